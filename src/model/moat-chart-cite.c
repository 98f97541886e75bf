/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which sources stand below a chart.
 *
 * Of a short series every fact that is shown is read whole: it is cited exactly, and what is drawn
 * is compared with what it states.  A long series is cited from the store's list of citations, with
 * the same days and the same date of knowledge.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-chart-data-private.h"

#define READ_SINGLY 64    /* facts of a series that are looked at one by one */
#define MOST_CITATIONS 64 /* of a longer series */
#define MOST_FACTS 512    /* of a comparison that are looked at one by one */
#define ROUNDING 1e-12    /* what another machine's arithmetic may differ by */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gboolean
is_same_number (double a, double b)
{
  if (isnan (a) || isnan (b) || isinf (a) || isinf (b))
    return (isnan (a) && isnan (b)) || a == b;
  return fabs (a - b) <= ROUNDING * MAX (fabs (a), fabs (b));
}

gboolean
moat_chart_is_within (const MoatChartSpec *spec, MoatPeriod period)
{
  MoatDate first = moat_period_is_instant (period) ? period.end : period.start;

  return (spec->from == MOAT_DATE_NONE || period.end >= spec->from) &&
         (spec->to == MOAT_DATE_NONE || first <= spec->to);
}

/* Whether the numbers that drawing uses are those that the fact states.  They stand beside each
 * other in the file, and what is drawn must be what is explained. */
static gboolean
is_as_stated (const MoatSeriesInfo *info, const MoatObservation *observation, const MoatFact *fact)
{
  MoatObservation stated = *observation;

  moat_fact_interval (fact, &stated.low, &stated.best, &stated.high);
  moat_series_put_on_basis (info, &stated);
  return is_same_number (stated.low, observation->low) &&
         is_same_number (stated.best, observation->best) &&
         is_same_number (stated.high, observation->high);
}

static gboolean
cite_singly (const MoatChartData *self, MoatSourceLine *line, const MoatSeries *series,
             const GArray *shown, GError **error)
{
  const MoatObservation *observations = moat_series_get_observations (series, NULL);

  for (guint i = 0; i < shown->len; i++)
    {
      const MoatObservation *observation = &observations[g_array_index (shown, gsize, i)];
      g_autoptr (MoatFact) fact =
        moat_store_get_fact (moat_project_get_store (self->project), observation->fact_id, error);

      if (!fact)
        return FALSE;
      if (!is_as_stated (moat_series_get_info (series), observation, fact))
        {
          g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CORRUPT,
                       /* Translators: %s is the key of a figure, such as f02. */
                       _ ("The project file is damaged: the number that would be drawn for “%s” is "
                          "not the one that it states. Enter the figure again."),
                       fact->key);
          return FALSE;
        }
      moat_source_line_add (line, fact->source, fact->locator);
    }
  return TRUE;
}

gboolean
moat_chart_cite (const MoatChartData *self, MoatSourceLine *line, const MoatSeries *series,
                 GError **error)
{
  MoatStore *store = moat_project_get_store (self->project);
  const MoatSeriesInfo *info = moat_series_get_info (series);
  g_autoptr (GPtrArray) citations = NULL;
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gsize));
  const MoatCitationFilter filter = {
    .entity = info->entity,
    .concept = info->concept,
    .unit = info->unit,
    .as_known_on = self->spec->as_known_on,
    .from = self->spec->from,
    .to = self->spec->to,
    .limit = MOST_CITATIONS,
  };
  gsize n;
  const MoatObservation *observations = moat_series_get_observations (series, &n);

  for (gsize i = 0; i < n && shown->len <= READ_SINGLY; i++)
    {
      if (moat_chart_is_within (self->spec, observations[i].period))
        g_array_append_val (shown, i);
    }
  if (shown->len <= READ_SINGLY)
    return cite_singly (self, line, series, shown, error);
  citations = moat_store_list_citations (store, &filter, error);
  for (guint i = 0; citations && i < citations->len; i++)
    {
      char **citation = citations->pdata[i];
      moat_source_line_add (line, citation[0], citation[1]);
    }
  return citations != NULL;
}

gboolean
moat_chart_cite_facts (MoatStore *store, MoatSourceLine *line, GHashTable *ids, GError **error)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) citations = NULL;
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_array_append_vals (sorted, id, 1);
  g_array_sort (sorted, compare_ids);
  for (guint i = 0; i < MIN (sorted->len, MOST_FACTS); i++)
    {
      g_autoptr (MoatFact) fact =
        moat_store_get_fact (store, g_array_index (sorted, gint64, i), error);

      if (!fact)
        return FALSE;
      moat_source_line_add (line, fact->source, fact->locator);
    }
  return TRUE;
}
