/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The metadata file that Our World in Data serves beside a CSV file of the same name.
 *
 * "internet.csv" has "internet.metadata.json" beside it, with the names, units and citations of its
 * columns.  The names there need not be those of the CSV file's header, so a column is found by any
 * of its names, and where both have one column only, they are the same.  A file that is missing, or
 * is something else, says nothing. */
#include "config.h"

#include "moat-recognise-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_SIZE (4 * 1024 * 1024)

/* NULL where there is no such member, or it is no text. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static JsonObject *
get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* NULL: there is no such file. */
static JsonParser *
load (const char *path)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  JsonNode *root;

  if (!g_str_has_suffix (path, ".csv"))
    return NULL;
  stem = g_strndup (path, strlen (path) - strlen (".csv"));
  name = g_strconcat (stem, ".metadata.json", NULL);
  file = g_file_new_for_path (name);
  info =
    g_file_query_info (file, "standard::type,standard::size", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_SIZE || !json_parser_load_from_file (parser, name, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&parser) : NULL;
}

static gboolean
is_named (const char *name, JsonObject *column, const char *header)
{
  static const char *const names[] = { "titleShort", "titleLong", "shortName" };

  if (g_str_equal (name, header))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (get_text (column, names[i]), header) == 0)
      return TRUE;
  return FALSE;
}

/* What the file says of the column with @header. */
static JsonObject *
find_column (JsonObject *columns, const char *header, gboolean is_only)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  JsonObject *last = NULL;

  json_object_iter_init (&iter, columns);
  while (json_object_iter_next (&iter, &name, &node))
    {
      last = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      if (last != NULL && is_named (name, last, header))
        return last;
    }
  return is_only && json_object_get_size (columns) == 1 ? last : NULL;
}

static void
take_unit (MoatColumnMapping *column, JsonObject *described)
{
  const char *const units[] = { get_text (described, "unit"), get_text (described, "shortUnit") };

  for (guint i = 0; i < G_N_ELEMENTS (units) && column->unit == NULL; i++)
    {
      g_autofree char *bracketed = units[i] != NULL ? g_strdup_printf ("(%s)", units[i]) : NULL;
      MoatUnitWords words;

      if (bracketed == NULL || !moat_unit_words_find (bracketed, &words, NULL))
        continue;
      column->unit = words.unit;
      column->scale = words.scale;
    }
}

static void
take_source (MoatMapping *mapping, JsonObject *described)
{
  const char *citation = get_text (described, "citationShort");
  const char *updated = get_text (described, "lastUpdated");

  if (citation != NULL && mapping->source == NULL)
    mapping->source = g_strdup (citation);
  if (updated != NULL && mapping->known_from == MOAT_DATE_NONE)
    mapping->known_from = moat_date_parse_iso (updated, -1);
}

void
moat_recognise_metadata (MoatMapping *mapping, const char *path)
{
  g_autoptr (JsonParser) parser = load (path);
  JsonObject *columns =
    parser != NULL ? get_object (json_node_get_object (json_parser_get_root (parser)), "columns")
                   : NULL;
  guint n_values = 0;

  if (columns == NULL)
    return;
  for (guint i = 0; i < mapping->columns->len; i++)
    n_values += ((MoatColumnMapping *) mapping->columns->pdata[i])->role == MOAT_COLUMN_VALUE;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      MoatColumnMapping *column = mapping->columns->pdata[i];
      JsonObject *described = column->role == MOAT_COLUMN_VALUE
                                ? find_column (columns, column->header, n_values == 1)
                                : NULL;

      if (described == NULL)
        continue;
      take_unit (column, described);
      take_source (mapping, described);
    }
}
