/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PNG files: their chunks one by one, their texts, and their pixels as another decoder sees them;
 * and the encoder of the rows with pictures that charts are not.
 */
#include "moat-png-writer.h"

#include <string.h>

#include "drawing.h"
#include "moat-cairo-painter.h"
#include "moat-run-deflate.h"

typedef struct
{
  char type[5];
  const guint8 *data;
  gsize size;
} Chunk;

static guint32
read_uint32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | (guint32) at[1] << 16 | (guint32) at[2] << 8 | at[3];
}

static guint32
checksum (const guint8 *data, gsize size)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

/* The chunks of a file, whose checksums are right. */
static GArray *
read_chunks (GBytes *file)
{
  GArray *chunks = g_array_new (FALSE, TRUE, sizeof (Chunk));
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  for (gsize at = 8; at < size;)
    {
      Chunk chunk = { .size = read_uint32 (data + at), .data = data + at + 8 };

      memcpy (chunk.type, data + at + 4, 4);
      g_assert_cmpuint (at + chunk.size + 12, <=, size);
      g_assert_cmphex (read_uint32 (chunk.data + chunk.size), ==,
                       checksum (data + at + 4, chunk.size + 4));
      g_array_append_val (chunks, chunk);
      at += chunk.size + 12;
    }
  return chunks;
}

static const Chunk *
find_chunk (GArray *chunks, const char *type)
{
  for (guint i = 0; i < chunks->len; i++)
    if (g_str_equal (g_array_index (chunks, Chunk, i).type, type))
      return &g_array_index (chunks, Chunk, i);
  return NULL;
}

static GBytes *
inflate (const guint8 *data, gsize size)
{
  g_autoptr (GConverter) inflater =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) packed = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (packed, inflater);
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* The text of the iTXt chunk with @keyword, unpacked if need be. */
static char *
read_text (GArray *chunks, const char *keyword)
{
  for (guint i = 0; i < chunks->len; i++)
    {
      const Chunk *chunk = &g_array_index (chunks, Chunk, i);
      gsize head = strlen (keyword) + 5;

      if (!g_str_equal (chunk->type, "iTXt") || strcmp ((const char *) chunk->data, keyword) != 0)
        continue;
      if (chunk->data[head - 4] == 1)
        {
          g_autoptr (GBytes) text = inflate (chunk->data + head, chunk->size - head);

          return g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
        }
      return g_strndup ((const char *) chunk->data + head, chunk->size - head);
    }
  return NULL;
}

typedef struct
{
  MoatPangoMeasurer *measurer;
  MoatScene *scene;
  GBytes *file;
  GArray *chunks;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->measurer = moat_pango_measurer_new ();
  self->scene = drawing_new_chart (self->measurer, MOAT_LANGUAGE_EN);
  self->file = drawing_export (self->scene, self->measurer, MOAT_EXPORT_PNG);
  self->chunks = read_chunks (self->file);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_array_unref (self->chunks);
  g_bytes_unref (self->file);
  moat_scene_unref (self->scene);
  g_object_unref (self->measurer);
}

static void
test_chunks_are_in_order (Fixture *self, gconstpointer data)
{
  static const char *const types[] = { "IHDR", "sRGB", "pHYs", "tIME", "iTXt",
                                       "iTXt", "iTXt", "iTXt", "IDAT", "IEND" };

  g_assert_cmpuint (self->chunks->len, ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < self->chunks->len; i++)
    g_assert_cmpstr (g_array_index (self->chunks, Chunk, i).type, ==, types[i]);
}

static void
test_header_says_rgb (Fixture *self, gconstpointer data)
{
  const Chunk *header = find_chunk (self->chunks, "IHDR");

  g_assert_cmpuint (read_uint32 (header->data), ==, 400);
  g_assert_cmpuint (read_uint32 (header->data + 4), ==, 300);
  g_assert_cmpmem (header->data + 8, 5, "\x08\x02\0\0\0", 5);
}

static void
test_texts_are_there (Fixture *self, gconstpointer data)
{
  g_autofree char *title = read_text (self->chunks, "Title");
  g_autofree char *author = read_text (self->chunks, "Author");
  g_autofree char *software = read_text (self->chunks, "Software");
  g_autofree char *provenance = read_text (self->chunks, "moat");

  g_assert_cmpstr (title, ==, "Investment 投资");
  g_assert_cmpstr (author, ==, "Ann (Ltd) \\ Co");
  g_assert_true (g_str_has_prefix (software, "Moat "));
  g_assert_cmpstr (provenance, ==, "{\"facts\": [\"f01\", \"投资\"]}");
}

static void
test_time_is_the_documents (Fixture *self, gconstpointer data)
{
  const Chunk *time = find_chunk (self->chunks, "tIME");

  g_assert_cmpmem (time->data, time->size, "\x07\xe9\x03\x11\0\0\0", 7); /* 2025-03-17 */
}

static void
test_density_follows_the_scale (Fixture *self, gconstpointer data)
{
  for (int scale = 1; scale <= 4; scale++)
    {
      const MoatExportOptions options = { .format = MOAT_EXPORT_PNG, .scale = scale };
      g_autoptr (GBytes) file = moat_export_to_bytes (self->scene, self->measurer, &options, NULL);
      g_autoptr (GArray) chunks = read_chunks (file);
      const Chunk *density = find_chunk (chunks, "pHYs");

      g_assert_cmpuint (read_uint32 (find_chunk (chunks, "IHDR")->data), ==, 400 * scale);
      g_assert_cmpfloat_with_epsilon (read_uint32 (density->data) * 0.0254, 96 * scale, 0.02);
      g_assert_cmpuint (density->data[8], ==, 1);
      g_assert_null (find_chunk (chunks, "tIME"));
      g_assert_null (read_text (chunks, "Title"));
    }
}

typedef struct
{
  GBytes *file;
  gsize at;
} Reader;

static cairo_status_t
read_cb (void *data, unsigned char *bytes, unsigned int length)
{
  Reader *reader = data;

  if (reader->at + length > g_bytes_get_size (reader->file))
    return CAIRO_STATUS_READ_ERROR;
  memcpy (bytes, (const guint8 *) g_bytes_get_data (reader->file, NULL) + reader->at, length);
  reader->at += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Cairo reads with libpng. */
static void
assert_file_holds (GBytes *file, cairo_surface_t *image)
{
  Reader reader = { file, 0 };
  cairo_surface_t *read = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  int width = cairo_image_surface_get_width (image);
  int height = cairo_image_surface_get_height (image);

  g_assert_cmpint (cairo_surface_status (read), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      g_assert_cmphex (drawing_get_pixel (read, x, y), ==, drawing_get_pixel (image, x, y));
  cairo_surface_destroy (read);
}

static void
test_pixels_are_the_painted_ones (Fixture *self, gconstpointer data)
{
  cairo_surface_t *image = drawing_paint (self->scene, 1);

  assert_file_holds (self->file, image);
  cairo_surface_destroy (image);
}

/* An image whose pixel at x, y is given by a function. */
static void
assert_round_trip (int width, int height, guint32 (*get_pixel) (int x, int y))
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  const MoatExportOptions options = { .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = NULL;

  cairo_surface_flush (image);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = get_pixel (x, y);

        memcpy (cairo_image_surface_get_data (image) +
                  (gsize) y * (gsize) cairo_image_surface_get_stride (image) + 4 * (gsize) x,
                &pixel, 4);
      }
  cairo_surface_mark_dirty (image);
  file = moat_png_write (image, &options, &error);
  g_assert_no_error (error);
  assert_file_holds (file, image);
  cairo_surface_destroy (image);
}

static guint32
get_noise (int x, int y)
{
  return (guint32) g_test_rand_int ();
}

static guint32
get_black (int x, int y)
{
  return 0;
}

static guint32
get_stripes (int x, int y)
{
  return (x / 7 + y / 5) % 2 ? 0x1a5fb4 : 0xffffff;
}

static guint32
get_gradient (int x, int y)
{
  return (guint32) (x * 257 + y * 65793) & 0xffffff;
}

static void
test_any_picture_round_trips (void)
{
  static guint32 (*const pictures[]) (int, int) = { get_noise, get_black, get_stripes,
                                                    get_gradient };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      assert_round_trip (1, 1, pictures[i]);
      assert_round_trip (1, 100, pictures[i]);
      /* Around runs of 86 pixels and words of 8 bytes. */
      for (int width = 83; width < 93; width++)
        assert_round_trip (width, 3, pictures[i]);
      assert_round_trip (400, 150, pictures[i]); /* noise: more than two blocks of 65,536 tokens */
    }
}

/* Bytes with the frequencies of the Fibonacci numbers, which give the longest codes there are. */
static void
test_codes_are_not_too_long (void)
{
  g_autoptr (GByteArray) packed = g_byte_array_new ();
  g_autoptr (MoatRunDeflate) packer = moat_run_deflate_new (packed);
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  g_autoptr (GBytes) unpacked = NULL;
  guint counts[2] = { 1, 1 };

  for (guint8 value = 0; value < 22; value++)
    {
      guint next = counts[0] + counts[1];

      for (guint i = 0; i < counts[0]; i++)
        {
          /* No two neighbours alike, so that every byte is a literal. */
          guint8 row[7] = { value, value, value, value, (guint8) (value + 100), value, value };

          moat_run_deflate_add_row (packer, row, 2);
          g_byte_array_append (rows, row, sizeof row);
        }
      counts[0] = counts[1];
      counts[1] = next;
    }
  moat_run_deflate_finish (packer);
  unpacked = inflate (packed->data, packed->len);
  g_assert_cmpmem (g_bytes_get_data (unpacked, NULL), g_bytes_get_size (unpacked), rows->data,
                   rows->len);
}

static void
test_flat_pictures_are_small (void)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  const MoatExportOptions options = { .scale = 1 };
  g_autoptr (GBytes) file = moat_png_write (image, &options, NULL);

  g_assert_cmpuint (g_bytes_get_size (file), <, 20000);
  cairo_surface_destroy (image);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/render/png/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("chunks-are-in-order", test_chunks_are_in_order);
  ADD ("header-says-rgb", test_header_says_rgb);
  ADD ("texts-are-there", test_texts_are_there);
  ADD ("time-is-the-documents", test_time_is_the_documents);
  ADD ("density-follows-the-scale", test_density_follows_the_scale);
  ADD ("pixels-are-the-painted-ones", test_pixels_are_the_painted_ones);
#undef ADD
  g_test_add_func ("/render/png/any-picture-round-trips", test_any_picture_round_trips);
  g_test_add_func ("/render/png/codes-are-not-too-long", test_codes_are_not_too_long);
  g_test_add_func ("/render/png/flat-pictures-are-small", test_flat_pictures_are_small);
  return g_test_run ();
}
