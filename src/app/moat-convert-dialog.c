/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An amount in another currency, with the rate, its source and the arithmetic.
 *
 * What is typed is converted as it is typed, exactly as figures are.  A period makes it an amount
 * that accrued over it, at the average rate; one day an amount that stood then, at the closing
 * rate.  An amount may be written as a source writes it, "400亿美元", and then says its currency
 * itself. */

#include "config.h"

#include "moat-convert-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-entry.h"
#include "moat-explanation-parts.h"
#include "moat-rate-words.h"
#include "moat-unit.h"

struct _MoatConvertDialog
{
  AdwWindow parent_instance;

  GtkEditable *amount;
  GtkEditable *from;
  GtkEditable *to;
  GtkEditable *period;
  GtkLabel *result;
  GtkLabel *problem;
  GtkBox *parts;

  MoatProject *project;
  MoatWording *wording;
  char *text; /* of the answer; NULL: there is none */
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (MoatConvertDialog, moat_convert_dialog, ADW_TYPE_WINDOW)

/* Reading */

/* FALSE without a message where nothing is typed yet. */
static gboolean
read_field (GtkEditable *row, MoatRate *into, MoatRateField field, char **problem)
{
  const char *text = gtk_editable_get_text (row);
  g_autoptr (GError) error = NULL;
  gboolean is_read = *text != '\0' && moat_rate_read_text (into, field, text, &error);

  moat_entry_mark (GTK_WIDGET (row), error == NULL);
  if (error != NULL && *problem == NULL)
    *problem = g_strdup (error->message);
  return is_read;
}

/* A period or a day, whichever is typed. */
static gboolean
read_period (MoatConvertDialog *self, MoatAmount *amount, char **problem)
{
  MoatRate closing = { .kind = MOAT_RATE_CLOSING }, average = { .kind = MOAT_RATE_AVERAGE };

  amount->is_flow = moat_rate_read_text (&average, MOAT_RATE_FIELD_PERIOD,
                                         gtk_editable_get_text (self->period), NULL);
  if (amount->is_flow)
    moat_entry_mark (GTK_WIDGET (self->period), TRUE);
  else if (!read_field (self->period, &closing, MOAT_RATE_FIELD_PERIOD, problem))
    return FALSE;
  amount->period = amount->is_flow ? average.period : closing.period;
  return TRUE;
}

static gboolean
read_amount (MoatConvertDialog *self, MoatAmount *amount, char **problem)
{
  const char *text = gtk_editable_get_text (self->amount);
  const MoatQualifierWord *words = moat_project_get_qualifier_words (self->project, NULL);
  g_autoptr (GError) error = NULL;
  MoatQuantity quantity = { 0 };
  gboolean is_read = *text != '\0' && moat_quantity_parse (text, words, &quantity, &error);

  if (is_read && !quantity.has_value)
    g_set_error (&error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
                 /* Translators: %s is what was typed. */
                 _ ("“%s” states no number"), text);
  moat_entry_mark (GTK_WIDGET (self->amount), error == NULL);
  if (error != NULL)
    *problem = g_strdup (error->message);
  amount->low = quantity.low;
  amount->best = quantity.value;
  amount->high = quantity.high;
  amount->qualifier = quantity.qualifier;
  return is_read && error == NULL;
}

/* TRUE when all is there to convert. */
static gboolean
read_all (MoatConvertDialog *self, MoatAmount *amount, const char **to, char **problem)
{
  MoatRate pair = { 0 };
  gboolean has_amount = read_amount (self, amount, problem);
  gboolean has_from = read_field (self->from, &pair, MOAT_RATE_FIELD_BASE, problem);
  gboolean has_to = read_field (self->to, &pair, MOAT_RATE_FIELD_QUOTE, problem);
  gboolean has_period = read_period (self, amount, problem);

  amount->unit = pair.base;
  *to = pair.quote;
  return has_amount && has_from && has_to && has_period;
}

/* Showing */

static const MoatExplanationLine *
find_line (const MoatExplanation *explanation, const char *key)
{
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];

      if (g_str_equal (line->key, key))
        return line;
    }
  return NULL;
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_converted (MoatConvertDialog *self, const MoatConverted *converted)
{
  const MoatExplanationLine *result =
    find_line (converted->explanation, converted->is_done ? "converted" : "missing");

  show_text (converted->is_done ? self->result : self->problem,
             result != NULL ? result->text : NULL);
  moat_explanation_parts_show (self->parts, converted->explanation);
  self->text = moat_explanation_to_text (converted->explanation);
}

static void
update (MoatConvertDialog *self)
{
  MoatAmount amount = { 0 };
  const char *to = NULL;
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatConverted) converted = NULL;

  g_clear_pointer (&self->text, g_free);
  moat_explanation_parts_clear (self->parts);
  show_text (self->result, NULL);
  show_text (self->problem, NULL);
  if (read_all (self, &amount, &to, &problem))
    converted =
      moat_project_convert (self->project, &amount, to, NULL, NULL, self->wording, &error);
  if (converted != NULL)
    show_converted (self, converted);
  else
    show_text (self->problem, error != NULL     ? error->message
                              : problem != NULL ? problem
                                                : _ ("Type an amount, two currencies, and the "
                                                     "period or day that it is for."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "convert.copy", self->text != NULL);
}

static void
changed_cb (MoatConvertDialog *self)
{
  if (!self->loading)
    update (self);
}

/* An amount that names its currency fills it in. */
static void
amount_changed_cb (MoatConvertDialog *self)
{
  const MoatQualifierWord *words = moat_project_get_qualifier_words (self->project, NULL);
  MoatQuantity quantity;

  if (self->loading)
    return;
  if (moat_quantity_parse (gtk_editable_get_text (self->amount), words, &quantity, NULL) &&
      quantity.unit != NULL && moat_unit_get_kind (quantity.unit) == MOAT_UNIT_KIND_MONEY)
    {
      self->loading = TRUE;
      gtk_editable_set_text (self->from, quantity.unit);
      self->loading = FALSE;
    }
  update (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), MOAT_CONVERT_DIALOG (widget)->text);
}

/* Class */

static void
moat_convert_dialog_dispose (GObject *object)
{
  MoatConvertDialog *self = MOAT_CONVERT_DIALOG (object);

  self->loading = TRUE;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_CONVERT_DIALOG);
  g_clear_object (&self->project);
  g_clear_pointer (&self->wording, moat_wording_unref);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (moat_convert_dialog_parent_class)->dispose (object);
}

static void
moat_convert_dialog_class_init (MoatConvertDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_convert_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-convert-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, amount);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, from);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, to);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, period);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, result);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, MoatConvertDialog, parts);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_install_action (widget_class, "convert.copy", NULL, copy_action);
}

static void
moat_convert_dialog_init (MoatConvertDialog *self)
{
  self->wording = moat_wording_new (moat_language_of_process ());
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (MoatConvertDialog *self, const MoatRate *like)
{
  g_autofree char *period =
    moat_rate_word_for_editing (like, MOAT_RATE_FIELD_PERIOD, self->wording);

  gtk_editable_set_text (self->from, like->base);
  gtk_editable_set_text (self->to, like->quote);
  gtk_editable_set_text (self->period, period);
}

MoatConvertDialog *
moat_convert_dialog_new (GtkWindow *parent, MoatProject *project, const MoatRate *like)
{
  MoatConvertDialog *self;

  g_return_val_if_fail (MOAT_IS_PROJECT (project), NULL);

  self = g_object_new (MOAT_TYPE_CONVERT_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  g_signal_connect_swapped (project, "changed", G_CALLBACK (update), self);
  if (like != NULL)
    fill (self, like);
  self->loading = FALSE;
  update (self);
  return self;
}
