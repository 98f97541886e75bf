/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One claim on the Claims page: its words and where they stand, the verdict and why, both sides
 * with their values and how they are written, the arithmetic, and what it rests on. */
#include "config.h"

#include "moat-claims-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-claim-words.h"
#include "moat-explanation-parts.h"

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

void
_moat_claims_page_show (MoatClaimsPage *self)
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
  moat_claim_verdict_show (self->verdict_icon, check->verdict);
  gtk_widget_set_visible (self->missing, check->verdict == MOAT_CLAIM_CANNOT_BE_CHECKED &&
                                           !moat_project_is_read_only (self->project));
  show_sides (self);
  show_arithmetic (self);
  has_picture = check->left.value != NULL && check->right.value != NULL && check->ratio != NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->picture), has_picture);
  moat_scene_picture_changed (self->picture);
}
