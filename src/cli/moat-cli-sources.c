/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli sources`: the documents that figures come from, and how much rests on each.
 *
 * CSV and JSON have every field as the project file writes it; text is for reading: one line for
 * each source, in the language of the process.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-store.h"
#include "moat-table.h"

static const char *const columns[] = {
  "key",     "title_en", "title_zh", "publisher_en", "publisher_zh", "published", "url",
  "note_en", "note_zh",  "figures",  "events",       "rates",        "others",    NULL,
};

#define FIRST_COUNT 9 /* of @columns: those from here on are numbers */

/* The cells of a source, ended by NULL.  (transfer full) */
static GStrv
make_cells (const MoatSource *source, const MoatSourceUse *use)
{
  const char *const texts[] = {
    source->key, source->title.en, source->title.zh, source->publisher.en, source->publisher.zh,
    NULL,        source->url,      source->note.en,  source->note.zh,
  };
  const gint64 counts[] = { use->n_facts, use->n_events, use->n_rates, use->n_others };
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    cells[i] = g_strdup (texts[i] ? texts[i] : "");
  g_free (cells[5]);
  cells[5] = moat_date_to_iso (source->published);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    cells[FIRST_COUNT + i] = g_strdup_printf ("%" G_GINT64_FORMAT, counts[i]);
  return cells;
}

static void
append_json (GString *out, const char *const *cells)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;
  JsonObject *object = json_object_new ();

  json_node_take_object (node, object);
  for (gsize i = 0; columns[i]; i++)
    {
      if (i >= FIRST_COUNT)
        json_object_set_int_member (object, columns[i], g_ascii_strtoll (cells[i], NULL, 10));
      else if (cells[i][0])
        json_object_set_string_member (object, columns[i], cells[i]);
    }
  text = json_to_string (node, FALSE);
  g_string_append (out, text);
}

/* "nanfanglue-2025  Behind Alibaba's …  2025-03-17  14 figures, 8 events, 0 rates" */
static void
append_line (GString *out, const MoatSource *source, const MoatSourceUse *use)
{
  g_autofree char *date = moat_date_to_iso (source->published);
  g_autofree char *figures = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d figure", "%d figures", (gulong) use->n_facts),
    (int) use->n_facts);
  g_autofree char *events =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d event", "%d events", (gulong) use->n_events),
                     (int) use->n_events);
  g_autofree char *rates =
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d rate", "%d rates", (gulong) use->n_rates),
                     (int) use->n_rates);

  g_string_append_printf (out, "%s\t%s\t%s\t%s\t%s\t%s\n", source->key,
                          moat_label_get (&source->title, moat_language_of_process ()), date,
                          figures, events, rates);
}

static char *
word_sources (GPtrArray *sources, GPtrArray *uses, const char *format)
{
  GString *out = g_string_new (NULL);
  gboolean is_json = g_str_equal (format, "json"), is_text = g_str_equal (format, "text");

  if (is_json)
    g_string_append_c (out, '[');
  else if (!is_text)
    moat_csv_append_row (out, columns);
  for (guint i = 0; i < sources->len && i < uses->len; i++)
    {
      g_auto (GStrv) cells = make_cells (sources->pdata[i], uses->pdata[i]);

      if (is_json)
        {
          g_string_append (out, i == 0 ? "\n" : ",\n");
          append_json (out, (const char *const *) cells);
        }
      else if (is_text)
        append_line (out, sources->pdata[i], uses->pdata[i]);
      else
        moat_csv_append_row (out, (const char *const *) cells);
    }
  if (is_json)
    g_string_append (out, sources->len == 0 ? "]\n" : "\n]\n");
  return g_string_free (out, FALSE);
}

/* Both lists of one state of the project. */
static gboolean
print_sources (MoatStore *store, const char *format, GError **error)
{
  g_autoptr (GPtrArray) sources = NULL, uses = NULL;
  g_autofree char *text = NULL;

  moat_store_hold (store);
  sources = moat_store_list_sources (store, error);
  if (sources)
    uses = moat_store_list_source_uses (store, error);
  moat_store_release (store);
  if (!uses)
    return FALSE;
  text = word_sources (sources, uses, format);
  return moat_cli_print (text, error);
}

static gboolean
run (const char *const *arguments, GError **error)
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  g_autofree char *format = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatProject) project = NULL;

  if (!rest)
    return FALSE;
  if (format && !g_strv_contains (formats, format))
    {
      moat_cli_set_choice_error (error, "--format", format, "text, json, csv");
      return FALSE;
    }
  project = moat_cli_open (rest[0], error);
  return project && moat_store_verify (moat_project_get_store (project), error) &&
         print_sources (moat_project_get_store (project), format ? format : "text", error);
}

const MoatCliCommand moat_cli_sources = {
  "sources",
  "FILE [--format text|json|csv]",
  N_ ("List the sources and how many figures, events and rates rest on each."),
  run,
};
