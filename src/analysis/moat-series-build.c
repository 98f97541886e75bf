/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts into a series: which statement of each period counts, and on what basis.
 *
 * Observations come sorted by period.  One pass looks at the run of statements of each period and
 * keeps the latest one that was known on the date asked for; earlier ones become issues, "conflict"
 * if the two intervals do not meet and "restated" otherwise.  A fact that another supersedes drops
 * out once that other one is known, and what it had itself replaced stays replaced.  When nothing
 * is dropped the array is used as it came: a million facts cost one look each.
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

/* The ids of the facts that are known on the date, as a set. */
static GHashTable *
list_known (const MoatSeriesRequest *request, GArray *observations)
{
  GHashTable *known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < observations->len; i++)
    {
      MoatObservation *observation = &g_array_index (observations, MoatObservation, i);

      if (is_known (request, observation))
        g_hash_table_add (known, &observation->fact_id);
    }
  return known;
}

/* Which facts are superseded by one that is known: their ids, each with that of the newer fact;
 * NULL when there are none. */
static GHashTable *
find_superseded (const MoatSeriesRequest *request, GArray *observations)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) superseded = NULL;

  for (gsize i = 0; i < request->n_relations; i++)
    {
      const MoatRelation *relation = &request->relations[i];

      if (relation->kind != MOAT_RELATION_SUPERSEDES)
        continue;
      if (known == NULL)
        known = list_known (request, observations);
      if (!g_hash_table_contains (known, &relation->fact_id))
        continue;
      if (superseded == NULL)
        superseded = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_insert (superseded, (gpointer) &relation->other_id,
                           (gpointer) &relation->fact_id);
    }
  return g_steal_pointer (&superseded);
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

/* The id of the fact that supersedes @observation; 0: none. */
static gint64
get_superseder (GHashTable *superseded, const MoatObservation *observation)
{
  const gint64 *id =
    superseded != NULL ? g_hash_table_lookup (superseded, &observation->fact_id) : NULL;

  return id != NULL ? *id : 0;
}

/* Which of the @n statements of one period counts; NULL: none that is known, or one that a
 * statement of another period has taken the place of.  What has no number is said, never drawn
 * as 0. */
static const MoatObservation *
choose (const MoatSeriesRequest *request, GHashTable *superseded, const MoatObservation *run,
        guint n, GArray *issues)
{
  const MoatObservation *chosen = NULL;

  for (guint i = 0; i < n; i++)
    {
      gint64 superseder;

      if (!is_known (request, &run[i]))
        continue;
      superseder = get_superseder (superseded, &run[i]);
      if (isnan (run[i].best) && superseder == 0)
        add_issue (issues, MOAT_SERIES_ISSUE_NO_VALUE, run[i].fact_id);
      if (chosen != NULL && superseder == chosen->fact_id)
        {
          add_issue (issues, MOAT_SERIES_ISSUE_RESTATED, run[i].fact_id);
          continue;
        }
      if (chosen != NULL)
        add_issue (issues,
                   get_superseder (superseded, chosen) != 0 || intervals_meet (chosen, &run[i])
                     ? MOAT_SERIES_ISSUE_RESTATED
                     : MOAT_SERIES_ISSUE_CONFLICT,
                   chosen->fact_id);
      chosen = &run[i];
    }
  if (chosen == NULL || get_superseder (superseded, chosen) == 0)
    return chosen;
  add_issue (issues, MOAT_SERIES_ISSUE_RESTATED, chosen->fact_id);
  return NULL;
}

/* Moves what is kept to the front, so that nothing is copied when everything is. */
static void
keep_latest (const MoatSeriesRequest *request, GArray *observations, GArray *issues)
{
  MoatObservation *all = (MoatObservation *) observations->data;
  g_autoptr (GHashTable) superseded = find_superseded (request, observations);
  guint kept = 0, end;

  for (guint first = 0; first < observations->len; first = end)
    {
      const MoatObservation *chosen;

      for (end = first + 1; end < observations->len; end++)
        {
          if (!is_same_period (&all[first], &all[end]))
            break;
        }
      chosen = choose (request, superseded, &all[first], end - first, issues);
      if (chosen == NULL)
        continue;
      if (chosen != &all[kept])
        all[kept] = *chosen;
      kept++;
    }
  g_array_set_size (observations, kept);
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
