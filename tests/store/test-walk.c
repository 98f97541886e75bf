/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random walk: hundreds of edits of every kind and imports, all of them undone and all repeated,
 * with restarts on the way.  Every state that was passed going up is met again, to the last bit,
 * going down and up. */
#include "config.h"

#include "batch.h"
#include "moat-store-private.h"
#include "project-file.h"

#define N_EDITS 200

typedef struct
{
  ProjectFile *file;
  MoatStore *store;
  GRand *rand;
  GPtrArray *states; /* the dump after each edit; the first before any */
  int n_names;       /* given to rows so far */
} Walk;

/* This is no test of power cuts, and waiting for the disk would be most of its time. */
static MoatStore *
open_fast (const ProjectFile *file)
{
  MoatStore *store = project_file_open (file);

  g_assert_true (moat_db_exec (store->db, "PRAGMA synchronous = OFF", NULL));
  return store;
}

static void
walk_init (Walk *self, guint32 seed)
{
  g_test_message ("seed %u", seed);
  self->file = project_file_new ();
  self->store = open_fast (self->file);
  self->rand = g_rand_new_with_seed (seed);
  self->states = g_ptr_array_new_with_free_func (g_free);
  self->n_names = 0;
  g_ptr_array_add (self->states, project_file_dump (self->file->path));
}

static void
walk_clear (Walk *self)
{
  g_ptr_array_unref (self->states);
  g_rand_free (self->rand);
  moat_store_close (self->store);
  project_file_free (self->file);
}

static int
roll (Walk *self, int n)
{
  return g_rand_int_range (self->rand, 0, n);
}

/* A figure with some of its fields changed. */
static void
change_fact (Walk *self, MoatFact *fact)
{
  static const struct
  {
    MoatFactField field;
    const char *texts[4];
  } fields[] = {
    { MOAT_FACT_FIELD_AS_STATED, { "3247.51亿元", "over CNY 380 bn", "CNY 1-2 bn", "三位数" } },
    { MOAT_FACT_FIELD_PERIOD_START, { "2013-04-01", "2020-01-01", "2023-01-01", "2024-01-01" } },
    { MOAT_FACT_FIELD_PERIOD_END, { "2024-12-31", "2025-03-31", "2026-12-31", "2027-12-31" } },
    { MOAT_FACT_FIELD_STATUS, { "actual", "plan", "target", "estimate" } },
    { MOAT_FACT_FIELD_GRADE, { "reported", "derived", "scenario", "unresolved" } },
    { MOAT_FACT_FIELD_ENTITY, { "acme", "acme-cloud", "acme", "acme-cloud" } },
    { MOAT_FACT_FIELD_SOURCE, { "paper", "filing", "paper", "filing" } },
    { MOAT_FACT_FIELD_LOCATOR, { "", "1.1.1", "p. 7", "O'Brien \"7\"" } },
    { MOAT_FACT_FIELD_REMARK_ZH, { "", "近似", "据年报", "\xf0\x9f\x90\xb3" } },
  };

  for (int i = roll (self, 3); i >= 0; i--)
    {
      gsize which = (gsize) roll (self, G_N_ELEMENTS (fields));
      g_autoptr (GError) error = NULL;

      moat_fact_set_text (fact, fields[which].field, fields[which].texts[roll (self, 4)], &error);
      g_assert_no_error (error);
    }
}

/* One of the figures there are; NULL when there are none. */
static MoatFact *
pick_fact (Walk *self)
{
  gint64 n = moat_store_count_facts (self->store);
  MoatFactFilter filter = { .limit = 1 };
  g_autoptr (GPtrArray) facts = NULL;

  if (n == 0)
    return NULL;
  filter.offset = roll (self, (int) n);
  facts = moat_store_list_facts (self->store, &filter, NULL);
  return moat_fact_copy (g_ptr_array_index (facts, 0));
}

static void
add_fact (Walk *self)
{
  g_autofree char *key = moat_store_make_fact_key (self->store, "f", NULL);
  g_autoptr (MoatFact) fact = project_file_make_fact (key, "1亿元");
  g_autoptr (GError) error = NULL;

  change_fact (self, fact);
  moat_store_put_fact (self->store, fact, &error);
  g_assert_no_error (error);
}

static void
change_one (Walk *self)
{
  g_autoptr (MoatFact) fact = pick_fact (self);
  g_autoptr (GError) error = NULL;

  if (fact == NULL)
    return;
  change_fact (self, fact);
  moat_store_put_fact (self->store, fact, &error);
  g_assert_no_error (error);
}

static void
delete_one (Walk *self)
{
  g_autoptr (MoatFact) fact = pick_fact (self);
  g_autoptr (GError) error = NULL;

  if (fact == NULL)
    return;
  moat_store_delete_fact (self->store, fact->id, &error);
  g_assert_no_error (error);
}

static void
relate_two (Walk *self)
{
  g_autoptr (MoatFact) fact = pick_fact (self);
  g_autoptr (MoatFact) other = pick_fact (self);
  const char *columns[] = { "kind", "fact", "other", "note", NULL };
  const char *values[] = { "restates", NULL, NULL, "seen", NULL };
  g_autoptr (GError) error = NULL;

  if (fact == NULL)
    return;
  values[1] = fact->key;
  values[2] = other->key;
  /* The same two, or one with itself, are refused; the action goes on without. */
  if (!moat_store_insert_row (self->store, "relation", columns, values, &error))
    g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
}

static void
change_charts (Walk *self)
{
  g_autoptr (GPtrArray) charts = moat_store_list_charts (self->store, NULL);
  g_autoptr (GError) error = NULL;

  if (charts->len > 0 && roll (self, 3) == 0)
    {
      const MoatStoredChart *chart =
        g_ptr_array_index (charts, (guint) roll (self, (int) charts->len));

      moat_store_delete_chart (self->store, chart->id, &error);
    }
  else
    {
      g_autofree char *key = g_strdup_printf ("chart-%d", self->n_names++);
      g_autofree char *spec = g_strdup_printf ("{\"kind\": \"span\", \"n\": %d}", self->n_names);
      MoatStoredChart chart = { 0, key, roll (self, 9), spec };

      moat_store_put_chart (self->store, &chart, &error);
    }
  g_assert_no_error (error);
}

static void
add_rows (Walk *self)
{
  int n = self->n_names++;
  g_autofree char *key = g_strdup_printf ("key=row-%d", n);
  g_autofree char *label = g_strdup_printf ("label_en=Row %d", n);

  project_file_insert (self->store, "entity", key, label, "parent=acme", NULL);
  project_file_insert (self->store, "event", key, label, "period_start=2024-05-01",
                       "period_end=2024-05-31", NULL);
}

static void
edit (Walk *self)
{
  static void (*const edits[]) (Walk *) = {
    add_fact, add_fact, change_one, change_one, delete_one, relate_two, change_charts, add_rows,
  };

  project_file_begin (self->store, "Step");
  for (int i = roll (self, 4); i >= 0; i--)
    edits[roll (self, G_N_ELEMENTS (edits))](self);
  project_file_end (self->store);
}

static void
import (Walk *self)
{
  g_autofree char *name = g_strdup_printf ("import-%d", self->n_names++);

  batch_import (self->store, name, (guint) roll (self, 9), roll (self, 2) == 0);
}

static void
take_a_step (Walk *self)
{
  char *dump;

  if (roll (self, 8) == 0)
    import (self);
  else
    edit (self);
  dump = project_file_dump (self->file->path);
  if (g_str_equal (dump, g_ptr_array_index (self->states, self->states->len - 1)))
    g_free (dump);
  else
    g_ptr_array_add (self->states, dump);
}

static void
restart_sometimes (Walk *self)
{
  if (roll (self, 40) != 0)
    return;
  moat_store_close (self->store);
  self->store = open_fast (self->file);
}

static void
assert_state (Walk *self, guint n)
{
  project_file_assert_dump (self->file, g_ptr_array_index (self->states, n));
}

static void
travel (Walk *self, gboolean back)
{
  g_autoptr (GError) error = NULL;

  if (back)
    moat_store_undo (self->store, NULL, &error);
  else
    moat_store_redo (self->store, NULL, &error);
  g_assert_no_error (error);
  restart_sometimes (self);
}

static void
test_all_undone_and_all_redone (void)
{
  Walk walk;
  guint last;

  walk_init (&walk, 2025);
  while (walk.states->len <= N_EDITS)
    {
      take_a_step (&walk);
      restart_sometimes (&walk);
    }
  last = walk.states->len - 1;
  for (guint i = last; i > 0; i--)
    {
      travel (&walk, TRUE);
      assert_state (&walk, i - 1);
    }
  g_assert_false (moat_store_undo (walk.store, NULL, NULL));
  for (guint i = 0; i < last; i++)
    {
      travel (&walk, FALSE);
      assert_state (&walk, i + 1);
    }
  g_assert_false (moat_store_redo (walk.store, NULL, NULL));
  project_file_assert_sound (walk.store);
  walk_clear (&walk);
}

static void
test_any_path_through_the_history (void)
{
  Walk walk;
  guint at = 0;

  walk_init (&walk, 1492);
  for (int i = 0; i < N_EDITS; i++)
    {
      int way = roll (&walk, 5);

      if (way < 2 && at > 0)
        {
          travel (&walk, TRUE);
          at--;
        }
      else if (way == 2 && at + 1 < walk.states->len)
        {
          travel (&walk, FALSE);
          at++;
        }
      else
        {
          /* What was undone is forgotten only if the step changes something. */
          g_autoptr (GPtrArray) ahead = NULL;

          ahead = g_ptr_array_new_with_free_func (g_free);
          while (walk.states->len > at + 1)
            g_ptr_array_insert (ahead, 0, g_ptr_array_steal_index (walk.states, at + 1));
          take_a_step (&walk);
          if (walk.states->len > at + 1)
            at++;
        }
      assert_state (&walk, at);
    }
  walk_clear (&walk);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/walk/all-undone-and-all-redone", test_all_undone_and_all_redone);
  g_test_add_func ("/store/walk/any-path-through-the-history", test_any_path_through_the_history);
  return g_test_run ();
}
