/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The floor under the speed of charts: a program that does only what cannot be left out.
 *
 *   floor columns OUT.png|OUT.pdf    thirteen columns with title, axis, labels and legend
 *   floor bars OUT.png               500 bars with names and values, 1920 × 8000
 *   floor panels OUT.pdf             100 panels of 40 points each, 1920 × 1920
 *   floor line VALUES.csv OUT.png    a line of any number of “x,y” points
 *
 * It uses the same libraries as Moat (Cairo, Pango, libdeflate) and nothing of Moat: no project, no
 * fitting of labels, no provenance, no checks.
 */
#include <cairo-pdf.h>
#include <glib.h>
#include <libdeflate.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>

#define WIDTH 1920
#define HEIGHT 1080
#define LEFT 140
#define TOP 130
#define RIGHT 1840
#define BOTTOM 960

typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  int height;
} Paper;

static void
write_text (Paper *paper, double x, double y, double align, int size, const char *text)
{
  g_autofree char *font = g_strdup_printf ("Inter %dpx", size);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int width, height;

  pango_layout_set_font_description (paper->layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (paper->layout, text, -1);
  pango_layout_get_pixel_size (paper->layout, &width, &height);
  cairo_set_source_rgb (paper->cr, 0.1, 0.1, 0.15);
  cairo_move_to (paper->cr, x - align * width, y - height / 2.0);
  pango_cairo_show_layout (paper->cr, paper->layout);
}

static void
draw_axis (Paper *paper, double low, double high)
{
  for (int i = 0; i <= 6; i++)
    {
      double y = round (BOTTOM - (BOTTOM - TOP) * i / 6.0) + 0.5;
      g_autofree char *label = g_strdup_printf ("%.0f", low + (high - low) * i / 6);

      cairo_set_source_rgb (paper->cr, 0.85, 0.85, 0.87);
      cairo_set_line_width (paper->cr, 1);
      cairo_move_to (paper->cr, LEFT, y);
      cairo_line_to (paper->cr, RIGHT, y);
      cairo_stroke (paper->cr);
      write_text (paper, LEFT - 12, y, 1, 18, label);
    }
}

static void
draw_columns (Paper *paper)
{
  static const double values[] = { 27.0, 29.4, 33.1, 36.9, 37.0, 41.8, 44.1,
                                   48.7, 55.5, 54.2, 60.3, 66.6, 71.9 };
  double step = (RIGHT - LEFT) / (double) G_N_ELEMENTS (values);

  write_text (paper, WIDTH / 2.0, 50, 0.5, 32, "Revenue by fiscal year");
  draw_axis (paper, 0, 80);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *year = g_strdup_printf ("FY%d", (int) (2013 + i));
      double height = (BOTTOM - TOP) * values[i] / 80;

      cairo_set_source_rgb (paper->cr, 0.1, 0.37, 0.71);
      cairo_rectangle (paper->cr, LEFT + step * ((double) i + 0.15), BOTTOM - height, step * 0.7,
                       height);
      cairo_fill (paper->cr);
      write_text (paper, LEFT + step * ((double) i + 0.5), BOTTOM + 24, 0.5, 18, year);
    }
  cairo_rectangle (paper->cr, RIGHT - 160, 90, 16, 16);
  cairo_fill (paper->cr);
  write_text (paper, RIGHT - 134, 98, 0, 18, "Revenue, USD bn");
}

/* The same numbers on every machine. */
static double
next_number (guint32 *state)
{
  *state = (guint32) (*state * G_GUINT64_CONSTANT (16807) % 2147483647);
  return *state / 2147483647.0;
}

static void
draw_bars (Paper *paper)
{
  guint32 state = 1;
  double row = (paper->height - 180) / 500.0, value = 400;

  write_text (paper, WIDTH / 2.0, 50, 0.5, 32, "Revenue of 500 companies");
  for (int i = 0; i < 500; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %03d", i);
      g_autofree char *label = NULL;
      double y = 120 + row * (i + 0.5), width = (RIGHT - LEFT - 120) * value / 400;

      value *= 1 - next_number (&state) / 60;
      label = g_strdup_printf ("%.1f", value);
      cairo_set_source_rgb (paper->cr, 0.1, 0.37, 0.71);
      cairo_rectangle (paper->cr, LEFT, y - row * 0.4, width, row * 0.8);
      cairo_fill (paper->cr);
      write_text (paper, LEFT - 8, y, 1, 11, name);
      write_text (paper, LEFT + width + 6, y, 0, 11, label);
    }
}

static void
draw_panel (Paper *paper, int index, guint32 *state)
{
  double x = 60 + index % 10 * 186.0, y = 140 + index / 10 * 176.0, value = 100;
  g_autofree char *name = g_strdup_printf ("Company %03d", index);

  write_text (paper, x + 70, y - 12, 0.5, 12, name);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *label = g_strdup_printf ("%d", 60 + 40 * i);

      cairo_set_source_rgb (paper->cr, 0.85, 0.85, 0.87);
      cairo_set_line_width (paper->cr, 1);
      cairo_move_to (paper->cr, x, y + 60.0 * i + 0.5);
      cairo_line_to (paper->cr, x + 140, y + 60.0 * i + 0.5);
      cairo_stroke (paper->cr);
      write_text (paper, x - 6, y + 120 - 60.0 * i, 1, 9, label);
    }
  for (int i = 0; i < 40; i++)
    {
      value += 8 * next_number (state) - 3.5;
      cairo_line_to (paper->cr, x + 3.5 * i, y + 120 - (value - 60) * 1.2);
    }
  cairo_set_source_rgb (paper->cr, 0.1, 0.37, 0.71);
  cairo_stroke (paper->cr);
}

static void
draw_panels (Paper *paper)
{
  guint32 state = 1;

  write_text (paper, WIDTH / 2.0, 50, 0.5, 32, "100 companies, 40 quarters");
  for (int i = 0; i < 100; i++)
    draw_panel (paper, i, &state);
}

/* A number with a point; what g_ascii_strtod() does, without its care. */
static double
read_number (const char **text)
{
  double value = 0, unit = 1;

  for (; g_ascii_isdigit (**text); (*text)++)
    value = value * 10 + (**text - '0');
  if (**text == '.')
    for ((*text)++; g_ascii_isdigit (**text); (*text)++)
      value += (**text - '0') * (unit /= 10);
  return value;
}

/* Lowest and highest of each pixel column; @columns has 2 × (RIGHT − LEFT) numbers. */
static void
reduce (const char *text, double *columns, double *low, double *high)
{
  gsize n = 0, i = 0;

  for (const char *p = strchr (text, '\n'); p[1] != '\0'; p = strchr (p + 1, '\n'))
    n++;
  for (const char *p = strchr (text, '\n') + 1; *p != '\0'; i++)
    {
      gsize column = i * (RIGHT - LEFT) / n;
      double y;

      read_number (&p);
      p++;
      y = read_number (&p);
      p += *p == '\n';
      columns[2 * column] = fmin (columns[2 * column], y);
      columns[2 * column + 1] = fmax (columns[2 * column + 1], y);
      *low = fmin (*low, y);
      *high = fmax (*high, y);
    }
}

static void
draw_line (Paper *paper, const char *file)
{
  g_autofree char *text = NULL;
  g_autofree double *columns = g_new (double, 2 * (RIGHT - LEFT));
  double low = INFINITY, high = -INFINITY;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    g_error ("%s cannot be read", file);
  for (int x = 0; x < RIGHT - LEFT; x++)
    {
      columns[2 * x] = INFINITY;
      columns[2 * x + 1] = -INFINITY;
    }
  reduce (text, columns, &low, &high);
  write_text (paper, WIDTH / 2.0, 50, 0.5, 32, "Line of many points");
  draw_axis (paper, low, high);
  for (int x = 0; x <= 8; x++)
    {
      g_autofree char *label = g_strdup_printf ("%d", x * 125);
      write_text (paper, LEFT + (RIGHT - LEFT) * x / 8.0, BOTTOM + 24, 0.5, 18, label);
    }
  for (int x = 0; x < RIGHT - LEFT; x++)
    for (int end = 0; end < 2; end++)
      cairo_line_to (paper->cr, LEFT + x + 0.5,
                     BOTTOM - (BOTTOM - TOP) * (columns[2 * x + end] - low) / (high - low));
  cairo_set_source_rgb (paper->cr, 0.1, 0.37, 0.71);
  cairo_set_line_join (paper->cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_width (paper->cr, 1);
  cairo_stroke (paper->cr);
}

static void
put_number (guint8 *out, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (out, &value, 4);
}

static void
write_chunk (FILE *file, const char *type, const void *data, gsize size)
{
  guint8 head[8], tail[4];

  put_number (head, (guint32) size);
  memcpy (head + 4, type, 4);
  put_number (tail, libdeflate_crc32 (libdeflate_crc32 (0, type, 4), data, size));
  fwrite (head, 1, 8, file);
  fwrite (data, 1, size, file);
  fwrite (tail, 1, 4, file);
}

/* RGB, each row as its difference to the one above, at the fastest level. */
static void
write_png (cairo_surface_t *surface, const char *path)
{
  const int height = cairo_image_surface_get_height (surface);
  const gsize row_size = 3 * WIDTH + 1;
  g_autofree guint8 *rows = g_malloc0 (row_size * (gsize) height);
  g_autofree guint8 *packed = g_malloc (row_size * (gsize) height);
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (1);
  guint8 header[13] = { [8] = 8, [9] = 2 };
  FILE *file = fopen (path, "wb");
  gsize size;

  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint32 *row =
        (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) +
                                           y * cairo_image_surface_get_stride (surface));
      guint8 *out = rows + row_size * (gsize) y;

      *out++ = 2;
      if (y > 0 && memcmp (row, row - WIDTH, 4 * WIDTH) == 0)
        continue; /* no difference: the buffer is zero */
      for (int x = 0; x < WIDTH; x++)
        {
          guint32 above = y > 0 ? row[x - WIDTH] : 0;

          *out++ = (guint8) ((row[x] >> 16) - (above >> 16));
          *out++ = (guint8) ((row[x] >> 8) - (above >> 8));
          *out++ = (guint8) (row[x] - above);
        }
    }
  size = libdeflate_zlib_compress (compressor, rows, row_size * (gsize) height, packed,
                                   row_size * (gsize) height);
  libdeflate_free_compressor (compressor);
  put_number (header, WIDTH);
  put_number (header + 4, (guint32) height);
  fwrite ("\x89PNG\r\n\x1a\n", 1, 8, file);
  write_chunk (file, "IHDR", header, sizeof header);
  write_chunk (file, "IDAT", packed, size);
  write_chunk (file, "IEND", NULL, 0);
  if (fclose (file) != 0)
    g_error ("%s cannot be written", path);
}

int
main (int argc, char **argv)
{
  const char *out = argv[argc - 1];
  gboolean is_pdf = g_str_has_suffix (out, ".pdf");
  cairo_surface_t *surface;
  Paper paper;

  if (argc < 3)
    return 2;
  paper.height = g_str_equal (argv[1], "bars")     ? 8000
                 : g_str_equal (argv[1], "panels") ? 1920
                                                   : HEIGHT;
  surface = is_pdf ? cairo_pdf_surface_create (out, WIDTH * 0.75, paper.height * 0.75)
                   : cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, paper.height);
  paper.cr = cairo_create (surface);
  if (is_pdf)
    cairo_scale (paper.cr, 0.75, 0.75);
  paper.layout = pango_cairo_create_layout (paper.cr);
  cairo_set_source_rgb (paper.cr, 1, 1, 1);
  cairo_paint (paper.cr);
  if (argc > 3)
    draw_line (&paper, argv[2]);
  else if (g_str_equal (argv[1], "bars"))
    draw_bars (&paper);
  else if (g_str_equal (argv[1], "panels"))
    draw_panels (&paper);
  else
    draw_columns (&paper);
  if (!is_pdf)
    write_png (surface, out);
  g_object_unref (paper.layout);
  cairo_destroy (paper.cr);
  cairo_surface_destroy (surface);
  return 0;
}
