/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-data.h"
#include "moat-project.h"
#include "moat-sec-summary.h"

G_BEGIN_DECLS

/* How the files of `import` share their work. */

/** MoatCliImport: the options of the command; texts are nullable and borrowed. */
typedef struct
{
  MoatDataFormat format;
  const char *sheet;
  const char *mapping;         /* name of a JSON file, see moat_mapping_apply_json() */
  const char *source, *entity; /* keys */
  const char *rejects;         /* name of a CSV file */
  gboolean dry_run;
  gboolean json;
} MoatCliImport;

/* moat-cli-import-mapping.c */
/** MoatCliReading: how a file is to be read. */
typedef struct
{
  MoatMapping *mapping;
  MoatSecSummary *summary; /* of a file of the SEC; nullable */
} MoatCliReading;

/** As is recognised, then as the mapping file and the options say.  @reading is to be cleared. */
gboolean moat_cli_import_find_reading (MoatProject *project, MoatDataFile *file,
                                       const MoatCliImport *options, MoatCliReading *reading,
                                       GError **error);
void moat_cli_reading_clear (MoatCliReading *self);

G_END_DECLS
