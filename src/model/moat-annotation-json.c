/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The annotations of a chart as JSON:
 *   { "kind": "average", "from": {"entity": key, "concept": key, "period": "2024"}, "to": {…},
 *     "form": "ratio", "low": 1e9, "high": 2e9, "period": "2020/2021", "text": {"en": …, "zh": …},
 *     "moved": [0.1, -0.05] }
 * All but the kind may be left out; what is not known is an error.
 */
#include "config.h"

#include "moat-chart-json-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_ANNOTATIONS 100
#define FARTHEST 5.0 /* shares of the plot that a hand may move something */

static gboolean
read_period (JsonNode *node, MoatPeriod *period)
{
  const char *text = moat_json_node_get_text (node);

  return text && moat_period_parse (text, MOAT_YEAR_END_CALENDAR, period) &&
         moat_period_is_valid (*period);
}

static gboolean
read_number (JsonNode *node, double *value)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_NONE;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value);
}

static gboolean
read_key (JsonNode *node, char **key)
{
  const char *text = moat_json_node_get_text (node);

  if (!text || !text[0])
    return FALSE;
  g_free (*key);
  *key = g_strdup (text);
  return TRUE;
}

static gboolean
read_mark (JsonNode *node, MoatMarkName *mark)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    if (!(g_str_equal (name, "entity")    ? read_key (value, &mark->entity)
          : g_str_equal (name, "concept") ? read_key (value, &mark->concept)
          : g_str_equal (name, "period")  ? read_period (value, &mark->period)
                                          : FALSE))
      return FALSE;
  return TRUE;
}

static gboolean
read_text (JsonNode *node, MoatLabel *label)
{
  const char *texts[2] = { NULL, NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if ((!g_str_equal (name, "en") && !g_str_equal (name, "zh")) ||
          !moat_json_node_get_text (value))
        return FALSE;
      texts[g_str_equal (name, "zh")] = moat_json_node_get_text (value);
    }
  moat_label_set (label, texts[0], texts[1]);
  return TRUE;
}

static gboolean
read_moved (JsonNode *node, MoatAnnotation *self)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array || json_array_get_length (array) != 2 ||
      !read_number (json_array_get_element (array, 0), &self->dx) ||
      !read_number (json_array_get_element (array, 1), &self->dy) || fabs (self->dx) > FARTHEST ||
      fabs (self->dy) > FARTHEST)
    return FALSE;
  self->is_moved = TRUE;
  return TRUE;
}

static gboolean
read_member (MoatAnnotation *self, const char *name, JsonNode *node)
{
  if (g_str_equal (name, "kind"))
    return moat_annotation_kind_from_nick (moat_json_node_get_text (node), &self->kind);
  if (g_str_equal (name, "from"))
    return read_mark (node, &self->from);
  if (g_str_equal (name, "to"))
    return read_mark (node, &self->to);
  if (g_str_equal (name, "form"))
    return moat_difference_form_from_nick (moat_json_node_get_text (node), &self->form);
  if (g_str_equal (name, "low"))
    return read_number (node, &self->low);
  if (g_str_equal (name, "high"))
    return read_number (node, &self->high);
  if (g_str_equal (name, "period"))
    return read_period (node, &self->period);
  if (g_str_equal (name, "text"))
    return read_text (node, &self->text);
  if (g_str_equal (name, "moved"))
    return read_moved (node, self);
  return FALSE;
}

/* Whether it has what its kind needs. */
static gboolean
is_complete (const MoatAnnotation *self)
{
  gboolean has_text = (self->text.en && self->text.en[0]) || (self->text.zh && self->text.zh[0]);

  switch (self->kind)
    {
    case MOAT_ANNOTATION_TARGET:
      return isfinite (self->low);
    case MOAT_ANNOTATION_BREAK:
      return isfinite (self->low) && isfinite (self->high) && self->low < self->high;
    case MOAT_ANNOTATION_HIGHLIGHT:
      return self->from.entity != NULL;
    case MOAT_ANNOTATION_BAND:
      return moat_period_is_valid (self->period) ||
             (isfinite (self->low) && isfinite (self->high) && self->low < self->high);
    case MOAT_ANNOTATION_CALLOUT:
    case MOAT_ANNOTATION_FOOTNOTE:
      return has_text;
    default:
      return TRUE;
    }
}

gboolean
moat_annotations_read (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (!array || json_array_get_length (array) > MOST_ANNOTATIONS)
    return moat_chart_member_fail (error, member, _ ("it must be a list of at most 100 objects"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      g_autoptr (MoatAnnotation) annotation = moat_annotation_new (MOAT_ANNOTATION_CAGR);
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      if (!JSON_NODE_HOLDS_OBJECT (element) ||
          !json_object_has_member (json_node_get_object (element), "kind"))
        return moat_chart_member_fail (error, member,
                                       _ ("every annotation must be an object with a kind"));
      json_object_iter_init (&iter, json_node_get_object (element));
      while (json_object_iter_next (&iter, &name, &value))
        if (!read_member (annotation, name, value))
          {
            g_autofree char *what =
              /* Translators: %s is a member of a JSON object, such as "form". */
              g_strdup_printf (_ ("an annotation’s “%s” is unknown or has a wrong value"), name);
            return moat_chart_member_fail (error, member, what);
          }
      if (!is_complete (annotation))
        return moat_chart_member_fail (error, member,
                                       _ ("an annotation lacks what its kind needs"));
      g_ptr_array_add (spec->annotations, g_steal_pointer (&annotation));
    }
  return TRUE;
}

static void
write_period (JsonBuilder *builder, MoatPeriod period)
{
  g_autofree char *text = moat_period_is_valid (period) ? moat_period_to_iso (period) : NULL;

  moat_json_write_text (builder, "period", text);
}

static void
write_mark (JsonBuilder *builder, const char *member, const MoatMarkName *mark)
{
  if (!mark->entity && !mark->concept && !moat_period_is_valid (mark->period))
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  moat_json_write_text (builder, "entity", mark->entity);
  moat_json_write_text (builder, "concept", mark->concept);
  write_period (builder, mark->period);
  json_builder_end_object (builder);
}

static void
write_number (JsonBuilder *builder, const char *member, double value)
{
  if (!isfinite (value))
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_double_value (builder, value);
}

void
moat_annotations_write (const GPtrArray *annotations, JsonBuilder *builder)
{
  if (annotations->len == 0)
    return;
  json_builder_set_member_name (builder, "annotations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < annotations->len; i++)
    {
      const MoatAnnotation *annotation = annotations->pdata[i];

      json_builder_begin_object (builder);
      moat_json_write_text (builder, "kind", moat_annotation_kind_to_nick (annotation->kind));
      write_mark (builder, "from", &annotation->from);
      write_mark (builder, "to", &annotation->to);
      if (annotation->form != MOAT_DIFFERENCE_RATIO)
        moat_json_write_text (builder, "form", moat_difference_form_to_nick (annotation->form));
      write_number (builder, "low", annotation->low);
      write_number (builder, "high", annotation->high);
      write_period (builder, annotation->period);
      moat_json_write_label (builder, "text", &annotation->text);
      if (annotation->is_moved)
        {
          json_builder_set_member_name (builder, "moved");
          json_builder_begin_array (builder);
          json_builder_add_double_value (builder, annotation->dx);
          json_builder_add_double_value (builder, annotation->dy);
          json_builder_end_array (builder);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}
