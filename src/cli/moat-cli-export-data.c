/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli export-data`: the figures with their sources as CSV or as a workbook, for spreadsheets
 * and to be imported again.
 *
 * The ending of the name decides the format.  As with `export`, a file that has the name is
 * replaced when the new one is whole.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli.h"
#include "moat-export-data.h"
#include "moat-export.h"

static gboolean
read_format (const char *out, MoatDataFormat *format, GError **error)
{
  if (!out || !out[0])
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("say with -o where to write"));
      return FALSE;
    }
  if (moat_export_data_find_format (out, format))
    return TRUE;
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
               /* Translators: %s is the name of a file. */
               _ ("“%s” does not end in .csv or .xlsx"), out);
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *out = NULL, *title = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  MoatExportDataRequest request = { 0 };

  if (!rest || !read_format (out, &request.format, error))
    return FALSE;
  project = moat_cli_open (rest[0], error);
  if (!project)
    return FALSE;
  title = moat_project_dup_title (project, moat_language_of_process ());
  request.title = title;
  request.author = moat_export_get_author ();
  return moat_export_data (moat_project_get_store (project), out, &request, NULL, error);
}

const MoatCliCommand moat_cli_export_data = {
  "export-data",
  "FILE -o OUT.(csv|xlsx)",
  N_ ("Write the figures with their sources to a file that spreadsheets open and import takes."),
  run,
};
