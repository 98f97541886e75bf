/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatSecTagMeaning: a tag of a taxonomy that states a standard concept. */
typedef struct
{
  const char *key;     /* "capital_expenditure": of moat-standard-concept.h */
  const char *concept; /* "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment" */
  gboolean only_alone; /* it is near the concept, and stands for it where no other tag does */
} MoatSecTagMeaning;

/** All of them; those of one concept stand together, the preferred one first.  Ended by one without
 * a key.  Static. */
const MoatSecTagMeaning *moat_sec_tags_get (void);
/** What @concept, as it stands in a file, states; NULL when it is none of them.  Static. */
const MoatSecTagMeaning *moat_sec_tags_find (const char *concept);

G_END_DECLS
