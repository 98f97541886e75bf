/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"
#include "moat-evaluation.h"
#include "moat-project.h"

G_BEGIN_DECLS

/** MoatClaimFigures: the figures, relations and rates of a project as expressions ask for them,
 * each read once.  Private to the layer. */
typedef struct _MoatClaimFigures MoatClaimFigures;

/** Borrows @project, and what it keeps in memory, which lasts until its next change. */
MoatClaimFigures *moat_claim_figures_new (MoatProject *project);
void moat_claim_figures_free (MoatClaimFigures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatClaimFigures, moat_claim_figures_free)
const MoatFigures *moat_claim_figures_get (MoatClaimFigures *self);
/** What explaining a value needs; borrows @self. */
MoatDerivationContext moat_claim_figures_get_context (MoatClaimFigures *self);
/** FALSE and @error if something could not be read since the figures were made. */
gboolean moat_claim_figures_verify (MoatClaimFigures *self, GError **error);

G_END_DECLS
