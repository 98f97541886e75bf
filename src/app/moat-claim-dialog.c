/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a claim and what it is checked by.
 *
 * Every keystroke makes a claim of what stands in the rows and puts it against the figures, so that
 * the verdict is seen before anything is saved.  A side is built by pointing at figures or
 * typed; beside it stands its value, or what could not be read and where.  A side that cannot be
 * read does not keep the claim from being saved: it cannot be checked then, and says so. */
#include "config.h"

#include "moat-claim-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-claim-words.h"
#include "moat-entry.h"
#include "moat-figure-picker.h"
#include "moat-figure-reading.h"
#include "moat-project-claims.h"
#include "moat-text-width.h"

#define READING_CHARS 30

/* One side: its row, what is read in it, and the button for pointing. */
typedef struct
{
  AdwEntryRow *row;
  GtkLabel *reading;
  MoatFigurePicker *picker; /* NULL until it opened */
} Side;

struct _MoatClaimDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  AdwToastOverlay *toasts;
  GtkEditable *statement_en, *statement_zh, *locator, *left, *right, *tolerance, *missing_en,
    *missing_zh;
  MoatChoiceRow *source, *comparator, *basis;
  GtkImage *verdict_icon;
  GtkLabel *verdict;

  Side sides[2]; /* left, right */
  MoatProject *project;
  MoatWording *wording;
  MoatClaim *claim; /* as it is typed */
  gboolean loading;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (MoatClaimDialog, moat_claim_dialog, ADW_TYPE_WINDOW)

/* Reading the rows */

/* "25" or "25%" as a share; nothing: none.  FALSE for what is no tolerance. */
static gboolean
read_tolerance (MoatClaimDialog *self)
{
  g_autofree char *text = moat_entry_dup_text (self->tolerance);
  MoatDecimal percent;

  self->claim->has_tolerance = FALSE;
  if (text == NULL)
    return TRUE;
  if (g_str_has_suffix (text, "%"))
    text[strlen (text) - 1] = '\0';
  if (!moat_decimal_parse (g_strchomp (text), &percent) || moat_decimal_sign (percent) < 0)
    return FALSE;
  self->claim->has_tolerance = TRUE;
  self->claim->tolerance = moat_decimal_to_double (percent) / 100;
  return TRUE;
}

static void
take_text (char **field, GtkEditable *row)
{
  g_free (*field);
  *field = moat_entry_dup_text (row);
}

static gboolean
read_rows (MoatClaimDialog *self)
{
  const char *comparator = moat_choice_row_get_chosen (self->comparator);

  take_text (&self->claim->statement.en, self->statement_en);
  take_text (&self->claim->statement.zh, self->statement_zh);
  take_text (&self->claim->left, self->left);
  take_text (&self->claim->right, self->right);
  take_text (&self->claim->locator, self->locator);
  take_text (&self->claim->missing.en, self->missing_en);
  take_text (&self->claim->missing.zh, self->missing_zh);
  g_free (self->claim->source);
  self->claim->source = g_strdup (moat_choice_row_get_chosen (self->source));
  if (comparator == NULL || !moat_claim_operator_from_nick (comparator, &self->claim->comparator))
    self->claim->comparator = MOAT_CLAIM_NO_OPERATOR;
  self->claim->is_per_year = g_strcmp0 (moat_choice_row_get_chosen (self->basis), "per-year") == 0;
  return moat_entry_mark (GTK_WIDGET (self->tolerance), read_tolerance (self));
}

/* Showing what comes of it */

static void
show_side (MoatClaimDialog *self, guint index, const MoatClaimSide *side, const char *text)
{
  Side *shown = &self->sides[index];
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_bad = FALSE;

  if (side->value != NULL && side->value->problem == MOAT_DERIVATION_PROBLEM_NONE)
    words = moat_claim_word_value (side->value, self->wording);
  else if (text != NULL && side->expression == NULL)
    {
      g_autoptr (MoatExpression) read = moat_expression_parse (text, NULL, &error);

      is_bad = read == NULL;
      words = error != NULL ? g_strdup (error->message) : NULL;
    }
  gtk_label_set_text (shown->reading, words != NULL ? words : "");
  gtk_label_set_width_chars (
    shown->reading, MIN (moat_text_columns (gtk_label_get_text (shown->reading)), READING_CHARS));
  gtk_widget_set_visible (GTK_WIDGET (shown->reading), words != NULL);
  moat_entry_mark (GTK_WIDGET (shown->row), !is_bad);
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (shown->reading), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (shown->reading), "error");
}

static void
show_verdict (MoatClaimDialog *self, const MoatClaimCheck *check)
{
  g_autofree char *verdict = moat_claim_verdict_to_words (check->verdict, self->wording);
  g_autofree char *sentence = moat_claim_check_to_sentence (check, self->wording);
  /* Translators: a verdict, such as “supported”, then why. */
  g_autofree char *text = g_strdup_printf (_ ("%s: %s"), verdict, sentence);

  moat_claim_verdict_show (self->verdict_icon, check->verdict);
  gtk_label_set_text (self->verdict, text);
}

static void
update (MoatClaimDialog *self)
{
  gboolean has_tolerance =
    self->claim->comparator == MOAT_CLAIM_EQUAL || self->claim->comparator == MOAT_CLAIM_COMPARABLE;
  gboolean is_good = read_rows (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatCheckedClaims) checked =
    moat_project_check_claim (self->project, self->claim, self->wording, &error);
  gboolean has_statement = *moat_label_get (&self->claim->statement, MOAT_LANGUAGE_EN) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->tolerance),
                          has_tolerance || self->claim->has_tolerance);
  if (checked != NULL)
    {
      const MoatClaimCheck *check = moat_checked_claims_get (checked, 0);

      show_side (self, 0, &check->left, self->claim->left);
      show_side (self, 1, &check->right, self->claim->right);
      show_verdict (self, check);
    }
  else
    gtk_label_set_text (self->verdict, error->message);
  adw_window_title_set_subtitle (self->heading,
                                 has_statement ? self->claim->key : _ ("Say what is claimed."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claim.save", is_good && has_statement);
}

/* Callbacks */

static void
changed_cb (MoatClaimDialog *self)
{
  if (!self->loading)
    update (self);
}

static void
figure_chosen_cb (MoatFigurePicker *picker, const char *key, Side *side)
{
  g_autofree char *text = moat_entry_dup_text (GTK_EDITABLE (side->row));
  g_autofree char *joined = moat_figure_picker_join (picker, text, key);

  gtk_editable_set_text (GTK_EDITABLE (side->row), joined);
  gtk_widget_grab_focus (GTK_WIDGET (side->row));
}

static void
create_picker_cb (GtkMenuButton *button, gpointer user_data)
{
  Side *side = user_data;
  MoatClaimDialog *self = MOAT_CLAIM_DIALOG (gtk_widget_get_root (GTK_WIDGET (side->row)));

  if (side->picker != NULL)
    return;
  side->picker = moat_figure_picker_new ();
  moat_figure_picker_set_project (side->picker, self->project);
  g_signal_connect (side->picker, "chosen", G_CALLBACK (figure_chosen_cb), side);
  gtk_menu_button_set_popover (button, GTK_WIDGET (side->picker));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatClaimDialog *self = MOAT_CLAIM_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *markup = NULL;

  if (moat_project_put_claim (self->project, self->claim, &error))
    {
      g_signal_emit (self, saved_signal, 0, self->claim->key);
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  markup = g_markup_escape_text (error->message, -1); /* a toast's title is markup */
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/* Class */

static void
moat_claim_dialog_dispose (GObject *object)
{
  MoatClaimDialog *self = MOAT_CLAIM_DIALOG (object);

  self->loading = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_CLAIM_DIALOG);
  g_clear_object (&self->project);
  G_OBJECT_CLASS (moat_claim_dialog_parent_class)->dispose (object);
}

static void
moat_claim_dialog_finalize (GObject *object)
{
  MoatClaimDialog *self = MOAT_CLAIM_DIALOG (object);

  moat_wording_unref (self->wording);
  moat_claim_free (self->claim);
  G_OBJECT_CLASS (moat_claim_dialog_parent_class)->finalize (object);
}

static void
moat_claim_dialog_class_init (MoatClaimDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moat_claim_dialog_dispose;
  object_class->finalize = moat_claim_dialog_finalize;
  saved_signal = g_signal_new ("saved", MOAT_TYPE_CLAIM_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-claim-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, statement_en);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, statement_zh);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, source);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, locator);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, left);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, comparator);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, right);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, basis);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, tolerance);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, missing_en);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimDialog, missing_zh);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_install_action (widget_class, "claim.save", NULL, save_action);
}

static void
init_side (Side *side, GtkEditable *row)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_menu_button_new ();

  side->row = ADW_ENTRY_ROW (row);
  side->reading = GTK_LABEL (label);
  gtk_label_set_wrap (side->reading, TRUE);
  gtk_label_set_xalign (side->reading, 1);
  gtk_label_set_max_width_chars (side->reading, READING_CHARS);
  gtk_widget_add_css_class (label, "field-reading");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "find-location-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Point at a Figure"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Point at a Figure"), -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_picker_cb, side, NULL);
  adw_entry_row_add_suffix (side->row, label);
  adw_entry_row_add_suffix (side->row, button);
}

static void
moat_claim_dialog_init (MoatClaimDialog *self)
{
  const char *keys[MOAT_CLAIM_N_OPERATORS + 1] = { NULL };
  const char *labels[MOAT_CLAIM_N_OPERATORS + 1] = { NULL };
  const char *const bases[] = { "stated", "per-year", NULL };
  const char *const basis_labels[] = { C_ ("basis", "As Stated"), _ ("Per Year"), NULL };

  self->wording = moat_wording_new (moat_language_of_process ());
  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < MOAT_CLAIM_N_OPERATORS; i++)
    {
      keys[i] = moat_claim_operator_to_nick ((MoatClaimOperator) i);
      labels[i] = moat_claim_operator_label ((MoatClaimOperator) i);
    }
  moat_choice_row_set_options (self->comparator, keys, labels);
  moat_choice_row_set_options (self->basis, bases, basis_labels);
  init_side (&self->sides[0], self->left);
  init_side (&self->sides[1], self->right);
}

/* 0.25 as "25", as it is typed. */
static char *
word_percent (double share)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.6g", share * 100));
}

static void
fill_rows (MoatClaimDialog *self)
{
  const MoatClaim *claim = self->claim;
  const struct
  {
    GtkEditable *row;
    const char *text;
  } texts[] = {
    { self->statement_en, claim->statement.en },
    { self->statement_zh, claim->statement.zh },
    { self->left, claim->left },
    { self->right, claim->right },
    { self->locator, claim->locator },
    { self->missing_en, claim->missing.en },
    { self->missing_zh, claim->missing.zh },
  };
  g_autofree char *percent = claim->has_tolerance ? word_percent (claim->tolerance) : g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_text (texts[i].row, texts[i].text != NULL ? texts[i].text : "");
  gtk_editable_set_text (self->tolerance, percent);
  moat_figure_fill_choices (self->source, self->project, MOAT_FACT_FIELD_SOURCE);
  moat_choice_row_set_chosen (self->source, claim->source);
  moat_choice_row_set_chosen (self->comparator, moat_claim_operator_to_nick (claim->comparator));
  moat_choice_row_set_chosen (self->basis, claim->is_per_year ? "per-year" : "stated");
}

MoatClaimDialog *
moat_claim_dialog_new (GtkWindow *parent, MoatProject *project, const MoatClaim *claim)
{
  MoatClaimDialog *self;

  g_return_val_if_fail (MOAT_IS_PROJECT (project) && claim != NULL, NULL);

  self = g_object_new (MOAT_TYPE_CLAIM_DIALOG, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  self->claim = moat_claim_copy (claim);
  gtk_window_set_title (GTK_WINDOW (self), claim->id != 0 ? _ ("Edit Claim") : _ ("New Claim"));
  adw_window_title_set_title (self->heading, gtk_window_get_title (GTK_WINDOW (self)));
  fill_rows (self);
  self->loading = FALSE;
  update (self);
  return self;
}
