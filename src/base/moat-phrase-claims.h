/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The phrases of claims: what is missing to check one, and what comes of it.  Part of the list in
 * moat-phrase.h. */
#define MOAT_CLAIM_PHRASES(X)                                                                      \
  X (MISSING_FACT, "There is no figure “{0}” in the project.", "项目中没有数据“{0}”。")            \
  X (MISSING_ENTITY, "There is no entity “{0}” in the project.", "项目中没有主体“{0}”。")          \
  X (MISSING_CONCEPT, "There is no concept “{0}” in the project.", "项目中没有指标“{0}”。")        \
  X (MISSING_NO_VALUE, "One of the figures states no number.", "其中一条数据未给出数值。")         \
  X (MISSING_NOT_MEANINGFUL, "The result says nothing: it goes through zero or changes sign.",     \
     "数值经过零或正负号改变，结果没有意义。")                                                     \
  X (MISSING_ZERO, "The result says nothing: it is divided by zero.", "除数为零，结果没有意义。")  \
  X (MISSING_UNLIKE_UNITS, "Unlike units are never added or compared: convert one of them.",       \
     "不同单位不可相加或比较，请先折算。")                                                         \
  X (MISSING_UNLIKE_PERIODS, "The periods do not go together.", "各数据的期间不匹配。")            \
  X (MISSING_OVERFLOW, "The result has more digits than can be computed exactly.",                 \
     "结果位数过多，无法精确计算。")                                                               \
  X (MISSING_NO_RATE, "An exchange rate is missing.", "缺少汇率。")                                \
  X (MISSING_RATE_AVERAGE, "The average rate of {0} and {1} for {2}.",                             \
     "{0}与{1}在{2}的平均汇率。")                                                                  \
  X (MISSING_RATE_CLOSING, "The rate of {0} and {1} on {2}.", "{0}与{1}在{2}的汇率。")             \
  X (MISSING_RATE_PERIOD, "The period of the rate of {0} and {1}: neither side has one.",          \
     "{0}与{1}汇率所属的期间：两边均未给出期间。")                                                 \
  X (MISSING_SAME_MONEY,                                                                           \
     "Figures that state the same money, or contain each other, are never added.",                 \
     "同一笔金额或互相包含的数据不可相加。")                                                       \
  X (MISSING_PARTS, "The period does not consist of whole parts of the length asked for.",         \
     "该期间不能整分为所要求的各期。")                                                             \
  X (MISSING_FIGURES, "Figures of “{0}” of {1}.", "{1}的“{0}”数据。")                              \
  X (MISSING_FIGURES_FOR, "A figure of “{0}” of {1} for {2}.", "{1}在{2}的“{0}”数据。")            \
  X (MISSING_FIGURE_NUMBER, "A number for “{0}” of {1} in {2}: only words are stated.",            \
     "{1}在{2}的“{0}”数值：原文只有文字表述。")                                                    \
  X (MISSING_FIGURE_SPAN,                                                                          \
     "A figure of “{0}” of {1} for each period: {2} is stated as one amount.",                     \
     "{1}各期的“{0}”数据：{2}只有一个合计数。")                                                    \
  X (MISSING_FIGURE_RATE, "An exchange rate for “{0}” of {1} in {2}.",                             \
     "{1}在{2}的“{0}”所需的汇率。")                                                                \
  X (MISSING_FIGURE_UNIT, "“{0}” of {1} in a unit that can be compared.",                          \
     "{1}以可比单位表述的“{0}”。")                                                                 \
  X (MISSING_TAGGED,                                                                               \
     "Figures of “{0}” of entities tagged “{1}”: no entity of the project bears that "     \
     "tag.",                                                                                       \
     "带有“{1}”标签的主体的“{0}”数据：项目中没有带此标签的主体。")                                 \
  X (MISSING_OTHER_TAGGED,                                                                         \
     "Figures of “{0}” of other entities tagged “{1}”: no other entity of the project "    \
     "bears that tag.",                                                                            \
     "其他带有“{1}”标签的主体的“{0}”数据：项目中没有其他带此标签的主体。")                         \
  X (MISSING_ALL, "Figures of “{0}”.", "“{0}”的数据。")                                            \
  X (MISSING_MONTHS, "“{1}” of {2} for each of the {0} months of {3}; {4} of them are there.",     \
     "{2}在{3}的{0}个月各自的“{1}”；现有{4}个。")                                                  \
  X (MISSING_QUARTERS, "“{1}” of {2} for each of the {0} quarters of {3}; {4} of them are there.", \
     "{2}在{3}的{0}个季度各自的“{1}”；现有{4}个。")                                                \
  X (MISSING_HALVES, "“{1}” of {2} for each of the {0} half-years of {3}; {4} of them are there.", \
     "{2}在{3}的{0}个半年度各自的“{1}”；现有{4}个。")                                              \
  X (MISSING_YEARS, "“{1}” of {2} for each of the {0} years of {3}; {4} of them are there.",       \
     "{2}在{3}的{0}个年度各自的“{1}”；现有{4}个。")                                                \
  X (MISSING_ONE_FOR_ALL,                                                                          \
     "{0} (“{1}”) is one statement for the whole of {2}, which does not tell what each "       \
     "part was.",                                                                                  \
     "{0}（“{1}”）是对{2}整个期间的一次表述，不能说明其中各期的情况。")                            \
  X (MISSING_LEFT, "The left side: no figure or expression is given.",                             \
     "左边：未给出数据或表达式。")                                                                 \
  X (MISSING_RIGHT, "The right side: no figure or expression is given.",                           \
     "右边：未给出数据或表达式。")                                                                 \
  X (MISSING_LEFT_UNREADABLE, "The left side cannot be read. {0}", "左边无法读取。{0}")            \
  X (MISSING_RIGHT_UNREADABLE, "The right side cannot be read. {0}", "右边无法读取。{0}")          \
  X (MISSING_OPERATOR, "What is said to hold between the two sides.", "两边之间的关系。")          \
  X (MISSING_TOO_MANY,                                                                             \
     "A period for “{0}” of {1}: there are too many figures to look at all of them.",              \
     "{1}的“{0}”所属的期间：数据过多，无法全部查看。")                                             \
  X (MISSING_NOTE, "Noted: {0}.", "备注：{0}。")                                                   \
  X (VERDICT_SUPPORTED, "supported", "成立")                                                       \
  X (VERDICT_NOT_SUPPORTED, "not supported", "不成立")                                             \
  X (VERDICT_DEPENDS, "depends", "视情况而定")                                                     \
  X (VERDICT_CANNOT_BE_CHECKED, "cannot be checked", "无法核实")                                   \
  X (FINDING_GREATER, "the left side is greater", "左边大于右边")                                  \
  X (FINDING_GREATER_NOT, "the left side is not greater", "左边不大于右边")                        \
  X (FINDING_GREATER_MAYBE, "the left side may be greater, and may not",                           \
     "左边可能大于右边，也可能不大于")                                                             \
  X (FINDING_AT_LEAST, "the left side is at least as large", "左边不小于右边")                     \
  X (FINDING_AT_LEAST_NOT, "the left side is smaller", "左边小于右边")                             \
  X (FINDING_AT_LEAST_MAYBE, "the left side may be at least as large, and may be smaller",         \
     "左边可能不小于右边，也可能小于")                                                             \
  X (FINDING_EQUAL, "both sides are equal", "两边相等")                                            \
  X (FINDING_EQUAL_NOT, "the sides are not equal", "两边不相等")                                   \
  X (FINDING_EQUAL_MAYBE, "the sides may be equal, and may not", "两边可能相等，也可能不相等")     \
  X (FINDING_AT_MOST, "the left side is no larger", "左边不大于右边")                              \
  X (FINDING_AT_MOST_NOT, "the left side is larger", "左边大于右边")                               \
  X (FINDING_AT_MOST_MAYBE, "the left side may be no larger, and may be larger",                   \
     "左边可能不大于右边，也可能大于")                                                             \
  X (FINDING_LESS, "the left side is smaller", "左边小于右边")                                     \
  X (FINDING_LESS_NOT, "the left side is not smaller", "左边不小于右边")                           \
  X (FINDING_LESS_MAYBE, "the left side may be smaller, and may not",                              \
     "左边可能小于右边，也可能不小于")                                                             \
  X (FINDING_COMPARABLE, "comparable within ±{0}", "在±{0}以内，规模相当")                         \
  X (FINDING_COMPARABLE_NOT, "not comparable within ±{0}", "超出±{0}，规模并不相当")               \
  X (FINDING_COMPARABLE_MAYBE, "may be comparable within ±{0}, and may not",                       \
     "可能在±{0}以内，也可能超出")                                                                 \
  X (FINDING_NEAR, "equal within ±{0}", "在±{0}以内相等")                                          \
  X (FINDING_NEAR_NOT, "not equal within ±{0}", "相差超出±{0}")                                    \
  X (FINDING_NEAR_MAYBE, "may be equal within ±{0}, and may not",                                  \
     "可能在±{0}以内相等，也可能超出")                                                             \
  X (CLAIM_STATED, "as stated", "按原文所述")                                                      \
  X (CLAIM_PER_YEAR, "per year", "按年计")                                                         \
  X (CLAIM_RESULT, "{0} {1}; {2}.", "{1}：{0}；{2}。")                                             \
  X (CLAIM_RESULT_BARE, "{1}, {0}.", "{0}：{1}。")                                                 \
  X (CLAIM_DEPENDS_ON_RATE, "Depends on the rate: {0} at {1} ({2}), {3} at {4} ({5}).",            \
     "视汇率而定：{2}的汇率（{1}）下{0}，{5}的汇率（{4}）下{3}。")                                 \
  X (CLAIM_CANNOT_BE_CHECKED, "Cannot be checked. Missing: {0}", "无法核实，缺少：{0}")            \
  X (CLAIM_INCOMPLETE, "{0} This is decided although some figures are missing.",                   \
     "{0}虽有数据缺失，仍可作出判断。")                                                            \
  X (CLAIM_AT_RATE, "At the rate of {0} ({1}): {2}; {3}.", "按{0}汇率（{1}）：{2}；{3}。")         \
  X (CLAIM_AT_RATE_OWN, "At the rate of {0}, the period of the figures ({1}): {2}; {3}.",          \
     "按数据所属期间{0}的汇率（{1}）：{2}；{3}。")                                                 \
  X (CLAIM_OTHER_BASIS, "{0}: {1}; {2}.", "{0}：{1}；{2}。")                                       \
  X (CLAIM_OTHER_STATED, "As stated, each for its own period", "按原文所述的各自期间")             \
  X (CLAIM_OTHER_PER_YEAR, "Per year", "按年计")                                                   \
  X (CLAIM_OPEN,                                                                                   \
     "The figures are stated as “over”, “under” or a range: the relation holds for some "  \
     "of the values that this leaves open, and not for others.",                                   \
     "数据以“超过”“不足”或区间表述：在其可能的取值中，有的成立，有的不成立。")                     \
  X (EXPLAIN_FINDING, "Result", "结果")                                                            \
  X (EXPLAIN_LEFT, "Left side", "左边")                                                            \
  X (EXPLAIN_RIGHT, "Right side", "右边")                                                          \
  X (EXPLAIN_MISSING, "Missing", "缺少")                                                           \
  X (SENTENCES, "{0} {1}", "{0}{1}")
