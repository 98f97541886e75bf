/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart looks like on the screen: the texture of its scene and, on top, the outlines of the
 * mark under the pointer and of the selected one.
 *
 * The outlines are a few border nodes, so that pointing and selecting never paint the scene anew.
 * They are clipped to the plot: a mark that was zoomed out of sight has none beside it. */

#include "config.h"

#include "moat-chart-view-private.h"

/* px around a mark that its outline keeps, and the smallest side of an outline. */
#define OUTLINE_GAP 3.0f
#define OUTLINE_MIN 12.0f

static GskRoundedRect
outline_of (const MoatDatum *datum)
{
  GskRoundedRect outline;
  graphene_rect_t rect;
  float width = (float) datum->bounds.width + 2 * OUTLINE_GAP;
  float height = (float) datum->bounds.height + 2 * OUTLINE_GAP;
  float wider = MAX (OUTLINE_MIN - width, 0), higher = MAX (OUTLINE_MIN - height, 0);

  graphene_rect_init (&rect, (float) datum->bounds.x - OUTLINE_GAP - wider / 2,
                      (float) datum->bounds.y - OUTLINE_GAP - higher / 2, width + wider,
                      height + higher);
  gsk_rounded_rect_init_from_rect (&outline, &rect, 4);
  return outline;
}

static GdkRGBA
rgba_of (MoatColor color, double alpha)
{
  return (GdkRGBA){ (float) color.red, (float) color.green, (float) color.blue,
                    (float) (color.alpha * alpha) };
}

static void
append_outline (GtkSnapshot *snapshot, const GskRoundedRect *outline, float width, GdkRGBA color)
{
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { color, color, color, color };

  gtk_snapshot_append_border (snapshot, outline, widths, colors);
}

static void
snapshot_hover (MoatChartView *self, GtkSnapshot *snapshot)
{
  g_autoptr (MoatDatum) datum = moat_scene_get_datum (self->scene, (gsize) self->hovered);
  GskRoundedRect outline = outline_of (datum);

  append_outline (snapshot, &outline, 1.5f, rgba_of (self->theme->ink, 0.45));
}

static void
snapshot_selection (MoatChartView *self, GtkSnapshot *snapshot, const MoatDatum *datum)
{
  GskRoundedRect inner = outline_of (datum), halo = inner;

  gsk_rounded_rect_shrink (&halo, -1.5f, -1.5f, -1.5f, -1.5f);
  append_outline (snapshot, &halo, 5, rgba_of (self->theme->background, 0.85));
  append_outline (snapshot, &inner, 2, rgba_of (self->theme->ink, 1));
}

/* Where the annotation that is being dragged will be put down. */
static void
snapshot_dragged (MoatChartView *self, GtkSnapshot *snapshot)
{
  MoatDatum moved = *self->dragged;
  GskRoundedRect outline;

  moved.bounds.x += self->drag_x;
  moved.bounds.y += self->drag_y;
  outline = outline_of (&moved);
  append_outline (snapshot, &outline, 2, rgba_of (self->theme->annotation, 0.9));
}

void
_moat_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoatChartView *self = MOAT_CHART_VIEW (widget);
  GdkTexture *texture = moat_chart_view_get_texture (self);
  MoatRect plot;

  if (texture == NULL)
    return;
  gtk_snapshot_append_texture (
    snapshot, texture,
    &GRAPHENE_RECT_INIT (0, 0, (float) self->scene_width, (float) self->scene_height));
  plot = moat_scene_get_plot (self->scene);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) plot.x - 8, 0, (float) plot.width + 16,
                                               (float) self->scene_height));
  if (self->hovered >= 0 && self->hovered != self->selected_index)
    snapshot_hover (self, snapshot);
  if (self->selected_index >= 0)
    snapshot_selection (self, snapshot, self->selected);
  if (self->other_index >= 0)
    snapshot_selection (self, snapshot, self->other);
  gtk_snapshot_pop (snapshot);
  if (self->dragged != NULL && self->panning)
    snapshot_dragged (self, snapshot);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}
