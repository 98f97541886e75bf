/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tab-separated text without quoting, as data sets of the SEC have it within a zip.
 *
 * One buffer holds a block of the text and is cut into cells in place.  A line has to have as many
 * cells as the header, has to be UTF-8 and may not be longer than any real one is: the first line
 * that is otherwise ends the reading with its number. */
#include "config.h"

#include "moat-tab-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-table.h"

#define BUFFER_SIZE (1 << 20) /* the longest line */

struct _MoatTabLines
{
  GInputStream *stream;
  char *member;
  char *buffer;
  gsize start; /* of what has not been given yet */
  gsize end;
  gsize line;
  goffset position;
  gboolean at_end;  /* of the stream */
  GPtrArray *cells; /* of the line, in the buffer */
  GArray *places;   /* of int: where the columns are; −1: missing */
  guint n_columns;  /* of the header */
};

static gboolean G_GNUC_PRINTF (4, 5)
  fail (const MoatTabLines *self, MoatExchangeError code, GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (error, MOAT_EXCHANGE_ERROR, (int) code,
               /* Translators: a file within a zip, a line number and what is wrong. */
               _ ("%s, line %zu: %s"), self->member, self->line, message);
  return FALSE;
}

/* Moves what is left to the front and reads more behind it. */
static gboolean
fill (MoatTabLines *self, GCancellable *cancellable, GError **error)
{
  gssize n;

  memmove (self->buffer, self->buffer + self->start, self->end - self->start);
  self->end -= self->start;
  self->start = 0;
  if (self->end == BUFFER_SIZE)
    return fail (self, MOAT_EXCHANGE_ERROR_TOO_LARGE, error, _ ("The line is too long"));
  n = g_input_stream_read (self->stream, self->buffer + self->end, BUFFER_SIZE - self->end,
                           cancellable, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  self->position += n;
  return TRUE;
}

/* The next line without its end; NULL without @error: there is none. */
static char *
take_line (MoatTabLines *self, GCancellable *cancellable, GError **error)
{
  gsize searched = 0;

  self->line++;
  for (;;)
    {
      char *line = self->buffer + self->start;
      char *end = memchr (line + searched, '\n', self->end - self->start - searched);

      if (end == NULL && self->at_end && self->start < self->end)
        end = self->buffer + self->end;
      if (end != NULL)
        {
          self->start = MIN ((gsize) (end - self->buffer) + 1, self->end);
          *end = '\0';
          if (end > line && end[-1] == '\r')
            *--end = '\0';
          if (g_utf8_validate (line, end - line, NULL))
            return line;
          fail (self, MOAT_EXCHANGE_ERROR_ENCODING, error, _ ("The text is not UTF-8"));
          return NULL;
        }
      if (self->at_end)
        return NULL;
      searched = self->end - self->start;
      if (!fill (self, cancellable, error))
        return NULL;
    }
}

static void
split (MoatTabLines *self, char *line)
{
  g_ptr_array_set_size (self->cells, 0);
  for (char *tab; (tab = strchr (line, '\t')) != NULL; line = tab + 1)
    {
      *tab = '\0';
      g_ptr_array_add (self->cells, line);
    }
  g_ptr_array_add (self->cells, line);
}

static int
find_cell (const MoatTabLines *self, const char *name)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      if (strcmp (self->cells->pdata[i], name) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
read_header (MoatTabLines *self, const char *const *columns, GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) reason = NULL;
  char *line = take_line (self, cancellable, &reason);

  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  split (self, line != NULL ? line : self->buffer);
  self->n_columns = self->cells->len;
  for (; *columns != NULL; columns++)
    {
      gboolean may_be_missing = **columns == '?';
      int place = find_cell (self, *columns + may_be_missing);

      if (place < 0 && !may_be_missing)
        /* Translators: %s is the name of a column. */
        return fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, error, _ ("There is no column “%s”"),
                     *columns);
      g_array_append_val (self->places, place);
    }
  return TRUE;
}

MoatTabLines *
moat_tab_lines_open (MoatZip *zip, const char *member, const char *const *columns,
                     GCancellable *cancellable, GError **error)
{
  GInputStream *stream = moat_zip_open_member (zip, member, error);
  g_autoptr (MoatTabLines) self = NULL;

  if (stream == NULL)
    return NULL;
  self = g_new0 (MoatTabLines, 1);
  self->stream = stream;
  self->member = g_strdup (member);
  self->buffer = g_malloc0 (BUFFER_SIZE + 1);
  self->cells = g_ptr_array_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (int));
  if (!read_header (self, columns, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
moat_tab_lines_free (MoatTabLines *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_free (self->member);
  g_free (self->buffer);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->places);
  g_free (self);
}

gboolean
moat_tab_lines_next (MoatTabLines *self, char **cells, GCancellable *cancellable, GError **error)
{
  static char nothing[] = "";
  char *line = take_line (self, cancellable, error);

  if (line == NULL)
    return FALSE;
  split (self, line);
  if (self->cells->len != self->n_columns)
    return fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, error,
                 /* Translators: two numbers of cells. */
                 _ ("There are %u cells, and the header has %u"), self->cells->len,
                 self->n_columns);
  for (guint i = 0; i < self->places->len; i++)
    {
      int place = g_array_index (self->places, int, i);

      cells[i] = place >= 0 ? self->cells->pdata[place] : nothing;
    }
  return TRUE;
}

gsize
moat_tab_lines_get_line (const MoatTabLines *self)
{
  return self->line;
}

goffset
moat_tab_lines_get_position (const MoatTabLines *self)
{
  return self->position;
}
