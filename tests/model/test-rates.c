/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rates of a project: edits, imports, conversions, what the charts lack; and the real files,
 * whose means are computed once more here by SQL alone. */
#include "config.h"

#include "fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "moat-import-rates.h"
#include "moat-project-rates.h"
#include "moat-store-rates.h"
#include "moat-unit.h"

static const char yearly[] = "Date,Country,Exchange rate\n"
                             "2019-01-01,China,6.9081\n"
                             "2020-01-01,China,6.9042\n"
                             "2019-01-01,Euro,0.8933\n"
                             "2020-01-01,Euro,0.8764\n"
                             "2020-01-01,Atlantis,3\n";

static MoatDataFile *
write_file (const Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  MoatDataFile *file;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static MoatImportResult *
import (Fixture *fixture, MoatDataFile *file, gboolean replace, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRateSurvey) survey =
    moat_import_survey_rates (fixture->path, file, NULL, NULL, &error);
  MoatRateImportRequest request = {
    .file = file, .survey = survey, .replace = replace, .dry_run = dry_run
  };
  MoatImportResult *result;

  g_assert_no_error (error);
  result = moat_import_rates (fixture->path, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result->n_figures, ==,
                    result->n_added + result->n_restated + result->n_unchanged + result->n_refused);
  moat_project_refresh (fixture->project);
  return result;
}

static void
assert_counts (const MoatImportResult *result, gsize added, gsize restated, gsize unchanged,
               gsize refused)
{
  g_assert_cmpuint (result->n_added, ==, added);
  g_assert_cmpuint (result->n_restated, ==, restated);
  g_assert_cmpuint (result->n_unchanged, ==, unchanged);
  g_assert_cmpuint (result->n_refused, ==, refused);
}

static void
test_import_once_twice_and_undone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatDataFile) file = write_file (fixture, "rates-2020.csv", yearly);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL, *tried = NULL;
  g_autoptr (MoatImportResult) trial = import (fixture, file, FALSE, TRUE);
  g_autoptr (MoatImportResult) first = NULL, again = NULL;

  assert_counts (trial, 4, 0, 0, 1);
  tried = dump (fixture->project);
  g_assert_cmpstr (tried, ==, before);
  first = import (fixture, file, FALSE, FALSE);
  assert_counts (first, 4, 0, 0, 1);
  g_assert_cmpuint (first->n_rows, ==, 5);
  g_assert_cmpuint (first->n_new_sources, ==, 1);
  g_assert_cmpuint (((MoatRefusal *) first->refusals->pdata[0])->line, ==, 6);
  g_assert_cmpstr (((MoatRefusal *) first->refusals->pdata[0])->cells[1], ==, "Atlantis");
  g_assert_nonnull (moat_project_find_source (fixture->project, "rates-2020"));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate WHERE base = 'USD' AND"
                                           " quote = 'EUR' AND value = '0.8933' AND period_start ="
                                           " '2019-01-01' AND locator ="
                                           " 'row 4, column Exchange rate'"),
                   ==, 1);
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Import rates from “rates-2020.csv”");
  again = import (fixture, file, FALSE, FALSE);
  assert_counts (again, 0, 0, 4, 1);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_another_value_is_refused_or_replaces (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatDataFile) first = write_file (fixture, "a.csv", yearly);
  g_autoptr (MoatDataFile) second =
    write_file (fixture, "b.csv", "Date,China\n2019-01-01,6.9\n2020-01-01,6.9042\n");
  g_autoptr (MoatImportResult) added = import (fixture, first, FALSE, FALSE);
  g_autoptr (MoatImportResult) refused = import (fixture, second, FALSE, FALSE);
  g_autoptr (MoatImportResult) replaced = import (fixture, second, TRUE, FALSE);

  assert_counts (refused, 0, 0, 1, 1);
  g_assert_nonnull (strstr (((MoatRefusal *) refused->refusals->pdata[0])->message,
                            "another rate for this, 6.9081"));
  assert_counts (replaced, 0, 1, 1, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate WHERE value = '6.9'"), ==,
                   1);
}

static void
test_cancel_leaves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatDataFile) file = write_file (fixture, "a.csv", yearly);
  g_autoptr (MoatRateSurvey) survey =
    moat_import_survey_rates (fixture->path, file, NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = dump (fixture->project), *after = NULL;
  MoatRateImportRequest request = { .file = file, .survey = survey };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (moat_import_rates (fixture->path, &request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
}

static void
changed_cb (MoatProject *project, guint *n)
{
  (*n)++;
}

static void
test_edits (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  MoatRate rate = { .base = moat_unit_intern ("USD"),
                    .quote = moat_unit_intern ("CNY"),
                    .value = moat_decimal_from_int (7),
                    .kind = MOAT_RATE_CLOSING,
                    .period = moat_period_instant (moat_date_new (2024, 12, 31)) };
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;
  MoatRate twin;

  g_signal_connect (fixture->project, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_true (moat_project_put_rate (fixture->project, &rate, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Add rate CNY/USD 2024-12-31");
  g_assert_true (moat_project_put_rate (fixture->project, &rate, &error));
  g_assert_cmpuint (n_changes, ==, 1);
  twin = rate;
  twin.id = 0;
  g_assert_false (moat_project_put_rate (fixture->project, &twin, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  rate.value = moat_decimal_from_int (8);
  g_assert_true (moat_project_put_rate (fixture->project, &rate, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Change rate CNY/USD 2024-12-31");
  g_assert_true (moat_project_delete_rates (fixture->project, &rate.id, 1, &error));
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==,
                   "Delete rate CNY/USD 2024-12-31");
  g_assert_cmpuint (n_changes, ==, 3);
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate"), ==, 0);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (fixture_count (fixture, "SELECT value FROM rate"), ==, 8);
}

static const char *
get_text (const MoatConverted *converted, const char *key)
{
  for (guint i = 0; i < converted->explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = converted->explanation->lines->pdata[i];

      if (g_str_equal (line->key, key))
        return line->text;
    }
  return NULL;
}

/* The article's USD 40 bn, with the rate of its year, and with what the article makes of it. */
static void
test_the_figure_of_the_article (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f13");
  g_autoptr (MoatFact) growth = get_fact (fixture->project, "f04");
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatConverted) converted = moat_project_convert_fact (
    fixture->project, fact->id, moat_unit_intern ("CNY"), NULL, wording, &error);
  MoatDecimal seven = moat_decimal_from_int (7);
  g_autoptr (MoatConverted) constant = moat_project_convert_fact (
    fixture->project, fact->id, moat_unit_intern ("CNY"), &seven, wording, &error);

  g_assert_no_error (error);
  g_assert_true (converted->is_done);
  g_assert_cmpfloat (moat_decimal_to_double (converted->amount.best), ==, 287828000000);
  g_assert_cmpint (converted->amount.qualifier, ==, MOAT_QUALIFIER_ABOUT);
  g_assert_cmpstr (get_text (converted, "rate"), ==, "1 USD = 7.1957 CNY: the average of 2024");
  g_assert_nonnull (strstr (get_text (converted, "rate-source"), "Federal Reserve Board"));
  g_assert_cmpstr (
    get_text (converted, "implied"), ==,
    "f14 states the same amount as 2800亿元, which implies 1 USD = 7 CNY: not used.");
  g_assert_cmpfloat (moat_decimal_to_double (constant->amount.best), ==, 280e9);
  g_assert_null (moat_project_convert_fact (fixture->project, growth->id, moat_unit_intern ("CNY"),
                                            NULL, wording, &error));
  g_assert_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_UNIT);
}

static void
test_what_the_charts_lack (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  const MoatMissingRate *missing;

  /* Charts of the sample that draw yuan leave the dollars of 2024 out: there is a rate for those.
   */
  before = moat_project_list_missing_rates (fixture->project, NULL);
  g_assert_cmpuint (before->len, ==, 0);
  fixture_run_sql (fixture, "DELETE FROM rate");
  moat_project_refresh (fixture->project);
  after = moat_project_list_missing_rates (fixture->project, NULL);
  g_assert_cmpuint (after->len, ==, 1);
  missing = after->pdata[0];
  g_assert_cmpstr (missing->from, ==, "USD");
  g_assert_cmpstr (missing->to, ==, "CNY");
  g_assert_cmpint (missing->kind, ==, MOAT_RATE_AVERAGE);
  g_assert_cmpint (missing->period.start, ==, moat_date_new (2024, 1, 1));
  g_assert_cmpuint (missing->n_facts, ==, 1);
  g_assert_cmpstr (missing->chart, ==, "beside-aws");
}

/* Real files */

static MoatDataFile *
open_real (const char *name)
{
  const char *given = g_getenv ("MOAT_SHARED_DATA");
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", NULL);
  g_autofree char *path = g_build_filename (given != NULL ? given : beside, name, NULL);
  g_autoptr (GError) error = NULL;
  MoatDataFile *file;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared data is not here");
      return NULL;
    }
  file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static double
query (const Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  double number;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  number = sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return number;
}

/* The rate that the project finds. */
static double
find_rate (const Fixture *fixture, const char *from, const char *to, MoatPeriod period, guint *n)
{
  const char *base = moat_unit_intern (from), *quote = moat_unit_intern (to);
  g_autoptr (MoatRateTable) table =
    moat_project_load_rates (fixture->project, base, quote, period, NULL);
  g_autoptr (MoatRateAnswer) answer = moat_rate_table_find (
    table, base, quote, moat_period_is_instant (period) ? MOAT_RATE_CLOSING : MOAT_RATE_AVERAGE,
    period);

  g_assert_cmpint (answer->rule, !=, MOAT_RATE_RULE_MISSING);
  *n = answer->parts->len;
  return moat_decimal_to_double (answer->value);
}

/* The sample's averages of fiscal years are those of the daily rates in @fixture. */
static void
assert_sample_averages (const Fixture *fixture)
{
  g_autoptr (Fixture) sample = fixture_new (TRUE);
  guint n;

  for (int year = 2012; year < 2023; year++)
    {
      MoatPeriod fiscal = { moat_date_new (year, 4, 1), moat_date_new (year + 1, 3, 31) };

      g_assert_cmpfloat_with_epsilon (find_rate (sample, "USD", "CNY", fiscal, &n),
                                      find_rate (fixture, "USD", "CNY", fiscal, &n), 5.1e-7);
      g_assert_cmpfloat_with_epsilon (find_rate (sample, "EUR", "USD", fiscal, &n),
                                      find_rate (fixture, "EUR", "USD", fiscal, &n), 5.1e-7);
    }
}

#define DAYS " kind = 'closing' AND period_end BETWEEN '2019-04-01' AND '2020-03-31'"

static void
test_european_central_bank (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatDataFile) file = open_real ("fx/ecb/eurofxref-hist.zip");
  g_autoptr (MoatImportResult) result = NULL;
  MoatPeriod fiscal = { moat_date_new (2019, 4, 1), moat_date_new (2020, 3, 31) };
  guint n;

  if (file == NULL)
    return;
  result = import (fixture, file, FALSE, FALSE);
  g_assert_cmpuint (result->n_rows, ==, 6983);
  g_assert_cmpuint (result->n_refused, ==, 0);
  g_assert_cmpuint (result->n_added + result->n_empty, ==, 6983 * 41);
  g_assert_nonnull (moat_project_find_source (fixture->project, "ecb-reference-rates"));
  g_assert_cmpfloat_with_epsilon (find_rate (fixture, "EUR", "CNY", fiscal, &n), 7.743246, 5e-7);
  g_assert_cmpuint (n, ==, 256);
  g_assert_cmpfloat_with_epsilon (find_rate (fixture, "EUR", "USD", fiscal, &n), 1.111261, 5e-7);
  g_assert_cmpfloat_with_epsilon (find_rate (fixture, "USD", "CNY", fiscal, &n), 6.968825, 5e-7);
  g_assert_cmpuint (n, ==, 256);
  g_assert_cmpfloat_with_epsilon (
    find_rate (fixture, "USD", "CNY", fiscal, &n),
    query (fixture, "SELECT avg (c.value_real / d.value_real) FROM rate c JOIN rate d USING"
                    " (period_end) WHERE c.base = 'EUR' AND c.quote = 'CNY' AND d.base = 'EUR' AND"
                    " d.quote = 'USD' AND d.kind = 'closing' AND c." DAYS),
    1e-12);
  g_assert_cmpfloat (find_rate (fixture, "EUR", "JPY", moat_period_instant (fiscal.end), &n), ==,
                     118.9);
  /* The day after is a Wednesday; the last Sunday of March stands on its Friday. */
  g_assert_cmpfloat (
    find_rate (fixture, "EUR", "CNY", moat_period_instant (moat_date_new (2020, 3, 29)), &n), ==,
    query (fixture,
           "SELECT value_real FROM rate WHERE quote = 'CNY' AND period_end = '2020-03-27'"));
  assert_sample_averages (fixture);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate"), ==, 0);
}

static void
test_federal_reserve (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatDataFile) file = open_real ("fx/fred/annual.csv");
  g_autoptr (MoatImportResult) result = NULL;
  guint n;

  if (file == NULL)
    return;
  /* Those of the sample are the same; Venezuela's 31 are in four currencies. */
  result = import (fixture, file, FALSE, FALSE);
  assert_counts (result, 993 - 28 - 31, 0, 28, 31);
  g_assert_cmpfloat (find_rate (fixture, "USD", "CNY", moat_period_years (2019, 2019), &n), ==,
                     6.9081);
  g_assert_cmpfloat (find_rate (fixture, "USD", "CNY", moat_period_years (2022, 2022), &n), ==,
                     6.729);
  g_assert_cmpfloat (find_rate (fixture, "USD", "CNY", moat_period_years (2024, 2024), &n), ==,
                     7.1957);
  g_assert_cmpfloat (find_rate (fixture, "USD", "EUR", moat_period_years (2024, 2024), &n), ==,
                     0.9242);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/rates/" name, function)
  ADD ("import-once-twice-and-undone", test_import_once_twice_and_undone);
  ADD ("another-value", test_another_value_is_refused_or_replaces);
  ADD ("cancel", test_cancel_leaves_nothing);
  ADD ("edits", test_edits);
  ADD ("figure-of-the-article", test_the_figure_of_the_article);
  ADD ("what-the-charts-lack", test_what_the_charts_lack);
  ADD ("european-central-bank", test_european_central_bank);
  ADD ("federal-reserve", test_federal_reserve);
#undef ADD
  return g_test_run ();
}
