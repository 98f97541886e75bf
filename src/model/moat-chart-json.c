/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart specification as JSON: read strictly, written in one form only.
 *
 * The text may come from a stranger's file, so nothing in it is taken on trust: its length and
 * its nesting are bounded before JSON-GLib, whose parser recurses, sees it; an unknown member, a
 * value of the wrong type or outside its range is an error that names the member.  Nothing is
 * guessed and nothing is dropped.
 *
 * One table maps members to the functions that read them; the writer goes through the members in
 * the order of the header and leaves out what has its default, so that equal specifications are
 * equal texts.  The key of a chart is the row's, not the text's.
 */
#include "config.h"

#include "moat-chart-json.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "moat-unit.h"
#include "moat-wording.h"

#define LONGEST_KEY 200 /* bytes; a file's name has 255 */
#define LONGEST_TEXT (64 * 1024)
#define DEEPEST_NESTING 3 /* an object with objects and arrays of scalars, and one to spare */
#define LARGEST_SCALE 15
#define MOST_DIGITS 15

G_DEFINE_QUARK (moat_chart_json_error, moat_chart_json_error)

static gboolean
fail (GError **error, const char *member, const char *what)
{
  g_set_error (error, MOAT_CHART_JSON_ERROR, MOAT_CHART_JSON_ERROR_MEMBER,
               /* Translators: a member of a JSON object, such as "unit", and what is wrong. */
               _ ("The member “%s” of the chart is wrong: %s"), member, what);
  return FALSE;
}

static const char *
get_string (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
read_kind (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  if (moat_chart_kind_from_nick (get_string (node), &spec->kind))
    return TRUE;
  return fail (error, member, _ ("it must be span, column or line"));
}

static gboolean
read_basis (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  if (moat_basis_from_nick (get_string (node), &spec->basis))
    return TRUE;
  return fail (error, member, _ ("it must be stated or per-year"));
}

static gboolean
read_label (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  MoatLabel *label = member[0] == 't' ? &spec->title : &spec->subtitle;
  const char *texts[2] = { NULL, NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, member, _ ("it must be an object with the members en and zh"));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if ((!g_str_equal (name, "en") && !g_str_equal (name, "zh")) || !get_string (value))
        return fail (error, member, _ ("its members are en and zh, both texts"));
      texts[g_str_equal (name, "zh")] = get_string (value);
    }
  moat_label_set (label, texts[0], texts[1]);
  return TRUE;
}

static gboolean
read_keys (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  GStrv *list = member[0] == 'e' ? &spec->entities : &spec->concepts;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, member, _ ("it must be a list of keys"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = get_string (json_array_get_element (array, i));
      if (!key || !key[0])
        return fail (error, member, _ ("every key must be a text that is not empty"));
      if (!g_hash_table_add (seen, (gpointer) key))
        return fail (error, member, _ ("a key is named twice"));
      g_strv_builder_add (keys, key);
    }
  g_strfreev (*list);
  *list = g_strv_builder_end (keys);
  return TRUE;
}

static gboolean
read_unit (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *code = get_string (node);
  const char *unit = code ? moat_unit_intern (code) : NULL;

  if (!unit || moat_unit_get_kind (unit) != MOAT_UNIT_KIND_MONEY)
    return fail (error, member, _ ("it must be the code of a currency, such as CNY"));
  spec->unit = unit;
  return TRUE;
}

static gboolean
read_number (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  gboolean is_scale = member[0] == 's';
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return fail (error, member, _ ("it must be a whole number"));
  value = json_node_get_int (node);
  if (value < 0 || value > (is_scale ? LARGEST_SCALE : MOST_DIGITS))
    return fail (error, member, _ ("it must be between 0 and 15"));
  if (is_scale)
    spec->scale = (int) value;
  else
    spec->digits = (int) value;
  return TRUE;
}

static gboolean
read_events (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return fail (error, member, _ ("it must be true or false"));
  spec->show_events = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_date (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *text = get_string (node);
  MoatDate date = text ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;

  if (date == MOAT_DATE_NONE)
    return fail (error, member, _ ("it must be a date such as 2025-03-17"));
  if (g_str_equal (member, "as-known-on"))
    spec->as_known_on = date;
  else if (g_str_equal (member, "from"))
    spec->from = date;
  else
    spec->to = date;
  return TRUE;
}

static gboolean
read_difference (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *from = NULL, *to = NULL;

  if (object && json_object_get_size (object) == 2 && json_object_has_member (object, "from") &&
      json_object_has_member (object, "to"))
    {
      from = get_string (json_object_get_member (object, "from"));
      to = get_string (json_object_get_member (object, "to"));
    }
  if (!from || !to || !from[0] || !to[0] || g_str_equal (from, to))
    return fail (error, member, _ ("it must name two facts, from and to"));
  spec->difference_from = g_strdup (from);
  spec->difference_to = g_strdup (to);
  return TRUE;
}

typedef gboolean (*ReadFunc) (MoatChartSpec *spec, const char *member, JsonNode *node,
                              GError **error);

static const struct
{
  const char *name;
  ReadFunc read;
} members[] = {
  { "kind", read_kind },     { "title", read_label },           { "subtitle", read_label },
  { "entities", read_keys }, { "concepts", read_keys },         { "basis", read_basis },
  { "unit", read_unit },     { "scale", read_number },          { "digits", read_number },
  { "events", read_events }, { "as-known-on", read_date },      { "from", read_date },
  { "to", read_date },       { "difference", read_difference },
};

static gboolean
read_member (MoatChartSpec *spec, const char *name, JsonNode *node, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (members[i].name, name))
      return members[i].read (spec, name, node, error);
  return fail (error, name, _ ("charts have no such member"));
}

/* JSON-GLib's parser recurses: brackets in the text must not decide how deep. */
static gboolean
is_shallow (const char *json)
{
  gboolean in_text = FALSE;
  int depth = 0;

  for (const char *p = json; *p; p++)
    if (in_text)
      {
        if (*p == '\\' && p[1])
          p++;
        else if (*p == '"')
          in_text = FALSE;
      }
    else if (*p == '"')
      in_text = TRUE;
    else if (*p == '{' || *p == '[')
      {
        if (++depth > DEEPEST_NESTING)
          return FALSE;
      }
    else if (*p == '}' || *p == ']')
      depth--;
  return TRUE;
}

static JsonNode *
parse_object (const char *json, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (strlen (json) > LONGEST_TEXT || !g_utf8_validate (json, -1, NULL) || !is_shallow (json))
    {
      g_set_error_literal (error, MOAT_CHART_JSON_ERROR, MOAT_CHART_JSON_ERROR_MALFORMED,
                           _ ("The chart is no JSON object of the expected form"));
      return NULL;
    }
  root = json_from_string (json, &local);
  if (root && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);
  g_set_error (error, MOAT_CHART_JSON_ERROR, MOAT_CHART_JSON_ERROR_MALFORMED,
               /* Translators: %s is the reason of the JSON parser, in English. */
               _ ("The chart is no JSON object: %s"), local ? local->message : json);
  return NULL;
}

/* Keys name the files that charts are exported to, and a project may come from a stranger. */
static gboolean
check_key (const char *key, GError **error)
{
  gboolean is_fit = *key != '.' && strlen (key) <= LONGEST_KEY;

  for (const char *p = key; is_fit && *p; p++)
    is_fit = *p != '/' && *p != '\\' && !g_ascii_iscntrl (*p);
  if (!is_fit)
    fail (error, "key",
          _ ("it must be fit to name a file: short, without slashes, and no dot at its beginning"));
  return is_fit;
}

MoatChartSpec *
moat_chart_spec_from_json (const char *key, const char *json, GError **error)
{
  g_autoptr (MoatChartSpec) spec = moat_chart_spec_new ();
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  g_return_val_if_fail (key != NULL && json != NULL, NULL);

  if (!check_key (key, error))
    return NULL;
  root = parse_object (json, error);
  if (!root)
    return NULL;
  spec->key = g_strdup (key);
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!read_member (spec, name, node, error))
      return NULL;
  if (!json_object_has_member (json_node_get_object (root), "kind"))
    {
      fail (error, "kind", _ ("it is missing"));
      return NULL;
    }
  if (spec->from != MOAT_DATE_NONE && spec->to != MOAT_DATE_NONE && spec->from > spec->to)
    {
      fail (error, "from", _ ("it is after the last day shown"));
      return NULL;
    }
  return g_steal_pointer (&spec);
}

static void
write_text (JsonBuilder *builder, const char *member, const char *text)
{
  if (!text || !text[0])
    return;
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
write_label (JsonBuilder *builder, const char *member, const MoatLabel *label)
{
  gboolean has_en = label->en && label->en[0], has_zh = label->zh && label->zh[0];

  if (!has_en && !has_zh)
    return;
  json_builder_set_member_name (builder, member);
  json_builder_begin_object (builder);
  write_text (builder, "en", label->en);
  write_text (builder, "zh", label->zh);
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

  write_text (builder, member, text);
}

static void
write_members (JsonBuilder *builder, const MoatChartSpec *self)
{
  write_text (builder, "kind", moat_chart_kind_to_nick (self->kind));
  write_label (builder, "title", &self->title);
  write_label (builder, "subtitle", &self->subtitle);
  write_keys (builder, "entities", self->entities);
  write_keys (builder, "concepts", self->concepts);
  if (self->basis != MOAT_BASIS_STATED)
    write_text (builder, "basis", moat_basis_to_nick (self->basis));
  write_text (builder, "unit", self->unit);
  write_number (builder, "scale", self->scale, MOAT_SCALE_AUTO);
  write_number (builder, "digits", self->digits, 0);
  if (self->show_events)
    {
      json_builder_set_member_name (builder, "events");
      json_builder_add_boolean_value (builder, TRUE);
    }
  write_date (builder, "as-known-on", self->as_known_on);
  write_date (builder, "from", self->from);
  write_date (builder, "to", self->to);
  if (self->difference_from && self->difference_to)
    {
      json_builder_set_member_name (builder, "difference");
      json_builder_begin_object (builder);
      write_text (builder, "from", self->difference_from);
      write_text (builder, "to", self->difference_to);
      json_builder_end_object (builder);
    }
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
