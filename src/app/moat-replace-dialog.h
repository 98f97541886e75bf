/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** MoatPathFunc: does something with the file at @path, which may be replaced. */
typedef void (*MoatPathFunc) (GtkWindow *owner, const char *path);

/**
 * Calls @func with @chosen, a path from a file chooser, made to end in @extension (".moat").
 * The chooser has asked whether to replace the file of the name that was typed; where the ending
 * makes it another file that exists, this asks.  @owner is kept until then.
 */
void moat_replace_dialog_ask (GtkWindow *owner, const char *chosen, const char *extension,
                              MoatPathFunc func);

G_END_DECLS
