/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How claims are shown: a verdict is told by its icon and its words, and by colour besides. */
#include "config.h"

#include "moat-claim-words.h"

#include <glib/gi18n-lib.h>

static const char *
get_icon (MoatClaimVerdict verdict)
{
  switch (verdict)
    {
    case MOAT_CLAIM_SUPPORTED:
      return "object-select-symbolic";
    case MOAT_CLAIM_NOT_SUPPORTED:
      return "window-close-symbolic";
    case MOAT_CLAIM_DEPENDS:
      return "dialog-warning-symbolic";
    case MOAT_CLAIM_CANNOT_BE_CHECKED:
    case MOAT_CLAIM_N_VERDICTS:
    default:
      return "dialog-question-symbolic";
    }
}

static const char *
get_class (MoatClaimVerdict verdict)
{
  switch (verdict)
    {
    case MOAT_CLAIM_SUPPORTED:
      return "success";
    case MOAT_CLAIM_NOT_SUPPORTED:
      return "error";
    case MOAT_CLAIM_DEPENDS:
      return "warning";
    case MOAT_CLAIM_CANNOT_BE_CHECKED:
    case MOAT_CLAIM_N_VERDICTS:
    default:
      return "dim-label";
    }
}

void
moat_claim_verdict_show (GtkImage *icon, MoatClaimVerdict verdict)
{
  gtk_image_set_from_icon_name (icon, get_icon (verdict));
  for (int i = 0; i < MOAT_CLAIM_N_VERDICTS; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (icon), get_class ((MoatClaimVerdict) i));
  gtk_widget_add_css_class (GTK_WIDGET (icon), get_class (verdict));
}

const char *
moat_claim_operator_label (MoatClaimOperator comparator)
{
  switch (comparator)
    {
    case MOAT_CLAIM_GREATER:
      return _ ("is greater than");
    case MOAT_CLAIM_AT_LEAST:
      return _ ("is at least");
    case MOAT_CLAIM_EQUAL:
      return _ ("equals");
    case MOAT_CLAIM_AT_MOST:
      return _ ("is at most");
    case MOAT_CLAIM_LESS:
      return _ ("is less than");
    case MOAT_CLAIM_COMPARABLE:
      return _ ("is comparable with");
    case MOAT_CLAIM_NO_OPERATOR:
    case MOAT_CLAIM_N_OPERATORS:
    default:
      return _ ("(not said yet)");
    }
}
