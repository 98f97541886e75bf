/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chart specifications as JSON: what is written is read again, in one form only, and whatever is
 * not of that form is refused with the name of the member that is wrong. */
#include "moat-chart-json.h"

#include <string.h>

#include "moat-unit.h"
#include "moat-wording.h"

static MoatChartSpec *
read_spec (const char *json)
{
  g_autoptr (GError) error = NULL;
  MoatChartSpec *spec = moat_chart_spec_from_json ("key", json, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (spec->key, ==, "key");
  return spec;
}

static void
test_every_member_is_read (void)
{
  g_autoptr (MoatChartSpec) spec = read_spec (
    "{\"kind\":\"span\",\"title\":{\"en\":\"Title\",\"zh\":\"标题\"},\"subtitle\":{\"zh\":"
    "\"副标题\"},\"entities\":[\"a\",\"b\"],\"concepts\":[\"c\"],\"basis\":\"per-year\","
    "\"unit\":\"CNY\",\"scale\":9,\"digits\":4,\"events\":true,\"as-known-on\":"
    "\"2025-03-17\",\"from\":\"2013-01-01\",\"to\":\"2027-12-31\",\"difference\":{\"from\":"
    "\"f02\",\"to\":\"f01\"}}");

  g_assert_cmpint (spec->kind, ==, MOAT_CHART_KIND_SPAN);
  g_assert_cmpstr (spec->title.en, ==, "Title");
  g_assert_cmpstr (spec->title.zh, ==, "标题");
  g_assert_cmpstr (spec->subtitle.zh, ==, "副标题");
  g_assert_cmpuint (g_strv_length (spec->entities), ==, 2);
  g_assert_cmpstr (spec->entities[1], ==, "b");
  g_assert_cmpstr (spec->concepts[0], ==, "c");
  g_assert_cmpint (spec->basis, ==, MOAT_BASIS_PER_YEAR);
  g_assert_cmpstr (spec->unit, ==, "CNY");
  g_assert_cmpint (spec->scale, ==, 9);
  g_assert_cmpint (spec->digits, ==, 4);
  g_assert_true (spec->show_events);
  g_assert_cmpint (spec->as_known_on, ==, moat_date_new (2025, 3, 17));
  g_assert_cmpint (spec->from, ==, moat_date_new (2013, 1, 1));
  g_assert_cmpint (spec->to, ==, moat_date_new (2027, 12, 31));
  g_assert_cmpstr (spec->difference_from, ==, "f02");
  g_assert_cmpstr (spec->difference_to, ==, "f01");
}

static void
test_only_kind_is_needed (void)
{
  g_autoptr (MoatChartSpec) spec = read_spec (" { \"kind\" : \"line\" } ");
  g_autoptr (MoatChartSpec) plain = moat_chart_spec_new ();
  g_autofree char *json = moat_chart_spec_to_json (spec);

  plain->key = g_strdup ("key");
  plain->kind = MOAT_CHART_KIND_LINE;
  g_assert_true (moat_chart_spec_equal (spec, plain));
  g_assert_cmpint (spec->scale, ==, MOAT_SCALE_AUTO);
  g_assert_cmpstr (json, ==, "{\"kind\":\"line\"}");
}

static void
test_written_in_one_form_only (void)
{
  g_autoptr (MoatChartSpec) spec =
    read_spec ("{\"events\":false, \"difference\":{\"to\":\"f01\",\"from\":\"f02\"}, \"digits\":0,"
               "\"basis\":\"stated\", \"concepts\":[], \"title\":{\"zh\":\"\"}, \"scale\":0,"
               "\"entities\":[\"x\"], \"kind\":\"column\"}");
  g_autofree char *json = moat_chart_spec_to_json (spec);

  g_assert_cmpstr (json, ==,
                   "{\"kind\":\"column\",\"entities\":[\"x\"],\"scale\":0,\"difference\":"
                   "{\"from\":\"f02\",\"to\":\"f01\"}}");
}

static char *
make_text (void)
{
  static const char *const pieces[] = {
    "a", "阿里", "\"", "\\", "\n", "é", "{", "]", "🙂", "%s"
  };
  GString *text = g_string_new ("x");

  for (int n = g_test_rand_int_range (0, 6); n > 0; n--)
    g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static GStrv
make_keys (void)
{
  int n = g_test_rand_int_range (0, 4);
  GStrv keys = g_new0 (char *, (gsize) n + 1);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *text = make_text ();

      keys[i] = g_strdup_printf ("%s-%d", text, i);
    }
  return keys;
}

static MoatDate
make_date (void)
{
  return g_test_rand_bit () ? MOAT_DATE_NONE : g_test_rand_int_range (700000, 750000);
}

static MoatChartSpec *
make_spec (void)
{
  static const char *const units[] = { "CNY", "USD", "JPY", NULL };
  MoatChartSpec *spec = moat_chart_spec_new ();
  g_autofree char *en = make_text ();
  g_autofree char *zh = make_text ();
  const char *unit = units[g_test_rand_int_range (0, 4)];

  spec->key = g_strdup ("key");
  spec->kind = (MoatChartKind) g_test_rand_int_range (0, 3);
  moat_label_set (&spec->title, g_test_rand_bit () ? en : NULL, g_test_rand_bit () ? zh : NULL);
  moat_label_set (&spec->subtitle, g_test_rand_bit () ? zh : "", g_test_rand_bit () ? en : "");
  g_strfreev (spec->entities);
  g_strfreev (spec->concepts);
  spec->entities = make_keys ();
  spec->concepts = make_keys ();
  spec->basis = g_test_rand_bit () ? MOAT_BASIS_PER_YEAR : MOAT_BASIS_STATED;
  spec->unit = unit != NULL ? moat_unit_intern (unit) : NULL;
  spec->scale = g_test_rand_bit () ? MOAT_SCALE_AUTO : g_test_rand_int_range (0, 16);
  spec->digits = g_test_rand_int_range (0, 16);
  spec->show_events = g_test_rand_bit ();
  spec->as_known_on = make_date ();
  spec->from = make_date ();
  spec->to =
    spec->from != MOAT_DATE_NONE ? spec->from + g_test_rand_int_range (0, 999) : make_date ();
  if (g_test_rand_bit ())
    {
      spec->difference_from = g_strconcat ("from", en, NULL);
      spec->difference_to = g_strconcat ("to", zh, NULL);
    }
  return spec;
}

static void
test_what_is_written_is_read (void)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autoptr (MoatChartSpec) spec = make_spec ();
      g_autofree char *json = moat_chart_spec_to_json (spec);
      g_autoptr (MoatChartSpec) back = read_spec (json);
      g_autofree char *again = moat_chart_spec_to_json (back);

      g_assert_true (moat_chart_spec_equal (spec, back));
      g_assert_cmpstr (json, ==, again);
    }
}

static void
refuse (const char *json, MoatChartJsonError code, const char *member)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *quoted = member != NULL ? g_strdup_printf ("“%s”", member) : NULL;

  g_autofree char *start = g_strndup (json, 80);
  g_autofree char *shown = g_strescape (start, NULL);

  g_test_message ("%s", shown);
  g_assert_null (moat_chart_spec_from_json ("key", json, &error));
  g_assert_error (error, MOAT_CHART_JSON_ERROR, (int) code);
  if (quoted != NULL)
    g_assert_nonnull (strstr (error->message, quoted));
}

static void
test_wrong_members_are_named (void)
{
  static const char *const cases[][2] = {
    { "{}", "kind" },
    { "{\"kind\":\"pie\"}", "kind" },
    { "{\"kind\":1}", "kind" },
    { "{\"kind\":null}", "kind" },
    { "{\"kind\":\"line\",\"colour\":\"red\"}", "colour" },
    { "{\"kind\":\"line\",\"key\":\"x\"}", "key" },
    { "{\"kind\":\"line\",\"title\":\"x\"}", "title" },
    { "{\"kind\":\"line\",\"title\":{\"de\":\"x\"}}", "title" },
    { "{\"kind\":\"line\",\"title\":{\"en\":5}}", "title" },
    { "{\"kind\":\"line\",\"subtitle\":[]}", "subtitle" },
    { "{\"kind\":\"line\",\"entities\":\"x\"}", "entities" },
    { "{\"kind\":\"line\",\"entities\":[1]}", "entities" },
    { "{\"kind\":\"line\",\"entities\":[\"\"]}", "entities" },
    { "{\"kind\":\"line\",\"concepts\":[\"x\",\"x\"]}", "concepts" },
    { "{\"kind\":\"line\",\"basis\":\"yearly\"}", "basis" },
    { "{\"kind\":\"line\",\"unit\":\"ratio\"}", "unit" },
    { "{\"kind\":\"line\",\"unit\":\"ZZZZ\"}", "unit" },
    { "{\"kind\":\"line\",\"scale\":\"9\"}", "scale" },
    { "{\"kind\":\"line\",\"scale\":9.5}", "scale" },
    { "{\"kind\":\"line\",\"scale\":-1}", "scale" },
    { "{\"kind\":\"line\",\"digits\":16}", "digits" },
    { "{\"kind\":\"line\",\"digits\":true}", "digits" },
    { "{\"kind\":\"line\",\"events\":1}", "events" },
    { "{\"kind\":\"line\",\"events\":\"true\"}", "events" },
    { "{\"kind\":\"line\",\"as-known-on\":\"2025-02-30\"}", "as-known-on" },
    { "{\"kind\":\"line\",\"from\":\"2025\"}", "from" },
    { "{\"kind\":\"line\",\"to\":20250101}", "to" },
    { "{\"kind\":\"line\",\"from\":\"2025-01-02\",\"to\":\"2025-01-01\"}", "from" },
    { "{\"kind\":\"line\",\"difference\":{\"from\":\"f01\"}}", "difference" },
    { "{\"kind\":\"line\",\"difference\":{\"from\":\"f01\",\"to\":\"f01\"}}", "difference" },
    { "{\"kind\":\"line\",\"difference\":{\"from\":\"f01\",\"to\":\"\"}}", "difference" },
    { "{\"kind\":\"line\",\"difference\":{\"from\":\"a\",\"to\":\"b\",\"by\":\"c\"}}",
      "difference" },
    { "{\"kind\":\"line\",\"difference\":[\"a\",\"b\"]}", "difference" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    refuse (cases[i][0], MOAT_CHART_JSON_ERROR_MEMBER, cases[i][1]);
}

static void
test_what_is_no_object_is_refused (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "null",
    "[]",
    "\"kind\"",
    "{\"kind\":\"line\"",
    "{\"kind\":",
    "{kind:1}",
    "{\"kind\":\"line\"} x",
    "\xff",
    "{\"kind\":\"l\xffne\"}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    refuse (texts[i], MOAT_CHART_JSON_ERROR_MALFORMED, NULL);
}

static void
test_strangers_texts_do_no_harm (void)
{
  g_autofree char *deep = g_strnfill (1000000, '[');
  g_autofree char *objects = NULL;
  g_autofree char *filling = g_strnfill (100 * 1024, 'x');
  g_autofree char *large =
    g_strdup_printf ("{\"kind\":\"line\",\"title\":{\"en\":\"%s\"}}", filling);
  g_autoptr (GString) nested = g_string_new (NULL);

  for (int i = 0; i < 20000; i++)
    g_string_append (nested, "{\"title\":");
  refuse (deep, MOAT_CHART_JSON_ERROR_MALFORMED, NULL);
  refuse (nested->str, MOAT_CHART_JSON_ERROR_MALFORMED, NULL);
  refuse (large, MOAT_CHART_JSON_ERROR_MALFORMED, NULL);
  /* brackets in a text are no nesting */
  g_clear_pointer (&filling, g_free);
  filling = g_strnfill (1000, '[');
  objects = g_strdup_printf ("{\"kind\":\"line\",\"title\":{\"en\":\"\\\"%s\"}}", filling);
  moat_chart_spec_free (read_spec (objects));
}

static void
test_copies_are_equal_and_their_own (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (MoatChartSpec) spec = make_spec ();
      g_autoptr (MoatChartSpec) copy = moat_chart_spec_copy (spec);
      g_autoptr (MoatChartSpec) other = make_spec ();
      g_autofree char *a = moat_chart_spec_to_json (spec);
      g_autofree char *b = moat_chart_spec_to_json (other);

      g_assert_true (moat_chart_spec_equal (spec, copy));
      /* equal specs are equal texts, and different ones different */
      g_assert_cmpint (moat_chart_spec_equal (spec, other), ==, g_str_equal (a, b));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/chart-json/" name, function)
  ADD ("every-member-is-read", test_every_member_is_read);
  ADD ("only-kind-is-needed", test_only_kind_is_needed);
  ADD ("written-in-one-form-only", test_written_in_one_form_only);
  ADD ("what-is-written-is-read", test_what_is_written_is_read);
  ADD ("wrong-members-are-named", test_wrong_members_are_named);
  ADD ("what-is-no-object-is-refused", test_what_is_no_object_is_refused);
  ADD ("strangers-texts-do-no-harm", test_strangers_texts_do_no_harm);
  ADD ("copies-are-equal-and-their-own", test_copies_are_equal_and_their_own);
#undef ADD
  return g_test_run ();
}
