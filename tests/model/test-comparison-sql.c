/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparisons of real filings against a calculation of their own: the same numbers by SQL over the
 * same file, which knows nothing of derivations, rate tables or calendars but days and products.
 * The two are equal to the last unit, shares to the 12th decimal. */
#include <math.h>
#include <sqlite3.h>

#include "fixture.h"
#include "moat-chart-data.h"
#include "moat-unit.h"

#define ENTITIES "\"entities\":[\"alibaba-group\",\"alphabet\",\"microsoft\",\"meta\"]"

/* The days that a fact and a year share, and those of the fact; the fact's year is about that long.
 */
#define DAYS                                                           \
  " (min (julianday (f.period_end), julianday (y.year || '-12-31')) -" \
  "  max (julianday (f.period_start), julianday (y.year || '-01-01')) + 1)"
#define LENGTH " (julianday (f.period_end) - julianday (f.period_start) + 1)"
#define YEARS                                                                                    \
  "WITH RECURSIVE y (year) AS (SELECT 2012 UNION ALL SELECT year + 1 FROM y WHERE year < 2026)," \
  " f AS (SELECT e.key AS entity, c.key AS concept, fact.period_start, fact.period_end,"         \
  "         CAST (value AS REAL) AS value, unit,"                                                \
  "         julianday (period_end) - julianday (period_start) + 1 AS length"                     \
  "       FROM fact JOIN entity e ON e.id = entity_id JOIN concept c ON c.id = concept_id"       \
  "       JOIN source s ON s.id = source_id WHERE s.key LIKE 'sec-%'),"                          \
  " calendar AS (SELECT f.entity, f.concept, y.year, f.unit, sum (f.value * " DAYS " / " LENGTH  \
  "         ) AS value, sum (" DAYS ") AS days"                                                  \
  "       FROM f JOIN y ON f.period_start <= y.year || '-12-31'"                                 \
  "         AND f.period_end >= y.year || '-01-01'"                                              \
  "       WHERE f.length BETWEEN 350 AND 378 GROUP BY 1, 2, 3, 4),"                              \
  " whole AS (SELECT * FROM calendar WHERE days = julianday ((year + 1) || '-01-01')"            \
  "         - julianday (year || '-01-01')) "

/* Checks that every value of the chart is what @query gives for its entity and year, to @unit, and
 * that the query knows no others. */
static void
assert_equal_to_sql (const Fixture *fixture, const char *json, const char *query, double unit)
{
  g_autoptr (MoatChartSpec) spec = make_spec ("c", json);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = moat_chart_data_new (fixture->project, spec, wording, &error);
  GPtrArray *all;
  sqlite3 *db;
  sqlite3_stmt *select;
  guint n_values = 0, n_rows = 0;

  g_assert_no_error (error);
  all = moat_chart_data_get_series (data);
  for (guint i = 0; i < all->len; i++)
    {
      gsize n;
      moat_series_get_observations (all->pdata[i], &n);
      n_values += (guint) n;
    }
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, query, -1, &select, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (select) == SQLITE_ROW)
    {
      const char *entity = (const char *) sqlite3_column_text (select, 0);
      int year = sqlite3_column_int (select, 1);
      double wanted = sqlite3_column_double (select, 2), found = NAN;

      for (guint i = 0; i < all->len; i++)
        {
          gsize n;
          const MoatObservation *observations = moat_series_get_observations (all->pdata[i], &n);

          for (gsize k = 0; k < n; k++)
            {
              int of;
              moat_date_split (observations[k].period.end, &of, NULL, NULL);
              if (of == year && g_str_equal (moat_series_get_info (all->pdata[i])->entity, entity))
                found = observations[k].best;
            }
        }
      g_test_message ("%s %d: %.12g", entity, year, wanted);
      g_assert_cmpfloat (round (found / unit), ==, round (wanted / unit));
      n_rows++;
    }
  sqlite3_finalize (select);
  sqlite3_close (db);
  g_assert_cmpuint (n_rows, >=, 3);
  g_assert_cmpuint (n_rows, ==, n_values);
}

static void
test_as_stated (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\"," ENTITIES ",\"concepts\":[\"revenue\"],"
                       "\"periods\":\"all\"}",
                       YEARS "SELECT entity, strftime ('%Y', period_end), value FROM f"
                             " WHERE concept = 'revenue' AND length BETWEEN 350 AND 378",
                       1);
}

static void
test_calendarised (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\",\"entities\":[\"microsoft\"],\"concepts\":"
                       "[\"rd_expense\"],\"calendarised\":true}",
                       YEARS "SELECT entity, year, value FROM whole WHERE concept = 'rd_expense'"
                             " AND entity = 'microsoft'",
                       1);
  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\",\"entities\":[\"alibaba-group\"],\"concepts\":"
                       "[\"revenue\"],\"calendarised\":true}",
                       YEARS "SELECT entity, year, value FROM whole WHERE concept = 'revenue'"
                             " AND entity = 'alibaba-group'",
                       1);
}

#define CONVERTED(to, rate)                                                                  \
  YEARS "SELECT w.entity, w.year, CASE w.unit WHEN '" to "' THEN w.value ELSE w.value " rate \
        " END FROM whole w LEFT JOIN rate r ON r.base = 'USD' AND r.quote = 'CNY'"           \
        " AND r.kind = 'average' AND r.period_start = w.year || '-01-01'"                    \
        " AND r.period_end = w.year || '-12-31' WHERE w.concept = 'revenue'"

static void
test_calendarised_and_converted (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\"," ENTITIES ",\"concepts\":[\"revenue\"],"
                       "\"calendarised\":true,\"unit\":\"CNY\"}",
                       CONVERTED ("CNY", "* CAST (r.value AS REAL)"), 1);
  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\"," ENTITIES ",\"concepts\":[\"revenue\"],"
                       "\"calendarised\":true,\"unit\":\"USD\"}",
                       CONVERTED ("USD", "/ CAST (r.value AS REAL)"), 1);
}

static void
test_share_of_revenue (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_equal_to_sql (fixture,
                       "{\"kind\":\"heat-table\"," ENTITIES ",\"concepts\":[\"rd_expense\"],"
                       "\"basis\":\"share\",\"share-of\":\"revenue\"}",
                       YEARS "SELECT p.entity, strftime ('%Y', p.period_end), p.value / w.value"
                             " FROM f p JOIN f w ON w.entity = p.entity AND w.concept = 'revenue'"
                             " AND w.period_start = p.period_start AND w.period_end = p.period_end"
                             " WHERE p.concept = 'rd_expense'",
                       1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/comparison-sql/as-stated", test_as_stated);
  g_test_add_func ("/model/comparison-sql/calendarised", test_calendarised);
  g_test_add_func ("/model/comparison-sql/converted", test_calendarised_and_converted);
  g_test_add_func ("/model/comparison-sql/share", test_share_of_revenue);
  return g_test_run ();
}
