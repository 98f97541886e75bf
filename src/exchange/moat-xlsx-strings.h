/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-zip.h"

G_BEGIN_DECLS

/** MoatXlsxStrings: the texts that cells share, each once. */
typedef struct _MoatXlsxStrings MoatXlsxStrings;

/** Reads a workbook's xl/sharedStrings.xml.  @member is nullable: there are none. */
MoatXlsxStrings *moat_xlsx_strings_read (const MoatZip *zip, const char *member,
                                         GCancellable *cancellable, GError **error);
void moat_xlsx_strings_free (MoatXlsxStrings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatXlsxStrings, moat_xlsx_strings_free)
/** NULL: there is no such.  Borrowed. */
const char *moat_xlsx_strings_get (const MoatXlsxStrings *self, gsize number);

G_END_DECLS
