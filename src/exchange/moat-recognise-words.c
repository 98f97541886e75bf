/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that headers of tables use, in English and Chinese, for what their columns hold.
 *
 * Statistical offices, exchanges and spreadsheets name their columns in few ways.  The words of a
 * role are listed from the surest to the vaguest: where two columns ask for the same role, as
 * "Company" and "Country" do, the surer word has it.  A header is compared as a whole; only for
 * codes and numbers of rows does its last word decide, because those name the same thing twice and
 * never tell more than the column beside them. */
#include "config.h"

#include "moat-recognise-private.h"

#include <string.h>

#include "moat-fact.h"
#include "moat-fold.h"

typedef struct
{
  MoatColumnRole role;
  const char *words; /* folded, divided by "|", the surest first */
} RoleWords;

static const RoleWords role_words[] = {
  { MOAT_COLUMN_ENTITY,
    "entity|entity name|company|company name|firm|issuer|issuer name|organisation|organization|"
    "institution|公司|公司名称|企业|企业名称|主体|机构|机构名称|单位名称|证券简称|股票简称|简称|"
    "country|country name|countries|country or area|country/territory|economy|国家|国家名称|"
    "国家/地区|国家或地区|国家和地区|name|名称|location|ref area|geo|region|area|地区|省份|城市" },
  { MOAT_COLUMN_CONCEPT,
    "concept|indicator name|indicator|metric|series name|series|variable|measure|item|line item|"
    "指标|指标名称|项目|科目|变量|tag|subject" },
  { MOAT_COLUMN_PERIOD,
    "period|time period|fiscal year|financial year|year|years|quarter|month|date|day|time|fy|"
    "year ended|reporting "
    "period|期间|报告期|会计期间|财年|财政年度|会计年度|年度|年份|年|季度|月份|"
    "日期|时间" },
  { MOAT_COLUMN_PERIOD_START,
    "period start|start date|start|from|begin|begin date|开始日期|起始日期|开始|起始|首日" },
  { MOAT_COLUMN_PERIOD_END,
    "period end|end date|end|to|ddate|as of|结束日期|截止日期|截止|结束|末日" },
  { MOAT_COLUMN_VALUE,
    "value|values|amount|obs value|observation value|observation|figure|val|data|数值|金额|值|数据|"
    "数额" },
  { MOAT_COLUMN_AS_STATED, "as stated|as reported|stated|原文|原文表述|表述" },
  { MOAT_COLUMN_LOW, "low|lower|lower bound|low end|下限|最低" },
  { MOAT_COLUMN_HIGH, "high|upper|upper bound|high end|上限|最高" },
  { MOAT_COLUMN_UNIT,
    "unit|units|unit of measure|unit measure|uom|currency|单位|计量单位|货币单位|币种|货币" },
  { MOAT_COLUMN_QUALIFIER, "qualifier|限定词" },
  { MOAT_COLUMN_STATUS, "status|状态" },
  { MOAT_COLUMN_GRADE, "grade|evidence grade|证据等级" },
  { MOAT_COLUMN_SOURCE,
    "source|sources|data source|reference|citation|来源|数据来源|资料来源|信息来源|出处" },
  { MOAT_COLUMN_LOCATOR, "locator|page|place in source|accession number|accn|页码|位置|出处位置" },
  { MOAT_COLUMN_KNOWN_FROM,
    "known from|filed|filing date|published|date published|publication date|公布日期|发布日期|"
    "披露日期" },
  { MOAT_COLUMN_REMARK_EN, "remark|remarks|note|notes|comment|comments|footnote|footnotes" },
  { MOAT_COLUMN_REMARK_ZH, "备注|说明|注释|附注|注" },
  { MOAT_COLUMN_KEY, "key" },
  { MOAT_COLUMN_IGNORED,
    "code|id|rank|isin|cik|ticker|symbol|index|no|no.|#|row|url|link|iso|iso2|iso3|row number|"
    "代码|编号|序号|排名|名次|证券代码|股票代码" },
};

/* The last words of headers that only number or encode. */
static const char *const code_endings[] = { " id",  " code", " rank", " number id", "代码",
                                            "编码", "编号",  "排名",  NULL };

/* Words that what figures measure is called by. */
static const char *const measure_words[] = {
  "r&d",       "research", "revenue",  "sales",  "turnover", "income",  "profit", "earnings",
  "ebit",      "capex",    "capital",  "expend", "cost",     "expense", "assets", "debt",
  "equity",    "cash",     "employee", "margin", "ratio",    "growth",  "share",  "rate",
  "intensity", "gdp",      "price",    "收入",   "利润",     "研发",    "支出",   "费用",
  "成本",      "资产",     "负债",     "现金",   "员工",     "投入",    "投资",   "增长",
  "占比",      "比例",     "毛利",     "市值",   "产量",
};

/* "cityCode" as "city Code". */
static char *
space_words (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (p > text && g_ascii_islower (p[-1]) && g_ascii_isupper (*p))
        g_string_append_c (out, ' ');
      g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

char *
moat_recognise_fold (const char *text)
{
  g_autofree char *spaced = space_words (text);
  g_autofree char *folded = moat_fold_text (spaced);

  if (folded == NULL)
    return NULL;
  /* "period_start" and "period-start" are "period start". */
  g_strdelimit (folded, "_-", ' ');
  return moat_fold_text (folded);
}

/* The place of @header among @words; -1: it is none of them. */
static int
find_word (const char *header, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  for (int i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], header))
      return i;
  return -1;
}

/* The names that facts have in Moat's own files. */
static gboolean
find_field (const char *header, MoatColumnRole *role)
{
  MoatFactField field;

  if (!moat_fact_field_from_nick (header, &field))
    return FALSE;
  return moat_column_role_from_nick (moat_fact_field_to_nick (field), role);
}

gboolean
moat_recognise_word (const char *header, MoatColumnRole *role, guint *rank)
{
  g_autofree char *folded = moat_recognise_fold (header);
  char *bracket;

  *rank = 0;
  if (folded == NULL || *folded == '\0')
    return FALSE;
  if (find_field (header, role))
    return TRUE;

  /* "Year (fiscal)", "Amount:" */
  bracket = strpbrk (folded, "([:");
  if (bracket != NULL && bracket > folded)
    *bracket = '\0';
  g_strchomp (folded);
  for (guint i = 0; i < G_N_ELEMENTS (role_words); i++)
    {
      int place = find_word (folded, role_words[i].words);

      if (place < 0)
        continue;
      *role = role_words[i].role;
      *rank = (guint) place + 1;
      return TRUE;
    }
  for (int i = 0; code_endings[i] != NULL; i++)
    if (g_str_has_suffix (folded, code_endings[i]))
      {
        *role = MOAT_COLUMN_IGNORED;
        return TRUE;
      }
  return FALSE;
}

gboolean
moat_recognise_is_measure (const char *text)
{
  g_autofree char *folded = moat_recognise_fold (text);

  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (measure_words); i++)
    if (strstr (folded, measure_words[i]) != NULL)
      return TRUE;
  return FALSE;
}

const char *
moat_recognise_find_known (GHashTable *names, const char *text)
{
  g_autofree char *folded = names != NULL ? moat_fold_text (text) : NULL;

  return folded != NULL ? g_hash_table_lookup (names, folded) : NULL;
}
