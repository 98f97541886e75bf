/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that an import refuses, as a file to be put right in a spreadsheet.
 *
 * The page shows the first of them; trying the import once more, with a file to write them to,
 * finds all, in a thread that can be cancelled like the others. */
#include "config.h"

#include "moat-import-assistant-private.h"

#include <glib/gi18n-lib.h>

#include "moat-replace-dialog.h"
#include "moat-toast.h"

static void
save_refused (GtkWindow *owner, const char *path)
{
  MoatImportAssistant *self = MOAT_IMPORT_ASSISTANT (owner);

  if (self->cancellable == NULL)
    _moat_import_assistant_run (self, TRUE, path);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, MoatImportAssistant *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    moat_replace_dialog_ask (GTK_WINDOW (self), path, ".csv", save_refused);
  else if (file != NULL)
    adw_toast_overlay_add_toast (self->toasts,
                                 moat_toast_new (_ ("Only files of this computer can be used.")));
}

void
_moat_import_assistant_save_refused (MoatImportAssistant *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Save Refused Rows"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _ ("Refused rows.csv"));
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}
