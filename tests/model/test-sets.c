/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of entities: they are the tags that entities bear, saved and deleted as one action each. */
#include "fixture.h"
#include "moat-project-sets.h"

static void
assert_set (const Fixture *fixture, const char *name, const char *members)
{
  g_auto (GStrv) keys = moat_project_list_set (fixture->project, name);
  g_autofree char *joined = g_strjoinv (" ", keys);

  g_assert_cmpstr (joined, ==, members);
}

static void
test_saved_replaced_deleted_undone (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const char *const two[] = { "meta", "alphabet", NULL };
  const char *const one[] = { "meta", NULL };
  const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  assert_set (fixture, "US hyperscaler", "amazon-web-services alphabet microsoft meta");
  g_assert_true (moat_project_put_set (fixture->project, "Ads", two, &error));
  assert_set (fixture, "Ads", "alphabet meta");
  assert_set (fixture, "US hyperscaler", "amazon-web-services alphabet microsoft meta");
  g_assert_true (moat_project_put_set (fixture->project, "Ads", one, &error));
  assert_set (fixture, "Ads", "meta");
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Save set “Ads”");
  g_assert_true (moat_project_put_set (fixture->project, "Ads", none, &error));
  assert_set (fixture, "Ads", "");
  g_assert_cmpstr (moat_project_get_undo_label (fixture->project), ==, "Delete set “Ads”");
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  g_assert_true (moat_project_undo (fixture->project, NULL, &error));
  assert_set (fixture, "Ads", "alphabet meta");
  fixture_reopen (fixture, FALSE);
  assert_set (fixture, "Ads", "alphabet meta");
  g_assert_no_error (error);
}

/* An edit that changes nothing is none. */
static void
test_the_same_again_is_no_edit (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const char *const same[] = { "meta", "microsoft", "alphabet", "amazon-web-services", NULL };
  guint before;

  assert_set (fixture, "US hyperscaler", "amazon-web-services alphabet microsoft meta");
  before = moat_project_get_revision (fixture->project);
  g_assert_true (moat_project_put_set (fixture->project, "US hyperscaler", same, NULL));
  g_assert_cmpuint (moat_project_get_revision (fixture->project), ==, before);
  g_assert_false (moat_project_can_undo (fixture->project));
}

static void
test_names_and_members_are_checked (void)
{
  static const char *const names[] = { "", "a,b", "@a" };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const char *const good[] = { "meta", NULL };
  const char *const bad[] = { "meta", "nobody", NULL };
  g_autofree char *before = dump (fixture->project), *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_project_put_set (fixture->project, names[i], good, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (moat_project_put_set (fixture->project, "Good", bad, &error));
    g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  }
  after = dump (fixture->project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_expanded_once_each (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const char *const keys[] = { "meta", "@US hyperscaler", "alibaba-group", NULL };
  const char *const unknown[] = { "@nobody", NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) all = moat_project_expand_sets (fixture->project, keys, &error);
  g_autofree char *joined = g_strjoinv (" ", all);

  g_assert_cmpstr (joined, ==, "meta amazon-web-services alphabet microsoft alibaba-group");
  g_assert_null (moat_project_expand_sets (fixture->project, unknown, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sets/saved-replaced-deleted-undone", test_saved_replaced_deleted_undone);
  g_test_add_func ("/model/sets/the-same-again-is-no-edit", test_the_same_again_is_no_edit);
  g_test_add_func ("/model/sets/names-and-members-are-checked", test_names_and_members_are_checked);
  g_test_add_func ("/model/sets/expanded-once-each", test_expanded_once_each);
  return g_test_run ();
}
