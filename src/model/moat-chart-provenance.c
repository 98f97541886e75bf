/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a chart comes from, as JSON that travels inside the exported file:
 *
 *   { "program": "Moat 0.1.0",
 *     "chart": { "key": …, the specification as moat-chart-json.h has it },
 *     "facts": [ { "key": "f02", "entity": …, every field of a fact that is set, as text } ],
 *     "n-facts": 2,
 *     "sources": [ { "key", "title": {"en", "zh"}, "publisher": {…}, "published", "url" } ] }
 *
 * Numbers are texts, so that they stay exact.  There is no clock in it: the same project gives the
 * same bytes.  A line of a million facts names the first thousand and says how many there are.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-chart-data-private.h"
#include "moat-chart-json.h"

#define MOST_FACTS 1000

static void
add_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (!text || !text[0])
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_label (JsonBuilder *builder, const char *member, const MoatLabel *label)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  add_text (builder, "en", label->en);
  add_text (builder, "zh", label->zh);
  json_builder_end_object (builder);
}

static void
add_chart (JsonBuilder *builder, const MoatChartSpec *spec)
{
  g_autofree char *json = moat_chart_spec_to_json (spec);
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_builder_set_member_name (builder, "chart");
  json_builder_begin_object (builder);
  add_text (builder, "key", spec->key);
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      json_builder_set_member_name (builder, name);
      json_builder_add_value (builder, json_node_copy (member));
    }
  json_builder_end_object (builder);
}

static void
add_fact (JsonBuilder *builder, const MoatFact *fact)
{
  json_builder_begin_object (builder);
  for (int field = 0; field < MOAT_FACT_N_COLUMNS; field++)
    {
      g_autofree char *text = moat_fact_get_text (fact, (MoatFactField) field);
      add_text (builder, moat_fact_field_to_nick ((MoatFactField) field), text);
    }
  json_builder_end_object (builder);
}

static gboolean
add_facts (JsonBuilder *builder, const MoatChartData *self, GError **error)
{
  MoatStore *store = moat_project_get_store (self->project);
  gsize n_all;
  g_autoptr (GArray) ids = moat_chart_data_list_facts (self, MOST_FACTS, &n_all);
  gboolean done = TRUE;

  json_builder_set_member_name (builder, "facts");
  json_builder_begin_array (builder);
  moat_store_hold (store);
  for (guint i = 0; done && i < ids->len; i++)
    {
      g_autoptr (MoatFact) fact =
        moat_store_get_fact (store, g_array_index (ids, gint64, i), error);
      done = fact != NULL;
      if (done)
        add_fact (builder, fact);
    }
  moat_store_release (store);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "n-facts");
  json_builder_add_int_value (builder, (gint64) n_all);
  return done;
}

static void
add_sources (JsonBuilder *builder, const MoatChartData *self)
{
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->sources->len; i++)
    {
      const MoatSource *source = moat_project_find_source (self->project, self->sources->pdata[i]);
      g_autofree char *published = NULL;

      if (!source)
        continue;
      published = moat_date_to_iso (source->published);
      json_builder_begin_object (builder);
      add_text (builder, "key", source->key);
      add_label (builder, "title", &source->title);
      add_label (builder, "publisher", &source->publisher);
      add_text (builder, "published", published);
      add_text (builder, "url", source->url);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

char *
moat_chart_data_to_provenance (const MoatChartData *self, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_text (builder, "program", "Moat " MOAT_VERSION);
  add_chart (builder, self->spec);
  if (!add_facts (builder, self, error))
    return NULL;
  add_sources (builder, self);
  json_builder_end_object (builder);
  if (self->change_counter !=
      moat_store_get_change_counter (moat_project_get_store (self->project)))
    {
      g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY,
                           _ ("Another program has changed the project. Try again."));
      return NULL;
    }
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
