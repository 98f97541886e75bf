/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"
#include "moat-observation.h"
#include "moat-pyramid.h"

G_BEGIN_DECLS

/** MoatBasis: what the values of a series stand for. */
typedef enum
{
  MOAT_BASIS_STATED,     /* each amount as stated, for its own period */
  MOAT_BASIS_PER_YEAR,   /* flows divided by the length of their period in years */
  MOAT_BASIS_SHARE,      /* of another concept of the same entity and period; a ratio */
  MOAT_BASIS_INDEX,      /* 100 on a date; the unit is MOAT_UNIT_INDEX */
  MOAT_BASIS_GROWTH,     /* on the same period one year earlier; a ratio */
  MOAT_BASIS_CUMULATIVE, /* flows added up from the first on */
} MoatBasis;

/** "stated", "per-year", "share", "index", "growth", "cumulative". */
const char *moat_basis_to_nick (MoatBasis value);
gboolean moat_basis_from_nick (const char *nick, MoatBasis *out);

/**
 * MoatSeries: the values of one entity and concept in one unit on one basis, in the order of
 * their periods, each still naming its fact.  Immutable and reference counted.
 * This header is all that drawing needs; how series are made stands in moat-series-build.h.
 */
typedef struct _MoatSeries MoatSeries;

/** MoatSeriesInfo: what a series is about. */
typedef struct
{
  char *entity;  /* key */
  char *concept; /* key */
  MoatLabel entity_label;
  MoatLabel concept_label;
  MoatPeriodType period_type;
  MoatUnitKind unit_kind;
  const char *unit; /* interned */
  MoatBasis basis;
  MoatYearEnd year_end; /* of the entity */
} MoatSeriesInfo;

MoatSeries *moat_series_ref (MoatSeries *self);
void moat_series_unref (MoatSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSeries, moat_series_unref)
const MoatSeriesInfo *moat_series_get_info (const MoatSeries *self);
/** Sorted by end, then start; @n (nullable) gets how many.  Borrowed. */
const MoatObservation *moat_series_get_observations (const MoatSeries *self, gsize *n);
/** MoatDerivation: how a value was computed; moat-derivation.h. */
typedef struct _MoatDerivation MoatDerivation;
/** How the value of the observation at @index came about; NULL in a series of figures as stated.
 * Borrowed. */
const MoatDerivation *moat_series_get_derivation (const MoatSeries *self, gsize index);
/** Which column of a comparison the observation at @index stands in; -1: of none. */
int moat_series_get_column (const MoatSeries *self, gsize index);
/** Min/max levels over the observations, for drawing a long line; built on the first call and
 * kept.  Borrowed. */
const MoatPyramid *moat_series_get_pyramid (MoatSeries *self);

/** MoatSeriesIssueKind: why a fact that was asked for is not in the series, or is in it in spite of
 * a relation. */
typedef enum
{
  MOAT_SERIES_ISSUE_NO_VALUE,   /* text without a number: shown as that, never as 0 */
  MOAT_SERIES_ISSUE_OTHER_UNIT, /* stated in another unit than the series */
  MOAT_SERIES_ISSUE_RESTATED,   /* a later statement of the same period is used */
  MOAT_SERIES_ISSUE_CONFLICT,   /* two statements whose intervals do not meet; the later is used */
  MOAT_SERIES_ISSUE_OTHER_STATUS, /* a plan, target or estimate; a more certain one is used */
  MOAT_SERIES_ISSUE_CIRCLE,       /* facts that supersede each other, which is ignored */
} MoatSeriesIssueKind;

typedef struct
{
  MoatSeriesIssueKind kind;
  gint64 fact_id;
  gint64 other_id; /* the fact that is used in its place, or the next of a circle; 0: none */
} MoatSeriesIssue;

/** At most the first 1000.  Borrowed. */
const MoatSeriesIssue *moat_series_get_issues (const MoatSeries *self, gsize *n);

G_END_DECLS
