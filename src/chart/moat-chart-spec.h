/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"
#include "moat-series.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_CHART_KIND_SPAN,
  MOAT_CHART_KIND_COLUMN,
  MOAT_CHART_KIND_LINE,
} MoatChartKind;

const char *moat_chart_kind_to_nick (MoatChartKind value); /* "span", "column", "line" */
gboolean moat_chart_kind_from_nick (const char *nick, MoatChartKind *out);

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
  GStrv concepts;     /* keys */
  MoatBasis basis;
  const char *unit;      /* interned currency to show; NULL: the one most figures are stated in */
  int scale;             /* MOAT_SCALE_AUTO or a power of ten */
  int digits;            /* significant digits of labels, 0: automatic */
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

G_END_DECLS
