/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Breaking text into lines: no line is too wide, no word is lost, Chinese keeps its typesetting
 * rules, and what had to go is marked by an ellipsis.
 */
#include "moat-text-fit.h"

#include <string.h>

#include "chart-fixture.h"

/* Ten px an em: a narrow character is 5.6 px wide, a Chinese one 10. */
static const MoatTextStyle style = { 10, MOAT_TEXT_WEIGHT_REGULAR, MOAT_LANGUAGE_EN };

static char **
wrap (const char *text, double width, guint lines)
{
  g_autoptr (MoatTextMeasurer) measurer = fixture_measurer_new ();

  return moat_text_fit_wrap (measurer, &style, text, width, lines);
}

static void
assert_wraps (const char *text, double width, guint lines, const char *expected)
{
  g_auto (GStrv) broken = wrap (text, width, lines);
  g_autofree char *joined = g_strjoinv ("|", broken);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_a_short_text_is_one_line (void)
{
  assert_wraps ("three short words", 200, 3, "three short words");
}

static void
test_lines_break_at_spaces (void)
{
  assert_wraps ("three short words", 70, 3, "three short|words");
  assert_wraps ("  three   short  ", 30, 3, "three|short");
}

static void
test_lines_break_after_hyphens_and_slashes (void)
{
  assert_wraps ("cloud-native", 40, 2, "cloud-|native");
  assert_wraps ("and/or", 25, 2, "and/|or");
}

static void
test_long_words_break_anywhere (void)
{
  assert_wraps ("Donaudampfschiff", 35, 3, "Donaud|ampfsc|hiff");
}

static void
test_chinese_breaks_between_characters (void)
{
  assert_wraps ("阿里巴巴集团", 30, 3, "阿里巴|巴集团");
}

static void
test_chinese_punctuation_does_not_begin_a_line (void)
{
  assert_wraps ("阿里云，投资", 30, 3, "阿里|云，投|资");
  assert_wraps ("增长百分五%吗", 50, 3, "增长百分|五%吗");
}

static void
test_opening_punctuation_does_not_end_a_line (void)
{
  assert_wraps ("阿里（云）", 30, 3, "阿里|（云）");
}

static void
test_what_is_too_long_ends_with_an_ellipsis (void)
{
  assert_wraps ("one two three four five", 50, 1, "one two…");
  assert_wraps ("one two three four five", 50, 2, "one two|three f…");
}

static void
test_nothing_gives_no_line (void)
{
  assert_wraps ("", 100, 3, "");
  assert_wraps (NULL, 100, 3, "");
  assert_wraps ("   ", 100, 3, "");
  assert_wraps ("words", 100, 0, "");
  assert_wraps ("words", 1, 3, "");
  assert_wraps ("words", -10, 3, "");
}

static void
test_combining_characters_stay_with_their_base (void)
{
  /* Each letter is followed by a combining acute accent. */
  g_auto (GStrv) lines = wrap ("e\xcc\x81"
                               "e\xcc\x81"
                               "e\xcc\x81"
                               "e\xcc\x81",
                               25, 4);

  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  for (guint i = 0; lines[i]; i++)
    g_assert_false (g_unichar_ismark (g_utf8_get_char (lines[i])));
}

static void
test_broken_utf8_is_made_valid (void)
{
  g_auto (GStrv) lines = wrap ("ab\xff\xfe"
                               "cd",
                               200, 2);

  g_assert_cmpuint (g_strv_length (lines), ==, 1);
  g_assert_true (g_utf8_validate (lines[0], -1, NULL));
}

/* Every character but spaces. */
static char *
without_spaces (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (out, FALSE);
}

static void
test_any_text_fits_and_none_of_it_is_lost (void)
{
  static const gunichar letters[] = { 'a',    'W',    ' ',    ' ',    '-', '/', '.',   0x9633,
                                      0x91cc, 0xff0c, 0xff08, 0xff09, '3', '%', 0x2013 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (MoatTextMeasurer) measurer = fixture_measurer_new ();

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      double width = g_rand_double_range (random, 11, 200);
      int length = g_rand_int_range (random, 0, 80);
      g_auto (GStrv) lines = NULL;
      g_autofree char *joined = NULL, *kept = NULL, *given = NULL;

      for (int i = 0; i < length; i++)
        g_string_append_unichar (text,
                                 letters[g_rand_int_range (random, 0, G_N_ELEMENTS (letters))]);
      lines = moat_text_fit_wrap (measurer, &style, text->str, width, 1000);
      for (guint i = 0; lines[i]; i++)
        {
          MoatTextExtents extents;
          moat_text_measurer_measure (measurer, &style, lines[i], &extents);
          g_assert_cmpfloat (extents.width, <=, width);
          g_assert_cmpint (lines[i][0], !=, ' ');
        }
      joined = g_strjoinv (NULL, lines);
      kept = without_spaces (joined);
      given = without_spaces (text->str);
      g_assert_cmpstr (kept, ==, given);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/text-fit/short", test_a_short_text_is_one_line);
  g_test_add_func ("/chart/text-fit/spaces", test_lines_break_at_spaces);
  g_test_add_func ("/chart/text-fit/hyphens", test_lines_break_after_hyphens_and_slashes);
  g_test_add_func ("/chart/text-fit/long-words", test_long_words_break_anywhere);
  g_test_add_func ("/chart/text-fit/chinese", test_chinese_breaks_between_characters);
  g_test_add_func ("/chart/text-fit/closing-punctuation",
                   test_chinese_punctuation_does_not_begin_a_line);
  g_test_add_func ("/chart/text-fit/opening-punctuation",
                   test_opening_punctuation_does_not_end_a_line);
  g_test_add_func ("/chart/text-fit/ellipsis", test_what_is_too_long_ends_with_an_ellipsis);
  g_test_add_func ("/chart/text-fit/nothing", test_nothing_gives_no_line);
  g_test_add_func ("/chart/text-fit/combining", test_combining_characters_stay_with_their_base);
  g_test_add_func ("/chart/text-fit/broken-utf8", test_broken_utf8_is_made_valid);
  g_test_add_func ("/chart/text-fit/any-text", test_any_text_fits_and_none_of_it_is_lost);
  return g_test_run ();
}
