/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** How wide @text is, in characters of a Latin script: what gtk_label_set_width_chars() takes. */
int moat_text_columns (const char *text);

G_END_DECLS
