/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a JSON file before JSON-GLib reads it.
 *
 * JSON-GLib turns numbers into doubles, and what is longer than 64 bits into something else
 * without a word; of members with one name it keeps the last; its parser recurses as deep as the
 * brackets say; it accepts more than JSON, reads on after its end and cuts a text at a NUL; and it
 * does not tell lines.  Figures have to stay as they were written and files are a stranger's, so
 * one pass over the text comes first: it bounds the nesting, refuses what is no JSON or named
 * twice, puts the numbers that are cells in quotes, and notes where each row begins. Whether the
 * rest is well-formed is left to JSON-GLib. */
#include "config.h"

#include "moat-json-text.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "moat-table.h"

#define DEEPEST_NESTING 32
#define ROW_DEPTH 2 /* an array, and in it an object */
#define ANY_DEPTH (-1)
#define BLANKS " \t\r\n"

typedef struct
{
  const char *at;
  const char *end;
  gsize line;
  int depth;
  int row_depth;                          /* at which numbers are cells, or ANY_DEPTH */
  gboolean closed;                        /* the outermost bracket was */
  GHashTable *names[DEEPEST_NESTING + 1]; /* of the object that is open at each depth */
  GArray *lines;                          /* nullable */
  GString *out;
} Walk;

static void
clear_walk (Walk *walk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (walk->names); i++)
    g_clear_pointer (&walk->names[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, clear_walk)

static gboolean
fail (const Walk *walk, MoatExchangeError code, const char *message, GError **error)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, code,
               /* Translators: a line number and what is wrong. */
               _ ("Line %zu: %s"), walk->line, message);
  return FALSE;
}

static void
copy (Walk *walk, gsize length)
{
  g_string_append_len (walk->out, walk->at, (gssize) length);
  walk->at += length;
}

/* What a text means, from quote to quote: a name can be written in several ways. */
static char *
read_name (const char *text, gsize length)
{
  g_autofree char *quoted = g_strndup (text, length);
  g_autoptr (JsonNode) node = strchr (quoted, '\\') ? json_from_string (quoted, NULL) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node))
    return json_node_dup_string (node);
  return g_strndup (text + 1, length - 2);
}

/* @text: a text of @length bytes that has been copied.  It is a name if a colon follows. */
static gboolean
check_name (Walk *walk, const char *text, gsize length, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  GHashTable **names;

  if (walk->depth < 1 || walk->at[strspn (walk->at, BLANKS)] != ':')
    return TRUE;
  names = &walk->names[walk->depth];
  if (*names == NULL)
    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  name = read_name (text, length);
  if (!g_hash_table_contains (*names, name))
    return g_hash_table_add (*names, g_steal_pointer (&name));
  message = g_strdup_printf (_ ("The member “%s” is named twice"), name);
  return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, message, error);
}

/* The length of what stands for one character in a text, at a byte that is no quote; 0: JSON has no
 * such thing. */
static gsize
measure_character (const char *at)
{
  if (*at != '\\')
    return (guchar) *at < ' ' ? 0 : 1;
  if (at[1] == 'u')
    return strspn (at + 2, "0123456789abcdefABCDEF") >= 4 ? 6 : 0;
  return at[1] != '\0' && strchr ("\"\\/bfnrt", at[1]) != NULL ? 2 : 0;
}

/* A text with its quotes; one that does not end is JSON-GLib's to refuse. */
static gboolean
copy_text (Walk *walk, GError **error)
{
  const char *start = walk->at;

  copy (walk, 1);
  while (walk->at < walk->end && *walk->at != '"')
    {
      gsize length = measure_character (walk->at);

      if (length == 0)
        return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED,
                     _ ("A text has a character or an escape in it that JSON has not"), error);
      if (g_str_has_prefix (walk->at, "\\u0000"))
        return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A text has a NUL in it"), error);
      copy (walk, length);
    }
  if (walk->at == walk->end)
    return TRUE;
  copy (walk, 1);
  return check_name (walk, start, (gsize) (walk->at - start), error);
}

static const char *
skip_digits (const char *text)
{
  return text + strspn (text, "0123456789");
}

/* The end of the number that begins at @text, as the grammar of JSON (RFC 8259, 6) has it; NULL
 * when there is none. */
static const char *
skip_number (const char *text)
{
  const char *digits = text + (*text == '-');
  const char *end = skip_digits (digits);

  if (end == digits || (*digits == '0' && end > digits + 1))
    return NULL;
  if (*end == '.')
    {
      digits = end + 1;
      end = skip_digits (digits);
      if (end == digits)
        return NULL;
    }
  if (*end == 'e' || *end == 'E')
    {
      digits = end + 1 + (end[1] == '+' || end[1] == '-');
      end = skip_digits (digits);
      if (end == digits)
        return NULL;
    }
  return end;
}

static gboolean
copy_number (Walk *walk, GError **error)
{
  const char *end = skip_number (walk->at);
  gboolean is_cell = walk->row_depth == ANY_DEPTH || walk->depth == walk->row_depth;
  const char *quote = is_cell ? "\"" : "";

  if (end == NULL || g_ascii_isalnum (*end) || *end == '.' || end[strspn (end, BLANKS)] == ':')
    return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A number is not written as JSON has it"),
                 error);
  g_string_append (walk->out, quote);
  copy (walk, (gsize) (end - walk->at));
  g_string_append (walk->out, quote);
  return TRUE;
}

static gboolean
copy_bracket (Walk *walk, GError **error)
{
  if (walk->lines != NULL && *walk->at == '{' && walk->depth == walk->row_depth - 1)
    g_array_append_val (walk->lines, walk->line);
  if (*walk->at == '{' || *walk->at == '[')
    walk->depth++;
  else
    walk->depth--;
  if (walk->depth < 0)
    return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A bracket is closed that was not opened"),
                 error);
  if (walk->depth > DEEPEST_NESTING)
    return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("The JSON is nested too deep"), error);
  if (*walk->at == '{' && walk->names[walk->depth] != NULL)
    g_hash_table_remove_all (walk->names[walk->depth]);
  walk->closed = walk->depth == 0;
  copy (walk, 1);
  return TRUE;
}

static gboolean
copy_next (Walk *walk, GError **error)
{
  if (walk->closed && strchr (BLANKS, *walk->at) == NULL)
    return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("Something stands after the end"), error);
  if (*walk->at == '"')
    return copy_text (walk, error);
  if (*walk->at == '-' || g_ascii_isdigit (*walk->at))
    return copy_number (walk, error);
  if (strchr ("[]{}", *walk->at) != NULL)
    return copy_bracket (walk, error);
  if (!g_ascii_isalpha (*walk->at) && strchr (BLANKS ":,", *walk->at) == NULL)
    return fail (walk, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("There is a character that JSON has not"),
                 error);
  if (*walk->at == '\n')
    walk->line++;
  copy (walk, 1);
  return TRUE;
}

/* The line of the first byte that is no UTF-8. */
static gsize
find_line (const char *text, const char *at)
{
  gsize line = 1;

  for (; text < at; text++)
    line += *text == '\n';
  return line;
}

static char *
walk_through (Walk *walk, GError **error)
{
  gsize length = (gsize) (walk->end - walk->at);
  g_autoptr (GString) out = g_string_sized_new (length + length / 8);
  const char *valid;

  walk->out = out;
  if (!g_utf8_validate_len (walk->at, length, &valid))
    {
      walk->line += find_line (walk->at, valid) - 1;
      fail (walk, MOAT_EXCHANGE_ERROR_ENCODING,
            _ ("The text is not UTF-8. Save the file as UTF-8 and try again."), error);
      return NULL;
    }
  if (g_str_has_prefix (walk->at, "\xef\xbb\xbf"))
    walk->at += 3;
  while (walk->at < walk->end)
    {
      if (!copy_next (walk, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
moat_json_text_prepare (const char *text, gsize length, GArray *lines, GError **error)
{
  g_auto (Walk)
    walk = { .at = text, .end = text + length, .line = 1, .row_depth = ROW_DEPTH, .lines = lines };

  g_array_set_size (lines, 0);
  return walk_through (&walk, error);
}

char *
moat_json_text_quote_numbers (const char *text, gsize length, gsize line, GError **error)
{
  g_auto (Walk) walk = { .at = text, .end = text + length, .line = line, .row_depth = ANY_DEPTH };

  return walk_through (&walk, error);
}
