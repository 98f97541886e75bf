/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Edits through the project: what each is called, that one that changes nothing is none, and that
 * one that is refused says why and leaves everything as it was. */
#include "fixture.h"

static void
test_label_names_what_was_changed (void)
{
  static const struct
  {
    MoatFactField field;
    const char *text, *label;
  } cases[] = {
    { MOAT_FACT_FIELD_AS_STATED, "超1300亿元", "Change value of f03" },
    { MOAT_FACT_FIELD_QUALIFIER, "about", "Change qualifier of f03" },
    { MOAT_FACT_FIELD_STATUS, "estimate", "Change status of f03" },
    { MOAT_FACT_FIELD_GRADE, "derived", "Change grade of f03" },
    { MOAT_FACT_FIELD_PERIOD_START, "2021-04-01", "Change period of f03" },
    { MOAT_FACT_FIELD_PERIOD_END, "2022-03-31", "Change period of f03" },
    { MOAT_FACT_FIELD_LOCATOR, "2.1", "Change place in the source of f03" },
    { MOAT_FACT_FIELD_KNOWN_FROM, "2025-03-18", "Change date of statement of f03" },
    { MOAT_FACT_FIELD_REMARK_EN, "A note", "Change remark of f03" },
    { MOAT_FACT_FIELD_REMARK_ZH, "备注", "Change remark of f03" },
    { MOAT_FACT_FIELD_ENTITY, "alibaba-cloud", "Change entity of f03" },
    { MOAT_FACT_FIELD_CONCEPT, "capital_expenditure", "Change concept of f03" },
    { MOAT_FACT_FIELD_KEY, "g03", "Change key of f03" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      edit (fixture->project, "f03", cases[i].field, cases[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, cases[i].label);
      g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
      g_assert_cmpstr (moat_project_get_redo_label (fixture->project), ==, cases[i].label);
    }
}

/* What the words of a figure do not state can be changed by itself. */
static void
test_label_of_what_the_words_leave_open (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) customers = get_fact (fixture->project, "f10");

  g_assert_true (edit (fixture->project, "f07", MOAT_FACT_FIELD_VALUE, "1.5", NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change value of f07");
  set_field (customers, MOAT_FACT_FIELD_CONCEPT, "rd_expense");
  set_field (customers, MOAT_FACT_FIELD_PERIOD, "2024");
  set_field (customers, MOAT_FACT_FIELD_UNIT, "CNY");
  g_assert_true (moat_project_put_fact (fixture->project, customers, NULL));
  set_field (customers, MOAT_FACT_FIELD_UNIT, "USD");
  g_assert_true (moat_project_put_fact (fixture->project, customers, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change unit of f10");
  set_field (customers, MOAT_FACT_FIELD_PERIOD, "2023");
  g_assert_true (moat_project_put_fact (fixture->project, customers, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change period of f10");
}

static void
test_fields_are_read_as_the_project_says (void)
{
  static const struct
  {
    const char *key, *text, *period;
  } cases[] = {
    { "f02", "FY2024", "2023-04-01/2024-03-31" },
    { "f13", "FY2024", "2024-01-01/2024-12-31" },
    { "f02", "2025-2027", "2025-01-01/2027-12-31" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f02");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) dated = get_fact (fixture->project, cases[i].key);
      g_autofree char *period = NULL;

      g_assert_true (moat_project_read_fact_text (fixture->project, dated, MOAT_FACT_FIELD_PERIOD,
                                                  cases[i].text, NULL));
      period = moat_fact_get_text (dated, MOAT_FACT_FIELD_PERIOD);
      g_assert_cmpstr (period, ==, cases[i].period);
    }

  fixture_run_sql (fixture,
                   "DELETE FROM qualifier_word;"
                   "INSERT INTO qualifier_word (word, qualifier) VALUES ('mind.', 'over')");
  moat_project_refresh (fixture->project);
  moat_project_read_fact_text (fixture->project, fact, MOAT_FACT_FIELD_AS_STATED, "mind. 300亿元",
                               &error);
  g_assert_no_error (error);
  g_assert_cmpint (fact->qualifier, ==, MOAT_QUALIFIER_OVER);
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  fact->qualifier = MOAT_QUALIFIER_EXACT;
  g_assert_false (moat_project_put_fact (fixture->project, fact, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
}

static void
test_several_fields_are_one_change (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f03");

  set_field (fact, MOAT_FACT_FIELD_PERIOD_START, "2021-04-01");
  set_field (fact, MOAT_FACT_FIELD_PERIOD_END, "2022-03-31");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change period of f03");
  set_field (fact, MOAT_FACT_FIELD_STATUS, "estimate");
  set_field (fact, MOAT_FACT_FIELD_LOCATOR, "2.1");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Change f03");
}

static void
test_new_fact_gets_id_and_key (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = make_fact ("1300亿元");
  g_autoptr (MoatFact) stored = NULL;
  g_autofree char *key = next_fact_key (fixture, 0);
  g_autofree char *label = g_strdup_printf ("Add %s", key);

  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_cmpint (fact->id, >, 0);
  g_assert_cmpstr (fact->key, ==, key);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, label);
  stored = get_fact (fixture->project, key);
  g_assert_true (moat_fact_equal (fact, stored));
  g_assert_cmpint (fact->id, ==, stored->id);
}

static void
test_deleted_fact_comes_back_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f14");
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  int n_relations = fixture_count (fixture, "SELECT count(*) FROM relation");

  g_assert_true (moat_project_delete_fact (fixture->project, fact->id, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Delete f14");
  g_assert_false (moat_project_delete_fact (fixture->project, fact->id, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  /* with it goes its relation, and with it comes back */
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM relation"), ==, n_relations - 1);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_edit_that_changes_nothing_is_none (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f02");
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "growth"));
  guint revision = moat_project_get_revision (fixture->project);

  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_true (moat_project_put_chart (fixture->project, spec, "Not at all", NULL));
  g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, revision);
  g_assert_false (moat_project_can_undo (fixture->project));
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM journal"), ==, 1);
}

/* Makes a fact that cannot be stored, and says which error that is. */
typedef struct
{
  const char *what;
  MoatFactField field;
  const char *text;
  GQuark (*domain) (void);
  int code;
} Refusal;

static const Refusal refusals[] = {
  { "no key", MOAT_FACT_FIELD_KEY, "", moat_fact_error_quark, MOAT_FACT_ERROR_MISSING },
  { "no source", MOAT_FACT_FIELD_SOURCE, "", moat_fact_error_quark, MOAT_FACT_ERROR_MISSING },
  { "no entity", MOAT_FACT_FIELD_ENTITY, "", moat_fact_error_quark, MOAT_FACT_ERROR_MISSING },
  { "no last day", MOAT_FACT_FIELD_PERIOD_END, "", moat_fact_error_quark, MOAT_FACT_ERROR_MISSING },
  { "not known", MOAT_FACT_FIELD_KNOWN_FROM, "", moat_fact_error_quark, MOAT_FACT_ERROR_MISSING },
  { "ends before it starts", MOAT_FACT_FIELD_PERIOD_END, "2021-12-31", moat_fact_error_quark,
    MOAT_FACT_ERROR_PERIOD },
  { "between without ends", MOAT_FACT_FIELD_QUALIFIER, "between", moat_fact_error_quark,
    MOAT_FACT_ERROR_VALUE },
  { "another value than the words", MOAT_FACT_FIELD_VALUE, "5", moat_fact_error_quark,
    MOAT_FACT_ERROR_VALUE },
  { "another unit than the words", MOAT_FACT_FIELD_UNIT, "USD", moat_fact_error_quark,
    MOAT_FACT_ERROR_UNIT },
  { "words without a figure", MOAT_FACT_FIELD_AS_STATED, "30 data centres", moat_fact_error_quark,
    MOAT_FACT_ERROR_VALUE },
  { "unknown entity", MOAT_FACT_FIELD_ENTITY, "nobody", moat_store_error_quark,
    MOAT_STORE_ERROR_NOT_FOUND },
  { "unknown concept", MOAT_FACT_FIELD_CONCEPT, "nothing", moat_store_error_quark,
    MOAT_STORE_ERROR_NOT_FOUND },
  { "unknown source", MOAT_FACT_FIELD_SOURCE, "nowhere", moat_store_error_quark,
    MOAT_STORE_ERROR_NOT_FOUND },
  { "unit of another kind", MOAT_FACT_FIELD_UNIT, "count", moat_fact_error_quark,
    MOAT_FACT_ERROR_UNIT },
  { "a flow at a moment", MOAT_FACT_FIELD_PERIOD_START, "", moat_fact_error_quark,
    MOAT_FACT_ERROR_PERIOD },
  { "key of another", MOAT_FACT_FIELD_KEY, "f02", moat_store_error_quark,
    MOAT_STORE_ERROR_CONSTRAINT },
};

static void
test_refused_edit_says_why_and_changes_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  guint revision = moat_project_get_revision (fixture->project);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refusals[i].what);
      g_assert_false (edit (fixture->project, "f03", refusals[i].field, refusals[i].text, &error));
      g_assert_error (error, refusals[i].domain (), refusals[i].code);
      g_assert_cmpstr (error->message, !=, "");
      after = dump (fixture->project);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, revision);
      g_assert_false (moat_project_can_undo (fixture->project));
    }
}

static void
test_refused_new_fact_stays_new (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = make_fact ("1300亿元");
  g_autoptr (MoatFact) named = make_fact ("1300亿元");
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) taken = NULL;
  g_autofree char *key = next_fact_key (fixture, 0);

  set_field (fact, MOAT_FACT_FIELD_ENTITY, "nobody");
  g_assert_false (moat_project_put_fact (fixture->project, fact, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (fact->id, ==, 0);
  g_assert_null (fact->key);

  set_field (named, MOAT_FACT_FIELD_KEY, "f02");
  g_assert_false (moat_project_put_fact (fixture->project, named, &taken));
  g_assert_error (taken, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (taken->message, ==, "There is a figure “f02” already. Choose another key.");
  g_assert_cmpint (named->id, ==, 0);
  g_assert_cmpstr (named->key, ==, "f02");

  /* put right, it goes in */
  set_field (fact, MOAT_FACT_FIELD_ENTITY, "alibaba-group");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_cmpstr (fact->key, ==, key);
}

static void
test_edit_of_a_fact_that_is_gone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f03");
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_project_delete_fact (fixture->project, fact->id, NULL));
  set_field (fact, MOAT_FACT_FIELD_LOCATOR, "2");
  g_assert_false (moat_project_put_fact (fixture->project, fact, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

static void
test_chart_edits_have_labels (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatProject *project = fixture->project;
  g_autoptr (MoatChartSpec) spec = make_spec ("mine", "{\"kind\":\"line\"}");

  g_assert_true (moat_project_put_chart (project, spec, NULL, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Add chart mine");
  spec->kind = MOAT_CHART_KIND_COLUMN;
  g_assert_true (moat_project_put_chart (project, spec, NULL, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Change kind of mine");
  moat_label_set (&spec->title, "My chart", NULL);
  g_assert_true (moat_project_put_chart (project, spec, NULL, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Change title of mine");
  g_strfreev (spec->entities);
  spec->entities = g_strsplit ("alibaba-group", ",", -1);
  g_assert_true (moat_project_put_chart (project, spec, NULL, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Change selection of My chart");
  spec->digits = 3;
  g_assert_true (moat_project_put_chart (project, spec, NULL, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Change My chart");
  spec->scale = 9;
  g_assert_true (moat_project_put_chart (project, spec, "In billions", NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "In billions");
  g_assert_true (moat_project_delete_chart (project, "mine", NULL));
  g_assert_cmpstr (moat_project_get_undo_label (project), ==, "Delete chart My chart");
}

static void
test_chart_keeps_its_place (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "growth"));
  g_autoptr (MoatChartSpec) added = make_spec ("zz", "{\"kind\":\"line\"}");
  guint n_charts = moat_project_get_charts (fixture->project)->len;
  GPtrArray *charts;

  spec->digits = 2;
  g_assert_true (moat_project_put_chart (fixture->project, added, NULL, NULL));
  g_assert_true (moat_project_put_chart (fixture->project, spec, NULL, NULL));
  charts = moat_project_get_charts (fixture->project);
  g_assert_cmpuint (charts->len, ==, n_charts + 1);
  g_assert_true (moat_chart_spec_equal (charts->pdata[1], spec));
  g_assert_cmpstr (((MoatChartSpec *) charts->pdata[n_charts])->key, ==, "zz");
}

static void
test_refused_chart_edits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec =
    moat_chart_spec_copy (moat_project_find_chart (fixture->project, "growth"));
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) missing = NULL;

  spec->from = moat_date_new (2025, 1, 1);
  spec->to = moat_date_new (2024, 1, 1);
  g_assert_false (moat_project_put_chart (fixture->project, spec, NULL, &error));
  g_assert_nonnull (error);
  g_assert_false (moat_project_delete_chart (fixture->project, "none", &missing));
  g_assert_error (missing, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_unreadable_chart_can_be_deleted_and_replaced (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatChartSpec) spec = make_spec ("growth", "{\"kind\":\"line\"}");

  fixture_run_sql (fixture, "UPDATE chart SET spec = '{\"kind\":\"pie\"}'");
  moat_project_refresh (fixture->project);
  g_assert_true (moat_project_put_chart (fixture->project, spec, NULL, NULL));
  g_assert_nonnull (moat_project_find_chart (fixture->project, "growth"));
  g_assert_true (moat_project_delete_chart (fixture->project, "cloud-footprint", NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Delete chart cloud-footprint");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/edit/" name, function)
  ADD ("label-names-what-was-changed", test_label_names_what_was_changed);
  ADD ("label-of-what-the-words-leave-open", test_label_of_what_the_words_leave_open);
  ADD ("fields-are-read-as-the-project-says", test_fields_are_read_as_the_project_says);
  ADD ("several-fields-are-one-change", test_several_fields_are_one_change);
  ADD ("new-fact-gets-id-and-key", test_new_fact_gets_id_and_key);
  ADD ("deleted-fact-comes-back-whole", test_deleted_fact_comes_back_whole);
  ADD ("edit-that-changes-nothing-is-none", test_edit_that_changes_nothing_is_none);
  ADD ("refused-edit-says-why-and-changes-nothing", test_refused_edit_says_why_and_changes_nothing);
  ADD ("refused-new-fact-stays-new", test_refused_new_fact_stays_new);
  ADD ("edit-of-a-fact-that-is-gone", test_edit_of_a_fact_that_is_gone);
  ADD ("chart-edits-have-labels", test_chart_edits_have_labels);
  ADD ("chart-keeps-its-place", test_chart_keeps_its_place);
  ADD ("refused-chart-edits", test_refused_chart_edits);
  ADD ("unreadable-chart-can-be-deleted-and-replaced",
       test_unreadable_chart_can_be_deleted_and_replaced);
#undef ADD
  return g_test_run ();
}
