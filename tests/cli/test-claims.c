/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `claims`: every claim with its verdict, for people and for scripts.
 */
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

static JsonArray *
read_array (JsonNode *root, guint n)
{
  JsonArray *array = json_node_get_array (root);

  g_assert_cmpuint (json_array_get_length (array), ==, n);
  return array;
}

static void
test_json (void)
{
  static const char *const verdicts[] = { "supported", "not-supported", "depends",
                                          "cannot-be-checked", "cannot-be-checked" };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *json = runner_get (runner, "claims", "a.moat", "--format", "json", NULL);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonArray *claims = read_array (root, 5);
  JsonObject *comparison = json_array_get_object_element (claims, 1);
  JsonObject *left = json_object_get_object_member (comparison, "left");
  JsonObject *right = json_object_get_object_member (comparison, "right");
  JsonObject *unchecked = json_array_get_object_element (claims, 3);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (claims, i), "verdict"), ==,
      verdicts[i]);
  g_assert_cmpstr (json_object_get_string_member (comparison, "key"), ==, "c02");
  g_assert_cmpstr (json_object_get_string_member (comparison, "operator"), ==, "ratio");
  g_assert_cmpstr (json_object_get_string_member (comparison, "tolerance"), ==, "0.25");
  g_assert_cmpstr (json_object_get_string_member (comparison, "ratio_shown"), ==, "≈ 0.45×");
  g_assert_true (
    g_str_has_prefix (json_object_get_string_member (comparison, "ratio"), "0.45238095238"));
  g_assert_cmpstr (json_object_get_string_member (left, "expression"), ==, "f01");
  g_assert_cmpstr (json_object_get_string_member (left, "basis"), ==, "per-year");
  g_assert_cmpstr (json_object_get_string_member (left, "qualifier"), ==, "over");
  g_assert_cmpstr (json_object_get_string_member (left, "status"), ==, "plan");
  g_assert_true (json_object_get_null_member (left, "high")); /* over: no end above */
  g_assert_cmpstr (json_object_get_string_member (right, "value"), ==, "280000000000");
  g_assert_cmpstr (json_object_get_string_member (right, "low"), ==, "266000000000");
  g_assert_cmpstr (json_object_get_string_member (right, "unit"), ==, "CNY");
  g_assert_cmpstr (json_object_get_string_member (comparison, "source"), ==, "nanfanglue-2025");
  g_assert_cmpstr (json_object_get_string_member (comparison, "locator"), ==, "1.1.5");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (comparison, "missing")),
                    ==, 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (comparison, "arithmetic")),
                    >=, 4);
  g_assert_cmpstr (
    json_array_get_string_element (json_object_get_array_member (comparison, "facts"), 1), ==,
    "f14");
  g_assert_true (json_object_get_null_member (unchecked, "ratio"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (unchecked, "missing")), >=,
                    1);
}

static void
test_text (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *english = runner_get (runner, "claims", "a.moat", "--language", "en", NULL);
  g_autofree char *chinese = runner_get (runner, "claims", "a.moat", "--language", "zh_CN", NULL);

  runner_assert_contains (english, "c02  not supported  The plan is comparable in scale");
  runner_assert_contains (english, "\n    ≈ 0.45× per year; not comparable within ±25%.\n");
  runner_assert_contains (english, "As stated, each for its own period: ≈ 1.36×");
  runner_assert_contains (english, "\n    [f01]  ratio  [f14]\n");
  runner_assert_contains (english, "(nanfanglue-2025: 1.1.5)");
  runner_assert_contains (chinese, "c02  不成立  该计划与美国科技巨头的资本开支规模相当");
  runner_assert_contains (chinese, "按年计：≈ 0.45×；超出±25%，规模并不相当。");
}

/* An edit of a figure changes the verdict, and undo takes it back. */
static void
test_follows_edits (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *changed = NULL, *undone = NULL;

  g_free (
    runner_get (runner, "set", "a.moat", "f14", "as-stated=1200亿元", "qualifier=exact", NULL));
  changed = runner_get (runner, "claims", "a.moat", "--language", "en", NULL);
  runner_assert_contains (changed, "c02  depends"); /* over 126.7 bn beside exactly 120 bn */
  g_free (runner_get (runner, "undo", "a.moat", NULL));
  undone = runner_get (runner, "claims", "a.moat", "--language", "en", NULL);
  runner_assert_contains (undone, "c02  not supported");
}

static void
test_empty_and_refused (void)
{
  g_autoptr (Runner) runner = runner_new ();
  g_autofree char *none = NULL, *text = NULL;
  g_autoptr (RunnerResult) format = NULL, language = NULL, file = NULL;

  g_free (runner_get (runner, "new", "empty.moat", NULL));
  none = runner_get (runner, "claims", "empty.moat", "--format", "json", NULL);
  text = runner_get (runner, "claims", "empty.moat", NULL);
  g_assert_cmpstr (none, ==, "[]\n");
  g_assert_cmpstr (text, ==, "");
  format = runner_run (runner, "claims", "empty.moat", "--format", "csv", NULL);
  runner_assert_usage (format, "--format");
  language = runner_run (runner, "claims", "empty.moat", "--language", "tlh", NULL);
  runner_assert_usage (language, "--language");
  file = runner_run (runner, "claims", "none.moat", NULL);
  runner_assert_refused (file, "none.moat");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/json", test_json);
  g_test_add_func ("/claims/text", test_text);
  g_test_add_func ("/claims/follows-edits", test_follows_edits);
  g_test_add_func ("/claims/empty-and-refused", test_empty_and_refused);
  return g_test_run ();
}
