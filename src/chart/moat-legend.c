/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The legend: one swatch and name for each colour, in rows above the plot.
 *
 * It is the second choice: marks that can say their own name do, and a chart has a legend only
 * when they cannot.
 */
#include "moat-legend.h"

#include "moat-text-fit.h"

/* The name of the series' colour; NULL when an earlier series has said it. */
static const char *
name_of (const MoatScope *scope, const MoatFigures *figures, guint index)
{
  const MoatChartSeries *series = moat_figures_get_series (figures, index);

  if (!figures->by_entity)
    return series->name;
  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (moat_figures_get_series (figures, i)->info->entity, series->info->entity) == 0)
      return NULL;
  return moat_label_get (&series->info->entity_label, scope->language);
}

static void
emit_swatch (const MoatScope *scope, MoatColor color, const MoatRect *box)
{
  MoatInk fill = moat_ink_fill (color);
  MoatInk stroke = moat_ink_stroke (color, scope->sizes.line * 1.5, 0);
  double y = box->y + box->height / 2;
  const double ends[4] = { box->x, y, box->x + box->width, y };

  fill.radius = 2 * scope->sizes.factor;
  if (scope->request->spec->kind == MOAT_CHART_KIND_LINE)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_LEGEND, -1, ends, &stroke);
  else
    moat_scene_builder_rect (scope->builder, MOAT_ROLE_LEGEND, -1, box, &fill);
}

/* Goes through the entries row by row, drawing them when @draw; returns the height. */
static double
lay_out (const MoatScope *scope, const MoatFigures *figures, const MoatRect *area, gboolean draw)
{
  const MoatTextStyle *style = &scope->sizes.small;
  double row = moat_scope_measure (scope, style, "0").height, swatch = row * 0.7;
  double gap = scope->sizes.pad, x = area->x, y = area->y;

  for (guint i = 0; i < figures->series->len; i++)
    {
      const char *name = name_of (scope, figures, i);
      g_auto (GStrv) fitted = NULL;
      double width;

      if (!name)
        continue;
      fitted = moat_text_fit_wrap (scope->measurer, style, name, area->width - swatch - gap, 1);
      width = swatch + gap + moat_scope_measure (scope, style, fitted[0]).width;
      if (x > area->x && x + width > area->x + area->width)
        {
          x = area->x;
          y += row;
        }
      if (draw)
        {
          MoatTextNode text = { fitted[0],        style, scope->theme->ink, MOAT_TEXT_ALIGN_START,
                                x + swatch + gap, y };
          MoatRect box = { x, y + (row - swatch) / 2, swatch, swatch };
          emit_swatch (scope, moat_figures_get_series (figures, i)->color, &box);
          moat_scope_text (scope, MOAT_ROLE_LEGEND, -1, &text);
        }
      x += width + 3 * gap;
    }
  return y + row - area->y;
}

double
moat_legend_measure (const MoatScope *scope, const MoatFigures *figures, double width)
{
  MoatRect area = { 0, 0, width, 0 };

  if (figures->series->len < 2)
    return 0;
  return lay_out (scope, figures, &area, FALSE) + scope->sizes.pad;
}

void
moat_legend_emit (const MoatScope *scope, const MoatFigures *figures, const MoatRect *area)
{
  if (figures->series->len > 1)
    lay_out (scope, figures, area, TRUE);
}
