/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many rows a table shows and has, for the line beneath it; numbers are grouped as the reader
 * of the window groups them. */

#include "config.h"

#include "moat-table-words.h"

#include <glib/gi18n-lib.h>

static char *
word_number (MoatWording *wording, guint64 n)
{
  return moat_wording_decimal (wording, moat_decimal_from_int ((gint64) n), NULL);
}

char *
moat_table_word_count (MoatWording *wording, guint64 n, gint64 n_rows)
{
  g_autofree char *some = word_number (wording, n);
  g_autofree char *all = word_number (wording, (guint64) n_rows);

  if (n == (guint64) n_rows)
    /* Translators: how many rows a table has; %s is a number. */
    return g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n_rows), all);
  return g_strdup_printf (
    /* Translators: how many rows of a table a filter lets through, and how many there are. */
    ngettext ("%s of %s row", "%s of %s rows", (gulong) n_rows), some, all);
}

char *
moat_table_word_selected (MoatWording *wording, guint64 n)
{
  g_autofree char *number = word_number (wording, n);

  /* Translators: how many rows are selected; %s is a number. */
  return g_strdup_printf (ngettext ("%s selected", "%s selected", (gulong) n), number);
}
