/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Claims page: what sources say, put against the figures.
 *
 * All claims are checked again after every change of the project, in one reading of it, so that a
 * verdict is never older than the figures beside it.  What is checked borrows from the project and
 * is let go before the next change.  The list and the claim beside it stand in a leaflet: in a
 * narrow window one of them is seen.  The claim beside the list is in moat-claims-page-claim.c. */
#include "config.h"

#include "moat-claims-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-claim-dialog.h"
#include "moat-claim-words.h"
#include "moat-late.h"

G_DEFINE_FINAL_TYPE (MoatClaimsPage, moat_claims_page, GTK_TYPE_BOX)

static void
show_toast (MoatClaimsPage *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", message);
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
  moat_claim_verdict_show (GTK_IMAGE (icon), check->verdict);
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
  _moat_claims_page_show (self);
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
