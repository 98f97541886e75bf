/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli rates`: the exchange rates of a project.
 *
 * CSV has the columns that the project's tables are imported from; JSON the same members, decimals
 * as strings because they are exact.  As text a pair is listed rate by rate; without one there may
 * be hundreds of thousands, so the pairs are listed with how many rates there are of each.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-cli.h"
#include "moat-store-rates.h"
#include "moat-table.h"
#include "moat-unit.h"
#include "moat-wording.h"

#define BATCH 20000
#define N_COLUMNS 8

static const char *const columns[N_COLUMNS + 1] = {
  "base", "quote", "value", "kind", "period_start", "period_end", "source", "locator", NULL,
};

/* The fields of @columns as texts. */
static GStrv
list_fields (const MoatRate *rate)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();
  g_autofree char *value = moat_decimal_to_string (rate->value);
  g_autofree char *start = moat_date_to_iso (rate->period.start);
  g_autofree char *end = moat_date_to_iso (rate->period.end);

  g_strv_builder_add_many (
    fields, rate->base, rate->quote, value, moat_rate_kind_to_nick (rate->kind), start, end,
    rate->source ? rate->source : "", rate->locator ? rate->locator : "", NULL);
  return g_strv_builder_end (fields);
}

static void
append_json (GString *out, char **fields)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_node_take_object (node, json_object_new ());
  for (int i = 0; i < N_COLUMNS; i++)
    if (fields[i][0])
      json_object_set_string_member (json_node_get_object (node), columns[i], fields[i]);
  text = json_to_string (node, FALSE);
  g_string_append (out, text);
}

/* "1 USD = 7.1957 CNY  average  2024  (federal-reserve-g5a: row 12)" */
static void
append_text (GString *out, const MoatRate *rate, MoatWording *wording)
{
  g_autofree char *value = moat_decimal_to_string (rate->value);
  g_autofree char *period = moat_wording_period (wording, rate->period, MOAT_YEAR_END_CALENDAR);
  const char *locator = rate->locator ? rate->locator : "";

  g_string_append_printf (out, "1 %s = %s %s  %s  %s", rate->base, value, rate->quote,
                          moat_rate_kind_to_nick (rate->kind), period);
  if (rate->source)
    g_string_append_printf (out, "  (%s%s%s)", rate->source, locator[0] ? ": " : "", locator);
  g_string_append_c (out, '\n');
}

typedef enum
{
  FORMAT_TEXT,
  FORMAT_CSV,
  FORMAT_JSON
} Format;

static void
append_rate (GString *out, const MoatRate *rate, Format format, gboolean is_first,
             MoatWording *wording)
{
  g_auto (GStrv) fields = NULL;

  if (format == FORMAT_TEXT)
    {
      append_text (out, rate, wording);
      return;
    }
  fields = list_fields (rate);
  if (format == FORMAT_CSV)
    moat_csv_append_row (out, (const char *const *) fields);
  else
    {
      g_string_append (out, is_first ? "\n" : ",\n");
      append_json (out, fields);
    }
}

static gboolean
print_rates (MoatStore *store, MoatRateFilter *filter, Format format, MoatWording *wording,
             GError **error)
{
  g_autoptr (GString) out = g_string_new (format == FORMAT_JSON ? "[" : NULL);
  gboolean is_first = TRUE, is_last = FALSE;

  if (format == FORMAT_CSV)
    moat_csv_append_row (out, columns);
  filter->limit = BATCH;
  while (!is_last)
    {
      g_autoptr (GPtrArray) rates = moat_store_list_rates (store, filter, error);

      if (!rates)
        return FALSE;
      for (guint i = 0; i < rates->len; i++, is_first = FALSE)
        append_rate (out, rates->pdata[i], format, is_first, wording);
      is_last = rates->len < BATCH;
      filter->offset += BATCH;
      if (is_last && format == FORMAT_JSON)
        g_string_append (out, is_first ? "]\n" : "\n]\n");
      if (!moat_cli_print (out->str, error))
        return FALSE;
      g_string_truncate (out, 0);
    }
  return TRUE;
}

static gboolean
print_pairs (MoatStore *store, GError **error)
{
  g_autoptr (GPtrArray) pairs = moat_store_list_rate_pairs (store, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (!pairs)
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    {
      const MoatRatePair *pair = pairs->pdata[i];
      g_autofree char *first = moat_date_to_iso (pair->extent.start);
      g_autofree char *last = moat_date_to_iso (pair->extent.end);

      g_string_append_printf (out, "%s/%s  %s  %s/%s  %" G_GINT64_FORMAT "\n", pair->base,
                              pair->quote, moat_rate_kind_to_nick (pair->kind), first, last,
                              pair->count);
    }
  return moat_cli_print (out->str, error);
}

/* "USD/CNY", in either order. */
static gboolean
read_pair (const char *text, MoatRateFilter *filter, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);

  if (g_strv_length (parts) == 2)
    {
      filter->one = moat_unit_intern (parts[0]);
      filter->other = moat_unit_intern (parts[1]);
    }
  if (filter->one && filter->other)
    return TRUE;
  moat_cli_set_choice_error (error, "--pair", text, "USD/CNY");
  return FALSE;
}

static gboolean
read_format (const char *nick, Format *out, GError **error)
{
  static const char *const nicks[] = { "text", "csv", "json" };

  *out = FORMAT_TEXT;
  for (guint i = 0; nick && i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *out = (Format) i;
        return TRUE;
      }
  if (!nick)
    return TRUE;
  moat_cli_set_choice_error (error, "--format", nick, "text, csv, json");
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *pair = NULL, *format_nick = NULL;
  const GOptionEntry entries[] = {
    { "pair", 0, 0, G_OPTION_ARG_STRING, &pair, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_nick, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 1, 1, error);
  g_autoptr (MoatWording) wording = moat_wording_new (moat_language_of_process ());
  g_autoptr (MoatProject) project = NULL;
  MoatRateFilter filter = { 0 };
  MoatStore *store;
  Format format;

  if (!rest || !read_format (format_nick, &format, error) ||
      (pair && !read_pair (pair, &filter, error)))
    return FALSE;
  project = moat_cli_open (rest[0], error);
  if (!project)
    return FALSE;
  store = moat_project_get_store (project);
  if (!moat_store_verify (store, error))
    return FALSE;
  return format == FORMAT_TEXT && !pair ? print_pairs (store, error)
                                        : print_rates (store, &filter, format, wording, error);
}

const MoatCliCommand moat_cli_rates = {
  "rates",
  "FILE [--pair USD/CNY] [--format text|csv|json]",
  N_ ("Print the exchange rates; without a pair, which there are."),
  run,
};
