/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoatLanguage: a language a chart or a text can be worded in.
 */
typedef enum
{
  MOAT_LANGUAGE_EN,
  MOAT_LANGUAGE_ZH,
} MoatLanguage;

/**
 * MoatQualifier: how a figure was stated.  `over` means at least, `under` at most, `between`
 * a low and a high end.  `unknown` is never stated: it is the result of arithmetic whose
 * direction is lost (over − over).
 */
typedef enum
{
  MOAT_QUALIFIER_EXACT,
  MOAT_QUALIFIER_ABOUT,
  MOAT_QUALIFIER_OVER,
  MOAT_QUALIFIER_UNDER,
  MOAT_QUALIFIER_BETWEEN,
  MOAT_QUALIFIER_UNKNOWN,
} MoatQualifier;

/** How wide the interval of `about` is taken on each side, as a share of the value; moat-fact.c
 * says why. */
#define MOAT_ABOUT_SHARE 0.05

/** MoatStatus: whether a figure happened, was estimated, or is still a promise. */
typedef enum
{
  MOAT_STATUS_ACTUAL,
  MOAT_STATUS_ESTIMATE,
  MOAT_STATUS_PLAN,
  MOAT_STATUS_TARGET,
} MoatStatus;

/** MoatGrade: the evidence behind a figure, strongest first; a computed figure has the weakest
 * grade of its inputs, and `derived` at best. */
typedef enum
{
  MOAT_GRADE_REPORTED,
  MOAT_GRADE_DERIVED,
  MOAT_GRADE_ESTIMATED,
  MOAT_GRADE_SCENARIO,
  MOAT_GRADE_UNRESOLVED,
} MoatGrade;

/** MoatPeriodType: as in XBRL: a flow over a period, or a stock at a moment. */
typedef enum
{
  MOAT_PERIOD_TYPE_DURATION,
  MOAT_PERIOD_TYPE_INSTANT,
} MoatPeriodType;

/** MoatUnitKind: what a concept is counted in. */
typedef enum
{
  MOAT_UNIT_KIND_MONEY,
  MOAT_UNIT_KIND_RATIO,
  MOAT_UNIT_KIND_COUNT,
} MoatUnitKind;

/** MoatAggregation: how the values of shorter periods make the value of a longer one. */
typedef enum
{
  MOAT_AGGREGATION_SUM,
  MOAT_AGGREGATION_LAST,
  MOAT_AGGREGATION_MEAN,
} MoatAggregation;

/** MoatRelationKind: what the first fact is to the second. */
typedef enum
{
  MOAT_RELATION_RESTATES,
  MOAT_RELATION_PART_OF,
  MOAT_RELATION_SAME_AS,
  MOAT_RELATION_SUPERSEDES,
} MoatRelationKind;

/* The words these values have in files and on the command line ("over", "part-of", …).
 * `_to_nick` returns a static string; `_from_nick` returns FALSE and leaves @out alone when
 * @nick (nullable) is none of them.  The words are the same in every language. */
const char *moat_language_to_nick (MoatLanguage value); /* "en", "zh_CN" */
gboolean moat_language_from_nick (const char *nick,
                                  MoatLanguage *out); /* also "zh", "zh-Hans", "en_GB.UTF-8" */
const char *moat_qualifier_to_nick (MoatQualifier value);
gboolean moat_qualifier_from_nick (const char *nick, MoatQualifier *out);
const char *moat_status_to_nick (MoatStatus value);
gboolean moat_status_from_nick (const char *nick, MoatStatus *out);
const char *moat_grade_to_nick (MoatGrade value);
gboolean moat_grade_from_nick (const char *nick, MoatGrade *out);
const char *moat_period_type_to_nick (MoatPeriodType value);
gboolean moat_period_type_from_nick (const char *nick, MoatPeriodType *out);
const char *moat_unit_kind_to_nick (MoatUnitKind value);
gboolean moat_unit_kind_from_nick (const char *nick, MoatUnitKind *out);
const char *moat_aggregation_to_nick (MoatAggregation value);
gboolean moat_aggregation_from_nick (const char *nick, MoatAggregation *out);
const char *moat_relation_kind_to_nick (MoatRelationKind value);
gboolean moat_relation_kind_from_nick (const char *nick, MoatRelationKind *out);
/** "English", "中文": each in itself.  Static. */
const char *moat_language_get_name (MoatLanguage value);
/** The language that the program runs in, from LANGUAGE, LC_ALL, LC_MESSAGES and LANG: English
 * unless they ask for Chinese first. */
MoatLanguage moat_language_of_process (void);

G_END_DECLS
