/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a block says and where.
 *
 * The words are tried in four forms, the fullest first: amount, period and rate in three lines;
 * the same smaller; in one line; the amount alone.  Each is tried inside of what is seen of its
 * block, then above it, then beside it, then wherever in the plot it is free, led out by a thin
 * line that crosses no arrow, nor another block if that can be.  A label on a hatch gets a patch of
 * the ground so that it reads. What finds no place is named at the foot of the chart.
 *
 * With several series a label begins with the name of its own, so that no legend is needed.
 */
#include <math.h>

#include "moat-callout.h"
#include "moat-chart-words.h"
#include "moat-mark-span.h"

#define MOST_SEARCHES 4 /* for a far place that may fail before no more are looked for */

typedef enum
{
  FORM_STACK,
  FORM_SMALL_STACK,
  FORM_LINE,
  FORM_SMALL_LINE,
  FORM_AMOUNT,
  N_FORMS
} Form;

static gboolean
is_named (const MoatFigures *figures)
{
  return figures->series->len > 1;
}

static char *
name_of (const MoatFigures *figures, const MoatFigure *figure)
{
  if (!is_named (figures))
    return NULL;
  return g_strdup (moat_figures_get_series (figures, figure->series)->name);
}

static void
make_form (MoatCallout *callout, const MoatScope *scope, const MoatFigures *figures,
           const MoatFigure *figure, Form form)
{
  const MoatSizes *sizes = &scope->sizes;
  gboolean is_large = form == FORM_STACK || form == FORM_LINE;
  const MoatTextStyle *plain = is_large ? &sizes->text : &sizes->small;
  const MoatTextStyle *strong = form == FORM_STACK ? &sizes->label : &sizes->strong;

  *callout = (MoatCallout){ .n = 0 };
  moat_callout_add (callout, scope, name_of (figures, figure), plain, MOAT_TONE_INK);
  switch (form)
    {
    case FORM_STACK:
    case FORM_SMALL_STACK:
      moat_callout_add (callout, scope, moat_words_amount (scope, figures, figure, TRUE), strong,
                        MOAT_TONE_SERIES);
      moat_callout_add (callout, scope, moat_words_status_period (scope, figures, figure), plain,
                        MOAT_TONE_INK);
      moat_callout_add (callout, scope, moat_words_rate (scope, figures, figure), plain,
                        MOAT_TONE_INK);
      break;
    case FORM_LINE:
    case FORM_SMALL_LINE:
      moat_callout_add (callout, scope, moat_words_one_line (scope, figures, figure),
                        is_large ? &sizes->strong : &sizes->small, MOAT_TONE_INK);
      break;
    case FORM_AMOUNT:
    default:
      moat_callout_add (callout, scope, moat_words_amount (scope, figures, figure, TRUE), strong,
                        MOAT_TONE_SERIES);
      break;
    }
}

/* What of @block is not behind another: all of it, or its largest strip above or beside them. */
static MoatRect
find_visible (const MoatBlock *block, GArray *blocks)
{
  MoatRect visible = block->rect;

  for (guint i = 0; i < blocks->len; i++)
    {
      const MoatRect *front = &g_array_index (blocks, MoatBlock, i).rect;
      double left = front->x - visible.x,
             right = visible.x + visible.width - front->x - front->width;
      double above = visible.height - front->height;

      if (front == &block->rect || front->height >= block->rect.height ||
          !moat_rect_overlaps (front, &visible, 0.5))
        continue;
      left = MAX (left, 0) * visible.height;
      right = MAX (right, 0) * visible.height;
      above = MAX (above, 0) * visible.width;
      if (above >= left && above >= right)
        {
          if (!block->upwards)
            visible.y += front->height;
          visible.height -= front->height;
        }
      else if (left >= right)
        visible.width = front->x - visible.x;
      else
        {
          visible.width = visible.x + visible.width - front->x - front->width;
          visible.x = front->x + front->width;
        }
    }
  return visible;
}

/* Where in @visible a label of this size may stand, with its padding around it; FALSE when it
 * does not fit.  The arrows that turn back under a cap need their place. */
static gboolean
fit_inside (const MoatScope *scope, const MoatBlock *block, const MoatRect *visible,
            const MoatCallout *callout, MoatRect *box)
{
  double pad = scope->sizes.pad;
  double margin = pad / 2;
  MoatRect within = *visible;

  if (block->qualifier == MOAT_QUALIFIER_UNDER || block->qualifier == MOAT_QUALIFIER_OVER)
    if (block->upwards == (block->qualifier == MOAT_QUALIFIER_UNDER))
      {
        within.height -= 24 * scope->sizes.factor;
        within.y += block->upwards ? 24 * scope->sizes.factor : 0;
      }
  *box = (MoatRect){ 0, 0, callout->width + 2 * pad, callout->height + 1.2 * pad };
  if (box->width > within.width - 2 * margin || box->height > within.height - 2 * margin)
    return FALSE;
  box->x = within.x + (within.width - box->width) / 2;
  box->y = within.y + (within.height - box->height) / 2;
  if (block->qualifier == MOAT_QUALIFIER_BETWEEN)
    {
      double low = MAX (block->range_low, block->rect.y);
      box->y = low + margin;
      if (!block->upwards || box->y + box->height > within.y + within.height - margin)
        return FALSE;
    }
  return moat_room_is_free (scope->room, box);
}

/* Whether the edge of a block behind goes on through @box on @block (see moat-mark-span.c). */
static gboolean
is_edge_within (const MoatBlock *block, GArray *blocks, const MoatRect *box)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const MoatRect *behind = &g_array_index (blocks, MoatBlock, i).rect;
      const double sides[2] = { behind->x, behind->x + behind->width };

      for (gsize k = 0; behind != &block->rect && k < G_N_ELEMENTS (sides); k++)
        if (sides[k] > box->x && sides[k] < box->x + box->width)
          return TRUE;
    }
  return FALSE;
}

static void
put_inside (const MoatScope *scope, const MoatBlock *block, GArray *blocks,
            const MoatCallout *callout, const MoatRect *box)
{
  MoatCalloutInk ink = { .series = block->color };
  gboolean is_plain = moat_block_get_ground (block, scope, &ink.ground);

  ink.on_mark = is_plain && block->status != MOAT_STATUS_TARGET;
  if (!is_plain || is_edge_within (block, blocks, box))
    {
      MoatInk patch = moat_ink_fill (moat_color_with_alpha (ink.ground, is_plain ? 1 : 0.94));
      patch.radius = 3 * scope->sizes.factor;
      moat_scene_builder_rect (scope->builder, MOAT_ROLE_MARK_LABEL, block->datum, box, &patch);
    }
  moat_callout_emit (callout, scope, block->datum, box, &ink);
  moat_room_take (scope->room, box);
}

/* Three lines want a block that is clearly higher than they are; a flat one gets one line. */
static gboolean
label_inside (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
              GArray *blocks, guint index)
{
  const MoatBlock *block = &g_array_index (blocks, MoatBlock, index);
  MoatRect visible = find_visible (block, blocks);
  Form order[N_FORMS] = { FORM_STACK, FORM_LINE, FORM_SMALL_STACK, FORM_SMALL_LINE, FORM_AMOUNT };
  g_auto (MoatCallout) stack = { .n = 0 };

  make_form (&stack, scope, figures, figure, FORM_STACK);
  if (visible.height < 1.5 * stack.height + 2 * scope->sizes.pad)
    {
      order[0] = FORM_LINE;
      order[1] = FORM_STACK;
    }
  for (guint i = 0; i < N_FORMS; i++)
    {
      g_auto (MoatCallout) callout = { .n = 0 };
      MoatRect box;

      make_form (&callout, scope, figures, figure, order[i]);
      if (!fit_inside (scope, block, &visible, &callout, &box))
        continue;
      put_inside (scope, block, blocks, &callout, &box);
      return TRUE;
    }
  return FALSE;
}

/* Leader: what a leader is drawn from. */
typedef struct
{
  const MoatScope *scope;
  const MoatBlock *block;
  GArray *blocks; /* all of them */
  gboolean over_marks;
} Leader;

/* From a side of the block's end to the nearest side of the label in @box: from its end if the
 * label is above or below and the end is not open, else from its left or right. */
static void
place_leader (const Leader *leader, const MoatRect *box, double ends[4])
{
  const MoatRect *rect = &leader->block->rect;
  const MoatSizes *sizes = &leader->scope->sizes;
  double inset = MIN (rect->height / 2, 6 * sizes->factor);
  double side = MIN (rect->width / 2, 5 * sizes->factor);
  double middle = box->x + box->width / 2;
  double y = leader->block->upwards ? rect->y + inset : rect->y + rect->height - inset;

  ends[0] = CLAMP (middle, rect->x + side, rect->x + rect->width - side);
  ends[1] = y;
  if (y >= box->y && y <= box->y + box->height)
    {
      ends[2] = ends[0] < box->x ? box->x : box->x + box->width;
      ends[3] = y;
    }
  else
    {
      ends[2] = CLAMP (ends[0], box->x + sizes->pad, box->x + box->width - sizes->pad);
      ends[3] = y < box->y ? box->y : box->y + box->height;
    }
}

/* What reaches beyond the value of a block: arrows, walls, a soft edge. */
static MoatRect
find_reach (const MoatScope *scope, const MoatBlock *block)
{
  MoatRect extent = moat_block_extent (block, scope);

  extent.height -= block->rect.height;
  if (!block->upwards)
    extent.y = block->rect.y + block->rect.height;
  return extent;
}

static gboolean
is_leader_free (const MoatRoom *room, const MoatRect *box, gpointer data)
{
  const Leader *leader = data;
  double ends[4];

  place_leader (leader, box, ends);
  for (guint i = 0; i < leader->blocks->len; i++)
    {
      MoatRect reach = find_reach (leader->scope, &g_array_index (leader->blocks, MoatBlock, i));
      if (reach.height > 0 && moat_room_is_crossed (&reach, ends))
        return FALSE;
    }
  return moat_room_is_line_free (room, ends, leader->over_marks);
}

static void
add_leader (const Leader *leader, const MoatRect *box)
{
  const MoatScope *scope = leader->scope;
  double radius = 2 * scope->sizes.factor, width = scope->sizes.line * 0.6, ends[4];
  MoatInk halo = moat_ink_stroke (scope->theme->background, width + 2 * scope->sizes.line, 0);
  MoatInk line = moat_ink_stroke (scope->theme->ink_soft, width, 0);
  MoatInk fill = moat_ink_fill (scope->theme->ink_soft);
  int datum = leader->block->datum;
  MoatRect dot;

  place_leader (leader, box, ends);
  dot = (MoatRect){ ends[0] - radius, ends[1] - radius, 2 * radius, 2 * radius };
  fill.stroke = (MoatStroke){ scope->theme->background, scope->sizes.line, 0 };
  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, datum, ends, &halo);
  moat_scene_builder_circle (scope->builder, MOAT_ROLE_MARK_DETAIL, datum, &dot, &fill);
  moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, datum, ends, &line);
  moat_room_take_line (scope->room, ends);
}

/* Above or below the block's end, to its right, to its left; TRUE when one is free. */
static gboolean
fit_beside (const MoatScope *scope, const MoatBlock *block, MoatRect *box)
{
  MoatRect extent = moat_block_extent (block, scope);
  const MoatRect *plot = &scope->plot;
  double gap = 1;
  double middle = extent.x + (extent.width - box->width) / 2;
  const double xs[3] = { CLAMP (middle, plot->x, MAX (plot->x, plot->x + plot->width - box->width)),
                         extent.x + extent.width + gap, extent.x - box->width - gap };
  const double ys[3] = { block->upwards ? extent.y - box->height - gap
                                        : extent.y + extent.height + gap,
                         block->upwards ? extent.y : extent.y + extent.height - box->height,
                         block->upwards ? extent.y : extent.y + extent.height - box->height };

  for (gsize i = 0; i < G_N_ELEMENTS (xs); i++)
    {
      MoatRect place = { xs[i], MIN (ys[i], plot->y + plot->height - box->height), box->width,
                         box->height };
      if (!moat_room_is_free (scope->room, &place))
        continue;
      *box = place;
      return TRUE;
    }
  box->x = xs[0];
  box->y = ys[0];
  return FALSE;
}

static gboolean
label_outside (const MoatScope *scope, const MoatFigures *figures, GArray *blocks, guint index,
               gboolean may_lead)
{
  const MoatFigure *figure = moat_figures_get (figures, index);
  const MoatBlock *block = &g_array_index (blocks, MoatBlock, index);
  static const Form order[] = { FORM_SMALL_STACK, FORM_SMALL_LINE, FORM_AMOUNT };
  const MoatCalloutInk ink = { .series = block->color, .ground = scope->theme->background };
  Leader leader = { scope, block, blocks, FALSE };
  gboolean led = FALSE, placed = FALSE;

  for (gsize pass = 0; pass < (may_lead ? 3 : 1) && !placed; pass++)
    for (gsize i = 0; i < G_N_ELEMENTS (order) && !placed; i++)
      {
        g_auto (MoatCallout) callout = { .n = 0 };
        MoatRect box;

        make_form (&callout, scope, figures, figure, order[i]);
        box = (MoatRect){ 0, 0, callout.width + scope->sizes.pad,
                          callout.height + scope->sizes.pad / 2 };
        leader.over_marks = pass == 2;
        placed = fit_beside (scope, block, &box);
        led = pass > 0 && !placed && moat_room_find (scope->room, &box, is_leader_free, &leader);
        placed |= led;
        if (!placed)
          continue;
        if (led)
          add_leader (&leader, &box);
        moat_scope_paper (scope, block->datum, &box);
        moat_callout_emit (&callout, scope, block->datum, &box, &ink);
        moat_room_take (scope->room, &box);
      }
  return placed;
}

double
moat_span_reach (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                 double width)
{
  double reach = moat_block_reach (scope, figure);
  double days = figures->time.to - figures->time.from + 1.0;
  double across = moat_period_days (figure->observation->period) / days * width;
  g_auto (MoatCallout) callout = { .n = 0 };

  make_form (&callout, scope, figures, figure, FORM_AMOUNT);
  if (callout.width + 3 * scope->sizes.pad > across)
    reach += callout.height + scope->sizes.pad;
  return reach;
}

gboolean
moat_span_label (const MoatScope *scope, const MoatFigures *figures, GArray *blocks)
{
  g_autofree gboolean *done = g_new0 (gboolean, blocks->len + 1);
  g_autoptr (GArray) unlabelled = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < blocks->len; i++)
    done[i] = label_inside (scope, figures, moat_figures_get (figures, i), blocks, i);
  for (guint i = 0; i < blocks->len; i++)
    {
      MoatRect extent = moat_block_extent (&g_array_index (blocks, MoatBlock, i), scope);
      moat_room_take_mark (scope->room, &extent);
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      if (!done[i])
        done[i] = label_outside (scope, figures, blocks, i, unlabelled->len < MOST_SEARCHES);
      if (!done[i])
        g_array_append_val (unlabelled, i);
    }
  if (unlabelled->len > 0)
    g_ptr_array_add (scope->late, moat_words_unlabelled (scope, figures, unlabelled));
  return unlabelled->len == 0 || !is_named (figures);
}
