/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-data-file.h"
#include "moat-mapping.h"

G_BEGIN_DECLS

/** MoatRefusal: a row, or a figure of a row, that could not be taken. */
typedef struct
{
  gsize line;
  int column;    /* 0-based; −1: the row as a whole */
  char *message; /* translated */
  GStrv cells;   /* the row as it stands in the file */
} MoatRefusal;

/** MoatImportResult: what became of a file.  n_figures = n_added + n_restated + n_unchanged +
 * n_refused. */
typedef struct
{
  gsize n_rows;      /* of data, those left out not counted */
  gsize n_figures;   /* that they state */
  gsize n_added;     /* periods of which nothing was known */
  gsize n_restated;  /* other values of periods that were known; they stand beside the others */
  gsize n_unchanged; /* statements that the project has already */
  gsize n_refused;
  gsize n_empty;    /* cells that state nothing */
  gsize n_left_out; /* rows about concepts or periods that were not asked for */
  gsize n_new_entities, n_new_concepts, n_new_sources;
  GPtrArray *refusals; /* of MoatRefusal: the first MOAT_IMPORT_MAX_REFUSALS */
  gint64 batch_id;     /* 0: nothing was stored */
} MoatImportResult;

#define MOAT_IMPORT_MAX_REFUSALS 10000

void moat_import_result_free (MoatImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportResult, moat_import_result_free)

/** MoatImportRequest: what is to be taken in, and who is to be told.  Everything is borrowed. */
typedef struct
{
  MoatDataFile *file;
  const MoatMapping *mapping;
  GHashTable *corrections; /* as of moat_stager_new(); nullable */
  /* What is known of those that the project may not have yet, by key: of MoatEntity and MoatSource;
   * nullable.  Of others no more is known than what they are called. */
  GPtrArray *entities, *sources;
  gboolean dry_run; /* say what would become of it; nothing is changed */
  /* Called in the importing thread, at most 20 times a second; nullable. */
  void (*progress) (double fraction, gsize n_rows, gpointer data);
  /* Every refusal, also those beyond the first; nullable. */
  void (*refused) (const MoatRefusal *refusal, gpointer data);
  gpointer data;
} MoatImportRequest;

/** Takes a file into the project at @path in one action that one undo takes back.  Opens the
 * project file by itself, so that it can run in a thread of its own beside a window; whoever has it
 * open calls moat_project_refresh() afterwards.  A row that is refused is reported and left out; on
 * error (the file cannot be read to its end, the project not written, cancelled) nothing has
 * changed.  (transfer full) */
MoatImportResult *moat_import_data (const char *path, const MoatImportRequest *request,
                                    GCancellable *cancellable, GError **error);

G_END_DECLS
