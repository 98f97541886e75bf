/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-period.h"

/* What the tests that make and read periods share. */

/** The year end of most companies here. */
#define MARCH ((MoatYearEnd){ 3, 31 })

/** Asserts the first and the last day of @period, written as in ISO 8601; the first is "" in an
 * instant.  A macro, so that a failure names the line of the case. */
#define assert_period(period, first, last)                      \
  G_STMT_START                                                  \
  {                                                             \
    MoatPeriod period_ = (period);                              \
    g_autofree char *first_ = moat_date_to_iso (period_.start); \
    g_autofree char *last_ = moat_date_to_iso (period_.end);    \
    g_assert_cmpstr (first_, ==, first);                        \
    g_assert_cmpstr (last_, ==, last);                          \
  }                                                             \
  G_STMT_END
