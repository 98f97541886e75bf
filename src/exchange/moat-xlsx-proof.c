/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a workbook that was just packed is whole.
 *
 * The library that packs it goes on when a temporary file could not be written, and a workbook
 * without some of its rows opens like any other.  So it is unpacked once more: the zip's checksums
 * have to be right, every part has to end with the element it began with, and every sheet has to
 * have the rows that were written.  A million rows take two seconds. */
#include "config.h"

#include "moat-table-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK_SIZE 65536
#define HEAD_SIZE 512
#define SHEET "xl/worksheets/sheet"

static const char row_end[] = "</row>";

/* One part of the workbook, as far as it was read. */
typedef struct
{
  char head[HEAD_SIZE + 1]; /* how it begins */
  gsize head_size;
  char tail[HEAD_SIZE + 1]; /* how it ends so far */
  gsize n_rows;
  gsize n_matched; /* bytes of row_end */
} Part;

static void
count_rows (Part *self, const char *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      /* Only its first byte begins it. */
      if (data[i] != row_end[self->n_matched])
        self->n_matched = 0;
      if (data[i] == row_end[self->n_matched])
        self->n_matched++;
      if (row_end[self->n_matched] == '\0')
        {
          self->n_rows++;
          self->n_matched = 0;
        }
    }
}

static void
take (Part *self, const char *data, gsize size)
{
  gsize n_head = MIN (size, HEAD_SIZE - self->head_size);
  gsize n_kept = size < HEAD_SIZE ? MIN (strlen (self->tail), HEAD_SIZE - size) : 0;
  gsize n_new = MIN (size, HEAD_SIZE);

  memcpy (self->head + self->head_size, data, n_head);
  self->head_size += n_head;
  memmove (self->tail, self->tail + strlen (self->tail) - n_kept, n_kept);
  memcpy (self->tail + n_kept, data + size - n_new, n_new);
  self->tail[n_kept + n_new] = '\0';
  count_rows (self, data, size);
}

/* Whether it ends with the element that it begins with, and at most space after it. */
static gboolean
is_closed (Part *self)
{
  const char *declaration = strstr (self->head, "?>");
  const char *root = declaration != NULL ? strchr (declaration, '<') : NULL;
  g_autofree char *end = NULL;

  if (root == NULL)
    return FALSE;
  end = g_strdup_printf ("</%.*s>", (int) strcspn (root + 1, " \t\r\n/>"), root + 1);
  return g_str_has_suffix (g_strchomp (self->tail), end);
}

static gboolean
read_part (struct archive *zip, Part *part, GCancellable *cancellable, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  la_ssize_t size;

  while ((size = archive_read_data (zip, block, BLOCK_SIZE)) > 0)
    {
      take (part, block, (gsize) size);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (size == 0 && is_closed (part))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The workbook was not written whole: the disk may be full."));
  return FALSE;
}

/* The number behind "sheet", from 1; 0 for any other part. */
static gsize
find_sheet (const char *name)
{
  return g_str_has_prefix (name, SHEET) ? (gsize) g_ascii_strtoull (name + strlen (SHEET), NULL, 10)
                                        : 0;
}

static gboolean
prove_parts (struct archive *zip, const gsize *n_rows, gsize n, GCancellable *cancellable,
             GError **error)
{
  struct archive_entry *entry;
  gsize n_sheets = 0;
  int code;

  while ((code = archive_read_next_header (zip, &entry)) == ARCHIVE_OK)
    {
      gsize sheet = find_sheet (archive_entry_pathname (entry));
      Part part = { 0 };

      if (!read_part (zip, &part, cancellable, error))
        return FALSE;
      if (sheet > 0 && sheet <= n && part.n_rows == n_rows[sheet - 1])
        n_sheets++;
    }
  if (code == ARCHIVE_EOF && n_sheets == n)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _ ("The workbook was not written whole: the disk may be full."));
  return FALSE;
}

gboolean
moat_xlsx_prove (const char *path, const gsize *n_rows, gsize n, GCancellable *cancellable,
                 GError **error)
{
  struct archive *zip = archive_read_new ();
  gboolean done = FALSE;

  archive_read_support_format_zip_seekable (zip);
  if (archive_read_open_filename (zip, path, BLOCK_SIZE) == ARCHIVE_OK)
    done = prove_parts (zip, n_rows, n, cancellable, error);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 /* Translators: %s is what the library that reads zip files says, in English. */
                 _ ("The workbook cannot be read again: %s"), archive_error_string (zip));
  archive_read_free (zip);
  return done;
}
