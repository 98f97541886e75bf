/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts in bulk: the series of a project, and a million figures in a fraction of a second.
 *
 * A chart needs of a fact its period, its interval and how certain it is.  Those are read
 * straight into an array of MoatObservation: dates are parsed from the page without being copied (a
 * blob needs no terminator), words are told apart by their first letters, nothing is allocated per
 * row. */
#include "config.h"

#include "moat-store-private.h"

#include <math.h>
#include <stdlib.h>

#include "moat-unit.h"

enum
{
  ID,
  START,
  END,
  BEST,
  LOW,
  HIGH,
  KNOWN_FROM,
  QUALIFIER,
  STATUS,
  GRADE
};

void
moat_series_key_free (MoatSeriesKey *self)
{
  if (self == NULL)
    return;
  g_free (self->entity);
  g_free (self->concept);
  g_free (self);
}

GPtrArray *
moat_store_list_series_keys (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) keys =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_key_free);
  sqlite3_stmt *select;
  gboolean has_row;

  select = moat_store_statement (self,
                                 "SELECT e.key, c.key, g.unit, g.n FROM"
                                 " (SELECT entity_id, concept_id, unit, count (*) AS n FROM fact"
                                 " GROUP BY entity_id, concept_id, unit) g"
                                 " JOIN entity e ON e.id = g.entity_id"
                                 " JOIN concept c ON c.id = g.concept_id"
                                 " ORDER BY g.entity_id, g.concept_id, g.unit",
                                 error);
  if (select == NULL)
    return NULL;
  while (moat_statement_step (select, &has_row, error))
    {
      MoatSeriesKey *key;

      if (!has_row)
        {
          sqlite3_reset (select);
          return g_steal_pointer (&keys);
        }
      key = g_new0 (MoatSeriesKey, 1);
      key->entity = moat_statement_dup_text (select, 0);
      key->concept = moat_statement_dup_text (select, 1);
      key->unit = moat_unit_intern ((const char *) sqlite3_column_text (select, 2));
      key->n_facts = sqlite3_column_int64 (select, 3);
      g_ptr_array_add (keys, key);
    }
  sqlite3_reset (select);
  return NULL;
}

static MoatDate
read_date (sqlite3_stmt *row, int column)
{
  const char *text = sqlite3_column_blob (row, column);

  return text != NULL ? moat_date_parse_iso (text, sqlite3_column_bytes (row, column))
                      : MOAT_DATE_NONE;
}

static const char *
read_word (sqlite3_stmt *row, int column)
{
  const char *word = sqlite3_column_blob (row, column);

  return word != NULL ? word : "";
}

/* The CHECKs of the schema leave only these words, and their first letters differ. */
static MoatQualifier
read_qualifier (sqlite3_stmt *row)
{
  switch (*read_word (row, QUALIFIER))
    {
    case 'e':
      return MOAT_QUALIFIER_EXACT;
    case 'a':
      return MOAT_QUALIFIER_ABOUT;
    case 'o':
      return MOAT_QUALIFIER_OVER;
    case 'u':
      return MOAT_QUALIFIER_UNDER;
    case 'b':
      return MOAT_QUALIFIER_BETWEEN;
    default:
      return MOAT_QUALIFIER_UNKNOWN;
    }
}

static MoatStatus
read_status (sqlite3_stmt *row)
{
  switch (*read_word (row, STATUS))
    {
    case 'a':
      return MOAT_STATUS_ACTUAL;
    case 'e':
      return MOAT_STATUS_ESTIMATE;
    case 'p':
      return MOAT_STATUS_PLAN;
    default:
      return MOAT_STATUS_TARGET;
    }
}

static MoatGrade
read_grade (sqlite3_stmt *row)
{
  switch (*read_word (row, GRADE))
    {
    case 'r':
      return MOAT_GRADE_REPORTED;
    case 'd':
      return MOAT_GRADE_DERIVED;
    case 'e':
      return MOAT_GRADE_ESTIMATED;
    case 's':
      return MOAT_GRADE_SCENARIO;
    default:
      return MOAT_GRADE_UNRESOLVED;
    }
}

static void
read_observation (sqlite3_stmt *row, MoatObservation *observation)
{
  gboolean has_value = sqlite3_column_type (row, BEST) != SQLITE_NULL;

  observation->fact_id = sqlite3_column_int64 (row, ID);
  observation->period.start = read_date (row, START);
  observation->period.end = read_date (row, END);
  observation->best = has_value ? sqlite3_column_double (row, BEST) : NAN;
  observation->low = !has_value ? NAN
                     : sqlite3_column_type (row, LOW) == SQLITE_NULL
                       ? -INFINITY
                       : sqlite3_column_double (row, LOW);
  observation->high = !has_value ? NAN
                      : sqlite3_column_type (row, HIGH) == SQLITE_NULL
                        ? INFINITY
                        : sqlite3_column_double (row, HIGH);
  observation->known_from = read_date (row, KNOWN_FROM);
  observation->qualifier = (guint8) read_qualifier (row);
  observation->status = (guint8) read_status (row);
  observation->grade = (guint8) read_grade (row);
}

static int
compare_observations (gconstpointer a, gconstpointer b)
{
  const MoatObservation *one = a;
  const MoatObservation *other = b;

  if (one->period.start != other->period.start)
    return one->period.start < other->period.start ? -1 : 1;
  if (one->known_from != other->known_from)
    return one->known_from < other->known_from ? -1 : 1;
  return one->fact_id < other->fact_id ? -1 : 1;
}

/* The index has brought them in the order of their ends, and few have the same: sorting those here
 * costs less than a sort in SQL. */
static void
sort_ties (GArray *observations)
{
  MoatObservation *all = (MoatObservation *) (gpointer) observations->data;

  for (guint start = 0, end; start < observations->len; start = end)
    {
      for (end = start + 1; end < observations->len; end++)
        {
          if (all[end].period.end != all[start].period.end)
            break;
        }
      if (end - start > 1)
        qsort (all + start, end - start, sizeof *all, compare_observations);
    }
}

/* Binds the row ids of a series.  FALSE without an error: the series has no facts. */
static gboolean
bind_series (MoatStore *self, sqlite3_stmt *select, const char *entity, const char *concept)
{
  gint64 entity_id, concept_id;

  if (!moat_store_find_id (self, "entity", entity, &entity_id, NULL) ||
      !moat_store_find_id (self, "concept", concept, &concept_id, NULL))
    return FALSE;
  sqlite3_bind_int64 (select, 1, entity_id);
  sqlite3_bind_int64 (select, 2, concept_id);
  return TRUE;
}

GArray *
moat_store_read_observations (MoatStore *self, const char *entity, const char *concept,
                              const char *unit, GError **error)
{
  g_autoptr (GArray) observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  MoatObservation observation = { 0 };
  sqlite3_stmt *select;
  gboolean has_row;

  g_return_val_if_fail (self != NULL && entity != NULL && concept != NULL, NULL);

  select = moat_store_statement (self,
                                 "SELECT id, period_start, period_end, best_real, low_real,"
                                 " high_real, known_from, qualifier, status, grade FROM fact"
                                 " WHERE entity_id = ?1 AND concept_id = ?2 AND unit = ?3"
                                 " ORDER BY period_end",
                                 error);
  if (select == NULL)
    return NULL;
  if (!bind_series (self, select, entity, concept))
    return g_steal_pointer (&observations);
  moat_statement_bind_text (select, 3, unit);
  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        {
          sqlite3_reset (select);
          sort_ties (observations);
          return g_steal_pointer (&observations);
        }
      read_observation (select, &observation);
      if (moat_period_is_valid (observation.period)) /* the schema lets other dates through */
        g_array_append_val (observations, observation);
    }
  sqlite3_reset (select);
  return NULL;
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
  if (!bind_series (self, select, entity, concept))
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

GPtrArray *
moat_store_list_citations (MoatStore *self, const char *entity, const char *concept,
                           const char *unit, gsize limit, GError **error)
{
  g_autoptr (GPtrArray) citations = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sqlite3_stmt *select;
  gboolean has_row;

  select =
    moat_store_statement (self,
                          "SELECT s.key, f.locator FROM fact f JOIN source s ON s.id = f.source_id"
                          " WHERE f.entity_id = ?1 AND f.concept_id = ?2 AND f.unit = ?3"
                          " GROUP BY f.source_id, f.locator ORDER BY min (f.id) LIMIT ?4",
                          error);
  if (select == NULL)
    return NULL;
  if (!bind_series (self, select, entity, concept))
    return g_steal_pointer (&citations);
  moat_statement_bind_text (select, 3, unit);
  sqlite3_bind_int64 (select, 4, (gint64) limit);
  while (moat_statement_step (select, &has_row, error))
    {
      char **pair;

      if (!has_row)
        {
          sqlite3_reset (select);
          return g_steal_pointer (&citations);
        }
      pair = g_new0 (char *, 3);
      pair[0] = moat_statement_dup_text (select, 0);
      pair[1] = moat_statement_dup_text (select, 1);
      g_ptr_array_add (citations, pair);
    }
  sqlite3_reset (select);
  return NULL;
}
