/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes an image as PNG (ISO/IEC 15948): eight bit RGB, the `up` filter on every row, libdeflate
 * at its fastest level.
 *
 * Cairo has a writer of its own; it compresses at zlib's default level with all filters tried,
 * which takes longer than to start the program, lay out and paint a chart together.  The rows
 * of a chart mostly repeat the row above, so `up` turns nearly all of it into zeros and the
 * fast level loses little.
 *
 * Chunks in order: IHDR, sRGB, pHYs (96 dpi × scale), tIME when a time is known, iTXt for title,
 * author and program, a compressed iTXt "moat" for the provenance, one IDAT, IEND.  The bytes
 * depend on the pixels and the options alone.
 *
 * The compressed rows are written in place behind the header, so a large image is held as pixels,
 * as filtered rows and as the file, and copied nowhere else.
 */
#include "config.h"

#include "moat-png-writer.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <math.h>
#include <string.h>

#include "moat-export-error.h"

#define FASTEST 1
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

/* All rows, ready to be compressed; NULL when memory is short. */
static guint8 *
filter_image (cairo_surface_t *image, gsize *size)
{
  const guint8 *pixels = cairo_image_surface_get_data (image);
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);
  gsize row_size = (gsize) width * 3 + 1;
  guint8 *rows = g_try_malloc (row_size * (gsize) height);
  const guint32 *above = NULL;

  *size = row_size * (gsize) height;
  for (int y = 0; rows != NULL && y < height; y++)
    {
      /* Cairo aligns rows to whole pixels. */
      const guint32 *row = (const guint32 *) (gconstpointer) (pixels + stride * (gsize) y);

      filter_row (rows + row_size * (gsize) y, row, above, width);
      above = row;
    }
  return rows;
}

/* @head, then the rows of @image, then the end. */
static GBytes *
finish_file (const GByteArray *head, cairo_surface_t *image, GError **error)
{
  g_autoptr (Compressor) compressor = libdeflate_alloc_compressor (FASTEST);
  gsize size = 0, bound, packed;
  g_autofree guint8 *rows = filter_image (image, &size);
  g_autofree guint8 *file = NULL;
  guint8 *chunk;

  if (rows != NULL && compressor != NULL)
    {
      bound = libdeflate_zlib_compress_bound (compressor, size);
      file = g_try_malloc (head->len + bound + 2 * CHUNK_OVERHEAD);
    }
  if (file == NULL)
    {
      moat_export_set_memory_error (error);
      return NULL;
    }
  memcpy (file, head->data, head->len);
  chunk = file + head->len;
  packed = libdeflate_zlib_compress (compressor, rows, size, chunk + 8, bound);
  if (packed > G_MAXINT32)
    {
      g_set_error_literal (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE,
                           _ ("The image is larger than a PNG file can hold.  "
                              "Choose a smaller size or scale."));
      return NULL;
    }
  finish_chunk (chunk, "IDAT", packed);
  chunk += packed + CHUNK_OVERHEAD;
  finish_chunk (chunk, "IEND", 0);
  size = (gsize) (chunk + CHUNK_OVERHEAD - file);
  return g_bytes_new_take (g_realloc (g_steal_pointer (&file), size), size);
}

GBytes *
moat_png_write (cairo_surface_t *image, const MoatExportOptions *options, GError **error)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();

  g_byte_array_append (head, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_header (head, cairo_image_surface_get_width (image),
                 cairo_image_surface_get_height (image));
  append_density (head, options->scale);
  append_time (head, options->created);
  append_text (head, "Title", options->title);
  append_text (head, "Author", options->author);
  append_text (head, "Software", "Moat " MOAT_VERSION);
  if (!append_compressed_text (head, "moat", options->provenance, error))
    return NULL;
  return finish_file (head, image, error);
}
