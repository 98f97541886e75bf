/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli set`: change fields of one figure, in one action that can be undone.
 *
 * Fields are set in the order given: as_stated is read as the source has it and fills value,
 * unit and qualifier; later fields give what the words do not state.  If any of them is refused
 * nothing is changed.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-cli.h"
#include "moat-store.h"

static gboolean
set_field (MoatProject *project, MoatFact *fact, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *name = NULL;
  MoatFactField field;

  if (!equals || equals == assignment)
    {
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                   /* Translators: %s is what was typed; FIELD=VALUE is the form of an argument. */
                   _ ("“%s” is not FIELD=VALUE"), assignment);
      return FALSE;
    }
  name = g_strndup (assignment, (gsize) (equals - assignment));
  if (!moat_fact_field_from_nick (name, &field))
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < MOAT_FACT_N_FIELDS; i++)
        g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                                moat_fact_field_to_nick ((MoatFactField) i));
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                   /* Translators: what was typed, then the list of names. */
                   _ ("There is no field “%s”; there are %s"), name, names->str);
      return FALSE;
    }
  return moat_project_read_fact_text (project, fact, field, equals + 1, error);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_auto (GStrv) rest = moat_cli_parse (arguments, NULL, 3, G_MAXUINT, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (MoatFact) fact = NULL;

  if (!rest || !(project = moat_cli_open_to_change (rest[0], error)))
    return FALSE;
  fact = moat_store_find_fact (moat_project_get_store (project), rest[1], error);
  if (!fact)
    return FALSE;
  for (guint i = 2; rest[i]; i++)
    if (!set_field (project, fact, rest[i], error))
      return FALSE;
  return moat_project_put_fact (project, fact, error);
}

const MoatCliCommand moat_cli_set = {
  "set",
  "FILE FACT-KEY FIELD=VALUE…",
  N_ ("Change fields of a figure in one action."),
  run,
};
