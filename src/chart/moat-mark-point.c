/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a single value looks that is neither a bar nor on a line over time.
 *
 * An actual figure is a filled dot, any other a hollow one.  "Over" has an arrow to larger values,
 * "under" one to smaller; "about" a halo; a stated range a bracket from end to end.  They differ
 * without colour too.
 */
#include "moat-mark-point.h"

#include <math.h>

#include "moat-block.h"

#define RADIUS 4.6      /* px at factor 1 */
#define HALO 2.2        /* radii of a halo */
#define ARROW 15.0      /* px at factor 1 from the edge of the dot to the tip of its arrow */
#define LEAST_ARROW 2.0 /* px of radius below which there is no room for arrows */

double
moat_point_radius (const MoatScope *scope)
{
  return RADIUS * scope->sizes.factor;
}

static MoatQualifier
qualifier_of (const MoatFigure *figure)
{
  return (MoatQualifier) figure->observation->qualifier;
}

static gboolean
is_soft (const MoatFigure *figure)
{
  return qualifier_of (figure) == MOAT_QUALIFIER_ABOUT ||
         qualifier_of (figure) == MOAT_QUALIFIER_UNKNOWN;
}

static gboolean
has_range (const MoatFigure *figure)
{
  return qualifier_of (figure) == MOAT_QUALIFIER_BETWEEN && isfinite (figure->low) &&
         isfinite (figure->high);
}

/* A halo is as wide around a larger point as around one of the usual size. */
static double
halo_of (const MoatScope *scope, double radius)
{
  return MIN (radius * HALO, radius + (HALO - 1) * moat_point_radius (scope));
}

double
moat_point_reach (const MoatScope *scope, const MoatFigure *figure, double radius, gboolean larger)
{
  if (is_soft (figure))
    return halo_of (scope, radius);
  if (qualifier_of (figure) == (larger ? MOAT_QUALIFIER_OVER : MOAT_QUALIFIER_UNDER) &&
      radius >= LEAST_ARROW)
    return radius + ARROW * scope->sizes.factor;
  return radius;
}

MoatRect
moat_point_extent (const MoatPoint *self, const MoatScope *scope)
{
  gboolean across = self->scale->across;
  double more = moat_point_reach (scope, self->figure, self->radius, TRUE);
  double less = moat_point_reach (scope, self->figure, self->radius, FALSE);
  double side = is_soft (self->figure) ? halo_of (scope, self->radius) : self->radius;
  double low = across ? self->x - less : self->y - more;
  double high = across ? self->x + more : self->y + less;

  if (has_range (self->figure))
    {
      double a = moat_value_scale_clamp_px (self->scale, self->figure->low);
      double b = moat_value_scale_clamp_px (self->scale, self->figure->high);
      low = MIN (low, MIN (a, b));
      high = MAX (high, MAX (a, b));
    }
  return across ? (MoatRect){ low, self->y - side, high - low, 2 * side }
                : (MoatRect){ self->x - side, low, 2 * side, high - low };
}

/* A line between two px along the scale, at @off px beside the value. */
static void
add_line (const MoatPoint *self, const MoatScope *scope, double from, double to, double off_from,
          double off_to)
{
  gboolean across = self->scale->across;
  double base = across ? self->y : self->x;
  const double ends[4] = { across ? from : base + off_from, across ? base + off_from : from,
                           across ? to : base + off_to, across ? base + off_to : to };
  MoatInk ink = moat_ink_stroke (self->color, scope->sizes.line, 0);

  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, self->figure->datum, ends, &ink);
}

static void
add_bracket (const MoatPoint *self, const MoatScope *scope)
{
  double low = moat_value_scale_clamp_px (self->scale, self->figure->low);
  double high = moat_value_scale_clamp_px (self->scale, self->figure->high);
  double arm = self->radius;

  add_line (self, scope, low, high, 0, 0);
  add_line (self, scope, low, low, -arm, arm);
  add_line (self, scope, high, high, -arm, arm);
}

static void
add_arrow (const MoatPoint *self, const MoatScope *scope, gboolean larger)
{
  gboolean across = self->scale->across;
  double sign = larger == across ? 1 : -1;
  double near = sign * (self->radius + scope->sizes.line);
  double far = sign * moat_point_reach (scope, self->figure, self->radius, larger);
  const double ends[4] = { self->x + (across ? near : 0), self->y + (across ? 0 : near),
                           self->x + (across ? far : 0), self->y + (across ? 0 : far) };

  if (self->radius >= LEAST_ARROW)
    moat_arrow_emit (scope, MOAT_ROLE_MARK_DETAIL, self->figure->datum, ends, self->color);
}

static MoatRect
square (const MoatPoint *self, double radius)
{
  return (MoatRect){ self->x - radius, self->y - radius, 2 * radius, 2 * radius };
}

void
moat_point_emit_words (const MoatPoint *self, const MoatScope *scope)
{
  MoatRect halo = square (self, halo_of (scope, self->radius));
  MoatRect extent = moat_point_extent (self, scope);
  MoatInk soft = moat_ink_fill (moat_color_with_alpha (self->color, 0.3));

  if (is_soft (self->figure))
    moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK_DETAIL, self->figure->datum, &halo,
                               &soft);
  if (has_range (self->figure))
    add_bracket (self, scope);
  if (qualifier_of (self->figure) == MOAT_QUALIFIER_OVER)
    add_arrow (self, scope, TRUE);
  else if (qualifier_of (self->figure) == MOAT_QUALIFIER_UNDER)
    add_arrow (self, scope, FALSE);
  moat_room_take (scope->room, &extent);
}

void
moat_point_emit (const MoatPoint *self, const MoatScope *scope)
{
  MoatRect dot = square (self, self->radius);
  MoatInk ink = moat_ink_fill (self->color);

  moat_point_emit_words (self, scope);
  if (self->figure->observation->status != MOAT_STATUS_ACTUAL)
    {
      ink = moat_ink_stroke (self->color, scope->sizes.line, 0);
      ink.fill.color = scope->theme->background;
    }
  moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK, self->figure->datum, &dot, &ink);
}
