/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-currency-name.h"
#include "moat-rate-survey.h"
#include "moat-recognise-private.h"

G_BEGIN_DECLS

/* Where in a table the days, names and rates stand.  Private to the layer. */

/** MoatRateYearSum: what a series has for a year while the table is read. */
typedef struct
{
  int year;
  double sum;
  guint n;
} MoatRateYearSum;

/** Finds the layout from the first rows and fills form, header and columns of @survey, whose mark
 * and order of dates are known.  @first gets the index of the first row of data.  FALSE: it is no
 * table of rates. */
gboolean moat_rate_layout_find (MoatRateSurvey *survey, const MoatSample *sample,
                                MoatCurrencyNames *names, guint *first);
/** The series called @name, which is added if there is none. */
MoatRateSeries *moat_rate_survey_add (MoatRateSurvey *survey, const char *name,
                                      MoatCurrencyNames *names);

G_END_DECLS
