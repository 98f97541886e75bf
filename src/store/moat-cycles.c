/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that lead back to themselves: an entity above its own parent, a figure that supersedes the
 * one by which it is superseded.
 *
 * A walk in depth over the pairs, on a stack of its own and past each pair once: a stranger's file
 * may have a chain of a million of them.  A pair that leads to a row which the walk is still under
 * way from closes a cycle. */
#include "config.h"

#include "moat-cycles.h"

typedef struct
{
  gint64 from, to;
} Pair;

typedef enum
{
  NOT_SEEN = 0,
  UNDER_WAY,
  DONE
} State;

/* A row that the walk is under way from: its first pair, and the next to follow. */
typedef struct
{
  guint first, next;
} Step;

static gboolean
add_pair (sqlite3_stmt *row, gpointer pairs, GError **error)
{
  Pair pair = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1) };

  g_array_append_val ((GArray *) pairs, pair);
  return TRUE;
}

/* The first pair from @id; the number of pairs when there is none. */
static guint
find_first (const GArray *pairs, gint64 id)
{
  guint low = 0, high = pairs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (pairs, Pair, middle).from < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low < pairs->len && g_array_index (pairs, Pair, low).from == id ? low : pairs->len;
}

/* Walks everything that can be reached from the row whose first pair is @start.  @states has one
 * for each row, at the place of its first pair. */
static void
walk (const GArray *pairs, guint start, guint8 *states, GArray *found)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  Step begin = { start, start };

  states[start] = UNDER_WAY;
  g_array_append_val (path, begin);
  while (path->len > 0)
    {
      Step *step = &g_array_index (path, Step, path->len - 1);
      gint64 id = g_array_index (pairs, Pair, step->first).from;
      guint to;

      if (step->next == pairs->len || g_array_index (pairs, Pair, step->next).from != id)
        {
          states[step->first] = DONE;
          g_array_set_size (path, path->len - 1);
          continue;
        }
      to = find_first (pairs, g_array_index (pairs, Pair, step->next++).to);
      if (to == pairs->len)
        continue;
      if (states[to] == UNDER_WAY)
        g_array_append_val (found, g_array_index (pairs, Pair, to).from);
      else if (states[to] == NOT_SEEN)
        {
          Step next = { to, to };

          states[to] = UNDER_WAY;
          g_array_append_val (path, next);
        }
    }
}

/* One row of each cycle, by id. */
static GArray *
find_rows (const GArray *pairs)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *states = g_new0 (guint8, pairs->len);

  for (guint i = 0; i < pairs->len; i++)
    {
      gboolean is_first =
        i == 0 || g_array_index (pairs, Pair, i - 1).from != g_array_index (pairs, Pair, i).from;

      if (is_first && states[i] == NOT_SEEN)
        walk (pairs, i, states, found);
    }
  return found;
}

GPtrArray *
moat_cycles_find (sqlite3 *db, const char *table, const char *sql, GError **error)
{
  g_autofree char *key_sql = g_strdup_printf ("SELECT key FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (sqlite3_stmt) select = moat_db_prepare (db, key_sql, error);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  g_autoptr (GArray) found = NULL;

  if (select == NULL || !moat_db_for_each_row (db, sql, add_pair, pairs, error))
    return NULL;
  found = find_rows (pairs);
  for (guint i = 0; i < found->len; i++)
    {
      gboolean has_row;

      moat_statement_bind_int (select, 1, g_array_index (found, gint64, i));
      if (!moat_statement_step (select, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (keys, moat_statement_dup_text (select, 0));
      sqlite3_reset (select);
    }
  return g_steal_pointer (&keys);
}
