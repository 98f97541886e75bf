/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested for a file of the SEC: companies by their name, currency and year end, tags
 * joined where they never contradict each other and offered where they do, what is not disclosed,
 * and the mapping that follows. */
#include "filings.h"
#include "moat-sec-company.h"
#include "moat-sec-mapping.h"
#include "moat-sec-tags.h"
#include "moat-stager.h"
#include "moat-standard-concept.h"

#include <string.h>

static MoatSecSummary *
summarise (const char *name)
{
  g_autoptr (MoatDataFile) file = open_companyfacts (name);
  g_autoptr (GError) error = NULL;
  MoatSecSummary *summary = moat_sec_summarise (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return summary;
}

static void
assert_tag (const MoatSecSummary *summary, const char *concept, const char *key, gboolean taken,
            const char *note)
{
  const MoatSecTag *tag = moat_sec_summary_find_tag (summary, concept);

  g_assert_nonnull (tag);
  g_assert_cmpstr (tag->key, ==, key);
  g_assert_cmpint (tag->taken, ==, taken);
  g_assert_cmpstr (tag->note, ==, note);
}

static void
test_keys_are_names_without_legal_form (void)
{
  static const char *const cases[][2] = {
    { "ALPHABET INC.", "alphabet" },
    { "Meta Platforms, Inc.", "meta-platforms" },
    { "ALIBABA GROUP HOLDING LTD", "alibaba-group" },
    { "Alibaba Group", "alibaba-group" },
    { "MICROSOFT CORPORATION", "microsoft" },
    { "INTEL CORP /DE/", "intel" },
    { "THE COCA-COLA COMPANY", "coca-cola" },
    { "Novo Nordisk A/S", "novo-nordisk-a-s" },
    { "S.A. Holding", "sa" },
    { "Société Générale S.A.", "société-générale" },
    { "Inc.", "inc" },
    { "...", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = moat_sec_company_make_key (cases[i][0]);

      g_assert_cmpstr (key, ==, cases[i][1]);
    }
}

static void
test_labels_are_written_as_names (void)
{
  static const char *const cases[][2] = {
    { "ALPHABET INC.", "Alphabet Inc." },
    { "Meta Platforms, Inc.", "Meta Platforms, Inc." },
    { "ALIBABA GROUP HOLDING LTD", "Alibaba Group Holding Ltd" },
    { "BANK OF AMERICA CORP", "Bank of America Corp" },
    { "HP INC", "HP Inc" },
    { "AT&T INC.", "AT&T Inc." },
    { "3M CO", "3M Co" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = moat_sec_company_make_label (cases[i][0]);

      g_assert_cmpstr (label, ==, cases[i][1]);
    }
}

static void
assert_year_end (const char *ends, int month, int day)
{
  g_auto (GStrv) dates = g_strsplit (ends, " ", -1);
  g_autoptr (MoatYearEndVotes) votes = moat_year_end_votes_new ();
  MoatYearEnd decided;

  for (guint i = 0; dates[i] != NULL; i++)
    {
      if (*dates[i] != '\0')
        moat_year_end_votes_add (votes, moat_date_parse_iso (dates[i], -1));
    }
  decided = moat_year_end_votes_decide (votes);
  g_assert_cmpint (decided.month, ==, month);
  g_assert_cmpint (decided.day, ==, day);
}

static void
test_year_ends_follow_the_periods (void)
{
  assert_year_end ("", 12, 31);
  assert_year_end ("2014-03-31 2015-03-31", 3, 31);
  assert_year_end ("2023-06-30", 6, 30);
  assert_year_end ("2019-02-28 2020-02-29 2021-02-28", 2, 28);
  assert_year_end ("2015-12-26 2016-12-31 2017-12-30 2018-12-29 2019-12-28", 12, 31);
  /* The Saturday next to the end of January. */
  assert_year_end ("2015-01-31 2016-01-30 2017-01-28 2018-02-03 2019-02-02", 1, 31);
  assert_year_end ("2018-05-15 2019-05-15 2020-05-15 2019-12-31", 5, 15);
  /* The year before a change is long ago. */
  assert_year_end ("2005-09-30 2006-09-30 2007-09-30 2020-12-31 2021-12-31", 12, 31);
}

static void
test_every_tag_states_a_standard_concept (void)
{
  const MoatSecTagMeaning *meanings = moat_sec_tags_get ();
  const char *last = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tags = g_hash_table_new (g_str_hash, g_str_equal);

  for (; meanings->key != NULL; meanings++)
    {
      g_autoptr (MoatConcept) concept = moat_standard_concept_new (meanings->key);

      g_assert_nonnull (concept);
      g_assert_true (g_hash_table_add (tags, (gpointer) meanings->concept));
      /* Those of one concept stand together. */
      if (g_strcmp0 (last, meanings->key) != 0)
        g_assert_true (g_hash_table_add (keys, (gpointer) meanings->key));
      last = meanings->key;
      g_assert_true (moat_sec_tags_find (meanings->concept) == meanings);
    }
  g_assert_cmpuint (g_hash_table_size (keys), ==,
                    g_strv_length ((GStrv) moat_standard_concept_get_keys ()));
  g_assert_null (moat_sec_tags_find ("us-gaap:PaymentsToAcquireInvestments"));
}

static void
test_companies_are_described (void)
{
  g_autoptr (MoatSecSummary) one = summarise ("sec/translated.json");
  g_autoptr (MoatSecSummary) other = summarise ("sec/retagged.json");
  const MoatSecCompany *company = moat_sec_summary_find_company (one, "alibaba-group");

  g_assert_cmpuint (one->companies->len, ==, 1);
  g_assert_cmpstr (company->name, ==, "ALIBABA GROUP HOLDING LTD");
  g_assert_cmpstr (company->entity->label.en, ==, "Alibaba Group Holding Ltd");
  g_assert_cmpstr (company->entity->currency, ==, "CNY");
  g_assert_cmpint (company->entity->year_end.month, ==, 3);
  g_assert_cmpint (company->entity->year_end.day, ==, 31);
  g_assert_cmpuint (company->n_rows, ==, 12);
  g_assert_cmpstr (one->source->key, ==, "sec-companyfacts-0001577552");
  g_assert_cmpstr (one->source->title.en, ==,
                   "Alibaba Group Holding Ltd: company facts (SEC EDGAR)");
  g_assert_cmpstr (one->source->url, ==,
                   "https://data.sec.gov/api/xbrl/companyfacts/CIK0001577552.json");
  g_assert_cmpint (one->source->published, ==, moat_date_new (2018, 7, 27));

  company = moat_sec_summary_find_company (other, "northwind-sons-widgets");
  g_assert_nonnull (company);
  g_assert_cmpint (company->entity->year_end.month, ==, 12);
  g_assert_cmpint (company->entity->year_end.day, ==, 31);
  g_assert_null (moat_sec_summary_find_company (other, "alibaba-group"));
}

static void
test_periods_are_what_their_days_say (void)
{
  g_autoptr (MoatSecSummary) summary = summarise ("sec/retagged.json");
  const MoatSecTag *tag = moat_sec_summary_find_tag (
    summary, "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax");
  const MoatSecTag *assets = moat_sec_summary_find_tag (summary, "us-gaap:Assets");

  /* Every row of the file calls itself FY 2030. */
  g_assert_cmpuint (tag->n_years, ==, 3);
  g_assert_cmpuint (tag->n_quarters, ==, 2);
  g_assert_cmpuint (tag->n_others, ==, 2);
  g_assert_cmpuint (tag->n_instants, ==, 0);
  g_assert_cmpint (tag->first, ==, moat_date_new (2017, 12, 30));
  g_assert_cmpint (tag->last, ==, moat_date_new (2019, 12, 28));
  g_assert_cmpuint (assets->n_instants, ==, 1);
  g_assert_cmpuint (assets->n_years, ==, 0);
}

static void
test_a_line_that_changed_its_tag_is_joined (void)
{
  g_autoptr (MoatSecSummary) summary = summarise ("sec/retagged.json");

  assert_tag (summary, "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", "revenue",
              TRUE, NULL);
  assert_tag (summary, "us-gaap:SalesRevenueNet", "revenue", TRUE,
              "Taken with us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax, which it "
              "never contradicts");
}

static void
test_a_tag_that_contradicts_is_offered (void)
{
  g_autoptr (MoatSecSummary) summary = summarise ("sec/retagged.json");

  assert_tag (summary, "us-gaap:RevenueFromContractWithCustomerIncludingAssessedTax", "revenue",
              FALSE,
              "Not taken: one filing states another value under "
              "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax, for 1 period "
              "(2017-12-31/2018-12-29)");
  assert_tag (summary, "us-gaap:RevenuesNetOfInterestExpense", "revenue", FALSE,
              "Not taken: another filing states another value under us-gaap:SalesRevenueNet, for "
              "1 period (2014-12-28/2015-12-26); it may have been restated");
}

static void
test_a_narrower_tag_stands_only_alone (void)
{
  g_autoptr (MoatSecSummary) both = summarise ("sec/retagged.json");
  g_autoptr (MoatSecSummary) alone = summarise ("sec/translated.json");

  assert_tag (both, "us-gaap:PaymentsToAcquireOtherPropertyPlantAndEquipment",
              "capital_expenditure", FALSE,
              "Not taken: us-gaap:PaymentsToAcquirePropertyPlantAndEquipment is nearer to it");
  assert_tag (alone, "us-gaap:PaymentsToAcquireOtherPropertyPlantAndEquipment",
              "capital_expenditure", TRUE, "Taken because the company states nothing nearer to it");
  assert_tag (alone, "us-gaap:PaymentsToAcquireIntangibleAssets", "intangible_asset_payments", TRUE,
              NULL);
}

static void
test_what_is_not_disclosed_is_said (void)
{
  g_autoptr (MoatSecSummary) summary = summarise ("sec/retagged.json");
  const MoatSecTag *found = NULL;

  for (guint i = 0; i < summary->tags->len; i++)
    {
      const MoatSecTag *tag = summary->tags->pdata[i];

      if (g_strcmp0 (tag->key, "rd_expense") == 0)
        {
          g_assert_null (found);
          found = tag;
        }
    }
  g_assert_null (found->concept);
  g_assert_false (found->taken);
  g_assert_cmpuint (found->n_years + found->n_quarters + found->n_others + found->n_instants, ==,
                    0);
  g_assert_cmpstr (found->note, ==, "Not disclosed: the file has none of the tags that state it");
}

static MoatColumnRole
get_role (const MoatMapping *mapping, const char *header)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];

      if (strcmp (column->header, header) == 0)
        return column->role;
    }
  g_error ("no column %s", header);
}

static void
test_the_mapping_can_be_used (void)
{
  g_autoptr (MoatDataFile) file = open_companyfacts ("sec/translated.json");
  g_autoptr (MoatMapping) mapping = moat_mapping_suggest (file, NULL, NULL, NULL, NULL);
  g_autofree char *problem = moat_mapping_find_problem (mapping);

  g_assert_cmpstr (problem, ==, NULL);
  g_assert_cmpuint (mapping->header_line, ==, 1);
  g_assert_cmpuint (mapping->first_line, ==, 2);
  g_assert_true (mapping->only_mapped_concepts);
  g_assert_true (mapping->only_years);
  g_assert_cmpstr (mapping->source, ==, "sec-companyfacts-0001577552");
  g_assert_cmpint (get_role (mapping, "start"), ==, MOAT_COLUMN_PERIOD_START);
  g_assert_cmpint (get_role (mapping, "value"), ==, MOAT_COLUMN_VALUE);
  g_assert_cmpint (get_role (mapping, "filed"), ==, MOAT_COLUMN_KNOWN_FROM);
  g_assert_cmpint (get_role (mapping, "fy"), ==, MOAT_COLUMN_IGNORED);
  g_assert_cmpstr (
    g_hash_table_lookup (mapping->concept_keys, "us-gaap:ResearchAndDevelopmentExpense"), ==,
    "rd_expense");
  g_assert_cmpstr (g_hash_table_lookup (mapping->entity_keys, "ALIBABA GROUP HOLDING LTD"), ==,
                   "alibaba-group");
}

/* What the mapping makes of the rows: nothing is refused, shares are counted. */
static void
test_every_row_becomes_a_fact (void)
{
  g_autoptr (MoatDataFile) file = open_companyfacts ("sec/translated.json");
  g_autoptr (MoatMapping) mapping = moat_mapping_suggest (file, NULL, NULL, NULL, NULL);
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, NULL, NULL);
  const MoatStagerContext context = { 0 };
  g_autoptr (MoatStager) stager = moat_stager_new (rows, mapping, &context, NULL);
  MoatStagedProblem problem = { 0 };
  MoatStagedFact fact;
  guint n = 0;

  for (; moat_stager_next (stager, &fact, &problem, NULL, NULL) == MOAT_STAGED_FACT; n++)
    {
      g_assert_cmpstr (fact.entity, ==, "alibaba-group");
      g_assert_cmpstr (fact.source, ==, "sec-companyfacts-0001577552");
      if (strcmp (fact.concept, "shares_outstanding") == 0)
        g_assert_cmpstr (fact.unit, ==, "count");
      if (strcmp (fact.concept, "capital_expenditure") != 0)
        continue;
      g_assert_cmpint (fact.period.start, ==, moat_date_new (2016, 4, 1));
      g_assert_cmpint (fact.period.end, ==, moat_date_new (2017, 3, 31));
      g_assert_cmpint (fact.known_from, ==, moat_date_new (2017, 6, 15));
      g_assert_cmpstr (fact.as_stated, ==, "5680000000");
      g_assert_cmpstr (fact.locator, ==,
                       "20-F 0001047469-17-004019, "
                       "us-gaap:PaymentsToAcquireOtherPropertyPlantAndEquipment");
    }
  g_assert_cmpstr (problem.message, ==, NULL);
  g_assert_cmpuint (n, ==, 12);
}

static void
test_known_companies_are_found_by_name (void)
{
  g_autoptr (MoatSecSummary) summary = summarise ("sec/translated.json");
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);
  const MoatKnownNames known = { .entities = entities };
  g_autoptr (MoatMapping) mapping = NULL;

  g_hash_table_insert (entities, (gpointer) "alibaba group", (gpointer) "baba");
  g_hash_table_insert (entities, (gpointer) "alibaba cloud", (gpointer) "cloud");
  mapping = moat_sec_mapping_new (summary, &known);
  g_assert_cmpstr (g_hash_table_lookup (mapping->entity_keys, "ALIBABA GROUP HOLDING LTD"), ==,
                   "baba");
}

#define ADD(name, function) g_test_add_func ("/exchange/sec-mapping/" name, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("keys-are-names-without-legal-form", test_keys_are_names_without_legal_form);
  ADD ("labels-are-written-as-names", test_labels_are_written_as_names);
  ADD ("year-ends-follow-the-periods", test_year_ends_follow_the_periods);
  ADD ("every-tag-states-a-standard-concept", test_every_tag_states_a_standard_concept);
  ADD ("companies-are-described", test_companies_are_described);
  ADD ("periods-are-what-their-days-say", test_periods_are_what_their_days_say);
  ADD ("a-line-that-changed-its-tag-is-joined", test_a_line_that_changed_its_tag_is_joined);
  ADD ("a-tag-that-contradicts-is-offered", test_a_tag_that_contradicts_is_offered);
  ADD ("a-narrower-tag-stands-only-alone", test_a_narrower_tag_stands_only_alone);
  ADD ("what-is-not-disclosed-is-said", test_what_is_not_disclosed_is_said);
  ADD ("the-mapping-can-be-used", test_the_mapping_can_be_used);
  ADD ("every-row-becomes-a-fact", test_every_row_becomes_a_fact);
  ADD ("known-companies-are-found-by-name", test_known_companies_are_found_by_name);
  return g_test_run ();
}
