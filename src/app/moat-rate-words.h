/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project-rates.h"
#include "moat-rate-text.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/* How exchange rates and their fields are put into words. */

/** "1 USD = 7.1957 CNY"; NULL while a currency or the value is missing.  (transfer full) */
char *moat_rate_word (const MoatRate *rate, MoatWording *wording);
/** "Average of 2024".  (transfer full) */
char *moat_rate_word_period (const MoatRate *rate, MoatWording *wording);
/** "1 USD = 7.1957 CNY, average of 2024", of a rate that is whole.  (transfer full) */
char *moat_rate_word_whole (const MoatRate *rate, MoatWording *wording);
/** "USD → CNY, average of 2024".  (transfer full) */
char *moat_rate_word_missing (const MoatMissingRate *missing, MoatWording *wording);
/** What is edited: files' text, but a longer period as it is called.  (transfer full) */
char *moat_rate_word_for_editing (const MoatRate *rate, MoatRateField field, MoatWording *wording);
/** "Average", "Closing". */
const char *moat_rate_name_kind (MoatRateKind kind);
/** All those, so that rates are found by what is seen: an array of MoatRowName.  (transfer full) */
GArray *moat_rate_list_names (void);
/** What KIND and SOURCE can be, as keys and labels (char, owned by the arrays). */
void moat_rate_list_choices (MoatProject *project, MoatRateField field, GPtrArray *keys,
                             GPtrArray *labels);

G_END_DECLS
