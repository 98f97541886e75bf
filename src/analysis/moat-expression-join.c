/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions that are built by pointing at figures instead of typing them. */
#include "config.h"

#include "moat-expression.h"

static gboolean
is_sum (const MoatExpression *expression)
{
  return expression->kind == MOAT_EXPRESSION_SUM || expression->kind == MOAT_EXPRESSION_DIFFERENCE;
}

char *
moat_expression_join (const char *text, MoatExpressionJoin join, const char *key,
                      gboolean is_per_year)
{
  static const char *const signs[] = {
    [MOAT_EXPRESSION_JOIN_PLUS] = "+",
    [MOAT_EXPRESSION_JOIN_MINUS] = "−",
    [MOAT_EXPRESSION_JOIN_TIMES] = "×",
    [MOAT_EXPRESSION_JOIN_DIVIDE] = "÷",
  };
  g_autoptr (MoatExpression) before =
    text != NULL ? moat_expression_parse (text, NULL, NULL) : NULL;
  g_autofree char *name = moat_expression_quote (key);
  g_autofree char *term = is_per_year ? g_strdup_printf ("per_year (%s)", name) : g_strdup (name);
  gboolean binds = join == MOAT_EXPRESSION_JOIN_TIMES || join == MOAT_EXPRESSION_JOIN_DIVIDE;

  if (before == NULL || join == MOAT_EXPRESSION_JOIN_INSTEAD)
    return g_steal_pointer (&term);
  if (binds && is_sum (before))
    return g_strdup_printf ("(%s) %s %s", text, signs[join], term);
  return g_strdup_printf ("%s %s %s", text, signs[join], term);
}
