/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-period.h"

G_BEGIN_DECLS

/* The words that somebody typed to find rows.  Private to the store. */

/** MoatWordSet: which of the words, one bit for each. */
typedef guint32 MoatWordSet;

/** MoatRowWords: at most 32 words; each may be found as a text, as a number and as a period. */
typedef struct _MoatRowWords MoatRowWords;

/** The words of @text (nullable), which spaces divide. */
MoatRowWords *moat_row_words_new (const char *text);
void moat_row_words_free (MoatRowWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRowWords, moat_row_words_free)
MoatWordSet moat_row_words_get_all (const MoatRowWords *self);
/** The words that may be found in a date, those that are numbers, and those that are names of
 * periods that dates do not spell, such as FY2023 or 2024年Q4. */
MoatWordSet moat_row_words_get_dates (const MoatRowWords *self);
MoatWordSet moat_row_words_get_numbers (const MoatRowWords *self);
MoatWordSet moat_row_words_get_periods (const MoatRowWords *self);

/** Those of @wanted that stand in @text, in whatever case and width.  @size in bytes; @text may be
 * changed, and need not end in a nul. */
MoatWordSet moat_row_words_find_text (const MoatRowWords *self, MoatWordSet wanted, char *text,
                                      gsize size);
/** Those of @wanted that are @value as somebody may have rounded it: 3247.5 is in 324751000000. */
MoatWordSet moat_row_words_find_number (const MoatRowWords *self, MoatWordSet wanted, double value);
/** Those of @wanted that name a period in which @period begins or ends, for an entity with that
 * @year_end. */
MoatWordSet moat_row_words_find_period (MoatRowWords *self, MoatWordSet wanted, MoatPeriod period,
                                        MoatYearEnd year_end);

G_END_DECLS
