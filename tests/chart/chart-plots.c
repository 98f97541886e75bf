/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Comparisons for the tests of ranked bars, dot plots and slopes.
 */
#include "chart-plots.h"

#include <math.h>

/* One company's figures of two or three years; NaN: none. */
typedef struct
{
  const char *name;
  double values[3];
  MoatQualifier qualifier; /* of the last */
  MoatStatus status;
  double low, high;
} Company;

static void
add_companies (Fixture *self, const Company *companies, gsize n, const char *concept,
               const char *unit, const char *const *years)
{
  for (gsize i = 0; i < n; i++)
    {
      FixtureFigure figures[3] = { 0 };
      gsize n_figures = 0;

      for (gsize k = 0; k < 3 && years[k]; k++)
        {
          FixtureFigure figure = { .period = years[k], .value = companies[i].values[k] };

          if (isnan (figure.value))
            continue;
          if (!years[k + 1])
            {
              figure.qualifier = companies[i].qualifier;
              figure.status = companies[i].status;
              figure.low = companies[i].low;
              figure.high = companies[i].high;
            }
          figures[n_figures++] = figure;
        }
      if (n_figures > 0)
        fixture_add (self, companies[i].name, concept, unit, figures, n_figures);
    }
}

void
fixture_init_bars (Fixture *self)
{
  static const char *const years[] = { "2024", NULL, NULL };
  static const Company companies[] = {
    { "Amazon", { 82.999e9 } },
    { "Microsoft", { 55.7e9 }, MOAT_QUALIFIER_ABOUT },
    { "Alphabet", { 52.535e9 } },
    { "Meta Platforms", { 40e9 }, MOAT_QUALIFIER_BETWEEN, MOAT_STATUS_ESTIMATE, 37e9, 43e9 },
    { "Apple", { 9.447e9 } },
    { "Oracle", { 10.745e9 }, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
    { "Tencent", { 10.745e9 } },
    { "Baidu", { 1.2e9 }, MOAT_QUALIFIER_UNDER },
    { "International Business Machines", { 20e9 }, MOAT_QUALIFIER_EXACT, MOAT_STATUS_TARGET },
  };

  fixture_init (self, MOAT_CHART_KIND_BAR);
  moat_label_set (&self->spec->title, "Amazon alone spends as much as the six smallest together",
                  "亚马逊一家的资本开支相当于后六家之和");
  add_companies (self, companies, G_N_ELEMENTS (companies), "Capital expenditure", "USD", years);
  fixture_compare (self, years);
}

void
fixture_init_losses (Fixture *self)
{
  static const char *const years[] = { "2023", NULL, NULL };
  static const Company companies[] = {
    { "国内电子商务业务", { 189.14e9 } },
    { "云智能与数字基础设施集团", { 6.121e9 }, MOAT_QUALIFIER_ABOUT },
    { "国际数字商业集团", { -8.035e9 } },
    { "菜鸟智慧物流网络有限公司", { 1.402e9 } },
    { "本地生活服务与即时配送事业群（含饿了么与高德等业务）", { -9.812e9 }, MOAT_QUALIFIER_OVER },
    { "大文娱集团", { -1.539e9 }, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN },
    { "其他", { 0 } },
  };

  fixture_init (self, MOAT_CHART_KIND_BAR);
  add_companies (self, companies, G_N_ELEMENTS (companies), "经调整EBITA", "CNY", years);
  fixture_compare (self, years);
}

void
fixture_init_table (Fixture *self)
{
  static const FixtureFigure steady[] = {
    { "2020", 3.1e9 }, { "2021", 4.2e9 }, { "2022", 5e9 }, { "2023", 7.45e9 }, { "2024", 9.9e9 },
  };
  static const FixtureFigure turning[] = {
    { "2020", -2.4e9 },
    { "2021", -0.6e9 },
    { "2023", 0.05e9 },
    { "2024", 2e9, MOAT_QUALIFIER_ABOUT, MOAT_STATUS_PLAN },
  };
  static const FixtureFigure late[] = { { "2024", 12e9, MOAT_QUALIFIER_OVER } };
  static const char *const years[] = { "2020", "2021", "2022", "2023", "2024", NULL };

  fixture_init (self, MOAT_CHART_KIND_HEAT_TABLE);
  moat_label_set (&self->spec->title, "Only one of three has gained in every year",
                  "三家之中仅一家年年盈利");
  fixture_add (self, "alibaba-cloud", "Operating profit", "CNY", steady, G_N_ELEMENTS (steady));
  fixture_add (self, "Globex Holdings", "Operating profit", "CNY", turning, G_N_ELEMENTS (turning));
  fixture_add (self, "某某人工智能基础设施技术股份有限公司", "Operating profit", "CNY", late,
               G_N_ELEMENTS (late));
  fixture_compare (self, years);
}

void
fixture_init_companies (Fixture *self, MoatChartKind kind, guint n)
{
  static const char *const years[] = { "2019", "2024", NULL };

  fixture_init (self, kind);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Company %u", i + 1);
      double before = 400e9 * pow (i + 1, -0.9), after = before * (1 + sin (i * 1.7) * 0.6);
      const FixtureFigure figures[] = { { "2019", before }, { "2024", after } };

      fixture_add (self, name, "Revenue", "USD", figures, 2);
    }
  fixture_compare (self, kind == MOAT_CHART_KIND_BAR ? years + 1 : years);
}

static void
highlight (Fixture *self, const char *entity)
{
  MoatAnnotation *annotation = moat_annotation_new (MOAT_ANNOTATION_HIGHLIGHT);

  annotation->from.entity = g_strdup (entity);
  g_ptr_array_add (self->spec->annotations, annotation);
}

void
fixture_init_many_bars (Fixture *self)
{
  fixture_init_companies (self, MOAT_CHART_KIND_BAR, 60);
  highlight (self, "Company 33");
}

void
fixture_init_latest_bars (Fixture *self)
{
  static const FixtureFigure alibaba[] = { { "2023-04-01/2024-03-31", 941.168e9 },
                                           { "2024-04-01/2025-03-31", 996.347e9 } };
  static const FixtureFigure tencent[] = { { "2023", 609.015e9 }, { "2024", 660.257e9 } };
  static const FixtureFigure baidu[] = { { "2024", 133.125e9 } };
  static const FixtureFigure jd[] = { { "2021", 951.6e9 } };
  static const FixtureFigure netease[] = { { "2024", 105.295e9 } };

  fixture_init (self, MOAT_CHART_KIND_BAR);
  fixture_add (self, "alibaba-group", "Revenue", "CNY", alibaba, 2);
  fixture_add (self, "Tencent", "Revenue", "CNY", tencent, 2);
  fixture_add (self, "Baidu", "Revenue", "CNY", baidu, 1);
  fixture_add (self, "JD.com", "Revenue", "CNY", jd, 1);
  fixture_add (self, "NetEase", "Revenue", "CNY", netease, 1);
  fixture_compare (self, NULL);
}

static void
add_two_years (Fixture *self)
{
  static const char *const years[] = { "2019", "2024", NULL };
  static const Company companies[] = {
    { "Amazon", { 16.861e9, 82.999e9 } },
    { "Microsoft", { 13.925e9, 55.7e9 }, MOAT_QUALIFIER_ABOUT },
    { "Alphabet", { 23.548e9, 52.535e9 } },
    { "Meta Platforms", { 15.102e9, 37.256e9 }, MOAT_QUALIFIER_OVER },
    { "Apple", { 10.495e9, 9.447e9 } },
    { "Oracle", { 1.66e9, 10.745e9 }, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN },
    { "Intel", { 16.213e9, (double) NAN } },
    { "CoreWeave", { (double) NAN, 8.702e9 } },
  };

  add_companies (self, companies, G_N_ELEMENTS (companies), "Capital expenditure", "USD", years);
  fixture_compare (self, years);
}

void
fixture_init_dots (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_DOT);
  add_two_years (self);
}

void
fixture_init_slope (Fixture *self)
{
  fixture_init (self, MOAT_CHART_KIND_SLOPE);
  add_two_years (self);
  highlight (self, "Microsoft");
}

void
fixture_init_three_slopes (Fixture *self)
{
  static const char *const years[] = { "2019", "2022", "2024", NULL };
  static const Company companies[] = {
    { "阿里云", { 40.016e9, 77.203e9, 106.374e9 } },
    { "腾讯云与企业服务", { 17.0e9, 36.5e9, 50.2e9 }, MOAT_QUALIFIER_ABOUT },
    { "华为云", { 8.2e9, 45.342e9, 55.3e9 }, MOAT_QUALIFIER_EXACT, MOAT_STATUS_ESTIMATE },
    { "百度智能云", { 9.2e9, 17.7e9, 21.8e9 } },
    { "金山云", { 3.956e9, 8.18e9, 7.785e9 } },
    { "优刻得", { 1.515e9, (double) NAN, 1.503e9 } },
  };

  fixture_init (self, MOAT_CHART_KIND_SLOPE);
  add_companies (self, companies, G_N_ELEMENTS (companies), "云业务收入", "CNY", years);
  fixture_compare (self, years);
}
