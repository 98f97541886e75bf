/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli import … --as rates`: exchange rates out of a file, with the direction of each series
 * shown on an example.
 *
 * Nobody can be asked here, so what known examples decide is taken, and what they leave open is
 * refused with the reason; a mapping file gives directions by hand:
 * {"directions": {"Venezuela": "VES per USD"}}.
 */
#include "config.h"

#include "moat-cli-import-rates.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

#include "moat-cli.h"
#include "moat-import-rates.h"
#include "moat-refused-rows.h"

static void
refused_cb (const MoatRefusal *refusal, gpointer rejects)
{
  moat_refused_rows_add (rejects, refusal);
}

static void
append_series_text (GString *out, const MoatRateSeries *series)
{
  g_autofree char *direction =
    series->direction.base ? moat_rate_direction_to_string (&series->direction) : NULL;

  if (!series->is_selected)
    return;
  if (series->problem)
    g_string_append_printf (out, "  %s: %s\n", series->name, series->problem);
  else
    g_string_append_printf (out, "  %s: %s%s%s\n", series->name, direction,
                            series->example ? ", " : "", series->example ? series->example : "");
}

static char *
report_to_text (const MoatImportResult *result, const MoatRateSurvey *survey, gboolean dry_run)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < survey->series->len; i++)
    append_series_text (out, survey->series->pdata[i]);
  for (guint i = 0; i < result->refusals->len && i < 20; i++)
    {
      const MoatRefusal *refusal = result->refusals->pdata[i];

      g_string_append_printf (out,
                              /* Translators: a line number, a column number, what is wrong. */
                              _ ("line %zu, column %d: %s\n"), refusal->line, refusal->column + 1,
                              refusal->message);
    }
  if (result->n_refused > 20)
    g_string_append_printf (out, "…\n");
  g_string_append_printf (
    out,
    /* Translators: numbers of rows and of exchange rates. */
    _ (
      "%zu rows read: %zu rates added, %zu replaced, %zu unchanged, %zu refused; %zu cells without "
      "a rate, %zu left out\n"),
    result->n_rows, result->n_added, result->n_restated, result->n_unchanged, result->n_refused,
    result->n_empty, result->n_left_out);
  if (dry_run)
    g_string_append (out, _ ("Nothing was changed: this was a trial.\n"));
  return g_string_free (out, FALSE);
}

static JsonNode *
series_to_json (const MoatRateSeries *series)
{
  static const char *const stands[] = { "unknown", "undecided", "likely", "given" };
  JsonObject *object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_string_member (object, "name", series->name);
  json_object_set_string_member (object, "stand", stands[series->stand]);
  if (series->direction.base)
    {
      g_autofree char *direction = moat_rate_direction_to_string (&series->direction);

      json_object_set_string_member (object, "direction", direction);
    }
  if (series->example)
    json_object_set_string_member (object, "example", series->example);
  if (series->problem)
    json_object_set_string_member (object, "problem", series->problem);
  json_node_take_object (node, object);
  return node;
}

static char *
report_to_json (const MoatImportResult *result, const MoatRateSurvey *survey)
{
  const struct
  {
    const char *name;
    gsize number;
  } counts[] = {
    { "rows_read", result->n_rows },      { "figures", result->n_figures },
    { "added", result->n_added },         { "restated", result->n_restated },
    { "unchanged", result->n_unchanged }, { "refused", result->n_refused },
    { "empty", result->n_empty },         { "left_out", result->n_left_out },
  };
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *series = json_array_new (), *refusals = json_array_new ();
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].name, (gint64) counts[i].number);
  for (guint i = 0; i < survey->series->len; i++)
    json_array_add_element (series, series_to_json (survey->series->pdata[i]));
  json_object_set_array_member (object, "series", series);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const MoatRefusal *refusal = result->refusals->pdata[i];
      JsonObject *item = json_object_new ();

      json_object_set_int_member (item, "line", (gint64) refusal->line);
      json_object_set_int_member (item, "column", refusal->column + 1);
      json_object_set_string_member (item, "reason", refusal->message);
      json_array_add_object_element (refusals, item);
    }
  json_object_set_array_member (object, "refusals", refusals);
  json_node_take_object (root, object);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static gboolean
apply_mapping (MoatRateSurvey *survey, const char *name, GError **error)
{
  g_autofree char *json = NULL;

  if (!name)
    return TRUE;
  return g_file_get_contents (name, &json, NULL, error) &&
         moat_rate_survey_apply_json (survey, json, error);
}

static MoatRefusedRows *
begin_rejects (const char *path, const MoatRateSurvey *survey, GError **error)
{
  g_autoptr (GPtrArray) headers = g_ptr_array_new ();

  g_ptr_array_extend (headers, survey->header, NULL, NULL);
  g_ptr_array_add (headers, NULL);
  return moat_refused_rows_new (path, (const char *const *) headers->pdata, error);
}

gboolean
moat_cli_import_rates (const char *file, const char *data, const MoatCliRateImport *options,
                       GError **error)
{
  g_autoptr (MoatDataFile) input = moat_data_file_open (data, MOAT_DATA_FORMAT_AUTO, NULL, error);
  g_autoptr (MoatRateSurvey) survey =
    input ? moat_import_survey_rates (file, input, options->sheet, NULL, error) : NULL;
  g_autoptr (MoatImportResult) result = NULL;
  g_autofree char *report = NULL;
  MoatRefusedRows *rejects = NULL;
  MoatRateImportRequest request = { 0 };

  if (!survey || !apply_mapping (survey, options->mapping, error))
    return FALSE;
  request = (MoatRateImportRequest){
    .file = input,
    .table = options->sheet,
    .survey = survey,
    .source = options->source,
    .replace = options->replace,
    .dry_run = options->dry_run,
  };
  if (options->rejects && !(rejects = begin_rejects (options->rejects, survey, error)))
    return FALSE;
  request.refused = rejects ? refused_cb : NULL;
  request.data = rejects;
  result = moat_import_rates (file, &request, NULL, error);
  if (rejects && !moat_refused_rows_finish (rejects, result != NULL, result ? error : NULL))
    return FALSE;
  if (!result)
    return FALSE;
  if (result->n_added + result->n_restated + result->n_unchanged == 0)
    {
      const MoatRefusal *first = result->refusals->len > 0 ? result->refusals->pdata[0] : NULL;

      g_set_error (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                   /* Translators: %s is why the first row was refused. */
                   _ ("No rate could be taken: %s"),
                   first ? first->message : _ ("the table has none"));
      return FALSE;
    }
  report = options->json ? report_to_json (result, survey)
                         : report_to_text (result, survey, options->dry_run);
  return moat_cli_print (report, error);
}
