/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Comparisons for the tests of columns: a few that look like real ones, and any number of random
 * ones with values below zero, zeros, huge and tiny ones, missing ones and long names.
 */
#include "chart-columns.h"

#include <math.h>

#include "moat-date.h"

static void
add_spending (Fixture *self)
{
  static const FixtureFigure a[] = { { "2021", 24.64e9 },
                                     { "2022", 31.485e9 },
                                     { "2023", 32.251e9 },
                                     { "2024", 52.535e9 },
                                     { "2025", 75e9, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_PLAN } };
  static const FixtureFigure b[] = { { "2021", 61.053e9 },
                                     { "2022", 63.645e9 },
                                     { "2024", 82.999e9 },
                                     { "2025", 100e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN } };
  static const FixtureFigure c[] = { { "2021", 18.567e9 },
                                     { "2022", 31.186e9 },
                                     { "2023", 27.045e9 },
                                     { "2024", 37.256e9 },
                                     { "2025", 62.5e9, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ESTIMATE,
                                       60e9, 65e9 } };

  fixture_add (self, "Alphabet", "Capital expenditure", "USD", a, G_N_ELEMENTS (a));
  fixture_add (self, "Amazon", "Capital expenditure", "USD", b, G_N_ELEMENTS (b));
  fixture_add (self, "Meta", "Capital expenditure", "USD", c, G_N_ELEMENTS (c));
}

void
fixture_init_grouped (Fixture *self)
{
  static const char *const periods[] = { "2022", "2023", "2024", "2025", NULL };

  fixture_init (self, MOAT_CHART_KIND_COLUMN);
  add_spending (self);
  fixture_compare (self, periods);
}

void
fixture_init_stacked (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_STACKED);
  moat_label_set (&self->spec->title, "Three companies spend more than twice what they did in 2021",
                  "三家公司的资本开支超过2021年的两倍");
  add_spending (self);
  fixture_compare (self, NULL);
}

void
fixture_init_negative (Fixture *self)
{
  static const FixtureFigure a[] = { { "2021", 31e9 }, { "2022", -4e9 }, { "2023", 20e9 } };
  static const FixtureFigure b[] = { { "2021", -6e9 }, { "2022", 2e9 }, { "2023", 9e9 } };
  static const FixtureFigure c[] = { { "2021", -9e9 }, { "2022", -11e9 }, { "2023", -2e9 } };

  fixture_init (self, MOAT_CHART_KIND_STACKED);
  fixture_add (self, "国内电子商务业务", "Net profit", "CNY", a, G_N_ELEMENTS (a));
  fixture_add (self, "云智能与数字基础设施集团", "Net profit", "CNY", b, G_N_ELEMENTS (b));
  fixture_add (self, "本地生活服务与即时配送事业群", "Net profit", "CNY", c, G_N_ELEMENTS (c));
  fixture_compare (self, NULL);
}

static void
init_parts (Fixture *self, MoatChartKind kind)
{
  static const struct
  {
    const char *entity, *concept;
    double value;
  } parts[] = {
    { "Alphabet", "Advertising", 264.6e9 },  { "Alphabet", "Cloud", 43.2e9 },
    { "Alphabet", "Subscriptions", 40.3e9 }, { "Microsoft", "Cloud", 105.4e9 },
    { "Microsoft", "Advertising", 12.6e9 },  { "Microsoft", "Subscriptions", 77.7e9 },
    { "Amazon", "Cloud", 107.6e9 },          { "Amazon", "Subscriptions", 44.4e9 },
  };

  fixture_init (self, kind);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const FixtureFigure figure = { "2024", parts[i].value };
      fixture_add (self, parts[i].entity, parts[i].concept, "USD", &figure, 1);
    }
  fixture_compare (self, NULL);
}

void
fixture_init_shares (Fixture *self)
{
  init_parts (self, MOAT_CHART_KIND_STACKED_100);
}

void
fixture_init_mekko (Fixture *self)
{
  init_parts (self, MOAT_CHART_KIND_MEKKO);
}

void
fixture_init_bridge (Fixture *self)
{
  static const FixtureFigure figures[] = {
    { "2019", 23.548e9 },
    { "2020", 22.281e9 },
    { "2021", 24.64e9 },
    { "2022", 31.485e9 },
    { "2023", 32.251e9 },
    { "2024", 52.535e9 },
    { "2025", 75e9, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_PLAN },
  };

  fixture_init (self, MOAT_CHART_KIND_WATERFALL);
  fixture_add (self, "Alphabet", "Capital expenditure", "USD", figures, G_N_ELEMENTS (figures));
  fixture_compare (self, NULL);
}

void
fixture_init_part_bridge (Fixture *self)
{
  static const char *const periods[] = { "2022", "2025", NULL };

  fixture_init (self, MOAT_CHART_KIND_WATERFALL);
  add_spending (self);
  fixture_compare (self, periods);
}

void
fixture_init_index (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_LINE);
  self->spec->basis = MOAT_BASIS_INDEX;
  self->spec->index_date = moat_date_new (2021, 12, 31);
  add_spending (self);
  fixture_compare (self, NULL);
}

void
fixture_init_cumulative (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_LINE);
  self->spec->basis = MOAT_BASIS_CUMULATIVE;
  add_spending (self);
  fixture_compare (self, NULL);
}

/* A value of about @size, now and then one that is hard. */
static double
any_value (double size, GRand *random)
{
  switch (g_rand_int_range (random, 0, 12))
    {
    case 0:
      return 0;
    case 1:
      return -size * g_rand_double (random);
    case 2:
      return size * 1e5;
    case 3:
      return size * 1e-7;
    default:
      return size * g_rand_double_range (random, 0.05, 2);
    }
}

static char *
any_name (int i, GRand *random)
{
  static const char *const names[] = {
    "阿里巴巴集团控股有限公司数字基础设施与人工智能事业部第",
    "International Business Infrastructure Corporation number ",
    "云",
    "Company ",
  };

  return g_strdup_printf ("%s%d", names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))], i);
}

static void
add_any (Fixture *self, const char *entity, const char *concept, double size, GRand *random)
{
  static const char *const years[] = { "2019", "2020", "2021", "2022", "2023", "2024" };
  FixtureFigure figures[G_N_ELEMENTS (years)] = { 0 };
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      FixtureFigure figure = { .period = years[i], .value = any_value (size, random) };

      if (g_rand_int_range (random, 0, 8) == 0)
        continue; /* missing */
      if (g_rand_int_range (random, 0, 20) == 0)
        figure.value = NAN;
      figure.qualifier = (MoatQualifier) g_rand_int_range (random, 0, MOAT_QUALIFIER_UNKNOWN);
      figure.status = (MoatStatus) g_rand_int_range (random, 0, 4);
      figure.low = figure.value - fabs (figure.value) * 0.1;
      figure.high = figure.value + fabs (figure.value) * 0.2;
      figures[n++] = figure;
    }
  if (n > 0)
    fixture_add (self, entity, concept, "CNY", figures, n);
}

void
fixture_init_any_comparison (Fixture *self, MoatChartKind kind, int most, GRand *random)
{
  static const char *const concepts[] = { "Revenue", "研发费用", "Capital expenditure" };
  static const char *const chosen[][4] = { { "2024", NULL },
                                           { "2021", "2024", NULL },
                                           { "2020", "2022", "2024", NULL } };
  double size = pow (10, g_rand_double_range (random, -2, 13));
  int n = (int) exp (g_rand_double_range (random, 0, log (most + 1)));
  int n_concepts = g_rand_int_range (random, 1, 4), mode = g_rand_int_range (random, 0, 4);

  fixture_init (self, kind);
  self->spec->sort = (MoatChartSort) g_rand_int_range (random, 0, 4);
  for (int i = 0; i < MAX (n, 1); i++)
    {
      g_autofree char *name = any_name (i, random);
      for (int k = 0; k < n_concepts; k++)
        add_any (self, name, concepts[k], size, random);
    }
  fixture_compare (self, mode < 3 ? chosen[mode] : NULL);
}
