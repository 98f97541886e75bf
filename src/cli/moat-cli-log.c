/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli log`: everything that was ever done to a project, oldest first: number, time (UTC),
 * state and label, separated by tabs.
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
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!rest || !(project = moat_cli_open (rest[0], error)))
    return FALSE;
  entries = moat_store_list_journal (moat_project_get_store (project), error);
  if (!entries)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const MoatJournalEntry *entry = g_ptr_array_index (entries, i);

      g_strdelimit (entry->label, "\t\n\r", ' ');
      g_string_append_printf (out, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\n", entry->id, entry->time,
                              entry->state, entry->label);
    }
  return moat_store_verify (moat_project_get_store (project), error) &&
         moat_cli_print (out->str, error);
}

const MoatCliCommand moat_cli_log = {
  "log",
  "FILE",
  N_ ("List what was done, oldest first: number, time, state and label, separated by tabs."),
  run,
};
