/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/* A unit is an interned string: an ISO 4217 code ("CNY"), "ratio" (1 = 100 %) or "count". */

#define MOAT_UNIT_RATIO "ratio"
#define MOAT_UNIT_COUNT "count"
/* Of what is computed only, never stated: 100 is the value of the date it is indexed to.  Its kind
 * is a count. */
#define MOAT_UNIT_INDEX "index"

/** The interned form of @code when it is a unit, else NULL.  Currencies as ICU knows them,
 * withdrawn ones too, in capitals or small letters; the interned form has capitals. */
const char *moat_unit_intern (const char *code);
/** What kind of unit @unit (nullable: a bare number is a count) is. */
MoatUnitKind moat_unit_get_kind (const char *unit);

G_END_DECLS
