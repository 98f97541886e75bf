/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define MOAT_TYPE_APPLICATION (moat_application_get_type ())
G_DECLARE_FINAL_TYPE (MoatApplication, moat_application, MOAT, APPLICATION, AdwApplication)

/** MoatApplication: the program `moat`: its windows, settings and first run. */
MoatApplication *moat_application_new (GApplicationFlags flags);
/** Borrowed; NULL before startup. */
GSettings *moat_application_get_settings (MoatApplication *self);
/** Where the user's own copy of the sample stands, made there if it does not exist.  NULL and
 * @error when it cannot be made.  (transfer full) */
char *moat_application_ensure_sample (MoatApplication *self, GError **error);

G_END_DECLS
