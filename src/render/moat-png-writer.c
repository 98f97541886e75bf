/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes an image as PNG (ISO/IEC 15948): eight bit RGB with the `up` filter on every row.
 *
 * Cairo has a writer of its own; it compresses at zlib's default level with all filters tried,
 * which takes longer than to start the program, lay out and paint a chart together.  The rows
 * of a chart mostly repeat the row above, so `up` turns nearly all of it into runs of zeros, and
 * moat-run-deflate.c is made for just those.
 *
 * Chunks in order: IHDR, sRGB, pHYs (96 dpi × scale), tIME when a time is known, iTXt for title,
 * author and program, a compressed iTXt "moat" for the provenance, one IDAT, IEND.  The bytes
 * depend on the pixels and the options alone.
 *
 * Rows are filtered and packed one at a time straight into the file, so nothing the size of the
 * image is held but the image.
 */
#include "config.h"

#include "moat-png-writer.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <math.h>
#include <string.h>

#include "moat-export-error.h"
#include "moat-run-deflate.h"

#define THOROUGH 9
#define FILTER_UP 2
#define CHUNK_OVERHEAD 12 /* length, type and checksum */

typedef struct libdeflate_compressor Compressor;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Compressor, libdeflate_free_compressor)

static void
put_uint32 (guint8 *at, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (at, &value, sizeof value);
}

/* Completes the chunk whose @size bytes of data are at @chunk + 8. */
static void
finish_chunk (guint8 *chunk, const char *type, gsize size)
{
  put_uint32 (chunk, (guint32) size);
  memcpy (chunk + 4, type, 4);
  put_uint32 (chunk + 8 + size, libdeflate_crc32 (0, chunk + 4, size + 4));
}

static void
append_chunk (GByteArray *file, const char *type, gconstpointer data, gsize size)
{
  guint start = file->len;

  g_byte_array_set_size (file, (guint) (start + size + CHUNK_OVERHEAD));
  if (size > 0)
    memcpy (file->data + start + 8, data, size);
  finish_chunk (file->data + start, type, size);
}

static void
append_header (GByteArray *file, int width, int height)
{
  guint8 data[13] = { [8] = 8 /* bits */, [9] = 2 /* RGB */ };

  put_uint32 (data, (guint32) width);
  put_uint32 (data + 4, (guint32) height);
  append_chunk (file, "IHDR", data, sizeof data);
  append_chunk (file, "sRGB", "\0", 1); /* perceptual */
}

static void
append_density (GByteArray *file, double scale)
{
  guint8 data[9] = { [8] = 1 /* per metre */ };
  guint32 density = (guint32) floor (96 * scale / 0.0254 + 0.5);

  put_uint32 (data, density);
  put_uint32 (data + 4, density);
  append_chunk (file, "pHYs", data, sizeof data);
}

static void
append_time (GByteArray *file, gint64 created)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (created);
  guint8 data[7];

  if (created == 0 || time == NULL)
    return;
  data[0] = (guint8) (g_date_time_get_year (time) >> 8);
  data[1] = (guint8) g_date_time_get_year (time);
  data[2] = (guint8) g_date_time_get_month (time);
  data[3] = (guint8) g_date_time_get_day_of_month (time);
  data[4] = (guint8) g_date_time_get_hour (time);
  data[5] = (guint8) g_date_time_get_minute (time);
  data[6] = (guint8) g_date_time_get_second (time);
  append_chunk (file, "tIME", data, sizeof data);
}

/* A text in UTF-8; @text is nullable. */
static void
append_text (GByteArray *file, const char *keyword, const char *text)
{
  g_autoptr (GByteArray) data = NULL;

  if (text == NULL || *text == '\0')
    return;
  data = g_byte_array_new ();
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  /* not compressed, method, no language, no translated keyword */
  g_byte_array_append (data, (const guint8 *) "\0\0\0", 4);
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
  append_chunk (file, "iTXt", data->data, data->len);
}

static gboolean
append_compressed_text (GByteArray *file, const char *keyword, const char *text, GError **error)
{
  g_autoptr (Compressor) compressor = NULL;
  g_autoptr (GByteArray) data = NULL;
  gsize size, head, bound;

  if (text == NULL || *text == '\0')
    return TRUE;
  compressor = libdeflate_alloc_compressor (THOROUGH);
  if (compressor == NULL)
    {
      moat_export_set_memory_error (error);
      return FALSE;
    }
  size = strlen (text);
  bound = libdeflate_zlib_compress_bound (compressor, size);
  data = g_byte_array_new ();
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword) + 1);
  /* compressed, method, no language, no translated keyword */
  g_byte_array_append (data, (const guint8 *) "\1\0\0", 4);
  head = data->len;
  g_byte_array_set_size (data, (guint) (head + bound));
  size = libdeflate_zlib_compress (compressor, text, size, data->data + head, bound);
  append_chunk (file, "iTXt", data->data, head + size);
  return TRUE;
}

/* @out is the filter's byte and 3 bytes a pixel; @above is NULL for the first row. */
static void
filter_row (guint8 *out, const guint32 *row, const guint32 *above, int width)
{
  *out++ = FILTER_UP;
  if (above != NULL && memcmp (row, above, (gsize) width * sizeof *row) == 0)
    {
      memset (out, 0, (gsize) width * 3);
      return;
    }
  for (int x = 0; x < width; x++, out += 3)
    {
      guint32 here = row[x];
      guint32 up = above != NULL ? above[x] : 0;

      out[0] = (guint8) ((here >> 16) - (up >> 16));
      out[1] = (guint8) ((here >> 8) - (up >> 8));
      out[2] = (guint8) (here - up);
    }
}

static void
append_rows (GByteArray *file, cairo_surface_t *image)
{
  const guint8 *pixels = cairo_image_surface_get_data (image);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  g_autofree guint8 *filtered = g_malloc ((gsize) width * 3 + 1);
  g_autoptr (MoatRunDeflate) packer = moat_run_deflate_new (file);
  const guint32 *above = NULL;

  for (int y = 0; y < height; y++)
    {
      /* Cairo aligns rows to whole pixels. */
      const guint32 *row = (const guint32 *) (gconstpointer) (pixels + stride * (gsize) y);

      filter_row (filtered, row, above, width);
      moat_run_deflate_add_row (packer, filtered, (gsize) width);
      above = row;
    }
  moat_run_deflate_finish (packer);
}

/* The IDAT chunk: FALSE if the format cannot hold it. */
static gboolean
append_image (GByteArray *file, cairo_surface_t *image, GError **error)
{
  guint start = file->len;
  gsize size;

  g_byte_array_set_size (file, start + 8);
  append_rows (file, image);
  size = file->len - start - 8;
  if (size > G_MAXINT32)
    {
      g_set_error_literal (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE,
                           _ ("The image is larger than a PNG file can hold.  "
                              "Choose a smaller size or scale."));
      return FALSE;
    }
  g_byte_array_set_size (file, file->len + 4);
  finish_chunk (file->data + start, "IDAT", size);
  return TRUE;
}

GBytes *
moat_png_write (cairo_surface_t *image, const MoatExportOptions *options, GError **error)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();

  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_header (file, cairo_image_surface_get_width (image),
                 cairo_image_surface_get_height (image));
  append_density (file, options->scale);
  append_time (file, options->created);
  append_text (file, "Title", options->title);
  append_text (file, "Author", options->author);
  append_text (file, "Software", "Moat " MOAT_VERSION);
  if (!append_compressed_text (file, "moat", options->provenance, error) ||
      !append_image (file, image, error))
    return NULL;
  append_chunk (file, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}
