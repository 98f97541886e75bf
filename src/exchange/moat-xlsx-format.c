/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel workbooks among the formats of data files: its tables are the sheets with cells, hidden
 * ones too.  What only looks like such a workbook (an old .xls, one with a password, one that was
 * cut off) is taken for one, because its reader can say what is wrong with it. */
#include "config.h"

#include "moat-data-file-private.h"
#include "moat-xlsx-sheet.h"
#include "moat-zip.h"

#include <string.h>

#define COMPOUND_MARK "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
/* Every package of Office has a member of this name, the first one mostly. */
#define CONTENT_TYPES "[Content_Types].xml"

static gboolean
recognise (const char *path, const char *head, gsize size)
{
  g_autoptr (MoatZip) zip = NULL;

  if (size >= strlen (COMPOUND_MARK) && memcmp (head, COMPOUND_MARK, strlen (COMPOUND_MARK)) == 0)
    return TRUE;
  if (!moat_zip_is_archive (head, size))
    return FALSE;
  zip = moat_zip_open (path, NULL);
  if (zip != NULL)
    return moat_zip_has (zip, CONTENT_TYPES) || moat_zip_has (zip, "xl/workbook.xml");
  for (gsize i = 0; i + strlen (CONTENT_TYPES) <= size; i++)
    if (memcmp (head + i, CONTENT_TYPES, strlen (CONTENT_TYPES)) == 0)
      return TRUE;
  return FALSE;
}

const MoatDataFormatReader moat_xlsx_format = {
  .format = MOAT_DATA_FORMAT_XLSX,
  .recognise = recognise,
  .list_tables = moat_xlsx_list_sheets,
  .open_rows = moat_xlsx_read_rows,
};
