/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON tables: every cell as it was written, numbers to the last digit, rows with their
 * lines; and what is no table, or no JSON, is refused with its line. */
#include "packing.h"
#include "reading.h"

#include <string.h>

static void
test_objects_are_rows (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_json_table_read, "[\n{\"key\": \"f01\", \"unit\": \"CNY\"},\n\n"
                                     "{\"key\": \"f02\",\n \"unit\": \"USD\"}, {\"key\": \"\", "
                                     "\"unit\": \"\\u4ebf\\n\"}]\n");

  assert_columns (table, "key|unit");
  g_assert_cmpuint (table->rows->len, ==, 3);
  assert_row (table, 0, 2, "f01|CNY");
  assert_row (table, 1, 4, "f02|USD");
  assert_row (table, 2, 5, "|亿\n");
  g_assert_cmpuint (table->problems->len, ==, 0);
}

static void
test_columns_are_the_union_in_order (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_json_table_read, "[{\"b\":\"1\"},{\"a\":\"2\",\"b\":\"3\"},{\"c\":\"4\"}]");

  assert_columns (table, "b|a|c");
  assert_row (table, 0, 1, "1||");
  assert_row (table, 1, 1, "3|2|");
  assert_row (table, 2, 1, "||4");
}

static void
test_numbers_stay_as_written (void)
{
  static const char *const numbers[] = {
    "0",
    "-0",
    "0.08",
    "0.1",
    "8",
    "3.33",
    "1.00",
    "1e3",
    "-5",
    "2E-7",
    "1.5e+2",
    "324751000000",
    "324751000000.5",
    "99999999999999999999",
    "9007199254740993.25",
    "12345678901234567890123456789012345678",
    "-0.000000000000000000001",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text =
        g_strdup_printf ("[{\"value\": %s , \"b\":%s}]", numbers[i], numbers[i]);
      g_autofree char *wanted = g_strdup_printf ("%s|%s", numbers[i], numbers[i]);
      g_autoptr (MoatTable) table = must_read (moat_json_table_read, text);

      assert_row (table, 0, 1, wanted);
    }
}

static void
test_words_and_missing_members (void)
{
  g_autoptr (MoatTable) table = must_read (
    moat_json_table_read, "[{\"a\":true,\"b\":false,\"c\":null,\"d\":\"true\"},{\"a\":\"x\"}]");

  assert_row (table, 0, 1, "true|false||true");
  assert_row (table, 1, 1, "x|||");
}

static void
test_objects_and_lists_stay_compact_json (void)
{
  g_autoptr (MoatTable) table = must_read (
    moat_json_table_read, "[{ \"title\": { \"en\": \"A \\\"b\\\"\", \"zh\": \"阿里\" },\n"
                          "\"entities\": [ \"x\", \"y\" ], \"none\": [], \"deep\": [[1, 20]] }]");

  assert_row (table, 0, 1, "{\"en\":\"A \\\"b\\\"\",\"zh\":\"阿里\"}|[\"x\",\"y\"]|[]|[[1,20]]");
}

static void
test_texts_with_brackets_and_digits_stay (void)
{
  g_autoptr (MoatTable) table =
    must_read (moat_json_table_read, "[{\"a\":\"[{ -1.5, 'x' }]\",\"b 2\":\"\\\\\"},\n"
                                     "{\"a\":\"\\\"7\\\"\",\"b 2\":\"// no /* comment\"}]");

  assert_columns (table, "a|b 2");
  assert_row (table, 0, 1, "[{ -1.5, 'x' }]|\\");
  assert_row (table, 1, 2, "\"7\"|// no /* comment");
}

static void
test_empty_list_is_an_empty_table (void)
{
  g_autoptr (MoatTable) table = must_read (moat_json_table_read, "\xef\xbb\xbf [ ]\n");
  g_autoptr (MoatTable) bare = must_read (moat_json_table_read, "[{},{}]");

  g_assert_cmpuint (g_strv_length (table->columns), ==, 0);
  g_assert_cmpuint (table->rows->len, ==, 0);
  g_assert_cmpuint (bare->rows->len, ==, 2);
}

static void
test_what_is_no_table_is_refused (void)
{
  static const char *const texts[] = {
    "",    "  \n",           "{\"a\":1}", "\"text\"",          "null",         "3",
    "[1]", "[{\"a\":1},[]]", "[null]",    "[{\"a\":1},\"x\"]", "[[{\"a\":1}]]"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (moat_json_table_read, texts[i], -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
}

static void
test_what_is_no_json_is_refused (void)
{
  static const char *const texts[] = {
    "[{\"a\":1}",
    "[{\"a\":1},]",
    "[{\"a\"}]",
    "[{\"a\":1}] garbage",
    "[{\"a\":\"open}]",
    "[{\"a\":nope}]",
    "[{a:1}]",
    "[{\"a\":1]",
    "]",
    "[{\"a\":1}]]",
    "[{\"a\" 1}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (moat_json_table_read, texts[i], -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
}

static void
test_bad_characters_and_numbers_name_their_line (void)
{
  static const struct
  {
    const char *text;
    gsize line;
  } cases[] = {
    { "[{\"a\":\n01}]", 2 },        { "[{\"a\":+1}]", 1 },          { "[{\"a\":.5}]", 1 },
    { "[\n{\"a\":5.}]", 2 },        { "[{\"a\":1.2.3}]", 1 },       { "[{\"a\":1e}]", 1 },
    { "[{\"a\":-}]", 1 },           { "[{\"a\":0x10}]", 1 },        { "[\n\n{'a':1}]", 3 },
    { "/* c */[{\"a\":1}]", 1 },    { "[{\"a\":\"x\"},\n\n#]", 3 }, { "[\n{\"a\":\"x\ny\"}]", 2 },
    { "[{\"a\":\"\\u0000\"}]", 1 }, { "[{\"a\":1} ;]", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (moat_json_table_read, cases[i].text, -1, MOAT_EXCHANGE_ERROR_MALFORMED,
                    cases[i].line);
}

/* One of them would be lost without a word. */
static void
test_members_named_twice_are_refused (void)
{
  static const struct
  {
    const char *text;
    gsize line;
  } cases[] = {
    { "[{\"a\":1,\"a\":2}]", 1 },
    { "[{\"a\":\"x\"},\n{\"b\":1,\n\"a\":1,\n\"b\" : 1}]", 4 },
    { "[{\"a\":1,\n\"\\u0061\":2}]", 2 },
    { "[{\"\\ud83d\\ude00\":1,\n\"😀\":2}]", 2 },
    { "[{\"\":1,\"\":2}]", 1 },
    { "[{\"chart\":{\"from\":{\"x\":1},\n\"to\":{\"x\":1,\n\"x\":2}}}]", 3 },
  };
  g_autoptr (MoatTable) table =
    must_read (moat_json_table_read,
               "[{\"a\":\"a\",\"b\":{\"a\":[\"a\",\"a\"]},\"c\":{\"a\":\"a\"}},{\"a\":\"b\"}]");

  assert_row (table, 0, 1, "a|{\"a\":[\"a\",\"a\"]}|{\"a\":\"a\"}");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (moat_json_table_read, cases[i].text, -1, MOAT_EXCHANGE_ERROR_MALFORMED,
                    cases[i].line);
  assert_refused (moat_json_table_read, "]]\"a\":1", -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
}

static void
test_other_encodings_are_refused_with_their_line (void)
{
  static const char gbk[] = "[\n{\"a\":\"\xd2\xda\"}]";
  static const char nul[] = "[{\"a\":\"x\0y\"}]";
  static const char utf16[] = "\xff\xfe[\0]\0";

  assert_refused (moat_json_table_read, gbk, sizeof gbk - 1, MOAT_EXCHANGE_ERROR_ENCODING, 2);
  assert_refused (moat_json_table_read, nul, sizeof nul - 1, MOAT_EXCHANGE_ERROR_ENCODING, 1);
  assert_refused (moat_json_table_read, utf16, sizeof utf16 - 1, MOAT_EXCHANGE_ERROR_ENCODING, 1);
}

static void
test_deep_nesting_is_refused (void)
{
  static const char *const openers[] = { "[", "{\"a\":", "[{\"a\":" };

  for (gsize i = 0; i < G_N_ELEMENTS (openers); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (int depth = 0; depth < 1000000; depth++)
        g_string_append (text, openers[i]);
      assert_refused (moat_json_table_read, text->str, -1, MOAT_EXCHANGE_ERROR_MALFORMED, 1);
    }
}

static void
test_lost_file_is_an_error (void)
{
  assert_lost (moat_json_table_read, "");
  assert_lost (moat_json_table_read, "[{}]");
}

/* What a lenient parser takes, as the value of a cell and as the whole. */
static void
test_what_is_nearly_json (void)
{
  static const char *const texts[] = {
    "[{\"a\":\"\\x00\"}]", "[{\"a\":\"\\u00zz\"}]",
    "[{\"a\":\"\\\"}]",    "[{\"a\":\"one\ntwo\"}]",
    "[{\"a\":\"\t\"}]",    "[{1:2}]",
    "[{\"a\":{1 : 2}}]",   "[{\"a\":1}][]",
    "[{\"a\":1}]1",        "]]]]]]{",
    "[{\"a\":1}}",         "[{\"a\":1,}]",
    "[{\"a\":1},]",        "[{\"a\":.5}]",
    "[{'a':1}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refused (moat_json_table_read, texts[i], -1, MOAT_EXCHANGE_ERROR_MALFORMED, 0);
}

/* Files that are JSON and would lose something: they are refused in words of their own. */
static gboolean
would_lose_something (const char *name)
{
  static const char *const names[] = { "y_object_duplicated_key.json",
                                       "y_object_duplicated_key_and_value.json",
                                       "y_object_escaped_null_in_key.json",
                                       "y_string_null_escape.json", NULL };

  return g_strv_contains (names, name);
}

static void
read_suite_file (const char *folder, const char *name, gboolean as_cell)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatTable) table = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  if (as_cell)
    g_byte_array_append (bytes, (const guint8 *) "[{\"a\":", 6);
  g_byte_array_append (bytes, (const guint8 *) text, (guint) size);
  if (as_cell)
    g_byte_array_append (bytes, (const guint8 *) "}]", 2);
  table = read_text (moat_json_table_read, (const char *) bytes->data, bytes->len, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  if (table == NULL)
    g_assert_true (error->domain == MOAT_EXCHANGE_ERROR);
  if (*name == 'n' && table != NULL)
    g_error ("%s was taken", name);
  if (*name == 'y' && as_cell && (table == NULL) != would_lose_something (name))
    g_error ("%s: %s", name, table == NULL ? error->message : "taken");
}

/* The files that a parser of JSON has to take and to refuse. */
static void
test_suite_of_files (void)
{
  g_autofree char *shared = find_shared_data ();
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  if (shared == NULL)
    return;
  folder = g_build_filename (shared, "json", "JSONTestSuite", "test_parsing", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  for (const char *name; (name = g_dir_read_name (dir)) != NULL; n++)
    {
      read_suite_file (folder, name, FALSE);
      read_suite_file (folder, name, TRUE);
    }
  g_assert_cmpuint (n, ==, 318);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/json-table/" name, function)
  ADD ("objects-are-rows", test_objects_are_rows);
  ADD ("columns-are-the-union-in-order", test_columns_are_the_union_in_order);
  ADD ("numbers-stay-as-written", test_numbers_stay_as_written);
  ADD ("words-and-missing-members", test_words_and_missing_members);
  ADD ("objects-and-lists-stay-compact-json", test_objects_and_lists_stay_compact_json);
  ADD ("texts-with-brackets-and-digits-stay", test_texts_with_brackets_and_digits_stay);
  ADD ("empty-list-is-an-empty-table", test_empty_list_is_an_empty_table);
  ADD ("what-is-no-table-is-refused", test_what_is_no_table_is_refused);
  ADD ("what-is-no-json-is-refused", test_what_is_no_json_is_refused);
  ADD ("bad-characters-and-numbers-name-their-line",
       test_bad_characters_and_numbers_name_their_line);
  ADD ("members-named-twice-are-refused", test_members_named_twice_are_refused);
  ADD ("other-encodings-are-refused-with-their-line",
       test_other_encodings_are_refused_with_their_line);
  ADD ("deep-nesting-is-refused", test_deep_nesting_is_refused);
  ADD ("lost-file-is-an-error", test_lost_file_is_an_error);
  ADD ("what-is-nearly-json", test_what_is_nearly_json);
  ADD ("suite-of-files", test_suite_of_files);
#undef ADD
  return g_test_run ();
}
