/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart cannot show it says: at its foot and in its description, in the reader's language,
 * and only when it is so.
 */
#include <string.h>

#include "chart-fixture.h"

#define LENGTHS "Periods differ in length: totals, not yearly figures."

static gboolean
says (const MoatScene *scene, const char *text)
{
  g_autofree char *foot = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  gboolean at_foot = strstr (foot, text) != NULL;

  g_assert_true (at_foot == (strstr (moat_scene_get_description (scene), text) != NULL));
  return at_foot;
}

static MoatScene *
build_periods (Fixture *fixture, MoatChartKind kind, MoatBasis basis, const char *unit,
               const char *first, const char *second)
{
  const FixtureFigure figures[] = { { first, 0.3 }, { second, 0.4 } };

  fixture_init (fixture, kind);
  fixture->spec->basis = basis;
  fixture_add (fixture, "acme", "spending", unit, figures, 2);
  return fixture_build_plain (fixture);
}

static void
test_totals_of_unlike_periods_are_said_to_be_that (void)
{
  static const struct
  {
    const char *first, *second;
    gboolean differ;
  } cases[] = {
    { "2014-2023", "2025-2027", TRUE },
    { "2023", "2024", FALSE },                                   /* 365 and 366 days */
    { "2022-01-02/2022-12-31", "2023-01-01/2024-01-06", FALSE }, /* 52 and 53 weeks */
    { "2023-01-01/2023-01-31", "2023-02-01/2023-02-28", FALSE }, /* months */
    { "2023-01-01/2023-06-30", "2023-07-01/2024-06-30", TRUE },  /* half and whole */
    { "2020-12-31", "2021-12-31", FALSE },                       /* moments */
  };

  for (MoatChartKind kind = MOAT_CHART_KIND_SPAN; kind <= MOAT_CHART_KIND_LINE; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_auto (Fixture) stated = { 0 };
        g_auto (Fixture) yearly = { 0 };
        g_auto (Fixture) shares = { 0 };
        g_autoptr (MoatScene) a =
          build_periods (&stated, kind, MOAT_BASIS_STATED, "CNY", cases[i].first, cases[i].second);
        g_autoptr (MoatScene) b = build_periods (&yearly, kind, MOAT_BASIS_PER_YEAR, "CNY",
                                                 cases[i].first, cases[i].second);
        g_autoptr (MoatScene) c = build_periods (&shares, kind, MOAT_BASIS_STATED, "ratio",
                                                 cases[i].first, cases[i].second);

        g_test_message ("kind %d, %s and %s", kind, cases[i].first, cases[i].second);
        g_assert_true (says (a, LENGTHS) == (cases[i].differ && kind != MOAT_CHART_KIND_SPAN));
        g_assert_false (says (b, LENGTHS));
        g_assert_false (says (c, LENGTHS));
      }
}

static void
test_unlike_periods_of_two_series_are_said_too (void)
{
  static const FixtureFigure decade[] = { { "2014-2023", 300e9 } };
  static const FixtureFigure year[] = { { "2024", 280e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) en = NULL;
  g_autoptr (MoatScene) zh = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  fixture_add (&fixture, "acme", "spending", "CNY", decade, 1);
  fixture_add (&fixture, "globex", "spending", "CNY", year, 1);
  fixture.request.difference_from = 1;
  fixture.request.difference_to = 2;
  en = fixture_build_plain (&fixture);
  zh = fixture_build (&fixture, MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT, 960, 540);
  g_assert_true (says (en, LENGTHS));
  g_assert_true (says (zh, "各期间长短不同"));
  g_assert_nonnull (fixture_find (en, MOAT_ROLE_ANNOTATION, MOAT_NODE_TEXT, -1, 0));
}

static void
test_shares_are_no_blocks (void)
{
  static const FixtureFigure growth[] = { { "2023", 0.08 }, { "2024", 0.13 } };
  static const FixtureFigure spending[] = { { "2023", 3e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) alone = NULL;
  g_autoptr (MoatScene) beside = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (&fixture, "acme", "growth", "ratio", growth, 2);
  alone = fixture_build_plain (&fixture);
  g_assert_null (fixture_find (alone, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2, 0));
  g_assert_nonnull (fixture_find_text (alone, "Shares and growth rates are not amounts"));
  g_assert_nonnull (
    strstr (moat_scene_get_description (alone), "Shares and growth rates are not amounts"));
  /* An amount is drawn, though fewer figures are amounts. */
  fixture_add (&fixture, "globex", "growth", "ratio", growth, 2);
  fixture_add (&fixture, "acme", "spending", "CNY", spending, 1);
  beside = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (beside, MOAT_ROLE_MARK, MOAT_NODE_RECT, -2), ==, 1);
  g_assert_true (says (beside, "acme: growth is stated in %"));
}

static void
test_a_difference_without_its_figure_says_which (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) one = NULL;
  g_autoptr (MoatScene) none = NULL;
  g_autoptr (MoatScene) zh = NULL;

  fixture_init_investment (&fixture);
  fixture.spec->difference_from = g_strdup ("f02");
  fixture.spec->difference_to = g_strdup ("f77");
  fixture.request.difference_to = 0; /* there is no such fact */
  one = fixture_build_plain (&fixture);
  zh = fixture_build (&fixture, MOAT_LANGUAGE_ZH, MOAT_THEME_LIGHT, 960, 540);
  g_assert_true (says (one, "The difference of f02 and f77 cannot be shown: f77 is not drawn."));
  g_assert_true (says (zh, "无法显示f02与f77的差异：f77未绘出。"));
  fixture.request.difference_from = 77;
  none = fixture_build_plain (&fixture);
  g_assert_true (says (none, "The difference of f02 and f77 cannot be shown: neither is drawn."));
}

static void
test_no_difference_asked_none_missed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_investment (&fixture);
  fixture.request.difference_from = fixture.request.difference_to = 0;
  scene = fixture_build_plain (&fixture);
  g_assert_cmpuint (fixture_count (scene, MOAT_ROLE_MESSAGE, MOAT_NODE_TEXT, -2), ==, 0);
}

/* Three entities in the same years. */
static void
init_three (Fixture *fixture)
{
  static const FixtureFigure alibaba[] = {
    { "2013-04-01/2023-03-31", 324.751e9 },
    { "2025-2027", 380e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN },
  };
  static const FixtureFigure aws[] = { { "2024", 280e9, MOAT_QUALIFIER_ABOUT,
                                         MOAT_STATUS_ESTIMATE } };
  static const FixtureFigure tencent[] = { { "2025", 100e9, MOAT_QUALIFIER_ABOUT,
                                             MOAT_STATUS_PLAN } };

  fixture_init (fixture, MOAT_CHART_KIND_SPAN);
  fixture_add (fixture, "alibaba-group", "investment", "CNY", alibaba, 2);
  fixture_add (fixture, "Amazon Web Services", "Capital expenditure", "CNY", aws, 1);
  fixture_add (fixture, "Tencent", "Capital expenditure", "CNY", tencent, 1);
}

static void
test_a_block_without_a_label_is_named_at_the_foot (void)
{
  static const double sizes[][2] = { { 1920, 1080 }, { 960, 540 }, { 640, 400 },
                                     { 480, 300 },   { 400, 300 }, { 320, 240 } };
  static const char *const names[] = { "CNY 324.8 bn", "> CNY 380 bn", "≈ CNY 280 bn",
                                       "≈ CNY 100 bn" };
  g_auto (Fixture) fixture = { 0 };

  init_three (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
      guint labelled = 0;

      for (int datum = 0; datum < 4; datum++)
        {
          gboolean has_label =
            fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, datum, 0) != NULL;

          labelled += has_label;
          if (!has_label)
            g_assert_true (strstr (strstr (moat_scene_get_description (scene), "No room to label"),
                                   names[datum]) != NULL);
        }
      if (labelled == 4)
        g_assert_null (strstr (moat_scene_get_description (scene), "No room to label"));
      if (sizes[i][0] >= 480)
        g_assert_cmpuint (labelled, ==, 4);
      fixture_assert_layout (scene, "three entities");
    }
}

static void
test_many_blocks_without_labels_are_counted (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (FixtureFigure));
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *expected = NULL;
  guint labelled = 0;

  fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
  for (int i = 0; i < 120; i++)
    {
      FixtureFigure figure = { .value = 1e9 * (1 + i % 7) };
      g_ptr_array_add (periods, g_strdup_printf ("%d-%02d-01/%d-%02d-28", 2010 + i / 12, i % 12 + 1,
                                                 2010 + i / 12, i % 12 + 1));
      figure.period = periods->pdata[i];
      g_array_append_val (figures, figure);
    }
  fixture_add (&fixture, "acme", "spending", "CNY", (const FixtureFigure *) (void *) figures->data,
               figures->len);
  scene = fixture_build_plain (&fixture);
  for (int datum = 0; datum < 120; datum++)
    labelled += fixture_find (scene, MOAT_ROLE_MARK_LABEL, MOAT_NODE_TEXT, datum, 0) != NULL;
  expected = g_strdup_printf ("No room to label %u of 120 figures", 120 - labelled);
  g_assert_cmpuint (labelled, <, 110);
  g_assert_true (says (scene, expected));
}

static void
test_an_arrow_without_room_becomes_a_sentence (void)
{
  static const double widths[] = { 320, 360, 400, 480, 640, 960 };
  g_auto (Fixture) fixture = { 0 };
  guint aside = 0;

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autoptr (MoatScene) scene =
        fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, widths[i], 240);
      const MoatNode *bubble = fixture_find (scene, MOAT_ROLE_ANNOTATION, MOAT_NODE_RECT, -1, 0);
      gboolean said = says (scene, "From FY2014–FY2023 to 2025–2027: ≥ 3.9×");

      g_assert_true (said == (bubble == NULL));
      aside += said;
      for (int datum = 0; bubble && datum < 2; datum++)
        {
          MoatRect mark = fixture_find (scene, MOAT_ROLE_MARK, MOAT_NODE_RECT, datum, 0)->bounds;
          g_assert_false (moat_rect_overlaps (&bubble->bounds, &mark, 0.5));
        }
    }
  g_assert_cmpuint (aside, >, 0);
}

static void
test_small_pictures_keep_what_the_marks_mean (void)
{
  static const double sizes[][2] = { { 480, 300 }, { 400, 300 }, { 320, 240 } };
  static const char *const notes[][3] = {
    { "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.1).", "Hatched: plan.",
      "Open top: “over”." },
    { "来源：南方略咨询，2025年3月17日（1.1.1、1.1.2节）。", "斜线表示计划。",
      "上端开口表示“超过”。" },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init_investment (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      {
        g_autoptr (MoatScene) scene =
          fixture_build (&fixture, language, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
        g_autofree char *joined = fixture_join_text (scene, MOAT_ROLE_SOURCE);
        g_auto (GStrv) parts = g_strsplit (joined, " ", -1);
        g_autofree char *foot = g_strjoinv (language == MOAT_LANGUAGE_ZH ? "" : " ", parts);

        g_test_message ("%gx%g: %s", sizes[i][0], sizes[i][1], foot);
        /* Whole, but for the source in the smallest, where much has to be said. */
        for (gsize k = sizes[i][0] <= 320; k < G_N_ELEMENTS (notes[0]); k++)
          g_assert_nonnull (strstr (foot, notes[language == MOAT_LANGUAGE_ZH][k]));
      }
}

static void
test_what_is_cut_is_said_and_never_the_legend (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (GString) source = g_string_new ("Source: ");
  g_autofree char *foot = NULL;

  fixture_init_investment (&fixture);
  for (int i = 0; i < 40; i++)
    g_string_append_printf (source, "document number %d; ", i);
  fixture.request.source_line = source->str;
  scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 480, 300);
  foot = fixture_join_text (scene, MOAT_ROLE_SOURCE);
  g_assert_nonnull (strstr (foot, "Hatched: plan. Open top: “over”."));
  g_assert_nonnull (strstr (foot, "…"));
  g_assert_nonnull (fixture_find_text (scene, "Words are cut here"));
}

static void
test_a_cut_name_of_a_column_is_said (void)
{
  static const FixtureFigure figures[] = { { "2023", 3e9 } };
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) large = NULL;
  g_autoptr (MoatScene) small = NULL;

  fixture_init (&fixture, MOAT_CHART_KIND_COLUMN);
  for (int i = 0; i < 6; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("Expenditure on something unpronounceable, part %d", i);
      fixture_add (&fixture, "acme", name, "CNY", figures, 1);
    }
  large = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 1600, 900);
  small = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 320, 240);
  g_assert_null (fixture_find_text (large, "Words are cut here"));
  g_assert_nonnull (fixture_find_text (small, "Words are cut here"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/messages/lengths", test_totals_of_unlike_periods_are_said_to_be_that);
  g_test_add_func ("/chart/messages/lengths-of-series",
                   test_unlike_periods_of_two_series_are_said_too);
  g_test_add_func ("/chart/messages/shares", test_shares_are_no_blocks);
  g_test_add_func ("/chart/messages/difference-missing",
                   test_a_difference_without_its_figure_says_which);
  g_test_add_func ("/chart/messages/difference-not-asked", test_no_difference_asked_none_missed);
  g_test_add_func ("/chart/messages/difference-aside",
                   test_an_arrow_without_room_becomes_a_sentence);
  g_test_add_func ("/chart/messages/unlabelled", test_a_block_without_a_label_is_named_at_the_foot);
  g_test_add_func ("/chart/messages/many-unlabelled", test_many_blocks_without_labels_are_counted);
  g_test_add_func ("/chart/messages/small", test_small_pictures_keep_what_the_marks_mean);
  g_test_add_func ("/chart/messages/cut", test_what_is_cut_is_said_and_never_the_legend);
  g_test_add_func ("/chart/messages/cut-names", test_a_cut_name_of_a_column_is_said);
  return g_test_run ();
}
