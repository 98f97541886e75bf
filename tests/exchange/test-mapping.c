/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings: whether they say enough to read a table by, and their JSON, whole and in parts. */
#include <string.h>

#include "moat-table.h"
#include "moat-unit.h"
#include "staging.h"

static void
assert_problem (const char *columns, const char *expected)
{
  g_autoptr (MoatMapping) mapping = mapping_for (columns);
  g_autofree char *problem = moat_mapping_find_problem (mapping);

  g_assert_cmpstr (problem, ==, expected);
}

static void
test_roles_have_words (void)
{
  for (int i = 0; i < MOAT_COLUMN_N_ROLES; i++)
    {
      MoatColumnRole role = MOAT_COLUMN_N_ROLES;

      g_assert_true (
        moat_column_role_from_nick (moat_column_role_to_nick ((MoatColumnRole) i), &role));
      g_assert_cmpint (role, ==, i);
    }
  g_assert_false (moat_column_role_from_nick ("", &(MoatColumnRole){ 0 }));
  g_assert_false (moat_column_role_from_nick (NULL, &(MoatColumnRole){ 0 }));
}

static void
test_what_a_mapping_needs (void)
{
  assert_problem ("e:entity|c:concept|p:period|v:value", NULL);
  assert_problem ("e:entity|c:concept|p:period|w:as-stated", NULL);
  assert_problem ("e:entity|c:concept|p:period|l:low|h:high", NULL);
  assert_problem ("e:entity|c:concept|s:period-start|p:period-end|v:value", NULL);
  assert_problem ("a:concept|b:concept|e:entity|y:period|q:period|v:value|i:locator|j:locator",
                  NULL);
  assert_problem ("e:entity|c:concept|p:period|v:ignored",
                  "Choose the column that holds the figures");
  assert_problem ("e:ignored|c:concept|p:period|v:value",
                  "Choose whom the figures are about: a column, or one entity for all");
  assert_problem ("e:entity|c:ignored|p:period|v:value",
                  "Choose what the figures measure: a column, or one measure for all");
  assert_problem ("e:entity|c:concept|p:ignored|v:value",
                  "Choose the period of the figures: a column, or one period for all");
  assert_problem ("e:entity|c:concept|p:period-start|v:value",
                  "Choose the period of the figures: a column, or one period for all");
  assert_problem ("e:entity|f:entity|c:concept|p:period|v:value",
                  "“e” and “f” cannot both be the column “entity”");
  assert_problem ("e:entity|c:concept|p:period|q:period-end|v:value",
                  "Choose either the column of the period or those of its first and last day");
  assert_problem ("e:entity|c:concept|p:period|l:low|v:value",
                  "Choose both the column of the low end and that of the high end");
  assert_problem ("e:entity|c:concept|p:period|v:value|w:value",
                  "“v” and “w” would state the same figures; say for each what it measures, of "
                  "whom or of which period");
}

static void
test_constants_complete_a_mapping (void)
{
  g_autoptr (MoatMapping) mapping = mapping_for ("v:value|w:value|k:key");
  MoatColumnMapping *first = mapping->columns->pdata[0], *second = mapping->columns->pdata[1];
  g_autofree char *problem = NULL;

  mapping->entity = g_strdup ("acme");
  mapping->period = g_strdup ("FY2023");
  first->concept = g_strdup ("r");
  second->concept = g_strdup ("s");
  problem = moat_mapping_find_problem (mapping);
  g_assert_cmpstr (problem, ==, "“k” can belong to one column of figures only");
  ((MoatColumnMapping *) mapping->columns->pdata[2])->role = MOAT_COLUMN_IGNORED;
  g_clear_pointer (&problem, g_free);
  g_assert_null (moat_mapping_find_problem (mapping));

  second->period = g_strdup ("someday");
  problem = moat_mapping_find_problem (mapping);
  g_assert_true (g_str_has_prefix (problem, "“someday” is no period"));
  g_clear_pointer (&problem, g_free);
  g_clear_pointer (&second->period, g_free);

  second->scale = -2;
  problem = moat_mapping_find_problem (mapping);
  g_assert_true (g_str_has_prefix (problem, "Figures cannot be counted in the power of ten -2"));
  second->unit = moat_unit_intern ("ratio");
  g_assert_null (moat_mapping_find_problem (mapping));
}

/* Everything that a mapping can say. */
static MoatMapping *
make_full_mapping (void)
{
  MoatMapping *mapping = mapping_for ("Company:entity|R&D:value|R&D:value|Page:locator");
  MoatColumnMapping *first = mapping->columns->pdata[1], *second = mapping->columns->pdata[2];

  mapping->table = g_strdup ("Sheet “1”");
  mapping->header_line = 4;
  mapping->first_line = 6;
  mapping->number_mark = MOAT_NUMBER_MARK_COMMA;
  mapping->date_order = MOAT_DATE_ORDER_MDY;
  mapping->concept = g_strdup ("研发");
  mapping->unit = moat_unit_intern ("EUR");
  mapping->scale = 6;
  mapping->status = MOAT_STATUS_PLAN;
  mapping->grade = MOAT_GRADE_ESTIMATED;
  mapping->source = g_strdup ("s1");
  mapping->locator_prefix = g_strdup ("Sheet 1");
  mapping->known_from = moat_date_new (2024, 2, 29);
  mapping->only_years = TRUE;
  g_hash_table_insert (mapping->entity_keys, g_strdup ("ALPHABET"), g_strdup ("alphabet"));
  g_hash_table_insert (mapping->concept_keys, g_strdup ("R&D"), g_strdup ("r-and-d"));
  first->period = g_strdup ("2022");
  second->period = g_strdup ("FY2023");
  second->entity = g_strdup ("acme");
  second->concept = g_strdup ("R&D");
  second->unit = moat_unit_intern ("USD");
  second->scale = 9;
  return mapping;
}

static void
test_json_keeps_everything (void)
{
  g_autoptr (MoatMapping) mapping = make_full_mapping ();
  g_autoptr (MoatMapping) copy = moat_mapping_copy (mapping);
  g_autoptr (MoatMapping) empty = moat_mapping_new ();
  g_autofree char *json = moat_mapping_to_json (mapping);
  g_autofree char *of_copy = moat_mapping_to_json (copy);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (of_copy, ==, json);
  moat_mapping_apply_json (empty, json, &error);
  g_assert_no_error (error);
  again = moat_mapping_to_json (empty);
  g_assert_cmpstr (again, ==, json);
}

/* What was remembered takes back what a new suggestion has found. */
static void
test_json_of_the_whole_sets_the_whole (void)
{
  g_autoptr (MoatMapping) plain = mapping_for ("Company:entity|R&D:value|R&D:value|Page:locator");
  g_autoptr (MoatMapping) full = make_full_mapping ();
  g_autofree char *json = moat_mapping_to_json (plain);
  g_autofree char *again = NULL;

  g_hash_table_remove_all (full->entity_keys);
  g_hash_table_remove_all (full->concept_keys);
  g_assert_true (moat_mapping_apply_json (full, json, NULL));
  again = moat_mapping_to_json (full);
  g_assert_cmpstr (again, ==, json);
}

static void
test_json_changes_what_it_names (void)
{
  g_autoptr (MoatMapping) mapping = make_full_mapping ();
  const MoatColumnMapping *second = mapping->columns->pdata[2];
  g_autoptr (GError) error = NULL;

  moat_mapping_apply_json (mapping,
                           "{\"unit\": \"cny\", \"concept\": null, \"entities\": {\"ALPHABET\": "
                           "null, \"META\": \"meta\"}, \"columns\": [{\"header\": \"R&D\"}, "
                           "{\"header\": \"R&D\", \"role\": \"ignored\", \"period\": null}]}",
                           &error);
  g_assert_no_error (error);
  second = mapping->columns->pdata[2];
  g_assert_cmpstr (mapping->unit, ==, "CNY");
  g_assert_null (mapping->concept);
  g_assert_cmpint (mapping->scale, ==, 6);
  g_assert_null (g_hash_table_lookup (mapping->entity_keys, "ALPHABET"));
  g_assert_cmpstr (g_hash_table_lookup (mapping->entity_keys, "META"), ==, "meta");
  g_assert_cmpint (mapping->columns->len, ==, 4);
  g_assert_cmpint (((MoatColumnMapping *) mapping->columns->pdata[1])->role, ==, MOAT_COLUMN_VALUE);
  g_assert_cmpint (second->role, ==, MOAT_COLUMN_IGNORED);
  g_assert_null (second->period);
  g_assert_cmpstr (second->concept, ==, "R&D");
}

static void
test_json_that_is_refused (void)
{
  const struct
  {
    const char *json, *message;
  } cases[] = {
    { "{\"untit\": \"USD\"}", "A mapping has no member “untit”" },
    { "{\"unit\": \"Ducat\"}", "\"Ducat\" cannot be the “unit” of a mapping" },
    { "{\"unit\": 5}", "5 cannot be the “unit” of a mapping" },
    { "{\"scale\": 99}", "99 cannot be the “scale” of a mapping" },
    { "{\"scale\": 1.5}", "1.5 cannot be the “scale” of a mapping" },
    { "{\"scale\": null}", "null cannot be the “scale” of a mapping" },
    { "{\"header-line\": -1}", "-1 cannot be the “header-line” of a mapping" },
    { "{\"only-years\": \"yes\"}", "\"yes\" cannot be the “only-years” of a mapping" },
    { "{\"number-mark\": \"dot\"}", "\"dot\" cannot be the “number-mark” of a mapping" },
    { "{\"known-from\": \"2024-02-30\"}",
      "\"2024-02-30\" cannot be the “known-from” of a mapping" },
    { "{\"status\": null}", "null cannot be the “status” of a mapping" },
    { "{\"entities\": []}", "[] cannot be the “entities” of a mapping" },
    { "{\"entities\": {\"a\": 1}}", "{\"a\":1} cannot be the “entities” of a mapping" },
    { "{\"columns\": {}}", "“columns” of a mapping has to be an array" },
    { "{\"columns\": [{\"role\": \"value\"}]}", "Column 1 of the mapping needs a “header”" },
    { "{\"columns\": [7]}", "Column 1 of the mapping needs a “header”" },
    { "{\"columns\": [{\"header\": \"Sales\"}]}", "The table has no column “Sales”" },
    { "{\"columns\": [{\"header\": \"Page\"}, {\"header\": \"Page\"}]}",
      "The table has no column “Page”" },
    { "{\"columns\": [{\"header\": \"Page\", \"role\": \"x\"}]}",
      "\"x\" cannot be the “role” of a mapping" },
    { "{\"columns\": [{\"header\": \"Page\", \"rank\": 1}]}", "A mapping has no member “rank”" },
    { "[]", "A mapping is a JSON object" },
    { "", "A mapping is a JSON object" },
  };
  g_autoptr (MoatMapping) mapping = make_full_mapping ();
  g_autofree char *before = moat_mapping_to_json (mapping);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* What stands before the fault must not be kept either. */
      g_autofree char *json = g_str_has_prefix (cases[i].json, "{")
                                ? g_strconcat ("{\"source\": \"other\", ", cases[i].json + 1, NULL)
                                : g_strdup (cases[i].json);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_false (moat_mapping_apply_json (mapping, json, &error));
      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      after = moat_mapping_to_json (mapping);
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_text_that_is_no_json (void)
{
  g_autoptr (MoatMapping) mapping = make_full_mapping ();
  g_autoptr (GError) error = NULL;

  g_assert_false (moat_mapping_apply_json (mapping, "{\n\"unit\": \n}", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
  g_assert_true (g_str_has_prefix (error->message, "The mapping is no JSON: "));
  g_assert_nonnull (strstr (error->message, "3:"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/mapping/" name, function)
  ADD ("roles-have-words", test_roles_have_words);
  ADD ("what-a-mapping-needs", test_what_a_mapping_needs);
  ADD ("constants-complete-a-mapping", test_constants_complete_a_mapping);
  ADD ("json-keeps-everything", test_json_keeps_everything);
  ADD ("json-of-the-whole-sets-the-whole", test_json_of_the_whole_sets_the_whole);
  ADD ("json-changes-what-it-names", test_json_changes_what_it_names);
  ADD ("json-that-is-refused", test_json_that_is_refused);
  ADD ("text-that-is-no-json", test_text_that_is_no_json);
#undef ADD
  return g_test_run ();
}
