/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define MOAT_TYPE_KEY_PICKER (moat_key_picker_get_type ())
G_DECLARE_FINAL_TYPE (MoatKeyPicker, moat_key_picker, MOAT, KEY_PICKER, GtkWidget)

/**
 * MoatKeyPicker: a button that opens a list of things with check marks and a search entry, for
 * choosing any number of them by key. Properties: `title`: what is chosen, in the plural.  Signal
 * `changed`: after the user checked or unchecked one.
 */
GtkWidget *moat_key_picker_new (const char *title);
/** What can be chosen: @labels[i] is shown for @keys[i]; both end with NULL.  Keeps the choice. */
void moat_key_picker_set_options (MoatKeyPicker *self, const char *const *keys,
                                  const char *const *labels);
/** @keys: nullable.  Does not emit `changed`. */
void moat_key_picker_set_chosen (MoatKeyPicker *self, const char *const *keys);
/** In the order in which they were chosen.  (transfer full) */
GStrv moat_key_picker_dup_chosen (MoatKeyPicker *self);

G_END_DECLS
