/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written is what is read: every field of every value, the words as stated to the letter,
 * decimals to the last digit; and what the lists and filters of the store return, in which order.
 */
#include "config.h"

#include <string.h>

#include "moat-store-private.h"
#include "moat-unit.h"
#include "project-file.h"

/* Stores @fact, in a way of its own, and reads it after a restart. */
static void
assert_fact_returns (const ProjectFile *file, MoatFact *fact)
{
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) by_key = NULL;
  g_autoptr (MoatFact) by_id = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_db_exec (store->db, "PRAGMA synchronous = OFF", NULL));
  fact->id = 0;
  project_file_begin (store, "Values");
  moat_store_put_fact (store, fact, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fact->id, >, 0);
  project_file_end (store);
  g_clear_pointer (&store, moat_store_close);

  store = project_file_open (file);
  by_key = moat_store_find_fact (store, fact->key, &error);
  g_assert_no_error (error);
  by_id = moat_store_get_fact (store, fact->id, &error);
  g_assert_no_error (error);
  g_assert_true (moat_fact_equal (by_key, fact));
  g_assert_true (moat_fact_equal (by_id, fact));
  g_assert_cmpint (by_key->id, ==, fact->id);
}

static void
test_stated_words_return_to_the_letter (void)
{
  static const char *const texts[] = {
    "3247.51亿元",
    "超过3,800 亿元",
    "US$ 40 bn",
    "about 400亿美元",
    "−3.2 %",
    "CNY (56)",
    "１２３亿元",
    "CNY 1.50",
    "CNY 320-380 bn",
    "CNY 0.00000000000000000000000000000000000001",
    "CNY 12345678901234567890123456789012345678",
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *key = g_strdup_printf ("w%d", (int) i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, texts[i]);

      g_assert_cmpstr (fact->as_stated, ==, texts[i]);
      if (moat_unit_get_kind (fact->unit) == MOAT_UNIT_KIND_RATIO)
        moat_fact_set_text (fact, MOAT_FACT_FIELD_CONCEPT, "margin", NULL);
      assert_fact_returns (file, fact);
    }
}

static void
test_words_without_a_number_return (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "超过三位数", NULL));
  g_assert_false (fact->has_value);
  assert_fact_returns (file, fact);
}

static void
test_any_text_returns (void)
{
  g_autofree char *long_text = g_strnfill (300000, 'x');
  const char *const texts[] = {
    "O'Brien \"quoted\" ''",    "'); DROP TABLE fact; --",
    "tab\tline\nreturn\r end ", "\xf0\x9f\x90\xb3 𠮷 e\xcc\x81 \xe2\x80\xae right to left",
    "%s %n ?1 :name @x $y",     long_text,
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (MoatFact) fact = project_file_make_fact (texts[i], "1亿元");

      g_free (fact->locator);
      fact->locator = g_strdup (texts[i]);
      moat_label_set (&fact->remark, texts[i], texts[G_N_ELEMENTS (texts) - 1 - i]);
      assert_fact_returns (file, fact);
    }
}

static void
test_every_period_returns (void)
{
  const MoatPeriod periods[] = {
    moat_period_years (2013, 2022),
    moat_period_fiscal_years (2014, 2023, (MoatYearEnd){ 3, 31 }),
    moat_period_quarter (2024, 1, MOAT_YEAR_END_CALENDAR),
    moat_period_instant (moat_date_new (2024, 2, 29)),
    { moat_date_new (2024, 2, 29), moat_date_new (2024, 2, 29) },
    { MOAT_DATE_MIN, MOAT_DATE_MAX },
  };
  g_autoptr (ProjectFile) file = project_file_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autofree char *key = g_strdup_printf ("p%d", (int) i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, "1亿元");

      if (moat_period_is_instant (periods[i]))
        moat_fact_set_text (fact, MOAT_FACT_FIELD_CONCEPT, "cash", NULL);
      fact->period = periods[i];
      fact->known_from = periods[i].end;
      assert_fact_returns (file, fact);
    }
}

static void
test_every_word_of_a_figure_returns (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();

  for (int i = 0; i <= MOAT_GRADE_UNRESOLVED; i++)
    {
      static const char *const stated[] = { "1亿元", "about CNY 1", "over CNY 1", "under CNY 1",
                                            "CNY 1-2" };
      static const char *const units[] = { "CNY", "USD", "ratio", "count", "EUR" };
      static const char *const concepts[] = { "investment", "cash", "margin", "staff",
                                              "investment" };
      g_autofree char *key = g_strdup_printf ("w%d", i);
      g_autoptr (MoatFact) fact = project_file_make_fact (key, stated[i]);

      g_assert_cmpint (fact->qualifier, ==, i);
      fact->grade = (MoatGrade) i;
      fact->status = (MoatStatus) (i % 4);
      fact->unit = moat_unit_intern (units[i]);
      moat_fact_set_text (fact, MOAT_FACT_FIELD_CONCEPT, concepts[i], NULL);
      assert_fact_returns (file, fact);
    }
}

static void
test_figure_is_changed_in_place (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  gint64 id = project_file_put_fact (store, "f01", "CNY 1-2 bn");
  g_autoptr (MoatFact) fact = moat_store_get_fact (store, id, NULL);
  g_autoptr (MoatFact) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_AS_STATED, "三位数", NULL));
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_KEY, "renamed", NULL));
  g_assert_true (moat_fact_set_text (fact, MOAT_FACT_FIELD_PERIOD_START, "2020-02-29", NULL));
  project_file_begin (store, "Values");
  moat_store_put_fact (store, fact, &error);
  g_assert_no_error (error);
  project_file_end (store);
  found = moat_store_get_fact (store, id, NULL);
  g_assert_true (moat_fact_equal (found, fact));
  g_assert_cmpint (moat_store_count_facts (store), ==, 1);
}

static void
test_what_is_not_there_is_not_found (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");
  MoatStoredChart chart = { 99, (char *) "c", 1, (char *) "{}" };

  project_file_begin (store, "Values");
  fact->id = 99;
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_assert_null (moat_store_get_fact (store, 99, &error));
      else if (i == 1)
        g_assert_null (moat_store_find_fact (store, "nothing", &error));
      else if (i == 2)
        g_assert_false (moat_store_put_fact (store, fact, &error));
      else if (i == 3)
        g_assert_false (moat_store_delete_fact (store, 99, &error));
      else if (i == 4)
        g_assert_false (moat_store_put_chart (store, &chart, &error));
      else
        g_assert_false (moat_store_delete_chart (store, 99, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
    }
  project_file_end (store);
  g_assert_null (moat_store_get_undo_label (store));
}

static void
test_figure_needs_what_it_refers_to (void)
{
  static const MoatFactField fields[] = { MOAT_FACT_FIELD_ENTITY, MOAT_FACT_FIELD_CONCEPT,
                                          MOAT_FACT_FIELD_SOURCE };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  project_file_begin (store, "Values");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (MoatFact) fact = project_file_make_fact ("f01", "1亿元");
      g_autoptr (GError) error = NULL;

      g_assert_true (moat_fact_set_text (fact, fields[i], "nobody", NULL));
      g_assert_false (moat_store_put_fact (store, fact, &error));
      g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
      g_assert_nonnull (strstr (error->message, "nobody"));
      g_assert_cmpint (fact->id, ==, 0);
    }
  project_file_end (store);
}

static void
test_entities_and_concepts_return (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) entities = moat_store_list_entities (store, NULL);
  g_autoptr (GPtrArray) concepts = moat_store_list_concepts (store, NULL);
  const MoatEntity *acme = g_ptr_array_index (entities, 0);
  const MoatEntity *cloud = g_ptr_array_index (entities, 1);
  const MoatConcept *investment = g_ptr_array_index (concepts, 0);
  const MoatConcept *staff = g_ptr_array_index (concepts, 1);

  g_assert_cmpuint (entities->len, ==, 2);
  g_assert_cmpstr (acme->key, ==, "acme");
  g_assert_cmpstr (acme->label.en, ==, "Acme");
  g_assert_cmpstr (acme->label.zh, ==, "安科");
  g_assert_null (acme->parent);
  g_assert_true (acme->currency == moat_unit_intern ("CNY"));
  g_assert_cmpint (acme->year_end.month, ==, 3);
  g_assert_cmpint (acme->year_end.day, ==, 31);
  g_assert_cmpstr (cloud->parent, ==, "acme");
  g_assert_null (cloud->currency);
  g_assert_cmpint (cloud->year_end.month, ==, 12);

  g_assert_cmpuint (concepts->len, ==, 4);
  g_assert_cmpstr (investment->key, ==, "investment");
  g_assert_cmpint (investment->period_type, ==, MOAT_PERIOD_TYPE_DURATION);
  g_assert_cmpint (investment->unit_kind, ==, MOAT_UNIT_KIND_MONEY);
  g_assert_cmpint (investment->aggregation, ==, MOAT_AGGREGATION_SUM);
  g_assert_cmpint (staff->period_type, ==, MOAT_PERIOD_TYPE_INSTANT);
  g_assert_cmpint (staff->unit_kind, ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (staff->aggregation, ==, MOAT_AGGREGATION_LAST);
}

static void
test_sources_and_title_return (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) sources = NULL;
  const MoatSource *book, *filing;
  MoatLabel title = { NULL };

  project_file_begin (store, "Values");
  project_file_insert (store, "source", "key=book", "title_en=A Book", "title_zh=书",
                       "publisher_en=Press", "publisher_zh=出版社", "published=2020-02-29",
                       "url=https://example.org/?a=b&c", "note_en=Note", "note_zh=注", NULL);
  project_file_insert (store, "project", "title_en=Title", "title_zh=标题", NULL);
  project_file_end (store);
  sources = moat_store_list_sources (store, NULL);
  g_assert_cmpuint (sources->len, ==, 3);
  filing = g_ptr_array_index (sources, 1);
  g_assert_cmpint (filing->published, ==, MOAT_DATE_NONE);
  book = g_ptr_array_index (sources, 2);
  g_assert_cmpstr (book->key, ==, "book");
  g_assert_cmpstr (book->title.en, ==, "A Book");
  g_assert_cmpstr (book->title.zh, ==, "书");
  g_assert_cmpstr (book->publisher.en, ==, "Press");
  g_assert_cmpstr (book->publisher.zh, ==, "出版社");
  g_assert_cmpint (book->published, ==, moat_date_new (2020, 2, 29));
  g_assert_cmpstr (book->url, ==, "https://example.org/?a=b&c");
  g_assert_cmpstr (book->note.en, ==, "Note");
  g_assert_cmpstr (book->note.zh, ==, "注");
  g_assert_true (moat_store_get_title (store, &title, NULL));
  g_assert_cmpstr (title.en, ==, "Title");
  g_assert_cmpstr (title.zh, ==, "标题");
  moat_label_clear (&title);
}

static void
test_events_return_by_date (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) events = NULL;
  const MoatEvent *first, *last;

  project_file_begin (store, "Values");
  project_file_insert (store, "framework", "key=map", "label_en=M", "kind=map", NULL);
  project_file_insert (store, "section", "key=talent", "framework=map", "position=1", "label_en=T",
                       NULL);
  project_file_insert (store, "event", "key=late", "entity=acme", "period_start=2025-02-24",
                       "period_end=2025-02-24", "section=talent", "label_en=Late", "label_zh=晚",
                       "source=paper", "locator=2.1", NULL);
  project_file_insert (store, "event", "key=year", "period_start=2009-01-01",
                       "period_end=2009-12-31", "label_zh=年", NULL);
  project_file_insert (store, "event", "key=day", "period_start=2009-01-01",
                       "period_end=2009-01-01", "label_en=Day", NULL);
  project_file_end (store);
  events = moat_store_list_events (store, NULL);
  g_assert_cmpuint (events->len, ==, 3);
  first = g_ptr_array_index (events, 0);
  g_assert_cmpstr (first->key, ==, "day");
  g_assert_null (first->entity);
  g_assert_null (first->dimension);
  last = g_ptr_array_index (events, 2);
  g_assert_cmpstr (last->entity, ==, "acme");
  g_assert_cmpstr (last->dimension, ==, "talent");
  g_assert_cmpstr (last->source, ==, "paper");
  g_assert_cmpstr (last->locator, ==, "2.1");
  g_assert_cmpstr (last->label.zh, ==, "晚");
  g_assert_cmpint (last->period.start, ==, moat_date_new (2025, 2, 24));
}

static void
test_charts_return_by_position (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) charts = NULL;
  MoatStoredChart b = { 0, (char *) "b", 2, (char *) "{\"title\": \"标题\"}" };
  MoatStoredChart a = { 0, (char *) "a", 1, (char *) "{}" };
  const MoatStoredChart *found;

  project_file_begin (store, "Values");
  g_assert_true (moat_store_put_chart (store, &b, NULL));
  g_assert_true (moat_store_put_chart (store, &a, NULL));
  b.position = 3;
  g_assert_true (moat_store_put_chart (store, &b, NULL));
  project_file_end (store);
  charts = moat_store_list_charts (store, NULL);
  g_assert_cmpuint (charts->len, ==, 2);
  found = g_ptr_array_index (charts, 1);
  g_assert_cmpstr (found->key, ==, "b");
  g_assert_cmpint (found->id, ==, b.id);
  g_assert_cmpint (found->position, ==, 3);
  g_assert_cmpstr (found->spec, ==, "{\"title\": \"标题\"}");

  project_file_begin (store, "Values");
  g_assert_true (moat_store_delete_chart (store, a.id, NULL));
  project_file_end (store);
  g_ptr_array_unref (charts);
  charts = moat_store_list_charts (store, NULL);
  g_assert_cmpuint (charts->len, ==, 1);
}

static void
test_new_keys_are_free (void)
{
  static const char *const taken[] = {
    "f01", "f02", "f9", "fx", "g50", "f10a", "f99999999999999999999"
  };
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);

  for (gsize i = 0; i < G_N_ELEMENTS (taken); i++)
    {
      project_file_put_fact (store, taken[i], "1亿元");
      for (int k = 0; k < 2; k++)
        {
          g_autofree char *key = moat_store_make_fact_key (store, k == 0 ? "f" : "年", NULL);
          g_autoptr (MoatFact) fact = moat_store_find_fact (store, key, NULL);

          g_assert_null (fact);
          g_assert_true (g_str_has_prefix (key, k == 0 ? "f" : "年"));
          g_assert_null (strchr (key, '-'));
        }
    }
}

/* SQLite takes any bytes for text; what a stranger put in must not reach those that draw it. */
static void
test_text_that_is_not_unicode_is_made_so (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (GPtrArray) entities = NULL;
  g_autoptr (MoatFact) fact = NULL;
  const MoatEntity *acme;

  project_file_put_fact (store, "f01", "1亿元");
  project_file_tamper (file->path, "UPDATE entity SET label_en = CAST (x'41ff42' AS TEXT);"
                                   "UPDATE entity SET tags = CAST (x'e4b8' AS TEXT);"
                                   "UPDATE fact SET as_stated = CAST (x'31c0af' AS TEXT),"
                                   " remark_zh = CAST (x'eda080' AS TEXT)");
  entities = moat_store_list_entities (store, NULL);
  acme = g_ptr_array_index (entities, 0);
  g_assert_true (g_utf8_validate (acme->label.en, -1, NULL));
  g_assert_true (g_str_has_prefix (acme->label.en, "A"));
  g_assert_true (g_utf8_validate (acme->tags, -1, NULL));
  fact = moat_store_find_fact (store, "f01", NULL);
  g_assert_true (g_utf8_validate (fact->as_stated, -1, NULL));
  g_assert_true (g_utf8_validate (fact->remark.zh, -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/values/stated-words-return-to-the-letter",
                   test_stated_words_return_to_the_letter);
  g_test_add_func ("/store/values/words-without-a-number-return",
                   test_words_without_a_number_return);
  g_test_add_func ("/store/values/any-text-returns", test_any_text_returns);
  g_test_add_func ("/store/values/every-period-returns", test_every_period_returns);
  g_test_add_func ("/store/values/every-word-of-a-figure-returns",
                   test_every_word_of_a_figure_returns);
  g_test_add_func ("/store/values/figure-is-changed-in-place", test_figure_is_changed_in_place);
  g_test_add_func ("/store/values/what-is-not-there-is-not-found",
                   test_what_is_not_there_is_not_found);
  g_test_add_func ("/store/values/figure-needs-what-it-refers-to",
                   test_figure_needs_what_it_refers_to);
  g_test_add_func ("/store/values/entities-and-concepts-return", test_entities_and_concepts_return);
  g_test_add_func ("/store/values/sources-and-title-return", test_sources_and_title_return);
  g_test_add_func ("/store/values/events-return-by-date", test_events_return_by_date);
  g_test_add_func ("/store/values/charts-return-by-position", test_charts_return_by_position);
  g_test_add_func ("/store/values/new-keys-are-free", test_new_keys_are_free);
  g_test_add_func ("/store/values/text-that-is-not-unicode-is-made-so",
                   test_text_that_is_not_unicode_is_made_so);
  return g_test_run ();
}
