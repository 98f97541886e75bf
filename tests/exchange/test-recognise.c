/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the kinds that people have, and what is recognised in them without being told: header,
 * form, columns, units, notation, and what stands around the table. */
#include <glib/gstdio.h>
#include <string.h>

#include "moat-recognise.h"
#include "moat-stager.h"

/* "line of header / first line; constants", then a line for each column that is not ignored. */
static char *
describe (const MoatMapping *mapping)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%zu/%zu", mapping->header_line, mapping->first_line);
  if (mapping->entity != NULL)
    g_string_append_printf (out, " entity=%s", mapping->entity);
  if (mapping->concept != NULL)
    g_string_append_printf (out, " concept=%s", mapping->concept);
  if (mapping->unit != NULL || mapping->scale != 0)
    g_string_append_printf (out, " unit=%s×%d", mapping->unit != NULL ? mapping->unit : "",
                            mapping->scale);
  if (mapping->source != NULL)
    g_string_append_printf (out, " source=%s", mapping->source);
  if (mapping->known_from != MOAT_DATE_NONE)
    {
      g_autofree char *date = moat_date_to_iso (mapping->known_from);

      g_string_append_printf (out, " known=%s", date);
    }
  if (mapping->number_mark == MOAT_NUMBER_MARK_COMMA)
    g_string_append (out, " comma");
  if (mapping->date_order != MOAT_DATE_ORDER_YMD)
    g_string_append (out, mapping->date_order == MOAT_DATE_ORDER_DMY ? " dmy" : " mdy");
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];

      if (column->role == MOAT_COLUMN_IGNORED)
        continue;
      g_string_append_printf (out, "\n%s: %s", column->header,
                              moat_column_role_to_nick (column->role));
      if (column->entity != NULL)
        g_string_append_printf (out, " entity=%s", column->entity);
      if (column->concept != NULL)
        g_string_append_printf (out, " concept=%s", column->concept);
      if (column->period != NULL)
        g_string_append_printf (out, " period=%s", column->period);
      if (column->unit != NULL || column->scale != 0)
        g_string_append_printf (out, " %s×%d", column->unit != NULL ? column->unit : "",
                                column->scale);
    }
  return g_string_free (out, FALSE);
}

/* Cells are divided by "|" here and by tabs as on the clipboard. */
static MoatMapping *
suggest (const char *table, const MoatKnownNames *known)
{
  g_autofree char *text = g_strdelimit (g_strdup (table), "|", '\t');
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatDataFile) file = moat_data_file_new_from_text (text, &error);
  MoatMapping *mapping;

  g_assert_no_error (error);
  mapping = moat_mapping_suggest (file, NULL, known, NULL, &error);
  g_assert_no_error (error);
  return mapping;
}

typedef struct
{
  const char *table, *expected;
} TableCase;

static void
assert_recognised (const TableCase *cases, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoatMapping) mapping = suggest (cases[i].table, NULL);
      g_autofree char *found = describe (mapping);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_long_tables (void)
{
  static const TableCase cases[] = {
    { "Entity|Code|Year|Share online\nChina|CHN|2023|90.6\nChina|CHN|2024|92\n",
      "1/2\nEntity: entity\nYear: period\nShare online: value concept=Share online" },
    { "company,metric,period_start,period_end,value,currency,source\n"
      "acme,revenue,2023-01-01,2023-12-31,5,USD,s\n",
      "1/2\ncompany: entity\nmetric: concept\nperiod_start: period-start\nperiod_end: period-end\n"
      "value: value\ncurrency: unit\nsource: source" },
    { "公司|指标|年度|金额|单位|来源|备注\n阿里巴巴|研发费用|2020财年|430.80|亿元|年报|见附注\n",
      "1/2\n公司: entity\n指标: concept\n年度: period\n金额: value\n单位: unit\n来源: "
      "source\n备注: "
      "remark-zh" },
    { "Company|Year|Quarter|Item|Amount (USD m)\nacme|2023|Q1|Revenue|5\nacme|2023|Q2|Revenue|6\n",
      "1/2\nCompany: entity\nYear: period\nQuarter: period\nItem: concept\nAmount (USD m): value "
      "USD×6" },
    { "Firm|Indicator|Filed|As of|Low|High\nacme|staff|2024-01-31|2023-12-31|5|7\n",
      "1/2\nFirm: entity\nIndicator: concept\nFiled: known-from\nAs of: period-end\nLow: low\n"
      "High: high" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

/* Moat's own export, column by column. */
static void
test_own_files (void)
{
  static const TableCase cases[] = {
    { "key,entity,concept,period_start,period_end,as_stated,value,low,high,unit,qualifier,status,"
      "grade,source,locator,known_from,remark_en,remark_zh\n"
      "f1,acme,revenue,2023-01-01,2023-12-31,5 bn,5000000000,,,USD,exact,actual,reported,s1,p. 3,"
      "2024-01-01,,\n",
      "1/2\nkey: key\nentity: entity\nconcept: concept\nperiod_start: period-start\nperiod_end: "
      "period-end\nas_stated: as-stated\nvalue: value\nlow: low\nhigh: high\nunit: unit\n"
      "qualifier: qualifier\nstatus: status\ngrade: grade\nsource: source\nlocator: locator\n"
      "known_from: known-from\nremark_en: remark-en\nremark_zh: remark-zh" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static void
test_tables_with_periods_as_columns (void)
{
  static const TableCase cases[] = {
    { "Data Source|World Development Indicators\n\nLast Updated Date|2026-07-13\n\n"
      "Country Name|Country Code|Indicator Name|Indicator Code|2021|2022|2023|\n"
      "Aruba|ABW|R&D (% of GDP)|GB.X||||\nChina|CHN|R&D (% of GDP)|GB.X|2.4|2.5|2.6|\n",
      "5/6 source=World Development Indicators known=2026-07-13\nCountry Name: entity\nIndicator "
      "Name: concept\n2021: value period=2021\n2022: value period=2022\n2023: value period=2023" },
    { "Income statement\n(In millions of USD)\nItem|2022|2023\nRevenue|100|120\n",
      "3/4 unit=USD×6\nItem: concept\n2022: value period=2022\n2023: value period=2023" },
    { "单位：亿元\n项目|2022年|2023年\n营业收入|100|120\n研发费用|10|12\n",
      "2/3 unit=CNY×8\n项目: concept\n2022年: value period=2022年\n2023年: value period=2023年" },
    { "Company|FY2022|FY2023 Q1|2024E\nAcme|1|2|3\n",
      "1/2\nCompany: entity\nFY2022: value period=FY2022\nFY2023 Q1: value period=FY2023 Q1\n"
      "2024E: value period=2024E" },
    { "Company|R&D 2022 (€ million)|R&D 2021 (€ million)|Sales 2022 (€ million)\nAcme|1|2|3\n",
      "1/2\nCompany: entity\nR&D 2022 (€ million): value concept=R&D period=2022 EUR×6\nR&D 2021 "
      "(€ million): value concept=R&D period=2021 EUR×6\nSales 2022 (€ million): value "
      "concept=Sales period=2022 EUR×6" },
    { "location|measure|c1980|c1981\nChina|Deaths|1|2\nIndia|Deaths|3|4\n",
      "1/2\nlocation: entity\nmeasure: concept\nc1980: value period=1980\nc1981: value "
      "period=1981" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static void
test_tables_with_measures_as_columns (void)
{
  static const TableCase cases[] = {
    { "Rank|Company|Year|Country|R&D (€ million)|R&D intensity (%)|Employees\n"
      "1|ALPHABET|2022|US|37033.58|13.97|190234\n2|META|2022|US|31519.8|28.8|86482\n",
      "1/2\nCompany: entity\nYear: period\nR&D (€ million): value concept=R&D EUR×6\nR&D intensity "
      "(%): value concept=R&D intensity ratio×-2\nEmployees: value concept=Employees count×0" },
    { "Company|Year|R&D|Sales\n||EUR million|EUR million\nAcme|2022|5|50\n",
      "2/3\nCompany: entity\nYear: period\nR&D / EUR million: value concept=R&D EUR×6\nSales / EUR "
      "million: value concept=Sales EUR×6" },
    { "Revenue|Revenue|R&D\n2022|2023|2023\n5|6|1\n",
      "2/3\nRevenue / 2022: value concept=Revenue period=2022\nRevenue / 2023: value "
      "concept=Revenue period=2023\nR&D / 2023: value concept=R&D period=2023" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static void
test_tables_with_entities_as_columns (void)
{
  static const TableCase cases[] = {
    { "R&D spending (USD bn)\nYear|Alphabet|Microsoft\n2022|39.5|24.5\n2023|45.4|27.2\n",
      "2/3 concept=R&D spending unit=USD×9\nYear: period\nAlphabet: value entity=Alphabet\n"
      "Microsoft: value entity=Microsoft" },
    { "Indicator|Year|Acme|Deco\nRevenue|2022|1|2\nCapex|2022|3|4\n",
      "1/2\nIndicator: concept\nYear: period\nAcme: value entity=Acme\nDeco: value entity=Deco" },
    { "Year|Revenue|Net income\n2022|1|2\n2023|3|4\n",
      "1/2\nYear: period\nRevenue: value concept=Revenue\nNet income: value concept=Net income" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static void
test_notation (void)
{
  static const TableCase cases[] = {
    { "Name|Date|Value\na|31/12/2022|1.234,5\nb|30/06/2023|12,5\n",
      "1/2 comma dmy\nName: entity\nDate: period\nValue: value" },
    { "Name|Date|Value\na|12/31/2022|1,234.5\nb|6/30/2023|1,234\n",
      "1/2 mdy\nName: entity\nDate: period\nValue: value" },
    { "Name|Date|Value\na|2022-12-31|1,234\n", "1/2\nName: entity\nDate: period\nValue: value" },
    { "Name|Date|Value\na|31.12.2022|0,559\nb|31.12.2023|1.234\n",
      "1/2 comma dmy\nName: entity\nDate: period\nValue: value" },
    { "Name|Date|Value\na|2022|0.559\nb|2023|1.234.567,8\nc|2023|0.1\n",
      "1/2\nName: entity\nDate: period\nValue: value" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

/* The cells overrule the header, and tell apart what it leaves alike. */
static void
test_cells_against_headers (void)
{
  static const TableCase cases[] = {
    /* Levels of a header put side by side, as statistical tables are flattened. */
    { "row_id|time_period|level_1|level_2|level_3|value\n"
      "r1|China|GERD|Current|1990|1\nr2|China|GERD|Current|2000|2\n"
      "r3|China|GDP|Current|1990|3\nr4|China|Ratio (%)|1990||4\nr5|China|Ratio (%)|2000||5\n",
      "1/2\ntime_period: entity\nlevel_1: concept\nlevel_2: period\nlevel_3: period\nvalue: "
      "value" },
    { "Country|Sex|Year|Value\nChina|men|2020|1\nChina|women|2020|2\nChina|all|2020|3\n",
      "1/2\nCountry: entity\nSex: concept\nYear: period\nValue: value" },
    { "Status|Company|Year|Sales\nchecked|Acme|2020|1\nopen|Acme|2021|1\n",
      "1/2\nCompany: entity\nYear: period\nSales: value concept=Sales" },
    { "Country Code|Year|Value\nCHN|2020|1\nUSA|2020|2\n",
      "1/2\nCountry Code: entity\nYear: period\nValue: value" },
    { "Wer|Wann|Umsatz\nAcme|2020|1\nDeco|2020|2\n",
      "1/2\nWer: entity\nWann: period\nUmsatz: value concept=Umsatz" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static void
test_headers_that_are_not_there (void)
{
  static const TableCase cases[] = {
    { "Acme|2022|5\nAcme|2023|6\n", "0/1\n1: entity\n2: period\n3: value" },
    { "# a comment\nName|Year|Value\nAcme|2023|6\n",
      "2/3\nName: entity\nYear: period\nValue: value" },
    { "Name|Year|Value\nAcme|2023|6\nAcme|2024|7|8|9|10\n",
      "1/2\nName: entity\nYear: period\nValue: value" },
    { "Name|Year|Value\n", "1/2" },
  };

  assert_recognised (cases, G_N_ELEMENTS (cases));
}

static const char *
recall (const char *header, gpointer data)
{
  return g_str_equal (header, "Betrag") ? "value" : g_str_equal (header, "Year") ? "ignored" : NULL;
}

static void
test_what_the_project_knows (void)
{
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) concepts = g_hash_table_new (g_str_hash, g_str_equal);
  const MoatKnownNames known = { entities, concepts, recall, NULL };
  g_autoptr (MoatMapping) mapping = NULL;
  g_autofree char *found = NULL;

  g_hash_table_insert (entities, (gpointer) "alibaba group", (gpointer) "alibaba-group");
  g_hash_table_insert (concepts, (gpointer) "研发", (gpointer) "r-and-d");
  mapping = suggest ("Group|What|Period|Year|Betrag|Menge\n"
                     "ALIBABA  GROUP|研发|2022|1|2|3\nOther|研发|2022|1|2|3\n",
                     &known);
  found = describe (mapping);
  g_assert_cmpstr (found, ==, "1/2\nGroup: entity\nWhat: concept\nPeriod: period\nBetrag: value");
  g_assert_cmpint (g_hash_table_size (mapping->entity_keys), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (mapping->entity_keys, "ALIBABA  GROUP"), ==,
                   "alibaba-group");
  g_assert_cmpstr (g_hash_table_lookup (mapping->concept_keys, "研发"), ==, "r-and-d");
}

/* Known names decide what columns of numbers are. */
static void
test_known_names_in_headers (void)
{
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) concepts = g_hash_table_new (g_str_hash, g_str_equal);
  const MoatKnownNames known = { entities, concepts, NULL, NULL };
  g_autoptr (MoatMapping) mapping = NULL;
  g_autofree char *found = NULL;

  g_hash_table_insert (concepts, (gpointer) "gadgets", (gpointer) "gadgets");
  mapping = suggest ("Year|Gadgets|Widgets\n2022|1|2\n2023|3|4\n", &known);
  found = describe (mapping);
  g_assert_cmpstr (found, ==,
                   "1/2\nYear: period\nGadgets: value concept=Gadgets\nWidgets: value "
                   "concept=Widgets");
  g_assert_cmpstr (g_hash_table_lookup (mapping->concept_keys, "Gadgets"), ==, "gadgets");
}

/* Writes @text as @name into @folder and suggests a mapping. */
static MoatMapping *
suggest_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (MoatDataFile) file = NULL;
  g_autoptr (GError) error = NULL;
  MoatMapping *mapping;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  mapping = moat_mapping_suggest (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_remove (path), ==, 0);
  return mapping;
}

static void
test_names_of_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("moat-recognise-XXXXXX", NULL);
  const struct
  {
    const char *name, *text, *expected;
  } cases[] = {
    { "internet-users.csv", "Country,2022,2023\nChina,1,2\n",
      "1/2 concept=Internet users source=internet-users.csv\nCountry: entity\n2022: value "
      "period=2022\n2023: value period=2023" },
    { "alibaba.csv", "Item,2022,2023\nRevenue,1,2\n",
      "1/2 entity=Alibaba source=alibaba.csv\nItem: concept\n2022: value period=2022\n2023: value "
      "period=2023" },
    { "data.csv", "Item,2022,2023\nRevenue,1,2\n",
      "1/2 source=data.csv\nItem: concept\n2022: value period=2022\n2023: value period=2023" },
    { "营业收入_2023.csv", "公司,2022,2023\n甲,1,2\n",
      "1/2 concept=营业收入 2023 source=营业收入_2023.csv\n公司: entity\n2022: value period=2022\n"
      "2023: value period=2023" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (MoatMapping) mapping = suggest_file (folder, cases[i].name, cases[i].text);
      g_autofree char *found = describe (mapping);

      g_assert_cmpstr (found, ==, cases[i].expected);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_metadata_beside_the_file (void)
{
  static const char *const metadata =
    "{\"columns\": {\"Users (% of people)\": {\"titleShort\": \"Share online\", \"unit\": \"% of "
    "people\", \"citationShort\": \"ITU (2026)\", \"lastUpdated\": \"2026-01-29\"}}}";
  static const char *const broken[] = { "{",
                                        "[]",
                                        "{}",
                                        "{\"columns\": []}",
                                        "{\"columns\": {\"x\": 1}}",
                                        "{\"columns\": {\"x\": {\"unit\": 5}}}" };
  static const char *const text = "Entity,Code,Year,Online\nChina,CHN,2024,92\n";
  g_autofree char *folder = g_dir_make_tmp ("moat-recognise-XXXXXX", NULL);
  g_autofree char *beside = g_build_filename (folder, "x.metadata.json", NULL);
  g_autoptr (MoatMapping) mapping = NULL;
  g_autofree char *found = NULL;

  g_assert_true (g_file_set_contents (beside, metadata, -1, NULL));
  mapping = suggest_file (folder, "x.csv", text);
  found = describe (mapping);
  g_assert_cmpstr (found, ==,
                   "1/2 source=ITU (2026) known=2026-01-29\nEntity: entity\nYear: period\nOnline: "
                   "value concept=Online ratio×-2");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (MoatMapping) other = NULL;
      g_autofree char *other_found = NULL;

      g_assert_true (g_file_set_contents (beside, broken[i], -1, NULL));
      other = suggest_file (folder, "x.csv", text);
      other_found = describe (other);
      g_assert_cmpstr (other_found, ==,
                       "1/2 source=x.csv\nEntity: entity\nYear: period\nOnline: value "
                       "concept=Online");
    }
  g_assert_cmpint (g_remove (beside), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/recognise/" name, function)
  ADD ("long-tables", test_long_tables);
  ADD ("own-files", test_own_files);
  ADD ("tables-with-periods-as-columns", test_tables_with_periods_as_columns);
  ADD ("tables-with-measures-as-columns", test_tables_with_measures_as_columns);
  ADD ("tables-with-entities-as-columns", test_tables_with_entities_as_columns);
  ADD ("notation", test_notation);
  ADD ("cells-against-headers", test_cells_against_headers);
  ADD ("headers-that-are-not-there", test_headers_that_are_not_there);
  ADD ("what-the-project-knows", test_what_the_project_knows);
  ADD ("known-names-in-headers", test_known_names_in_headers);
  ADD ("names-of-files", test_names_of_files);
  ADD ("metadata-beside-the-file", test_metadata_beside_the_file);
#undef ADD
  return g_test_run ();
}
