/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-spec.h"

G_BEGIN_DECLS

/* A chart specification as JSON, the form in which it is saved and exchanged: an object whose
 * members moat_chart_spec_describe() lists.  All but kind may be left out; what is not known is an
 * error that names the member. */
typedef enum
{
  MOAT_CHART_JSON_ERROR_MALFORMED, /* no JSON object */
  MOAT_CHART_JSON_ERROR_MEMBER,    /* a member is unknown or has a wrong value */
} MoatChartJsonError;

#define MOAT_CHART_JSON_ERROR (moat_chart_json_error_quark ())
GQuark moat_chart_json_error_quark (void);

/** (transfer full) */
MoatChartSpec *moat_chart_spec_from_json (const char *key, const char *json, GError **error);
/** Compact, members in one order, defaults left out.  (transfer full) */
char *moat_chart_spec_to_json (const MoatChartSpec *self);

/** The members with their meaning, one a line, in the language of the program.  (transfer full) */
char *moat_chart_spec_describe (void);

G_END_DECLS
