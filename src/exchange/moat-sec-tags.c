/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tags of us-gaap, ifrs-full and dei state which concept: a table, the preferred tag first.
 *
 * The first tag of a concept is the widest that is still the concept.  Tags that follow are those
 * that companies used for the same line before or after it, as the taxonomy changed; whether two
 * of them are the same in a file is seen from the file.  Tags that are marked are not the concept
 * but the nearest to it: purchases of *other* property, plant and equipment are the capital
 * expenditure of a company that states no other.  A tag that means something else is not here, even
 * if it is near: payments for intangible assets are a concept of their own. */
#include "config.h"

#include "moat-sec-tags.h"

#include <string.h>

/* clang-format off */
static const MoatSecTagMeaning meanings[] = {
  { "revenue", "us-gaap:Revenues", FALSE },
  { "revenue", "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", FALSE },
  { "revenue", "us-gaap:RevenueFromContractWithCustomerIncludingAssessedTax", FALSE },
  { "revenue", "us-gaap:SalesRevenueNet", FALSE },
  { "revenue", "us-gaap:RevenuesNetOfInterestExpense", FALSE },
  { "revenue", "ifrs-full:Revenue", FALSE },
  { "revenue", "ifrs-full:RevenueFromContractsWithCustomers", FALSE },
  { "cost_of_revenue", "us-gaap:CostOfRevenue", FALSE },
  { "cost_of_revenue", "us-gaap:CostOfGoodsAndServicesSold", FALSE },
  { "cost_of_revenue", "ifrs-full:CostOfSales", FALSE },
  { "gross_profit", "us-gaap:GrossProfit", FALSE },
  { "gross_profit", "ifrs-full:GrossProfit", FALSE },
  { "rd_expense", "us-gaap:ResearchAndDevelopmentExpense", FALSE },
  { "rd_expense", "us-gaap:ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost", FALSE },
  { "rd_expense", "us-gaap:ResearchAndDevelopmentExpenseSoftwareExcludingAcquiredInProcessCost", FALSE },
  { "rd_expense", "ifrs-full:ResearchAndDevelopmentExpense", FALSE },
  { "sales_marketing_expense", "us-gaap:SellingAndMarketingExpense", FALSE },
  { "sales_marketing_expense", "ifrs-full:SalesAndMarketingExpense", FALSE },
  { "general_administrative_expense", "us-gaap:GeneralAndAdministrativeExpense", FALSE },
  { "general_administrative_expense", "ifrs-full:GeneralAndAdministrativeExpense", FALSE },
  { "general_administrative_expense", "ifrs-full:AdministrativeExpense", FALSE },
  { "selling_general_administrative_expense", "us-gaap:SellingGeneralAndAdministrativeExpense", FALSE },
  { "selling_general_administrative_expense", "ifrs-full:SellingGeneralAndAdministrativeExpense", FALSE },
  { "operating_income", "us-gaap:OperatingIncomeLoss", FALSE },
  { "operating_income", "ifrs-full:ProfitLossFromOperatingActivities", FALSE },
  { "pretax_income", "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest", FALSE },
  { "pretax_income", "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments", FALSE },
  { "pretax_income", "ifrs-full:ProfitLossBeforeTax", FALSE },
  { "income_tax_expense", "us-gaap:IncomeTaxExpenseBenefit", FALSE },
  { "income_tax_expense", "ifrs-full:IncomeTaxExpenseContinuingOperations", FALSE },
  { "net_income", "us-gaap:NetIncomeLoss", FALSE },
  { "net_income", "us-gaap:ProfitLoss", FALSE },
  { "net_income", "ifrs-full:ProfitLossAttributableToOwnersOfParent", FALSE },
  { "net_income", "ifrs-full:ProfitLoss", FALSE },
  { "depreciation_amortization", "us-gaap:DepreciationDepletionAndAmortization", FALSE },
  { "depreciation_amortization", "us-gaap:DepreciationAndAmortization", FALSE },
  { "depreciation_amortization", "us-gaap:DepreciationAmortizationAndAccretionNet", FALSE },
  { "depreciation_amortization", "ifrs-full:DepreciationAndAmortisationExpense", FALSE },
  { "depreciation_amortization", "ifrs-full:AdjustmentsForDepreciationAndAmortisationExpense", FALSE },
  { "stock_compensation", "us-gaap:ShareBasedCompensation", FALSE },
  { "stock_compensation", "us-gaap:AllocatedShareBasedCompensationExpense", FALSE },
  { "stock_compensation", "ifrs-full:AdjustmentsForSharebasedPayments", FALSE },
  { "operating_cash_flow", "us-gaap:NetCashProvidedByUsedInOperatingActivities", FALSE },
  { "operating_cash_flow", "us-gaap:NetCashProvidedByUsedInOperatingActivitiesContinuingOperations", FALSE },
  { "operating_cash_flow", "ifrs-full:CashFlowsFromUsedInOperatingActivities", FALSE },
  { "investing_cash_flow", "us-gaap:NetCashProvidedByUsedInInvestingActivities", FALSE },
  { "investing_cash_flow", "us-gaap:NetCashProvidedByUsedInInvestingActivitiesContinuingOperations", FALSE },
  { "investing_cash_flow", "ifrs-full:CashFlowsFromUsedInInvestingActivities", FALSE },
  { "financing_cash_flow", "us-gaap:NetCashProvidedByUsedInFinancingActivities", FALSE },
  { "financing_cash_flow", "us-gaap:NetCashProvidedByUsedInFinancingActivitiesContinuingOperations", FALSE },
  { "financing_cash_flow", "ifrs-full:CashFlowsFromUsedInFinancingActivities", FALSE },
  { "capital_expenditure", "us-gaap:PaymentsToAcquirePropertyPlantAndEquipment", FALSE },
  { "capital_expenditure", "us-gaap:PaymentsToAcquireProductiveAssets", FALSE },
  { "capital_expenditure", "us-gaap:PaymentsToAcquireOtherPropertyPlantAndEquipment", TRUE },
  { "capital_expenditure", "ifrs-full:PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities", FALSE },
  { "capital_expenditure", "ifrs-full:PurchaseOfPropertyPlantAndEquipmentIntangibleAssetsOtherThanGoodwillInvestmentPropertyAndOtherNoncurrentAssets", TRUE },
  { "intangible_asset_payments", "us-gaap:PaymentsToAcquireIntangibleAssets", FALSE },
  { "intangible_asset_payments", "ifrs-full:PurchaseOfIntangibleAssetsClassifiedAsInvestingActivities", FALSE },
  { "acquisition_payments", "us-gaap:PaymentsToAcquireBusinessesNetOfCashAcquired", FALSE },
  { "acquisition_payments", "us-gaap:PaymentsToAcquireBusinessesGross", TRUE },
  { "acquisition_payments", "ifrs-full:CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities", FALSE },
  { "share_repurchases", "us-gaap:PaymentsForRepurchaseOfCommonStock", FALSE },
  { "share_repurchases", "ifrs-full:PaymentsToAcquireOrRedeemEntitysShares", FALSE },
  { "dividends_paid", "us-gaap:PaymentsOfDividends", FALSE },
  { "dividends_paid", "us-gaap:PaymentsOfDividendsCommonStock", TRUE },
  { "dividends_paid", "ifrs-full:DividendsPaidClassifiedAsFinancingActivities", FALSE },
  { "cash", "us-gaap:CashAndCashEquivalentsAtCarryingValue", FALSE },
  { "cash", "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents", TRUE },
  { "cash", "ifrs-full:CashAndCashEquivalents", FALSE },
  { "short_term_investments", "us-gaap:ShortTermInvestments", FALSE },
  { "short_term_investments", "us-gaap:MarketableSecuritiesCurrent", FALSE },
  { "property_plant_equipment", "us-gaap:PropertyPlantAndEquipmentNet", FALSE },
  { "property_plant_equipment", "us-gaap:PropertyPlantAndEquipmentAndFinanceLeaseRightOfUseAssetAfterAccumulatedDepreciationAndAmortization", TRUE },
  { "property_plant_equipment", "ifrs-full:PropertyPlantAndEquipment", FALSE },
  { "intangible_assets", "us-gaap:IntangibleAssetsNetExcludingGoodwill", FALSE },
  { "intangible_assets", "us-gaap:FiniteLivedIntangibleAssetsNet", TRUE },
  { "intangible_assets", "ifrs-full:IntangibleAssetsOtherThanGoodwill", FALSE },
  { "goodwill", "us-gaap:Goodwill", FALSE },
  { "goodwill", "ifrs-full:Goodwill", FALSE },
  { "total_assets", "us-gaap:Assets", FALSE },
  { "total_assets", "ifrs-full:Assets", FALSE },
  { "payables_accruals", "us-gaap:AccountsPayableAndAccruedLiabilitiesCurrent", FALSE },
  { "payables_accruals", "ifrs-full:TradeAndOtherCurrentPayables", FALSE },
  { "deferred_revenue", "us-gaap:ContractWithCustomerLiability", FALSE },
  { "deferred_revenue", "us-gaap:DeferredRevenue", FALSE },
  { "deferred_revenue", "ifrs-full:ContractLiabilities", FALSE },
  { "long_term_debt", "us-gaap:LongTermDebt", FALSE },
  { "long_term_debt", "us-gaap:LongTermDebtNoncurrent", TRUE },
  { "long_term_debt", "ifrs-full:LongtermBorrowings", FALSE },
  { "total_liabilities", "us-gaap:Liabilities", FALSE },
  { "total_liabilities", "ifrs-full:Liabilities", FALSE },
  { "equity", "us-gaap:StockholdersEquity", FALSE },
  { "equity", "us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest", FALSE },
  { "equity", "ifrs-full:EquityAttributableToOwnersOfParent", FALSE },
  { "equity", "ifrs-full:Equity", FALSE },
  { "remaining_performance_obligations", "us-gaap:RevenueRemainingPerformanceObligation", FALSE },
  { "shares_outstanding", "dei:EntityCommonStockSharesOutstanding", FALSE },
  { "shares_outstanding", "us-gaap:CommonStockSharesOutstanding", FALSE },
  { "shares_outstanding", "ifrs-full:NumberOfSharesOutstanding", FALSE },
  { "employees", "dei:EntityNumberOfEmployees", FALSE },
  { "employees", "ifrs-full:NumberOfEmployees", FALSE },
  { NULL, NULL, FALSE },
};
/* clang-format on */

const MoatSecTagMeaning *
moat_sec_tags_get (void)
{
  return meanings;
}

const MoatSecTagMeaning *
moat_sec_tags_find (const char *concept)
{
  g_return_val_if_fail (concept != NULL, NULL);

  for (const MoatSecTagMeaning *meaning = meanings; meaning->key != NULL; meaning++)
    {
      if (strcmp (meaning->concept, concept) == 0)
        return meaning;
    }
  return NULL;
}
