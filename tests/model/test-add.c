/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding what figures name: every field arrives, keys are made of names and mean one thing, one
 * addition is one action, and one that is refused leaves nothing. */
#include "fixture.h"
#include "moat-unit.h"

static MoatLabel
label (const char *en, const char *zh)
{
  return (MoatLabel){ g_strdup (en), g_strdup (zh) };
}

static void
test_entity_arrives_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatEntity) entity = moat_entity_new ();
  g_autoptr (GError) error = NULL;
  const MoatEntity *stored;

  entity->label = label ("Cainiao", "菜鸟");
  entity->parent = g_strdup ("alibaba-group");
  entity->currency = moat_unit_intern ("CNY");
  entity->year_end = (MoatYearEnd){ 3, 31 };
  entity->tags = g_strdup ("logistics");
  moat_project_add_entity (fixture->project, entity, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entity->key, ==, "cainiao");
  fixture_reopen (fixture, FALSE);
  stored = moat_project_find_entity (fixture->project, "cainiao");
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->label.zh, ==, "菜鸟");
  g_assert_cmpstr (stored->parent, ==, "alibaba-group");
  g_assert_true (stored->currency == moat_unit_intern ("CNY"));
  g_assert_cmpint (stored->year_end.month, ==, 3);
  g_assert_cmpint (stored->year_end.day, ==, 31);
  g_assert_cmpstr (stored->tags, ==, "logistics");
}

static void
test_concept_arrives_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatConcept) concept = moat_concept_new ();
  g_autoptr (GError) error = NULL;
  const MoatConcept *stored;

  concept->label = label ("Employees", "员工人数");
  concept->period_type = MOAT_PERIOD_TYPE_INSTANT;
  concept->unit_kind = MOAT_UNIT_KIND_COUNT;
  concept->aggregation = MOAT_AGGREGATION_LAST;
  moat_project_add_concept (fixture->project, concept, &error);
  g_assert_no_error (error);
  stored = moat_project_find_concept (fixture->project, "employees");
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->label.en, ==, "Employees");
  g_assert_cmpint (stored->period_type, ==, MOAT_PERIOD_TYPE_INSTANT);
  g_assert_cmpint (stored->unit_kind, ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (stored->aggregation, ==, MOAT_AGGREGATION_LAST);
}

static void
test_source_arrives_whole (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatSource) source = moat_source_new ();
  g_autoptr (GError) error = NULL;
  const MoatSource *stored;

  source->title = label ("Annual report 2024", "2024年年报");
  source->publisher = label ("Acme", "");
  source->published = moat_date_parse_iso ("2025-02-28", -1);
  source->url = g_strdup ("https://example.com/report");
  moat_project_add_source (fixture->project, source, &error);
  g_assert_no_error (error);
  stored = moat_project_find_source (fixture->project, "annual-report-2024");
  g_assert_nonnull (stored);
  g_assert_cmpstr (stored->publisher.en, ==, "Acme");
  g_assert_cmpint (stored->published, ==, source->published);
  g_assert_cmpstr (stored->url, ==, "https://example.com/report");
}

static void
test_key_is_made_of_the_name (void)
{
  static const struct
  {
    const char *en, *zh, *key;
  } cases[] = {
    { "Alibaba Cloud", "", "alibaba-cloud-2" }, /* the sample has one */
    { "  SAP  (Société)! ", "", "sap-societe" },
    { "", "腾讯", "entity" },
    { "", "华为", "entity-2" },
    { "Acme", "", "acme" },
    { "Acme", "", "acme-2" },
    { "Revenue", "", "revenue-2" }, /* a concept has the key */
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatEntity) entity = moat_entity_new ();
      g_autoptr (GError) error = NULL;

      entity->label = label (cases[i].en, cases[i].zh);
      moat_project_add_entity (fixture->project, entity, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (entity->key, ==, cases[i].key);
    }
}

static void
test_adding_is_one_action (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatEntity) entity = moat_entity_new ();

  entity->label = label ("Tencent", "腾讯");
  g_assert_true (moat_project_add_entity (fixture->project, entity, NULL));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Add “Tencent”");
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  g_assert_null (moat_project_find_entity (fixture->project, "tencent"));
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_refused_addition_leaves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatEntity) nameless = moat_entity_new ();
  g_autoptr (MoatEntity) orphan = moat_entity_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_project_add_entity (fixture->project, nameless, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_null (nameless->key);
  g_clear_error (&error);
  orphan->label = label ("Orphan", "");
  orphan->parent = g_strdup ("nobody");
  g_assert_false (moat_project_add_entity (fixture->project, orphan, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (moat_project_can_undo (fixture->project));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/add/entity-arrives-whole", test_entity_arrives_whole);
  g_test_add_func ("/model/add/concept-arrives-whole", test_concept_arrives_whole);
  g_test_add_func ("/model/add/source-arrives-whole", test_source_arrives_whole);
  g_test_add_func ("/model/add/key-is-made-of-the-name", test_key_is_made_of_the_name);
  g_test_add_func ("/model/add/adding-is-one-action", test_adding_is_one_action);
  g_test_add_func ("/model/add/refused-addition-leaves-nothing",
                   test_refused_addition_leaves_nothing);
  return g_test_run ();
}
