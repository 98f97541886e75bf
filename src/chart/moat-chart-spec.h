/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-annotation.h"
#include "moat-label.h"
#include "moat-period-choice.h"
#include "moat-series.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_CHART_KIND_SPAN,
  MOAT_CHART_KIND_COLUMN,
  MOAT_CHART_KIND_LINE,
  MOAT_CHART_KIND_STACKED,         /* columns on top of each other */
  MOAT_CHART_KIND_STACKED_100,     /* the same as shares of their total */
  MOAT_CHART_KIND_WATERFALL,       /* what leads from one total to another */
  MOAT_CHART_KIND_BAR,             /* one value for each, ranked */
  MOAT_CHART_KIND_DOT,             /* two or more values for each, joined */
  MOAT_CHART_KIND_SLOPE,           /* lines between two columns of values */
  MOAT_CHART_KIND_SCATTER,         /* two concepts against each other, a third as size */
  MOAT_CHART_KIND_SMALL_MULTIPLES, /* a panel for each, on shared scales */
  MOAT_CHART_KIND_HEAT_TABLE,      /* entities × periods, the value as a tint */
  MOAT_CHART_KIND_MEKKO,           /* stacked shares, as wide as their total */
  MOAT_CHART_N_KINDS,
} MoatChartKind;

/** "span", "column", "line", "stacked-column", "stacked-column-100", "waterfall", "bar", "dot",
 * "slope", "scatter", "small-multiples", "heat-table", "mekko". */
const char *moat_chart_kind_to_nick (MoatChartKind value);
gboolean moat_chart_kind_from_nick (const char *nick, MoatChartKind *out);
/** Whether its horizontal axis is one of time, along which one can zoom. */
gboolean moat_chart_kind_has_time_axis (MoatChartKind kind);

/** MoatChartSort: in which order entities stand. */
typedef enum
{
  MOAT_CHART_SORT_DESCENDING, /* by value, the largest first */
  MOAT_CHART_SORT_ASCENDING,
  MOAT_CHART_SORT_NAME,
  MOAT_CHART_SORT_GIVEN, /* as the spec lists them */
} MoatChartSort;

const char *
moat_chart_sort_to_nick (MoatChartSort value); /* "descending", "ascending", "name", "given" */
gboolean moat_chart_sort_from_nick (const char *nick, MoatChartSort *out);

/** MoatChartPage: the page that a chart is made on. */
typedef enum
{
  MOAT_CHART_PAGE_TIMELINE,
  MOAT_CHART_PAGE_PEERS,
} MoatChartPage;

const char *moat_chart_page_to_nick (MoatChartPage value); /* "timeline", "peers" */
gboolean moat_chart_page_from_nick (const char *nick, MoatChartPage *out);

/**
 * MoatChartSpec: what a chart shows, without the figures: the saved part.  Plain struct; whoever
 * makes one fills it; after that it is taken const.  Its JSON form is in model/moat-chart-json.
 */
typedef struct
{
  char *key; /* "investment-timeline" */
  MoatChartKind kind;
  MoatLabel title;    /* the finding; empty: the concept and entity are named */
  MoatLabel subtitle; /* empty: measure, unit and basis, worded by the program */
  GStrv entities;     /* keys; empty: none */
  GStrv concepts;     /* keys; SCATTER: of x, of y, of size */
  MoatChartPage page;
  MoatBasis basis;
  char *share_of;      /* SHARE: key of the concept that is the whole */
  MoatDate index_date; /* INDEX */
  gboolean calendarised;
  char *constant_rate; /* decimal: units of @unit for one of the other currency; NULL: by rule */
  guint window;        /* moving window of so many periods; below 2: none */
  gboolean window_is_sum;
  MoatPeriodMode period_mode;
  GArray *periods; /* of MoatPeriod: those of MOAT_PERIODS_CHOSEN; NULL: none */
  MoatChartSort sort;
  GPtrArray *annotations; /* of MoatAnnotation, in the order of drawing; never NULL */
  const char *unit; /* interned currency to convert to; NULL: the one most figures are stated in */
  int scale;        /* MOAT_SCALE_AUTO or a power of ten */
  int digits;       /* significant digits of labels, 0: automatic */
  gboolean show_events;  /* the event lane */
  MoatDate as_known_on;  /* MOAT_DATE_NONE: today */
  MoatDate from, to;     /* first and last day shown; MOAT_DATE_NONE: all */
  char *difference_from; /* fact keys of a ratio arrow; both NULL: none */
  char *difference_to;
} MoatChartSpec;

MoatChartSpec *moat_chart_spec_new (void);
MoatChartSpec *moat_chart_spec_copy (const MoatChartSpec *self);
void moat_chart_spec_free (MoatChartSpec *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatChartSpec, moat_chart_spec_free)
gboolean moat_chart_spec_equal (const MoatChartSpec *a, const MoatChartSpec *b);
/** The basis that the chart's figures are taken on: a block's area is the amount as stated,
 * whatever basis the spec keeps for its other kinds. */
MoatBasis moat_chart_spec_get_basis (const MoatChartSpec *self);

/** Whether the figures have to be treated (moat-comparison.h), not drawn as they are stated. */
gboolean moat_chart_spec_is_comparison (const MoatChartSpec *self);

G_END_DECLS
