/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two looks: text is read, colours are told apart by colour-blind readers and in grey.
 *
 * Colour blindness is simulated in linear light with the matrices of Machado, Oliveira and
 * Fernandes (2009) for full severity; distances are CIE 1976 in L*a*b* (D65), where 2.3 is just
 * noticeable side by side.
 */
#include "moat-theme.h"

#include <math.h>

#include "chart-fixture.h"

#define TEXT_CONTRAST 4.5
#define MARK_CONTRAST 3.0 /* WCAG 2.1, 1.4.11: graphical objects */
#define LEAST_DISTANCE 20.0
#define GREY_DISTANCE 4.0 /* in L* */

typedef struct
{
  double l, a, b;
} Lab;

static double
to_linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
lab_curve (double t)
{
  return t > 216.0 / 24389 ? cbrt (t) : (24389.0 / 27 * t + 16) / 116;
}

static Lab
to_lab (const double rgb[3])
{
  double x = 0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2];
  double y = 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  double z = 0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2];
  double fx = lab_curve (x / 0.9505), fy = lab_curve (y), fz = lab_curve (z / 1.089);

  return (Lab){ 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz) };
}

static const double visions[][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998 },
  { 0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};
static const char *const vision_names[] = { "normal", "protanopia", "deuteranopia", "tritanopia" };

static Lab
seen (MoatColor color, const double vision[9])
{
  const double in[3] = { to_linear (color.red), to_linear (color.green), to_linear (color.blue) };
  double out[3];

  for (int i = 0; i < 3; i++)
    out[i] =
      CLAMP (vision[3 * i] * in[0] + vision[3 * i + 1] * in[1] + vision[3 * i + 2] * in[2], 0, 1);
  return to_lab (out);
}

static double
distance (Lab x, Lab y)
{
  return sqrt ((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}

static void
test_text_is_read_on_the_ground (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    {
      const MoatTheme *theme = moat_theme_get (kind);
      const MoatColor colors[] = { theme->ink, theme->ink_soft, theme->annotation };

      for (gsize i = 0; i < G_N_ELEMENTS (colors); i++)
        g_assert_cmpfloat (moat_color_contrast (colors[i], theme->background), >=, TEXT_CONTRAST);
    }
}

static void
test_marks_are_seen_on_the_ground (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    {
      const MoatTheme *theme = moat_theme_get (kind);

      g_assert_cmpfloat (moat_color_contrast (theme->axis, theme->background), >=, MARK_CONTRAST);
      for (int i = 0; i < MOAT_THEME_N_SERIES; i++)
        {
          g_test_message ("%s %d: %.2f", moat_theme_kind_to_nick (kind), i,
                          moat_color_contrast (theme->series[i], theme->background));
          g_assert_cmpfloat (moat_color_contrast (theme->series[i], theme->background), >=,
                             MARK_CONTRAST);
        }
    }
}

static void
test_the_grid_stays_behind (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    {
      const MoatTheme *theme = moat_theme_get (kind);
      double contrast = moat_color_contrast (theme->grid, theme->background);

      g_assert_cmpfloat (contrast, >, 1.1);
      g_assert_cmpfloat (contrast, <, 2);
    }
}

static void
test_colours_are_told_apart_by_all (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    for (gsize vision = 0; vision < G_N_ELEMENTS (visions); vision++)
      {
        const MoatTheme *theme = moat_theme_get (kind);
        double nearest = 1e9;

        for (int i = 0; i < MOAT_THEME_N_SERIES; i++)
          for (int k = i + 1; k < MOAT_THEME_N_SERIES; k++)
            {
              double apart = distance (seen (theme->series[i], visions[vision]),
                                       seen (theme->series[k], visions[vision]));
              nearest = MIN (nearest, apart);
            }
        g_test_message ("%s, %s: nearest %.1f", moat_theme_kind_to_nick (kind),
                        vision_names[vision], nearest);
        g_assert_cmpfloat (nearest, >=, LEAST_DISTANCE);
      }
}

static void
test_colours_are_told_apart_in_grey (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    {
      const MoatTheme *theme = moat_theme_get (kind);
      double nearest = 1e9;

      for (int i = 0; i < MOAT_THEME_N_SERIES; i++)
        for (int k = i + 1; k < MOAT_THEME_N_SERIES; k++)
          nearest = MIN (nearest, fabs (seen (theme->series[i], visions[0]).l -
                                        seen (theme->series[k], visions[0]).l));
      g_test_message ("%s: nearest in grey %.1f", moat_theme_kind_to_nick (kind), nearest);
      g_assert_cmpfloat (nearest, >=, GREY_DISTANCE);
    }
}

/* The colour that the text at @index stands on: the last opaque rectangle under it. */
static MoatColor
ground_of (const MoatScene *scene, gsize index)
{
  const MoatNode *text = moat_scene_get_node (scene, index);
  double x = text->bounds.x + text->bounds.width / 2;
  double y = text->bounds.y + text->bounds.height / 2;

  for (gsize i = index; i > 0; i--)
    {
      const MoatNode *node = moat_scene_get_node (scene, i - 1);
      if (node->kind == MOAT_NODE_RECT && node->fill.color.alpha > 0.9 &&
          moat_rect_contains (&node->bounds, x, y))
        return node->fill.color;
    }
  g_assert_not_reached ();
}

static void
assert_text_is_read (const MoatScene *scene)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->kind != MOAT_NODE_TEXT)
        continue;
      if (moat_color_contrast (node->text_color, ground_of (scene, i)) < TEXT_CONTRAST)
        g_error ("“%s” has a contrast of only %.2f", node->text,
                 moat_color_contrast (node->text_color, ground_of (scene, i)));
    }
}

static void
test_text_is_read_wherever_it_stands (void)
{
  for (MoatThemeKind kind = MOAT_THEME_LIGHT; kind <= MOAT_THEME_DARK; kind++)
    for (int colour = 0; colour < MOAT_THEME_N_SERIES; colour++)
      for (MoatStatus status = MOAT_STATUS_ACTUAL; status <= MOAT_STATUS_TARGET; status++)
        {
          const FixtureFigure filler = { "2001", 50e9 };
          const FixtureFigure figure = { "2010-2019", 3000e9, MOAT_QUALIFIER_EXACT, status };
          g_auto (Fixture) fixture = { 0 };
          g_autoptr (MoatScene) scene = NULL;

          fixture_init (&fixture, MOAT_CHART_KIND_SPAN);
          for (int i = 0; i < colour; i++)
            {
              g_autofree char *name = g_strdup_printf ("c%d", i);
              fixture_add (&fixture, name, "spending", "CNY", &filler, 1);
            }
          fixture_add (&fixture, "acme", "spending", "CNY", &figure, 1);
          scene = fixture_build (&fixture, MOAT_LANGUAGE_EN, kind, 960, 540);
          assert_text_is_read (scene);
        }
}

static void
test_themes_are_named (void)
{
  MoatThemeKind kind = MOAT_THEME_LIGHT;

  g_assert_true (moat_theme_kind_from_nick ("dark", &kind));
  g_assert_cmpint (kind, ==, MOAT_THEME_DARK);
  g_assert_false (moat_theme_kind_from_nick ("sepia", &kind));
  g_assert_false (moat_theme_kind_from_nick (NULL, &kind));
  g_assert_cmpint (kind, ==, MOAT_THEME_DARK);
  g_assert_cmpstr (moat_theme_kind_to_nick (MOAT_THEME_LIGHT), ==, "light");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/theme/text", test_text_is_read_on_the_ground);
  g_test_add_func ("/chart/theme/marks", test_marks_are_seen_on_the_ground);
  g_test_add_func ("/chart/theme/grid", test_the_grid_stays_behind);
  g_test_add_func ("/chart/theme/colour-blind", test_colours_are_told_apart_by_all);
  g_test_add_func ("/chart/theme/grey", test_colours_are_told_apart_in_grey);
  g_test_add_func ("/chart/theme/text-anywhere", test_text_is_read_wherever_it_stands);
  g_test_add_func ("/chart/theme/names", test_themes_are_named);
  return g_test_run ();
}
