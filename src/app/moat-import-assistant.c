/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to figures, in steps that can be gone back.
 *
 * Opening looks at the file and recognises it; the columns can then be changed.  Checking runs the
 * whole import and takes it back, so what the result page says is what happens, not an estimate.
 * Accepting runs it once more and keeps it.  All three are done by threads; a step that takes
 * longer than half a second shows its progress, and every one can be cancelled.  Whatever is closed
 * or cancelled before the end leaves the project as it was.
 *
 * What the columns were said to be is remembered when figures were taken, not before: a mapping
 * that led to nothing is no example. */
#include "config.h"

#include "moat-import-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "moat-toast.h"

#define SHOW_PROGRESS_AFTER 500 /* ms */
#define PROGRESS_EVERY 100      /* ms */

static guint imported_signal;

G_DEFINE_FINAL_TYPE (MoatImportAssistant, moat_import_assistant, ADW_TYPE_WINDOW)

static gboolean
is_on (MoatImportAssistant *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

/* The page on which what was recognised can be changed. */
static const char *
get_settings_page (MoatImportAssistant *self)
{
  if (self->preview == NULL)
    return "opening";
  if (self->preview->is_rates)
    return "rates";
  return self->preview->summary != NULL ? "tags" : "columns";
}

static gsize
count_taken (MoatImportAssistant *self)
{
  return self->result != NULL ? self->result->n_added + self->result->n_restated : 0;
}

static gboolean
is_about_rates (MoatImportAssistant *self)
{
  return self->preview != NULL && self->preview->is_rates;
}

/* What the last button does. */
static char *
word_accept (MoatImportAssistant *self)
{
  gsize n = count_taken (self);

  if (is_about_rates (self))
    return g_strdup_printf (ngettext ("_Import %zu Rate", "_Import %zu Rates", (gulong) n), n);
  return g_strdup_printf (ngettext ("_Import %zu Figure", "_Import %zu Figures", (gulong) n), n);
}

/* What was done. */
static char *
word_done (MoatImportAssistant *self, gsize n)
{
  if (is_about_rates (self))
    return g_strdup_printf (
      ngettext ("%zu rate was imported", "%zu rates were imported", (gulong) n), n);
  return g_strdup_printf (
    ngettext ("%zu figure was imported", "%zu figures were imported", (gulong) n), n);
}

static void
update_buttons (MoatImportAssistant *self)
{
  gboolean on_result = is_on (self, "result");
  gboolean on_settings = self->preview != NULL && is_on (self, get_settings_page (self));
  g_autofree char *problem = on_settings && !is_about_rates (self)
                               ? moat_mapping_find_problem (self->preview->mapping)
                               : NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->back_button, on_result);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), on_result || on_settings);
  if (on_result)
    label = word_accept (self);
  gtk_button_set_label (self->next_button, on_result ? label : _ ("C_heck"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button),
                            self->cancellable == NULL &&
                              (on_result ? count_taken (self) > 0 : problem == NULL));
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_page (MoatImportAssistant *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  update_buttons (self);
}

static void
show_failure (MoatImportAssistant *self, const GError *error)
{
  g_autofree char *message = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->failed, message);
  show_page (self, "failed");
}

/* Work in threads */

static gboolean
progress_cb (gpointer data)
{
  MoatImportAssistant *self = data;
  g_autofree char *text = NULL;
  gsize n_rows = 0;
  double fraction =
    self->progress != NULL ? moat_import_progress_get (self->progress, &n_rows) : -1;

  if (!is_on (self, "working"))
    show_page (self, "working");
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (fraction, 1));
  else
    gtk_progress_bar_pulse (self->progress_bar);
  if (n_rows > 0)
    text = g_strdup_printf (ngettext ("%'zu row", "%'zu rows", (gulong) n_rows), n_rows);
  gtk_label_set_text (self->progress_label, text != NULL ? text : "");
  return G_SOURCE_CONTINUE;
}

static gboolean
late_cb (gpointer data)
{
  MoatImportAssistant *self = data;

  self->progress_source = g_timeout_add (PROGRESS_EVERY, progress_cb, self);
  progress_cb (self);
  return G_SOURCE_REMOVE;
}

/* What is begun here ends in a callback that calls end_work() first. */
static void
begin_work (MoatImportAssistant *self)
{
  g_return_if_fail (self->cancellable == NULL);

  self->cancellable = g_cancellable_new ();
  self->progress = moat_import_progress_new ();
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->progress_source = g_timeout_add (SHOW_PROGRESS_AFTER, late_cb, self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
  update_buttons (self);
}

static void
end_work (MoatImportAssistant *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->stack != NULL)
    gtk_widget_set_sensitive (GTK_WIDGET (self->stack), TRUE);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->progress, moat_import_progress_unref);
}

/* After an error: back to @page, or out when the user has closed the window. */
static void
fail (MoatImportAssistant *self, const char *page, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_toast_overlay_add_toast (self->toasts, moat_toast_new (error->message));
  show_page (self, page);
}

/* Opening */

/* Gives @preview (transfer full, nullable) to the page that shows it. */
static void
set_preview (MoatImportAssistant *self, MoatImportPreview *preview)
{
  moat_import_columns_set_preview (self->columns, NULL);
  moat_import_tags_set_preview (self->tags, NULL);
  moat_import_directions_set_preview (self->rates, NULL);
  g_clear_pointer (&self->preview, moat_import_preview_free);
  self->preview = preview;
  if (preview == NULL)
    return;
  if (preview->is_rates)
    moat_import_directions_set_preview (self->rates, preview);
  else if (preview->summary != NULL)
    moat_import_tags_set_preview (self->tags, preview);
  else
    moat_import_columns_set_preview (self->columns, preview);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MoatImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  MoatImportPreview *preview = moat_import_preview_finish (result, &error);

  end_work (self);
  if (self->closing)
    {
      moat_import_preview_free (preview);
      return;
    }
  if (preview == NULL && self->preview != NULL)
    {
      fail (self, get_settings_page (self), error);
      return;
    }
  if (preview == NULL)
    {
      show_failure (self, error);
      return;
    }
  set_preview (self, preview);
  g_hash_table_remove_all (self->corrections);
  show_page (self, get_settings_page (self));
}

static void
look (MoatImportAssistant *self, MoatImportOrigin *origin)
{
  begin_work (self);
  origin->project = moat_project_get_path (self->project);
  moat_import_preview_async (origin, self->names, self->cancellable, previewed_cb,
                             g_object_ref (self));
}

static void
reread_cb (GtkWidget *page, const char *table, MoatImportAssistant *self)
{
  MoatImportOrigin origin = { .file = self->preview->file, .table = table };

  if (self->cancellable == NULL)
    look (self, &origin);
}

/* The user knows better what the numbers are. */
static void
read_otherwise_cb (MoatImportAssistant *self)
{
  MoatImportPreview *preview = g_steal_pointer (&self->preview);

  preview->is_rates = !preview->is_rates;
  set_preview (self, preview);
  show_page (self, get_settings_page (self));
}

/* Checking and accepting */

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MoatImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  MoatImportResult *made = moat_import_task_run_finish (result, &error);

  end_work (self);
  if (self->closing || made == NULL)
    {
      g_clear_pointer (&made, moat_import_result_free);
      if (!self->closing)
        fail (self, self->refused_path != NULL ? "result" : get_settings_page (self), error);
      return;
    }
  g_clear_pointer (&self->result, moat_import_result_free);
  self->result = made;
  moat_import_result_page_set_result (self->result_page, made, self->preview->mapping);
  show_page (self, "result");
  if (self->refused_path != NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->refused_path);
      /* Translators: %s is the name of a file. */
      g_autofree char *message = g_strdup_printf (_ ("Saved “%s”"), name);

      adw_toast_overlay_add_toast (self->toasts, moat_toast_new (message));
    }
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (MoatImportAssistant) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatImportResult) made = moat_import_task_run_finish (result, &error);
  g_autofree char *message = NULL;
  gsize n;

  end_work (self);
  if (made == NULL)
    {
      if (!self->closing)
        fail (self, "result", error);
      return;
    }
  n = made->n_added + made->n_restated;
  moat_project_refresh (self->project);
  if (!is_about_rates (self) && self->preview->summary == NULL)
    moat_import_names_remember (self->names, self->preview->mapping);
  message = word_done (self, n);
  g_signal_emit (self, imported_signal, 0, message);
  gtk_window_destroy (GTK_WINDOW (self));
}

void
_moat_import_assistant_run (MoatImportAssistant *self, gboolean dry_run, const char *refused_path)
{
  MoatImportTask task = {
    .file = self->preview->file,
    .mapping = self->preview->mapping,
    .summary = self->preview->summary,
    .survey = is_about_rates (self) ? self->preview->survey : NULL,
    .corrections = self->corrections,
    .refused_path = refused_path,
    .dry_run = dry_run,
  };

  begin_work (self);
  g_free (self->refused_path);
  self->refused_path = g_strdup (refused_path);
  moat_import_task_run_async (moat_project_get_path (self->project), &task, self->progress,
                              self->cancellable, dry_run ? checked_cb : accepted_cb,
                              g_object_ref (self));
}

static void
next_clicked_cb (MoatImportAssistant *self)
{
  if (self->cancellable == NULL)
    _moat_import_assistant_run (self, !is_on (self, "result"), NULL);
}

static void
retake_cb (MoatImportAssistant *self)
{
  if (self->cancellable != NULL)
    return;
  moat_import_result_page_collect (self->result_page, self->corrections);
  _moat_import_assistant_run (self, TRUE, NULL);
}

static void
back_clicked_cb (MoatImportAssistant *self)
{
  if (self->cancellable == NULL)
    show_page (self, get_settings_page (self));
}

/* Cancels what is running, and closes the window when nothing is. */
static void
cancel_clicked_cb (MoatImportAssistant *self)
{
  if (self->cancellable != NULL && self->preview != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
moat_import_assistant_close_request (GtkWindow *window)
{
  MoatImportAssistant *self = MOAT_IMPORT_ASSISTANT (window);

  self->closing = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  return GTK_WINDOW_CLASS (moat_import_assistant_parent_class)->close_request (window);
}

static void
moat_import_assistant_dispose (GObject *object)
{
  MoatImportAssistant *self = MOAT_IMPORT_ASSISTANT (object);

  if (self->columns != NULL)
    set_preview (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_IMPORT_ASSISTANT);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_pointer (&self->preview, moat_import_preview_free);
  g_clear_pointer (&self->result, moat_import_result_free);
  g_clear_pointer (&self->corrections, g_hash_table_unref);
  g_clear_pointer (&self->names, moat_import_names_free);
  g_clear_pointer (&self->refused_path, g_free);
  g_clear_object (&self->chooser);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (moat_import_assistant_parent_class)->dispose (object);
}

static void
moat_import_assistant_class_init (MoatImportAssistantClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_import_assistant_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = moat_import_assistant_close_request;
  imported_signal = g_signal_new ("imported", MOAT_TYPE_IMPORT_ASSISTANT, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-import-assistant.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoatImportAssistant, name)
  BIND (toasts);
  BIND (stack);
  BIND (heading);
  BIND (back_button);
  BIND (next_button);
  BIND (progress_bar);
  BIND (progress_label);
  BIND (problem);
  BIND (failed);
  BIND (columns);
  BIND (tags);
  BIND (rates);
  BIND (result_page);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
  gtk_widget_class_bind_template_callback (widget_class, read_otherwise_cb);
  gtk_widget_class_bind_template_callback (widget_class, reread_cb);
  gtk_widget_class_bind_template_callback (widget_class, retake_cb);
  gtk_widget_class_bind_template_callback (widget_class, _moat_import_assistant_save_refused);
}

static void
moat_import_assistant_init (MoatImportAssistant *self)
{
  g_type_ensure (MOAT_TYPE_IMPORT_COLUMNS);
  g_type_ensure (MOAT_TYPE_IMPORT_TAGS);
  g_type_ensure (MOAT_TYPE_IMPORT_DIRECTIONS);
  g_type_ensure (MOAT_TYPE_IMPORT_RESULT_PAGE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->corrections = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
}

MoatImportAssistant *
moat_import_assistant_new (GtkWindow *parent, MoatProject *project)
{
  MoatImportAssistant *self =
    g_object_new (MOAT_TYPE_IMPORT_ASSISTANT, "transient-for", parent, NULL);

  self->project = g_object_ref (project);
  self->names = moat_import_names_new (project, TRUE);
  update_buttons (self);
  return self;
}

void
moat_import_assistant_open_file (MoatImportAssistant *self, const char *path)
{
  g_autofree char *name = NULL;
  MoatImportOrigin origin = { .path = path };

  g_return_if_fail (MOAT_IS_IMPORT_ASSISTANT (self) && path != NULL);

  name = g_filename_display_basename (path);
  adw_window_title_set_subtitle (self->heading, name);
  look (self, &origin);
}

void
moat_import_assistant_open_text (MoatImportAssistant *self, const char *text)
{
  MoatImportOrigin origin = { .text = text };

  g_return_if_fail (MOAT_IS_IMPORT_ASSISTANT (self) && text != NULL);

  adw_window_title_set_subtitle (self->heading, _ ("Pasted cells"));
  look (self, &origin);
}
