/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of figures into a project: what is added, restated and unchanged, how the new statements
 * stand to those that were there, and that one undo takes all of it back. */
#include "import-trial.h"

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
  g_autoptr (MoatImportResult) result = import_text (
    fixture, TRIAL_HEAD "Aldora Systems,cost_of_sales,2023,12.50,USD million,Annual report,\n"
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
    import_text (fixture, TRIAL_HEAD "ALIBABA GROUP,capital_expenditure,FY2022,7,CNY,Mine,\n"
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
    TRIAL_HEAD "a,sales,2023,1,USD,S,2024-02-01\na,sales,2022,2,USD,S,2024-02-01\n";
  static const char undated[] = TRIAL_HEAD "b,sales,2023,1,USD,S,\nb,sales,2022,2,USD,S,\n";
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
                 TRIAL_HEAD
                 "a,capex,2015,9915,USD,S,2016-02-11\na,capex,2015,9915,USD,S,2017-02-03\n"
                 "a,capex,2015,9950,USD,S,2018-02-06\n",
                 "1 1 1 0");
  assert_relations (fixture, "supersedes", "9950>9915");
}

static void
test_value_that_comes_back_is_a_statement (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 TRIAL_HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,2,USD,S,2017-01-01\n"
                            "a,capex,2015,1,USD,S,2018-01-01\n",
                 "1 2 0 0");
  assert_relations (fixture, "supersedes", "2>1 1>2");
}

static void
test_earlier_statement_is_superseded (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 TRIAL_HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,3,USD,S,2018-01-01\n",
                 "1 1 0 0");
  assert_import (fixture, TRIAL_HEAD "a,capex,2015,2,USD,S,2017-01-01\n", "0 1 0 0");
  assert_import (fixture, TRIAL_HEAD "a,capex,2015,0,USD,S,2015-01-01\n", "0 1 0 0");
  assert_relations (fixture, "supersedes", "1>0 3>1 3>2 2>1");
}

static void
test_other_sources_stand_beside (void)
{
  g_autoptr (Fixture) fixture = fixture_new (FALSE);

  assert_import (fixture,
                 TRIAL_HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,1.0,USD,T,2017-01-01\n"
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
test_one_undo_takes_all_back (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *before = dump (fixture->project);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;

  assert_import (fixture,
                 TRIAL_HEAD "a,capex,2015,1,USD,S,2016-01-01\na,capex,2015,2,USD,S,2017-01-01\n",
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

  trial_init (&trial, fixture, TRIAL_HEAD "a,capex,2015,1,USD,S,\nb,capex,2016,x,USD,S,\n");
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

static void
test_many_figures_are_as_few (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree char *many = trial_compose_many (25000, 50);
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
  TEST ("one-undo-takes-all-back", test_one_undo_takes_all_back);
  TEST ("dry-run-changes-nothing", test_dry_run_changes_nothing);
  TEST ("keys-are-kept-if-they-are-free", test_keys_are_kept_if_they_are_free);
  TEST ("many-figures-are-as-few", test_many_figures_are_as_few);
  TEST ("described-names-are-as-described", test_described_names_are_as_described);
  return g_test_run ();
}
