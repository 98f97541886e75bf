/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words that the enumerations have in project files, in tables and on the command line.
 *
 * They are part of the file format, so they are the same in every language and a word that has been
 * shipped is never changed.  They are read exactly (moat-nick.c); only the language is read with
 * some leniency, because it also comes from the environment.
 */
#include "moat-vocabulary.h"

#include <string.h>

#include "moat-nick.h"

static const char *const language_nicks[] = {
  [MOAT_LANGUAGE_EN] = "en",
  [MOAT_LANGUAGE_ZH] = "zh_CN",
};

static const char *const qualifier_nicks[] = {
  [MOAT_QUALIFIER_EXACT] = "exact",     [MOAT_QUALIFIER_ABOUT] = "about",
  [MOAT_QUALIFIER_OVER] = "over",       [MOAT_QUALIFIER_UNDER] = "under",
  [MOAT_QUALIFIER_BETWEEN] = "between", [MOAT_QUALIFIER_UNKNOWN] = "unknown",
};

static const char *const status_nicks[] = {
  [MOAT_STATUS_ACTUAL] = "actual",
  [MOAT_STATUS_ESTIMATE] = "estimate",
  [MOAT_STATUS_PLAN] = "plan",
  [MOAT_STATUS_TARGET] = "target",
};

static const char *const grade_nicks[] = {
  [MOAT_GRADE_REPORTED] = "reported",     [MOAT_GRADE_DERIVED] = "derived",
  [MOAT_GRADE_ESTIMATED] = "estimated",   [MOAT_GRADE_SCENARIO] = "scenario",
  [MOAT_GRADE_UNRESOLVED] = "unresolved",
};

static const char *const period_type_nicks[] = {
  [MOAT_PERIOD_TYPE_DURATION] = "duration",
  [MOAT_PERIOD_TYPE_INSTANT] = "instant",
};

static const char *const unit_kind_nicks[] = {
  [MOAT_UNIT_KIND_MONEY] = "money",
  [MOAT_UNIT_KIND_RATIO] = "ratio",
  [MOAT_UNIT_KIND_COUNT] = "count",
};

static const char *const aggregation_nicks[] = {
  [MOAT_AGGREGATION_SUM] = "sum",
  [MOAT_AGGREGATION_LAST] = "last",
  [MOAT_AGGREGATION_MEAN] = "mean",
};

static const char *const relation_kind_nicks[] = {
  [MOAT_RELATION_RESTATES] = "restates",
  [MOAT_RELATION_PART_OF] = "part-of",
  [MOAT_RELATION_SAME_AS] = "same-as",
  [MOAT_RELATION_SUPERSEDES] = "supersedes",
};

MOAT_DEFINE_NICKS (MoatQualifier, moat_qualifier, qualifier_nicks)
MOAT_DEFINE_NICKS (MoatStatus, moat_status, status_nicks)
MOAT_DEFINE_NICKS (MoatGrade, moat_grade, grade_nicks)
MOAT_DEFINE_NICKS (MoatPeriodType, moat_period_type, period_type_nicks)
MOAT_DEFINE_NICKS (MoatUnitKind, moat_unit_kind, unit_kind_nicks)
MOAT_DEFINE_NICKS (MoatAggregation, moat_aggregation, aggregation_nicks)
MOAT_DEFINE_NICKS (MoatRelationKind, moat_relation_kind, relation_kind_nicks)

const char *
moat_language_to_nick (MoatLanguage value)
{
  return moat_nick_of (language_nicks, G_N_ELEMENTS (language_nicks), (guint) value);
}

gboolean
moat_language_from_nick (const char *nick, MoatLanguage *out)
{
  gsize length;

  if (!nick)
    return FALSE;

  /* The subtags of "zh-Hans" and the parts of "en_GB.UTF-8" after the language say nothing more
   * about which of the two it is. */
  length = strcspn (nick, "-_.@");
  if (length != 2)
    return FALSE;
  if (g_ascii_strncasecmp (nick, "en", 2) == 0)
    *out = MOAT_LANGUAGE_EN;
  else if (g_ascii_strncasecmp (nick, "zh", 2) == 0)
    *out = MOAT_LANGUAGE_ZH;
  else
    return FALSE;

  return TRUE;
}

const char *
moat_language_get_name (MoatLanguage value)
{
  static const char *const names[] = {
    [MOAT_LANGUAGE_EN] = "English", [MOAT_LANGUAGE_ZH] = "中文"
  };

  return moat_nick_of (names, G_N_ELEMENTS (names), (guint) value);
}

MoatLanguage
moat_language_of_process (void)
{
  MoatLanguage language;

  for (const char *const *name = g_get_language_names (); *name; name++)
    if (moat_language_from_nick (*name, &language))
      return language;
  return MOAT_LANGUAGE_EN;
}
