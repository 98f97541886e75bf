/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-xlsx-code.h"
#include "moat-zip.h"

G_BEGIN_DECLS

/** MoatXlsxStyles: which number format each cell style has. */
typedef struct _MoatXlsxStyles MoatXlsxStyles;

/** Reads a workbook's xl/styles.xml.  @member is nullable: there are no styles. */
MoatXlsxStyles *moat_xlsx_styles_read (const MoatZip *zip, const char *member,
                                       GCancellable *cancellable, GError **error);
void moat_xlsx_styles_free (MoatXlsxStyles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXlsxStyles, moat_xlsx_styles_free)
/** The format of cells of the style @number; NULL: a plain number.  Borrowed. */
const MoatXlsxFormat *moat_xlsx_styles_get (const MoatXlsxStyles *self, guint number);

G_END_DECLS
