/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Staged tables into a project.
 *
 * Tables go in in the order in which they refer to each other, whatever order they came in.  Most
 * rows are the store's affair: text into columns, keys into references.  Three tables are more than
 * text: a fact is a MoatFact, whose words and value must say the same (moat-import-fact.c), a rate
 * a MoatRate (moat-import-rate.c), and a chart is a specification, which must be readable before it
 * is stored.
 *
 * A row that is refused is reported with table, line and reason, and left out; nothing is
 * repaired or guessed.  Rows may refer to later rows of their own table (a segment above its
 * group), so refused ones are tried again for as long as that helps.  An error, as opposed to a
 * refused row, is a failure of the store: a full disk, a lock, a damaged file.
 */
#include "config.h"

#include "moat-import.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-chart-json-private.h"
#include "moat-import-private.h"

/* Every table that can be imported, those that others refer to first. */
static const char *const table_order[] = {
  "project", "qualifier_word", "entity", "concept",  "source", "framework", "section",
  "item",    "event",          "fact",   "relation", "rate",   "claim",     "assessment",
  "rating",  "evidence",       "chart",  "story",    "slide",
};

void
moat_import_report_free (MoatImportReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static void
add_problem (MoatImportReport *report, const MoatTable *table, gsize line, int column,
             const char *message)
{
  char *text;

  if (column >= 0)
    /* Translators: the name of a table, a line number, the name of a column, what is wrong. */
    text = g_strdup_printf (_ ("%s, line %zu, column %s: %s"), table->name, line,
                            table->columns[column], message);
  else
    /* Translators: the name of a table, a line number, what is wrong. */
    text = g_strdup_printf (_ ("%s, line %zu: %s"), table->name, line, message);
  g_ptr_array_add (report->problems, text);
}

/* Whether @error is about the row; anything else is about the file it should go into. */
static gboolean
is_about_row (const GError *error)
{
  return error->domain != MOAT_STORE_ERROR ||
         g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT) ||
         g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

static void
append_json_text (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append (out, quoted);
}

/* Puts the cells of a row together again as the JSON object that they were staged from; a staged
 * cell holds a text without its quotes. */
static char *
join_members (const MoatTable *table, const MoatTableRow *row, int key_column)
{
  g_autoptr (GString) json = g_string_new ("{");

  for (int i = 0; table->columns[i]; i++)
    {
      if (i == key_column || row->cells[i][0] == '\0')
        continue;
      if (json->len > 1)
        g_string_append_c (json, ',');
      append_json_text (json, table->columns[i]);
      g_string_append_c (json, ':');
      if (moat_chart_member_is_text (table->columns[i], row->cells[i]))
        append_json_text (json, row->cells[i]);
      else
        g_string_append (json, row->cells[i]);
    }
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

static gboolean
import_chart (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
              int *column, GError **error)
{
  int key_column = moat_table_find_column (table, "key");
  g_autoptr (MoatChartSpec) spec = NULL;
  g_autoptr (GPtrArray) charts = NULL;
  g_autofree char *json = NULL;
  g_autofree char *compact = NULL;
  MoatStoredChart chart = { 0 };

  if (key_column < 0 || row->cells[key_column][0] == '\0')
    {
      g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                           _ ("The chart has no key"));
      return FALSE;
    }
  json = join_members (table, row, key_column);
  spec = moat_chart_spec_from_json (row->cells[key_column], json, error);
  if (!spec)
    return FALSE;
  charts = moat_store_list_charts (target->store, error);
  if (!charts)
    return FALSE;
  compact = moat_chart_spec_to_json (spec);
  chart.key = spec->key;
  chart.spec = compact;
  if (charts->len > 0)
    chart.position = ((MoatStoredChart *) charts->pdata[charts->len - 1])->position;
  chart.position++;
  return moat_store_put_chart (target->store, &chart, error);
}

/* A row with @text in the column @name, unless the table has that column. */
static gboolean
import_completed (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
                  const char *name, const char *text, GError **error)
{
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) column_names = NULL;
  g_auto (GStrv) cells = NULL;

  g_strv_builder_addv (columns, (const char **) table->columns);
  g_strv_builder_addv (values, (const char **) row->cells);
  if (moat_table_find_column (table, name) < 0)
    {
      g_strv_builder_add (columns, name);
      g_strv_builder_add (values, text);
    }
  column_names = g_strv_builder_end (columns);
  cells = g_strv_builder_end (values);
  return moat_store_insert_row (target->store, table->name, (const char *const *) column_names,
                                (const char *const *) cells, error);
}

/* The one row of the project says when it was made; tables that people write need not. */
static gboolean
import_project (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
                int *column, GError **error)
{
  g_autofree char *today = moat_date_to_iso (moat_date_today ());

  return import_completed (target, table, row, "created", today, error);
}

/* Files have the exact rate; the number beside it, for drawing, follows from that. */
static gboolean
import_rate (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row, int *column,
             GError **error)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "";
  int value_column = moat_table_find_column (table, "value");
  MoatDecimal value;

  if (value_column >= 0 && moat_decimal_parse (row->cells[value_column], &value))
    g_ascii_dtostr (number, sizeof number, moat_decimal_to_double (value));
  return import_completed (target, table, row, "value_real", number, error);
}

static gboolean
import_plain (MoatImportTarget *target, const MoatTable *table, const MoatTableRow *row,
              int *column, GError **error)
{
  return moat_store_insert_row (target->store, table->name, (const char *const *) table->columns,
                                (const char *const *) row->cells, error);
}

typedef gboolean (*RowFunc) (MoatImportTarget *target, const MoatTable *table,
                             const MoatTableRow *row, int *column, GError **error);

static RowFunc
find_row_func (const char *table)
{
  if (g_str_equal (table, "fact"))
    return moat_import_fact;
  if (g_str_equal (table, "rate"))
    return moat_import_rate;
  if (g_str_equal (table, "chart"))
    return import_chart;
  if (g_str_equal (table, "project"))
    return import_project;
  if (g_str_equal (table, "rate"))
    return import_rate;
  return import_plain;
}

/* One pass over the rows of @pending; those that are refused stay in it. */
static gboolean
import_rows (MoatImportTarget *target, const MoatTable *table, GPtrArray *pending,
             GPtrArray *refusals, MoatImportReport *report, GError **error)
{
  RowFunc import_row = find_row_func (table->name);
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_extend (rows, pending, NULL, NULL);
  g_ptr_array_set_size (pending, 0);
  g_ptr_array_set_size (refusals, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      MoatTableRow *row = rows->pdata[i];
      g_autoptr (GError) local = NULL;
      int column = -1;

      if (import_row (target, table, row, &column, &local))
        {
          report->n_added++;
          continue;
        }
      if (!is_about_row (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_ptr_array_add (pending, row);
      g_ptr_array_add (refusals, moat_import_refusal_new (column, local->message));
    }
  return TRUE;
}

static gboolean
import_table (MoatImportTarget *target, const MoatTable *table, MoatImportReport *report,
              GError **error)
{
  g_autoptr (GPtrArray) pending = g_ptr_array_new ();
  g_autoptr (GPtrArray) refusals =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_import_refusal_free);
  guint before;

  g_ptr_array_extend (pending, table->rows, NULL, NULL);
  do
    {
      before = pending->len;
      if (!import_rows (target, table, pending, refusals, report, error))
        return FALSE;
    }
  while (pending->len > 0 && pending->len < before && g_str_equal (table->name, "entity"));

  report->n_refused += pending->len;
  for (guint i = 0; i < pending->len; i++)
    {
      const MoatTableRow *row = pending->pdata[i];
      const MoatImportRefusal *refusal = refusals->pdata[i];
      add_problem (report, table, row->line, refusal->column, refusal->message);
    }
  return TRUE;
}

/* What the reader found wrong; rows it kept out count as refused. */
static void
report_staging (MoatImportReport *report, const MoatTable *table)
{
  report->n_read += table->rows->len + table->problems->len;
  report->n_refused += table->problems->len;
  for (guint i = 0; i < table->problems->len; i++)
    {
      const MoatTableProblem *problem = table->problems->pdata[i];
      add_problem (report, table, problem->line, problem->column, problem->message);
    }
}

static int
find_order (const MoatTable *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table_order); i++)
    if (g_str_equal (table_order[i], table->name))
      return (int) i;
  return -1;
}

static int
compare_order (gconstpointer a, gconstpointer b)
{
  return find_order (*(MoatTable *const *) a) - find_order (*(MoatTable *const *) b);
}

static gboolean
import_sorted (MoatImportTarget *target, GPtrArray *sorted, MoatImportReport *report,
               GError **error)
{
  for (guint i = 0; i < sorted->len; i++)
    {
      const MoatTable *table = sorted->pdata[i];

      report_staging (report, table);
      if (find_order (table) < 0)
        {
          report->n_refused += table->rows->len;
          add_problem (report, table, 1, -1, _ ("A project has no such table"));
        }
      else if (!import_table (target, table, report, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_import_tables (MoatStore *store, GPtrArray *tables, MoatImportReport **report, GError **error)
{
  g_autoptr (MoatImportReport) made = g_new0 (MoatImportReport, 1);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new (); /* borrowed tables */
  MoatImportTarget target = { store, NULL, NULL };
  gboolean done;

  g_return_val_if_fail (store != NULL && tables != NULL && report != NULL, FALSE);

  made->problems = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_extend (sorted, tables, NULL, NULL);
  g_ptr_array_sort (sorted, compare_order);
  done = import_sorted (&target, sorted, made, error);
  g_clear_pointer (&target.words, moat_qualifier_words_free);
  g_clear_pointer (&target.entities, g_ptr_array_unref);
  if (done)
    *report = g_steal_pointer (&made);
  return done;
}
