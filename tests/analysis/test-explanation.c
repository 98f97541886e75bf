/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Why this number?": that an explanation has what was stated, where, the rule and the arithmetic,
 * in exact decimals and in both languages.  The figures are those of the sample. */
#include "moat-explanation.h"

#include <string.h>

/* A fact with all that it names; the fields are set from text as an import would. */
typedef struct
{
  MoatFact *fact;
  MoatEntity *entity;
  MoatConcept *concept;
  MoatSource *source;
  MoatFactContext context;
} Case;

static void
set (Case *self, MoatFactField field, const char *text)
{
  g_autoptr (GError) error = NULL;

  moat_fact_set_text (self->fact, field, text, &error);
  g_assert_no_error (error);
}

static Case *
case_new (const char *as_stated, const char *start, const char *end)
{
  Case *self = g_new0 (Case, 1);

  self->fact = moat_fact_new ();
  self->fact->key = g_strdup ("f02");
  set (self, MOAT_FACT_FIELD_PERIOD_START, start);
  set (self, MOAT_FACT_FIELD_PERIOD_END, end);
  set (self, MOAT_FACT_FIELD_UNIT, "CNY");
  set (self, MOAT_FACT_FIELD_AS_STATED, as_stated);
  set (self, MOAT_FACT_FIELD_LOCATOR, "1.1.1");
  set (self, MOAT_FACT_FIELD_KNOWN_FROM, "2025-03-17");
  self->entity = moat_entity_new ();
  self->entity->key = g_strdup ("alibaba-group");
  self->entity->year_end = (MoatYearEnd){ 3, 31 };
  moat_label_set (&self->entity->label, "Alibaba Group", "阿里巴巴集团");
  self->concept = moat_concept_new ();
  self->concept->key = g_strdup ("investment");
  moat_label_set (&self->concept->label, "Investment", "投入");
  self->source = moat_source_new ();
  self->source->key = g_strdup ("nanfanglue-2025");
  self->source->published = moat_date_new (2025, 3, 17);
  moat_label_set (&self->source->title, "Three moats", "三层护城河");
  moat_label_set (&self->source->publisher, "Nanfanglue Consulting", "南方略咨询");
  self->context = (MoatFactContext){ self->fact, self->entity, self->concept, self->source, NULL };
  return self;
}

static void
case_free (Case *self)
{
  moat_fact_free (self->fact);
  moat_entity_free (self->entity);
  moat_concept_free (self->concept);
  moat_source_free (self->source);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

static MoatExplanation *
explain (const Case *self, MoatBasis basis, MoatLanguage language)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);

  return moat_explanation_for_fact (&self->context, basis, wording);
}

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

static void
assert_line (const MoatExplanation *explanation, const char *key, const char *text,
             const char *value, const char *unit)
{
  const MoatExplanationLine *line = find (explanation, key);

  g_assert_nonnull (line);
  g_assert_cmpstr (line->text, ==, text);
  g_assert_cmpstr (line->value, ==, value);
  g_assert_cmpstr (line->unit, ==, unit);
  g_assert_cmpstr (line->heading, !=, "");
}

static void
test_ten_fiscal_years_in_english (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");
  g_autoptr (MoatExplanation) explanation = explain (ten, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);

  g_assert_cmpstr (explanation->title, ==, "Alibaba Group: Investment");
  assert_line (explanation, "entity", "Alibaba Group", "alibaba-group", NULL);
  assert_line (explanation, "concept", "Investment", "investment", NULL);
  assert_line (explanation, "period", "FY2014–FY2023 (1 Apr 2013 – 31 Mar 2023)",
               "2013-04-01/2023-03-31", NULL);
  assert_line (explanation, "years", "10 fiscal years", "10", NULL);
  assert_line (explanation, "as-stated", "3247.51亿元", "3247.51亿元", NULL);
  assert_line (explanation, "value", "CNY 324,751,000,000", "324751000000", "CNY");
  assert_line (explanation, "qualifier", "exactly", "exact", NULL);
  assert_line (explanation, "status", "actual", "actual", NULL);
  assert_line (explanation, "grade", "reported", "reported", NULL);
  assert_line (explanation, "source", "Three moats", "nanfanglue-2025", NULL);
  assert_line (explanation, "publisher", "Nanfanglue Consulting", NULL, NULL);
  assert_line (explanation, "published", "17 March 2025", "2025-03-17", NULL);
  assert_line (explanation, "locator", "1.1.1", "1.1.1", NULL);
  assert_line (explanation, "known-from", "17 March 2025", "2025-03-17", NULL);
  assert_line (explanation, "rule", "The amount is divided by the length of its period in years.",
               "per-year", NULL);
  assert_line (explanation, "per-year",
               "324,751,000,000 ÷ 10 fiscal years = CNY 32,475,100,000 a year", "32475100000",
               "CNY per year");
}

static void
test_ten_fiscal_years_in_chinese (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");
  g_autoptr (MoatExplanation) explanation = explain (ten, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_ZH);

  g_assert_cmpstr (explanation->title, ==, "阿里巴巴集团：投入");
  assert_line (explanation, "publisher", "南方略咨询", NULL, NULL);
  assert_line (explanation, "years", "10个财年", "10", NULL);
  assert_line (explanation, "value", "324,751,000,000元", "324751000000", "CNY");
  assert_line (explanation, "per-year", "324,751,000,000 ÷ 10个财年 = 每年32,475,100,000元",
               "32475100000", "CNY per year");
  g_assert_cmpstr (find (explanation, "as-stated")->heading, ==, "原文表述");
}

static void
test_parts_come_in_order (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");
  g_autoptr (MoatExplanation) explanation = NULL;
  MoatExplanationPart part = MOAT_EXPLANATION_FACT;

  moat_label_set (&ten->fact->remark, "One amount", NULL);
  explanation = explain (ten, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];

      g_assert_cmpint (line->part, >=, part);
      part = line->part;
    }
  g_assert_cmpint (part, ==, MOAT_EXPLANATION_NOTE);
  assert_line (explanation, "remark", "One amount", NULL, NULL);
}

static void
test_division_that_does_not_end_says_so (void)
{
  g_autoptr (Case) plan = case_new ("超3800亿元", "2025-01-01", "2027-12-31");
  g_autoptr (MoatExplanation) explanation = explain (plan, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);

  assert_line (explanation, "qualifier", "over", "over", NULL);
  assert_line (explanation, "years", "3 years", "3", NULL);
  assert_line (explanation, "per-year",
               "> 380,000,000,000 ÷ 3 years = > CNY 126,666,666,666.667 a year (rounded to 15 "
               "digits)",
               "126666666666.667", "CNY per year");
}

/* Where the length in years is itself no decimal, the division is still exact if it comes out even.
 */
static void
test_months_divide_exactly (void)
{
  static const struct
  {
    const char *end, *stated, *rate;
  } cases[] = {
    { "2024-01-31", "CNY 100", "1200" },
    { "2024-02-29", "CNY 100", "600" },
    { "2024-03-31", "CNY 25.5", "102" },
    { "2024-07-31", "CNY 700", "1200" },
    { "2024-11-30", "CNY 110 bn", "120000000000" },
    { "2024-12-31", "CNY 7", "7" },
    { "2025-01-31", "CNY 13", "12" },
    { "2025-07-31", "CNY 19.19", "12.12" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Case) some = case_new (cases[i].stated, "2024-01-01", cases[i].end);
      g_autoptr (MoatExplanation) explanation =
        explain (some, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);
      const MoatExplanationLine *line = find (explanation, "per-year");

      g_assert_cmpstr (line->value, ==, cases[i].rate);
      g_assert_null (strstr (line->text, "rounded"));
    }
}

static void
test_rounded_division_is_correctly_rounded (void)
{
  g_autoptr (Case) days = case_new ("CNY 1,000,000", "2024-01-01", "2024-01-10");
  g_autoptr (MoatExplanation) explanation = explain (days, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);
  g_autoptr (Case) seven = case_new ("CNY 1,000,000", "2024-01-01", "2024-07-31");
  g_autoptr (MoatExplanation) other = explain (seven, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);

  /* 10 of the 366 days of 2024 */
  g_assert_cmpstr (find (explanation, "per-year")->value, ==, "36600000");
  /* 12,000,000 / 7 = 1714285.714285714285… */
  g_assert_cmpstr (find (other, "per-year")->value, ==, "1714285.71428571");
  g_assert_nonnull (strstr (find (other, "per-year")->text, "rounded"));
}

static void
test_every_digit_of_a_long_value_is_shown (void)
{
  g_autoptr (Case) exact = case_new ("CNY 12,345,678,901,234,567.89", "2024-01-01", "2024-12-31");
  g_autoptr (MoatExplanation) english = explain (exact, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);

  assert_line (english, "value", "CNY 12,345,678,901,234,567.89", "12345678901234567.89", "CNY");
}

static void
test_rule_depends_on_basis_and_length (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");
  g_autoptr (Case) one = case_new ("1200亿元", "2022-01-01", "2022-12-31");
  g_autoptr (MoatExplanation) span = explain (ten, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);
  g_autoptr (MoatExplanation) year = explain (one, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);

  g_assert_true (g_str_has_prefix (find (span, "rule")->text, "One amount for the whole period"));
  g_assert_true (g_str_has_prefix (find (year, "rule")->text, "Shown as stated"));
  g_assert_cmpstr (find (year, "rule")->value, ==, "stated");
  assert_line (year, "years", "1 year", "1", NULL);
}

static void
test_ratios_and_stocks_are_not_divided (void)
{
  g_autoptr (Case) growth = case_new ("8%", "2024-10-01", "2024-12-31");
  g_autoptr (Case) customers = case_new ("500万", "", "2025-03-17");
  g_autoptr (MoatExplanation) ratio = NULL;
  g_autoptr (MoatExplanation) stock = NULL;

  set (growth, MOAT_FACT_FIELD_UNIT, "ratio");
  growth->concept->unit_kind = MOAT_UNIT_KIND_RATIO;
  set (customers, MOAT_FACT_FIELD_UNIT, "count");
  customers->concept->unit_kind = MOAT_UNIT_KIND_COUNT;
  customers->concept->period_type = MOAT_PERIOD_TYPE_INSTANT;
  ratio = explain (growth, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);
  stock = explain (customers, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);
  g_assert_null (find (ratio, "per-year"));
  g_assert_null (find (stock, "per-year"));
  g_assert_null (find (stock, "years"));
  assert_line (ratio, "value", "8%", "0.08", "ratio");
  assert_line (stock, "value", "5,000,000", "5000000", "count");
  assert_line (stock, "period", "17 March 2025", "2025-03-17", NULL);
}

static void
test_words_without_a_number_are_said (void)
{
  g_autoptr (Case) words = case_new ("三位数", "2023-07-01", "2024-12-31");
  g_autoptr (MoatExplanation) explanation = explain (words, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);

  assert_line (explanation, "as-stated", "三位数", "三位数", NULL);
  assert_line (explanation, "value", "no number stated", NULL, NULL);
  g_assert_null (find (explanation, "per-year"));
}

static void
test_related_figures_are_named (void)
{
  g_autoptr (Case) dollars = case_new ("about USD 40 bn", "2024-01-01", "2024-12-31");
  g_autoptr (Case) yuan = case_new ("2800亿元", "2024-01-01", "2024-12-31");
  const MoatRelatedFact related[] = {
    { MOAT_RELATION_RESTATES, FALSE, yuan->fact },
    { MOAT_RELATION_SUPERSEDES, TRUE, yuan->fact },
  };
  g_autoptr (MoatExplanation) explanation = NULL;

  g_free (yuan->fact->key);
  yuan->fact->key = g_strdup ("f14");
  dollars->context.related = related;
  dollars->context.n_related = G_N_ELEMENTS (related);
  explanation = explain (dollars, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);
  assert_line (explanation, "restates", "Restates f14 (“2800亿元”); the two are never added.",
               "f14", NULL);
  assert_line (explanation, "replaced-by", "Replaced by f14 (“2800亿元”).", "f14", NULL);
  assert_line (explanation, "value", "≈ USD 40,000,000,000", "40000000000", "USD");
}

/* The sign stands before what it qualifies; a range has both of its ends, divided each. */
static void
test_qualifier_stays_through_the_arithmetic (void)
{
  static const struct
  {
    const char *stated, *value, *number, *step, *rate;
  } cases[] = {
    { "CNY 30", "CNY 30", "30", "30 ÷ 3 years = CNY 10 a year", "10" },
    { "over CNY 30", "> CNY 30", "30", "> 30 ÷ 3 years = > CNY 10 a year", "10" },
    { "under CNY 30", "< CNY 30", "30", "< 30 ÷ 3 years = < CNY 10 a year", "10" },
    { "about CNY 30", "≈ CNY 30", "30", "≈ 30 ÷ 3 years = ≈ CNY 10 a year", "10" },
    { "CNY 30–60", "CNY 30–60", "30/60",
      "30 ÷ 3 years = CNY 10 a year; 60 ÷ 3 years = CNY 20 a year", "10/20" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Case) plan = case_new (cases[i].stated, "2025-01-01", "2027-12-31");
      g_autoptr (MoatExplanation) explanation = explain (plan, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);

      assert_line (explanation, "value", cases[i].value, cases[i].number, "CNY");
      assert_line (explanation, "per-year", cases[i].step, cases[i].rate, "CNY per year");
    }
}

static MoatExplanation *
explain_difference (const Case *from, const Case *to, MoatBasis basis, MoatLanguage language)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);

  return moat_explanation_for_difference (&from->context, &to->context, basis, wording);
}

static void
test_difference_shows_rates_division_and_rounding (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");
  g_autoptr (Case) plan = case_new ("超3800亿元", "2025-01-01", "2027-12-31");
  g_autoptr (MoatExplanation) difference = NULL;
  g_autoptr (MoatExplanation) chinese = NULL;

  g_free (plan->fact->key);
  plan->fact->key = g_strdup ("f01");
  difference = explain_difference (ten, plan, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_EN);
  g_assert_cmpstr (difference->title, ==, "The difference between f02 and f01");
  assert_line (difference, "from", "f02: Alibaba Group: Investment, FY2014–FY2023: 3247.51亿元",
               "f02", NULL);
  assert_line (difference, "to", "f01: Alibaba Group: Investment, 2025–2027: 超3800亿元", "f01",
               NULL);
  assert_line (difference, "rule",
               "The yearly rate of the second figure is divided by that of the first.", "per-year",
               NULL);
  assert_line (difference, "qualifier-rule", "“over” divided by “exactly” is “over”.", "over",
               NULL);
  assert_line (difference, "from-rate",
               "324,751,000,000 ÷ 10 fiscal years = CNY 32,475,100,000 a year", "32475100000",
               "CNY per year");
  assert_line (difference, "to-rate",
               "> 380,000,000,000 ÷ 3 years = > CNY 126,666,666,666.667 a year (rounded to 15 "
               "digits)",
               "126666666666.667", "CNY per year");
  assert_line (difference, "ratio",
               "> CNY 126,666,666,666.667 ÷ CNY 32,475,100,000 = > 3.90042422246 (rounded to 12 "
               "digits)",
               "3.90042422246", NULL);
  assert_line (difference, "shown", "≥ 3.9×, rounded down, so that it stays true", "3.9", NULL);
  chinese = explain_difference (ten, plan, MOAT_BASIS_PER_YEAR, MOAT_LANGUAGE_ZH);
  assert_line (chinese, "shown", "≥ 3.9×（只舍不入）", "3.9", NULL);
}

static void
test_difference_of_stated_amounts (void)
{
  static const struct
  {
    const char *from, *to, *qualifier, *ratio, *shown;
  } cases[] = {
    { "CNY 40", "CNY 100", "exact", "2.5", "2.5×, rounded to the nearest" },
    { "over CNY 40", "CNY 100", "under", "2.5", "≤ 2.5×, rounded up, so that it stays true" },
    { "over CNY 40", "over CNY 100", NULL, "2.5", "? 2.5×, rounded to the nearest" },
    { "CNY 30–50", "CNY 100", "between", "2.5", "≈ 2.5×, rounded to the nearest" },
    { "CNY 0", "CNY 100", "exact", NULL, "n/m: a ratio to zero or to another sign says nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Case) from = case_new (cases[i].from, "2024-01-01", "2026-12-31");
      g_autoptr (Case) to = case_new (cases[i].to, "2025-01-01", "2025-12-31");
      g_autoptr (MoatExplanation) difference =
        explain_difference (from, to, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);

      g_assert_cmpstr (find (difference, "rule")->value, ==, "stated");
      if (cases[i].qualifier)
        g_assert_cmpstr (find (difference, "qualifier-rule")->value, ==, cases[i].qualifier);
      g_assert_null (find (difference, "from-rate"));
      if (cases[i].ratio)
        g_assert_cmpstr (find (difference, "ratio")->value, ==, cases[i].ratio);
      else
        g_assert_null (find (difference, "ratio"));
      g_assert_cmpstr (find (difference, "shown")->text, ==, cases[i].shown);
      g_assert_cmpint (find (difference, "range-rule") != NULL, ==, i == 3);
    }
}

static void
test_what_is_not_known_is_left_out (void)
{
  g_autoptr (Case) bare = case_new ("1200亿元", "2022-01-01", "2022-12-31");
  g_autoptr (MoatExplanation) explanation = NULL;

  bare->context.source = NULL;
  bare->fact->known_from = MOAT_DATE_NONE;
  set (bare, MOAT_FACT_FIELD_LOCATOR, "");
  explanation = explain (bare, MOAT_BASIS_STATED, MOAT_LANGUAGE_EN);
  g_assert_null (find (explanation, "source"));
  g_assert_null (find (explanation, "locator"));
  g_assert_null (find (explanation, "known-from"));
  g_assert_null (find (explanation, "remark"));
}

static void
test_text_has_a_line_for_each (void)
{
  g_autoptr (Case) ten = case_new ("3247.51亿元", "2013-04-01", "2023-03-31");

  for (int language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
    {
      g_autoptr (MoatExplanation) explanation =
        explain (ten, MOAT_BASIS_PER_YEAR, (MoatLanguage) language);
      g_autofree char *text = moat_explanation_to_text (explanation);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      /* the title before, nothing behind the last line end */
      g_assert_cmpuint (g_strv_length (lines), ==, explanation->lines->len + 2);
      g_assert_cmpstr (lines[0], ==, explanation->title);
      for (guint i = 0; i < explanation->lines->len; i++)
        {
          const MoatExplanationLine *line = explanation->lines->pdata[i];

          g_assert_nonnull (strstr (lines[i + 1], line->heading));
          g_assert_nonnull (strstr (lines[i + 1], line->text));
        }
      g_assert_nonnull (strstr (text, "[324751000000 CNY]"));
      g_assert_nonnull (strstr (text, "[32475100000 CNY per year]"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/explanation/ten-fiscal-years-in-english",
                   test_ten_fiscal_years_in_english);
  g_test_add_func ("/analysis/explanation/ten-fiscal-years-in-chinese",
                   test_ten_fiscal_years_in_chinese);
  g_test_add_func ("/analysis/explanation/parts-come-in-order", test_parts_come_in_order);
  g_test_add_func ("/analysis/explanation/division-that-does-not-end-says-so",
                   test_division_that_does_not_end_says_so);
  g_test_add_func ("/analysis/explanation/months-divide-exactly", test_months_divide_exactly);
  g_test_add_func ("/analysis/explanation/rounded-division-is-correctly-rounded",
                   test_rounded_division_is_correctly_rounded);
  g_test_add_func ("/analysis/explanation/every-digit-of-a-long-value-is-shown",
                   test_every_digit_of_a_long_value_is_shown);
  g_test_add_func ("/analysis/explanation/rule-depends-on-basis-and-length",
                   test_rule_depends_on_basis_and_length);
  g_test_add_func ("/analysis/explanation/ratios-and-stocks-are-not-divided",
                   test_ratios_and_stocks_are_not_divided);
  g_test_add_func ("/analysis/explanation/words-without-a-number-are-said",
                   test_words_without_a_number_are_said);
  g_test_add_func ("/analysis/explanation/related-figures-are-named",
                   test_related_figures_are_named);
  g_test_add_func ("/analysis/explanation/qualifier-stays-through-the-arithmetic",
                   test_qualifier_stays_through_the_arithmetic);
  g_test_add_func ("/analysis/explanation/difference-shows-rates-division-and-rounding",
                   test_difference_shows_rates_division_and_rounding);
  g_test_add_func ("/analysis/explanation/difference-of-stated-amounts",
                   test_difference_of_stated_amounts);
  g_test_add_func ("/analysis/explanation/what-is-not-known-is-left-out",
                   test_what_is_not_known_is_left_out);
  g_test_add_func ("/analysis/explanation/text-has-a-line-for-each", test_text_has_a_line_for_each);
  return g_test_run ();
}
