/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the project file: facts and charts as values, any other table as a row of text.
 *
 * Everything here runs inside an open action, so a failure leaves it to the caller to cancel the
 * whole.  Nothing is taken in that the check of the project would find fault with.  Figures in bulk
 * have a way of their own, in moat-store-batch.c. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-rules.h"
#include "moat-schema.h"

/* Resolves a key for a reference column; the message names the column. */
static gboolean
bind_reference (MoatStore *self, sqlite3_stmt *statement, int parameter, const char *table,
                const char *key, GError **error)
{
  gint64 id;

  if (key == NULL || *key == '\0')
    {
      moat_statement_bind_null (statement, parameter);
      return TRUE;
    }
  if (!moat_store_find_id (self, table, key, &id, error))
    return FALSE;
  moat_statement_bind_int (statement, parameter, id);
  return TRUE;
}

void
moat_store_bind_fact_numbers (sqlite3_stmt *put, const MoatFactRow *row)
{
  moat_statement_bind_text (put, 1, row->key);
  moat_statement_bind_optional (put, 5, row->period_start);
  moat_statement_bind_optional (put, 6, row->period_end);
  moat_statement_bind_text (put, 7, row->as_stated);
  moat_statement_bind_text (put, 8, row->value);
  moat_statement_bind_double (put, 11, row->best_real);
  moat_statement_bind_double (put, 12, row->low_real);
  moat_statement_bind_double (put, 13, row->high_real);
  moat_statement_bind_text (put, 18, row->locator);
}

void
moat_store_list_fact_words (const MoatFactRow *row, MoatFactWord *words)
{
  const MoatFactWord all[MOAT_STORE_N_FACT_WORDS] = {
    { 9, row->low },
    { 10, row->high },
    { 14, row->unit },
    { 15, row->qualifier },
    { 16, row->status },
    { 17, row->grade },
    { 20, row->remark_en },
    { 21, row->remark_zh },
    { 19, *row->known_from != '\0' ? row->known_from : NULL },
  };

  memcpy (words, all, sizeof all);
}

static void
bind_fact_row (sqlite3_stmt *put, const MoatFactRow *row)
{
  MoatFactWord words[MOAT_STORE_N_FACT_WORDS];

  moat_store_bind_fact_numbers (put, row);
  moat_store_list_fact_words (row, words);
  for (int i = 0; i < MOAT_STORE_N_FACT_WORDS; i++)
    moat_statement_bind_text (put, words[i].parameter, words[i].text);
}

/* Runs an UPDATE that must meet one row. */
static gboolean
run_on_one_row (MoatStore *self, sqlite3_stmt *statement, const char *what, GError **error)
{
  if (!moat_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (self->db) == 0)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                   /* Translators: %s is the key of a figure or a chart. */
                   _ ("“%s” is no longer in the project"), what);
      return FALSE;
    }
  return TRUE;
}

/* A concept that is not there is bind_reference()'s to report. */
static gboolean
check_concept (MoatStore *self, const MoatFact *fact, GError **error)
{
  sqlite3_stmt *select =
    moat_store_statement (self, "SELECT unit_kind, period_type FROM concept WHERE key = ?1", error);
  MoatConcept concept = { 0 };
  gboolean has_row, done;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_text (select, 1, fact->concept != NULL ? fact->concept : "");
  done = moat_statement_step (select, &has_row, error);
  if (done && has_row)
    {
      moat_unit_kind_from_nick ((const char *) sqlite3_column_text (select, 0), &concept.unit_kind);
      moat_period_type_from_nick ((const char *) sqlite3_column_text (select, 1),
                                  &concept.period_type);
      done = moat_fact_suits_concept (fact, &concept, error);
    }
  sqlite3_reset (select);
  return done;
}

/* Binds the keys of @fact as ids. */
static gboolean
bind_references (MoatStore *self, sqlite3_stmt *put, const MoatFact *fact, GError **error)
{
  return bind_reference (self, put, 2, "entity", fact->entity, error) &&
         bind_reference (self, put, 3, "concept", fact->concept, error) &&
         bind_reference (self, put, 4, "source", fact->source, error);
}

gboolean
moat_store_put_fact (MoatStore *self, MoatFact *fact, GError **error)
{
  static const char update[] =
    "UPDATE fact SET key = ?1, entity_id = ?2, concept_id = ?3, source_id = ?4, period_start = ?5,"
    " period_end = ?6, as_stated = ?7, value = ?8, low = ?9, high = ?10, best_real = ?11,"
    " low_real = ?12, high_real = ?13, unit = ?14, qualifier = ?15, status = ?16, grade = ?17,"
    " locator = ?18, known_from = ?19, remark_en = ?20, remark_zh = ?21 WHERE id = ?22";
  g_autoptr (GStringChunk) texts = NULL;
  gboolean is_new;
  sqlite3_stmt *put;
  MoatFactRow row;

  g_return_val_if_fail (self != NULL && fact != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self) && !moat_store_is_in_batch (self), FALSE);

  is_new = fact->id == 0;
  if (!moat_store_may_change (self, error) || !check_concept (self, fact, error))
    return FALSE;
  put = moat_store_statement (self, is_new ? MOAT_STORE_INSERT_FACT : update, error);
  if (put == NULL || !bind_references (self, put, fact, error))
    return FALSE;
  texts = g_string_chunk_new (256);
  moat_fact_row_init (&row, fact, texts);
  bind_fact_row (put, &row);
  if (is_new)
    moat_statement_bind_null (put, 22);
  else
    moat_statement_bind_int (put, 22, fact->id);
  if (!run_on_one_row (self, put, row.key != NULL ? row.key : "", error))
    return FALSE;
  if (is_new)
    fact->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
delete_row (MoatStore *self, const char *sql, gint64 id, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  statement = moat_store_may_change (self, error) ? moat_store_statement (self, sql, error) : NULL;
  if (statement == NULL)
    return FALSE;
  moat_statement_bind_int (statement, 1, id);
  return run_on_one_row (self, statement, name, error);
}

gboolean
moat_store_delete_fact (MoatStore *self, gint64 id, GError **error)
{
  return delete_row (self, "DELETE FROM fact WHERE id = ?1", id, error);
}

gboolean
moat_store_put_chart (MoatStore *self, MoatStoredChart *chart, GError **error)
{
  sqlite3_stmt *put;

  g_return_val_if_fail (self != NULL && chart != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error))
    return FALSE;
  put = moat_store_statement (
    self,
    chart->id == 0 ? "INSERT INTO chart (key, position, spec) VALUES (?1, ?2, ?3)"
                   : "UPDATE chart SET key = ?1, position = ?2, spec = ?3 WHERE id = ?4",
    error);
  if (put == NULL)
    return FALSE;
  moat_statement_bind_text (put, 1, chart->key);
  moat_statement_bind_int (put, 2, chart->position);
  moat_statement_bind_text (put, 3, chart->spec);
  if (chart->id != 0)
    moat_statement_bind_int (put, 4, chart->id);
  if (!run_on_one_row (self, put, chart->key, error))
    return FALSE;
  if (chart->id == 0)
    chart->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

gboolean
moat_store_delete_chart (MoatStore *self, gint64 id, GError **error)
{
  return delete_row (self, "DELETE FROM chart WHERE id = ?1", id, error);
}

gboolean
moat_store_find_column (MoatStore *self, const char *table, const char *name, char **column,
                        char **refers_to, GError **error)
{
  sqlite3_stmt *select =
    moat_store_statement (self,
                          "SELECT c.name, k.\"table\" FROM pragma_table_info (?1) c"
                          " LEFT JOIN pragma_foreign_key_list (?1) k ON k.\"from\" = c.name"
                          " WHERE c.name = ?2 OR c.name = ?2 || '_id' ORDER BY length (c.name)",
                          error);
  gboolean has_row, done;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_text (select, 1, table);
  moat_statement_bind_text (select, 2, name);
  done = moat_statement_step (select, &has_row, error);
  if (done && has_row)
    {
      *column = moat_statement_dup_text (select, 0);
      /* A column named in full takes the id itself. */
      *refers_to = g_str_equal (*column, name) ? NULL : moat_statement_dup_text (select, 1);
    }
  else if (done)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                 /* Translators: the names of a table and a column of the project file. */
                 _ ("The table %s has no column “%s”"), table, name);
  sqlite3_reset (select);
  return done && has_row;
}

/* Whether the column takes the text, as the check of the project will judge it. */
static gboolean
check_cell (const char *table, const char *column, const char *text, GError **error)
{
  const MoatRule *rule = moat_rules_find (table, column);
  g_autofree char *problem = rule != NULL ? moat_rule_judge (rule, table, text) : NULL;

  if (problem != NULL)
    g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT, problem);
  return problem == NULL;
}

/* "INSERT INTO t (a, b_id) VALUES (?, (the id of the row of b with this key))" and its values. */
static char *
compose_insert (MoatStore *self, const char *table, const char *const *columns,
                const char *const *values, GPtrArray *bound, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) places = g_string_new (NULL);

  for (int i = 0; columns[i] != NULL && values[i] != NULL; i++)
    {
      g_autofree char *column = NULL;
      g_autofree char *refers_to = NULL;

      if (!moat_store_find_column (self, table, columns[i], &column, &refers_to, error))
        return NULL;
      if (*values[i] == '\0')
        continue;
      if (refers_to != NULL)
        {
          gint64 id;

          if (!moat_store_find_id (self, refers_to, values[i], &id, error))
            {
              g_prefix_error (error, "%s: ", columns[i]);
              return NULL;
            }
          g_ptr_array_add (bound, g_strdup_printf ("%" G_GINT64_FORMAT, id));
        }
      else if (!check_cell (table, column, values[i], error))
        return NULL;
      else
        g_ptr_array_add (bound, g_strdup (values[i]));
      g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? ", " : "", column);
      g_string_append (places, places->len > 0 ? ", ?" : "?");
    }
  if (names->len == 0)
    return g_strdup_printf ("INSERT INTO \"%s\" DEFAULT VALUES", table);
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", table, names->str, places->str);
}

static gboolean
check_new_rate (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self, "SELECT base || ' ' || quote, value, value_real FROM rate WHERE id = ?1", error);
  g_autofree char *pair = NULL, *stated = NULL, *problem = NULL;
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_int (select, 1, id);
  if (!moat_statement_step (select, &has_row, error))
    return FALSE;
  pair = moat_statement_dup_text (select, 0);
  stated = moat_statement_dup_text (select, 1);
  problem = moat_rules_judge_rate (pair, stated, sqlite3_column_double (select, 2));
  sqlite3_reset (select);
  if (problem != NULL)
    g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT, problem);
  return problem == NULL;
}

/* Whether a figure may supersede another: not if that supersedes it. */
static gboolean
check_new_relation (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "WITH RECURSIVE older (id) AS (SELECT other_id FROM relation WHERE id = ?1"
    " AND kind = 'supersedes' UNION SELECT other_id FROM relation"
    " JOIN older ON fact_id = older.id WHERE kind = 'supersedes')"
    " SELECT key FROM relation JOIN fact ON fact.id = fact_id WHERE relation.id = ?1"
    " AND fact_id IN (SELECT id FROM older)",
    error);
  gboolean has_row, done;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_int (select, 1, id);
  done = moat_statement_step (select, &has_row, error);
  if (done && has_row)
    {
      g_autofree char *key = moat_statement_dup_text (select, 0);

      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the key of a figure, such as f02. */
                   _ ("Figure %s supersedes itself by way of others"), key);
    }
  sqlite3_reset (select);
  return done && !has_row;
}

/* What cannot be told from one cell, or before SQLite has made a number of it.  A row that is
 * refused goes again, for the caller may go on with the next. */
static gboolean
check_new_row (MoatStore *self, const char *table, GError **error)
{
  gint64 id = sqlite3_last_insert_rowid (self->db);
  const char *delete_sql;

  if (g_str_equal (table, "rate"))
    {
      if (check_new_rate (self, id, error))
        return TRUE;
      delete_sql = "DELETE FROM rate WHERE id = ?1";
    }
  else
    {
      if (!g_str_equal (table, "relation") || check_new_relation (self, id, error))
        return TRUE;
      delete_sql = "DELETE FROM relation WHERE id = ?1";
    }
  if (!delete_row (self, delete_sql, id, NULL))
    moat_db_rollback (self->db); /* the action cannot be ended then */
  return FALSE;
}

gboolean
moat_store_insert_row (MoatStore *self, const char *table, const char *const *columns,
                       const char *const *values, GError **error)
{
  g_autoptr (GPtrArray) bound = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (self != NULL && table != NULL && columns != NULL && values != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error))
    return FALSE;
  if (!g_strv_contains (moat_schema_get_tables (), table) || g_str_equal (table, "fact"))
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of a table of the project file. */
                   _ ("A project has no table “%s”"), table);
      return FALSE;
    }
  sql = compose_insert (self, table, columns, values, bound, error);
  if (sql == NULL)
    return FALSE;
  insert = moat_db_prepare (self->db, sql, error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < bound->len; i++)
    moat_statement_bind_text (insert, (int) i + 1, g_ptr_array_index (bound, i));
  return moat_statement_run (insert, error) && check_new_row (self, table, error);
}

char *
moat_store_make_fact_key (MoatStore *self, const char *prefix, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT max (CAST (substr (key, length (?1) + 1) AS INTEGER)) FROM fact"
    " WHERE substr (key, 1, length (?1)) = ?1 AND substr (key, length (?1) + 1) GLOB '[0-9]*'"
    /* A longer number would not fit. */
    " AND length (key) <= length (?1) + 15",
    error);
  gboolean has_row;
  char *key = NULL;

  if (select == NULL)
    return NULL;
  moat_statement_bind_text (select, 1, prefix);
  if (moat_statement_step (select, &has_row, error))
    key = g_strdup_printf ("%s%02" G_GINT64_FORMAT, prefix,
                           has_row ? (gint64) sqlite3_column_int64 (select, 0) + 1 : 1);
  sqlite3_reset (select);
  return key;
}
