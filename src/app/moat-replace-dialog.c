/* SPDX-License-Identifier: GPL-3.0-or-later */
/* May this file be replaced?
 *
 * GTK's file chooser asks about the name as it was typed.  The program then adds the ending that
 * was left out, and the file of that name is one that nobody was asked about. */

#include "config.h"

#include "moat-replace-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWindow *owner;
  char *path;
  MoatPathFunc func;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "replace"))
    question->func (question->owner, question->path);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question->path);
  g_free (question);
}

static void
ask (GtkWindow *owner, const char *path, MoatPathFunc func)
{
  GtkWidget *dialog = adw_message_dialog_new (owner, NULL, NULL);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  g_autofree char *name = g_filename_display_basename (path);
  Question *question = g_new0 (Question, 1);

  question->owner = g_object_ref (owner);
  question->path = g_strdup (path);
  question->func = func;
  /* Translators: %s is the name of a file. */
  adw_message_dialog_format_heading (message, _ ("Replace “%s”?"), name);
  adw_message_dialog_set_body (message, _ ("A file of this name exists. What is in it will be "
                                           "lost."));
  adw_message_dialog_add_responses (message, "cancel", _ ("_Cancel"), "replace", _ ("_Replace"),
                                    NULL);
  adw_message_dialog_set_response_appearance (message, "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
moat_replace_dialog_ask (GtkWindow *owner, const char *chosen, const char *extension,
                         MoatPathFunc func)
{
  g_autofree char *path = NULL;

  g_return_if_fail (GTK_IS_WINDOW (owner));
  g_return_if_fail (chosen != NULL && extension != NULL);

  if (g_str_has_suffix (chosen, extension))
    {
      func (owner, chosen);
      return;
    }
  path = g_strconcat (chosen, extension, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    ask (owner, path, func);
  else
    func (owner, path);
}
