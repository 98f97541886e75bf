/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of a project: those of the sample come out as its author's check of the article does,
 * verdicts follow every edit and every undo, and edits of claims are actions like any other. */
#include "config.h"

#include "fixture.h"
#include "moat-pango-measurer.h"
#include "moat-project-claims.h"

static MoatCheckedClaims *
check (const Fixture *fixture)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  MoatCheckedClaims *checked = moat_project_check_claims (fixture->project, wording, &error);

  g_assert_no_error (error);
  return checked;
}

static const MoatClaimCheck *
get (MoatCheckedClaims *checked, const char *key)
{
  for (guint i = 0; i < moat_checked_claims_get_size (checked); i++)
    if (g_str_equal (moat_checked_claims_get (checked, i)->claim->key, key))
      return moat_checked_claims_get (checked, i);
  g_assert_not_reached ();
}

static void
assert_verdict (const Fixture *fixture, const char *key, const char *verdict)
{
  g_autoptr (MoatCheckedClaims) checked = check (fixture);

  g_assert_cmpstr (moat_claim_verdict_to_nick (get (checked, key)->verdict), ==, verdict);
}

/* What the article says of itself, recomputed: nothing of this is in the file. */
static void
test_sample (void)
{
  static const struct
  {
    const char *key, *verdict, *sentence, *facts;
  } wanted[] = {
    { "c01", "supported", "≥ 1.17× as stated; the left side is greater.", "f01 f02 " },
    { "c02", "not-supported", "≈ 0.45× per year; not comparable within ±25%.", "f01 f14 " },
    { "c03", "depends",
      "Depends on the rate: equal within ±5% at 6.729–7.1957 (2017, 2019–2020, 2022–2025), not "
      "equal within ±5% at 6.1478–6.64 (2012–2016, 2018, 2021).",
      "f14 f13 " },
    { "c04", "cannot-be-checked",
      "Cannot be checked. Missing: Figures of “Cloud and AI infrastructure investment” of other "
      "entities tagged “Chinese private enterprise”: no other entity of the project bears that "
      "tag. Noted: The investments of the other Chinese private enterprises.",
      "f01 " },
    { "c05", "cannot-be-checked",
      "Cannot be checked. Missing: “AI product revenue growth on the year” of Alibaba Cloud for "
      "each of the 6 quarters of Jul 2023 – Dec 2024; 0 of them are there. f07 (“三位数”) is one "
      "statement for the whole of Jul 2023 – Dec 2024, which does not tell what each part was. "
      "Noted: The growth of each of the six quarters.",
      "f07 " },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatCheckedClaims) checked = check (fixture);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);

  g_assert_cmpuint (moat_checked_claims_get_size (checked), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const MoatClaimCheck *result = moat_checked_claims_get (checked, i);
      g_autofree char *sentence = moat_claim_check_to_sentence (result, wording);
      g_autoptr (GString) facts = g_string_new (NULL);

      for (guint k = 0; k < result->facts->len; k++)
        g_string_append_printf (facts, "%s ", g_array_index (result->facts, MoatNamedFact, k).key);
      g_assert_cmpstr (result->claim->key, ==, wanted[i].key);
      g_assert_cmpstr (moat_claim_verdict_to_nick (result->verdict), ==, wanted[i].verdict);
      g_assert_cmpstr (sentence, ==, wanted[i].sentence);
      g_assert_cmpstr (facts->str, ==, wanted[i].facts);
    }
}

/* The arithmetic of the article's comparison, to the digit. */
static void
test_sample_values (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatCheckedClaims) checked = check (fixture);
  const MoatClaimCheck *result = get (checked, "c02");
  g_autofree char *left = moat_decimal_to_string (result->left.value->best);
  g_autofree char *right = moat_decimal_to_string (result->right.value->best);

  g_assert_true (g_str_has_prefix (left, "126666666666.6666"));
  g_assert_cmpstr (right, ==, "280000000000");
  g_assert_cmpint (result->left.value->qualifier, ==, MOAT_QUALIFIER_OVER);
  g_assert_cmpint (result->left.value->status, ==, MOAT_STATUS_PLAN);
  g_assert_cmpint (result->ratio->qualifier, ==, MOAT_QUALIFIER_ABOUT);
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (result->ratio->best), 19.0 / 42, 1e-15);
  /* the three-year total against one year */
  g_assert_cmpfloat_with_epsilon (moat_decimal_to_double (result->other_ratio->best), 19.0 / 14,
                                  1e-15);
}

static void
test_explained (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatCheckedClaims) checked = check (fixture);

  for (int language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
    {
      g_autoptr (MoatWording) wording = moat_wording_new ((MoatLanguage) language);
      g_autoptr (GError) error = NULL;
      g_autoptr (MoatExplanation) explanation =
        moat_checked_claims_explain (checked, 1, wording, &error);
      g_autofree char *text = moat_explanation_to_text (explanation);
      gboolean has_other = FALSE;

      g_assert_no_error (error);
      for (guint i = 0; i < explanation->lines->len; i++)
        has_other |=
          g_str_equal (((MoatExplanationLine *) explanation->lines->pdata[i])->key, "other-basis");
      g_assert_true (has_other);
      g_assert_nonnull (strstr (text, "≈ 0.45×"));
      g_assert_nonnull (strstr (text, "≈ 1.36×"));
    }
}

static void
test_verdicts_follow_edits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GError) error = NULL;

  assert_verdict (fixture, "c01", "supported");
  edit (fixture->project, "f02", MOAT_FACT_FIELD_AS_STATED, "3900亿元", &error);
  g_assert_no_error (error);
  assert_verdict (fixture, "c01", "depends"); /* over 380 bn may be over 390 bn */
  edit (fixture->project, "f01", MOAT_FACT_FIELD_QUALIFIER, "exact", &error);
  g_assert_no_error (error);
  assert_verdict (fixture, "c01", "not-supported");
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  assert_verdict (fixture, "c01", "depends");
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  assert_verdict (fixture, "c01", "supported");
  g_assert_true (moat_project_redo (fixture->project, NULL, &error));
  assert_verdict (fixture, "c01", "depends");
}

/* A figure of another enterprise that bears the tag is what c04 waits for. */
static void
test_missing_figures_arrive (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatEntity) entity = moat_entity_new ();
  g_autoptr (MoatFact) fact = make_fact ("1500亿元");
  g_autoptr (GError) error = NULL;

  entity->key = g_strdup ("tencent");
  entity->tags = g_strdup ("Chinese private enterprise");
  moat_label_set (&entity->label, "Tencent", "腾讯");
  moat_project_add_entity (fixture->project, entity, &error);
  g_assert_no_error (error);
  assert_verdict (fixture, "c04", "cannot-be-checked");
  set_field (fact, MOAT_FACT_FIELD_ENTITY, "tencent");
  set_field (fact, MOAT_FACT_FIELD_CONCEPT, "cloud_ai_infrastructure_investment");
  moat_project_put_fact (fixture->project, fact, &error);
  g_assert_no_error (error);
  assert_verdict (fixture, "c04", "supported");
  edit (fixture->project, fact->key, MOAT_FACT_FIELD_AS_STATED, "超过4000亿元", &error);
  g_assert_no_error (error);
  assert_verdict (fixture, "c04", "depends");
}

static void
test_edits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatClaim) claim = moat_claim_new ();
  g_autoptr (MoatClaim) copy = NULL;
  g_autoptr (GError) error = NULL;

  moat_label_set (&claim->statement, "More than ever", NULL);
  claim->left = g_strdup ("f01");
  claim->right = g_strdup ("400 bn CNY");
  claim->comparator = MOAT_CLAIM_GREATER;
  moat_project_put_claim (fixture->project, claim, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (claim->key, ==, "c06");
  g_assert_cmpint (claim->id, >, 0);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Add claim c06");
  assert_verdict (fixture, "c06", "depends");

  copy = moat_claim_copy (moat_project_find_claim (fixture->project, "c06"));
  copy->comparator = MOAT_CLAIM_LESS;
  g_assert_true (moat_project_put_claim (fixture->project, copy, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change claim c06");
  g_assert_true (moat_project_put_claim (fixture->project, copy, &error)); /* no second action */
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  g_assert_cmpint (moat_project_find_claim (fixture->project, "c06")->comparator, ==,
                   MOAT_CLAIM_GREATER);

  g_assert_true (moat_project_delete_claim (fixture->project, claim->id, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Delete claim c06");
  g_assert_null (moat_project_find_claim (fixture->project, "c06"));
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  g_assert_nonnull (moat_project_find_claim (fixture->project, "c06"));
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatClaim) claim = moat_claim_new ();
  g_autoptr (GError) error = NULL;
  guint revision = moat_project_get_revision (fixture->project);

  g_assert_false (moat_project_put_claim (fixture->project, claim, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING);
  g_assert_null (claim->key);
  g_clear_error (&error);
  moat_label_set (&claim->statement, "S", NULL);
  claim->key = g_strdup ("c01");
  g_assert_false (moat_project_put_claim (fixture->project, claim, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  claim->id = 99;
  g_assert_false (moat_project_put_claim (fixture->project, claim, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (moat_project_delete_claim (fixture->project, 99, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, revision);
}

/* One that is being typed in can be checked before it is stored. */
static void
test_check_one (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_ZH);
  g_autoptr (MoatClaim) claim = moat_claim_new ();
  g_autoptr (MoatCheckedClaims) checked = NULL;
  g_autoptr (GError) error = NULL;

  claim->left = g_strdup ("convert (f13, CNY)");
  claim->right = g_strdup ("f14");
  claim->comparator = MOAT_CLAIM_EQUAL;
  claim->has_tolerance = TRUE;
  claim->tolerance = 0.05;
  checked = moat_project_check_claim (fixture->project, claim, wording, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moat_checked_claims_get_size (checked), ==, 1);
  g_assert_cmpint (moat_checked_claims_get (checked, 0)->verdict, ==, MOAT_CLAIM_SUPPORTED);
}

/* Both sides of a claim as bars; one that has no value has no picture. */
static void
test_picture (void)
{
  static const struct
  {
    const char *key, *title, *left, *right;
  } cases[] = {
    { "c01", "As stated, each for its own period", "> CNY 380 bn (plan)", "CNY 324.8 bn" },
    { "c02", "Per year", "> CNY 126.7 bn a year (plan)", "≈ CNY 280 bn (estimate)" },
    { "c03", "As stated, each for its own period", "≈ 7 (estimate)", "7.196" },
    { "c04", NULL, NULL, NULL },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatCheckedClaims) checked = check (fixture);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatScene) scene =
        moat_checked_claims_build_scene (checked, i, wording, moat_theme_get (MOAT_THEME_LIGHT),
                                         MOAT_TEXT_MEASURER (measurer), 640, 240);
      g_autoptr (MoatDatum) left = NULL, right = NULL;

      g_assert_true ((scene != NULL) == (cases[i].title != NULL));
      if (scene == NULL)
        continue;
      g_assert_cmpstr (moat_scene_get_title (scene), ==, cases[i].title);
      g_assert_cmpuint (moat_scene_get_n_data (scene), ==, 2);
      left = moat_scene_get_datum (scene, 0);
      right = moat_scene_get_datum (scene, 1);
      g_assert_cmpstr (left->value, ==, cases[i].left);
      g_assert_cmpstr (right->value, ==, cases[i].right);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/sample", test_sample);
  g_test_add_func ("/claims/sample-values", test_sample_values);
  g_test_add_func ("/claims/explained", test_explained);
  g_test_add_func ("/claims/verdicts-follow-edits", test_verdicts_follow_edits);
  g_test_add_func ("/claims/missing-figures-arrive", test_missing_figures_arrive);
  g_test_add_func ("/claims/edits", test_edits);
  g_test_add_func ("/claims/refused", test_refused);
  g_test_add_func ("/claims/check-one", test_check_one);
  g_test_add_func ("/claims/picture", test_picture);
  return g_test_run ();
}
