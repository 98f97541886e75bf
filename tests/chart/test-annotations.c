/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is put on charts: what it says, where it may stand, what is said when it is not drawn. */
#include <math.h>
#include <string.h>

#include "chart-annotated.h"
#include "chart-columns.h"
#include "chart-plots.h"
#include "moat-total.h"

/* The datum of the annotation at @index; NULL: it is not drawn. */
static MoatDatum *
get_annotation (const MoatScene *scene, gsize index)
{
  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      MoatDatum *datum = moat_scene_get_datum (scene, i);

      if (datum->kind == MOAT_DATUM_ANNOTATION && datum->index == index)
        return datum;
      moat_datum_free (datum);
    }
  return NULL;
}

static void
assert_says (const MoatScene *scene, gsize index, const char *value, gboolean is_computed)
{
  g_autoptr (MoatDatum) datum = get_annotation (scene, index);

  g_assert_nonnull (datum);
  g_assert_cmpstr (datum->value, ==, value);
  g_assert_true ((datum->derivation != NULL) == is_computed);
}

/* (20 ÷ 10)^(1 ÷ 5) − 1 = 17.08 %; the middle of seven is the fourth, which is "about". */
static void
test_columns_say_what_was_computed (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *foot = NULL;

  fixture_init_annotated_columns (&fixture);
  scene = fixture_build_plain (&fixture);
  assert_says (scene, 0, "CAGR +17.1%", TRUE);
  assert_says (scene, 1, "+66.7%", TRUE);
  assert_says (scene, 2, "Median ≈ CNY 16 bn", TRUE);
  assert_says (scene, 3, "Target CNY 25 bn", FALSE);
  assert_says (scene, 7, "¹", FALSE);
  foot = fixture_join_text (scene, MOAT_ROLE_SOURCE);
  g_assert_nonnull (strstr (foot, "¹ With an acquisition."));
  g_assert_nonnull (fixture_find_text (scene, "Said to be about"));
}

/* 380 ÷ 3 and 324.751 ÷ 10 a year: their mean is 79.57, and is "over". */
static void
test_spans_are_averaged_a_year (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;

  fixture_init_annotated_spans (&fixture);
  scene = fixture_build_plain (&fixture);
  assert_says (scene, 0, "Average > CNY 79.57 bn a year", TRUE);
}

static void
test_totals_of_a_stack_are_compared (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (MoatDatum) arrow = NULL, average = NULL;

  fixture_init_annotated_stack (&fixture);
  scene = fixture_build_plain (&fixture);
  arrow = get_annotation (scene, 0);
  average = get_annotation (scene, 1);
  g_assert_nonnull (arrow);
  g_assert_true (g_str_has_suffix (arrow->value, "×"));
  g_assert_nonnull (average);
  g_assert_true (g_str_has_prefix (average->value, "Average "));
}

static guint
count_strokes (const MoatScene *scene, gsize index)
{
  guint n = 0;

  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      g_autoptr (MoatDatum) datum =
        node->datum >= 0 ? moat_scene_get_datum (scene, (gsize) node->datum) : NULL;

      n += datum && datum->kind == MOAT_DATUM_ANNOTATION && datum->index == index &&
           node->kind == MOAT_NODE_PATH;
    }
  return n;
}

/* Every bar that crosses it is marked; no tick stands within; values within forbid it. */
static void
test_a_break_is_marked_and_hides_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL, refused = NULL;
  g_autoptr (MoatDatum) datum = NULL, none = NULL;
  g_autofree char *foot = NULL, *reason = NULL;
  MoatAnnotation *annotation;

  fixture_init_annotated_columns (&fixture);
  scene = fixture_build_plain (&fixture);
  datum = get_annotation (scene, 4);
  g_assert_nonnull (datum);
  /* Three strokes on the axis and three on the only bar that is cut. */
  g_assert_cmpuint (count_strokes (scene, 4), ==, 6);
  for (guint i = 0; fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i); i++)
    {
      double tick = g_ascii_strtod (
        fixture_find (scene, MOAT_ROLE_AXIS_LABEL, MOAT_NODE_TEXT, -1, i)->text, NULL);

      g_assert_true (tick <= 30 || tick >= 140);
    }
  foot = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_nonnull (strstr (foot, "Axis broken between CNY 30 bn and CNY 140 bn"));
  annotation = fixture.spec->annotations->pdata[4];
  annotation->low = 18e9;
  refused = fixture_build_plain (&fixture);
  none = get_annotation (refused, 4);
  g_assert_null (none);
  reason = fixture_join_text (refused, MOAT_ROLE_MESSAGE);
  g_assert_nonnull (strstr (reason, "The value break is not drawn: a value lies within it"));
}

static void
test_what_is_not_there_is_said (void)
{
  static const struct
  {
    MoatAnnotationKind kind;
    const char *from, *to, *said;
  } cases[] = {
    { MOAT_ANNOTATION_CAGR, "1999", "2001",
      "The CAGR arrow is not drawn: its figure is not on the chart." },
    { MOAT_ANNOTATION_DIFFERENCE, "acme 2015", "nobody 2016",
      "The difference arrow is not drawn: its figure is not on the chart." },
    { MOAT_ANNOTATION_CALLOUT, "nobody", NULL,
      "The callout “Words” is not drawn: its figure is not on the chart." },
    { MOAT_ANNOTATION_FOOTNOTE, "nobody", NULL,
      "The footnote “Words” is not drawn: its figure is not on the chart." },
    { MOAT_ANNOTATION_TARGET, NULL, NULL,
      "The target line is not drawn: its figure is not on the chart." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      g_autoptr (MoatDatum) datum = NULL;
      g_autofree char *foot = NULL;

      fixture_init_line (&fixture);
      moat_label_set (&fixture_annotate (&fixture, cases[i].kind, cases[i].from, cases[i].to)->text,
                      "Words", "说明");
      scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 1200, 700);
      datum = get_annotation (scene, 0);
      g_assert_null (datum);
      foot = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
      g_assert_nonnull (strstr (foot, cases[i].said));
    }
}

static void
test_a_kind_without_an_axis_says_so (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *foot = NULL;

  fixture_init_table (&fixture);
  fixture_annotate (&fixture, MOAT_ANNOTATION_AVERAGE, NULL, NULL);
  scene = fixture_build_plain (&fixture);
  foot = fixture_join_text (scene, MOAT_ROLE_MESSAGE);
  g_assert_nonnull (
    strstr (foot, "The average line is not drawn: this kind of chart has no axis for it."));
}

/* A hand moves the callout; it stays where the chart can be read. */
static void
test_a_hand_moves_it (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (MoatScene) before = NULL, after = NULL;
  g_autoptr (MoatDatum) was = NULL, is = NULL;
  MoatAnnotation *callout;

  fixture_init_annotated_lines (&fixture);
  callout = fixture.spec->annotations->pdata[3];
  callout->is_moved = TRUE;
  before = fixture_build_plain (&fixture);
  callout->dx = -0.25;
  callout->dy = -5;
  after = fixture_build_plain (&fixture);
  was = get_annotation (before, 3);
  is = get_annotation (after, 3);
  g_assert_cmpfloat (is->bounds.x, <, was->bounds.x - 100);
  g_assert_cmpfloat (is->bounds.y, >=, 0);
}

static void
check_sizes (void (*init) (Fixture *fixture), const char *name)
{
  static const double sizes[][2] = { { 320, 240 }, { 480, 320 },   { 720, 405 },
                                     { 960, 540 }, { 1920, 1080 }, { 2400, 500 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (MoatLanguage language = MOAT_LANGUAGE_EN; language <= MOAT_LANGUAGE_ZH; language++)
      {
        g_auto (Fixture) fixture = { 0 };
        g_autoptr (MoatScene) scene = NULL;
        g_autofree char *what = g_strdup_printf ("%s %.0fx%.0f", name, sizes[i][0], sizes[i][1]);

        init (&fixture);
        scene = fixture_build (&fixture, language, MOAT_THEME_LIGHT, sizes[i][0], sizes[i][1]);
        fixture_assert_layout (scene, what);
      }
}

static void
test_layout_at_any_size (void)
{
  check_sizes (fixture_init_annotated_columns, "columns");
  check_sizes (fixture_init_annotated_lines, "lines");
  check_sizes (fixture_init_annotated_stack, "stack");
  check_sizes (fixture_init_annotated_bars, "bars");
  check_sizes (fixture_init_annotated_spans, "spans");
  check_sizes (fixture_init_annotated_dots, "dots");
}

static void
test_random_annotations_keep_the_layout (void)
{
  static const MoatChartKind kinds[] = { MOAT_CHART_KIND_COLUMN,  MOAT_CHART_KIND_STACKED,
                                         MOAT_CHART_KIND_LINE,    MOAT_CHART_KIND_BAR,
                                         MOAT_CHART_KIND_DOT,     MOAT_CHART_KIND_SLOPE,
                                         MOAT_CHART_KIND_SCATTER, MOAT_CHART_KIND_WATERFALL };
  g_autoptr (GRand) random = g_rand_new_with_seed (97531);

  for (guint i = 0; i < 400; i++)
    {
      g_auto (Fixture) fixture = { 0 };
      g_autoptr (MoatScene) scene = NULL;
      MoatChartKind kind = kinds[i % G_N_ELEMENTS (kinds)];
      double width = exp (g_rand_double_range (random, log (320), log (2000)));
      double height = exp (g_rand_double_range (random, log (240), log (1200)));
      g_autofree char *what = g_strdup_printf ("%s %u", moat_chart_kind_to_nick (kind), i);

      fixture_init_any_comparison (&fixture, kind, 8, random);
      fixture_annotate_any (&fixture, random);
      /* What a hand has moved may be put over anything: that is the hand's doing. */
      for (guint k = 0; k < fixture.spec->annotations->len; k++)
        ((MoatAnnotation *) fixture.spec->annotations->pdata[k])->is_moved = FALSE;
      scene = fixture_build (&fixture, i % 2 ? MOAT_LANGUAGE_ZH : MOAT_LANGUAGE_EN,
                             MOAT_THEME_LIGHT, width, height);
      fixture_assert_layout (scene, what);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/annotations/columns", test_columns_say_what_was_computed);
  g_test_add_func ("/chart/annotations/spans", test_spans_are_averaged_a_year);
  g_test_add_func ("/chart/annotations/totals", test_totals_of_a_stack_are_compared);
  g_test_add_func ("/chart/annotations/break", test_a_break_is_marked_and_hides_nothing);
  g_test_add_func ("/chart/annotations/not-there", test_what_is_not_there_is_said);
  g_test_add_func ("/chart/annotations/no-axis", test_a_kind_without_an_axis_says_so);
  g_test_add_func ("/chart/annotations/moved", test_a_hand_moves_it);
  g_test_add_func ("/chart/annotations/layout", test_layout_at_any_size);
  g_test_add_func ("/chart/annotations/random", test_random_annotations_keep_the_layout);
  return g_test_run ();
}
