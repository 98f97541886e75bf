/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"
#include "moat-import-names.h"
#include "moat-rate-survey.h"
#include "moat-sec-summary.h"

G_BEGIN_DECLS

/* Importing beside a window: the work of moat-import-data.h and of recognising a file, each in a
 * thread of its own. */

/** MoatPreviewRow: one of the first rows of a table. */
typedef struct
{
  gsize line;
  GStrv cells;
} MoatPreviewRow;

/** MoatImportPreview: a table that was looked at. */
typedef struct
{
  MoatDataFile *file;
  MoatMapping *mapping;    /* as suggested */
  GPtrArray *rows;         /* of MoatPreviewRow: the first MOAT_IMPORT_PREVIEW_ROWS */
  MoatSecSummary *summary; /* of filings; nullable */
  MoatRateSurvey *survey;  /* of what may be exchange rates; nullable */
  gboolean is_rates;       /* the survey's names and numbers are those of exchange rates */
} MoatImportPreview;

#define MOAT_IMPORT_PREVIEW_ROWS 200

void moat_import_preview_free (MoatImportPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportPreview, moat_import_preview_free)

/** MoatImportOrigin: what is to be looked at: a file that is open, or a path, or a pasted text. */
typedef struct
{
  const char *project; /* path of the project that it is for */
  MoatDataFile *file;  /* nullable */
  const char *path;    /* nullable */
  const char *text;    /* nullable */
  const char *table;   /* nullable: the first */
} MoatImportOrigin;

/** Opens what @origin names, recognises it and reads its first rows.  @names is borrowed until the
 * callback. */
void moat_import_preview_async (const MoatImportOrigin *origin, MoatImportNames *names,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer data);
MoatImportPreview *moat_import_preview_finish (GAsyncResult *result, GError **error);

/** MoatImportTask: one run of moat_import_data(), or with a survey of moat_import_rates(), in a
 * thread. */
typedef struct
{
  MoatDataFile *file;
  const MoatMapping *mapping;    /* copied */
  const MoatSecSummary *summary; /* of filings; borrowed until the callback; nullable */
  const MoatRateSurvey *survey;  /* of rates; borrowed until the callback; nullable */
  GHashTable *corrections;       /* borrowed until the callback; nullable */
  gboolean replace_rates;        /* rates that are there with another value get the file's */
  const char *refused_path;      /* where a file of the refused rows is to be written; nullable */
  gboolean dry_run;
} MoatImportTask;

/** How far a run is; to be asked in the thread that started it. */
typedef struct _MoatImportProgress MoatImportProgress;
MoatImportProgress *moat_import_progress_new (void);
MoatImportProgress *moat_import_progress_ref (MoatImportProgress *self);
void moat_import_progress_unref (MoatImportProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportProgress, moat_import_progress_unref)
/** 0–1, −1 when not known; @n_rows (nullable) gets the rows read so far. */
double moat_import_progress_get (MoatImportProgress *self, gsize *n_rows);

/** Takes the file into the project at @path.  @progress is nullable. */
void moat_import_task_run_async (const char *path, const MoatImportTask *task,
                                 MoatImportProgress *progress, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);
MoatImportResult *moat_import_task_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
