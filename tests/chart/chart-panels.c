/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Comparisons for the tests of scatter plots and small multiples.
 */
#include "chart-panels.h"

#include <math.h>

static const char *const one_year[] = { "2024", NULL };

/* A share of each year from 2015 on, with what is missing, planned and below zero. */
static void
add_years (Fixture *self, guint n, guint n_years, guint32 seed)
{
  static const char *const names[] = { "Alphabet", "Amazon",    "阿里巴巴集团",
                                       "Meta",     "Microsoft", "International Business Machines",
                                       "Oracle",   "Snowflake" };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);

  for (guint y = 0; y < n_years; y++)
    g_ptr_array_add (years, g_strdup_printf ("%u", 2025 - n_years + y));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name =
        i < G_N_ELEMENTS (names) ? g_strdup (names[i]) : g_strdup_printf ("Company %u", i + 1);
      g_autofree FixtureFigure *figures = g_new0 (FixtureFigure, n_years);
      double value = g_rand_double_range (random, 2e9, 40e9);
      guint used = 0;

      for (guint y = 0; y < n_years; y++)
        {
          value *= g_rand_double_range (random, 0.85, 1.4);
          if ((i + 3 * y) % 11 == 7)
            continue;
          figures[used] = (FixtureFigure){ years->pdata[y], i == 7 ? -value / 4 : value };
          if (i == 2 && y + 1 == n_years)
            {
              figures[used].qualifier = MOAT_QUALIFIER_OVER;
              figures[used].status = MOAT_STATUS_PLAN;
            }
          used++;
        }
      fixture_add (self, name, "Operating income", "USD", figures, used);
    }
}

void
fixture_init_panels (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_SMALL_MULTIPLES);
  add_years (self, 11, 9, 9);
  fixture_compare (self, NULL);
}

void
fixture_init_many_panels (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_SMALL_MULTIPLES);
  add_years (self, 100, 40, 40);
  fixture_compare (self, NULL);
}

/* Spending against revenue, in units of their own, and people as areas. */
void
fixture_init_scatter (Fixture *self)
{
  static const struct
  {
    const char *entity;
    double revenue, share, people; /* NaN: not stated */
    MoatQualifier qualifier;
    MoatStatus status;
  } all[] = {
    { "Alphabet", 350e9, 0.141, 183e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "Amazon", 638e9, 0.139, 1556e3, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_ACTUAL },
    { "阿里巴巴集团", 131e9, 0.057, 124e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "Meta", 164.5e9, 0.267, 74e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "Microsoft", 245e9, 0.12, 228e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "Oracle", 53e9, 0.168, 159e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "IBM", 62.8e9, 0.119, 270e3, MOAT_QUALIFIER_UNDER, MOAT_STATUS_ACTUAL },
    { "Snowflake", 3.6e9, 0.49, 7.8e3, MOAT_QUALIFIER_OVER, MOAT_STATUS_ACTUAL },
    { "Salesforce", 34.9e9, 0.141, 73e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ESTIMATE },
    { "SAP", 37e9, 0.19, (double) NAN, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
    { "Tesla", 97e9, (double) NAN, 125e3, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ACTUAL },
  };

  fixture_init (self, MOAT_CHART_KIND_SCATTER);
  for (int c = 0; c < 3; c++)
    for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
      {
        static const char *const concepts[] = { "Revenue", "R&D as a share of revenue",
                                                "Employees" };
        static const char *const units[] = { "USD", "ratio", "count" };
        const double values[] = { all[i].revenue, all[i].share, all[i].people };
        const FixtureFigure figure = { "2024", values[c],
                                       c == 1 ? all[i].qualifier : MOAT_QUALIFIER_EXACT,
                                       all[i].status };

        if (!isnan (values[c]))
          fixture_add (self, all[i].entity, concepts[c], units[c], &figure, 1);
      }
  fixture_compare (self, one_year);
}

void
fixture_init_plain_scatter (Fixture *self)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (200);
  static const char *const concepts[] = { "Revenue", "Net profit" };

  fixture_init (self, MOAT_CHART_KIND_SCATTER);
  for (int i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %d", i + 1);
      double revenue = pow (10, g_rand_double_range (random, 9, 11.5));

      for (int c = 0; c < 2; c++)
        {
          const FixtureFigure figure = {
            "2024", c == 0 ? revenue : revenue * g_rand_double_range (random, -0.1, 0.3)
          };
          fixture_add (self, name, concepts[c], "USD", &figure, 1);
        }
    }
  fixture_compare (self, one_year);
}
