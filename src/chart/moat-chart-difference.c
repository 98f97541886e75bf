/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which two marks the difference arrow joins.
 *
 * The request names two facts.  Their marks are looked for among what is drawn: a fact that is in
 * another unit, outside of the days shown or not there any more has none, and then the chart says
 * which of the two is missing.  An arrow that finds no room becomes a sentence at the foot with the
 * same ratio, so it is never lost.  The drawing is in moat-difference-arrow.c.
 */
#include "moat-chart-difference.h"

#include "moat-chart-words.h"
#include "moat-difference-arrow.h"
#include "moat-line-path.h"
#include "moat-mark-line.h"

/* One end of the arrow. */
typedef struct
{
  MoatAnchor anchor;
  guint series;
  const MoatObservation *observation; /* NULL: not drawn */
} End;

static void
find_block (const MoatPlacing *placing, GArray *blocks, gint64 fact_id, End *end)
{
  for (guint i = 0; i < placing->figures.figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (&placing->figures, i);
      const MoatBlock *block = &g_array_index (blocks, MoatBlock, i);

      if (figure->observation->fact_id != fact_id || block->datum < 0)
        continue;
      end->series = figure->series;
      end->observation = figure->observation;
      end->anchor.height = *figure->observation;
      end->anchor.height.best = figure->value;
      end->anchor.rect = block->rect;
      end->anchor.y = block->upwards ? block->rect.y : block->rect.y + block->rect.height;
      return;
    }
}

static void
find_point (const MoatPlacing *placing, gint64 fact_id, End *end)
{
  for (guint i = 0; i < placing->figures.series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (&placing->figures, i);

      for (gsize k = series->first; k < series->end; k++)
        {
          const MoatObservation *observation = &series->observations[k];

          if (observation->fact_id != fact_id || !moat_figures_is_drawable (observation->best))
            continue;
          end->series = i;
          end->observation = observation;
          end->anchor.height = *observation;
          end->anchor.y = moat_axes_clamp_y (&placing->axes, observation->best);
          end->anchor.rect =
            (MoatRect){ moat_axes_clamp_x (&placing->axes,
                                           moat_axes_day (&placing->axes, observation->period)),
                        end->anchor.y, 0, 0 };
          return;
        }
    }
}

static void
find_end (const MoatPlacing *placing, GArray *blocks, gint64 fact_id, End *end)
{
  *end = (End){ .observation = NULL };
  if (fact_id && blocks)
    find_block (placing, blocks, fact_id, end);
  else if (fact_id && placing->scope.request->spec->kind == MOAT_CHART_KIND_LINE)
    find_point (placing, fact_id, end);
  /* Heights are compared, so neither is divided by years once more. */
  end->anchor.height.period = moat_period_instant (end->anchor.height.period.end);
}

/* The key of the fact, which is what the user wrote. */
static char *
name_fact (const char *key, gint64 fact_id)
{
  return key ? g_strdup (key) : g_strdup_printf ("#%" G_GINT64_FORMAT, fact_id);
}

static void
say_missing (const MoatScope *scope, const End *from, const End *to)
{
  const MoatChartRequest *request = scope->request;
  g_autofree char *first = name_fact (request->spec->difference_from, request->difference_from);
  g_autofree char *second = name_fact (request->spec->difference_to, request->difference_to);

  if (!from->observation && !to->observation)
    g_ptr_array_add (scope->late,
                     moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_DIFFERENCE_NEITHER,
                                          first, second, NULL));
  else
    g_ptr_array_add (scope->late,
                     moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_DIFFERENCE_MISSING,
                                          first, second, from->observation ? second : first, NULL));
}

/* "2025–2027", with the name of the series when there are several. */
static char *
name_end (const MoatPlacing *placing, const End *end)
{
  const MoatChartSeries *series = moat_figures_get_series (&placing->figures, end->series);
  g_autofree char *period =
    moat_wording_period (placing->scope.wording, end->observation->period, series->info->year_end);

  if (placing->figures.series->len == 1)
    return g_steal_pointer (&period);
  return moat_wording_phrase (placing->scope.wording, MOAT_PHRASE_WITH_STATUS, series->name, period,
                              NULL);
}

static void
say_aside (const MoatPlacing *placing, const End *from, const End *to, const char *words)
{
  g_autofree char *first = name_end (placing, from);
  g_autofree char *second = name_end (placing, to);

  g_ptr_array_add (placing->scope.late,
                   moat_wording_phrase (placing->scope.wording, MOAT_PHRASE_MESSAGE_DIFFERENCE,
                                        first, second, words, NULL));
}

/* The marks that the arrow should keep off. */
static GArray *
find_obstacles (const MoatPlacing *placing, GArray *blocks)
{
  const MoatScope *scope = &placing->scope;
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (MoatRect));
  double half = MOAT_LINE_HALO * scope->sizes.factor;

  for (guint i = 0; blocks && i < blocks->len; i++)
    {
      MoatRect extent = moat_block_extent (&g_array_index (blocks, MoatBlock, i), scope);
      g_array_append_val (obstacles, extent);
    }
  for (guint i = 0; !blocks && i < placing->figures.series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (&placing->figures, i);

      for (gsize k = series->first; moat_line_has_markers (scope, series) && k < series->end; k++)
        {
          const MoatObservation *observation = &series->observations[k];
          MoatRect dot = {
            moat_axes_x (&placing->axes, moat_axes_day (&placing->axes, observation->period)) -
              half,
            moat_axes_y (&placing->axes, observation->best) - half, 2 * half, 2 * half
          };
          if (moat_figures_is_drawable (observation->best))
            g_array_append_val (obstacles, dot);
        }
    }
  return obstacles;
}

char *
moat_chart_difference_emit (const MoatPlacing *placing, GArray *blocks)
{
  const MoatScope *scope = &placing->scope;
  const MoatChartRequest *request = scope->request;
  g_autoptr (GArray) obstacles = NULL;
  g_autofree char *words = NULL;
  End from, to;

  if (!(request->difference_from || request->spec->difference_from) ||
      !(request->difference_to || request->spec->difference_to))
    return NULL;
  find_end (placing, blocks, request->difference_from, &from);
  find_end (placing, blocks, request->difference_to, &to);
  if (!from.observation || !to.observation)
    {
      say_missing (scope, &from, &to);
      return NULL;
    }
  obstacles = find_obstacles (placing, blocks);
  if (moat_difference_arrow_emit (scope, &from.anchor, &to.anchor, obstacles, &words))
    return g_steal_pointer (&words);
  say_aside (placing, &from, &to, words);
  return NULL;
}
