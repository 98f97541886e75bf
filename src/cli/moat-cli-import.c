/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli import`: the figures of a file, and what became of each.
 *
 * The report adds up: figures = added + restated + unchanged + refused.  Its words are the same in
 * every language, like the keys of the JSON; only reasons are translated.  All refused rows go, as
 * they stand, into a file of their own if asked for, with the line and the reason behind the cells.
 *
 * A table of exchange rates is known by its numbers and taken as such, unless --as says otherwise.
 *
 * The import runs in a thread of its own, so that an interrupt (^C) can end it as a cancel button
 * would: nothing of it stays.
 */
#include "config.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <unistd.h>

#include "moat-cli-import-rates.h"
#include "moat-cli-import.h"
#include "moat-cli.h"
#include "moat-import-data.h"
#include "moat-import-rates.h"
#include "moat-recognise.h"
#include "moat-refused-rows.h"
#include "moat-table.h"

#define RATES "rates"   /* --as */
#define MOST_REASONS 20 /* in the text report; --rejects has all */

/* One run. */
typedef struct
{
  const char *project;
  MoatImportRequest request;
  GCancellable *cancellable;
  GMainLoop *loop;
  MoatRefusedRows *rejects; /* nullable */
  gboolean shows_progress;
  MoatImportResult *result;
  GError *error;
} Run;

static gboolean
interrupted_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_CONTINUE;
}

static void
progress_cb (double fraction, gsize n_rows, gpointer data)
{
  if (fraction >= 0)
    g_printerr ("\r%3.0f %%", fraction * 100);
  else
    g_printerr ("\r%zu", n_rows);
}

static void
refused_cb (const MoatRefusal *refusal, gpointer data)
{
  Run *self = data;

  moat_refused_rows_add (self->rejects, refusal);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static gpointer
import_in_thread (gpointer data)
{
  Run *self = data;

  self->result = moat_import_data (self->project, &self->request, self->cancellable, &self->error);
  g_idle_add (quit_cb, self->loop);
  return NULL;
}

static gboolean
run_import (Run *self, GError **error)
{
  guint interrupt, termination;
  GThread *thread;

  self->request.data = self;
  self->request.progress = self->shows_progress ? progress_cb : NULL;
  self->request.refused = self->rejects ? refused_cb : NULL;
  self->cancellable = g_cancellable_new ();
  self->loop = g_main_loop_new (NULL, FALSE);
  interrupt = g_unix_signal_add (SIGINT, interrupted_cb, self->cancellable);
  termination = g_unix_signal_add (SIGTERM, interrupted_cb, self->cancellable);
  thread = g_thread_new ("moat-cli-import", import_in_thread, self);
  g_main_loop_run (self->loop);
  g_thread_join (thread);
  g_source_remove (interrupt);
  g_source_remove (termination);
  g_clear_pointer (&self->loop, g_main_loop_unref);
  g_clear_object (&self->cancellable);
  if (self->shows_progress)
    g_printerr ("\r         \r");
  if (self->error)
    g_propagate_error (error, g_steal_pointer (&self->error));
  return self->result != NULL;
}

/* The counts in the order of the report. */
static const struct
{
  const char *name;
  gsize offset;
} counts[] = {
  { "rows_read", offsetof (MoatImportResult, n_rows) },
  { "figures", offsetof (MoatImportResult, n_figures) },
  { "added", offsetof (MoatImportResult, n_added) },
  { "restated", offsetof (MoatImportResult, n_restated) },
  { "unchanged", offsetof (MoatImportResult, n_unchanged) },
  { "refused", offsetof (MoatImportResult, n_refused) },
  { "empty", offsetof (MoatImportResult, n_empty) },
  { "left_out", offsetof (MoatImportResult, n_left_out) },
  { "new_entities", offsetof (MoatImportResult, n_new_entities) },
  { "new_concepts", offsetof (MoatImportResult, n_new_concepts) },
  { "new_sources", offsetof (MoatImportResult, n_new_sources) },
};

static gsize
get_count (const MoatImportResult *result, gsize i)
{
  return G_STRUCT_MEMBER (gsize, result, counts[i].offset);
}

/* What the column is called; "" for the row as a whole. */
static const char *
get_header (const MoatMapping *mapping, int column)
{
  if (column < 0 || (guint) column >= mapping->columns->len)
    return "";
  return ((const MoatColumnMapping *) mapping->columns->pdata[column])->header;
}

static void
append_reason (GString *text, const MoatRefusal *refusal, const MoatMapping *mapping)
{
  const char *header = get_header (mapping, refusal->column);

  if (*header)
    /* Translators: a line of a file, the name of a column, what is wrong there. */
    g_string_append_printf (text, _ ("line %zu, column %s: %s"), refusal->line, header,
                            refusal->message);
  else
    /* Translators: a line of a file, what is wrong there. */
    g_string_append_printf (text, _ ("line %zu: %s"), refusal->line, refusal->message);
  g_string_append_c (text, '\n');
}

static char *
word_text (const Run *self)
{
  const MoatImportResult *result = self->result;
  GString *text = g_string_new (NULL);
  guint n_shown = MIN (result->refusals->len, MOST_REASONS);

  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_string_append_printf (text, "%-13s %zu\n", counts[i].name, get_count (result, i));
  if (result->batch_id != 0)
    g_string_append_printf (text, "%-13s %" G_GINT64_FORMAT "\n", "batch", result->batch_id);
  for (guint i = 0; i < n_shown; i++)
    append_reason (text, result->refusals->pdata[i], self->request.mapping);
  if (result->n_refused > n_shown)
    g_string_append_printf (text,
                            /* Translators: %zu is how many; --rejects is typed as it stands. */
                            ngettext ("… and %zu more; --rejects FILE writes them all\n",
                                      "… and %zu more; --rejects FILE writes them all\n",
                                      result->n_refused - n_shown),
                            result->n_refused - n_shown);
  return g_string_free (text, FALSE);
}

static void
add_refusal (JsonBuilder *json, const MoatRefusal *refusal, const MoatMapping *mapping)
{
  const char *header = get_header (mapping, refusal->column);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "line");
  json_builder_add_int_value (json, (gint64) refusal->line);
  if (*header)
    {
      json_builder_set_member_name (json, "column");
      json_builder_add_string_value (json, header);
    }
  json_builder_set_member_name (json, "reason");
  json_builder_add_string_value (json, refusal->message);
  json_builder_end_object (json);
}

static char *
word_json (const Run *self)
{
  const MoatImportResult *result = self->result;
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (json);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (json, counts[i].name);
      json_builder_add_int_value (json, (gint64) get_count (result, i));
    }
  json_builder_set_member_name (json, "dry_run");
  json_builder_add_boolean_value (json, self->request.dry_run);
  json_builder_set_member_name (json, "batch");
  if (result->batch_id != 0)
    json_builder_add_int_value (json, result->batch_id);
  else
    json_builder_add_null_value (json);
  json_builder_set_member_name (json, "refusals");
  json_builder_begin_array (json);
  for (guint i = 0; i < result->refusals->len; i++)
    add_refusal (json, result->refusals->pdata[i], self->request.mapping);
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/* Nothing taken is a failure, unless there was nothing new to take. */
static gboolean
judge_result (const MoatImportResult *result, GError **error)
{
  if (result->n_added + result->n_restated + result->n_unchanged > 0)
    return TRUE;
  if (result->n_refused > 0)
    g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                         _ ("No figure of the file could be taken"));
  else
    g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                         _ ("There is no figure in the file"));
  return FALSE;
}

/* What a file of the SEC says of the companies in it. */
static GPtrArray *
list_entities (const MoatSecSummary *summary)
{
  GPtrArray *entities = g_ptr_array_new (); /* borrowed */

  for (guint i = 0; i < summary->companies->len; i++)
    g_ptr_array_add (entities, ((const MoatSecCompany *) summary->companies->pdata[i])->entity);
  return entities;
}

/* The import itself, once it is clear what to do. */
static gboolean
import_figures (Run *self, const MoatCliImport *options, GError **error)
{
  g_autoptr (MoatImportResult) result = NULL;
  g_autofree char *report = NULL;
  gboolean done;

  if (options->rejects)
    {
      g_autoptr (GPtrArray) headers = moat_refused_rows_list_headers (self->request.mapping);

      self->rejects =
        moat_refused_rows_new (options->rejects, (const char *const *) headers->pdata, error);
      if (!self->rejects)
        return FALSE;
    }
  done = run_import (self, error);
  result = self->result;
  if (self->rejects)
    done = moat_refused_rows_finish (self->rejects, done, done ? error : NULL) && done;
  if (!done)
    return FALSE;
  report = options->json ? word_json (self) : word_text (self);
  return moat_cli_print (report, error) && judge_result (result, error);
}

static gboolean
import_as_read (const char *project, MoatDataFile *file, const MoatCliReading *reading,
                const MoatCliImport *options, GError **error)
{
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  Run self = { .project = project, .shows_progress = isatty (STDERR_FILENO) };

  self.request.file = file;
  self.request.mapping = reading->mapping;
  self.request.dry_run = options->dry_run;
  if (reading->summary)
    {
      entities = list_entities (reading->summary);
      g_ptr_array_add (sources, reading->summary->source);
      self.request.entities = entities;
      self.request.sources = sources;
    }
  return import_figures (&self, options, error);
}

static gboolean
run_with_options (const char *project_file, const char *data, const MoatCliImport *options,
                  GError **error)
{
  g_autoptr (MoatProject) project = moat_cli_open_to_change (project_file, error);
  g_autoptr (MoatDataFile) file = NULL;
  MoatCliReading reading;
  gboolean done;

  if (!project)
    return FALSE;
  file = moat_data_file_open (data, options->format, NULL, error);
  if (!file)
    return FALSE;
  done = moat_cli_import_find_reading (project, file, options, &reading, error);
  g_clear_object (&project);
  done = done && import_as_read (project_file, file, &reading, options, error);
  moat_cli_reading_clear (&reading);
  return done;
}

/* Exchange rates have a way of their own. */
static gboolean
import_rates (const char *project, const char *data, const MoatCliImport *options, gboolean replace,
              GError **error)
{
  const MoatCliRateImport rates = {
    .sheet = options->sheet,
    .mapping = options->mapping,
    .source = options->source,
    .rejects = options->rejects,
    .replace = replace,
    .dry_run = options->dry_run,
    .json = options->json,
  };

  if (!options->entity)
    return moat_cli_import_rates (project, data, &rates, error);
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                       _ ("--entity is for figures, not for rates"));
  return FALSE;
}

/* Whether a file whose format was not named is a table of exchange rates.  One that says what each
 * number measures is none; the others are looked through. */
static gboolean
holds_rates (const char *project, const char *data, const char *sheet)
{
  g_autoptr (MoatDataFile) file = moat_data_file_open (data, MOAT_DATA_FORMAT_AUTO, NULL, NULL);
  g_autoptr (MoatMapping) mapping = NULL;
  g_autoptr (MoatRateSurvey) survey = NULL;

  if (!file || moat_data_file_get_format (file) == MOAT_DATA_FORMAT_COMPANYFACTS ||
      moat_data_file_get_format (file) == MOAT_DATA_FORMAT_FSDS)
    return FALSE;
  mapping = moat_mapping_suggest (file, sheet, NULL, NULL, NULL);
  if (!mapping || moat_mapping_has_role (mapping, MOAT_COLUMN_CONCEPT))
    return FALSE;
  survey = moat_import_survey_rates (project, file, sheet, NULL, NULL);
  return survey && moat_rate_survey_is_likely (survey);
}

static gboolean
read_choices (const char *as, const char *format, MoatCliImport *options, GError **error)
{
  options->format = MOAT_DATA_FORMAT_AUTO;
  if (as && !g_str_equal (as, RATES) &&
      (!moat_data_format_from_nick (as, &options->format) ||
       options->format == MOAT_DATA_FORMAT_AUTO))
    moat_cli_set_choice_error (error, "--as", as, "csv, tsv, xlsx, companyfacts, fsds, rates");
  else if (format && !g_str_equal (format, "text") && !g_str_equal (format, "json"))
    moat_cli_set_choice_error (error, "--format", format, "text, json");
  else
    return TRUE;
  return FALSE;
}

static gboolean
run (const char *const *arguments, GError **error)
{
  g_autofree char *as = NULL, *sheet = NULL, *mapping = NULL, *source = NULL, *entity = NULL;
  g_autofree char *rejects = NULL, *format = NULL;
  MoatCliImport options = { 0 };
  gboolean replace = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, NULL, NULL },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &sheet, NULL, NULL },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &source, NULL, NULL },
    { "entity", 0, 0, G_OPTION_ARG_STRING, &entity, NULL, NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, NULL, NULL },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &replace, NULL, NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &rejects, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = moat_cli_parse (arguments, entries, 2, 2, error);

  if (!rest || !read_choices (as, format, &options, error))
    return FALSE;
  options.sheet = sheet;
  options.mapping = mapping;
  options.source = source;
  options.entity = entity;
  options.rejects = rejects;
  options.json = g_strcmp0 (format, "json") == 0;
  if (g_strcmp0 (as, RATES) == 0 || (!as && !entity && holds_rates (rest[0], rest[1], sheet)))
    return import_rates (rest[0], rest[1], &options, replace, error);
  if (!replace)
    return run_with_options (rest[0], rest[1], &options, error);
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_USAGE,
                       _ ("--replace is for rates: figures stand beside each other"));
  return FALSE;
}

const MoatCliCommand moat_cli_import = {
  "import",
  "FILE DATA [--as csv|tsv|xlsx|companyfacts|fsds|rates] [--sheet SHEET] [--mapping MAP.json]"
  " [--source KEY] [--entity KEY] [--replace] [--dry-run] [--rejects OUT.csv]"
  " [--format text|json]",
  N_ ("Take the figures of a file into a project, as one action. What is refused is listed."),
  run,
};
