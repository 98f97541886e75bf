/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MOAT_TYPE_CHOICE_ROW (moat_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (MoatChoiceRow, moat_choice_row, MOAT, CHOICE_ROW, AdwActionRow)

/**
 * MoatChoiceRow: one of several things, by key.  Long lists can be searched.
 * Signal `changed`: after the user chose another one; not after the functions below.
 */
/** @labels[i] is shown for @keys[i]; both end with NULL.  Nothing is chosen then. */
void moat_choice_row_set_options (MoatChoiceRow *self, const char *const *keys,
                                  const char *const *labels);
/** A @key that is none of the options, or NULL, chooses nothing. */
void moat_choice_row_set_chosen (MoatChoiceRow *self, const char *key);
/** Borrowed; NULL when nothing is chosen. */
const char *moat_choice_row_get_chosen (MoatChoiceRow *self);

G_END_DECLS
