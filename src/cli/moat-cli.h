/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "moat-project.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_CLI_ERROR_USAGE,   /* the command line cannot be understood: exit status 2 */
  MOAT_CLI_ERROR_REFUSED, /* understood and not possible: exit status 1 */
} MoatCliError;

#define MOAT_CLI_ERROR (moat_cli_error_quark ())
GQuark moat_cli_error_quark (void);

/** Runs the command that @arguments (argv, ended by NULL) names.  Returns the exit status: 0
 * done, 1 refused or failed (one line on standard error, nothing written), 2 usage. */
int moat_cli_run (const char *const *arguments);

/** MoatCliCommand: one command.  @run gets the arguments behind the command's name. */
typedef struct
{
  const char *name;
  const char *usage;   /* of the arguments: "FILE [--sample]" */
  const char *summary; /* translatable */
  gboolean (*run) (const char *const *arguments, GError **error);
} MoatCliCommand;

extern const MoatCliCommand moat_cli_chart, moat_cli_charts, moat_cli_check, moat_cli_claims,
  moat_cli_compare, moat_cli_convert, moat_cli_explain, moat_cli_export, moat_cli_export_data,
  moat_cli_facts, moat_cli_import, moat_cli_log, moat_cli_new, moat_cli_rates, moat_cli_redo,
  moat_cli_set, moat_cli_sets, moat_cli_sources, moat_cli_undo;

/* What commands share. */

/** Takes the options of @entries (nullable, as of GOption) out of @arguments and returns the rest,
 * which must be @least to @most (G_MAXUINT: any number).  (transfer full); NULL and USAGE else. */
GStrv moat_cli_parse (const char *const *arguments, const GOptionEntry *entries, guint least,
                      guint most, GError **error);
/** Opens the project whose name was given as an argument, to read it.  One that a newer Moat made
 * is opened too, and a line on standard error says that it cannot be changed.  (transfer full) */
MoatProject *moat_cli_open (const char *file, GError **error);
/** Opens it to change it.  NEWER if a newer Moat made it.  (transfer full) */
MoatProject *moat_cli_open_to_change (const char *file, GError **error);
/** A language by its nick; that of the process when @nick is NULL.  FALSE and USAGE else. */
gboolean moat_cli_read_language (const char *nick, MoatLanguage *out, GError **error);
/** Sets USAGE: @value is none of @choices, as @option takes them. */
void moat_cli_set_choice_error (GError **error, const char *option, const char *value,
                                const char *choices);
/** moat-cli-explain.c: every line with its key, text and value.  (transfer full) */
JsonNode *moat_cli_explanation_to_json (const MoatExplanation *explanation);
/** Writes all of @text to standard output; FALSE if that is not possible (a full disk). */
gboolean moat_cli_print (const char *text, GError **error);

G_END_DECLS
