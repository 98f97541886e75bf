/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work that may last, off the main thread, and the dialog that shows it.
 *
 * Most work is over before anybody wonders, so the dialog comes after half a second.  It is modal:
 * while a thread reads or writes the project, the window takes no edits that would have to wait for
 * it.  Cancel closes the dialog at once; the thread ends as soon as it can, and until it has, the
 * program is kept from ending, so that nothing half written is left behind.
 *
 * What the two threads share is one number and the cancellable.  Everything else is touched by the
 * thread before it ends or by the main thread alone. */

#include "config.h"

#include "moat-progress.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 500 /* ms, before the dialog is shown */
#define STEP 100     /* ms, between two looks at how far it is */
#define WHOLE 10000  /* of MoatProgress.done_part */

struct _MoatProgress
{
  GApplication *application;
  GtkWindow *owner;  /* NULL once it is gone */
  GtkWidget *dialog; /* NULL while none is shown */
  GtkProgressBar *bar;
  guint timer;
  char *heading;

  GThread *thread;
  GCancellable *cancellable;
  int done_part; /* atomic: 0–WHOLE, −1: not known */
  MoatProgressWork work;
  GError *error;
  gboolean has_succeeded;

  MoatProgressDone done;
  gpointer data;
  GDestroyNotify free_data;
};

void
moat_progress_report (MoatProgress *self, double fraction)
{
  g_atomic_int_set (&self->done_part, fraction < 0 ? -1 : (int) (MIN (fraction, 1) * WHOLE));
}

GCancellable *
moat_progress_get_cancellable (MoatProgress *self)
{
  return self->cancellable;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, MoatProgress *self)
{
  self->dialog = NULL;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
step_cb (gpointer data)
{
  MoatProgress *self = data;
  int part = g_atomic_int_get (&self->done_part);

  if (part < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, (double) part / WHOLE);
  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer data)
{
  MoatProgress *self = data;
  AdwMessageDialog *dialog;

  self->dialog = adw_message_dialog_new (self->owner, self->heading, NULL);
  dialog = ADW_MESSAGE_DIALOG (self->dialog);
  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->bar), 320, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->heading, -1);
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (self->bar));
  adw_message_dialog_add_response (dialog, "cancel", _ ("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  step_cb (self);
  self->timer = g_timeout_add (STEP, step_cb, self);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
close_dialog (MoatProgress *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->dialog == NULL)
    return;
  g_signal_handlers_disconnect_by_func (self->dialog, response_cb, self);
  gtk_window_destroy (GTK_WINDOW (g_steal_pointer (&self->dialog)));
}

static void
owner_destroyed_cb (GtkWidget *owner, MoatProgress *self)
{
  close_dialog (self);
  self->owner = NULL;
  g_cancellable_cancel (self->cancellable);
}

static gboolean
finish_cb (gpointer data)
{
  MoatProgress *self = data;

  g_thread_join (self->thread);
  close_dialog (self);
  if (self->owner != NULL)
    g_signal_handlers_disconnect_by_func (self->owner, owner_destroyed_cb, self);
  /* What was done before the cancel arrived is done. */
  if (self->owner != NULL &&
      (self->has_succeeded || !g_cancellable_is_cancelled (self->cancellable)))
    self->done (self->owner, self->error, self->data);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_application_release (self->application);
  g_object_unref (self->application);
  g_object_unref (self->cancellable);
  g_clear_error (&self->error);
  g_free (self->heading);
  g_free (self);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  MoatProgress *self = data;

  self->has_succeeded = self->work (self, self->data, &self->error);
  g_idle_add (finish_cb, self);
  return NULL;
}

void
moat_progress_run (GtkWindow *owner, const char *heading, MoatProgressWork work,
                   MoatProgressDone done, gpointer data, GDestroyNotify free_data)
{
  MoatProgress *self;

  g_return_if_fail (GTK_IS_WINDOW (owner) && gtk_window_get_application (owner) != NULL);
  g_return_if_fail (heading != NULL && work != NULL && done != NULL);

  self = g_new0 (MoatProgress, 1);
  self->application = G_APPLICATION (g_object_ref (gtk_window_get_application (owner)));
  g_application_hold (self->application);
  self->owner = owner;
  g_signal_connect (owner, "destroy", G_CALLBACK (owner_destroyed_cb), self);
  self->heading = g_strdup (heading);
  self->cancellable = g_cancellable_new ();
  self->work = work;
  self->done = done;
  self->data = data;
  self->free_data = free_data;
  self->timer = g_timeout_add (PATIENCE, show_cb, self);
  self->thread = g_thread_new ("moat-progress", run_thread, self);
}
