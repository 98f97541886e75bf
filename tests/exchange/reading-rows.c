/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of row readers share: texts in any encoding, streams that give little at a time,
 * and rows as one text that can be compared at a glance. */
#include "reading-rows.h"

#include <string.h>
#include <unicode/ucnv.h>

#define TRICKLE_TYPE_STREAM (trickle_stream_get_type ())
G_DECLARE_FINAL_TYPE (TrickleStream, trickle_stream, TRICKLE, STREAM, GInputStream)

struct _TrickleStream
{
  GInputStream parent_instance;
  const char *rest;
  gsize size, step;
};

G_DEFINE_FINAL_TYPE (TrickleStream, trickle_stream, G_TYPE_INPUT_STREAM)

static gssize
trickle_stream_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable,
                     GError **error)
{
  TrickleStream *self = TRICKLE_STREAM (stream);
  gsize n = MIN (MIN (size, self->step), self->size);

  if (n > 0)
    memcpy (buffer, self->rest, n);
  self->rest += n;
  self->size -= n;
  return (gssize) n;
}

static void
trickle_stream_class_init (TrickleStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = trickle_stream_read;
}

static void
trickle_stream_init (TrickleStream *self)
{
}

GInputStream *
trickle_new (const char *bytes, gssize size, gsize step)
{
  TrickleStream *self = g_object_new (TRICKLE_TYPE_STREAM, NULL);

  self->rest = bytes;
  self->size = size < 0 ? strlen (bytes) : (gsize) size;
  self->step = step;
  return G_INPUT_STREAM (self);
}

char *
dump_rows (MoatRowReader *rows, GError **error)
{
  GString *dump = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  MoatRow row;

  while (moat_row_reader_next (rows, &row, NULL, &failure))
    {
      g_string_append_printf (dump, "%" G_GSIZE_FORMAT, row.line);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (dump, "|%s", row.cells[i]);
      g_string_append_c (dump, '\n');
    }
  if (failure != NULL)
    {
      g_string_append_printf (dump, "! %s\n", failure->message);
      g_propagate_error (error, g_steal_pointer (&failure));
    }
  /* It stays at its end. */
  g_assert_false (moat_row_reader_next (rows, &row, NULL, &failure));
  g_assert_no_error (failure);
  return g_string_free (dump, FALSE);
}

GPtrArray *
take_rows (MoatRowReader *rows)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GError) error = NULL;
  MoatRow row;

  while (moat_row_reader_next (rows, &row, NULL, &error))
    {
      GStrv cells = g_new0 (char *, row.n_cells + 1);

      for (guint i = 0; i < row.n_cells; i++)
        cells[i] = g_strdup (row.cells[i]);
      g_ptr_array_add (taken, cells);
    }
  g_assert_no_error (error);
  return taken;
}

void
assert_same_rows (GPtrArray *found, GPtrArray *wanted)
{
  for (guint i = 0; i < MIN (found->len, wanted->len); i++)
    {
      g_autofree char *a = g_strjoinv ("|", found->pdata[i]);
      g_autofree char *b = g_strjoinv ("|", wanted->pdata[i]);

      g_assert_cmpstr (a, ==, b);
      g_assert_cmpuint (g_strv_length (found->pdata[i]), ==, g_strv_length (wanted->pdata[i]));
    }
  g_assert_cmpuint (found->len, ==, wanted->len);
}

GBytes *
encode (const char *text, gssize size, const char *encoding, gboolean with_mark)
{
  g_autofree char *marked = g_strconcat (with_mark ? "\xef\xbb\xbf" : "", NULL);
  GString *utf8 = g_string_new (marked);
  UErrorCode status = U_ZERO_ERROR;
  int32_t capacity;
  char *bytes;

  g_string_append_len (utf8, text, size < 0 ? (gssize) strlen (text) : size);
  capacity = (int32_t) utf8->len * 4 + 16;
  bytes = g_malloc ((gsize) capacity);
  capacity =
    ucnv_convert (encoding, "UTF-8", bytes, capacity, utf8->str, (int32_t) utf8->len, &status);
  g_assert_true (U_SUCCESS (status));
  g_string_free (utf8, TRUE);
  return g_bytes_new_take (bytes, (gsize) capacity);
}

char *
write_file (const char *folder, const char *name, const char *bytes, gssize size)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);
  return path;
}
