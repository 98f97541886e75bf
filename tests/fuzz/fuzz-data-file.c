/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of the format FUZZ_FORMAT: it opens or is refused, and every row of every
 * table can be asked for.  Compiled once for each format. */
#include "fuzz.h"
#include "moat-data-file.h"

#include <unistd.h>

static void
read_table (MoatDataFile *file, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) reader = moat_data_file_read_rows (file, table, &error);
  MoatRow row;

  if (reader == NULL)
    {
      g_assert_nonnull (error);
      return;
    }
  while (moat_row_reader_next (reader, &row, NULL, &error))
    for (guint i = 0; i < row.n_cells; i++)
      g_assert_true (g_utf8_validate (row.cells[i], -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd;
  g_autofree char *path = fuzz_make_file (data, size, &fd);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, FUZZ_FORMAT, NULL, &error);

  g_assert_true ((file == NULL) == (error != NULL));
  if (file != NULL)
    {
      const char *const *tables = moat_data_file_get_tables (file);

      for (guint i = 0; tables[i] != NULL && i < 8; i++)
        read_table (file, tables[i]);
    }
  close (fd);
  return 0;
}
