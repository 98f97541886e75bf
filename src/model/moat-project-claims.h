/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claim-check.h"
#include "moat-project.h"

G_BEGIN_DECLS

/* The claims of a project: edits with undo, and putting them against the figures. */

/** In the order in which they were added; of MoatClaim.  Borrowed until the next change; NULL and
 * @error when they cannot be read. */
GPtrArray *moat_project_get_claims (MoatProject *self, GError **error);
/** NULL when there is none with this key, or they cannot be read.  Borrowed. */
const MoatClaim *moat_project_find_claim (MoatProject *self, const char *key);
/** Stores @claim: a new one if its id is 0 (the id, and a key if it has none, are set), else in
 * place of that one.  One journalled action; an edit that changes nothing is none. */
gboolean moat_project_put_claim (MoatProject *self, MoatClaim *claim, GError **error);
gboolean moat_project_delete_claim (MoatProject *self, gint64 id, GError **error);

/** MoatCheckedClaims: claims put against the figures of one state of the project.  It borrows from
 * the project: to be given back before, or on, its next change. */
typedef struct _MoatCheckedClaims MoatCheckedClaims;

/** Checks all claims.  @wording: of what is missing.  (transfer full) */
MoatCheckedClaims *moat_project_check_claims (MoatProject *self, MoatWording *wording,
                                              GError **error);
/** Checks one, which need not be stored.  (transfer full) */
MoatCheckedClaims *moat_project_check_claim (MoatProject *self, const MoatClaim *claim,
                                             MoatWording *wording, GError **error);
void moat_checked_claims_free (MoatCheckedClaims *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatCheckedClaims, moat_checked_claims_free)
guint moat_checked_claims_get_size (const MoatCheckedClaims *self);
const MoatClaimCheck *moat_checked_claims_get (const MoatCheckedClaims *self, guint index);
/** moat_claim_check_explain() with the facts and sources of the project.  NULL and @error when they
 * cannot be read.  (transfer full) */
MoatExplanation *moat_checked_claims_explain (MoatCheckedClaims *self, guint index,
                                              MoatWording *wording, GError **error);
/** moat-claim-chart.c: what a side of a claim is called: its entity and measure when it is one
 * figure, else its expression.  (transfer full) */
char *moat_checked_claims_word_side (MoatCheckedClaims *self, guint index, gboolean is_left,
                                     MoatWording *wording);
/** Both sides as bars; the basis is the title.  NULL unless both have a value.  (transfer
 * full) (nullable) */
MoatScene *moat_checked_claims_build_scene (MoatCheckedClaims *self, guint index,
                                            MoatWording *wording, const MoatTheme *theme,
                                            MoatTextMeasurer *measurer, double width,
                                            double height);

G_END_DECLS
