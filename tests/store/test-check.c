/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check of a project and its dump: a sound file has no problems, each kind of damage that
 * opening lets pass is named, and two states that differ at all dump differently. */
#include "config.h"

#include <string.h>

#include "project-file.h"

/* A project with a row in every table that the check looks into. */
static ProjectFile *
make_full_project (void)
{
  ProjectFile *file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_put_fact (store, "f01", "3247.51亿元");
  project_file_put_fact (store, "f02", "CNY 320-380 bn");
  project_file_put_fact (store, "f03", "about CNY 0.1");
  project_file_begin (store, "Fill");
  project_file_insert (store, "relation", "kind=part-of", "fact=f01", "other=f02", NULL);
  project_file_insert (store, "rate", "base=USD", "quote=CNY", "value=7.1957", "value_real=7.1957",
                       "kind=average", "period_start=2024-01-01", "period_end=2024-12-31", NULL);
  project_file_insert (store, "framework", "key=fw", "label_en=F", "kind=checklist", NULL);
  project_file_insert (store, "section", "key=s1", "framework=fw", "position=1", "label_en=S",
                       NULL);
  project_file_insert (store, "item", "key=i1", "section=s1", "position=1", "label_en=I", NULL);
  project_file_insert (store, "event", "key=e1", "period_start=2024-05-01", "period_end=2024-05-31",
                       "label_en=E", NULL);
  project_file_insert (store, "assessment", "key=a1", "framework=fw", "entity=acme",
                       "date=2025-01-01", NULL);
  project_file_insert (store, "rating", "assessment=a1", "item=i1", "level=3", "due=2025-06-30",
                       NULL);
  project_file_end (store);
  return file;
}

/* The problems, one a line. */
static char *
check (const ProjectFile *file, MoatStoreOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatStore) store = moat_store_open (file->path, flags, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  problems = moat_store_check (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (problems, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_sound_project_has_no_problems (void)
{
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autofree char *problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_autofree char *again = check (file, MOAT_STORE_OPEN_READ_ONLY);

  g_assert_cmpstr (problems, ==, "");
  g_assert_cmpstr (again, ==, "");
}

static void
test_planted_damage_is_named (void)
{
  static const struct
  {
    const char *sql, *named;
  } damages[] = {
    { "UPDATE fact SET best_real = best_real + 1 WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET best_real = 0.1000000000000001 WHERE key = 'f03'", "f03" },
    { "UPDATE fact SET low_real = 0 WHERE key = 'f02'", "f02" },
    { "UPDATE fact SET high_real = NULL WHERE key = 'f02'", "f02" },
    { "UPDATE fact SET value = '1' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET value = 'one' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET low = '1e' WHERE key = 'f02'", "f02" },
    { "UPDATE fact SET low = '400000000000' WHERE key = 'f02'", "f02" },
    { "UPDATE fact SET unit = 'ZZZ' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET unit = 'count' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET unit = 'USD' WHERE key = 'f01'", "stated in CNY" },
    { "UPDATE fact SET value = '5', best_real = 5, low_real = 5, high_real = 5 WHERE key = 'f01'",
      "is 324751000000" },
    { "UPDATE fact SET qualifier = 'under', low_real = NULL, high_real = best_real"
      " WHERE key = 'f03'",
      "says “about”" },
    { "UPDATE fact SET period_start = NULL WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET as_stated = '' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET source_id = NULL WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET period_end = '2024-02-30' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET period_start = '2023-13-01' WHERE key = 'f01'", "f01" },
    { "UPDATE fact SET known_from = '2024/02/01' WHERE key = 'f01'", "f01" },
    { "UPDATE event SET period_end = '2024-06-31'", "e1" },
    { "UPDATE source SET published = '2024-02-30' WHERE key = 'paper'", "paper" },
    { "UPDATE fact SET entity_id = 99 WHERE key = 'f01'", "fact" },
    { "UPDATE fact SET concept_id = 99 WHERE key = 'f01'", "fact" },
    { "UPDATE fact SET source_id = 99 WHERE key = 'f01'", "fact" },
    { "UPDATE relation SET other_id = 99", "relation" },
    { "DELETE FROM fact WHERE key = 'f01'", "relation" },
    { "UPDATE entity SET parent_id = 99", "entity" },
    { "UPDATE entity SET currency = 'ZZZ' WHERE key = 'acme'", "acme" },
    { "UPDATE entity SET label_en = CAST (x'41ff42' AS TEXT) WHERE key = 'acme'", "entity" },
    { "UPDATE rate SET value_real = 7", "7.1957" },
    { "UPDATE rate SET value = 'x'", "USD" },
    { "UPDATE rate SET base = 'ZZZ'", "ZZZ" },
    { "UPDATE rate SET period_end = '2024-12-32'", "USD" },
    { "UPDATE assessment SET date = '2024-02-30'", "a1" },
    { "UPDATE rating SET due = '2024-02-30'", "a1 i1" },
    { "UPDATE entity SET parent_id = 2 WHERE id = 1", "Entity acme" },
    { "INSERT INTO entity (id, key, label_en, parent_id) VALUES (7, 'x', 'X', 9), (8, 'y', 'Y', 7),"
      " (9, 'z', 'Z', 8)",
      "Entity x" },
    { "INSERT INTO relation (kind, fact_id, other_id) VALUES ('supersedes', 1, 2),"
      " ('supersedes', 2, 3), ('supersedes', 3, 2)",
      "Figure f02 supersedes itself" },
    { "UPDATE journal SET changeset = x'0102030405' WHERE label = 'f02'", "“f02”, is damaged" },
    { "UPDATE journal SET state = 'undone', changeset = substr (changeset, 1, 40)"
      " WHERE label = 'Fill' AND state = 'applied'",
      "“Fill”, is damaged" },
    { "UPDATE journal SET changeset = x'' WHERE label = 'f01'", "“f01”, is damaged" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (ProjectFile) file = make_full_project ();
      g_autofree char *problems = NULL;

      project_file_tamper (file->path, damages[i].sql);
      problems = check (file, MOAT_STORE_OPEN_DEFAULT);
      if (strstr (problems, damages[i].named) == NULL)
        g_error ("%s: found “%s”", damages[i].sql, problems);
    }
}

/* What is above what, and what supersedes what, may meet again as long as nothing leads back. */
static void
test_chains_that_meet_are_no_cycles (void)
{
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autofree char *problems = NULL;

  project_file_tamper (file->path,
                       "INSERT INTO relation (kind, fact_id, other_id) VALUES ('supersedes', 1, 2),"
                       " ('supersedes', 1, 3), ('supersedes', 2, 3), ('part-of', 3, 1);"
                       "INSERT INTO entity (key, label_en, parent_id) VALUES ('x', 'X', 1),"
                       " ('y', 'Y', 1)");
  problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_assert_cmpstr (problems, ==, "");
}

/* A walk that called itself would have no stack left. */
static void
test_long_cycle_is_named_once (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autofree char *problems = NULL;

  project_file_tamper (
    file->path, "WITH RECURSIVE n (i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n"
                " WHERE i < 60000) INSERT INTO entity (id, key, label_en, parent_id)"
                " SELECT i, 'e' || i, 'E', CASE i WHEN 60000 THEN 1000 ELSE i + 1 END FROM n");
  problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_assert_cmpstr (problems, ==, "Entity e1000 stands above itself: its parents lead back to it\n");
}

/* Abandoned and settled actions are on record only. */
static void
test_journal_is_checked_as_far_as_it_is_used (void)
{
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autofree char *problems = NULL;

  project_file_tamper (
    file->path, "UPDATE journal SET state = 'abandoned', changeset = x'00' WHERE label = 'f02';"
                "UPDATE journal SET changeset = x'00' WHERE state = 'settled'");
  problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_assert_cmpstr (problems, ==, "");
}

/* Whether "column=value" texts of @table are refused, with words about each of @named. */
static void
assert_refused (MoatStore *store, const char *table, const char *row, const char *const *named)
{
  g_auto (GStrv) cells = g_strsplit (row, " ", -1);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autofree char *before = moat_store_dump (store, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  for (char **cell = cells; *cell != NULL; cell++)
    {
      char *sign = strchr (*cell, '=');

      *sign = '\0';
      g_ptr_array_add (values, sign + 1);
    }
  g_ptr_array_add (values, NULL);
  if (moat_store_insert_row (store, table, (const char *const *) cells,
                             (const char *const *) values->pdata, &error))
    g_error ("%s was taken into %s", row, table);
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  for (; *named != NULL; named++)
    {
      if (strstr (error->message, *named) == NULL)
        g_error ("“%s” does not name %s", error->message, *named);
    }
  after = moat_store_dump (store, NULL);
  g_assert_cmpstr (after, ==, before);
}

static void
test_nothing_is_taken_in_that_check_would_name (void)
{
  static const struct
  {
    const char *table, *row, *named[4];
  } cases[] = {
    { "event",
      "key=e9 label_en=E period_start=2023-02-30 period_end=2023-12-31",
      { "event", "period_start", "“2023-02-30”" } },
    { "event",
      "key=e9 label_en=E period_start=2023-02-01 period_end=2023-99-99",
      { "event", "period_end", "“2023-99-99”" } },
    { "source", "key=s9 title_en=S published=2023-02-30", { "source", "published", "2023-02-30" } },
    { "assessment", "key=a9 framework=fw entity=acme date=2025-1-01x", { "date", "2025-1-01x" } },
    { "rating", "assessment=a1 item=i1 due=2025-06-31", { "rating", "due", "2025-06-31" } },
    { "entity", "key=x label_en=X currency=CNX", { "entity", "currency", "“CNX”" } },
    { "rate",
      "base=USX quote=CNY value=7 value_real=7 kind=closing period_end=2024-12-31",
      { "rate", "base", "USX" } },
    { "rate",
      "base=USD quote=CNX value=7 value_real=7 kind=closing period_end=2024-12-31",
      { "rate", "quote", "CNX" } },
    { "rate",
      "base=USD quote=CNY value=7 value_real=7 kind=closing period_end=2024-12-32",
      { "rate", "period_end", "2024-12-32" } },
    { "rate",
      "base=USD quote=CNY value=7 value_real=8 kind=closing period_end=2024-12-31",
      { "USD CNY", "7" } },
    { "relation", "kind=supersedes fact=f03 other=f01", { "f03" } },
  };
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *problems = NULL;

  project_file_begin (store, "More");
  project_file_insert (store, "relation", "kind=supersedes", "fact=f01", "other=f02", NULL);
  project_file_insert (store, "relation", "kind=supersedes", "fact=f02", "other=f03", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (store, cases[i].table, cases[i].row, cases[i].named);
  project_file_insert (store, "relation", "kind=part-of", "fact=f03", "other=f01", NULL);
  project_file_end (store);
  problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_assert_cmpstr (problems, ==, "");
}

static void
test_missing_index_entry_is_named (void)
{
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autofree char *problems = NULL;

  /* A row written while SQLite does not know of the index. */
  project_file_tamper (file->path, "PRAGMA writable_schema = ON;"
                                   "CREATE TEMP TABLE kept AS SELECT * FROM main.sqlite_schema"
                                   " WHERE name = 'fact_by_source';"
                                   "DELETE FROM main.sqlite_schema WHERE name = 'fact_by_source';"
                                   "PRAGMA writable_schema = RESET;"
                                   "UPDATE fact SET source_id = 2 WHERE key = 'f01';"
                                   "PRAGMA writable_schema = ON;"
                                   "INSERT INTO main.sqlite_schema SELECT * FROM kept;");
  problems = check (file, MOAT_STORE_OPEN_DEFAULT);
  g_assert_nonnull (strstr (problems, "fact_by_source"));
}

static void
test_dump_leaves_the_journal_out (void)
{
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = moat_store_dump (store, NULL);
  g_autofree char *after = NULL;

  g_assert_true (moat_store_settle (store, NULL));
  after = moat_store_dump (store, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_nonnull (strstr (before, "f03"));
}

static void
test_dump_tells_any_two_states_apart (void)
{
  static const char *const changes[] = {
    "UPDATE fact SET best_real = 0.10000000000000002 WHERE key = 'f03'",
    "UPDATE rating SET owner = 'NULL'",
    "UPDATE rating SET level = NULL",
    "UPDATE fact SET low = 'NULL', high = 'NULL' WHERE key = 'f02'",
    "UPDATE entity SET tags = 'a' || char (9) || 'b'",
    "UPDATE entity SET tags = 'a' || char (10) || 'b'",
    "UPDATE entity SET tags = 'a\\tb'",
    "UPDATE source SET url = 'http://x' WHERE key = 'paper'",
    "UPDATE source SET published = NULL",
    "UPDATE entity SET id = 77, key = 'x' WHERE key = 'acme-cloud'",
    "DELETE FROM qualifier_word WHERE id = 1",
    "UPDATE batch SET note = '' WHERE 0",
  };
  g_autoptr (ProjectFile) file = make_full_project ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (seen, moat_store_dump (store, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      gboolean is_change = strstr (changes[i], "WHERE 0") == NULL;

      project_file_tamper (file->path, changes[i]);
      g_test_message ("%s", changes[i]);
      g_assert_true (g_hash_table_add (seen, moat_store_dump (store, NULL)) == is_change);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/check/sound-project-has-no-problems",
                   test_sound_project_has_no_problems);
  g_test_add_func ("/store/check/planted-damage-is-named", test_planted_damage_is_named);
  g_test_add_func ("/store/check/chains-that-meet-are-no-cycles",
                   test_chains_that_meet_are_no_cycles);
  g_test_add_func ("/store/check/long-cycle-is-named-once", test_long_cycle_is_named_once);
  g_test_add_func ("/store/check/journal-is-checked-as-far-as-it-is-used",
                   test_journal_is_checked_as_far_as_it_is_used);
  g_test_add_func ("/store/check/nothing-is-taken-in-that-check-would-name",
                   test_nothing_is_taken_in_that_check_would_name);
  g_test_add_func ("/store/check/missing-index-entry-is-named", test_missing_index_entry_is_named);
  g_test_add_func ("/store/check/dump-leaves-the-journal-out", test_dump_leaves_the_journal_out);
  g_test_add_func ("/store/check/dump-tells-any-two-states-apart",
                   test_dump_tells_any_two_states_apart);
  return g_test_run ();
}
