/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Exchange rates out of a file into a project.
 *
 * A rate has no day from which it is known: there is one of each pair, direction, kind and period.
 * So another value for one that the project has is not a later statement but a contradiction, which
 * is refused unless the file is said to be right.
 *
 * The rates need a source.  The reference rates of the European Central Bank are known by the name
 * of their file and by being daily rates of the euro; any other file becomes a source of its name,
 * for the user to describe.  A source with that key is taken for the same, so that the next file of
 * a series does not make another.
 */
#include "config.h"

#include "moat-import-rates.h"

#include <glib/gi18n-lib.h>

#include "moat-import-result.h"
#include "moat-rate-reader.h"
#include "moat-store-rates.h"

#define PROGRESS_US (G_USEC_PER_SEC / 20)

typedef struct
{
  MoatStore *store;
  const MoatRateImportRequest *request;
  MoatImportResult *result;
  char *source;
  gboolean made_source;
  gint64 last_progress;
} Import;

/* What is known of a file by its name. */
static const struct
{
  const char *prefix, *key, *title_en, *title_zh, *publisher_en, *publisher_zh, *url;
} known_files[] = {
  { "eurofxref", "ecb-reference-rates", "Euro foreign exchange reference rates", "欧元外汇参考汇率",
    "European Central Bank", "欧洲中央银行",
    "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/" },
};

static gboolean
is_of_euro (const MoatRateSurvey *survey)
{
  for (guint i = 0; i < survey->series->len; i++)
    {
      const MoatRateSeries *series = survey->series->pdata[i];

      if (g_strcmp0 (series->direction.base, "EUR") != 0)
        return FALSE;
    }
  return survey->step == MOAT_RATE_STEP_DAY;
}

/* The name of the file without its folder and its last suffix, as a key can be. */
static char *
make_source_key (MoatDataFile *file)
{
  const char *path = moat_data_file_get_path (file);
  g_autofree char *base = path ? g_path_get_basename (path) : g_strdup ("pasted-rates");
  g_autofree char *valid = g_utf8_make_valid (base, -1);
  char *dot = g_utf8_strrchr (valid, -1, '.');

  if (dot && dot > valid)
    *dot = '\0';
  return g_strdup (valid[0] ? valid : "rates");
}

static gboolean
has_source (Import *self, const char *key, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) sources = moat_store_list_sources (self->store, error);

  *found = FALSE;
  for (guint i = 0; sources && i < sources->len; i++)
    *found |= g_str_equal (((const MoatSource *) sources->pdata[i])->key, key);
  return sources != NULL;
}

static gboolean
insert_source (Import *self, const char *key, int known, GError **error)
{
  static const char *const columns[] = { "key",          "title_en", "title_zh", "publisher_en",
                                         "publisher_zh", "url",      NULL };
  const char *values[] = { key, key, "", "", "", "", NULL };

  if (known >= 0)
    {
      values[1] = known_files[known].title_en;
      values[2] = known_files[known].title_zh;
      values[3] = known_files[known].publisher_en;
      values[4] = known_files[known].publisher_zh;
      values[5] = known_files[known].url;
    }
  self->made_source = moat_store_insert_row (self->store, "source", columns, values, error);
  return self->made_source;
}

/* Finds or makes the source of the rates. */
static gboolean
settle_source (Import *self, GError **error)
{
  const MoatRateImportRequest *request = self->request;
  int known = -1;
  gboolean found;

  self->source = request->source ? g_strdup (request->source) : make_source_key (request->file);
  for (gsize i = 0; !request->source && i < G_N_ELEMENTS (known_files) && known < 0; i++)
    if (g_str_has_prefix (self->source, known_files[i].prefix) && is_of_euro (request->survey))
      {
        known = (int) i;
        g_free (self->source);
        self->source = g_strdup (known_files[i].key);
      }
  return has_source (self, self->source, &found, error) &&
         (found || insert_source (self, self->source, known, error));
}

static void
refuse (Import *self, gsize line, int column, const char *message, const MoatRow *row)
{
  MoatImportResult *result = self->result;
  MoatRefusal *refusal = g_new0 (MoatRefusal, 1);

  refusal->line = line;
  refusal->column = column;
  refusal->message = g_strdup (message);
  refusal->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    refusal->cells[i] = g_strdup (row->cells[i]);
  result->n_refused++;
  if (self->request->refused)
    self->request->refused (refusal, self->request->data);
  moat_import_result_take_refusal (result, refusal);
}

/* Stores one rate, or says why not.  FALSE and @error: the project cannot be written. */
static gboolean
take_rate (Import *self, MoatStagedRate *staged, const MoatRow *row, GError **error)
{
  MoatImportResult *result = self->result;
  g_autoptr (GError) local = NULL;
  g_autoptr (MoatRate) old = NULL;

  staged->rate.source = self->source;
  old = moat_store_find_rate (self->store, &staged->rate, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (old && moat_decimal_compare (old->value, staged->rate.value) == 0)
    {
      result->n_unchanged++;
      return TRUE;
    }
  if (old && !self->request->replace)
    {
      g_autofree char *value = moat_decimal_to_string (old->value);
      g_autofree char *message = g_strdup_printf (
        /* Translators: %s is a number. */
        _ ("The project has another rate for this, %s. Replace it, or leave it."), value);

      refuse (self, staged->line, staged->column, message, row);
      return TRUE;
    }
  staged->rate.id = old ? old->id : 0;
  if (moat_store_put_rate (self->store, &staged->rate, result->batch_id, &local))
    {
      result->n_added += old ? 0 : 1;
      result->n_restated += old ? 1 : 0;
    }
  else if (g_error_matches (local, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT))
    refuse (self, staged->line, staged->column, local->message, row);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

static void
tell_progress (Import *self, MoatRateReader *reader)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->request->progress || now - self->last_progress < PROGRESS_US)
    return;
  self->last_progress = now;
  self->request->progress (moat_rate_reader_get_fraction (reader),
                           moat_rate_reader_get_counts (reader)->n_rows, self->request->data);
}

static gboolean
take_all (Import *self, MoatRateReader *reader, GCancellable *cancellable, GError **error)
{
  MoatImportResult *result = self->result;
  MoatStaged staged = MOAT_STAGED_FACT;

  while (staged != MOAT_STAGED_END)
    {
      MoatStagedRate rate;
      MoatStagedProblem problem = { 0 };

      staged = moat_rate_reader_next (reader, &rate, &problem, cancellable, error);
      if (staged == MOAT_STAGED_ERROR)
        return FALSE;
      if (staged == MOAT_STAGED_FACT &&
          !take_rate (self, &rate, moat_rate_reader_get_row (reader), error))
        return FALSE;
      if (staged == MOAT_STAGED_PROBLEM)
        {
          refuse (self, problem.line, problem.column, problem.message, &problem.row);
          moat_staged_problem_clear (&problem);
        }
      tell_progress (self, reader);
    }
  result->n_rows = moat_rate_reader_get_counts (reader)->n_rows;
  result->n_empty = moat_rate_reader_get_counts (reader)->n_empty;
  result->n_left_out = moat_rate_reader_get_counts (reader)->n_left_out;
  result->n_figures =
    result->n_added + result->n_restated + result->n_unchanged + result->n_refused;
  result->n_new_sources = self->made_source && result->n_added + result->n_restated > 0 ? 1 : 0;
  return TRUE;
}

/* Everything within the open action. */
static gboolean
run (Import *self, GCancellable *cancellable, GError **error)
{
  const MoatRateImportRequest *request = self->request;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (request->file, request->table, error);
  g_autoptr (MoatRateReader) reader = NULL;

  if (!rows || !settle_source (self, error))
    return FALSE;
  reader = moat_rate_reader_new (rows, request->survey, request->corrections);
  return take_all (self, reader, cancellable, error);
}

static char *
word_label (MoatDataFile *file)
{
  const char *path = moat_data_file_get_path (file);
  g_autofree char *name = path ? g_filename_display_basename (path) : NULL;

  return name ? /* Translators: a label of Undo and of the log; %s is the name of a file. */
           g_strdup_printf (_ ("Import rates from “%s”"), name)
              : g_strdup (_ ("Paste rates"));
}

MoatImportResult *
moat_import_rates (const char *path, const MoatRateImportRequest *request,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (MoatImportResult) result = NULL;
  g_autofree char *label = NULL;
  Import self = { .request = request };
  gboolean done;

  g_return_val_if_fail (path && request && request->file && request->survey, NULL);

  store = moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, error);
  label = word_label (request->file);
  if (!store || !moat_store_begin_action (store, label, error))
    return NULL;
  result = moat_import_result_new ();
  self.store = store;
  self.result = result;
  done = run (&self, cancellable, error);
  g_free (self.source);
  if (!done || request->dry_run || result->n_added + result->n_restated == 0)
    moat_store_cancel_action (store);
  else
    done = moat_store_end_action (store, error);
  return done ? g_steal_pointer (&result) : NULL;
}

MoatRateSurvey *
moat_import_survey_rates (const char *path, MoatDataFile *file, const char *table,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GArray) years = NULL;
  g_autoptr (GArray) examples = g_array_new (FALSE, FALSE, sizeof (MoatRateExample));
  g_autoptr (MoatRowReader) rows = NULL;

  g_return_val_if_fail (path && MOAT_IS_DATA_FILE (file), NULL);

  store = moat_store_open (path, MOAT_STORE_OPEN_READ_ONLY, error);
  years = store ? moat_store_list_rate_years (store, error) : NULL;
  rows = years ? moat_data_file_read_rows (file, table, error) : NULL;
  if (!rows)
    return NULL;
  for (guint i = 0; i < years->len; i++)
    {
      const MoatRateYearMean *year = &g_array_index (years, MoatRateYearMean, i);
      MoatRateExample example = { year->base, year->quote, year->year, year->mean };

      g_array_append_val (examples, example);
    }
  return moat_rate_survey_new (rows, examples, cancellable, error);
}
