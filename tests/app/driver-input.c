/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hand of the driver: pointer and keys as XTest events, sent to the place on the screen where a
 * widget stands or to the window that has the focus; and what people do with several of them, such
 * as filling an entry or answering the file chooser. */

#include "config.h"

#include "driver-private.h"

#include <gdk/x11/gdkx.h>
#include <X11/XKBlib.h>
#include <X11/extensions/XTest.h>

#include "moat-choice-row.h"

/* Pointer */

static void
locate (Driver *self, GtkWidget *widget, double x, double y, int *screen_x, int *screen_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  double left, top, in_x, in_y;
  Window child;

  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (
    gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &in_x, &in_y));
  gtk_native_get_surface_transform (native, &left, &top);
  XTranslateCoordinates (self->display, gdk_x11_surface_get_xid (surface),
                         DefaultRootWindow (self->display), (int) (in_x + left), (int) (in_y + top),
                         screen_x, screen_y, &child);
}

void
driver_point_at (Driver *self, GtkWidget *widget, double x, double y)
{
  int screen_x, screen_y;

  locate (self, widget, x, y, &screen_x, &screen_y);
  /* A hand arrives in steps; GTK takes the first motion after a popover as the end of its grab. */
  XTestFakeMotionEvent (self->display, -1, screen_x - 1, screen_y, CurrentTime);
  driver_settle (self);
  XTestFakeMotionEvent (self->display, -1, screen_x, screen_y, CurrentTime);
  driver_settle (self);
}

static void
press (Driver *self, unsigned int button)
{
  XTestFakeButtonEvent (self->display, button, True, CurrentTime);
  XTestFakeButtonEvent (self->display, button, False, CurrentTime);
}

void
driver_click_at (Driver *self, GtkWidget *widget, double x, double y, int n)
{
  driver_point_at (self, widget, x, y);
  while (n-- > 0)
    press (self, 1);
  driver_settle (self);
}

void
driver_click (Driver *self, GtkWidget *widget)
{
  g_assert_nonnull (widget);
  if (gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT) != NULL)
    {
      gtk_widget_grab_focus (widget); /* brings it into sight, as Tab would */
      driver_settle (self);
    }
  driver_click_at (self, widget, gtk_widget_get_width (widget) / 2.0,
                   gtk_widget_get_height (widget) / 2.0, 1);
}

void
driver_scroll (Driver *self, GtkWidget *widget, double x, double y, int notches)
{
  driver_point_at (self, widget, x, y);
  for (int i = 0; i < ABS (notches); i++)
    press (self, notches > 0 ? 5 : 4);
  driver_settle (self);
}

void
driver_drag (Driver *self, GtkWidget *widget, double x, double y, double dx, double dy)
{
  const int steps = 6;

  driver_point_at (self, widget, x, y);
  XTestFakeButtonEvent (self->display, 1, True, CurrentTime);
  for (int i = 1; i <= steps; i++)
    driver_point_at (self, widget, x + dx * i / steps, y + dy * i / steps);
  XTestFakeButtonEvent (self->display, 1, False, CurrentTime);
  driver_settle (self);
}

/* Keys */

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/* Without a window manager nobody else would. */
static void
focus_newest_window (Driver *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (toplevels); i > 0; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i - 1);

      if (!gtk_widget_get_mapped (window))
        continue;
      if (gtk_window_is_active (GTK_WINDOW (window)))
        return;
      XSetInputFocus (self->display,
                      gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window))),
                      RevertToParent, CurrentTime);
      XSync (self->display, False);
      driver_wait (is_active, window, "the window to get the focus");
      return;
    }
}

static void
send_key (Driver *self, guint keyval, gboolean shift)
{
  KeyCode code = XKeysymToKeycode (self->display, keyval);
  KeyCode shift_code = XKeysymToKeycode (self->display, GDK_KEY_Shift_L);

  g_assert_cmpint (code, !=, 0);
  if ((guint) XkbKeycodeToKeysym (self->display, code, 0, 0) != keyval)
    shift = TRUE;
  if (shift)
    XTestFakeKeyEvent (self->display, shift_code, True, CurrentTime);
  XTestFakeKeyEvent (self->display, code, True, CurrentTime);
  XTestFakeKeyEvent (self->display, code, False, CurrentTime);
  if (shift)
    XTestFakeKeyEvent (self->display, shift_code, False, CurrentTime);
}

void
driver_key (Driver *self, const char *accelerator)
{
  KeyCode control = XKeysymToKeycode (self->display, GDK_KEY_Control_L);
  KeyCode alt = XKeysymToKeycode (self->display, GDK_KEY_Alt_L);
  GdkModifierType modifiers;
  guint keyval;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  focus_newest_window (self);
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    XTestFakeKeyEvent (self->display, control, True, CurrentTime);
  if ((modifiers & GDK_ALT_MASK) != 0)
    XTestFakeKeyEvent (self->display, alt, True, CurrentTime);
  send_key (self, keyval, (modifiers & GDK_SHIFT_MASK) != 0);
  if ((modifiers & GDK_ALT_MASK) != 0)
    XTestFakeKeyEvent (self->display, alt, False, CurrentTime);
  if ((modifiers & GDK_CONTROL_MASK) != 0)
    XTestFakeKeyEvent (self->display, control, False, CurrentTime);
  driver_settle (self);
}

void
driver_type (Driver *self, const char *text)
{
  focus_newest_window (self);
  for (const char *p = text; *p != '\0'; p++)
    send_key (self, gdk_unicode_to_keyval ((guint32) (guchar) *p), FALSE);
  driver_settle (self);
}

void
driver_fill (Driver *self, GtkWidget *entry, const char *text)
{
  driver_click (self, entry);
  driver_key (self, "<Control>a");
  driver_key (self, "BackSpace");
  driver_type (self, text);
}

void
driver_pick (Driver *self, GtkWidget *root, const char *title, const char *choice)
{
  GtkWidget *row = driver_wait_for (root, MOAT_TYPE_CHOICE_ROW, title);
  GtkWidget *popover;

  driver_click (self, row);
  popover = driver_wait_for (row, GTK_TYPE_POPOVER, NULL);
  driver_wait_for (popover, GTK_TYPE_LABEL, choice);
  driver_settle (self);
  driver_click (self, driver_find (popover, GTK_TYPE_LABEL, choice));
}

void
driver_choose_file (Driver *self, const char *path)
{
  GtkWidget *chooser = driver_wait_for (NULL, GTK_TYPE_FILE_CHOOSER_DIALOG, NULL);

  driver_settle (self);
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser)) == GTK_FILE_CHOOSER_ACTION_SAVE)
    driver_key (self, "<Control>a");
  driver_type (self, path);
  driver_key (self, "Return");
  driver_wait_gone (GTK_TYPE_FILE_CHOOSER_DIALOG, NULL);
  driver_settle (self);
}
