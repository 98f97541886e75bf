/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paints a scene through Cairo, on any surface, node by node in the order of the list.
 *
 * A raster target differs in three ways: edges and straight lines are moved onto whole pixels
 * (moat-cairo-snap.c), baselines too, and text is filled as outlines, because Cairo 1.16 puts
 * each glyph of an image at a whole pixel and thereby spaces letters unevenly.  Colour glyphs
 * have no outlines and are shown as glyphs.  On vector targets text is always glyphs, so that it
 * can be selected and searched.
 *
 * Hatching is stroked lines clipped to the shape, on paper too.  They are laid from the origin of
 * the scene, so that the lines of neighbours meet, and end where the canvas ends however far a
 * shape reaches.
 *
 * Cairo's coordinates are 24.8 fixed point: what lies further out than FAR is pulled in, which
 * nobody sees.  Cairo keeps the first failure of a drawing in the cairo_t and ignores what follows;
 * whoever owns the target asks for its status when the scene is painted.
 */
#include "config.h"

#include "moat-cairo-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "moat-cairo-snap.h"
#include "moat-dense-line.h"
#include "moat-export-error.h"
#include "moat-hatch.h"

#define FAR 1048576.0   /* px; times a scale of 4 it is half of what 24.8 bits hold */
#define MAX_SIDE 32767  /* device pixels a side of a Cairo image may have */
#define STROKE_RUN 1000 /* points; Cairo's cost grows faster than their number */

typedef struct
{
  cairo_t *cr;
  MoatPangoMeasurer *measurer;
  MoatRect canvas;
  double pixel_scale; /* 0: vector */
} Painter;

static gboolean
is_visible (MoatColor color)
{
  return color.alpha > 0;
}

static void
set_color (cairo_t *cr, MoatColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

static double
pull_in (double coordinate)
{
  return CLAMP (coordinate, -FAR, FAR);
}

static MoatRect
pull_in_rect (const MoatRect *rect)
{
  double x = pull_in (rect->x), y = pull_in (rect->y);

  return (MoatRect){ x, y, pull_in (rect->x + rect->width) - x,
                     pull_in (rect->y + rect->height) - y };
}

/* Uses the current path up. */
static void
hatch_path (const Painter *self, MoatColor color, const MoatRect *bounds)
{
  MoatHatchLines lines = moat_hatch_lines (bounds, &self->canvas);

  cairo_save (self->cr);
  cairo_clip (self->cr);
  for (int i = lines.first; i <= lines.last; i++)
    {
      double ends[4];

      moat_hatch_line (&lines, i, ends);
      cairo_move_to (self->cr, ends[0], ends[1]);
      cairo_line_to (self->cr, ends[2], ends[3]);
    }
  set_color (self->cr, color);
  cairo_set_line_width (self->cr, MOAT_HATCH_WIDTH);
  cairo_set_dash (self->cr, NULL, 0, 0);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/* Uses the current path up. */
static void
fill_path (const Painter *self, const MoatFill *fill, const MoatRect *bounds)
{
  if (is_visible (fill->color))
    {
      set_color (self->cr, fill->color);
      cairo_fill_preserve (self->cr);
    }
  if (fill->hatched && is_visible (fill->hatch))
    hatch_path (self, fill->hatch, bounds);
  cairo_new_path (self->cr);
}

static gboolean
is_stroked (const MoatNode *node)
{
  return is_visible (node->stroke.color) && node->stroke.width > 0;
}

/* @width is the stroke's, snapped or not as the caller's geometry is. */
static void
set_stroke (const Painter *self, const MoatStroke *stroke, double width)
{
  set_color (self->cr, stroke->color);
  cairo_set_line_width (self->cr, width);
  if (stroke->dash > 0)
    cairo_set_dash (self->cr, (double[]){ stroke->dash, stroke->dash }, 2, 0);
  else
    cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
add_rounded_rect (cairo_t *cr, const MoatRect *rect, double radius)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);
  double right = rect->x + rect->width, bottom = rect->y + rect->height;

  if (r <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, rect->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, rect->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
}

static void
paint_rect (const Painter *self, const MoatNode *node)
{
  MoatRect whole = pull_in_rect (&node->bounds);
  MoatRect area = moat_snap_rect (&whole, self->pixel_scale);

  add_rounded_rect (self->cr, &area, node->radius);
  fill_path (self, &node->fill, &area);
  if (is_stroked (node))
    {
      double width = moat_snap_width (node->stroke.width, self->pixel_scale);
      double left = moat_snap_middle (whole.x, width, self->pixel_scale);
      double top = moat_snap_middle (whole.y, width, self->pixel_scale);
      double right = moat_snap_middle (whole.x + whole.width, width, self->pixel_scale);
      double bottom = moat_snap_middle (whole.y + whole.height, width, self->pixel_scale);

      add_rounded_rect (self->cr, &(MoatRect){ left, top, right - left, bottom - top },
                        node->radius);
      set_stroke (self, &node->stroke, width);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
      cairo_stroke (self->cr);
    }
}

static void
add_circle (cairo_t *cr, const MoatRect *square)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, square->x + square->width / 2, square->y + square->height / 2,
             MIN (square->width, square->height) / 2, 0, 2 * G_PI);
  cairo_close_path (cr);
}

static void
paint_circle (const Painter *self, const MoatNode *node)
{
  MoatRect square = pull_in_rect (&node->bounds);

  add_circle (self->cr, &square);
  fill_path (self, &node->fill, &square);
  if (is_stroked (node))
    {
      add_circle (self->cr, &square);
      set_stroke (self, &node->stroke, node->stroke.width);
      cairo_stroke (self->cr);
    }
}

static void
add_points (cairo_t *cr, const double *points, gsize n, gboolean closed)
{
  cairo_move_to (cr, pull_in (points[0]), pull_in (points[1]));
  for (gsize i = 1; i < n; i++)
    cairo_line_to (cr, pull_in (points[2 * i]), pull_in (points[2 * i + 1]));
  if (closed)
    cairo_close_path (cr);
}

/* Runs overlap in one point, which is not seen in an opaque colour.  On paper the line stays one.
 */
static gboolean
may_stroke_in_runs (const Painter *self, const MoatNode *node)
{
  return self->pixel_scale > 0 && !node->closed && node->stroke.dash <= 0 &&
         node->stroke.color.alpha >= 1;
}

static void
stroke_points (const Painter *self, const MoatNode *node)
{
  g_autofree double *snapped = g_new (double, 2 * node->n_points);
  const double *points = node->points;
  double width = node->stroke.width;
  gsize run = may_stroke_in_runs (self, node) ? STROKE_RUN : node->n_points;

  if (moat_snap_points (node->points, node->n_points, node->closed, width, self->pixel_scale,
                        snapped))
    {
      points = snapped;
      width = moat_snap_width (width, self->pixel_scale);
    }
  set_stroke (self, &node->stroke, width);
  cairo_set_line_join (self->cr, points == snapped ? CAIRO_LINE_JOIN_MITER : CAIRO_LINE_JOIN_ROUND);
  for (gsize i = 0; i + 1 < node->n_points; i += run)
    {
      add_points (self->cr, points + 2 * i, MIN (run + 1, node->n_points - i), node->closed);
      cairo_stroke (self->cr);
    }
}

/* FALSE, and nothing is painted, unless the line has more points than there are pixels for them. */
static gboolean
paint_dense_line (const Painter *self, const MoatNode *node)
{
  g_autoptr (GArray) outline = NULL;

  if (self->pixel_scale <= 0 || node->closed || node->stroke.dash > 0)
    return FALSE;
  outline =
    moat_dense_line_outline (node->points, node->n_points, node->stroke.width, self->pixel_scale);
  if (outline == NULL)
    return FALSE;
  set_color (self->cr, node->stroke.color);
  add_points (self->cr, (const double *) outline->data, outline->len / 2, TRUE);
  cairo_fill (self->cr);
  return TRUE;
}

static void
paint_path (const Painter *self, const MoatNode *node)
{
  if (is_visible (node->fill.color) || node->fill.hatched)
    {
      add_points (self->cr, node->points, node->n_points, TRUE);
      fill_path (self, &node->fill, &node->bounds);
    }
  if (is_stroked (node) && !paint_dense_line (self, node))
    stroke_points (self, node);
}

static gboolean
has_table (hb_face_t *face, hb_tag_t tag)
{
  hb_blob_t *table = hb_face_reference_table (face, tag);
  gboolean present = hb_blob_get_length (table) > 0;

  hb_blob_destroy (table);
  return present;
}

/* TRUE if the font of @run has coloured bitmaps, such as emoji. */
static gboolean
has_color_glyphs (const PangoGlyphItem *run)
{
  hb_face_t *face = hb_font_get_face (pango_font_get_hb_font (run->item->analysis.font));

  return has_table (face, HB_TAG ('C', 'B', 'D', 'T')) ||
         has_table (face, HB_TAG ('s', 'b', 'i', 'x'));
}

/* The text may be wider here than where it was measured; it keeps the side it is aligned by. */
static double
find_text_start (const MoatNode *node, double width)
{
  switch (node->align)
    {
    case MOAT_TEXT_ALIGN_CENTER:
      return node->bounds.x + (node->bounds.width - width) / 2;
    case MOAT_TEXT_ALIGN_END:
      return node->bounds.x + node->bounds.width - width;
    case MOAT_TEXT_ALIGN_START:
    default:
      return node->bounds.x;
    }
}

static void
paint_text (const Painter *self, const MoatNode *node)
{
  const MoatShapedText *shaped;
  double x, y;

  if (!is_visible (node->text_color))
    return;
  shaped = moat_pango_measurer_shape (self->measurer, &node->text_style, node->text);
  x = pull_in (find_text_start (node, shaped->extents.width));
  y = pull_in (moat_snap_edge (node->baseline, self->pixel_scale));
  set_color (self->cr, node->text_color);
  for (GSList *l = shaped->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;

      cairo_move_to (self->cr, x, y);
      if (self->pixel_scale > 0 && !has_color_glyphs (run))
        pango_cairo_glyph_string_path (self->cr, run->item->analysis.font, run->glyphs);
      else
        pango_cairo_show_glyph_item (self->cr, shaped->text, run);
      x += pango_units_to_double (pango_glyph_string_get_width (run->glyphs));
    }
  cairo_fill (self->cr);
}

void
moat_cairo_painter_paint (cairo_t *cr, const MoatScene *scene, MoatPangoMeasurer *measurer,
                          double pixel_scale)
{
  const Painter self = {
    .cr = cr,
    .measurer = measurer,
    .canvas = { 0, 0, moat_scene_get_width (scene), moat_scene_get_height (scene) },
    .pixel_scale = pixel_scale,
  };

  g_return_if_fail (MOAT_IS_PANGO_MEASURER (measurer));

  cairo_save (cr);
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);

      switch (node->kind)
        {
        case MOAT_NODE_RECT:
          paint_rect (&self, node);
          break;
        case MOAT_NODE_PATH:
          paint_path (&self, node);
          break;
        case MOAT_NODE_CIRCLE:
          paint_circle (&self, node);
          break;
        case MOAT_NODE_TEXT:
          paint_text (&self, node);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  cairo_restore (cr);
}

static cairo_surface_t *
create_image (const MoatScene *scene, double scale, GError **error)
{
  double width = floor (moat_scene_get_width (scene) * scale + 0.5);
  double height = floor (moat_scene_get_height (scene) * scale + 0.5);
  cairo_surface_t *image;

  if (!(width <= MAX_SIDE && height <= MAX_SIDE))
    {
      /* Translators: {width} × {height} pixels, then the largest number allowed. */
      g_set_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE,
                   /* Translators: width, height and the largest side. */
                   _ ("An image of %.0f × %.0f pixels is too large: %d a side is the most.  "
                      "Choose a smaller size or scale."),
                   width, height, MAX_SIDE);
      return NULL;
    }
  image =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) width), MAX (1, (int) height));
  if (cairo_surface_status (image) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_MEMORY,
                   /* Translators: width and height. */
                   _ ("There is not enough memory for an image of %.0f × %.0f pixels.  "
                      "Choose a smaller size or scale."),
                   width, height);
      cairo_surface_destroy (image);
      return NULL;
    }
  return image;
}

cairo_surface_t *
moat_render_scene (const MoatScene *scene, MoatPangoMeasurer *measurer, double scale,
                   GError **error)
{
  cairo_surface_t *image = NULL;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scale > 0, NULL);

  image = create_image (scene, scale, error);
  if (image == NULL)
    return NULL;
  cr = cairo_create (image);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  moat_cairo_painter_paint (cr, scene, measurer, scale);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (image);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      moat_export_set_cairo_error (error, status);
      cairo_surface_destroy (image);
      return NULL;
    }
  return image;
}
