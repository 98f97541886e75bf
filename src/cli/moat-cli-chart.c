/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli chart`: makes, changes, deletes and shows saved charts by their JSON.
 *
 * `set` reads the chart's own members, puts the given ones in their place and reads the whole
 * again, so that what the file holds afterwards is what `new` would have taken.  A value that is no
 * JSON is taken as a text: kind=bar.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "moat-chart-json.h"
#include "moat-cli.h"
#include "moat-store.h"

#define LONGEST_SPEC (64 * 1024)

/* The text of a file, or of standard input for "-". */
static char *
read_text (const char *file, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_filename_display_name (file);
  FILE *in = g_str_equal (file, "-") ? stdin : fopen (file, "rb");
  char buffer[4096];
  gsize n;

  while (in && text->len <= LONGEST_SPEC && (n = fread (buffer, 1, sizeof buffer, in)) > 0)
    g_string_append_len (text, buffer, (gssize) n);
  if (in && in != stdin)
    fclose (in);
  if (in && text->len <= LONGEST_SPEC && strlen (text->str) == text->len)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
               /* Translators: %s is the name of a file. */
               _ ("“%s” cannot be read as the JSON of a chart"), name);
  return NULL;
}

static gboolean
fail_usage (GError **error, const char *message)
{
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE, message);
  return FALSE;
}

/* Who and what a chart names has to be there: a typing error would draw nothing. */
static gboolean
check_keys (MoatProject *project, const MoatChartSpec *spec, GError **error)
{
  const char *unknown = NULL;

  for (char **key = spec->entities; !unknown && key && *key; key++)
    if (!moat_project_find_entity (project, *key))
      unknown = *key;
  for (char **key = spec->concepts; !unknown && key && *key; key++)
    if (!moat_project_find_concept (project, *key))
      unknown = *key;
  if (!unknown && spec->share_of && !moat_project_find_concept (project, spec->share_of))
    unknown = spec->share_of;
  if (!unknown)
    return TRUE;
  g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
               /* Translators: %s is a key. */
               _ ("the project has no “%s”; `moat-cli facts` lists the keys"), unknown);
  return FALSE;
}

static gboolean
put (MoatProject *project, const char *key, const char *json, GError **error)
{
  g_autoptr (MoatChartSpec) spec = moat_chart_spec_from_json (key, json, error);

  return spec && check_keys (project, spec, error) &&
         moat_project_put_chart (project, spec, NULL, error);
}

static gboolean
make (MoatProject *project, const char *key, const char *file, GError **error)
{
  g_autofree char *json = NULL;

  if (!file)
    return fail_usage (error, _ ("give the chart’s JSON with --spec"));
  if (moat_project_find_chart (project, key))
    {
      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                   /* Translators: %s is the key of a chart. */
                   _ ("there is a chart “%s” already; change it with `chart FILE set`"), key);
      return FALSE;
    }
  json = read_text (file, error);
  return json && put (project, key, json, error);
}

/* Puts "member=value" into @object; "member=" takes the member out. */
static gboolean
set_member (JsonObject *object, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *name = equals ? g_strndup (assignment, (gsize) (equals - assignment)) : NULL;
  JsonNode *value;

  if (!name || !name[0])
    return fail_usage (error, _ ("changes are written MEMBER=VALUE"));
  if (!equals[1])
    {
      json_object_remove_member (object, name);
      return TRUE;
    }
  value = strlen (equals) < LONGEST_SPEC ? json_from_string (equals + 1, NULL) : NULL;
  if (!value)
    {
      value = json_node_new (JSON_NODE_VALUE);
      json_node_set_string (value, equals + 1);
    }
  json_object_set_member (object, name, value);
  return TRUE;
}

static gboolean
change (MoatProject *project, const char *key, const char *file, const char *const *assignments,
        GError **error)
{
  const MoatChartSpec *spec = moat_project_read_chart (project, key, error);
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;

  if (!spec)
    return FALSE;
  if (!file == !assignments[0])
    return fail_usage (error, _ ("give either MEMBER=VALUE or --spec"));
  json = file ? read_text (file, error) : moat_chart_spec_to_json (spec);
  if (!json)
    return FALSE;
  if (!file)
    {
      root = json_from_string (json, NULL);
      for (; *assignments; assignments++)
        if (!set_member (json_node_get_object (root), *assignments, error))
          return FALSE;
      g_free (json);
      json = json_to_string (root, FALSE);
    }
  return put (project, key, json, error);
}

static gboolean
show (MoatProject *project, const char *key, GError **error)
{
  const MoatChartSpec *spec = moat_project_read_chart (project, key, error);
  g_autofree char *json = spec ? moat_chart_spec_to_json (spec) : NULL;
  g_autoptr (JsonNode) root = json ? json_from_string (json, NULL) : NULL;
  g_autofree char *pretty = root ? json_to_string (root, TRUE) : NULL;
  g_autofree char *line = pretty ? g_strconcat (pretty, "\n", NULL) : NULL;

  return line && moat_cli_print (line, error);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *file = NULL;
  const GOptionEntry entries[] = {
    { "spec", 0, 0, G_OPTION_ARG_FILENAME, &file, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 3, G_MAXUINT, error);
  g_autoptr (MoatProject) project = NULL;
  gboolean is_show;

  if (!rest)
    return FALSE;
  is_show = g_str_equal (rest[1], "show");
  if (!g_str_equal (rest[1], "set") && rest[3])
    return fail_usage (error, _ ("there are too many arguments"));
  if (!is_show && !g_str_equal (rest[1], "new") && !g_str_equal (rest[1], "set") &&
      !g_str_equal (rest[1], "delete"))
    {
      moat_cli_set_choice_error (error, "chart", rest[1], "new, set, delete, show");
      return FALSE;
    }
  project = is_show ? moat_cli_open (rest[0], error) : moat_cli_open_to_change (rest[0], error);
  if (!project)
    return FALSE;
  if (is_show)
    return show (project, rest[2], error);
  if (g_str_equal (rest[1], "new"))
    return make (project, rest[2], file, error);
  if (g_str_equal (rest[1], "set"))
    return change (project, rest[2], file, (const char *const *) rest + 3, error);
  return moat_project_read_chart (project, rest[2], error) &&
         moat_project_delete_chart (project, rest[2], error);
}

const MoatCliCommand moat_cli_chart = {
  "chart",
  "FILE (new KEY --spec SPEC.json | set KEY (MEMBER=VALUE… | --spec SPEC.json) | delete KEY | show "
  "KEY)",
  N_ ("Make, change, delete or show a saved chart; “moat-cli help chart-spec” lists the members of "
      "its JSON."),
  run,
};
