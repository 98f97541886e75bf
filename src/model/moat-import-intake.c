/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Figures that have been read and checked, into the open batch.
 *
 * Each is compared with what is known (moat-import-ledger.c) and stored if it is new.  Of the
 * project, the ledger gets only the statements about entities and concepts that the file names,
 * unless the file turns out to bring more than the project has: then it gets all that is left, and
 * the indices of the figures are made again at the end, which is faster than keeping them in order.
 *
 * A figure keeps the key that the file states if that is free; any other gets the next number.
 */
#include "config.h"

#include "moat-import-intake.h"

#define MANY_FACTS 20000
#define KEY_PREFIX "f"
#define AHEAD 4 /* storing one takes a microsecond */

struct _MoatImportIntake
{
  MoatStore *store;
  const MoatImportTerms *terms;
  MoatLedger *ledger;
  GHashTable *loaded; /* pairs (gint64) of an entity and a concept that the ledger knows */
  gint64 last_loaded; /* the one of the figure before */
  gboolean had_facts; /* the project, before */
  gboolean in_bulk;   /* the ledger knows everything */
  gint64 n_before;    /* figures of the project; −1: not counted yet */
  gint64 n_stored;

  gboolean has_keys;         /* the file states keys */
  gboolean states_relations; /* the file says how its figures are related */
  gint64 last_key;           /* the highest number of a key so far */
};

static gint64
make_pair (guint32 entity, guint32 concept)
{
  return (gint64) ((guint64) entity << 32 | concept);
}

static void
add_to_ledger (const MoatStatement *statement, gpointer data)
{
  MoatImportIntake *self = data;
  const MoatFact *fact = statement->fact;
  MoatLedgerEntry entry = {
    .content = moat_ledger_hash_content (fact),
    .fact_id = fact->id,
    .unit = fact->unit,
    .period = fact->period,
    .known_from = fact->known_from,
    .entity = moat_import_terms_index_entity (self->terms, statement->entity_id),
    .concept = moat_import_terms_index_concept (self->terms, statement->concept_id),
    .source = moat_import_terms_index_source (self->terms, statement->source_id),
    .locator = moat_ledger_hash_locator (fact->locator),
    .status = (guint8) fact->status,
  };
  gint64 pair = make_pair (entry.entity, entry.concept);

  entry.subject = moat_ledger_hash_subject (&entry);
  if (!self->in_bulk || !g_hash_table_contains (self->loaded, &pair))
    moat_ledger_add_known (self->ledger, &entry);
}

/* Makes sure that the ledger knows what the project has of the entity and concept. */
static gboolean
load (MoatImportIntake *self, const MoatImportItem *item, GError **error)
{
  gint64 pair = make_pair (item->entry.entity, item->entry.concept);

  if (!self->had_facts || self->in_bulk || pair == self->last_loaded || !item->entity->is_known ||
      !item->concept->is_known)
    return TRUE;
  self->last_loaded = pair;
  if (!g_hash_table_add (self->loaded, g_memdup2 (&pair, sizeof pair)))
    return TRUE;
  return moat_store_read_statements (self->store, item->entity->id, item->concept->id,
                                     add_to_ledger, self, error);
}

/* Once the file has brought as much as there was: at once if there was nothing. */
static gboolean
begin_bulk (MoatImportIntake *self, GError **error)
{
  self->in_bulk = TRUE;
  return (!self->had_facts ||
          moat_store_read_statements (self->store, 0, 0, add_to_ledger, self, error)) &&
         moat_store_begin_bulk (self->store, self->has_keys, error);
}

gboolean
moat_import_intake_prepare (MoatImportIntake *self, GError **error)
{
  if (self->in_bulk || (self->had_facts && self->n_stored < MANY_FACTS))
    return TRUE;
  /* Counting takes longer the more there are, and is not done again until it may matter. */
  if (self->n_before < 0)
    self->n_before = moat_store_count_facts (self->store) - self->n_stored;
  return self->n_stored < self->n_before || begin_bulk (self, error);
}

/* "f07", "f123"; what g_snprintf() would write, in a tenth of the time. */
static const char *
write_key (char *buffer, gsize size, gint64 number)
{
  char *at = buffer + size - 1;

  *at = '\0';
  for (int n = 0; n < 2 || number > 0; n++, number /= 10)
    *--at = (char) ('0' + number % 10);
  *--at = KEY_PREFIX[0];
  return at;
}

/* A key that nothing has. */
static const char *
make_key (MoatImportIntake *self, char *buffer, gsize size, GError **error)
{
  for (;;)
    {
      const char *key = write_key (buffer, size, ++self->last_key);
      gint64 id = self->has_keys ? moat_store_find_fact_id (self->store, key, error) : 0;

      if (id <= 0)
        return id == 0 ? key : NULL;
    }
}

static gboolean
relate (MoatImportIntake *self, gint64 id, const MoatLedgerRelations *relations, GError **error)
{
  const struct
  {
    MoatRelationKind kind;
    gint64 fact_id, other_id;
  } all[] = {
    { MOAT_RELATION_SUPERSEDES, id, relations->supersedes },
    { MOAT_RELATION_SUPERSEDES, relations->superseded_by, id },
    { MOAT_RELATION_SAME_AS, id, relations->same_as },
    { MOAT_RELATION_RESTATES, id, relations->restates },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].fact_id != 0 && all[i].other_id != 0 &&
        !moat_store_add_batch_relation (self->store, all[i].kind, all[i].fact_id, all[i].other_id,
                                        error))
      return FALSE;
  return TRUE;
}

/* @key is free, or NULL. */
static gboolean
store_fact (MoatImportIntake *self, MoatImportItem *item, const char *key,
            const MoatLedgerRelations *relations, GError **error)
{
  char made[32];
  MoatBatchFact fact = {
    .row = &item->row,
    .key = key ? key : make_key (self, made, sizeof made, error),
    .entity_id = item->entity->id,
    .concept_id = item->concept->id,
    .source_id = item->source->id,
  };

  if (!fact.key || !moat_store_add_batch_fact (self->store, &fact, &item->entry.fact_id, error) ||
      !relate (self, item->entry.fact_id, relations, error))
    return FALSE;
  moat_ledger_add (self->ledger, &item->entry);
  self->n_stored++;
  return TRUE;
}

/* The key that the file states if it is free; NULL if not. */
static gboolean
find_key (MoatImportIntake *self, const MoatImportItem *item, const char **key, GError **error)
{
  gint64 owner = 0;

  if (item->key)
    owner = moat_store_find_fact_id (self->store, item->key, error);
  *key = owner == 0 ? item->key : NULL;
  return owner >= 0;
}

static gboolean
find_last_key (MoatImportIntake *self, GError **error)
{
  g_autofree char *next = moat_store_make_fact_key (self->store, KEY_PREFIX, error);

  if (!next)
    return FALSE;
  self->last_key = g_ascii_strtoll (next + strlen (KEY_PREFIX), NULL, 10) - 1;
  return TRUE;
}

MoatImportIntake *
moat_import_intake_new (MoatStore *store, const MoatImportTerms *terms, gboolean has_keys,
                        GError **error)
{
  g_autoptr (MoatImportIntake) self = g_new0 (MoatImportIntake, 1);

  self->store = store;
  self->terms = terms;
  self->had_facts = moat_store_has_facts (store);
  self->has_keys = has_keys;
  self->n_before = -1;
  self->last_loaded = -1;
  self->ledger = moat_ledger_new ();
  self->loaded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return find_last_key (self, error) ? g_steal_pointer (&self) : NULL;
}

void
moat_import_intake_free (MoatImportIntake *self)
{
  moat_ledger_free (self->ledger);
  g_hash_table_unref (self->loaded);
  g_free (self);
}

void
moat_import_intake_leave_relations (MoatImportIntake *self)
{
  self->states_relations = TRUE;
}

void
moat_import_intake_prefetch (MoatImportIntake *self, const GArray *items, guint at)
{
  if (at + AHEAD < items->len)
    moat_ledger_prefetch (self->ledger, &g_array_index (items, MoatImportItem, at + AHEAD).entry);
}

gboolean
moat_import_intake_take (MoatImportIntake *self, MoatImportItem *item, MoatLedgerVerdict *verdict,
                         GError **error)
{
  MoatLedgerRelations relations;
  const char *key;

  if (!load (self, item, error) || !find_key (self, item, &key, error))
    return FALSE;
  *verdict =
    moat_ledger_judge (self->ledger, &item->entry, item->is_dated, key != NULL, &relations);
  if (*verdict != MOAT_LEDGER_ADDED && *verdict != MOAT_LEDGER_RESTATED)
    return TRUE;
  if (self->states_relations)
    relations = (MoatLedgerRelations){ 0 };
  return store_fact (self, item, key, &relations, error);
}

gint64
moat_import_intake_get_n_stored (const MoatImportIntake *self)
{
  return self->n_stored;
}
