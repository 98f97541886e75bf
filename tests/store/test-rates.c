/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates in the project file: what is stored comes back, filters find what overlaps, and
 * what contradicts itself or is there already is refused in words. */
#include "config.h"

#include "project-file.h"

#include <string.h>

#include "moat-store-rates.h"
#include "moat-unit.h"

static MoatRate *
make_rate (const char *base, const char *quote, const char *value, const char *start,
           const char *end)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern (base);
  rate->quote = moat_unit_intern (quote);
  g_assert_true (moat_decimal_parse (value, &rate->value));
  rate->kind = start != NULL ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING;
  rate->period.start = start != NULL ? moat_date_parse_iso (start, -1) : MOAT_DATE_NONE;
  rate->period.end = moat_date_parse_iso (end, -1);
  return rate;
}

static gboolean
put (MoatStore *store, MoatRate *rate, GError **error)
{
  gboolean done;

  project_file_begin (store, "Rates");
  done = moat_store_put_rate (store, rate, 0, error);
  project_file_end (store);
  return done;
}

static gint64
must_put (MoatStore *store, const char *base, const char *quote, const char *value,
          const char *start, const char *end)
{
  g_autoptr (MoatRate) rate = make_rate (base, quote, value, start, end);
  g_autoptr (GError) error = NULL;

  rate->source = g_strdup ("paper");
  rate->locator = g_strdup ("row 1");
  put (store, rate, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rate->id, >, 0);
  return rate->id;
}

static char *
list (MoatStore *store, const MoatRateFilter *filter)
{
  g_autoptr (GPtrArray) rates = moat_store_list_rates (store, filter, NULL);
  GString *out = g_string_new (NULL);

  g_assert_nonnull (rates);
  for (guint i = 0; i < rates->len; i++)
    {
      const MoatRate *rate = g_ptr_array_index (rates, i);
      g_autofree char *value = moat_decimal_to_string (rate->value);

      g_string_append_printf (out, "%s%s/%s %s", i > 0 ? "; " : "", rate->base, rate->quote, value);
    }
  if (filter->limit == 0)
    g_assert_cmpint (moat_store_count_rates (store, filter, NULL), ==, rates->len);
  return g_string_free (out, FALSE);
}

static void
test_what_is_stored_comes_back (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = must_put (store, "EUR", "CNY", "7.7784", NULL, "2020-03-31");
  g_autoptr (MoatRate) rate = moat_store_get_rate (store, id, NULL);
  g_autoptr (MoatRate) found = moat_store_find_rate (store, rate, NULL);
  g_autoptr (MoatRate) other = make_rate ("CNY", "EUR", "1", NULL, "2020-03-31");
  g_autofree char *value = moat_decimal_to_string (rate->value);

  g_assert_cmpstr (value, ==, "7.7784");
  g_assert_cmpstr (rate->base, ==, "EUR");
  g_assert_cmpint (rate->kind, ==, MOAT_RATE_CLOSING);
  g_assert_true (moat_period_is_instant (rate->period));
  g_assert_cmpstr (rate->source, ==, "paper");
  g_assert_cmpstr (rate->locator, ==, "row 1");
  g_assert_cmpint (found->id, ==, id);
  g_assert_null (moat_store_find_rate (store, other, NULL));
  project_file_assert_sound (store);
}

static void
test_filters (void)
{
  static const struct
  {
    const char *one, *other;
    int kind; /* −1: any */
    const char *from, *to, *wanted;
  } cases[] = {
    { NULL, NULL, -1, "", "", "EUR/CNY 4; EUR/CNY 5; USD/CNY 1; USD/CNY 2; USD/CNY 3" },
    { "CNY", "USD", -1, "", "", "USD/CNY 1; USD/CNY 2; USD/CNY 3" },
    { "USD", "CNY", MOAT_RATE_AVERAGE, "", "", "USD/CNY 1; USD/CNY 2" },
    { "EUR", NULL, -1, "", "", "EUR/CNY 4; EUR/CNY 5" },
    { "USD", "CNY", -1, "2019-12-31", "2020-01-01", "USD/CNY 1; USD/CNY 2" },
    { "EUR", "CNY", MOAT_RATE_CLOSING, "2020-01-03", "2020-01-03", "EUR/CNY 5" },
    { "EUR", "CNY", MOAT_RATE_CLOSING, "2020-01-04", "", "" },
    { "EUR", "USD", -1, "", "", "" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) pairs = NULL;
  g_auto (GStrv) names = NULL;
  MoatRateFilter second = { .one = "CNY", .limit = 1, .offset = 1 };
  g_autofree char *one = NULL;

  must_put (store, "USD", "CNY", "1", "2019-01-01", "2019-12-31");
  must_put (store, "USD", "CNY", "2", "2020-01-01", "2020-12-31");
  must_put (store, "USD", "CNY", "3", NULL, "2021-12-31");
  must_put (store, "EUR", "CNY", "4", NULL, "2020-01-02");
  must_put (store, "EUR", "CNY", "5", NULL, "2020-01-03");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      MoatRateFilter filter = { .one = cases[i].one,
                                .other = cases[i].other,
                                .of_kind = cases[i].kind >= 0,
                                .kind = (MoatRateKind) MAX (cases[i].kind, 0),
                                .from = moat_date_parse_iso (cases[i].from, -1),
                                .to = moat_date_parse_iso (cases[i].to, -1) };
      g_autofree char *found = list (store, &filter);

      g_assert_cmpstr (found, ==, cases[i].wanted);
    }
  one = list (store, &second);
  g_assert_cmpstr (one, ==, "EUR/CNY 5");
  names = moat_store_list_currency_pairs (store, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "EUR/CNY");
  g_assert_cmpstr (names[1], ==, "USD/CNY");
  pairs = moat_store_list_rate_pairs (store, NULL);
  g_assert_cmpuint (pairs->len, ==, 3);
  g_assert_cmpint (((MoatRatePair *) pairs->pdata[0])->count, ==, 2);
  g_assert_cmpint (((MoatRatePair *) pairs->pdata[1])->extent.start, ==,
                   moat_date_new (2019, 1, 1));
}

static void
test_what_contradicts_itself_is_refused (void)
{
  static const struct
  {
    const char *base, *quote, *value, *start, *end, *part;
  } cases[] = {
    { "USD", "USD", "1", NULL, "2020-01-01", "different currencies" },
    { "USD", "ratio", "1", NULL, "2020-01-01", "two currencies" },
    { "USD", "CNY", "0", NULL, "2020-01-01", "above zero" },
    { "USD", "CNY", "-7", NULL, "2020-01-01", "above zero" },
    { "USD", "CNY", "1e-999", NULL, "2020-01-01", "above zero" },
    { "USD", "CNY", "7", "2020-01-02", "2020-01-01", "ends before" },
    { "USD", "CNY", "7", NULL, "", "no last day" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatRate) mixed = make_rate ("USD", "CNY", "7", NULL, "2020-01-01");
  g_autoptr (GError) mixed_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRate) rate =
        make_rate (cases[i].base, cases[i].quote, cases[i].value, cases[i].start, cases[i].end);
      g_autoptr (GError) error = NULL;

      g_assert_false (put (store, rate, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
  mixed->kind = MOAT_RATE_AVERAGE;
  g_assert_false (put (store, mixed, &mixed_error));
  g_assert_error (mixed_error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
}

static void
test_a_second_rate_of_one_period_is_refused (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = must_put (store, "USD", "CNY", "7", "2020-01-01", "2020-12-31");
  g_autoptr (MoatRate) twin = make_rate ("USD", "CNY", "8", "2020-01-01", "2020-12-31");
  g_autoptr (MoatRate) gone = make_rate ("USD", "CNY", "8", "2021-01-01", "2021-12-31");
  g_autoptr (GError) error = NULL;

  g_assert_false (put (store, twin, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "CNY/USD 2020-01-01/2020-12-31"));
  g_clear_error (&error);
  twin->id = id;
  g_assert_true (put (store, twin, &error));
  /* The other way round, another kind, another first day: other rates. */
  must_put (store, "CNY", "USD", "0.1", "2020-01-01", "2020-12-31");
  must_put (store, "USD", "CNY", "7", NULL, "2020-12-31");
  must_put (store, "USD", "CNY", "7", "2020-07-01", "2020-12-31");
  gone->id = 12345;
  g_assert_false (put (store, gone, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  gone->id = 0;
  gone->source = g_strdup ("nowhere");
  g_assert_false (put (store, gone, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

static void
test_delete_and_undo (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = must_put (store, "USD", "CNY", "7", "2020-01-01", "2020-12-31");
  g_autoptr (GError) error = NULL;
  MoatRateFilter all = { 0 };
  g_autofree char *none = NULL, *back = NULL;

  project_file_begin (store, "Delete");
  g_assert_true (moat_store_delete_rate (store, id, NULL));
  g_assert_false (moat_store_delete_rate (store, id, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  project_file_end (store);
  none = list (store, &all);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (moat_store_undo (store, NULL, NULL));
  back = list (store, &all);
  g_assert_cmpstr (back, ==, "USD/CNY 7");
}

static void
test_means_of_years (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GArray) years = NULL;

  must_put (store, "USD", "CNY", "7", "2020-01-01", "2020-12-31");
  must_put (store, "USD", "CNY", "9", "2020-01-01", "2020-03-31");
  must_put (store, "EUR", "CNY", "7", NULL, "2021-01-04");
  must_put (store, "EUR", "CNY", "8", NULL, "2021-12-31");
  years = moat_store_list_rate_years (store, NULL);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpfloat (g_array_index (years, MoatRateYearMean, 0).mean, ==, 7.5);
  g_assert_cmpint (g_array_index (years, MoatRateYearMean, 0).year, ==, 2021);
  g_assert_cmpfloat (g_array_index (years, MoatRateYearMean, 1).mean, ==, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/store/rates/" name, function)
  ADD ("come-back", test_what_is_stored_comes_back);
  ADD ("filters", test_filters);
  ADD ("contradictions", test_what_contradicts_itself_is_refused);
  ADD ("twins", test_a_second_rate_of_one_period_is_refused);
  ADD ("delete-and-undo", test_delete_and_undo);
  ADD ("means-of-years", test_means_of_years);
#undef ADD
  return g_test_run ();
}
