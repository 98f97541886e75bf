/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MOAT_TYPE_GRID_CHOICE (moat_grid_choice_get_type ())
G_DECLARE_FINAL_TYPE (MoatGridChoice, moat_grid_choice, MOAT, GRID_CHOICE, GtkWidget)

/** MoatGridChoice: one of many to choose, found by typing.  Signal `chosen`: with the mouse or by
 * Enter. */
/** @keys and @labels are arrays of char of the same length; @chosen (nullable) is a key. */
GtkWidget *moat_grid_choice_new (GPtrArray *keys, GPtrArray *labels, const char *chosen);
/** The key of what is marked; NULL: nothing matches what was typed. */
const char *moat_grid_choice_get_chosen (MoatGridChoice *self);
/** Where one types. */
GtkWidget *moat_grid_choice_get_entry (MoatGridChoice *self);

G_END_DECLS
