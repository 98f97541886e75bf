/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims as plain values: what a copy keeps, what makes two of them differ, and which can be
 * stored. */
#include "moat-claim.h"
#include "moat-fact.h"

static MoatClaim *
make_claim (void)
{
  MoatClaim *claim = moat_claim_new ();

  claim->id = 7;
  claim->key = g_strdup ("c01");
  moat_label_set (&claim->statement, "More than before", "多于以往");
  claim->left = g_strdup ("f01");
  claim->right = g_strdup ("f02");
  claim->comparator = MOAT_CLAIM_EQUAL;
  claim->is_per_year = TRUE;
  claim->has_tolerance = TRUE;
  claim->tolerance = 0.05;
  moat_label_set (&claim->missing, "The rest", "其余");
  claim->source = g_strdup ("article");
  claim->locator = g_strdup ("1.1");
  return claim;
}

static void
test_copy (void)
{
  MoatClaim *claim = make_claim ();
  g_autoptr (MoatClaim) copy = moat_claim_copy (claim);

  g_assert_true (moat_claim_equal (claim, copy));
  g_assert_cmpint (copy->id, ==, 7);
  moat_claim_free (claim);
  g_assert_cmpstr (copy->statement.zh, ==, "多于以往");
  g_assert_cmpstr (copy->missing.en, ==, "The rest");
}

/* Every field counts, but no text is an empty one. */
static void
test_equality (void)
{
  g_autoptr (MoatClaim) claim = make_claim ();

#define ASSERT_DIFFERS(change)                            \
  {                                                       \
    g_autoptr (MoatClaim) copy = moat_claim_copy (claim); \
    change;                                               \
    g_assert_false (moat_claim_equal (claim, copy));      \
  }
  ASSERT_DIFFERS (copy->key[0] = 'd');
  ASSERT_DIFFERS (copy->statement.zh[0] = 'x');
  ASSERT_DIFFERS (copy->left[0] = 'g');
  ASSERT_DIFFERS (copy->right[0] = 'g');
  ASSERT_DIFFERS (copy->comparator = MOAT_CLAIM_LESS);
  ASSERT_DIFFERS (copy->is_per_year = FALSE);
  ASSERT_DIFFERS (copy->tolerance = 0.06);
  ASSERT_DIFFERS (copy->has_tolerance = FALSE);
  ASSERT_DIFFERS (copy->missing.en[0] = 'x');
  ASSERT_DIFFERS (copy->source[0] = 'x');
  ASSERT_DIFFERS (copy->locator[0] = 'x');
#undef ASSERT_DIFFERS
  g_clear_pointer (&claim->left, g_free);
  {
    g_autoptr (MoatClaim) copy = moat_claim_copy (claim);

    copy->left = g_strdup ("");
    copy->id = 8;
    g_assert_true (moat_claim_equal (claim, copy));
  }
}

static void
test_operators (void)
{
  static const char *const nicks[] = { "", ">", ">=", "=", "<=", "<", "ratio" };
  MoatClaimOperator value = MOAT_CLAIM_LESS;

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      g_assert_cmpstr (moat_claim_operator_to_nick ((MoatClaimOperator) i), ==, nicks[i]);
      g_assert_true (moat_claim_operator_from_nick (nicks[i], &value));
      g_assert_cmpint (value, ==, i);
    }
  value = MOAT_CLAIM_LESS;
  g_assert_false (moat_claim_operator_from_nick ("<>", &value));
  g_assert_false (moat_claim_operator_from_nick (NULL, &value));
  g_assert_cmpint (value, ==, MOAT_CLAIM_LESS);
}

static void
assert_refused (const MoatClaim *claim, MoatFactError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_claim_validate (claim, &error));
  g_assert_error (error, MOAT_FACT_ERROR, (int) code);
}

static void
test_validation (void)
{
  g_autoptr (MoatClaim) claim = make_claim ();

  g_assert_true (moat_claim_validate (claim, NULL));
  claim->left[0] = '(';
  g_assert_true (moat_claim_validate (claim, NULL)); /* cannot be read, and is kept */
  claim->tolerance = -0.1;
  assert_refused (claim, MOAT_FACT_ERROR_VALUE);
  claim->tolerance = 0;
  g_assert_true (moat_claim_validate (claim, NULL));
  moat_label_set (&claim->statement, NULL, "只有中文");
  g_assert_true (moat_claim_validate (claim, NULL));
  moat_label_set (&claim->statement, NULL, "");
  assert_refused (claim, MOAT_FACT_ERROR_MISSING);
  moat_label_set (&claim->statement, "C", NULL);
  claim->key[0] = '\0';
  assert_refused (claim, MOAT_FACT_ERROR_MISSING);
}

static void
test_tolerance_as_written (void)
{
  static const char *const texts[] = { "0", "0.05", "0.25", "0.3", "0.001", "1.1" };
  g_autoptr (MoatClaim) claim = make_claim ();
  g_autofree char *none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = NULL;

      claim->tolerance = g_ascii_strtod (texts[i], NULL);
      text = moat_claim_tolerance_to_string (claim);
      g_assert_cmpstr (text, ==, texts[i]);
    }
  claim->has_tolerance = FALSE;
  none = moat_claim_tolerance_to_string (claim);
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claim/copy", test_copy);
  g_test_add_func ("/claim/equality", test_equality);
  g_test_add_func ("/claim/operators", test_operators);
  g_test_add_func ("/claim/validation", test_validation);
  g_test_add_func ("/claim/tolerance-as-written", test_tolerance_as_written);
  return g_test_run ();
}
