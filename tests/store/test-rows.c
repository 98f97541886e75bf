/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as rows of text: what is inserted comes out again, references as keys and numbers with all
 * their digits; what cannot be inserted is refused by name; and what rests on a source is counted.
 */
#include <string.h>

#include "project-file.h"

/* Appends "a|b|c\n". */
static gboolean
append_row (const char *const *cells, gpointer data, GError **error)
{
  g_autofree char *row = g_strjoinv ("|", (char **) cells);

  g_string_append_printf (data, "%s\n", row);
  return TRUE;
}

static void
assert_rows (MoatStore *store, const char *table, const char *columns, const char *wanted)
{
  g_auto (GStrv) names = g_strsplit (columns, " ", -1);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  moat_store_for_each_row (store, table, (const char *const *) names, append_row, found, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, wanted);
}

static void
add_rows (MoatStore *store)
{
  project_file_begin (store, "Add rows");
  project_file_insert (store, "framework", "key=f", "label_en=F", "kind=map", NULL);
  project_file_insert (store, "section", "key=s", "framework=f", "position=1", "label_en=S", NULL);
  project_file_insert (store, "item", "key=i", "section=s", "position=2", "label_en=I",
                       "weight=0.1", "source=paper", NULL);
  project_file_insert (store, "event", "key=e", "period_start=2024-01-01", "period_end=2024-02-01",
                       "label_zh=事", "source=paper", NULL);
  project_file_insert (store, "rate", "base=USD", "quote=CNY", "value=7.10", "value_real=7.1",
                       "kind=closing", "period_end=2024-12-31", "source=filing", NULL);
  project_file_end (store);
  project_file_put_fact (store, "f1", "CNY 4");
  project_file_put_fact (store, "f2", "CNY 5");
}

static void
test_rows_are_as_they_were_inserted (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  add_rows (store);
  assert_rows (store, "item", "key section position label_en weight source locator",
               "i|s|2|I|0.1|paper|\n");
  assert_rows (store, "event", "key entity period_start label_en label_zh section",
               "e||2024-01-01||事|\n");
  assert_rows (store, "rate", "base quote value kind period_start period_end source",
               "USD|CNY|7.10|closing||2024-12-31|filing\n");
  assert_rows (store, "fact", "key entity concept as_stated value low",
               "f1|acme|investment|CNY 4|4|\nf2|acme|investment|CNY 5|5|\n");
  assert_rows (store, "entity", "key parent", "acme|\nacme-cloud|acme\n");
  assert_rows (store, "claim", "key", "");
  g_assert_cmpint (moat_store_count_rows (store, "fact"), ==, 2);
  g_assert_cmpint (moat_store_count_rows (store, "claim"), ==, 0);
}

static void
test_a_column_that_is_not_there_is_named (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *const columns[] = { "key", "colour", NULL };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_store_for_each_row (store, "entity", columns, append_row, found, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  g_assert_cmpstr (error->message, ==, "The table entity has no column “colour”");
}

/* Gives up at the second row. */
static gboolean
count_to_two (const char *const *cells, gpointer data, GError **error)
{
  guint *n = data;

  if (++*n < 2)
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_reading_ends_where_it_is_given_up (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  const char *const columns[] = { "key", NULL };
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_false (moat_store_for_each_row (store, "concept", columns, count_to_two, &n, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED);
  g_assert_cmpuint (n, ==, 2);
  project_file_put_fact (store, "f1", "CNY 4"); /* nothing is locked */
}

static void
test_bytes_that_are_no_text_are_replaced (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = NULL;

  project_file_tamper (file->path,
                       "UPDATE entity SET label_en = CAST (x'61ff62' AS TEXT) WHERE key = 'acme'");
  store = project_file_open (file);
  assert_rows (store, "entity", "label_zh label_en", "安科|a�b\n|Acme Cloud\n");
}

static void
test_what_rests_on_a_source_is_counted (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) uses = NULL;
  const MoatSourceUse *paper, *filing;

  add_rows (store);
  uses = moat_store_list_source_uses (store, NULL);
  g_assert_cmpuint (uses->len, ==, 2);
  paper = uses->pdata[0];
  filing = uses->pdata[1];
  g_assert_cmpstr (paper->key, ==, "paper");
  g_assert_cmpint (paper->n_facts, ==, 2);
  g_assert_cmpint (paper->n_events, ==, 1);
  g_assert_cmpint (paper->n_rates, ==, 0);
  g_assert_cmpint (paper->n_others, ==, 1);
  g_assert_cmpstr (filing->key, ==, "filing");
  g_assert_cmpint (filing->n_facts, ==, 0);
  g_assert_cmpint (filing->n_rates, ==, 1);
  g_assert_cmpint (filing->n_others, ==, 0);
}

static void
test_row_of_text_is_judged (void)
{
  static const struct
  {
    const char *table, *column, *value, *named;
    MoatStoreError code;
  } cases[] = {
    { "fact", "key", "f01", "fact", MOAT_STORE_ERROR_CONSTRAINT },
    { "journal", "label", "x", "journal", MOAT_STORE_ERROR_CONSTRAINT },
    { "sqlite_schema", "name", "x", "sqlite_schema", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity\" (id) VALUES (1) --", "key", "x", "entity", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "colour", "red", "colour", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "key\") VALUES (1) --", "x", "key", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "parent", "nobody", "parent", MOAT_STORE_ERROR_NOT_FOUND },
    { "entity", "year_end_month", "March", "year_end_month", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "year_end_month", "13", "year_end_month", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "key", "acme", "key", MOAT_STORE_ERROR_CONSTRAINT },
    { "concept", "key", "new", "concept.", MOAT_STORE_ERROR_CONSTRAINT },
    { "section", "framework_id", "99", "section.", MOAT_STORE_ERROR_CONSTRAINT },
    { "entity", "key", "", "entity.key", MOAT_STORE_ERROR_CONSTRAINT },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autofree char *before = project_file_dump (file->path);

  project_file_begin (store, "Add rows");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* What an entity needs besides. */
      gboolean is_whole = g_str_has_prefix (cases[i].column, "year");
      const char *columns[] = { cases[i].column, "label_en", is_whole ? "key" : NULL, NULL };
      const char *values[] = { cases[i].value, "New", is_whole ? "new" : NULL, NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_store_insert_row (store, cases[i].table, columns, values, &error));
      g_assert_error (error, MOAT_STORE_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].named) == NULL)
        g_error ("“%s” does not name %s", error->message, cases[i].named);
    }
  project_file_end (store);
  project_file_assert_dump (file, before);
}

static void
test_empty_text_is_the_default (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_begin (store, "Add rows");
  project_file_insert (store, "entity", "key=e", "label_en=E",
                       "parent=", "year_end_month=", "currency=", "tags=", NULL);
  project_file_insert (store, "project", "title_en=", "title_zh=", NULL);
  project_file_end (store);
  g_assert_cmpint (project_file_count (file->path,
                                       "SELECT count (*) FROM entity WHERE key = 'e' AND tags = ''"
                                       " AND parent_id IS NULL AND currency IS NULL"
                                       " AND year_end_month = 12"),
                   ==, 1);
  g_assert_cmpint (project_file_count (file->path, "SELECT count (*) FROM project"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/store/rows/" name, function)
  ADD ("are-as-they-were-inserted", test_rows_are_as_they_were_inserted);
  ADD ("a-column-that-is-not-there-is-named", test_a_column_that_is_not_there_is_named);
  ADD ("reading-ends-where-it-is-given-up", test_reading_ends_where_it_is_given_up);
  ADD ("bytes-that-are-no-text-are-replaced", test_bytes_that_are_no_text_are_replaced);
  ADD ("what-rests-on-a-source-is-counted", test_what_rests_on_a_source_is_counted);
  ADD ("row-of-text-is-judged", test_row_of_text_is_judged);
  ADD ("empty-text-is-the-default", test_empty_text_is_the_default);
#undef ADD
  return g_test_run ();
}
