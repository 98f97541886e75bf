/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart specification written as JSON, in one form only: the members in one order, and none that
 * has its default, so that equal specifications are equal texts.
 */
#include "config.h"

#include "moat-chart-json-private.h"
#include "moat-wording.h"

void
moat_json_write_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (!text || !text[0])
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

void
moat_json_write_label (JsonBuilder *builder, const char *member, const MoatLabel *label)
{
  gboolean has_en = label->en && label->en[0], has_zh = label->zh && label->zh[0];

  if (!has_en && !has_zh)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  moat_json_write_text (builder, "en", label->en);
  moat_json_write_text (builder, "zh", label->zh);
  json_builder_end_object (builder);
}

static void
write_keys (JsonBuilder *builder, const char *member, char *const *keys)
{
  if (!keys || !keys[0])
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (; *keys; keys++)
    json_builder_add_string_value (builder, *keys);
  json_builder_end_array (builder);
}

static void
write_number (JsonBuilder *builder, const char *member, int value, int left_out)
{
  if (value == left_out)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, value);
}

static void
write_date (JsonBuilder *builder, const char *member, MoatDate date)
{
  g_autofree char *text = moat_date_to_iso (date);

  moat_json_write_text (builder, member, text);
}

static void
write_flag (JsonBuilder *builder, const char *member, gboolean value)
{
  if (!value)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
write_window (JsonBuilder *builder, const MoatChartSpec *self)
{
  if (self->window < 2)
    return;
  json_builder_set_member_name (builder, "window");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "periods");
  json_builder_add_int_value (builder, self->window);
  moat_json_write_text (builder, "as", self->window_is_sum ? "sum" : "mean");
  json_builder_end_object (builder);
}

static void
write_periods (JsonBuilder *builder, const MoatChartSpec *self)
{
  if (self->period_mode == MOAT_PERIODS_LATEST)
    moat_json_write_text (builder, "periods", "latest");
  if (self->period_mode != MOAT_PERIODS_CHOSEN || !self->periods || self->periods->len == 0)
    return;
  json_builder_set_member_name (builder, "periods");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->periods->len; i++)
    {
      g_autofree char *text = moat_period_to_iso (g_array_index (self->periods, MoatPeriod, i));
      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/* How the figures are taken. */
static void
write_treatment (JsonBuilder *builder, const MoatChartSpec *self)
{
  if (self->basis != MOAT_BASIS_STATED)
    moat_json_write_text (builder, "basis", moat_basis_to_nick (self->basis));
  moat_json_write_text (builder, "share-of", self->share_of);
  write_date (builder, "index-date", self->index_date);
  write_flag (builder, "calendarised", self->calendarised);
  moat_json_write_text (builder, "unit", self->unit);
  moat_json_write_text (builder, "constant-rate", self->constant_rate);
  write_window (builder, self);
  write_periods (builder, self);
}

static void
write_members (JsonBuilder *builder, const MoatChartSpec *self)
{
  moat_json_write_text (builder, "kind", moat_chart_kind_to_nick (self->kind));
  if (self->page != MOAT_CHART_PAGE_TIMELINE)
    moat_json_write_text (builder, "page", moat_chart_page_to_nick (self->page));
  moat_json_write_label (builder, "title", &self->title);
  moat_json_write_label (builder, "subtitle", &self->subtitle);
  write_keys (builder, "entities", self->entities);
  write_keys (builder, "concepts", self->concepts);
  write_treatment (builder, self);
  if (self->sort != MOAT_CHART_SORT_DESCENDING)
    moat_json_write_text (builder, "sort", moat_chart_sort_to_nick (self->sort));
  write_number (builder, "scale", self->scale, MOAT_SCALE_AUTO);
  write_number (builder, "digits", self->digits, 0);
  write_flag (builder, "events", self->show_events);
  write_date (builder, "as-known-on", self->as_known_on);
  write_date (builder, "from", self->from);
  write_date (builder, "to", self->to);
  if (self->difference_from && self->difference_to)
    {
      json_builder_set_member_name (builder, "difference");
      json_builder_begin_object (builder);
      moat_json_write_text (builder, "from", self->difference_from);
      moat_json_write_text (builder, "to", self->difference_to);
      json_builder_end_object (builder);
    }
  moat_annotations_write (self->annotations, builder);
}

char *
moat_chart_spec_to_json (const MoatChartSpec *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  write_members (builder, self);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
