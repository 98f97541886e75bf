/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the render layer share: small scenes built by hand, pixels of images, and
 * foreign programs (poppler's) as a second opinion on the files that were written.
 *
 * The scenes come from the real builder and the real measurer, so a test sees what users see.
 */
#include "drawing.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moat-cairo-painter.h"

static void
add_text (MoatSceneBuilder *builder, MoatPangoMeasurer *measurer, MoatLanguage language, double y,
          const char *text)
{
  const MoatTextStyle style = { 14, MOAT_TEXT_WEIGHT_REGULAR, language };
  const MoatTextNode node = {
    .text = text, .style = &style, .color = moat_color_from_rgb (0x1c2029), .x = 20, .y = y
  };

  moat_scene_builder_text (builder, MOAT_ROLE_AXIS_LABEL, -1, &node, MOAT_TEXT_MEASURER (measurer));
}

static void
add_mark (MoatSceneBuilder *builder)
{
  const MoatDatum datum = { .kind = MOAT_DATUM_OBSERVATION,
                            .fact_id = 7,
                            .bounds = { 60, 60, 120, 160 },
                            .title = "Alibaba & Co",
                            .value = "> CNY 380 bn (plan)",
                            .period = "2025–2027" };
  int index = moat_scene_builder_add_datum (builder, &datum);
  MoatInk ink = { .fill = { .color =
                              moat_color_with_alpha (moat_color_from_rgb (DRAWING_BLUE), 0.2),
                            .hatched = TRUE,
                            .hatch = moat_color_from_rgb (DRAWING_BLUE) },
                  .stroke = { .color = moat_color_from_rgb (DRAWING_BLUE), .width = 2 },
                  .radius = 3 };

  moat_scene_builder_rect (builder, MOAT_ROLE_MARK, index, &(MoatRect){ 60, 60, 120, 160 }, &ink);
}

MoatScene *
drawing_new_chart (MoatPangoMeasurer *measurer, MoatLanguage language)
{
  static const double curve[] = { 200, 200, 240, 120, 280, 150, 320, 80 };
  const MoatColor red = moat_color_from_rgb (DRAWING_RED);
  MoatSceneBuilder *builder = moat_scene_builder_new (400, 300);
  MoatInk ink = moat_ink_fill (moat_color_from_rgb (0xffffff));
  MoatNode path = { .points = curve, .n_points = 4, .stroke = { .color = red, .width = 2 } };

  moat_scene_builder_set_title (builder,
                                language == MOAT_LANGUAGE_ZH ? "投资时间线" : "Investment");
  moat_scene_builder_set_description (builder, "One plan and a curve.");
  moat_scene_builder_rect (builder, MOAT_ROLE_BACKGROUND, -1, &(MoatRect){ 0, 0, 400, 300 }, &ink);
  add_mark (builder);
  ink = moat_ink_stroke (red, 1, 4);
  moat_scene_builder_line (builder, MOAT_ROLE_GRID, -1, (double[]){ 20, 100, 380, 100 }, &ink);
  moat_scene_builder_path (builder, MOAT_ROLE_MARK, -1, &path);
  ink = moat_ink_fill (red);
  moat_scene_builder_circle (builder, MOAT_ROLE_EVENT, -1, &(MoatRect){ 300, 220, 12, 12 }, &ink);
  add_text (builder, measurer, language, 20,
            language == MOAT_LANGUAGE_ZH ? "阿里巴巴计划每年投资3,800亿元"
                                         : "Alibaba plans ≥ 3.9× a year");
  add_text (builder, measurer, language, 260,
            language == MOAT_LANGUAGE_ZH ? "来源：南方略咨询" : "Source: Nanfanglue");
  return drawing_end (builder);
}

MoatScene *
drawing_new_text (MoatPangoMeasurer *measurer, const char *text, MoatTextAlign align)
{
  MoatSceneBuilder *builder = moat_scene_builder_new (200, 100);
  const MoatTextStyle style = { 16, MOAT_TEXT_WEIGHT_REGULAR, MOAT_LANGUAGE_EN };
  const MoatTextNode node = { .text = text,
                              .style = &style,
                              .color = moat_color_from_rgb (0x000000),
                              .align = align,
                              .x = 10,
                              .y = 40 };

  moat_scene_builder_text (builder, MOAT_ROLE_TITLE, -1, &node, MOAT_TEXT_MEASURER (measurer));
  return drawing_end (builder);
}

MoatSceneBuilder *
drawing_begin (void)
{
  MoatSceneBuilder *builder = moat_scene_builder_new (100, 100);
  const MoatInk white = moat_ink_fill (moat_color_from_rgb (0xffffff));

  moat_scene_builder_rect (builder, MOAT_ROLE_BACKGROUND, -1, &(MoatRect){ 0, 0, 100, 100 },
                           &white);
  return builder;
}

MoatScene *
drawing_end (MoatSceneBuilder *builder)
{
  MoatScene *scene = moat_scene_builder_finish (builder);

  moat_scene_builder_free (builder);
  return scene;
}

cairo_surface_t *
drawing_paint (const MoatScene *scene, double scale)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  g_autoptr (GError) error = NULL;
  cairo_surface_t *image = moat_render_scene (scene, measurer, scale, &error);

  g_assert_no_error (error);
  g_assert_nonnull (image);
  return image;
}

guint32
drawing_get_pixel (cairo_surface_t *image, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (image) +
                      (gsize) y * (gsize) cairo_image_surface_get_stride (image);
  guint32 pixel;

  memcpy (&pixel, row + 4 * (gsize) x, sizeof pixel);
  return pixel & 0xffffff;
}

gboolean
drawing_has_tool (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed (poppler-utils)", program);

      g_test_skip (reason);
    }
  return path != NULL;
}

char *
drawing_run_tool (GBytes *file, const char *program, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *output = NULL;
  va_list list;
  int status;

  g_close (g_file_open_tmp ("moat-test-XXXXXX", &path, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                       &error);
  g_assert_no_error (error);
  va_start (list, program);
  for (const char *word = program; word != NULL; word = va_arg (list, const char *))
    g_ptr_array_add (arguments, (gpointer) (g_str_equal (word, "@") ? path : word));
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output,
                NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_unlink (path);
  return output;
}

gboolean
drawing_has_bytes (GBytes *file, const char *bytes)
{
  gsize size, length = strlen (bytes);
  const char *data = g_bytes_get_data (file, &size);

  for (gsize i = 0; i + length <= size; i++)
    if (memcmp (data + i, bytes, length) == 0)
      return TRUE;
  return FALSE;
}

GBytes *
drawing_export (const MoatScene *scene, MoatPangoMeasurer *measurer, MoatExportFormat format)
{
  const MoatExportOptions options = { .format = format,
                                      .scale = 1,
                                      .title = "Investment 投资",
                                      .author = "Ann (Ltd) \\ Co",
                                      .provenance = "{\"facts\": [\"f01\", \"投资\"]}",
                                      .created = 1742169600 };
  g_autoptr (GError) error = NULL;
  GBytes *file = moat_export_to_bytes (scene, measurer, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
  return file;
}
