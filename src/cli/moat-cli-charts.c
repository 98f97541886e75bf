/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli charts`: the saved charts, one a line: key, kind and title, separated by tabs.
 *
 * Charts that cannot be read are left out; `check` names them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli.h"
#include "moat-store.h"

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (GStrv) rest = moat_cli_parse (arguments, NULL, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) stored = NULL;

  if (!rest || !(project = moat_cli_open (rest[0], error)))
    return FALSE;
  stored = moat_store_list_charts (moat_project_get_store (project), error);
  if (!stored)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const char *key = ((MoatStoredChart *) stored->pdata[i])->key;
      const MoatChartSpec *spec = moat_project_find_chart (project, key);
      g_autofree char *title = NULL;

      if (!spec)
        continue;
      title = g_strdup (moat_label_get (&spec->title, moat_language_of_process ()));
      g_strdelimit (title, "\t\n\r", ' ');
      g_string_append_printf (out, "%s\t%s\t%s\n", spec->key, moat_chart_kind_to_nick (spec->kind),
                              title);
    }
  return moat_store_verify (moat_project_get_store (project), error) &&
         moat_cli_print (out->str, error);
}

const MoatCliCommand moat_cli_charts = {
  "charts",
  "FILE",
  N_ ("List the saved charts: key, kind and title, separated by tabs."),
  run,
};
