/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts as values: what each field reads and writes, what makes a fact whole, and the interval it
 * stands for.  The figures are those of the sample, whose source is named in data/sample. */
#include "moat-fact.h"

#include <math.h>

#include "moat-unit.h"

static MoatFact *
make_fact (void)
{
  static const char *const fields[][2] = {
    { "key", "f02" },
    { "entity", "alibaba-group" },
    { "concept", "cloud_ai_infrastructure_investment" },
    { "period-start", "2013-04-01" },
    { "period-end", "2023-03-31" },
    { "as-stated", "3247.51亿元" },
    { "status", "actual" },
    { "grade", "reported" },
    { "source", "nanfanglue-2025" },
    { "locator", "1.1.1" },
    { "known-from", "2025-03-17" },
    { "remark-en", "One amount" },
  };
  MoatFact *fact = moat_fact_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GError) error = NULL;
      MoatFactField field;

      g_assert_true (moat_fact_field_from_nick (fields[i][0], &field));
      moat_fact_set_text (fact, field, fields[i][1], &error);
      g_assert_no_error (error);
    }
  return fact;
}

static void
assert_text (const MoatFact *fact, MoatFactField field, const char *wanted)
{
  g_autofree char *text = moat_fact_get_text (fact, field);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_as_stated_sets_value_and_unit (void)
{
  g_autoptr (MoatFact) fact = make_fact ();

  assert_text (fact, MOAT_FACT_FIELD_VALUE, "324751000000");
  assert_text (fact, MOAT_FACT_FIELD_UNIT, "CNY");
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "exact");
  assert_text (fact, MOAT_FACT_FIELD_AS_STATED, "3247.51亿元");
  assert_text (fact, MOAT_FACT_FIELD_LOW, "");
}

static void
test_as_stated_qualifier_word (void)
{
  g_autoptr (MoatFact) fact = make_fact ();

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "超3800亿元", NULL));
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "over");
  assert_text (fact, MOAT_FACT_FIELD_VALUE, "380000000000");
}

static void
test_as_stated_without_word_keeps_qualifier (void)
{
  g_autoptr (MoatFact) fact = make_fact ();

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_QUALIFIER, "over", NULL));
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "3900亿元", NULL));
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "over");
}

static void
test_as_stated_leaves_between (void)
{
  g_autoptr (MoatFact) fact = make_fact ();

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "CNY 320-380 bn", NULL));
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "between");
  assert_text (fact, MOAT_FACT_FIELD_LOW, "320000000000");
  assert_text (fact, MOAT_FACT_FIELD_HIGH, "380000000000");
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "CNY 350 bn", NULL));
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "exact");
  assert_text (fact, MOAT_FACT_FIELD_LOW, "");
}

static void
test_words_without_a_number (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  double low, best, high;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "三位数", NULL));
  g_assert_false (fact->has_value);
  assert_text (fact, MOAT_FACT_FIELD_AS_STATED, "三位数");
  assert_text (fact, MOAT_FACT_FIELD_VALUE, "");
  moat_fact_interval (fact, &low, &best, &high);
  g_assert_true (isnan (low) && isnan (best) && isnan (high));
}

static void
test_refused_text_changes_nothing (void)
{
  static const struct
  {
    MoatFactField field;
    const char *text;
  } cases[] = {
    { MOAT_FACT_FIELD_AS_STATED, "" },
    { MOAT_FACT_FIELD_AS_STATED, "12345678901234567890123456789012345678901" },
    { MOAT_FACT_FIELD_PERIOD, "the other day" },
    { MOAT_FACT_FIELD_PERIOD, "2027-2025" },
    { MOAT_FACT_FIELD_VALUE, "1,5" },
    { MOAT_FACT_FIELD_VALUE, "many" },
    { MOAT_FACT_FIELD_PERIOD_END, "2023-02-30" },
    { MOAT_FACT_FIELD_PERIOD_START, "1.4.2013" },
    { MOAT_FACT_FIELD_UNIT, "ZZZZ" },
    { MOAT_FACT_FIELD_QUALIFIER, "unknown" },
    { MOAT_FACT_FIELD_QUALIFIER, "roughly" },
    { MOAT_FACT_FIELD_STATUS, "done" },
    { MOAT_FACT_FIELD_GRADE, "good" },
    { MOAT_FACT_FIELD_REMARK_EN, "\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();
      g_autoptr (MoatFact) before = moat_fact_copy (fact);
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_fact_set_text (fact, cases[i].field, cases[i].text, &error));
      g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
      g_assert_true (moat_fact_equal (fact, before));
    }
}

static void
test_every_field_round_trips (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  g_autoptr (MoatFact) copy = moat_fact_new ();

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "CNY 320-380 bn", NULL));
  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    {
      g_autofree char *text = moat_fact_get_text (fact, (MoatFactField) field);
      g_autoptr (GError) error = NULL;

      moat_fact_set_text (copy, (MoatFactField) field, text, &error);
      g_assert_no_error (error);
    }
  g_assert_true (moat_fact_equal (fact, copy));
}

static void
test_field_names (void)
{
  MoatFactField field;

  for (int i = 0; i < MOAT_FACT_N_FIELDS; i++)
    {
      g_assert_true (
        moat_fact_field_from_nick (moat_fact_field_to_nick ((MoatFactField) i), &field));
      g_assert_cmpint (field, ==, i);
    }
  g_assert_true (moat_fact_field_from_nick ("known_from", &field));
  g_assert_cmpint (field, ==, MOAT_FACT_FIELD_KNOWN_FROM);
  g_assert_false (moat_fact_field_from_nick ("colour", &field));
  g_assert_false (moat_fact_field_from_nick (NULL, &field));
}

static void
test_validate_names_what_is_missing (void)
{
  static const MoatFactField needed[] = {
    MOAT_FACT_FIELD_KEY,    MOAT_FACT_FIELD_ENTITY,     MOAT_FACT_FIELD_CONCEPT,
    MOAT_FACT_FIELD_SOURCE, MOAT_FACT_FIELD_PERIOD_END, MOAT_FACT_FIELD_KNOWN_FROM,
  };
  g_autoptr (MoatFact) whole = make_fact ();

  g_assert_true (moat_fact_validate (whole, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();
      g_autoptr (GError) error = NULL;

      g_assert_true (moat_fact_set_text (fact, needed[i], "", NULL));
      g_assert_false (moat_fact_validate (fact, NULL, &error));
      g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING);
    }
}

static void
test_validate_period_order (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_PERIOD_END, "2013-03-31", NULL));
  g_assert_false (moat_fact_validate (fact, NULL, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD);
}

static void
test_validate_between_needs_ends (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_QUALIFIER, "between", NULL));
  g_assert_false (moat_fact_validate (fact, NULL, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
}

static void
test_words_state_the_figure (void)
{
  static const struct
  {
    const char *stated;
    MoatFactField field;
    const char *text;
    gboolean agrees;
  } cases[] = {
    { "3247.51亿元", MOAT_FACT_FIELD_VALUE, "5", FALSE },
    { "3247.51亿元", MOAT_FACT_FIELD_VALUE, "324751000000.00", TRUE },
    { "3247.51亿元", MOAT_FACT_FIELD_VALUE, "", FALSE },
    { "3247.51亿元", MOAT_FACT_FIELD_UNIT, "USD", FALSE },
    { "3800亿元", MOAT_FACT_FIELD_QUALIFIER, "over", TRUE },
    { "超100亿元", MOAT_FACT_FIELD_QUALIFIER, "exact", FALSE },
    { "超100亿元", MOAT_FACT_FIELD_QUALIFIER, "about", FALSE },
    { "exactly CNY 5", MOAT_FACT_FIELD_QUALIFIER, "over", FALSE },
    { "CNY 320-380 bn", MOAT_FACT_FIELD_VALUE, "340000000000", FALSE },
    { "CNY 320-380 bn", MOAT_FACT_FIELD_LOW, "310000000000", FALSE },
    { "CNY 320-380 bn", MOAT_FACT_FIELD_HIGH, "390000000000", FALSE },
    { "CNY 320-380 bn", MOAT_FACT_FIELD_QUALIFIER, "exact", FALSE },
    { "三位数", MOAT_FACT_FIELD_VALUE, "100", TRUE },
    { "三位数", MOAT_FACT_FIELD_QUALIFIER, "about", TRUE },
    { "3 of 5", MOAT_FACT_FIELD_VALUE, "3", TRUE },
    { "500", MOAT_FACT_FIELD_UNIT, "count", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();
      g_autoptr (GError) error = NULL;
      MoatFactField field = MOAT_FACT_N_FIELDS;

      g_test_message ("%s, %s", cases[i].stated, cases[i].text);
      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, cases[i].stated, NULL));
      g_assert_true (moat_fact_set_text (fact, cases[i].field, cases[i].text, NULL));
      g_assert_cmpint (moat_fact_validate (fact, NULL, &error), ==, cases[i].agrees);
      if (cases[i].agrees)
        continue;
      if (cases[i].field == MOAT_FACT_FIELD_UNIT)
        g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT);
      else
        g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
      g_assert_false (moat_fact_words_agree (fact, NULL, &field, NULL));
      g_assert_cmpint (field, ==, cases[i].field);
    }
}

static void
test_unreadable_words_need_a_value (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  g_autoptr (GError) error = NULL;
  MoatFactField field;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "30 data centres", NULL));
  assert_text (fact, MOAT_FACT_FIELD_AS_STATED, "30 data centres");
  assert_text (fact, MOAT_FACT_FIELD_VALUE, "");
  g_assert_false (moat_fact_words_agree (fact, NULL, &field, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
  g_assert_cmpint (field, ==, MOAT_FACT_FIELD_AS_STATED);
  g_assert_false (moat_fact_validate (fact, NULL, NULL));
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_VALUE, "30", NULL));
  g_assert_true (moat_fact_validate (fact, NULL, NULL));
}

static void
test_correcting_the_words_corrects_the_figure (void)
{
  static const char *const exact[] = { "exactly CNY 5", "= CNY 5", "5元整" };

  for (gsize i = 0; i < G_N_ELEMENTS (exact); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();

      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "超3800亿元", NULL));
      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, exact[i], NULL));
      assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "exact");
      assert_text (fact, MOAT_FACT_FIELD_VALUE, "5");
      g_assert_true (moat_fact_validate (fact, NULL, NULL));
    }
}

static void
test_numbers_that_no_double_holds_are_refused (void)
{
  static const char *const values[] = { "1e400", "-1e400", "1e-4000", "-1e-400" };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();
      g_autoptr (GError) error = NULL;

      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "很多", NULL));
      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_VALUE, values[i], NULL));
      g_assert_false (moat_fact_validate (fact, NULL, &error));
      g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_VALUE, "0", NULL));
      g_assert_true (moat_fact_validate (fact, NULL, NULL));
    }
}

static void
test_words_of_the_project_are_read (void)
{
  static const MoatQualifierWord words[] = { { (char *) "mind.", MOAT_QUALIFIER_OVER, FALSE },
                                             { NULL, MOAT_QUALIFIER_EXACT, FALSE } };
  const MoatFactReading reading = { words, MOAT_YEAR_END_CALENDAR };
  g_autoptr (MoatFact) fact = make_fact ();

  g_assert_true (
    moat_fact_read_text (fact, MOAT_FACT_FIELD_AS_STATED, "mind. CNY 5 bn", &reading, NULL));
  assert_text (fact, MOAT_FACT_FIELD_QUALIFIER, "over");
  assert_text (fact, MOAT_FACT_FIELD_VALUE, "5000000000");
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_QUALIFIER, "exact", NULL));
  g_assert_false (moat_fact_validate (fact, words, NULL));
  g_assert_true (moat_fact_validate (fact, NULL, NULL));
}

static void
test_period_is_read_at_once (void)
{
  static const struct
  {
    const char *text, *period;
  } cases[] = {
    { "FY2023", "2022-04-01/2023-03-31" },  { "2025-2027", "2025-01-01/2027-12-31" },
    { "2024 Q4", "2024-10-01/2024-12-31" }, { "2025-01-01/2027-12-31", "2025-01-01/2027-12-31" },
    { "2025-03-17", "2025-03-17" },         { "", "" },
  };
  const MoatFactReading reading = { NULL, { 3, 31 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = make_fact ();

      g_assert_true (
        moat_fact_read_text (fact, MOAT_FACT_FIELD_PERIOD, cases[i].text, &reading, NULL));
      assert_text (fact, MOAT_FACT_FIELD_PERIOD, cases[i].period);
    }
}

static void
test_fact_has_to_suit_its_concept (void)
{
  g_autoptr (MoatFact) fact = make_fact ();
  g_autoptr (MoatConcept) concept = moat_concept_new ();
  g_autoptr (GError) error = NULL;

  concept->unit_kind = MOAT_UNIT_KIND_MONEY;
  concept->period_type = MOAT_PERIOD_TYPE_DURATION;
  g_assert_true (moat_fact_suits_concept (fact, concept, NULL));
  fact->period.start = MOAT_DATE_NONE;
  g_assert_false (moat_fact_suits_concept (fact, concept, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_PERIOD);
  g_clear_error (&error);
  concept->period_type = MOAT_PERIOD_TYPE_INSTANT;
  g_assert_true (moat_fact_suits_concept (fact, concept, NULL));
  for (int kind = MOAT_UNIT_KIND_RATIO; kind <= MOAT_UNIT_KIND_COUNT; kind++)
    {
      concept->unit_kind = (MoatUnitKind) kind;
      g_assert_false (moat_fact_suits_concept (fact, concept, &error));
      g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT);
      g_clear_error (&error);
    }
}

static void
test_interval_per_qualifier (void)
{
  static const struct
  {
    const char *stated;
    double low, best, high;
  } cases[] = {
    { "400", 400, 400, 400 },       { "about 400", 380, 400, 420 },
    { ">400", 400, 400, INFINITY }, { "<400", -INFINITY, 400, 400 },
    { "300-500", 300, 400, 500 },   { "about (400)", -420, -400, -380 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = moat_fact_new ();
      g_autoptr (GError) error = NULL;
      double low, best, high;

      moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, cases[i].stated, &error);
      g_assert_no_error (error);
      moat_fact_interval (fact, &low, &best, &high);
      g_assert_cmpfloat (low, ==, cases[i].low);
      g_assert_cmpfloat (best, ==, cases[i].best);
      g_assert_cmpfloat (high, ==, cases[i].high);
    }
}

/* How exact a figure is depends on how it was written, as long as it is that figure. */
static void
test_step_is_a_unit_of_the_last_digit_stated (void)
{
  static const struct
  {
    const char *stated;
    double wanted;
  } cases[] = {
    { "3247.51亿元", 1e6 }, { "3248亿元", 1e8 }, { "3800亿元", 1e8 }, { "8%", 0.01 },
    { "8.5%", 0.001 },      { "US$40bn", 1e9 },  { "三位数", 0 },     { "CNY 1,234.5", 0.1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = moat_fact_new ();

      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, cases[i].stated, NULL));
      g_assert_cmpfloat (moat_fact_get_step (fact, NULL), ==, cases[i].wanted);
      g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_VALUE, "17", NULL));
      g_assert_cmpfloat (moat_fact_get_step (fact, NULL), ==, 0);
    }
}

static void
test_equal_sees_each_field (void)
{
  static const char *const other[MOAT_FACT_N_FIELDS] = {
    "f99",  "x",    "y",       "2013-05-01", "2023-04-30", "9亿元",      "7",  "",   "",     "USD",
    "over", "plan", "derived", "z",          "2",          "2020-01-01", "no", "否", "2024",
  };

  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    {
      g_autoptr (MoatFact) fact = make_fact ();
      g_autoptr (MoatFact) changed = moat_fact_copy (fact);

      g_assert_true (moat_fact_equal (fact, changed));
      if (*other[field] == '\0')
        continue;
      g_assert_true (moat_fact_set_text (changed, (MoatFactField) field, other[field], NULL));
      g_assert_false (moat_fact_equal (fact, changed));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/fact/as-stated-sets-value-and-unit", test_as_stated_sets_value_and_unit);
  g_test_add_func ("/facts/fact/as-stated-qualifier-word", test_as_stated_qualifier_word);
  g_test_add_func ("/facts/fact/as-stated-without-word-keeps-qualifier",
                   test_as_stated_without_word_keeps_qualifier);
  g_test_add_func ("/facts/fact/as-stated-leaves-between", test_as_stated_leaves_between);
  g_test_add_func ("/facts/fact/words-without-a-number", test_words_without_a_number);
  g_test_add_func ("/facts/fact/refused-text-changes-nothing", test_refused_text_changes_nothing);
  g_test_add_func ("/facts/fact/every-field-round-trips", test_every_field_round_trips);
  g_test_add_func ("/facts/fact/field-names", test_field_names);
  g_test_add_func ("/facts/fact/validate-names-what-is-missing",
                   test_validate_names_what_is_missing);
  g_test_add_func ("/facts/fact/validate-period-order", test_validate_period_order);
  g_test_add_func ("/facts/fact/validate-between-needs-ends", test_validate_between_needs_ends);
  g_test_add_func ("/facts/fact/has-to-suit-its-concept", test_fact_has_to_suit_its_concept);
  g_test_add_func ("/facts/fact/words-state-the-figure", test_words_state_the_figure);
  g_test_add_func ("/facts/fact/unreadable-words-need-a-value", test_unreadable_words_need_a_value);
  g_test_add_func ("/facts/fact/correcting-the-words-corrects-the-figure",
                   test_correcting_the_words_corrects_the_figure);
  g_test_add_func ("/facts/fact/numbers-that-no-double-holds-are-refused",
                   test_numbers_that_no_double_holds_are_refused);
  g_test_add_func ("/facts/fact/words-of-the-project-are-read", test_words_of_the_project_are_read);
  g_test_add_func ("/facts/fact/period-is-read-at-once", test_period_is_read_at_once);
  g_test_add_func ("/facts/fact/interval-per-qualifier", test_interval_per_qualifier);
  g_test_add_func ("/facts/fact/step-is-a-unit-of-the-last-digit-stated",
                   test_step_is_a_unit_of_the_last_digit_stated);
  g_test_add_func ("/facts/fact/equal-sees-each-field", test_equal_sees_each_field);
  return g_test_run ();
}
