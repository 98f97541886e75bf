/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-claim.h"
#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CLAIM_DIALOG (moat_claim_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoatClaimDialog, moat_claim_dialog, MOAT, CLAIM_DIALOG, AdwWindow)

/**
 * MoatClaimDialog: a claim to be written or changed; its verdict follows what is typed.
 * Signal `saved` (char *key): it was stored, as one action.
 */
/** @claim: copied; new if its id is 0. */
MoatClaimDialog *moat_claim_dialog_new (GtkWindow *parent, MoatProject *project,
                                        const MoatClaim *claim);

G_END_DECLS
