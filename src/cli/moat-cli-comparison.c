/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What `moat-cli compare` prints: a row for each value, in the order of its column and rank.
 *
 * The cells are the same in every format, exact and in C notation; text and JSON add who is
 * missing, JSON why each value is what it is.
 */
#include "config.h"

#include "moat-cli-comparison.h"

#include <string.h>

#include "moat-chart-data.h"
#include "moat-store.h"

/** Row: one value of the comparison. */
typedef struct
{
  guint series;
  gsize index;
  int column;
  guint rank; /* 0: none */
  const char *name;
} Row;

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Row *left = a, *right = b;
  MoatChartSort sort = *(const MoatChartSort *) data;

  if (left->column != right->column)
    return left->column - right->column;
  if (sort == MOAT_CHART_SORT_NAME)
    return g_utf8_collate (left->name, right->name);
  if (sort == MOAT_CHART_SORT_GIVEN || left->rank == right->rank)
    return (int) left->series - (int) right->series;
  return sort == MOAT_CHART_SORT_DESCENDING ? (int) left->rank - (int) right->rank
                                            : (int) right->rank - (int) left->rank;
}

/* Ranks the values of one column. */
static void
rank_column (GArray *rows, int column, const MoatComparison *comparison)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GArray) at = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) ranked = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);

      if (row->column != column)
        continue;
      g_ptr_array_add (values, (gpointer) moat_series_get_derivation (
                                 comparison->series->pdata[row->series], row->index));
      g_array_append_val (at, i);
    }
  ranked = moat_rank ((const MoatDerivation *const *) values->pdata, values->len);
  for (guint i = 0; i < ranked->len; i++)
    {
      const MoatRanked *item = &g_array_index (ranked, MoatRanked, i);
      g_array_index (rows, Row, g_array_index (at, guint, item->index)).rank = item->rank;
    }
}

static GArray *
list_rows (const MoatComparison *comparison, const MoatChartSpec *spec, MoatLanguage language)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (Row));

  for (guint i = 0; i < comparison->series->len; i++)
    {
      MoatSeries *series = comparison->series->pdata[i];
      gsize n;

      moat_series_get_observations (series, &n);
      for (gsize k = 0; k < n; k++)
        {
          Row row = { i, k, moat_series_get_column (series, k), 0,
                      moat_label_get (&moat_series_get_info (series)->entity_label, language) };
          g_array_append_val (rows, row);
        }
    }
  for (int column = 0; column < (int) comparison->columns->len; column++)
    rank_column (rows, column, comparison);
  g_array_sort_with_data (rows, compare_rows, (gpointer) &spec->sort);
  return rows;
}

/** Cells: what a row says, as texts. */
enum
{
  RANK,
  ENTITY,
  CONCEPT,
  PERIOD,
  VALUE,
  LOW,
  HIGH,
  UNIT,
  QUALIFIER,
  STATUS,
  GRADE,
  HOW,
  FACTS,
  N_CELLS
};

static const char *const headings[N_CELLS] = { "rank",  "entity", "concept", "period",    "value",
                                               "low",   "high",   "unit",    "qualifier", "status",
                                               "grade", "how",    "facts" };

static char *
join_facts (MoatProject *project, const MoatDerivation *value)
{
  g_autoptr (GArray) ids = moat_derivation_list_facts (value);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MoatFact) fact = moat_store_get_fact (moat_project_get_store (project),
                                                       g_array_index (ids, gint64, i), NULL);
      if (fact)
        g_ptr_array_add (keys, g_strdup (fact->key));
    }
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" ", (char **) keys->pdata);
}

static GStrv
make_cells (MoatProject *project, const MoatComparison *comparison, const Row *row)
{
  MoatSeries *series = comparison->series->pdata[row->series];
  const MoatSeriesInfo *info = moat_series_get_info (series);
  const MoatDerivation *value = moat_series_get_derivation (series, row->index);
  gboolean has_ends = value->qualifier == MOAT_QUALIFIER_BETWEEN;
  char **cells = g_new0 (char *, N_CELLS + 1);

  cells[RANK] = row->rank > 0 ? g_strdup_printf ("%u", row->rank) : g_strdup ("");
  cells[ENTITY] = g_strdup (info->entity);
  cells[CONCEPT] = g_strdup (info->concept);
  cells[PERIOD] = moat_period_to_iso (value->period);
  cells[VALUE] = moat_decimal_to_string (value->best);
  cells[LOW] = has_ends ? moat_decimal_to_string (value->low) : g_strdup ("");
  cells[HIGH] = has_ends ? moat_decimal_to_string (value->high) : g_strdup ("");
  cells[UNIT] =
    g_strconcat (value->unit ? value->unit : "", value->is_yearly ? " per year" : "", NULL);
  cells[QUALIFIER] = g_strdup (moat_qualifier_to_nick (value->qualifier));
  cells[STATUS] = g_strdup (moat_status_to_nick (value->status));
  cells[GRADE] = g_strdup (moat_grade_to_nick (value->grade));
  cells[HOW] = g_strdup (value->kind == MOAT_DERIVATION_FACT ? "stated" : "computed");
  cells[FACTS] = join_facts (project, value);
  return cells;
}

/* RFC 4180. */
static void
append_csv (GString *out, const char *const *cells)
{
  for (int i = 0; i < N_CELLS; i++)
    {
      gboolean is_quoted = strpbrk (cells[i], ",\"\n\r") != NULL;

      g_string_append (out, i > 0 ? "," : "");
      if (is_quoted)
        {
          g_auto (GStrv) parts = g_strsplit (cells[i], "\"", -1);
          g_autofree char *doubled = g_strjoinv ("\"\"", parts);
          g_string_append_printf (out, "\"%s\"", doubled);
        }
      else
        g_string_append (out, cells[i]);
    }
  g_string_append (out, "\r\n");
}

static char *
to_csv (MoatProject *project, const MoatComparison *comparison, const GArray *rows)
{
  GString *out = g_string_new (NULL);

  append_csv (out, headings);
  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) cells = make_cells (project, comparison, &g_array_index (rows, Row, i));
      append_csv (out, (const char *const *) cells);
    }
  return g_string_free (out, FALSE);
}

/* Tab-separated, then who is missing. */
static char *
to_text (MoatProject *project, const MoatChartData *data, const GArray *rows)
{
  const char *const *messages = moat_chart_data_get_messages (data);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_auto (GStrv) cells =
        make_cells (project, moat_chart_data_get_comparison (data), &g_array_index (rows, Row, i));
      g_autofree char *line = g_strjoinv ("\t", cells);
      g_string_append_printf (out, "%s\n", line);
    }
  for (; *messages; messages++)
    g_string_append_printf (out, "%s\n", *messages);
  return g_string_free (out, FALSE);
}

static void
add_row (JsonBuilder *builder, MoatProject *project, const MoatChartData *data, const Row *row,
         MoatExplanation *explanation)
{
  g_auto (GStrv) cells = make_cells (project, moat_chart_data_get_comparison (data), row);

  json_builder_begin_object (builder);
  for (int i = 0; i < N_CELLS; i++)
    {
      if (!cells[i][0])
        continue;
      json_builder_set_member_name (builder, headings[i]);
      if (i == RANK)
        json_builder_add_int_value (builder, row->rank);
      else
        json_builder_add_string_value (builder, cells[i]);
    }
  json_builder_set_member_name (builder, "why");
  json_builder_add_value (builder, moat_cli_explanation_to_json (explanation));
  json_builder_end_object (builder);
}

static char *
to_json (MoatProject *project, const MoatChartData *data, const GArray *rows, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = &g_array_index (rows, Row, i);
      g_autoptr (MoatExplanation) explanation =
        moat_chart_data_explain (data, row->series, row->index, error);

      if (!explanation)
        return NULL;
      add_row (builder, project, data, row, explanation);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "absent");
  json_builder_begin_array (builder);
  for (const char *const *message = moat_chart_data_get_messages (data); *message; message++)
    json_builder_add_string_value (builder, *message);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

gboolean
moat_cli_print_comparison (MoatProject *project, const MoatChartSpec *spec, const char *format,
                           MoatLanguage language, GError **error)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (MoatChartData) data = moat_chart_data_new (project, spec, wording, error);
  g_autoptr (GArray) rows = NULL;
  g_autofree char *text = NULL;

  if (!data)
    return FALSE;
  rows = list_rows (moat_chart_data_get_comparison (data), spec, language);
  if (g_strcmp0 (format, "json") == 0)
    text = to_json (project, data, rows, error);
  else if (g_strcmp0 (format, "csv") == 0)
    text = to_csv (project, moat_chart_data_get_comparison (data), rows);
  else
    text = to_text (project, data, rows);
  return text && moat_store_verify (moat_project_get_store (project), error) &&
         moat_cli_print (text, error);
}
