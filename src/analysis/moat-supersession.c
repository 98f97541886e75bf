/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which facts have been superseded, as known on a date.
 *
 * A relation counts once the newer fact is known.  When several facts supersede the same one, the
 * relation recorded last counts, so that each fact has at most one successor and a walk from fact
 * to successor either ends or comes round.  What comes round (two facts that each claim to take the
 * place of the other) says nothing about which of them holds: such a circle is left out, so that it
 * cannot empty a chart, and becomes an issue. */
#include "config.h"

#include "moat-supersession.h"

#include "moat-series-private.h"

/* The ids of the facts that are known on the date, as a set. */
static GHashTable *
list_known (const MoatSeriesRequest *request, GArray *observations)
{
  GHashTable *known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < observations->len; i++)
    {
      MoatObservation *observation = &g_array_index (observations, MoatObservation, i);

      if (moat_series_request_knows (request, observation))
        g_hash_table_add (known, &observation->fact_id);
    }
  return known;
}

gint64
moat_supersession_get (GHashTable *self, gint64 fact_id)
{
  const gint64 *id = self != NULL ? g_hash_table_lookup (self, &fact_id) : NULL;

  return id != NULL ? *id : 0;
}

/* Takes the circle that @fact_id is on out of the table. */
static void
break_circle (GHashTable *self, gint64 fact_id, GArray *issues)
{
  gint64 at = fact_id, next = moat_supersession_get (self, at);

  moat_series_add_issue (issues, MOAT_SERIES_ISSUE_CIRCLE, fact_id, next);
  while (next != 0)
    {
      g_hash_table_remove (self, &at);
      at = next;
      next = moat_supersession_get (self, at);
    }
}

/* Walks from every fact to its successors, each step once, and breaks what comes round. */
static void
break_circles (GHashTable *self, const MoatSeriesRequest *request, GArray *issues)
{
  g_autoptr (GHashTable) walks = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (gsize i = 0; i < request->n_relations; i++)
    {
      const gint64 *at = &request->relations[i].other_id;
      gpointer walk = GSIZE_TO_POINTER (i + 1);

      while (at != NULL && !g_hash_table_contains (walks, at))
        {
          g_hash_table_insert (walks, (gpointer) at, walk);
          at = g_hash_table_lookup (self, at);
        }
      if (at != NULL && g_hash_table_lookup (walks, at) == walk && g_hash_table_contains (self, at))
        break_circle (self, *at, issues);
    }
}

GHashTable *
moat_supersession_find (const MoatSeriesRequest *request, GArray *observations, GArray *issues)
{
  g_autoptr (GHashTable) known = NULL;
  g_autoptr (GHashTable) superseded = NULL;

  for (gsize i = 0; i < request->n_relations; i++)
    {
      const MoatRelation *relation = &request->relations[i];

      if (relation->kind != MOAT_RELATION_SUPERSEDES)
        continue;
      if (known == NULL)
        known = list_known (request, observations);
      if (!g_hash_table_contains (known, &relation->fact_id))
        continue;
      if (superseded == NULL)
        superseded = g_hash_table_new (g_int64_hash, g_int64_equal);
      g_hash_table_insert (superseded, (gpointer) &relation->other_id,
                           (gpointer) &relation->fact_id);
    }
  if (superseded != NULL)
    break_circles (superseded, request, issues);
  return g_steal_pointer (&superseded);
}
