/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV into a staged table, through libcsv.
 *
 * The stream is read in blocks and parsed strictly: a quote that does not close, or text after a
 * closing quote, is an error with its line, not a guess.  Text must be UTF-8; a byte order mark is
 * dropped. The first row is the header.  A row with more or fewer cells than the header is noted as
 * a problem and kept out; blank lines are skipped.  A name that stands twice in the header would
 * lose one of its columns and is an error.
 *
 * libcsv does not count lines, so the reader does: it feeds the parser up to and including one line
 * end (LF, CRLF or CR) at a time, and a row begins on the line that follows the end of the one
 * before it. */
#include "config.h"

#include "moat-table.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE 65536
#define MAX_CELL (1024 * 1024)
/* libcsv's name, from its source, for the state between two rows. */
#define ROW_NOT_BEGUN 0

typedef struct
{
  MoatTable *table;
  GPtrArray *cells; /* of the row being read */
  gsize line;       /* being fed, 1-based */
  gsize row_line;   /* on which the row being read began */
  gsize bad_line;   /* first line with invalid UTF-8 or an oversized cell; 0: none */
  gboolean too_large;
  gboolean has_header;
  const char *repeated;         /* a name that stands twice in the header; borrowed */
  gboolean was_carriage_return; /* the last byte fed: a line feed now ends no second line */
} Reader;

static void
cell_cb (void *text, size_t length, void *data)
{
  Reader *reader = data;
  const char *cell = text != NULL ? text : "";

  if (length > MAX_CELL)
    reader->too_large = TRUE;
  if (reader->bad_line == 0 &&
      (length > MAX_CELL || !g_utf8_validate (cell, (gssize) length, NULL)))
    reader->bad_line = reader->row_line;
  g_ptr_array_add (reader->cells, g_strndup (cell, length));
}

/* Names are told apart without the space around them; none may stand twice. */
static void
take_header (Reader *reader, GStrv cells)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_strfreev (reader->table->columns);
  reader->table->columns = cells;
  reader->has_header = TRUE;
  for (int i = 0; cells[i] != NULL; i++)
    {
      g_strstrip (cells[i]);
      if (!g_hash_table_add (seen, cells[i]) && reader->repeated == NULL)
        reader->repeated = cells[i];
    }
}

static void
row_cb (int character, void *data)
{
  Reader *reader = data;
  guint n = reader->cells->len;
  GStrv cells;

  g_ptr_array_add (reader->cells, NULL);
  cells = (GStrv) g_ptr_array_steal (reader->cells, NULL);

  if (!reader->has_header)
    take_header (reader, cells);
  else if (n == g_strv_length (reader->table->columns))
    moat_table_add_row (reader->table, reader->row_line, cells);
  else
    {
      moat_table_add_problem (reader->table, reader->row_line, -1,
                              /* Translators: two numbers of cells. */
                              _ ("The row has %u cells and the header %u"), n,
                              g_strv_length (reader->table->columns));
      g_strfreev (cells);
    }
}

static gboolean
fail (GError **error, MoatExchangeError code, const char *message, gsize line)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, code,
               /* Translators: a line number and what is wrong. */
               _ ("Line %zu: %s"), line, message);
  return FALSE;
}

static gboolean
check_line (Reader *reader, GError **error)
{
  if (reader->repeated != NULL)
    {
      g_autofree char *message =
        g_strdup_printf (_ ("The column “%s” is named twice"), reader->repeated);

      return fail (error, MOAT_EXCHANGE_ERROR_MALFORMED, message, reader->row_line);
    }
  if (reader->bad_line == 0)
    return TRUE;
  if (reader->too_large)
    return fail (error, MOAT_EXCHANGE_ERROR_TOO_LARGE, _ ("A cell is larger than 1 MiB"),
                 reader->bad_line);
  return fail (error, MOAT_EXCHANGE_ERROR_ENCODING,
               _ ("The text is not UTF-8. Save the file as UTF-8 and try again."),
               reader->bad_line);
}

/* The length of the first line of @block with its end, which is LF, CRLF or CR. */
static gsize
measure_line (const char *block, gsize size)
{
  const char *feed = memchr (block, '\n', size);
  gsize length = feed != NULL ? (gsize) (feed - block) + 1 : size;
  const char *carriage_return = memchr (block, '\r', length);

  if (carriage_return == NULL || carriage_return + 1 == feed)
    return length;
  return (gsize) (carriage_return - block) + 1;
}

/* Counts the line that ends with the last of @length bytes; CR and LF may come in two blocks. */
static void
count_line (Reader *reader, const char *block, gsize length)
{
  gboolean is_second_half = reader->was_carriage_return && *block == '\n';
  char last = block[length - 1];

  if ((last == '\n' && !is_second_half) || last == '\r')
    reader->line++;
  reader->was_carriage_return = last == '\r';
}

/* Feeds one block, line end by line end. */
static gboolean
feed (Reader *reader, struct csv_parser *parser, const char *block, gsize size, GError **error)
{
  while (size > 0)
    {
      gsize length = measure_line (block, size);

      if (parser->pstate == ROW_NOT_BEGUN)
        reader->row_line = reader->line;
      if (csv_parse (parser, block, length, cell_cb, row_cb, reader) != length)
        return fail (error, MOAT_EXCHANGE_ERROR_MALFORMED,
                     _ ("The quotes do not match. A quote inside a quoted cell is written twice."),
                     reader->line);
      /* A quote that never closes must not take in the whole of a large file. */
      if (parser->entry_pos > MAX_CELL && reader->bad_line == 0)
        {
          reader->too_large = TRUE;
          reader->bad_line = reader->row_line;
        }
      if (!check_line (reader, error))
        return FALSE;
      count_line (reader, block, length);
      block += length;
      size -= length;
    }
  return TRUE;
}

static gboolean
read_all (Reader *reader, struct csv_parser *parser, GInputStream *stream,
          GCancellable *cancellable, GError **error)
{
  static const char mark[] = "\xef\xbb\xbf";
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  gboolean first = TRUE;

  while (TRUE)
    {
      gsize size, skip;

      if (!g_input_stream_read_all (stream, block, BLOCK_SIZE, &size, cancellable, error))
        return FALSE;
      skip = first && size >= 3 && memcmp (block, mark, 3) == 0 ? 3 : 0;
      first = FALSE;
      if (!feed (reader, parser, block + skip, size - skip, error))
        return FALSE;
      if (size < BLOCK_SIZE)
        break;
    }
  if (csv_fini (parser, cell_cb, row_cb, reader) != 0)
    return fail (error, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A quoted cell does not end"),
                 reader->row_line);
  return check_line (reader, error);
}

MoatTable *
moat_csv_read (const char *name, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatTable) table = moat_table_new (name);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .table = table, .cells = cells, .line = 1, .row_line = 1 };
  struct csv_parser parser;
  gboolean done;

  g_return_val_if_fail (name != NULL && G_IS_INPUT_STREAM (stream), NULL);

  if (csv_init (&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("The CSV reader could not be started"));
      return NULL;
    }
  done = read_all (&reader, &parser, stream, cancellable, error);
  csv_free (&parser);
  if (done && !reader.has_header)
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("The file is empty: the first row names the columns"));
      done = FALSE;
    }
  return done ? g_steal_pointer (&table) : NULL;
}
