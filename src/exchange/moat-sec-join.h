/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-sec-summary.h"

G_BEGIN_DECLS

/** MoatSecStatement: a value that a tag with a standard concept has in one filing.  Equal texts
 * are the same pointer. */
typedef struct
{
  MoatSecTag *tag;
  guint company;
  const char *unit;
  const char *start; /* "": a moment */
  const char *end;
  const char *accn;
  const char *value;
} MoatSecStatement;

/** Decides which tags of @summary are taken for which concept, and says why; adds the concepts that
 * no tag states.  @statements (of MoatSecStatement) are those of all tags that have a key; they are
 * sorted. */
void moat_sec_join (MoatSecSummary *summary, GArray *statements);

MoatSecTag *moat_sec_tag_new (void);
void moat_sec_tag_free (MoatSecTag *self);

G_END_DECLS
