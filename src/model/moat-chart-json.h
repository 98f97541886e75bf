/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-spec.h"

G_BEGIN_DECLS

/* A chart specification as JSON, the form in which it is saved and exchanged:
 *   { "kind": "span|column|line", "title": {"en": "", "zh": ""}, "subtitle": {…}, "entities":
 * [keys], "concepts": [keys], "basis": "stated|per-year", "unit": "CNY", "scale": 9, "digits": 4,
 * "events": true, "as-known-on": "2025-03-17", "from": "2013-01-01", "to": "2027-12-31",
 *     "difference": {"from": "f02", "to": "f01"} }
 * All but kind may be left out; what is not known is an error that names the member. */
typedef enum
{
  MOAT_CHART_JSON_ERROR_MALFORMED, /* no JSON object */
  MOAT_CHART_JSON_ERROR_MEMBER,    /* a member is unknown or has a wrong value */
} MoatChartJsonError;

#define MOAT_CHART_JSON_ERROR (moat_chart_json_error_quark ())
GQuark moat_chart_json_error_quark (void);

/** (transfer full) */
MoatChartSpec *moat_chart_spec_from_json (const char *key, const char *json, GError **error);
/** Compact, members in the order above, defaults left out.  (transfer full) */
char *moat_chart_spec_to_json (const MoatChartSpec *self);

G_END_DECLS
