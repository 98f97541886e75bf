/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours: bytes and back, compositing, and contrast as WCAG's examples have it.
 */
#include "moat-color.h"

#define BLACK moat_color_from_rgb (0x000000)
#define WHITE moat_color_from_rgb (0xffffff)

static void
test_hex_is_what_was_given (void)
{
  static const guint32 colors[] = { 0x000000, 0xffffff, 0x1a5fb4, 0x010203, 0xfe80ff };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    {
      g_autofree char *hex = moat_color_to_hex (moat_color_from_rgb (colors[i]));
      g_autofree char *expected = g_strdup_printf ("#%06x", colors[i]);

      g_assert_cmpstr (hex, ==, expected);
    }
}

static void
test_hex_of_what_is_out_of_range_is_cut (void)
{
  g_autofree char *hex = moat_color_to_hex ((MoatColor){ -0.5, 1.5, 0.5, 1.0 });

  g_assert_cmpstr (hex, ==, "#00ff80");
}

static void
test_mixing_lies_between (void)
{
  g_autofree char *none = moat_color_to_hex (moat_color_mix (BLACK, WHITE, 0.0));
  g_autofree char *half = moat_color_to_hex (moat_color_mix (BLACK, WHITE, 0.5));
  g_autofree char *all = moat_color_to_hex (moat_color_mix (BLACK, WHITE, 1.0));

  g_assert_cmpstr (none, ==, "#ffffff");
  g_assert_cmpstr (half, ==, "#808080");
  g_assert_cmpstr (all, ==, "#000000");
}

static void
test_mixing_over_an_opaque_colour_is_opaque (void)
{
  MoatColor tint = moat_color_mix (moat_color_with_alpha (BLACK, 0.3), WHITE, 0.5);

  g_assert_cmpfloat_with_epsilon (tint.alpha, 1.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (tint.red, 0.85, 1e-12);
}

static void
test_mixing_nothing_is_transparent (void)
{
  MoatColor clear = moat_color_with_alpha (WHITE, 0.0);
  MoatColor mixed = moat_color_mix (clear, clear, 0.5);

  g_assert_cmpfloat (mixed.alpha, ==, 0.0);
  g_assert_cmpfloat (mixed.red, ==, 0.0);
}

static void
test_contrast_is_that_of_wcag (void)
{
  g_assert_cmpfloat_with_epsilon (moat_color_contrast (BLACK, WHITE), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (moat_color_contrast (WHITE, WHITE), 1.0, 1e-9);
  /* The grey that is known as the lightest to pass 4.5 on white. */
  g_assert_cmpfloat_with_epsilon (moat_color_contrast (moat_color_from_rgb (0x767676), WHITE), 4.54,
                                  0.005);
  g_assert_cmpfloat_with_epsilon (moat_color_contrast (WHITE, moat_color_from_rgb (0xff0000)), 4.0,
                                  0.005);
}

static void
test_readable_is_the_one_with_more_contrast (void)
{
  g_assert_cmpfloat (moat_color_readable (moat_color_from_rgb (0x1a5fb4), BLACK, WHITE).red, ==,
                     1.0);
  g_assert_cmpfloat (moat_color_readable (moat_color_from_rgb (0xf6d32d), BLACK, WHITE).red, ==,
                     0.0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/color/" path, function)
  ADD ("hex/given", test_hex_is_what_was_given);
  ADD ("hex/cut", test_hex_of_what_is_out_of_range_is_cut);
  ADD ("mix/between", test_mixing_lies_between);
  ADD ("mix/opaque", test_mixing_over_an_opaque_colour_is_opaque);
  ADD ("mix/nothing", test_mixing_nothing_is_transparent);
  ADD ("contrast", test_contrast_is_that_of_wcag);
  ADD ("readable", test_readable_is_the_one_with_more_contrast);

  return g_test_run ();
}
