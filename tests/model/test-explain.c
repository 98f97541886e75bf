/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Why this number?" for the facts of the sample and for each figure of a chart: that the project
 * finds entity, concept, source and restatements, and explains what is drawn and nothing else. */
#include <string.h>

#include "fixture.h"

static const MoatExplanationLine *
find (const MoatExplanation *explanation, const char *key)
{
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];

      if (g_str_equal (line->key, key))
        return line;
    }
  return NULL;
}

static MoatExplanation *
explain (const Fixture *fixture, const char *key, MoatLanguage language)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, key);
  g_autoptr (GError) error = NULL;
  MoatExplanation *explanation =
    moat_project_explain_fact (fixture->project, fact->id, MOAT_BASIS_PER_YEAR, wording, &error);

  g_assert_no_error (error);
  return explanation;
}

static void
test_ten_years_of_investment (void)
{
  static const char *const values[][2] = {
    { "entity", "alibaba-group" },
    { "concept", "cloud_ai_infrastructure_investment" },
    { "period", "2013-04-01/2023-03-31" },
    { "years", "10" },
    { "as-stated", "3247.51亿元" },
    { "value", "324751000000" },
    { "qualifier", "exact" },
    { "status", "actual" },
    { "grade", "reported" },
    { "source", "nanfanglue-2025" },
    { "published", "2025-03-17" },
    { "locator", "1.1.1" },
    { "known-from", "2025-03-17" },
    { "rule", "per-year" },
    { "per-year", "32475100000" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatExplanation) english = explain (fixture, "f02", MOAT_LANGUAGE_EN);
  g_autoptr (MoatExplanation) chinese = explain (fixture, "f02", MOAT_LANGUAGE_ZH);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_cmpstr (find (english, values[i][0])->value, ==, values[i][1]);
      g_assert_cmpstr (find (chinese, values[i][0])->value, ==, values[i][1]);
    }
  g_assert_cmpstr (find (english, "years")->text, ==, "10 fiscal years");
  g_assert_cmpstr (find (english, "per-year")->unit, ==, "CNY per year");
  g_assert_cmpstr (find (english, "per-year")->text, ==,
                   "324,751,000,000 ÷ 10 fiscal years = CNY 32,475,100,000 a year");
  g_assert_cmpstr (find (chinese, "per-year")->text, ==,
                   "324,751,000,000 ÷ 10个财年 = 每年32,475,100,000元");
}

static void
test_every_fact_can_be_explained (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatFactFilter all = { 0 };
  g_autoptr (GPtrArray) facts =
    moat_store_list_facts (moat_project_get_store (fixture->project), &all, NULL);

  g_assert_cmpuint (facts->len, ==,
                    moat_store_count_facts (moat_project_get_store (fixture->project)));
  for (guint i = 0; i < facts->len; i++)
    for (int language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      {
        const MoatFact *fact = facts->pdata[i];
        g_autoptr (MoatExplanation) explanation =
          explain (fixture, fact->key, (MoatLanguage) language);
        g_autofree char *text = moat_explanation_to_text (explanation);

        g_assert_cmpstr (find (explanation, "as-stated")->text, ==, fact->as_stated);
        g_assert_cmpstr (find (explanation, "locator")->text, ==, fact->locator);
        g_assert_cmpstr (find (explanation, "source")->value, ==, fact->source);
        g_assert_nonnull (find (explanation, "rule"));
        g_assert_nonnull (strstr (text, fact->as_stated));
        g_assert_true (g_utf8_validate (text, -1, NULL));
      }
}

/* Each kind of relation is worded for what it is, from either side. */
static void
test_relations_are_named_from_both_sides (void)
{
  static const struct
  {
    const char *kind, *key, *text, *other_key, *other_text;
  } cases[] = {
    { "restates", "restates", "Restates f13", "restated-by", "Restated by f14" },
    { "part-of", "part-of", "Part of f13", "contains", "Contains f14" },
    { "same-as", "same-as", "The same figure as f13", "same-as", "The same figure as f14" },
    { "supersedes", "replaces", "Replaces f13", "replaced-by", "Replaced by f14" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE relation SET kind = '%s'", cases[i].kind);
      g_autoptr (MoatExplanation) dollars = NULL;
      g_autoptr (MoatExplanation) yuan = NULL;
      const MoatExplanationLine *line;

      fixture_run_sql (fixture, sql);
      moat_project_refresh (fixture->project);
      dollars = explain (fixture, "f13", MOAT_LANGUAGE_EN);
      yuan = explain (fixture, "f14", MOAT_LANGUAGE_EN);
      line = find (yuan, cases[i].key);
      g_assert_cmpstr (line->value, ==, "f13");
      g_assert_true (g_str_has_prefix (line->text, cases[i].text));
      line = find (dollars, cases[i].other_key);
      g_assert_cmpstr (line->value, ==, "f14");
      g_assert_true (g_str_has_prefix (line->text, cases[i].other_text));
    }
}

static void
test_others_have_no_relation (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatExplanation) explanation = explain (fixture, "f02", MOAT_LANGUAGE_EN);

  g_assert_null (find (explanation, "restates"));
  g_assert_null (find (explanation, "restated-by"));
}

static void
test_missing_fact_is_an_error (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;

  g_assert_null (
    moat_project_explain_fact (fixture->project, 4711, MOAT_BASIS_STATED, wording, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

/* Explains a chart and asserts the words of its figures, in order, joined with "|". */
static void
assert_explained (const Fixture *fixture, const MoatChartSpec *spec, const char *wanted)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) explanations =
    moat_project_explain_chart (fixture->project, spec, wording, &error);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < explanations->len; i++)
    {
      const MoatExplanationLine *line = find (explanations->pdata[i], "as-stated");

      g_string_append_printf (words, "%s|",
                              line ? line->text : find (explanations->pdata[i], "shown")->value);
    }
  g_assert_cmpstr (words->str, ==, wanted);
}

static void
test_chart_explains_what_it_draws (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "investment-timeline"));

  assert_explained (fixture, spec, "3247.51亿元|3800亿元|3.9|");
  spec->from = moat_date_new (2024, 1, 1);
  assert_explained (fixture, spec, "3800亿元|");
  spec->as_known_on = moat_date_new (2025, 2, 23);
  assert_explained (fixture, spec, "");
  assert_explained (fixture, moat_project_find_chart (fixture->project, "growth"),
                    "8%|83%|333%|13%|三位数|");
  assert_explained (fixture, moat_project_find_chart (fixture->project, "beside-aws"),
                    "3247.51亿元|3800亿元|2800亿元|0.45|");
}

/* Blocks are their amounts as stated, on whatever basis the spec keeps for its other kinds. */
static void
test_chart_explains_on_the_basis_it_draws (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "investment-timeline"));

  for (int basis = MOAT_BASIS_STATED; basis <= MOAT_BASIS_PER_YEAR; basis++)
    {
      g_autoptr (GPtrArray) columns = NULL;
      g_autoptr (GPtrArray) spans = NULL;

      spec->basis = (MoatBasis) basis;
      spec->kind = MOAT_CHART_KIND_COLUMN;
      columns = moat_project_explain_chart (fixture->project, spec, wording, NULL);
      g_assert_cmpstr (find (columns->pdata[0], "rule")->value, ==,
                       moat_basis_to_nick (spec->basis));
      spec->kind = MOAT_CHART_KIND_SPAN;
      spans = moat_project_explain_chart (fixture->project, spec, wording, NULL);
      g_assert_cmpstr (find (spans->pdata[0], "rule")->value, ==, "stated");
      g_assert_cmpstr (find (spans->pdata[0], "value")->value, ==, "324751000000");
      g_assert_cmpstr (find (spans->pdata[0], "per-year")->value, ==, "32475100000");
    }
}

/* What the arrow says, from the rates of the blocks or from the columns as they stand. */
static void
test_chart_explains_its_arrow (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "investment-timeline"));
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) columns = NULL;

  spans = moat_project_explain_chart (fixture->project, spec, wording, NULL);
  g_assert_cmpuint (spans->len, ==, 3);
  g_assert_cmpstr (find (spans->pdata[2], "from")->value, ==, "f02");
  g_assert_cmpstr (find (spans->pdata[2], "to")->value, ==, "f01");
  g_assert_cmpstr (find (spans->pdata[2], "rule")->value, ==, "per-year");
  g_assert_cmpstr (find (spans->pdata[2], "shown")->text, ==,
                   "≥ 3.9×, rounded down, so that it stays true");
  spec->kind = MOAT_CHART_KIND_COLUMN;
  spec->basis = MOAT_BASIS_STATED;
  columns = moat_project_explain_chart (fixture->project, spec, wording, NULL);
  g_assert_cmpstr (find (columns->pdata[2], "rule")->value, ==, "stated");
  g_assert_cmpstr (find (columns->pdata[2], "shown")->value, ==, "1.17");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/explain/" name, function)
  ADD ("ten-years-of-investment", test_ten_years_of_investment);
  ADD ("every-fact-can-be-explained", test_every_fact_can_be_explained);
  ADD ("relations-are-named-from-both-sides", test_relations_are_named_from_both_sides);
  ADD ("others-have-no-relation", test_others_have_no_relation);
  ADD ("missing-fact-is-an-error", test_missing_fact_is_an_error);
  ADD ("chart-explains-what-it-draws", test_chart_explains_what_it_draws);
  ADD ("chart-explains-on-the-basis-it-draws", test_chart_explains_on_the_basis_it_draws);
  ADD ("chart-explains-its-arrow", test_chart_explains_its_arrow);
#undef ADD
  return g_test_run ();
}
