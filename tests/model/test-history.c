/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: a script of commands with what can be undone and redone after each, and a random
 * walk of edits that is walked back and forth again, also after the file was closed between. */
#include "fixture.h"

typedef enum
{
  SET,    /* locator of the fact to the text */
  SAME,   /* writes the fact as it is */
  WRONG,  /* an edit that is refused */
  ADD,    /* a figure with the key and these words */
  DELETE, /* a figure */
  CHART,  /* saves a chart of this kind under the key */
  DROP,   /* deletes a chart */
  UNDO,
  REDO,
  STUCK_UNDO, /* undo and redo that are refused */
  STUCK_REDO,
  REOPEN,
} Command;

/* A command, and the state after it: `like` is the number of an earlier row that everything in the
 * project is the same as again; −1 is the beginning, the row's own number a state that is new. */
typedef struct
{
  Command command;
  const char *key, *text;
  gboolean can_undo, can_redo;
  const char *undo_label, *redo_label;
  int like;
} Row;

static void
set_locator (MoatProject *project, const char *key, const char *text)
{
  g_autoptr (GError) error = NULL;

  edit (project, key, MOAT_FACT_FIELD_LOCATOR, text, &error);
  g_assert_no_error (error);
}

static void
add_fact (MoatProject *project, const char *key, const char *as_stated)
{
  g_autoptr (MoatFact) fact = make_fact (as_stated);
  g_autoptr (GError) error = NULL;

  if (key)
    set_field (fact, MOAT_FACT_FIELD_KEY, key);

  moat_project_put_fact (project, fact, &error);
  g_assert_no_error (error);
}

static void
delete_fact (MoatProject *project, const char *key)
{
  g_autoptr (MoatFact) fact = get_fact (project, key);
  g_autoptr (GError) error = NULL;

  moat_project_delete_fact (project, fact->id, &error);
  g_assert_no_error (error);
}

static void
put_chart (MoatProject *project, const char *key, const char *kind)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"%s\"}", kind);
  g_autoptr (MoatChartSpec) spec = make_spec (key, json);
  g_autoptr (GError) error = NULL;

  moat_project_put_chart (project, spec, NULL, &error);
  g_assert_no_error (error);
}

static void
be_stuck (gboolean (*travel) (MoatProject *, char **, GError **), MoatProject *project)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (travel (project, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING);
}

static void
run (Fixture *fixture, const Row *row)
{
  MoatProject *project = fixture->project;
  g_autoptr (MoatFact) same = NULL;

  switch (row->command)
    {
    case SET:
      set_locator (project, row->key, row->text);
      break;
    case SAME:
      same = get_fact (project, row->key);
      g_assert_true (moat_project_put_fact (project, same, NULL));
      break;
    case WRONG:
      g_assert_false (edit (project, row->key, MOAT_FACT_FIELD_SOURCE, row->text, NULL));
      break;
    case ADD:
      add_fact (project, row->key, row->text);
      break;
    case DELETE:
      delete_fact (project, row->key);
      break;
    case CHART:
      put_chart (project, row->key, row->text);
      break;
    case DROP:
      g_assert_true (moat_project_delete_chart (project, row->key, NULL));
      break;
    case UNDO:
      g_assert_true (moat_project_undo (project, NULL, NULL));
      break;
    case REDO:
      g_assert_true (moat_project_redo (project, NULL, NULL));
      break;
    case STUCK_UNDO:
      be_stuck (moat_project_undo, project);
      break;
    case STUCK_REDO:
      be_stuck (moat_project_redo, project);
      break;
    case REOPEN:
      fixture_reopen (fixture, FALSE);
      break;
    }
}

static void
follow (const Row *rows, gsize n)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, dump (fixture->project)); /* of row −1 */
  for (gsize i = 0; i < n; i++)
    {
      const Row *row = &rows[i];
      char *state;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      run (fixture, row);
      g_assert_cmpint (moat_project_can_undo (fixture->project), ==, row->can_undo);
      g_assert_cmpint (moat_project_can_redo (fixture->project), ==, row->can_redo);
      g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, row->undo_label);
      g_assert_cmpstr (moat_project_get_redo_label (fixture->project), ==, row->redo_label);
      state = dump (fixture->project);
      g_ptr_array_add (states, state);
      g_assert_cmpstr (state, ==, states->pdata[row->like + 1]);
      if (row->like == (int) i)
        g_assert_cmpstr (state, !=, states->pdata[i]);
    }
}

#define PLACE_1 "Change place in the source of f01"
#define PLACE_2 "Change place in the source of f02"
#define PLACE_3 "Change place in the source of f03"

static void
test_script_of_edits (void)
{
  static const Row rows[] = {
    { STUCK_UNDO, NULL, NULL, FALSE, FALSE, NULL, NULL, -1 },
    { STUCK_REDO, NULL, NULL, FALSE, FALSE, NULL, NULL, -1 },
    { SET, "f01", "2", TRUE, FALSE, PLACE_1, NULL, 2 },
    { SET, "f02", "3", TRUE, FALSE, PLACE_2, NULL, 3 },
    { SAME, "f02", NULL, TRUE, FALSE, PLACE_2, NULL, 3 },
    { SET, "f02", "3", TRUE, FALSE, PLACE_2, NULL, 3 },
    { WRONG, "f02", "nowhere", TRUE, FALSE, PLACE_2, NULL, 3 },
    { UNDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 2 },
    { WRONG, "f02", "", TRUE, TRUE, PLACE_1, PLACE_2, 2 },
    { SAME, "f02", NULL, TRUE, TRUE, PLACE_1, PLACE_2, 2 },
    { UNDO, NULL, NULL, FALSE, TRUE, NULL, PLACE_1, -1 },
    { STUCK_UNDO, NULL, NULL, FALSE, TRUE, NULL, PLACE_1, -1 },
    { REDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 2 },
    { REDO, NULL, NULL, TRUE, FALSE, PLACE_2, NULL, 3 },
    { STUCK_REDO, NULL, NULL, TRUE, FALSE, PLACE_2, NULL, 3 },
    { UNDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 2 },
    { SET, "f03", "4", TRUE, FALSE, PLACE_3, NULL, 16 }, /* f02's change is gone for good */
    { STUCK_REDO, NULL, NULL, TRUE, FALSE, PLACE_3, NULL, 16 },
    { UNDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_3, 2 },
    { UNDO, NULL, NULL, FALSE, TRUE, NULL, PLACE_1, -1 },
    { REDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_3, 2 },
    { REDO, NULL, NULL, TRUE, FALSE, PLACE_3, NULL, 16 },
  };

  follow (rows, G_N_ELEMENTS (rows));
}

static void
test_script_of_adding_and_deleting (void)
{
  static const Row rows[] = {
    { ADD, "new", "1300亿元", TRUE, FALSE, "Add new", NULL, 0 },
    { DELETE, "new", NULL, TRUE, FALSE, "Delete new", NULL, -1 },
    { UNDO, NULL, NULL, TRUE, TRUE, "Add new", "Delete new", 0 },
    { UNDO, NULL, NULL, FALSE, TRUE, NULL, "Add new", -1 },
    { REDO, NULL, NULL, TRUE, TRUE, "Add new", "Delete new", 0 },
    { REDO, NULL, NULL, TRUE, FALSE, "Delete new", NULL, -1 },
    { DELETE, "f14", NULL, TRUE, FALSE, "Delete f14", NULL, 6 }, /* and its relation */
    { UNDO, NULL, NULL, TRUE, TRUE, "Delete new", "Delete f14", -1 },
    { REDO, NULL, NULL, TRUE, FALSE, "Delete f14", NULL, 6 },
    { CHART, "mine", "line", TRUE, FALSE, "Add chart mine", NULL, 9 },
    { CHART, "mine", "line", TRUE, FALSE, "Add chart mine", NULL, 9 },
    { CHART, "mine", "span", TRUE, FALSE, "Change kind of mine", NULL, 11 },
    { DROP, "mine", NULL, TRUE, FALSE, "Delete chart mine", NULL, 6 },
    { UNDO, NULL, NULL, TRUE, TRUE, "Change kind of mine", "Delete chart mine", 11 },
    { UNDO, NULL, NULL, TRUE, TRUE, "Add chart mine", "Change kind of mine", 9 },
    { UNDO, NULL, NULL, TRUE, TRUE, "Delete f14", "Add chart mine", 6 },
  };

  follow (rows, G_N_ELEMENTS (rows));
}

static void
test_script_across_reopening (void)
{
  static const Row rows[] = {
    { REOPEN, NULL, NULL, FALSE, FALSE, NULL, NULL, -1 },
    { SET, "f01", "2", TRUE, FALSE, PLACE_1, NULL, 1 },
    { SET, "f02", "3", TRUE, FALSE, PLACE_2, NULL, 2 },
    { REOPEN, NULL, NULL, TRUE, FALSE, PLACE_2, NULL, 2 },
    { UNDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 1 },
    { REOPEN, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 1 },
    { REDO, NULL, NULL, TRUE, FALSE, PLACE_2, NULL, 2 },
    { UNDO, NULL, NULL, TRUE, TRUE, PLACE_1, PLACE_2, 1 },
    { UNDO, NULL, NULL, FALSE, TRUE, NULL, PLACE_1, -1 },
    { REOPEN, NULL, NULL, FALSE, TRUE, NULL, PLACE_1, -1 },
    { SET, "f03", "4", TRUE, FALSE, PLACE_3, NULL, 10 },
    { REOPEN, NULL, NULL, TRUE, FALSE, PLACE_3, NULL, 10 },
    { STUCK_REDO, NULL, NULL, TRUE, FALSE, PLACE_3, NULL, 10 },
    { UNDO, NULL, NULL, FALSE, TRUE, NULL, PLACE_3, -1 },
  };

  follow (rows, G_N_ELEMENTS (rows));
}

/* A fact of the project, by chance; NULL if there is none left. */
static MoatFact *
pick_fact (MoatProject *project)
{
  MoatFactFilter all = { 0 };
  g_autoptr (GPtrArray) facts =
    moat_store_list_facts (moat_project_get_store (project), &all, NULL);

  if (facts->len == 0)
    return NULL;
  return moat_fact_copy (facts->pdata[g_test_rand_int_range (0, (gint32) facts->len)]);
}

static const char *
pick_entity (MoatProject *project)
{
  GPtrArray *entities = moat_project_get_entities (project);

  return ((MoatEntity *) entities->pdata[g_test_rand_int_range (0, (gint32) entities->len)])->key;
}

/* Changes some fields of a fact, with values of all kinds. */
static void
shake (MoatProject *project, MoatFact *fact)
{
  static const char *const words[] = {
    "3800亿元", "about USD 40 bn", "三位数", "CNY 320-380 bn", ">1,234.5", "(56)", "<7%", "8%"
  };
  static const char *const statuses[] = { "actual", "estimate", "plan", "target" };
  static const char *const grades[] = { "reported", "derived", "scenario", "unresolved" };
  g_autofree char *place = g_strdup_printf ("%d", g_test_rand_int_range (0, 5));

  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_AS_STATED, words[g_test_rand_int_range (0, 8)]);
  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_STATUS, statuses[g_test_rand_int_range (0, 4)]);
  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_GRADE, grades[g_test_rand_int_range (0, 4)]);
  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_LOCATOR, place);
  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_REMARK_ZH, g_test_rand_bit () ? "备注'；\"" : "");
  if (g_test_rand_bit ())
    set_field (fact, MOAT_FACT_FIELD_ENTITY, pick_entity (project));
  if (g_test_rand_bit ())
    fact->period.start =
      g_test_rand_bit () ? MOAT_DATE_NONE : fact->period.end - g_test_rand_int_range (0, 4000);
}

static gboolean
edit_by_chance (MoatProject *project, GError **error)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autofree char *key = g_strdup_printf ("chart-%d", g_test_rand_int_range (0, 4));
  g_autoptr (MoatChartSpec) spec = NULL;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
      fact = make_fact ("1300亿元");
      shake (project, fact);
      return moat_project_put_fact (project, fact, error);
    case 2:
      fact = pick_fact (project);
      return fact == NULL || moat_project_delete_fact (project, fact->id, error);
    case 3:
      spec = make_spec (key, g_test_rand_bit () ? "{\"kind\":\"span\"}" : "{\"kind\":\"line\"}");
      spec->digits = g_test_rand_int_range (0, 3);
      return moat_project_put_chart (project, spec, NULL, error);
    case 4:
      if (moat_project_find_chart (project, key) == NULL)
        return TRUE;
      return moat_project_delete_chart (project, key, error);
    default:
      fact = pick_fact (project);
      if (fact == NULL)
        return TRUE;
      shake (project, fact);
      return moat_project_put_fact (project, fact, error);
    }
}

/* Edits by chance until @n of them changed something; the states before and after each. */
static GPtrArray *
walk (MoatProject *project, guint n)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);
  guint n_refused = 0;

  g_ptr_array_add (states, dump (project));
  while (states->len <= n)
    {
      g_autoptr (GError) error = NULL;
      guint revision = moat_project_get_revision (project);
      gboolean done = edit_by_chance (project, &error);

      g_assert_true (done == (error == NULL));
      if (moat_project_get_revision (project) != revision)
        g_ptr_array_add (states, dump (project));
      else
        {
          g_autofree char *state = dump (project);

          g_assert_cmpstr (state, ==, states->pdata[states->len - 1]);
        }
      n_refused += !done;
      g_assert_cmpuint (n_refused, <, 20 * n);
    }
  return states;
}

static void
walk_back (MoatProject *project, const GPtrArray *states, guint from, guint to)
{
  for (guint i = from; i > to; i--)
    {
      g_autofree char *state = NULL;
      g_autoptr (GError) error = NULL;

      moat_project_undo (project, NULL, &error);
      g_assert_no_error (error);
      state = dump (project);
      g_assert_cmpstr (state, ==, states->pdata[i - 1]);
    }
}

static void
walk_forth (MoatProject *project, const GPtrArray *states, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      g_autofree char *state = NULL;
      g_autoptr (GError) error = NULL;

      moat_project_redo (project, NULL, &error);
      g_assert_no_error (error);
      state = dump (project);
      g_assert_cmpstr (state, ==, states->pdata[i + 1]);
    }
}

static void
test_random_walk_there_and_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) states = walk (fixture->project, 200);
  g_autoptr (GPtrArray) problems = NULL;

  walk_back (fixture->project, states, 200, 0);
  g_assert_false (moat_project_can_undo (fixture->project));
  walk_forth (fixture->project, states, 0, 200);
  g_assert_false (moat_project_can_redo (fixture->project));
  /* What edits let through is sound; charts may name facts that are gone. */
  problems = moat_store_check (moat_project_get_store (fixture->project), NULL);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) problems->pdata[i]);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_random_walk_across_reopening (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) states = walk (fixture->project, 200);

  fixture_reopen (fixture, FALSE);
  walk_back (fixture->project, states, 200, 90);
  fixture_reopen (fixture, FALSE);
  walk_back (fixture->project, states, 90, 0);
  fixture_reopen (fixture, FALSE);
  g_assert_false (moat_project_can_undo (fixture->project));
  walk_forth (fixture->project, states, 0, 110);
  fixture_reopen (fixture, FALSE);
  walk_forth (fixture->project, states, 110, 200);
  g_assert_false (moat_project_can_redo (fixture->project));
}

/* Steps back and forth between edits: whatever is undone by then is gone, the rest is kept. */
static void
test_random_walk_with_turns (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (states, dump (fixture->project));
  for (int turn = 0; turn < 30; turn++)
    {
      guint back = (guint) g_test_rand_int_range (0, MIN (6, (gint32) states->len));
      guint at = states->len - 1 - back;
      g_autoptr (GPtrArray) more = NULL;

      walk_back (fixture->project, states, states->len - 1, at);
      g_ptr_array_set_size (states, (gint) at); /* the last is the first of what follows */
      more = walk (fixture->project, (guint) g_test_rand_int_range (1, 6));
      for (guint i = 0; i < more->len; i++)
        g_ptr_array_add (states, g_strdup (more->pdata[i]));
      g_assert_false (moat_project_can_redo (fixture->project));
    }
  walk_back (fixture->project, states, states->len - 1, 0);
  g_assert_false (moat_project_can_undo (fixture->project));
  walk_forth (fixture->project, states, 0, states->len - 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/history/script-of-edits", test_script_of_edits);
  g_test_add_func ("/model/history/script-of-adding-and-deleting",
                   test_script_of_adding_and_deleting);
  g_test_add_func ("/model/history/script-across-reopening", test_script_across_reopening);
  g_test_add_func ("/model/history/random-walk-there-and-back", test_random_walk_there_and_back);
  g_test_add_func ("/model/history/random-walk-across-reopening",
                   test_random_walk_across_reopening);
  g_test_add_func ("/model/history/random-walk-with-turns", test_random_walk_with_turns);
  return g_test_run ();
}
