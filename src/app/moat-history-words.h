/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-store-history.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/* How the history of a figure is put into words.  (transfer full) */

/** "> CNY 380 bn (3800亿元)". */
char *moat_history_word_statement (const MoatFact *fact, MoatWording *wording);
/** A time of the journal as people here write it. */
char *moat_history_word_time (const char *iso);
/** "Status: Plan → Actual"; NULL for what people do not see. */
char *moat_history_word_change (MoatProject *project, const MoatCellChange *change,
                                MoatWording *wording);

G_END_DECLS
