/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text, a line at a time: what ends a line may differ from one to the next, and is looked for but
 * once in each byte, also in files that have only one of the kinds.  What is left of the buffer
 * when it holds no whole line is moved to its beginning, and the rest filled. */
#include "config.h"

#include "moat-text-lines.h"

#include "moat-text-decoder.h"

#include <string.h>

#define BUFFER_SIZE (256 * 1024)

struct _MoatTextLines
{
  MoatTextDecoder *decoder;
  gsize start, end; /* of the text in the buffer that has not been taken */
  gsize feed;       /* no line feed stands between @start and here */
  gboolean at_end;  /* there is no text behind the buffer's */
  char buffer[BUFFER_SIZE + 1];
};

MoatTextLines *
moat_text_lines_new (GInputStream *bytes, const char *encoding, GError **error)
{
  MoatTextDecoder *decoder = moat_text_decoder_new (bytes, encoding, error);
  MoatTextLines *self;

  if (decoder == NULL)
    return NULL;
  self = g_malloc (sizeof *self);
  self->decoder = decoder;
  self->start = self->end = self->feed = 0;
  self->at_end = FALSE;
  return self;
}

void
moat_text_lines_free (MoatTextLines *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->decoder);
  g_free (self);
}

guint64
moat_text_lines_get_n_read (MoatTextLines *self)
{
  return moat_text_decoder_get_n_read (self->decoder);
}

void
moat_text_lines_put_back (MoatTextLines *self)
{
  g_return_if_fail (self->start > 0);

  self->start--;
}

/* The text up to the next line end, and with it.  Before the end of the file, a CR at the end of
 * the buffer may be half of a CRLF.  0: there is no whole line in the buffer. */
static gsize
measure_line (MoatTextLines *self)
{
  const char *start = self->buffer + self->start, *found;

  self->feed = MAX (self->feed, self->start);
  if (self->feed < self->end && self->buffer[self->feed] != '\n')
    {
      found = memchr (self->buffer + self->feed, '\n', self->end - self->feed);
      self->feed = found != NULL ? (gsize) (found - self->buffer) : self->end;
    }
  found = memchr (start, '\r', self->feed - self->start);
  if (found != NULL && found + 1 == self->buffer + self->end && !self->at_end)
    return 0;
  if (found != NULL && found + 1 != self->buffer + self->feed)
    return (gsize) (found + 1 - start);
  return self->feed < self->end ? self->feed + 1 - self->start : 0;
}

static gboolean
fill_buffer (MoatTextLines *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->feed -= self->start;
  self->end -= self->start;
  self->start = 0;
  n = g_input_stream_read (G_INPUT_STREAM (self->decoder), self->buffer + self->end,
                           BUFFER_SIZE - self->end, cancellable, error);
  if (n < 0)
    return FALSE;
  self->end += (gsize) n;
  self->at_end = n == 0;
  return TRUE;
}

gboolean
moat_text_lines_next (MoatTextLines *self, char **line, gsize *length, GCancellable *cancellable,
                      GError **error)
{
  gsize n;

  while ((n = measure_line (self)) == 0)
    {
      gsize left = self->end - self->start;

      if (self->at_end)
        {
          if (left > 0)
            self->buffer[self->end++] = '\n';
          n = left > 0 ? left + 1 : 0;
          break;
        }
      /* Not the last byte, which may be half of a line end. */
      if (left > BUFFER_SIZE - MOAT_TEXT_DECODER_MIN_READ)
        {
          n = left - 1;
          break;
        }
      if (!fill_buffer (self, cancellable, error))
        return FALSE;
    }
  *line = self->buffer + self->start;
  *length = n;
  self->start += n;
  return TRUE;
}
