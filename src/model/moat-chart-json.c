/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A chart specification as JSON: read strictly, written in one form only.
 *
 * The text may come from a stranger's file, so nothing in it is taken on trust: its length and
 * its nesting are bounded before JSON-GLib, whose parser recurses, sees it; an unknown member, a
 * value of the wrong type or outside its range is an error that names the member.  Nothing is
 * guessed and nothing is dropped.
 *
 * The members and how they are read stand in moat-chart-members.c, writing in
 * moat-chart-json-write.c.  The key of a chart is the row's, not the text's.
 */
#include "config.h"

#include "moat-chart-json-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define LONGEST_KEY 200 /* bytes; a file's name has 255 */
#define LONGEST_TEXT (64 * 1024)
#define DEEPEST_NESTING 5 /* annotations: a list of objects that name values and texts */

G_DEFINE_QUARK (moat_chart_json_error, moat_chart_json_error)

static gboolean
read_member (MoatChartSpec *spec, const char *name, JsonNode *node, GError **error)
{
  gsize n;
  const MoatChartMember *members = moat_chart_members (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (members[i].name, name))
      return members[i].read (spec, name, node, error);
  return moat_chart_member_fail (error, name, _ ("charts have no such member"));
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
    moat_chart_member_fail (
      error, "key",
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
      moat_chart_member_fail (error, "kind", _ ("it is missing"));
      return NULL;
    }
  if (spec->from != MOAT_DATE_NONE && spec->to != MOAT_DATE_NONE && spec->from > spec->to)
    {
      moat_chart_member_fail (error, "from", _ ("it is after the last day shown"));
      return NULL;
    }
  return g_steal_pointer (&spec);
}
