/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-entity.h"

G_BEGIN_DECLS

/* Companies as the SEC registers them and as people name them.  Private to the layer. */

/** What makes a name and not its legal form, in small letters: "ALIBABA GROUP HOLDING LTD" →
 * "alibaba-group".  "" when there is nothing of that kind.  (transfer full) */
char *moat_sec_company_make_key (const char *name);
/** "ALPHABET INC." → "Alphabet Inc."; a name that has small letters stays.  (transfer full) */
char *moat_sec_company_make_label (const char *name);

/** MoatYearEndVotes: ends of years that a company has reported on, with the number of
 * statements. */
typedef struct _MoatYearEndVotes MoatYearEndVotes;

MoatYearEndVotes *moat_year_end_votes_new (void);
void moat_year_end_votes_free (MoatYearEndVotes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatYearEndVotes, moat_year_end_votes_free)
void moat_year_end_votes_add (MoatYearEndVotes *self, MoatDate end);
/** The year end that most statements of the last six years agree with; the end of the nearest
 * month when years have 52 or 53 weeks; the calendar year when there are none. */
MoatYearEnd moat_year_end_votes_decide (const MoatYearEndVotes *self);

G_END_DECLS
