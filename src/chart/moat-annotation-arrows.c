/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Arrows between two values: growth a year, and differences.
 *
 * A CAGR arrow stands above the plot, where room is kept for it: up from the one value, across, and
 * down to the other, with the growth in a bubble.  A difference stands between the levels of two
 * columns (moat-difference-arrow.c), or at the side of rows, from the one to the other.  What it
 * says is a ratio, an amount or a percentage, of the values as they are drawn.
 */
#include "config.h"

#include "moat-annotations-private.h"

#include <math.h>

#include "moat-block.h"
#include "moat-difference-arrow.h"
#include "moat-difference.h"
#include "moat-line-gaps.h"
#include "moat-total.h"
#include "moat-unit.h"

static gboolean
find_ends (const MoatAnnotating *self, const MoatSpot **from, const MoatSpot **to)
{
  gboolean is_total = self->annotation->kind == MOAT_ANNOTATION_TOTAL_DIFFERENCE;

  *from = moat_spots_find (self->spots, &self->annotation->from, is_total);
  *to = moat_spots_find (self->spots, &self->annotation->to, is_total);
  return *from && *to && *from != *to;
}

static char *
word_percent (const MoatScope *scope, const MoatObservation *growth)
{
  MoatNumberStyle style = moat_number_style (MOAT_UNIT_RATIO);

  style.with_sign = TRUE;
  style.digits = 3;
  style.qualifier = (MoatQualifier) growth->qualifier;
  return moat_wording_number (scope->wording, growth->best, &style);
}

/* CAGR */

/* As high as one gets straight up from the mark without touching a word. */
static double
find_top (const MoatAnnotating *self, const MoatSpot *spot)
{
  const MoatSceneBuilder *builder = self->scope->builder;
  double top = MIN (spot->y, spot->rect.y);

  for (gsize i = 0; i < moat_scene_builder_get_n_nodes (builder); i++)
    {
      const MoatNode *node = moat_scene_builder_get_node (builder, i);

      if ((node->kind == MOAT_NODE_TEXT || node->role == MOAT_ROLE_MARK_DETAIL) &&
          node->role != MOAT_ROLE_AXIS_LABEL && node->bounds.x <= spot->x &&
          node->bounds.x + node->bounds.width >= spot->x && node->bounds.y >= self->spots->plot.y &&
          node->bounds.y < top)
        top = node->bounds.y;
    }
  return MAX (top - 2 * self->scope->sizes.line, self->spots->plot.y);
}

/* How many CAGR arrows stand above this one. */
static guint
count_before (const MoatAnnotating *self)
{
  const GPtrArray *annotations = self->scope->request->spec->annotations;
  guint n = 0;

  for (guint i = 0; i < self->index; i++)
    n += ((const MoatAnnotation *) annotations->pdata[i])->kind == MOAT_ANNOTATION_CAGR;
  return n;
}

static void
emit_cagr (MoatAnnotating *self, const MoatSpot *from, const MoatSpot *to, const char *words)
{
  const MoatScope *scope = self->scope;
  const MoatRect *area = &self->spots->area;
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line, 0);
  MoatRect bubble = moat_annotating_measure_bubble (self, words);
  double row = moat_scope_measure (scope, &scope->sizes.text, "0").height * 2.2;
  double y = area->y + (count_before (self) + 0.5) * row;
  double from_top = find_top (self, from), to_top = find_top (self, to);

  if (self->annotation->is_moved)
    y = CLAMP (y + self->annotation->dy * self->spots->plot.height, area->y + bubble.height / 2,
               MAX (MIN (from_top, to_top), area->y + bubble.height / 2));
  bubble.x = CLAMP ((from->x + to->x - bubble.width) / 2, area->x,
                    MAX (area->x, area->x + area->width - bubble.width));
  bubble.y = y - bubble.height / 2;
  {
    const double up[4] = { from->x, from_top, from->x, y };
    const double across[4] = { from->x, y, to->x, y };
    const double down[4] = { to->x, y, to->x, to_top };

    moat_line_emit_around_texts (scope, self->datum, up, &ink);
    moat_line_emit_around_texts (scope, self->datum, across, &ink);
    moat_arrow_emit (scope, MOAT_ROLE_ANNOTATION, self->datum, down, scope->theme->annotation);
    moat_room_take_line (self->spots->room, up);
    moat_room_take_line (self->spots->room, across);
    moat_room_take_line (self->spots->room, down);
  }
  moat_scene_builder_set_datum_bounds (scope->builder, self->datum, &bubble);
  moat_annotating_bubble (self, &bubble, words);
}

void
moat_annotating_cagr (MoatAnnotating *self)
{
  const MoatSpot *from, *to;
  g_autoptr (MoatDerivation) growth = NULL;
  g_autofree char *percent = NULL, *words = NULL;
  MoatObservation value;

  if (!find_ends (self, &from, &to))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_MARK);
      return;
    }
  if (self->spots->placing->kind)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_AXIS);
      return;
    }
  growth = moat_total_of_cagr (from->value, to->value);
  value = moat_derivation_to_observation (growth);
  if (!isfinite (value.best))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NOT_MEANINGFUL);
      return;
    }
  percent = word_percent (self->scope, &value);
  words = moat_wording_phrase (self->scope->wording, MOAT_PHRASE_ANNOTATION_CAGR, percent, NULL);
  moat_annotating_add_datum (self, words, growth, &from->rect);
  emit_cagr (self, from, to, words);
}

/* Differences */

/* What the arrow says, and how it came about; NULL: nothing that means anything. */
static char *
word_difference (const MoatAnnotating *self, const MoatSpot *from, const MoatSpot *to,
                 MoatDerivation **derivation)
{
  const MoatFigures *figures = &self->spots->placing->figures;
  MoatNumberStyle style = moat_number_style (figures->unit);
  MoatDifference ratio;
  MoatObservation value;

  switch (self->annotation->form)
    {
    case MOAT_DIFFERENCE_AMOUNT:
      *derivation = moat_total_of_change (from->value, to->value);
      value = moat_derivation_to_observation (*derivation);
      style.with_sign = style.with_unit = TRUE;
      style.qualifier = (MoatQualifier) value.qualifier;
      return isfinite (value.best) ? moat_wording_number (self->scope->wording, value.best, &style)
                                   : NULL;
    case MOAT_DIFFERENCE_PERCENT:
      *derivation = moat_total_of_growth (from->value, to->value);
      value = moat_derivation_to_observation (*derivation);
      return isfinite (value.best) ? word_percent (self->scope, &value) : NULL;
    case MOAT_DIFFERENCE_RATIO:
    default:
      ratio = moat_difference_of (from->number, (MoatQualifier) from->observation->qualifier,
                                  to->number, (MoatQualifier) to->observation->qualifier);
      return isfinite (ratio.ratio) ? moat_difference_to_words (&ratio, self->scope->wording)
                                    : NULL;
    }
}

/* Between columns: an upright arrow from the one level to the other. */
static gboolean
emit_between_levels (MoatAnnotating *self, const MoatSpot *from, const MoatSpot *to,
                     const char *words)
{
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (MoatRect));
  MoatAnchor first = { .rect = from->rect, .y = from->y };
  MoatAnchor second = { .rect = to->rect, .y = to->y };
  const MoatDifferenceArrow arrow = { words, self->datum, self->spots->room,
                                      self->annotation->is_moved
                                        ? self->annotation->dx * self->spots->plot.width
                                        : 0 };

  for (guint i = 0; i < self->spots->spots->len; i++)
    {
      const MoatSpot *spot = &g_array_index (self->spots->spots, MoatSpot, i);

      if (!spot->is_total)
        g_array_append_val (obstacles, spot->rect);
    }
  return moat_difference_arrow_draw (self->scope, &first, &second, obstacles, &arrow);
}

/* Beside rows: a line from the end of each to an arrow at the side of the plot. */
static gboolean
emit_beside_rows (MoatAnnotating *self, const MoatSpot *from, const MoatSpot *to, const char *words)
{
  const MoatScope *scope = self->scope;
  const MoatRect *area = &self->spots->area;
  MoatRect bubble = moat_annotating_measure_bubble (self, words);
  double x = area->x + area->width - bubble.width / 2;
  double from_y = from->rect.y + from->rect.height / 2, to_y = to->rect.y + to->rect.height / 2;
  const double arrow[4] = { x, from_y, x, to_y };
  MoatInk thin = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.6, 2);

  bubble.x = x - bubble.width / 2;
  bubble.y = (from_y + to_y - bubble.height) / 2;
  moat_annotating_move (self, &bubble);
  if (!moat_room_is_free (self->spots->room, &bubble) &&
      !moat_room_find (self->spots->room, &bubble, NULL, NULL))
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      const MoatSpot *spot = i == 0 ? from : to;
      double y = i == 0 ? from_y : to_y, start = spot->x;
      double ends[4];

      /* Behind the words of the row. */
      for (gsize k = 0; k < moat_scene_builder_get_n_nodes (scope->builder); k++)
        {
          const MoatNode *node = moat_scene_builder_get_node (scope->builder, k);

          if ((node->kind == MOAT_NODE_TEXT || node->role == MOAT_ROLE_MARK_DETAIL) &&
              node->bounds.y <= y && node->bounds.y + node->bounds.height >= y &&
              node->bounds.x < x && node->role != MOAT_ROLE_ANNOTATION)
            start = MAX (start, node->bounds.x + node->bounds.width);
        }
      ends[0] = start + scope->sizes.pad;
      ends[1] = ends[3] = y;
      ends[2] = x;
      if (ends[0] < x)
        moat_line_emit_around_texts (scope, self->datum, ends, &thin);
    }
  moat_arrow_emit (scope, MOAT_ROLE_ANNOTATION, self->datum, arrow, scope->theme->annotation);
  moat_scene_builder_set_datum_bounds (scope->builder, self->datum, &bubble);
  moat_annotating_bubble (self, &bubble, words);
  return TRUE;
}

void
moat_annotating_difference (MoatAnnotating *self)
{
  const MoatSpot *from, *to;
  g_autoptr (MoatDerivation) derivation = NULL;
  g_autofree char *words = NULL;
  gboolean drawn;

  if (!find_ends (self, &from, &to))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_MARK);
      return;
    }
  words = word_difference (self, from, to, &derivation);
  if (!words)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NOT_MEANINGFUL);
      return;
    }
  if (!self->spots->scale.present)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_AXIS);
      return;
    }
  moat_annotating_add_datum (self, words, derivation, &to->rect);
  drawn = self->spots->scale.across ? emit_beside_rows (self, from, to, words)
                                    : emit_between_levels (self, from, to, words);
  if (!drawn)
    moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_ROOM);
}
