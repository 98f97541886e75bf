/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of files, labels in two languages, and phrases: that every value has a word which reads
 * back, and that no phrase is missing or has other placeholders in another language.
 */
#include "moat-label.h"
#include "moat-phrase.h"
#include "moat-vocabulary.h"

#include <string.h>

#define DEFINE_READS_BACK(Type, name, last)                                                 \
  static void test_##name##_reads_back (void)                                               \
  {                                                                                         \
    for (int i = 0; i <= (int) (last); i++)                                                 \
      {                                                                                     \
        Type value;                                                                         \
                                                                                            \
        g_assert_true (moat_##name##_from_nick (moat_##name##_to_nick ((Type) i), &value)); \
        g_assert_cmpint (value, ==, i);                                                     \
      }                                                                                     \
  }

DEFINE_READS_BACK (MoatLanguage, language, MOAT_LANGUAGE_ZH)
DEFINE_READS_BACK (MoatQualifier, qualifier, MOAT_QUALIFIER_UNKNOWN)
DEFINE_READS_BACK (MoatStatus, status, MOAT_STATUS_TARGET)
DEFINE_READS_BACK (MoatGrade, grade, MOAT_GRADE_UNRESOLVED)
DEFINE_READS_BACK (MoatPeriodType, period_type, MOAT_PERIOD_TYPE_INSTANT)
DEFINE_READS_BACK (MoatUnitKind, unit_kind, MOAT_UNIT_KIND_COUNT)
DEFINE_READS_BACK (MoatAggregation, aggregation, MOAT_AGGREGATION_MEAN)
DEFINE_READS_BACK (MoatRelationKind, relation_kind, MOAT_RELATION_SUPERSEDES)

static void
test_words_of_the_file_format (void)
{
  g_assert_cmpstr (moat_qualifier_to_nick (MOAT_QUALIFIER_OVER), ==, "over");
  g_assert_cmpstr (moat_status_to_nick (MOAT_STATUS_PLAN), ==, "plan");
  g_assert_cmpstr (moat_grade_to_nick (MOAT_GRADE_REPORTED), ==, "reported");
  g_assert_cmpstr (moat_relation_kind_to_nick (MOAT_RELATION_PART_OF), ==, "part-of");
  g_assert_cmpstr (moat_language_to_nick (MOAT_LANGUAGE_ZH), ==, "zh_CN");
}

static void
test_an_unknown_word_leaves_the_value_alone (void)
{
  MoatQualifier qualifier = MOAT_QUALIFIER_UNDER;

  g_assert_false (moat_qualifier_from_nick ("Over", &qualifier));
  g_assert_false (moat_qualifier_from_nick ("", &qualifier));
  g_assert_false (moat_qualifier_from_nick (NULL, &qualifier));
  g_assert_cmpint (qualifier, ==, MOAT_QUALIFIER_UNDER);
}

static void
test_languages_of_the_environment (void)
{
  static const char *const chinese[] = { "zh", "zh_CN", "zh-Hans", "zh_TW.UTF-8", "ZH" };
  static const char *const english[] = { "en", "en_GB.UTF-8", "en-US", "en@quot" };
  static const char *const others[] = { "C", "POSIX", "", "de_DE", "eng", "zhx", "e" };
  MoatLanguage language;

  for (guint i = 0; i < G_N_ELEMENTS (chinese); i++)
    {
      g_assert_true (moat_language_from_nick (chinese[i], &language));
      g_assert_cmpint (language, ==, MOAT_LANGUAGE_ZH);
    }
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    {
      g_assert_true (moat_language_from_nick (english[i], &language));
      g_assert_cmpint (language, ==, MOAT_LANGUAGE_EN);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (moat_language_from_nick (others[i], &language));
}

static void
test_a_missing_side_of_a_label_is_the_other (void)
{
  MoatLabel label = { NULL, NULL };

  g_assert_cmpstr (moat_label_get (&label, MOAT_LANGUAGE_EN), ==, "");
  moat_label_set (&label, "Cloud", "");
  g_assert_cmpstr (moat_label_get (&label, MOAT_LANGUAGE_ZH), ==, "Cloud");
  moat_label_set (&label, NULL, "云");
  g_assert_cmpstr (moat_label_get (&label, MOAT_LANGUAGE_EN), ==, "云");
  moat_label_set (&label, "Cloud", "云");
  g_assert_cmpstr (moat_label_get (&label, MOAT_LANGUAGE_EN), ==, "Cloud");
  g_assert_cmpstr (moat_label_get (&label, MOAT_LANGUAGE_ZH), ==, "云");
  moat_label_clear (&label);
}

static void
test_a_label_may_be_set_from_itself (void)
{
  MoatLabel label = { NULL, NULL };

  moat_label_set (&label, "Cloud", "云");
  moat_label_set (&label, label.zh, label.en);
  g_assert_cmpstr (label.en, ==, "云");
  moat_label_copy_into (&label, &label);
  g_assert_cmpstr (label.zh, ==, "Cloud");
  moat_label_clear (&label);
  g_assert_null (label.en);
}

static void
test_a_copied_label_stands_alone (void)
{
  MoatLabel label = { NULL, NULL }, copy = { NULL, NULL };

  moat_label_set (&label, "Cloud", "云");
  moat_label_set (&copy, "old", NULL);
  moat_label_copy_into (&label, &copy);
  g_assert_true (moat_label_equal (&label, &copy));
  moat_label_clear (&label);
  g_assert_cmpstr (copy.zh, ==, "云");
  moat_label_clear (&copy);
}

static void
test_no_text_equals_empty_text (void)
{
  MoatLabel none = { NULL, NULL }, empty = { NULL, NULL };

  moat_label_set (&empty, "", "");
  g_assert_true (moat_label_equal (&none, &empty));
  moat_label_set (&empty, "", "云");
  g_assert_false (moat_label_equal (&none, &empty));
  moat_label_clear (&empty);
}

/* The placeholders of a pattern as a set of bits. */
static guint
placeholders (const char *pattern)
{
  guint found = 0;

  for (const char *p = pattern; (p = strchr (p, '{')); p++)
    {
      g_assert_true (g_ascii_isdigit (p[1]) && p[2] == '}');
      found |= 1u << (p[1] - '0');
    }
  return found;
}

static void
test_phrases_say_the_same_in_every_language (void)
{
  for (int i = 0; i < MOAT_N_PHRASES; i++)
    {
      const char *english = moat_phrase_get ((MoatPhrase) i, MOAT_LANGUAGE_EN);
      const char *chinese = moat_phrase_get ((MoatPhrase) i, MOAT_LANGUAGE_ZH);

      g_test_message ("%s | %s", english, chinese);
      g_assert_cmpstr (english, !=, "");
      g_assert_cmpstr (chinese, !=, "");
      g_assert_true (g_utf8_validate (chinese, -1, NULL));
      g_assert_cmpuint (placeholders (english), ==, placeholders (chinese));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/base/vocabulary/" path, function)
  ADD ("reads-back/language", test_language_reads_back);
  ADD ("reads-back/qualifier", test_qualifier_reads_back);
  ADD ("reads-back/status", test_status_reads_back);
  ADD ("reads-back/grade", test_grade_reads_back);
  ADD ("reads-back/period-type", test_period_type_reads_back);
  ADD ("reads-back/unit-kind", test_unit_kind_reads_back);
  ADD ("reads-back/aggregation", test_aggregation_reads_back);
  ADD ("reads-back/relation-kind", test_relation_kind_reads_back);
  ADD ("file-format", test_words_of_the_file_format);
  ADD ("unknown-word", test_an_unknown_word_leaves_the_value_alone);
  ADD ("language/environment", test_languages_of_the_environment);
  ADD ("label/missing-side", test_a_missing_side_of_a_label_is_the_other);
  ADD ("label/from-itself", test_a_label_may_be_set_from_itself);
  ADD ("label/copy", test_a_copied_label_stands_alone);
  ADD ("label/equal", test_no_text_equals_empty_text);
  ADD ("phrase/every-language", test_phrases_say_the_same_in_every_language);

  return g_test_run ();
}
