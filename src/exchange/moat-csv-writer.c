/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of CSV as RFC 4180 writes it: commas, CRLF, quotes only where a cell needs them, quotes
 * inside doubled.  A single empty cell is quoted, because a blank line is no row, and so are space
 * at the ends of a cell and a byte order mark at its beginning, which readers drop. */
#include "config.h"

#include "moat-table.h"

#include <string.h>

static gboolean
is_space (char character)
{
  return character == ' ' || character == '\t';
}

static gboolean
needs_quotes (const char *cell, gboolean alone)
{
  if (*cell == '\0')
    return alone;
  return strpbrk (cell, ",\"\r\n") != NULL || is_space (*cell) ||
         is_space (cell[strlen (cell) - 1]) || g_str_has_prefix (cell, "\xef\xbb\xbf");
}

static void
append_cell (GString *out, const char *cell, gboolean alone)
{
  if (!needs_quotes (cell, alone))
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}

void
moat_csv_append_row (GString *out, const char *const *cells)
{
  gboolean alone = cells[0] != NULL && cells[1] == NULL;

  for (gsize i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (out, cells[i], alone);
    }
  g_string_append (out, "\r\n");
}
