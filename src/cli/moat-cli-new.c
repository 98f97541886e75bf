/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli new`: a new project file, empty or with the sample project in it.
 *
 * The file gets its name when it is whole, so a name that is taken is refused and a failure leaves
 * nothing.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli.h"

static gboolean
run (const char *const *arguments, GError **error)
{
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autofree char *folder = NULL;
  g_autoptr (MoatProject) project = NULL;

  if (!rest)
    return FALSE;
  if (sample)
    folder = moat_project_get_sample_dir ();
  project = moat_project_create (rest[0], folder, error);
  return project != NULL;
}

const MoatCliCommand moat_cli_new = {
  "new",
  "FILE [--sample]",
  N_ ("Make a new project file, empty or with the sample project in it."),
  run,
};
