/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/** One sheet of cells. */
typedef struct
{
  char *name;
  char *member; /* of the archive; NULL: the workbook does not say where it is */
} MoatXlsxSheet;

/**
 * MoatXlsxBook: what stands where in an Excel workbook (Office Open XML, transitional or strict).
 * Plain struct, to be read only.
 */
typedef struct
{
  MoatZip *zip;
  GArray *sheets;      /* of MoatXlsxSheet, in their order, hidden ones too */
  char *strings;       /* member with the shared texts; nullable */
  char *styles;        /* member with the cell styles; nullable */
  gboolean since_1904; /* how dates are counted */
} MoatXlsxBook;

/** Opens the workbook @path.  MOAT_EXCHANGE_ERROR_UNSUPPORTED when it is of another kind or locked.
 */
MoatXlsxBook *moat_xlsx_book_open (const char *path, GCancellable *cancellable, GError **error);
void moat_xlsx_book_free (MoatXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXlsxBook, moat_xlsx_book_free)

G_END_DECLS
