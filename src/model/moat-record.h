/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-fact.h"
#include "moat-rate.h"
#include "moat-source.h"

G_BEGIN_DECLS

#define MOAT_TYPE_RECORD (moat_record_get_type ())
G_DECLARE_FINAL_TYPE (MoatRecord, moat_record, MOAT, RECORD, GObject)

/**
 * MoatRecord: one row of a table of the project, as an item of a MoatRecordList.
 * Signal `changed`: it says something else now.
 */
gint64 moat_record_get_id (MoatRecord *self);
/** What the row says; NULL in a record of another table, and while the row cannot be read because
 * another program writes.  Borrowed until it changes. */
const MoatFact *moat_record_get_fact (MoatRecord *self);
const MoatSource *moat_record_get_source (MoatRecord *self);
const MoatRate *moat_record_get_rate (MoatRecord *self);
/** Of a source: how many facts rest on it. */
gint64 moat_record_get_n_facts (MoatRecord *self);

G_END_DECLS
