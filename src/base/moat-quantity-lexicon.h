/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-quantity.h"

G_BEGIN_DECLS

/* What moat-quantity knows of words.  Private to the layer.
 *
 * Text is folded once (moat-fold.h); words of the tables are folded while they are
 * compared.  Each `_match` function looks for the longest word that @text (folded) begins with and
 * returns its length in bytes, 0 if there is none.  A word that ends in a letter a–z does not match
 * when another such letter follows: "m" is not the beginning of "men". */

/* 万, bn: @power gets the power of ten. */
gsize moat_quantity_lexicon_match_scale (const char *text, int *power);

/* 元, US$, %, 个, or a currency code: @unit gets the unit, interned, @power the power of ten that
 * is part of it (-2 for %). */
gsize moat_quantity_lexicon_match_unit (const char *text, const char **unit, int *power);

/* A word of @words, or a sign, that stands before the number or, with @follows, behind it. */
gsize moat_quantity_lexicon_match_qualifier (const char *text, const MoatQualifierWord *words,
                                             gboolean follows, MoatQualifier *qualifier);

/* "in three years for cloud", behind a whole figure: words up to the end of the text that a
 * preposition ties to it and that hold no number, scale or qualifier. */
gsize moat_quantity_lexicon_match_purpose (const char *text, const MoatQualifierWord *words);

G_END_DECLS
