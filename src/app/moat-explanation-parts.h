/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-explanation.h"

G_BEGIN_DECLS

/* The answer to "why this number?" in a vertical box. */

/** Appends the parts of @explanation. */
void moat_explanation_parts_show (GtkBox *parts, const MoatExplanation *explanation);
/** The same of some parts only: @which has the bit 1 << part of each. */
void moat_explanation_parts_show_some (GtkBox *parts, const MoatExplanation *explanation,
                                       guint which);
/** Appends a part; gives the grid for its lines.  (transfer none) */
GtkWidget *moat_explanation_parts_add (GtkBox *parts, const char *title);
void moat_explanation_parts_add_line (GtkWidget *grid, int row, const char *heading,
                                      const char *text);
/** Removes all parts. */
void moat_explanation_parts_clear (GtkBox *parts);

G_END_DECLS
