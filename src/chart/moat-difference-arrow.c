/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The difference arrow: how many times the second figure is the first.
 *
 * It goes up or down from the one height to the other, beside both marks, with a thin line from
 * each mark to it and the ratio in a bubble in its middle.  The ratio carries the qualifier of
 * both: an exact figure against an "over" is "at least".
 *
 * Of all places along the plot it takes the one where it touches no other mark, nearest to
 * the middle between the two; a bubble that is higher than the arrow is long stands beside it.
 * Where the bubble would cover a mark there is no arrow: a ratio on a bar is taken for the bar's
 * own.
 */
#include "moat-difference-arrow.h"

#include <math.h>

#include "moat-block.h"
#include "moat-difference.h"
#include "moat-line-gaps.h"

#define STEP 3.0 /* px between places that are tried */

typedef struct
{
  const MoatScope *scope;
  const MoatAnchor *from, *to;
  MoatTextStyle style;
  const char *words;
  int datum;
  MoatRoom *room;
  double width, height; /* of the bubble */
} Arrow;

static double
right_of (const MoatRect *rect)
{
  return rect->x + rect->width;
}

/* Where the arrow would stand if nothing were in the way. */
static double
preferred_x (const Arrow *arrow)
{
  const MoatRect *a = &arrow->from->rect, *b = &arrow->to->rect;
  const MoatRect *lower = arrow->from->y > arrow->to->y ? a : b;
  const MoatRect *higher = lower == a ? b : a;
  double room = arrow->width / 2 + arrow->scope->sizes.pad;

  if (b->x - right_of (a) >= 2 * room)
    return (right_of (a) + b->x) / 2;
  if (a->x - right_of (b) >= 2 * room)
    return (right_of (b) + a->x) / 2;
  if (higher->x <= lower->x)
    return MAX (right_of (higher), lower->x) + room;
  return MIN (higher->x, right_of (lower)) - room;
}

/* The upright line, or the bubble on it. */
static MoatRect
shape_at (const Arrow *arrow, double x, gboolean bubble)
{
  double top = MIN (arrow->from->y, arrow->to->y), bottom = MAX (arrow->from->y, arrow->to->y);
  double half = 7 * arrow->scope->sizes.factor;
  const MoatRect *plot = &arrow->scope->plot;

  if (!bubble)
    return (MoatRect){ x - half, top, 2 * half, bottom - top };
  if (bottom - top < arrow->height + 3 * half)
    x += arrow->width / 2 + half;
  return (MoatRect){ x - arrow->width / 2,
                     CLAMP ((top + bottom - arrow->height) / 2, plot->y,
                            MAX (plot->y, plot->y + plot->height - arrow->height)),
                     arrow->width, arrow->height };
}

static double
cost_at (const Arrow *arrow, double x, double preferred, GArray *obstacles)
{
  const MoatRect *plot = &arrow->scope->plot;
  MoatRect line = shape_at (arrow, x, FALSE), bubble = shape_at (arrow, x, TRUE);
  double cost = fabs (x - preferred);

  if (line.x < plot->x || bubble.x < plot->x || right_of (&line) > right_of (plot) ||
      right_of (&bubble) > right_of (plot) || !moat_room_is_free (arrow->room, &bubble))
    return INFINITY;
  for (guint i = 0; i < obstacles->len; i++)
    {
      const MoatRect *obstacle = &g_array_index (obstacles, MoatRect, i);
      if (moat_rect_overlaps (&line, obstacle, 0.5))
        cost += 4 * plot->width;
      if (moat_rect_overlaps (&bubble, obstacle, 0.5))
        return INFINITY;
    }
  return cost;
}

static gboolean
choose_x (const Arrow *arrow, GArray *obstacles, double *x)
{
  const MoatRect *plot = &arrow->scope->plot;
  double preferred = preferred_x (arrow), best = INFINITY;

  for (double at = plot->x; at <= right_of (plot); at += STEP)
    {
      double cost = cost_at (arrow, at, preferred, obstacles);
      if (cost < best)
        {
          best = cost;
          *x = at;
        }
    }
  if (cost_at (arrow, preferred, preferred, obstacles) <= best)
    *x = preferred;
  return isfinite (best);
}

/* From the mark's side to a little beyond the arrow; nothing if the arrow stands on the mark. */
static void
add_level (const Arrow *arrow, const MoatAnchor *anchor, double x)
{
  const MoatScope *scope = arrow->scope;
  double gap = 5 * scope->sizes.factor, beyond = 8 * scope->sizes.factor;
  double start = x < anchor->rect.x ? anchor->rect.x - gap : right_of (&anchor->rect) + gap;
  double end = x < anchor->rect.x ? x - beyond : x + beyond;
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.8, 0);
  double ends[4] = { MIN (start, end), anchor->y, MAX (start, end), anchor->y };
  MoatRect taken;

  if (x >= anchor->rect.x && x <= right_of (&anchor->rect))
    {
      ends[0] = x - beyond;
      ends[2] = x + beyond;
    }
  ends[0] = MAX (ends[0], scope->plot.x);
  ends[2] = MIN (ends[2], right_of (&scope->plot));
  taken = (MoatRect){ ends[0], anchor->y - 2, ends[2] - ends[0], 4 };
  moat_line_emit_around_texts (scope, arrow->datum, ends, &ink);
  moat_room_take_mark (arrow->room, &taken);
}

static void
add_bubble (const Arrow *arrow, double x)
{
  const MoatScope *scope = arrow->scope;
  MoatRect box = shape_at (arrow, x, TRUE);
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.8, 0);
  MoatTextNode text = {
    .text = arrow->words,
    .style = &arrow->style,
    .color = scope->theme->annotation,
    .align = MOAT_TEXT_ALIGN_CENTER,
  };

  ink.fill.color = scope->theme->background;
  ink.radius = box.height / 2;
  text.x = box.x + box.width / 2;
  text.y =
    box.y + (box.height - moat_scope_measure (scope, &arrow->style, arrow->words).height) / 2;
  moat_scene_builder_rect (scope->builder, MOAT_ROLE_ANNOTATION, arrow->datum, &box, &ink);
  moat_scope_text (scope, MOAT_ROLE_ANNOTATION, arrow->datum, &text);
  moat_room_take (arrow->room, &box);
}

static void
draw (const Arrow *arrow, double x)
{
  MoatRect line = shape_at (arrow, x, FALSE), bubble = shape_at (arrow, x, TRUE);
  const double ends[4] = { x, arrow->from->y, x, arrow->to->y };

  if (arrow->datum >= 0)
    moat_scene_builder_set_datum_bounds (arrow->scope->builder, arrow->datum, &bubble);
  add_level (arrow, arrow->from, x);
  add_level (arrow, arrow->to, x);
  if (line.height > 4)
    {
      moat_arrow_emit (arrow->scope, MOAT_ROLE_ANNOTATION, arrow->datum, ends,
                       arrow->scope->theme->annotation);
      moat_room_take (arrow->room, &line);
    }
  add_bubble (arrow, x);
}

gboolean
moat_difference_arrow_draw (const MoatScope *scope, const MoatAnchor *from, const MoatAnchor *to,
                            GArray *obstacles, const MoatDifferenceArrow *given)
{
  Arrow arrow = { .scope = scope,
                  .from = from,
                  .to = to,
                  .style = scope->sizes.text,
                  .words = given->words,
                  .datum = given->datum,
                  .room = given->room };
  const MoatRect *plot = &scope->plot;
  MoatTextExtents size;
  double x = 0;

  arrow.style.weight = MOAT_TEXT_WEIGHT_BOLD;
  size = moat_scope_measure (scope, &arrow.style, arrow.words);
  arrow.height = size.height * 1.7;
  arrow.width = MAX (arrow.height, size.width + 2 * scope->sizes.pad);
  if (arrow.width > arrow.height && arrow.width < 1.9 * arrow.height)
    arrow.height = arrow.width; /* nearly round: a circle */
  if (arrow.height > plot->height || !choose_x (&arrow, obstacles, &x))
    return FALSE;
  if (given->moved != 0)
    x = CLAMP (x + given->moved, plot->x + arrow.width / 2,
               MAX (plot->x + arrow.width / 2, right_of (plot) - arrow.width / 2));
  draw (&arrow, x);
  return TRUE;
}

gboolean
moat_difference_arrow_emit (const MoatScope *scope, const MoatAnchor *from, const MoatAnchor *to,
                            GArray *obstacles, char **words)
{
  MoatDifference difference = moat_difference (&from->height, &to->height);
  MoatDifferenceArrow arrow = { NULL, -1, scope->room, 0 };

  arrow.words = *words = moat_difference_to_words (&difference, scope->wording);
  return moat_difference_arrow_draw (scope, from, to, obstacles, &arrow);
}
