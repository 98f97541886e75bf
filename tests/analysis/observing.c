/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of series share: statements written down in a table, turned into observations and
 * series, and questions about the result. */
#include "observing.h"

#include <math.h>

MoatDate
day (const char *iso)
{
  MoatDate date = moat_date_parse_iso (iso, -1);

  g_assert_cmpint (date, !=, MOAT_DATE_NONE);
  return date;
}

MoatObservation
observe (const Statement *statement)
{
  MoatObservation observation = {
    .fact_id = statement->id,
    .period.start = statement->start != NULL ? day (statement->start) : MOAT_DATE_NONE,
    .period.end = day (statement->end),
    .low = statement->best,
    .best = statement->best,
    .high = statement->best,
    .known_from = day (statement->known_from),
    .qualifier = (guint8) statement->qualifier,
    .status = (guint8) statement->status,
    .grade = (guint8) statement->grade,
  };

  if (statement->qualifier == MOAT_QUALIFIER_OVER)
    observation.high = INFINITY;
  else if (statement->qualifier == MOAT_QUALIFIER_UNDER)
    observation.low = -INFINITY;
  else if (statement->qualifier == MOAT_QUALIFIER_ABOUT)
    {
      observation.low = statement->best * 0.95;
      observation.high = statement->best * 1.05;
    }
  return observation;
}

static GArray *
observe_all (const Statement *statements, gsize n)
{
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));

  for (gsize i = 0; i < n; i++)
    {
      MoatObservation observation = observe (&statements[i]);

      g_array_append_val (observations, observation);
    }
  return observations;
}

static MoatSeriesRequest
make_request (MoatBasis basis)
{
  return (MoatSeriesRequest){
    .info = { .entity = (char *) "alibaba-group",
              .concept = (char *) "investment",
              .period_type = MOAT_PERIOD_TYPE_DURATION,
              .unit_kind = MOAT_UNIT_KIND_MONEY,
              .unit = g_intern_static_string ("CNY"),
              .basis = basis,
              .year_end = { 3, 31 } },
  };
}

MoatSeries *
make_series (const Statement *statements, gsize n, MoatBasis basis, const char *as_known_on,
             const MoatRelation *relations, gsize n_relations)
{
  MoatSeriesRequest request = make_request (basis);

  request.as_known_on = as_known_on != NULL ? day (as_known_on) : MOAT_DATE_NONE;
  request.relations = relations;
  request.n_relations = n_relations;
  return moat_series_build (&request, observe_all (statements, n));
}

static double
get_step (gint64 fact_id, gpointer steps)
{
  return ((const double *) steps)[fact_id];
}

MoatSeries *
make_series_with_steps (const Statement *statements, gsize n, const double *steps)
{
  MoatSeriesRequest request = make_request (MOAT_BASIS_STATED);

  request.get_step = get_step;
  request.step_data = (gpointer) steps;
  return moat_series_build (&request, observe_all (statements, n));
}

gboolean
has_issue (const MoatSeries *series, MoatSeriesIssueKind kind, gint64 fact_id)
{
  gsize n;
  const MoatSeriesIssue *issues = moat_series_get_issues (series, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (issues[i].kind == kind && issues[i].fact_id == fact_id)
        return TRUE;
    }
  return FALSE;
}

gsize
count_issues (const MoatSeries *series)
{
  gsize n;

  moat_series_get_issues (series, &n);
  return n;
}

void
assert_facts (const MoatSeries *series, int first, ...)
{
  gsize n, i = 0;
  const MoatObservation *observations = moat_series_get_observations (series, &n);
  va_list ids;

  va_start (ids, first);
  for (int id = first; id != 0; id = va_arg (ids, int))
    {
      g_assert_cmpuint (i, <, n);
      g_assert_cmpint (observations[i++].fact_id, ==, id);
    }
  va_end (ids);
  g_assert_cmpuint (i, ==, n);
}
