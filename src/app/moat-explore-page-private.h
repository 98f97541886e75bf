/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-options.h"
#include "moat-datum-table.h"
#include "moat-explore-page.h"
#include "moat-key-picker.h"
#include "moat-kind-picker.h"

G_BEGIN_DECLS

/* What moat-explore-page.c (showing a chart), moat-explore-page-controls.c (the bar above it),
 * moat-explore-page-table.c (the chart as a table) and moat-explore-page-edits.c (changing it)
 * share. */

struct _MoatExplorePage
{
  GtkBox parent_instance;

  GtkWidget *toolbar;
  GtkMenuButton *menu_button;
  GMenuModel *chart_menu;
  GtkStack *stack;
  MoatChartView *view;
  MoatDatumTable *table;
  MoatKindPicker *kinds;
  MoatKeyPicker *entities;
  MoatKeyPicker *concepts;
  MoatKeyPicker *periods;
  GtkMenuButton *annotate_button;
  GMenuModel *annotate_menu;
  GtkMenuButton *options_button;
  GtkLabel *options_label;
  GtkWidget *events_button;
  GtkWidget *fit_button;
  MoatChartOptions *options; /* NULL until they opened */
  AdwStatusPage *status;
  GtkButton *status_button;

  MoatChartPage page;
  gboolean show_table;
  MoatProject *project; /* nullable */
  MoatWording *wording;
  char *chart_key;     /* nullable */
  MoatChartSpec *spec; /* what is shown; NULL without a chart */
  MoatChartData *data; /* made of spec; NULL when that failed */
};

/** Reads the chart again and shows it. */
void _moat_explore_page_reload (MoatExplorePage *self);

/* moat-explore-page-controls.c */
/** Shows in the bar what the chart is. */
void _moat_explore_page_update_controls (MoatExplorePage *self);
void _moat_explore_page_update_zoom (MoatExplorePage *self);
void _moat_explore_page_init_controls (MoatExplorePage *self);
void _moat_explore_page_class_init_controls (GtkWidgetClass *widget_class);

/* moat-explore-page-table.c */
/** Fills the table, if it is seen. */
void _moat_explore_page_update_table (MoatExplorePage *self);
void _moat_explore_page_class_init_table (GtkWidgetClass *widget_class);

/* moat-explore-page-annotations.c */
/** Opens the dialog of the annotation that is selected; FALSE: none is. */
gboolean _moat_explore_page_edit_annotation (MoatExplorePage *self);
void _moat_explore_page_class_init_annotations (GtkWidgetClass *widget_class);

/* moat-explore-page-edits.c */
/** Saves @changed as the chart, unless it is so already.  @label is a format with one %s for the
 * chart's name. */
void _moat_explore_page_commit (MoatExplorePage *self, const MoatChartSpec *changed,
                                const char *label);
/** Each changes the saved chart as one action, unless it is so already or @nick is none. */
void _moat_explore_page_set_kind (MoatExplorePage *self, const char *nick);
void _moat_explore_page_set_show_events (MoatExplorePage *self, gboolean show);
void _moat_explore_page_class_init_edits (GtkWidgetClass *widget_class);

G_END_DECLS
