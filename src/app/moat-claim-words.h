/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-claim-check.h"

G_BEGIN_DECLS

/** Shows a verdict in @icon. */
void moat_claim_verdict_show (GtkImage *icon, MoatClaimVerdict verdict);
/** "is greater than".  Static. */
const char *moat_claim_operator_label (MoatClaimOperator comparator);

G_END_DECLS
