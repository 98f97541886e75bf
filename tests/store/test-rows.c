/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as rows of text: what is inserted comes out again, references as keys and numbers with all
 * their digits, and what rests on a source is counted. */
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
  g_assert_true (moat_store_begin_action (store, "Add rows", NULL));
  project_file_insert (store, "framework", "key=f", "label_en=F", "kind=map", NULL);
  project_file_insert (store, "section", "key=s", "framework=f", "position=1", "label_en=S", NULL);
  project_file_insert (store, "item", "key=i", "section=s", "position=2", "label_en=I",
                       "weight=0.1", "source=paper", NULL);
  project_file_insert (store, "event", "key=e", "period_start=2024-01-01", "period_end=2024-02-01",
                       "label_zh=事", "source=paper", NULL);
  project_file_insert (store, "rate", "base=USD", "quote=CNY", "value=7.10", "value_real=7.1",
                       "kind=closing", "period_end=2024-12-31", "source=filing", NULL);
  g_assert_true (moat_store_end_action (store, NULL));
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
#undef ADD
  return g_test_run ();
}
