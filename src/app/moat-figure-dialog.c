/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Typing a figure in, as its source states it.
 *
 * The dialog works on a copy of the fact.  Every keystroke sets one field of it from the text of
 * one row, by the same functions as imports and the command line use, and what that made of it is
 * shown beside the text: the number that was read, the period in words, or what is wrong.
 * The words of the source also set number, unit and qualifier, whose rows follow.
 *
 * A row that does not make sense keeps its text, marked, and the fact keeps the field's last
 * good value; Save can be pressed when no row is marked and the whole fact is valid.  What depends
 * on the measure is checked here, since a fact by itself only names it: a flow needs a first day, a
 * stock has none, and the unit must be of its kind. */

#include "config.h"

#include "moat-figure-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-figure-reading.h"
#include "moat-new-row-dialog.h"
#include "moat-store.h"
#include "moat-text-width.h"
#include "moat-unit.h"

#define READING_CHARS 30

struct _MoatFigureDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkWidget *entity;
  GtkWidget *concept;
  GtkWidget *as_stated;
  GtkWidget *number;
  GtkWidget *unit;
  GtkWidget *qualifier;
  GtkWidget *period;
  GtkWidget *status;
  GtkWidget *grade;
  GtkWidget *source;
  GtkWidget *locator;
  GtkWidget *known_from;
  GtkWidget *remark_en;
  GtkWidget *remark_zh;
  GtkWidget *delete_button;

  /* By field; NULL for fields that have no row. */
  GtkWidget *rows[MOAT_FACT_N_FIELDS];
  GtkLabel *readings[MOAT_FACT_N_FIELDS]; /* of the rows that are entries */
  char *problems[MOAT_FACT_N_FIELDS];     /* of what is typed now; NULL: none */

  MoatProject *project;
  MoatWording *wording;
  MoatFact *fact;
  gboolean loading; /* TRUE while rows are filled by the program */
};

enum
{
  SAVED,
  DELETED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatFigureDialog, moat_figure_dialog, ADW_TYPE_WINDOW)

static gboolean
is_choice (GtkWidget *row)
{
  return MOAT_IS_CHOICE_ROW (row);
}

static void
show_reading (MoatFigureDialog *self, MoatFactField field, const char *text, gboolean is_error)
{
  GtkLabel *label = self->readings[field];

  if (label == NULL)
    return;
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_label_set_width_chars (label,
                             MIN (moat_text_columns (gtk_label_get_text (label)), READING_CHARS));
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  if (is_error)
    {
      gtk_widget_add_css_class (GTK_WIDGET (label), "error");
      gtk_widget_add_css_class (self->rows[field], "error");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (label), "error");
      gtk_widget_remove_css_class (self->rows[field], "error");
    }
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->rows[field]), GTK_ACCESSIBLE_STATE_INVALID,
    is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Fills a row from the fact, where it differs from what stands there. */
static void
fill_row (MoatFigureDialog *self, MoatFactField field)
{
  g_autofree char *text = moat_fact_get_text (self->fact, field);
  GtkWidget *row = self->rows[field];

  if (row == NULL)
    return;
  self->loading = TRUE;
  if (is_choice (row))
    moat_choice_row_set_chosen (MOAT_CHOICE_ROW (row), text);
  else if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  self->loading = FALSE;
}

/* NULL, which stands for the usual ones, when they cannot be read: saving will say why. */
static const MoatQualifierWord *
get_words (MoatFigureDialog *self)
{
  return moat_project_get_qualifier_words (self->project, NULL);
}

/* What is wrong with a field in view of the measure; NULL when nothing is.  (transfer full) */
static char *
check_against_concept (MoatFigureDialog *self, MoatFactField field)
{
  const MoatConcept *concept = moat_project_find_concept (self->project, self->fact->concept);
  g_autoptr (GError) error = NULL;

  if (concept == NULL || moat_fact_suits_concept (self->fact, concept, &error) ||
      field !=
        (error->code == MOAT_FACT_ERROR_UNIT ? MOAT_FACT_FIELD_UNIT : MOAT_FACT_FIELD_PERIOD))
    return NULL;
  return g_strdup (error->message);
}

/* What is wrong with a field in view of the words as stated; NULL when nothing is.  Of the fields
 * that follow the words only the unit has room to say it.  (transfer full) */
static char *
check_against_words (MoatFigureDialog *self, MoatFactField field)
{
  g_autoptr (GError) error = NULL;
  MoatFactField odd;

  if (moat_fact_words_agree (self->fact, get_words (self), &odd, &error))
    return NULL;
  return field == (odd == MOAT_FACT_FIELD_UNIT ? odd : MOAT_FACT_FIELD_AS_STATED)
           ? g_strdup (error->message)
           : NULL;
}

/* (transfer full) (nullable) */
static char *
read_field (MoatFigureDialog *self, MoatFactField field)
{
  const MoatEntity *entity = moat_project_find_entity (self->project, self->fact->entity);

  switch (field)
    {
    case MOAT_FACT_FIELD_AS_STATED:
      return moat_figure_read_value (self->fact, self->wording);
    case MOAT_FACT_FIELD_PERIOD:
      return moat_figure_read_period (self->fact->period,
                                      entity != NULL ? entity->year_end : MOAT_YEAR_END_CALENDAR,
                                      self->wording);
    default:
      return NULL;
    }
}

/* What is wrong with what stands in a row; NULL when nothing is.  (transfer full) */
static char *
find_problem (MoatFigureDialog *self, MoatFactField field)
{
  char *problem = g_strdup (self->problems[field]);

  if (problem == NULL)
    problem = check_against_concept (self, field);
  return problem != NULL ? problem : check_against_words (self, field);
}

/* Shows beside each row what was read or what is wrong, and whether all of it can be saved. */
static void
update (MoatFigureDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean valid = TRUE;

  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    {
      g_autofree char *problem = find_problem (self, field);
      g_autofree char *reading = problem == NULL ? read_field (self, field) : NULL;

      if (self->rows[field] == NULL)
        continue;
      show_reading (self, field, problem != NULL ? problem : reading, problem != NULL);
      valid = valid && problem == NULL;
    }
  valid = valid && moat_fact_validate (self->fact, get_words (self), &error);
  /* The number has a row of its own only when none can be read in the words. */
  gtk_widget_set_visible (self->number,
                          !moat_figure_holds_number (self->fact->as_stated, get_words (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "figure.save", valid);
  adw_window_title_set_subtitle (self->heading, error != NULL ? error->message : self->fact->key);
}

/* Whether the measure is one of a moment: the last of the days that are typed. */
static gboolean
is_at_moment (MoatFigureDialog *self)
{
  const MoatConcept *concept = moat_project_find_concept (self->project, self->fact->concept);

  return concept != NULL && concept->period_type == MOAT_PERIOD_TYPE_INSTANT;
}

static void
set_field (MoatFigureDialog *self, MoatFactField field, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->problems[field], g_free);
  if (!moat_project_read_fact_text (self->project, self->fact, field, text, &error))
    self->problems[field] = g_strdup (error->message);
  else if (field == MOAT_FACT_FIELD_PERIOD && is_at_moment (self))
    self->fact->period.start = MOAT_DATE_NONE;
  else if (field == MOAT_FACT_FIELD_ENTITY)
    {
      /* Another entity's fiscal year may be another period. */
      set_field (self, MOAT_FACT_FIELD_PERIOD, gtk_editable_get_text (GTK_EDITABLE (self->period)));
      return;
    }
  else if (field == MOAT_FACT_FIELD_AS_STATED)
    {
      const MoatFactField follow[] = { MOAT_FACT_FIELD_VALUE, MOAT_FACT_FIELD_UNIT,
                                       MOAT_FACT_FIELD_QUALIFIER };

      for (gsize i = 0; i < G_N_ELEMENTS (follow); i++)
        {
          g_clear_pointer (&self->problems[follow[i]], g_free);
          fill_row (self, follow[i]);
        }
    }
  update (self);
}

static MoatFactField
field_of (MoatFigureDialog *self, GtkWidget *row)
{
  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    if (self->rows[field] == row)
      return field;
  g_assert_not_reached ();
}

static void
text_changed_cb (MoatFigureDialog *self, GtkEditable *row)
{
  if (!self->loading)
    set_field (self, field_of (self, GTK_WIDGET (row)), gtk_editable_get_text (row));
}

static void
update_period_row (MoatFigureDialog *self)
{
  gboolean at_moment = is_at_moment (self);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->period),
                                 at_moment ? _ ("Day") : _ ("Period"));
  if (at_moment && self->fact->period.start != MOAT_DATE_NONE)
    {
      self->fact->period.start = MOAT_DATE_NONE;
      fill_row (self, MOAT_FACT_FIELD_PERIOD);
    }
}

static void
choice_changed_cb (MoatFigureDialog *self, MoatChoiceRow *row)
{
  const char *key = moat_choice_row_get_chosen (row);

  if (self->loading)
    return;
  set_field (self, field_of (self, GTK_WIDGET (row)), key != NULL ? key : "");
  update_period_row (self);
  update (self);
}

/* Actions */

static void
show_error (MoatFigureDialog *self, const GError *error)
{
  /* A toast's title is markup in libadwaita 1.2. */
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatFigureDialog *self = MOAT_FIGURE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (moat_project_put_fact (self->project, self->fact, &error))
    {
      g_signal_emit (self, signals[SAVED], 0, self->fact->id);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_error (self, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatFigureDialog *self = MOAT_FIGURE_DIALOG (widget);
  g_autoptr (GError) error = NULL;

  if (moat_project_delete_fact (self->project, self->fact->id, &error))
    {
      g_signal_emit (self, signals[DELETED], 0, self->fact->key);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  show_error (self, error);
}

static void
row_added_cb (GtkWidget *owner, MoatFactField field, const char *key, const GError *error)
{
  MoatFigureDialog *self = MOAT_FIGURE_DIALOG (owner);

  if (key == NULL)
    {
      show_error (self, error);
      return;
    }
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->rows[field]), self->project, field);
  set_field (self, field, key);
  fill_row (self, field);
  update_period_row (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self)); /* the keyboard is here again */
}

/* "figure.new-row" with the nick of a field: makes something for it to name. */
static void
new_row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatFactField field;

  if (moat_fact_field_from_nick (g_variant_get_string (parameter, NULL), &field))
    moat_new_row_dialog_ask (widget, MOAT_FIGURE_DIALOG (widget)->project, field, row_added_cb);
}

/* Class */

static void
moat_figure_dialog_dispose (GObject *object)
{
  MoatFigureDialog *self = MOAT_FIGURE_DIALOG (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_FIGURE_DIALOG);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (moat_figure_dialog_parent_class)->dispose (object);
}

static void
moat_figure_dialog_finalize (GObject *object)
{
  MoatFigureDialog *self = MOAT_FIGURE_DIALOG (object);

  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    g_free (self->problems[field]);
  moat_wording_unref (self->wording);
  moat_fact_free (self->fact);
  G_OBJECT_CLASS (moat_figure_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-figure-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, entity);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, concept);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, as_stated);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, number);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, unit);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, qualifier);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, period);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, status);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, grade);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, source);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, locator);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, known_from);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, remark_en);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, remark_zh);
  gtk_widget_class_bind_template_child (widget_class, MoatFigureDialog, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
moat_figure_dialog_class_init (MoatFigureDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moat_figure_dialog_dispose;
  object_class->finalize = moat_figure_dialog_finalize;
  signals[SAVED] = g_signal_new ("saved", MOAT_TYPE_FIGURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DELETED] = g_signal_new ("deleted", MOAT_TYPE_FIGURE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "figure.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "figure.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "figure.new-row", "s", new_row_action);
}

static void
add_reading (MoatFigureDialog *self, MoatFactField field)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
  gtk_label_set_max_width_chars (GTK_LABEL (label), READING_CHARS);
  gtk_widget_add_css_class (label, "field-reading");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->rows[field]), label);
  self->readings[field] = GTK_LABEL (label);
}

static void
moat_figure_dialog_init (MoatFigureDialog *self)
{
  self->wording = moat_wording_new (moat_language_of_process ());
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows[MOAT_FACT_FIELD_ENTITY] = self->entity;
  self->rows[MOAT_FACT_FIELD_CONCEPT] = self->concept;
  self->rows[MOAT_FACT_FIELD_AS_STATED] = self->as_stated;
  self->rows[MOAT_FACT_FIELD_VALUE] = self->number;
  self->rows[MOAT_FACT_FIELD_UNIT] = self->unit;
  self->rows[MOAT_FACT_FIELD_QUALIFIER] = self->qualifier;
  self->rows[MOAT_FACT_FIELD_PERIOD] = self->period;
  self->rows[MOAT_FACT_FIELD_STATUS] = self->status;
  self->rows[MOAT_FACT_FIELD_GRADE] = self->grade;
  self->rows[MOAT_FACT_FIELD_SOURCE] = self->source;
  self->rows[MOAT_FACT_FIELD_LOCATOR] = self->locator;
  self->rows[MOAT_FACT_FIELD_KNOWN_FROM] = self->known_from;
  self->rows[MOAT_FACT_FIELD_REMARK_EN] = self->remark_en;
  self->rows[MOAT_FACT_FIELD_REMARK_ZH] = self->remark_zh;
  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    if (self->rows[field] != NULL && !is_choice (self->rows[field]))
      add_reading (self, field);
}

MoatFigureDialog *
moat_figure_dialog_new (GtkWindow *parent, MoatProject *project, const MoatFact *fact)
{
  MoatFigureDialog *self;

  g_return_val_if_fail (MOAT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  self = g_object_new (MOAT_TYPE_FIGURE_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  self->fact = moat_fact_copy (fact);
  if (self->fact->key == NULL)
    self->fact->key = moat_store_make_fact_key (moat_project_get_store (project), "f", NULL);
  gtk_widget_set_visible (self->delete_button, fact->id != 0);
  gtk_window_set_title (GTK_WINDOW (self), fact->id != 0 ? _ ("Edit Figure") : _ ("New Figure"));
  adw_window_title_set_title (self->heading, gtk_window_get_title (GTK_WINDOW (self)));
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->entity), project, MOAT_FACT_FIELD_ENTITY);
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->concept), project, MOAT_FACT_FIELD_CONCEPT);
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->source), project, MOAT_FACT_FIELD_SOURCE);
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->qualifier), project, MOAT_FACT_FIELD_QUALIFIER);
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->status), project, MOAT_FACT_FIELD_STATUS);
  moat_figure_fill_choices (MOAT_CHOICE_ROW (self->grade), project, MOAT_FACT_FIELD_GRADE);
  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    fill_row (self, field);
  update_period_row (self);
  update (self);
  gtk_widget_grab_focus (fact->id != 0 ? self->rows[MOAT_FACT_FIELD_AS_STATED] : self->entity);
  return self;
}
