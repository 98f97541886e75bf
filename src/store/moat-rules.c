/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the values of a row have to be beyond what the schema can say.
 *
 * SQLite's own functions let the 30th of February pass, and it knows no currencies.  Whoever takes
 * a row in (moat_store_insert_row()) and whoever looks through a whole file (moat_store_check())
 * ask here, so that nothing can be imported that the check then finds fault with.  Figures are
 * values of their own, which check themselves (moat_fact_validate()); only their dates are listed
 * here. */
#include "config.h"

#include "moat-rules.h"

#include <glib/gi18n-lib.h>

#include "moat-date.h"
#include "moat-decimal.h"
#include "moat-unit.h"

const MoatRule *
moat_rules_get_all (void)
{
  static const MoatRule rules[] = {
    { "fact", "period_start", MOAT_RULE_DATE },   { "fact", "period_end", MOAT_RULE_DATE },
    { "fact", "known_from", MOAT_RULE_DATE },     { "event", "period_start", MOAT_RULE_DATE },
    { "event", "period_end", MOAT_RULE_DATE },    { "source", "published", MOAT_RULE_DATE },
    { "rate", "period_start", MOAT_RULE_DATE },   { "rate", "period_end", MOAT_RULE_DATE },
    { "rate", "base", MOAT_RULE_CURRENCY },       { "rate", "quote", MOAT_RULE_CURRENCY },
    { "entity", "currency", MOAT_RULE_CURRENCY }, { "assessment", "date", MOAT_RULE_DATE },
    { "rating", "due", MOAT_RULE_DATE },          { NULL, NULL, MOAT_RULE_DATE },
  };

  return rules;
}

const MoatRule *
moat_rules_find (const char *table, const char *column)
{
  for (const MoatRule *rule = moat_rules_get_all (); rule->table != NULL; rule++)
    {
      if (g_str_equal (rule->table, table) && g_str_equal (rule->column, column))
        return rule;
    }
  return NULL;
}

static gboolean
is_currency (const char *text)
{
  const char *unit = moat_unit_intern (text);

  return unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY;
}

char *
moat_rule_judge (const MoatRule *self, const char *where, const char *text)
{
  if (self->kind == MOAT_RULE_CURRENCY)
    return is_currency (text)
             ? NULL
             /* Translators: a text, the name of a column, and of the table or row it stands in. */
             : g_strdup_printf (_ ("“%s” in the column %s of %s is no currency that is known"),
                                text, self->column, where);
  return moat_date_parse_iso (text, -1) != MOAT_DATE_NONE
           ? NULL
           /* Translators: a text, the name of a column, and of the table or row it stands in. */
           : g_strdup_printf (_ ("“%s” in the column %s of %s is no day of the calendar"), text,
                              self->column, where);
}

char *
moat_rules_judge_rate (const char *pair, const char *stated, double computed)
{
  MoatDecimal exact;

  if (moat_decimal_parse (stated, &exact) && moat_decimal_to_double (exact) == computed)
    return NULL;
  /* Translators: a pair of currencies, and its rate as stated. */
  return g_strdup_printf (_ ("Rate %s: the number computed with is not the number stated (%s)"),
                          pair, stated);
}
