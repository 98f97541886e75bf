/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file of figures into the project, as one action.
 *
 * One thread reads and checks (moat-import-reader.c); this one takes in (moat-import-intake.c),
 * counts and reports.  A file that the program has exported says more than figures
 * (moat-import-exported.c): what figures refer to goes in before them, what refers to them after.
 *
 * What is stored is stored in one transaction.  Whatever goes wrong, and a dry run, ends with that
 * being given up.
 */
#include "config.h"

#include "moat-import-data.h"

#include <glib/gi18n-lib.h>

#include "moat-import-exported.h"
#include "moat-import-intake.h"
#include "moat-table.h"

/* Refusals are kept for people to look at, not for ever: rows may be long. */
#define MAX_REFUSED_BYTES (32 * 1024 * 1024)
#define PROGRESS_INTERVAL (G_USEC_PER_SEC / 20)

typedef struct
{
  const MoatImportRequest *request;
  MoatStore *store;
  GCancellable *cancellable;
  MoatImportResult *result;
  MoatImportIntake *intake;
  GPtrArray *exported; /* of MoatTable: what the file says besides figures */
  gboolean had_facts;  /* the project, before */
  gsize refused_bytes;
  gint64 last_progress;
} Import;

/* A refusal is taken. */
static void
take_refusal (Import *self, MoatRefusal *refusal)
{
  self->result->n_refused++;
  self->result->n_figures++;
  if (self->request->refused)
    self->request->refused (refusal, self->request->data);
  for (guint i = 0; refusal->cells[i]; i++)
    self->refused_bytes += strlen (refusal->cells[i]);
  if (self->refused_bytes < MAX_REFUSED_BYTES)
    moat_import_result_take_refusal (self->result, refusal);
  else
    moat_refusal_free (refusal);
}

static gboolean
store_term (Import *self, MoatImportTerm *term, gsize *n_new, GError **error)
{
  if (term->id != 0)
    return TRUE;
  (*n_new)++;
  return moat_import_term_store (term, self->store, error);
}

/* What is new goes in before the first figure of the block, so that the store changes from one kind
 * of rows to the other once for each block. */
static gboolean
store_terms (Import *self, const GArray *items, GError **error)
{
  for (guint i = 0; i < items->len; i++)
    {
      const MoatImportItem *item = &g_array_index (items, MoatImportItem, i);

      if (!store_term (self, item->entity, &self->result->n_new_entities, error) ||
          !store_term (self, item->concept, &self->result->n_new_concepts, error) ||
          !store_term (self, item->source, &self->result->n_new_sources, error))
        return FALSE;
    }
  return TRUE;
}

static void
count (Import *self, const MoatImportItem *item, MoatLedgerVerdict verdict)
{
  MoatImportResult *result = self->result;

  if (verdict == MOAT_LEDGER_TOO_MANY)
    {
      take_refusal (self, moat_import_item_refuse (
                            item, _ ("So many rows state this period that something else must tell "
                                     "them apart. Map that column too, or leave those rows out.")));
      return;
    }
  result->n_figures++;
  if (verdict == MOAT_LEDGER_UNCHANGED)
    result->n_unchanged++;
  else if (verdict == MOAT_LEDGER_RESTATED)
    result->n_restated++;
  else
    result->n_added++;
}

static gboolean
take_block (Import *self, MoatImportBlock *block, GError **error)
{
  for (guint i = 0; i < block->refusals->len; i++)
    take_refusal (self, block->refusals->pdata[i]);
  g_ptr_array_set_free_func (block->refusals, NULL);
  g_ptr_array_set_size (block->refusals, 0);
  if (!store_terms (self, block->items, error) || !moat_import_intake_prepare (self->intake, error))
    return FALSE;
  for (guint i = 0; i < block->items->len; i++)
    {
      MoatImportItem *item = &g_array_index (block->items, MoatImportItem, i);
      MoatLedgerVerdict verdict;

      moat_import_intake_prefetch (self->intake, block->items, i);
      if (!moat_import_intake_take (self->intake, item, &verdict, error))
        return FALSE;
      count (self, item, verdict);
    }
  return TRUE;
}

static void
report_progress (Import *self, const MoatImportBlock *block)
{
  gint64 now = g_get_monotonic_time ();

  if (!self->request->progress || now - self->last_progress < PROGRESS_INTERVAL)
    return;
  self->last_progress = now;
  self->request->progress (block->fraction, block->counts.n_rows, self->request->data);
}

/* Everything in the file. */
static gboolean
take_file (Import *self, MoatImportReader *reader, GError **error)
{
  gboolean is_last = FALSE;

  while (!is_last)
    {
      MoatImportBlock *block = moat_import_reader_next (reader);
      gboolean done = take_block (self, block, error);

      is_last = block->is_last;
      self->result->n_rows = block->counts.n_rows;
      self->result->n_empty = block->counts.n_empty;
      self->result->n_left_out = block->counts.n_left_out;
      if (done)
        report_progress (self, block);
      if (done && block->error)
        {
          g_propagate_error (error, g_steal_pointer (&block->error));
          done = FALSE;
        }
      moat_import_reader_give_back (reader, block);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
maps_keys (const MoatMapping *mapping)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    if (((const MoatColumnMapping *) mapping->columns->pdata[i])->role == MOAT_COLUMN_KEY)
      return TRUE;
  return FALSE;
}

/* Problems of the other tables of an exported file; they are texts that say where they are. */
static void
take_problems (Import *self, MoatImportReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      MoatRefusal *refusal = g_new0 (MoatRefusal, 1);

      refusal->column = -1;
      refusal->message = g_strdup (report->problems->pdata[i]);
      refusal->cells = g_new0 (char *, 1);
      take_refusal (self, refusal);
    }
  moat_import_report_free (report);
}

static gboolean
has_table (GPtrArray *tables, const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (((const MoatTable *) tables->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* The figures, once there is what they refer to. */
static gboolean
take_figures (Import *self, GError **error)
{
  g_autoptr (MoatQualifierWord) words = moat_store_list_qualifier_words (self->store, error);
  g_autoptr (MoatImportTerms) terms = NULL;
  g_autoptr (MoatImportReader) reader = NULL;
  gboolean done;

  if (words)
    terms = moat_import_terms_new (self->store, self->request, error);
  if (terms)
    self->intake =
      moat_import_intake_new (self->store, terms, maps_keys (self->request->mapping), error);
  if (self->intake)
    reader = moat_import_reader_new (self->request, terms, words, self->cancellable, error);
  if (!reader)
    return FALSE;
  if (!self->had_facts && has_table (self->exported, "relation"))
    moat_import_intake_leave_relations (self->intake);
  done = take_file (self, reader, error);
  if (moat_import_intake_get_n_stored (self->intake) > 0)
    self->result->batch_id = moat_store_get_batch (self->store);
  return done;
}

/* Only tables of the kinds that are exported are looked at: of others, the first row may take long.
 */
static GPtrArray *
read_other_rows (MoatDataFile *file, GCancellable *cancellable, GError **error)
{
  switch ((int) moat_data_file_get_format (file))
    {
    case MOAT_DATA_FORMAT_CSV:
    case MOAT_DATA_FORMAT_TSV:
    case MOAT_DATA_FORMAT_XLSX:
      return moat_exported_read (file, cancellable, error);
    default:
      return g_ptr_array_new ();
    }
}

static gsize
count_list (GPtrArray *list)
{
  gsize n = list ? list->len : 0;

  g_clear_pointer (&list, g_ptr_array_unref);
  return n;
}

/* What figures refer to, of a file that was exported. */
static gboolean
take_other_rows (Import *self, GError **error)
{
  MoatImportResult *result = self->result;
  gsize n_entities = count_list (moat_store_list_entities (self->store, NULL));
  gsize n_concepts = count_list (moat_store_list_concepts (self->store, NULL));
  gsize n_sources = count_list (moat_store_list_sources (self->store, NULL));
  MoatImportReport *report = NULL;

  if (!moat_exported_take (self->store, self->exported, &report, error))
    return FALSE;
  take_problems (self, report);
  result->n_new_entities += count_list (moat_store_list_entities (self->store, NULL)) - n_entities;
  result->n_new_concepts += count_list (moat_store_list_concepts (self->store, NULL)) - n_concepts;
  result->n_new_sources += count_list (moat_store_list_sources (self->store, NULL)) - n_sources;
  return TRUE;
}

/* Between the beginning of the action and its end. */
static gboolean
run (Import *self, GError **error)
{
  MoatImportReport *report = NULL;

  self->had_facts = moat_store_has_facts (self->store);
  if ((self->exported->len > 0 && !take_other_rows (self, error)) || !take_figures (self, error))
    return FALSE;
  if (!self->had_facts && has_table (self->exported, "relation"))
    {
      if (!moat_exported_take_relations (self->store, self->exported, &report, error))
        return FALSE;
      take_problems (self, report);
    }
  g_clear_pointer (&self->intake, moat_import_intake_free); /* making the indices needs the room */
  return TRUE;
}

static char *
name_action (const MoatImportRequest *request)
{
  const char *path = moat_data_file_get_path (request->file);
  g_autofree char *name = NULL;

  if (!path)
    return g_strdup (_ ("Paste figures"));
  name = g_filename_display_basename (path);
  /* Translators: an action that can be undone; %s is the name of a file. */
  return g_strdup_printf (_ ("Import %s"), name);
}

static gboolean
run_as_action (Import *self, GError **error)
{
  g_autofree char *label = name_action (self->request);
  const char *path = moat_data_file_get_path (self->request->file);
  g_autofree char *origin = path ? g_filename_display_basename (path) : g_strdup ("");
  gboolean done;

  if (!moat_store_begin_batch (self->store, label, origin, error))
    return FALSE;
  done = run (self, error);
  g_clear_pointer (&self->intake, moat_import_intake_free);
  if (done && !self->request->dry_run)
    return moat_store_end_action (self->store, error);
  moat_store_cancel_action (self->store);
  self->result->batch_id = 0;
  return done;
}

MoatImportResult *
moat_import_data (const char *path, const MoatImportRequest *request, GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (MoatImportResult) result = moat_import_result_new ();
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GPtrArray) exported = NULL;
  g_autofree char *problem = NULL;
  Import self = { .request = request, .cancellable = cancellable, .result = result };
  gboolean done;

  g_return_val_if_fail (path != NULL && request != NULL, NULL);

  problem = moat_mapping_find_problem (request->mapping);
  if (problem)
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED, problem);
      return NULL;
    }
  exported = read_other_rows (request->file, cancellable, error);
  if (exported)
    store = moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, error);
  if (!store)
    return NULL;
  self.store = store;
  self.exported = exported;
  moat_store_set_cancellable (store, cancellable);
  done = run_as_action (&self, error);
  moat_store_set_cancellable (store, NULL);
  return done ? g_steal_pointer (&result) : NULL;
}
