/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Real tables of statistical offices and others, recognised without being told anything and staged
 * to their end: the figures that were looked up in them by other means come out digit for digit.
 * The files are no part of the source; the tests are skipped where they are absent. */
#include "moat-recognise.h"
#include "moat-stager.h"
#include "packing.h"

#include <string.h>

/* A file while it is gone through. */
typedef struct
{
  MoatDataFile *file;
  MoatMapping *mapping;
  GHashTable *values; /* "entity|concept|end of the period" → words → value unit */
  MoatStagerCounts counts;
  gsize n_facts, n_problems;
  GString *problems; /* "line: message", the first few */
} Staging;

static void
staging_free (Staging *self)
{
  g_object_unref (self->file);
  moat_mapping_free (self->mapping);
  g_hash_table_unref (self->values);
  g_string_free (self->problems, TRUE);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Staging, staging_free)

static void
keep_fact (Staging *self, const MoatStagedFact *fact)
{
  g_autofree char *end = moat_date_to_iso (fact->period.end);
  g_autofree char *value = moat_decimal_to_string (fact->best);

  g_hash_table_insert (
    self->values, g_strdup_printf ("%s|%s|%s", fact->entity, fact->concept, end),
    g_strdup_printf ("%s → %s %s", fact->as_stated, value, fact->unit != NULL ? fact->unit : "?"));
  self->n_facts++;
}

static void
stage (Staging *self)
{
  const MoatStagerContext context = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (self->file, NULL, &error);
  g_autoptr (MoatStager) stager = NULL;
  MoatStagedProblem problem = { 0 };
  MoatStagedFact fact;
  MoatStaged staged;

  g_assert_no_error (error);
  stager = moat_stager_new (rows, self->mapping, &context, NULL);
  while ((staged = moat_stager_next (stager, &fact, &problem, NULL, &error)) < MOAT_STAGED_END)
    {
      if (staged == MOAT_STAGED_FACT)
        {
          keep_fact (self, &fact);
          continue;
        }
      if (self->n_problems++ < 3)
        g_string_append_printf (self->problems, "%zu: %s\n", problem.line, problem.message);
      moat_staged_problem_clear (&problem);
    }
  g_assert_no_error (error);
  self->counts = *moat_stager_get_counts (stager);
}

/* NULL: the file is not there, and the test is skipped. */
static Staging *
recognise (const char *name)
{
  g_autofree char *folder = find_shared_data ();
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  Staging *self;

  if (path == NULL)
    return NULL;
  self = g_new0 (Staging, 1);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->problems = g_string_new (NULL);
  self->file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  self->mapping = moat_mapping_suggest (self->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  problem = moat_mapping_find_problem (self->mapping);
  g_assert_cmpstr (problem, ==, NULL);
  stage (self);
  return self;
}

static void
assert_value (Staging *self, const char *what, const char *value)
{
  g_assert_cmpstr (g_hash_table_lookup (self->values, what), ==, value);
}

static void
assert_counts (Staging *self, gsize n_rows, gsize n_facts, gsize n_empty, gsize n_problems)
{
  g_assert_cmpuint (self->counts.n_rows, ==, n_rows);
  g_assert_cmpuint (self->n_facts, ==, n_facts);
  g_assert_cmpuint (self->counts.n_empty, ==, n_empty);
  g_assert_cmpuint (self->n_problems, ==, n_problems);
  g_assert_cmpuint (self->counts.n_left_out, ==, 0);
}

static void
test_world_bank (void)
{
  g_autoptr (Staging) self =
    recognise ("macro/worldbank/API_GB.XPD.RSDV.GD.ZS_DS2_en_csv_v2_232.csv");

  if (self == NULL)
    return;
  g_assert_cmpuint (self->mapping->header_line, ==, 5);
  g_assert_cmpstr (self->mapping->source, ==, "World Development Indicators");
  assert_counts (self, 265, 3198, 265 * 66 - 3198, 0);
  assert_value (self, "China|Research and development expenditure (% of GDP)|2023-12-31",
                "2.57729% → 0.0257729 ratio");
  assert_value (self, "United States|Research and development expenditure (% of GDP)|2023-12-31",
                "3.44716% → 0.0344716 ratio");
  assert_value (self, "Korea, Rep.|Research and development expenditure (% of GDP)|2023-12-31",
                "4.94352% → 0.0494352 ratio");
  assert_value (self, "China|Research and development expenditure (% of GDP)|2024-12-31", NULL);
}

static void
test_our_world_in_data (void)
{
  g_autoptr (Staging) self = recognise ("macro/owid/share-of-individuals-using-the-internet.csv");

  if (self == NULL)
    return;
  g_assert_true (g_str_has_prefix (self->mapping->source, "World Telecommunication/ICT"));
  g_assert_cmpint (self->mapping->known_from, ==, moat_date_new (2026, 1, 29));
  assert_counts (self, 6318, 6318, 0, 0);
  assert_value (self, "China|Share of the population using the Internet|2024-12-31",
                "92% → 0.92 ratio");
}

/* Names that hold commas without quotes slip to the right, and are refused. */
static void
test_slipped_rows (void)
{
  g_autoptr (Staging) self =
    recognise ("macro/owid/ai-training-computation-vs-parameters-by-researcher-affiliation.csv");

  if (self == NULL)
    return;
  assert_counts (self, 743, 1187, 291, 4);
  g_assert_cmpstr (self->problems->str, ==,
                   "397: The row has 6 cells and the header 5\n"
                   "429: The row has 7 cells and the header 5\n"
                   "606: The row has 6 cells and the header 5\n");
}

/* Footnotes at years, levels of headers side by side, a column "time period" of countries. */
static void
test_flattened_table (void)
{
  g_autoptr (Staging) self = recognise ("rd/ncses/10978/data.csv");

  if (self == NULL)
    return;
  assert_counts (self, 1175, 957, 218, 0);
  assert_value (self, "Non-OECD -> China|GERD, Current PPP dollars|2021-12-31",
                "667.64 → 667.64 ?");
  assert_value (self, "Non-OECD -> China|GERD-to-GDP ratio (%)|2021-12-31", "2.43% → 0.0243 ratio");
}

static void
test_scoreboard (void)
{
  g_autoptr (Staging) self = recognise ("rd/SB2023_World2500.xlsx");

  if (self == NULL)
    return;
  g_assert_cmpuint (self->counts.n_rows, ==, 2500);
  assert_value (self, "ALIBABA GROUP HOLDING|R&D|2022-12-31",
                "EUR 7681.380893 million → 7681380893 EUR");
  assert_value (self, "ALIBABA GROUP HOLDING|Net sales|2022-12-31",
                "EUR 116582.49571 million → 116582495710 EUR");
  assert_value (self, "ALIBABA GROUP HOLDING|Capex|2022-12-31",
                "EUR 4607.271753 million → 4607271753 EUR");
  assert_value (self, "ALPHABET|R&D|2022-12-31", "EUR 37033.5805 million → 37033580500 EUR");
  assert_value (self, "HUAWEI INVESTMENT & HOLDING|Capex|2022-12-31",
                "EUR 4726.043542 million → 4726043542 EUR");
}

static void
test_other_tables (void)
{
  g_autoptr (Staging) inflation = recognise ("macro/FP.CPI.TOTL.ZG.csv");
  g_autoptr (Staging) parity = inflation != NULL ? recognise ("macro/ppp-gdp.csv") : NULL;
  g_autoptr (Staging) rates = inflation != NULL ? recognise ("fx/fred/annual.csv") : NULL;

  if (inflation == NULL)
    return;
  assert_counts (inflation, 266, 11182, 6108, 0);
  assert_value (inflation, "Aruba|Inflation, consumer prices (annual %)|1985-12-31",
                "4.03225805628628% → 0.0403225805628628 ratio");
  assert_counts (parity, 6856, 6856, 0, 0);
  assert_counts (rates, 993, 993, 0, 0);
}

/* Tables that hold no figures of anybody, or not of when, are not guessed at. */
static void
test_tables_that_need_to_be_completed (void)
{
  const struct
  {
    const char *name, *problem;
  } cases[] = {
    { "rd/constituents-financials.csv",
      "Choose the period of the figures: a column, or one period for all" },
    { "csv/modood/areas.csv", "Choose the column that holds the figures" },
    { "csv/csv2json-gbk/gbk.csv",
      "Choose the period of the figures: a column, or one period for all" },
    { "csv/phpspreadsheet/NumberFormatTest.de.csv",
      "Choose whom the figures are about: a column, or one entity for all" },
    { "csv/sineemore/all-empty.csv", "Choose the column that holds the figures" },
    { "csv/frictionless/without-rows.csv", "Choose the column that holds the figures" },
  };

  g_autofree char *folder = find_shared_data ();

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, NULL);
      g_autoptr (MoatMapping) mapping = NULL;
      g_autofree char *problem = NULL;

      mapping = moat_mapping_suggest (file, NULL, NULL, NULL, NULL);
      problem = moat_mapping_find_problem (mapping);
      g_assert_cmpstr (problem, ==, cases[i].problem);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/table-files/" name, function)
  ADD ("world-bank", test_world_bank);
  ADD ("our-world-in-data", test_our_world_in_data);
  ADD ("slipped-rows", test_slipped_rows);
  ADD ("flattened-table", test_flattened_table);
  ADD ("scoreboard", test_scoreboard);
  ADD ("other-tables", test_other_tables);
  ADD ("tables-that-need-to-be-completed", test_tables_that_need_to_be_completed);
#undef ADD
  return g_test_run ();
}
