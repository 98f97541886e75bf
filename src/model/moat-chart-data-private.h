/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-data.h"
#include "moat-chart-select.h"
#include "moat-comparison.h"
#include "moat-series-build.h"
#include "moat-source-line.h"
#include "moat-store.h"

G_BEGIN_DECLS

struct _MoatChartData
{
  gatomicrefcount references;
  MoatProject *project;  /* for reading whole facts when somebody asks */
  gint64 change_counter; /* the store's, when the data were read */
  MoatChartSpec *spec;
  MoatWording *wording;
  GPtrArray *series;          /* of MoatSeries */
  GPtrArray *events;          /* of MoatEvent, copies */
  GArray *chart_events;       /* of MoatChartEvent, pointing into events and entity_names */
  GPtrArray *entity_names;    /* of char */
  MoatComparison *comparison; /* NULL: the figures are drawn as stated */
  MoatRateTable *rates;       /* that its derivations borrow from; nullable */
  char *share_label;          /* what shares are of, in the chart's language; nullable */
  gint64 difference_from, difference_to;
  GPtrArray *sources;  /* of char: keys of the sources cited */
  char *source_line;   /* nullable */
  GPtrArray *messages; /* of char, ended by NULL */
};

/** The facts that the values of all series are or were computed from, where those overlap the days
 * of the spec, series by series, at most @limit; @n_all (nullable) gets how many there are.  An
 * array of fact ids.  (transfer full) */
GArray *moat_chart_data_list_facts (const MoatChartData *self, gsize limit, gsize *n_all);

/** Whether a period overlaps the days that @spec shows. */
gboolean moat_chart_is_within (const MoatChartSpec *spec, MoatPeriod period);
/** Adds to @line where the facts of @series that are shown come from; of very many, where facts of
 * that kind come from.  CORRUPT if a fact does not state what the series has in its place. */
gboolean moat_chart_cite (const MoatChartData *self, MoatSourceLine *line, const MoatSeries *series,
                          GError **error);

/** The same for facts named by id; of very many, some.  @ids: a set of gint64. */
gboolean moat_chart_cite_facts (MoatStore *store, MoatSourceLine *line, GHashTable *ids,
                                GError **error);
/** Lets the series builder ask how exactly facts are stated. */
void moat_chart_measure_steps (MoatChartData *self, MoatSeriesRequest *request);
/** Whether @selected (of MoatSelected) has figures of the entity (NULL: of any) and concept (the
 * same). */
gboolean moat_chart_has_figures (const GArray *selected, const char *entity, const char *concept);

/* Messages about what was asked for and is not drawn, or not as it may be expected: what is stated
 * in another unit; what another statement takes the place of; who and what has no figures. */
gboolean moat_chart_say_not_drawn (MoatChartData *self, const MoatSelected *item, GError **error);
gboolean moat_chart_say_issues (MoatChartData *self, const MoatSeries *series, GError **error);
void moat_chart_say_missing (MoatChartData *self, const GArray *selected);

G_END_DECLS
