/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"
#include "moat-store.h"

G_BEGIN_DECLS

/** MoatImportTerm: an entity, concept or source that a file names.  One that is new to the project
 * is stored when the first figure of it is. */
typedef struct
{
  gint64 id;         /* 0: not stored; only the thread that stores looks at it */
  guint32 index;     /* its place among its kind, from 0 */
  gboolean is_known; /* the project has had it before */
  /* one of them */
  MoatEntity *entity;
  MoatConcept *concept;
  MoatSource *source;
} MoatImportTerm;

/** MoatImportTerms: who and what the project and the file name, found once for each text.  Once
 * made it belongs to the thread that reads. */
typedef struct _MoatImportTerms MoatImportTerms;

MoatImportTerms *moat_import_terms_new (MoatStore *store, const MoatImportRequest *request,
                                        GError **error);
void moat_import_terms_free (MoatImportTerms *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportTerms, moat_import_terms_free)

/* The term for a text of a MoatStagedFact: the same text is the same pointer. */
MoatImportTerm *moat_import_terms_find_entity (MoatImportTerms *self, const char *text);
/** @unit and @period are those of the figure: what it measures is new if no such is known. */
MoatImportTerm *moat_import_terms_find_concept (MoatImportTerms *self, const char *text,
                                                const char *unit, MoatPeriod period);
/** @text is nullable: the mapping's source, else the file itself. */
MoatImportTerm *moat_import_terms_find_source (MoatImportTerms *self, const char *text);
/** When the year of such an entity ends. */
MoatYearEnd moat_import_terms_get_year_end (MoatImportTerms *self, const char *text);

/* The indexes of rows that the project has had before; of no others.  Any thread may ask. */
guint32 moat_import_terms_index_entity (const MoatImportTerms *self, gint64 id);
guint32 moat_import_terms_index_concept (const MoatImportTerms *self, gint64 id);
guint32 moat_import_terms_index_source (const MoatImportTerms *self, gint64 id);

/** Stores a term that has no id yet, in the open batch. */
gboolean moat_import_term_store (MoatImportTerm *self, MoatStore *store, GError **error);

G_END_DECLS
