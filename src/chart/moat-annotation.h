/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"
#include "moat-period.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_ANNOTATION_CAGR,       /* arrow over a series from one value to another: growth a year */
  MOAT_ANNOTATION_DIFFERENCE, /* arrow between the levels of two values */
  MOAT_ANNOTATION_TOTAL_DIFFERENCE, /* the same between the totals of two columns */
  MOAT_ANNOTATION_AVERAGE,          /* line at the mean of the values drawn */
  MOAT_ANNOTATION_MEDIAN,           /* line at their median */
  MOAT_ANNOTATION_TARGET,           /* line at @low */
  MOAT_ANNOTATION_BREAK,     /* values between @low and @high are left out of axis and bars */
  MOAT_ANNOTATION_HIGHLIGHT, /* the entity of @from in the accent colour, the others grey */
  MOAT_ANNOTATION_BAND,      /* shaded: @period, or values from @low to @high */
  MOAT_ANNOTATION_CALLOUT,   /* @text with a line to the value @from */
  MOAT_ANNOTATION_FOOTNOTE,  /* a mark at the value @from and @text in the foot */
} MoatAnnotationKind;

/** "cagr", "difference", "total-difference", "average", "median", "target", "break", "highlight",
 * "band", "callout", "footnote". */
const char *moat_annotation_kind_to_nick (MoatAnnotationKind value);
gboolean moat_annotation_kind_from_nick (const char *nick, MoatAnnotationKind *out);

/** MoatDifferenceForm: what a difference arrow says. */
typedef enum
{
  MOAT_DIFFERENCE_RATIO,   /* 3.9× */
  MOAT_DIFFERENCE_AMOUNT,  /* + CNY 94 bn */
  MOAT_DIFFERENCE_PERCENT, /* + 290 % */
} MoatDifferenceForm;

const char *
moat_difference_form_to_nick (MoatDifferenceForm value); /* "ratio", "amount", "percent" */
gboolean moat_difference_form_from_nick (const char *nick, MoatDifferenceForm *out);

/** MoatMarkName: a value of a chart by what it stands for, so that annotations follow the data when
 * figures, basis or kind change. */
typedef struct
{
  char *entity;      /* key; NULL: any */
  char *concept;     /* key; NULL: any */
  MoatPeriod period; /* invalid ({0, 0}): the latest */
} MoatMarkName;

/** MoatAnnotation: what somebody has put on a chart.  Plain struct; fields that its kind does not
 * name are empty. */
typedef struct
{
  MoatAnnotationKind kind;
  MoatMarkName from, to;
  MoatDifferenceForm form;
  double low, high;  /* in single units of the axis; NaN: none */
  MoatPeriod period; /* BAND; invalid: none */
  MoatLabel text;    /* empty: worded by the program */
  gboolean
    is_moved; /* by hand: @dx, @dy from where the program would put it, in shares of the plot */
  double dx, dy;
} MoatAnnotation;

MoatAnnotation *moat_annotation_new (MoatAnnotationKind kind);
MoatAnnotation *moat_annotation_copy (const MoatAnnotation *self);
void moat_annotation_free (MoatAnnotation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatAnnotation, moat_annotation_free)
gboolean moat_annotation_equal (const MoatAnnotation *a, const MoatAnnotation *b);

G_END_DECLS
