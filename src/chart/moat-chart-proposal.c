/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which kind of chart suits the data.
 *
 * The question that the data can answer decides: one value for each is a ranking, two are a change,
 * many are a course over time; two concepts of many entities are a relation.  How many entities
 * there are decides between forms of the same answer: what can be labelled directly comes first,
 * and what would be a tangle of lines becomes panels, then a table.
 */
#include "config.h"

#include "moat-chart-proposal.h"

#define MOST_SLOPES 8   /* lines whose both ends can be labelled */
#define MOST_LINES 6    /* lines that can be told apart */
#define MOST_PANELS 24  /* panels in which something can be seen */
#define MOST_COLUMNS 18 /* columns side by side with room for their values */
#define FEWEST_DOTS 4   /* below, a scatter plot relates nothing */

typedef struct
{
  guint n_entities, n_concepts, n_periods;
  gboolean has_spans; /* amounts for several years */
} Shape;

static gboolean
has_period (const GArray *periods, MoatPeriod period)
{
  for (guint i = 0; i < periods->len; i++)
    if (moat_period_compare (g_array_index (periods, MoatPeriod, i), period) == 0)
      return TRUE;
  return FALSE;
}

/* Those of companies whose years end in different months count once: as the most that one has. */
static guint
count_periods (const MoatSeries *series, gboolean *has_spans)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  gsize n;
  const MoatObservation *observations = moat_series_get_observations (series, &n);

  for (gsize i = 0; i < n && periods->len <= MOST_COLUMNS; i++)
    {
      if (!has_period (periods, observations[i].period))
        g_array_append_val (periods, observations[i].period);
      if (moat_period_length_years (observations[i].period) > 1.5)
        *has_spans = TRUE;
    }
  return periods->len;
}

static Shape
measure_shape (const GPtrArray *series)
{
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) concepts = g_hash_table_new (g_str_hash, g_str_equal);
  Shape shape = { 0 };

  for (guint i = 0; i < series->len; i++)
    {
      const MoatSeriesInfo *info = moat_series_get_info (series->pdata[i]);
      guint n = count_periods (series->pdata[i], &shape.has_spans);

      g_hash_table_add (entities, (gpointer) info->entity);
      g_hash_table_add (concepts, (gpointer) info->concept);
      shape.n_periods = MAX (shape.n_periods, n);
    }
  shape.n_entities = g_hash_table_size (entities);
  shape.n_concepts = g_hash_table_size (concepts);
  return shape;
}

static MoatChartKind
propose_course (const Shape *shape)
{
  if (shape->n_entities * shape->n_concepts <= MOST_LINES)
    return MOAT_CHART_KIND_LINE;
  return shape->n_entities <= MOST_PANELS ? MOAT_CHART_KIND_SMALL_MULTIPLES
                                          : MOAT_CHART_KIND_HEAT_TABLE;
}

static MoatChartKind
propose_comparison (const MoatChartSpec *spec, const Shape *shape)
{
  if (spec->basis == MOAT_BASIS_INDEX || spec->basis == MOAT_BASIS_CUMULATIVE)
    return propose_course (shape);
  if (shape->n_concepts > 1)
    return shape->n_entities >= FEWEST_DOTS && shape->n_concepts <= 3 ? MOAT_CHART_KIND_SCATTER
                                                                      : MOAT_CHART_KIND_COLUMN;
  if (spec->period_mode == MOAT_PERIODS_LATEST || shape->n_periods <= 1)
    return MOAT_CHART_KIND_BAR;
  if (shape->n_periods == 2)
    return shape->n_entities <= MOST_SLOPES ? MOAT_CHART_KIND_SLOPE : MOAT_CHART_KIND_DOT;
  if (shape->n_periods * shape->n_entities <= MOST_COLUMNS)
    return MOAT_CHART_KIND_COLUMN;
  return propose_course (shape);
}

MoatChartKind
moat_chart_propose_kind (const MoatChartSpec *spec, const GPtrArray *series)
{
  Shape shape;

  g_return_val_if_fail (spec != NULL && series != NULL, MOAT_CHART_KIND_COLUMN);

  shape = measure_shape (series);
  if (spec->page == MOAT_CHART_PAGE_PEERS)
    return propose_comparison (spec, &shape);
  if (shape.has_spans)
    return MOAT_CHART_KIND_SPAN;
  return shape.n_periods * MAX (shape.n_entities * shape.n_concepts, 1) <= MOST_COLUMNS
           ? MOAT_CHART_KIND_COLUMN
           : propose_course (&shape);
}
