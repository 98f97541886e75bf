/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From a request to a scene.
 *
 * resolve  which figures stand on the chart (moat-chart-figures.c)
 * train    ranges and ticks; measure: how large words are; place: where parts stand
 *          (moat-chart-place.c)
 * emit     nodes in the order in which they are painted (here, the marks in moat-mark-*.c)
 *
 * The kinds of moat-plot-kind.c lay out all between head and foot themselves.
 *
 * Labels are written last, where there is room.  When marks that belong to several series find no
 * room to say which, the picture is made once more with a legend; when the foot needs more lines to
 * say what found no room, once more with these.
 */
#include "moat-chart-build.h"

#include "moat-annotations.h"
#include "moat-chart-difference.h"
#include "moat-chart-words.h"
#include "moat-legend.h"
#include "moat-mark-line.h"
#include "moat-mark-span.h"

#define MOST_TRIES 5

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

/* Marks, arrow and labels.  FALSE when the labels need a legend beside them. */
static gboolean
emit_marks (MoatPlacing *placing, char **difference)
{
  const MoatScope *scope = &placing->scope;
  const MoatFigures *figures = &placing->figures;
  GArray *blocks = NULL;
  gboolean labelled = TRUE;

  switch (scope->request->spec->kind)
    {
    case MOAT_CHART_KIND_SPAN:
      blocks = moat_span_emit (scope, figures, &placing->axes);
      *difference = moat_chart_difference_emit (placing, blocks);
      labelled = moat_span_label (scope, figures, blocks);
      break;
    case MOAT_CHART_KIND_COLUMN:
    case MOAT_CHART_KIND_STACKED:
    case MOAT_CHART_KIND_STACKED_100:
    case MOAT_CHART_KIND_WATERFALL:
    case MOAT_CHART_KIND_MEKKO:
      blocks = moat_columns_emit (&placing->columns, scope, figures, &placing->axes);
      *difference = moat_chart_difference_emit (placing, blocks);
      break;
    case MOAT_CHART_KIND_LINE:
      moat_line_emit (scope, figures, &placing->axes);
      *difference = moat_chart_difference_emit (placing, NULL);
      labelled = moat_line_label (scope, figures, &placing->axes, placing->names_lines);
      moat_line_label_values (scope, figures, &placing->axes, labelled);
      break;
    default:
      break;
    }
  placing->blocks = blocks;
  return labelled || placing->has_legend || figures->series->len < 2;
}

/* The labels of columns, over the base line.  FALSE when a legend is needed. */
static gboolean
label_columns (const MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;
  gboolean named =
    !placing->names_parts ||
    moat_columns_label_parts (&placing->columns, scope, &placing->figures, &placing->axes);

  moat_columns_label (&placing->columns, scope, &placing->figures, &placing->axes);
  return named;
}

static void
emit_background (const MoatScope *scope)
{
  const MoatRect canvas = { 0, 0, scope->width, scope->height };
  MoatInk ink = moat_ink_fill (scope->theme->background);

  moat_scene_builder_rect (scope->builder, MOAT_ROLE_BACKGROUND, -1, &canvas, &ink);
}

/* What to do about a chart without marks. */
static char *
word_hint (const MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;
  const MoatTimeAxis *time = &placing->figures.time;

  if (placing->figures.outside)
    {
      g_autofree char *from = moat_wording_date (scope->wording, time->from);
      g_autofree char *to = moat_wording_date (scope->wording, time->to);
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_NO_DATA_IN_WINDOW, from, to, NULL);
    }
  if (placing->figures.no_sums)
    return g_strdup (moat_phrase_get (MOAT_PHRASE_MESSAGE_NO_SUMS, scope->language));
  return g_strdup (moat_phrase_get (placing->figures.no_spans ? MOAT_PHRASE_MESSAGE_NO_SPANS
                                                              : MOAT_PHRASE_NO_DATA_HINT,
                                    scope->language));
}

static void
emit_empty (MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;
  g_autofree char *hint = word_hint (placing);
  g_autofree char *difference = moat_chart_difference_emit (placing, NULL);

  moat_frame_emit_empty (scope, &placing->axes.plot,
                         moat_phrase_get (MOAT_PHRASE_NO_DATA, scope->language), hint);
}

/* A chart that lays out its own plot. */
static void
emit_plot (MoatPlacing *placing)
{
  const MoatScope *scope = &placing->scope;
  MoatPlot *plot = &placing->area;
  const MoatTextStyle *style = &scope->sizes.small;
  MoatTextNode caption = { placing->caption,      style,        scope->theme->ink_soft,
                           MOAT_TEXT_ALIGN_START, plot->area.x, plot->area.y - scope->sizes.pad };

  caption.y -= moat_scope_measure (scope, style, "0").height;
  moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &caption);
  plot->plot = plot->area;
  placing->kind->emit (plot);
  placing->axes.plot = plot->plot;
}

/* FALSE: to be made once more by the changed @plan. */
static gboolean
emit (MoatPlacing *placing, MoatPlan *plan, char **difference)
{
  const MoatScope *scope = &placing->scope;
  const MoatAxes *axes = &placing->axes;
  gboolean finished = TRUE;

  emit_background (scope);
  moat_frame_emit_head (&placing->frame, scope);
  if (placing->has_legend)
    moat_legend_emit (scope, &placing->figures, &placing->legend);
  if (scope->request->spec->kind == MOAT_CHART_KIND_LINE)
    moat_line_add_data (scope, &placing->figures, axes);
  else if (placing->columns.places)
    moat_columns_add_data (&placing->columns, scope, &placing->figures);
  else if (!placing->kind || !placing->kind->adds_data)
    add_block_data (placing);
  if (has_marks (placing) && placing->kind)
    emit_plot (placing);
  else if (has_marks (placing))
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
  if (!placing->kind && (placing->figures.time.present || has_marks (placing)))
    moat_base_line_emit (scope, axes);
  if (placing->columns.places && has_marks (placing))
    finished = label_columns (placing);
  if (has_marks (placing))
    moat_annotations_emit (placing, placing->blocks);
  plan->has_legend |= !finished;
  moat_event_lane_emit (&placing->lane, scope, axes, placing->lane_y);
  return moat_placing_emit_foot (placing, plan) && finished;
}

static void
describe (const MoatPlacing *placing, const char *difference)
{
  const MoatScope *scope = &placing->scope;
  g_autofree char *hint = has_marks (placing) ? NULL : word_hint (placing);
  const MoatDescriptionText text = { placing->title, placing->subtitle, hint, difference,
                                     placing->messages };
  g_autofree char *description = moat_words_description (scope, &placing->figures, &text);

  moat_scene_builder_set_title (scope->builder, placing->title);
  moat_scene_builder_set_description (scope->builder, description);
  moat_scene_builder_set_plot (scope->builder, &placing->axes.plot);
  moat_scene_builder_set_time_axis (scope->builder, &placing->figures.time);
}

MoatScene *
moat_chart_build (const MoatChartRequest *request)
{
  MoatPlacing placing;
  MoatPlan plan = { FALSE };
  MoatScene *scene;
  g_autoptr (GPtrArray) late = NULL;
  g_autofree char *difference = NULL;

  moat_placing_init (&placing, request, &plan);
  for (guint i = 1; !emit (&placing, &plan, &difference) && i < MOST_TRIES; i++)
    {
      g_clear_pointer (&difference, g_free);
      g_clear_pointer (&late, g_ptr_array_unref);
      plan.late = late = g_steal_pointer (&placing.scope.late);
      moat_placing_clear (&placing);
      moat_placing_init (&placing, request, &plan);
    }
  describe (&placing, difference);
  scene = moat_scene_builder_finish (placing.scope.builder);
  moat_placing_clear (&placing);
  return scene;
}
