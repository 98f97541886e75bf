/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables into a project: the order in which they go in, which rows are refused and with what words,
 * and that a refused import leaves nothing behind. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moat-import.h"

static MoatTable *
read_table (const char *name, const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  MoatTable *table = text[0] == '[' ? moat_json_table_read (name, stream, NULL, &error)
                                    : moat_csv_read (name, stream, NULL, &error);

  g_assert_no_error (error);
  return table;
}

/* Imports tables, given as name and text in turns and ended by NULL, into the project. */
static MoatImportReport *
import (Fixture *fixture, const char *name, ...)
{
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  g_autoptr (GError) error = NULL;
  MoatImportReport *report = NULL;
  va_list rest;

  va_start (rest, name);
  for (; name != NULL; name = va_arg (rest, const char *))
    g_ptr_array_add (tables, read_table (name, va_arg (rest, const char *)));
  va_end (rest);
  moat_store_begin_action (store, "Import", &error);
  g_assert_no_error (error);
  moat_import_tables (store, tables, &report, &error);
  g_assert_no_error (error);
  moat_store_end_action (store, &error);
  g_assert_no_error (error);
  moat_project_refresh (fixture->project);
  g_assert_cmpuint (report->n_read, ==, report->n_added + report->n_refused);
  return report;
}

static void
assert_problem (const MoatImportReport *report, guint index, const char *wanted)
{
  g_assert_cmpuint (index, <, report->problems->len);
  g_assert_cmpstr (report->problems->pdata[index], ==, wanted);
}

#define HEADER "key,entity,concept,period_start,period_end,as_stated,value,unit,source,known_from\n"
#define ABOUT "alibaba-group,rd_expense,2023-01-01,2023-12-31,"
#define SAID ",nanfanglue-2025,2025-03-17\n"

static void
test_words_and_value_must_agree (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "fact",
            HEADER "a1," ABOUT "3800亿元,380000000000,CNY" SAID /* right */
                   "a2," ABOUT "3800亿元,38000000000,CNY" SAID  /* a zero lost */
                   "a3," ABOUT "3800万元,380000000000,CNY" SAID /* 万 for 亿 */
                   "a4," ABOUT "400亿美元,40000000000,CNY" SAID /* another currency */
                   "a5," ABOUT "三位数,100,CNY" SAID            /* words only */
                   "a6," ABOUT "3800亿元,,CNY" SAID,            /* the words give the value */
            NULL);
  g_autoptr (MoatFact) read = get_fact (fixture->project, "a6");

  g_assert_cmpuint (report->n_added, ==, 3);
  g_assert_cmpuint (report->n_refused, ==, 3);
  assert_problem (
    report, 0,
    "fact, line 3, column value: “3800亿元” is 380000000000, but the value is 38000000000. "
    "Change the words as stated; the value follows them.");
  assert_problem (report, 1,
                  "fact, line 4, column value: “3800万元” is 38000000, but the value is "
                  "380000000000. Change the words as stated; the value follows them.");
  assert_problem (report, 2,
                  "fact, line 5, column unit: “400亿美元” is stated in USD, but the unit is CNY");
  g_assert_cmpfloat (moat_decimal_to_double (read->best), ==, 380e9);
}

static void
test_words_and_qualifier_must_agree (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report = import (
    fixture, "fact",
    "key,entity,concept,period_start,period_end,as_stated,value,low,high,qualifier,unit,source,"
    "known_from\n"
    "a1," ABOUT "超100亿元,,,,exact,CNY" SAID                             /* over was said */
    "a2," ABOUT "3-5亿元,400000000,100000000,,,CNY" SAID                  /* another low end */
    "a3," ABOUT "3-5亿元,400000000,,900000000,,CNY" SAID                  /* another high end */
    "a4," ABOUT "100亿元,,,,over,CNY" SAID                                /* nothing was said */
    "a5," ABOUT "3-5亿元,400000000,300000000,500000000,between,CNY" SAID, /* right */
    NULL);

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpuint (report->problems->len, ==, 3);
  assert_problem (report, 0,
                  "fact, line 2, column qualifier: “超100亿元” says “over”, but the qualifier is "
                  "“exact”");
  assert_problem (report, 1,
                  "fact, line 3, column low: “3-5亿元” begins at 300000000, but the low end is "
                  "100000000");
  assert_problem (report, 2,
                  "fact, line 4, column high: “3-5亿元” ends at 500000000, but the high end is "
                  "900000000");
}

static void
test_words_that_cannot_be_read_need_a_value (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report = import (
    fixture, "fact",
    HEADER "a1," ABOUT "three to 5 of 9,5,CNY" SAID "a2," ABOUT "three to 5 of 9,,CNY" SAID, NULL);
  g_autoptr (MoatFact) read = get_fact (fixture->project, "a1");

  g_assert_cmpuint (report->n_added, ==, 1);
  assert_problem (report, 0,
                  "fact, line 3, column as_stated: “three to 5 of 9” cannot be read as a figure; "
                  "give its value beside the words");
  g_assert_cmpstr (read->as_stated, ==, "three to 5 of 9");
  g_assert_cmpfloat (moat_decimal_to_double (read->best), ==, 5);
}

/* The columns of a table may stand in any order; whose fiscal year it is stands in one of them. */
static void
test_period_in_one_column (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "fact",
            "key,period,entity,concept,as_stated,source,known_from\n"
            "a1,FY2023,alibaba-group,rd_expense,5元,nanfanglue-2025,2025-03-17\n"
            "a2,2025-2027,alibaba-group,rd_expense,5元,nanfanglue-2025,2025-03-17\n"
            "a3,FY2023,amazon-web-services,rd_expense,5元,nanfanglue-2025,2025-03-17\n"
            "a4,some day,alibaba-group,rd_expense,5元,nanfanglue-2025,2025-03-17\n",
            NULL);
  static const char *const wanted[] = { "2022-04-01/2023-03-31", "2025-01-01/2027-12-31",
                                        "2023-01-01/2023-12-31" };

  g_assert_cmpuint (report->n_added, ==, G_N_ELEMENTS (wanted));
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *key = g_strdup_printf ("a%zu", i + 1);
      g_autoptr (MoatFact) fact = get_fact (fixture->project, key);
      g_autofree char *period = moat_fact_get_text (fact, MOAT_FACT_FIELD_PERIOD);

      g_assert_cmpstr (period, ==, wanted[i]);
    }
  g_assert_true (g_str_has_prefix (report->problems->pdata[0], "fact, line 5, column period: "));
}

static void
test_words_of_the_project_are_used (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "fact", HEADER "a1," ABOUT "mind. 5亿元,,CNY" SAID, "qualifier_word",
            "word,qualifier\nmind.,over\n", NULL);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "a1");

  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (fact->qualifier, ==, MOAT_QUALIFIER_OVER);
}

static void
test_refused_cells_name_line_and_column (void)
{
  static const struct
  {
    const char *row, *begins;
  } cases[] = {
    { "b1,alibaba-group,rd_expense,2023-13-01,2023-12-31,1,1,CNY" SAID,
      "fact, line 2, column period_start: " },
    { "b1,alibaba-group,rd_expense,2023-01-01,2023-12-31,1,1.5.2,CNY" SAID,
      "fact, line 2, column value: " },
    { "b1,alibaba-group,rd_expense,2023-01-01,2023-12-31,1,1,XYZW" SAID,
      "fact, line 2, column unit: " },
    { "b1,alibaba-group,rd_expense,2023-01-01,2023-12-31,\"1,2,3,4.5.6\",,CNY" SAID,
      "fact, line 2, column as_stated: " },
    { "b1,alibaba-group,rd_expense,2024-01-01,2023-12-31,1,1,CNY" SAID, "fact, line 2: " },
    { "b1,nobody,rd_expense,2023-01-01,2023-12-31,1,1,CNY" SAID, "fact, line 2: " },
    { "b1,alibaba-group,nothing,2023-01-01,2023-12-31,1,1,CNY" SAID, "fact, line 2: " },
    { "b1,alibaba-group,rd_expense,2023-01-01,2023-12-31,1,1,CNY,,2025-03-17\n", "fact, line 2: " },
    { "f02,alibaba-group,rd_expense,2023-01-01,2023-12-31,1,1,CNY" SAID, "fact, line 2: " },
    { "b1,alibaba-group\n", "fact, line 2: The row has 2 cells and the header 10" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  gint64 n_facts = moat_store_count_facts (moat_project_get_store (fixture->project));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (HEADER, cases[i].row, NULL);
      g_autoptr (MoatImportReport) report = import (fixture, "fact", text, NULL);

      g_assert_cmpuint (report->n_added, ==, 0);
      g_assert_cmpuint (report->n_refused, ==, 1);
      g_assert_cmpuint (report->problems->len, ==, 1);
      if (!g_str_has_prefix (report->problems->pdata[0], cases[i].begins))
        g_error ("%s", (char *) report->problems->pdata[0]);
    }
  g_assert_cmpint (moat_store_count_facts (moat_project_get_store (fixture->project)), ==, n_facts);
}

static void
test_facts_from_json_keep_their_digits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "fact",
            "[{\"key\":\"j1\",\"entity\":\"alibaba-group\",\"concept\":\"revenue_growth_yoy\","
            "\"period_start\":\"2024-01-01\",\"period_end\":\"2024-03-31\",\"as_stated\":\"8%\","
            "\"value\":0.08,\"unit\":\"ratio\",\"source\":\"nanfanglue-2025\","
            "\"known_from\":\"2025-03-17\"}]",
            NULL);
  g_autoptr (MoatFact) fact = NULL;
  g_autofree char *value = NULL;

  g_assert_cmpuint (report->problems->len, ==, 0);
  fact = get_fact (fixture->project, "j1");
  value = moat_fact_get_text (fact, MOAT_FACT_FIELD_VALUE);
  g_assert_cmpstr (value, ==, "0.08");
}

static void
test_row_without_key_gets_the_next (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *key = next_fact_key (fixture, 0), *next_key = next_fact_key (fixture, 1);
  g_autoptr (MoatImportReport) report =
    import (fixture, "fact", HEADER "," ABOUT "1,1,CNY" SAID "," ABOUT "2,2,CNY" SAID, NULL);
  g_autoptr (MoatFact) first = get_fact (fixture->project, key);
  g_autoptr (MoatFact) second = get_fact (fixture->project, next_key);

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpstr (first->as_stated, ==, "1");
  g_assert_cmpstr (second->as_stated, ==, "2");
}

static void
test_tables_go_in_as_they_depend (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "relation", "kind,fact,other\nrestates,x2,x1\n", "fact",
            "key,entity,concept,period_end,as_stated,unit,source,known_from\n"
            "x1,seg,c,2024-12-31,5,count,s,2025-01-01\nx2,grp,c,2024-12-31,6,count,s,2025-01-01\n",
            "source", "key,title_en\ns,Report\n", "concept",
            "key,label_en,period_type,unit_kind,aggregation\nc,Things,instant,count,last\n",
            "entity", "key,label_en,parent\nseg,Segment,grp\ngrp,Group,top\ntop,Top,\n", NULL);

  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->n_added, ==, 8);
  g_assert_cmpstr (moat_project_find_entity (fixture->project, "grp")->parent, ==, "top");
}

static void
test_entities_that_are_their_own_parents_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "entity", "key,label_en,parent\na,A,b\nb,B,a\nc,C,\n", NULL);

  g_assert_cmpuint (report->n_added, ==, 1);
  g_assert_cmpuint (report->n_refused, ==, 2);
  g_assert_true (g_str_has_prefix (report->problems->pdata[0], "entity, line 2"));
  g_assert_true (g_str_has_prefix (report->problems->pdata[1], "entity, line 3"));
}

static void
test_unknown_tables_and_columns_are_said (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "colours", "name\nred\nblue\n", "fact", "key,colour\nf99,red\n", "source",
            "key,title_en,colour\nx,X,red\n", NULL);

  g_assert_cmpuint (report->n_added, ==, 0);
  g_assert_cmpuint (report->n_refused, ==, 4);
  g_assert_cmpuint (report->problems->len, ==, 3);
  assert_problem (report, 0, "colours, line 1: A project has no such table");
  g_assert_nonnull (strstr (report->problems->pdata[1], "colour"));
  assert_problem (report, 2, "fact, line 2, column colour: Facts have no such field");
}

static void
test_charts_must_be_readable (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "chart",
            "[{\"key\":\"good\",\"kind\":\"line\",\"scale\":9,\"events\":true,\n"
            "\"title\":{\"en\":\"A \\\"title\\\"\"},\"entities\":[\"alibaba-group\"]},\n"
            "{\"key\":\"bad\",\"kind\":\"pie\"},\n{\"key\":\"\",\"kind\":\"line\"},\n"
            "{\"key\":\"worse\",\"kind\":\"line\",\"digits\":99}]",
            NULL);
  const MoatChartSpec *spec = moat_project_find_chart (fixture->project, "good");

  g_assert_cmpuint (report->n_added, ==, 1);
  assert_problem (
    report, 0,
    "chart, line 3: The member “kind” of the chart is wrong: it must be one of span, column, "
    "line, stacked-column, stacked-column-100, waterfall, bar, dot, slope, scatter, "
    "small-multiples, heat-table, mekko");
  assert_problem (report, 1, "chart, line 4: The chart has no key");
  assert_problem (
    report, 2,
    "chart, line 5: The member “digits” of the chart is wrong: it must be between 0 and 15");
  g_assert_cmpint (spec->scale, ==, 9);
  g_assert_true (spec->show_events);
  g_assert_cmpstr (spec->title.en, ==, "A \"title\"");
  g_assert_cmpstr (spec->entities[0], ==, "alibaba-group");
}

static void
test_members_of_charts_are_texts_or_json (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportReport) report =
    import (fixture, "chart",
            "[{\"key\":\"a\",\"kind\":\"bar\",\"page\":\"peers\",\"basis\":\"share\","
            "\"share-of\":\"revenue\",\"unit\":\"USD\",\"constant-rate\":\"7.20\","
            "\"sort\":\"name\",\"periods\":\"latest\",\"as-known-on\":\"2025-01-01\"},\n"
            "{\"key\":\"b\",\"kind\":\"slope\",\"basis\":\"index\",\"index-date\":\"2020-12-31\","
            "\"periods\":[\"2020\",\"2024\"],\"window\":{\"periods\":4,\"as\":\"sum\"}}]",
            NULL);
  const MoatChartSpec *a = moat_project_find_chart (fixture->project, "a");
  const MoatChartSpec *b = moat_project_find_chart (fixture->project, "b");

  g_assert_cmpuint (report->n_added, ==, 2);
  g_assert_cmpint (a->page, ==, MOAT_CHART_PAGE_PEERS);
  g_assert_cmpint (a->basis, ==, MOAT_BASIS_SHARE);
  g_assert_cmpstr (a->share_of, ==, "revenue");
  g_assert_cmpstr (a->constant_rate, ==, "7.20");
  g_assert_cmpint (a->sort, ==, MOAT_CHART_SORT_NAME);
  g_assert_cmpint (a->period_mode, ==, MOAT_PERIODS_LATEST);
  g_assert_cmpint (a->as_known_on, ==, moat_date_parse_iso ("2025-01-01", -1));
  g_assert_cmpint (b->index_date, ==, moat_date_parse_iso ("2020-12-31", -1));
  g_assert_cmpuint (b->periods->len, ==, 2);
  g_assert_cmpuint (b->window, ==, 4);
}

static void
write_file (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
test_folder_is_read_by_name (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "source.csv", "key\n");
  write_file (fixture, "chart.json", "[]");
  write_file (fixture, ".hidden.csv", "\"");
  write_file (fixture, "notes.txt", "\"");
  tables = moat_import_read_folder (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 2);
  g_assert_cmpstr (((MoatTable *) tables->pdata[0])->name, ==, "chart");
  g_assert_cmpstr (((MoatTable *) tables->pdata[1])->name, ==, "source");
}

static void
test_folder_names_the_file_that_is_wrong (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GPtrArray) none = moat_import_read_folder (fixture->folder, NULL);
  g_autoptr (GPtrArray) broken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (none);
  write_file (fixture, "fact.csv", "key\n\"x\ny\n");
  broken = moat_import_read_folder (fixture->folder, &error);
  g_assert_null (broken);
  g_assert_true (g_str_has_prefix (error->message, "fact.csv: Line 2: "));
}

static void
test_creating_from_bad_tables_leaves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "new.moat", NULL);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (GError) error = NULL;

  write_file (fixture, "entity.csv", "key,label_en\na,A\n,no key\n");
  project = moat_project_create (path, fixture->folder, &error);
  g_assert_null (project);
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "entity, line 3"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/import/" name, function)
  ADD ("words-and-value-must-agree", test_words_and_value_must_agree);
  ADD ("words-and-qualifier-must-agree", test_words_and_qualifier_must_agree);
  ADD ("words-that-cannot-be-read-need-a-value", test_words_that_cannot_be_read_need_a_value);
  ADD ("period-in-one-column", test_period_in_one_column);
  ADD ("words-of-the-project-are-used", test_words_of_the_project_are_used);
  ADD ("refused-cells-name-line-and-column", test_refused_cells_name_line_and_column);
  ADD ("facts-from-json-keep-their-digits", test_facts_from_json_keep_their_digits);
  ADD ("row-without-key-gets-the-next", test_row_without_key_gets_the_next);
  ADD ("tables-go-in-as-they-depend", test_tables_go_in_as_they_depend);
  ADD ("entities-that-are-their-own-parents-are-refused",
       test_entities_that_are_their_own_parents_are_refused);
  ADD ("unknown-tables-and-columns-are-said", test_unknown_tables_and_columns_are_said);
  ADD ("charts-must-be-readable", test_charts_must_be_readable);
  ADD ("members-of-charts-are-texts-or-json", test_members_of_charts_are_texts_or_json);
  ADD ("folder-is-read-by-name", test_folder_is_read_by_name);
  ADD ("folder-names-the-file-that-is-wrong", test_folder_names_the_file_that_is_wrong);
  ADD ("creating-from-bad-tables-leaves-nothing", test_creating_from_bad_tables_leaves_nothing);
#undef ADD
  return g_test_run ();
}
