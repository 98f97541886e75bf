/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which source is to take the place of another?
 *
 * A source that figures rest on cannot be removed, so the question says how many do, and offers the
 * other sources of the project.  Where there is none it says so. */

#include "config.h"

#include "moat-source-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-store-sources.h"

typedef struct
{
  AdwMessageDialog *dialog;
  GtkWidget *owner;
  GStrv keys;
  MoatChoiceRow *row; /* of the dialog */
  MoatSourceFunc func;
} Question;

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  const char *other = moat_choice_row_get_chosen (question->row);

  if (g_str_equal (response, "replace") && other != NULL)
    question->func (question->owner, (const char *const *) question->keys, other);
}

static void
chosen_cb (Question *question)
{
  adw_message_dialog_set_response_enabled (question->dialog, "replace", TRUE);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_strfreev (question->keys);
  g_free (question);
}

/* How many rows of the project rest on those sources. */
static gint64
count_uses (MoatProject *project, const char *const *keys)
{
  gint64 all = 0;

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const MoatSource *source = moat_project_find_source (project, keys[i]);
      gint64 n = 0;

      if (source != NULL && moat_store_count_source_uses (moat_project_get_store (project),
                                                          source->id, NULL, &n, NULL))
        all += n;
    }
  return all;
}

/* Offers all other sources.  FALSE when there is none. */
static gboolean
fill_row (MoatChoiceRow *row, MoatProject *project, const char *const *without)
{
  GPtrArray *sources = moat_project_get_sources (project);
  g_autoptr (GPtrArray) keys = g_ptr_array_new (), labels = g_ptr_array_new ();

  for (guint i = 0; i < sources->len; i++)
    {
      const MoatSource *source = sources->pdata[i];

      if (g_strv_contains (without, source->key))
        continue;
      g_ptr_array_add (keys, source->key);
      g_ptr_array_add (labels,
                       (gpointer) moat_label_get (&source->title, moat_language_of_process ()));
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_choice_row_set_options (row, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
  return keys->len > 1;
}

static char *
word_heading (MoatProject *project, const char *const *keys)
{
  const MoatSource *source = moat_project_find_source (project, keys[0]);

  if (keys[1] == NULL && source != NULL)
    /* Translators: %s is the title of a source. */
    return g_strdup_printf (_ ("Replace “%s”?"),
                            moat_label_get (&source->title, moat_language_of_process ()));
  return g_strdup (_ ("Replace These Sources?"));
}

static char *
word_body (gint64 n)
{
  return g_strdup_printf (ngettext ("%d row of the project rests on it. It will rest on the source "
                                    "that you choose.",
                                    "%d rows of the project rest on it. They will rest on the "
                                    "source that you choose.",
                                    (gulong) n),
                          (int) n);
}

void
moat_source_dialog_ask (GtkWidget *owner, MoatProject *project, const char *const *keys,
                        MoatSourceFunc func)
{
  GtkWidget *row, *list, *dialog;
  g_autofree char *heading = NULL, *body = NULL;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (MOAT_IS_PROJECT (project) && keys != NULL && keys[0] != NULL);

  row = g_object_new (MOAT_TYPE_CHOICE_ROW, "title", _ ("Replace by"), NULL);
  heading = word_heading (project, keys);
  body = word_body (count_uses (project, keys));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_SUGGESTED);
  if (!fill_row (MOAT_CHOICE_ROW (row), project, keys))
    adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (dialog),
      _ ("Something rests on it, and there is no other source. Add one first."));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "replace", FALSE);
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  question = g_new0 (Question, 1);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->owner = g_object_ref (owner);
  question->keys = g_strdupv ((char **) keys);
  question->row = MOAT_CHOICE_ROW (row);
  question->func = func;
  g_signal_connect_swapped (row, "changed", G_CALLBACK (chosen_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
