/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of the window that are made when they are needed, so that its first frame need not wait for
 * them.
 *
 * GTK makes the widgets of a menu as soon as its button has the model: those of the window's two
 * menus are a quarter of all its widgets.  It loads an icon even of a page that is not shown, and
 * for a large one all of librsvg. */
#include "moat-late.h"

static void
create_popup_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
moat_late_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, create_popup_cb, g_object_ref (menu),
                                         g_object_unref);
}

static void
map_cb (AdwStatusPage *page, const char *icon_name)
{
  adw_status_page_set_icon_name (page, icon_name);
}

void
moat_late_set_icon (AdwStatusPage *page, const char *icon_name)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  g_signal_connect (page, "map", G_CALLBACK (map_cb), (gpointer) icon_name);
}
