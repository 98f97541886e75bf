/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done to several figures at once, and to sources: each is one action, and all or nothing.
 */
#include "fixture.h"
#include "moat-project-evidence.h"

static void
test_deleting_several_is_one_action (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatFact) one = get_fact (fixture->project, "f03");
  g_autoptr (MoatFact) other = get_fact (fixture->project, "f04");
  const gint64 ids[] = { one->id, 4711, other->id };

  g_assert_true (moat_project_delete_facts (fixture->project, ids, 3, NULL));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact"), ==, 65);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Delete 3 figures");
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_deleting_one_names_it (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f03");

  g_assert_true (moat_project_delete_facts (fixture->project, &fact->id, 1, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Delete f03");
}

static void
test_copies_have_keys_of_their_own (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) one = get_fact (fixture->project, "f03");
  g_autoptr (MoatFact) other = get_fact (fixture->project, "f04");
  const gint64 ids[] = { one->id, other->id };
  g_autoptr (GArray) copies = NULL;
  g_autoptr (MoatFact) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_project_duplicate_facts (fixture->project, ids, 2, &copies, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 2);
  copy = get_fact (fixture->project, "f69");
  g_assert_cmpint (copy->id, ==, g_array_index (copies, gint64, 1));
  g_assert_cmpstr (copy->as_stated, ==, other->as_stated);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact"), ==, 67);
}

static void
test_one_that_is_gone_leaves_all_as_they_were (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) one = get_fact (fixture->project, "f03");
  const gint64 ids[] = { one->id, 4711 };
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_project_duplicate_facts (fixture->project, ids, 2, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact"), ==, 67);
}

static MoatSource *
add_source (MoatProject *project, const char *title)
{
  MoatSource *source = moat_source_new ();
  g_autoptr (GError) error = NULL;

  source->title.en = g_strdup (title);
  moat_project_add_source (project, source, &error);
  g_assert_no_error (error);
  return source;
}

static void
test_source_is_changed_and_checked (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatSource) added = add_source (fixture->project, "Annual report");
  g_autoptr (MoatSource) source =
    moat_source_copy (moat_project_find_source (fixture->project, "annual-report"));
  g_autoptr (GError) error = NULL;

  source->published = moat_date_new (2025, 5, 1);
  moat_source_set_text (source, MOAT_SOURCE_FIELD_URL, MOAT_LANGUAGE_EN,
                        "https://example.org/report", NULL);
  g_assert_true (moat_project_update_source (fixture->project, source, &error));
  g_assert_cmpint (moat_project_find_source (fixture->project, "annual-report")->published, ==,
                   source->published);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Change source “Annual report”");

  g_free (source->url);
  source->url = g_strdup ("not an address");
  g_assert_false (moat_project_update_source (fixture->project, source, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
  g_clear_error (&error);
  g_clear_pointer (&source->url, g_free);
  g_free (source->key);
  source->key = g_strdup ("nanfanglue-2025");
  g_assert_false (moat_project_update_source (fixture->project, source, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  moat_label_set (&source->title, "", "");
  g_assert_false (moat_project_update_source (fixture->project, source, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING);
}

static void
test_source_goes_only_when_nothing_rests_on_it (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (MoatSource) added = add_source (fixture->project, "Annual report");
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GError) error = NULL;

  before = dump (fixture->project);
  g_assert_false (moat_project_delete_sources (
    fixture->project, (const char *const[]){ "nanfanglue-2025", NULL }, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (moat_project_replace_sources (
    fixture->project, (const char *const[]){ "nanfanglue-2025", NULL }, "no-such", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (moat_project_replace_sources (
    fixture->project, (const char *const[]){ "nanfanglue-2025", NULL }, "annual-report", &error));
  g_assert_no_error (error);
  fact = get_fact (fixture->project, "f01");
  g_assert_cmpstr (fact->source, ==, "annual-report");
  g_assert_null (moat_project_find_source (fixture->project, "nanfanglue-2025"));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (DISTINCT source_id) FROM claim"), ==, 1);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (moat_project_delete_sources (
    fixture->project, (const char *const[]){ "annual-report", NULL }, &error));
  g_assert_no_error (error);
}

static void
test_charts_that_draw_a_figure_are_named (void)
{
  static const struct
  {
    const char *fact, *charts;
  } cases[] = {
    { "f01", "investment-timeline beside-aws" },
    { "f03", "" }, /* after the days that a chart of its measure shows */
    { "f22", "alibaba-rd rd-share" },
    { "f30", "rd-share" }, /* what it is a share of */
    { "f29", "" },         /* a year before the latest */
    { "f62", "us-capital-expenditure capex-share" },
    { "f13", "" }, /* in dollars; the chart in yuan has another statement of it in yuan */
    { "f14", "beside-aws" },
    { "f12", "cloud-footprint" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatFact) fact = get_fact (fixture->project, cases[i].fact);
      g_auto (GStrv) charts = moat_project_list_charts_of_fact (fixture->project, fact, NULL);
      g_autofree char *joined = g_strjoinv (" ", charts);

      g_assert_cmpstr (joined, ==, cases[i].charts);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/evidence/deleting-several-is-one-action",
                   test_deleting_several_is_one_action);
  g_test_add_func ("/model/evidence/deleting-one-names-it", test_deleting_one_names_it);
  g_test_add_func ("/model/evidence/copies-have-keys-of-their-own",
                   test_copies_have_keys_of_their_own);
  g_test_add_func ("/model/evidence/one-that-is-gone-leaves-all-as-they-were",
                   test_one_that_is_gone_leaves_all_as_they_were);
  g_test_add_func ("/model/evidence/source-is-changed-and-checked",
                   test_source_is_changed_and_checked);
  g_test_add_func ("/model/evidence/source-goes-only-when-nothing-rests-on-it",
                   test_source_goes_only_when_nothing_rests_on_it);
  g_test_add_func ("/model/evidence/charts-that-draw-a-figure-are-named",
                   test_charts_that_draw_a_figure_are_named);
  return g_test_run ();
}
