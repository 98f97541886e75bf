/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scale of values along x or along y, for the kinds that lay out their own plot.
 *
 * The range holds all values and, in px, what looks and labels need beyond them; it goes on to the
 * next tick if that is near.  Ticks are as many as leave their labels apart.  Values that a break
 * leaves out have no px: those above it are moved down by what is missing.
 */
#include "moat-value-scale.h"

#include <math.h>

#include "moat-ticks.h"
#include "moat-unit.h"

#define NEAR_TICK 0.5     /* of a step that the range may grow to end at a tick */
#define FROM_ZERO 0.4     /* smallest / largest below which zero is not far */
#define MOST_TICKS 8      /* more are no help to the eye */
#define LEAST_TICKS 2     /* fewer are no scale */
#define ROW_HEIGHTS 3.2   /* of a label from tick to tick upwards, at least */
#define LABEL_WIDTHS 1.6  /* of a label from tick to tick across, at least */
#define LARGEST_SHARE 0.6 /* of the length that may stay free beside a value */
#define ROUNDS 3          /* of making room at both ends, each of which shrinks the other */

static double
fold (const MoatValueScale *self, double value)
{
  return moat_axis_break_fold (&self->left_out, value);
}

static double
unfold (const MoatValueScale *self, double value)
{
  return moat_axis_break_unfold (&self->left_out, value);
}

/* The range of the values alone, folded; never empty. */
static void
choose_bare_range (MoatValueScale *self, const MoatScaleWish *wish)
{
  gboolean is_given = wish->low <= wish->high;

  self->low = is_given ? fold (self, wish->low) : 0;
  self->high = is_given ? fold (self, wish->high) : 0;
  if (wish->from_zero)
    {
      self->low = MIN (self->low, 0);
      self->high = MAX (self->high, 0);
    }
  if (!(self->high > self->low))
    {
      double size = self->high == 0 ? 1 : fabs (self->high) * (wish->from_zero ? 1 : 0.1);
      if (!wish->from_zero)
        self->low -= size;
      self->high += size;
    }
}

/* Moves the ends so that the px that are to stay free do. */
static void
make_room (MoatValueScale *self, const MoatScaleWish *wish)
{
  double low = self->low, high = self->high;

  for (gsize i = 0; i < wish->n_needs; i++)
    {
      const MoatScaleNeed *need = &wish->needs[i];
      double value = fold (self, need->value);
      double before = MIN (need->before / MAX (wish->length, 1), LARGEST_SHARE);
      double after = MIN (need->after / MAX (wish->length, 1), LARGEST_SHARE);

      if (before > 0)
        low = MIN (low, (value - before * self->high) / (1 - before));
      if (after > 0)
        high = MAX (high, (value - after * self->low) / (1 - after));
    }
  self->low = low;
  self->high = high;
}

/* Moves the ends to the next ticks if these are near. */
static void
end_at_ticks (MoatValueScale *self, double step)
{
  double high = unfold (self, self->high), low = unfold (self, self->low);
  double last = ceil (high / step - 1e-9) * step;

  if (last - high <= NEAR_TICK * step)
    self->high = fold (self, last);
  last = floor (low / step + 1e-9) * step;
  if (low - last <= NEAR_TICK * step)
    self->low = fold (self, last);
}

static char *
word_tick (const MoatScope *scope, const MoatScaleWish *wish, double value, double step)
{
  gboolean is_share = wish->unit && moat_unit_get_kind (wish->unit) == MOAT_UNIT_KIND_RATIO;
  double shown = is_share ? step * 100 : step / pow (10, wish->power);
  MoatNumberStyle style = moat_number_style (wish->unit);

  style.scale = wish->power;
  style.with_unit = is_share;
  style.fixed_decimals = TRUE;
  style.decimals = (int) CLAMP (-floor (log10 (shown) + 1e-9), 0, 12);
  return moat_wording_number (scope->wording, value, &style);
}

static void
make_ticks (const MoatValueScale *self, MoatScaleGuide *guide, const MoatScope *scope,
            const MoatScaleWish *wish, double step)
{
  double low = unfold (self, self->low), high = unfold (self, self->high);

  moat_scale_guide_clear (guide);
  guide->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  guide->labels = g_ptr_array_new_with_free_func (g_free);
  guide->label_height = moat_scope_measure (scope, &scope->sizes.small, "0").height;
  for (double i = ceil (low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    {
      double value = i * step;
      char *label;

      if (moat_axis_break_hides (&self->left_out, value))
        continue;
      label = word_tick (scope, wish, value, step);
      g_array_append_val (guide->ticks, value);
      g_ptr_array_add (guide->labels, label);
      guide->label_width =
        MAX (guide->label_width, moat_scope_measure (scope, &scope->sizes.small, label).width);
    }
}

/* Whether the labels at every @step stand apart. */
static gboolean
are_apart (const MoatValueScale *self, const MoatScaleGuide *guide, const MoatScaleWish *wish,
           double step)
{
  double px = step / (self->high - self->low) * wish->length;

  return px >=
         (wish->across ? LABEL_WIDTHS * guide->label_width : ROW_HEIGHTS * guide->label_height);
}

void
moat_value_scale_train (MoatValueScale *self, MoatScaleGuide *guide, const MoatScope *scope,
                        const MoatScaleWish *wish)
{
  *self = (MoatValueScale){ .present = TRUE, .across = wish->across, .left_out = wish->left_out };
  *guide = (MoatScaleGuide){ .ticks = NULL };
  for (guint most = MOST_TICKS; most >= LEAST_TICKS; most--)
    {
      double step;

      choose_bare_range (self, wish);
      for (guint i = 0; i < ROUNDS; i++)
        {
          make_room (self, wish);
          end_at_ticks (self, moat_ticks_step (self->low, self->high, most));
        }
      make_room (self, wish);
      step = moat_ticks_step (self->low, self->high, most);
      make_ticks (self, guide, scope, wish, step);
      if (are_apart (self, guide, wish, step))
        break;
    }
  self->low = unfold (self, self->low);
  self->high = unfold (self, self->high);
}

void
moat_scale_guide_clear (MoatScaleGuide *self)
{
  g_clear_pointer (&self->ticks, g_array_unref);
  g_clear_pointer (&self->labels, g_ptr_array_unref);
  self->label_width = self->label_height = 0;
}

gboolean
moat_value_scale_suits_zero (double low, double high)
{
  double small = MIN (fabs (low), fabs (high)), large = MAX (fabs (low), fabs (high));

  return low * high <= 0 || small < FROM_ZERO * large;
}

double
moat_value_scale_px (const MoatValueScale *self, double value)
{
  double low = fold (self, self->low), high = fold (self, self->high);
  double share = (fold (self, value) - low) / (high - low);

  return self->across ? self->plot.x + share * self->plot.width
                      : self->plot.y + (1 - share) * self->plot.height;
}

double
moat_value_scale_clamp_px (const MoatValueScale *self, double value)
{
  double first = self->across ? self->plot.x : self->plot.y;
  double length = self->across ? self->plot.width : self->plot.height;

  return CLAMP (moat_value_scale_px (self, value), first, first + length);
}

double
moat_scale_guide_measure (const MoatScaleGuide *self, const MoatScope *scope, gboolean across)
{
  if (!self->ticks || self->ticks->len == 0)
    return 0;
  return scope->sizes.pad + (across ? self->label_height : self->label_width);
}

/* A line across the plot at @px. */
static void
emit_line (const MoatValueScale *self, const MoatScope *scope, MoatNodeRole role, double px,
           const MoatInk *ink)
{
  const MoatRect *plot = &self->plot;
  const double upright[4] = { px, plot->y, px, plot->y + plot->height };
  const double level[4] = { plot->x, px, plot->x + plot->width, px };

  moat_scene_builder_line (scope->builder, role, -1, self->across ? upright : level, ink);
}

static void
emit_label (const MoatValueScale *self, const MoatScope *scope, const char *label, double px)
{
  const MoatTextStyle *style = &scope->sizes.small;
  MoatTextExtents size = moat_scope_measure (scope, style, label);
  double half = size.width / 2, margin = scope->sizes.margin / 2;
  MoatTextNode text = { .text = label, .style = style, .color = scope->theme->ink_soft };

  if (self->across)
    {
      text.align = MOAT_TEXT_ALIGN_CENTER;
      text.x = CLAMP (px, margin + half, MAX (margin + half, scope->width - margin - half));
      text.y = self->plot.y + self->plot.height + scope->sizes.pad;
    }
  else
    {
      text.align = MOAT_TEXT_ALIGN_END;
      text.x = self->plot.x - scope->sizes.pad;
      text.y = px - size.height / 2;
    }
  moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
}

static void
emit_ticks (const MoatValueScale *self, const MoatScaleGuide *guide, const MoatScope *scope,
            gboolean labelled)
{
  MoatInk ink = moat_ink_stroke (scope->theme->grid, scope->sizes.line * 0.7, 0);
  double taken = INFINITY; /* down to where labels of a low plot stand */

  for (guint i = 0; guide->ticks && i < guide->ticks->len; i++)
    {
      double px = moat_value_scale_px (self, g_array_index (guide->ticks, double, i));

      emit_line (self, scope, MOAT_ROLE_GRID, px, &ink);
      if (!labelled || (!self->across && px + guide->label_height / 2 > taken))
        continue;
      taken = px - guide->label_height / 2;
      emit_label (self, scope, guide->labels->pdata[i], px);
    }
}

void
moat_value_scale_emit (const MoatValueScale *self, const MoatScaleGuide *guide,
                       const MoatScope *scope)
{
  emit_ticks (self, guide, scope, TRUE);
}

void
moat_value_scale_emit_grid (const MoatValueScale *self, const MoatScaleGuide *guide,
                            const MoatScope *scope)
{
  emit_ticks (self, guide, scope, FALSE);
}

void
moat_value_scale_emit_zero (const MoatValueScale *self, const MoatScope *scope)
{
  MoatInk ink = moat_ink_stroke (scope->theme->axis, scope->sizes.line * 0.8, 0);

  if (self->low <= 0 && self->high >= 0)
    emit_line (self, scope, MOAT_ROLE_AXIS, moat_value_scale_px (self, 0), &ink);
}
