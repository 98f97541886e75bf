/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text into rows, through libcsv.
 *
 * The text is taken a line at a time (LF, CRLF or CR), which counts the lines and makes that a call
 * of the parser completes one row at most.  A line that begins a row and has neither quote nor
 * escape needs no parser: its cells are what stands between the delimiters, and are split in place.
 * That is most of a large file.
 *
 * Reading is strict: a quote in a bare cell, text after a closing quote and a quote that never
 * closes are errors with their place, since guesses would move figures to other columns.  What can
 * mean but one thing is let through: space around a quoted cell; in a bare cell, a quote that
 * follows a digit, which is inches or seconds; and, where tabs part the cells, any quote in a bare
 * one, because that is how spreadsheets put them on the clipboard.
 *
 * libcsv does not know escapes.  They are given to it as bytes that no UTF-8 has, and come out of
 * it as the characters that they stand for. */
#include "config.h"

#include "moat-csv-row-reader.h"

#include "moat-table.h"
#include "moat-text-lines.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CELL (1024 * 1024)
#define MAX_ROW (16 * 1024 * 1024)
#define MAX_CELLS 16384

/* libcsv's name, from its source, for the state between two rows. */
#define ROW_NOT_BEGUN 0

/* What stands for an escaped character within the parser. */
enum
{
  ESCAPED_DELIMITER = 0xfd,
  ESCAPED_QUOTE,
  ESCAPED_ESCAPE,
};

struct _MoatCsvRowReader
{
  MoatRowReader parent_instance;

  MoatTextLines *lines;
  goffset size; /* of what they are read from, −1: not known */
  MoatCsvFlags flags;
  char delimiter, quote, escape; /* 0: there is none */
  struct csv_parser parser;

  gsize line;         /* to be read next, 1-based */
  gsize row_line;     /* on which the row being read begins */
  GPtrArray *cells;   /* of the row; while it is parsed, their places in @text */
  GString *text;      /* the cells of a parsed row, each with its zero */
  gboolean row_ended; /* the parser has come to the end of a row */
  gboolean cell_too_large;
};

G_DEFINE_FINAL_TYPE (MoatCsvRowReader, moat_csv_row_reader, MOAT_TYPE_ROW_READER)

static gboolean
fail (MoatCsvRowReader *self, GError **error, MoatExchangeError code, const char *message)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, (int) code,
               /* Translators: a line number and what is wrong. */
               _ ("Line %zu: %s"), self->row_line, message);
  return FALSE;
}

static gboolean
ends_line (char character)
{
  return character == '\n' || character == '\r';
}

static gboolean
is_space (MoatCsvRowReader *self, char character)
{
  return (character == ' ' || character == '\t') && character != self->delimiter;
}

static gboolean
is_blank (MoatCsvRowReader *self, const char *line, gsize length)
{
  gsize n = 0;

  while (n < length && is_space (self, line[n]))
    n++;
  return n < length && ends_line (line[n]);
}

/* Excel writes such a line to say which delimiter follows; it is none of the table's. */
static gboolean
names_delimiter (MoatCsvRowReader *self, const char *line, gsize length)
{
  return self->line == 1 && length >= 6 && g_ascii_strncasecmp (line, "sep=", 4) == 0 &&
         line[4] == self->delimiter && ends_line (line[5]);
}

static gboolean
needs_parser (MoatCsvRowReader *self, const char *line, gsize length)
{
  return (self->flags & MOAT_CSV_STRIP) != 0 || !ends_line (line[length - 1]) ||
         (self->quote != 0 && memchr (line, self->quote, length) != NULL) ||
         (self->escape != 0 && memchr (line, self->escape, length) != NULL);
}

static void
split_line (MoatCsvRowReader *self, char *line, gsize length)
{
  char *end = line + length - 1, *found;

  if (end > line && end[-1] == '\r')
    end--;
  *end = '\0';
  while ((found = memchr (line, self->delimiter, (gsize) (end - line))) != NULL)
    {
      *found = '\0';
      g_ptr_array_add (self->cells, line);
      line = found + 1;
    }
  g_ptr_array_add (self->cells, line);
}

/* What stands for an escaped character; 0 when the escape in front of it is but itself. */
static char
hide_character (MoatCsvRowReader *self, char character)
{
  if (character == self->escape)
    return (char) ESCAPED_ESCAPE;
  if (character == self->quote)
    return (char) ESCAPED_QUOTE;
  return character == self->delimiter ? (char) ESCAPED_DELIMITER : 0;
}

/* Puts bytes of our own in the place of escaped characters, and says how long the line is then.  An
 * escape that ends a part of a line is left for the next part. */
static gsize
hide_escapes (MoatCsvRowReader *self, char *line, gsize length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      char hidden = 0;

      if (line[i] == self->escape && i + 1 == length)
        {
          moat_text_lines_put_back (self->lines);
          break;
        }
      if (line[i] == self->escape)
        hidden = hide_character (self, line[i + 1]);
      line[n++] = hidden != 0 ? hidden : line[i];
      i += hidden != 0;
    }
  return n;
}

static void
show_escapes (MoatCsvRowReader *self, char *cell)
{
  for (; *cell != '\0'; cell++)
    {
      if ((guchar) *cell == ESCAPED_QUOTE)
        *cell = self->quote;
      else if ((guchar) *cell == ESCAPED_ESCAPE)
        *cell = self->escape;
      else if ((guchar) *cell == ESCAPED_DELIMITER)
        *cell = self->delimiter;
    }
}

static void
cell_cb (void *text, size_t length, void *data)
{
  MoatCsvRowReader *self = data;
  gsize place = self->text->len;

  if (length > MAX_CELL)
    self->cell_too_large = TRUE;
  g_ptr_array_add (self->cells, GSIZE_TO_POINTER (place));
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
  if (self->escape != 0)
    show_escapes (self, self->text->str + place);
}

static void
row_cb (int character, void *data)
{
  MoatCsvRowReader *self = data;

  self->row_ended = TRUE;
}

/* What can be done about @rest, which the parser did not like: a quote in a bare cell, or something
 * after a closing quote.  Returns how much of it is thereby done; 0: it is an error. */
static gsize
step_over (MoatCsvRowReader *self, const char *rest, gsize length)
{
  struct csv_parser *parser = &self->parser;
  gsize n = 0;

  if (parser->quoted)
    {
      while (n < length && is_space (self, rest[n]))
        n++;
      return n == length || ends_line (rest[n]) || rest[n] == self->delimiter ? n : 0;
    }
  /* From the end, where what is stepped over last stops it: a cell is looked at but once. */
  while (n < parser->entry_pos &&
         is_space (self, (char) parser->entry_buf[parser->entry_pos - n - 1]))
    n++;
  if (n == parser->entry_pos)
    {
      parser->entry_pos = 0;
      parser->quoted = 1;
      return 1;
    }
  if (self->delimiter != '\t' && !g_ascii_isdigit (parser->entry_buf[parser->entry_pos - 1]))
    return 0;
  /* There is room: the parser had made it before it looked at the quote. */
  parser->entry_buf[parser->entry_pos++] = (guchar) self->quote;
  return 1;
}

static gboolean
fail_at_quote (MoatCsvRowReader *self, GError **error)
{
  g_autofree char *message = g_strdup_printf (
    /* Translators: the number of a column. */
    _ ("The quotes in column %u do not match. A quote inside a quoted cell is written twice."),
    self->cells->len + 1);

  self->row_line = self->line;
  return fail (self, error, MOAT_EXCHANGE_ERROR_MALFORMED, message);
}

/* Gives the parser a line, or a part of one. */
static gboolean
parse_line (MoatCsvRowReader *self, const char *line, gsize length, GError **error)
{
  while (length > 0)
    {
      gsize n = csv_parse (&self->parser, line, length, cell_cb, row_cb, self);

      if (n < length)
        {
          gsize done = step_over (self, line + n, length - n);

          if (done == 0)
            return fail_at_quote (self, error);
          n += done;
        }
      line += n;
      length -= n;
    }
  return TRUE;
}

/* A quote that never closes must not take in the whole of a large file. */
static gboolean
check_limits (MoatCsvRowReader *self, GError **error)
{
  if (self->cell_too_large || self->parser.entry_pos > MAX_CELL)
    return fail (self, error, MOAT_EXCHANGE_ERROR_TOO_LARGE, _ ("A cell is larger than 1 MiB"));
  if (self->text->len > MAX_ROW)
    return fail (self, error, MOAT_EXCHANGE_ERROR_TOO_LARGE, _ ("The row is larger than 16 MiB"));
  if (self->cells->len > MAX_CELLS)
    return fail (self, error, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                 _ ("The row has more than 16384 cells"));
  return TRUE;
}

/* Text that cannot be decoded is the fault of a line. */
static gboolean
take_line (MoatCsvRowReader *self, char **line, gsize *length, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (moat_text_lines_next (self->lines, line, length, cancellable, &failure))
    return TRUE;
  if (g_error_matches (failure, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING))
    return fail (self, error, MOAT_EXCHANGE_ERROR_ENCODING, failure->message);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check_end (MoatCsvRowReader *self, GError **error)
{
  if (self->parser.pstate == ROW_NOT_BEGUN || (self->flags & MOAT_CSV_EXCERPT) != 0)
    return FALSE;
  return fail (self, error, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A quoted cell does not end"));
}

/* Reads a line, or a part of one; the row may be whole then. */
static gboolean
read_line (MoatCsvRowReader *self, char *line, gsize length, gboolean *has_row, GError **error)
{
  gboolean is_first = self->parser.pstate == ROW_NOT_BEGUN;

  if (is_first && (is_blank (self, line, length) || names_delimiter (self, line, length)))
    return TRUE;
  if (is_first && !needs_parser (self, line, length))
    {
      split_line (self, line, length);
      *has_row = TRUE;
      return check_limits (self, error);
    }
  if (self->escape != 0)
    length = hide_escapes (self, line, length);
  if (!parse_line (self, line, length, error))
    return FALSE;
  *has_row = self->row_ended;
  return check_limits (self, error);
}

/* Takes lines until they make a row.  FALSE without @error: there are no more. */
static gboolean
read_row (MoatCsvRowReader *self, GCancellable *cancellable, GError **error)
{
  gboolean has_row = FALSE;

  while (!has_row)
    {
      char *line;
      gsize length;
      gboolean is_whole;

      if (self->parser.pstate == ROW_NOT_BEGUN)
        self->row_line = self->line;
      if (!take_line (self, &line, &length, cancellable, error))
        return FALSE;
      if (length == 0)
        return check_end (self, error);
      is_whole = ends_line (line[length - 1]);
      if (!read_line (self, line, length, &has_row, error))
        return FALSE;
      self->line += is_whole;
    }
  return TRUE;
}

static gboolean
moat_csv_row_reader_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable,
                          GError **error)
{
  MoatCsvRowReader *self = MOAT_CSV_ROW_READER (reader);

  g_ptr_array_set_size (self->cells, 0);
  g_string_truncate (self->text, 0);
  self->row_ended = FALSE;
  if (!read_row (self, cancellable, error))
    return FALSE;
  if (self->row_ended)
    {
      for (guint i = 0; i < self->cells->len; i++)
        self->cells->pdata[i] = self->text->str + GPOINTER_TO_SIZE (self->cells->pdata[i]);
    }
  row->line = self->row_line;
  row->n_cells = self->cells->len;
  row->cells = (char **) self->cells->pdata;
  return TRUE;
}

static double
moat_csv_row_reader_get_fraction (MoatRowReader *reader)
{
  MoatCsvRowReader *self = MOAT_CSV_ROW_READER (reader);

  if (self->size <= 0)
    return -1;
  return MIN ((double) moat_text_lines_get_n_read (self->lines) / (double) self->size, 1);
}

static void
moat_csv_row_reader_finalize (GObject *object)
{
  MoatCsvRowReader *self = MOAT_CSV_ROW_READER (object);

  csv_free (&self->parser);
  g_clear_pointer (&self->lines, moat_text_lines_free);
  g_ptr_array_unref (self->cells);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (moat_csv_row_reader_parent_class)->finalize (object);
}

static void
moat_csv_row_reader_class_init (MoatCsvRowReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_csv_row_reader_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = moat_csv_row_reader_next;
  MOAT_ROW_READER_CLASS (klass)->get_fraction = moat_csv_row_reader_get_fraction;
}

static int
is_no_space (unsigned char character)
{
  return 0;
}

static void
moat_csv_row_reader_init (MoatCsvRowReader *self)
{
  self->cells = g_ptr_array_new ();
  self->text = g_string_new (NULL);
  self->line = 1;
}

MoatRowReader *
moat_csv_row_reader_new (GInputStream *bytes, goffset size, const MoatDialect *dialect,
                         MoatCsvFlags flags, GError **error)
{
  g_autoptr (MoatCsvRowReader) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (bytes) && moat_dialect_is_valid (dialect), NULL);

  self = g_object_new (MOAT_TYPE_CSV_ROW_READER, NULL);
  self->lines = moat_text_lines_new (bytes, dialect->encoding, error);
  if (self->lines == NULL)
    return NULL;
  self->size = size;
  self->flags = flags;
  self->delimiter = dialect->delimiter;
  self->quote = dialect->quote;
  self->escape = dialect->escape;
  /* Cannot fail. */
  csv_init (&self->parser, CSV_STRICT | CSV_APPEND_NULL);
  csv_set_delim (&self->parser, (guchar) self->delimiter);
  csv_set_quote (&self->parser, (guchar) self->quote);
  csv_set_blk_size (&self->parser, 4096);
  if ((flags & MOAT_CSV_STRIP) == 0)
    csv_set_space_func (&self->parser, is_no_space);
  return MOAT_ROW_READER (g_steal_pointer (&self));
}
