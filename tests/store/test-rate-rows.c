/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates as rows of a table: found by what is seen of them, by pair in either direction,
 * sorted, and read by their ids. */
#include "config.h"

#include "project-file.h"

#include "moat-rate.h"
#include "moat-store-find.h"
#include "moat-store-rates.h"
#include "moat-unit.h"

static const struct
{
  const char *base, *quote, *value, *start, *end, *source, *locator;
} rates[] = {
  { "USD", "CNY", "7.1957", "2024-01-01", "2024-12-31", "paper", "row 10" },
  { "USD", "CNY", "7.0809", "2023-01-01", "2023-12-31", "paper", "row 9" },
  { "CNY", "USD", "0.1399", NULL, "2024-12-30", "filing", NULL },
  { "EUR", "USD", "1.0389", NULL, "2024-12-31", NULL, NULL },
  { "USD", "JPY", "1340.5", NULL, "2023-03-01", "filing", NULL },
};

/* Their ids are 1, 2, … */
static void
fill (MoatStore *store)
{
  project_file_begin (store, "Rates");
  for (gsize i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (MoatRate) rate = moat_rate_new ();
      g_autoptr (GError) error = NULL;

      rate->base = moat_unit_intern (rates[i].base);
      rate->quote = moat_unit_intern (rates[i].quote);
      g_assert_true (moat_decimal_parse (rates[i].value, &rate->value));
      rate->kind = rates[i].start != NULL ? MOAT_RATE_AVERAGE : MOAT_RATE_CLOSING;
      if (rates[i].start != NULL)
        rate->period.start = moat_date_parse_iso (rates[i].start, -1);
      rate->period.end = moat_date_parse_iso (rates[i].end, -1);
      rate->source = g_strdup (rates[i].source);
      rate->locator = g_strdup (rates[i].locator);
      moat_store_put_rate (store, rate, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpint (rate->id, ==, (gint64) i + 1);
    }
  project_file_end (store);
}

/* "1 2": the ids that a query finds. */
static char *
find (const ProjectFile *file, MoatRowQuery *query)
{
  const MoatRowName names[] = { { "average", "Durchschnitt" }, { "closing", "Schlusskurs" } };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  query->names = g_array_new (FALSE, FALSE, sizeof (MoatRowName));
  g_array_append_vals (query->names, names, G_N_ELEMENTS (names));
  ids = moat_store_find_rows (query, file->path, NULL, &n_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, G_N_ELEMENTS (rates));
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            g_array_index (ids, gint64, i));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *text, *wanted;
  } cases[] = {
    { "", "1 2 3 4 5" },  { "usd 2024", "1 3 4" }, { "2024 cny", "1 3" },
    { "7.19", "1" }, /* the first digits, not a rounded number */
    { "2023 Q1", "2 5" }, { "schluss", "3 4 5" },  { "row", "1 2" },
    { "filing", "3 5" },  { "eur cny", "" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  fill (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRowQuery) query = moat_row_query_new (MOAT_ROW_TABLE_RATES);
      g_autofree char *found = NULL;

      query->text = g_strdup (cases[i].text);
      found = find (file, query);
      g_assert_cmpstr (found, ==, cases[i].wanted);
    }
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *pairs, *wanted;
  } cases[] = {
    { "CNY/USD", "1 2 3" },          { "EUR/USD,JPY/USD", "4 5" }, { "CNY/EUR", "" },
    { "CNY/USD,nonsense", "1 2 3" }, { "nonsense", "" },           { "USD/' OR 1 --", "" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  fill (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRowQuery) query = moat_row_query_new (MOAT_ROW_TABLE_RATES);
      g_autofree char *found = NULL;

      query->pairs = g_strsplit (cases[i].pairs, ",", -1);
      g_assert_true (moat_row_query_is_restricted (query));
      found = find (file, query);
      g_assert_cmpstr (found, ==, cases[i].wanted);
    }
}

static void
test_orders (void)
{
  static const struct
  {
    MoatRowOrder orders[2];
    const char *wanted;
  } cases[] = {
    { { { "value", TRUE } }, "5 1 2 4 3" },
    { { { "base", FALSE }, { "value", FALSE } }, "3 4 2 1 5" },
    { { { "rate", FALSE } }, "3 4 2 1 5" },
    { { { "kind", FALSE }, { "period", TRUE } }, "1 2 4 3 5" },
    { { { "source", FALSE }, { "quote", FALSE } }, "1 2 5 3 4" },
    { { { "locator", TRUE }, { "period", FALSE } }, "1 2 5 3 4" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  fill (store);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRowQuery) query = moat_row_query_new (MOAT_ROW_TABLE_RATES);
      g_autofree char *found = NULL;

      for (int j = 0; j < 2 && cases[i].orders[j].column != NULL; j++)
        g_array_append_val (query->orders, cases[i].orders[j]);
      found = find (file, query);
      g_assert_cmpstr (found, ==, cases[i].wanted);
    }
}

static void
test_rates_are_read_by_their_ids (void)
{
  const gint64 ids[] = { 5, 4711, 1 };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GError) error = NULL;

  fill (store);
  read = moat_store_read_rates (store, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, ==, 3);
  g_assert_cmpstr (((const MoatRate *) read->pdata[0])->quote, ==, "JPY");
  g_assert_null (read->pdata[1]);
  g_assert_cmpstr (((const MoatRate *) read->pdata[2])->locator, ==, "row 10");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate-rows/words", test_words);
  g_test_add_func ("/rate-rows/pairs", test_pairs);
  g_test_add_func ("/rate-rows/orders", test_orders);
  g_test_add_func ("/rate-rows/rates-are-read-by-their-ids", test_rates_are_read_by_their_ids);
  return g_test_run ();
}
