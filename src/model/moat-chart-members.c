/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The members that a chart's JSON may have: how each is read, and what it means.
 *
 * One table serves the reader, its messages and the documentation that the command line prints, so
 * that none of them can fall behind the others.  Nothing is guessed: a value of the wrong type or
 * outside its range is an error that names the member.
 */
#include "config.h"

#include "moat-chart-json-private.h"

#include <glib/gi18n-lib.h>

#include "moat-unit.h"
#include "moat-wording.h"

#define LARGEST_SCALE 15
#define MOST_DIGITS 15
#define LONGEST_WINDOW 1000
#define MOST_PERIODS 100

gboolean
moat_chart_member_fail (GError **error, const char *member, const char *what)
{
  g_set_error (error, MOAT_CHART_JSON_ERROR, MOAT_CHART_JSON_ERROR_MEMBER,
               /* Translators: a member of a JSON object, such as "unit", and what is wrong. */
               _ ("The member “%s” of the chart is wrong: %s"), member, what);
  return FALSE;
}

const char *
moat_json_node_get_text (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* The nicks of choices, for messages. */
typedef const char *(*NickFunc) (int value);

static const char *
moat_chart_kind_to_nick_of (int value)
{
  return moat_chart_kind_to_nick ((MoatChartKind) value);
}

static const char *
moat_basis_to_nick_of (int value)
{
  return moat_basis_to_nick ((MoatBasis) value);
}

static const char *
moat_sort_to_nick_of (int value)
{
  return moat_chart_sort_to_nick ((MoatChartSort) value);
}

static const char *
moat_page_to_nick_of (int value)
{
  return moat_chart_page_to_nick ((MoatChartPage) value);
}

static char *
word_choices (NickFunc nick_of, int n)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (int i = 0; i < n; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", nick_of (i));
  /* Translators: %s is a list of words that are the same in every language. */
  return g_strdup_printf (_ ("it must be one of %s"), list->str);
}

static gboolean
read_kind (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  g_autofree char *what = NULL;

  if (moat_chart_kind_from_nick (moat_json_node_get_text (node), &spec->kind))
    return TRUE;
  what = word_choices (moat_chart_kind_to_nick_of, MOAT_CHART_N_KINDS);
  return moat_chart_member_fail (error, member, what);
}

static gboolean
read_basis (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  g_autofree char *what = NULL;

  if (moat_basis_from_nick (moat_json_node_get_text (node), &spec->basis))
    return TRUE;
  what = word_choices (moat_basis_to_nick_of, MOAT_BASIS_CUMULATIVE + 1);
  return moat_chart_member_fail (error, member, what);
}

static gboolean
read_label (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  MoatLabel *label = member[0] == 't' ? &spec->title : &spec->subtitle;
  const char *texts[2] = { NULL, NULL };
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return moat_chart_member_fail (error, member,
                                   _ ("it must be an object with the members en and zh"));
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &value))
    {
      if ((!g_str_equal (name, "en") && !g_str_equal (name, "zh")) ||
          !moat_json_node_get_text (value))
        return moat_chart_member_fail (error, member, _ ("its members are en and zh, both texts"));
      texts[g_str_equal (name, "zh")] = moat_json_node_get_text (value);
    }
  moat_label_set (label, texts[0], texts[1]);
  return TRUE;
}

static gboolean
read_keys (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  GStrv *list = member[0] == 'e' ? &spec->entities : &spec->concepts;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return moat_chart_member_fail (error, member, _ ("it must be a list of keys"));
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *key = moat_json_node_get_text (json_array_get_element (array, i));
      if (!key || !key[0])
        return moat_chart_member_fail (error, member,
                                       _ ("every key must be a text that is not empty"));
      if (!g_hash_table_add (seen, (gpointer) key))
        return moat_chart_member_fail (error, member, _ ("a key is named twice"));
      g_strv_builder_add (keys, key);
    }
  g_strfreev (*list);
  *list = g_strv_builder_end (keys);
  return TRUE;
}

static gboolean
read_unit (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *code = moat_json_node_get_text (node);
  const char *unit = code ? moat_unit_intern (code) : NULL;

  if (!unit || moat_unit_get_kind (unit) != MOAT_UNIT_KIND_MONEY)
    return moat_chart_member_fail (error, member,
                                   _ ("it must be the code of a currency, such as CNY"));
  spec->unit = unit;
  return TRUE;
}

static gboolean
read_number (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  gboolean is_scale = member[0] == 's';
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return moat_chart_member_fail (error, member, _ ("it must be a whole number"));
  value = json_node_get_int (node);
  if (value < 0 || value > (is_scale ? LARGEST_SCALE : MOST_DIGITS))
    return moat_chart_member_fail (error, member, _ ("it must be between 0 and 15"));
  if (is_scale)
    spec->scale = (int) value;
  else
    spec->digits = (int) value;
  return TRUE;
}

static gboolean
read_flag (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return moat_chart_member_fail (error, member, _ ("it must be true or false"));
  if (g_str_equal (member, "events"))
    spec->show_events = json_node_get_boolean (node);
  else
    spec->calendarised = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_date (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *text = moat_json_node_get_text (node);
  MoatDate date = text ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;

  if (date == MOAT_DATE_NONE)
    return moat_chart_member_fail (error, member, _ ("it must be a date such as 2025-03-17"));
  if (g_str_equal (member, "as-known-on"))
    spec->as_known_on = date;
  else if (g_str_equal (member, "index-date"))
    spec->index_date = date;
  else if (g_str_equal (member, "from"))
    spec->from = date;
  else
    spec->to = date;
  return TRUE;
}

static gboolean
read_difference (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *from = NULL, *to = NULL;

  if (object && json_object_get_size (object) == 2 && json_object_has_member (object, "from") &&
      json_object_has_member (object, "to"))
    {
      from = moat_json_node_get_text (json_object_get_member (object, "from"));
      to = moat_json_node_get_text (json_object_get_member (object, "to"));
    }
  if (!from || !to || !from[0] || !to[0] || g_str_equal (from, to))
    return moat_chart_member_fail (error, member, _ ("it must name two facts, from and to"));
  spec->difference_from = g_strdup (from);
  spec->difference_to = g_strdup (to);
  return TRUE;
}

static gboolean
read_choice (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *nick = moat_json_node_get_text (node);
  gboolean is_sort = g_str_equal (member, "sort");
  g_autofree char *what = NULL;

  if (is_sort ? moat_chart_sort_from_nick (nick, &spec->sort)
              : moat_chart_page_from_nick (nick, &spec->page))
    return TRUE;
  what = is_sort ? word_choices (moat_sort_to_nick_of, MOAT_CHART_SORT_GIVEN + 1)
                 : word_choices (moat_page_to_nick_of, MOAT_CHART_PAGE_PEERS + 1);
  return moat_chart_member_fail (error, member, what);
}

static gboolean
read_share_of (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *key = moat_json_node_get_text (node);

  if (!key || !key[0])
    return moat_chart_member_fail (error, member, _ ("it must be the key of a concept"));
  g_free (spec->share_of);
  spec->share_of = g_strdup (key);
  return TRUE;
}

/* A text, so that no digit is lost. */
static gboolean
read_rate (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  const char *text = moat_json_node_get_text (node);
  MoatDecimal rate;

  if (!text || !moat_decimal_parse (text, &rate) || moat_decimal_sign (rate) <= 0)
    return moat_chart_member_fail (
      error, member, _ ("it must be a number above zero as a text, such as \"7.1957\""));
  g_free (spec->constant_rate);
  spec->constant_rate = g_strdup (text);
  return TRUE;
}

static gboolean
read_window (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *periods = object ? json_object_get_member (object, "periods") : NULL;
  JsonNode *as = object ? json_object_get_member (object, "as") : NULL;
  const char *nick = as ? moat_json_node_get_text (as) : "mean";
  gint64 n =
    periods && JSON_NODE_HOLDS_VALUE (periods) && json_node_get_value_type (periods) == G_TYPE_INT64
      ? json_node_get_int (periods)
      : 0;

  if (n < 2 || n > LONGEST_WINDOW || json_object_get_size (object) != 1u + (as != NULL) ||
      (g_strcmp0 (nick, "mean") != 0 && g_strcmp0 (nick, "sum") != 0))
    return moat_chart_member_fail (
      error, member, _ ("it must have the members periods, 2 to 1000, and as, sum or mean"));
  spec->window = (guint) n;
  spec->window_is_sum = g_str_equal (nick, "sum");
  return TRUE;
}

static gboolean
read_period_list (MoatChartSpec *spec, JsonArray *array)
{
  guint n = json_array_get_length (array);

  if (n == 0 || n > MOST_PERIODS)
    return FALSE;
  g_clear_pointer (&spec->periods, g_array_unref);
  spec->periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  for (guint i = 0; i < n; i++)
    {
      const char *text = moat_json_node_get_text (json_array_get_element (array, i));
      MoatPeriod period;

      if (!text || !moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &period) ||
          !moat_period_is_valid (period))
        return FALSE;
      g_array_append_val (spec->periods, period);
    }
  spec->period_mode = MOAT_PERIODS_CHOSEN;
  return TRUE;
}

static gboolean
read_periods (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error)
{
  MoatPeriodMode mode;

  if (JSON_NODE_HOLDS_ARRAY (node)
        ? read_period_list (spec, json_node_get_array (node))
        : moat_period_mode_from_nick (moat_json_node_get_text (node), &mode) &&
            mode != MOAT_PERIODS_CHOSEN)
    {
      if (!JSON_NODE_HOLDS_ARRAY (node))
        spec->period_mode = mode;
      return TRUE;
    }
  return moat_chart_member_fail (
    error, member,
    _ ("it must be \"all\", \"latest\" or a list of periods such as \"2024\" or \"2024Q3\""));
}

const MoatChartMember *
moat_chart_members (gsize *n)
{
  static const MoatChartMember members[] = {
    { "kind", read_kind, MOAT_MEMBER_TEXT,
      N_ ("the kind of chart; the one member that must be there") },
    { "page", read_choice, MOAT_MEMBER_TEXT, N_ ("where the chart is edited: timeline or peers") },
    { "title", read_label, MOAT_MEMBER_JSON, N_ ("the finding, as {\"en\": …, \"zh\": …}") },
    { "subtitle", read_label, MOAT_MEMBER_JSON,
      N_ ("measure, unit and basis; worded by the program if left out") },
    { "entities", read_keys, MOAT_MEMBER_JSON, N_ ("keys of entities, in order") },
    { "concepts", read_keys, MOAT_MEMBER_JSON,
      N_ ("keys of concepts; of a scatter: x, y and size") },
    { "basis", read_basis, MOAT_MEMBER_TEXT,
      N_ ("what values stand for: stated, per-year, share, index, growth, cumulative") },
    { "share-of", read_share_of, MOAT_MEMBER_TEXT, N_ ("key of the concept that shares are of") },
    { "index-date", read_date, MOAT_MEMBER_TEXT, N_ ("the day whose value is 100") },
    { "calendarised", read_flag, MOAT_MEMBER_JSON,
      N_ ("true: fiscal years are shared out over calendar years by days") },
    { "unit", read_unit, MOAT_MEMBER_TEXT, N_ ("currency that amounts are converted to") },
    { "constant-rate", read_rate, MOAT_MEMBER_TEXT,
      N_ ("one rate for every period: units of “unit” for one of the other currency, as a text") },
    { "window", read_window, MOAT_MEMBER_JSON,
      N_ ("moving window, as {\"periods\": 4, \"as\": \"sum\"} or \"mean\"") },
    { "periods", read_periods, MOAT_MEMBER_TEXT_OR_JSON,
      N_ ("\"all\", \"latest\" or a list of periods; a year is the fiscal year that ends in it") },
    { "sort", read_choice, MOAT_MEMBER_TEXT,
      N_ ("order of entities: descending, ascending, name, given") },
    { "scale", read_number, MOAT_MEMBER_JSON, N_ ("power of ten of the axis, 0 to 15") },
    { "digits", read_number, MOAT_MEMBER_JSON, N_ ("significant digits of labels, 0 to 15") },
    { "events", read_flag, MOAT_MEMBER_JSON, N_ ("true: events stand beneath") },
    { "as-known-on", read_date, MOAT_MEMBER_TEXT, N_ ("only what was known on that day") },
    { "from", read_date, MOAT_MEMBER_TEXT, N_ ("first day shown") },
    { "to", read_date, MOAT_MEMBER_TEXT, N_ ("last day shown") },
    { "difference", read_difference, MOAT_MEMBER_JSON,
      N_ ("a ratio arrow between two facts, as {\"from\": key, \"to\": key}") },
    { "annotations", moat_annotations_read, MOAT_MEMBER_JSON,
      N_ ("a list of annotations; each has the member “kind” and those of its kind") },
  };

  *n = G_N_ELEMENTS (members);
  return members;
}

gboolean
moat_chart_member_is_text (const char *name, const char *value)
{
  gsize n;
  const MoatChartMember *members = moat_chart_members (&n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (members[i].name, name))
      return members[i].holds == MOAT_MEMBER_TEXT ||
             (members[i].holds == MOAT_MEMBER_TEXT_OR_JSON && value[0] != '[');
  return FALSE;
}

char *
moat_chart_spec_describe (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize n;
  const MoatChartMember *members = moat_chart_members (&n);
  g_autofree char *kinds = word_choices (moat_chart_kind_to_nick_of, MOAT_CHART_N_KINDS);

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (out, "  %-14s %s\n", members[i].name, _ (members[i].meaning));
  g_string_append_printf (out, "\nkind: %s\n", kinds);
  g_string_append (out, "annotations: ");
  for (int i = 0; i <= MOAT_ANNOTATION_FOOTNOTE; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "",
                            moat_annotation_kind_to_nick ((MoatAnnotationKind) i));
  g_string_append (out, "\n  from, to       {\"entity\": key, \"concept\": key, \"period\": "
                        "\"2024\"}\n  form           ratio, amount, percent\n  low, high      "
                        "numbers\n  period         \"2020-2021\"\n  text           {\"en\": …, "
                        "\"zh\": …}\n  moved          [x, y] in shares of the plot\n");
  return g_string_free (g_steal_pointer (&out), FALSE);
}
