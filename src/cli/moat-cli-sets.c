/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli sets`: the sets of entities of a project, and changing them.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-project-sets.h"

static gboolean
print_json (MoatProject *project, GStrv names, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL, *text = NULL;

  json_builder_begin_array (builder);
  for (char **name = names; *name; name++)
    {
      g_auto (GStrv) keys = moat_project_list_set (project, *name);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, *name);
      json_builder_set_member_name (builder, "entities");
      json_builder_begin_array (builder);
      for (char **key = keys; *key; key++)
        json_builder_add_string_value (builder, *key);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json = json_to_string (root, TRUE);
  text = g_strconcat (json, "\n", NULL);
  return moat_cli_print (text, error);
}

static gboolean
print_sets (MoatProject *project, const char *format, GError **error)
{
  g_auto (GStrv) names = moat_project_list_sets (project);
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_strcmp0 (format, "json") == 0)
    return print_json (project, names, error);
  for (char **name = names; *name; name++)
    {
      g_auto (GStrv) keys = moat_project_list_set (project, *name);
      g_autofree char *joined = g_strjoinv (",", keys);

      g_string_append_printf (text, "%s\t%s\n", *name, joined);
    }
  return moat_cli_print (text->str, error);
}

/* Whether what follows the file, if anything, is "put NAME" with entities or "delete NAME". */
static gboolean
is_usage (GStrv rest, const char *entities)
{
  if (!rest[1])
    return !entities;
  return rest[2] && g_str_equal (rest[1], entities ? "put" : "delete");
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *entities = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "entities", 0, 0, G_OPTION_ARG_STRING, &entities, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 3, error);
  g_auto (GStrv) keys = NULL;
  g_autoptr (MoatProject) project = NULL;

  if (!rest)
    return FALSE;
  if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", format, "text, json");
      return FALSE;
    }
  if (!is_usage (rest, entities))
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("give “put NAME --entities A,B,C” or “delete NAME”"));
      return FALSE;
    }
  project = rest[1] ? moat_cli_open_to_change (rest[0], error) : moat_cli_open (rest[0], error);
  if (!project || !rest[1])
    return project && print_sets (project, format, error);
  keys = entities ? g_strsplit (entities, ",", -1) : g_new0 (char *, 1);
  return moat_project_put_set (project, rest[2], (const char *const *) keys, error);
}

const MoatCliCommand moat_cli_sets = {
  "sets",
  "FILE [put NAME --entities A,B,C | delete NAME] [--format text|json]",
  N_ ("List sets of entities, such as those that compare takes as @NAME, or change one."),
  run,
};
