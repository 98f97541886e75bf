/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a project is sound, and its whole content as text.
 *
 * SQLite checks pages, types, CHECKs and references.  What its rules cannot say is checked here:
 * that the exact decimal and the doubles beside it agree, that dates are days of the calendar, that
 * units exist, that a figure's fields make sense together.  The dump is for comparing two states
 * of a file: tests of undo, and of power cuts, rely on its fixed order. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-schema.h"
#include "moat-unit.h"

/* Adds "@problem: text" per row that @sql returns, other than "ok". */
static gboolean
collect (MoatStore *self, const char *sql, const char *problem, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (self->db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      const char *text;

      if (!has_row)
        return TRUE;
      text = (const char *) sqlite3_column_text (select, 0);
      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", problem, text != NULL ? text : "?"));
    }
  return FALSE;
}

static gboolean
is_same (double stored, gboolean is_null, double computed)
{
  return is_null ? !isfinite (computed) : stored == computed;
}

static void
check_fact (sqlite3_stmt *row, const MoatFact *fact, GPtrArray *problems)
{
  g_autoptr (GError) reason = NULL;
  double low, best, high;

  moat_fact_interval (fact, &low, &best, &high);
  if (!is_same (sqlite3_column_double (row, 1), sqlite3_column_type (row, 1) == SQLITE_NULL,
                best) ||
      !is_same (sqlite3_column_double (row, 2), sqlite3_column_type (row, 2) == SQLITE_NULL, low) ||
      !is_same (sqlite3_column_double (row, 3), sqlite3_column_type (row, 3) == SQLITE_NULL, high))
    g_ptr_array_add (
      problems,
      g_strdup_printf (_ ("Figure %s: the number drawn is not the number stated"), fact->key));
  if (!moat_fact_validate (fact, &reason))
    g_ptr_array_add (problems, g_strdup_printf (_ ("Figure %s: %s"), fact->key, reason->message));
}

static gboolean
check_facts (MoatStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (
    self->db, "SELECT id, best_real, low_real, high_real FROM fact ORDER BY id", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      g_autoptr (MoatFact) fact = NULL;

      if (!has_row)
        return TRUE;
      fact = moat_store_get_fact (self, sqlite3_column_int64 (select, 0), error);
      if (fact == NULL)
        return FALSE;
      check_fact (select, fact, problems);
    }
  return FALSE;
}

/* SQLite's date() gives 2022-02-31 back as it is; only with a modifier does it count days. */
GPtrArray *
moat_store_check (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  if (!moat_store_verify (self, error) ||
      !collect (self, "PRAGMA integrity_check (100)", _ ("The file is damaged"), problems, error) ||
      !collect (self,
                "SELECT \"table\" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check",
                _ ("A row refers to one that is not there"), problems, error) ||
      !collect (
        self,
        "SELECT key FROM fact WHERE period_end IS NOT date (period_end, '+0 days')"
        " OR (period_start IS NOT NULL AND period_start IS NOT date (period_start, '+0 days'))"
        " OR known_from IS NOT date (known_from, '+0 days')",
        _ ("A figure has a date that is no day of the calendar"), problems, error) ||
      !collect (self,
                "SELECT fact.key FROM fact JOIN concept ON concept.id = concept_id WHERE unit_kind"
                " <> CASE WHEN unit IN ('ratio', 'count') THEN unit ELSE 'money' END"
                " OR (period_type = 'duration' AND period_start IS NULL)",
                _ ("A figure has a unit or a period that its measure cannot have"), problems,
                error) ||
      !collect (self,
                "SELECT key FROM event WHERE period_end IS NOT date (period_end, '+0 days')"
                " OR period_start IS NOT date (period_start, '+0 days')",
                _ ("An event has a date that is no day of the calendar"), problems, error) ||
      !check_facts (self, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}

static gboolean
dump_table (MoatStore *self, const char *table, GString *text, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table);
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (self->db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_string_append (text, table);
      for (int i = 0; i < sqlite3_column_count (select); i++)
        {
          const char *cell = (const char *) sqlite3_column_text (select, i);
          g_autofree char *escaped = cell != NULL ? g_strescape (cell, NULL) : g_strdup ("NULL");

          g_string_append_printf (text, "\t%s=%s", sqlite3_column_name (select, i), escaped);
        }
      g_string_append_c (text, '\n');
    }
  return FALSE;
}

char *
moat_store_dump (MoatStore *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (const char *const *table = moat_schema_get_tables (); *table != NULL; table++)
    {
      if (!dump_table (self, *table, text, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
