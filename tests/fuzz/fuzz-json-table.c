/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a table in JSON: rows as wide as the table, or an error. */
#include "fuzz.h"
#include "moat-table.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatTable) table = moat_json_table_read ("fuzz", stream, NULL, &error);

  g_assert_true ((table == NULL) == (error != NULL));
  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    g_assert_cmpuint (g_strv_length (((MoatTableRow *) table->rows->pdata[i])->cells), ==,
                      g_strv_length (table->columns));
  return 0;
}
