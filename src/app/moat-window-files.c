/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, making and copying project files from the window.
 *
 * Everything is saved when it is done, so opening another project loses nothing and asks
 * nothing.  The project that is shown is let go only once the other one is open; when that fails, a
 * dialog says why and what can be done about it: open a newer file read-only, try again
 * when another program was writing. */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>

#include "moat-replace-dialog.h"
#include "moat-settings.h"
#include "moat-store.h"

#define EXTENSION ".moat"

typedef struct
{
  MoatWindow *window; /* the dialog does not outlive it */
  char *path;
} Failure;

static void
free_failure (gpointer data, GClosure *closure)
{
  Failure *failure = data;

  g_free (failure->path);
  g_free (failure);
}

static void
failure_response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Failure *failure = user_data;

  if (g_str_equal (response, "read-only"))
    moat_window_open (failure->window, failure->path, TRUE);
  else if (g_str_equal (response, "retry"))
    moat_window_open (failure->window, failure->path, FALSE);
}

static void
explain_failure (MoatWindow *self, const char *path, const GError *error)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Failure *failure = g_new0 (Failure, 1);

  failure->window = self;
  failure->path = g_strdup (path);
  /* Translators: %s is the name of a file. */
  adw_message_dialog_format_heading (message, _ ("“%s” Cannot Be Opened"), name);
  adw_message_dialog_set_body (message, error->message);
  adw_message_dialog_add_response (message, "close", _ ("_Close"));
  if (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER) ||
      g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY))
    adw_message_dialog_add_response (message, "read-only", _ ("Open _Read-Only"));
  else if (g_error_matches (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_BUSY))
    adw_message_dialog_add_response (message, "retry", _ ("_Try Again"));
  g_signal_connect_data (dialog, "response", G_CALLBACK (failure_response_cb), failure,
                         free_failure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
moat_window_open (MoatWindow *self, const char *path, gboolean read_only)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = NULL;

  g_return_if_fail (MOAT_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  project = moat_project_open (path, read_only, &error);
  if (project != NULL)
    moat_window_set_project (self, project);
  else
    explain_failure (self, path, error);
}

/* Choosing a file */

static GtkFileFilter *
create_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Moat projects"));
  gtk_file_filter_add_suffix (filter, EXTENSION + 1);
  return filter;
}

typedef void (*PathFunc) (MoatWindow *self, const char *path);

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  MoatWindow *self = user_data;
  PathFunc func = (PathFunc) g_object_get_data (G_OBJECT (dialog), "moat-func");
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = file != NULL ? g_file_get_path (file) : NULL;
      if (path != NULL)
        func (self, path);
      else
        moat_window_show_toast (self, _ ("Only files of this computer can be used."));
    }
  g_clear_object (&self->chooser);
}

static void
choose (MoatWindow *self, GtkFileChooserAction action, const char *title, PathFunc func)
{
  g_autoptr (GtkFileFilter) filter = create_filter ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_object_set_data (G_OBJECT (self->chooser), "moat-func", (gpointer) func);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What is made takes its name only when it is whole.  The user has agreed to lose what had the
 * name; it goes to the trash where there is one. */
static gboolean
take_name (const char *made, const char *path, GError **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (made);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  g_file_trash (to, NULL, NULL);
  if (g_file_move (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    return TRUE;
  g_file_delete (from, NULL, NULL);
  return FALSE;
}

/* A name beside @path that no file has.  (transfer full) */
static char *
make_temporary_name (const char *path)
{
  return g_strdup_printf ("%s.%08x.moat", path, g_random_int ());
}

/* The project that is shown cannot give way to another file. */
static gboolean
is_shown (MoatWindow *self, const char *path)
{
  if (self->project == NULL || g_strcmp0 (path, moat_project_get_path (self->project)) != 0)
    return FALSE;
  moat_window_show_toast (self, _ ("This project is open. Choose another name."));
  return TRUE;
}

static void
open_chosen (MoatWindow *self, const char *path)
{
  moat_window_open (self, path, FALSE);
}

static void
create_project (GtkWindow *owner, const char *path)
{
  MoatWindow *self = MOAT_WINDOW (owner);
  g_autofree char *temporary = make_temporary_name (path);
  g_autoptr (GError) error = NULL;
  MoatProject *made;

  if (is_shown (self, path))
    return;
  made = moat_project_create (temporary, NULL, &error);
  g_clear_object (&made);
  if (error == NULL && take_name (temporary, path, &error))
    moat_window_open (self, path, FALSE);
  else
    explain_failure (self, path, error);
}

static void
create_chosen (MoatWindow *self, const char *chosen)
{
  moat_replace_dialog_ask (GTK_WINDOW (self), chosen, EXTENSION, create_project);
}

static void
copy_project (GtkWindow *owner, const char *path)
{
  MoatWindow *self = MOAT_WINDOW (owner);
  g_autofree char *temporary = make_temporary_name (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (self->project == NULL || is_shown (self, path))
    return;
  if (moat_project_copy_to (self->project, temporary, &error) &&
      take_name (temporary, path, &error))
    {
      /* Translators: %s is the name of a file. */
      message = g_strdup_printf (_ ("Copied to “%s”"), name);
    }
  moat_window_show_toast (self, message != NULL ? message : error->message);
}

static void
copy_chosen (MoatWindow *self, const char *chosen)
{
  moat_replace_dialog_ask (GTK_WINDOW (self), chosen, EXTENSION, copy_project);
}

/* Actions */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (MOAT_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Open a Project"), open_chosen);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);

  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("New Project"), create_chosen);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("Project.moat"));
}

static void
save_copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  g_autofree char *file = NULL, *proposal = NULL;

  if (self->project == NULL)
    return;
  file = g_path_get_basename (moat_project_get_path (self->project));
  if (g_str_has_suffix (file, EXTENSION))
    file[strlen (file) - strlen (EXTENSION)] = '\0';
  /* Translators: the proposed name of a copied file; %s is the name of the file itself. */
  proposal = g_strdup_printf (_ ("%s (copy).moat"), file);
  choose (self, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("Save a Copy"), copy_chosen);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), proposal);
}

static void
open_path_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  moat_window_open (MOAT_WINDOW (widget), g_variant_get_bytestring (parameter), FALSE);
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *path = moat_application_ensure_sample (MOAT_APPLICATION (application), &error);

  if (path != NULL)
    moat_window_open (self, path, FALSE);
  else
    moat_window_show_toast (self, error->message);
}

void
_moat_window_fill_recent (MoatWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_auto (GStrv) paths =
    moat_settings_list_recent (moat_application_get_settings (MOAT_APPLICATION (application)));
  const char *shown = self->project != NULL ? moat_project_get_path (self->project) : NULL;

  g_menu_remove_all (self->recent_section);
  for (gsize i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (paths[i]);
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (paths[i], shown) == 0)
        continue;
      /* A menu label takes an underscore for a mnemonic. */
      item = g_menu_item_new (NULL, NULL);
      g_autoptr (GString) label = g_string_new (name);
      g_string_replace (label, "_", "__", 0);
      g_menu_item_set_label (item, label->str);
      g_menu_item_set_action_and_target_value (item, "win.open-path",
                                               g_variant_new_bytestring (paths[i]));
      g_menu_append_item (self->recent_section, item);
    }
}

void
_moat_window_class_init_files (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.open", NULL, open_action);
  gtk_widget_class_install_action (klass, "win.new", NULL, new_action);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (klass, "win.open-path", "ay", open_path_action);
  gtk_widget_class_install_action (klass, "win.open-sample", NULL, open_sample_action);
}
