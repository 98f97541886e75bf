/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports for the tests of this folder: a new entity, any number of its figures, each of which
 * supersedes the one before, as an import of restatements brings them. */
#include "config.h"

#include "batch.h"

#include "moat-store-private.h"
#include "project-file.h"

static gboolean
try_to_begin (MoatStore *store, const char *name, GError **error)
{
  const char *columns[] = { "key", "label_en", NULL };
  const char *values[] = { name, name, NULL };
  g_autofree char *label = g_strconcat ("Import ", name, NULL);
  gint64 id;

  return moat_store_begin_batch (store, label, "figures.csv", error) &&
         moat_store_insert_batch_row (store, "entity", columns, values, &id, error);
}

/* The newest entity's, and how many it has. */
static gint64
find_entity (MoatStore *store, char **name, gint64 *n_facts)
{
  g_autoptr (GPtrArray) entities = moat_store_list_entities (store, NULL);
  const MoatEntity *entity = g_ptr_array_index (entities, entities->len - 1);

  *name = g_strdup (entity->key);
  *n_facts = store->brought.first > 0 ? store->brought.last - store->brought.first + 1 : 0;
  return entity->id;
}

static gboolean
add_one (MoatStore *store, const MoatFact *fact, gint64 entity_id, gint64 *last, GError **error)
{
  g_autoptr (GStringChunk) texts = g_string_chunk_new (256);
  MoatFactRow row;
  MoatBatchFact bound = { &row, fact->key, entity_id, 1, 1 };
  gint64 before = *last;

  moat_fact_row_init (&row, fact, texts);
  return moat_store_add_batch_fact (store, &bound, last, error) &&
         (before == 0 ||
          moat_store_add_batch_relation (store, MOAT_RELATION_SUPERSEDES, *last, before, error));
}

static gboolean
try_to_add (MoatStore *store, guint n, GError **error)
{
  g_autofree char *name = NULL;
  gint64 n_facts, last;
  gint64 entity_id = find_entity (store, &name, &n_facts);

  last = store->brought.last;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s-%" G_GINT64_FORMAT, name, n_facts + i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "3247.51亿元");

      fact->known_from += (MoatDate) (n_facts + i);
      if (!add_one (store, fact, entity_id, &last, error))
        return FALSE;
    }
  return TRUE;
}

void
batch_begin (MoatStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;

  try_to_begin (store, name, &error);
  g_assert_no_error (error);
}

void
batch_add (MoatStore *store, guint n)
{
  g_autoptr (GError) error = NULL;

  try_to_add (store, n, &error);
  g_assert_no_error (error);
}

gboolean
batch_try_import (MoatStore *store, const char *name, guint n, gboolean in_bulk, GError **error)
{
  if (try_to_begin (store, name, error) && try_to_add (store, n / 2, error) &&
      (!in_bulk || moat_store_begin_bulk (store, FALSE, error)) &&
      try_to_add (store, n - n / 2, error))
    return moat_store_end_action (store, error);
  moat_store_cancel_action (store);
  return FALSE;
}

void
batch_import (MoatStore *store, const char *name, guint n, gboolean in_bulk)
{
  g_autoptr (GError) error = NULL;

  batch_try_import (store, name, n, in_bulk, &error);
  g_assert_no_error (error);
}

void
batch_import_one (MoatStore *store, const char *key, const char *as_stated)
{
  g_autoptr (MoatFact) fact = project_file_make_fact (key, as_stated);
  g_autoptr (GError) error = NULL;
  gint64 last = 0;

  g_assert_true (moat_store_begin_batch (store, key, "figures.csv", NULL));
  add_one (store, fact, 1, &last, &error);
  g_assert_no_error (error);
  moat_store_end_action (store, &error);
  g_assert_no_error (error);
}
