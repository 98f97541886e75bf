/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-store.h"

G_BEGIN_DECLS

/** MoatProjectTable: the tables that a project keeps in memory once they were asked for. */
typedef enum
{
  MOAT_PROJECT_ENTITIES,
  MOAT_PROJECT_CONCEPTS,
  MOAT_PROJECT_SOURCES,
  MOAT_PROJECT_EVENTS,
  MOAT_PROJECT_N_TABLES
} MoatProjectTable;

/** MoatProjectCache: what was read since the last change; everything is nullable. */
typedef struct
{
  GPtrArray *rows[MOAT_PROJECT_N_TABLES];
  GHashTable *by_key[MOAT_PROJECT_N_TABLES]; /* key → row, both borrowed from the rows */
  GPtrArray *stored_charts;                  /* of MoatStoredChart */
  GHashTable *specs;                         /* key → MoatChartSpec, those read so far */
  GPtrArray *charts;                         /* of MoatChartSpec, borrowed from specs */
  MoatQualifierWord *words;
  GPtrArray *claims; /* of MoatClaim */
} MoatProjectCache;

void moat_project_cache_clear (MoatProjectCache *self);
MoatProjectCache *moat_project_get_cache (MoatProject *self);

/** Makes sure that @table is in memory.  The getters of moat-project.h have nowhere to put an
 * error; what must not draw an empty chart from a locked file asks here first. */
gboolean moat_project_load (MoatProject *self, MoatProjectTable table, GError **error);
/** Makes sure that the rows of the chart table are in memory. */
gboolean moat_project_load_charts (MoatProject *self, GError **error);

/** Every change goes between these: the first remembers what the properties say, the second
 * (after a change that succeeded) forgets the caches, notifies and emits `changed`. */
void moat_project_begin_change (MoatProject *self);
void moat_project_end_change (MoatProject *self);

/** MoatProjectChange: what an action does, between its beginning and its end. */
typedef gboolean (*MoatProjectChange) (MoatStore *store, gpointer data, GError **error);
/** Runs @change as one action that the journal calls @label; on error nothing has happened. */
gboolean moat_project_run_action (MoatProject *self, const char *label, MoatProjectChange change,
                                  gpointer data, GError **error);

G_END_DECLS
