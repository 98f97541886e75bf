/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a bar or a span looks.
 *
 * Status is in the body: actual is solid, an estimate pale with a firm edge, a plan pale and
 * hatched with a dashed end, a target outlined with dashes.  They differ without colour too.
 *
 * The words are at the end that is away from zero: "over" leaves it open, with walls and arrows
 * that go on; "under" caps it, with arrows that turn back; "about" is soft, fading on both sides of
 * the value by the same distance so that the middle of the edge stays where the value is; a
 * stated range has a bracket from its low to its high end.
 *
 * The area is always exactly one MARK rectangle from zero to the value.
 *
 * Looks are worked out once, for values along the second direction of a rectangle; for bars whose
 * values grow across, the two directions are exchanged on the way in and out.
 */
#include "moat-block.h"

#include <math.h>

#define OPEN_REACH 26.0 /* px at factor 1 that walls and arrows rise above an open top */
#define SOFT_STRIPS 5
#define SOFT_REACH 10.0

/* In px; x is along the base line and y along the values, as on the screen for upright bars. */
typedef struct
{
  const MoatBlock *block;
  const MoatScope *scope;
  MoatRect rect, plot;
  MoatInk ink;      /* of the body */
  double end_y;     /* of the value */
  double base_y;    /* of zero */
  double direction; /* -1: the value is at a smaller y than zero */
  double line;
} Painter;

/* The two directions exchanged if @across. */
static MoatRect
turn (const MoatRect *rect, gboolean across)
{
  return across ? (MoatRect){ rect->y, rect->x, rect->height, rect->width } : *rect;
}

static void
turn_ends (double ends[4], gboolean across)
{
  const double was[4] = { ends[0], ends[1], ends[2], ends[3] };

  if (!across)
    return;
  ends[0] = was[1];
  ends[1] = was[0];
  ends[2] = was[3];
  ends[3] = was[2];
}

static MoatInk
choose_ink (const MoatScope *scope, MoatColor color, MoatStatus status)
{
  MoatColor ground = scope->theme->background;

  switch (status)
    {
    case MOAT_STATUS_PLAN:
      return (MoatInk){ .fill = { moat_color_mix (color, ground, 0.15), TRUE, color } };
    case MOAT_STATUS_ESTIMATE:
      return (MoatInk){ .fill.color = moat_color_mix (color, ground, 0.4) };
    case MOAT_STATUS_TARGET:
      return (MoatInk){ .fill.color = moat_color_mix (color, ground, 0.06) };
    case MOAT_STATUS_ACTUAL:
    default:
      return (MoatInk){ .fill.color = color };
    }
}

gboolean
moat_block_get_ground (const MoatBlock *self, const MoatScope *scope, MoatColor *ground)
{
  MoatInk ink = choose_ink (scope, self->color, self->status);

  *ground = ink.fill.hatched ? scope->theme->background : ink.fill.color;
  return !ink.fill.hatched;
}

static gboolean
is_outward (MoatQualifier qualifier, gboolean upwards)
{
  return qualifier == (upwards ? MOAT_QUALIFIER_OVER : MOAT_QUALIFIER_UNDER);
}

/* The px that the words need beyond the value. */
static double
reach_of (const MoatScope *scope, MoatQualifier qualifier, gboolean upwards)
{
  if (is_outward (qualifier, upwards))
    return (OPEN_REACH + 2) * scope->sizes.factor;
  if (qualifier == MOAT_QUALIFIER_ABOUT || qualifier == MOAT_QUALIFIER_UNKNOWN)
    return SOFT_REACH * scope->sizes.factor;
  return 0;
}

double
moat_block_reach (const MoatScope *scope, const MoatFigure *figure)
{
  return reach_of (scope, (MoatQualifier) figure->observation->qualifier, figure->value >= 0) + 2;
}

MoatRect
moat_block_extent (const MoatBlock *self, const MoatScope *scope)
{
  double reach = reach_of (scope, self->qualifier, self->upwards);
  gboolean is_low = self->upwards != self->across; /* the value is at the smaller px */
  MoatRect extent = turn (&self->rect, self->across), plot = turn (&scope->plot, self->across);
  double top = extent.y - (is_low ? reach : 0);
  double bottom = extent.y + extent.height + (is_low ? 0 : reach);

  if (self->qualifier == MOAT_QUALIFIER_BETWEEN)
    {
      top = MIN (top, MIN (self->range_low, self->range_high));
      bottom = MAX (bottom, MAX (self->range_low, self->range_high));
    }
  top = MIN (MAX (top, plot.y), extent.y);
  bottom = MAX (MIN (bottom, plot.y + plot.height), extent.y + extent.height);
  extent.y = top;
  extent.height = bottom - top;
  return turn (&extent, self->across);
}

static void
add_line (const Painter *painter, double x1, double y1, double x2, double y2, double dash)
{
  double ends[4] = { x1, y1, x2, y2 };
  MoatInk ink = moat_ink_stroke (painter->block->color, painter->line, dash);

  turn_ends (ends, painter->block->across);
  moat_scene_builder_line (painter->scope->builder, MOAT_ROLE_MARK_DETAIL, painter->block->datum,
                           ends, &ink);
}

void
moat_arrow_emit (const MoatScope *scope, MoatNodeRole role, int datum, const double ends[4],
                 MoatColor color)
{
  double dx = ends[2] - ends[0], dy = ends[3] - ends[1], length = MAX (fabs (dx), fabs (dy));
  double head = MIN (5.5 * scope->sizes.factor, length * 0.6);
  double back = (fabs (dy) >= fabs (dx) ? dy : dx) > 0 ? -head : head;
  const double upright[6] = { ends[2] - head, ends[3] + back, ends[2],
                              ends[3],        ends[2] + head, ends[3] + back };
  const double level[6] = { ends[2] + back, ends[3] - head, ends[2],
                            ends[3],        ends[2] + back, ends[3] + head };
  const double *points = fabs (dy) >= fabs (dx) ? upright : level;
  MoatInk ink = moat_ink_stroke (color, scope->sizes.line, 0);
  MoatNode chevron = { .points = points, .n_points = 3, .stroke = ink.stroke };

  moat_scene_builder_line (scope->builder, role, datum, ends, &ink);
  moat_scene_builder_path (scope->builder, role, datum, &chevron);
}

static void
add_rect (const Painter *painter, const MoatRect *rect, const MoatInk *ink)
{
  MoatRect turned = turn (rect, painter->block->across);

  moat_scene_builder_rect (painter->scope->builder, MOAT_ROLE_MARK_DETAIL, painter->block->datum,
                           &turned, ink);
}

static void
add_arrow (const Painter *painter, double x, double from, double to, MoatColor color)
{
  double ends[4] = { x, from, x, to };

  turn_ends (ends, painter->block->across);
  moat_arrow_emit (painter->scope, MOAT_ROLE_MARK_DETAIL, painter->block->datum, ends, color);
}

/* Where arrows stand: one in the middle, three when the block is wide. */
static guint
place_arrows (const Painter *painter, double xs[3])
{
  const MoatRect *rect = &painter->rect;
  double head = 6 * painter->scope->sizes.factor;

  xs[0] = rect->x + rect->width / 2;
  if (rect->width < 2 * head)
    return 0;
  if (rect->width < 12 * head)
    return 1;
  xs[0] = rect->x + rect->width / 7;
  xs[1] = rect->x + rect->width / 2;
  xs[2] = rect->x + rect->width * 6 / 7;
  return 3;
}

/* The sides, and the end at the value unless it is to be dashed or open. */
static void
add_outline (const Painter *painter, double dash, gboolean with_end)
{
  const MoatRect *rect = &painter->rect;
  double inset = MIN (painter->line, rect->width) / 2;
  double left = rect->x + inset, right = rect->x + rect->width - inset;
  double base = painter->base_y + painter->direction * inset;

  if (!painter->block->cut_start)
    add_line (painter, left, painter->base_y, left, painter->end_y, dash);
  if (!painter->block->cut_end)
    add_line (painter, right, painter->base_y, right, painter->end_y, dash);
  add_line (painter, rect->x, base, rect->x + rect->width, base, dash);
  if (with_end)
    add_line (painter, rect->x, painter->end_y, rect->x + rect->width, painter->end_y, dash);
}

static void
add_open_end (const Painter *painter)
{
  const MoatBlock *block = painter->block;
  const MoatRect *plot = &painter->plot;
  double factor = painter->scope->sizes.factor;
  double reach = painter->end_y + painter->direction * OPEN_REACH * factor;
  double inset = MIN (painter->line, painter->rect.width) / 2;
  double xs[3];
  guint n = place_arrows (painter, xs);

  reach = CLAMP (reach, plot->y + 1, plot->y + plot->height - 1);
  if (fabs (reach - painter->end_y) < 2)
    return;
  if (!block->cut_start)
    add_line (painter, painter->rect.x + inset, painter->end_y, painter->rect.x + inset, reach, 0);
  if (!block->cut_end)
    add_line (painter, painter->rect.x + painter->rect.width - inset, painter->end_y,
              painter->rect.x + painter->rect.width - inset, reach, 0);
  for (guint i = 0; i < n; i++)
    add_arrow (painter, xs[i], painter->end_y + painter->direction * 4 * factor, reach,
               block->color);
}

static void
add_cap (const Painter *painter)
{
  const MoatBlock *block = painter->block;
  const MoatRect *plot = &painter->plot;
  double factor = painter->scope->sizes.factor;
  double over = 3 * factor, thick = 3 * factor;
  double left = MAX (painter->rect.x - over, plot->x);
  double right = MIN (painter->rect.x + painter->rect.width + over, plot->x + plot->width);
  MoatRect cap = { left, painter->end_y - thick / 2, right - left, thick };
  MoatInk ink = moat_ink_fill (block->color);
  double room = MIN (painter->rect.height - thick, 20 * factor);
  MoatColor color = block->color;
  double xs[3];
  guint n = place_arrows (painter, xs);

  cap.y = CLAMP (cap.y, plot->y, plot->y + plot->height - thick);
  add_rect (painter, &cap, &ink);
  if (room < 10 * factor)
    return;
  if (!painter->ink.fill.hatched && block->status == MOAT_STATUS_ACTUAL)
    color = moat_scope_color_on (painter->scope, painter->ink.fill.color);
  for (guint i = 0; i < n; i++)
    {
      double start = painter->end_y - painter->direction * thick;
      add_arrow (painter, xs[i], start, start - painter->direction * room, color);
    }
}

static void
add_soft_end (const Painter *painter)
{
  const MoatRect *plot = &painter->plot;
  MoatColor ground = painter->scope->theme->background;
  double height = SOFT_REACH * painter->scope->sizes.factor / SOFT_STRIPS;

  for (int i = -SOFT_STRIPS; i < SOFT_STRIPS; i++)
    {
      double share =
        (i + 0.5 + SOFT_STRIPS) / (2.0 * SOFT_STRIPS); /* of the ground, 0–1 outwards */
      double near = painter->end_y + painter->direction * height * i;
      double far = near + painter->direction * height;
      MoatRect strip = painter->rect;
      MoatInk ink = i < 0
                      ? moat_ink_fill (moat_color_with_alpha (ground, share))
                      : moat_ink_fill (moat_color_with_alpha (painter->ink.fill.color, 1 - share));

      strip.y = MAX (MIN (near, far), plot->y);
      strip.height = MIN (MAX (near, far), plot->y + plot->height) - strip.y;
      if (i < 0 && (painter->base_y - far) * painter->direction > 0)
        continue; /* the block is lower than the strip is deep */
      add_rect (painter, &strip, &ink);
    }
}

static void
add_bracket (const Painter *painter)
{
  const MoatBlock *block = painter->block;
  const MoatRect *plot = &painter->plot;
  double x = painter->rect.x + painter->rect.width / 2;
  double arm = MIN (8 * painter->scope->sizes.factor, painter->rect.width / 2);
  double high = CLAMP (block->range_high, plot->y, plot->y + plot->height);
  double low = CLAMP (block->range_low, plot->y, plot->y + plot->height);
  double ends[3][4] = { { x, high, x, low },
                        { x - arm, high, x + arm, high },
                        { x - arm, low, x + arm, low } };
  MoatInk halo = moat_ink_stroke (painter->scope->theme->background, painter->line * 3, 0);
  MoatInk ink = moat_ink_stroke (painter->scope->theme->ink, painter->line, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      turn_ends (ends[i], block->across);
      moat_scene_builder_line (painter->scope->builder, MOAT_ROLE_MARK_DETAIL, block->datum,
                               ends[i], &halo);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    moat_scene_builder_line (painter->scope->builder, MOAT_ROLE_MARK_DETAIL, block->datum, ends[i],
                             &ink);
}

void
moat_block_emit (const MoatBlock *self, const MoatScope *scope)
{
  gboolean open = is_outward (self->qualifier, self->upwards);
  gboolean soft =
    self->qualifier == MOAT_QUALIFIER_ABOUT || self->qualifier == MOAT_QUALIFIER_UNKNOWN;
  double dash = 4 * scope->sizes.factor;
  gboolean is_low = self->upwards != self->across; /* the value is at the smaller px */
  MoatRect rect = turn (&self->rect, self->across);
  Painter painter = {
    .block = self,
    .scope = scope,
    .rect = rect,
    .plot = turn (&scope->plot, self->across),
    .ink = choose_ink (scope, self->color, self->status),
    .end_y = is_low ? rect.y : rect.y + rect.height,
    .base_y = is_low ? rect.y + rect.height : rect.y,
    .direction = is_low ? -1 : 1,
    .line = scope->sizes.line,
  };

  moat_scene_builder_rect (scope->builder, MOAT_ROLE_MARK, self->datum, &self->rect, &painter.ink);
  if (soft)
    add_soft_end (&painter);
  if (self->status == MOAT_STATUS_TARGET)
    add_outline (&painter, dash, !soft);
  else if (self->status == MOAT_STATUS_ESTIMATE)
    add_outline (&painter, 0, !open && !soft);
  else if (self->status == MOAT_STATUS_PLAN)
    add_outline (&painter, 0, FALSE);
  if (self->status == MOAT_STATUS_PLAN || (self->status == MOAT_STATUS_ESTIMATE && open))
    add_line (&painter, rect.x, painter.end_y, rect.x + rect.width, painter.end_y, dash);
  if (open)
    add_open_end (&painter);
  else if (self->qualifier == MOAT_QUALIFIER_OVER || self->qualifier == MOAT_QUALIFIER_UNDER)
    add_cap (&painter);
  else if (self->qualifier == MOAT_QUALIFIER_BETWEEN)
    add_bracket (&painter);
}
