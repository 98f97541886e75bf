/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way round the numbers of a table of exchange rates are, by comparing them with known ones.
 *
 * A heading cannot be relied on: tables call a column "CNY/USD" that has the dollar's price in
 * yuan, and descriptions that say which way round a table is have been found wrong.  So every
 * direction that the numbers could be is tried on the yearly means of the table, and one is
 * believed if it comes close to what is known and no other comes near it.  Near parity, or for a
 * currency that is not listed here, nothing is decided: a person has to say.
 *
 * The examples are means of the euro foreign exchange reference rates of the European Central Bank
 * over the days of a year; for the Taiwan dollar, the yearly average of the Federal Reserve's
 * statistical release G.5A times the mean of the dollar. */
#include "config.h"

#include "moat-rate-direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "moat-table.h"
#include "moat-unit.h"

/* How far, as a natural logarithm, a number may be from what it is taken for on average, and how
 * much farther every other reading has to be. */
#define NEAR 0.04
#define APART 0.035

/* Rates are quoted against these, unless the table names both currencies. */
static const char *const usual_others[] = { "USD", "EUR", "CNY", "JPY", "GBP" };

#define N_YEARS 10
static const int example_years[N_YEARS] = { 2000, 2003, 2007, 2010, 2015,
                                            2019, 2022, 2023, 2024, 2025 };

/* Units for one euro; 0: none, or not for the whole year. */
static const struct
{
  char currency[4];
  float per_euro[N_YEARS];
} examples[] = {
  /* clang-format off */
  { "AUD", { 1.589, 1.738, 1.635, 1.442, 1.478, 1.611, 1.517, 1.629, 1.64, 1.752 } },
  { "BGN", { 0, 1.949, 1.956, 1.956, 1.956, 1.956, 1.956, 1.956, 1.956, 1.956 } },
  { "BRL", { 0, 0, 0, 2.331, 3.7, 4.413, 5.44, 5.401, 5.828, 6.307 } },
  { "CAD", { 1.371, 1.582, 1.468, 1.365, 1.419, 1.486, 1.369, 1.46, 1.482, 1.579 } },
  { "CHF", { 1.558, 1.521, 1.643, 1.38, 1.068, 1.112, 1.005, 0.9718, 0.9526, 0.937 } },
  { "CNY", { 0, 0, 10.42, 8.971, 6.973, 7.736, 7.079, 7.66, 7.787, 8.118 } },
  { "CYP", { 0.5739, 0.5841, 0.5826, 0, 0, 0, 0, 0, 0, 0 } },
  { "CZK", { 35.6, 31.85, 27.77, 25.28, 27.28, 25.67, 24.57, 24, 25.12, 24.69 } },
  { "DKK", { 7.454, 7.431, 7.451, 7.447, 7.459, 7.466, 7.44, 7.451, 7.459, 7.463 } },
  { "EEK", { 15.65, 15.65, 15.65, 15.65, 0, 0, 0, 0, 0, 0 } },
  { "GBP", { 0.6095, 0.692, 0.6843, 0.8578, 0.7258, 0.8778, 0.8528, 0.8698, 0.8466, 0.8568 } },
  { "HKD", { 7.197, 8.808, 10.69, 10.3, 8.601, 8.771, 8.245, 8.465, 8.445, 8.81 } },
  { "HRK", { 0, 0, 7.338, 7.289, 7.614, 7.418, 7.535, 0, 0, 0 } },
  { "HUF", { 260, 253.6, 251.3, 275.5, 310, 325.3, 391.3, 381.9, 395.3, 397.8 } },
  { "IDR", { 0, 0, 12528, 12042, 14870, 15835, 15625, 16480, 17158, 18623 } },
  { "ILS", { 0, 0, 0, 0, 4.312, 3.99, 3.534, 3.988, 4.007, 3.893 } },
  { "INR", { 0, 0, 0, 60.59, 71.2, 78.84, 82.69, 89.3, 90.56, 98.52 } },
  { "ISK", { 72.58, 86.65, 87.63, 0, 0, 137.3, 142.2, 149.1, 149.3, 144.7 } },
  { "JPY", { 99.47, 131, 161.2, 116.2, 134.3, 122, 138, 152, 163.8, 169 } },
  { "KRW", { 1044, 1347, 1273, 1532, 1256, 1305, 1358, 1413, 1475, 1606 } },
  { "LTL", { 3.695, 3.453, 3.453, 3.453, 0, 0, 0, 0, 0, 0 } },
  { "LVL", { 0.5592, 0.6407, 0.7001, 0.7087, 0, 0, 0, 0, 0, 0 } },
  { "MTL", { 0.4041, 0.4261, 0.4293, 0, 0, 0, 0, 0, 0, 0 } },
  { "MXN", { 0, 0, 0, 16.74, 17.62, 21.56, 21.19, 19.18, 19.83, 21.67 } },
  { "MYR", { 0, 0, 4.708, 4.267, 4.337, 4.637, 4.628, 4.932, 4.95, 4.834 } },
  { "NOK", { 8.113, 8.003, 8.017, 8.004, 8.95, 9.851, 10.1, 11.43, 11.63, 11.72 } },
  { "NZD", { 2.029, 1.944, 1.863, 1.838, 1.593, 1.7, 1.658, 1.762, 1.788, 1.942 } },
  { "PHP", { 0, 0, 63.03, 59.74, 50.52, 57.98, 57.31, 60.16, 62.01, 64.98 } },
  { "PLN", { 4.008, 4.4, 3.784, 3.995, 4.184, 4.298, 4.686, 4.542, 4.306, 4.24 } },
  { "ROL", { 19922, 37551, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "RON", { 0, 0, 3.335, 4.212, 4.445, 4.745, 4.931, 4.947, 4.975, 5.042 } },
  { "RUB", { 0, 0, 35.02, 40.26, 68.07, 72.45, 0, 0, 0, 0 } },
  { "SEK", { 8.445, 9.124, 9.25, 9.537, 9.354, 10.59, 10.63, 11.48, 11.43, 11.07 } },
  { "SGD", { 1.592, 1.97, 2.064, 1.806, 1.526, 1.527, 1.451, 1.452, 1.446, 1.476 } },
  { "SIT", { 206.6, 233.8, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "SKK", { 42.6, 41.49, 33.77, 0, 0, 0, 0, 0, 0, 0 } },
  { "THB", { 0, 0, 44.21, 42.01, 38.03, 34.76, 36.86, 37.63, 38.18, 37.12 } },
  { "TRL", { 574816, 1694851, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "TRY", { 0, 0, 1.786, 1.996, 3.026, 6.358, 17.41, 25.76, 35.57, 44.82 } },
  { "TWD", { 28.87, 38.92, 45.03, 41.76, 35.22, 34.6, 31.38, 33.68, 34.75, 35.22 } },
  { "USD", { 0.9236, 1.131, 1.371, 1.326, 1.109, 1.119, 1.053, 1.081, 1.082, 1.13 } },
  { "ZAR", { 6.39, 8.532, 9.66, 9.698, 14.17, 16.18, 17.21, 19.95, 19.83, 20.18 } },
  /* clang-format on */
};

gboolean
moat_rate_direction_parse (const char *text, MoatRateDirection *out, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ", -1);
  g_autoptr (GPtrArray) filled = g_ptr_array_new ();
  gboolean has_units;
  const char *base = NULL, *quote = NULL;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_ptr_array_add (filled, *word);
  has_units = filled->len == 4 && g_str_equal (filled->pdata[2], "100");
  if ((filled->len == 3 || has_units) && g_ascii_strcasecmp (filled->pdata[1], "per") == 0)
    {
      quote = moat_unit_intern (filled->pdata[0]);
      base = moat_unit_intern (filled->pdata[filled->len - 1]);
    }
  if (base == NULL || quote == NULL || base == quote ||
      moat_unit_get_kind (base) != MOAT_UNIT_KIND_MONEY ||
      moat_unit_get_kind (quote) != MOAT_UNIT_KIND_MONEY)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: %s is what was typed; the examples stay as they are. */
                   _ ("“%s” is not the direction of a rate. Write “CNY per USD” or “CNY per 100 "
                      "JPY”."),
                   text);
      return FALSE;
    }
  *out = (MoatRateDirection){ base, quote, has_units ? 100 : 1 };
  return TRUE;
}

char *
moat_rate_direction_to_string (const MoatRateDirection *self)
{
  return g_strdup_printf ("%s per %s%s", self->quote, self->units == 100 ? "100 " : "", self->base);
}

static double
get_per_euro (const char *currency, gsize year)
{
  if (g_str_equal (currency, "EUR"))
    return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    if (g_str_equal (examples[i].currency, currency))
      return (double) examples[i].per_euro[year];
  return 0;
}

/* What one @base was in @quote in @year; 0: not known. */
static double
find_example (const char *base, const char *quote, int year, const GArray *more)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      const MoatRateExample *example = &g_array_index (more, MoatRateExample, i);

      if (example->year != year || example->value <= 0)
        continue;
      if (example->base == base && example->quote == quote)
        return example->value;
      if (example->base == quote && example->quote == base)
        return 1 / example->value;
    }
  for (gsize i = 0; i < N_YEARS; i++)
    if (example_years[i] == year)
      {
        double from = get_per_euro (base, i), to = get_per_euro (quote, i);

        return from > 0 && to > 0 ? to / from : 0;
      }
  return 0;
}

/* How far the numbers are from the examples, read as @direction; infinite without any. */
static double
measure (const MoatRateDirection *direction, const GArray *years, const GArray *more,
         MoatRateYear *last)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < years->len; i++)
    {
      const MoatRateYear *year = &g_array_index (years, MoatRateYear, i);
      double known = find_example (direction->base, direction->quote, year->year, more);

      if (known <= 0 || !(year->mean > 0))
        continue;
      sum += fabs (log (year->mean / (known * direction->units)));
      if (n++ == 0 || year->year > last->year)
        *last = *year;
    }
  return n > 0 ? sum / n : INFINITY;
}

/* The best reading so far and how far the next best is. */
typedef struct
{
  MoatRateDirection direction;
  MoatRateYear year;
  double distance, next;
} Best;

static void
try_pair (const char *one, const char *other, const GArray *years, const GArray *more, Best *best)
{
  const MoatRateDirection readings[] = {
    { other, one, 1 }, { one, other, 1 }, { other, one, 100 }, { one, other, 100 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      MoatRateYear year = { 0, 0 };
      double distance = measure (&readings[i], years, more, &year);

      if (distance < best->distance)
        {
          best->next = best->distance;
          best->distance = distance;
          best->direction = readings[i];
          best->year = year;
        }
      else
        best->next = MIN (best->next, distance);
    }
}

MoatRateVerdict
moat_rate_direction_judge (const char *one, const char *other, const GArray *years,
                           const GArray *more, MoatRateDirection *out, MoatRateYear *year)
{
  Best best = { .distance = INFINITY, .next = INFINITY };

  g_return_val_if_fail (one != NULL && years != NULL && out != NULL && year != NULL,
                        MOAT_RATE_VERDICT_NO_EXAMPLES);

  if (other != NULL)
    try_pair (one, other, years, more, &best);
  for (gsize i = 0; other == NULL && i < G_N_ELEMENTS (usual_others); i++)
    if (!g_str_equal (usual_others[i], one))
      try_pair (one, moat_unit_intern (usual_others[i]), years, more, &best);
  if (isinf (best.distance))
    return MOAT_RATE_VERDICT_NO_EXAMPLES;
  *out = best.direction;
  *year = best.year;
  if (best.distance > NEAR)
    return MOAT_RATE_VERDICT_UNLIKE;
  return best.next - best.distance >= APART ? MOAT_RATE_VERDICT_DECIDED
                                            : MOAT_RATE_VERDICT_AMBIGUOUS;
}
