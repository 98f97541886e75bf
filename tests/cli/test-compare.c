/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `compare`, `chart` and `sets`: companies on one basis, and the charts that are made of that.
 */
#include "runner.h"

#include <string.h>

/* The value of the first entity, as text has it. */
static char *
compare_one (Runner *runner, const char *const *options)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (RunnerResult) result = NULL;
  g_auto (GStrv) lines = NULL, cells = NULL;

  g_ptr_array_add (arguments, (gpointer) "compare");
  g_ptr_array_add (arguments, (gpointer) "a.moat");
  for (gsize i = 0; options[i]; i++)
    g_ptr_array_add (arguments, (gpointer) options[i]);
  g_ptr_array_add (arguments, (gpointer) "--format");
  g_ptr_array_add (arguments, (gpointer) "csv");
  g_ptr_array_add (arguments, NULL);
  result = runner_run_strv (runner, (const char *const *) arguments->pdata);
  g_assert_cmpint (result->status, ==, 0);
  lines = g_strsplit (result->out, "\n", -1);
  cells = g_strsplit (lines[1] ? lines[1] : "", ",", -1);
  return g_strdup (g_strv_length (cells) > 4 ? cells[4] : "");
}

/* Worked by hand from the statements of the sample. */
static void
test_every_basis (void)
{
  static const struct
  {
    const char *options[12];
    const char *value;
  } cases[] = {
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025" }, "57372000000" },
    { { "--concept", "rd_expense", "--entities", "meta", "--latest" }, "57372000000" },
    { { "--concept", "cloud_ai_infrastructure_investment", "--entities", "alibaba-group",
        "--period", "2025-01-01/2027-12-31", "--basis", "per-year" },
      "126666666666.6666666666666666666667" },
    /* 57.372 ÷ 200.966 */
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025", "--basis",
        "share:revenue" },
      "0.2854811261606440890498890359563309" },
    /* 57.372 ÷ 38.483 × 100 */
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025", "--basis",
        "index:2023-12-31" },
      "149.084" },
    /* 57.372 ÷ 43.873 − 1 */
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025", "--basis", "growth" },
      "0.307683541130" },
    /* 38.483 + 43.873 + 57.372 */
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025", "--basis",
        "cumulative" },
      "139728000000" },
    /* FY2024 × 182 days of 366 + FY2025 × 184 of 365 */
    { { "--concept", "rd_expense", "--entities", "microsoft", "--period", "2024", "--calendarise" },
      "31051" },
    { { "--concept", "rd_expense", "--entities", "meta", "--period", "2025", "--currency", "CNY",
        "--constant-rate", "7.2" },
      "413078400000" },
  };
  g_autoptr (Runner) runner = runner_new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *value = compare_one (runner, cases[i].options);

      if (!g_str_has_prefix (value, cases[i].value))
        g_error ("case %u: %s, not %s", (guint) i, value, cases[i].value);
    }
}

static void
test_who_is_missing_is_named (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *text =
    runner_get (runner, "compare", "a.moat", "--concept", "rd_expense", "--entities",
                "meta,alibaba-cloud,alibaba-group", "--period", "2025", NULL);
  g_autofree char *json =
    runner_get (runner, "compare", "a.moat", "--concept", "rd_expense", "--entities",
                "meta,alibaba-group", "--period", "2025", "--format", "json", NULL);
  g_autoptr (JsonNode) root = runner_parse_json (json);

  runner_assert_contains (text, "Alibaba Cloud");
  runner_assert_contains (text, "No figure for 2025: Alibaba Group");
  g_assert_true (json_object_has_member (json_node_get_object (root), "values"));
  runner_assert_contains (json, "Alibaba Group");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *arguments[12];
    gboolean is_usage;
    const char *said;
  } cases[] = {
    { { "compare", "a.moat", "--concept", "rd_expense" }, TRUE, "--entities" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--latest",
        "--period", "2024" },
      TRUE,
      "either" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--basis", "share" },
      TRUE,
      "share:KEY" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--basis",
        "index:soon" },
      TRUE,
      "index:YYYY-MM-DD" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--period",
        "yesterday" },
      TRUE,
      "2024Q3" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--currency", "XBT" },
      TRUE,
      "CNY, USD" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "meta", "--constant-rate",
        "7" },
      TRUE,
      "--constant-rate" },
    { { "compare", "a.moat", "--concept", "nothing", "--entities", "meta" }, FALSE, "nothing" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "nobody" }, FALSE, "nobody" },
    { { "compare", "a.moat", "--concept", "rd_expense", "--entities", "@nobody" },
      FALSE,
      "nobody" },
    { { "sets", "a.moat", "put", "Two" }, TRUE, "put NAME" },
    { { "sets", "a.moat", "put", "a,b", "--entities", "meta" }, FALSE, "commas" },
    { { "sets", "a.moat", "put", "Two", "--entities", "meta,nobody" }, FALSE, "nobody" },
    { { "chart", "a.moat", "new", "x", "--spec", "bad.json" }, FALSE, "kind" },
    { { "chart", "a.moat", "new", "x", "--spec", "broken.json" }, FALSE, "JSON" },
    { { "chart", "a.moat", "new", "x", "--spec", "odd.json" }, FALSE, "colour" },
    { { "chart", "a.moat", "show", "x" }, FALSE, "x" },
    { { "chart", "a.moat", "delete", "x" }, FALSE, "x" },
  };
  static const char *const files[][2] = {
    { "bad.json", "{\"kind\": \"pie\"}" },
    { "broken.json", "{\"kind\": " },
    { "odd.json", "{\"kind\": \"bar\", \"colour\": 3}" },
  };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = NULL, *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    runner_write (runner, files[i][0], files[i][1], strlen (files[i][1]));
  before = runner_snapshot (runner);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RunnerResult) result = runner_run_strv (runner, cases[i].arguments);

      if (cases[i].is_usage)
        runner_assert_usage (result, cases[i].said);
      else
        runner_assert_refused (result, cases[i].said);
    }
  after = runner_snapshot (runner);
  g_assert_cmpstr (before, ==, after);
}

static void
test_sets (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = runner_get (runner, "sets", "a.moat", NULL), *json = NULL;
  g_autofree char *put = NULL, *both = NULL, *undone = NULL, *after = NULL, *deleted = NULL;
  g_autoptr (JsonNode) root = NULL;

  runner_assert_contains (before, "US hyperscaler\tamazon-web-services,alphabet,microsoft,meta\n");
  put = runner_get (runner, "sets", "a.moat", "put", "Social", "--entities", "meta", NULL);
  both = runner_get (runner, "compare", "a.moat", "--concept", "rd_expense", "--entities",
                     "@Social,microsoft", "--period", "2025", NULL);
  runner_assert_contains (both, "1\tmeta\t");
  runner_assert_contains (both, "2\tmicrosoft\t");
  json = runner_get (runner, "sets", "a.moat", "--format", "json", NULL);
  root = runner_parse_json (json);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (root)), ==, 3);
  deleted = runner_get (runner, "sets", "a.moat", "delete", "Social", NULL);
  undone = runner_get (runner, "undo", "a.moat", NULL);
  after = runner_get (runner, "sets", "a.moat", NULL);
  runner_assert_contains (after, "Social\tmeta\n");
}

/* Each kind is made from JSON, shown as it was given, exported to every format, and undone. */
static void
test_charts_of_every_kind (void)
{
  static const char *const kinds[] = {
    "span", "column", "line",    "stacked-column",  "stacked-column-100", "waterfall", "bar",
    "dot",  "slope",  "scatter", "small-multiples", "heat-table",         "mekko",
  };
  static const char *const formats[] = { "png", "pdf", "svg" };
  g_autoptr (Runner) runner = runner_new_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *spec = g_strdup_printf (
        "{\"kind\": \"%s\", \"page\": \"peers\", \"entities\": [\"meta\", \"alphabet\", "
        "\"microsoft\"], \"concepts\": [\"rd_expense\"%s], \"periods\": [\"2024\", \"2025\"], "
        "\"annotations\": [{\"kind\": \"average\"}, {\"kind\": \"callout\", \"from\": "
        "{\"entity\": \"meta\"}, \"text\": {\"en\": \"Here\"}}]}",
        kinds[i], g_str_equal (kinds[i], "scatter") ? ", \"revenue\"" : "");
      g_autofree char *made = NULL, *shown = NULL;
      g_autoptr (JsonNode) root = NULL;

      runner_write (runner, "spec.json", spec, strlen (spec));
      made = runner_get (runner, "chart", "a.moat", "new", kinds[i], "--spec", "spec.json", NULL);
      shown = runner_get (runner, "chart", "a.moat", "show", kinds[i], NULL);
      root = runner_parse_json (shown);
      g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "kind"), ==,
                       kinds[i]);
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                          json_node_get_object (root), "annotations")),
                        ==, 2);
      for (gsize k = 0; k < G_N_ELEMENTS (formats); k++)
        {
          g_autofree char *out = g_strdup_printf ("%s.%s", kinds[i], formats[k]);
          g_autoptr (GBytes) bytes = NULL;

          runner_export (runner, kinds[i], out, NULL);
          bytes = runner_read (runner, out);
          g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);
        }
    }
}

static void
test_charts_are_changed_and_undone (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  const char spec[] = "{\"kind\": \"bar\", \"entities\": [\"meta\"], \"concepts\": [\"revenue\"]}";
  const char other[] = "{\"kind\": \"dot\", \"entities\": [\"meta\"], \"concepts\": [\"revenue\"]}";
  g_autofree char *made = NULL, *set = NULL, *shown = NULL, *deleted = NULL, *undone = NULL;
  g_autofree char *back = NULL, *help = runner_get (runner, "help", "chart-spec", NULL);

  runner_write (runner, "spec.json", spec, strlen (spec));
  runner_write (runner, "other.json", other, strlen (other));
  made = runner_get (runner, "chart", "a.moat", "new", "mine", "--spec", "spec.json", NULL);
  set = runner_get (runner, "chart", "a.moat", "set", "mine", "--spec", "other.json", NULL);
  shown = runner_get (runner, "chart", "a.moat", "show", "mine", NULL);
  runner_assert_contains (shown, "\"dot\"");
  deleted = runner_get (runner, "chart", "a.moat", "delete", "mine", NULL);
  undone = runner_get (runner, "undo", "a.moat", NULL);
  back = runner_get (runner, "chart", "a.moat", "show", "mine", NULL);
  g_assert_cmpstr (back, ==, shown);
  runner_assert_contains (help, "annotations");
  runner_assert_contains (help, "share-of");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/compare/every-basis", test_every_basis);
  g_test_add_func ("/cli/compare/who-is-missing-is-named", test_who_is_missing_is_named);
  g_test_add_func ("/cli/compare/refused", test_refused);
  g_test_add_func ("/cli/compare/sets", test_sets);
  g_test_add_func ("/cli/compare/charts-of-every-kind", test_charts_of_every_kind);
  g_test_add_func ("/cli/compare/charts-are-changed-and-undone",
                   test_charts_are_changed_and_undone);
  return g_test_run ();
}
