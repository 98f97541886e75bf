/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps text in a CSV file from being run as a formula by the spreadsheet that opens it.
 *
 * A text that begins with = + - @, a tab or a line end is written with an apostrophe before it.
 * Spreadsheets drop space and quotes at the beginning, some take the full-width signs of Chinese
 * keyboards for the plain ones, and text that is pasted on may lose an invisible character, so
 * what stands behind those counts as the beginning too.
 *
 * An apostrophe is one of the quotes that are passed over.  So a text that begins with a guard of
 * its own is guarded once more, and taking off one apostrophe where what follows needs a guard
 * always gives the text that was written: moat-unguarded-rows.c does so for files of ours. */
#include "config.h"

#include "moat-formula-guard.h"

#define GUARD '\''

/* What may stand before a sign without hiding it from a spreadsheet. */
static gboolean
is_passed_over (gunichar character)
{
  switch (character)
    {
    case '\'':
    case '"':
    case 0x2018: /* quotes, single and double */
    case 0x2019:
    case 0x201c:
    case 0x201d:
    case 0xff02: /* full-width quotes */
    case 0xff07:
      return TRUE;
    default:
      return g_unichar_isspace (character) || g_unichar_iszerowidth (character) ||
             g_unichar_iscntrl (character);
    }
}

static gboolean
begins_formula (gunichar character)
{
  switch (character)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xff1d: /* full-width = + - @ */
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
    case 0x2212: /* minus sign */
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
moat_formula_guard_is_needed (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\t' || *p == '\r' || *p == '\n' || begins_formula (g_utf8_get_char (p)))
        return TRUE;
      if (!is_passed_over (g_utf8_get_char (p)))
        return FALSE;
    }
  return FALSE;
}

char *
moat_formula_guard_put_on (const char *text)
{
  return moat_formula_guard_is_needed (text) ? g_strdup_printf ("%c%s", GUARD, text) : NULL;
}

const char *
moat_formula_guard_take_off (const char *cell)
{
  return *cell == GUARD && moat_formula_guard_is_needed (cell + 1) ? cell + 1 : cell;
}
