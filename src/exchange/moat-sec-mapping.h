/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"
#include "moat-recognise.h"
#include "moat-sec-summary.h"

G_BEGIN_DECLS

/** How to read the rows of the file that @summary is of: companies that the project knows under a
 * name or key of @known (nullable) are those, others get the key of their MoatSecCompany; the tags
 * that are taken become their standard concept.  Only years of mapped concepts are taken.  The
 * mapping's source is the key of the summary's.  (transfer full) */
MoatMapping *moat_sec_mapping_new (const MoatSecSummary *summary, const MoatKnownNames *known);
/** The same for @table (nullable: the first) of a file, which is gone through.  (transfer full) */
MoatMapping *moat_sec_suggest_mapping (MoatDataFile *file, const char *table,
                                       const MoatKnownNames *known, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
