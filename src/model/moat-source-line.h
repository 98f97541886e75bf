/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"

G_BEGIN_DECLS

/** MoatSourceLine: the sources of a chart and the places in them, collected fact by fact. */
typedef struct _MoatSourceLine MoatSourceLine;

MoatSourceLine *moat_source_line_new (void);
void moat_source_line_free (MoatSourceLine *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSourceLine, moat_source_line_free)
/** Adds a citation; @source (nullable: nothing is added) is a key, @locator as the fact has it,
 * "1.1.2; lead". */
void moat_source_line_add (MoatSourceLine *self, const char *source, const char *locator);
/** The keys of the sources, in the order in which they were added.  Borrowed, of char *. */
GPtrArray *moat_source_line_get_sources (const MoatSourceLine *self);
/** "Source: Nanfanglue Consulting, 17 March 2025 (sections 1.1.1, 1.1.2)."; NULL when nothing
 * was cited.  (transfer full) */
char *moat_source_line_word (const MoatSourceLine *self, MoatProject *project,
                             MoatWording *wording);

G_END_DECLS
