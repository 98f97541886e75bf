/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"
#include "moat-rate-survey.h"

G_BEGIN_DECLS

/** MoatRateImportRequest: which rates are to be taken in, and who is to be told.  Everything is
 * borrowed. */
typedef struct
{
  MoatDataFile *file;
  const char *table;            /* nullable: the first */
  const MoatRateSurvey *survey; /* of that table, with what the user chose */
  const char *source;           /* key; NULL: one for this file, which is made if there is none */
  GHashTable *corrections;      /* as of moat_stager_new(); nullable */
  gboolean replace;             /* rates that the project has with another value get the file's */
  gboolean dry_run;             /* say what would become of it; nothing is changed */
  /* Called in the importing thread, at most 20 times a second; nullable. */
  void (*progress) (double fraction, gsize n_rows, gpointer data);
  /* Every refusal, also those beyond the first; nullable. */
  void (*refused) (const MoatRefusal *refusal, gpointer data);
  gpointer data;
} MoatRateImportRequest;

/** Surveys @table (nullable: the first) of @file with what the project at @path knows of rates
 * besides.  (transfer full) */
MoatRateSurvey *moat_import_survey_rates (const char *path, MoatDataFile *file, const char *table,
                                          GCancellable *cancellable, GError **error);
/** Takes rates into the project at @path in one action that one undo takes back.  A rate of a pair,
 * kind and period that the project has with the same value is unchanged; with another it is
 * refused, or with @replace restated.  Opens the project file by itself, as moat_import_data()
 * does; on error nothing has changed.  (transfer full) */
MoatImportResult *moat_import_rates (const char *path, const MoatRateImportRequest *request,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
