/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities, concepts, sources and events: a copy is whole and owns what it holds, so it outlives
 * the original. */
#include "moat-concept.h"
#include "moat-entity.h"
#include "moat-event.h"
#include "moat-source.h"
#include "moat-unit.h"

static void
test_entity_copy (void)
{
  MoatEntity *entity = moat_entity_new ();
  g_autoptr (MoatEntity) copy = NULL;

  g_assert_cmpint (entity->year_end.month, ==, 12);
  g_assert_cmpint (entity->year_end.day, ==, 31);
  entity->key = g_strdup ("alibaba-cloud");
  entity->parent = g_strdup ("alibaba-group");
  entity->tags = g_strdup ("segment");
  entity->currency = moat_unit_intern ("CNY");
  entity->year_end = (MoatYearEnd){ 3, 31 };
  moat_label_set (&entity->label, "Alibaba Cloud", "阿里云");
  copy = moat_entity_copy (entity);
  moat_entity_free (entity);
  g_assert_cmpstr (copy->key, ==, "alibaba-cloud");
  g_assert_cmpstr (copy->parent, ==, "alibaba-group");
  g_assert_cmpstr (copy->tags, ==, "segment");
  g_assert_cmpstr (copy->currency, ==, "CNY");
  g_assert_cmpint (copy->year_end.month, ==, 3);
  g_assert_cmpstr (moat_label_get (&copy->label, MOAT_LANGUAGE_ZH), ==, "阿里云");
}

static void
test_concept_copy (void)
{
  MoatConcept *concept = moat_concept_new ();
  g_autoptr (MoatConcept) copy = NULL;

  concept->key = g_strdup ("regions");
  concept->period_type = MOAT_PERIOD_TYPE_INSTANT;
  concept->unit_kind = MOAT_UNIT_KIND_COUNT;
  concept->aggregation = MOAT_AGGREGATION_LAST;
  moat_label_set (&concept->label, "Cloud regions", NULL);
  copy = moat_concept_copy (concept);
  moat_concept_free (concept);
  g_assert_cmpstr (copy->key, ==, "regions");
  g_assert_cmpint (copy->period_type, ==, MOAT_PERIOD_TYPE_INSTANT);
  g_assert_cmpint (copy->unit_kind, ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (copy->aggregation, ==, MOAT_AGGREGATION_LAST);
  g_assert_cmpstr (moat_label_get (&copy->label, MOAT_LANGUAGE_ZH), ==, "Cloud regions");
}

static void
test_source_copy (void)
{
  MoatSource *source = moat_source_new ();
  g_autoptr (MoatSource) copy = NULL;

  source->key = g_strdup ("s");
  source->url = g_strdup ("https://example.org/");
  source->published = moat_date_new (2025, 3, 17);
  moat_label_set (&source->title, "Title", NULL);
  moat_label_set (&source->publisher, "Publisher", "发布方");
  moat_label_set (&source->note, "Note", NULL);
  copy = moat_source_copy (source);
  moat_source_free (source);
  g_assert_cmpstr (copy->key, ==, "s");
  g_assert_cmpstr (copy->url, ==, "https://example.org/");
  g_assert_cmpint (copy->published, ==, moat_date_new (2025, 3, 17));
  g_assert_cmpstr (copy->title.en, ==, "Title");
  g_assert_cmpstr (copy->publisher.zh, ==, "发布方");
  g_assert_cmpstr (copy->note.en, ==, "Note");
}

static void
test_event_copy (void)
{
  MoatEvent *event = moat_event_new ();
  g_autoptr (MoatEvent) copy = NULL;

  event->key = g_strdup ("e01");
  event->entity = g_strdup ("alibaba-group");
  event->dimension = g_strdup ("d1");
  event->source = g_strdup ("s");
  event->locator = g_strdup ("1.1.1");
  event->period = moat_period_years (2021, 2021);
  moat_label_set (&event->label, "Merged", "合并");
  copy = moat_event_copy (event);
  moat_event_free (event);
  g_assert_cmpstr (copy->key, ==, "e01");
  g_assert_cmpstr (copy->entity, ==, "alibaba-group");
  g_assert_cmpstr (copy->dimension, ==, "d1");
  g_assert_cmpstr (copy->source, ==, "s");
  g_assert_cmpstr (copy->locator, ==, "1.1.1");
  g_assert_cmpint (moat_period_days (copy->period), ==, 365);
  g_assert_cmpstr (copy->label.zh, ==, "合并");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/facts/entity/copy-is-whole", test_entity_copy);
  g_test_add_func ("/facts/concept/copy-is-whole", test_concept_copy);
  g_test_add_func ("/facts/source/copy-is-whole", test_source_copy);
  g_test_add_func ("/facts/event/copy-is-whole", test_event_copy);
  return g_test_run ();
}
