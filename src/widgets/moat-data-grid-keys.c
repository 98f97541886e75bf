/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of a table that has the keyboard.
 *
 * GTK gives the keyboard to rows: it walks up and down, selects with Shift and Ctrl and scrolls.
 * Left and right walk through the columns, which is kept here; the cell where both meet is marked
 * by the style class `current`.  While a cell is edited the keys are its editor's. */

#include "config.h"

#include "moat-data-grid-private.h"

void
_moat_data_grid_set_current (MoatDataGrid *self, guint column)
{
  if (self->current == column)
    return;
  self->current = column;
  for (guint i = 0; i < self->cells->len; i++)
    {
      MoatGridCell *cell = self->cells->pdata[i];

      if (moat_grid_cell_get_column (cell) == column)
        gtk_widget_add_css_class (GTK_WIDGET (cell), "current");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (cell), "current");
    }
}

/* Walks @step columns to the right. */
static void
walk (MoatDataGrid *self, int step)
{
  g_autoptr (GArray) shown = _moat_data_grid_list_shown (self);
  int place = -1;

  for (guint i = 0; i < shown->len; i++)
    {
      if (g_array_index (shown, guint, i) == self->current)
        place = (int) i;
    }
  place = CLAMP (place + step, 0, (int) shown->len - 1);
  _moat_data_grid_set_current (self, g_array_index (shown, guint, place));
  _moat_data_grid_scroll_to_column (self, self->current);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, MoatDataGrid *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint position;

  if (self->edited != NULL || (state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      !_moat_data_grid_get_focused (self, &position))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      walk (self, is_rtl ? 1 : -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      walk (self, is_rtl ? -1 : 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
_moat_data_grid_init_keys (MoatDataGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* Before the list, which would take the arrows for itself. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}
