/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatUnitWords: what a header or a cell says that figures are counted in. */
typedef struct
{
  const char *unit; /* interned; NULL: only a multiplier */
  int scale;        /* power of ten: 6 for "million", -2 for "%" */
} MoatUnitWords;

/** Reads a text that is nothing but a unit, a multiplier or both: "EUR million", "亿元", "in $bn",
 * "%", "count", "thousands of US dollars".  FALSE, and @out untouched, for anything else. */
gboolean moat_unit_words_parse (const char *text, MoatUnitWords *out);
/** Finds the unit that stands in the last brackets of a header, or at its end: "R&D (€ million)",
 * "Research and development expenditure (% of GDP)", "营业收入/亿元", "Sales in USD bn".  @rest
 * (nullable) gets the header without it where the brackets hold nothing else: "R&D", and the whole
 * second header.  (transfer full).  FALSE, and both untouched, when there is none. */
gboolean moat_unit_words_find (const char *header, MoatUnitWords *out, char **rest);
/** The words that, behind a number, multiply it by ten to the power of @scale and are no unit other
 * than @unit (nullable): " million", "亿", "%"; "" for 0.  NULL when there are none.  Static. */
const char *moat_unit_words_for_scale (const char *unit, int scale);

G_END_DECLS
