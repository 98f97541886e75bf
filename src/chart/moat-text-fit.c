/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fits text into lines.
 *
 * Where a line may end: at a space, after a hyphen or slash between words, and next to a wide
 * (Chinese) character, except before closing punctuation and after opening punctuation, as Chinese
 * typesetting wants it.  Lines are filled as far as they go.
 *
 * Widths are asked of the measurer for whole candidate lines, because kerning makes the sum of
 * pieces wrong; the candidates are searched by halves, so a line costs a few questions however
 * long the text is.  A line never ends within a character that combines with the next.
 */
#include "moat-text-fit.h"

#define ELLIPSIS "…"

typedef struct
{
  MoatTextMeasurer *measurer;
  const MoatTextStyle *style;
  double width;
} Fitter;

static gboolean
fits (const Fitter *self, const char *start, const char *end, const char *tail)
{
  g_autofree char *line = g_strdup_printf ("%.*s%s", (int) (end - start), start, tail);
  MoatTextExtents extents;

  moat_text_measurer_measure (self->measurer, self->style, line, &extents);
  return extents.width <= self->width;
}

static gboolean
is_opening (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_OPEN_PUNCTUATION || type == G_UNICODE_INITIAL_PUNCTUATION;
}

static gboolean
is_closing (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CLOSE_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION ||
         type == G_UNICODE_OTHER_PUNCTUATION || c == '%';
}

static gboolean
may_break_between (gunichar before, gunichar after)
{
  if (g_unichar_ismark (after) || g_unichar_iszerowidth (after) || is_closing (after) ||
      is_opening (before))
    return FALSE;
  if (g_unichar_isspace (before))
    return !g_unichar_isspace (after);
  if (g_unichar_iswide (before) || g_unichar_iswide (after))
    return !g_unichar_isspace (after);
  return (before == '-' || before == '/') && g_unichar_isalpha (after);
}

/* The places in @text after which a line may end, the end of the text last; with @anywhere
 * between any two characters. */
static GPtrArray *
find_breaks (const char *text, gboolean anywhere)
{
  GPtrArray *breaks = g_ptr_array_new ();

  for (const char *p = text; *p;)
    {
      const char *next = g_utf8_next_char (p);
      gunichar after = *next ? g_utf8_get_char (next) : 0;

      if (!after || may_break_between (g_utf8_get_char (p), after) ||
          (anywhere && !g_unichar_ismark (after) && !g_unichar_iszerowidth (after)))
        g_ptr_array_add (breaks, (gpointer) next);
      p = next;
    }
  return breaks;
}

static const char *
trim_end (const char *start, const char *end)
{
  while (end > start)
    {
      const char *previous = g_utf8_prev_char (end);
      if (!g_unichar_isspace (g_utf8_get_char (previous)))
        break;
      end = previous;
    }
  return end;
}

/* The last of @breaks behind which a line with @tail still fits; NULL when none does. */
static const char *
find_line_end (const Fitter *self, const char *start, GPtrArray *breaks, const char *tail)
{
  guint low = 0, high = breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (fits (self, start, trim_end (start, breaks->pdata[middle]), tail))
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? breaks->pdata[low - 1] : NULL;
}

static const char *
end_line (const Fitter *self, const char *start, const char *tail)
{
  g_autoptr (GPtrArray) words = find_breaks (start, FALSE);
  const char *end = find_line_end (self, start, words, tail);

  if (!end)
    {
      g_autoptr (GPtrArray) characters = find_breaks (start, TRUE);
      end = find_line_end (self, start, characters, tail);
    }
  return end;
}

static const char *
skip_space (const char *p)
{
  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* The last line, when it cannot hold all that is left. */
static char *
shorten (const Fitter *self, const char *start)
{
  g_autoptr (GPtrArray) characters = find_breaks (start, TRUE);
  const char *end = find_line_end (self, start, characters, ELLIPSIS);

  if (end)
    {
      end = trim_end (start, end);
      return g_strdup_printf ("%.*s%s", (int) (end - start), start, ELLIPSIS);
    }
  return fits (self, start, start, ELLIPSIS) ? g_strdup (ELLIPSIS) : NULL;
}

char **
moat_text_fit_wrap (MoatTextMeasurer *measurer, const MoatTextStyle *style, const char *text,
                    double width, guint max_lines)
{
  const Fitter fitter = { measurer, style, width };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  const char *start = skip_space (valid);

  for (guint n = 1; *start && n <= max_lines; n++)
    {
      const char *end = end_line (&fitter, start, "");
      gboolean is_last = n == max_lines || !end;
      g_autofree char *line = NULL;

      if (is_last && (!end || *skip_space (end)))
        {
          line = shorten (&fitter, start);
          start = "";
        }
      else
        {
          line = g_strndup (start, (gsize) (trim_end (start, end) - start));
          start = skip_space (end);
        }
      if (line)
        g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}
