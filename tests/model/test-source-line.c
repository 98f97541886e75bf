/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source line of a chart in both languages: publishers, dates and places, put in order, named
 * once, and never longer than a line. */
#include "moat-source-line.h"

#include <string.h>

#include "fixture.h"

typedef struct
{
  const char *source, *locator;
} Citation;

static char *
word (const Fixture *fixture, const Citation *citations, gsize n, MoatLanguage language)
{
  g_autoptr (MoatSourceLine) line = moat_source_line_new ();
  g_autoptr (MoatWording) wording = moat_wording_new (language);

  for (gsize i = 0; i < n; i++)
    moat_source_line_add (line, citations[i].source, citations[i].locator);
  return moat_source_line_word (line, fixture->project, wording);
}

static void
assert_line (const Fixture *fixture, const Citation *citations, gsize n, const char *english,
             const char *chinese)
{
  g_autofree char *in_english = word (fixture, citations, n, MOAT_LANGUAGE_EN);
  g_autofree char *in_chinese = word (fixture, citations, n, MOAT_LANGUAGE_ZH);

  g_assert_cmpstr (in_english, ==, english);
  g_assert_cmpstr (in_chinese, ==, chinese);
}

#define ARTICLE "nanfanglue-2025"

static void
test_sections_are_sorted_and_named_once (void)
{
  static const Citation citations[] = {
    { ARTICLE, "1.10" },       { ARTICLE, "1.1.2; lead" }, { ARTICLE, "1.2" },
    { ARTICLE, "1.1.2;1.1" },  { ARTICLE, NULL },          { ARTICLE, "" },
    { ARTICLE, " ; 2 ;1.1 " },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_line (fixture, citations, G_N_ELEMENTS (citations),
               "Source: Nanfanglue Consulting, 17 March 2025 (sections 1.1, 1.1.2, 1.2, 1.10, 2).",
               "来源：南方略咨询，2025年3月17日（1.1、1.1.2、1.2、1.10、2节）。");
}

static void
test_one_section (void)
{
  static const Citation citation = { ARTICLE, "1.1.1" };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_line (fixture, &citation, 1,
               "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.1).",
               "来源：南方略咨询，2025年3月17日（1.1.1节）。");
}

static void
test_other_places_without_sections (void)
{
  static const Citation citations[] = { { ARTICLE, "lead" }, { ARTICLE, "p. 12; lead" } };
  static const Citation nowhere = { ARTICLE, NULL };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_line (fixture, citations, 2, "Source: Nanfanglue Consulting, 17 March 2025 (lead, p. 12).",
               "来源：南方略咨询，2025年3月17日（lead、p. 12）。");
  assert_line (fixture, &nowhere, 1, "Source: Nanfanglue Consulting, 17 March 2025.",
               "来源：南方略咨询，2025年3月17日。");
}

static void
test_nothing_cited_is_no_line (void)
{
  static const Citation citations[] = { { NULL, "1.1" }, { "nowhere", "1.1" } };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  assert_line (fixture, NULL, 0, NULL, NULL);
  assert_line (fixture, citations, 2, NULL, NULL);
}

static void
add_sources (Fixture *fixture, int n)
{
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *sql = g_strdup_printf (
        "INSERT INTO source (key, title_en, publisher_zh) VALUES ('s%d', 'Report %d', '%s')", i, i,
        i == 1 ? "出版方" : "");

      fixture_run_sql (fixture, sql);
    }
  moat_project_refresh (fixture->project);
}

static void
test_several_sources_in_order_of_citation (void)
{
  static const Citation citations[] = {
    { "s2", "3" }, { ARTICLE, NULL }, { "s1", "p. 4" }, { "s2", "1" }
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  add_sources (fixture, 2);
  assert_line (
    fixture, citations, G_N_ELEMENTS (citations),
    "Source: Report 2 (sections 1, 3); Nanfanglue Consulting, 17 March 2025; 出版方 (p. 4).",
    "来源：Report 2（1、3节）；南方略咨询，2025年3月17日；出版方（p. 4）。");
}

#define FILING "10-K 0001652044-22-000019, us-gaap:PaymentsToAcquirePropertyPlantAndEquipment"

/* One long place is named; of several, as many as are short enough together, or none. */
static void
test_places_are_named_as_far_as_they_fit (void)
{
  static const struct
  {
    const char *locator, *english, *chinese;
  } cases[] = {
    { FILING, "Source: Report 2 (" FILING ").", "来源：Report 2（" FILING "）。" },
    { FILING "; table 2", "Source: Report 2.", "来源：Report 2。" },
    { "table 2; " FILING, "Source: Report 2 (table 2, …).", "来源：Report 2（table 2、…）。" },
    { "twelve chars; twelve more.; and again 12; as many more; once again 12; last",
      "Source: Report 2 (twelve chars, twelve more., and again 12, as many more, …).",
      "来源：Report 2（twelve chars、twelve more.、and again 12、as many more、…）。" },
    { "中文位置说明共计十二个字; 中文位置说明也有十二个字; 中文位置说明又是十二个字; 第四处",
      "Source: Report 2 (中文位置说明共计十二个字, 中文位置说明也有十二个字, "
      "中文位置说明又是十二个字, 第四处).",
      "来源：Report 2（中文位置说明共计十二个字、中文位置说明也有十二个字、"
      "中文位置说明又是十二个字、第四处）。" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  add_sources (fixture, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Citation citation = { "s2", cases[i].locator };

      assert_line (fixture, &citation, 1, cases[i].english, cases[i].chinese);
    }
}

/* By its publisher one could not tell them from each other. */
static void
test_sources_of_one_publisher_are_named_by_their_titles (void)
{
  static const Citation citations[] = { { "s1", "1" }, { "s2", NULL }, { ARTICLE, NULL } };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  add_sources (fixture, 2);
  fixture_run_sql (fixture, "UPDATE source SET publisher_en = 'SEC' WHERE key IN ('s1', 's2')");
  moat_project_refresh (fixture->project);
  assert_line (fixture, citations, 1, "Source: SEC (section 1).", "来源：出版方（1节）。");
  assert_line (fixture, citations, G_N_ELEMENTS (citations),
               "Source: Report 1 (section 1); Report 2; Nanfanglue Consulting, 17 March 2025.",
               "来源：出版方（1节）；SEC；南方略咨询，2025年3月17日。");
}

static void
test_the_line_stays_a_line (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autofree Citation *citations = g_new0 (Citation, 240);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  add_sources (fixture, 12);
  for (int i = 0; i < 240; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("s%d", 1 + i % 12));
      citations[i].source = texts->pdata[texts->len - 1];
      g_ptr_array_add (texts, g_strdup_printf ("%d", i));
      citations[i].locator = texts->pdata[texts->len - 1];
    }
  text = word (fixture, citations, 240, MOAT_LANGUAGE_EN);
  g_assert_nonnull (strstr (text, ", …)"));
  g_assert_true (g_str_has_suffix (text, "; …."));
  g_assert_null (strstr (text, "Report 7"));
  g_assert_cmpuint (g_utf8_strlen (text, -1), <, 600);
}

static void
test_sources_are_listed_once (void)
{
  g_autoptr (MoatSourceLine) line = moat_source_line_new ();
  GPtrArray *sources = moat_source_line_get_sources (line);

  g_assert_cmpuint (sources->len, ==, 0);
  moat_source_line_add (line, "b", "1");
  moat_source_line_add (line, "a", "1");
  moat_source_line_add (line, "b", "2");
  moat_source_line_add (line, NULL, "2");
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (sources->pdata[0], ==, "b");
  g_assert_cmpstr (sources->pdata[1], ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/source-line/" name, function)
  ADD ("sections-are-sorted-and-named-once", test_sections_are_sorted_and_named_once);
  ADD ("one-section", test_one_section);
  ADD ("other-places-without-sections", test_other_places_without_sections);
  ADD ("nothing-cited-is-no-line", test_nothing_cited_is_no_line);
  ADD ("several-sources-in-order-of-citation", test_several_sources_in_order_of_citation);
  ADD ("places-are-named-as-far-as-they-fit", test_places_are_named_as_far_as_they_fit);
  ADD ("sources-of-one-publisher-are-named-by-their-titles",
       test_sources_of_one_publisher_are_named_by_their_titles);
  ADD ("the-line-stays-a-line", test_the_line_stays_a_line);
  ADD ("sources-are-listed-once", test_sources_are_listed_once);
#undef ADD
  return g_test_run ();
}
