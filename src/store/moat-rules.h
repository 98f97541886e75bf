/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the values of a row have to be beyond what the schema can say.  Private to the store. */

typedef enum
{
  MOAT_RULE_DATE,     /* a day of the calendar, ISO 8601 */
  MOAT_RULE_CURRENCY, /* a currency that is known */
} MoatRuleKind;

/** MoatRule: of one column, for the texts in it that are not NULL. */
typedef struct
{
  const char *table;
  const char *column;
  MoatRuleKind kind;
} MoatRule;

/** All rules, table by table, ended by one without a table. */
const MoatRule *moat_rules_get_all (void);
/** The rule of a column; NULL when it has none. */
const MoatRule *moat_rules_find (const char *table, const char *column);
/** NULL if @text is fit for the column, else a sentence with the text, the column and @where: what
 * the row is called, or the table.  (transfer full) */
char *moat_rule_judge (const MoatRule *self, const char *where, const char *text);
/** NULL if @computed is the double of the exact rate @stated, else a sentence that says so of
 * @pair. (transfer full) */
char *moat_rules_judge_rate (const char *pair, const char *stated, double computed);

G_END_DECLS
