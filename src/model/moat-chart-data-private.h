/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-data.h"
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
  GPtrArray *series;       /* of MoatSeries */
  GPtrArray *events;       /* of MoatEvent, copies */
  GArray *chart_events;    /* of MoatChartEvent, pointing into events and entity_names */
  GPtrArray *entity_names; /* of char */
  gint64 difference_from, difference_to;
  GPtrArray *sources;  /* of char: keys of the sources cited */
  char *source_line;   /* nullable */
  GPtrArray *messages; /* of char, ended by NULL */
};

/** The observations of all series that overlap the days of the spec, series by series, at most
 * @limit; @n_all (nullable) gets how many there are.  An array of fact ids.  (transfer full) */
GArray *moat_chart_data_list_facts (const MoatChartData *self, gsize limit, gsize *n_all);

G_END_DECLS
