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
#include "moat-entry.h"
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
  MoatPeriodType period_type;
  MoatUnitKind unit_kind;
  MoatAggregation aggregation;
} kinds[] = {
  { "flow", N_ ("Money over a period"), MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_MONEY,
    MOAT_AGGREGATION_SUM },
  { "stock", N_ ("Money at a moment"), MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY,
    MOAT_AGGREGATION_LAST },
  { "rate", N_ ("Percentage of or over a period"), MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_RATIO,
    MOAT_AGGREGATION_MEAN },
  { "number", N_ ("Number at a moment"), MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_COUNT,
    MOAT_AGGREGATION_LAST },
  { "numbers", N_ ("Number over a period"), MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_COUNT,
    MOAT_AGGREGATION_SUM },
};

static const char *
text_of (GtkEditable *entry)
{
  return entry != NULL ? gtk_editable_get_text (entry) : "";
}

static MoatLabel
read_name (const Question *question)
{
  return (MoatLabel){ g_strdup (text_of (question->name_en)),
                      g_strdup (text_of (question->name_zh)) };
}

/* Each adds what was typed and gives its key.  (transfer full) */

static char *
add_entity (const Question *question, GError **error)
{
  g_autoptr (MoatEntity) entity = moat_entity_new ();
  const char *currency = text_of (question->currency);
  int month = (int) g_ascii_strtoll (moat_choice_row_get_chosen (question->kind), NULL, 10);

  entity->label = read_name (question);
  entity->currency = *currency != '\0' ? moat_unit_intern (currency) : NULL;
  entity->year_end = (MoatYearEnd){ month, g_date_get_days_in_month ((GDateMonth) month, 2001) };
  return moat_project_add_entity (question->project, entity, error) ? g_strdup (entity->key) : NULL;
}

static char *
add_concept (const Question *question, GError **error)
{
  g_autoptr (MoatConcept) concept = moat_concept_new ();
  const char *chosen = moat_choice_row_get_chosen (question->kind);

  concept->label = read_name (question);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].key, chosen))
      {
        concept->period_type = kinds[i].period_type;
        concept->unit_kind = kinds[i].unit_kind;
        concept->aggregation = kinds[i].aggregation;
      }
  return moat_project_add_concept (question->project, concept, error) ? g_strdup (concept->key)
                                                                      : NULL;
}

static char *
add_source (const Question *question, GError **error)
{
  g_autoptr (MoatSource) source = moat_source_new ();

  source->title = read_name (question);
  source->publisher.en = g_strdup (text_of (question->publisher));
  source->published = moat_date_parse_iso (text_of (question->published), -1);
  return moat_project_add_source (question->project, source, error) ? g_strdup (source->key) : NULL;
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *key = NULL;

  if (!g_str_equal (response, "add"))
    return;
  if (question->field == MOAT_FACT_FIELD_ENTITY)
    key = add_entity (question, &error);
  else if (question->field == MOAT_FACT_FIELD_CONCEPT)
    key = add_concept (question, &error);
  else
    key = add_source (question, &error);
  question->func (question->owner, question->field, key, error);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_object_unref (question->project);
  g_free (question);
}

static void
validate (Question *question)
{
  gboolean valid = *text_of (question->name_en) != '\0' || *text_of (question->name_zh) != '\0';
  const char *currency = text_of (question->currency), *date = text_of (question->published);

  if (question->currency != NULL)
    valid &=
      moat_entry_mark (GTK_WIDGET (question->currency),
                       *currency == '\0' || (moat_unit_intern (currency) != NULL &&
                                             moat_unit_get_kind (moat_unit_intern (currency)) ==
                                               MOAT_UNIT_KIND_MONEY));
  if (question->published != NULL)
    valid &= moat_entry_mark (GTK_WIDGET (question->published),
                              *date == '\0' || moat_date_parse_iso (date, -1) != MOAT_DATE_NONE);
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
