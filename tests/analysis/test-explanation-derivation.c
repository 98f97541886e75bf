/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a computed value is what it is: each figure, rule, equation and rate, in words. */
#include "comparing.h"

#include "moat-unit.h"

/** Telling: figures as a project has them. */
typedef struct
{
  MoatEntity *entity;
  MoatConcept *concept;
  MoatSource *source;
  GPtrArray *facts;         /* of MoatFact; the ids are 1, 2 … */
  GArray *contexts;         /* of MoatFactContext, as the facts */
  MoatDerivationContext as; /* for the explanation */
} Telling;

static const MoatFactContext *
find_fact (gint64 id, gpointer data)
{
  GArray *contexts = ((Telling *) data)->contexts;

  return id <= contexts->len ? &g_array_index (contexts, MoatFactContext, id - 1) : NULL;
}

static const MoatSource *
find_source (const char *key, gpointer data)
{
  return NULL;
}

static void
setup (Telling *self, gconstpointer data)
{
  self->entity = moat_entity_new ();
  self->entity->key = g_strdup ("alibaba");
  self->entity->year_end = (MoatYearEnd){ 3, 31 };
  moat_label_set (&self->entity->label, "Alibaba", NULL);
  self->concept = moat_concept_new ();
  self->concept->key = g_strdup ("rnd");
  self->concept->unit_kind = MOAT_UNIT_KIND_MONEY;
  moat_label_set (&self->concept->label, "R&D", NULL);
  self->source = moat_source_new ();
  self->source->key = g_strdup ("20-f");
  moat_label_set (&self->source->title, "Form 20-F", NULL);
  self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_fact_free);
  self->contexts = g_array_new (FALSE, FALSE, sizeof (MoatFactContext));
  self->as = (MoatDerivationContext){ find_fact, find_source, self };
}

static void
teardown (Telling *self, gconstpointer data)
{
  g_array_unref (self->contexts);
  g_ptr_array_unref (self->facts);
  moat_source_free (self->source);
  moat_concept_free (self->concept);
  moat_entity_free (self->entity);
}

static MoatDerivation *
add_fact (Telling *self, const char *when, const char *words)
{
  MoatFact *fact = moat_fact_new ();
  MoatFactContext context = { fact, self->entity, self->concept, self->source, NULL, 0 };
  MoatStated stated;
  g_autoptr (GError) error = NULL;

  fact->id = self->facts->len + 1;
  fact->key = g_strdup_printf ("f%u", self->facts->len + 1);
  fact->entity = g_strdup ("alibaba");
  fact->concept = g_strdup ("rnd");
  fact->locator = g_strdup_printf ("p. %u", self->facts->len + 1);
  fact->period = period (when, self->entity->year_end);
  moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, words, &error);
  g_assert_no_error (error);
  g_ptr_array_add (self->facts, fact);
  g_array_append_val (self->contexts, context);
  stated = (MoatStated){
    .fact_id = fact->id,
    .period = fact->period,
    .has_value = fact->has_value,
    .low = fact->low,
    .best = fact->best,
    .high = fact->high,
    .unit = fact->unit,
    .qualifier = fact->qualifier,
  };
  return moat_derivation_new_fact (&stated);
}

/* Asserts the lines, "key: text [value unit]". */
static void
assert_explained (Telling *self, const MoatDerivation *value, const char *const *expected)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatExplanation) explanation =
    moat_explanation_for_derivation (value, "Why", &self->as, wording);
  guint i;

  g_assert_cmpstr (explanation->title, ==, "Why");
  for (i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];
      g_autofree char *unit =
        line->unit != NULL ? g_strdup_printf (" [%s %s]", line->value, line->unit) : g_strdup ("");
      g_autofree char *text = g_strdup_printf ("%s: %s%s", line->key, line->text, unit);

      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_null (expected[i]);
}

static void
test_share (Telling *self, gconstpointer data)
{
  static const char *const expected[] = {
    "fact: f1: Alibaba: R&D, FY2024: 522.56亿元",
    "value: CNY 52,256,000,000 [52256000000 CNY]",
    "source: Form 20-F",
    "locator: p. 1",
    "fact: f2: Alibaba: R&D, FY2024: 超9411亿元",
    "value: > CNY 941,100,000,000 [941100000000 CNY]",
    "qualifier: over",
    "source: Form 20-F",
    "locator: p. 2",
    "quotient: The first is divided by the second.",
    "quotient: FY2024: CNY 52,256,000,000 ÷ > CNY 941,100,000,000 = < 5.55265115290617% (rounded)",
    "qualifier-rule: “exactly” divided by “over” is “under”.",
    "result: < 5.55265115290617% (rounded) [0.05552651152906173626607161831898842 ratio]",
    "qualifier: under",
    "status: actual",
    "grade: derived",
    NULL,
  };
  g_autoptr (MoatDerivation) part = add_fact (self, "FY2024", "522.56亿元");
  g_autoptr (MoatDerivation) whole = add_fact (self, "FY2024", "超9411亿元");
  g_autoptr (MoatDerivation) share = moat_derivation_of_two (MOAT_DERIVATION_QUOTIENT, part, whole);

  assert_explained (self, share, expected);
}

static void
test_calendar_year (Telling *self, gconstpointer data)
{
  static const char *const expected[] = {
    "fact: f1: Alibaba: R&D, FY2023: 365元",
    "value: CNY 365 [365 CNY]",
    "source: Form 20-F",
    "locator: p. 1",
    "days: A fiscal year is shared out over calendar years by its days: computed, not stated.",
    "days: FY2023: CNY 365 × 90 of 365 days = CNY 90",
    "fact: f2: Alibaba: R&D, FY2024: 732元",
    "value: CNY 732 [732 CNY]",
    "source: Form 20-F",
    "locator: p. 2",
    "days: FY2024: CNY 732 × 275 of 366 days = CNY 550",
    "sum: Amounts of periods that follow each other are added up.",
    "sum: 2023: CNY 90 + CNY 550 = CNY 640",
    "rule: An amount of a period is converted at the average rate of that period.",
    "rate: 1 CNY = 0.125 USD: the average of 2023",
    "rate-source: bank",
    "rate-locator: row 2023",
    "converted: CNY 640 × 0.125 = USD 80 [80 USD]",
    "result: USD 80 [80 USD]",
    "qualifier: exactly",
    "status: actual",
    "grade: estimated",
    NULL,
  };
  const MoatPeriod year = moat_period_years (2023, 2023);
  g_autoptr (MoatDerivation) first = add_fact (self, "FY2023", "365元");
  g_autoptr (MoatDerivation) second = add_fact (self, "FY2024", "732元");
  g_autoptr (MoatDerivation) some = moat_derivation_take_days (first, year);
  g_autoptr (MoatDerivation) more = moat_derivation_take_days (second, year);
  MoatDerivation *parts[] = { some, more };
  g_autoptr (MoatDerivation) sum = moat_derivation_over (MOAT_DERIVATION_SUM, parts, 2, year);
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatDerivation) converted = NULL;

  comparing_add_rate (rates, "CNY", "USD", "2023", "0.125");
  converted = moat_derivation_convert (sum, moat_unit_intern ("USD"), rates);
  assert_explained (self, converted, expected);
}

/* Of one figure, all that is known of it; its own rule only where nothing was computed. */
static void
test_one_figure (Telling *self, gconstpointer data)
{
  static const char *const expected[] = {
    "entity: Alibaba",
    "concept: R&D",
    "period: 2025–2027 (1 Jan 2025 – 31 Dec 2027)",
    "years: 3 years",
    "as-stated: 超3800亿元",
    "value: > CNY 380,000,000,000 [380000000000 CNY]",
    "qualifier: over",
    "status: actual",
    "grade: reported",
    "source: Form 20-F",
    "locator: p. 1",
    "per-year: The amount is divided by the length of its period in years.",
    "per-year: 2025–2027: > CNY 380,000,000,000 ÷ 3 years = > CNY 126,666,666,666.667 a year "
    "(rounded)",
    "result: > CNY 126,666,666,666.667 a year (rounded) "
    "[126666666666.6666666666666666666667 CNY per year]",
    "qualifier: over",
    "status: actual",
    "grade: derived",
    NULL,
  };
  g_autoptr (MoatDerivation) stated = add_fact (self, "2025-2027", "超3800亿元");
  g_autoptr (MoatDerivation) yearly = moat_derivation_per_year (stated);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_ZH);
  g_autoptr (MoatExplanation) computed = NULL, alone = NULL, plain = NULL;
  g_autofree char *alone_text = NULL, *plain_text = NULL;

  assert_explained (self, yearly, expected);
  plain = moat_explanation_for_fact (find_fact (1, self), MOAT_BASIS_STATED, wording);
  alone = moat_explanation_for_derivation (stated, plain->title, &self->as, wording);
  alone_text = moat_explanation_to_text (alone);
  plain_text = moat_explanation_to_text (plain);
  g_assert_cmpstr (alone_text, ==, plain_text);
}

static void
test_what_is_missing (Telling *self, gconstpointer data)
{
  static const char *const of_growth[] = {
    "fact: f1: Alibaba: R&D, FY2024: 10元",
    "value: CNY 10 [10 CNY]",
    "source: Form 20-F",
    "locator: p. 1",
    "fact: f2: Alibaba: R&D, FY2023: -5元",
    "value: CNY −5 [-5 CNY]",
    "source: Form 20-F",
    "locator: p. 2",
    "missing: Growth through zero or a change of sign means nothing: n/m.",
    NULL,
  };
  static const char *const of_gone[] = { "missing: The figure is no longer in the project.", NULL };
  g_autoptr (MoatDerivation) later = add_fact (self, "FY2024", "10元");
  g_autoptr (MoatDerivation) earlier = add_fact (self, "FY2023", "-5元");
  g_autoptr (MoatDerivation) growth =
    moat_derivation_of_two (MOAT_DERIVATION_GROWTH, later, earlier);
  g_autoptr (MoatDerivation) gone = derive (99, &(Figure){ "2024", "1", NULL, MOAT_STATUS_ACTUAL });

  assert_explained (self, growth, of_growth);
  assert_explained (self, gone, of_gone);
}

static void
test_rate (Telling *self, gconstpointer data)
{
  static const char *const expected[] = {
    "rule: An amount of a period is converted at the average rate of that period.",
    "rate: 1 USD = 7.1 CNY: the average of 2024",
    "rate-source: bank",
    "rate-locator: row 2024",
    "result: 7.1 [7.1 ratio]",
    "qualifier: exactly",
    "status: actual",
    "grade: reported",
    NULL,
  };
  g_autoptr (MoatRateTable) rates = moat_rate_table_new ();
  g_autoptr (MoatDerivation) rate = NULL;

  comparing_add_rate (rates, "USD", "CNY", "2024", "7.1");
  rate = moat_derivation_new_rate (moat_unit_intern ("USD"), moat_unit_intern ("CNY"),
                                   MOAT_RATE_AVERAGE, moat_period_years (2024, 2024), rates);
  assert_explained (self, rate, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TELL(name, test) g_test_add (name, Telling, NULL, setup, test, teardown)
  TELL ("/explanation-derivation/share", test_share);
  TELL ("/explanation-derivation/calendar-year", test_calendar_year);
  TELL ("/explanation-derivation/one-figure", test_one_figure);
  TELL ("/explanation-derivation/what-is-missing", test_what_is_missing);
  TELL ("/explanation-derivation/rate", test_rate);
#undef TELL
  return g_test_run ();
}
