/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatCliRateImport: the options of `import … --as rates`; texts are nullable. */
typedef struct
{
  const char *sheet;
  const char *mapping; /* name of a JSON file, see moat_rate_survey_apply_json() */
  const char *source;  /* key */
  const char *rejects; /* name of a CSV file for the rows that are refused */
  gboolean replace;
  gboolean dry_run;
  gboolean json;
} MoatCliRateImport;

/** Takes the exchange rates of the file @data into the project @file and prints what became of
 * them, with the direction that each series was read in. */
gboolean moat_cli_import_rates (const char *file, const char *data,
                                const MoatCliRateImport *options, GError **error);

G_END_DECLS
