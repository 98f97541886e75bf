/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* By which columns a GtkColumnView is sorted.  GTK 4.8 keeps that to itself: it only compares. */

/** MoatColumnProbe: takes part in asking.  One for a column view. */
typedef struct _MoatColumnProbe MoatColumnProbe;

/** MoatColumnOrder: one of the columns that were clicked, in the order of their weight. */
typedef struct
{
  guint column; /* as given to moat_column_probe_create_sorter() */
  gboolean descending;
} MoatColumnOrder;

MoatColumnProbe *moat_column_probe_new (void);
void moat_column_probe_free (MoatColumnProbe *self);
/** What to give a column so that its title can be clicked.  @self has to live as long as it is
 * used.  (transfer full) */
GtkSorter *moat_column_probe_create_sorter (MoatColumnProbe *self, guint column);
/** By what @view, whose columns have such sorters, is sorted: an array of MoatColumnOrder, the most
 * important first.  (transfer full) */
GArray *moat_column_probe_ask (MoatColumnProbe *self, GtkColumnView *view);

G_END_DECLS
