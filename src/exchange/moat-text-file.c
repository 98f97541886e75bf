/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where delimited text comes from, and a first look at it.
 *
 * A zip that holds a single file, as the European Central Bank gives its rates out, is read as that
 * file.  How the text is written shows in its first block, except for the encoding: a file whose
 * beginning is plain ASCII is read on to the first character that is not. */
#include "config.h"

#include "moat-text-file.h"

#include "moat-dialect.h"
#include "moat-table.h"
#include "moat-text-decoder.h"
#include "moat-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_SIZE 65536
/* How far plain ASCII is followed in search of the encoding. */
#define MAX_SEARCH (16 * 1024 * 1024)

/* Folders, and what a Mac adds to every archive, are no files that anybody put there. */
static gboolean
is_file_name (const char *name)
{
  return !g_str_has_suffix (name, "/") && !g_str_has_prefix (name, "__MACOSX/");
}

static GInputStream *
open_only_member (const char *path, goffset *size, GError **error)
{
  g_autoptr (MoatZip) zip = moat_zip_open (path, error);
  const char *only = NULL;
  guint n = 0;

  if (zip == NULL)
    return NULL;
  for (const char *const *name = moat_zip_get_names (zip); *name != NULL; name++)
    {
      if (!is_file_name (*name))
        continue;
      only = *name;
      n++;
    }
  if (n != 1)
    {
      g_autofree char *display_name = g_filename_display_basename (path);

      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
                   /* Translators: the name of a zip archive. */
                   _ ("“%s” holds more files than one, or none. Unpack it and choose the one to "
                      "read."),
                   display_name);
      return NULL;
    }
  *size = moat_zip_get_size (zip, only);
  return moat_zip_open_member (zip, only, error);
}

GInputStream *
moat_text_file_open (const char *path, goffset *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  char head[4];
  gsize n;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, cancellable, error))
    return NULL;
  if (moat_zip_is_archive (head, n))
    return open_only_member (path, size, error);
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return NULL;
  *size = g_seekable_tell (G_SEEKABLE (stream));
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

static gboolean
is_ascii (const char *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if ((guchar) bytes[i] - 1 >= 0x7f)
        return FALSE;
    }
  return TRUE;
}

/* The encoding of a text that begins with @head and goes on in @stream. */
static char *
find_encoding (GInputStream *stream, const char *head, gsize size, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *block = NULL;
  gsize n = size, searched = size;

  while (n == SAMPLE_SIZE && searched < MAX_SEARCH && is_ascii (head, n))
    {
      if (block == NULL)
        head = block = g_malloc (SAMPLE_SIZE);
      if (!g_input_stream_read_all (stream, block, SAMPLE_SIZE, &n, cancellable, error))
        return NULL;
      searched += n;
    }
  return moat_encoding_find (head, n, n < SAMPLE_SIZE);
}

/* As much of @bytes as is text of @encoding, up to the last line end if there is more to come. */
static GString *
decode_sample (const char *bytes, gsize size, const char *encoding)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (bytes, (gssize) size, NULL);
  g_autoptr (MoatTextDecoder) decoder = moat_text_decoder_new (stream, encoding, NULL);
  GString *text = g_string_new (NULL);
  char block[4096];
  gssize n = 0;

  while (decoder != NULL &&
         (n = g_input_stream_read (G_INPUT_STREAM (decoder), block, sizeof block, NULL, NULL)) > 0)
    g_string_append_len (text, block, n);
  if (size == SAMPLE_SIZE)
    {
      const char *last = strrchr (text->str, '\n');

      if (last == NULL)
        last = strrchr (text->str, '\r');
      if (last != NULL)
        g_string_truncate (text, (gsize) (last + 1 - text->str));
    }
  return text;
}

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static gboolean
is_json (const char *text)
{
  text = skip_space (text);
  return (*text == '{' && strchr ("\"}", *skip_space (text + 1)) != NULL) ||
         (*text == '[' && strchr ("[]{\"", *skip_space (text + 1)) != NULL);
}

static gboolean
is_markup (const char *text)
{
  text = skip_space (text);
  return g_ascii_strncasecmp (text, "<?xml", 5) == 0 ||
         g_ascii_strncasecmp (text, "<!doctype", 9) == 0 ||
         g_ascii_strncasecmp (text, "<html", 5) == 0;
}

static gboolean
refuse (const char *name, const char *message, GError **error)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
               /* Translators: the name of a file and what is wrong with it. */
               _ ("“%s”: %s"), name, message);
  return FALSE;
}

static gboolean
check_bytes (const char *bytes, gsize size, const char *name, GError **error)
{
  if (size == 0)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("“%s”: %s"), name,
                   _ ("The file is empty"));
      return FALSE;
    }
  if (size >= 8 && memcmp (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8) == 0)
    return refuse (
      name,
      _ ("This is a workbook of an old Excel, or one with a password. Save it as .xlsx "
         "without a password."),
      error);
  if (size >= 5 && memcmp (bytes, "%PDF-", 5) == 0)
    return refuse (name, _ ("This is a PDF. Copy its table into a spreadsheet first."), error);
  return TRUE;
}

static gboolean
check_text (const char *text, const char *name, GError **error)
{
  if (is_json (text))
    return refuse (name, _ ("This is JSON of a kind that is not known here"), error);
  if (is_markup (text))
    return refuse (name, _ ("This is a web page or XML. Save its table as CSV or .xlsx first."),
                   error);
  return TRUE;
}

MoatDialect *
moat_text_file_find_dialect (GInputStream *stream, const char *name, char delimiter,
                             gboolean check_kind, GCancellable *cancellable, GError **error)
{
  g_autofree char *bytes = g_malloc (SAMPLE_SIZE);
  g_autofree char *encoding = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (GString) text = NULL;
  MoatDialect *dialect;
  gsize size;

  if (!g_input_stream_read_all (stream, bytes, SAMPLE_SIZE, &size, cancellable, error) ||
      !check_bytes (bytes, size, name, error))
    return NULL;
  encoding = find_encoding (stream, bytes, size, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (encoding == NULL)
    {
      refuse (name, _ ("This is neither text nor a workbook"), error);
      return NULL;
    }
  text = decode_sample (bytes, size, encoding);
  if (check_kind && !check_text (text->str, name, error))
    return NULL;
  dialect = moat_dialect_find (text->str, text->len, size < SAMPLE_SIZE, delimiter);
  g_free (dialect->encoding);
  dialect->encoding = g_steal_pointer (&encoding);
  return dialect;
}

/* Whether every line is one number, in which commas and points part thousands and decimals. */
static gboolean
is_column_of_numbers (const char *text)
{
  g_autoptr (GRegex) number =
    g_regex_new ("^[-+(]?[0-9]+([,.][0-9]{3})*([.,][0-9]+)?[)%]?$", G_REGEX_DEFAULT, 0, NULL);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line != '\0' && !g_regex_match (number, line, G_REGEX_MATCH_DEFAULT, NULL))
        return FALSE;
    }
  return TRUE;
}

/* Cells come from the clipboard with tabs between them.  Other text is a table when its first line
 * has a delimiter; else it is one column, in which commas mean something else. */
MoatDialect *
moat_text_file_find_pasted_dialect (const char *text)
{
  const char *start = skip_space (text);
  const char *delimiter = strpbrk (start, ",;|\r\n");
  gboolean is_column = delimiter == NULL || g_ascii_isspace (*delimiter);

  if (strchr (text, '\t') != NULL || is_column || is_column_of_numbers (text))
    return moat_dialect_find (text, strlen (text), TRUE, '\t');
  return moat_dialect_find (text, strlen (text), TRUE, 0);
}
