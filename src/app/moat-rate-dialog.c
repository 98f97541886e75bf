/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing an exchange rate in.
 *
 * As in the dialog for figures, every keystroke sets one field of a rate from the text of one row,
 * by the functions that edit cells, and the line above the rows says what that makes: the whole
 * rate as a sentence, or what is wrong or still missing.  A direction that was typed the wrong way
 * round is seen there before it is stored.  A rate that the project has already is found while it
 * is typed, so that Add does not fail. */

#include "config.h"

#include "moat-rate-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-entry.h"
#include "moat-new-row-dialog.h"
#include "moat-rate-words.h"
#include "moat-store-rates.h"

typedef struct
{
  GtkWidget *owner;
  MoatProject *project;
  MoatWording *wording;
  MoatRateFunc func;
  MoatRate *rate;
  AdwMessageDialog *dialog;
  GtkWidget *group;
  GtkWidget *rows[MOAT_RATE_N_FIELDS]; /* entries, or choices of keys */
  char *problems[MOAT_RATE_N_FIELDS];  /* of what is typed now; NULL: none */
  gboolean loading;                    /* TRUE while rows are filled by the program */
} Question;

/* What the row stands for is not there yet. */
static void
clear_field (MoatRate *rate, MoatRateField field)
{
  switch ((int) field)
    {
    case MOAT_RATE_FIELD_BASE:
      rate->base = NULL;
      break;
    case MOAT_RATE_FIELD_QUOTE:
      rate->quote = NULL;
      break;
    case MOAT_RATE_FIELD_VALUE:
      rate->value = moat_decimal_from_int (0);
      break;
    case MOAT_RATE_FIELD_PERIOD:
      rate->period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
      break;
    default:
      moat_rate_read_text (rate, field, "", NULL);
    }
}

/* The rate that stands in its place; NULL when there is none.  (transfer full) */
static MoatRate *
find_same (Question *self)
{
  return moat_store_find_rate (moat_project_get_store (self->project), self->rate, NULL);
}

/* What the rate says, or what is wrong with it; the latter is TRUE.  (transfer full) */
static gboolean
find_message (Question *self, char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRate) same = NULL;

  for (int field = 0; field < MOAT_RATE_N_FIELDS; field++)
    if (self->problems[field] != NULL)
      {
        *message = g_strdup (self->problems[field]);
        return TRUE;
      }
  if (!moat_rate_validate (self->rate, &error))
    {
      *message = g_strdup (error->message);
      return TRUE;
    }
  same = find_same (self);
  if (same != NULL)
    {
      g_autofree char *there = moat_rate_word_whole (same, self->wording);

      /* Translators: %s is a rate that the project has: "1 USD = 7.1957 CNY, average of 2024". */
      *message = g_strdup_printf (_ ("The project has this rate already: %s"), there);
      return TRUE;
    }
  *message = moat_rate_word_whole (self->rate, self->wording);
  return FALSE;
}

static void
update (Question *self)
{
  g_autofree char *message = NULL;
  gboolean is_problem = find_message (self, &message);

  for (int field = 0; field < MOAT_RATE_N_FIELDS; field++)
    moat_entry_mark (self->rows[field], self->problems[field] == NULL);
  adw_message_dialog_set_body (self->dialog, message);
  adw_message_dialog_set_response_enabled (self->dialog, "add", !is_problem);
}

static const char *
get_text (Question *self, MoatRateField field)
{
  GtkWidget *row = self->rows[field];
  const char *text = MOAT_IS_CHOICE_ROW (row) ? moat_choice_row_get_chosen (MOAT_CHOICE_ROW (row))
                                              : gtk_editable_get_text (GTK_EDITABLE (row));

  return text != NULL ? text : "";
}

static void
read_row (Question *self, MoatRateField field)
{
  const char *text = get_text (self, field);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->problems[field], g_free);
  if (*text == '\0')
    clear_field (self->rate, field);
  else if (!moat_rate_read_text (self->rate, field, text, &error))
    {
      self->problems[field] = g_strdup (error->message);
      clear_field (self->rate, field);
    }
}

static void
changed_cb (Question *self, GtkWidget *row)
{
  if (self->loading)
    return;
  for (int field = 0; field < MOAT_RATE_N_FIELDS; field++)
    if (self->rows[field] == row)
      read_row (self, (MoatRateField) field);
  /* The period is one of the other kind, and a value may name its currency. */
  if (row == self->rows[MOAT_RATE_FIELD_KIND])
    read_row (self, MOAT_RATE_FIELD_PERIOD);
  if (row == self->rows[MOAT_RATE_FIELD_QUOTE])
    read_row (self, MOAT_RATE_FIELD_VALUE);
  update (self);
}

/* Rows */

static void
add_entry (Question *self, MoatRateField field, const char *title)
{
  g_autofree char *text = moat_rate_word_for_editing (self->rate, field, self->wording);
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  self->rows[field] = row;
}

static void
fill_choice (Question *self, MoatRateField field)
{
  g_autofree char *chosen = moat_rate_get_text (self->rate, field);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  moat_rate_list_choices (self->project, field, keys, labels);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  self->loading = TRUE;
  moat_choice_row_set_options (MOAT_CHOICE_ROW (self->rows[field]),
                               (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
  moat_choice_row_set_chosen (MOAT_CHOICE_ROW (self->rows[field]), chosen);
  self->loading = FALSE;
}

static void
add_choice (Question *self, MoatRateField field, const char *title)
{
  self->rows[field] = g_object_new (MOAT_TYPE_CHOICE_ROW, "title", title, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), self->rows[field]);
  fill_choice (self, field);
  g_signal_connect_swapped (self->rows[field], "changed", G_CALLBACK (changed_cb), self);
}

static void
source_added_cb (GtkWidget *owner, MoatFactField field, const char *key, const GError *error)
{
  Question *self = g_object_get_data (G_OBJECT (owner), "moat-question");

  if (key == NULL)
    {
      adw_message_dialog_set_body (self->dialog, error->message);
      return;
    }
  g_free (self->rate->source);
  self->rate->source = g_strdup (key);
  fill_choice (self, MOAT_RATE_FIELD_SOURCE);
  update (self);
  gtk_window_present (GTK_WINDOW (self->dialog)); /* the keyboard is here again */
}

static void
new_source_cb (Question *self)
{
  moat_new_row_dialog_ask (GTK_WIDGET (self->dialog), self->project, MOAT_FACT_FIELD_SOURCE,
                           source_added_cb);
}

static void
add_new_source_button (Question *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("New Source"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New Source"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->rows[MOAT_RATE_FIELD_SOURCE]), button);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (new_source_cb), self);
}

/* The dialog */

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "add"))
    return;
  moat_project_put_rate (self->project, self->rate, &error);
  self->func (self->owner, self->rate->id, error);
}

static void
free_question (gpointer data)
{
  Question *self = data;

  for (int field = 0; field < MOAT_RATE_N_FIELDS; field++)
    g_free (self->problems[field]);
  moat_rate_free (self->rate);
  moat_wording_unref (self->wording);
  g_object_unref (self->project);
  g_object_unref (self->owner);
  g_free (self);
}

static void
add_rows (Question *self)
{
  add_entry (self, MOAT_RATE_FIELD_BASE, _ ("One unit of (such as USD)"));
  add_entry (self, MOAT_RATE_FIELD_VALUE, _ ("Is worth (such as 7.1957)"));
  add_entry (self, MOAT_RATE_FIELD_QUOTE, _ ("Units of (such as CNY)"));
  add_choice (self, MOAT_RATE_FIELD_KIND, _ ("Kind"));
  add_entry (self, MOAT_RATE_FIELD_PERIOD, _ ("Period or day"));
  add_choice (self, MOAT_RATE_FIELD_SOURCE, _ ("Source"));
  add_new_source_button (self);
  add_entry (self, MOAT_RATE_FIELD_LOCATOR, _ ("Place in the source"));
}

/* A small window is not high enough for all rows. */
static GtkWidget *
create_scroller (GtkWidget *rows)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), rows);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (scroller, 424, -1);
  gtk_widget_add_css_class (scroller, "dialog-rows");
  return scroller;
}

/* The first row that is to be filled in. */
static void
focus_empty (Question *self)
{
  const MoatRateField order[] = { MOAT_RATE_FIELD_BASE, MOAT_RATE_FIELD_QUOTE,
                                  MOAT_RATE_FIELD_VALUE, MOAT_RATE_FIELD_PERIOD };

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (*get_text (self, order[i]) == '\0')
      {
        gtk_widget_grab_focus (self->rows[order[i]]);
        return;
      }
}

void
moat_rate_dialog_ask (GtkWidget *owner, MoatProject *project, const MoatRate *proposal,
                      MoatRateFunc func)
{
  GtkWidget *dialog;
  Question *self;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (MOAT_IS_PROJECT (project));

  self = g_new0 (Question, 1);
  self->owner = g_object_ref (owner);
  self->project = g_object_ref (project);
  self->wording = moat_wording_new (moat_language_of_process ());
  self->func = func;
  self->rate = proposal != NULL ? moat_rate_copy (proposal) : moat_rate_new ();
  self->rate->id = 0;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)),
                                   _ ("New Exchange Rate"), NULL);
  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  g_object_set_data_full (G_OBJECT (dialog), "moat-question", self, free_question);
  self->group = adw_preferences_group_new ();
  add_rows (self);
  adw_message_dialog_set_extra_child (self->dialog, create_scroller (self->group));
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "add");
  update (self);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  focus_empty (self);
}
