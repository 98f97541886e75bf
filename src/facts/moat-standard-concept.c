/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What companies report, as concepts of a project: a table of keys, names and kinds.
 *
 * The keys are those that a project of one's own has for the same thing, so that filed figures
 * come to stand beside others.  Which tags of a taxonomy state a concept is not said here but where
 * files of that taxonomy are read.  Everything is as reported: no concept is computed of others. */
#include "config.h"

#include "moat-standard-concept.h"

typedef struct
{
  const char *en;
  const char *zh;
  MoatPeriodType period_type;
  MoatUnitKind unit_kind;
} Names;

/* Flows of money over a period, amounts of money at a moment, and numbers of things at a moment. */
#define FLOW MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_MONEY
#define STOCK MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_MONEY
#define NUMBER MOAT_PERIOD_TYPE_INSTANT, MOAT_UNIT_KIND_COUNT

static const char *const keys[] = {
  "revenue",
  "cost_of_revenue",
  "gross_profit",
  "rd_expense",
  "sales_marketing_expense",
  "general_administrative_expense",
  "selling_general_administrative_expense",
  "operating_income",
  "pretax_income",
  "income_tax_expense",
  "net_income",
  "depreciation_amortization",
  "stock_compensation",
  "operating_cash_flow",
  "investing_cash_flow",
  "financing_cash_flow",
  "capital_expenditure",
  "intangible_asset_payments",
  "acquisition_payments",
  "share_repurchases",
  "dividends_paid",
  "cash",
  "short_term_investments",
  "property_plant_equipment",
  "intangible_assets",
  "goodwill",
  "total_assets",
  "payables_accruals",
  "deferred_revenue",
  "long_term_debt",
  "total_liabilities",
  "equity",
  "remaining_performance_obligations",
  "shares_outstanding",
  "employees",
  NULL,
};

/* In the order of @keys. */
static const Names names[] = {
  { "Revenue", "营业收入", FLOW },
  { "Cost of revenue", "营业成本", FLOW },
  { "Gross profit", "毛利润", FLOW },
  { "R&D expense", "研发费用", FLOW },
  { "Sales and marketing expense", "销售和市场费用", FLOW },
  { "General and administrative expense", "一般及行政费用", FLOW },
  { "Selling, general and administrative expense", "销售、一般及行政费用", FLOW },
  { "Operating income", "经营利润", FLOW },
  { "Income before tax", "税前利润", FLOW },
  { "Income tax expense", "所得税费用", FLOW },
  { "Net income", "净利润", FLOW },
  { "Depreciation and amortization", "折旧和摊销", FLOW },
  { "Stock-based compensation", "股权激励费用", FLOW },
  { "Operating cash flow", "经营活动现金流量净额", FLOW },
  { "Investing cash flow", "投资活动现金流量净额", FLOW },
  { "Financing cash flow", "筹资活动现金流量净额", FLOW },
  { "Capital expenditure", "资本开支", FLOW },
  { "Payments for intangible assets", "购买无形资产支付的现金", FLOW },
  { "Payments for acquisitions", "收购支付的现金", FLOW },
  { "Share repurchases", "股份回购", FLOW },
  { "Dividends paid", "支付的股息", FLOW },
  { "Cash and cash equivalents", "现金及现金等价物", STOCK },
  { "Short-term investments", "短期投资", STOCK },
  { "Property, plant and equipment", "固定资产净额", STOCK },
  { "Intangible assets", "无形资产净额", STOCK },
  { "Goodwill", "商誉", STOCK },
  { "Total assets", "资产总额", STOCK },
  { "Payables and accrued liabilities", "应付账款及应计负债", STOCK },
  { "Deferred revenue", "递延收入", STOCK },
  { "Long-term debt", "长期债务", STOCK },
  { "Total liabilities", "负债总额", STOCK },
  { "Shareholders’ equity", "股东权益", STOCK },
  { "Remaining performance obligations", "剩余履约义务", STOCK },
  { "Shares outstanding", "流通股数", NUMBER },
  { "Employees", "员工人数", NUMBER },
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (keys) - 1);

const char *const *
moat_standard_concept_get_keys (void)
{
  return keys;
}

MoatConcept *
moat_standard_concept_new (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      MoatConcept *concept;

      if (strcmp (keys[i], key) != 0)
        continue;
      concept = moat_concept_new ();
      concept->key = g_strdup (key);
      moat_label_set (&concept->label, names[i].en, names[i].zh);
      concept->period_type = names[i].period_type;
      concept->unit_kind = names[i].unit_kind;
      concept->aggregation = names[i].period_type == MOAT_PERIOD_TYPE_DURATION
                               ? MOAT_AGGREGATION_SUM
                               : MOAT_AGGREGATION_LAST;
      return concept;
    }
  return NULL;
}
