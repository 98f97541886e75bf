/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of points.
 *
 * A name stands within its point if that is large enough, else beside, above or below it, where it
 * touches neither another point nor another name nor the edge of the plot.  The most important are
 * placed first: a highlighted one, then the largest; names that find no place are said in the foot.
 */
#include <math.h>

#include "moat-plot-words.h"
#include "moat-scatter.h"

#define N_PLACES 8
#define CORNER 0.71 /* of the radius, where a name at a corner begins */

typedef struct
{
  const MoatScatter *scatter;
  const MoatScope *scope;
  const MoatRect *plot;
  GArray *taken; /* of MoatRect */
} Labeller;

static gboolean
touches_point (const MoatRect *box, const MoatScatterPoint *point)
{
  double dx = MAX (MAX (box->x - point->x, point->x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - point->y, point->y - box->y - box->height), 0);

  return hypot (dx, dy) < point->radius;
}

static gboolean
is_free (const Labeller *self, const MoatRect *box, guint own)
{
  const MoatRect *plot = self->plot;

  if (box->x < plot->x || box->y < plot->y || box->x + box->width > plot->x + plot->width ||
      box->y + box->height > plot->y + plot->height)
    return FALSE;
  for (guint i = 0; i < self->scatter->points->len; i++)
    if (i != own &&
        touches_point (box, &g_array_index (self->scatter->points, MoatScatterPoint, i)))
      return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    if (moat_rect_overlaps (box, &g_array_index (self->taken, MoatRect, i), 0))
      return FALSE;
  return moat_room_is_free (self->scope->room, box);
}

/* The places for a name of @size, the best first. */
static void
list_places (const MoatScatterPoint *point, MoatTextExtents size, double gap,
             MoatRect places[N_PLACES])
{
  double r = point->radius + gap, corner = point->radius * CORNER + gap * 0.5;
  double middle = point->y - size.height / 2, left = point->x - size.width / 2;
  const double xs[N_PLACES] = { point->x + r,
                                point->x - r - size.width,
                                left,
                                left,
                                point->x + corner,
                                point->x + corner,
                                point->x - corner - size.width,
                                point->x - corner - size.width };
  const double ys[N_PLACES] = { middle,
                                middle,
                                point->y - r * 0.9 - size.height,
                                point->y + r * 0.9,
                                point->y - corner - size.height,
                                point->y + corner,
                                point->y - corner - size.height,
                                point->y + corner };

  for (guint i = 0; i < N_PLACES; i++)
    places[i] = (MoatRect){ xs[i], ys[i], size.width, size.height };
}

static void
write_name (const Labeller *self, const MoatScatterPoint *point, const MoatRect *box, int datum)
{
  const MoatScope *scope = self->scope;
  MoatTextNode text = {
    point->name, &scope->sizes.small, scope->theme->ink, MOAT_TEXT_ALIGN_START, box->x, box->y
  };

  moat_scope_paper (scope, datum, box);
  moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, datum, &text);
  g_array_append_vals (self->taken, box, 1);
  moat_room_take (scope->room, box);
}

/* Whether a name of @size stands within its point, with no other over it. */
static gboolean
fits_within (const Labeller *self, guint own, MoatTextExtents size)
{
  const MoatScatterPoint *point = &g_array_index (self->scatter->points, MoatScatterPoint, own);
  MoatRect box = { point->x - size.width / 2, point->y - size.height / 2, size.width, size.height };

  if (hypot (size.width, size.height) / 2 > point->radius)
    return FALSE;
  for (guint i = 0; i < self->scatter->points->len; i++)
    if (i != own &&
        touches_point (&box, &g_array_index (self->scatter->points, MoatScatterPoint, i)))
      return FALSE;
  return TRUE;
}

static void
write_within (const Labeller *self, const MoatScatterPoint *point, MoatTextExtents size,
              const MoatFigure *figure)
{
  const MoatScope *scope = self->scope;
  MoatTextNode text = { point->name,
                        &scope->sizes.small,
                        moat_scope_color_on (scope, point->ground),
                        MOAT_TEXT_ALIGN_CENTER,
                        point->x,
                        point->y - size.height / 2 };
  MoatRect box = { point->x - size.width / 2, text.y, size.width, size.height };
  MoatInk ink = moat_ink_fill (point->ground); /* no grid line shows through the point */

  moat_scene_builder_rect (scope->builder, MOAT_ROLE_MARK_LABEL, figure->datum, &box, &ink);
  moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, figure->datum, &text);
  g_array_append_val (self->taken, box);
}

static gboolean
label_point (const Labeller *self, guint index, const MoatFigures *figures)
{
  const MoatScope *scope = self->scope;
  const MoatScatterPoint *point = &g_array_index (self->scatter->points, MoatScatterPoint, index);
  const MoatFigure *figure = moat_figures_get (figures, (guint) point->figures[MOAT_SCATTER_Y]);
  MoatTextExtents size = moat_scope_measure (scope, &scope->sizes.small, point->name);
  MoatRect places[N_PLACES];

  if (fits_within (self, index, size))
    {
      write_within (self, point, size, figure);
      return TRUE;
    }
  list_places (point, size, scope->sizes.pad * 0.5, places);
  for (guint i = 0; i < N_PLACES; i++)
    if (is_free (self, &places[i], index))
      {
        write_name (self, point, &places[i], figure->datum);
        return TRUE;
      }
  return FALSE;
}

void
moat_scatter_label (const MoatScatter *self, const MoatPlot *plot)
{
  const MoatScope *scope = plot->scope;
  const MoatFigures *figures = plot->figures;
  g_autoptr (GPtrArray) unnamed = g_ptr_array_new ();
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (MoatRect));
  const Labeller labeller = { self, scope, &plot->plot, taken };
  guint n = self->points->len, last = n;

  for (; last > 0 && g_array_index (self->points, MoatScatterPoint, last - 1).is_highlighted;
       last--)
    if (!label_point (&labeller, last - 1, figures))
      g_ptr_array_add (unnamed,
                       (gpointer) g_array_index (self->points, MoatScatterPoint, last - 1).name);
  for (guint i = 0; i < last; i++)
    if (!label_point (&labeller, i, figures))
      g_ptr_array_add (unnamed, (gpointer) g_array_index (self->points, MoatScatterPoint, i).name);
  if (unnamed->len > 0)
    {
      g_autofree char *names = moat_plot_words_names (scope, unnamed);
      g_ptr_array_add (scope->late, moat_wording_phrase (
                                      scope->wording, MOAT_PHRASE_MESSAGE_UNLABELLED, names, NULL));
    }
}
