/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts into a series: which statement of each period counts, and on what basis.
 *
 * Observations come sorted by period.  One pass looks at the run of statements of each period and
 * keeps, of those with the most certain status, the latest one that was known on the date asked
 * for.  Earlier ones become issues, "conflict" if the two intervals do not meet and "restated"
 * otherwise; plans, targets and estimates beside it become issues of their own.  A fact that
 * another supersedes drops out once that other one is known, and what it had itself replaced stays
 * replaced.  When nothing is dropped the array is used as it came: a million facts cost one look
 * each.
 *
 * Per year divides flows by the length of their period in years (moat_period_years_fraction());
 * stocks and ratios have no length to divide by and stay.  A value that was computed is at best
 * `derived`. */
#include "config.h"

#include "moat-series-build.h"

#include <math.h>
#include <stdlib.h>

#include "moat-series-private.h"
#include "moat-supersession.h"

#define MAX_ISSUES 1000
#define ROUNDING 1e-9 /* of doubles: ends that touch overlap */

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

void
moat_series_add_issue (GArray *issues, MoatSeriesIssueKind kind, gint64 fact_id, gint64 other_id)
{
  MoatSeriesIssue issue = { kind, fact_id, other_id };

  if (issues->len < MAX_ISSUES)
    g_array_append_val (issues, issue);
}

gboolean
moat_series_request_knows (const MoatSeriesRequest *request, const MoatObservation *observation)
{
  return request->as_known_on == MOAT_DATE_NONE || observation->known_from <= request->as_known_on;
}

/* What is left when the statements of one period are gone through. */
typedef struct
{
  const MoatSeriesRequest *request;
  GHashTable *superseded; /* nullable */
  GArray *issues;
} Choosing;

/* Half a unit of the last digit stated: a figure says no more of its value than that. */
static double
get_half_step (const MoatSeriesRequest *request, const MoatObservation *observation)
{
  return request->get_step != NULL
           ? request->get_step (observation->fact_id, request->step_data) / 2
           : 0;
}

/* Whether two statements agree: their intervals overlap, each as wide as its last digit and its
 * qualifier make it.  Steps are asked for only where they matter. */
static gboolean
intervals_meet (const Choosing *self, const MoatObservation *a, const MoatObservation *b)
{
  double gap;

  if (isnan (a->best) || isnan (b->best) || (a->low <= b->high && b->low <= a->high))
    return TRUE;
  if (self->issues->len >= MAX_ISSUES)
    return FALSE; /* nobody will be told */
  gap = MAX (a->low - b->high, b->low - a->high);
  return gap <=
         (get_half_step (self->request, a) + get_half_step (self->request, b)) * (1 + ROUNDING);
}

static gboolean
is_same_period (const MoatObservation *a, const MoatObservation *b)
{
  return a->period.end == b->period.end && a->period.start == b->period.start;
}

/* Which of the @n statements of one period counts among those of @status; NULL: none that is
 * known, or one that a statement of another period has taken the place of.  What has no number is
 * said, never drawn as 0. */
static const MoatObservation *
choose_of_status (const Choosing *self, const MoatObservation *run, guint n, int status)
{
  const MoatObservation *chosen = NULL;

  for (guint i = 0; i < n; i++)
    {
      gint64 superseder;

      if (run[i].status != status || !moat_series_request_knows (self->request, &run[i]))
        continue;
      superseder = moat_supersession_get (self->superseded, run[i].fact_id);
      if (isnan (run[i].best) && superseder == 0)
        moat_series_add_issue (self->issues, MOAT_SERIES_ISSUE_NO_VALUE, run[i].fact_id, 0);
      if (chosen != NULL && superseder == chosen->fact_id)
        {
          moat_series_add_issue (self->issues, MOAT_SERIES_ISSUE_RESTATED, run[i].fact_id,
                                 superseder);
          continue;
        }
      if (chosen != NULL)
        moat_series_add_issue (self->issues,
                               moat_supersession_get (self->superseded, chosen->fact_id) != 0 ||
                                   intervals_meet (self, chosen, &run[i])
                                 ? MOAT_SERIES_ISSUE_RESTATED
                                 : MOAT_SERIES_ISSUE_CONFLICT,
                               chosen->fact_id, run[i].fact_id);
      chosen = &run[i];
    }
  if (chosen == NULL || moat_supersession_get (self->superseded, chosen->fact_id) == 0)
    return chosen;
  moat_series_add_issue (self->issues, MOAT_SERIES_ISSUE_RESTATED, chosen->fact_id,
                         moat_supersession_get (self->superseded, chosen->fact_id));
  return NULL;
}

/* Which of the @n statements of one period counts.  A later statement takes the place of an
 * earlier one of the same status only: what happened is not replaced by a plan, and a plan beside
 * it is no other statement of the same thing.  The most certain status is drawn. */
static const MoatObservation *
choose (const Choosing *self, const MoatObservation *run, guint n)
{
  const MoatObservation *chosen = NULL;

  if (n == 1)
    return choose_of_status (self, run, n, run->status);
  for (int status = MOAT_STATUS_ACTUAL; status <= MOAT_STATUS_TARGET; status++)
    {
      const MoatObservation *latest = choose_of_status (self, run, n, status);

      if (chosen == NULL)
        chosen = latest;
      else if (latest != NULL)
        moat_series_add_issue (self->issues, MOAT_SERIES_ISSUE_OTHER_STATUS, latest->fact_id,
                               chosen->fact_id);
    }
  return chosen;
}

/* Moves what is kept to the front, so that nothing is copied when everything is. */
static void
keep_latest (const MoatSeriesRequest *request, GArray *observations, GArray *issues)
{
  MoatObservation *all = (MoatObservation *) observations->data;
  g_autoptr (GHashTable) superseded = moat_supersession_find (request, observations, issues);
  const Choosing choosing = { request, superseded, issues };
  guint kept = 0, end;

  for (guint first = 0; first < observations->len; first = end)
    {
      const MoatObservation *chosen;

      for (end = first + 1; end < observations->len; end++)
        {
          if (!is_same_period (&all[first], &all[end]))
            break;
        }
      chosen = choose (&choosing, &all[first], end - first);
      if (chosen == NULL)
        continue;
      if (chosen != &all[kept])
        all[kept] = *chosen;
      kept++;
    }
  g_array_set_size (observations, kept);
}

void
moat_series_put_on_basis (const MoatSeriesInfo *info, MoatObservation *observation)
{
  gint64 numerator, denominator;
  double years;

  if (info->basis != MOAT_BASIS_PER_YEAR || info->period_type != MOAT_PERIOD_TYPE_DURATION ||
      info->unit_kind == MOAT_UNIT_KIND_RATIO)
    return;
  moat_period_years_fraction (observation->period, &numerator, &denominator);
  if (numerator == 0 || numerator == denominator)
    return;
  years = (double) numerator / (double) denominator;
  observation->low /= years;
  observation->best /= years;
  observation->high /= years;
  observation->grade = MAX (observation->grade, MOAT_GRADE_DERIVED);
}

MoatSeries *
moat_series_build (const MoatSeriesRequest *request, GArray *observations)
{
  g_autoptr (GArray) issues = g_array_new (FALSE, FALSE, sizeof (MoatSeriesIssue));

  g_return_val_if_fail (request != NULL && observations != NULL, NULL);

  if (!is_sorted ((const MoatObservation *) observations->data, observations->len))
    g_array_sort (observations, compare_observations);
  keep_latest (request, observations, issues);
  for (guint i = 0; request->info.basis != MOAT_BASIS_STATED && i < observations->len; i++)
    moat_series_put_on_basis (&request->info, &g_array_index (observations, MoatObservation, i));
  return moat_series_new (&request->info, observations, g_steal_pointer (&issues));
}

MoatSeries *
moat_series_build_exact (const MoatSeriesRequest *request, GArray *observations,
                         const MoatStated *stated, gsize n)
{
  g_autoptr (GHashTable) by_fact = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (MoatSeries) series = NULL;
  GPtrArray *derivations = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  GArray *issues = g_array_new (FALSE, FALSE, sizeof (MoatSeriesIssue));
  MoatSeriesRequest as_stated = *request;
  const MoatObservation *kept;
  const MoatSeriesIssue *all;
  gsize n_kept, n_issues;

  as_stated.info.basis = MOAT_BASIS_STATED;
  series = moat_series_build (&as_stated, observations);
  for (gsize i = 0; i < n; i++)
    g_hash_table_insert (by_fact, (gpointer) &stated[i].fact_id, (gpointer) &stated[i]);
  kept = moat_series_get_observations (series, &n_kept);
  for (gsize i = 0; i < n_kept; i++)
    {
      const MoatStated *fact = g_hash_table_lookup (by_fact, &kept[i].fact_id);

      if (fact != NULL)
        g_ptr_array_add (derivations, moat_derivation_new_fact (fact));
    }
  all = moat_series_get_issues (series, &n_issues);
  g_array_append_vals (issues, all, (guint) n_issues);
  return moat_series_new_computed (&as_stated.info, derivations, NULL, issues);
}
