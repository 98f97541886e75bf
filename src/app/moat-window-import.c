/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways by which data comes to the import assistant: a file that is chosen, a file that is
 * dropped on the window, cells that are pasted.
 *
 * A project that is dropped is opened; any other file is taken for data, by whatever its name: the
 * assistant looks at the contents.  Ctrl+V reaches the window only when nothing in it that text can
 * be typed into has the focus. */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-import-assistant.h"

static void
imported_cb (MoatImportAssistant *assistant, const char *message, MoatWindow *self)
{
  _moat_window_show_undo_toast (self, message);
}

/* NULL, with a message, when nothing can be taken in now. */
static MoatImportAssistant *
create_assistant (MoatWindow *self)
{
  MoatImportAssistant *assistant;

  if (self->project == NULL || moat_project_is_read_only (self->project))
    {
      moat_window_show_toast (self, _ ("Open a project that can be changed before importing."));
      return NULL;
    }
  assistant = moat_import_assistant_new (GTK_WINDOW (self), self->project);
  g_signal_connect_object (assistant, "imported", G_CALLBACK (imported_cb), self, 0);
  gtk_window_present (GTK_WINDOW (assistant));
  return assistant;
}

static void
import_path (MoatWindow *self, const char *path)
{
  MoatImportAssistant *assistant = create_assistant (self);

  if (assistant != NULL)
    moat_import_assistant_open_file (assistant, path);
}

void
_moat_window_import_text (MoatWindow *self, const char *text)
{
  MoatImportAssistant *assistant = create_assistant (self);

  if (assistant != NULL)
    moat_import_assistant_open_text (assistant, text);
}

/* Choosing */

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *suffixes)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  MoatWindow *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      path = file != NULL ? g_file_get_path (file) : NULL;
    }
  g_clear_object (&self->chooser);
  if (path != NULL)
    import_path (self, path);
  else if (file != NULL)
    moat_window_show_toast (self, _ ("Only files of this computer can be used."));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const data[] = { "csv", "tsv", "txt", "xlsx", "json", "zip", NULL };
  MoatWindow *self = MOAT_WINDOW (widget);
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Figures"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  add_filter (GTK_FILE_CHOOSER (self->chooser), _ ("Tables and filings"), data);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Pasting */

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MoatWindow) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text != NULL && *text != '\0')
    _moat_window_import_text (self, text);
  else
    moat_window_show_toast (self, _ ("There are no cells to paste. Copy them in a spreadsheet."));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb,
                                 g_object_ref (widget));
}

/* Dropping */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, MoatWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL)
    {
      moat_window_show_toast (self, _ ("Only files of this computer can be used."));
      return FALSE;
    }
  if (g_str_has_suffix (path, ".moat"))
    moat_window_open (self, path, FALSE);
  else
    import_path (self, path);
  return TRUE;
}

void
_moat_window_init_import (MoatWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
_moat_window_class_init_import (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import", NULL, import_action);
  gtk_widget_class_install_action (klass, "win.paste", NULL, paste_action);
}
