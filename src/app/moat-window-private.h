/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claims-page.h"
#include "moat-explore-page.h"
#include "moat-figures-page.h"
#include "moat-inspector.h"
#include "moat-rates-page.h"
#include "moat-sidebar.h"
#include "moat-sources-page.h"
#include "moat-window.h"

G_BEGIN_DECLS

/* What the files of the window share: moat-window.c (what it shows), moat-window-pages.c (its
 * pages), moat-window-files.c (opening and saving), moat-window-import.c (data that comes in),
 * moat-window-data.c (figures out of the project) and moat-window-actions.c (everything else one
 * can do). */

struct _MoatWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwFlap *sidebar_flap;
  AdwFlap *inspector_flap;
  MoatSidebar *sidebar;
  MoatExplorePage *timeline;
  MoatExplorePage *peers;    /* NULL until it was wanted */
  MoatExplorePage *explored; /* the one of the two that was seen last */
  MoatInspector *inspector;
  GtkStack *stack; /* “welcome” or “project” */
  GtkStack
    *pages; /* of the project: “timeline”, “peers”, “claims”, “figures”, “sources”, “rates” */
  MoatClaimsPage *claims;   /* NULL until it was wanted */
  MoatFiguresPage *figures; /* likewise */
  MoatSourcesPage *sources; /* likewise */
  MoatRatesPage *rates;     /* likewise */
  AdwWindowTitle *title;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *inspector_button;
  GtkWidget *export_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  GMenu *recent_section;
  AdwStatusPage *welcome_page;

  gboolean inspector_is_away; /* the page has no use for it */
  gboolean inspector_was_revealed;
  AdwToast *toast;               /* the one that is shown; nullable */
  gboolean toast_is_undo;        /* whether it offers to take the last action back */
  MoatProject *project;          /* nullable */
  GFileMonitor *monitor;         /* of the project's file */
  guint watch_source;            /* the beginning of the monitor, when there is time */
  guint refresh_source;          /* a refresh that waits for the file to come to rest */
  GtkFileChooserNative *chooser; /* while one is open */
};

/** The program's settings; NULL in a window without an application.  Borrowed. */
GSettings *_moat_window_get_settings (MoatWindow *self);
/** Sets which of the window's actions can be done, and what undo and redo say. */
void _moat_window_update_actions (MoatWindow *self);
/** A message with a button that takes the last action back. */
void _moat_window_show_undo_toast (MoatWindow *self, const char *message);
void _moat_window_fill_recent (MoatWindow *self);

/* moat-window-pages.c */
void _moat_window_show_page (MoatWindow *self, const char *page);
/** Shows a chart on its page. */
void _moat_window_show_chart (MoatWindow *self, const char *key);
/** Whether a page with a chart is seen: the one in `explored`. */
gboolean _moat_window_is_exploring (MoatWindow *self);
/** The fact that is selected on the page that is seen; 0: none. */
gint64 _moat_window_get_fact (MoatWindow *self);
/** Marks the chart that is seen in the sidebar. */
void _moat_window_mark_chart (MoatWindow *self);
/** Lets the inspector answer for what is selected. */
void _moat_window_explain (MoatWindow *self);
/** Tells the pages that the window shows another project. */
void _moat_window_set_pages_project (MoatWindow *self);
void _moat_window_dispose_pages (MoatWindow *self);
void _moat_window_init_pages (MoatWindow *self);
void _moat_window_class_init_pages (GtkWidgetClass *widget_class);

void _moat_window_class_init_files (GtkWidgetClass *widget_class);
void _moat_window_class_init_actions (GtkWidgetClass *widget_class);
void _moat_window_class_init_data (GtkWidgetClass *widget_class);
void _moat_window_class_init_import (GtkWidgetClass *widget_class);
/** Lets files be dropped on the window. */
void _moat_window_init_import (MoatWindow *self);
/** Opens the import assistant on cells as they were copied from a spreadsheet. */
void _moat_window_import_text (MoatWindow *self, const char *text);

G_END_DECLS
