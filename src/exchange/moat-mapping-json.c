/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mapping as JSON, for files that people write and for remembering.
 *
 *     {
 *       "table": "Sheet1",               sheet; null: the first
 *       "header-line": 1,                0: there is none
 *       "first-line": 2,                 of the rows of data
 *       "number-mark": "point",          or "comma": which character divides decimals
 *       "date-order": "ymd",             or "dmy", "mdy": of dates such as 31/12/2023
 *       "entity": null,                  what holds for every row that does not say otherwise:
 *       "concept": null,                 keys of the project, or names
 *       "period": "FY2023",
 *       "unit": "EUR",                   currency code, "ratio" or "count"
 *       "scale": 6,                      power of ten that numbers are multiplied by
 *       "status": "actual",              or "estimate", "plan", "target"
 *       "grade": "reported",             or "derived", "estimated", "scenario", "unresolved"
 *       "source": null,
 *       "locator-prefix": null,          stands before "row 12"
 *       "known-from": "2024-02-28",
 *       "entities": { "ALPHABET": "alphabet" },   texts of the file → keys of the project
 *       "concepts": { "R&D": "r-and-d" },
 *       "only-mapped-concepts": false,   leave out rows about other concepts
 *       "only-years": false,             leave out periods shorter than a year
 *       "columns": [
 *         { "header": "Company", "role": "entity" },
 *         { "header": "R&D (€ million)", "role": "value",
 *           "entity": null, "concept": "R&D", "period": null, "unit": "EUR", "scale": 6 }
 *       ]
 *     }
 *
 * Every member may be left out; what is there changes what the mapping had.  Of "entities" and
 * "concepts" the entries are added, those with null taken away.  Columns are found by their header,
 * the second of the same name being the second column of that name; a mapping without columns gets
 * those that are listed.  The roles are those of moat_column_role_to_nick(). */
#include "config.h"

#include "moat-mapping.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "moat-table.h"
#include "moat-unit.h"

typedef enum
{
  MEMBER_TEXT,
  MEMBER_UNIT,
  MEMBER_SCALE,
  MEMBER_LINE,
  MEMBER_FLAG,
  MEMBER_DATE,
  MEMBER_NUMBER_MARK,
  MEMBER_DATE_ORDER,
  MEMBER_STATUS,
  MEMBER_GRADE,
  MEMBER_ROLE,
  MEMBER_KEYS,
  MEMBER_COLUMNS,
} MemberKind;

typedef struct
{
  const char *name;
  MemberKind kind;
  gsize offset;
} Member;

#define AT(field) G_STRUCT_OFFSET (MoatMapping, field)
static const Member mapping_members[] = {
  { "table", MEMBER_TEXT, AT (table) },
  { "header-line", MEMBER_LINE, AT (header_line) },
  { "first-line", MEMBER_LINE, AT (first_line) },
  { "number-mark", MEMBER_NUMBER_MARK, AT (number_mark) },
  { "date-order", MEMBER_DATE_ORDER, AT (date_order) },
  { "entity", MEMBER_TEXT, AT (entity) },
  { "concept", MEMBER_TEXT, AT (concept) },
  { "period", MEMBER_TEXT, AT (period) },
  { "unit", MEMBER_UNIT, AT (unit) },
  { "scale", MEMBER_SCALE, AT (scale) },
  { "status", MEMBER_STATUS, AT (status) },
  { "grade", MEMBER_GRADE, AT (grade) },
  { "source", MEMBER_TEXT, AT (source) },
  { "locator-prefix", MEMBER_TEXT, AT (locator_prefix) },
  { "known-from", MEMBER_DATE, AT (known_from) },
  { "entities", MEMBER_KEYS, AT (entity_keys) },
  { "concepts", MEMBER_KEYS, AT (concept_keys) },
  { "only-mapped-concepts", MEMBER_FLAG, AT (only_mapped_concepts) },
  { "only-years", MEMBER_FLAG, AT (only_years) },
  { "columns", MEMBER_COLUMNS, AT (columns) },
  { NULL, MEMBER_TEXT, 0 },
};
#undef AT

#define AT(field) G_STRUCT_OFFSET (MoatColumnMapping, field)
static const Member column_members[] = {
  { "header", MEMBER_TEXT, AT (header) }, { "role", MEMBER_ROLE, AT (role) },
  { "entity", MEMBER_TEXT, AT (entity) }, { "concept", MEMBER_TEXT, AT (concept) },
  { "period", MEMBER_TEXT, AT (period) }, { "unit", MEMBER_UNIT, AT (unit) },
  { "scale", MEMBER_SCALE, AT (scale) },  { NULL, MEMBER_TEXT, 0 },
};
#undef AT

static const char *const number_marks[] = { "point", "comma", NULL };
static const char *const date_orders[] = { "ymd", "dmy", "mdy", NULL };

/* Writing */

static void
add_text (JsonBuilder *builder, const char *text)
{
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_date (JsonBuilder *builder, MoatDate date)
{
  g_autofree char *text = moat_date_to_iso (date);

  add_text (builder, date != MOAT_DATE_NONE ? text : NULL);
}

/* In alphabetical order: the same mapping gives the same text. */
static void
add_keys (JsonBuilder *builder, GHashTable *keys)
{
  GList *texts = g_list_sort (g_hash_table_get_keys (keys), (GCompareFunc) strcmp);

  json_builder_begin_object (builder);
  for (GList *l = texts; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_string_value (builder, g_hash_table_lookup (keys, l->data));
    }
  json_builder_end_object (builder);
  g_list_free (texts);
}

static void add_members (JsonBuilder *builder, const Member *members, gconstpointer object);

static void
add_columns (JsonBuilder *builder, const GPtrArray *columns)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < columns->len; i++)
    add_members (builder, column_members, columns->pdata[i]);
  json_builder_end_array (builder);
}

static void
add_member (JsonBuilder *builder, MemberKind kind, gconstpointer field)
{
  switch (kind)
    {
    case MEMBER_TEXT:
    case MEMBER_UNIT:
      add_text (builder, *(char *const *) field);
      break;
    case MEMBER_SCALE:
      json_builder_add_int_value (builder, *(const int *) field);
      break;
    case MEMBER_LINE:
      json_builder_add_int_value (builder, (gint64) * (const gsize *) field);
      break;
    case MEMBER_FLAG:
      json_builder_add_boolean_value (builder, *(const gboolean *) field);
      break;
    case MEMBER_DATE:
      add_date (builder, *(const MoatDate *) field);
      break;
    case MEMBER_NUMBER_MARK:
      add_text (builder, number_marks[*(const MoatNumberMark *) field]);
      break;
    case MEMBER_DATE_ORDER:
      add_text (builder, date_orders[*(const MoatDateOrder *) field]);
      break;
    case MEMBER_STATUS:
      add_text (builder, moat_status_to_nick (*(const MoatStatus *) field));
      break;
    case MEMBER_GRADE:
      add_text (builder, moat_grade_to_nick (*(const MoatGrade *) field));
      break;
    case MEMBER_ROLE:
      add_text (builder, moat_column_role_to_nick (*(const MoatColumnRole *) field));
      break;
    case MEMBER_KEYS:
      add_keys (builder, *(GHashTable *const *) field);
      break;
    case MEMBER_COLUMNS:
      add_columns (builder, *(GPtrArray *const *) field);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
add_members (JsonBuilder *builder, const Member *members, gconstpointer object)
{
  json_builder_begin_object (builder);
  for (; members->name != NULL; members++)
    {
      json_builder_set_member_name (builder, members->name);
      add_member (builder, members->kind, (const char *) object + members->offset);
    }
  json_builder_end_object (builder);
}

char *
moat_mapping_to_json (const MoatMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  add_members (builder, mapping_members, self);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/* Reading */

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED, message);
  return FALSE;
}

/* NULL where @node is no text. */
static const char *
get_text (JsonNode *node)
{
  return json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
find_text (JsonNode *node, const char *const *texts, guint *out)
{
  const char *text = get_text (node);

  for (guint i = 0; text != NULL && texts[i] != NULL; i++)
    if (g_str_equal (text, texts[i]))
      {
        *out = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
get_integer (JsonNode *node, gint64 least, gint64 most, gint64 *out)
{
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *out = json_node_get_int (node);
  return *out >= least && *out <= most;
}

static gboolean
set_keys (GHashTable *keys, JsonNode *node)
{
  JsonObjectIter iter;
  const char *text;
  JsonNode *key;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &text, &key))
    if (json_node_is_null (key))
      g_hash_table_remove (keys, text);
    else if (get_text (key) != NULL)
      g_hash_table_insert (keys, g_strdup (text), g_strdup (get_text (key)));
    else
      return FALSE;
  return TRUE;
}

/* A text, a unit or a date, all of which may be null.  FALSE: @node is none. */
static gboolean
set_nullable (gpointer field, MemberKind kind, JsonNode *node)
{
  const char *text = get_text (node);

  if (text == NULL && !json_node_is_null (node))
    return FALSE;
  if (kind == MEMBER_DATE)
    {
      *(MoatDate *) field = text != NULL ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;
      return text == NULL || *(MoatDate *) field != MOAT_DATE_NONE;
    }
  if (kind == MEMBER_UNIT)
    {
      *(const char **) field = text != NULL ? moat_unit_intern (text) : NULL;
      return text == NULL || *(const char **) field != NULL;
    }
  g_free (*(char **) field);
  *(char **) field = g_strdup (text);
  return TRUE;
}

/* FALSE: @node is no value for a field of @kind. */
static gboolean
set_field (gpointer field, MemberKind kind, JsonNode *node)
{
  gint64 integer;
  guint index;

  switch (kind)
    {
    case MEMBER_TEXT:
    case MEMBER_UNIT:
    case MEMBER_DATE:
      return set_nullable (field, kind, node);
    case MEMBER_SCALE:
      if (!get_integer (node, -3, 12, &integer))
        return FALSE;
      *(int *) field = (int) integer;
      return TRUE;
    case MEMBER_LINE:
      if (!get_integer (node, 0, G_MAXINT, &integer))
        return FALSE;
      *(gsize *) field = (gsize) integer;
      return TRUE;
    case MEMBER_FLAG:
      *(gboolean *) field = json_node_get_boolean (node);
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN;
    case MEMBER_NUMBER_MARK:
      if (!find_text (node, number_marks, &index))
        return FALSE;
      *(MoatNumberMark *) field = (MoatNumberMark) index;
      return TRUE;
    case MEMBER_DATE_ORDER:
      if (!find_text (node, date_orders, &index))
        return FALSE;
      *(MoatDateOrder *) field = (MoatDateOrder) index;
      return TRUE;
    case MEMBER_STATUS:
      return moat_status_from_nick (get_text (node), field);
    case MEMBER_GRADE:
      return moat_grade_from_nick (get_text (node), field);
    case MEMBER_ROLE:
      return moat_column_role_from_nick (get_text (node), field);
    case MEMBER_KEYS:
      return set_keys (*(GHashTable **) field, node);
    default:
      g_assert_not_reached ();
    }
}

static gboolean set_columns (MoatMapping *self, JsonNode *node, GError **error);

/* Sets what @object names of @target.  @mapping is NULL where @target is a column. */
static gboolean
set_members (gpointer target, const Member *members, JsonObject *object, MoatMapping *mapping,
             GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      const Member *member = members;
      g_autofree char *shown = NULL;

      while (member->name != NULL && !g_str_equal (member->name, name))
        member++;
      if (member->name == NULL)
        return fail (error, _ ("A mapping has no member “%s”"), name);
      if (member->kind == MEMBER_COLUMNS)
        {
          if (!set_columns (mapping, node, error))
            return FALSE;
          continue;
        }
      if (set_field ((char *) target + member->offset, member->kind, node))
        continue;
      shown = json_to_string (node, FALSE);
      /* Translators: a piece of JSON, then the name that it was given to. */
      return fail (error, _ ("%s cannot be the “%s” of a mapping"), shown, name);
    }
  return TRUE;
}

/* The @n-th column with that header, counted from 0. */
static MoatColumnMapping *
find_column (MoatMapping *self, const char *header, guint n)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      MoatColumnMapping *column = self->columns->pdata[i];

      if (g_str_equal (column->header, header) && n-- == 0)
        return column;
    }
  return NULL;
}

/* NULL: not an object with a header. */
static const char *
get_header (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *header = object != NULL ? json_object_get_member (object, "header") : NULL;

  return header != NULL ? get_text (header) : NULL;
}

static gboolean
set_columns (MoatMapping *self, JsonNode *node, GError **error)
{
  g_autoptr (GHashTable) n_seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean is_new = self->columns->len == 0;
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, _ ("“columns” of a mapping has to be an array"));

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *header = get_header (element);
      MoatColumnMapping *column;
      guint n;

      if (header == NULL)
        return fail (error, _ ("Column %u of the mapping needs a “header”"), i + 1);
      n = GPOINTER_TO_UINT (g_hash_table_lookup (n_seen, header));
      g_hash_table_insert (n_seen, (gpointer) header, GUINT_TO_POINTER (n + 1));
      column = is_new ? moat_mapping_add_column (self, header) : find_column (self, header, n);
      if (column == NULL)
        return fail (error, _ ("The table has no column “%s”"), header);
      if (!set_members (column, column_members, json_node_get_object (element), NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_mapping_apply_json (MoatMapping *self, const char *json, GError **error)
{
  g_autoptr (MoatMapping) changed = NULL;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  MoatMapping old;
  JsonNode *root;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  if (!json_parser_load_from_data (parser, json, -1, &reason))
    /* Translators: what the JSON reader says, with the line. */
    return fail (error, _ ("The mapping is no JSON: %s"), reason->message);
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return fail (error, _ ("A mapping is a JSON object"));

  changed = moat_mapping_copy (self);
  if (!set_members (changed, mapping_members, json_node_get_object (root), changed, error))
    return FALSE;
  old = *self;
  *self = *changed;
  *changed = old;
  return TRUE;
}
