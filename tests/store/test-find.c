/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding rows by what they say: against a naive search through the same facts, and case by case
 * where what is typed is not what is stored; sorting; cancelling. */
#include <string.h>

#include "moat-store-find.h"
#include "moat-unit.h"
#include "project-file.h"

#define N_FACTS 400

static const char *const statements[] = { "CNY 3 bn", "12.5亿元", "USD 400", "about 7 %", "８千" };
static const char *const remarks[] = { "", "Ｆirst look", "plan B", "Ünïcode", "年报第7页" };
static const char *const locators[] = { "1.2", "1.10", "p. 7", "" };

static MoatRowName names[] = { { "actual", "Actual" },     { "plan", "计划" },
                               { "exact", "exact" },       { "over", "over, at least" },
                               { "reported", "reported" }, { NULL, NULL } };

static MoatFact *
make_random (GRand *rand, int i)
{
  g_autofree char *key = g_strdup_printf ("f%d", i);
  int year = g_rand_int_range (rand, 2010, 2024);
  MoatFact *fact = project_file_make_fact (key, "CNY 1");

  g_free (fact->as_stated);
  fact->as_stated = g_strdup (statements[g_rand_int_range (rand, 0, 5)]);
  fact->best = fact->low = fact->high =
    moat_decimal_from_int (g_rand_int_range (rand, 0, 50) * 1000000);
  fact->has_value = g_rand_int_range (rand, 0, 10) > 0;
  fact->status = g_rand_boolean (rand) ? MOAT_STATUS_ACTUAL : MOAT_STATUS_PLAN;
  if (g_rand_boolean (rand))
    {
      g_free (fact->entity);
      fact->entity = g_strdup ("acme-cloud");
    }
  if (g_rand_boolean (rand))
    {
      g_free (fact->source);
      fact->source = g_strdup ("filing");
    }
  fact->locator = g_strdup (locators[g_rand_int_range (rand, 0, 4)]);
  fact->remark.en = g_strdup (remarks[g_rand_int_range (rand, 0, 5)]);
  fact->period.start = moat_date_new (year, 1, 1);
  fact->period.end = moat_date_new (year + g_rand_int_range (rand, 0, 3), 12, 31);
  return fact;
}

static void
fill (MoatStore *store)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  project_file_begin (store, "Fill");
  for (int i = 0; i < N_FACTS; i++)
    {
      g_autoptr (MoatFact) fact = make_random (rand, i);

      moat_store_put_fact (store, fact, &error);
      g_assert_no_error (error);
    }
  project_file_end (store);
}

static MoatRowQuery *
make_query (const char *text)
{
  MoatRowQuery *query = moat_row_query_new (MOAT_ROW_TABLE_FACTS);

  query->language = MOAT_LANGUAGE_EN;
  query->text = g_strdup (text);
  query->names = g_array_new (FALSE, FALSE, sizeof (MoatRowName));
  for (gsize i = 0; names[i].nick != NULL; i++)
    g_array_append_val (query->names, names[i]);
  return query;
}

static GArray *
run (const ProjectFile *file, const MoatRowQuery *query)
{
  g_autoptr (GError) error = NULL;
  gint64 n_rows = 0;
  GArray *ids = moat_store_find_rows (query, file->path, NULL, &n_rows, &error);

  g_assert_no_error (error);
  return ids;
}

/* All that a row says, folded in another way than the store does. */
static char *
spell (const MoatFact *fact)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *normal = NULL;

  g_string_append_printf (text, "%s\n%s\n%s\n%s\n%s\n%s\n", fact->key, fact->as_stated, fact->unit,
                          fact->locator, fact->remark.en, fact->remark.zh ? fact->remark.zh : "");
  g_string_append (text, g_str_equal (fact->entity, "acme") ? "acme\nAcme\n安科\n"
                                                            : "acme-cloud\nAcme Cloud\n");
  g_string_append (text,
                   g_str_equal (fact->source, "paper") ? "paper\nThe paper\n" : "filing\n年报\n");
  g_string_append (text, "investment\nInvestment\nexact\nreported\n");
  g_string_append (text, fact->status == MOAT_STATUS_PLAN ? "plan\n计划\n" : "actual\n");
  normal = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFKC);
  return g_utf8_casefold (normal, -1);
}

static gboolean
matches (const MoatFact *fact, const char *text)
{
  g_autofree char *spelt = spell (fact);
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (strstr (spelt, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

static void
test_words_are_found_as_a_naive_search_finds_them (void)
{
  static const char *const texts[] = {
    "acme", "cloud",        "安科",    "年报",           "paper plan",      "计划",      "CNY",
    "亿元", "first",        "ünïcode", "ÜNÏ cloud",      "look paper acme", "f1",        "第7页",
    "p.",   "actual about", "nothing", "acme-cloud usd", "reported f39",    "  plan  b",
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) facts = NULL;

  fill (store);
  facts = moat_store_list_facts (store, &(MoatFactFilter){ 0 }, NULL);
  g_assert_cmpuint (facts->len, ==, N_FACTS);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatRowQuery) query = make_query (texts[i]);
      g_autoptr (GArray) ids = run (file, query);
      guint n = 0;

      g_test_message ("“%s”: %u rows", texts[i], ids->len);
      for (guint j = 0; j < facts->len; j++)
        {
          const MoatFact *fact = facts->pdata[j];

          if (!matches (fact, texts[i]))
            continue;
          g_assert_cmpuint (n, <, ids->len);
          g_assert_cmpint (g_array_index (ids, gint64, n), ==, fact->id);
          n++;
        }
      g_assert_cmpuint (n, ==, ids->len);
    }
}

static void
put (MoatStore *store, const char *key, const char *as_stated, double value, int year)
{
  g_autoptr (MoatFact) fact = project_file_make_fact (key, as_stated);
  g_autoptr (GError) error = NULL;

  fact->unit = moat_unit_intern ("CNY");
  fact->has_value = TRUE;
  fact->best = fact->low = fact->high = moat_decimal_from_int ((gint64) value);
  /* Acme's year ends in March. */
  fact->period.start = moat_date_new (year - 1, 4, 1);
  fact->period.end = moat_date_new (year, 3, 31);
  moat_store_begin_action (store, key, &error);
  moat_store_put_fact (store, fact, &error);
  project_file_end (store);
}

static char *
find_keys (const ProjectFile *file, MoatStore *store, const MoatRowQuery *query)
{
  g_autoptr (GArray) ids = run (file, query);
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autoptr (GPtrArray) facts =
    moat_store_read_facts (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL);

  for (guint i = 0; i < facts->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "", ((MoatFact *) facts->pdata[i])->key);
  return g_string_free (g_steal_pointer (&keys), FALSE);
}

static void
test_numbers_and_periods_are_found_as_they_are_shown (void)
{
  static const struct
  {
    const char *text, *wanted;
  } cases[] = {
    { "324.8", "a" },       { "3,247.5", "a" },   { "3247.51", "a" }, { "324751000000", "a" },
    { "324751000001", "" }, { "5.0", "b" },       { "500", "b" },     { "FY2023", "a" },
    { "fy2024 5.0", "b" },  { "FY2024 Q4", "b" }, { "2022-04", "a" }, { "2023财年", "a" },
    { "FY2022", "" },       { "2023", "a b" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  put (store, "a", "words", 324751000000, 2023);
  put (store, "b", "words", 5000000, 2024);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatRowQuery) query = make_query (cases[i].text);
      g_autofree char *keys = find_keys (file, store, query);

      g_test_message ("“%s”", cases[i].text);
      g_assert_cmpstr (keys, ==, cases[i].wanted);
    }
}

static void
add_order (MoatRowQuery *query, const char *column, gboolean descending)
{
  g_array_append_val (query->orders, ((MoatRowOrder){ column, descending }));
}

static int
compare_values (const MoatFact *a, const MoatFact *b)
{
  if (a->has_value != b->has_value)
    return a->has_value ? -1 : 1; /* what has none comes last */
  return a->has_value ? moat_decimal_compare (a->best, b->best) : 0;
}

static void
test_equal_rows_keep_the_order_of_the_next_column (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatRowQuery) query = make_query ("acme");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) facts = NULL;

  fill (store);
  add_order (query, "status", TRUE);
  add_order (query, "value", FALSE);
  ids = run (file, query);
  g_assert_cmpuint (ids->len, ==, N_FACTS);
  facts = moat_store_read_facts (store, (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 1; i < facts->len; i++)
    {
      const MoatFact *before = facts->pdata[i - 1], *after = facts->pdata[i];
      int order = before->status < after->status   ? 1
                  : before->status > after->status ? -1
                                                   : compare_values (before, after);

      g_assert_true (order < 0 || (order == 0 && before->id < after->id));
    }
}

static void
test_text_sorts_as_people_count (void)
{
  static const char *const keys[] = { "f10", "F9", "f2", "g1", "f02b" };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatRowQuery) query = make_query (NULL);
  g_autofree char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    project_file_put_fact (store, keys[i], "CNY 1");
  add_order (query, "key", FALSE);
  found = find_keys (file, store, query);
  g_assert_cmpstr (found, ==, "f2 f02b F9 f10 g1");
}

/* Every column of both tables is one that SQLite knows. */
static void
test_every_column_sorts (void)
{
  static const char *const columns[][16] = {
    { "entity", "concept", "period", "value", "as-stated", "unit", "qualifier", "status", "grade",
      "source", "locator", "known-from", "remark", "key" },
    { "title", "publisher", "published", "url", "note", "key", "figures" },
    { "rate", "base", "quote", "value", "kind", "period", "source", "locator" },
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (int table = 0; table < MOAT_ROW_N_TABLES; table++)
    {
      for (int i = 0; columns[table][i] != NULL; i++)
        {
          g_autoptr (MoatRowQuery) query = moat_row_query_new ((MoatRowTable) table);
          g_autoptr (GArray) ids = NULL;

          query->text = g_strdup ("paper");
          add_order (query, columns[table][i], i % 2 == 0);
          ids = run (file, query);
          g_assert_cmpuint (ids->len, ==, table == MOAT_ROW_TABLE_SOURCES ? 1 : 0);
        }
    }
}

static void
test_choices_restrict_and_rows_are_counted (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatRowQuery) query = make_query (NULL);
  g_autoptr (GArray) ids = NULL, none = NULL;
  gint64 n_rows = 0;

  fill (store);
  query->entities = g_strdupv ((char **) (const char *[]){ "acme-cloud", "gone", NULL });
  query->sources = g_strdupv ((char **) (const char *[]){ "filing", NULL });
  ids = moat_store_find_rows (query, file->path, NULL, &n_rows, NULL);
  g_assert_cmpint (n_rows, ==, N_FACTS);
  g_assert_cmpint (ids->len, ==,
                   project_file_count (file->path,
                                       "SELECT count (*) FROM fact WHERE entity_id ="
                                       " (SELECT id FROM entity WHERE key = 'acme-cloud')"
                                       " AND source_id ="
                                       " (SELECT id FROM source WHERE key = 'filing')"));
  g_strfreev (query->entities);
  query->entities = g_strdupv ((char **) (const char *[]){ "gone", NULL });
  none = run (file, query);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_cancelled_query_says_so (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatRowQuery) query = make_query ("acme");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 n_rows;

  g_cancellable_cancel (cancellable);
  g_assert_null (moat_store_find_rows (query, file->path, cancellable, &n_rows, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_rows_that_are_gone_leave_holes (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 ids[3] = { 0, 4711, 0 };
  g_autoptr (GPtrArray) facts = NULL;

  ids[0] = project_file_put_fact (store, "a", "CNY 1");
  ids[2] = project_file_put_fact (store, "b", "CNY 1");
  facts = moat_store_read_facts (store, ids, 3, NULL);
  g_assert_cmpstr (((MoatFact *) facts->pdata[0])->key, ==, "a");
  g_assert_null (facts->pdata[1]);
  g_assert_cmpstr (((MoatFact *) facts->pdata[2])->key, ==, "b");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/find/words-are-found-as-a-naive-search-finds-them",
                   test_words_are_found_as_a_naive_search_finds_them);
  g_test_add_func ("/store/find/numbers-and-periods-are-found-as-they-are-shown",
                   test_numbers_and_periods_are_found_as_they_are_shown);
  g_test_add_func ("/store/find/equal-rows-keep-the-order-of-the-next-column",
                   test_equal_rows_keep_the_order_of_the_next_column);
  g_test_add_func ("/store/find/text-sorts-as-people-count", test_text_sorts_as_people_count);
  g_test_add_func ("/store/find/every-column-sorts", test_every_column_sorts);
  g_test_add_func ("/store/find/choices-restrict-and-rows-are-counted",
                   test_choices_restrict_and_rows_are_counted);
  g_test_add_func ("/store/find/cancelled-query-says-so", test_cancelled_query_says_so);
  g_test_add_func ("/store/find/rows-that-are-gone-leave-holes",
                   test_rows_that_are_gone_leave_holes);
  return g_test_run ();
}
