/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `rows PROJECT.moat`: how long it takes to find rows of a project by what they say and to sort
 * them, and to read a screenful of them; in milliseconds, the median of several runs each.
 */
#include <stdlib.h>

#include "moat-store-find.h"
#include "moat-store.h"

#define ROUNDS 7
#define SCREENFUL 128

static const struct
{
  const char *name, *text, *order;
} cases[] = {
  { "all", NULL, NULL },
  { "sorted by value", NULL, "value" },
  { "sorted by key", NULL, "key" },
  { "sorted by remark", NULL, "remark" },
  { "“498.12”", "498.12", NULL },
  { "“walk 1999-12”", "walk 1999-12", NULL },
  { "“no such word”", "no such word", NULL },
  { "“7”, by value", "7", "value" },
};

static int
compare_doubles (const void *a, const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static void
check (gboolean done, GError *error)
{
  if (done)
    return;
  g_printerr ("rows: %s\n", error->message);
  exit (1);
}

static double
run (const char *path, const MoatRowQuery *query, guint *n)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) ids = NULL;
  GError *error = NULL;
  gint64 n_rows;

  ids = moat_store_find_rows (query, path, NULL, &n_rows, &error);
  check (ids != NULL, error);
  *n = ids->len;
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
time_query (const char *path, const char *name, const char *text, const char *order)
{
  g_autoptr (MoatRowQuery) query = moat_row_query_new (MOAT_ROW_TABLE_FACTS);
  double times[ROUNDS];
  guint n = 0;

  query->text = g_strdup (text);
  if (order != NULL)
    g_array_append_val (query->orders, ((MoatRowOrder){ order, TRUE }));
  for (int i = 0; i < ROUNDS; i++)
    times[i] = run (path, query, &n);
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  g_print ("%-20s %8.1f ms %10u rows\n", name, times[ROUNDS / 2], n);
}

static void
time_reading (const char *path)
{
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GPtrArray) facts = NULL;
  GError *error = NULL;
  gint64 ids[SCREENFUL], start;

  store = moat_store_open (path, MOAT_STORE_OPEN_READ_ONLY, &error);
  check (store != NULL, error);
  for (int i = 0; i < SCREENFUL; i++)
    ids[i] = 1 + i * 7001;
  start = g_get_monotonic_time ();
  facts = moat_store_read_facts (store, ids, SCREENFUL, &error);
  check (facts != NULL, error);
  g_print ("%-20s %8.1f ms %10u rows\n", "a screenful",
           (double) (g_get_monotonic_time () - start) / 1000, facts->len);
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    return 2;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    time_query (argv[1], cases[i].name, cases[i].text, cases[i].order);
  time_reading (argv[1]);
  return 0;
}
