/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding out how a text is written: its delimiter, quotes and escapes, and its encoding. */
#include "moat-dialect.h"
#include "reading-rows.h"

#include <string.h>

static const struct
{
  const char *text;
  const char *wanted; /* delimiter, quote, escape */
} dialects[] = {
  { "a,b,c\n1,2,3\n", ",\"-" },
  { "a;b;c\r\n1;2;3\r\n", ";\"-" },
  { "a\tb\n1\t2\n", "\t\"-" },
  { "a|b\r1|2\r", "|\"-" },
  { "alone", ",\"-" },
  { "alone\nand more, or less\n", ",\"-" },
  /* Decimal commas, with and without a header. */
  { "a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";\"-" },
  { "1,5;2,5\n3,5;4,5\n", ";\"-" },
  { "a\tb\n1,5;2\t2,5;3\n", "\t\"-" },
  /* Another delimiter in quotes, or in some cells only. */
  { "a,b\n\"x;y\",1\n\"z;u\",2\n", ",\"-" },
  { "name,note\nx,a;b\ny,c\nz,d;e;f\n", ",\"-" },
  { "a,b\n\"one\ntwo;\nthree;\",x\n\"p;\nq\",y\n", ",\"-" },
  /* Lines above the header, ragged rows, a comma behind each. */
  { "Data Source,World Development Indicators,\n\nLast "
    "Updated,2023-10-26,\n\nname,code,1960,1961,\n"
    "\"Korea, Rep.\",KOR,1,2,\nChina,CHN,3,4,\nJapan,JPN,5,6,\n",
    ",\"-" },
  { "# a comment; of two halves\na,b,c\n1,2,3\n4,5,6,7\n8,9,10\n", ",\"-" },
  /* Excel says it itself. */
  { "sep=;\na,b;c,d\ne,f;g,h\n", ";\"-" },
  { "sep=^\r\na^b\r\n", "^\"-" },
  { "sep=", ",\"-" },
  /* Escapes count where quotes make no sense without them. */
  { "a,b\n\"x \\\"y\\\"\",1\n\"z\",2\n", ",\"\\" },
  { "\"field 1\",\"field 2\\\"\n\"field 3\\\",\"field 4\"\n", ",\"-" },
  /* Tabs and quotes that nobody closes. */
  { "a\tb\n\"x\t1\ny\t2\nz\t4\n", "\t--" },
  { "a\tb\n\"x\ty\"\t1\nz\t2\n", "\t\"-" },
};

static void
test_dialects (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      const char *text = dialects[i].text;
      g_autoptr (MoatDialect) found = moat_dialect_find (text, strlen (text), TRUE, 0);
      const char characters[] = { found->delimiter, found->quote != 0 ? found->quote : '-',
                                  found->escape != 0 ? found->escape : '-', '\0' };

      g_test_message ("%s", text);
      g_assert_cmpstr (characters, ==, dialects[i].wanted);
      g_assert_true (moat_dialect_is_valid (found));
    }
}

static void
test_a_given_delimiter_is_kept (void)
{
  static const char text[] = "a,b\n1,2\n";
  g_autoptr (MoatDialect) found = moat_dialect_find (text, strlen (text), TRUE, '\t');

  g_assert_cmpint (found->delimiter, ==, '\t');
}

/* A sample that ends within a quoted cell says no less about what is in front of it. */
static void
test_a_sample_may_break_off (void)
{
  static const char text[] = "a;b\n1;\"2\n\"\n3;\"4,\n5,\n6,\n";
  g_autoptr (MoatDialect) found = moat_dialect_find (text, strlen (text), FALSE, 0);

  g_assert_cmpint (found->delimiter, ==, ';');
}

static void
test_validity (void)
{
  static char utf8[] = "UTF-8";
  static const struct
  {
    MoatDialect dialect;
    gboolean is_valid;
  } cases[] = {
    { { utf8, ',', '"', 0 }, TRUE },     { { utf8, '\t', 0, 0 }, TRUE },
    { { utf8, ' ', '\'', '\\' }, TRUE }, { { NULL, ',', '"', 0 }, FALSE },
    { { utf8, 0, '"', 0 }, FALSE },      { { utf8, '\n', '"', 0 }, FALSE },
    { { utf8, ',', '\r', 0 }, FALSE },   { { utf8, '"', '"', 0 }, FALSE },
    { { utf8, ',', '"', '"' }, FALSE },  { { utf8, ',', '"', ',' }, FALSE },
    { { utf8, '\xe9', '"', 0 }, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (moat_dialect_is_valid (&cases[i].dialect), ==, cases[i].is_valid);
}

static void
assert_encoding (GBytes *bytes, gboolean is_whole, const char *wanted)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *found = moat_encoding_find (data, size, is_whole);

  g_assert_cmpstr (found, ==, wanted);
}

static void
test_unicode (void)
{
  static const char *const encodings[] = { "UTF-8",    "UTF-16LE", "UTF-16BE",
                                           "UTF-32LE", "UTF-32BE", "gb18030" };
  static const char *const texts[] = { "a,b\n1,2\n", "alone", "公司,金额\n一,二\n一一,一\n",
                                       "é🙂" };

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          g_autoptr (GBytes) marked = encode (texts[k], -1, encodings[i], TRUE);
          g_autoptr (GBytes) plain = encode (texts[k], -1, encodings[i], FALSE);

          assert_encoding (marked, TRUE, encodings[i]);
          if (k < 3 && i < 5)
            assert_encoding (plain, TRUE, encodings[i]);
        }
    }
}

/* Tables are short, and most of what is in them is figures. */
static void
test_short_texts_without_a_mark (void)
{
  static const struct
  {
    const char *text, *encoding;
  } cases[] = {
    { "公司,金额\n阿里巴巴,3800\n", "gb18030" },
    { "姓名,年龄\n张三,19\n", "gb18030" },
    { "年份\t研发费用（亿元）\n2023\t567\n", "gb18030" },
    { "name,value\nalibaba,3800亿元\n", "gb18030" },
    { "id,name\n1,é\n", "windows-1252" },
    { "première,deuxième\nÉtat,à côté\n", "windows-1252" },
    { "price\n5 €\n", "windows-1252" },
    { "Größe,Übermaß\nStraße,Öl\n", "windows-1252" },
    { "id,age,name\n1,39,Λεωνιδας\n2,23,Αλεξανδρος\n3,36,Μυρων\n", "ISO-8859-7" },
    { "компания,год\nЯндекс и другие компании,2023\n", "windows-1251" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = encode (cases[i].text, -1, cases[i].encoding, FALSE);

      g_test_message ("%s", cases[i].text);
      assert_encoding (bytes, TRUE, cases[i].encoding);
    }
}

static void
test_a_cut_character_is_no_fault (void)
{
  g_autoptr (GBytes) utf8 = g_bytes_new ("公司,金额\xe4\xba", 15);
  g_autoptr (GBytes) bad = g_bytes_new ("\xef\xbb\xbf\xe9,a", 6);

  assert_encoding (utf8, FALSE, "UTF-8");
  /* What a byte order mark says is believed; reading then names the line. */
  assert_encoding (bad, TRUE, "UTF-8");
}

static void
test_no_text (void)
{
  g_autofree char *noise = g_malloc (4096);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) zero = g_bytes_new ("a,b\n1,2\0\n", 9);
  g_autofree char *lines = g_strnfill (1000, 'x');
  g_autoptr (GBytes) one_zero = NULL;

  for (gsize i = 0; i < 4096; i++)
    noise[i] = (char) g_test_rand_int_range (0, 256);
  bytes = g_bytes_new (noise, 4096);
  assert_encoding (bytes, TRUE, NULL);
  assert_encoding (zero, TRUE, NULL);
  /* A stray zero byte is for the reader to find, with its line. */
  lines[500] = '\0';
  one_zero = g_bytes_new (lines, 1000);
  assert_encoding (one_zero, TRUE, "UTF-8");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/dialect/" name, function)
  ADD ("dialects", test_dialects);
  ADD ("a-given-delimiter-is-kept", test_a_given_delimiter_is_kept);
  ADD ("a-sample-may-break-off", test_a_sample_may_break_off);
  ADD ("validity", test_validity);
  ADD ("unicode", test_unicode);
  ADD ("short-texts-without-a-mark", test_short_texts_without_a_mark);
  ADD ("a-cut-character-is-no-fault", test_a_cut_character_is_no_fault);
  ADD ("no-text", test_no_text);
#undef ADD
  return g_test_run ();
}
