/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command explain: where a figure, and each figure of a chart, comes from and how it is
 * computed, in words and as JSON.
 */
#include "runner.h"

#include <string.h>

/* The line of an explanation with this key; fails if there is none. */
static JsonObject *
find_line (JsonNode *explanation, const char *key)
{
  JsonArray *lines = json_object_get_array_member (json_node_get_object (explanation), "lines");

  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      if (g_str_equal (json_object_get_string_member (line, "key"), key))
        return line;
    }
  g_error ("no line %s", key);
}

static void
assert_line (JsonNode *explanation, const char *key, const char *value, const char *unit)
{
  JsonObject *line = find_line (explanation, key);

  g_assert_cmpstr (json_object_get_string_member_with_default (line, "value", ""), ==, value);
  g_assert_cmpstr (json_object_get_string_member_with_default (line, "unit", ""), ==, unit);
  g_assert_cmpstr (json_object_get_string_member (line, "heading"), !=, "");
  g_assert_cmpstr (json_object_get_string_member (line, "text"), !=, "");
}

static void
test_explain_says_where_a_figure_comes_from (void)
{
  static const char *const parts[] = {
    "Behind Alibaba's CNY 380 bn bet on AI",
    "Nanfanglue Consulting",
    "1.1.1",
    "3247.51亿元",
    "324751000000 CNY",
    "10 fiscal years",
    "32475100000 CNY per year",
    "FY2014–FY2023",
  };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out = runner_get (runner, "explain", "a.moat", "--fact", "f02", NULL);
  g_autofree char *same =
    runner_get (runner, "explain", "a.moat", "--fact", "f02", "--format", "text", NULL);

  g_assert_cmpstr (same, ==, out);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    runner_assert_contains (out, parts[i]);
}

static void
test_explain_as_json_has_exact_values (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out =
    runner_get (runner, "explain", "a.moat", "--fact", "f02", "--format", "json", NULL);
  g_autoptr (JsonNode) node = runner_parse_json (out);

  assert_line (node, "entity", "alibaba-group", "");
  assert_line (node, "period", "2013-04-01/2023-03-31", "");
  assert_line (node, "years", "10", "");
  assert_line (node, "as-stated", "3247.51亿元", "");
  assert_line (node, "value", "324751000000", "CNY");
  assert_line (node, "source", "nanfanglue-2025", "");
  assert_line (node, "locator", "1.1.1", "");
  assert_line (node, "per-year", "32475100000", "CNY per year");
}

static void
test_explain_keeps_the_qualifier (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out =
    runner_get (runner, "explain", "a.moat", "--fact", "f01", "--format", "json", NULL);
  g_autoptr (JsonNode) node = runner_parse_json (out);

  assert_line (node, "qualifier", "over", "");
  assert_line (node, "status", "plan", "");
  assert_line (node, "value", "380000000000", "CNY");
  g_assert_true (g_str_has_prefix (
    json_object_get_string_member (find_line (node, "per-year"), "value"), "126666666666.6"));
}

static void
test_explain_speaks_both_languages_with_the_same_figures (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *chinese =
    runner_get (runner, "explain", "a.moat", "--fact", "f02", "--language", "zh_CN", NULL);
  g_autofree char *en = runner_get (runner, "explain", "a.moat", "--fact", "f02", "--format",
                                    "json", "--language", "en", NULL);
  g_autofree char *zh = runner_get (runner, "explain", "a.moat", "--fact", "f02", "--format",
                                    "json", "--language", "zh_CN", NULL);
  g_autoptr (JsonNode) a = runner_parse_json (en);
  g_autoptr (JsonNode) b = runner_parse_json (zh);
  JsonArray *lines = json_object_get_array_member (json_node_get_object (a), "lines");

  runner_assert_contains (chinese, "阿里巴巴集团");
  runner_assert_contains (chinese, "324751000000 CNY");
  for (guint i = 0; i < json_array_get_length (lines); i++)
    {
      JsonObject *line = json_array_get_object_element (lines, i);
      JsonObject *other = find_line (b, json_object_get_string_member (line, "key"));

      g_assert_cmpstr (json_object_get_string_member_with_default (line, "value", ""), ==,
                       json_object_get_string_member_with_default (other, "value", ""));
    }
}

static void
test_explain_a_chart_explains_each_figure (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *text =
    runner_get (runner, "explain", "a.moat", "--chart", "investment-timeline", NULL);
  g_autofree char *json = runner_get (runner, "explain", "a.moat", "--chart", "investment-timeline",
                                      "--format", "json", NULL);
  g_autoptr (JsonNode) node = runner_parse_json (json);
  JsonArray *array = json_node_get_array (node);

  runner_assert_contains (text, "324751000000 CNY");
  runner_assert_contains (text, "380000000000 CNY");
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  for (guint i = 0; i < 2; i++)
    assert_line (json_array_get_element (array, i), "source", "nanfanglue-2025", "");
  /* and the ratio on the arrow between the two */
  assert_line (json_array_get_element (array, 2), "from-rate", "32475100000", "CNY per year");
  assert_line (json_array_get_element (array, 2), "to-rate", "126666666666.667", "CNY per year");
  assert_line (json_array_get_element (array, 2), "shown", "3.9", "");
  runner_assert_contains (text, "≥ 3.9×");
}

static void
test_explain_what_does_not_exist_is_refused (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (RunnerResult) fact = runner_run (runner, "explain", "a.moat", "--fact", "f99", NULL);
  g_autoptr (RunnerResult) chart =
    runner_run (runner, "explain", "a.moat", "--chart", "nope", NULL);

  runner_assert_refused (fact, "“f99”");
  runner_assert_refused (chart, "investment-timeline");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/explain/" name, func)
  ADD ("says-where-a-figure-comes-from", test_explain_says_where_a_figure_comes_from);
  ADD ("as-json-has-exact-values", test_explain_as_json_has_exact_values);
  ADD ("keeps-the-qualifier", test_explain_keeps_the_qualifier);
  ADD ("speaks-both-languages-with-the-same-figures",
       test_explain_speaks_both_languages_with_the_same_figures);
  ADD ("a-chart-explains-each-figure", test_explain_a_chart_explains_each_figure);
  ADD ("what-does-not-exist-is-refused", test_explain_what_does_not_exist_is_refused);
#undef ADD
  return g_test_run ();
}
