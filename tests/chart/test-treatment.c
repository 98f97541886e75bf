/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says about how its values were made: basis, conversion, sharing out, periods and the
 * days that fiscal years end on.
 */
#include <string.h>

#include "chart-plots.h"
#include "moat-unit.h"

static void
assert_text (Fixture *fixture, MoatLanguage language, MoatNodeRole role, const char *expected)
{
  g_autoptr (MoatScene) scene = fixture_build (fixture, language, MOAT_THEME_LIGHT, 1400, 600);
  g_autofree char *text = fixture_join_text (scene, role);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_subtitles (Fixture *fixture, const char *en, const char *zh)
{
  assert_text (fixture, MOAT_LANGUAGE_EN, MOAT_ROLE_SUBTITLE, en);
  assert_text (fixture, MOAT_LANGUAGE_ZH, MOAT_ROLE_SUBTITLE, zh);
}

/* Two companies over two years; @unit of the second. */
static void
add_two (Fixture *fixture, const char *unit)
{
  static const FixtureFigure a[] = { { "2023", 40e9 }, { "2024", 50e9 } };
  static const FixtureFigure b[] = { { "2023", 10e9 }, { "2024", 30e9 } };

  fixture_add (fixture, "acme", "Revenue", "USD", a, 2);
  fixture_add (fixture, "globex", "Revenue", unit, b, 2);
}

static void
test_the_basis_is_named (void)
{
  static const struct
  {
    MoatBasis basis;
    const char *en, *zh;
  } cases[] = {
    { MOAT_BASIS_STATED, "in USD bn; 2024", "单位：亿美元；2024年" },
    { MOAT_BASIS_PER_YEAR, "in USD bn per year; 2024", "单位：亿美元/年；2024年" },
    { MOAT_BASIS_GROWTH, "growth on the year; 2024", "同比增长率；2024年" },
    { MOAT_BASIS_INDEX, "index, 2023 = 100; 2024", "指数，2023年 = 100；2024年" },
    { MOAT_BASIS_CUMULATIVE, "cumulative, USD bn; 2023–2024", "累计，亿美元；2023–2024年" },
  };
  static const char *const periods[] = { "2024", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };

      fixture_init (&fixture, MOAT_CHART_KIND_BAR);
      add_two (&fixture, "USD");
      fixture.spec->basis = cases[i].basis;
      fixture.spec->index_date = moat_date_new (2023, 12, 31);
      fixture_compare (&fixture, cases[i].basis == MOAT_BASIS_CUMULATIVE ? NULL : periods);
      assert_subtitles (&fixture, cases[i].en, cases[i].zh);
    }
}

static void
test_a_share_names_its_whole (void)
{
  static const FixtureFigure figure = { "2024", 0.2 };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  fixture.spec->basis = MOAT_BASIS_SHARE;
  fixture_add (&fixture, "acme", "R&D", "ratio", &figure, 1);
  fixture_add (&fixture, "globex", "R&D", "ratio", &figure, 1);
  fixture.request.share_label = "Revenue";
  assert_subtitles (&fixture, "as % of Revenue; 2024", "占Revenue的比重；2024年");
  moat_label_set (&fixture.spec->title, "Both spend a fifth", "两家均投入五分之一");
  assert_subtitles (&fixture, "R&D as % of Revenue; 2024", "R&D占Revenue的比重；2024年");
}

static void
test_conversion_names_its_rule (void)
{
  static const char *const periods[] = { "2024", NULL };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  add_two (&fixture, "CNY");
  fixture.spec->unit = moat_unit_intern ("USD");
  fixture_take_rate (&fixture, "CNY", "USD", "2023", "0.14");
  fixture_take_rate (&fixture, "CNY", "USD", "2024", "0.15");
  fixture_compare (&fixture, periods);
  assert_subtitles (&fixture, "in USD bn; 2024; CNY converted at the average rates of each period",
                    "单位：亿美元；2024年；以元计的数额按各期间平均汇率折算");
}

static void
test_a_closing_rate_is_called_that (void)
{
  static const FixtureFigure a[] = { { "2024-12-31", 40e9 } }, b[] = { { "2024-12-31", 10e9 } };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  fixture_add (&fixture, "acme", "Cash", "USD", a, 1);
  fixture_add (&fixture, "globex", "Cash", "CNY", b, 1);
  fixture.spec->unit = moat_unit_intern ("USD");
  fixture_take_rate (&fixture, "CNY", "USD", "2024-12-31", "0.14");
  fixture_compare (&fixture, NULL);
  assert_subtitles (&fixture,
                    "in USD bn; 31 December 2024; CNY converted at the closing rates of each date",
                    "单位：亿美元；2024年12月31日；以元计的数额按各时点收盘汇率折算");
}

/* Yuan in dollars at a rate that somebody has named. */
static void
init_constant (Fixture *fixture)
{
  static const char *const periods[] = { "2024", NULL };

  fixture_init (fixture, MOAT_CHART_KIND_BAR);
  add_two (fixture, "CNY");
  fixture->spec->unit = moat_unit_intern ("USD");
  fixture->spec->constant_rate = g_strdup ("0.14");
  fixture_compare (fixture, periods);
}

static void
test_a_constant_rate_is_told (void)
{
  g_auto (Fixture) fixture = { 0 };

  init_constant (&fixture);
  assert_subtitles (&fixture, "in USD bn; 2024; CNY converted at 0.14 USD per CNY",
                    "单位：亿美元；2024年；以元计的数额按0.14美元/元折算");
}

/* Two companies whose fiscal years end in March and June, and one with calendar years. */
static void
add_fiscal (Fixture *fixture)
{
  static const FixtureFigure a[] = { { "2022-04-01/2023-03-31", 80e9 },
                                     { "2023-04-01/2024-03-31", 90e9 },
                                     { "2024-04-01/2025-03-31", 100e9 } };
  static const FixtureFigure b[] = { { "2022-07-01/2023-06-30", 60e9 },
                                     { "2023-07-01/2024-06-30", 70e9 },
                                     { "2024-07-01/2025-06-30", 75e9 } };
  static const FixtureFigure c[] = { { "2023", 30e9 }, { "2024", 40e9 } };

  fixture_add (fixture, "alibaba-group", "Revenue", "USD", a, 3);
  fixture_add (fixture, "microsoft", "Revenue", "USD", b, 3);
  fixture_add (fixture, "Alphabet", "Revenue", "USD", c, 2);
}

static void
test_a_year_of_fiscal_years_is_called_that (void)
{
  static const char *const one[] = { "2024", NULL }, *const two[] = { "2023", "2024", NULL };
  g_auto (Fixture) bars = { 0 }, dots = { 0 };

  fixture_init (&bars, MOAT_CHART_KIND_BAR);
  add_fiscal (&bars);
  fixture_compare (&bars, one);
  assert_subtitles (&bars, "in USD bn; fiscal years ending in 2024",
                    "单位：亿美元；2024年内结束的财年");
  fixture_init (&dots, MOAT_CHART_KIND_DOT);
  add_fiscal (&dots);
  fixture_compare (&dots, two);
  assert_subtitles (&dots, "in USD bn; fiscal years ending in each year",
                    "单位：亿美元；各年内结束的财年");
  bars.request.source_line = "";
  assert_text (&bars, MOAT_LANGUAGE_EN, MOAT_ROLE_SOURCE,
               "Alibaba Group: fiscal years end 31 March. microsoft: fiscal years end 30 June.");
}

static void
test_sharing_out_is_told (void)
{
  static const char *const periods[] = { "2024", NULL };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  add_fiscal (&fixture);
  fixture.spec->calendarised = TRUE;
  fixture_compare (&fixture, periods);
  assert_subtitles (
    &fixture, "in USD bn; 2024; fiscal years shared out over calendar years by days: computed",
    "单位：亿美元；2024年；财年数据按天数分摊到日历年度（推算）");
}

static void
test_a_window_is_told (void)
{
  static const char *const periods[] = { "2024", NULL };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture, MOAT_CHART_KIND_BAR);
  add_two (&fixture, "USD");
  fixture.spec->window = 2;
  fixture_compare (&fixture, periods);
  assert_text (&fixture, MOAT_LANGUAGE_EN, MOAT_ROLE_SUBTITLE,
               "in USD bn; 2024; means of 2 periods in a row");
}

static void
test_a_subtitle_of_ones_own_moves_it_to_the_foot (void)
{
  g_auto (Fixture) fixture = { 0 };

  init_constant (&fixture);
  moat_label_set (&fixture.spec->subtitle, "Who earns most", "谁的收入最多");
  fixture.request.source_line = "";
  assert_text (&fixture, MOAT_LANGUAGE_EN, MOAT_ROLE_SOURCE, "CNY converted at 0.14 USD per CNY.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/treatment/basis", test_the_basis_is_named);
  g_test_add_func ("/chart/treatment/share", test_a_share_names_its_whole);
  g_test_add_func ("/chart/treatment/average-rate", test_conversion_names_its_rule);
  g_test_add_func ("/chart/treatment/closing-rate", test_a_closing_rate_is_called_that);
  g_test_add_func ("/chart/treatment/constant-rate", test_a_constant_rate_is_told);
  g_test_add_func ("/chart/treatment/fiscal-years", test_a_year_of_fiscal_years_is_called_that);
  g_test_add_func ("/chart/treatment/calendarised", test_sharing_out_is_told);
  g_test_add_func ("/chart/treatment/window", test_a_window_is_told);
  g_test_add_func ("/chart/treatment/own-subtitle",
                   test_a_subtitle_of_ones_own_moves_it_to_the_foot);
  return g_test_run ();
}
