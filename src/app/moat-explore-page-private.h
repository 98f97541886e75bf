/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-key-picker.h"
#include "moat-explore-page.h"

G_BEGIN_DECLS

/* What moat-explore-page.c (showing a chart) and moat-explore-page-edits.c (changing it) share.
 */

struct _MoatExplorePage
{
  GtkBox parent_instance;

  GtkWidget *toolbar;
  GtkMenuButton *menu_button;
  GMenuModel *chart_menu;
  GtkStack *stack;
  MoatChartView *view;
  MoatKeyPicker *entities;
  MoatKeyPicker *concepts;
  AdwStatusPage *status;
  GtkButton *status_button;

  MoatProject *project; /* nullable */
  MoatWording *wording;
  char *chart_key;     /* nullable */
  MoatChartSpec *spec; /* what is shown; NULL without a chart */
  MoatChartData *data; /* made of spec; NULL when that failed */
};

/** Reads the chart again and shows it. */
void _moat_explore_page_reload (MoatExplorePage *self);

/** Each changes the saved chart as one action, unless it is so already or @nick is none. */
void _moat_explore_page_set_kind (MoatExplorePage *self, const char *nick);
void _moat_explore_page_set_basis (MoatExplorePage *self, const char *nick);
void _moat_explore_page_set_show_events (MoatExplorePage *self, gboolean show);
void _moat_explore_page_class_init_edits (GtkWidgetClass *widget_class);

G_END_DECLS
