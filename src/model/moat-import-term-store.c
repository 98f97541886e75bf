/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Entities, concepts and sources that a file has brought, as rows of the project.
 */
#include "config.h"

#include "moat-import-terms.h"

static const char *
text_or_empty (const char *text)
{
  return text ? text : "";
}

static gboolean
store_entity (MoatImportTerm *self, MoatStore *store, GError **error)
{
  static const char *const columns[] = {
    "key", "label_en", "label_zh", "currency", "year_end_month", "year_end_day", "tags", NULL,
  };
  const MoatEntity *entity = self->entity;
  g_autofree char *month = g_strdup_printf ("%d", entity->year_end.month);
  g_autofree char *day = g_strdup_printf ("%d", entity->year_end.day);
  const char *const values[] = { entity->key,
                                 text_or_empty (entity->label.en),
                                 text_or_empty (entity->label.zh),
                                 text_or_empty (entity->currency),
                                 month,
                                 day,
                                 text_or_empty (entity->tags),
                                 NULL };

  return moat_store_insert_batch_row (store, "entity", columns, values, &self->id, error);
}

static gboolean
store_concept (MoatImportTerm *self, MoatStore *store, GError **error)
{
  static const char *const columns[] = {
    "key", "label_en", "label_zh", "period_type", "unit_kind", "aggregation", NULL,
  };
  const MoatConcept *concept = self->concept;
  const char *const values[] = { concept->key,
                                 text_or_empty (concept->label.en),
                                 text_or_empty (concept->label.zh),
                                 moat_period_type_to_nick (concept->period_type),
                                 moat_unit_kind_to_nick (concept->unit_kind),
                                 moat_aggregation_to_nick (concept->aggregation),
                                 NULL };

  return moat_store_insert_batch_row (store, "concept", columns, values, &self->id, error);
}

static gboolean
store_source (MoatImportTerm *self, MoatStore *store, GError **error)
{
  static const char *const columns[] = {
    "key",       "title_en", "title_zh", "publisher_en", "publisher_zh",
    "published", "url",      "note_en",  "note_zh",      NULL,
  };
  const MoatSource *source = self->source;
  g_autofree char *published = moat_date_to_iso (source->published);
  const char *const values[] = { source->key,
                                 text_or_empty (source->title.en),
                                 text_or_empty (source->title.zh),
                                 text_or_empty (source->publisher.en),
                                 text_or_empty (source->publisher.zh),
                                 published,
                                 text_or_empty (source->url),
                                 text_or_empty (source->note.en),
                                 text_or_empty (source->note.zh),
                                 NULL };

  return moat_store_insert_batch_row (store, "source", columns, values, &self->id, error);
}

gboolean
moat_import_term_store (MoatImportTerm *self, MoatStore *store, GError **error)
{
  return self->entity    ? store_entity (self, store, error)
         : self->concept ? store_concept (self, store, error)
                         : store_source (self, store, error);
}
