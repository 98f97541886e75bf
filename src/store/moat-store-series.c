/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What series a project has, and what belongs to one besides its figures: how many they are, how
 * they are related and where they are cited from.
 *
 * A series may have a million facts, so keys and citations are not gathered from rows: each is
 * found by one step in an index, to the first entry after the one before. */
#include "config.h"

#include "moat-store-private.h"

#include <string.h>

#include "moat-unit.h"

void
moat_series_key_free (MoatSeriesKey *self)
{
  if (self == NULL)
    return;
  g_free (self->entity);
  g_free (self->concept);
  g_free (self);
}

/* Binds the text that follows that of a column in the order of bytes: the same with a zero behind
 * it. (A stranger's text may have zeros of its own.) */
static void
bind_next (sqlite3_stmt *select, int parameter, int column)
{
  const void *text = sqlite3_column_text (select, column);
  int size = sqlite3_column_bytes (select, column);
  char *next = g_malloc0 ((gsize) size + 1);

  if (size > 0)
    memcpy (next, text, (gsize) size);
  sqlite3_reset (select);
  moat_statement_bind_sized (select, parameter, next, size + 1);
}

/* The first triple that is not before the one that is bound: one step in the index, however many
 * facts a series has.  (With > SQLite would go through the equal ones.) */
static const char next_series[] =
  "SELECT g.entity_id, g.concept_id, g.unit, e.key, c.key FROM"
  " (SELECT entity_id, concept_id, unit FROM fact"
  " WHERE (entity_id, concept_id, unit) >= (?1, ?2, ?3)"
  " ORDER BY entity_id, concept_id, unit LIMIT 1) g"
  " LEFT JOIN entity e ON e.id = g.entity_id LEFT JOIN concept c ON c.id = g.concept_id";

static void
add_series_key (sqlite3_stmt *row, GPtrArray *keys)
{
  MoatSeriesKey *key;

  if (sqlite3_column_type (row, 3) == SQLITE_NULL || sqlite3_column_type (row, 4) == SQLITE_NULL)
    return; /* it refers to what is not there; checking the file says so */
  key = g_new0 (MoatSeriesKey, 1);
  key->entity = moat_statement_dup_text (row, 3);
  key->concept = moat_statement_dup_text (row, 4);
  key->unit = moat_unit_intern ((const char *) sqlite3_column_text (row, 2));
  g_ptr_array_add (keys, key);
}

GPtrArray *
moat_store_list_series_keys (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_key_free);
  sqlite3_stmt *select = moat_store_statement (self, next_series, error);
  gboolean has_row;

  if (select == NULL)
    return NULL;
  moat_statement_bind_int (select, 1, G_MININT64);
  moat_statement_bind_int (select, 2, G_MININT64);
  moat_statement_bind_text (select, 3, "");
  for (;;)
    {
      gint64 entity, concept;

      if (!moat_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      add_series_key (select, keys);
      entity = sqlite3_column_int64 (select, 0);
      concept = sqlite3_column_int64 (select, 1);
      bind_next (select, 3, 2);
      moat_statement_bind_int (select, 1, entity);
      moat_statement_bind_int (select, 2, concept);
    }
  sqlite3_reset (select);
  return g_steal_pointer (&keys);
}

static gboolean
has_int (const GArray *ints, int value)
{
  for (guint i = 0; i < ints->len; i++)
    if (g_array_index (ints, int, i) == value)
      return TRUE;
  return FALSE;
}

gboolean
moat_store_add_years (MoatStore *self, const MoatSeriesKey *key, GArray *years, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT CAST (substr (period_end, 1, 4) AS INTEGER) FROM fact"
    " WHERE entity_id = ?1 AND concept_id = ?2 AND unit = ?3 AND period_end < ?4"
    " ORDER BY period_end DESC LIMIT 1",
    error);
  g_autofree char *before = g_strdup ("~"); /* after every date */
  gboolean has_row = TRUE;

  if (select == NULL)
    return FALSE;
  if (!moat_store_bind_series (self, select, key->entity, key->concept, key->unit))
    return TRUE;
  for (;;)
    {
      int year;

      moat_statement_bind_text (select, 4, before);
      if (!moat_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      year = sqlite3_column_int (select, 0);
      if (!has_int (years, year))
        g_array_append_val (years, year);
      g_free (before);
      before = g_strdup_printf ("%04d", year); /* before every date of that year */
      sqlite3_reset (select);
    }
  sqlite3_reset (select);
  return TRUE;
}

gboolean
moat_store_bind_series (MoatStore *self, sqlite3_stmt *select, const char *entity,
                        const char *concept, const char *unit)
{
  gint64 entity_id, concept_id;

  if (!moat_store_find_id (self, "entity", entity, &entity_id, NULL) ||
      !moat_store_find_id (self, "concept", concept, &concept_id, NULL))
    return FALSE;
  moat_statement_bind_int (select, 1, entity_id);
  moat_statement_bind_int (select, 2, concept_id);
  if (unit != NULL)
    moat_statement_bind_text (select, 3, unit);
  return TRUE;
}

GArray *
moat_store_read_relations (MoatStore *self, const char *entity, const char *concept, GError **error)
{
  g_autoptr (GArray) relations = g_array_new (FALSE, TRUE, sizeof (MoatRelation));
  sqlite3_stmt *select;
  gboolean has_row;

  select = moat_store_statement (
    self,
    "SELECT id, kind, fact_id, other_id FROM relation WHERE"
    " (SELECT entity_id = ?1 AND concept_id = ?2 FROM fact WHERE fact.id = relation.fact_id)"
    " OR (SELECT entity_id = ?1 AND concept_id = ?2 FROM fact WHERE fact.id = relation.other_id)"
    " ORDER BY id",
    error);
  if (select == NULL)
    return NULL;
  if (!moat_store_bind_series (self, select, entity, concept, NULL))
    return g_steal_pointer (&relations);
  while (moat_statement_step (select, &has_row, error))
    {
      MoatRelation relation = { 0 };

      if (!has_row)
        {
          sqlite3_reset (select);
          return g_steal_pointer (&relations);
        }
      relation.id = sqlite3_column_int64 (select, 0);
      moat_relation_kind_from_nick ((const char *) sqlite3_column_text (select, 1), &relation.kind);
      relation.fact_id = sqlite3_column_int64 (select, 2);
      relation.other_id = sqlite3_column_int64 (select, 3);
      g_array_append_val (relations, relation);
    }
  sqlite3_reset (select);
  return NULL;
}

gint64
moat_store_count_series (MoatStore *self, const char *entity, const char *concept, const char *unit)
{
  sqlite3_stmt *select =
    moat_store_statement (self,
                          "SELECT count (*) FROM fact"
                          " WHERE entity_id = ?1 AND concept_id = ?2 AND unit = ?3",
                          NULL);
  gint64 count = 0;

  if (select == NULL || !moat_store_bind_series (self, select, entity, concept, unit))
    return 0;
  if (sqlite3_step (select) == SQLITE_ROW)
    count = sqlite3_column_int64 (select, 0);
  sqlite3_reset (select);
  return count;
}

/* The locators that facts of the series have in one source, in their order: each is one step in the
 * index. */
static gboolean
add_citations (sqlite3_stmt *select, gint64 source_id, const char *source, gsize limit,
               GPtrArray *citations, GError **error)
{
  gboolean has_row = TRUE;

  moat_statement_bind_int (select, 4, source_id);
  moat_statement_bind_text (select, 5, "");
  while (citations->len < limit)
    {
      char **pair;

      if (!moat_statement_step (select, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      pair = g_new0 (char *, 3);
      pair[0] = g_strdup (source);
      pair[1] = moat_statement_dup_text (select, 0);
      g_ptr_array_add (citations, pair);
      bind_next (select, 5, 0);
    }
  sqlite3_reset (select);
  return TRUE;
}

/* NULL for no date, which leaves the condition out. */
static void
bind_date (sqlite3_stmt *select, int parameter, MoatDate date)
{
  if (date != MOAT_DATE_NONE)
    sqlite3_bind_text (select, parameter, moat_date_to_iso (date), -1, g_free);
  else
    sqlite3_bind_null (select, parameter);
}

GPtrArray *
moat_store_list_citations (MoatStore *self, const MoatCitationFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) sources = moat_store_list_sources (self, error);
  sqlite3_stmt *select =
    moat_store_statement (self,
                          "SELECT locator FROM fact WHERE source_id = ?4 AND entity_id = ?1"
                          " AND concept_id = ?2 AND unit = ?3 AND locator >= ?5"
                          " AND (?6 IS NULL OR known_from <= ?6)"
                          " AND (?7 IS NULL OR period_end >= ?7)"
                          " AND (?8 IS NULL OR ifnull (period_start, period_end) <= ?8)"
                          " ORDER BY locator LIMIT 1",
                          error);

  if (sources == NULL || select == NULL)
    return NULL;
  if (!moat_store_bind_series (self, select, filter->entity, filter->concept, filter->unit))
    return g_steal_pointer (&citations);
  bind_date (select, 6, filter->as_known_on);
  bind_date (select, 7, filter->from);
  bind_date (select, 8, filter->to);
  for (guint i = 0; i < sources->len && citations->len < filter->limit; i++)
    {
      const MoatSource *source = sources->pdata[i];

      if (!add_citations (select, source->id, source->key, filter->limit, citations, error))
        return NULL;
    }
  return g_steal_pointer (&citations);
}
