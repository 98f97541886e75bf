/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON array of objects into a staged table, through JSON-GLib.
 *
 * Each object is a row, with the line on which it begins.  Text stays text; numbers, true and false
 * become the text they were written as; null and missing members are empty; objects and arrays
 * are kept as compact JSON, for a column that holds JSON.  What JSON-GLib would lose or trip over
 * is dealt with in moat-json-text.c, before it sees the text. */
#include "config.h"

#include "moat-table.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-json-text.h"

static void
add_columns (JsonObject *object, GPtrArray *columns, GHashTable *seen)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *member = members; member != NULL; member = member->next)
    {
      if (g_hash_table_add (seen, member->data))
        g_ptr_array_add (columns, g_strdup (member->data));
    }
}

static char *
to_text (JsonNode *node)
{
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

static gboolean
read_columns (MoatTable *table, JsonArray *array, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                       /* Translators: %u is the place in the array, from 1. */
                       _ ("Element %u of the array is no object"), i + 1);
          return FALSE;
        }
      add_columns (json_node_get_object (node), columns, seen);
    }
  g_ptr_array_add (columns, NULL);
  g_strfreev (table->columns);
  table->columns = (GStrv) g_ptr_array_steal (columns, NULL);
  return TRUE;
}

static void
read_row (MoatTable *table, JsonObject *object, gsize line)
{
  guint n = g_strv_length (table->columns);
  GStrv cells = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    cells[i] = to_text (json_object_get_member (object, table->columns[i]));
  moat_table_add_row (table, line, cells);
}

static GBytes *
read_bytes (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable,
                              error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Reads @stream into @parser; @lines gets the lines of the objects. */
static gboolean
parse (JsonParser *parser, GInputStream *stream, GArray *lines, GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GBytes) bytes = read_bytes (stream, cancellable, error);
  g_autoptr (GError) reason = NULL;
  g_autofree char *terminated = NULL;
  g_autofree char *text = NULL;
  gsize size;

  if (bytes == NULL)
    return FALSE;
  size = g_bytes_get_size (bytes);
  terminated = g_malloc (size + 1);
  if (size > 0)
    memcpy (terminated, g_bytes_get_data (bytes, NULL), size);
  terminated[size] = '\0';
  text = moat_json_text_prepare (terminated, size, lines, error);
  if (text == NULL)
    return FALSE;
  if (json_parser_load_from_data (parser, text, -1, &reason))
    return TRUE;
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
               /* Translators: %s is the reason of the JSON parser, in English. */
               _ ("This is no JSON: %s"), reason->message);
  return FALSE;
}

MoatTable *
moat_json_table_read (const char *name, GInputStream *stream, GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (MoatTable) table = moat_table_new (name);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gsize));
  JsonNode *root;
  JsonArray *array;

  g_return_val_if_fail (name != NULL && G_IS_INPUT_STREAM (stream), NULL);

  if (!parse (parser, stream, lines, cancellable, error))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("The JSON is no array of objects"));
      return NULL;
    }
  array = json_node_get_array (root);
  if (!read_columns (table, array, error))
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_row (table, json_array_get_object_element (array, i), g_array_index (lines, gsize, i));
  return g_steal_pointer (&table);
}
