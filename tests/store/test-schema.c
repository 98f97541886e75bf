/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the project file: all of them strict, every reference a foreign key, and every rule
 * of the schema refusing what it is there to refuse. */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "moat-schema.h"
#include "moat-store-private.h"
#include "project-file.h"

/* One good row in each table that project-file.c leaves empty. */
#define GOOD_ROWS                                                                                  \
  "INSERT INTO project (title_en) VALUES ('Test');"                                                \
  "INSERT INTO batch (time) VALUES ('2025-01-01T00:00:00Z');"                                      \
  "INSERT INTO fact (key, entity_id, concept_id, period_start, period_end, as_stated, value,"      \
  " best_real, low_real, high_real, unit, qualifier, status, grade, source_id, known_from) VALUES" \
  " ('f01', 1, 1, '2024-01-01', '2024-12-31', '1', '1', 1, 1, 1, 'CNY', 'exact', 'actual',"        \
  " 'reported', 1, '2025-01-01'),"                                                                 \
  " ('f02', 1, 1, '2024-01-01', '2024-12-31', '1', '1', 1, 1, 1, 'CNY', 'exact', 'plan',"          \
  " 'reported', 1, '2025-01-01');"                                                                 \
  "INSERT INTO relation (kind, fact_id, other_id) VALUES ('part-of', 1, 2);"                       \
  "INSERT INTO rate (base, quote, value, value_real, kind, period_start, period_end) VALUES"       \
  " ('USD', 'CNY', '7.2', 7.2, 'average', '2024-01-01', '2024-12-31');"                            \
  "INSERT INTO framework (key, label_en, kind) VALUES ('fw', 'F', 'checklist');"                   \
  "INSERT INTO section (key, framework_id, position, label_en) VALUES ('s', 1, 1, 'S');"           \
  "INSERT INTO item (key, section_id, position, label_en) VALUES ('i', 1, 1, 'I');"                \
  "INSERT INTO event (key, period_start, period_end, label_en) VALUES"                             \
  " ('e', '2024-05-01', '2024-05-31', 'E');"                                                       \
  "INSERT INTO claim (key, statement_en) VALUES ('c', 'C');"                                       \
  "INSERT INTO assessment (key, framework_id, entity_id, date) VALUES ('a', 1, 1, '2025-01-01');"  \
  "INSERT INTO rating (assessment_id, item_id) VALUES (1, 1);"                                     \
  "INSERT INTO evidence (rating_id, fact_id) VALUES (1, 1);"                                       \
  "INSERT INTO chart (key, position, spec) VALUES ('ch', 1, '{}');"                                \
  "INSERT INTO story (key, position) VALUES ('st', 1);"                                            \
  "INSERT INTO slide (story_id, position) VALUES (1, 1);"

static MoatStore *
open_full (const ProjectFile *file)
{
  MoatStore *store = project_file_open (file);
  g_autoptr (GError) error = NULL;

  moat_db_exec (store->db, GOOD_ROWS, &error);
  g_assert_no_error (error);
  return store;
}

static gint64
get_int (MoatStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = -1;

  moat_db_get_int (store->db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_every_table_is_strict (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  g_assert_cmpint (get_int (store, "SELECT count (*) FROM pragma_table_list WHERE schema = 'main'"
                                   " AND type = 'table' AND NOT strict"
                                   " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"),
                   ==, 0);
}

static void
test_list_of_tables_is_complete (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *const *tables = moat_schema_get_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "SELECT count (*) FROM pragma_table_info ('%s') WHERE name = 'id' AND pk", tables[i]);

      g_assert_cmpint (get_int (store, sql), ==, 1);
    }
  /* The journal, what is parked for it, and SQLite's own. */
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM sqlite_schema WHERE type = 'table'"), ==,
                   g_strv_length ((char **) tables) + 4);
}

static void
test_every_reference_is_a_foreign_key (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  static const char columns[] = " FROM sqlite_schema s JOIN pragma_table_info (s.name) c"
                                " WHERE s.type = 'table' AND c.name LIKE '%\\_id' ESCAPE '\\'"
                                " AND s.name <> 'journal'"
                                " AND s.name NOT LIKE '%\\_parked' ESCAPE '\\'";
  g_autofree char *all = g_strconcat ("SELECT count (*)", columns, NULL);
  g_autofree char *without = g_strconcat (
    "SELECT count (*)", columns,
    " AND NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list (s.name) k WHERE k.\"from\" = c.name"
    " AND k.\"to\" = 'id')",
    NULL);

  g_assert_cmpint (get_int (store, all), >, 20);
  g_assert_cmpint (get_int (store, without), ==, 0);
}

static void
test_tables_refer_only_to_those_before (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *const *tables = moat_schema_get_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      for (int k = i + 1; tables[k] != NULL; k++)
        {
          g_autofree char *sql =
            g_strdup_printf ("SELECT count (*) FROM pragma_foreign_key_list ('%s')"
                             " WHERE \"table\" = '%s'",
                             tables[i], tables[k]);

          g_assert_cmpint (get_int (store, sql), ==, 0);
        }
    }
}

static void
test_bad_values_are_refused (void)
{
  static const struct
  {
    const char *table, *change;
  } changes[] = {
    { "project", "id = 2" },
    { "project", "title_en = NULL" },
    { "qualifier_word", "word = '' WHERE id = 1" },
    { "qualifier_word", "word = 'about'" },
    { "qualifier_word", "qualifier = 'unknown'" },
    { "qualifier_word", "follows = 2" },
    { "entity", "key = '' WHERE id = 1" },
    { "entity", "key = 'same'" },
    { "entity", "label_en = '', label_zh = ''" },
    { "entity", "parent_id = id" },
    { "entity", "parent_id = 99" },
    { "entity", "currency = 'RENMINBI'" },
    { "entity", "currency = ''" },
    { "entity", "year_end_month = 0" },
    { "entity", "year_end_month = 13" },
    { "entity", "year_end_month = 'March'" },
    { "entity", "year_end_month = 1.5" },
    { "entity", "year_end_day = 0" },
    { "entity", "year_end_day = 32" },
    { "entity", "label_en = x'00ff'" },
    { "concept", "key = ''" },
    { "concept", "label_en = '', label_zh = ''" },
    { "concept", "period_type = 'flow'" },
    { "concept", "unit_kind = 'length'" },
    { "concept", "aggregation = 'max'" },
    { "concept", "aggregation = NULL" },
    { "source", "key = ''" },
    { "source", "title_en = '', title_zh = ''" },
    { "source", "published = '2025'" },
    { "source", "published = '17.3.2025'" },
    { "batch", "time = NULL" },
    { "fact", "key = '' WHERE id = 1" },
    { "fact", "key = 'f02' WHERE id = 1" },
    { "fact", "entity_id = 99" },
    { "fact", "entity_id = NULL" },
    { "fact", "entity_id = 'acme'" },
    { "fact", "concept_id = 99" },
    { "fact", "source_id = 99" },
    { "fact", "batch_id = 99" },
    { "fact", "period_start = '2025-01-01'" },
    { "fact", "period_start = '2024'" },
    { "fact", "period_end = '2024'" },
    { "fact", "period_end = NULL" },
    { "fact", "as_stated = NULL" },
    { "fact", "value = NULL" },
    { "fact", "best_real = NULL" },
    { "fact", "best_real = 'one'" },
    { "fact", "low = '1'" },
    { "fact", "low = '1', high = '2'" },
    { "fact", "qualifier = 'between'" },
    { "fact", "qualifier = 'between', low = '1'" },
    { "fact", "qualifier = 'unknown'" },
    { "fact", "unit = ''" },
    { "fact", "unit = NULL" },
    { "fact", "status = 'done'" },
    { "fact", "grade = 'good'" },
    { "fact", "known_from = 'today'" },
    { "fact", "known_from = NULL" },
    { "relation", "kind = 'sum-of'" },
    { "relation", "fact_id = 2" },
    { "relation", "other_id = 99" },
    { "rate", "base = 'CNY'" },
    { "rate", "base = 'US'" },
    { "rate", "quote = 'YUAN'" },
    { "rate", "value_real = 0" },
    { "rate", "value_real = -7.2" },
    { "rate", "kind = 'closing'" },
    { "rate", "kind = 'spot'" },
    { "rate", "period_start = NULL" },
    { "rate", "period_start = '2025-01-01'" },
    { "rate", "period_end = ''" },
    { "rate", "source_id = 99" },
    { "event", "key = ''" },
    { "event", "period_start = '2024-06-01'" },
    { "event", "period_start = NULL" },
    { "event", "period_end = '2024-5-31'" },
    { "event", "label_en = ''" },
    { "event", "entity_id = 99" },
    { "event", "section_id = 99" },
    { "claim", "statement_en = ''" },
    { "claim", "operator = '<>'" },
    { "claim", "basis = 'guessed'" },
    { "claim", "tolerance = -0.1" },
    { "claim", "source_id = 99" },
    { "framework", "kind = 'list'" },
    { "framework", "label_en = ''" },
    { "framework", "lowest_level = 5" },
    { "framework", "highest_level = -1" },
    { "section", "framework_id = 99" },
    { "section", "position = NULL" },
    { "section", "label_en = ''" },
    { "item", "section_id = 99" },
    { "item", "weight = -1" },
    { "item", "label_en = ''" },
    { "assessment", "date = '2025'" },
    { "assessment", "framework_id = 99" },
    { "assessment", "entity_id = NULL" },
    { "rating", "state = 'begun'" },
    { "rating", "due = 'soon'" },
    { "rating", "level = 'high'" },
    { "rating", "item_id = 99" },
    { "evidence", "claim_id = 1" },
    { "evidence", "rating_id = NULL" },
    { "evidence", "fact_id = NULL" },
    { "evidence", "source_id = 1" },
    { "evidence", "event_id = 1, source_id = 1, fact_id = NULL" },
    { "chart", "key = ''" },
    { "chart", "spec = ''" },
    { "chart", "spec = '[]'" },
    { "chart", "spec = NULL" },
    { "story", "key = ''" },
    { "story", "position = 'first'" },
    { "slide", "story_id = 99" },
    { "slide", "chart_id = 99" },
    { "journal", "state = 'done'" },
    { "journal", "changeset = 'text'" },
    { "journal", "label = NULL" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = open_full (file);
  g_autofree char *before = moat_store_dump (store, NULL);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("UPDATE %s SET %s", changes[i].table, changes[i].change);
      g_autoptr (GError) error = NULL;

      if (moat_db_exec (store->db, sql, &error))
        g_error ("%s was not refused", sql);
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
    }
  after = moat_store_dump (store, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
test_second_rows_are_refused (void)
{
  static const char *const rows[] = {
    "INSERT INTO project (id) VALUES (2)",
    "INSERT INTO relation (kind, fact_id, other_id) VALUES ('part-of', 1, 2)",
    "INSERT INTO rating (assessment_id, item_id) VALUES (1, 1)",
    "INSERT INTO rate (base, quote, value, value_real, kind, period_start, period_end) VALUES"
    " ('USD', 'CNY', '7.3', 7.3, 'average', '2024-01-01', '2024-12-31')",
    "INSERT INTO chart (key, position, spec) VALUES ('ch', 2, '{}')",
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = open_full (file);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_db_exec (store->db, rows[i], &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
    }
}

static void
test_closing_rates_of_one_day_are_one (void)
{
  static const char row[] = "INSERT INTO rate (base, quote, value, value_real, kind, period_end)"
                            " VALUES ('USD', 'CNY', '7.2', 7.2, 'closing', '2024-12-31')";
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = open_full (file);

  g_assert_true (moat_db_exec (store->db, row, NULL));
  g_assert_false (moat_db_exec (store->db, row, NULL));
}

static void
test_what_is_referred_to_stays (void)
{
  static const char *const rows[] = {
    "DELETE FROM entity WHERE id = 1", "DELETE FROM concept WHERE id = 1",
    "DELETE FROM source WHERE id = 1", "UPDATE entity SET id = 77 WHERE id = 1",
    "UPDATE framework SET id = 77",
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = open_full (file);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_db_exec (store->db, rows[i], &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
    }
}

static void
test_parts_go_with_the_whole (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = open_full (file);

  g_assert_true (moat_db_exec (store->db, "DELETE FROM fact WHERE id = 1", NULL));
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM relation"), ==, 0);
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM evidence"), ==, 0);
  g_assert_true (moat_db_exec (store->db, "DELETE FROM assessment", NULL));
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM rating"), ==, 0);
  g_assert_true (moat_db_exec (store->db, "DELETE FROM framework", NULL));
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM item"), ==, 0);
  g_assert_true (moat_db_exec (store->db, "DELETE FROM story", NULL));
  g_assert_cmpint (get_int (store, "SELECT count (*) FROM slide"), ==, 0);
}

static void
test_series_are_read_by_their_index (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (sqlite3_stmt) plan =
    moat_db_prepare (store->db,
                     "EXPLAIN QUERY PLAN SELECT id FROM fact WHERE entity_id = 1 AND concept_id = 1"
                     " AND unit = 'CNY' ORDER BY period_end",
                     NULL);
  g_autofree char *step = NULL;
  gboolean has_row;

  g_assert_true (moat_statement_step (plan, &has_row, NULL));
  step = moat_statement_dup_text (plan, 3);
  g_assert_nonnull (strstr (step, "fact_by_series"));
  g_assert_true (moat_statement_step (plan, &has_row, NULL));
  g_assert_false (has_row);
}

static void
test_qualifier_words_return (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatQualifierWord) words = NULL;
  g_autoptr (MoatQualifierWord) mine = NULL;
  g_autoptr (MoatStore) store = NULL;
  guint n = 0;

  store = project_file_open (file);
  words = moat_store_list_qualifier_words (store, NULL);
  for (const MoatQualifierWord *word = moat_qualifier_words_default (); word->word; word++, n++)
    {
      g_assert_cmpstr (words[n].word, ==, word->word);
      g_assert_cmpint (words[n].qualifier, ==, word->qualifier);
      g_assert_cmpint (words[n].follows, ==, word->follows);
    }
  g_assert_null (words[n].word);

  project_file_tamper (file->path, "DELETE FROM qualifier_word;"
                                   "INSERT INTO qualifier_word (word, qualifier, follows)"
                                   " VALUES ('plus', 'over', 1)");
  mine = moat_store_list_qualifier_words (store, NULL);
  g_assert_cmpstr (mine[0].word, ==, "plus");
  g_assert_cmpint (mine[0].qualifier, ==, MOAT_QUALIFIER_OVER);
  g_assert_true (mine[0].follows);
  g_assert_null (mine[1].word);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/schema/every-table-is-strict", test_every_table_is_strict);
  g_test_add_func ("/store/schema/list-of-tables-is-complete", test_list_of_tables_is_complete);
  g_test_add_func ("/store/schema/every-reference-is-a-foreign-key",
                   test_every_reference_is_a_foreign_key);
  g_test_add_func ("/store/schema/tables-refer-only-to-those-before",
                   test_tables_refer_only_to_those_before);
  g_test_add_func ("/store/schema/bad-values-are-refused", test_bad_values_are_refused);
  g_test_add_func ("/store/schema/second-rows-are-refused", test_second_rows_are_refused);
  g_test_add_func ("/store/schema/closing-rates-of-one-day-are-one",
                   test_closing_rates_of_one_day_are_one);
  g_test_add_func ("/store/schema/what-is-referred-to-stays", test_what_is_referred_to_stays);
  g_test_add_func ("/store/schema/parts-go-with-the-whole", test_parts_go_with_the_whole);
  g_test_add_func ("/store/schema/series-are-read-by-their-index",
                   test_series_are_read_by_their_index);
  g_test_add_func ("/store/schema/qualifier-words-return", test_qualifier_words_return);
  return g_test_run ();
}
