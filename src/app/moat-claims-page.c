/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Claims page: what sources say, put against the figures.
 *
 * All claims are checked again after every change of the project, in one reading of it, so that a
 * verdict is never older than the figures beside it.  What is checked borrows from the project and
 * is let go before the next change.  The list and the claim beside it stand in a leaflet: in a
 * narrow window one of them is seen. */
#include "config.h"

#include "moat-claims-page.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-claim-dialog.h"
#include "moat-claim-words.h"
#include "moat-explanation-parts.h"
#include "moat-late.h"
#include "moat-project-claims.h"
#include "moat-scene-picture.h"

struct _MoatClaimsPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  AdwLeaflet *leaflet;
  GtkLabel *summary;
  GtkListBox *list;
  GtkLabel *statement, *source, *verdict, *finding;
  GtkImage *verdict_icon;
  GtkWidget *missing;
  GtkGrid *sides;
  MoatScenePicture *picture;
  GtkBox *arithmetic, *parts;

  MoatProject *project; /* nullable */
  MoatWording *wording;
  MoatCheckedClaims *checked; /* of the project's last state; nullable */
  char *key;                  /* of the claim that is shown; nullable */
  int shown;                  /* its index; −1: none */
  guint reload_source;        /* a check that waits for an edit to be over */
};

G_DEFINE_FINAL_TYPE (MoatClaimsPage, moat_claims_page, GTK_TYPE_BOX)

static void
show_toast (MoatClaimsPage *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
}

static void
set_verdict_icon (GtkImage *icon, MoatClaimVerdict verdict)
{
  gtk_image_set_from_icon_name (icon, moat_claim_verdict_icon (verdict));
  for (int i = 0; i < MOAT_CLAIM_N_VERDICTS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (icon),
                                 moat_claim_verdict_class ((MoatClaimVerdict) i));
  gtk_widget_add_css_class (GTK_WIDGET (icon), moat_claim_verdict_class (verdict));
}

/* The claim that is shown */

/* One line of the table of both sides: what it is called, its value, how it is written. */
static void
add_side (MoatClaimsPage *self, gboolean is_left, int row)
{
  const MoatClaimCheck *check = moat_checked_claims_get (self->checked, (guint) self->shown);
  const MoatClaimSide *side = is_left ? &check->left : &check->right;
  const char *text = is_left ? check->claim->left : check->claim->right;
  g_autofree char *name =
    moat_checked_claims_word_side (self->checked, (guint) self->shown, is_left, self->wording);
  g_autofree char *value =
    side->value != NULL && side->value->problem == MOAT_DERIVATION_PROBLEM_NONE
      ? moat_claim_word_value (side->value, self->wording)
      : g_strdup (_ ("no value"));
  const char *const texts[] = { name, value, text != NULL ? text : "" };
  const char *const classes[] = { "claim-name", "numeric", "dim-label" };

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_widget_set_hexpand (label, i == 0);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_grid_attach (self->sides, label, i == 1 ? 1 : 0, row + (i == 2), i == 2 ? 2 : 1, 1);
    }
}

static void
show_sides (MoatClaimsPage *self)
{
  const MoatClaim *claim = moat_checked_claims_get (self->checked, (guint) self->shown)->claim;
  g_autofree char *tolerance =
    claim->has_tolerance ? g_strdup_printf ("±%g%%", claim->tolerance * 100) : NULL;
  g_autofree char *relation = NULL;
  GtkWidget *label, *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sides))) != NULL)
    gtk_grid_remove (self->sides, child);
  add_side (self, TRUE, 0);
  /* What is said of both sides: “is comparable with, ±25%, per year”. */
  relation = g_strjoin (", ", moat_claim_operator_label (claim->comparator),
                        claim->is_per_year ? _ ("per year") : _ ("as stated"), tolerance, NULL);
  label = gtk_label_new (relation);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "claim-relation");
  gtk_grid_attach (self->sides, label, 0, 2, 2, 1);
  add_side (self, FALSE, 3);
}

/* The arithmetic is what one reads first; what it rests on stands beneath. */
static void
show_arithmetic (MoatClaimsPage *self)
{
  const guint arithmetic = 1u << MOAT_EXPLANATION_STEP;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatExplanation) explanation =
    moat_checked_claims_explain (self->checked, (guint) self->shown, self->wording, &error);

  moat_explanation_parts_clear (self->arithmetic);
  moat_explanation_parts_clear (self->parts);
  if (explanation != NULL)
    {
      moat_explanation_parts_show_some (self->arithmetic, explanation, arithmetic);
      moat_explanation_parts_show_some (self->parts, explanation, ~arithmetic);
    }
  else
    moat_explanation_parts_add_line (moat_explanation_parts_add (self->parts, _ ("Notes")), 0,
                                     _ ("Problem"), error->message);
}

static void
show_claim (MoatClaimsPage *self)
{
  const MoatClaimCheck *check;
  const MoatClaim *claim;
  g_autofree char *verdict = NULL, *finding = NULL, *source = NULL;
  gboolean has_picture;

  if (self->shown < 0)
    return;
  check = moat_checked_claims_get (self->checked, (guint) self->shown);
  claim = check->claim;
  verdict = moat_claim_verdict_to_words (check->verdict, self->wording);
  finding = moat_claim_check_to_sentence (check, self->wording);
  source = moat_source_caption (self->project, claim->source, claim->locator, self->wording);
  gtk_label_set_text (
    self->statement, moat_label_get (&claim->statement, moat_wording_get_language (self->wording)));
  gtk_label_set_text (self->source, source != NULL ? source : _ ("No source"));
  gtk_label_set_text (self->verdict, verdict);
  gtk_label_set_text (self->finding, finding);
  set_verdict_icon (self->verdict_icon, check->verdict);
  gtk_widget_set_visible (self->missing, check->verdict == MOAT_CLAIM_CANNOT_BE_CHECKED &&
                                           !moat_project_is_read_only (self->project));
  show_sides (self);
  show_arithmetic (self);
  has_picture = check->left.value != NULL && check->right.value != NULL && check->ratio != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->picture), has_picture);
  moat_scene_picture_changed (self->picture);
}

static MoatScene *
build_scene_cb (const MoatTheme *theme, MoatTextMeasurer *measurer, double width, double height,
                gpointer user_data)
{
  MoatClaimsPage *self = user_data;

  if (self->checked == NULL || self->shown < 0)
    return NULL;
  return moat_checked_claims_build_scene (self->checked, (guint) self->shown, self->wording, theme,
                                          measurer, width, height);
}

/* The list */

static GtkWidget *
create_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 3);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "claim-statement" : "claim-verdict");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "chart-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_row (MoatClaimsPage *self, GtkWidget *row, const MoatClaimCheck *check)
{
  GtkWidget *icon =
    gtk_widget_get_first_child (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)));
  GtkWidget *texts = gtk_widget_get_next_sibling (icon);
  const char *statement =
    moat_label_get (&check->claim->statement, moat_wording_get_language (self->wording));
  g_autofree char *verdict = moat_claim_verdict_to_words (check->verdict, self->wording);

  gtk_widget_set_name (row, check->claim->key);
  set_verdict_icon (GTK_IMAGE (icon), check->verdict);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)), statement);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), verdict);
  gtk_widget_set_tooltip_text (row, statement);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, statement,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, verdict, -1);
}

static void
fill_list (MoatClaimsPage *self)
{
  guint n = moat_checked_claims_get_size (self->checked);
  guint supported = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n; i++)
    {
      const MoatClaimCheck *check = moat_checked_claims_get (self->checked, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (create_row ());
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      fill_row (self, GTK_WIDGET (row), check);
      supported += check->verdict == MOAT_CLAIM_SUPPORTED;
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL;)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  /* Translators: of all claims, how many are supported. */
  summary = g_strdup_printf (_ ("%u of %u supported"), supported, n);
  gtk_label_set_text (self->summary, summary);
}

/* Shows the claim at @index of the list. */
static void
choose (MoatClaimsPage *self, int index)
{
  self->shown = index;
  g_free (self->key);
  self->key = index >= 0
                ? g_strdup (moat_checked_claims_get (self->checked, (guint) index)->claim->key)
                : NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claims.edit",
                                 index >= 0 && !moat_project_is_read_only (self->project));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "claims.delete",
                                 index >= 0 && !moat_project_is_read_only (self->project));
  show_claim (self);
}

static int
find_index (MoatClaimsPage *self, const char *key)
{
  guint n = moat_checked_claims_get_size (self->checked);

  for (guint i = 0; key != NULL && i < n; i++)
    if (g_str_equal (moat_checked_claims_get (self->checked, i)->claim->key, key))
      return (int) i;
  return n > 0 ? 0 : -1;
}

static void
let_go (MoatClaimsPage *self)
{
  self->shown = -1;
  g_clear_pointer (&self->checked, moat_checked_claims_free);
}

static void
reload (MoatClaimsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strdup (self->key);
  int index;

  g_clear_handle_id (&self->reload_source, g_source_remove);
  let_go (self);
  if (self->project == NULL)
    return;
  self->checked = moat_project_check_claims (self->project, self->wording, &error);
  if (self->checked == NULL)
    {
      show_toast (self, error->message);
      return;
    }
  fill_list (self);
  index = find_index (self, key);
  gtk_stack_set_visible_child_name (self->stack, index >= 0 ? "claims" : "empty");
  choose (self, index);
  if (index >= 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
}

/* Callbacks */

static gboolean
reload_cb (gpointer user_data)
{
  MoatClaimsPage *self = user_data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

/* What was checked must not outlive what it borrows from; an edit that is refused then says nothing
 * of itself. */
static void
changing_cb (MoatClaimsPage *self)
{
  let_go (self);
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_cb, self);
}

static void
row_selected_cb (MoatClaimsPage *self, GtkListBoxRow *row)
{
  if (row != NULL && self->checked != NULL && gtk_list_box_row_get_index (row) != self->shown)
    choose (self, gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (MoatClaimsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "claim");
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (MOAT_CLAIMS_PAGE (widget)->leaflet, "list");
}

static void
saved_cb (MoatClaimsPage *self, const char *key)
{
  moat_claims_page_show_claim (self, key);
}

static void
open_dialog (MoatClaimsPage *self, const MoatClaim *claim)
{
  MoatClaimDialog *dialog = moat_claim_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->project, claim);

  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatClaimsPage *self = MOAT_CLAIMS_PAGE (widget);
  const MoatClaim *claim = moat_project_find_claim (self->project, self->key);

  if (claim != NULL)
    open_dialog (self, claim);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatClaimsPage *self = MOAT_CLAIMS_PAGE (widget);
  const MoatClaim *claim = moat_project_find_claim (self->project, self->key);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (claim == NULL)
    return;
  /* Translators: %s is the short key of a claim, such as c02. */
  message = g_strdup_printf (_ ("Deleted %s"), claim->key);
  if (moat_project_delete_claim (self->project, claim->id, &error))
    gtk_widget_activate_action (widget, "win.toast-undo", "s", message);
  else
    show_toast (self, error->message);
}

static void
dark_cb (MoatClaimsPage *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  moat_scene_picture_set_theme (self->picture,
                                moat_theme_get (dark ? MOAT_THEME_DARK : MOAT_THEME_LIGHT));
}

/* Class */

/* The keys walk through the claims. */
static gboolean
moat_claims_page_grab_focus (GtkWidget *widget)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (MOAT_CLAIMS_PAGE (widget)->list);

  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
moat_claims_page_dispose (GObject *object)
{
  MoatClaimsPage *self = MOAT_CLAIMS_PAGE (object);

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  let_go (self);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_CLAIMS_PAGE);
  G_OBJECT_CLASS (moat_claims_page_parent_class)->dispose (object);
}

static void
moat_claims_page_finalize (GObject *object)
{
  MoatClaimsPage *self = MOAT_CLAIMS_PAGE (object);

  g_free (self->key);
  moat_wording_unref (self->wording);
  G_OBJECT_CLASS (moat_claims_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, empty);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, list);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, statement);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, source);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, verdict);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, verdict_icon);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, finding);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, missing);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, sides);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, picture);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, arithmetic);
  gtk_widget_class_bind_template_child (widget_class, MoatClaimsPage, parts);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
moat_claims_page_class_init (MoatClaimsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moat_claims_page_dispose;
  object_class->finalize = moat_claims_page_finalize;
  widget_class->grab_focus = moat_claims_page_grab_focus;
  g_type_ensure (MOAT_TYPE_SCENE_PICTURE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "claims.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "claims.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "claims.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "claims.delete", NULL);
}

static void
moat_claims_page_init (MoatClaimsPage *self)
{
  self->shown = -1;
  self->wording = moat_wording_new (moat_language_of_process ());
  gtk_widget_init_template (GTK_WIDGET (self));
  moat_late_set_icon (self->empty, "moat-claims-symbolic");
  moat_scene_picture_set_func (self->picture, build_scene_cb, self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (dark_cb),
                           self, G_CONNECT_SWAPPED);
  dark_cb (self);
}

GtkWidget *
moat_claims_page_new (void)
{
  return g_object_new (MOAT_TYPE_CLAIMS_PAGE, NULL);
}

void
moat_claims_page_set_project (MoatClaimsPage *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_CLAIMS_PAGE (self));

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  let_go (self);
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      g_signal_connect_swapped (project, "changing", G_CALLBACK (changing_cb), self);
      g_signal_connect_swapped (project, "changed", G_CALLBACK (reload), self);
    }
  reload (self);
}

void
moat_claims_page_show_claim (MoatClaimsPage *self, const char *key)
{
  int index;

  g_return_if_fail (MOAT_IS_CLAIMS_PAGE (self));

  if (self->checked == NULL)
    return;
  index = find_index (self, key);
  if (index < 0)
    return;
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, index));
  choose (self, index);
  adw_leaflet_set_visible_child_name (self->leaflet, "claim");
}

const char *
moat_claims_page_get_claim (MoatClaimsPage *self)
{
  g_return_val_if_fail (MOAT_IS_CLAIMS_PAGE (self), NULL);
  return self->key;
}

void
moat_claims_page_add (MoatClaimsPage *self, const char *left, const char *right)
{
  g_autoptr (MoatClaim) claim = moat_claim_new ();

  g_return_if_fail (MOAT_IS_CLAIMS_PAGE (self));
  g_return_if_fail (self->project != NULL);

  claim->left = g_strdup (left);
  claim->right = g_strdup (right);
  claim->comparator = MOAT_CLAIM_GREATER;
  open_dialog (self, claim);
}
