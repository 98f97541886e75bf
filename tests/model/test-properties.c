/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of the project's properties, for all of them at once: after any action, each has been
 * notified once if its value changed and not at all if it did not, the values are final when the
 * first is notified, and `changed` comes once, last, and only if something changed. */
#include "fixture.h"

typedef struct
{
  GObject *object;
  GParamSpec **specs;
  guint n_specs;
  guint *notified;      /* how often each was */
  GPtrArray *at_notify; /* of char: all values, at each notification */
  guint n_changed;
} Watch;

/* The value of a property as text, so that all kinds compare alike. */
static char *
read_property (const Watch *watch, guint index)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_object_get_property (watch->object, watch->specs[index]->name, &value);
  return g_strdup_value_contents (&value);
}

static GStrv
read_all (const Watch *watch)
{
  GStrv values = g_new0 (char *, watch->n_specs + 1);

  for (guint i = 0; i < watch->n_specs; i++)
    values[i] = read_property (watch, i);
  return values;
}

static void
notify_cb (GObject *object, GParamSpec *spec, Watch *watch)
{
  g_auto (GStrv) values = read_all (watch);

  for (guint i = 0; i < watch->n_specs; i++)
    {
      if (watch->specs[i] == spec)
        watch->notified[i]++;
    }
  g_assert_cmpuint (watch->n_changed, ==, 0);
  g_ptr_array_add (watch->at_notify, g_strjoinv ("\n", values));
}

static void
changed_cb (GObject *object, Watch *watch)
{
  watch->n_changed++;
}

static Watch *
watch_new (MoatProject *project)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->object = g_object_ref (G_OBJECT (project));
  watch->specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (project), &watch->n_specs);
  watch->notified = g_new0 (guint, watch->n_specs);
  watch->at_notify = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (project, "notify", G_CALLBACK (notify_cb), watch);
  g_signal_connect (project, "changed", G_CALLBACK (changed_cb), watch);
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->object, watch);
  g_object_unref (watch->object);
  g_free (watch->specs);
  g_free (watch->notified);
  g_ptr_array_unref (watch->at_notify);
  g_free (watch);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

typedef void (*Action) (Fixture *fixture);

/* Runs @action and holds what was notified against what changed; returns whether anything did. */
static gboolean
obey (Fixture *fixture, Action action)
{
  g_autoptr (Watch) watch = watch_new (fixture->project);
  g_auto (GStrv) before = read_all (watch);
  g_auto (GStrv) after = NULL;
  g_autofree char *final = NULL;
  guint n_different = 0;

  action (fixture);
  after = read_all (watch);
  final = g_strjoinv ("\n", after);
  for (guint i = 0; i < watch->n_specs; i++)
    {
      gboolean is_different = !g_str_equal (before[i], after[i]);

      g_test_message ("%s: %s → %s, notified %u times", watch->specs[i]->name, before[i], after[i],
                      watch->notified[i]);
      g_assert_cmpuint (watch->notified[i], ==, is_different);
      n_different += is_different;
    }
  for (guint i = 0; i < watch->at_notify->len; i++)
    g_assert_cmpstr (watch->at_notify->pdata[i], ==, final);
  g_assert_cmpuint (watch->n_changed, ==, n_different > 0);
  return n_different > 0;
}

static void
edit_fact (Fixture *fixture)
{
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f03");
  MoatStatus status = fact->status;

  set_field (fact, MOAT_FACT_FIELD_STATUS, status == MOAT_STATUS_PLAN ? "actual" : "plan");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
}

static void
edit_fact_to_the_same (Fixture *fixture)
{
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "f03");

  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
}

static void
edit_fact_wrongly (Fixture *fixture)
{
  g_assert_false (edit (fixture->project, "f03", MOAT_FACT_FIELD_ENTITY, "nobody", NULL));
  g_assert_false (edit (fixture->project, "f03", MOAT_FACT_FIELD_KEY, "f02", NULL));
  g_assert_false (edit (fixture->project, "f03", MOAT_FACT_FIELD_SOURCE, "", NULL));
}

static void
add_fact (Fixture *fixture)
{
  g_autoptr (MoatFact) fact = make_fact ("1300亿元");

  set_field (fact, MOAT_FACT_FIELD_KEY, "mine");
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
}

static void
delete_fact (Fixture *fixture)
{
  g_autoptr (MoatFact) fact = get_fact (fixture->project, "mine");

  g_assert_true (moat_project_delete_fact (fixture->project, fact->id, NULL));
}

static void
put_chart (Fixture *fixture)
{
  g_autoptr (MoatChartSpec) spec = make_spec ("mine", "{\"kind\":\"line\"}");

  g_assert_true (moat_project_put_chart (fixture->project, spec, NULL, NULL));
}

static void
delete_chart (Fixture *fixture)
{
  g_assert_true (moat_project_delete_chart (fixture->project, "mine", NULL));
}

static void
undo (Fixture *fixture)
{
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
}

static void
redo (Fixture *fixture)
{
  g_assert_true (moat_project_redo (fixture->project, NULL, NULL));
}

static void
undo_nothing (Fixture *fixture)
{
  g_assert_false (moat_project_undo (fixture->project, NULL, NULL));
}

static void
redo_nothing (Fixture *fixture)
{
  g_assert_false (moat_project_redo (fixture->project, NULL, NULL));
}

static void
refresh (Fixture *fixture)
{
  moat_project_refresh (fixture->project);
}

static void
copy_to_another_file (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.moat", NULL);

  g_assert_true (moat_project_copy_to (fixture->project, path, NULL));
}

static void
edit_elsewhere (Fixture *fixture)
{
  g_autoptr (MoatProject) other = moat_project_open (fixture->path, FALSE, NULL);

  g_assert_true (edit (other, "f02", MOAT_FACT_FIELD_LOCATOR, "9.9", NULL));
  moat_project_refresh (fixture->project);
}

static void
undo_elsewhere (Fixture *fixture)
{
  g_autoptr (MoatProject) other = moat_project_open (fixture->path, FALSE, NULL);

  g_assert_true (moat_project_undo (other, NULL, NULL));
  moat_project_refresh (fixture->project);
}

static void
change_title_elsewhere (Fixture *fixture)
{
  fixture_run_sql (fixture, "UPDATE project SET title_en = 'Another title'");
  moat_project_refresh (fixture->project);
}

static const struct
{
  Action action;
  gboolean changes;
} script[] = {
  { undo_nothing, FALSE },
  { redo_nothing, FALSE },
  { edit_fact_to_the_same, FALSE },
  { edit_fact_wrongly, FALSE },
  { refresh, FALSE },
  { edit_fact, TRUE }, /* the first to undo */
  { edit_fact, TRUE }, /* another of the same name: the label stays */
  { refresh, FALSE },
  { undo, TRUE }, /* the first to redo */
  { undo, TRUE }, /* nothing to undo any more */
  { undo_nothing, FALSE },
  { redo, TRUE },
  { redo, TRUE },
  { redo_nothing, FALSE },
  { undo, TRUE },
  { add_fact, TRUE }, /* what could be repeated is gone */
  { edit_fact_wrongly, FALSE },
  { put_chart, TRUE },
  { put_chart, FALSE },
  { delete_chart, TRUE },
  { delete_fact, TRUE },
  { copy_to_another_file, FALSE },
  { edit_elsewhere, TRUE },
  { undo_elsewhere, TRUE },
  { change_title_elsewhere, TRUE },
  { refresh, FALSE },
};

static void
test_notified_once_and_only_if_changed (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (script); i++)
    {
      g_test_message ("action %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (obey (fixture, script[i].action), ==, script[i].changes);
    }
}

/* A project that can only be read has nothing to undo, whatever another program does. */
static void
test_read_only_project_obeys_too (void)
{
  static const Action actions[] = { edit_elsewhere, undo_elsewhere, change_title_elsewhere };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  fixture_reopen (fixture, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_assert_true (obey (fixture, actions[i]));
      g_assert_false (moat_project_can_undo (fixture->project));
      g_assert_false (moat_project_can_redo (fixture->project));
    }
  g_assert_false (obey (fixture, edit_fact_wrongly));
  g_assert_false (obey (fixture, undo_nothing));
}

static void
test_are_read_and_notified_by_hand (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (Watch) watch = watch_new (fixture->project);

  for (guint i = 0; i < watch->n_specs; i++)
    {
      g_assert_true (watch->specs[i]->flags & G_PARAM_READABLE);
      g_assert_false (watch->specs[i]->flags & G_PARAM_WRITABLE);
      g_assert_true (watch->specs[i]->flags & G_PARAM_EXPLICIT_NOTIFY);
    }
}

/* Whoever lets go of the project while it tells of a change does no harm. */
static void
let_go_cb (MoatProject *project, Fixture *fixture)
{
  g_clear_object (&fixture->project);
}

static void
test_last_reference_may_go_in_a_handler (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  MoatProject *project = fixture->project;
  g_autoptr (MoatFact) fact = get_fact (project, "f03");

  g_object_add_weak_pointer (G_OBJECT (project), (gpointer *) &project);
  g_signal_connect (project, "changed", G_CALLBACK (let_go_cb), fixture);
  set_field (fact, MOAT_FACT_FIELD_LOCATOR, "2");
  g_assert_true (moat_project_put_fact (project, fact, NULL));
  g_assert_null (project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/properties/notified-once-and-only-if-changed",
                   test_notified_once_and_only_if_changed);
  g_test_add_func ("/model/properties/read-only-project-obeys-too",
                   test_read_only_project_obeys_too);
  g_test_add_func ("/model/properties/are-read-and-notified-by-hand",
                   test_are_read_and_notified_by_hand);
  g_test_add_func ("/model/properties/last-reference-may-go-in-a-handler",
                   test_last_reference_may_go_in_a_handler);
  return g_test_run ();
}
