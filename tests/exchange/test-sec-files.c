/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real files of the SEC: what the suggested mapping takes of them are the figures that the
 * companies have filed, year by year and exact to the unit. */
#include "filings.h"
#include "moat-sec-mapping.h"
#include "moat-sec-row.h"
#include "moat-stager.h"
#include "packing.h"

#include <string.h>

/** What is taken of one company, tag and unit: the years by their last day, each once, as last
 * stated. */
typedef struct
{
  const char *file;
  const char *concept;
  const char *key;
  const char *unit;
  const char *since;   /* years that end before it are left out */
  const char *figures; /* "end value" in the unit itself, divided by "\n" */
} Case;

#define RD "us-gaap:ResearchAndDevelopmentExpense"
#define CAPEX "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment"
#define CONTRACTS "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
#define OTHER_CAPEX "us-gaap:PaymentsToAcquireOtherPropertyPlantAndEquipment"
#define INTANGIBLES "us-gaap:PaymentsToAcquireIntangibleAssets"
#define IFRS_CAPEX "ifrs-full:PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities"

#define ALPHABET "CIK0001652044.json"
#define MICROSOFT "CIK0000789019.trimmed.json"
#define META "CIK0001326801.trimmed.json"
#define SNOWFLAKE "CIK0001640147.json"
#define ALIBABA "CIK0001577552.excerpt.json"
#define LPA "CIK0001997711.json"

/* clang-format off */
static const Case cases[] = {
  { ALIBABA, RD, "rd_expense", "CNY", "", "2013-03-31 3753000000\n2014-03-31 5093000000\n"
    "2015-03-31 10658000000\n2016-03-31 13788000000\n2017-03-31 17060000000\n"
    "2018-03-31 22754000000\n2019-03-31 37435000000\n2020-03-31 43080000000" },
  { ALIBABA, RD, "rd_expense", "USD", "", "2015-03-31 1720000000\n2016-03-31 2138000000\n"
    "2017-03-31 2479000000\n2018-03-31 3628000000\n2019-03-31 5578000000\n2020-03-31 6085000000" },
  { ALIBABA, "us-gaap:Revenues", "revenue", "CNY", "", "2013-03-31 34517000000\n"
    "2014-03-31 52504000000\n2015-03-31 76204000000\n2016-03-31 101143000000\n"
    "2017-03-31 158273000000\n2018-03-31 250266000000\n2019-03-31 376844000000\n"
    "2020-03-31 509711000000" },
  { ALIBABA, OTHER_CAPEX, "capital_expenditure", "CNY", "", "2017-03-31 5680000000\n"
    "2018-03-31 15601000000\n2019-03-31 32336000000\n2020-03-31 24662000000" },
  { ALIBABA, INTANGIBLES, "intangible_asset_payments", "CNY", "", "2017-03-31 6540000000\n"
    "2018-03-31 10208000000\n2019-03-31 14161000000\n2020-03-31 12836000000" },
  { ALPHABET, RD, "rd_expense", "USD", "2023-12-31",
    "2023-12-31 45427000000\n2024-12-31 49326000000\n2025-12-31 61087000000" },
  { ALPHABET, CAPEX, "capital_expenditure", "USD", "2023-12-31",
    "2023-12-31 32251000000\n2024-12-31 52535000000\n2025-12-31 91447000000" },
  { ALPHABET, "us-gaap:Revenues", "revenue", "USD", "2023-12-31",
    "2023-12-31 307394000000\n2024-12-31 350018000000\n2025-12-31 402836000000" },
  { MICROSOFT, RD, "rd_expense", "USD", "2024-06-30",
    "2024-06-30 29510000000\n2025-06-30 32488000000\n2026-06-30 35562000000" },
  { MICROSOFT, CAPEX, "capital_expenditure", "USD", "2024-06-30",
    "2024-06-30 44477000000\n2025-06-30 64551000000\n2026-06-30 115948000000" },
  { MICROSOFT, CONTRACTS, "revenue", "USD", "2024-06-30",
    "2024-06-30 245122000000\n2025-06-30 281724000000\n2026-06-30 331839000000" },
  { META, RD, "rd_expense", "USD", "",
    "2023-12-31 38483000000\n2024-12-31 43873000000\n2025-12-31 57372000000" },
  { META, CAPEX, "capital_expenditure", "USD", "",
    "2023-12-31 27045000000\n2024-12-31 37256000000\n2025-12-31 69691000000" },
  { META, CONTRACTS, "revenue", "USD", "",
    "2023-12-31 134902000000\n2024-12-31 164501000000\n2025-12-31 200966000000" },
  { SNOWFLAKE, RD, "rd_expense", "USD", "2023-01-31",
    "2023-01-31 788058000\n2024-01-31 1287949000\n2025-01-31 1783379000" },
  { SNOWFLAKE, CAPEX, "capital_expenditure", "USD", "2023-01-31",
    "2023-01-31 25128000\n2024-01-31 35086000\n2025-01-31 46279000" },
  { SNOWFLAKE, CONTRACTS, "revenue", "USD", "2023-01-31",
    "2023-01-31 2065659000\n2024-01-31 2806489000\n2025-01-31 3626396000" },
  { LPA, IFRS_CAPEX, "capital_expenditure", "USD", "",
    "2021-12-31 97687\n2022-12-31 88487\n2023-12-31 126476\n2024-12-31 71066" },
  { LPA, "ifrs-full:Revenue", "revenue", "USD", "",
    "2021-12-31 25596073\n2022-12-31 31983567\n2023-12-31 39436343\n2024-12-31 43862372" },
};
/* clang-format on */

/* NULL where the real files are not, when the test is skipped. */
static MoatDataFile *
open_real (const char *name, MoatDataFormat format)
{
  g_autofree char *shared = find_shared_data ();
  const char *folder = format == MOAT_DATA_FORMAT_FSDS ? "fsds" : "companyfacts";
  g_autofree char *path =
    g_build_filename (shared != NULL ? shared : "", "sec", folder, name, NULL);

  return shared != NULL ? open_filings (path, format) : NULL;
}

static MoatDataFile *
open_company (const char *name)
{
  return open_real (name, MOAT_DATA_FORMAT_COMPANYFACTS);
}

static MoatDataFile *
open_data_set (void)
{
  return open_real ("2009q3.zip", MOAT_DATA_FORMAT_FSDS);
}

/* Adds what is taken of one file: "key unit" → tree of last day → value as last stated. */
static void
add_years (GHashTable *all, const MoatStagedFact *fact)
{
  g_autofree char *name = g_strdup_printf ("%s %s", fact->concept, fact->unit);
  GTree *years = g_hash_table_lookup (all, name);
  int days = moat_period_days (fact->period);

  if (days == 0)
    return;
  g_assert_cmpint (days, >=, 350);
  g_assert_cmpint (days, <=, 380);
  if (years == NULL)
    {
      years = g_tree_new_full ((GCompareDataFunc) (gpointer) strcmp, NULL, g_free, g_free);
      g_hash_table_insert (all, g_steal_pointer (&name), years);
    }
  g_tree_insert (years, moat_date_to_iso (fact->period.end), moat_decimal_to_string (fact->best));
}

static GHashTable *
take_years (MoatDataFile *file, const MoatMapping *mapping)
{
  GHashTable *all =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_tree_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  const MoatStagerContext context = { 0 };
  g_autoptr (MoatStager) stager = moat_stager_new (rows, mapping, &context, NULL);
  MoatStagedProblem problem = { 0 };
  MoatStagedFact fact;
  MoatStaged staged;

  while ((staged = moat_stager_next (stager, &fact, &problem, NULL, &error)) == MOAT_STAGED_FACT)
    add_years (all, &fact);
  g_assert_cmpstr (problem.message, ==, NULL);
  g_assert_no_error (error);
  g_assert_cmpint (staged, ==, MOAT_STAGED_END);
  return all;
}

/* The years that end on @since or later: "end value", divided by "\n". */
static char *
list_years (GHashTable *all, const char *name, const char *since)
{
  GTree *years = g_hash_table_lookup (all, name);
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_nonnull (years);
  for (GTreeNode *node = g_tree_node_first (years); node != NULL; node = g_tree_node_next (node))
    {
      const char *end = g_tree_node_key (node);

      if (strcmp (end, since) >= 0)
        g_string_append_printf (out, "%s%s %s", out->len > 0 ? "\n" : "", end,
                                (char *) g_tree_node_value (node));
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_years_are_exact (void)
{
  g_autoptr (GHashTable) all = NULL;
  g_autoptr (MoatMapping) mapping = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *one = &cases[i];
      g_autofree char *name = g_strdup_printf ("%s %s", one->key, one->unit);
      g_autofree char *figures = NULL;

      if (i == 0 || strcmp (one->file, cases[i - 1].file) != 0)
        {
          g_autoptr (MoatDataFile) file = open_company (one->file);

          if (file == NULL)
            return;
          g_clear_pointer (&mapping, moat_mapping_free);
          g_clear_pointer (&all, g_hash_table_unref);
          mapping = moat_sec_suggest_mapping (file, NULL, NULL, NULL, NULL);
          all = take_years (file, mapping);
        }
      g_assert_cmpstr (g_hash_table_lookup (mapping->concept_keys, one->concept), ==, one->key);
      figures = list_years (all, name, one->since);
      if (strcmp (figures, one->figures) != 0)
        g_error ("%s %s: %s", one->file, one->key, figures);
    }
}

/* What has been stated of @concept and @period, in the order of filing. */
static char *
list_statements (MoatDataFile *file, const char *concept, const char *unit, const char *period)
{
  g_autofree char *figures = list_figures (file, NULL, concept, unit);
  g_auto (GStrv) lines = g_strsplit (figures, "\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", -1);

      if (strcmp (parts[0], period) == 0)
        g_string_append_printf (out, "%s %s\n", parts[1], parts[2]);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_restatements_are_kept (void)
{
  g_autoptr (MoatDataFile) alphabet = open_company (ALPHABET);
  g_autoptr (MoatDataFile) alibaba = open_company (ALIBABA);
  g_autofree char *capex = NULL;
  g_autofree char *payables = NULL;

  if (alphabet == NULL)
    return;
  capex = list_statements (alphabet, CAPEX, "USD", "2015-01-01/2015-12-31");
  g_assert_cmpstr (capex, ==,
                   "9915000000 2016-02-11\n9915000000 2016-05-03\n"
                   "9950000000 2017-02-03\n9950000000 2018-02-06\n");
  payables = list_statements (alibaba, "us-gaap:AccountsPayableAndAccruedLiabilitiesCurrent", "CNY",
                              "/2017-03-31");
  g_assert_cmpstr (payables, ==,
                   "47186000000 2017-06-15\n46979000000 2017-11-24\n46979000000 2018-07-27\n");
}

static void
test_companies_are_known (void)
{
  static const struct
  {
    const char *file;
    const char *key;
    const char *currency;
    int month, day;
  } companies[] = {
    { ALPHABET, "alphabet", "USD", 12, 31 },
    { MICROSOFT, "microsoft", "USD", 6, 30 },
    { META, "meta-platforms", "USD", 12, 31 },
    { SNOWFLAKE, "snowflake", "USD", 1, 31 },
    { ALIBABA, "alibaba-group", "CNY", 3, 31 },
    { LPA, "logistic-properties-of-the-americas", "USD", 12, 31 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      g_autoptr (MoatDataFile) file = open_company (companies[i].file);
      g_autoptr (MoatSecSummary) summary = NULL;
      const MoatSecCompany *company;

      if (file == NULL)
        return;
      summary = moat_sec_summarise (file, NULL, NULL, NULL);
      company = moat_sec_summary_find_company (summary, companies[i].key);
      g_assert_nonnull (company);
      g_assert_cmpstr (company->entity->currency, ==, companies[i].currency);
      g_assert_cmpint (company->entity->year_end.month, ==, companies[i].month);
      g_assert_cmpint (company->entity->year_end.day, ==, companies[i].day);
    }
}

static void
test_tags_that_contradict_are_offered (void)
{
  g_autoptr (MoatDataFile) file = open_company (LPA);
  g_autoptr (MoatSecSummary) summary = NULL;
  const MoatSecTag *contracts;

  if (file == NULL)
    return;
  summary = moat_sec_summarise (file, NULL, NULL, NULL);
  contracts = moat_sec_summary_find_tag (summary, "ifrs-full:RevenueFromContractsWithCustomers");
  g_assert_cmpstr (contracts->key, ==, "revenue");
  g_assert_false (contracts->taken);
  g_assert_nonnull (strstr (contracts->note, "ifrs-full:Revenue, for 4 periods"));
}

static gsize
count_lines (const char *text)
{
  gsize n = *text != '\0';

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

static void
test_data_set_is_read (void)
{
  g_autoptr (MoatDataFile) file = open_data_set ();
  g_autofree char *all = NULL;
  g_autofree char *google = NULL;

  if (file == NULL)
    return;
  /* 435 filings of 430 companies, and all together. */
  g_assert_cmpuint (g_strv_length ((GStrv) moat_data_file_get_tables (file)), ==, 431);
  all = list_figures (file, NULL, NULL, NULL);
  g_assert_cmpuint (count_lines (all), ==, 126650);
  google = list_figures (file, "GOOGLE INC.", RD, "USD");
  g_assert_cmpstr (google, ==,
                   "2008-04-01/2008-06-30 682210000 2009-08-04\n"
                   "2009-04-01/2009-06-30 707626000 2009-08-04\n"
                   "2009-01-01/2009-06-30 1349269000 2009-08-04\n"
                   "2008-01-01/2008-06-30 1355279000 2009-08-04");
}

/* One of the filings is of a year: it states its R&D of three.  The others have quarters. */
static void
test_quarters_are_no_years (void)
{
  g_autoptr (MoatDataFile) file = open_data_set ();
  g_autoptr (MoatMapping) mapping = NULL;
  g_autoptr (GHashTable) all = NULL;
  g_autofree char *years = NULL;

  if (file == NULL)
    return;
  mapping = moat_sec_suggest_mapping (file, NULL, NULL, NULL, NULL);
  all = take_years (file, mapping);
  years = list_years (all, "rd_expense USD", "");
  g_assert_cmpuint (count_lines (years), ==, 3);
}

#define ADD(name, function) g_test_add_func ("/exchange/sec-files/" name, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("years-are-exact", test_years_are_exact);
  ADD ("restatements-are-kept", test_restatements_are_kept);
  ADD ("companies-are-known", test_companies_are_known);
  ADD ("tags-that-contradict-are-offered", test_tags_that_contradict_are_offered);
  ADD ("data-set-is-read", test_data_set_is_read);
  ADD ("quarters-are-no-years", test_quarters_are_no_years);
  return g_test_run ();
}
