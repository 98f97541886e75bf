/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-concept.h"

G_BEGIN_DECLS

/* The concepts that companies report under names that regulators have set.  A project gets the
 * ones it needs when a file is taken in; from then on they are its own. */

/** The keys of all of them, ended by NULL, in the order in which statements have them.  Static. */
const char *const *moat_standard_concept_get_keys (void);
/** A new concept with the names and the kind that belong to @key; NULL when it is none of them.
 * (transfer full) */
MoatConcept *moat_standard_concept_new (const char *key);

G_END_DECLS
