/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a request to a scene.
 *
 * resolve  which figures stand on the chart (moat-chart-figures.c)
 * train    ranges and ticks; measure: how large words are; place: where parts stand
 *          (moat-chart-place.c)
 * emit     nodes in the order in which they are painted (here, the marks in moat-mark-*.c)
 *
 * Labels are written last, where there is room.  When marks that belong to several series find no
 * room to say which, the picture is made once more with a legend.
 */
#include "moat-chart-build.h"

#include "moat-chart-place.h"
#include "moat-chart-words.h"
#include "moat-difference-arrow.h"
#include "moat-difference.h"
#include "moat-legend.h"
#include "moat-line-path.h"
#include "moat-mark-line.h"
#include "moat-mark-span.h"

/* Whether there is anything to draw in the plot. */
static gboolean
has_marks (const MoatPlacing *placing)
{
  return placing->figures.has_values && !placing->figures.outside;
}

static void
add_block_data (MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;

  for (guint i = 0; i < placing->figures.figures->len; i++)
    {
      MoatFigure *figure = moat_figures_get (&placing->figures, i);
      const MoatChartSeries *series = moat_figures_get_series (&placing->figures, figure->series);
      g_autofree char *title = moat_words_series (scope->wording, series->info);
      g_autofree char *value = moat_words_value (scope->wording, series->info, figure->observation);
      g_autofree char *period = moat_words_period (scope, &placing->figures, figure);
      const MoatDatum datum = {
        .kind = MOAT_DATUM_OBSERVATION,
        .fact_id = figure->observation->fact_id,
        .series = series->request_index,
        .index = figure->index,
        .title = title,
        .value = value,
        .period = period,
      };
      figure->datum = moat_scene_builder_add_datum (scope->builder, &datum);
    }
}

/* The block of @fact_id as an end of the difference arrow. */
static gboolean
find_block_anchor (const MoatPlacing *placing, GArray *blocks, gint64 fact_id, MoatAnchor *anchor)
{
  for (guint i = 0; i < placing->figures.figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (&placing->figures, i);

      if (figure->observation->fact_id != fact_id)
        continue;
      anchor->height = *figure->observation;
      anchor->height.best = figure->value;
      anchor->rect = g_array_index (blocks, MoatBlock, i).rect;
      anchor->y = moat_axes_clamp_y (&placing->axes, figure->value);
      return TRUE;
    }
  return FALSE;
}

/* The point of @fact_id on a line as an end of the difference arrow. */
static gboolean
find_point_anchor (const MoatPlacing *placing, gint64 fact_id, MoatAnchor *anchor)
{
  for (guint i = 0; i < placing->figures.series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (&placing->figures, i);

      for (gsize k = series->first; k < series->end; k++)
        {
          const MoatObservation *observation = &series->observations[k];
          if (observation->fact_id != fact_id)
            continue;
          anchor->height = *observation;
          anchor->y = moat_axes_clamp_y (&placing->axes, observation->best);
          anchor->rect =
            (MoatRect){ moat_axes_clamp_x (&placing->axes, moat_line_day (observation->period)),
                        anchor->y, 0, 0 };
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
find_anchor (const MoatPlacing *placing, GArray *blocks, gint64 fact_id, MoatAnchor *anchor)
{
  gboolean found = blocks ? find_block_anchor (placing, blocks, fact_id, anchor)
                          : find_point_anchor (placing, fact_id, anchor);

  /* Heights are compared, so neither is divided by years once more. */
  anchor->height.period = moat_period_instant (anchor->height.period.end);
  return found;
}

/* Draws the arrow if both of its figures are on the chart; returns its words. */
static char *
emit_difference (const MoatPlacing *placing, GArray *blocks)
{
  const MoatChartRequest *request = placing->scope.request;
  g_autoptr (GArray) obstacles = g_array_new (FALSE, FALSE, sizeof (MoatRect));
  MoatAnchor from = { 0 }, to = { 0 };

  if (!request->difference_from || !request->difference_to ||
      !find_anchor (placing, blocks, request->difference_from, &from) ||
      !find_anchor (placing, blocks, request->difference_to, &to))
    return NULL;
  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      MoatRect extent = moat_block_extent (&g_array_index (blocks, MoatBlock, i), &placing->scope);
      g_array_append_val (obstacles, extent);
    }
  return moat_difference_arrow_emit (&placing->scope, &from, &to, obstacles);
}

/* Marks, arrow and labels.  FALSE when the labels need a legend beside them. */
static gboolean
emit_marks (MoatPlacing *placing, char **difference)
{
  const MoatScope *scope = &placing->scope;
  const MoatFigures *figures = &placing->figures;
  g_autoptr (GArray) blocks = NULL;
  gboolean labelled = TRUE;

  switch (scope->request->spec->kind)
    {
    case MOAT_CHART_KIND_SPAN:
      blocks = moat_span_emit (scope, figures, &placing->axes);
      *difference = emit_difference (placing, blocks);
      labelled = moat_span_label (scope, figures, blocks);
      break;
    case MOAT_CHART_KIND_COLUMN:
      blocks = moat_columns_emit (&placing->columns, scope, figures, &placing->axes);
      *difference = emit_difference (placing, blocks);
      moat_columns_label (scope, figures, blocks);
      break;
    case MOAT_CHART_KIND_LINE:
      moat_line_emit (scope, figures, &placing->axes);
      *difference = emit_difference (placing, NULL);
      labelled = moat_line_label (scope, figures, &placing->axes, placing->names_lines);
      break;
    }
  return labelled || placing->has_legend || figures->series->len < 2;
}

static void
emit_background (const MoatScope *scope)
{
  const MoatRect canvas = { 0, 0, scope->width, scope->height };
  MoatInk ink = moat_ink_fill (scope->theme->background);

  moat_scene_builder_rect (scope->builder, MOAT_ROLE_BACKGROUND, -1, &canvas, &ink);
}

static void
emit_empty (const MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;
  const MoatTimeAxis *time = &placing->figures.time;
  const char *heading = moat_phrase_get (MOAT_PHRASE_NO_DATA, scope->language);
  const char *hint = moat_phrase_get (MOAT_PHRASE_NO_DATA_HINT, scope->language);
  g_autofree char *window = NULL;

  if (placing->figures.outside)
    {
      g_autofree char *from = moat_wording_date (scope->wording, time->from);
      g_autofree char *to = moat_wording_date (scope->wording, time->to);
      window = moat_wording_phrase (scope->wording, MOAT_PHRASE_NO_DATA_IN_WINDOW, from, to, NULL);
    }
  moat_frame_emit_empty (scope, &placing->axes.plot, heading, window ? window : hint);
}

/* FALSE: to be made once more with a legend. */
static gboolean
emit (MoatPlacing *placing, char **difference)
{
  const MoatScope *scope = &placing->scope;
  const MoatAxes *axes = &placing->axes;
  gboolean finished = TRUE;

  emit_background (scope);
  moat_frame_emit (&placing->frame, scope);
  if (placing->has_legend)
    moat_legend_emit (scope, &placing->figures, &placing->legend);
  if (scope->request->spec->kind == MOAT_CHART_KIND_LINE)
    moat_line_add_data (scope, &placing->figures, axes);
  else
    add_block_data (placing);
  if (has_marks (placing))
    {
      moat_value_axis_emit (&placing->axis, scope, axes, placing->caption);
      finished = emit_marks (placing, difference);
    }
  else
    emit_empty (placing);
  if (placing->figures.time.present)
    moat_time_axis_emit (scope, axes);
  else if (placing->columns.places)
    moat_columns_emit_names (&placing->columns, scope, &axes->plot);
  if (placing->figures.time.present || has_marks (placing))
    moat_base_line_emit (scope, axes);
  moat_event_lane_emit (&placing->lane, scope, axes, placing->lane_y);
  return finished;
}

static void
describe (const MoatPlacing *placing, const char *difference)
{
  const MoatScope *scope = &placing->scope;
  const MoatDescriptionText text = { placing->title, placing->subtitle, placing->messages };
  g_autofree char *figures = moat_words_description (scope, &placing->figures, &text);
  g_autofree char *arrow = NULL;
  g_autofree char *all = NULL;

  if (difference)
    arrow =
      moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_DIFFERENCE, difference, NULL);
  all = g_strconcat (figures, arrow && scope->language != MOAT_LANGUAGE_ZH ? " " : "",
                     arrow ? arrow : "", NULL);
  moat_scene_builder_set_title (scope->builder, placing->title);
  moat_scene_builder_set_description (scope->builder, all);
  moat_scene_builder_set_plot (scope->builder, &placing->axes.plot);
  moat_scene_builder_set_time_axis (scope->builder, &placing->figures.time);
}

MoatScene *
moat_chart_build (const MoatChartRequest *request)
{
  MoatPlacing placing;
  MoatScene *scene;
  g_autofree char *difference = NULL;

  moat_placing_init (&placing, request, FALSE);
  if (!emit (&placing, &difference))
    {
      g_clear_pointer (&difference, g_free);
      moat_placing_clear (&placing);
      moat_placing_init (&placing, request, TRUE);
      emit (&placing, &difference);
    }
  describe (&placing, difference);
  scene = moat_scene_builder_finish (placing.scope.builder);
  moat_placing_clear (&placing);
  return scene;
}
