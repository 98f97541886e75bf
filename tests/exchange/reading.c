/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the readers share: a text as a file, and short assertions about the table
 * that came of it or the error that it was refused with. */
#include "reading.h"

#include <string.h>

/* A stream that gives a text and then fails. */
#define LOST_TYPE_STREAM (lost_stream_get_type ())
G_DECLARE_FINAL_TYPE (LostStream, lost_stream, LOST, STREAM, GInputStream)

struct _LostStream
{
  GInputStream parent_instance;
  const char *rest;
};

G_DEFINE_FINAL_TYPE (LostStream, lost_stream, G_TYPE_INPUT_STREAM)

static gssize
lost_stream_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable,
                  GError **error)
{
  LostStream *self = LOST_STREAM (stream);
  gsize length = MIN (size, strlen (self->rest));

  if (length == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE, "lost");
      return -1;
    }
  memcpy (buffer, self->rest, length);
  self->rest += length;
  return (gssize) length;
}

static void
lost_stream_class_init (LostStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = lost_stream_read;
}

static void
lost_stream_init (LostStream *self)
{
}

void
assert_lost (ReadFunc read, const char *text)
{
  g_autoptr (LostStream) stream = g_object_new (LOST_TYPE_STREAM, NULL);
  g_autoptr (GError) error = NULL;

  stream->rest = text;
  g_assert_null (read ("fact", G_INPUT_STREAM (stream), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
}

MoatTable *
read_text (ReadFunc read, const char *text, gssize size, GError **error)
{
  g_autoptr (GInputStream) stream =
    g_memory_input_stream_new_from_data (text, size < 0 ? (gssize) strlen (text) : size, NULL);

  return read ("fact", stream, NULL, error);
}

MoatTable *
must_read (ReadFunc read, const char *text)
{
  g_autoptr (GError) error = NULL;
  MoatTable *table = read_text (read, text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  g_assert_cmpstr (table->name, ==, "fact");
  return table;
}

void
assert_refused (ReadFunc read, const char *text, gssize size, MoatExchangeError code, gsize line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatTable) table = read_text (read, text, size, &error);
  g_autofree char *place = g_strdup_printf ("Line %" G_GSIZE_FORMAT ": ", line);

  g_assert_null (table);
  g_assert_error (error, MOAT_EXCHANGE_ERROR, (int) code);
  if (line > 0 && !g_str_has_prefix (error->message, place))
    g_error ("“%s” does not begin with “%s”", error->message, place);
}

void
assert_columns (const MoatTable *table, const char *joined)
{
  g_autofree char *found = g_strjoinv ("|", table->columns);

  g_assert_cmpstr (found, ==, joined);
}

void
assert_row (const MoatTable *table, guint row, gsize line, const char *joined)
{
  const MoatTableRow *found;
  g_autofree char *cells = NULL;

  g_assert_cmpuint (row, <, table->rows->len);
  found = table->rows->pdata[row];
  cells = g_strjoinv ("|", found->cells);
  g_assert_cmpstr (cells, ==, joined);
  g_assert_cmpuint (found->line, ==, line);
  g_assert_cmpuint (g_strv_length (found->cells), ==, g_strv_length (table->columns));
}

void
assert_problem (const MoatTable *table, guint problem, gsize line, int column, const char *message)
{
  const MoatTableProblem *found;

  g_assert_cmpuint (problem, <, table->problems->len);
  found = table->problems->pdata[problem];
  g_assert_cmpuint (found->line, ==, line);
  g_assert_cmpint (found->column, ==, column);
  g_assert_cmpstr (found->message, ==, message);
}
