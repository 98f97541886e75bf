/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"

G_BEGIN_DECLS

/**
 * MoatDataFormatReader: what a format other than delimited text gives to MoatDataFile: one constant
 * each, listed in moat-data-file.c.  MoatDataFile has made sure that @path is a regular file, and
 * makes sure before, during and after each reading that it is still the same one; a format need
 * not.
 */
typedef struct
{
  MoatDataFormat format;

  /* Whether the contents are of this format.  @head: the first @size bytes, up to 64 KiB.  Quick;
   * it may open the file for the directory of a zip.  A damaged file of the format is better
   * recognised, so that list_tables() can say what is wrong with it.  Not called when the user has
   * named the format. */
  gboolean (*recognise) (const char *path, const char *head, gsize size);
  /* The names of the tables, in the file's order, one at least.  (transfer full) */
  GStrv (*list_tables) (const char *path, GCancellable *cancellable, GError **error);
  /* The rows of @table, which is one of list_tables(), from the beginning.  (transfer full) */
  MoatRowReader *(*open_rows) (const char *path, const char *table, GError **error);
} MoatDataFormatReader;

extern const MoatDataFormatReader moat_xlsx_format;         /* moat-xlsx-format.c */
extern const MoatDataFormatReader moat_companyfacts_format; /* moat-companyfacts-format.c */
extern const MoatDataFormatReader moat_fsds_format;         /* moat-fsds-format.c */

G_END_DECLS
