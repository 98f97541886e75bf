/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli explain`: why a figure, or each figure of a chart, is what it is: what was stated,
 * where, and the arithmetic.
 *
 * JSON has every line with a key and, where there is one, a value in C notation, so that scripts
 * need not read the words.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-store.h"

JsonNode *
moat_cli_explanation_to_json (const MoatExplanation *explanation)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, explanation->title);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = g_ptr_array_index (explanation->lines, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "key");
      json_builder_add_string_value (builder, line->key);
      json_builder_set_member_name (builder, "heading");
      json_builder_add_string_value (builder, line->heading);
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, line->text);
      if (line->value)
        {
          json_builder_set_member_name (builder, "value");
          json_builder_add_string_value (builder, line->value);
        }
      if (line->unit)
        {
          json_builder_set_member_name (builder, "unit");
          json_builder_add_string_value (builder, line->unit);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

/* One explanation for a figure, an array of them for a chart. */
static char *
to_json (GPtrArray *explanations, gboolean is_chart)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!is_chart)
    root = moat_cli_explanation_to_json (explanations->pdata[0]);
  else
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; i < explanations->len; i++)
        json_array_add_element (array, moat_cli_explanation_to_json (explanations->pdata[i]));
      root = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (root, array);
    }
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static char *
to_text (GPtrArray *explanations)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < explanations->len; i++)
    {
      g_autofree char *text = moat_explanation_to_text (explanations->pdata[i]);
      g_string_append_printf (out, "%s%s", i > 0 ? "\n" : "", text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static GPtrArray *
explain_fact (MoatProject *project, const char *key, MoatWording *wording, GError **error)
{
  g_autoptr (GPtrArray) explanations =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_explanation_free);
  g_autoptr (MoatFact) fact = moat_store_find_fact (moat_project_get_store (project), key, error);
  MoatExplanation *explanation;

  if (!fact)
    return NULL;
  explanation = moat_project_explain_fact (project, fact->id, MOAT_BASIS_PER_YEAR, wording, error);
  if (!explanation)
    return NULL;
  g_ptr_array_add (explanations, explanation);
  return g_steal_pointer (&explanations);
}

static GPtrArray *
explain_chart (MoatProject *project, const char *key, MoatWording *wording, GError **error)
{
  const MoatChartSpec *spec = moat_project_read_chart (project, key, error);

  return spec ? moat_project_explain_chart (project, spec, wording, error) : NULL;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *fact = NULL, *chart = NULL, *format = NULL, *language_nick = NULL;
  const GOptionEntry entries[] = {
    { "fact", 0, 0, G_OPTION_ARG_STRING, &fact, NULL, NULL },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &chart, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language_nick, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (MoatWording) wording = NULL;
  g_autoptr (GPtrArray) explanations = NULL;
  g_autofree char *text = NULL;
  MoatLanguage language;

  if (!rest || !moat_cli_read_language (language_nick, &language, error))
    return FALSE;
  if (!fact == !chart)
    {
      g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                           _ ("give either --fact or --chart"));
      return FALSE;
    }
  if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", format, "text, json");
      return FALSE;
    }
  project = moat_cli_open (rest[0], error);
  if (!project)
    return FALSE;
  wording = moat_wording_new (language);
  explanations = fact ? explain_fact (project, fact, wording, error)
                      : explain_chart (project, chart, wording, error);
  if (!explanations || !moat_store_verify (moat_project_get_store (project), error))
    return FALSE;
  text = g_strcmp0 (format, "json") == 0 ? to_json (explanations, chart != NULL)
                                         : to_text (explanations);
  return moat_cli_print (text, error);
}

const MoatCliCommand moat_cli_explain = {
  "explain",
  "FILE (--fact KEY | --chart KEY) [--format text|json] [--language en|zh_CN]",
  N_ ("Say where a figure, or each figure of a chart, comes from and how it is computed."),
  run,
};
