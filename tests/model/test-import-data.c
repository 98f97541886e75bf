/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of figures into a project: what is added, restated, unchanged and refused, how the new
 * statements stand to those that were there, and that one undo takes all of it back. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "moat-import-data.h"
#include "moat-recognise.h"
#include "moat-table.h"

#define HEAD "entity,concept,period,value,unit,source,known from\n"

/* An import that is being made. */
typedef struct
{
  Fixture *fixture;
  MoatDataFile *file;
  MoatMapping *mapping;
  gboolean dry_run;
  GCancellable *cancellable;
  guint n_told; /* refusals that were told one by one */
} Trial;

static char *
write_file (const Fixture *fixture, const char *text)
{
  char *path = g_build_filename (fixture->folder, "figures.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
trial_init (Trial *self, Fixture *fixture, const char *text)
{
  g_autofree char *path = write_file (fixture, text);
  const MoatKnownNames nothing = { 0 };
  g_autoptr (GError) error = NULL;

  *self = (Trial){ .fixture = fixture };
  self->file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  self->mapping = moat_mapping_suggest (self->file, NULL, &nothing, NULL, &error);
  g_assert_no_error (error);
}

static void
trial_clear (Trial *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->mapping, moat_mapping_free);
  g_clear_object (&self->cancellable);
}

static void
refused_cb (const MoatRefusal *refusal, gpointer data)
{
  ((Trial *) data)->n_told++;
}

static MoatImportResult *
trial_try (Trial *self, GError **error)
{
  const MoatImportRequest request = {
    .file = self->file,
    .mapping = self->mapping,
    .dry_run = self->dry_run,
    .refused = refused_cb,
    .data = self,
  };
  MoatImportResult *result =
    moat_import_data (self->fixture->path, &request, self->cancellable, error);

  g_assert_true (moat_project_refresh (self->fixture->project));
  return result;
}

static MoatImportResult *
trial_run (Trial *self)
{
  g_autoptr (GError) error = NULL;
  MoatImportResult *result = trial_try (self, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_figures, ==,
                    result->n_added + result->n_restated + result->n_unchanged + result->n_refused);
  g_assert_cmpuint (self->n_told, ==, result->n_refused);
  return result;
}

static MoatImportResult *
import (Fixture *fixture, const char *text)
{
  MoatImportResult *result;
  Trial trial;

  trial_init (&trial, fixture, text);
  result = trial_run (&trial);
  trial_clear (&trial);
  return result;
}

/* Imports @text and asserts "added restated unchanged refused". */
static void
assert_import (Fixture *fixture, const char *text, const char *counts)
{
  g_autoptr (MoatImportResult) result = import (fixture, text);
  g_autofree char *found = g_strdup_printf ("%zu %zu %zu %zu", result->n_added, result->n_restated,
                                            result->n_unchanged, result->n_refused);
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);

  if (!g_str_equal (found, counts) && result->refusals->len > 0)
    g_test_message ("%s", ((MoatRefusal *) result->refusals->pdata[0])->message);
  g_assert_cmpstr (found, ==, counts);
  if (problems->len > 0)
    g_error ("%s", (const char *) problems->pdata[0]);
}

/* The figures that relations of @kind tie: "a>b" by their values, in their order. */
static char *
list_relations (Fixture *fixture, const char *kind)
{
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (GString) text = g_string_new (NULL);
  MoatFactFilter all = { 0 };
  g_autoptr (GPtrArray) facts = moat_store_list_facts (store, &all, NULL);

  for (guint i = 0; i < facts->len; i++)
    for (guint j = 0; j < facts->len; j++)
      {
        const MoatFact *fact = facts->pdata[i], *other = facts->pdata[j];
        g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM relation WHERE kind = '%s' AND fact_id = %" G_GINT64_FORMAT
          " AND other_id = %" G_GINT64_FORMAT,
          kind, fact->id, other->id);

        if (fixture_count (fixture, sql) > 0)
          g_string_append_printf (text, "%s%s>%s", text->len > 0 ? " " : "", fact->as_stated,
                                  other->as_stated);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_relations (Fixture *fixture, const char *kind, const char *wanted)
{
  g_autofree char *found = list_relations (fixture, kind);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_names_and_figures_are_new (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  const MoatConcept *staff, *margin, *cash;
  g_autoptr (MoatImportResult) result =
    import (fixture, HEAD "Aldora Systems,cost_of_sales,2023,12.50,USD million,Annual report,\n"
                          "阿里巴巴,staff,2023-12-31,1204,count,Annual report,\n"
                          "Aldora Systems,margin,2023,12%,,Annual report,\n"
                          "Aldora Systems,cash,2023-12-31,7,USD,Annual report,\n");
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (MoatFact) fact = moat_store_find_fact (store, "f01", NULL);

  g_assert_cmpuint (result->n_added, ==, 4);
  g_assert_cmpuint (result->n_new_entities, ==, 2);
  g_assert_cmpuint (result->n_new_concepts, ==, 4);
  g_assert_cmpuint (result->n_new_sources, ==, 1);
  g_assert_cmpstr (fact->entity, ==, "aldora-systems");
  g_assert_cmpstr (fact->concept, ==, "cost_of_sales");
  g_assert_cmpstr (fact->locator, ==, "row 2");
  g_assert_cmpint (moat_decimal_compare (fact->best, moat_decimal_from_int (12500000)), ==, 0);
  g_assert_cmpint (fact->known_from, ==, moat_date_today ());
  g_assert_cmpstr (moat_project_find_entity (fixture->project, "阿里巴巴")->label.zh, ==,
                   "阿里巴巴");
  g_assert_cmpstr (moat_project_find_concept (fixture->project, "cost_of_sales")->label.en, ==,
                   "Cost of sales");
  staff = moat_project_find_concept (fixture->project, "staff");
  g_assert_cmpint (staff->period_type, ==, MOAT_PERIOD_TYPE_INSTANT);
  g_assert_cmpint (staff->unit_kind, ==, MOAT_UNIT_KIND_COUNT);
  g_assert_cmpint (staff->aggregation, ==, MOAT_AGGREGATION_LAST);
  margin = moat_project_find_concept (fixture->project, "margin");
  g_assert_cmpint (margin->unit_kind, ==, MOAT_UNIT_KIND_RATIO);
  g_assert_cmpint (margin->aggregation, ==, MOAT_AGGREGATION_MEAN);
  cash = moat_project_find_concept (fixture->project, "cash");
  g_assert_cmpint (cash->unit_kind, ==, MOAT_UNIT_KIND_MONEY);
}

static void
test_names_of_the_project_are_found (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatImportResult) result =
    import (fixture, HEAD "ALIBABA GROUP,capital_expenditure,FY2022,7,CNY,Mine,\n"
                          "阿里巴巴集团,Capital expenditure,FY2021,8,CNY,Mine,\n");
  const char *key = "alibaba-group";

  g_assert_cmpuint (result->n_added, ==, 2);
  g_assert_cmpuint (result->n_new_entities, ==, 0);
  g_assert_cmpuint (result->n_new_concepts, ==, 0);
  /* The fiscal year of the one it is about, which ends in March. */
  g_assert_cmpint (
    fixture_count (fixture, "SELECT count (*) FROM fact WHERE period_start = '2021-04-01'"), ==, 1);
  g_assert_nonnull (moat_project_find_entity (fixture->project, key));
}

static void
test_again_is_unchanged (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  static const char dated[] =
    HEAD "a,sales,2023,1,USD,S,2024-02-01\na,sales,2022,2,USD,S,2024-02-01\n";
  static const char undated[] = HEAD "b,sales,2023,1,USD,S,\nb,sales,2022,2,USD,S,\n";
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  assert_import (fixture, dated, "2 0 0 0");
  assert_import (fixture, undated, "2 0 0 0");
  before = dump (fixture->project);
  assert_import (fixture, dated, "0 0 2 0");
  assert_import (fixture, undated, "0 0 2 0");
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_later_statement_supersedes (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 HEAD "a,capex,2015,9915,USD,S,2016-02-11\na,capex,2015,9915,USD,S,2017-02-03\n"
                      "a,capex,2015,9950,USD,S,2018-02-06\n",
                 "1 1 1 0");
  assert_relations (fixture, "supersedes", "9950>9915");
}

static void
test_value_that_comes_back_is_a_statement (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,2,USD,S,2017-01-01\n"
                      "a,capex,2015,1,USD,S,2018-01-01\n",
                 "1 2 0 0");
  assert_relations (fixture, "supersedes", "2>1 1>2");
}

static void
test_earlier_statement_is_superseded (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture, HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,3,USD,S,2018-01-01\n",
                 "1 1 0 0");
  assert_import (fixture, HEAD "a,capex,2015,2,USD,S,2017-01-01\n", "0 1 0 0");
  assert_import (fixture, HEAD "a,capex,2015,0,USD,S,2015-01-01\n", "0 1 0 0");
  assert_relations (fixture, "supersedes", "1>0 3>1 3>2 2>1");
}

static void
test_other_sources_stand_beside (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,1.0,USD,T,2017-01-01\n"
                      "a,capex,2015,2,USD,U,2018-01-01\n",
                 "2 1 0 0");
  assert_relations (fixture, "supersedes", "");
  assert_relations (fixture, "same-as", "1.0>1");
}

static void
test_plans_are_not_compared_with_actuals (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 "entity,concept,period,value,unit,status,source\n"
                 "a,capex,2025,1,USD,plan,S\na,capex,2025,2,USD,actual,S\n",
                 "2 0 0 0");
  assert_relations (fixture, "supersedes", "");
}

static void
test_same_place_in_another_currency_restates (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 "entity,concept,period,value,unit,source,locator\n"
                 "a,capex,2015,70,CNY,S,20-F p. 7\na,capex,2015,10,USD,S,20-F p. 7\n"
                 "a,capex,2016,80,CNY,S,20-F p. 7\na,capex,2016,11,USD,S,20-F p. 8\n",
                 "4 0 0 0");
  assert_relations (fixture, "restates", "10>70");
}

static void
test_refused_rows_are_told_with_their_cells (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatImportResult) result =
    import (fixture, HEAD "a,capex,2015,1,USD,S,\na,capex,2016,many1,USD,S,\n"
                          "a,capex,2017,1,count,S,\na,capex,2018,2,USD,S,\n");
  const MoatRefusal *unread = result->refusals->pdata[0];
  const MoatRefusal *unlike = result->refusals->pdata[1];

  g_assert_cmpuint (result->n_rows, ==, 4);
  g_assert_cmpuint (result->n_added, ==, 2);
  g_assert_cmpuint (result->refusals->len, ==, 2);
  g_assert_cmpuint (unread->line, ==, 3);
  g_assert_cmpint (unread->column, ==, 3);
  g_assert_cmpstr (unread->cells[3], ==, "many1");
  g_assert_cmpuint (unlike->line, ==, 4);
  g_assert_cmpstr (unlike->message, ==, "This measure needs a currency");
  g_assert_cmpstr (unlike->cells[4], ==, "count");
}

static void
test_refused_figure_makes_nothing_new (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture, HEAD "a,capex,2015,1,USD,S,\nb,sales,2016,1e999,USD,T,\n", "1 0 0 1");
  g_assert_null (moat_project_find_entity (fixture->project, "b"));
  g_assert_null (moat_project_find_concept (fixture->project, "sales"));
}

static void
test_one_undo_takes_all_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  assert_import (fixture, HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,2,USD,S,2017-01-01\n",
                 "1 1 0 0");
  after = dump (fixture->project);
  moat_project_undo (fixture->project, &label, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (label, ==, "Import figures.csv");
  undone = dump (fixture->project);
  g_assert_cmpstr (undone, ==, before);
  moat_project_redo (fixture->project, NULL, &error);
  g_assert_no_error (error);
  redone = dump (fixture->project);
  g_assert_cmpstr (redone, ==, after);
}

static void
test_dry_run_changes_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autoptr (MoatImportResult) result = NULL;
  Trial trial;

  trial_init (&trial, fixture, HEAD "a,capex,2015,1,USD,S,\nb,capex,2016,x,USD,S,\n");
  trial.dry_run = TRUE;
  result = trial_run (&trial);
  g_assert_cmpuint (result->n_added, ==, 1);
  g_assert_cmpuint (result->n_refused, ==, 1);
  g_assert_cmpint (result->batch_id, ==, 0);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  trial_clear (&trial);
}

static void
test_keys_are_kept_if_they_are_free (void)
{
  static const char keyed[] = "key,entity,concept,period,value,unit,source,known from\n"
                              "x1,a,capex,2015,1,USD,S,2016-01-01\n"
                              "x2,a,capex,2015,1,USD,S,2016-01-01\n"
                              ",a,capex,2016,2,USD,S,2016-01-01\n";
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  /* Two figures that say the same are two if the file says so. */
  assert_import (fixture, keyed, "2 1 0 0");
  assert_import (fixture, keyed, "0 0 3 0");
  assert_import (fixture,
                 "key,entity,concept,period,value,unit,source,known from\n"
                 "x1,a,capex,2017,3,USD,S,2018-01-01\n",
                 "1 0 0 0");
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact WHERE key IN"
                                           " ('x1', 'x2', 'f01', 'f02')"),
                   ==, 4);
}

/* @n figures of days from 1990 on, in @n_entities series. */
static char *
compose_many (guint n, guint n_entities)
{
  GString *text = g_string_new (HEAD);
  char day[MOAT_DATE_ISO_SIZE];

  for (guint i = 0; i < n; i++)
    {
      moat_date_write_iso (moat_date_new (1990, 1, 1) + (int) (i / n_entities), day);
      g_string_append_printf (text, "e%u,cash,%s,%u.5,USD,S,\n", i % n_entities, day, i);
    }
  return g_string_free (text, FALSE);
}

static void
test_many_figures_are_as_few (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *many = compose_many (25000, 50);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;

  assert_import (fixture, many, "25000 0 0 0");
  /* Half of them are known by the time that the rest of the project has to be. */
  assert_import (fixture, many, "0 0 25000 0");
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM sqlite_schema WHERE name IN"
                                           " ('fact_by_key', 'fact_by_series', 'fact_by_source')"),
                   ==, 3);
  g_assert_true (moat_project_undo (fixture->project, NULL, NULL));
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
}

static void
test_too_many_statements_of_one_period_are_refused (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (MoatImportResult) result = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (text, "a,capex,2015,%u,USD,S,\n", i);
  result = import (fixture, text->str);
  g_assert_cmpuint (result->n_refused, ==, 100);
  g_assert_cmpstr (((MoatRefusal *) result->refusals->pdata[0])->cells[3], ==, "1000");
}

static void
cancel_cb (double fraction, gsize n_rows, gpointer data)
{
  g_cancellable_cancel (((Trial *) data)->cancellable);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *many = compose_many (25000, 50);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);
  g_autoptr (GError) error = NULL;
  MoatImportRequest request = { .progress = cancel_cb };
  Trial trial;

  trial_init (&trial, fixture, many);
  trial.cancellable = g_cancellable_new ();
  request.file = trial.file;
  request.mapping = trial.mapping;
  request.data = &trial;
  g_assert_null (moat_import_data (fixture->path, &request, trial.cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  trial_clear (&trial);
}

static void
test_file_that_changes_is_not_taken (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  Trial trial;

  trial_init (&trial, fixture, HEAD "a,capex,2015,1,USD,S,\n");
  path = write_file (fixture, HEAD "a,capex,2015,1,USD,S,\na,capex,2016,1,USD,S,\n");
  g_assert_null (trial_try (&trial, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_CHANGED);
  after = dump (fixture->project);
  g_assert_cmpstr (after, ==, before);
  trial_clear (&trial);
}

static void
test_project_that_cannot_be_written (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (GError) error = NULL;
  Trial trial;

  trial_init (&trial, fixture, HEAD "a,capex,2015,1,USD,S,\n");
  fixture_run_sql (fixture, "PRAGMA user_version = 99");
  g_assert_null (trial_try (&trial, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NEWER);
  trial_clear (&trial);
}

static void
test_described_names_are_as_described (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);
  g_autoptr (MoatEntity) entity = moat_entity_new ();
  g_autoptr (MoatSource) source = moat_source_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  g_autoptr (MoatImportResult) result = NULL;
  MoatImportRequest request = { .entities = entities, .sources = sources };
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatFact) fact = NULL;
  Trial trial;

  entity->key = g_strdup ("alphabet");
  moat_label_set (&entity->label, "Alphabet Inc.", NULL);
  entity->year_end = (MoatYearEnd){ 6, 30 };
  source->key = g_strdup ("facts");
  moat_label_set (&source->title, "Company facts", NULL);
  source->published = moat_date_new (2024, 2, 1);
  g_ptr_array_add (entities, entity);
  g_ptr_array_add (sources, source);
  trial_init (&trial, fixture,
              "entity,concept,period,value,unit\nALPHABET INC,rd_expense,FY2023,1,USD\n");
  g_hash_table_insert (trial.mapping->entity_keys, g_strdup ("ALPHABET INC"),
                       g_strdup ("alphabet"));
  g_free (trial.mapping->source);
  trial.mapping->source = g_strdup ("facts");
  request.file = trial.file;
  request.mapping = trial.mapping;
  result = moat_import_data (fixture->path, &request, NULL, &error);
  g_assert_no_error (error);
  moat_project_refresh (fixture->project);
  fact = moat_store_find_fact (moat_project_get_store (fixture->project), "f01", NULL);
  g_assert_cmpint (fact->period.end, ==, moat_date_new (2023, 6, 30));
  g_assert_cmpint (fact->known_from, ==, moat_date_new (2024, 2, 1));
  g_assert_cmpstr (moat_project_find_entity (fixture->project, "alphabet")->label.en, ==,
                   "Alphabet Inc.");
  g_assert_cmpstr (moat_project_find_concept (fixture->project, "rd_expense")->label.zh, !=, "");
  trial_clear (&trial);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add_func ("/model/import-data/" name, func)
  TEST ("names-and-figures-are-new", test_names_and_figures_are_new);
  TEST ("names-of-the-project-are-found", test_names_of_the_project_are_found);
  TEST ("again-is-unchanged", test_again_is_unchanged);
  TEST ("later-statement-supersedes", test_later_statement_supersedes);
  TEST ("value-that-comes-back-is-a-statement", test_value_that_comes_back_is_a_statement);
  TEST ("earlier-statement-is-superseded", test_earlier_statement_is_superseded);
  TEST ("other-sources-stand-beside", test_other_sources_stand_beside);
  TEST ("plans-are-not-compared-with-actuals", test_plans_are_not_compared_with_actuals);
  TEST ("same-place-in-another-currency-restates", test_same_place_in_another_currency_restates);
  TEST ("refused-rows-are-told-with-their-cells", test_refused_rows_are_told_with_their_cells);
  TEST ("refused-figure-makes-nothing-new", test_refused_figure_makes_nothing_new);
  TEST ("one-undo-takes-all-back", test_one_undo_takes_all_back);
  TEST ("dry-run-changes-nothing", test_dry_run_changes_nothing);
  TEST ("keys-are-kept-if-they-are-free", test_keys_are_kept_if_they_are_free);
  TEST ("many-figures-are-as-few", test_many_figures_are_as_few);
  TEST ("too-many-statements-of-one-period-are-refused",
        test_too_many_statements_of_one_period_are_refused);
  TEST ("cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  TEST ("file-that-changes-is-not-taken", test_file_that_changes_is_not_taken);
  TEST ("project-that-cannot-be-written", test_project_that_cannot_be_written);
  TEST ("described-names-are-as-described", test_described_names_are_as_described);
  return g_test_run ();
}
