/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a list of ids became another, so that only what is different need be told.
 *
 * What both begin and end with is left alone.  Between that, rows that are in one list only have
 * gone or come; if the others are in the same order, each place where some did is a change of its
 * own.  If rows moved, or there is too much to look at, all between is one change.
 */
#include "config.h"

#include "moat-list-changes.h"

/* Beyond these one large change costs less than many small ones. */
#define MAX_LOOKED_AT 20000
#define MAX_CHANGES 64

typedef struct
{
  const gint64 *ids;
  guint n;
} Run;

static GHashTable *
make_set (Run run)
{
  GHashTable *set = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < run.n; i++)
    g_hash_table_add (set, (gpointer) &run.ids[i]);
  return set;
}

static void
append (GArray *changes, MoatListChange *change)
{
  if (change->n_removed > 0 || change->n_added > 0)
    g_array_append_val (changes, *change);
  change->position += change->n_added;
  change->n_removed = change->n_added = 0;
}

/* The changes one by one; FALSE when rows have moved or there are too many. */
static gboolean
find_small (Run old, Run new, guint offset, GArray *changes)
{
  g_autoptr (GHashTable) old_ids = make_set (old);
  g_autoptr (GHashTable) new_ids = make_set (new);
  MoatListChange change = { offset, 0, 0 };
  guint i = 0, j = 0;

  while (i < old.n || j < new.n)
    if (i < old.n && !g_hash_table_contains (new_ids, &old.ids[i]))
      {
        change.n_removed++;
        i++;
      }
    else if (j < new.n && !g_hash_table_contains (old_ids, &new.ids[j]))
      {
        change.n_added++;
        j++;
      }
    else if (old.ids[i] == new.ids[j] && changes->len < MAX_CHANGES)
      {
        append (changes, &change);
        change.position++;
        i++;
        j++;
      }
    else
      return FALSE;
  append (changes, &change);
  return TRUE;
}

GArray *
moat_list_changes_find (const GArray *before, const GArray *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (MoatListChange));
  Run old = { (const gint64 *) (gconstpointer) before->data, before->len };
  Run new = { (const gint64 *) (gconstpointer) after->data, after->len };
  guint start = 0;

  while (start < MIN (old.n, new.n) && old.ids[start] == new.ids[start])
    start++;
  old = (Run){ old.ids + start, old.n - start };
  new = (Run){ new.ids + start, new.n - start };
  while (old.n > 0 && new.n > 0 && old.ids[old.n - 1] == new.ids[new.n - 1])
    {
      old.n--;
      new.n--;
    }
  if (old.n + new.n <= MAX_LOOKED_AT && find_small (old, new, start, changes))
    return changes;
  g_array_set_size (changes, 0);
  append (changes, &(MoatListChange){ start, old.n, new.n });
  return changes;
}
