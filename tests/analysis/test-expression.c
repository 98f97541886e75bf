/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of claims: what each expression is read as, and what is refused where. */
#include "moat-expression.h"

#include <string.h>

static void
append_period (GString *out, MoatPeriod period)
{
  g_autofree char *text = moat_period_to_iso (period);

  g_string_append_printf (out, " @%s", text);
}

static void
append_selection (GString *out, const MoatSelection *selection)
{
  static const char *const names[] = { "largest", "smallest", "sum", "mean", "median", "count" };

  g_string_append_printf (out, "%s %s", names[selection->function], selection->concept);
  if (selection->entity != NULL)
    g_string_append_printf (out, " of %s", selection->entity);
  if (selection->tag != NULL)
    g_string_append_printf (out, " of tag [%s]", selection->tag);
  for (guint i = 0; selection->but != NULL && selection->but[i] != NULL; i++)
    g_string_append_printf (out, " but %s", selection->but[i]);
  if (selection->has_period)
    append_period (out, selection->period);
  if (selection->is_latest)
    g_string_append (out, " latest");
  if (selection->length != MOAT_SELECTION_ANY_LENGTH)
    g_string_append_printf (out, " per %d", (int) selection->length);
}

/* The tree in brackets, operators first. */
static void
append (GString *out, const MoatExpression *self)
{
  static const char *const names[] = {
    [MOAT_EXPRESSION_SUM] = "+",       [MOAT_EXPRESSION_DIFFERENCE] = "-",
    [MOAT_EXPRESSION_PRODUCT] = "*",   [MOAT_EXPRESSION_QUOTIENT] = "/",
    [MOAT_EXPRESSION_PER_YEAR] = "py", [MOAT_EXPRESSION_CONVERT] = "to",
  };
  g_autofree char *number = NULL;

  g_string_append_c (out, '(');
  switch (self->kind)
    {
    case MOAT_EXPRESSION_NUMBER:
      number = moat_decimal_to_string (self->number);
      g_string_append_printf (out, "%s%s%s", number, self->unit != NULL ? " " : "",
                              self->unit != NULL ? self->unit : "");
      break;
    case MOAT_EXPRESSION_FACT:
      g_string_append (out, self->key);
      break;
    case MOAT_EXPRESSION_RATE:
      g_string_append_printf (out, "rate %s %s", self->from, self->to);
      break;
    case MOAT_EXPRESSION_SELECTION:
      append_selection (out, &self->selection);
      break;
    default:
      g_string_append (out, names[self->kind]);
      append (out, self->first);
      if (self->second != NULL)
        append (out, self->second);
      if (self->kind == MOAT_EXPRESSION_CONVERT)
        g_string_append_printf (out, " %s", self->unit);
    }
  if (self->has_period)
    append_period (out, self->period);
  g_string_append_c (out, ')');
}

static void
test_read (void)
{
  static const struct
  {
    const char *text, *read;
  } cases[] = {
    { "f01", "(f01)" },
    { "  f01  ", "(f01)" },
    { "f01 - f02", "(-(f01)(f02))" },
    { "f01 − f02 − f03", "(-(-(f01)(f02))(f03))" },
    { "f01 + f02 * f03", "(+(f01)(*(f02)(f03)))" },
    { "(f01 + f02) × f03", "(*(+(f01)(f02))(f03))" },
    { "f14 / f13", "(/(f14)(f13))" },
    { "f14/f13÷f12", "(/(/(f14)(f13))(f12))" },
    { "（f01＋f02）÷ f03", "(/(+(f01)(f02))(f03))" },
    { "f01-f02", "(f01-f02)" }, /* one key: a minus between keys stands between spaces */
    { "\"a key, of sorts\"", "(a key, of sorts)" },
    { "“引号” + 投资", "(+(引号)(投资))" },
    { "280000000000 CNY", "(280000000000 CNY)" },
    { "280 bn CNY", "(280000000000 CNY)" },
    { "2800亿 cny", "(280000000000 CNY)" },
    { "1.5万亿 CNY", "(1500000000000 CNY)" },
    { "2.8e11 CNY", "(280000000000 CNY)" },
    { "5 %", "(0.05 ratio)" },
    { "100％", "(1 ratio)" },
    { "-3.5 %", "(-0.035 ratio)" },
    { "−29", "(-29)" },
    { "29", "(29)" },
    { "2 m", "(2000000)" },
    { "2 × f01", "(*(2)(f01))" },
    { "per_year (f01)", "(py(f01))" },
    { "PER_YEAR(f01 + f02)", "(py(+(f01)(f02)))" },
    { "convert (f13, CNY)", "(to(f13) CNY)" },
    { "convert(f13, cny, 2023)", "(to(f13) CNY @2023-01-01/2023-12-31)" },
    { "rate (USD/CNY)", "(rate USD CNY)" },
    { "rate (USD/CNY, 2024)", "(rate USD CNY @2024-01-01/2024-12-31)" },
    { "rate(usd/cny，2024-12-31)", "(rate USD CNY @2024-12-31)" },
    { "f14 / f13 - rate(USD/CNY)", "(-(/(f14)(f13))(rate USD CNY))" },
    { "largest (capex)", "(largest capex)" },
    { "largest (capex of alphabet)", "(largest capex of alphabet)" },
    { "smallest (capex of \"US hyperscaler\" but meta but alphabet)",
      "(smallest capex of tag [US hyperscaler] but meta but alphabet)" },
    { "sum (capex of alphabet in 2021-2024)", "(sum capex of alphabet @2021-01-01/2024-12-31)" },
    { "mean (capex of alphabet in 2024 per quarter)",
      "(mean capex of alphabet @2024-01-01/2024-12-31 per 3)" },
    { "median (capex latest)", "(median capex latest)" },
    { "count (capex per year)", "(count capex per 12)" },
    { "count (\"new data centres\" of alibaba-cloud per half)",
      "(count new data centres of alibaba-cloud per 6)" },
    { "largest (capex in 1 Apr 2013 – 31 Mar 2023 per month)",
      "(largest capex @2013-04-01/2023-03-31 per 1)" },
    { "rate", "(rate)" }, /* a figure may be called that */
    { "of", "(of)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (MoatExpression) expression = moat_expression_parse (cases[i].text, NULL, &error);
      g_autoptr (GString) read = g_string_new (NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      append (read, expression);
      g_assert_cmpstr (read->str, ==, cases[i].read);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    MoatExpressionError code;
    gsize position;
  } cases[] = {
    { "", MOAT_EXPRESSION_ERROR_EMPTY, 0 },
    { "   ", MOAT_EXPRESSION_ERROR_EMPTY, 3 },
    { "f01 +", MOAT_EXPRESSION_ERROR_SYNTAX, 5 },
    { "f01 f02", MOAT_EXPRESSION_ERROR_SYNTAX, 4 },
    { "+ f01", MOAT_EXPRESSION_ERROR_SYNTAX, 0 },
    { "(f01", MOAT_EXPRESSION_ERROR_SYNTAX, 4 },
    { "f01)", MOAT_EXPRESSION_ERROR_SYNTAX, 3 },
    { "()", MOAT_EXPRESSION_ERROR_SYNTAX, 1 },
    { "- f01", MOAT_EXPRESSION_ERROR_SYNTAX, 2 },
    { "\"f01", MOAT_EXPRESSION_ERROR_SYNTAX, 0 },
    { "\"\"", MOAT_EXPRESSION_ERROR_SYNTAX, 0 },
    { "280 XXQ", MOAT_EXPRESSION_ERROR_UNIT, 4 },
    { "280,000 CNY", MOAT_EXPRESSION_ERROR_SYNTAX, 3 },
    { "1234567890123456789012345678901234567890", MOAT_EXPRESSION_ERROR_NUMBER, 0 },
    { "f01 > f02", MOAT_EXPRESSION_ERROR_SYNTAX, 4 },
    { "f01 ^ 2", MOAT_EXPRESSION_ERROR_SYNTAX, 4 },
    { "total (f01)", MOAT_EXPRESSION_ERROR_SYNTAX, 0 },
    { "per_year f01", MOAT_EXPRESSION_ERROR_SYNTAX, 9 },
    { "per_year (f01, f02)", MOAT_EXPRESSION_ERROR_SYNTAX, 13 },
    { "convert (f13)", MOAT_EXPRESSION_ERROR_SYNTAX, 12 },
    { "convert (f13, yuan)", MOAT_EXPRESSION_ERROR_UNIT, 14 },
    { "convert (f13, CNY, soon)", MOAT_EXPRESSION_ERROR_PERIOD, 19 },
    { "rate (USD)", MOAT_EXPRESSION_ERROR_SYNTAX, 9 },
    { "rate (USD/ratio)", MOAT_EXPRESSION_ERROR_UNIT, 10 },
    { "largest ()", MOAT_EXPRESSION_ERROR_SYNTAX, 9 },
    { "largest (capex of )", MOAT_EXPRESSION_ERROR_SYNTAX, 18 },
    { "largest (capex but )", MOAT_EXPRESSION_ERROR_SYNTAX, 19 },
    { "largest (capex in the year)", MOAT_EXPRESSION_ERROR_PERIOD, 18 },
    { "largest (capex per decade)", MOAT_EXPRESSION_ERROR_SYNTAX, 19 },
    { "largest (capex latest of meta)", MOAT_EXPRESSION_ERROR_SYNTAX, 22 },
    { "largest (capex + revenue)", MOAT_EXPRESSION_ERROR_SYNTAX, 15 },
    { "投资 + ", MOAT_EXPRESSION_ERROR_SYNTAX, 5 },
    { "\xff", MOAT_EXPRESSION_ERROR_SYNTAX, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_utf8_make_valid (cases[i].text, -1);
      gsize position = G_MAXSIZE;

      g_test_message ("%s", text);
      g_assert_null (moat_expression_parse (cases[i].text, &position, &error));
      g_assert_error (error, MOAT_EXPRESSION_ERROR, (int) cases[i].code);
      g_assert_cmpuint (position, ==, cases[i].position);
    }
}

/* What no person writes is refused before it could exhaust anything. */
static void
test_bounded (void)
{
  const char *const parts[] = { "(", "f01 + ", "f01 / ", "per_year (", "\"", "1" };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      while (text->len < 100000)
        g_string_append (text, parts[i]);
      g_assert_null (moat_expression_parse (text->str, NULL, &error));
      g_assert_error (error, MOAT_EXPRESSION_ERROR, MOAT_EXPRESSION_ERROR_TOO_LONG);
      g_clear_error (&error);
      g_string_truncate (text, 1500);
      g_assert_null (moat_expression_parse (text->str, NULL, &error));
      g_assert_nonnull (error);
    }
}

static void
test_quote (void)
{
  static const struct
  {
    const char *key, *quoted;
  } cases[] = {
    { "f01", "f01" },       { "alibaba-group", "alibaba-group" },
    { "投资_1", "投资_1" }, { "a b", "\"a b\"" },
    { "1st", "\"1st\"" },   { "a+b", "\"a+b\"" },
    { "a-", "\"a-\"" },     { " a", "\" a\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quoted = moat_expression_quote (cases[i].key);
      g_autoptr (MoatExpression) read = moat_expression_parse (quoted, NULL, NULL);

      g_assert_cmpstr (quoted, ==, cases[i].quoted);
      g_assert_cmpint (read->kind, ==, MOAT_EXPRESSION_FACT);
      g_assert_cmpstr (read->key, ==, cases[i].key);
    }
}

static void
test_join (void)
{
  static const struct
  {
    const char *text;
    MoatExpressionJoin join;
    const char *key;
    gboolean is_per_year;
    const char *joined;
  } cases[] = {
    { NULL, MOAT_EXPRESSION_JOIN_MINUS, "f01", FALSE, "f01" },
    { "f02", MOAT_EXPRESSION_JOIN_INSTEAD, "f01", TRUE, "per_year (f01)" },
    { "f02", MOAT_EXPRESSION_JOIN_PLUS, "f01", FALSE, "f02 + f01" },
    { "f02 × f03", MOAT_EXPRESSION_JOIN_DIVIDE, "f01", FALSE, "f02 × f03 ÷ f01" },
    { "f02 - f03", MOAT_EXPRESSION_JOIN_TIMES, "f01", FALSE, "(f02 - f03) × f01" },
    { "f02 +", MOAT_EXPRESSION_JOIN_PLUS, "f01", FALSE, "f01" },
    { "f02", MOAT_EXPRESSION_JOIN_MINUS, "a b", FALSE, "f02 − \"a b\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *joined =
        moat_expression_join (cases[i].text, cases[i].join, cases[i].key, cases[i].is_per_year);
      g_autoptr (MoatExpression) read = moat_expression_parse (joined, NULL, NULL);

      g_assert_cmpstr (joined, ==, cases[i].joined);
      g_assert_nonnull (read);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/expression/read", test_read);
  g_test_add_func ("/expression/refused", test_refused);
  g_test_add_func ("/expression/bounded", test_bounded);
  g_test_add_func ("/expression/quote", test_quote);
  g_test_add_func ("/expression/join", test_join);
  return g_test_run ();
}
