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
collect (sqlite3 *db, const char *sql, const char *problem, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      g_autofree char *text = NULL;

      if (!has_row)
        return TRUE;
      text = moat_statement_dup_text (select, 0);
      if (g_strcmp0 (text, "ok") != 0)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", problem, text != NULL ? text : "?"));
    }
  return FALSE;
}

static gboolean
check_pages (MoatStore *self, GPtrArray *problems, GError **error)
{
  sqlite3 *checked = moat_db_begin_check (self->db, error);
  gboolean done = checked != NULL && collect (checked, "PRAGMA integrity_check (100)",
                                              _ ("The file is damaged"), problems, error);

  moat_db_end_check (self->db, checked);
  return done;
}

static gboolean
check_references (MoatStore *self, GPtrArray *problems, GError **error)
{
  return collect (
    self->db, "SELECT \"table\" || ' ' || rowid || ' → ' || parent FROM pragma_foreign_key_check",
    _ ("A row refers to one that is not there"), problems, error);
}

static gboolean
has_no_date (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL && moat_date_parse_iso (text, -1) == MOAT_DATE_NONE;
}

/* @sql returns what a row is called and up to three dates.  They are judged here because SQLite's
 * own functions let the 30th of February pass. */
static gboolean
check_dates_of (MoatStore *self, const char *sql, const char *problem, GPtrArray *problems,
                GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (self->db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (has_no_date (select, 1) || has_no_date (select, 2) || has_no_date (select, 3))
        {
          g_autofree char *name = moat_statement_dup_text (select, 0);

          g_ptr_array_add (problems, g_strdup_printf ("%s: %s", problem, name));
        }
    }
  return FALSE;
}

static gboolean
check_dates (MoatStore *self, GPtrArray *problems, GError **error)
{
  return check_dates_of (self, "SELECT key, period_start, period_end, known_from FROM fact",
                         _ ("A figure has a date that is no day of the calendar"), problems,
                         error) &&
         check_dates_of (self, "SELECT key, period_start, period_end, NULL FROM event",
                         _ ("An event has a date that is no day of the calendar"), problems,
                         error) &&
         check_dates_of (
           self,
           "SELECT 'rate ' || base || ' ' || quote, period_start, period_end, NULL FROM rate"
           " UNION ALL SELECT 'source ' || key, published, NULL, NULL FROM source"
           " UNION ALL SELECT 'assessment ' || key, date, NULL, NULL FROM assessment"
           " UNION ALL SELECT 'rating ' || a.key || ' ' || i.key, due, NULL, NULL FROM rating r"
           " JOIN assessment a ON a.id = r.assessment_id JOIN item i ON i.id = r.item_id",
           _ ("A date is no day of the calendar"), problems, error);
}

static gboolean
check_measures (MoatStore *self, GPtrArray *problems, GError **error)
{
  return collect (
    self->db,
    "SELECT fact.key FROM fact JOIN concept ON concept.id = concept_id WHERE unit_kind"
    " <> CASE WHEN unit IN ('ratio', 'count') THEN unit ELSE 'money' END"
    " OR (period_type = 'duration' AND period_start IS NULL)",
    _ ("A figure has a unit or a period that its measure cannot have"), problems, error);
}

/* Figures have a check of their own. */
static gboolean
check_currencies (MoatStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select =
    moat_db_prepare (self->db,
                     "SELECT currency, 'entity ' || key FROM entity WHERE currency IS NOT NULL"
                     " UNION SELECT base, 'rate' FROM rate UNION SELECT quote, 'rate' FROM rate",
                     error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      g_autofree char *code = NULL;
      g_autofree char *user = NULL;
      const char *unit;

      if (!has_row)
        return TRUE;
      code = moat_statement_dup_text (select, 0);
      user = moat_statement_dup_text (select, 1);
      unit = moat_unit_intern (code);
      if (unit == NULL || moat_unit_get_kind (unit) != MOAT_UNIT_KIND_MONEY)
        g_ptr_array_add (
          problems, g_strdup_printf ("%s: %s (%s)", _ ("A currency is not known"), code, user));
    }
  return FALSE;
}

static gboolean
check_rates (MoatStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select =
    moat_db_prepare (self->db, "SELECT value, value_real, base || ' ' || quote FROM rate", error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      g_autofree char *value = NULL;
      g_autofree char *pair = NULL;
      MoatDecimal exact;

      if (!has_row)
        return TRUE;
      value = moat_statement_dup_text (select, 0);
      pair = moat_statement_dup_text (select, 2);
      if (!moat_decimal_parse (value, &exact) ||
          moat_decimal_to_double (exact) != sqlite3_column_double (select, 1))
        g_ptr_array_add (
          problems,
          /* Translators: a pair of currencies, and its rate as stated */
          g_strdup_printf (_ ("Rate %s: the number computed with is not the number stated (%s)"),
                           pair, value));
    }
  return FALSE;
}

static gboolean
has_foreign_bytes (sqlite3_stmt *row)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    {
      if (sqlite3_column_type (row, i) == SQLITE_TEXT &&
          !g_utf8_validate_len ((const char *) sqlite3_column_text (row, i),
                                (gsize) sqlite3_column_bytes (row, i), NULL))
        return TRUE;
    }
  return FALSE;
}

/* SQLite takes any bytes for text. */
static gboolean
check_text (MoatStore *self, const char *table, GPtrArray *problems, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, * FROM \"%s\" ORDER BY id", table);
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (self->db, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (has_foreign_bytes (select))
        g_ptr_array_add (problems,
                         g_strdup_printf ("%s: %s %" G_GINT64_FORMAT, _ ("A text is not Unicode"),
                                          table, (gint64) sqlite3_column_int64 (select, 0)));
    }
  return FALSE;
}

static gboolean
check_texts (MoatStore *self, GPtrArray *problems, GError **error)
{
  for (const char *const *table = moat_schema_get_tables (); *table != NULL; table++)
    {
      if (!check_text (self, *table, problems, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (double stored, gboolean is_null, double computed)
{
  return is_null ? !isfinite (computed) : stored == computed;
}

static void
check_fact (sqlite3_stmt *row, const MoatFact *fact, const MoatQualifierWord *words,
            GPtrArray *problems)
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
  if (!moat_fact_validate (fact, words, &reason))
    g_ptr_array_add (problems, g_strdup_printf (_ ("Figure %s: %s"), fact->key, reason->message));
}

static gboolean
check_facts (MoatStore *self, GPtrArray *problems, GError **error)
{
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (
    self->db,
    /* A figure that refers to nothing has been named already. */
    "SELECT f.id, f.best_real, f.low_real, f.high_real FROM fact f"
    " JOIN entity e ON e.id = f.entity_id JOIN concept c ON c.id = f.concept_id ORDER BY f.id",
    error);
  g_autoptr (MoatQualifierWord) words = moat_store_list_qualifier_words (self, error);
  gboolean has_row;

  if (select == NULL || words == NULL)
    return FALSE;
  while (moat_statement_step (select, &has_row, error))
    {
      g_autoptr (MoatFact) fact = NULL;

      if (!has_row)
        return TRUE;
      fact = moat_store_get_fact (self, sqlite3_column_int64 (select, 0), error);
      if (fact == NULL)
        return FALSE;
      check_fact (select, fact, words, problems);
    }
  return FALSE;
}

GPtrArray *
moat_store_check (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, NULL);

  if (!moat_store_verify (self, error) || !check_pages (self, problems, error) ||
      !check_references (self, problems, error) || !check_dates (self, problems, error) ||
      !check_measures (self, problems, error) || !check_currencies (self, problems, error) ||
      !check_rates (self, problems, error) || !check_texts (self, problems, error) ||
      !check_facts (self, problems, error))
    return NULL;
  return g_steal_pointer (&problems);
}

/* "\tname=value"; NULL has no sign and no value.  SQLite's own text of a number lacks digits. */
static void
dump_cell (sqlite3_stmt *row, int column, GString *text)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  int type = sqlite3_column_type (row, column);
  const char *cell = type == SQLITE_FLOAT
                       ? g_ascii_dtostr (number, sizeof number, sqlite3_column_double (row, column))
                       : (const char *) sqlite3_column_text (row, column);
  g_autofree char *escaped = cell != NULL ? g_strescape (cell, NULL) : NULL;

  g_string_append_printf (text, "\t%s", sqlite3_column_name (row, column));
  if (escaped != NULL)
    g_string_append_printf (text, "=%s", escaped);
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
        dump_cell (select, i, text);
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
