/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-record.h"

G_BEGIN_DECLS

/* For the list that makes the records. */

MoatRecord *moat_record_new (gint64 id);
/* Takes what the row says; emits `changed`. */
void moat_record_take_fact (MoatRecord *self, MoatFact *fact);
void moat_record_take_source (MoatRecord *self, MoatSource *source, gint64 n_facts);
void moat_record_take_rate (MoatRecord *self, MoatRate *rate);
/** Whether it has not been read yet. */
gboolean moat_record_is_blank (MoatRecord *self);

G_END_DECLS
