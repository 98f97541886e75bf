/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reads a file for an import, in a thread of its own.
 *
 * All that can be done without the project file is done here: a row is read and staged, what it
 * names is found, the figure is checked by the rules that hold for every figure, and the values of
 * its row in the project are worked out.  Figures go in blocks to the thread that stores them.
 * There are only a few blocks and they are used again, so that a file of any length needs the same
 * memory: this thread waits when none is free.
 */
#include "config.h"

#include "moat-import-reader.h"

#include "moat-fact.h"

#define N_BLOCKS 4
#define MAX_ITEMS 2048
#define MAX_REFUSALS 128
#define TEXT_CHUNK 65536

struct _MoatImportReader
{
  MoatImportTerms *terms;
  const MoatQualifierWord *words;
  const MoatMapping *mapping;
  MoatRowReader *rows;
  MoatStager *stager;
  MoatDate today;
  GCancellable *cancellable; /* of the thread; cancelled with the caller's */
  GCancellable *callers;     /* nullable */
  gulong handler;

  GAsyncQueue *free_blocks;
  GAsyncQueue *full_blocks;
  MoatImportBlock *block; /* being filled */
  GString *row;           /* the cells of the line that is kept in it */
  const char *kept_row;
  gsize kept_line;
  GThread *thread;
};

static MoatRefusal *
refusal_new (gsize line, int column, const char *message, const MoatRow *row)
{
  MoatRefusal *self = g_new0 (MoatRefusal, 1);

  self->line = line;
  self->column = column;
  self->message = g_strdup (message);
  self->cells = g_new0 (char *, row->n_cells + 1);
  for (guint i = 0; i < row->n_cells; i++)
    self->cells[i] = g_strdup (row->cells[i]);
  return self;
}

MoatRefusal *
moat_import_item_refuse (const MoatImportItem *item, const char *message)
{
  g_autofree char **cells = g_new0 (char *, item->n_cells + 1);
  const MoatRow row = { item->line, item->n_cells, cells };
  const char *cell = item->cells;

  for (guint i = 0; i < item->n_cells; i++, cell += strlen (cell) + 1)
    cells[i] = (char *) cell;
  return refusal_new (item->line, item->column, message, &row);
}

static MoatImportBlock *
block_new (void)
{
  MoatImportBlock *self = g_new0 (MoatImportBlock, 1);

  self->items = g_array_sized_new (FALSE, FALSE, sizeof (MoatImportItem), MAX_ITEMS);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_refusal_free);
  self->texts = g_string_chunk_new (TEXT_CHUNK);
  return self;
}

static void
block_free (MoatImportBlock *self)
{
  g_array_unref (self->items);
  g_ptr_array_unref (self->refusals);
  g_string_chunk_free (self->texts);
  g_clear_error (&self->error);
  g_free (self);
}

static const char *
keep (MoatImportReader *self, const char *text)
{
  return text && *text ? g_string_chunk_insert (self->block->texts, text) : "";
}

static void
hand_over (MoatImportReader *self)
{
  self->block->counts = *moat_stager_get_counts (self->stager);
  self->block->fraction = moat_stager_get_fraction (self->stager);
  g_async_queue_push (self->full_blocks, g_steal_pointer (&self->block));
}

static void
take_block (MoatImportReader *self)
{
  self->block = g_async_queue_pop (self->free_blocks);
  g_array_set_size (self->block->items, 0);
  g_ptr_array_set_size (self->block->refusals, 0);
  g_string_chunk_clear (self->block->texts);
  self->kept_row = NULL;
}

/* The day from which the figure is known. */
static MoatDate
find_known_from (MoatImportReader *self, const MoatStagedFact *staged, const MoatSource *source,
                 gboolean *is_dated)
{
  *is_dated = TRUE;
  if (staged->known_from != MOAT_DATE_NONE)
    return staged->known_from;
  if (self->mapping->known_from != MOAT_DATE_NONE)
    return self->mapping->known_from;
  if (source->published != MOAT_DATE_NONE)
    return source->published;
  *is_dated = FALSE;
  return self->today;
}

/* The staged figure as a fact whose texts are borrowed.  What it names may still be without a key.
 */
static void
fill_fact (const MoatStagedFact *staged, const MoatSource *source, MoatDate known_from,
           MoatFact *fact)
{
  *fact = (MoatFact){
    .key = (char *) (staged->key ? staged->key : "f"),
    .entity = (char *) staged->entity,
    .concept = (char *) staged->concept,
    .source = source->key,
    .period = staged->period,
    .as_stated = (char *) staged->as_stated,
    .has_value = staged->has_value,
    .low = staged->low,
    .best = staged->best,
    .high = staged->high,
    .unit = staged->unit,
    .qualifier = staged->qualifier,
    .status = staged->status,
    .grade = staged->grade,
    .locator = (char *) staged->locator,
    .known_from = known_from,
    .remark = { (char *) staged->remark_en, (char *) staged->remark_zh },
  };
}

static void
fill_entry (const MoatImportItem *item, const MoatFact *fact, MoatLedgerEntry *entry)
{
  *entry = (MoatLedgerEntry){
    .content = moat_ledger_hash_content (fact),
    .unit = fact->unit,
    .period = fact->period,
    .known_from = fact->known_from,
    .entity = item->entity->index,
    .concept = item->concept->index,
    .source = item->source->index,
    .locator = moat_ledger_hash_locator (fact->locator),
    .status = (guint8) fact->status,
    .is_new = TRUE,
  };
  entry->subject = moat_ledger_hash_subject (entry);
}

/* Has the texts that the row borrows from the stager outlive it. */
static void
keep_texts (MoatImportReader *self, MoatImportItem *item, const MoatStagedFact *staged)
{
  item->row.key = NULL;
  item->row.as_stated = keep (self, item->row.as_stated);
  item->row.locator = keep (self, item->row.locator);
  item->row.remark_en = keep (self, item->row.remark_en);
  item->row.remark_zh = keep (self, item->row.remark_zh);
  item->key = staged->key ? keep (self, staged->key) : NULL;
}

/* The cells of the line, once for all its figures. */
static void
keep_row (MoatImportReader *self, MoatImportItem *item)
{
  const MoatRow *row = moat_stager_get_row (self->stager);

  if (!self->kept_row || self->kept_line != item->line)
    {
      g_string_truncate (self->row, 0);
      for (guint i = 0; i < row->n_cells; i++)
        g_string_append_len (self->row, row->cells[i], (gssize) strlen (row->cells[i]) + 1);
      self->kept_row =
        g_string_chunk_insert_len (self->block->texts, self->row->str, (gssize) self->row->len);
      self->kept_line = item->line;
    }
  item->cells = self->kept_row;
  item->n_cells = row->n_cells;
}

static gboolean
take_fact (MoatImportReader *self, const MoatStagedFact *staged, GError **error)
{
  MoatImportItem item = { .line = staged->line, .column = staged->column };
  MoatDate known_from;
  MoatFact fact;

  item.source = moat_import_terms_find_source (self->terms, staged->source);
  known_from = find_known_from (self, staged, item.source->source, &item.is_dated);
  fill_fact (staged, item.source->source, known_from, &fact);
  /* Nothing becomes new to the project through a figure that is refused. */
  if (!moat_fact_validate (&fact, self->words, error))
    return FALSE;
  item.entity = moat_import_terms_find_entity (self->terms, staged->entity);
  item.concept =
    moat_import_terms_find_concept (self->terms, staged->concept, staged->unit, staged->period);
  if (!moat_fact_suits_concept (&fact, item.concept->concept, error))
    return FALSE;
  moat_fact_row_init (&item.row, &fact, self->block->texts);
  fill_entry (&item, &fact, &item.entry);
  keep_texts (self, &item, staged);
  keep_row (self, &item);
  g_array_append_val (self->block->items, item);
  return TRUE;
}

static void
refuse (MoatImportReader *self, gsize line, int column, const char *message)
{
  g_ptr_array_add (self->block->refusals,
                   refusal_new (line, column, message, moat_stager_get_row (self->stager)));
}

/* One step.  FALSE: there is nothing more. */
static gboolean
read_next (MoatImportReader *self)
{
  MoatStagedFact fact;
  MoatStagedProblem problem = { 0 };
  g_autoptr (GError) reason = NULL;

  switch (moat_stager_next (self->stager, &fact, &problem, self->cancellable, &self->block->error))
    {
    case MOAT_STAGED_FACT:
      if (!take_fact (self, &fact, &reason))
        refuse (self, fact.line, fact.column, reason->message);
      return TRUE;
    case MOAT_STAGED_PROBLEM:
      refuse (self, problem.line, problem.column, problem.message);
      moat_staged_problem_clear (&problem);
      return TRUE;
    case MOAT_STAGED_END:
    case MOAT_STAGED_ERROR:
    default:
      return FALSE;
    }
}

static gpointer
read_in_thread (gpointer data)
{
  MoatImportReader *self = data;
  gboolean has_more = TRUE;

  while (has_more)
    {
      take_block (self);
      while (has_more && self->block->items->len < MAX_ITEMS &&
             self->block->refusals->len < MAX_REFUSALS)
        has_more = read_next (self) && !g_cancellable_is_cancelled (self->cancellable);
      if (!self->block->error)
        g_cancellable_set_error_if_cancelled (self->cancellable, &self->block->error);
      self->block->is_last = !has_more;
      hand_over (self);
    }
  return NULL;
}

static MoatYearEnd
get_year_end (const char *entity, gpointer terms)
{
  return moat_import_terms_get_year_end (terms, entity);
}

MoatImportReader *
moat_import_reader_new (const MoatImportRequest *request, MoatImportTerms *terms,
                        const MoatQualifierWord *words, GCancellable *cancellable, GError **error)
{
  const MoatStagerContext context = { words, get_year_end, terms };
  MoatRowReader *rows = moat_data_file_read_rows (request->file, request->mapping->table, error);
  MoatImportReader *self;

  if (!rows)
    return NULL;
  self = g_new0 (MoatImportReader, 1);
  self->terms = terms;
  self->words = words;
  self->mapping = request->mapping;
  self->rows = rows;
  self->stager = moat_stager_new (rows, request->mapping, &context, request->corrections);
  self->today = moat_date_today ();
  self->row = g_string_new (NULL);
  self->cancellable = g_cancellable_new ();
  g_set_object (&self->callers, cancellable);
  if (cancellable)
    self->handler = g_cancellable_connect (cancellable, G_CALLBACK (g_cancellable_cancel),
                                           self->cancellable, NULL);
  self->free_blocks = g_async_queue_new_full ((GDestroyNotify) block_free);
  self->full_blocks = g_async_queue_new_full ((GDestroyNotify) block_free);
  for (int i = 0; i < N_BLOCKS; i++)
    g_async_queue_push (self->free_blocks, block_new ());
  self->thread = g_thread_new ("moat-import", read_in_thread, self);
  return self;
}

void
moat_import_reader_free (MoatImportReader *self)
{
  MoatImportBlock *block;

  g_cancellable_cancel (self->cancellable);
  /* It may be waiting for one. */
  while ((block = g_async_queue_try_pop (self->full_blocks)))
    g_async_queue_push (self->free_blocks, block);
  g_thread_join (self->thread);
  g_cancellable_disconnect (self->callers, self->handler);
  g_clear_object (&self->callers);
  g_clear_object (&self->cancellable);
  moat_stager_free (self->stager);
  g_object_unref (self->rows);
  g_string_free (self->row, TRUE);
  g_async_queue_unref (self->free_blocks);
  g_async_queue_unref (self->full_blocks);
  g_free (self);
}

MoatImportBlock *
moat_import_reader_next (MoatImportReader *self)
{
  return g_async_queue_pop (self->full_blocks);
}

void
moat_import_reader_give_back (MoatImportReader *self, MoatImportBlock *block)
{
  g_async_queue_push (self->free_blocks, block);
}
