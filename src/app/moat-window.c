/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window: sidebar, page and inspector around one open project.
 *
 * The window holds the project and tells its parts when another one is shown; each part listens to
 * the project itself for what it draws.  Selecting goes from the chart to the inspector, choosing
 * in the inspector's list goes back to the chart, and a chart chosen in the sidebar goes to the
 * page: all through the window, so that no part knows another.
 *
 * Both side panes fold away on narrow windows (AdwFlap).  The size is remembered when the
 * window closes.  Another program's change of the file is noticed by a file monitor and read in
 * when the file has been at rest for a moment.
 *
 * The pages are in moat-window-pages.c, opening and saving in moat-window-files.c, all other
 * actions in moat-window-actions.c. */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-late.h"
#include "moat-settings.h"
#include "moat-toast.h"

/* How long a file must not change before it is read again, ms. */
#define REST 150

G_DEFINE_FINAL_TYPE (MoatWindow, moat_window, ADW_TYPE_APPLICATION_WINDOW)

GSettings *
_moat_window_get_settings (MoatWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? moat_application_get_settings (MOAT_APPLICATION (application))
                             : NULL;
}

static void
update_title (MoatWindow *self)
{
  g_autofree char *title = NULL, *name = NULL;

  if (self->project == NULL)
    {
      adw_window_title_set_title (self->title, _ ("Moat"));
      adw_window_title_set_subtitle (self->title, NULL);
      gtk_window_set_title (GTK_WINDOW (self), _ ("Moat"));
      return;
    }
  title = moat_project_dup_title (self->project, moat_language_of_process ());
  name = g_path_get_basename (moat_project_get_path (self->project));
  adw_window_title_set_title (self->title, title);
  if (moat_project_is_read_only (self->project))
    {
      /* Translators: beneath the title of a project that cannot be changed; %s is its file. */
      g_autofree char *subtitle = g_strdup_printf (_ ("%s, read-only"), name);

      adw_window_title_set_subtitle (self->title, subtitle);
    }
  else
    adw_window_title_set_subtitle (self->title, name);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* The parts */

static void
datum_chosen_cb (MoatWindow *self, gpointer datum)
{
  MoatChartView *view = moat_explore_page_get_view (self->explored);

  if (!moat_chart_view_select_datum (view, datum))
    {
      moat_chart_view_reset_zoom (view);
      moat_chart_view_select_datum (view, datum);
    }
}

/* Closed from a submenu, GTK 4.8 leaves the focus on what is no longer there. */
static void
menu_closed_cb (MoatWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

/* Called whenever the menu is about to be shown; its widgets are made the first time. */
static void
menu_shown_cb (GtkMenuButton *button, gpointer user_data)
{
  MoatWindow *self = user_data;

  _moat_window_fill_recent (self);
  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  gtk_menu_button_set_menu_model (button, self->primary_menu);
  g_signal_connect_swapped (gtk_menu_button_get_popover (button), "closed",
                            G_CALLBACK (menu_closed_cb), self);
}

/* The project */

static void
drop_toast (MoatWindow *self)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
}

static void
project_changed_cb (MoatWindow *self)
{
  /* What it offers to take back is no longer the last action. */
  if (self->toast_is_undo)
    drop_toast (self);
  moat_sidebar_set_project (self->sidebar, self->project);
  _moat_window_mark_chart (self);
  update_title (self);
  _moat_window_update_actions (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  MoatWindow *self = user_data;

  /* Another program may hold the file for longer than it writes into it. */
  if (self->project != NULL && !moat_project_refresh (self->project))
    return G_SOURCE_CONTINUE;
  self->refresh_source = 0;
  return G_SOURCE_REMOVE;
}

static void
file_changed_cb (MoatWindow *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  self->refresh_source = g_timeout_add (REST, refresh_cb, self);
}

static gboolean
watch_cb (gpointer user_data)
{
  MoatWindow *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_path (moat_project_get_path (self->project));

  self->watch_source = 0;
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (file_changed_cb), self);
  moat_project_refresh (self->project);
  return G_SOURCE_REMOVE;
}

/* Watching begins when the window has been drawn: the kernel takes milliseconds to agree to it. */
static void
watch_file (MoatWindow *self)
{
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->watch_source, g_source_remove);
  g_clear_object (&self->monitor);
  if (self->project != NULL)
    self->watch_source = g_idle_add_full (G_PRIORITY_LOW, watch_cb, self, NULL);
}

/* Class */

static gboolean
moat_window_close_request (GtkWindow *window)
{
  MoatWindow *self = MOAT_WINDOW (window);
  GSettings *settings = _moat_window_get_settings (self);
  int width, height;

  if (settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_boolean (settings, "maximized", gtk_window_is_maximized (window));
      if (!gtk_window_is_maximized (window))
        {
          g_settings_set_int (settings, "window-width", width);
          g_settings_set_int (settings, "window-height", height);
        }
    }
  return GTK_WINDOW_CLASS (moat_window_parent_class)->close_request (window);
}

static void
moat_window_dispose (GObject *object)
{
  MoatWindow *self = MOAT_WINDOW (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->watch_source, g_source_remove);
  if (self->monitor != NULL)
    g_signal_handlers_disconnect_by_data (self->monitor, self);
  g_clear_object (&self->monitor);
  g_clear_object (&self->chooser);
  g_clear_weak_pointer (&self->toast);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  _moat_window_dispose_pages (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_WINDOW);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (moat_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/moatcharts/Moat/moat-window.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, inspector_flap);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, inspector);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, title);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, MoatWindow, welcome_page);
  gtk_widget_class_bind_template_callback (widget_class, datum_chosen_cb);
}

static void
moat_window_class_init (MoatWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = moat_window_close_request;
  g_type_ensure (MOAT_TYPE_SIDEBAR);
  g_type_ensure (MOAT_TYPE_EXPLORE_PAGE);
  g_type_ensure (MOAT_TYPE_INSPECTOR);
  bind_template (widget_class);
  _moat_window_class_init_pages (widget_class);
  _moat_window_class_init_files (widget_class);
  _moat_window_class_init_actions (widget_class);
  _moat_window_class_init_data (widget_class);
  _moat_window_class_init_import (widget_class);
}

static void
moat_window_init (MoatWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  _moat_window_init_pages (self);
  _moat_window_init_import (self);
  gtk_menu_button_set_create_popup_func (self->menu_button, menu_shown_cb, self, NULL);
  moat_late_set_icon (self->welcome_page, MOAT_APP_ID "-symbolic");
}

MoatWindow *
moat_window_new (MoatApplication *application)
{
  MoatWindow *self = g_object_new (MOAT_TYPE_WINDOW, "application", application, NULL);
  GSettings *settings = _moat_window_get_settings (self);

  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  moat_window_set_project (self, NULL);
  return self;
}

void
moat_window_set_project (MoatWindow *self, MoatProject *project)
{
  GSettings *settings;

  g_return_if_fail (MOAT_IS_WINDOW (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed_cb), self);
      settings = _moat_window_get_settings (self);
      if (settings != NULL)
        moat_settings_set_last_file (settings, moat_project_get_path (project));
    }
  _moat_window_set_pages_project (self);
  watch_file (self);
  project_changed_cb (self);
  gtk_stack_set_visible_child_name (self->stack, project != NULL ? "project" : "welcome");
  gtk_widget_set_visible (self->inspector_button, project != NULL && !self->inspector_is_away);
  /* Arrow keys walk through the chart at once. */
  if (project != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (moat_explore_page_get_view (self->explored)));
}

MoatProject *
moat_window_get_project (MoatWindow *self)
{
  g_return_val_if_fail (MOAT_IS_WINDOW (self), NULL);
  return self->project;
}

/* Toasts would queue up, and tell of what was long ago. */
static void
show_only (MoatWindow *self, AdwToast *toast)
{
  drop_toast (self);
  g_set_weak_pointer (&self->toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
moat_window_show_toast (MoatWindow *self, const char *message)
{
  g_return_if_fail (MOAT_IS_WINDOW (self));
  g_return_if_fail (message != NULL);

  show_only (self, moat_toast_new (message));
  self->toast_is_undo = FALSE;
}

void
_moat_window_show_undo_toast (MoatWindow *self, const char *message)
{
  AdwToast *toast = moat_toast_new (message);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  show_only (self, toast);
  self->toast_is_undo = TRUE;
}
