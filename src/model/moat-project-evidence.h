/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-source.h"

G_BEGIN_DECLS

/* What is done to several figures at once, and to sources.  Each is one journalled action, as the
 * edits of moat-project.h. */

/** Deletes facts.  One that is no longer there is no error. */
gboolean moat_project_delete_facts (MoatProject *self, const gint64 *ids, guint n, GError **error);
/** Adds a copy of each fact under a key of its own; @copies (nullable) gets their ids, in the same
 * order: an array of gint64, (transfer full). */
gboolean moat_project_duplicate_facts (MoatProject *self, const gint64 *ids, guint n,
                                       GArray **copies, GError **error);

/** Stores @source in place of the source with its id.  Errors of MOAT_FACT_ERROR and
 * MOAT_STORE_ERROR. */
gboolean moat_project_update_source (MoatProject *self, const MoatSource *source, GError **error);
/** Deletes sources; MOAT_STORE_ERROR_CONSTRAINT while anything rests on one of them. */
gboolean moat_project_delete_sources (MoatProject *self, const char *const *keys, GError **error);
/** Lets everything that rests on the sources @keys rest on @other, and deletes them. */
gboolean moat_project_replace_sources (MoatProject *self, const char *const *keys,
                                       const char *other, GError **error);

/** The keys of the charts that draw such a fact in its days, in their order; a later statement may
 * stand in its place.  NULL and @error when the project cannot be read. */
GStrv moat_project_list_charts_of_fact (MoatProject *self, const MoatFact *fact, GError **error);

G_END_DECLS
