/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claim-check.h"

G_BEGIN_DECLS

/** The name of the icon of a verdict.  Static. */
const char *moat_claim_verdict_icon (MoatClaimVerdict verdict);
/** The style class of its colour; "" for none.  Static. */
const char *moat_claim_verdict_class (MoatClaimVerdict verdict);
/** "is greater than".  Static. */
const char *moat_claim_operator_label (MoatClaimOperator comparator);

G_END_DECLS
