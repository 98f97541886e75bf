/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question for the title of a chart, in both languages.
 *
 * A title says what the chart finds, which no program can translate: it is written once in each
 * language.  Either may be left empty; the chart then shows the other, and with none it is named
 * after what it shows. */

#include "config.h"

#include "moat-title-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *owner;
  MoatTitleFunc func;
  GtkEditable *entries[2]; /* by MoatLanguage */
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  MoatLabel title = { NULL, NULL };

  if (!g_str_equal (response, "save"))
    return;
  moat_label_set (&title, gtk_editable_get_text (question->entries[MOAT_LANGUAGE_EN]),
                  gtk_editable_get_text (question->entries[MOAT_LANGUAGE_ZH]));
  question->func (&title, question->owner);
  moat_label_clear (&title);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question);
}

static GtkEditable *
add_entry (GtkWidget *group, MoatLanguage language, const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), moat_language_get_name (language));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  return GTK_EDITABLE (entry);
}

void
moat_title_dialog_ask (GtkWidget *owner, const char *heading, const MoatLabel *title,
                       MoatTitleFunc func)
{
  GtkWidget *dialog, *group;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (owner));

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), heading,
                                   _ ("Say what the chart shows, in one sentence."));
  group = adw_preferences_group_new ();
  question = g_new0 (Question, 1);
  question->owner = g_object_ref (owner);
  question->func = func;
  question->entries[MOAT_LANGUAGE_EN] =
    add_entry (group, MOAT_LANGUAGE_EN, title != NULL ? title->en : NULL);
  question->entries[MOAT_LANGUAGE_ZH] =
    add_entry (group, MOAT_LANGUAGE_ZH, title != NULL ? title->zh : NULL);
  gtk_widget_set_size_request (group, 420, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "save",
                                    _ ("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
