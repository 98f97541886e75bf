/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the SEC's formats share: files to read, and what was read of them as a few
 * words that can be compared. */
#include "filings.h"

#include "moat-sec-row.h"
#include "moat-table.h"

#include <glib/gstdio.h>
#include <string.h>

char *
find_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", name, NULL);
}

MoatDataFile *
open_filings (const char *path, MoatDataFormat format)
{
  g_autoptr (GError) error = NULL;
  MoatDataFile *file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (moat_data_file_get_format (file), ==, format);
  return file;
}

MoatDataFile *
open_companyfacts (const char *name)
{
  g_autofree char *path = find_fixture (name);

  return open_filings (path, MOAT_DATA_FORMAT_COMPANYFACTS);
}

char *
write_filings (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("moat-sec-XXXXXX", NULL);
  char *path = g_build_filename (folder, "facts.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

void
remove_filings (char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
  g_free (path);
}

char *
list_figures (MoatDataFile *file, const char *table, const char *concept, const char *unit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, table, &error);
  g_autoptr (GString) out = g_string_new (NULL);
  MoatRow row;

  g_assert_no_error (error);
  while (moat_row_reader_next (rows, &row, NULL, &error))
    {
      g_assert_cmpuint (row.n_cells, ==, MOAT_SEC_N_COLUMNS);
      if (row.line == 1 ||
          (concept != NULL && strcmp (row.cells[MOAT_SEC_CONCEPT], concept) != 0) ||
          (unit != NULL && strcmp (row.cells[MOAT_SEC_UNIT], unit) != 0))
        continue;
      g_string_append_printf (out, "%s%s/%s %s %s", out->len > 0 ? "\n" : "",
                              row.cells[MOAT_SEC_START], row.cells[MOAT_SEC_END],
                              row.cells[MOAT_SEC_VALUE], row.cells[MOAT_SEC_FILED]);
    }
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

char *
get_row (MoatDataFile *file, const char *table, gsize row)
{
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, table, NULL);
  g_autoptr (GString) out = g_string_new (NULL);
  MoatRow found;

  for (gsize i = 0; i < row; i++)
    g_assert_true (moat_row_reader_next (rows, &found, NULL, NULL));
  for (guint i = 0; i < found.n_cells; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", found.cells[i]);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

void
assert_unreadable (MoatDataFile *file, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, &error);
  MoatRow row;

  g_assert_no_error (error);
  while (moat_row_reader_next (rows, &row, NULL, &error))
    continue;
  g_assert_error (error, MOAT_EXCHANGE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}
