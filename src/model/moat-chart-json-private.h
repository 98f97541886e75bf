/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "moat-chart-json.h"

G_BEGIN_DECLS

/** Sets an error that names @member and says what is wrong; FALSE. */
gboolean moat_chart_member_fail (GError **error, const char *member, const char *what);
/** The text of @node; NULL when it holds none.  Borrowed. */
const char *moat_json_node_get_text (JsonNode *node);
/** Writes a member, unless it is NULL or "". */
void moat_json_write_text (JsonBuilder *builder, const char *member, const char *text);
void moat_json_write_label (JsonBuilder *builder, const char *member, const MoatLabel *label);

/** MoatMemberHolds: what kind of JSON value a member takes. */
typedef enum
{
  MOAT_MEMBER_TEXT,
  MOAT_MEMBER_TEXT_OR_JSON,
  MOAT_MEMBER_JSON, /* a list, an object, a number, true or false */
} MoatMemberHolds;

/** MoatChartMember: one member of a chart's JSON. */
typedef struct
{
  const char *name;
  gboolean (*read) (MoatChartSpec *spec, const char *member, JsonNode *node, GError **error);
  MoatMemberHolds holds;
  const char *meaning; /* translatable */
} MoatChartMember;

const MoatChartMember *moat_chart_members (gsize *n);
/** Whether @value, as a cell of a table has it, is the text of the member @name without its quotes.
 */
gboolean moat_chart_member_is_text (const char *name, const char *value);

/* moat-annotation-json.c */
gboolean moat_annotations_read (MoatChartSpec *spec, const char *member, JsonNode *node,
                                GError **error);
void moat_annotations_write (const GPtrArray *annotations, JsonBuilder *builder);

G_END_DECLS
