/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The commands about figures: facts lists them, set changes one in one action or not at all.
 */
#include "runner.h"

#include <json-glib/json-glib.h>
#include <string.h>

static const char heading[] =
  "key,entity,concept,period_start,period_end,as_stated,value,low,high,unit,qualifier,status,grade,"
  "source,locator,known_from,remark_en,remark_zh\r\n";

/* Facts */

static void
test_facts_are_csv_with_every_field (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out = runner_get (runner, "facts", "a.moat", "--format", "csv", NULL);
  g_autofree char *plain = runner_get (runner, "facts", "a.moat", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);

  g_assert_cmpstr (plain, ==, out);
  g_assert_true (g_str_has_prefix (out, heading));
  for (int i = 1; i <= 67; i++)
    {
      g_autofree char *key = g_strdup_printf ("f%02d", i);

      g_assert_cmpstr (runner_cell (table, key, "as_stated"), !=, "");
    }
  g_assert_cmpuint (table->rows->len, ==, 67);
  g_assert_cmpstr (runner_cell (table, "f02", "entity"), ==, "alibaba-group");
  g_assert_cmpstr (runner_cell (table, "f02", "period_start"), ==, "2013-04-01");
  g_assert_cmpstr (runner_cell (table, "f02", "period_end"), ==, "2023-03-31");
  g_assert_cmpstr (runner_cell (table, "f02", "as_stated"), ==, "3247.51亿元");
  g_assert_cmpstr (runner_cell (table, "f02", "value"), ==, "324751000000");
  g_assert_cmpstr (runner_cell (table, "f02", "unit"), ==, "CNY");
  g_assert_cmpstr (runner_cell (table, "f01", "qualifier"), ==, "over");
  g_assert_cmpstr (runner_cell (table, "f01", "status"), ==, "plan");
}

static void
test_facts_as_json_are_the_same (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out = runner_get (runner, "facts", "a.moat", "--format", "json", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);
  g_autoptr (JsonNode) node = runner_parse_json (out);
  JsonArray *array = json_node_get_array (node);

  g_assert_cmpuint (json_array_get_length (array), ==, table->rows->len);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const MoatTableRow *row = table->rows->pdata[i];
      JsonObject *object = json_array_get_object_element (array, i);

      for (int k = 0; table->columns[k]; k++)
        g_assert_cmpstr (json_object_get_string_member_with_default (object, table->columns[k], ""),
                         ==, row->cells[k]);
    }
}

static void
test_no_facts_are_still_json (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *out =
    runner_get (runner, "facts", "a.moat", "--as-of", "1999-12-31", "--format", "json", NULL);
  g_autofree char *csv = runner_get (runner, "facts", "a.moat", "--as-of", "1999-12-31", NULL);
  g_autoptr (JsonNode) node = runner_parse_json (out);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 0);
  g_assert_cmpstr (csv, ==, heading);
}

static void
test_facts_can_be_chosen (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (MoatTable) all = runner_read_facts (runner, "a.moat", NULL);
  g_autoptr (MoatTable) group =
    runner_read_facts (runner, "a.moat", "--entity", "alibaba-group", NULL);
  g_autoptr (MoatTable) spending =
    runner_read_facts (runner, "a.moat", "--concept", "capital_expenditure", NULL);
  g_autoptr (MoatTable) both =
    runner_read_facts (runner, "a.moat", "--entity", "alibaba-group", "--concept",
                       "cloud_ai_infrastructure_investment", NULL);

  g_assert_cmpuint (group->rows->len, <, all->rows->len);
  g_assert_cmpuint (group->rows->len, >, 0);
  for (guint i = 0; i < group->rows->len; i++)
    g_assert_cmpstr (((MoatTableRow *) group->rows->pdata[i])->cells[1], ==, "alibaba-group");
  for (guint i = 0; i < spending->rows->len; i++)
    g_assert_cmpstr (((MoatTableRow *) spending->rows->pdata[i])->cells[2], ==,
                     "capital_expenditure");
  g_assert_cmpstr (runner_cell (spending, "f13", "value"), ==, "40000000000");
  g_assert_cmpstr (runner_cell (spending, "f14", "value"), ==, "280000000000");
  g_assert_cmpuint (spending->rows->len, ==, 2 + 5 + 4 + 4); /* of AWS and three others */
  g_assert_cmpuint (both->rows->len, ==, 2);
  g_assert_cmpstr (runner_cell (both, "f01", "value"), ==, "380000000000");
  g_assert_cmpstr (runner_cell (both, "f02", "value"), ==, "324751000000");
}

/* ISO dates are in the order of their text. */
static void
assert_known_by (const MoatTable *facts, const char *day)
{
  int column = moat_table_find_column (facts, "known_from");

  for (guint i = 0; i < facts->rows->len; i++)
    g_assert_cmpstr (((MoatTableRow *) facts->rows->pdata[i])->cells[column], <=, day);
}

static void
test_facts_as_of_a_date_were_known_then (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (MoatTable) before =
    runner_read_facts (runner, "a.moat", "--as-of", "2025-02-23", NULL);
  g_autoptr (MoatTable) on = runner_read_facts (runner, "a.moat", "--as-of", "2025-02-24", NULL);
  g_autoptr (MoatTable) later = runner_read_facts (runner, "a.moat", "--as-of", "2025-03-17", NULL);

  g_assert_cmpstr (runner_cell (before, "f01", "key"), ==, "");
  assert_known_by (before, "2025-02-23");
  g_assert_cmpuint (on->rows->len, ==, before->rows->len + 1);
  g_assert_cmpstr (runner_cell (on, "f01", "known_from"), ==, "2025-02-24");
  g_assert_cmpuint (later->rows->len, ==, on->rows->len + 13);
  assert_known_by (later, "2025-03-17");
}

static void
test_facts_of_what_does_not_exist_are_refused (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (RunnerResult) entity =
    runner_run (runner, "facts", "a.moat", "--entity", "nobody", NULL);
  g_autoptr (RunnerResult) concept =
    runner_run (runner, "facts", "a.moat", "--concept", "nothing", NULL);

  runner_assert_refused (entity, "“nobody”");
  runner_assert_refused (concept, "“nothing”");
}

static void
test_any_text_survives_csv (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (MoatTable) before = runner_read_facts (runner, "a.moat", NULL);
  g_autofree char *set =
    runner_get (runner, "set", "a.moat", "f03", "remark_en=a \"quoted\", b\nnext=line",
                "locator= 第1章 ", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);

  g_assert_cmpstr (set, ==, "");
  g_assert_cmpuint (table->rows->len, ==, before->rows->len);
  g_assert_cmpstr (runner_cell (table, "f03", "remark_en"), ==, "a \"quoted\", b\nnext=line");
  runner_assert_contains (runner_cell (table, "f03", "locator"), "第1章");
}

/* Set */

static void
test_set_is_one_action (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *start = runner_get (runner, "facts", "a.moat", NULL);
  g_autofree char *set =
    runner_get (runner, "set", "a.moat", "f03", "locator=1.1.9", "status=estimate",
                "period-start=2022-04-01", "period_end=2023-03-31", "qualifier=about", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);
  g_autofree char *log = runner_get (runner, "log", "a.moat", NULL);
  g_autofree char *undo = runner_get (runner, "undo", "a.moat", NULL);
  g_autofree char *end = runner_get (runner, "facts", "a.moat", NULL);
  g_auto (GStrv) lines = g_strsplit (log, "\n", -1);

  g_assert_cmpstr (set, ==, "");
  g_assert_cmpstr (runner_cell (table, "f03", "locator"), ==, "1.1.9");
  g_assert_cmpstr (runner_cell (table, "f03", "status"), ==, "estimate");
  g_assert_cmpstr (runner_cell (table, "f03", "period_start"), ==, "2022-04-01");
  g_assert_cmpstr (runner_cell (table, "f03", "period_end"), ==, "2023-03-31");
  g_assert_cmpstr (runner_cell (table, "f03", "qualifier"), ==, "about");
  g_assert_cmpuint (g_strv_length (lines), ==, 3); /* the sample, this, the end */
  runner_assert_contains (undo, "f03");
  g_assert_cmpstr (end, ==, start);
}

static void
test_set_reads_figures_as_stated (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *set =
    runner_get (runner, "set", "a.moat", "f03", "as_stated=about 400亿美元", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);
  g_autofree char *words = runner_get (runner, "set", "a.moat", "f03", "as_stated=三位数", NULL);
  g_autoptr (MoatTable) wordy = runner_read_facts (runner, "a.moat", NULL);

  g_assert_cmpstr (set, ==, "");
  g_assert_cmpstr (runner_cell (table, "f03", "value"), ==, "40000000000");
  g_assert_cmpstr (runner_cell (table, "f03", "unit"), ==, "USD");
  g_assert_cmpstr (runner_cell (table, "f03", "qualifier"), ==, "about");
  g_assert_cmpstr (words, ==, "");
  g_assert_cmpstr (runner_cell (wordy, "f03", "as_stated"), ==, "三位数");
  g_assert_cmpstr (runner_cell (wordy, "f03", "value"), ==, "");
}

static void
test_later_fields_give_what_the_words_leave_open (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *set = runner_get (runner, "set", "a.moat", "f03", "as_stated=30 of 40 plants",
                                     "value=123.45", "unit=USD", "qualifier=over", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);
  g_autofree char *check = runner_get (runner, "check", "a.moat", NULL);

  g_assert_cmpstr (set, ==, "");
  g_assert_cmpstr (check, ==, "");
  g_assert_cmpstr (runner_cell (table, "f03", "as_stated"), ==, "30 of 40 plants");
  g_assert_cmpstr (runner_cell (table, "f03", "value"), ==, "123.45");
  g_assert_cmpstr (runner_cell (table, "f03", "unit"), ==, "USD");
  g_assert_cmpstr (runner_cell (table, "f03", "qualifier"), ==, "over");
}

static void
test_period_is_the_entitys (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *alibaba = runner_get (runner, "set", "a.moat", "f02", "period=FY2023", NULL);
  g_autofree char *amazon = runner_get (runner, "set", "a.moat", "f03",
                                        "entity=amazon-web-services", "period=FY2023", NULL);
  g_autoptr (MoatTable) table = runner_read_facts (runner, "a.moat", NULL);

  g_assert_cmpstr (alibaba, ==, "");
  g_assert_cmpstr (amazon, ==, "");
  g_assert_cmpstr (runner_cell (table, "f02", "period_start"), ==, "2022-04-01");
  g_assert_cmpstr (runner_cell (table, "f02", "period_end"), ==, "2023-03-31");
  g_assert_cmpstr (runner_cell (table, "f03", "period_start"), ==, "2023-01-01");
  g_assert_cmpstr (runner_cell (table, "f03", "period_end"), ==, "2023-12-31");
}

static void
test_set_is_refused_as_a_whole (void)
{
  static const char *const bad[][2] = {
    { "status=foo", "foo" },
    { "qualifier=nearly", "nearly" },
    { "grade=A", "“A”" },
    { "value=abc", "abc" },
    { "value=1,5", "1,5" },
    { "value=5", "“1200亿元” is 120000000000, but the value is 5" },
    { "value=1e400", "too large" },
    { "unit=USD", "stated in CNY" },
    { "as_stated=30 data centres", "cannot be read" },
    { "period=FY24-25", "FY24-25" },
    { "unit=XYZ", "XYZ" },
    { "unit=", "unit" },
    { "period_end=2025-02-29", "2025-02-29" },
    { "period_end=2000-01-01", "ends before" },
    { "period_end=", "last day" },
    { "known_from=yesterday", "yesterday" },
    { "entity=nobody", "“nobody”" },
    { "concept=nothing", "“nothing”" },
    { "source=nowhere", "“nowhere”" },
    { "key=f04", "“f04”" },
    { "key=", "key" },
    { "colour=red", "“colour”" },
    { "locator=\xff\xfe", "UTF-8" },
  };
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = runner_snapshot (runner);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    for (int place = 0; place < 3; place++)
      {
        const char *arguments[] = { "set",          "a.moat",        "f03", "locator=7.7",
                                    "remark_en=no", "status=target", NULL };
        g_autoptr (RunnerResult) result = NULL;
        g_autofree char *after = NULL;

        arguments[3 + place] = bad[i][0];
        result = runner_run_strv (runner, arguments);
        after = runner_snapshot (runner);
        runner_assert_refused (result, bad[i][1]);
        g_assert_cmpstr (after, ==, before);
      }
}

static void
test_set_of_no_figure_is_refused (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autoptr (RunnerResult) result = runner_run (runner, "set", "a.moat", "f99", "locator=1", NULL);

  runner_assert_refused (result, "“f99”");
}

static void
test_set_of_what_is_there_is_no_action (void)
{
  g_autoptr (Runner) runner = runner_new_sample ();
  g_autofree char *before = runner_snapshot (runner);
  g_autofree char *set =
    runner_get (runner, "set", "a.moat", "f02", "locator=1.1.1", "value=324751000000", NULL);
  g_autofree char *after = runner_snapshot (runner);

  g_assert_cmpstr (set, ==, "");
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add_func ("/cli/figures/" name, func)
  ADD ("facts-are-csv-with-every-field", test_facts_are_csv_with_every_field);
  ADD ("facts-as-json-are-the-same", test_facts_as_json_are_the_same);
  ADD ("no-facts-are-still-json", test_no_facts_are_still_json);
  ADD ("facts-can-be-chosen", test_facts_can_be_chosen);
  ADD ("facts-as-of-a-date-were-known-then", test_facts_as_of_a_date_were_known_then);
  ADD ("facts-of-what-does-not-exist-are-refused", test_facts_of_what_does_not_exist_are_refused);
  ADD ("any-text-survives-csv", test_any_text_survives_csv);
  ADD ("set-is-one-action", test_set_is_one_action);
  ADD ("set-reads-figures-as-stated", test_set_reads_figures_as_stated);
  ADD ("later-fields-give-what-the-words-leave-open",
       test_later_fields_give_what_the_words_leave_open);
  ADD ("period-is-the-entitys", test_period_is_the_entitys);
  ADD ("set-is-refused-as-a-whole", test_set_is_refused_as_a_whole);
  ADD ("set-of-no-figure-is-refused", test_set_of_no_figure_is_refused);
  ADD ("set-of-what-is-there-is-no-action", test_set_of_what_is_there_is_no_action);
#undef ADD
  return g_test_run ();
}
