/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-comparison.h"
#include "moat-project.h"

G_BEGIN_DECLS

/**
 * MoatChartData: everything a chart of a project depends on but size, theme and zoom: series,
 * events, source line and messages, worded in one language.  Made once per revision, spec and
 * language, and then used for every frame.  Immutable and reference counted.
 */
typedef struct _MoatChartData MoatChartData;

/** Reads what @spec asks for.  If another program is writing it is read again, and @project
 * refreshed, until it is of one state.  Errors of MOAT_STORE_ERROR.  (transfer full) */
MoatChartData *moat_chart_data_new (MoatProject *project, const MoatChartSpec *spec,
                                    MoatWording *wording, GError **error);
MoatChartData *moat_chart_data_ref (MoatChartData *self);
void moat_chart_data_unref (MoatChartData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatChartData, moat_chart_data_unref)
const MoatChartSpec *moat_chart_data_get_spec (const MoatChartData *self);
/** The event behind an event datum's index. */
const MoatEvent *moat_chart_data_get_event (const MoatChartData *self, gsize index);
/** Entities × concepts that have facts in the chart's unit, in the spec's order: of MoatSeries.
 * Borrowed. */
GPtrArray *moat_chart_data_get_series (const MoatChartData *self);
/** What the values of a comparison are for, how each came about and what is missing; NULL when the
 * figures are drawn as stated.  Borrowed. */
const MoatComparison *moat_chart_data_get_comparison (const MoatChartData *self);
/** moat-explain.c: why the observation at @index of the series at @series is what it is, in the
 * data's language.  Errors of MOAT_STORE_ERROR.  (transfer full) */
MoatExplanation *moat_chart_data_explain (const MoatChartData *self, gsize series, gsize index,
                                          GError **error);
/** The same for a datum of the chart's scene that is no event: a value, or a total or change that
 * the chart has computed.  (transfer full) */
MoatExplanation *moat_chart_data_explain_datum (const MoatChartData *self, const MoatDatum *datum,
                                                GError **error);
/** "Source: …"; NULL when no fact drawn has a source.  Borrowed. */
const char *moat_chart_data_get_source_line (const MoatChartData *self);
/** What was asked for and is not drawn, worded, ended by NULL.  Borrowed. */
const char *const *moat_chart_data_get_messages (const MoatChartData *self);
/** The picture.  @from and @to: see MoatChartRequest.  (transfer full) */
MoatScene *moat_chart_data_build_scene (const MoatChartData *self, const MoatTheme *theme,
                                        MoatTextMeasurer *measurer, double width, double height,
                                        MoatDate from, MoatDate to);
/** Spec, facts and sources as JSON, so that an exported chart can be traced back: at most 1,000
 * facts, and how many there are in all.  The same text for the same file.  BUSY if the file has
 * changed since the data were read.  (transfer full) */
char *moat_chart_data_to_provenance (const MoatChartData *self, GError **error);

G_END_DECLS
