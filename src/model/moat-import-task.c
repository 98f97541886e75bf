/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports in threads.
 *
 * A window must answer while a large file is opened, recognised, tried or taken in, so each of
 * these runs in a GTask of its own with copies of what it needs.  The importing thread opens the
 * project file by itself (moat-import-data.h); nothing of the open project is touched from there.
 * Progress is a number behind a lock that the window asks for when it draws; a signal from another
 * thread would only have to be queued. */
#include "config.h"

#include "moat-import-task.h"

#include "moat-import-rates.h"
#include "moat-refused-rows.h"
#include "moat-sec-mapping.h"
#include "moat-table.h"

/* Looking at a file */

static void
free_row (MoatPreviewRow *row)
{
  g_strfreev (row->cells);
  g_free (row);
}

void
moat_import_preview_free (MoatImportPreview *self)
{
  if (!self)
    return;
  g_clear_object (&self->file);
  moat_mapping_free (self->mapping);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  moat_sec_summary_free (self->summary);
  moat_rate_survey_free (self->survey);
  g_free (self);
}

typedef struct
{
  MoatDataFile *file;
  char *project;
  char *path;
  char *text;
  char *table;
  MoatImportNames *names; /* borrowed */
} Look;

static void
free_look (Look *look)
{
  g_clear_object (&look->file);
  g_free (look->project);
  g_free (look->path);
  g_free (look->text);
  g_free (look->table);
  g_free (look);
}

static GStrv
dup_cells (const MoatRow *row)
{
  GStrv cells = g_new0 (char *, row->n_cells + 1);

  for (guint i = 0; i < row->n_cells; i++)
    cells[i] = g_strdup (row->cells[i]);
  return cells;
}

static gboolean
read_rows (MoatImportPreview *preview, const char *table, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatRowReader) reader = moat_data_file_read_rows (preview->file, table, error);
  g_autoptr (GError) local = NULL;
  MoatRow row;

  if (!reader)
    return FALSE;
  while (preview->rows->len < MOAT_IMPORT_PREVIEW_ROWS &&
         moat_row_reader_next (reader, &row, cancellable, &local))
    {
      MoatPreviewRow *kept = g_new (MoatPreviewRow, 1);

      *kept = (MoatPreviewRow){ row.line, dup_cells (&row) };
      g_ptr_array_add (preview->rows, kept);
    }
  if (!local)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_of_sec (MoatDataFormat format)
{
  return format == MOAT_DATA_FORMAT_COMPANYFACTS || format == MOAT_DATA_FORMAT_FSDS;
}

static gboolean
recognise_filings (MoatImportPreview *preview, const Look *look, GCancellable *cancellable,
                   GError **error)
{
  preview->summary = moat_sec_summarise (preview->file, look->table, cancellable, error);
  if (!preview->summary)
    return FALSE;
  preview->mapping = moat_sec_mapping_new (preview->summary, moat_import_names_get (look->names));
  preview->mapping->table = g_strdup (look->table);
  return TRUE;
}

/* Any table: of exchange rates, or of figures. */
static gboolean
recognise_table (MoatImportPreview *preview, const Look *look, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GError) not_rates = NULL;

  preview->mapping = moat_mapping_suggest (preview->file, look->table,
                                           moat_import_names_get (look->names), cancellable, error);
  if (!preview->mapping)
    return FALSE;
  /* A table that says what each number measures is none of rates; the others are looked through. */
  if (!moat_mapping_has_role (preview->mapping, MOAT_COLUMN_CONCEPT))
    preview->survey =
      moat_import_survey_rates (look->project, preview->file, look->table, cancellable, &not_rates);
  if (not_rates && not_rates->domain != MOAT_EXCHANGE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&not_rates));
      return FALSE;
    }
  preview->is_rates = preview->survey && moat_rate_survey_is_likely (preview->survey);
  return read_rows (preview, look->table, cancellable, error);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;
  g_autoptr (MoatImportPreview) preview = g_new0 (MoatImportPreview, 1);
  gboolean done = FALSE;
  GError *error = NULL;

  preview->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  if (look->file)
    preview->file = g_object_ref (look->file);
  else if (look->path)
    preview->file = moat_data_file_open (look->path, MOAT_DATA_FORMAT_AUTO, cancellable, &error);
  else
    preview->file = moat_data_file_new_from_text (look->text, &error);
  if (preview->file && is_of_sec (moat_data_file_get_format (preview->file)))
    done = recognise_filings (preview, look, cancellable, &error);
  else if (preview->file)
    done = recognise_table (preview, look, cancellable, &error);
  if (done)
    g_task_return_pointer (task, g_steal_pointer (&preview),
                           (GDestroyNotify) moat_import_preview_free);
  else
    g_task_return_error (task, error);
}

void
moat_import_preview_async (const MoatImportOrigin *origin, MoatImportNames *names,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Look *look = g_new0 (Look, 1);

  g_return_if_fail (origin->file || origin->path || origin->text);

  look->file = origin->file ? g_object_ref (origin->file) : NULL;
  look->project = g_strdup (origin->project);
  look->path = g_strdup (origin->path);
  look->text = g_strdup (origin->text);
  look->table = g_strdup (origin->table);
  look->names = names;
  g_task_set_source_tag (task, moat_import_preview_async);
  g_task_set_task_data (task, look, (GDestroyNotify) free_look);
  g_task_run_in_thread (task, look_in_thread);
}

MoatImportPreview *
moat_import_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Progress */

struct _MoatImportProgress
{
  GMutex lock;
  double fraction;
  gsize n_rows;
};

static void
clear_progress (gpointer data)
{
  g_mutex_clear (&((MoatImportProgress *) data)->lock);
}

MoatImportProgress *
moat_import_progress_new (void)
{
  MoatImportProgress *self = g_atomic_rc_box_new0 (MoatImportProgress);

  g_mutex_init (&self->lock);
  return self;
}

MoatImportProgress *
moat_import_progress_ref (MoatImportProgress *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
moat_import_progress_unref (MoatImportProgress *self)
{
  g_atomic_rc_box_release_full (self, clear_progress);
}

double
moat_import_progress_get (MoatImportProgress *self, gsize *n_rows)
{
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  if (n_rows)
    *n_rows = self->n_rows;
  g_mutex_unlock (&self->lock);
  return fraction;
}

static void
set_progress (MoatImportProgress *self, double fraction, gsize n_rows)
{
  g_mutex_lock (&self->lock);
  self->fraction = fraction;
  self->n_rows = n_rows;
  g_mutex_unlock (&self->lock);
}

/* Taking a file in */

typedef struct
{
  char *path;
  MoatDataFile *file;
  MoatMapping *mapping;
  const MoatSecSummary *summary; /* borrowed, as is the survey */
  const MoatRateSurvey *survey;
  GHashTable *corrections;
  MoatImportProgress *progress;
  char *refused_path;
  MoatRefusedRows *refused; /* nullable */
  gboolean replace_rates;
  gboolean dry_run;
} Run;

static void
free_run (Run *run)
{
  g_free (run->path);
  g_free (run->refused_path);
  g_object_unref (run->file);
  moat_mapping_free (run->mapping);
  g_clear_pointer (&run->corrections, g_hash_table_unref);
  g_clear_pointer (&run->progress, moat_import_progress_unref);
  g_free (run);
}

static void
progress_cb (double fraction, gsize n_rows, gpointer data)
{
  set_progress (((Run *) data)->progress, fraction, n_rows);
}

static void
refused_cb (const MoatRefusal *refusal, gpointer data)
{
  moat_refused_rows_add (((Run *) data)->refused, refusal);
}

static MoatImportResult *
run_figures (Run *run, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new (); /* borrowed, as are the sources */
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  MoatImportRequest request = {
    .file = run->file,
    .entities = entities,
    .sources = sources,
    .mapping = run->mapping,
    .corrections = run->corrections,
    .dry_run = run->dry_run,
    .progress = run->progress ? progress_cb : NULL,
    .refused = run->refused ? refused_cb : NULL,
    .data = run,
  };

  for (guint i = 0; run->summary && i < run->summary->companies->len; i++)
    g_ptr_array_add (entities, ((MoatSecCompany *) run->summary->companies->pdata[i])->entity);
  if (run->summary)
    g_ptr_array_add (sources, run->summary->source);
  return moat_import_data (run->path, &request, cancellable, error);
}

static MoatImportResult *
run_rates (Run *run, GCancellable *cancellable, GError **error)
{
  MoatRateImportRequest request = {
    .file = run->file,
    .table = run->mapping->table,
    .survey = run->survey,
    .corrections = run->corrections,
    .replace = run->replace_rates,
    .dry_run = run->dry_run,
    .progress = run->progress ? progress_cb : NULL,
    .refused = run->refused ? refused_cb : NULL,
    .data = run,
  };

  return moat_import_rates (run->path, &request, cancellable, error);
}

static gboolean
begin_refused (Run *run, GError **error)
{
  g_autoptr (GPtrArray) headers = NULL;

  if (!run->refused_path)
    return TRUE;
  if (run->survey)
    {
      headers = g_ptr_array_new ();
      g_ptr_array_extend (headers, run->survey->header, NULL, NULL);
      g_ptr_array_add (headers, NULL);
    }
  else
    headers = moat_refused_rows_list_headers (run->mapping);
  run->refused =
    moat_refused_rows_new (run->refused_path, (const char *const *) headers->pdata, error);
  return run->refused != NULL;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  GError *error = NULL;
  MoatImportResult *result = NULL;

  if (begin_refused (run, &error))
    result =
      run->survey ? run_rates (run, cancellable, &error) : run_figures (run, cancellable, &error);
  if (run->refused &&
      !moat_refused_rows_finish (run->refused, result != NULL, result ? &error : NULL))
    g_clear_pointer (&result, moat_import_result_free);
  if (result)
    g_task_return_pointer (task, result, (GDestroyNotify) moat_import_result_free);
  else
    g_task_return_error (task, error);
}

void
moat_import_task_run_async (const char *path, const MoatImportTask *wanted,
                            MoatImportProgress *progress, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Run *run = g_new0 (Run, 1);

  run->path = g_strdup (path);
  run->refused_path = g_strdup (wanted->refused_path);
  run->file = g_object_ref (wanted->file);
  run->mapping = moat_mapping_copy (wanted->mapping);
  run->summary = wanted->summary;
  run->survey = wanted->survey;
  run->replace_rates = wanted->replace_rates;
  run->corrections = wanted->corrections ? g_hash_table_ref (wanted->corrections) : NULL;
  run->progress = progress ? moat_import_progress_ref (progress) : NULL;
  run->dry_run = wanted->dry_run;
  g_task_set_source_tag (task, moat_import_task_run_async);
  /* What was done must be told, even when cancelling came too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, run, (GDestroyNotify) free_run);
  g_task_run_in_thread (task, run_in_thread);
}

MoatImportResult *
moat_import_task_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
