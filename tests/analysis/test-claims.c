/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts: tables of claims over a few figures, worked out by hand. */
#include "moat-claim-check.h"

#include <string.h>

#include "figures.h"

static Figures *
new_figures (void)
{
  Figures *self = figures_new ();

  figures_add_entity (self, "ali", "Chinese, Big", NULL);
  figures_add_entity (self, "cloud", "Chinese", "ali");
  figures_add_entity (self, "goog", "US", NULL);
  figures_add_entity (self, "msft", "US,Big", NULL);
  figures_add_entity (self, "new", "Young", NULL);
  figures_add_concept (self, "capex", FALSE);
  figures_add_concept (self, "growth", TRUE);
  figures_add_fact (self, "plan", "ali", "capex", "2025-2027", "over 380 bn CNY");
  figures_add_fact (self, "past", "ali", "capex", "2013-2022", "CNY 320 bn");
  figures_add_fact (self, "aws-usd", "goog", "capex", "2024", "about USD 40 bn");
  figures_add_fact (self, "aws-cny", "goog", "capex", "2024", "about CNY 280 bn");
  figures_add_fact (self, "ms23", "msft", "capex", "2023", "USD 30 bn");
  figures_add_fact (self, "ms24", "msft", "capex", "2024", "USD 50 bn");
  figures_add_fact (self, "range", "msft", "capex", "2025", "USD 60-80 bn");
  figures_add_fact (self, "cap", "goog", "capex", "2025", "under USD 75 bn");
  figures_add_fact (self, "q1", "cloud", "growth", "2024Q1", "110%");
  figures_add_fact (self, "q2", "cloud", "growth", "2024Q2", "120%");
  figures_add_fact (self, "q4", "cloud", "growth", "2024Q4", "over 150%");
  figures_add_fact (self, "all", "cloud", "growth", "2024", "三位数");
  figures_relate (self, "aws-cny", "aws-usd");
  figures_add_rate (self, 2022, "6.5");
  figures_add_rate (self, 2023, "7.0");
  figures_add_rate (self, 2024, "7.2");
  figures_add_rate (self, 2025, "7.2");
  return self;
}

static MoatClaimCheck *
check (Figures *figures, const char *left, const char *relation, const char *right,
       gboolean is_per_year, double tolerance)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatClaim) claim = moat_claim_new ();

  claim->key = g_strdup ("c");
  claim->left = g_strdup (left);
  claim->right = g_strdup (right);
  g_assert_true (moat_claim_operator_from_nick (relation, &claim->comparator));
  claim->is_per_year = is_per_year;
  claim->has_tolerance = tolerance >= 0;
  claim->tolerance = MAX (tolerance, 0);
  return moat_claim_check_new (claim, &figures->figures, wording);
}

typedef struct
{
  const char *left, *relation, *right;
  gboolean is_per_year;
  double tolerance; /* below 0: none */
  const char *verdict;
} Case;

static void
assert_verdicts (const Case *cases, gsize n)
{
  g_autoptr (Figures) figures = new_figures ();

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatClaimCheck) result =
        check (figures, cases[i].left, cases[i].relation, cases[i].right, cases[i].is_per_year,
               cases[i].tolerance);

      g_test_message ("%s %s %s", cases[i].left, cases[i].relation, cases[i].right);
      g_assert_cmpstr (moat_claim_verdict_to_nick (result->verdict), ==, cases[i].verdict);
      g_assert_cmpint (result->verdict == MOAT_CLAIM_CANNOT_BE_CHECKED, <=,
                       result->missing->len > 0);
    }
}

/* The relation holds for all, none or some of what the qualifiers leave open. */
static void
test_intervals_decide (void)
{
  static const Case cases[] = {
    { "plan", ">", "past", FALSE, -1, "supported" },
    { "past", "<", "plan", FALSE, -1, "supported" },
    { "past", ">", "plan", FALSE, -1, "not-supported" },
    { "plan", ">", "400 bn CNY", FALSE, -1, "depends" },
    { "plan", ">=", "380 bn CNY", FALSE, -1, "supported" },
    { "plan", ">", "380 bn CNY", FALSE, -1, "depends" },
    { "plan", "<", "380 bn CNY", FALSE, -1, "not-supported" },
    { "plan", "<=", "380 bn CNY", FALSE, -1, "depends" },
    { "plan", "<=", "370 bn CNY", FALSE, -1, "not-supported" },
    { "plan", "=", "380 bn CNY", FALSE, -1, "depends" },
    { "plan", "=", "379 bn CNY", FALSE, -1, "not-supported" },
    { "past", "=", "320 bn CNY", FALSE, -1, "supported" },
    { "past", "=", "320000000001 CNY", FALSE, -1, "not-supported" },
    { "cap", "<", "75 bn USD", FALSE, -1, "depends" },
    { "cap", "<=", "75 bn USD", FALSE, -1, "supported" },
    { "cap", ">", "75 bn USD", FALSE, -1, "not-supported" },
    { "range", ">", "59 bn USD", FALSE, -1, "supported" },
    { "range", ">", "70 bn USD", FALSE, -1, "depends" },
    { "range", ">", "80 bn USD", FALSE, -1, "not-supported" },
    { "range", ">", "cap", FALSE, -1, "depends" },
    /* about is 5 % to either side */
    { "aws-usd", ">", "37.9 bn USD", FALSE, -1, "supported" },
    { "aws-usd", ">", "38.1 bn USD", FALSE, -1, "depends" },
    { "aws-usd", ">=", "42.1 bn USD", FALSE, -1, "not-supported" },
    { "aws-usd", "=", "41 bn USD", FALSE, -1, "depends" },
    { "aws-usd", "=", "43 bn USD", FALSE, -1, "not-supported" },
  };

  assert_verdicts (cases, G_N_ELEMENTS (cases));
}

static void
test_tolerance (void)
{
  static const Case cases[] = {
    { "past", "=", "320 bn CNY", FALSE, 0, "supported" },
    { "past", "=", "336 bn CNY", FALSE, 0.05, "supported" }, /* 0.952 */
    { "past", "=", "337 bn CNY", FALSE, 0.05, "not-supported" },
    { "400 bn CNY", "=", "past", FALSE, 0.25, "supported" }, /* 1.25, the very end */
    { "400000000001 CNY", "=", "past", FALSE, 0.25, "not-supported" },
    { "past", "ratio", "400 bn CNY", FALSE, -1, "supported" }, /* 0.8 within ±25 % */
    { "past", "ratio", "430 bn CNY", FALSE, -1, "not-supported" },
    /* the tolerance says how wide "about" is taken */
    { "aws-usd", "=", "41 bn USD", FALSE, 0.05, "supported" },
    { "aws-usd", "=", "43 bn USD", FALSE, 0.05, "not-supported" },
    { "plan", "ratio", "past", FALSE, 0.25, "depends" }, /* over: at least 1.19 */
    { "plan", "ratio", "200 bn CNY", FALSE, 0.25, "not-supported" },
    { "plan", "ratio", "aws-cny", TRUE, 0.25, "not-supported" },
    { "plan", "ratio", "aws-cny", FALSE, 0.25, "not-supported" },
    { "plan", "ratio", "aws-cny", FALSE, 0.4, "supported" },
  };

  assert_verdicts (cases, G_N_ELEMENTS (cases));
}

static void
test_arithmetic (void)
{
  static const Case cases[] = {
    { "per_year (plan)", "<", "130 bn CNY", FALSE, -1, "depends" },
    { "per_year (past)", "=", "32 bn CNY", FALSE, -1, "supported" },
    { "past", "=", "32 bn CNY", TRUE, -1, "supported" },
    { "past − 20 bn CNY", "=", "300 bn CNY", FALSE, -1, "supported" },
    { "ms23 + ms24", "=", "80 bn USD", FALSE, -1, "supported" },
    { "2 × ms23", "=", "60 bn USD", FALSE, -1, "supported" },
    { "ms24 / ms23 − 1", ">", "66 %", FALSE, -1, "supported" },
    { "(ms24 − ms23) ÷ ms23", "<", "67 %", FALSE, -1, "supported" },
    { "10 % × past", "=", "32 bn CNY", FALSE, -1, "supported" },
    { "convert (ms23, CNY)", "=", "210 bn CNY", FALSE, -1, "supported" },
    { "convert (ms23, CNY, 2024)", "=", "216 bn CNY", FALSE, -1, "supported" },
    { "rate (USD/CNY, 2023)", "=", "7", FALSE, -1, "supported" },
    /* unlike currencies are compared at the rate of the figure's own period */
    { "ms23", "=", "210 bn CNY", FALSE, -1, "supported" },
    { "past", ">", "ms24", FALSE, -1, "not-supported" }, /* 320 < 360 */
  };

  assert_verdicts (cases, G_N_ELEMENTS (cases));
}

static void
test_selections (void)
{
  static const Case cases[] = {
    { "largest (capex of msft in 2024)", "=", "50 bn USD", FALSE, -1, "supported" },
    { "sum (capex of msft in 2023-2024 per year)", "=", "80 bn USD", FALSE, -1, "supported" },
    { "mean (capex of msft in 2023-2024 per year)", "=", "40 bn USD", FALSE, -1, "supported" },
    { "ms24", ">", "largest (capex of \"US\" but msft in 2024)", FALSE, -1, "supported" },
    { "ms24", ">=", "largest (capex of \"US\" in 2024)", FALSE, -1, "supported" },
    { "smallest (growth of cloud in 2024Q1)", ">=", "100 %", FALSE, -1, "supported" },
    { "smallest (growth of cloud in 2024-01-01/2024-06-30 per quarter)", ">=", "110 %", FALSE, -1,
      "supported" },
    { "count (capex of msft in 2023-2024 per year)", "=", "2", FALSE, -1, "supported" },
    /* incomplete, and still decided: one that is too small is enough */
    { "smallest (growth of cloud in 2024 per quarter)", ">=", "115 %", FALSE, -1, "not-supported" },
    { "largest (growth of cloud in 2024 per quarter)", ">=", "115 %", FALSE, -1, "supported" },
    { "count (growth of cloud in 2024 per quarter)", ">=", "3", FALSE, -1, "supported" },
  };

  assert_verdicts (cases, G_N_ELEMENTS (cases));
}

static void
test_unchecked (void)
{
  static const Case cases[] = {
    { "plan", "", "past", FALSE, -1, "cannot-be-checked" },
    { "", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "plan", ">", NULL, FALSE, -1, "cannot-be-checked" },
    { "plan +", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "none", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "all", ">", "100 %", FALSE, -1, "cannot-be-checked" },
    { "plan", ">", "100 %", FALSE, -1, "cannot-be-checked" },
    { "plan + q1", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "plan", ">", "ms24 + past", FALSE, -1, "cannot-be-checked" },
    { "plan / 0", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "plan", "=", "0 CNY", FALSE, 0.05, "cannot-be-checked" },
    { "convert (plan, CHF)", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "rate (USD/CNY, 1990)", ">", "7", FALSE, -1, "cannot-be-checked" },
    /* the same money twice */
    { "aws-usd + aws-cny", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "past + past", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "largest (nothing)", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "largest (capex of nobody)", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "largest (capex of \"US\" but nobody)", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "plan", ">", "largest (capex of \"Chinese\" but ali)", FALSE, -1, "cannot-be-checked" },
    { "plan", ">", "largest (capex of \"Young\")", FALSE, -1, "cannot-be-checked" },
    { "largest (capex of msft in 2019)", ">", "past", FALSE, -1, "cannot-be-checked" },
    { "smallest (growth of cloud in 2024 per quarter)", ">=", "100 %", FALSE, -1,
      "cannot-be-checked" },
    { "sum (growth of cloud in 2024-02-01/2024-12-31 per quarter)", ">", "1", FALSE, -1,
      "cannot-be-checked" },
  };

  assert_verdicts (cases, G_N_ELEMENTS (cases));
}

/* A rate without a period is tried for every year; what depends on it says so. */
static void
test_undated_rate (void)
{
  static const Case cases[] = {
    { "aws-cny / aws-usd", "=", "rate (USD/CNY)", FALSE, 0.05, "depends" }, /* 7 to 6.5 is 1.077 */
    { "aws-cny / aws-usd", "=", "rate (USD/CNY)", FALSE, 0.08, "supported" },
    { "aws-cny / aws-usd", "=", "2 × rate (USD/CNY)", FALSE, 0.05, "not-supported" },
    { "ms24 × rate (USD/CNY)", ">", "300 bn CNY", FALSE, -1, "supported" },
    { "ms24 × rate (USD/CNY)", ">", "340 bn CNY", FALSE, -1, "depends" },
    { "rate (USD/CNY)", "<", "8", FALSE, -1, "supported" },
  };
  g_autoptr (Figures) figures = new_figures ();
  g_autoptr (MoatClaimCheck) result =
    check (figures, "aws-cny / aws-usd", "=", "rate (USD/CNY)", FALSE, 0.05);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autofree char *sentence = moat_claim_check_to_sentence (result, wording);

  assert_verdicts (cases, G_N_ELEMENTS (cases));
  g_assert_cmpuint (result->rate_cases->len, ==, 4);
  g_assert_true (result->rate_period.end == moat_date_new (2024, 12, 31));
  g_assert_cmpstr (sentence, ==,
                   "Depends on the rate: equal within ±5% at 7–7.2 (2023–2025), not equal within "
                   "±5% at 6.5 (2022).");
}

/* What is missing is named. */
static void
test_missing_is_named (void)
{
  static const struct
  {
    const char *left, *right;
    const char *missing;
  } cases[] = {
    { "nope", "past", "There is no figure “nope” in the project." },
    { "plan", "largest (capex of \"Chinese\" but ali)",
      "Figures of “capex” of other entities tagged “Chinese”: no other entity of the project bears "
      "that tag." },
    { "plan", "largest (capex of \"Young\")", "Figures of “capex” of new." },
    { "smallest (growth of cloud in 2024 per quarter)", "100 %",
      "“growth” of cloud for each of the 4 quarters of 2024; 3 of them are there." },
    { "convert (plan, CHF)", "past", "The average rate of CNY and CHF for 2025–2027." },
  };
  g_autoptr (Figures) figures = new_figures ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatClaimCheck) result =
        check (figures, cases[i].left, ">=", cases[i].right, FALSE, -1);

      g_assert_cmpuint (result->missing->len, >=, 1);
      g_assert_cmpstr (result->missing->pdata[0], ==, cases[i].missing);
    }
}

/* A total beside a yearly figure is put on both bases. */
static void
test_both_bases (void)
{
  g_autoptr (Figures) figures = new_figures ();
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatClaimCheck) yearly = check (figures, "plan", "ratio", "aws-cny", TRUE, 0.25);
  g_autoptr (MoatClaimCheck) same = check (figures, "ms24", ">", "ms23", FALSE, -1);
  g_autofree char *sentence = moat_claim_check_to_sentence (yearly, wording);

  g_assert_cmpstr (sentence, ==, "≈ 0.45× per year; not comparable within ±25%.");
  g_assert_nonnull (yearly->other_ratio);
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (yearly->other_ratio->best), 380.0 / 280,
                                  1e-12);
  g_assert_null (same->other_ratio);
}

/* A ratio is never rounded across the line that it is judged by. */
static void
test_ratio_is_shown_honestly (void)
{
  static const struct
  {
    const char *left, *right, *shown;
  } cases[] = {
    { "400.1 bn CNY", "past", "1.2503×" },
    { "past", "320100 m CNY", "0.9997×" },
    { "past", "320 bn CNY", "1.0×" },
    { "past", "640 bn CNY", "0.50×" },
  };
  g_autoptr (Figures) figures = new_figures ();
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatClaimCheck) result =
        check (figures, cases[i].left, "ratio", cases[i].right, FALSE, 0.25);
      g_autofree char *shown = moat_claim_check_word_ratio (result, wording);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_touched_facts (void)
{
  g_autoptr (Figures) figures = new_figures ();
  g_autoptr (MoatClaimCheck) result =
    check (figures, "plan + past", ">", "largest (capex of msft) + none", FALSE, -1);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < result->facts->len; i++)
    g_string_append_printf (keys, "%s ", g_array_index (result->facts, MoatNamedFact, i).key);
  g_assert_cmpstr (keys->str, ==, "plan past ms23 ms24 range ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/intervals-decide", test_intervals_decide);
  g_test_add_func ("/claims/tolerance", test_tolerance);
  g_test_add_func ("/claims/arithmetic", test_arithmetic);
  g_test_add_func ("/claims/selections", test_selections);
  g_test_add_func ("/claims/unchecked", test_unchecked);
  g_test_add_func ("/claims/undated-rate", test_undated_rate);
  g_test_add_func ("/claims/missing-is-named", test_missing_is_named);
  g_test_add_func ("/claims/both-bases", test_both_bases);
  g_test_add_func ("/claims/ratio-is-shown-honestly", test_ratio_is_shown_honestly);
  g_test_add_func ("/claims/touched-facts", test_touched_facts);
  return g_test_run ();
}
