/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows and a mapping into staged facts: long and wide tables, what stands around a cell, which rows
 * are no data, and what is refused at which place. */
#include "cells.h"
#include "moat-unit.h"
#include "staging.h"

static void
test_one_fact_a_row (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for (
    "entity:entity|concept:concept|start:period-start|end:period-end|value:value|unit:unit|"
    "source:source");

  assert_staged ("entity|concept|start|end|value|unit|source\n"
                 "acme|revenue|2023-01-01|2023-12-31|1234.50|USD|s1\n"
                 "acme|headcount||2023-12-31|12|count|s1\n"
                 "acme|margin|2023-01-01|2023-12-31|-8|%|\n",
                 mapping,
                 "2:4 acme revenue 2023-01-01/2023-12-31 = 1234.50 → 1234.5 USD [s1] @row 2\n"
                 "3:4 acme headcount 2023-12-31 = 12 → 12 count [s1] @row 3\n"
                 "4:4 acme margin 2023-01-01/2023-12-31 = -8% → -0.08 ratio @row 4\n"
                 "rows 3");
}

static void
test_same_text_is_the_same_pointer (void)
{
  const MoatStagerContext context = { 0 };
  g_autoptr (MoatMapping) mapping = mapping_for ("e:entity|c:concept|p:period|v:value");
  g_autoptr (MoatRowReader) rows = cells_read ("\nAcme|r|2022|1\nACME|r|2023|2\nacme|r|2024|3");
  g_autoptr (MoatStager) stager = NULL;
  const char *entities[3];
  MoatStagedProblem problem = { 0 };
  MoatStagedFact fact;

  g_hash_table_insert (mapping->entity_keys, g_strdup ("Acme"), g_strdup ("acme"));
  g_hash_table_insert (mapping->entity_keys, g_strdup ("ACME"), g_strdup ("acme"));
  stager = moat_stager_new (rows, mapping, &context, NULL);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpint (moat_stager_next (stager, &fact, &problem, NULL, NULL), ==,
                       MOAT_STAGED_FACT);
      entities[i] = fact.entity;
    }
  g_assert_cmpstr (entities[0], ==, "acme");
  g_assert_true (entities[0] == entities[1] && entities[1] == entities[2]);
}

/* The column with @header. */
static MoatColumnMapping *
find_column (MoatMapping *mapping, const char *header)
{
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      MoatColumnMapping *column = mapping->columns->pdata[i];

      if (g_str_equal (column->header, header))
        return column;
    }
  g_assert_not_reached ();
}

static void
test_one_year_a_column (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for (
    "Country:entity|Code:ignored|Indicator:concept|2021a:value|2022:value|FY2023:value");

  find_column (mapping, "2021a")->period = g_strdup ("2021a");
  find_column (mapping, "2022")->period = g_strdup ("2022");
  find_column (mapping, "FY2023")->period = g_strdup ("FY2023");
  mapping->locator_prefix = g_strdup ("Data");
  assert_staged (
    "Country|Code|Indicator|2021a|2022|FY2023\n"
    "marchland|MA|R&D (% of GDP)|2.5|..|3\n"
    "China|CN|R&D (% of GDP)|1|2\n"
    "Aruba|AW|R&D (% of GDP)||\n",
    mapping,
    "2:3 marchland R&D (% of GDP) 2021-01-01/2021-12-31 = 2.5% → 0.025 ratio @Data, row 2, column "
    "2021a (Period as stated: 2021a) （期间原文：2021a）\n"
    "2:5 marchland R&D (% of GDP) 2022-04-01/2023-03-31 = 3% → 0.03 ratio @Data, row 2, column "
    "FY2023\n"
    "3:3 China R&D (% of GDP) 2021-01-01/2021-12-31 = 1% → 0.01 ratio @Data, row 3, column 2021a "
    "(Period as stated: 2021a) （期间原文：2021a）\n"
    "3:4 China R&D (% of GDP) 2022-01-01/2022-12-31 = 2% → 0.02 ratio @Data, row 3, column 2022\n"
    "rows 3 empty 5");
}

static void
test_one_measure_a_column (void)
{
  g_autoptr (MoatMapping) mapping =
    mapping_for ("Company:entity|Year:period|R&D (€ million):value|Staff:value");
  MoatColumnMapping *first = find_column (mapping, "R&D (€ million)");
  MoatColumnMapping *second = find_column (mapping, "Staff");

  first->concept = g_strdup ("R&D");
  first->unit = moat_unit_intern ("EUR");
  first->scale = 6;
  second->concept = g_strdup ("Staff");
  second->unit = moat_unit_intern ("count");
  g_hash_table_insert (mapping->concept_keys, g_strdup ("R&D"), g_strdup ("r-and-d"));
  g_hash_table_insert (mapping->entity_keys, g_strdup ("ALPHABET"), g_strdup ("alphabet"));
  assert_staged ("Company|Year|R&D (€ million)|Staff\n"
                 "ALPHABET|2022|37033.5805|190234\n",
                 mapping,
                 "2:2 alphabet r-and-d 2022-01-01/2022-12-31 = EUR 37033.5805 million → "
                 "37033580500 EUR @row 2, column R&D (€ million)\n"
                 "2:3 alphabet Staff 2022-01-01/2022-12-31 = 190234 → 190234 count @row 2, column "
                 "Staff\n"
                 "rows 1");
}

/* Fiscal years are those of the entity of each column. */
static void
test_one_entity_a_column (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("Year:period|marchco:value|deco:value");

  find_column (mapping, "marchco")->entity = g_strdup ("marchco");
  find_column (mapping, "deco")->entity = g_strdup ("deco");
  mapping->concept = g_strdup ("revenue");
  mapping->unit = moat_unit_intern ("USD");
  mapping->scale = 9;
  assert_staged ("Year|marchco|deco\nFY2023|1.5|2\nnever|3|\n", mapping,
                 "2:1 marchco revenue 2022-04-01/2023-03-31 = USD 1.5 billion → 1500000000 USD "
                 "@row 2, column marchco\n"
                 "2:2 deco revenue 2023-01-01/2023-12-31 = USD 2 billion → 2000000000 USD @row 2, "
                 "column deco\n"
                 "3:0 ! “never” is no period; write it as in 2025, FY2025, 2024 Q4, 2025-2027 or "
                 "2025-01-01/2027-12-31\n"
                 "rows 2");
}

/* What is nearer to the figure comes first; a multiplier stays with its kind of unit. */
static void
test_units_at_every_place (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("e:entity|c:concept|p:period|v:value|u:unit");

  mapping->unit = moat_unit_intern ("CNY");
  mapping->scale = 6;
  assert_staged ("e|c|p|v|u\n"
                 "a|r|2023|1|\n"
                 "a|r|2023|1|USD\n"
                 "a|r|2023|1|thousand\n"
                 "a|r|2023|1|USD bn\n"
                 "a|r|2023|1|%\n"
                 "a|r|2023|EUR 1 bn|USD bn\n"
                 "a|s (%)|2023|1|\n"
                 "a|r|2023|1|ducats\n",
                 mapping,
                 "2:3 a r 2023-01-01/2023-12-31 = CNY 1 million → 1000000 CNY @row 2\n"
                 "3:3 a r 2023-01-01/2023-12-31 = USD 1 million → 1000000 USD @row 3\n"
                 "4:3 a r 2023-01-01/2023-12-31 = CNY 1 thousand → 1000 CNY @row 4\n"
                 "5:3 a r 2023-01-01/2023-12-31 = USD 1 billion → 1000000000 USD @row 5\n"
                 "6:3 a r 2023-01-01/2023-12-31 = 1% → 0.01 ratio @row 6\n"
                 "7:3 a r 2023-01-01/2023-12-31 = EUR 1 bn → 1000000000 EUR @row 7\n"
                 "8:3 a s (%) 2023-01-01/2023-12-31 = 1% → 0.01 ratio @row 8\n"
                 "9:4 ! “ducats” is no unit; write a currency code such as CNY, or ratio, or "
                 "count\n"
                 "rows 8");
}

/* As Moat's own export has it. */
static void
test_words_beside_numbers (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for (
    "entity:entity|concept:concept|period:period|as-stated:as-stated|value:value|low:low|"
    "high:high|unit:unit|qualifier:qualifier|key:key");

  assert_staged (
    "entity|concept|period|as-stated|value|low|high|unit|qualifier|key\n"
    "a|r|2023|3247.51亿元|324751000000|||CNY|exact|f1\n"
    "a|r|2023|超100亿元||||||f2\n"
    "a|r|2023|three digits|||||over|f3\n"
    "a|r|2023|3 of 5|3|||count||f4\n"
    "a|r|2023|5-7 bn|6000000000|5000000000|7000000000|USD|between|f5\n"
    "a|r|2023|||5|7|count||f6\n"
    "a|r|2023||6|5|7|count||f7\n"
    "a|r|2023|8%|0.8|||ratio||f8\n"
    "a|r|2023|over 5|5|||count|under|f9\n"
    "a|r|2023|4 of 5||||||f10\n"
    "a|r|2023||6|5||count||f11\n"
    "a|r|2023||9|5|7|count||f12\n"
    "a|r|2023||5|||count|between|f13\n"
    "a|r|2023||5|||count|>|f14\n"
    "a|r|2023||||||sometimes|f15\n"
    "a|r|2023||5|||count|sometimes|f16\n",
    mapping,
    "2:4 a r 2023-01-01/2023-12-31 = 3247.51亿元 → 324751000000 CNY #f1 @row 2\n"
    "3:4 a r 2023-01-01/2023-12-31 = 超100亿元 → 10000000000 CNY over #f2 @row 3\n"
    "4:4 a r 2023-01-01/2023-12-31 = three digits → nothing over #f3 @row 4\n"
    "5:4 a r 2023-01-01/2023-12-31 = 3 of 5 → 3 count #f4 @row 5\n"
    "6:4 a r 2023-01-01/2023-12-31 = 5-7 bn → 5000000000..6000000000..7000000000 USD between #f5 "
    "@row 6\n"
    "7:4 a r 2023-01-01/2023-12-31 = 5 – 7 → 5..6..7 count between #f6 @row 7\n"
    "8:4 a r 2023-01-01/2023-12-31 = 6 → 5..6..7 count between #f7 @row 8\n"
    "9:4 ! “8%” is 0.08, but the value is 0.8. Change the words as stated; the value follows "
    "them.\n"
    "10:4 ! “over 5” says “over”, but the qualifier is “under”\n"
    "11:3 ! “4 of 5” cannot be read as a figure\n"
    "12:6 ! “Between” needs a low and a high end with the value in between\n"
    "13:5 ! “Between” needs a low and a high end with the value in between\n"
    "14:5 ! “Between” needs a low and a high end with the value in between\n"
    "15:4 a r 2023-01-01/2023-12-31 = 5 → 5 count over #f14 @row 15\n"
    "17:8 ! “sometimes” is none of: exact, about, over, under, between\n"
    "rows 16 empty 1");
}

static void
test_how_sure_and_since_when (void)
{
  g_autoptr (MoatMapping) mapping =
    mapping_for ("e:entity|p:period|v:value|s:status|g:grade|k:known-from|en:remark-en|"
                 "zh:remark-zh|page:locator|table:locator");

  mapping->concept = g_strdup ("r");
  mapping->known_from = moat_date_new (2024, 1, 1);
  mapping->source = g_strdup ("s1");
  mapping->grade = MOAT_GRADE_DERIVED;
  assert_staged ("e|p|v|s|g|k|en|zh|page|table\n"
                 "a|2023|1|plan|reported|2023-05-06|see below|见下|p. 3|T1\n"
                 "a|2024E|1|||45291||\n"
                 "a|2023|1|perhaps\n"
                 "a|2023|1||good\n"
                 "a|2023|1|||soon\n",
                 mapping,
                 "2:2 a r 2023-01-01/2023-12-31 = 1 → 1 plan [s1] known 2023-05-06 @p. 3 T1 (see "
                 "below) （见下）\n"
                 "3:2 a r 2024-01-01/2024-12-31 = 1 → 1 estimate derived [s1] known 2023-12-31 "
                 "@row 3 (Period as stated: 2024E) （期间原文：2024E）\n"
                 "4:3 ! “perhaps” is none of: actual, estimate, plan, target\n"
                 "5:4 ! “good” is none of: reported, derived, estimated, scenario, unresolved\n"
                 "6:5 ! “soon” is no date; write year, month and day as in 2025-02-24\n"
                 "rows 5");
}

static void
test_first_and_last_day (void)
{
  g_autoptr (MoatMapping) mapping =
    mapping_for ("e:entity|from:period-start|to:period-end|v:value");

  mapping->concept = g_strdup ("r");
  mapping->date_order = MOAT_DATE_ORDER_DMY;
  assert_staged ("e|from|to|v\n"
                 "a|01/04/2022|31/03/2023|1\n"
                 "a||31/03/2023|2\n"
                 "a|2021|2022|3\n"
                 "a|2023-04|2023-06|4\n"
                 "a|44927|45291|5\n"
                 "a|31/12/2023|01/01/2023|6\n"
                 "a|01/01/2023||7\n"
                 "a||soon|8\n"
                 "a|||9\n",
                 mapping,
                 "2:3 a r 2022-04-01/2023-03-31 = 1 → 1 @row 2\n"
                 "3:3 a r 2023-03-31 = 2 → 2 @row 3\n"
                 "4:3 a r 2021-01-01/2022-12-31 = 3 → 3 @row 4\n"
                 "5:3 a r 2023-04-01/2023-06-30 = 4 → 4 @row 5\n"
                 "6:3 a r 2023-01-01/2023-12-31 = 5 → 5 @row 6\n"
                 "7:2 ! The period ends before it starts\n"
                 "8:2 ! The period has no last day\n"
                 "9:2 ! “soon” is no date; write year, month and day as in 2025-02-24\n"
                 "10:2 ! The row has no period\n"
                 "rows 9");
}

static void
test_parts_that_are_joined (void)
{
  g_autoptr (MoatMapping) mapping =
    mapping_for ("e:entity|a:concept|b:concept|y:period|q:period|v:value");

  assert_staged ("e|a|b|y|q|v\n"
                 "x|GERD|current|2023|Q3|1\n"
                 "x|GERD||2023||2\n"
                 "x|GERD|current|growth|2000–10|3\n",
                 mapping,
                 "2:5 x GERD, current 2023-07-01/2023-09-30 = 1 → 1 @row 2\n"
                 "3:5 x GERD 2023-01-01/2023-12-31 = 2 → 2 @row 3\n"
                 "4:5 x GERD, current, growth 2000-01-01/2010-12-31 = 3 → 3 @row 4\n"
                 "rows 3");
}

static void
test_rows_that_are_no_data (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("Who:entity|When:period|What:value|:ignored");

  mapping->concept = g_strdup ("r");
  mapping->first_line = 3;
  assert_staged ("Who|When|What|\n"
                 "in|the|header\n"
                 "\n"
                 " | ||\n"
                 "Europe\n"
                 "a|2023|1|\n"
                 "a|2023|n/a\n"
                 "b|no year|..\n"
                 "Who|When|What|\n"
                 " b |\t2023 | 2|||\n"
                 "　c　|2023|3\n"
                 "Source: the office|||\n",
                 mapping,
                 "6:2 a r 2023-01-01/2023-12-31 = 1 → 1 @row 6\n"
                 "10:2 b r 2023-01-01/2023-12-31 = 2 → 2 @row 10\n"
                 "11:2 c r 2023-01-01/2023-12-31 = 3 → 3 @row 11\n"
                 "rows 5 empty 2 left out 3");
}

static void
test_rows_that_are_refused (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("e:entity|c:concept|p:period|v:value");

  assert_staged ("e|c|p|v\n"
                 "a|r|2023|1|2\n"
                 "|r|2023|1\n"
                 "a||2023|1\n"
                 "a|r||1\n"
                 "a|r|x|1\n"
                 "a|r|2023|many\n"
                 "a|r|2023|12,34\n"
                 "a|r|2023|1\n"
                 "a|r|2023|There is much to be said about this figure, none of it here\n",
                 mapping,
                 "2:4 ! The row has 5 cells and the header 4\n"
                 "3:0 ! The row does not say whom its figures are about\n"
                 "4:1 ! The row does not say what its figures measure\n"
                 "5:2 ! The row has no period\n"
                 "6:2 ! “x” is no period; write it as in 2025, FY2025, 2024 Q4, 2025-2027 or "
                 "2025-01-01/2027-12-31\n"
                 "7:3 ! “many” cannot be read as a figure\n"
                 "8:3 ! “12,34” cannot be read as a figure\n"
                 "9:3 a r 2023-01-01/2023-12-31 = 1 → 1 @row 9\n"
                 "10:3 ! “There is much to be said about this fig…” cannot be read as a figure\n"
                 "rows 9");
}

static void
test_refused_rows_can_be_corrected (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("e:entity|p:period|v:value");
  g_autoptr (GHashTable) corrections =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
  g_autoptr (MoatRowReader) rows = cells_read ("e|p|v\na|2023|one\nb|2023|two");
  g_autofree char *found = NULL;

  mapping->concept = g_strdup ("r");
  g_hash_table_insert (corrections, GSIZE_TO_POINTER (2), g_strsplit ("a|FY2023|1", "|", -1));
  found = stage_rows (rows, mapping, corrections);
  g_assert_cmpstr (found, ==,
                   "2:2 a r 2023-01-01/2023-12-31 = 1 → 1 @row 2\n"
                   "3:2 ! “two” cannot be read as a figure\n"
                   "rows 2");
}

static void
test_what_was_not_asked_for (void)
{
  g_autoptr (MoatMapping) mapping =
    mapping_for ("e:entity|c:concept|from:period-start|to:period-end|v:value");

  mapping->only_years = TRUE;
  mapping->only_mapped_concepts = TRUE;
  g_hash_table_insert (mapping->concept_keys, g_strdup ("Revenues"), g_strdup ("revenue"));
  assert_staged ("e|c|from|to|v\n"
                 "a|Revenues|2023-01-01|2023-12-31|1\n"
                 "a|Revenues|2023-01-01|2023-12-30|2\n"
                 "a|Revenues|2023-01-02|2023-12-16|3\n"
                 "a|Revenues|2023-01-01|2023-12-15|4\n"
                 "a|Revenues||2023-12-31|5\n"
                 "a|Other|2023-01-01|2023-12-31|6\n",
                 mapping,
                 "2:4 a revenue 2023-01-01/2023-12-31 = 1 → 1 @row 2\n"
                 "3:4 a revenue 2023-01-01/2023-12-30 = 2 → 2 @row 3\n"
                 "6:4 a revenue 2023-12-31 = 5 → 5 @row 6\n"
                 "rows 3 left out 3");
}

static void
test_tables_without_header (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("1:entity|2:period|3:value");

  mapping->header_line = 0;
  mapping->first_line = 1;
  mapping->concept = g_strdup ("r");
  assert_staged ("a|2023|1\nb|2023|2", mapping,
                 "1:2 a r 2023-01-01/2023-12-31 = 1 → 1 @row 1\n"
                 "2:2 b r 2023-01-01/2023-12-31 = 2 → 2 @row 2\n"
                 "rows 2");
}

#define N_RANDOM 6

static const MoatColumnRole random_roles[N_RANDOM] = {
  MOAT_COLUMN_ENTITY, MOAT_COLUMN_CONCEPT, MOAT_COLUMN_PERIOD,
  MOAT_COLUMN_VALUE,  MOAT_COLUMN_UNIT,    MOAT_COLUMN_SOURCE,
};

/* The cells in the order of random_roles. */
static GStrv
make_random_cells (void)
{
  static const char *const units[] = { "USD", "CNY", "count", "ratio", "" };
  GStrv cells = g_new0 (char *, N_RANDOM + 1);

  cells[0] = g_strdup_printf ("e%d", g_test_rand_int_range (0, 5));
  cells[1] = g_strdup_printf ("c%d", g_test_rand_int_range (0, 5));
  cells[2] = g_strdup_printf ("%d", g_test_rand_int_range (1990, 2030));
  cells[3] =
    g_strdup_printf ("%d.%d5", g_test_rand_int_range (-999, 999), g_test_rand_int_range (0, 999));
  cells[4] = g_strdup (units[g_test_rand_int_range (0, G_N_ELEMENTS (units))]);
  cells[5] = g_strdup_printf ("s%d", g_test_rand_int_range (0, 3));
  return cells;
}

/* Random facts, written as a table with its columns in any order, and staged again. */
static void
test_random_tables_come_back (void)
{
  for (int t = 0; t < 40; t++)
    {
      guint order[N_RANDOM];
      g_autoptr (MoatMapping) mapping = moat_mapping_new ();
      g_autoptr (GString) table = g_string_new ("header");
      g_autoptr (GString) expected = g_string_new (NULL);
      int n_rows = g_test_rand_int_range (1, 30), value = 0;

      for (guint i = 0; i < N_RANDOM; i++)
        {
          guint k = (guint) g_test_rand_int_range (0, (gint32) i + 1);

          order[i] = order[k];
          order[k] = i;
        }
      for (guint i = 0; i < N_RANDOM; i++)
        {
          moat_mapping_add_column (mapping, "h")->role = random_roles[order[i]];
          value = random_roles[order[i]] == MOAT_COLUMN_VALUE ? (int) i : value;
        }
      mapping->header_line = 1;
      for (int r = 2; r < n_rows + 2; r++)
        {
          g_auto (GStrv) cells = make_random_cells ();

          for (guint i = 0; i < N_RANDOM; i++)
            g_string_append_printf (table, "%c%s", i == 0 ? '\n' : '|', cells[order[i]]);
          g_string_append_printf (expected,
                                  "%d:%d %s %s %s-01-01/%s-12-31 = %s → %s%s%s [%s] @row %d\n", r,
                                  value, cells[0], cells[1], cells[2], cells[2], cells[3], cells[3],
                                  *cells[4] != '\0' ? " " : "", cells[4], cells[5], r);
        }
      g_string_append_printf (expected, "rows %d", n_rows);
      assert_staged (table->str, mapping, expected->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/stager/" name, function)
  ADD ("one-fact-a-row", test_one_fact_a_row);
  ADD ("same-text-is-the-same-pointer", test_same_text_is_the_same_pointer);
  ADD ("one-year-a-column", test_one_year_a_column);
  ADD ("one-measure-a-column", test_one_measure_a_column);
  ADD ("one-entity-a-column", test_one_entity_a_column);
  ADD ("units-at-every-place", test_units_at_every_place);
  ADD ("words-beside-numbers", test_words_beside_numbers);
  ADD ("how-sure-and-since-when", test_how_sure_and_since_when);
  ADD ("first-and-last-day", test_first_and_last_day);
  ADD ("parts-that-are-joined", test_parts_that_are_joined);
  ADD ("rows-that-are-no-data", test_rows_that_are_no_data);
  ADD ("rows-that-are-refused", test_rows_that_are_refused);
  ADD ("refused-rows-can-be-corrected", test_refused_rows_can_be_corrected);
  ADD ("what-was-not-asked-for", test_what_was_not_asked_for);
  ADD ("tables-without-header", test_tables_without_header);
  ADD ("random-tables-come-back", test_random_tables_come_back);
#undef ADD
  return g_test_run ();
}
