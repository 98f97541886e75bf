/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The companyfacts JSON of SEC EDGAR: all figures that a company has filed, by concept and unit.
 *
 *   { "cik": 1652044, "entityName": "ALPHABET INC.", "facts": { "us-gaap": { "Revenues": {
 *       "label": …, "description": …, "units": { "USD": [ { "start": …, "end": …, "val": …,
 *       "accn": …, "fy": …, "fp": …, "form": …, "filed": …, "frame": … }, … ] } }, … } } }
 *
 * The object of each concept is parsed by itself, so that memory is bounded; numbers are texts by
 * then, digit for digit.  Nothing is judged here but the shape: an odd date or value is the
 * problem of its row.  What comes out is put in the order in which it was filed, so that whoever
 * goes through it meets first statements before restatements, whichever concepts he joins.  The
 * members "fy" and "fp" are those of the filing: a filing of 2018 calls its figures of 2016 its
 * own. */
#include "config.h"

#include "moat-companyfacts.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "moat-json-cut.h"
#include "moat-json-text.h"
#include "moat-sec-row.h"
#include "moat-table.h"
#include "moat-unit.h"

#define CONCEPT_DEPTH 3 /* brackets around the object of a concept */
/* The companies that file most have less than 100 KiB about one concept. */
#define MAX_PIECE (4 << 20)

typedef struct
{
  MoatCompanyFacts *facts;
  const char *text;
  GArray *pieces;         /* of MoatJsonPiece */
  GPtrArray *concepts;    /* names of the pieces, in @facts->texts; NULL: another object */
  GHashTable *currencies; /* interned unit → number of amounts */
} Reading;

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->facts, moat_companyfacts_free);
  g_clear_pointer (&reading->pieces, g_array_unref);
  g_clear_pointer (&reading->concepts, g_ptr_array_unref);
  g_clear_pointer (&reading->currencies, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* What JSON-GLib says, "<data>:LINE:COLUMN: Parse error: WORDS", as the words and the line. */
static const char *
split_reason (const char *message, gsize *line)
{
  static const char source[] = "<data>:";
  static const char prefix[] = "Parse error: ";
  const char *words = strstr (message, ": ");

  if (words == NULL || !g_str_has_prefix (message, source))
    return message;
  *line += g_ascii_strtoull (message + strlen (source), NULL, 10) - 1;
  words += 2;
  return g_str_has_prefix (words, prefix) ? words + strlen (prefix) : words;
}

/* The value that @length bytes of @text, which begin on @line, are. */
static JsonNode *
parse (const char *text, gsize length, gsize line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) reason = NULL;
  g_autofree char *prepared = NULL;
  const char *words;

  prepared = moat_json_text_quote_numbers (text, length, line, error);
  if (prepared == NULL)
    return NULL;
  if (json_parser_load_from_data (parser, prepared, -1, &reason) &&
      json_parser_get_root (parser) != NULL)
    return json_parser_steal_root (parser);
  words = reason != NULL ? split_reason (reason->message, &line) : _ ("it is empty");
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
               /* Translators: a line number, and the reason of the JSON parser in English. */
               _ ("Line %zu: This is no JSON: %s"), line, words);
  return NULL;
}

static gboolean
check_size (gsize length, gsize line, GError **error)
{
  if (length <= MAX_PIECE)
    return TRUE;
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
               /* Translators: a line number and a size in MiB. */
               _ ("Line %zu: More than %d MiB are said about one concept. This is no file of the "
                  "SEC’s."),
               line, MAX_PIECE >> 20);
  return FALSE;
}

static gboolean
fail_shape (const char *message, gsize line, GError **error)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
               /* Translators: a line number and what is wrong. */
               _ ("Line %zu: %s"), line, message);
  return FALSE;
}

/* A member that is a value, as text; "" when it is null or missing; NULL when it is none. */
static const char *
read_member (Reading *reading, JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return "";
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return g_string_chunk_insert_const (reading->facts->texts, json_node_get_string (node));
}

/* Reads the members @names of @object into the places that @texts point at. */
static gboolean
read_members (Reading *reading, JsonObject *object, const char *const *names,
              const char **const *texts)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      *texts[i] = read_member (reading, object, names[i]);
      if (*texts[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_figure (Reading *reading, JsonNode *node, MoatFiledFigure *figure)
{
  static const char *const names[] = { "start", "end", "val", "form",  "accn",
                                       "filed", "fy",  "fp",  "frame", NULL };
  const char **const texts[] = { &figure->start, &figure->end,  &figure->value,
                                 &figure->form,  &figure->accn, &figure->filed,
                                 &figure->fy,    &figure->fp,   &figure->frame };

  if (!JSON_NODE_HOLDS_OBJECT (node) ||
      !read_members (reading, json_node_get_object (node), names, texts))
    return FALSE;
  figure->order = reading->facts->figures->len;
  g_array_append_val (reading->facts->figures, *figure);
  return TRUE;
}

static void
count_currency (Reading *reading, const char *unit, guint n)
{
  const char *currency = moat_unit_intern (unit);
  gsize count;

  if (n == 0 || currency == NULL || moat_unit_get_kind (currency) != MOAT_UNIT_KIND_MONEY)
    return;
  count = n + GPOINTER_TO_SIZE (g_hash_table_lookup (reading->currencies, currency));
  g_hash_table_insert (reading->currencies, (gpointer) currency, GSIZE_TO_POINTER (count));
}

static gboolean
read_unit (Reading *reading, MoatFiledFigure *figure, JsonNode *node)
{
  JsonArray *array;
  guint n;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  n = json_array_get_length (array);
  for (guint i = 0; i < n; i++)
    {
      if (!read_figure (reading, json_array_get_element (array, i), figure))
        return FALSE;
    }
  count_currency (reading, figure->unit, n);
  return TRUE;
}

/* The figures of a concept, whose object is @root. */
static gboolean
read_concept (Reading *reading, JsonObject *root, const char *concept)
{
  MoatFiledFigure figure = { .concept = concept, .label = read_member (reading, root, "label") };
  JsonNode *node = json_object_get_member (root, "units");
  JsonObjectIter iter;
  const char *unit;

  if (figure.label == NULL || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &unit, &node))
    {
      figure.unit = g_string_chunk_insert_const (reading->facts->texts, unit);
      if (!read_unit (reading, &figure, node))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_piece (Reading *reading, guint index, GError **error)
{
  const MoatJsonPiece *piece = &g_array_index (reading->pieces, MoatJsonPiece, index);
  const char *concept = reading->concepts->pdata[index];
  g_autoptr (JsonNode) root = NULL;

  if (!check_size (piece->length, piece->line, error))
    return FALSE;
  root = parse (reading->text + piece->start, piece->length, piece->line, error);
  if (root == NULL)
    return FALSE;
  return concept == NULL || read_concept (reading, json_node_get_object (root), concept) ||
         fail_shape (_ ("The figures of a concept are not as the SEC has them"), piece->line,
                     error);
}

/* The names of the concepts of one taxonomy, each at the index of its piece. */
static gboolean
name_concepts (Reading *reading, const char *taxonomy, JsonNode *node)
{
  JsonObjectIter iter;
  const char *tag;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &tag, &node))
    {
      g_autofree char *concept = g_strdup_printf ("%s:%s", taxonomy, tag);
      guint64 index;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return FALSE;
      index = g_ascii_strtoull (json_object_get_string_member (json_node_get_object (node), ""),
                                NULL, 10);
      reading->concepts->pdata[index] =
        g_string_chunk_insert_const (reading->facts->texts, concept);
    }
  return TRUE;
}

static gboolean
read_company (Reading *reading, JsonNode *root)
{
  MoatCompanyFacts *facts = reading->facts;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, "facts") : NULL;
  g_autofree char *cik = NULL;
  JsonObjectIter iter;
  const char *taxonomy;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;
  facts->entity = read_member (reading, object, "entityName");
  facts->cik = read_member (reading, object, "cik");
  if (facts->entity == NULL || facts->cik == NULL)
    return FALSE;
  cik = moat_sec_normalise_cik (facts->cik);
  facts->cik = g_string_chunk_insert_const (facts->texts, cik);
  if (*facts->entity == '\0')
    facts->entity = facts->cik;
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &taxonomy, &node))
    {
      if (!name_concepts (reading, taxonomy, node))
        return FALSE;
    }
  return TRUE;
}

static int
compare_figures (gconstpointer a, gconstpointer b)
{
  const MoatFiledFigure *one = a;
  const MoatFiledFigure *other = b;
  int order = strcmp (one->filed, other->filed);

  if (order == 0)
    order = strcmp (one->accn, other->accn);
  if (order == 0)
    order = one->order < other->order ? -1 : one->order > other->order;
  return order;
}

static void
choose_currency (Reading *reading)
{
  GHashTableIter iter;
  gpointer currency, count;
  gsize most = 0;

  g_hash_table_iter_init (&iter, reading->currencies);
  while (g_hash_table_iter_next (&iter, &currency, &count))
    {
      const char *best = reading->facts->currency;
      gsize n = GPOINTER_TO_SIZE (count);

      if (n > most || (n == most && strcmp (currency, best) < 0))
        {
          most = n;
          reading->facts->currency = currency;
        }
    }
}

/* What is the same of a figure and its translation. */
static char *
describe_statement (const MoatFiledFigure *figure)
{
  return g_strdup_printf ("%s %s %s %s", figure->concept, figure->start, figure->end, figure->accn);
}

/* Marks amounts that stand beside the same figure in the company's own currency. */
static void
mark_translations (MoatCompanyFacts *facts)
{
  g_autoptr (GHashTable) originals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->figures->len; i++)
    {
      MoatFiledFigure *figure = &g_array_index (facts->figures, MoatFiledFigure, i);

      if (g_strcmp0 (figure->unit, facts->currency) == 0)
        g_hash_table_add (originals, describe_statement (figure));
    }
  for (guint i = 0; i < facts->figures->len; i++)
    {
      MoatFiledFigure *figure = &g_array_index (facts->figures, MoatFiledFigure, i);
      const char *currency = moat_unit_intern (figure->unit);
      g_autofree char *statement = NULL;

      if (currency == facts->currency || moat_unit_get_kind (currency) != MOAT_UNIT_KIND_MONEY)
        continue;
      statement = describe_statement (figure);
      figure->is_translation = g_hash_table_contains (originals, statement);
    }
}

static MoatCompanyFacts *
companyfacts_new (void)
{
  MoatCompanyFacts *self = g_new0 (MoatCompanyFacts, 1);

  self->texts = g_string_chunk_new (4096);
  self->figures = g_array_new (FALSE, FALSE, sizeof (MoatFiledFigure));
  return self;
}

MoatCompanyFacts *
moat_companyfacts_parse (const char *text, gsize length, GCancellable *cancellable, GError **error)
{
  g_auto (Reading) reading = { .facts = companyfacts_new (),
                               .text = text,
                               .pieces = g_array_new (FALSE, FALSE, sizeof (MoatJsonPiece)),
                               .concepts = g_ptr_array_new (),
                               .currencies = g_hash_table_new (NULL, NULL) };
  g_autofree char *frame = moat_json_cut (text, length, CONCEPT_DEPTH, reading.pieces);
  g_autoptr (JsonNode) root = NULL;

  if (!check_size (strlen (frame), 1, error))
    return NULL;
  root = parse (frame, strlen (frame), 1, error);
  if (root == NULL)
    return NULL;
  g_ptr_array_set_size (reading.concepts, (int) reading.pieces->len);
  if (!read_company (&reading, root))
    {
      fail_shape (_ ("This is no companyfacts file as the SEC has them"), 1, error);
      return NULL;
    }
  for (guint i = 0; i < reading.pieces->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!read_piece (&reading, i, error))
        {
          if (reading.concepts->pdata[i] != NULL)
            g_prefix_error (error, "%s: ", (char *) reading.concepts->pdata[i]);
          return NULL;
        }
    }
  g_array_sort (reading.facts->figures, compare_figures);
  choose_currency (&reading);
  if (g_hash_table_size (reading.currencies) > 1)
    mark_translations (reading.facts);
  return g_steal_pointer (&reading.facts);
}

void
moat_companyfacts_free (MoatCompanyFacts *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->figures);
  g_string_chunk_free (self->texts);
  g_free (self);
}
