/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding rows by what they say, among a million in a fraction of a second.
 *
 * A query is one SELECT of ids.  Its WHERE calls a function of ours, `is_found`, with the columns
 * of the row; sorting by the name of what a row refers to calls another, `place_of` (both in
 * moat-row-finder.c).  In a large table two threads look for words, each in one half, and what they
 * found is sorted afterwards.  Whatever the order, rows that are equal stay in that of their ids.
 *
 * What a table looks like to this is a table of constants here: where the words are looked for and
 * what each column sorts by.  Text sorts as people count: f2 before f10. */
#include "config.h"

#include "moat-store-find.h"

#include <string.h>

#include "moat-row-finder.h"
#include "moat-store-private.h"
#include "moat-store-rates.h"
#include "moat-unit.h"

/* Rows from which on a second thread is worth its while. */
#define ALONE 50000

#define MAX_CELLS 16
#define MAX_COLUMNS 16

/* Where the words are looked for. */
typedef struct
{
  const char *sql;
  MoatRowRole role;
} Cell;

/* What can be sorted by. */
typedef struct
{
  const char *name;
  const char *sql; /* with "%s" for the direction */
} Column;

typedef struct
{
  const char *name;
  Cell cells[MAX_CELLS + 1];       /* ended by a NULL */
  Column columns[MAX_COLUMNS + 1]; /* likewise */
} Table;

#define COUNTED(column) column " COLLATE counted %s"
#define SHOWN(column) COUNTED ("in_language (" column "_en, " column "_zh)")

static const Table tables[MOAT_ROW_N_TABLES] = {
  [MOAT_ROW_TABLE_FACTS] = {
    "fact",
    {
      { "entity_id", MOAT_ROW_ROLE_ENTITY },
      { "concept_id", MOAT_ROW_ROLE_CONCEPT },
      { "source_id", MOAT_ROW_ROLE_SOURCE },
      { "best_real", MOAT_ROW_ROLE_NUMBER },
      { "period_start", MOAT_ROW_ROLE_PERIOD_START },
      { "period_end", MOAT_ROW_ROLE_PERIOD_END },
      { "qualifier", MOAT_ROW_ROLE_NAMED },
      { "status", MOAT_ROW_ROLE_NAMED },
      { "grade", MOAT_ROW_ROLE_NAMED },
      { "known_from", MOAT_ROW_ROLE_DATE },
      { "as_stated", MOAT_ROW_ROLE_TEXT },
      { "unit", MOAT_ROW_ROLE_TEXT },
      { "locator", MOAT_ROW_ROLE_TEXT },
      { "remark_en", MOAT_ROW_ROLE_TEXT },
      { "remark_zh", MOAT_ROW_ROLE_TEXT },
      { "key", MOAT_ROW_ROLE_TEXT },
    },
    {
      { "entity", "place_of (1, entity_id) %s" },
      { "concept", "place_of (2, concept_id) %s" },
      { "period", "period_end %s, period_start %s" },
      { "value", "best_real %s NULLS LAST" },
      { "as-stated", COUNTED ("as_stated") },
      { "unit", "unit %s" },
      { "qualifier", "instr ('exact about over under between', qualifier) %s" },
      { "status", "instr ('actual estimate plan target', status) %s" },
      { "grade", "instr ('reported derived estimated scenario unresolved', grade) %s" },
      { "source", "place_of (3, source_id) %s NULLS LAST" },
      { "locator", COUNTED ("locator") },
      { "known-from", "known_from %s" },
      { "remark", SHOWN ("remark") },
      { "key", COUNTED ("key") },
    },
  },
  [MOAT_ROW_TABLE_SOURCES] = {
    "source",
    {
      { "key", MOAT_ROW_ROLE_TEXT },
      { "title_en", MOAT_ROW_ROLE_TEXT },
      { "title_zh", MOAT_ROW_ROLE_TEXT },
      { "publisher_en", MOAT_ROW_ROLE_TEXT },
      { "publisher_zh", MOAT_ROW_ROLE_TEXT },
      { "published", MOAT_ROW_ROLE_DATE },
      { "url", MOAT_ROW_ROLE_TEXT },
      { "note_en", MOAT_ROW_ROLE_TEXT },
      { "note_zh", MOAT_ROW_ROLE_TEXT },
    },
    {
      { "title", "place_of (3, id) %s" },
      { "publisher", SHOWN ("publisher") },
      { "published", "published %s NULLS LAST" },
      { "url", COUNTED ("url") },
      { "note", SHOWN ("note") },
      { "key", COUNTED ("key") },
      { "figures", "(SELECT count (*) FROM fact WHERE source_id = source.id) %s" },
    },
  },
  [MOAT_ROW_TABLE_RATES] = {
    "rate",
    {
      { "source_id", MOAT_ROW_ROLE_SOURCE },
      { "period_start", MOAT_ROW_ROLE_PERIOD_START },
      { "period_end", MOAT_ROW_ROLE_PERIOD_END },
      { "kind", MOAT_ROW_ROLE_NAMED },
      { "base", MOAT_ROW_ROLE_TEXT },
      { "quote", MOAT_ROW_ROLE_TEXT },
      { "value", MOAT_ROW_ROLE_TEXT }, /* a rate is found by its first digits */
      { "locator", MOAT_ROW_ROLE_TEXT },
    },
    {
      { "rate", "base %s, quote %s, value_real %s" },
      { "base", "base %s" },
      { "quote", "quote %s" },
      { "value", "value_real %s" },
      { "kind", "kind %s" },
      { "period", "period_end %s, period_start %s" },
      { "source", "place_of (3, source_id) %s NULLS LAST" },
      { "locator", COUNTED ("locator") },
    },
  },
};

/* The statement */

/* " AND entity_id IN (3, 7)": the rows of those keys.  Keys that are not there are none. */
static gboolean
append_choice (GString *sql, sqlite3 *db, const char *table, const GStrv keys, GError **error)
{
  g_autofree char *find = g_strdup_printf ("SELECT id FROM %s WHERE key = ?1", table);
  g_autoptr (sqlite3_stmt) select = NULL;
  gboolean has_row;

  if (keys == NULL)
    return TRUE;
  select = moat_db_prepare (db, find, error);
  if (select == NULL)
    return FALSE;
  g_string_append_printf (sql, " AND %s_id IN (NULL", table);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      moat_statement_bind_text (select, 1, keys[i]);
      if (!moat_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        g_string_append_printf (sql, ", %" G_GINT64_FORMAT,
                                (gint64) sqlite3_column_int64 (select, 0));
      sqlite3_reset (select);
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

/* " AND (0 OR (base = 'CNY' AND quote = 'USD') OR …)": the rates of those pairs.  What is no pair
 * of currencies is none. */
static void
append_pairs (GString *sql, const GStrv pairs)
{
  if (pairs == NULL)
    return;
  g_string_append (sql, " AND (0");
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (pairs[i], "/", 2);
      const char *one = moat_unit_intern (ends[0]);
      const char *other = one != NULL && ends[1] != NULL ? moat_unit_intern (ends[1]) : NULL;

      if (other != NULL)
        g_string_append_printf (
          sql, " OR (base = '%s' AND quote = '%s') OR (base = '%s' AND quote = '%s')", one, other,
          other, one);
    }
  g_string_append_c (sql, ')');
}

static void
append_words (GString *sql, const Table *table, MoatRowFinder *finder)
{
  const char *separator = "";

  g_string_append (sql, " AND is_found (");
  for (const Cell *cell = table->cells; cell->sql != NULL; cell++)
    {
      if (!moat_row_finder_take (finder, cell->role))
        continue;
      g_string_append_printf (sql, "%s%s", separator, cell->sql);
      separator = ", ";
    }
  g_string_append_c (sql, ')');
}

static void
append_orders (GString *sql, const Table *table, const GArray *orders)
{
  g_string_append (sql, " ORDER BY ");
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    {
      const MoatRowOrder *order = &g_array_index (orders, MoatRowOrder, i);
      const Column *column = table->columns;
      g_autoptr (GString) key = NULL;

      while (column->name != NULL && !g_str_equal (column->name, order->column))
        column++;
      g_return_if_fail (column->name != NULL);

      key = g_string_new (column->sql);
      g_string_replace (key, "%s", order->descending ? "DESC" : "ASC", 0);
      g_string_append_printf (sql, "%s, ", key->str);
    }
  g_string_append (sql, "id");
}

/* Running */

/* A range of ids to find rows in, and in which order. */
typedef struct
{
  const MoatRowQuery *query;
  const char *path;
  GCancellable *cancellable;
  gint64 after, until;
  gboolean sorted;
  gint64 n_rows; /* of the table; out */
  GError *error; /* of the second thread */
} Search;

typedef GArray *(*SearchFunc) (Search *self, sqlite3 *db, GError **error);

static char *
compose_search (const Search *self, sqlite3 *db, MoatRowFinder *finder, GError **error)
{
  const MoatRowQuery *query = self->query;
  const Table *table = &tables[query->table];
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT id FROM %s WHERE 1", table->name);
  if (self->after != G_MININT64 || self->until != G_MAXINT64)
    g_string_append_printf (sql, " AND id > %" G_GINT64_FORMAT " AND id <= %" G_GINT64_FORMAT,
                            self->after, self->until);
  if (!append_choice (sql, db, "entity", query->entities, error) ||
      !append_choice (sql, db, "concept", query->concepts, error) ||
      !append_choice (sql, db, "source", query->sources, error))
    return NULL;
  append_pairs (sql, query->pairs);
  if (!moat_row_finder_is_empty (finder))
    append_words (sql, table, finder);
  append_orders (sql, table, self->sorted ? query->orders : NULL);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
append_id (sqlite3_stmt *row, gpointer ids, GError **error)
{
  gint64 id = sqlite3_column_int64 (row, 0);

  g_array_append_val ((GArray *) ids, id);
  return TRUE;
}

static GArray *
search (Search *self, sqlite3 *db, GError **error)
{
  g_autoptr (MoatRowFinder) finder = moat_row_finder_new (db, self->query, error);
  g_autofree char *sql = finder != NULL ? compose_search (self, db, finder, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (sql == NULL || !moat_db_for_each_row (db, sql, append_id, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

static void
interrupt_cb (GCancellable *cancellable, gpointer db)
{
  sqlite3_interrupt (db);
}

static GArray *
connect_and (SearchFunc func, Search *self, GError **error)
{
  g_autoptr (GError) reason = NULL;
  sqlite3 *db = moat_db_open (self->path, TRUE, error);
  gulong handler = 0;
  GArray *ids;

  if (db == NULL)
    return NULL;
  if (self->cancellable != NULL)
    handler = g_cancellable_connect (self->cancellable, G_CALLBACK (interrupt_cb), db, NULL);
  ids = func (self, db, &reason);
  g_cancellable_disconnect (self->cancellable, handler);
  sqlite3_close (db);
  if (ids == NULL && !g_cancellable_set_error_if_cancelled (self->cancellable, error))
    g_propagate_error (error, g_steal_pointer (&reason));
  return ids;
}

static gpointer
search_in_thread (gpointer data)
{
  Search *self = data;

  return connect_and (search, self, &self->error);
}

/* Looks for words in both halves of the table at once.  The transaction of @db keeps writers out,
 * so that the other connection sees the same. */
static GArray *
search_halves (Search *self, sqlite3 *db, GError **error)
{
  const Table *table = &tables[self->query->table];
  g_autofree char *sql = g_strdup_printf ("SELECT (min (id) + max (id)) / 2 FROM %s", table->name);
  Search half = *self;
  g_autoptr (GArray) ids = NULL, others = NULL;
  GThread *thread;

  half.sorted = self->sorted = FALSE;
  if (!moat_db_get_int (db, sql, &half.after, error))
    return NULL;
  self->until = half.after;
  thread = g_thread_new ("moat-rows", search_in_thread, &half);
  ids = search (self, db, error);
  others = g_thread_join (thread);
  if (ids != NULL && others != NULL)
    return g_array_append_vals (g_steal_pointer (&ids), others->data, others->len);
  if (ids == NULL)
    g_clear_error (&half.error);
  else
    g_propagate_error (error, half.error);
  return NULL;
}

/* Those rows in the order of the query. */
static GArray *
sort_found (const MoatRowQuery *query, sqlite3 *db, const GArray *found, GError **error)
{
  const Table *table = &tables[query->table];
  g_autoptr (GString) sql = g_string_new (NULL);
  GString *list = g_string_new ("[0");
  g_autoptr (MoatRowFinder) finder = moat_row_finder_new (db, query, error);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found->len);
  g_autoptr (sqlite3_stmt) select = NULL;
  gboolean has_row;

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (list, ",%" G_GINT64_FORMAT, g_array_index (found, gint64, i));
  g_string_append_c (list, ']');
  g_string_printf (sql, "SELECT id FROM %s WHERE id IN (SELECT value FROM json_each (?1))",
                   table->name);
  append_orders (sql, table, query->orders);
  select = finder != NULL ? moat_db_prepare (db, sql->str, error) : NULL;
  if (select != NULL)
    moat_statement_bind_taken (select, 1, g_string_free (list, FALSE));
  else
    g_string_free (list, TRUE);
  while (select != NULL && moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      append_id (select, ids, NULL);
    }
  return NULL;
}

static GArray *
search_all (Search *self, sqlite3 *db, GError **error)
{
  const Table *table = &tables[self->query->table];
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", table->name);
  g_autoptr (GArray) found = NULL;

  /* One state of the file for all that is read. */
  if (!moat_db_exec (db, "BEGIN", error) || !moat_db_get_int (db, count, &self->n_rows, error))
    return NULL;
  if (self->n_rows < ALONE || self->query->text == NULL)
    return search (self, db, error);
  found = search_halves (self, db, error);
  if (found == NULL || self->query->orders->len == 0 || found->len < 2)
    return g_steal_pointer (&found);
  return sort_found (self->query, db, found, error);
}

GArray *
moat_store_find_rows (const MoatRowQuery *query, const char *path, GCancellable *cancellable,
                      gint64 *n_rows, GError **error)
{
  Search all = { query, path, cancellable, G_MININT64, G_MAXINT64, TRUE, 0, NULL };
  GArray *ids;

  g_return_val_if_fail (query != NULL && path != NULL && n_rows != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  ids = connect_and (search_all, &all, error);
  *n_rows = all.n_rows;
  return ids;
}

/* Rows by their ids */

/* Fills @rows, which frees them, by calling @get for each id. */
static GPtrArray *
read_rows (MoatStore *self, gpointer (*get) (MoatStore *, gint64, GError **), GPtrArray *rows,
           const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GError) reason = NULL;

  moat_db_set_patience (self->db, FALSE);
  moat_store_hold (self);
  for (guint i = 0; i < n && reason == NULL; i++)
    {
      g_ptr_array_add (rows, get (self, ids[i], &reason));
      if (g_error_matches (reason, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
        g_clear_error (&reason);
    }
  moat_store_release (self);
  moat_db_set_patience (self->db, TRUE);
  if (reason == NULL)
    return rows;
  g_propagate_error (error, g_steal_pointer (&reason));
  g_ptr_array_unref (rows);
  return NULL;
}

static gpointer
get_fact (MoatStore *self, gint64 id, GError **error)
{
  return moat_store_get_fact (self, id, error);
}

static gpointer
get_rate (MoatStore *self, gint64 id, GError **error)
{
  return moat_store_get_rate (self, id, error);
}

GPtrArray *
moat_store_read_facts (MoatStore *self, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && (ids != NULL || n == 0), NULL);

  return read_rows (self, get_fact, g_ptr_array_new_full (n, (GDestroyNotify) moat_fact_free), ids,
                    n, error);
}

GPtrArray *
moat_store_read_rates (MoatStore *self, const gint64 *ids, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && (ids != NULL || n == 0), NULL);

  return read_rows (self, get_rate, g_ptr_array_new_full (n, (GDestroyNotify) moat_rate_free), ids,
                    n, error);
}
