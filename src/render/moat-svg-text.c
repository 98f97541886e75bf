/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers, colours and strings as SVG wants them: the same in every locale, as short as two
 * decimals of a logical px allow, and never a character that an XML parser would refuse.
 *
 * Titles come from people and from files of strangers, so a string may hold anything that is not
 * NUL: markup, control characters, noncharacters, bytes that are no UTF-8.
 */
#include "moat-svg-text.h"

#include <string.h>

void
moat_svg_append_number (GString *svg, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 320];
  char *end;

  g_ascii_formatd (digits, sizeof digits, "%.2f", value);
  end = digits + strlen (digits);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
  g_string_append (svg, g_str_equal (digits, "-0") ? "0" : digits);
}

void
moat_svg_append_number_attribute (GString *svg, const char *name, double value)
{
  g_string_append_printf (svg, " %s=\"", name);
  moat_svg_append_number (svg, value);
  g_string_append_c (svg, '"');
}

/* The Char production of XML 1.0. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

void
moat_svg_append_escaped (GString *svg, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      switch (c)
        {
        case '&':
          g_string_append (svg, "&amp;");
          break;
        case '<':
          g_string_append (svg, "&lt;");
          break;
        case '>':
          g_string_append (svg, "&gt;");
          break;
        case '"':
          g_string_append (svg, "&quot;");
          break;
        case '\r':
          g_string_append (svg, "&#13;");
          break;
        default:
          g_string_append_unichar (svg, is_xml_char (c) ? c : 0xFFFD);
          break;
        }
    }
}

void
moat_svg_append_paint (GString *svg, const char *name, MoatColor color)
{
  g_autofree char *hex = NULL;

  if (color.alpha <= 0)
    {
      g_string_append_printf (svg, " %s=\"none\"", name);
      return;
    }
  hex = moat_color_to_hex (color);
  g_string_append_printf (svg, " %s=\"%s\"", name, hex);
  if (color.alpha < 1)
    {
      g_autofree char *opacity = g_strconcat (name, "-opacity", NULL);

      moat_svg_append_number_attribute (svg, opacity, color.alpha);
    }
}
