/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding an entity, a measure or a source while a figure is typed in.
 *
 * A figure names three things, and in a new project there are none: each can be made on the spot
 * from the little that is needed to begin with.  The rest of an entity or source is edited
 * elsewhere.
 *
 * What kind of measure it is decides three columns at once (XBRL's period type, what it is counted
 * in, and how parts add up), so it is asked as one choice in plain words.  Keys are made of the
 * English name. */

#include "config.h"

#include "moat-new-row-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-store.h"
#include "moat-unit.h"

typedef struct
{
  GtkWidget *owner;
  MoatProject *project;
  MoatFactField field;
  MoatNewRowFunc func;
  AdwMessageDialog *dialog;
  GtkWidget *group;
  GtkEditable *name_en;
  GtkEditable *name_zh;
  GtkEditable *currency;  /* of an entity, else NULL */
  MoatChoiceRow *kind;    /* of a measure: an index of kinds; of an entity: the year's last month */
  GtkEditable *publisher; /* of a source, else NULL */
  GtkEditable *published;
} Question;

static const struct
{
  const char *key;
  const char *name;
  const char *period_type, *unit_kind, *aggregation;
} kinds[] = {
  { "flow", N_ ("Money over a period"), "duration", "money", "sum" },
  { "stock", N_ ("Money at a moment"), "instant", "money", "last" },
  { "rate", N_ ("Percentage of or over a period"), "duration", "ratio", "mean" },
  { "number", N_ ("Number at a moment"), "instant", "count", "last" },
  { "numbers", N_ ("Number over a period"), "duration", "count", "sum" },
};

static const char *
text_of (GtkEditable *entry)
{
  return entry != NULL ? gtk_editable_get_text (entry) : "";
}

/* "alibaba-cloud", or a numbered word where nothing of the name can stand in a key.  (transfer
 * full) */
static char *
make_key (const Question *question)
{
  g_autofree char *ascii = g_str_to_ascii (text_of (question->name_en), "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GString) unique = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  if (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append (key, moat_fact_field_to_nick (question->field));
  g_string_assign (unique, key->str);
  for (guint i = 2; moat_project_find_entity (question->project, unique->str) != NULL ||
                    moat_project_find_concept (question->project, unique->str) != NULL ||
                    moat_project_find_source (question->project, unique->str) != NULL;
       i++)
    g_string_printf (unique, "%s-%u", key->str, i);
  return g_string_free (g_steal_pointer (&unique), FALSE);
}

static gboolean
insert (const Question *question, const char *key, GError **error)
{
  MoatStore *store = moat_project_get_store (question->project);
  const char *en = text_of (question->name_en), *zh = text_of (question->name_zh);
  const char *chosen = question->kind != NULL ? moat_choice_row_get_chosen (question->kind) : NULL;

  if (question->field == MOAT_FACT_FIELD_ENTITY)
    return moat_store_insert_row (
      store, "entity",
      (const char *[]){ "key", "label_en", "label_zh", "currency", "year_end_month", NULL },
      (const char *[]){ key, en, zh, text_of (question->currency), chosen, NULL }, error);
  if (question->field == MOAT_FACT_FIELD_SOURCE)
    return moat_store_insert_row (
      store, "source",
      (const char *[]){ "key", "title_en", "title_zh", "publisher_en", "published", NULL },
      (const char *[]){ key, en, zh, text_of (question->publisher), text_of (question->published),
                        NULL },
      error);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].key, chosen))
      return moat_store_insert_row (store, "concept",
                                    (const char *[]){ "key", "label_en", "label_zh", "period_type",
                                                      "unit_kind", "aggregation", NULL },
                                    (const char *[]){ key, en, zh, kinds[i].period_type,
                                                      kinds[i].unit_kind, kinds[i].aggregation,
                                                      NULL },
                                    error);
  g_return_val_if_reached (FALSE);
}

static gboolean
add (const Question *question, const char *key, GError **error)
{
  MoatStore *store = moat_project_get_store (question->project);
  const char *name = *text_of (question->name_en) != '\0' ? text_of (question->name_en)
                                                          : text_of (question->name_zh);
  /* Translators: the name of an action, shown at undo; %s is an entity, a measure or a source. */
  g_autofree char *label = g_strdup_printf (_ ("Add “%s”"), name);

  if (!moat_store_begin_action (store, label, error))
    return FALSE;
  if (!insert (question, key, error))
    {
      moat_store_cancel_action (store);
      return FALSE;
    }
  if (!moat_store_end_action (store, error))
    return FALSE;
  moat_project_refresh (question->project);
  return TRUE;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  if (!g_str_equal (response, "add"))
    return;
  key = make_key (question);
  if (add (question, key, &error))
    question->func (question->owner, question->field, key, NULL);
  else
    question->func (question->owner, question->field, NULL, error);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_object_unref (question->project);
  g_free (question);
}

static gboolean
mark (GtkEditable *entry, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  return valid;
}

static void
validate (Question *question)
{
  gboolean valid = *text_of (question->name_en) != '\0' || *text_of (question->name_zh) != '\0';
  const char *currency = text_of (question->currency), *date = text_of (question->published);

  if (question->currency != NULL)
    valid &= mark (question->currency,
                   *currency == '\0' ||
                     (moat_unit_intern (currency) != NULL &&
                      moat_unit_get_kind (moat_unit_intern (currency)) == MOAT_UNIT_KIND_MONEY));
  if (question->published != NULL)
    valid &=
      mark (question->published, *date == '\0' || moat_date_parse_iso (date, -1) != MOAT_DATE_NONE);
  adw_message_dialog_set_response_enabled (question->dialog, "add", valid);
}

static GtkEditable *
add_entry (Question *question, const char *title)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (question->group), entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (validate), question);
  return GTK_EDITABLE (entry);
}

static MoatChoiceRow *
add_choice (Question *question, const char *title)
{
  MoatChoiceRow *row = g_object_new (MOAT_TYPE_CHOICE_ROW, "title", title, NULL);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (question->group), GTK_WIDGET (row));
  return row;
}

static void
fill_kinds (MoatChoiceRow *row)
{
  const char *keys[G_N_ELEMENTS (kinds) + 1] = { NULL };
  const char *names[G_N_ELEMENTS (kinds) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      keys[i] = kinds[i].key;
      names[i] = _ (kinds[i].name);
    }
  moat_choice_row_set_options (row, keys, names);
  moat_choice_row_set_chosen (row, keys[0]);
}

static void
fill_months (MoatChoiceRow *row)
{
  const char *const keys[] = {
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", NULL
  };
  const char *const names[] = { _ ("January"), _ ("February"), _ ("March"),
                                _ ("April"),   _ ("May"),      _ ("June"),
                                _ ("July"),    _ ("August"),   _ ("September"),
                                _ ("October"), _ ("November"), _ ("December"),
                                NULL };

  moat_choice_row_set_options (row, keys, names);
  moat_choice_row_set_chosen (row, "12");
}

static const char *
fill_group (Question *question)
{
  gboolean is_source = question->field == MOAT_FACT_FIELD_SOURCE;

  question->name_en =
    add_entry (question, is_source ? _ ("Title in English") : _ ("Name in English"));
  question->name_zh =
    add_entry (question, is_source ? _ ("Title in Chinese") : _ ("Name in Chinese"));
  if (question->field == MOAT_FACT_FIELD_ENTITY)
    {
      question->currency = add_entry (question, _ ("Reporting currency, such as CNY"));
      question->kind = add_choice (question, _ ("Fiscal year ends in"));
      fill_months (question->kind);
      return _ ("New Entity");
    }
  if (question->field == MOAT_FACT_FIELD_CONCEPT)
    {
      /* Translators: the title of a choice such as “Money over a period”: what it measures. */
      question->kind = add_choice (question, C_ ("verb", "Measures"));
      fill_kinds (question->kind);
      return _ ("New Measure");
    }
  question->publisher = add_entry (question, _ ("Publisher"));
  question->published = add_entry (question, _ ("Published (YYYY-MM-DD)"));
  return _ ("New Source");
}

void
moat_new_row_dialog_ask (GtkWidget *owner, MoatProject *project, MoatFactField field,
                         MoatNewRowFunc func)
{
  Question *question;
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WIDGET (owner));
  g_return_if_fail (MOAT_IS_PROJECT (project));

  question = g_new0 (Question, 1);
  question->owner = g_object_ref (owner);
  question->project = g_object_ref (project);
  question->field = field;
  question->func = func;
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), NULL, NULL);
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  question->group = adw_preferences_group_new ();
  gtk_widget_set_size_request (question->group, 420, -1);
  adw_message_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "add", _ ("_Add"),
                                    NULL);
  adw_message_dialog_set_heading (question->dialog, fill_group (question));
  adw_message_dialog_set_extra_child (question->dialog, question->group);
  adw_message_dialog_set_response_appearance (question->dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "add");
  validate (question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
