/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatLabel: a name or sentence in each language.  Either side may be NULL or empty.
 * A plain struct that its holder embeds and owns.
 */
typedef struct
{
  char *en;
  char *zh;
} MoatLabel;

/** The text in @language, or in the other language when that is empty, or "".  Borrowed. */
const char *moat_label_get (const MoatLabel *self, MoatLanguage language);
void moat_label_set (MoatLabel *self, const char *en, const char *zh); /* copies both */
void moat_label_copy_into (const MoatLabel *self, MoatLabel *target);  /* frees what @target held */
gboolean moat_label_equal (const MoatLabel *a, const MoatLabel *b);    /* NULL equals "" */
void moat_label_clear (MoatLabel *self);

G_END_DECLS
