/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The labels at the ends of lines: name and last value, right of the plot.
 *
 * Every label starts at the height of its line's last point; those that would overlap are pushed
 * apart (moat-label-stack.c).  A thin line leads from a label that was moved to its point.  When
 * there are more than fit, none is written and the chart takes a legend.
 */
#include <math.h>

#include "moat-chart-words.h"
#include "moat-label-stack.h"
#include "moat-line-path.h"
#include "moat-mark-line.h"
#include "moat-text-fit.h"

#define WIDEST_SHARE 0.24 /* of the picture */
#define NAME_LINES 2

typedef struct
{
  guint series;
  const MoatObservation *last;
  char **name; /* lines */
  char *value;
  double height;
} EndLabel;

static void
clear_label (gpointer data)
{
  EndLabel *label = data;

  g_strfreev (label->name);
  g_free (label->value);
}

static const MoatObservation *
find_last (const MoatChartSeries *series)
{
  for (gsize i = series->end; i > series->first; i--)
    if (moat_figures_is_drawable (series->observations[i - 1].best))
      return &series->observations[i - 1];
  return NULL;
}

/* The last value, cut if its digits would fill the picture. */
static char *
word_value (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  g_autofree char *amount = moat_words_amount (scope, figures, figure, FALSE);
  g_auto (GStrv) lines = moat_text_fit_wrap (scope->measurer, &scope->sizes.strong, amount,
                                             WIDEST_SHARE * scope->width, 1);

  return g_strdup (lines[0] ? lines[0] : "");
}

static GArray *
make_labels (const MoatScope *scope, const MoatFigures *figures, gboolean named)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (EndLabel));

  g_array_set_clear_func (labels, clear_label);
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      EndLabel label = { .series = i, .last = find_last (series) };
      MoatFigure figure = { .series = i, .observation = label.last };

      if (!label.last)
        continue;
      figure.amount = label.last->best;
      figure.amount_low = label.last->low;
      figure.amount_high = label.last->high;
      label.value = word_value (scope, figures, &figure);
      label.name =
        moat_text_fit_wrap (scope->measurer, &scope->sizes.small, named ? series->name : "",
                            WIDEST_SHARE * scope->width, NAME_LINES);
      label.height =
        moat_scope_measure (scope, &scope->sizes.strong, label.value).height +
        g_strv_length (label.name) * moat_scope_measure (scope, &scope->sizes.small, "0").height;
      g_array_append_val (labels, label);
    }
  return labels;
}

static double
width_of (const MoatScope *scope, const EndLabel *label)
{
  double width = moat_scope_measure (scope, &scope->sizes.strong, label->value).width;

  for (guint i = 0; label->name[i]; i++)
    width = MAX (width, moat_scope_measure (scope, &scope->sizes.small, label->name[i]).width);
  return width;
}

double
moat_line_measure_labels (const MoatScope *scope, const MoatFigures *figures, gboolean named)
{
  g_autoptr (GArray) labels = make_labels (scope, figures, named);
  double width = 0;

  for (guint i = 0; i < labels->len; i++)
    width = MAX (width, width_of (scope, &g_array_index (labels, EndLabel, i)));
  return width > 0 ? width + 2 * scope->sizes.pad : 0;
}

static void
emit_label (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes,
            const EndLabel *label, const MoatStackedLabel *place)
{
  const MoatChartSeries *series = moat_figures_get_series (figures, label->series);
  double x = axes->plot.x + axes->plot.width + 1.5 * scope->sizes.pad;
  double end =
    moat_axes_clamp_x (axes, moat_axes_day (axes, label->last->period)) + 5 * scope->sizes.factor;
  const double ends[4] = { end, place->wanted, x - 2, place->y };
  MoatInk ink =
    moat_ink_stroke (scope->theme->ink_soft, scope->sizes.line * 0.5, 2 * scope->sizes.factor);
  MoatTextNode text = { .x = x, .y = place->y - label->height / 2, .align = MOAT_TEXT_ALIGN_START };

  if (ends[2] - ends[0] > 2.5 * scope->sizes.pad ||
      fabs (place->y - place->wanted) > label->height / 2)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, -1, ends, &ink);
  text.color = moat_scope_text_color (scope, series->color, scope->theme->background);
  text.style = &scope->sizes.small;
  for (guint i = 0; label->name[i]; i++)
    {
      text.text = label->name[i];
      text.y += moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, -1, &text).height;
    }
  text.style = &scope->sizes.strong;
  text.text = label->value;
  moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, -1, &text);
}

gboolean
moat_line_label (const MoatScope *scope, const MoatFigures *figures, const MoatAxes *axes,
                 gboolean named)
{
  g_autoptr (GArray) labels = make_labels (scope, figures, named);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (MoatStackedLabel));

  for (guint i = 0; i < labels->len; i++)
    {
      const EndLabel *label = &g_array_index (labels, EndLabel, i);
      const MoatStackedLabel place = { .index = i,
                                       .wanted = moat_axes_clamp_y (axes, label->last->best),
                                       .height = label->height };
      g_array_append_val (places, place);
    }
  if (moat_label_stack_height (places) > axes->plot.height)
    return FALSE;
  moat_label_stack_push_apart (places, axes->plot.y, axes->plot.y + axes->plot.height);
  for (guint i = 0; i < places->len; i++)
    {
      const MoatStackedLabel *place = &g_array_index (places, MoatStackedLabel, i);
      emit_label (scope, figures, axes, &g_array_index (labels, EndLabel, place->index), place);
    }
  return TRUE;
}
