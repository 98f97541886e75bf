/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The axis of days: its marks and labels below the plot.
 *
 * The finest step whose labels all have room is taken, from days to thousands of years; so
 * zooming in goes from years to months to days by itself.  A label that would leave the picture
 * is not written.  Days are always marked at calendar boundaries, see moat-ticks.c.
 */
#include "moat-guides.h"
#include "moat-ticks.h"

#define MOST_TICKS 200

static const MoatTextStyle *
label_style (const MoatScope *scope)
{
  return &scope->sizes.small;
}

/* Whether the labels of @step keep apart; too many are not even tried. */
static gboolean
has_room (const MoatScope *scope, const MoatAxes *axes, const MoatTimeStep *step)
{
  double taken = -1e9, days = step->count;
  guint n = 0;

  if (step->kind != MOAT_TIME_STEP_DAYS)
    days *= step->kind == MOAT_TIME_STEP_MONTHS ? 30 : 365;
  if ((axes->to - axes->from) / days > MIN (MOST_TICKS, axes->plot.width / scope->sizes.small.size))
    return FALSE;
  for (MoatDate day = moat_time_step_first (step, axes->from); day && day <= axes->to;
       day = moat_time_step_next (step, day))
    {
      g_autofree char *label = moat_time_step_word (step, scope->wording, day, n == 0);
      double width = moat_scope_measure (scope, label_style (scope), label).width;
      double x = moat_axes_x (axes, day) - width / 2;

      if (x < taken + 2 * scope->sizes.pad)
        return FALSE;
      taken = x + width;
      n++;
    }
  return TRUE;
}

static const MoatTimeStep *
choose_step (const MoatScope *scope, const MoatAxes *axes)
{
  gsize n;
  const MoatTimeStep *steps = moat_time_steps (&n);

  for (gsize i = 0; i < n; i++)
    if (has_room (scope, axes, &steps[i]))
      return &steps[i];
  return &steps[n - 1];
}

static double
tick_length (const MoatScope *scope)
{
  return 4 * scope->sizes.factor;
}

double
moat_time_axis_measure (const MoatScope *scope)
{
  return tick_length (scope) + scope->sizes.pad * 0.6 +
         moat_scope_measure (scope, label_style (scope), "0").height;
}

void
moat_time_axis_emit (const MoatScope *scope, const MoatAxes *axes)
{
  const MoatTimeStep *step = choose_step (scope, axes);
  MoatInk ink = moat_ink_stroke (scope->theme->axis, scope->sizes.line * 0.7, 0);
  double bottom = axes->plot.y + axes->plot.height;
  guint n = 0;

  for (MoatDate day = moat_time_step_first (step, axes->from); day && day <= axes->to;
       day = moat_time_step_next (step, day))
    {
      g_autofree char *label = moat_time_step_word (step, scope->wording, day, n++ == 0);
      double x = moat_axes_x (axes, day);
      double half = moat_scope_measure (scope, label_style (scope), label).width / 2;
      const double ends[4] = { x, bottom, x, bottom + tick_length (scope) };
      MoatTextNode text = { label,
                            label_style (scope),
                            scope->theme->ink_soft,
                            MOAT_TEXT_ALIGN_CENTER,
                            x,
                            bottom + tick_length (scope) + scope->sizes.pad * 0.6 };

      moat_scene_builder_line (scope->builder, MOAT_ROLE_AXIS, -1, ends, &ink);
      if (x - half >= 1 && x + half <= scope->width - 1)
        moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text);
    }
}
