/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program `moat`.
 *
 *   moat FILE…   a window for each file; one that shows it already is brought to the front
 *   moat         the project that was open last; at the very first run, a copy of the sample
 *                that is the user's own, so that everything in it can be changed
 *
 * The application owns the settings and the keys of actions.  Everything about one project is the
 * window's. A second start hands its files to the running program where there is a session bus. */

#include "config.h"

#include "moat-application.h"

#include <glib/gi18n-lib.h>

#include "moat-project.h"
#include "moat-resources.h"
#include "moat-settings.h"
#include "moat-window.h"

struct _MoatApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (MoatApplication, moat_application, ADW_TYPE_APPLICATION)

/* Actions and their keys; those of the window and the chart are listed here too, because keys
 * belong to the application. */
static const struct
{
  const char *action;
  const char *keys[4];
} accels[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.new", { "<Control>n" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.import", { "<Control>i" } },
  { "win.export", { "<Control>e" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.add-figure", { "<Control><Shift>n" } },
  { "win.find", { "<Control>f" } },
  { "win.toggle-sidebar", { "F9" } },
  { "win.toggle-inspector", { "<Alt>Return" } },
  { "win.copy-answer", { "<Control><Shift>c" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.zoom-reset", { "<Control>0", "<Control>KP_0" } },
  { "win.show-shortcuts", { "F1", "<Control>question" } },
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Closing lets each window remember its size. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_application_quit (G_APPLICATION (user_data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", "Moat", "application-icon", MOAT_APP_ID, "version",
                         MOAT_VERSION, "developer-name", _ ("The Moat developers"), "comments",
                         _ ("Stated investments as charts with their sources."), "website",
                         "https://moatcharts.org/", "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your own name, one line for each translator. */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_cb },
  { .name = "about", .activate = about_cb },
};

static MoatWindow *
find_window (MoatApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      MoatProject *project = MOAT_IS_WINDOW (l->data) ? moat_window_get_project (l->data) : NULL;

      if (project != NULL && g_str_equal (moat_project_get_path (project), path))
        return l->data;
    }
  return NULL;
}

static void
open_in_window (MoatApplication *self, const char *path)
{
  MoatWindow *window = find_window (self, path);

  if (window == NULL)
    {
      window = moat_window_new (self);
      moat_window_open (window, path, FALSE);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
moat_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        open_in_window (MOAT_APPLICATION (application), path);
      else
        {
          g_autofree char *uri = g_file_get_uri (files[i]);

          open_in_window (MOAT_APPLICATION (application), uri);
        }
    }
}

static void
moat_application_activate (GApplication *application)
{
  MoatApplication *self = MOAT_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  MoatWindow *window;

  if (active != NULL)
    {
      gtk_window_present (active);
      return;
    }
  window = moat_window_new (self);
  path = moat_settings_dup_last_file (self->settings);
  if (path == NULL)
    path = moat_application_ensure_sample (self, &error);
  if (path != NULL)
    moat_window_open (window, path, FALSE);
  else
    moat_window_show_toast (window, error->message);
  gtk_window_present (GTK_WINDOW (window));
}

static gboolean
ensure_settings (MoatApplication *self, GError **error)
{
  if (self->settings == NULL)
    self->settings = moat_settings_new (error);
  return self->settings != NULL;
}

/* The icon is for task bars; drawing it takes longer than the first frame should wait. */
static gboolean
set_icon_cb (gpointer user_data)
{
  gtk_window_set_default_icon_name (MOAT_APP_ID);
  return G_SOURCE_REMOVE;
}

static void
moat_application_startup (GApplication *application)
{
  MoatApplication *self = MOAT_APPLICATION (application);
  g_autoptr (GError) error = NULL;

  if (!ensure_settings (self, &error))
    g_error ("%s", error->message);
  moat_register_resource ();
  G_APPLICATION_CLASS (moat_application_parent_class)->startup (application);
  g_idle_add_full (G_PRIORITY_LOW, set_icon_cb, NULL, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

/* Settings are looked for first of all: without them there is no window to show an error in. */
static int
moat_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("moat %s\n", MOAT_VERSION);
      return 0;
    }
  if (!ensure_settings (MOAT_APPLICATION (application), &error))
    {
      g_printerr ("moat: %s\n", error->message);
      return 1;
    }
  return -1; /* go on */
}

static void
moat_application_dispose (GObject *object)
{
  g_clear_object (&MOAT_APPLICATION (object)->settings);
  G_OBJECT_CLASS (moat_application_parent_class)->dispose (object);
}

static void
moat_application_class_init (MoatApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_application_dispose;
  application_class->handle_local_options = moat_application_handle_local_options;
  application_class->startup = moat_application_startup;
  application_class->activate = moat_application_activate;
  application_class->open = moat_application_open;
}

static void
moat_application_init (MoatApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "version", 'v', 0, G_OPTION_ARG_NONE,
                                 N_ ("Show the version and exit"), NULL);
  /* Translators: what follows "moat" in the usage line of --help. */
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FILE…]"));
}

MoatApplication *
moat_application_new (GApplicationFlags flags)
{
  return g_object_new (MOAT_TYPE_APPLICATION, "application-id", MOAT_APP_ID, "flags",
                       flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                       "/org/moatcharts/Moat", NULL);
}

GSettings *
moat_application_get_settings (MoatApplication *self)
{
  g_return_val_if_fail (MOAT_IS_APPLICATION (self), NULL);
  return self->settings;
}

char *
moat_application_ensure_sample (MoatApplication *self, GError **error)
{
  g_autofree char *dir = NULL, *path = NULL, *sample = NULL;
  g_autoptr (MoatProject) project = NULL;

  g_return_val_if_fail (MOAT_IS_APPLICATION (self), NULL);

  dir = g_build_filename (g_get_user_data_dir (), "moat", NULL);
  /* Translators: the file name of the user's copy of the sample project, without its extension. */
  path = g_strdup_printf ("%s/%s.moat", dir, _ ("Sample"));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  if (g_mkdir_with_parents (dir, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
                   /* Translators: a folder and the system's reason. */
                   _ ("The folder %s cannot be made: %s"), dir, g_strerror (code));
      return NULL;
    }
  sample = moat_project_get_sample_dir ();
  project = moat_project_create (path, sample, error);
  return project != NULL ? g_steal_pointer (&path) : NULL;
}
