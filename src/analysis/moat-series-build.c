/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts into a series: which statement of each period counts, and on what basis.
 *
 * Observations come sorted by period.  One pass looks at the run of statements of each period and
 * keeps the latest one that was known on the date asked for; earlier ones become issues, "conflict"
 * if the two intervals do not meet and "restated" otherwise.  A fact that another supersedes drops
 * out once that other one is known.  When nothing is dropped the array is used as it came: a
 * million facts cost one look each.
 *
 * Per year divides flows by the length of their period in years (moat_period_years_fraction());
 * stocks and ratios have no length to divide by and stay.  A value that was computed is at best
 * `derived`. */
#include "config.h"

#include "moat-series-build.h"

#include <math.h>
#include <stdlib.h>

#include "moat-series-private.h"

#define MAX_ISSUES 1000

static int
compare_observations (gconstpointer a, gconstpointer b)
{
  const MoatObservation *left = a, *right = b;
  int order = moat_period_compare (left->period, right->period);

  if (order != 0)
    return order;
  if (left->known_from != right->known_from)
    return left->known_from < right->known_from ? -1 : 1;
  return left->fact_id < right->fact_id ? -1 : left->fact_id > right->fact_id;
}

static gboolean
is_sorted (const MoatObservation *observations, gsize n)
{
  for (gsize i = 1; i < n; i++)
    {
      if (compare_observations (&observations[i - 1], &observations[i]) > 0)
        return FALSE;
    }
  return TRUE;
}

static void
add_issue (GArray *issues, MoatSeriesIssueKind kind, gint64 fact_id)
{
  MoatSeriesIssue issue = { kind, fact_id };

  if (issues->len < MAX_ISSUES)
    g_array_append_val (issues, issue);
}

static gboolean
is_known (const MoatSeriesRequest *request, const MoatObservation *observation)
{
  return request->as_known_on == MOAT_DATE_NONE || observation->known_from <= request->as_known_on;
}

/* The facts that are superseded by one that is known, as a set of ids; NULL when there are none. */
static GHashTable *
find_superseded (const MoatSeriesRequest *request, GArray *observations)
{
  GHashTable *superseded = NULL;

  for (gsize i = 0; i < request->n_relations; i++)
    {
      const MoatRelation *relation = &request->relations[i];

      if (relation->kind != MOAT_RELATION_SUPERSEDES)
        continue;
      for (guint j = 0; j < observations->len; j++)
        {
          MoatObservation *newer = &g_array_index (observations, MoatObservation, j);

          if (newer->fact_id != relation->fact_id || !is_known (request, newer))
            continue;
          if (superseded == NULL)
            superseded = g_hash_table_new (g_int64_hash, g_int64_equal);
          g_hash_table_add (superseded, (gpointer) &relation->other_id);
        }
    }
  return superseded;
}

/* Whether the statement counts at all; what has no number is said, never drawn as 0. */
static gboolean
counts (const MoatSeriesRequest *request, GHashTable *superseded,
        const MoatObservation *observation, GArray *issues)
{
  if (!is_known (request, observation))
    return FALSE;
  if (superseded != NULL && g_hash_table_contains (superseded, &observation->fact_id))
    {
      add_issue (issues, MOAT_SERIES_ISSUE_RESTATED, observation->fact_id);
      return FALSE;
    }
  if (isnan (observation->best))
    add_issue (issues, MOAT_SERIES_ISSUE_NO_VALUE, observation->fact_id);
  return TRUE;
}

static gboolean
intervals_meet (const MoatObservation *a, const MoatObservation *b)
{
  return isnan (a->best) || isnan (b->best) || (a->low <= b->high && b->low <= a->high);
}

static gboolean
is_same_period (const MoatObservation *a, const MoatObservation *b)
{
  return a->period.end == b->period.end && a->period.start == b->period.start;
}

/* Moves what is kept to the front, so that nothing is copied when everything is. */
static void
keep_latest (const MoatSeriesRequest *request, GArray *observations, GArray *issues)
{
  MoatObservation *all = (MoatObservation *) observations->data;
  GHashTable *superseded = find_superseded (request, observations);
  guint kept = 0;

  for (guint i = 0; i < observations->len; i++)
    {
      if (!counts (request, superseded, &all[i], issues))
        continue;
      if (kept > 0 && is_same_period (&all[kept - 1], &all[i]))
        {
          kept--;
          add_issue (issues,
                     intervals_meet (&all[kept], &all[i]) ? MOAT_SERIES_ISSUE_RESTATED
                                                          : MOAT_SERIES_ISSUE_CONFLICT,
                     all[kept].fact_id);
        }
      if (kept != i)
        all[kept] = all[i];
      kept++;
    }
  g_array_set_size (observations, kept);
  g_clear_pointer (&superseded, g_hash_table_unref);
}

static void
divide_by_years (GArray *observations)
{
  for (guint i = 0; i < observations->len; i++)
    {
      MoatObservation *observation = &g_array_index (observations, MoatObservation, i);
      gint64 numerator, denominator;
      double years;

      moat_period_years_fraction (observation->period, &numerator, &denominator);
      if (numerator == 0 || numerator == denominator)
        continue;
      years = (double) numerator / (double) denominator;
      observation->low /= years;
      observation->best /= years;
      observation->high /= years;
      observation->grade = MAX (observation->grade, MOAT_GRADE_DERIVED);
    }
}

MoatSeries *
moat_series_build (const MoatSeriesRequest *request, GArray *observations)
{
  g_autoptr (GArray) issues = g_array_new (FALSE, FALSE, sizeof (MoatSeriesIssue));

  g_return_val_if_fail (request != NULL && observations != NULL, NULL);

  if (!is_sorted ((const MoatObservation *) observations->data, observations->len))
    g_array_sort (observations, compare_observations);
  keep_latest (request, observations, issues);
  if (request->info.basis == MOAT_BASIS_PER_YEAR &&
      request->info.period_type == MOAT_PERIOD_TYPE_DURATION &&
      request->info.unit_kind != MOAT_UNIT_KIND_RATIO)
    divide_by_years (observations);
  return moat_series_new (&request->info, observations, g_steal_pointer (&issues));
}
