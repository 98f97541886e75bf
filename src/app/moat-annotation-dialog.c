/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an annotation needs that cannot be pointed at: its words, a value, a range, a period.
 *
 * Values are typed as people write them, "300亿元", "30 bn", "25%".  Saving waits until what is
 * typed can be read; what is wrong is marked. */
#include "config.h"

#include "moat-annotation-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-entry.h"
#include "moat-quantity.h"

typedef enum
{
  FIELD_LOW,
  FIELD_HIGH,
  FIELD_PERIOD,
  FIELD_EN,
  FIELD_ZH,
  N_FIELDS
} Field;

typedef struct
{
  AdwMessageDialog *dialog;
  GtkWidget *owner;
  MoatAnnotation *annotation;
  MoatAnnotationFunc func;
  GtkEditable *rows[N_FIELDS]; /* NULL: not asked for */
} Question;

/* Which fields a kind has, as bits. */
static guint
fields_of (MoatAnnotationKind kind)
{
  const guint words = 1u << FIELD_EN | 1u << FIELD_ZH;

  switch (kind)
    {
    case MOAT_ANNOTATION_TARGET:
      return 1u << FIELD_LOW | words;
    case MOAT_ANNOTATION_BREAK:
      return 1u << FIELD_LOW | 1u << FIELD_HIGH;
    case MOAT_ANNOTATION_BAND:
      return 1u << FIELD_LOW | 1u << FIELD_HIGH | 1u << FIELD_PERIOD | words;
    case MOAT_ANNOTATION_CALLOUT:
    case MOAT_ANNOTATION_FOOTNOTE:
      return words;
    case MOAT_ANNOTATION_CAGR:
    case MOAT_ANNOTATION_DIFFERENCE:
    case MOAT_ANNOTATION_TOTAL_DIFFERENCE:
    case MOAT_ANNOTATION_AVERAGE:
    case MOAT_ANNOTATION_MEDIAN:
    case MOAT_ANNOTATION_HIGHLIGHT:
    default:
      return 0;
    }
}

gboolean
moat_annotation_dialog_has_fields (MoatAnnotationKind kind)
{
  return fields_of (kind) != 0;
}

const char *
moat_annotation_dialog_get_title (MoatAnnotationKind kind)
{
  switch (kind)
    {
    case MOAT_ANNOTATION_CAGR:
      return _ ("Growth a Year");
    case MOAT_ANNOTATION_DIFFERENCE:
      return _ ("Difference");
    case MOAT_ANNOTATION_TOTAL_DIFFERENCE:
      return _ ("Difference of Totals");
    case MOAT_ANNOTATION_AVERAGE:
      return _ ("Average Line");
    case MOAT_ANNOTATION_MEDIAN:
      return _ ("Median Line");
    case MOAT_ANNOTATION_TARGET:
      return _ ("Target Line");
    case MOAT_ANNOTATION_BREAK:
      return _ ("Value Break");
    case MOAT_ANNOTATION_HIGHLIGHT:
      return _ ("Highlight");
    case MOAT_ANNOTATION_BAND:
      return _ ("Band");
    case MOAT_ANNOTATION_CALLOUT:
      return _ ("Callout");
    case MOAT_ANNOTATION_FOOTNOTE:
    default:
      return _ ("Footnote");
    }
}

/* The number that people write, in single units; nothing typed is none. */
static gboolean
read_value (GtkEditable *row, double *value)
{
  g_autofree char *text = row != NULL ? moat_entry_dup_text (row) : NULL;
  MoatQuantity quantity = { 0 };
  MoatDecimal plain;

  *value = (double) NAN;
  if (text == NULL)
    return TRUE;
  if (moat_decimal_parse (text, &plain))
    *value = moat_decimal_to_double (plain);
  else if (moat_quantity_parse (text, NULL, &quantity, NULL) && quantity.has_value)
    *value = moat_decimal_to_double (quantity.value);
  else
    return FALSE;
  return TRUE;
}

static gboolean
read_period (GtkEditable *row, MoatPeriod *period)
{
  g_autofree char *text = row != NULL ? moat_entry_dup_text (row) : NULL;

  *period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
  return text == NULL || moat_period_parse (text, MOAT_YEAR_END_CALENDAR, period);
}

static gboolean
is_whole (const MoatAnnotation *annotation)
{
  switch (annotation->kind)
    {
    case MOAT_ANNOTATION_TARGET:
      return isfinite (annotation->low);
    case MOAT_ANNOTATION_BREAK:
      return annotation->low > 0 && annotation->low < annotation->high;
    case MOAT_ANNOTATION_BAND:
      return moat_period_is_valid (annotation->period) || isfinite (annotation->low) ||
             isfinite (annotation->high);
    case MOAT_ANNOTATION_CALLOUT:
    case MOAT_ANNOTATION_FOOTNOTE:
      return *moat_label_get (&annotation->text, MOAT_LANGUAGE_EN) != '\0';
    case MOAT_ANNOTATION_CAGR:
    case MOAT_ANNOTATION_DIFFERENCE:
    case MOAT_ANNOTATION_TOTAL_DIFFERENCE:
    case MOAT_ANNOTATION_AVERAGE:
    case MOAT_ANNOTATION_MEDIAN:
    case MOAT_ANNOTATION_HIGHLIGHT:
    default:
      return TRUE;
    }
}

static gboolean
mark (GtkEditable *row, gboolean valid)
{
  return row == NULL || moat_entry_mark (GTK_WIDGET (row), valid);
}

static void
changed_cb (Question *self)
{
  MoatAnnotation *annotation = self->annotation;
  gboolean good =
    mark (self->rows[FIELD_LOW], read_value (self->rows[FIELD_LOW], &annotation->low));

  good &= mark (self->rows[FIELD_HIGH], read_value (self->rows[FIELD_HIGH], &annotation->high));
  good &=
    mark (self->rows[FIELD_PERIOD], read_period (self->rows[FIELD_PERIOD], &annotation->period));
  if (self->rows[FIELD_EN] != NULL)
    moat_label_set (&annotation->text, gtk_editable_get_text (self->rows[FIELD_EN]),
                    gtk_editable_get_text (self->rows[FIELD_ZH]));
  adw_message_dialog_set_response_enabled (self->dialog, "save", good && is_whole (annotation));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;

  if (g_str_equal (response, "save"))
    self->func (self->annotation, self->owner);
}

static void
free_question (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_object_unref (self->owner);
  moat_annotation_free (self->annotation);
  g_free (self);
}

static void
add_row (Question *self, GtkWidget *group, Field field, const char *title, const char *text)
{
  GtkWidget *row;

  if ((fields_of (self->annotation->kind) & (1u << field)) == 0)
    return;
  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->rows[field] = GTK_EDITABLE (row);
}

/* (nullable) */
static char *
word_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return isfinite (value) ? g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", value)) : NULL;
}

static void
add_rows (Question *self, GtkWidget *group)
{
  const MoatAnnotation *annotation = self->annotation;
  g_autofree char *low = word_number (annotation->low), *high = word_number (annotation->high);
  g_autofree char *period =
    moat_period_is_valid (annotation->period) ? moat_period_to_iso (annotation->period) : NULL;
  gboolean is_target = annotation->kind == MOAT_ANNOTATION_TARGET;

  add_row (self, group, FIELD_PERIOD, _ ("Period"), period);
  add_row (self, group, FIELD_LOW, is_target ? _ ("Value") : _ ("From"), low);
  add_row (self, group, FIELD_HIGH, _ ("To"), high);
  add_row (self, group, FIELD_EN, moat_language_get_name (MOAT_LANGUAGE_EN), annotation->text.en);
  add_row (self, group, FIELD_ZH, moat_language_get_name (MOAT_LANGUAGE_ZH), annotation->text.zh);
}

void
moat_annotation_dialog_ask (GtkWidget *owner, MoatAnnotation *annotation, MoatAnnotationFunc func)
{
  GtkWidget *group = adw_preferences_group_new ();
  Question *self = g_new0 (Question, 1);

  g_return_if_fail (GTK_IS_WIDGET (owner) && annotation != NULL);

  self->owner = g_object_ref (owner);
  self->annotation = annotation;
  self->func = func;
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (owner)), moat_annotation_dialog_get_title (annotation->kind),
    annotation->kind == MOAT_ANNOTATION_BAND ? _ ("A period, or a range of values.") : NULL));
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  add_rows (self, group);
  gtk_widget_set_size_request (group, 420, -1);
  adw_message_dialog_set_extra_child (self->dialog, group);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_question,
                         0);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
