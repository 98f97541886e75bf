/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli check`: whether a project is sound.
 *
 * Problems go to standard output, one a line, so that they can be counted and searched; a sound
 * project says nothing.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli.h"

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (GStrv) rest = moat_cli_parse (arguments, NULL, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!rest || !(project = moat_cli_open (rest[0], error)))
    return FALSE;
  problems = moat_project_check (project, error);
  if (!problems)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = g_strconcat (problems->pdata[i], "\n", NULL);
      if (!moat_cli_print (line, error))
        return FALSE;
    }
  if (problems->len == 0)
    return TRUE;
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
               /* Translators: %u is how many, one line each, were printed before. */
               ngettext ("%u problem found", "%u problems found", problems->len), problems->len);
  return FALSE;
}

const MoatCliCommand moat_cli_check = {
  "check",
  "FILE",
  N_ ("Check that a project is sound; problems are listed, one a line."),
  run,
};
