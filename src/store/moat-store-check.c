/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a project is sound, and its whole content as text.
 *
 * SQLite checks pages, types, CHECKs and references.  What its rules cannot say is checked here:
 * that the exact decimal and the doubles beside it agree, that dates are days of the calendar, that
 * units exist, that a figure's fields make sense together, that nothing stands above itself, and
 * that what the journal holds can be taken back.  Each part is a statement and a function that
 * judges its rows.  The dump is for comparing two states
 * of a file: tests of undo, and of power cuts, rely on its fixed order. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-changeset.h"
#include "moat-cycles.h"
#include "moat-rules.h"
#include "moat-schema.h"

/* What is looked at, and what was found. */
typedef struct
{
  MoatStore *store;
  GPtrArray *problems;            /* of char * */
  const char *table;              /* check_texts() */
  const MoatRule *rule;           /* check_rules() */
  const MoatQualifierWord *words; /* check_facts() */
} Check;

static void
take_problem (Check *check, char *problem)
{
  if (problem != NULL)
    g_ptr_array_add (check->problems, problem);
}

static gboolean
for_each_row (Check *check, const char *sql, MoatRowFunc judge, GError **error)
{
  return moat_db_for_each_row (check->store->db, sql, judge, check, error);
}

static gboolean
judge_pages (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autofree char *damage = moat_statement_dup_text (row, 0);

  if (g_strcmp0 (damage, "ok") != 0)
    /* Translators: %s is what the database says, in English. */
    take_problem (data, g_strdup_printf (_ ("The file is damaged: %s"), damage));
  return TRUE;
}

static gboolean
check_pages (Check *check, GError **error)
{
  sqlite3 *db = check->store->db;
  sqlite3 *checked = moat_db_begin_check (db, error);
  gboolean done = checked != NULL && moat_db_for_each_row (checked, "PRAGMA integrity_check (100)",
                                                           judge_pages, check, error);

  moat_db_end_check (db, checked);
  return done;
}

static gboolean
judge_reference (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autofree char *table = moat_statement_dup_text (row, 0);
  g_autofree char *id = moat_statement_dup_text (row, 1);
  g_autofree char *other = moat_statement_dup_text (row, 2);

  take_problem (
    data,
    /* Translators: the number of a row, the names of its table and of the one it refers to. */
    g_strdup_printf (_ ("Row %s of the table %s refers to a row of %s that is not there"), id,
                     table, other));
  return TRUE;
}

static gboolean
check_references (Check *check, GError **error)
{
  return for_each_row (check, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check",
                       judge_reference, error);
}

static gboolean
judge_rule (sqlite3_stmt *row, gpointer data, GError **error)
{
  Check *check = data;
  g_autofree char *name = moat_statement_dup_text (row, 0);
  g_autofree char *text = moat_statement_dup_text (row, 1);
  g_autofree char *where = g_strdup_printf ("%s %s", check->rule->table, name);

  take_problem (check, moat_rule_judge (check->rule, where, text));
  return TRUE;
}

/* What a row is called, in SQL. */
static const char *
name_rows (const char *table)
{
  if (g_str_equal (table, "rate"))
    return "base || ' ' || quote || ' ' || period_end";
  if (g_str_equal (table, "rating"))
    return "ifnull ((SELECT key FROM assessment WHERE id = assessment_id) || ' '"
           " || (SELECT key FROM item WHERE id = item_id), rating.id)";
  return "key";
}

static gboolean
check_rules (Check *check, GError **error)
{
  for (check->rule = moat_rules_get_all (); check->rule->table != NULL; check->rule++)
    {
      const char *table = check->rule->table;
      const char *column = check->rule->column;
      g_autofree char *sql =
        g_strdup_printf ("SELECT %s, \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL ORDER BY id",
                         name_rows (table), column, table, column);

      if (!for_each_row (check, sql, judge_rule, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
judge_measure (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autofree char *key = moat_statement_dup_text (row, 0);

  take_problem (
    data,
    /* Translators: %s is the key of a figure, such as f02. */
    g_strdup_printf (_ ("Figure %s: its measure cannot have such a unit or such a period"), key));
  return TRUE;
}

static gboolean
check_measures (Check *check, GError **error)
{
  return for_each_row (
    check,
    "SELECT fact.key FROM fact JOIN concept ON concept.id = concept_id WHERE unit_kind"
    " <> CASE WHEN unit IN ('ratio', 'count') THEN unit ELSE 'money' END"
    " OR (period_type = 'duration' AND period_start IS NULL)",
    judge_measure, error);
}

static gboolean
judge_rate (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autofree char *pair = moat_statement_dup_text (row, 0);
  g_autofree char *stated = moat_statement_dup_text (row, 1);

  take_problem (data, moat_rules_judge_rate (pair, stated, sqlite3_column_double (row, 2)));
  return TRUE;
}

static gboolean
check_rates (Check *check, GError **error)
{
  return for_each_row (check, "SELECT base || ' ' || quote, value, value_real FROM rate",
                       judge_rate, error);
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

static gboolean
judge_texts (sqlite3_stmt *row, gpointer data, GError **error)
{
  Check *check = data;
  g_autofree char *id = moat_statement_dup_text (row, 0);

  if (has_foreign_bytes (row))
    take_problem (check,
                  g_strdup_printf (
                    /* Translators: the number of a row, the name of its table. */
                    _ ("Row %s of the table %s has a text that is not Unicode"), id, check->table));
  return TRUE;
}

/* SQLite takes any bytes for text. */
static gboolean
check_texts (Check *check, GError **error)
{
  for (const char *const *table = moat_schema_get_tables (); *table != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT id, * FROM \"%s\" ORDER BY id", *table);

      check->table = *table;
      if (!for_each_row (check, sql, judge_texts, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_same (double stored, gboolean is_null, double computed)
{
  return is_null ? !isfinite (computed) : stored == computed;
}

static gboolean
judge_fact (sqlite3_stmt *row, gpointer data, GError **error)
{
  Check *check = data;
  g_autoptr (MoatFact) fact =
    moat_store_get_fact (check->store, sqlite3_column_int64 (row, 0), error);
  g_autoptr (GError) reason = NULL;
  double low, best, high;

  if (fact == NULL)
    return FALSE;
  moat_fact_interval (fact, &low, &best, &high);
  if (!is_same (sqlite3_column_double (row, 1), sqlite3_column_type (row, 1) == SQLITE_NULL,
                best) ||
      !is_same (sqlite3_column_double (row, 2), sqlite3_column_type (row, 2) == SQLITE_NULL, low) ||
      !is_same (sqlite3_column_double (row, 3), sqlite3_column_type (row, 3) == SQLITE_NULL, high))
    take_problem (check, g_strdup_printf (
                           _ ("Figure %s: the number drawn is not the number stated"), fact->key));
  if (!moat_fact_validate (fact, check->words, &reason))
    take_problem (check, g_strdup_printf (_ ("Figure %s: %s"), fact->key, reason->message));
  return TRUE;
}

static gboolean
check_facts (Check *check, GError **error)
{
  g_autoptr (MoatQualifierWord) words = moat_store_list_qualifier_words (check->store, error);

  check->words = words;
  return words != NULL &&
         for_each_row (check,
                       /* A figure that refers to nothing has been named already. */
                       "SELECT f.id, f.best_real, f.low_real, f.high_real FROM fact f"
                       " JOIN entity e ON e.id = f.entity_id"
                       " JOIN concept c ON c.id = f.concept_id ORDER BY f.id",
                       judge_fact, error);
}

static gboolean
check_cycles (Check *check, GError **error)
{
  sqlite3 *db = check->store->db;
  g_autoptr (GPtrArray) entities = moat_cycles_find (
    db, "entity", "SELECT id, parent_id FROM entity WHERE parent_id IS NOT NULL ORDER BY id",
    error);
  g_autoptr (GPtrArray) facts = NULL;

  if (entities != NULL)
    facts = moat_cycles_find (db, "fact",
                              "SELECT fact_id, other_id FROM relation WHERE kind = 'supersedes'"
                              " ORDER BY fact_id",
                              error);
  for (guint i = 0; facts != NULL && i < entities->len; i++)
    take_problem (check, g_strdup_printf (
                           /* Translators: %s is the key of an entity. */
                           _ ("Entity %s stands above itself: its parents lead back to it"),
                           (const char *) g_ptr_array_index (entities, i)));
  for (guint i = 0; facts != NULL && i < facts->len; i++)
    take_problem (check, g_strdup_printf (
                           /* Translators: %s is the key of a figure, such as f02. */
                           _ ("Figure %s supersedes itself by way of others"),
                           (const char *) g_ptr_array_index (facts, i)));
  return facts != NULL;
}

static gboolean
judge_entry (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autoptr (GByteArray) changeset =
    moat_changeset_arrange (sqlite3_column_blob (row, 2), (gsize) sqlite3_column_bytes (row, 2));
  g_autofree char *id = moat_statement_dup_text (row, 0);
  g_autofree char *label = moat_statement_dup_text (row, 1);

  if (changeset == NULL)
    take_problem (
      data,
      /* Translators: a number, and the name of an action, such as “Change value of f02”. */
      g_strdup_printf (_ ("Entry %s of the journal, “%s”, is damaged: it cannot be taken back or "
                          "repeated"),
                       id, label));
  return TRUE;
}

static gboolean
judge_parked (sqlite3_stmt *row, gpointer data, GError **error)
{
  g_autofree char *id = moat_statement_dup_text (row, 0);
  g_autofree char *label = moat_statement_dup_text (row, 1);

  take_problem (
    data,
    /* Translators: a number, and the name of an action, such as “Import figures.csv”. */
    g_strdup_printf (_ ("Entry %s of the journal, “%s”, has lost figures: it cannot be repeated"),
                     id, label));
  return TRUE;
}

/* Those that are abandoned or settled are never applied again.  (Before version 2 nothing was
 * parked.) */
static gboolean
check_journal (Check *check, GError **error)
{
  gint64 version;

  return for_each_row (check,
                       "SELECT id, label, changeset FROM journal"
                       " WHERE state IN ('applied', 'undone') ORDER BY id",
                       judge_entry, error) &&
         moat_db_get_int (check->store->db, "PRAGMA user_version", &version, error) &&
         (version < 2 ||
          for_each_row (
            check,
            "SELECT id, label FROM journal WHERE state = 'undone'"
            " AND last_fact_id - first_fact_id + 1 <> (SELECT count (*) FROM fact_parked"
            " WHERE batch_id = journal.batch_id AND fact_parked.id"
            " BETWEEN first_fact_id AND last_fact_id) ORDER BY id",
            judge_parked, error));
}

GPtrArray *
moat_store_check (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Check check = { .store = self, .problems = problems };

  g_return_val_if_fail (self != NULL, NULL);

  if (!moat_store_verify (self, error) || !check_pages (&check, error) ||
      !check_references (&check, error) || !check_rules (&check, error) ||
      !check_measures (&check, error) || !check_rates (&check, error) ||
      !check_texts (&check, error) || !check_facts (&check, error) ||
      !check_cycles (&check, error) || !check_journal (&check, error))
    return NULL;
  return g_steal_pointer (&problems);
}

typedef struct
{
  const char *table;
  GString *text;
} Dump;

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
dump_row (sqlite3_stmt *row, gpointer data, GError **error)
{
  Dump *dump = data;

  g_string_append (dump->text, dump->table);
  for (int i = 0; i < sqlite3_column_count (row); i++)
    dump_cell (row, i, dump->text);
  g_string_append_c (dump->text, '\n');
  return TRUE;
}

char *
moat_store_dump (MoatStore *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Dump dump = { .text = text };

  g_return_val_if_fail (self != NULL, NULL);

  for (const char *const *table = moat_schema_get_tables (); *table != NULL; table++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", *table);

      dump.table = *table;
      if (!moat_db_for_each_row (self->db, sql, dump_row, &dump, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
