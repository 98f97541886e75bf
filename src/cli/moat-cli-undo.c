/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli undo` and `moat-cli redo`: take the last action back, or do it again.
 *
 * The journal is in the file, so this also takes back what was done in the window, and prints the
 * label of what it took.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli.h"

static gboolean
travel (const char *const *arguments, gboolean back, GError **error)
{
  g_auto (GStrv) rest = moat_cli_parse (arguments, NULL, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  g_autofree char *label = NULL;
  g_autofree char *line = NULL;

  if (!rest || !(project = moat_cli_open_to_change (rest[0], error)))
    return FALSE;
  if (!(back ? moat_project_undo (project, &label, error)
             : moat_project_redo (project, &label, error)))
    return FALSE;
  line = g_strconcat (label, "\n", NULL);
  return moat_cli_print (line, error);
}

static gboolean
run_undo (const char *const *arguments, GError **error)
{
  return travel (arguments, TRUE, error);
}

static gboolean
run_redo (const char *const *arguments, GError **error)
{
  return travel (arguments, FALSE, error);
}

const MoatCliCommand moat_cli_undo = {
  "undo",
  "FILE",
  N_ ("Take the last action back and print its label."),
  run_undo,
};

const MoatCliCommand moat_cli_redo = {
  "redo",
  "FILE",
  N_ ("Do the last action that was taken back once more and print its label."),
  run_redo,
};
