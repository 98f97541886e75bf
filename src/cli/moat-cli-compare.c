/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli compare`: companies on one basis, each value with how it came about.
 *
 * The options make a chart specification that is never stored, so that what is printed here is what
 * a chart of the window would draw.  Values are exact decimals in C notation; JSON and text also
 * say who is missing and why.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-chart-data.h"
#include "moat-cli.h"
#include "moat-store.h"
#include "moat-unit.h"

/** Options: as they were typed. */
typedef struct
{
  char *concept, *entities, *period, *basis, *currency, *rate, *sort, *as_of, *format, *language;
  gboolean latest, calendarise, window_is_sum;
  int window;
} Options;

static void
options_clear (Options *self)
{
  char **texts[] = {
    &self->concept, &self->entities, &self->period, &self->basis,  &self->currency,
    &self->rate,    &self->sort,     &self->as_of,  &self->format, &self->language
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
refuse_key (GError **error, gboolean is_entity, const char *key)
{
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
               is_entity ? _ ("there is no entity “%s” in the project")
                         : _ ("there is no concept “%s” in the project"),
               key);
  return FALSE;
}

/* "stated", "per-year", "share:KEY", "index:DATE", "growth", "cumulative". */
static gboolean
read_basis (const char *text, MoatChartSpec *spec, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *nick = colon ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
  gboolean needs_more;

  if (!moat_basis_from_nick (nick, &spec->basis))
    goto usage;
  needs_more = spec->basis == MOAT_BASIS_SHARE || spec->basis == MOAT_BASIS_INDEX;
  if (needs_more != (colon != NULL))
    goto usage;
  if (spec->basis == MOAT_BASIS_SHARE)
    spec->share_of = g_strdup (colon + 1);
  if (spec->basis != MOAT_BASIS_INDEX)
    return TRUE;
  spec->index_date = moat_date_parse_iso (colon + 1, -1);
  if (spec->index_date != MOAT_DATE_NONE)
    return TRUE;

usage:
  moat_cli_set_choice_error (error, "--basis", text,
                             "stated, per-year, share:KEY, index:YYYY-MM-DD, growth, cumulative");
  return FALSE;
}

static gboolean
read_periods (const char *text, MoatChartSpec *spec, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  spec->periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  spec->period_mode = MOAT_PERIODS_CHOSEN;
  for (char **part = parts; *part; part++)
    {
      MoatPeriod period;

      if (!moat_period_parse (g_strstrip (*part), MOAT_YEAR_END_CALENDAR, &period) ||
          !moat_period_is_valid (period))
        {
          moat_cli_set_choice_error (error, "--period", *part,
                                     "2024, 2024Q3, 2024-01-01/2024-12-31");
          return FALSE;
        }
      g_array_append_val (spec->periods, period);
    }
  return TRUE;
}

static gboolean
read_currency (const Options *options, MoatChartSpec *spec, GError **error)
{
  MoatDecimal rate;

  if (options->currency)
    {
      spec->unit = moat_unit_intern (options->currency);
      if (!spec->unit || moat_unit_get_kind (spec->unit) != MOAT_UNIT_KIND_MONEY)
        {
          moat_cli_set_choice_error (error, "--currency", options->currency, "CNY, USD, EUR …");
          return FALSE;
        }
    }
  if (!options->rate)
    return TRUE;
  if (!spec->unit || !moat_decimal_parse (options->rate, &rate) || moat_decimal_sign (rate) <= 0)
    {
      g_set_error_literal (
        error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
        _ ("--constant-rate takes what one unit of the other currency is in that "
           "of --currency"));
      return FALSE;
    }
  spec->constant_rate = g_strdup (options->rate);
  return TRUE;
}

static gboolean
read_rest (const Options *options, MoatChartSpec *spec, GError **error)
{
  spec->calendarised = options->calendarise;
  if (options->window < 0 || options->window == 1 || options->window > 1000)
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("--window takes a number of periods, 2 to 1000"));
      return FALSE;
    }
  spec->window = (guint) options->window;
  spec->window_is_sum = options->window_is_sum;
  if (options->sort && !moat_chart_sort_from_nick (options->sort, &spec->sort))
    {
      moat_cli_set_choice_error (error, "--sort", options->sort,
                                 "descending, ascending, name, given");
      return FALSE;
    }
  if (options->as_of)
    {
      spec->as_known_on = moat_date_parse_iso (options->as_of, -1);
      if (spec->as_known_on == MOAT_DATE_NONE)
        {
          moat_cli_set_choice_error (error, "--as-of", options->as_of, "YYYY-MM-DD");
          return FALSE;
        }
    }
  if (options->format && !g_str_equal (options->format, "text") &&
      !g_str_equal (options->format, "csv") && !g_str_equal (options->format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", options->format, "text, csv, json");
      return FALSE;
    }
  return TRUE;
}

static MoatChartSpec *
make_spec (const Options *options, GError **error)
{
  g_autoptr (MoatChartSpec) spec = moat_chart_spec_new ();

  if (!options->concept || !options->entities || (options->period && options->latest))
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           options->concept && options->entities
                             ? _ ("give either --period or --latest")
                             : _ ("give --concept and --entities"));
      return NULL;
    }
  spec->kind = MOAT_CHART_KIND_BAR;
  g_clear_pointer (&spec->concepts, g_strfreev);
  g_clear_pointer (&spec->entities, g_strfreev);
  spec->concepts = g_strsplit (options->concept, ",", -1);
  spec->entities = g_strsplit (options->entities, ",", -1);
  if (options->latest)
    spec->period_mode = MOAT_PERIODS_LATEST;
  if ((options->period && !read_periods (options->period, spec, error)) ||
      (options->basis && !read_basis (options->basis, spec, error)) ||
      !read_currency (options, spec, error) || !read_rest (options, spec, error))
    return NULL;
  return g_steal_pointer (&spec);
}

static gboolean
check_keys (MoatProject *project, const MoatChartSpec *spec, GError **error)
{
  for (char **key = spec->entities; *key; key++)
    if (!moat_project_find_entity (project, *key))
      return refuse_key (error, TRUE, *key);
  for (char **key = spec->concepts; *key; key++)
    if (!moat_project_find_concept (project, *key))
      return refuse_key (error, FALSE, *key);
  if (spec->share_of && !moat_project_find_concept (project, spec->share_of))
    return refuse_key (error, FALSE, spec->share_of);
  return TRUE;
}

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

static gboolean
print_comparison (MoatProject *project, const MoatChartSpec *spec, const char *format,
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

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "concept", 0, 0, G_OPTION_ARG_STRING, &options.concept, NULL, NULL },
    { "entities", 0, 0, G_OPTION_ARG_STRING, &options.entities, NULL, NULL },
    { "period", 0, 0, G_OPTION_ARG_STRING, &options.period, NULL, NULL },
    { "latest", 0, 0, G_OPTION_ARG_NONE, &options.latest, NULL, NULL },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &options.basis, NULL, NULL },
    { "calendarise", 0, 0, G_OPTION_ARG_NONE, &options.calendarise, NULL, NULL },
    { "currency", 0, 0, G_OPTION_ARG_STRING, &options.currency, NULL, NULL },
    { "constant-rate", 0, 0, G_OPTION_ARG_STRING, &options.rate, NULL, NULL },
    { "window", 0, 0, G_OPTION_ARG_INT, &options.window, NULL, NULL },
    { "window-sum", 0, 0, G_OPTION_ARG_NONE, &options.window_is_sum, NULL, NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &options.language, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatChartSpec) spec = NULL;
  g_autoptr (MoatProject) project = NULL;
  MoatLanguage language;

  if (!rest || !moat_cli_read_language (options.language, &language, error))
    return FALSE;
  spec = make_spec (&options, error);
  project = spec ? moat_cli_open (rest[0], error) : NULL;
  return project && check_keys (project, spec, error) &&
         print_comparison (project, spec, options.format, language, error);
}

const MoatCliCommand moat_cli_compare = {
  "compare",
  "FILE --concept KEY[,KEY] --entities A,B,C [--period P[,P] | --latest] [--basis "
  "stated|per-year|share:KEY|index:DATE|growth|cumulative] [--calendarise] [--currency USD] "
  "[--constant-rate R] [--window N [--window-sum]] [--sort descending|ascending|name|given] "
  "[--as-of "
  "DATE] [--format text|csv|json] [--language en|zh_CN]",
  N_ ("Compare entities on one basis: rank, value, unit, qualifier, status, and who is missing."),
  run,
};
