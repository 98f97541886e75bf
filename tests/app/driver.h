/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-window.h"

G_BEGIN_DECLS

/**
 * Driver: runs the real application inside the test's process and uses it as a person does: it
 * finds widgets by what they are called, and sends real X11 pointer and key events to the place on
 * the screen where they stand.  Waiting is always for a condition, never for a time; after ten
 * seconds without it the test fails.
 */
typedef struct _Driver Driver;

Driver *driver_new (void);
void driver_free (Driver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Driver, driver_free)

MoatApplication *driver_get_application (Driver *self);
/** A folder for this test's files; removed with the driver. */
const char *driver_get_folder (Driver *self);
/** A new copy of the sample project in that folder.  (transfer full) */
char *driver_make_sample (Driver *self, const char *name);
/** Starts as `moat FILE` or, without @path, as `moat`, and waits for the window's first frame. */
MoatWindow *driver_start (Driver *self, const char *path);
/** Such a window on the sample; most tests begin here. */
MoatWindow *driver_start_sample (Driver *self);

typedef gboolean (*DriverCondition) (gpointer data);
/** Lets the program run until @condition holds.  @what is said when it does not. */
void driver_wait (DriverCondition condition, gpointer data, const char *what);
/** Until everything that was sent has arrived and the program has nothing to do. */
void driver_settle (Driver *self);

/** The mapped widget of @type under @root (any window when NULL) that is called @name: its
 * accessible label, text, title or tooltip.  Any name when NULL.  (nullable) */
GtkWidget *driver_find (GtkWidget *root, GType type, const char *name);
/** The same, waiting for it. */
GtkWidget *driver_wait_for (GtkWidget *root, GType type, const char *name);
void driver_wait_gone (GType type, const char *name);

void driver_click (Driver *self, GtkWidget *widget);
/** At @x, @y of the widget; @n times. */
void driver_click_at (Driver *self, GtkWidget *widget, double x, double y, int n);
void driver_point_at (Driver *self, GtkWidget *widget, double x, double y);
/** @notches of the wheel at @x, @y: towards the person when positive. */
void driver_scroll (Driver *self, GtkWidget *widget, double x, double y, int notches);
void driver_drag (Driver *self, GtkWidget *widget, double x, double y, double dx, double dy);
/** One key with its modifiers as GTK writes them: "<Control>z". */
void driver_key (Driver *self, const char *accelerator);
/** ASCII text, key by key, into what has the focus. */
void driver_type (Driver *self, const char *text);
/** Clicks an entry (row), empties it and types. */
void driver_fill (Driver *self, GtkWidget *entry, const char *text);
/** Chooses an entry of a MoatChoiceRow under @root with the mouse. */
void driver_pick (Driver *self, GtkWidget *root, const char *title, const char *choice);
/** Answers the file chooser that is open with a path. */
void driver_choose_file (Driver *self, const char *path);

G_END_DECLS
