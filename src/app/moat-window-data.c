/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking the figures out of the project that is shown, as a workbook or as CSV.
 *
 * The ending of the name decides the format; a name without one gets that of the kind of file that
 * was chosen.  The export opens the project file by itself, so that the window goes on meanwhile.
 */

#include "config.h"

#include "moat-window-private.h"

#include <glib/gi18n-lib.h>

#include "moat-export-data.h"
#include "moat-export.h"
#include "moat-progress.h"
#include "moat-replace-dialog.h"

/* What the thread needs to know. */
typedef struct
{
  char *project;
  gboolean is_read_only;
  char *path;
  char *title;
  MoatDataFormat format;
} ExportJob;

static void
free_job (gpointer data)
{
  ExportJob *job = data;

  g_free (job->project);
  g_free (job->path);
  g_free (job->title);
  g_free (job);
}

static void
report (double fraction, gpointer progress)
{
  moat_progress_report (progress, fraction);
}

static gboolean
export_work (MoatProgress *progress, gpointer data, GError **error)
{
  ExportJob *job = data;
  MoatStoreOpenFlags flags =
    job->is_read_only ? MOAT_STORE_OPEN_READ_ONLY : MOAT_STORE_OPEN_DEFAULT;
  g_autoptr (MoatStore) store = moat_store_open (job->project, flags, error);
  const MoatExportDataRequest request = {
    .format = job->format,
    .title = job->title,
    .author = moat_export_get_author (),
    .progress = report,
    .data = progress,
  };

  return store != NULL && moat_export_data (store, job->path, &request,
                                            moat_progress_get_cancellable (progress), error);
}

static void
exported_cb (GtkWindow *owner, const GError *error, gpointer data)
{
  ExportJob *job = data;
  g_autofree char *name = g_filename_display_basename (job->path);
  /* Translators: %s is the name of a file. */
  g_autofree char *message = g_strdup_printf (_ ("Exported “%s”"), name);

  moat_window_show_toast (MOAT_WINDOW (owner), error != NULL ? error->message : message);
}

static void
export_data (GtkWindow *owner, const char *path)
{
  MoatProject *project = MOAT_WINDOW (owner)->project;
  ExportJob *job;
  MoatDataFormat format;

  if (project == NULL || !moat_export_data_find_format (path, &format))
    return;
  job = g_new0 (ExportJob, 1);
  job->project = g_strdup (moat_project_get_path (project));
  job->is_read_only = moat_project_is_read_only (project);
  job->path = g_strdup (path);
  job->title = g_strdup (moat_project_get_title (project));
  job->format = format;
  moat_progress_run (owner, _ ("Exporting Data"), export_work, exported_cb, job, free_job);
}

static GtkFileFilter *
add_filter (MoatWindow *self, const char *name, const char *extension)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, extension + 1);
  g_object_set_data (G_OBJECT (filter), "moat-extension", (gpointer) extension);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  return filter;
}

/* ".csv": that of @path, or else that of the kind that was chosen. */
static const char *
choose_extension (const char *path, GtkFileFilter *filter)
{
  const char *chosen =
    filter != NULL ? g_object_get_data (G_OBJECT (filter), "moat-extension") : NULL;
  MoatDataFormat format;

  if (moat_export_data_find_format (path, &format))
    return strrchr (path, '.');
  return chosen != NULL ? chosen : ".xlsx";
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, MoatWindow *self)
{
  GtkFileChooser *chooser = GTK_FILE_CHOOSER (dialog);
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL, *extension = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (chooser);
      path = file != NULL ? g_file_get_path (file) : NULL;
      if (path != NULL)
        extension = g_strdup (choose_extension (path, gtk_file_chooser_get_filter (chooser)));
      else
        moat_window_show_toast (self, _ ("Only files of this computer can be used."));
    }
  g_clear_object (&self->chooser);
  if (path != NULL)
    moat_replace_dialog_ask (GTK_WINDOW (self), path, extension, export_data);
}

static void
export_data_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoatWindow *self = MOAT_WINDOW (widget);
  g_autofree char *name = g_path_get_basename (moat_project_get_path (self->project));
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Export Data"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (self->chooser),
                               add_filter (self, _ ("Workbook with all tables (.xlsx)"), ".xlsx"));
  add_filter (self, _ ("Figures as text (.csv)"), ".csv");
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
_moat_window_class_init_data (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export-data", NULL, export_data_action);
}
