/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The records of a list, made when they are asked for.
 *
 * They are read in blocks, because who asks for a row is going to ask for its neighbours, and the
 * blocks read last are kept.  A record that somebody holds is found again by its id, so a row is
 * always the same object while it is seen, and can be read again where it is.
 *
 * The window must not wait for another program that writes: a row that cannot be read at once is
 * blank for a moment and tried again.
 */
#include "config.h"

#include "moat-record-cache.h"

#include "moat-record-private.h"
#include "moat-store-find.h"
#include "moat-store-sources.h"
#include "moat-store.h"

#define BLOCK 128
#define MAX_BLOCKS 16
/* How long to wait before reading again what another program was writing, ms. */
#define RETRY 200

struct _MoatRecordCache
{
  MoatRowTable table;
  MoatProject *project; /* nullable */
  GHashTable *alive;    /* id → MoatRecord, borrowed */
  GQueue blocks;        /* of GPtrArray of MoatRecord, the one read last first */
  guint retry_source;
};

static MoatSource *
find_source (MoatRecordCache *self, gint64 id)
{
  GPtrArray *sources = moat_project_get_sources (self->project);

  for (guint i = 0; i < sources->len; i++)
    if (((const MoatSource *) sources->pdata[i])->id == id)
      return moat_source_copy (sources->pdata[i]);
  return NULL;
}

static void
fill_sources (MoatRecordCache *self, GPtrArray *records)
{
  MoatStore *store = moat_project_get_store (self->project);

  for (guint i = 0; i < records->len; i++)
    {
      MoatRecord *record = records->pdata[i];
      MoatSource *source = find_source (self, moat_record_get_id (record));
      gint64 n_facts = 0;

      if (!source)
        continue;
      moat_store_count_source_uses (store, source->id, &n_facts, NULL, NULL);
      moat_record_take_source (record, source, n_facts);
    }
}

static gboolean retry_cb (gpointer user_data);

/* Reads what the rows of @records say. */
static void
fill (MoatRecordCache *self, GPtrArray *records)
{
  gboolean of_rates = self->table == MOAT_ROW_TABLE_RATES;
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), records->len);
  g_autoptr (GPtrArray) rows = NULL;

  if (!self->project || records->len == 0)
    return;
  if (self->table == MOAT_ROW_TABLE_SOURCES)
    {
      fill_sources (self, records);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    g_array_append_val (ids, ((gint64){ moat_record_get_id (records->pdata[i]) }));
  rows = (of_rates ? moat_store_read_rates : moat_store_read_facts) (
    moat_project_get_store (self->project), (gint64 *) ids->data, ids->len, NULL);
  if (!rows)
    {
      if (!self->retry_source)
        self->retry_source = g_timeout_add (RETRY, retry_cb, self);
      return;
    }
  /* A row that is gone is going to leave the list; until then it says what it said. */
  for (guint i = 0; i < records->len; i++)
    {
      gpointer row = g_steal_pointer (&rows->pdata[i]);

      if (row && of_rates)
        moat_record_take_rate (records->pdata[i], row);
      else if (row)
        moat_record_take_fact (records->pdata[i], row);
    }
}

/* The records that somebody holds; the blank ones only, or all. */
static GPtrArray *
list_alive (MoatRecordCache *self, gboolean only_blank)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!only_blank || moat_record_is_blank (record))
      g_ptr_array_add (records, g_object_ref (record));
  return records;
}

static gboolean
retry_cb (gpointer user_data)
{
  MoatRecordCache *self = user_data;
  g_autoptr (GPtrArray) blank = list_alive (self, TRUE);

  self->retry_source = 0;
  fill (self, blank);
  return G_SOURCE_REMOVE;
}

static void
record_gone_cb (gpointer user_data, GObject *record)
{
  MoatRecordCache *self = user_data;
  gint64 id = moat_record_get_id ((MoatRecord *) record);

  g_hash_table_remove (self->alive, &id);
}

static gint64 *
copy_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static MoatRecord *
create_record (MoatRecordCache *self, gint64 id)
{
  MoatRecord *record = moat_record_new (id);

  g_object_weak_ref (G_OBJECT (record), record_gone_cb, self);
  g_hash_table_insert (self->alive, copy_id (id), record);
  return record;
}

static void
forget_alive (MoatRecordCache *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_object_weak_unref (record, record_gone_cb, self);
  g_hash_table_remove_all (self->alive);
}

/* Makes the records of the block that @position is in. */
static void
load_block (MoatRecordCache *self, const GArray *ids, guint position)
{
  guint first = position - position % BLOCK;
  guint end = MIN (first + BLOCK, ids->len);
  GPtrArray *block = g_ptr_array_new_full (BLOCK, g_object_unref);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      MoatRecord *record = g_hash_table_lookup (self->alive, &id);

      if (record)
        g_object_ref (record);
      else
        g_ptr_array_add (fresh, record = create_record (self, id));
      g_ptr_array_add (block, record);
    }
  g_queue_push_head (&self->blocks, block);
  if (g_queue_get_length (&self->blocks) > MAX_BLOCKS)
    g_ptr_array_unref (g_queue_pop_tail (&self->blocks));
  fill (self, fresh);
}

MoatRecordCache *
moat_record_cache_new (MoatRowTable table)
{
  MoatRecordCache *self = g_new0 (MoatRecordCache, 1);

  self->table = table;
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->blocks);
  return self;
}

void
moat_record_cache_free (MoatRecordCache *self)
{
  moat_record_cache_set_project (self, NULL);
  g_hash_table_unref (self->alive);
  g_free (self);
}

void
moat_record_cache_set_project (MoatRecordCache *self, MoatProject *project)
{
  g_clear_handle_id (&self->retry_source, g_source_remove);
  moat_record_cache_forget_positions (self);
  forget_alive (self);
  self->project = project;
}

MoatRecord *
moat_record_cache_get (MoatRecordCache *self, const GArray *ids, guint position)
{
  gint64 id = g_array_index (ids, gint64, position);
  MoatRecord *record = g_hash_table_lookup (self->alive, &id);

  if (!record)
    {
      load_block (self, ids, position);
      record = g_hash_table_lookup (self->alive, &id);
    }
  return g_object_ref (record);
}

GPtrArray *
moat_record_cache_read (MoatRecordCache *self, const gint64 *ids, guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (records, moat_record_new (ids[i]));
  fill (self, records);
  for (guint i = records->len; i > 0; i--)
    if (moat_record_is_blank (records->pdata[i - 1]))
      g_ptr_array_remove_index (records, i - 1);
  return g_steal_pointer (&records);
}

void
moat_record_cache_forget_positions (MoatRecordCache *self)
{
  g_queue_clear_full (&self->blocks, (GDestroyNotify) g_ptr_array_unref);
}

void
moat_record_cache_refresh (MoatRecordCache *self)
{
  g_autoptr (GPtrArray) alive = NULL;

  moat_record_cache_forget_positions (self);
  alive = list_alive (self, FALSE);
  fill (self, alive);
}
