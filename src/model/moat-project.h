/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-chart-build.h"
#include "moat-chart-spec.h"
#include "moat-explanation.h"
#include "moat-event.h"
#include "moat-fact.h"

G_BEGIN_DECLS

typedef struct _MoatStore MoatStore;

#define MOAT_TYPE_PROJECT (moat_project_get_type ())
G_DECLARE_FINAL_TYPE (MoatProject, moat_project, MOAT, PROJECT, GObject)

/**
 * MoatProject: the open project as the programs see it: reads, edits with undo, and series for
 * charts.  Properties: `can-undo`, `can-redo`, `undo-label`, `redo-label`, `read-only`, `title`,
 * `revision` (uint, grows with every change).  Signals: `changed` after any edit, undo, redo or
 * change by another program; `changing` before an edit, undo or redo is tried: who reads the file
 * in a thread ends that, for the edit has to wait for it.
 */

/** Opens an existing file.  Errors of MOAT_STORE_ERROR.  A file made by a newer Moat opens only
 * with
 * @read_only. */
MoatProject *moat_project_open (const char *path, gboolean read_only, GError **error);
/** Makes a new file; with @sample_dir (nullable) the tables there are imported into it.  The file
 * gets its name when it is whole: on error nothing is left.  EXISTS if there is one.  A new project
 * starts with nothing to undo: the import stays on record, but Undo cannot empty the sample. */
MoatProject *moat_project_create (const char *path, const char *sample_dir, GError **error);
/** Where the sample's tables stand: $MOAT_DATA_DIR/sample or the installed folder.  (transfer full)
 */
char *moat_project_get_sample_dir (void);

MoatStore *moat_project_get_store (MoatProject *self); /* borrowed; for reading */
const char *moat_project_get_path (MoatProject *self);
char *moat_project_dup_title (MoatProject *self,
                              MoatLanguage language); /* title, or the file's name */
/** The property `title`: that of the language the program runs in. */
const char *moat_project_get_title (MoatProject *self);
gboolean moat_project_is_read_only (MoatProject *self);
guint moat_project_get_revision (MoatProject *self);
/** Unix time of the last applied journal entry, or of the project's creation when there is none; 0
 * when the file does not say.  What is exported bears this time, so that the same project gives the
 * same bytes. */
gint64 moat_project_get_modified (MoatProject *self);

/* Reading (borrowed until the next change) */
const MoatEntity *moat_project_find_entity (MoatProject *self, const char *key);
const MoatConcept *moat_project_find_concept (MoatProject *self, const char *key);
const MoatSource *moat_project_find_source (MoatProject *self, const char *key);
GPtrArray *moat_project_get_entities (MoatProject *self); /* of MoatEntity */
GPtrArray *moat_project_get_concepts (MoatProject *self);
GPtrArray *moat_project_get_sources (MoatProject *self);
GPtrArray *moat_project_get_events (MoatProject *self);
/** The words that figures are read with, ended by a NULL word; NULL and @error when they cannot be
 * read. */
const MoatQualifierWord *moat_project_get_qualifier_words (MoatProject *self, GError **error);
GPtrArray *moat_project_get_charts (MoatProject *self); /* of MoatChartSpec, in order */
const MoatChartSpec *moat_project_find_chart (MoatProject *self, const char *key);
/** As find_chart, and says what is wrong: NOT_FOUND with the keys that there are, or why the
 * chart cannot be read (MOAT_CHART_JSON_ERROR). */
const MoatChartSpec *moat_project_read_chart (MoatProject *self, const char *key, GError **error);
/** moat_store_check() and what only this layer can see: charts that cannot be read or that name
 * what does not exist.  One text per problem.  (transfer full) */
GPtrArray *moat_project_check (MoatProject *self, GError **error);

/* Edits: each is one journalled action with a label in the program's language, "Change value of
 * f02"; FALSE and @error leave everything as it was.  An edit that changes nothing is none: no
 * entry, no signal. */
/** Sets a field of @fact, which is not stored by that, from text: moat_fact_read_text() with the
 * words of the project and the year end of the entity that @fact names. */
gboolean moat_project_read_fact_text (MoatProject *self, MoatFact *fact, MoatFactField field,
                                      const char *text, GError **error);
/** Stores @fact: a new one if its id is 0 (the id, and a key if it has none, are set), else in
 * place of the fact with that id.  Errors of MOAT_FACT_ERROR and MOAT_STORE_ERROR. */
gboolean moat_project_put_fact (MoatProject *self, MoatFact *fact, GError **error);
gboolean moat_project_delete_fact (MoatProject *self, gint64 id, GError **error);
/* moat-project-add.c: what figures name.  Without a key (NULL) one is made from the name, and set.
 */
gboolean moat_project_add_entity (MoatProject *self, MoatEntity *entity, GError **error);
gboolean moat_project_add_concept (MoatProject *self, MoatConcept *concept, GError **error);
gboolean moat_project_add_source (MoatProject *self, MoatSource *source, GError **error);
/** Saves @spec under its key.  @label (nullable): what the journal says; NULL words it. */
gboolean moat_project_put_chart (MoatProject *self, const MoatChartSpec *spec, const char *label,
                                 GError **error);
gboolean moat_project_delete_chart (MoatProject *self, const char *key, GError **error);
gboolean moat_project_can_undo (MoatProject *self);
gboolean moat_project_can_redo (MoatProject *self);
const char *moat_project_get_undo_label (MoatProject *self); /* nullable */
const char *moat_project_get_redo_label (MoatProject *self);
/** @label (nullable, transfer full) gets the label of what was taken back or repeated: the file may
 * have moved on since the undo label was read. */
gboolean moat_project_undo (MoatProject *self, char **label, GError **error);
gboolean moat_project_redo (MoatProject *self, char **label, GError **error);
gboolean moat_project_copy_to (MoatProject *self, const char *path, GError **error);
/** Rereads the file if another program changed it; emits `changed` if so.  FALSE when another
 * program is writing: it does not wait for that, and is to be called again. */
gboolean moat_project_refresh (MoatProject *self);

/* moat-explain.c */
/** Why the fact's figure is what it is.  NOT_FOUND if there is none.  (transfer full) */
MoatExplanation *moat_project_explain_fact (MoatProject *self, gint64 fact_id, MoatBasis basis,
                                            MoatWording *wording, GError **error);
/** One explanation per figure drawn, at most 1,000, and one of the difference arrow if there is
 * one. (transfer full), of MoatExplanation */
GPtrArray *moat_project_explain_chart (MoatProject *self, const MoatChartSpec *spec,
                                       MoatWording *wording, GError **error);

G_END_DECLS
