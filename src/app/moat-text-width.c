/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The room that a text needs, before there is a layout of it.
 *
 * GTK reckons the width of a label in characters of the usual width.  A Chinese character is twice
 * as wide, so counting characters gives a Chinese text half of its room and cuts it. */

#include "config.h"

#include "moat-text-width.h"

int
moat_text_columns (const char *text)
{
  int columns = 0;

  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    columns += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return columns;
}
