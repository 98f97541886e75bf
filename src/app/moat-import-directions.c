/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which way round exchange rates are meant.
 *
 * A heading does not say whether “Euro 0.92” is euros for a dollar or dollars for a euro, and some
 * publishers' notes are wrong.  So each series shows an example that the user can recognise, in the
 * direction that known rates of other years decide, and can be turned round or left out.  A series
 * that the known rates do not decide stays open, and is refused, until the user says. */
#include "config.h"

#include "moat-import-directions.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-date.h"
#include "moat-entry.h"
#include "moat-unit.h"

#define LEFT_OUT "-"

struct _MoatImportDirections
{
  AdwBin parent_instance;

  MoatChoiceRow *kind;
  AdwPreferencesGroup *series_group;
  GPtrArray *rows; /* of GtkWidget, borrowed from the group */

  MoatImportPreview *preview; /* borrowed; nullable */
};

enum
{
  CHANGED,
  READ_OTHERWISE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatImportDirections, moat_import_directions, ADW_TYPE_BIN)

/* "1 USD = 6.9081 CNY (2019)", or why it cannot be taken. */
static void
describe (AdwActionRow *row, const MoatRateSeries *series)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *markup = NULL;

  if (series->example != NULL)
    g_string_append (text, series->example);
  if (series->first != MOAT_DATE_NONE)
    {
      g_autofree char *first = moat_date_to_iso (series->first);
      g_autofree char *last = moat_date_to_iso (series->last);
      g_autofree char *count = g_strdup_printf (
        ngettext ("%zu rate", "%zu rates", (gulong) series->n_values), series->n_values);

      g_string_append_printf (text, "%s%s · %s – %s", text->len > 0 ? " · " : "", count, first,
                              last);
    }
  if (series->problem != NULL && series->is_selected)
    g_string_append_printf (text, "\n%s", series->problem);
  markup = g_markup_escape_text (text->str, -1);
  adw_action_row_set_subtitle (row, markup);
  moat_entry_mark (GTK_WIDGET (row), series->problem == NULL || !series->is_selected);
}

static void
direction_chosen_cb (MoatChoiceRow *row, MoatImportDirections *self)
{
  MoatRateSeries *series = g_object_get_data (G_OBJECT (row), "series");
  const char *chosen = moat_choice_row_get_chosen (row);
  MoatRateDirection direction;

  series->is_selected = g_strcmp0 (chosen, LEFT_OUT) != 0;
  if (series->is_selected && chosen != NULL && moat_rate_direction_parse (chosen, &direction, NULL))
    moat_rate_survey_set_direction (self->preview->survey, series->name, &direction, NULL);
  describe (ADW_ACTION_ROW (row), series);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_option (GPtrArray *options, const char *base, const char *quote, int units)
{
  MoatRateDirection direction = { base, quote, units };
  char *text;

  if (base == NULL || quote == NULL || base == quote)
    return;
  text = moat_rate_direction_to_string (&direction);
  if (g_ptr_array_find_with_equal_func (options, text, g_str_equal, NULL))
    g_free (text);
  else
    g_ptr_array_add (options, text);
}

/* What the numbers of a series can be: the suggestion first. */
static GPtrArray *
list_options (const MoatRateSeries *series)
{
  const MoatRateDirection *suggested = &series->direction;
  GPtrArray *options = g_ptr_array_new_with_free_func (g_free);
  const char *others[] = { series->other, moat_unit_intern ("EUR"), moat_unit_intern ("USD") };

  add_option (options, suggested->base, suggested->quote, suggested->units);
  for (gsize i = 0; i < (series->other != NULL ? 1 : G_N_ELEMENTS (others)); i++)
    {
      add_option (options, others[i], series->currency, 1);
      add_option (options, series->currency, others[i], 1);
    }
  g_ptr_array_add (options, g_strdup (LEFT_OUT));
  g_ptr_array_add (options, NULL);
  return options;
}

static GtkWidget *
create_row (MoatImportDirections *self, MoatRateSeries *series)
{
  MoatChoiceRow *row = g_object_new (MOAT_TYPE_CHOICE_ROW, NULL);
  g_autoptr (GPtrArray) keys = list_options (series);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *title = g_markup_escape_text (series->name, -1);
  g_autofree char *chosen = NULL;

  for (guint i = 0; keys->pdata[i] != NULL; i++)
    g_ptr_array_add (names, g_str_equal (keys->pdata[i], LEFT_OUT) ? (gpointer) _ ("Left out")
                                                                   : keys->pdata[i]);
  g_ptr_array_add (names, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  moat_choice_row_set_options (row, (const char *const *) keys->pdata,
                               (const char *const *) names->pdata);
  if (series->stand == MOAT_RATE_STAND_LIKELY || series->stand == MOAT_RATE_STAND_GIVEN)
    chosen = moat_rate_direction_to_string (&series->direction);
  moat_choice_row_set_chosen (row, !series->is_selected ? LEFT_OUT : chosen);
  describe (ADW_ACTION_ROW (row), series);
  g_object_set_data (G_OBJECT (row), "series", series);
  g_signal_connect_object (row, "changed", G_CALLBACK (direction_chosen_cb), self, 0);
  return GTK_WIDGET (row);
}

static void
kind_chosen_cb (MoatImportDirections *self)
{
  moat_rate_kind_from_nick (moat_choice_row_get_chosen (self->kind), &self->preview->survey->kind);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose_all (MoatImportDirections *self, gboolean all)
{
  const MoatRateSurvey *survey = self->preview->survey;

  for (guint i = 0; i < survey->series->len; i++)
    ((MoatRateSeries *) survey->series->pdata[i])->is_selected = all;
  moat_import_directions_set_preview (self, self->preview);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
all_clicked_cb (MoatImportDirections *self)
{
  choose_all (self, TRUE);
}

static void
none_clicked_cb (MoatImportDirections *self)
{
  choose_all (self, FALSE);
}

static void
otherwise_clicked_cb (MoatImportDirections *self)
{
  g_signal_emit (self, signals[READ_OTHERWISE], 0);
}

static void
moat_import_directions_dispose (GObject *object)
{
  MoatImportDirections *self = MOAT_IMPORT_DIRECTIONS (object);

  self->preview = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_IMPORT_DIRECTIONS);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_import_directions_parent_class)->dispose (object);
}

static void
moat_import_directions_class_init (MoatImportDirectionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_import_directions_dispose;
  signals[CHANGED] = g_signal_new ("changed", MOAT_TYPE_IMPORT_DIRECTIONS, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[READ_OTHERWISE] = g_signal_new ("read-otherwise", MOAT_TYPE_IMPORT_DIRECTIONS,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-import-directions.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatImportDirections, kind);
  gtk_widget_class_bind_template_child (widget_class, MoatImportDirections, series_group);
  gtk_widget_class_bind_template_callback (widget_class, otherwise_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_clicked_cb);
}

static void
moat_import_directions_init (MoatImportDirections *self)
{
  static const char *const kinds[] = { "average", "closing", NULL };
  const char *const names[] = { _ ("Averages of periods"), _ ("Rates of days"), NULL };

  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  moat_choice_row_set_options (self->kind, kinds, names);
}

void
moat_import_directions_set_preview (MoatImportDirections *self, MoatImportPreview *preview)
{
  g_return_if_fail (MOAT_IS_IMPORT_DIRECTIONS (self));

  self->preview = preview;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->series_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (preview == NULL)
    return;
  moat_choice_row_set_chosen (self->kind, moat_rate_kind_to_nick (preview->survey->kind));
  for (guint i = 0; i < preview->survey->series->len; i++)
    {
      GtkWidget *row = create_row (self, preview->survey->series->pdata[i]);

      adw_preferences_group_add (self->series_group, row);
      g_ptr_array_add (self->rows, row);
    }
}
