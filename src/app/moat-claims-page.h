/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CLAIMS_PAGE (moat_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (MoatClaimsPage, moat_claims_page, MOAT, CLAIMS_PAGE, GtkBox)

/**
 * MoatClaimsPage: the claims of a project with their verdicts, and one of them with its two sides,
 * its arithmetic and what is missing.
 * Actions: claims.edit, claims.delete, claims.back.
 */
GtkWidget *moat_claims_page_new (void);
void moat_claims_page_set_project (MoatClaimsPage *self, MoatProject *project); /* nullable */
/** Shows the claim @key, or the first if there is none of that key. */
void moat_claims_page_show_claim (MoatClaimsPage *self, const char *key);
/** The key of the claim that is shown; NULL: none.  Borrowed. */
const char *moat_claims_page_get_claim (MoatClaimsPage *self);
/** Opens the dialog on a new claim whose sides are @left and @right (nullable expressions). */
void moat_claims_page_add (MoatClaimsPage *self, const char *left, const char *right);

G_END_DECLS
