/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The program's settings, kept in $XDG_CONFIG_HOME/moat/settings.ini.  NULL and an error of
 * G_IO_ERROR that says what to do when the schema is not installed.  (transfer full) */
GSettings *moat_settings_new (GError **error);

/** The project that was open last; NULL when there is none.  (transfer full) */
char *moat_settings_dup_last_file (GSettings *settings);
/** Remembers @path as the last and the most recent file; NULL: none is open. */
void moat_settings_set_last_file (GSettings *settings, const char *path);
/** Recent projects that still exist, the latest first.  (transfer full) */
GStrv moat_settings_list_recent (GSettings *settings);

G_END_DECLS
