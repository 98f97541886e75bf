/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-xlsx-code.h"

G_BEGIN_DECLS

/** Appends the number that @text is, read as @format (nullable: general) says: see the .c file.
 * What is no number is appended as it stands. */
void moat_xlsx_append_number (GString *out, const char *text, const MoatXlsxFormat *format,
                              gboolean since_1904);
/** Appends a date that a cell states in ISO 8601; midnight is left out. */
void moat_xlsx_append_iso_date (GString *out, const char *text);

G_END_DECLS
