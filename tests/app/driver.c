/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at the keyboard and the mouse, for tests.
 *
 * The application runs in this process, so tests read its state directly; but what they do goes
 * the way of a real user: XTest makes the X server send pointer and key events to whatever is at
 * that place and has the focus.  A widget that is covered, insensitive or outside of the window is
 * missed, as a person would miss it.
 *
 * Events travel on a connection of their own.  driver_settle() lets both connections catch up and
 * then every window draw two more frames, so that nothing depends on the speed of the machine.
 * There is no window manager: the driver gives the keyboard focus to the window that a person would
 * be looking at, the one opened last. */

#include "config.h"

#include "driver-private.h"

#include <gdk/x11/gdkx.h>
#include <glib/gstdio.h>

#define DEADLINE (10 * G_USEC_PER_SEC)

/* Waiting */

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
driver_wait (DriverCondition condition, gpointer data, const char *what)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;
  guint waker = g_timeout_add (5, wake_cb, NULL);

  while (!condition (data))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("waited in vain for %s", what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (waker);
}

typedef struct
{
  GtkWidget *window;
  GdkFrameClock *clock;
  gint64 enough;
} Frames;

static gboolean
frames_done (gpointer data)
{
  const Frames *frames = data;

  /* A window that has gone draws no more. */
  if (!gtk_widget_get_mapped (frames->window) ||
      gdk_frame_clock_get_frame_counter (frames->clock) >= frames->enough)
    return TRUE;
  gdk_frame_clock_request_phase (frames->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return FALSE;
}

void
driver_settle (Driver *self)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  /* What the server made of our events is in the program's queue after a round trip of its own. */
  XSync (self->display, False);
  gdk_display_sync (gdk_display_get_default ());
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* Motion is delivered with a frame, and what it changes is drawn in the next one. */
  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);
      g_autoptr (GdkFrameClock) clock = NULL;

      if (!gtk_widget_get_mapped (window))
        continue;
      clock = g_object_ref (gtk_widget_get_frame_clock (window));
      driver_wait (frames_done,
                   &(Frames){ window, clock, gdk_frame_clock_get_frame_counter (clock) + 2 },
                   "two frames");
    }
}

/* Starting */

static gboolean
is_drawn (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  GdkFrameClock *clock;

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return FALSE;
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  return clock != NULL && gdk_frame_clock_get_frame_counter (clock) > 1;
}

/* A process is one application: GTK keeps a reference to the first to the end. */
static MoatApplication *
get_application (void)
{
  static MoatApplication *application;
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = moat_application_new (G_APPLICATION_NON_UNIQUE);
      g_application_register (G_APPLICATION (application), NULL, &error);
      g_assert_no_error (error);
    }
  return application;
}

Driver *
driver_new (void)
{
  Driver *self = g_new0 (Driver, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("moat-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->application = get_application ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->display = XOpenDisplay (NULL);
  g_assert_nonnull (self->display);
  return self;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_remove (child) != 0)
        remove_folder (child);
    }
  g_rmdir (path);
}

void
driver_free (Driver *self)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (GTK_APPLICATION (self->application))) != NULL)
    gtk_window_destroy (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  XCloseDisplay (self->display);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

MoatApplication *
driver_get_application (Driver *self)
{
  return self->application;
}

const char *
driver_get_folder (Driver *self)
{
  return self->folder;
}

char *
driver_make_sample (Driver *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *sample = moat_project_get_sample_dir ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = moat_project_create (path, sample, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&path);
}

MoatWindow *
driver_start (Driver *self, const char *path)
{
  if (path != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_application_open (G_APPLICATION (self->application), &file, 1, "");
    }
  else
    g_application_activate (G_APPLICATION (self->application));
  driver_wait (is_drawn, self->application, "the window's first frame");
  driver_settle (self);
  return MOAT_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (self->application)));
}

MoatWindow *
driver_start_sample (Driver *self)
{
  g_autofree char *path = driver_make_sample (self, "sample.moat");

  return driver_start (self, path);
}

/* Finding */

static gboolean
is_called (GtkWidget *widget, const char *name)
{
  g_autofree char *label = NULL;

  if (name == NULL)
    return TRUE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name))
    return TRUE;
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name))
    return TRUE;
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (gtk_button_get_label (GTK_BUTTON (widget)), "_", -1);
      g_autofree char *plain = g_strjoinv ("", parts);

      if (g_str_equal (plain, name))
        return TRUE;
    }
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), name) == 0)
    return TRUE;
  label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return label == NULL;
}

static GtkWidget *
find_under (GtkWidget *root, GType type, const char *name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && is_called (root, name))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_under (child, type, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
driver_find (GtkWidget *root, GType type, const char *name)
{
  GListModel *toplevels = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  if (root != NULL)
    return find_under (root, type, name);
  /* The newest first: that is where a person looks. */
  for (guint i = g_list_model_get_n_items (toplevels); i > 0 && found == NULL; i--)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i - 1);

      found = find_under (window, type, name);
    }
  return found;
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *name;
} Sought;

static gboolean
is_there (gpointer data)
{
  const Sought *sought = data;

  return driver_find (sought->root, sought->type, sought->name) != NULL;
}

static gboolean
is_gone (gpointer data)
{
  return !is_there (data);
}

GtkWidget *
driver_wait_for (GtkWidget *root, GType type, const char *name)
{
  Sought sought = { root, type, name };

  driver_wait (is_there, &sought, name != NULL ? name : g_type_name (type));
  return driver_find (root, type, name);
}

void
driver_wait_gone (GType type, const char *name)
{
  Sought sought = { NULL, type, name };

  driver_wait (is_gone, &sought, name != NULL ? name : g_type_name (type));
}
