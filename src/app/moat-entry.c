/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all dialogs do with entries: take the text that was typed, and show where it cannot be
 * taken. */

#include "config.h"

#include "moat-entry.h"

gboolean
moat_entry_mark (GtkWidget *widget, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (widget, "error");
  else
    gtk_widget_add_css_class (widget, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return valid;
}

char *
moat_entry_dup_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}
