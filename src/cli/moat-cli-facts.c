/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli facts`: the figures as CSV or JSON, every field as the project file writes it.
 *
 * Decimals are exact and in plain C notation, dates are ISO 8601, so JSON has them as strings too.
 * Figures are read and written in batches: a million of them need no more memory than a few
 * thousand.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-store.h"
#include "moat-table.h"

#define BATCH 20000

/* The heading of a field in files: "period_start". */
static char *
heading_of (MoatFactField field)
{
  return g_strdelimit (g_strdup (moat_fact_field_to_nick (field)), "-", '_');
}

static void
append_csv_heading (GString *out)
{
  const char *cells[MOAT_FACT_N_COLUMNS + 1] = { NULL };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MOAT_FACT_N_COLUMNS; i++)
    {
      g_ptr_array_add (names, heading_of ((MoatFactField) i));
      cells[i] = names->pdata[i];
    }
  moat_csv_append_row (out, cells);
}

static void
append_csv_fact (GString *out, const MoatFact *fact)
{
  const char *cells[MOAT_FACT_N_COLUMNS + 1] = { NULL };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MOAT_FACT_N_COLUMNS; i++)
    {
      g_ptr_array_add (texts, moat_fact_get_text (fact, (MoatFactField) i));
      cells[i] = texts->pdata[i];
    }
  moat_csv_append_row (out, cells);
}

static void
append_json_fact (GString *out, const MoatFact *fact)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, json_object_new ());
  for (guint i = 0; i < MOAT_FACT_N_COLUMNS; i++)
    {
      g_autofree char *name = heading_of ((MoatFactField) i);
      g_autofree char *value = moat_fact_get_text (fact, (MoatFactField) i);

      if (value[0])
        json_object_set_string_member (json_node_get_object (node), name, value);
    }
  text = json_to_string (node, FALSE);
  g_string_append (out, text);
}

/* Prints all facts of @filter. */
static gboolean
print_facts (MoatStore *store, MoatFactFilter *filter, gboolean json, GError **error)
{
  g_autoptr (GString) out = g_string_new (json ? "[" : NULL);
  gboolean is_first = TRUE, is_last = FALSE;

  if (!json)
    append_csv_heading (out);
  filter->limit = BATCH;
  while (!is_last)
    {
      g_autoptr (GPtrArray) facts = moat_store_list_facts (store, filter, error);

      if (!facts)
        return FALSE;
      for (guint i = 0; i < facts->len; i++, is_first = FALSE)
        {
          if (json)
            g_string_append (out, is_first ? "\n" : ",\n");
          if (json)
            append_json_fact (out, facts->pdata[i]);
          else
            append_csv_fact (out, facts->pdata[i]);
        }
      is_last = facts->len < BATCH;
      filter->offset += BATCH;
      if (is_last && json)
        g_string_append (out, is_first ? "]\n" : "\n]\n");
      if (!moat_cli_print (out->str, error))
        return FALSE;
      g_string_truncate (out, 0);
    }
  return TRUE;
}

static gboolean
check_keys (MoatProject *project, const MoatFactFilter *filter, GError **error)
{
  const char *missing = NULL;

  if (filter->entity && !moat_project_find_entity (project, filter->entity))
    missing = filter->entity;
  else if (filter->concept && !moat_project_find_concept (project, filter->concept))
    missing = filter->concept;
  if (!missing)
    return TRUE;
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
               /* Translators: %s is a key; the second message is for a key such as rd_expense. */
               missing == filter->entity ? _ ("There is no entity “%s” in this project")
                                         : _ ("There is no concept “%s” in this project"),
               missing);
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *entity = NULL, *concept = NULL, *as_of = NULL, *format = NULL;
  const GOptionEntry entries[] = {
    { "entity", 0, 0, G_OPTION_ARG_STRING, &entity, NULL, NULL },
    { "concept", 0, 0, G_OPTION_ARG_STRING, &concept, NULL, NULL },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;
  MoatFactFilter filter = { .entity = entity, .concept = concept };

  if (!rest)
    return FALSE;
  if (as_of && !(filter.as_known_on = moat_date_parse_iso (as_of, -1)))
    {
      moat_cli_set_choice_error (error, "--as-of", as_of, "YYYY-MM-DD");
      return FALSE;
    }
  if (format && !g_str_equal (format, "csv") && !g_str_equal (format, "json"))
    {
      moat_cli_set_choice_error (error, "--format", format, "csv, json");
      return FALSE;
    }
  project = moat_cli_open (rest[0], error);
  return project && moat_store_verify (moat_project_get_store (project), error) &&
         check_keys (project, &filter, error) &&
         print_facts (moat_project_get_store (project), &filter, g_strcmp0 (format, "json") == 0,
                      error);
}

const MoatCliCommand moat_cli_facts = {
  "facts",
  "FILE [--entity KEY] [--concept KEY] [--as-of DATE] [--format csv|json]",
  N_ ("Print the figures with everything that is known of them."),
  run,
};
