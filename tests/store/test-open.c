/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, opening, copying and closing project files: under any name, through links, never over
 * a file that is there, and with the settings that a stranger's file calls for. */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#include "moat-store-private.h"
#include "project-file.h"

static void
test_created_file_is_a_project (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  g_assert_cmpint (project_file_count (file->path, "PRAGMA application_id"), ==, 0x4d6f6174);
  g_assert_cmpint (project_file_count (file->path, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM pragma_journal_mode"
                                                   " WHERE journal_mode = 'delete'"),
                   ==, 1);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) > 10 FROM qualifier_word"), ==,
                   1);
  project_file_assert_n_files (file, 1);
}

static void
test_new_project_has_nothing_to_undo (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *path = project_file_get_sibling (file, "new.moat");
  g_autoptr (MoatStore) store = moat_store_create (path, NULL);
  g_autoptr (GPtrArray) journal = moat_store_list_journal (store, NULL);
  MoatLabel title = { NULL };

  g_assert_null (moat_store_get_undo_label (store));
  g_assert_null (moat_store_get_redo_label (store));
  g_assert_cmpuint (journal->len, ==, 0);
  g_assert_cmpint (moat_store_count_facts (store), ==, 0);
  g_assert_true (moat_store_get_title (store, &title, NULL));
  g_assert_cmpstr (moat_label_get (&title, MOAT_LANGUAGE_EN), ==, "");
  moat_label_clear (&title);
}

static void
test_create_never_overwrites (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *dangling = project_file_get_sibling (file, "dangling.moat");
  g_autofree char *nowhere = project_file_get_sibling (file, "nowhere.moat");
  const char *const taken[] = { file->path, file->folder, dangling };
  g_autoptr (GBytes) before = project_file_read (file->path);

  g_assert_cmpint (symlink (nowhere, dangling), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (moat_store_create (taken[i], &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS);
    }
  project_file_assert_bytes (file->path, before);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));
  project_file_assert_n_files (file, 2);
}

static void
test_create_needs_the_folder (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *path = project_file_get_sibling (file, "no/such/folder.moat");
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_store_create (path, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

static void
test_open_needs_a_file (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *path = project_file_get_sibling (file, "missing.moat");
  g_autofree char *dangling = project_file_get_sibling (file, "dangling.moat");
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_cmpint (symlink (path, dangling), ==, 0);
  g_assert_null (moat_store_open (dangling, MOAT_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
}

static void
test_any_file_name_will_do (void)
{
  static const char *const names[] = {
    "a b  c.moat",   "云计算 投资.moat", "file:x?mode=memory", "100%23 #1.moat", ":memory:",
    "quo'te\".moat", "\xff\xfe.moat",    "line\nbreak.moat",   "-journal",       "no-suffix",
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = project_file_get_sibling (file, names[i]);
      g_autoptr (MoatStore) store = NULL;
      g_autoptr (GError) error = NULL;

      g_clear_pointer (&store, moat_store_close);
      store = moat_store_create (path, &error);
      g_assert_no_error (error);
      g_clear_pointer (&store, moat_store_close);
      store = moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (moat_store_get_path (store), ==, path);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  project_file_assert_n_files (file, 1 + G_N_ELEMENTS (names));
}

static void
test_path_becomes_absolute (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *before = g_get_current_dir ();
  g_autoptr (MoatStore) store = NULL;

  g_assert_cmpint (g_chdir (file->folder), ==, 0);
  store = moat_store_open ("./project.moat", MOAT_STORE_OPEN_DEFAULT, NULL);
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_nonnull (store);
  g_assert_cmpstr (moat_store_get_path (store), ==, file->path);
  project_file_put_fact (store, "f01", "1亿元");
}

static void
test_link_leads_to_the_file (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *folder = project_file_get_sibling (file, "links");
  g_autofree char *link_path = g_build_filename (folder, "link.moat", NULL);
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (symlink ("../project.moat", link_path), ==, 0);
  store = moat_store_open (link_path, MOAT_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (moat_store_get_path (store), ==, link_path);
  project_file_put_fact (store, "f01", "1亿元");
  g_clear_pointer (&store, moat_store_close);

  g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM fact"), ==, 1);
  project_file_assert_n_files (file, 2);
}

static void
test_changes_stay_after_closing (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = NULL;

  project_file_put_fact (store, "f01", "3247.51亿元");
  g_clear_pointer (&store, moat_store_close);
  project_file_assert_n_files (file, 1);
  store = project_file_open (file);
  fact = moat_store_find_fact (store, "f01", NULL);
  g_assert_nonnull (fact);
  g_assert_cmpstr (fact->as_stated, ==, "3247.51亿元");
}

static void
test_closing_rolls_an_open_action_back (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *before = project_file_dump (file->path);
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");

  project_file_begin (store, "Half");
  g_assert_true (moat_store_put_fact (store, fact, NULL));
  g_clear_pointer (&store, moat_store_close);
  project_file_assert_dump (file, before);
  project_file_assert_n_files (file, 1);
}

static void
test_read_only_never_writes (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (GBytes) before = project_file_read (file->path);
  g_autoptr (MoatStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = moat_store_open (file->path, MOAT_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (moat_store_is_read_only (store));
  g_assert_false (moat_store_begin_action (store, "No", &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (moat_store_undo (store, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (moat_store_settle (store, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_READ_ONLY);
  g_clear_pointer (&store, moat_store_close);

  project_file_assert_bytes (file->path, before);
  project_file_assert_n_files (file, 1);
}

static void
test_settings_are_a_strangers (void)
{
  static const struct
  {
    const char *pragma;
    gint64 wanted;
  } pragmas[] = {
    { "PRAGMA trusted_schema", 0 }, { "PRAGMA cell_size_check", 1 }, { "PRAGMA foreign_keys", 1 },
    { "PRAGMA synchronous", 2 },    { "PRAGMA writable_schema", 0 }, { "PRAGMA temp_store", 2 },
  };
  static const struct
  {
    int option, wanted;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },      { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (int flags = 0; flags <= MOAT_STORE_OPEN_READ_ONLY; flags++)
    {
      g_autoptr (MoatStore) store = moat_store_open (file->path, (MoatStoreOpenFlags) flags, NULL);

      for (gsize i = 0; i < G_N_ELEMENTS (pragmas); i++)
        {
          gint64 value = -1;

          g_assert_true (moat_db_get_int (store->db, pragmas[i].pragma, &value, NULL));
          g_assert_cmpint (value, ==, pragmas[i].wanted);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
        {
          int value = -1;

          sqlite3_db_config (store->db, options[i].option, -1, &value);
          g_assert_cmpint (value, ==, options[i].wanted);
        }
      g_assert_cmpint (sqlite3_db_readonly (store->db, "main"), ==, flags);
    }
}

static void
test_limits_are_low (void)
{
  static const struct
  {
    int limit, most;
  } limits[] = {
    { SQLITE_LIMIT_ATTACHED, 0 },        { SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 }, { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COLUMN, 100 },        { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },     { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    g_assert_cmpint (sqlite3_limit (store->db, limits[i].limit, -1), <=, limits[i].most);
}

static void
test_schema_cannot_be_written_to (void)
{
  static const char *const attempts[] = {
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'",
    "ATTACH DATABASE ':memory:' AS other",
    "SELECT load_extension ('x')",
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_db_exec (store->db, attempts[i], &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
    }
}

static void
test_copy_is_whole (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *path = project_file_get_sibling (file, "复本 copy.moat");
  g_autofree char *original = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *label = NULL;
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  project_file_put_fact (store, "f01", "1亿元");
  moat_store_copy_to (store, path, &error);
  g_assert_no_error (error);
  original = project_file_dump (file->path);
  dump = project_file_dump (path);
  g_assert_cmpstr (dump, ==, original);

  copy = moat_store_open (path, MOAT_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (moat_store_undo (copy, &label, NULL));
  g_assert_cmpstr (label, ==, "f01");
  g_assert_cmpint (moat_store_count_facts (copy), ==, 0);
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
  project_file_assert_n_files (file, 2);
}

static void
test_copy_never_overwrites (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *missing = project_file_get_sibling (file, "no/copy.moat");
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_store_copy_to (store, file->path, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (moat_store_copy_to (store, missing, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  project_file_assert_n_files (file, 1);
}

static void
test_change_counter_sees_every_writer (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 start = moat_store_get_change_counter (store);
  gint64 own, others;

  g_assert_cmpint (moat_store_get_change_counter (store), ==, start);
  project_file_put_fact (store, "f01", "1亿元");
  own = moat_store_get_change_counter (store);
  g_assert_cmpint (own, !=, start);
  project_file_tamper (file->path, "UPDATE fact SET locator = '2'");
  others = moat_store_get_change_counter (store);
  g_assert_cmpint (others, !=, own);
  g_assert_true (moat_store_undo (store, NULL, NULL) ||
                 moat_store_get_change_counter (store) == others);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/open/created-file-is-a-project", test_created_file_is_a_project);
  g_test_add_func ("/store/open/new-project-has-nothing-to-undo",
                   test_new_project_has_nothing_to_undo);
  g_test_add_func ("/store/open/create-never-overwrites", test_create_never_overwrites);
  g_test_add_func ("/store/open/create-needs-the-folder", test_create_needs_the_folder);
  g_test_add_func ("/store/open/open-needs-a-file", test_open_needs_a_file);
  g_test_add_func ("/store/open/any-file-name-will-do", test_any_file_name_will_do);
  g_test_add_func ("/store/open/path-becomes-absolute", test_path_becomes_absolute);
  g_test_add_func ("/store/open/link-leads-to-the-file", test_link_leads_to_the_file);
  g_test_add_func ("/store/open/changes-stay-after-closing", test_changes_stay_after_closing);
  g_test_add_func ("/store/open/closing-rolls-an-open-action-back",
                   test_closing_rolls_an_open_action_back);
  g_test_add_func ("/store/open/read-only-never-writes", test_read_only_never_writes);
  g_test_add_func ("/store/open/settings-are-a-strangers", test_settings_are_a_strangers);
  g_test_add_func ("/store/open/limits-are-low", test_limits_are_low);
  g_test_add_func ("/store/open/schema-cannot-be-written-to", test_schema_cannot_be_written_to);
  g_test_add_func ("/store/open/copy-is-whole", test_copy_is_whole);
  g_test_add_func ("/store/open/copy-never-overwrites", test_copy_never_overwrites);
  g_test_add_func ("/store/open/change-counter-sees-every-writer",
                   test_change_counter_sees_every_writer);
  return g_test_run ();
}
