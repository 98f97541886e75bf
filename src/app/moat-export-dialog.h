/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_EXPORT_DIALOG (moat_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoatExportDialog, moat_export_dialog, MOAT, EXPORT_DIALOG, AdwWindow)

/**
 * MoatExportDialog: takes one chart out of the program, as a file, by drag and drop or through
 * the clipboard, with a preview of exactly that.  Actions: export.save, export.copy.
 */
/** @settings remembers the format and size. */
MoatExportDialog *moat_export_dialog_new (GtkWindow *parent, GSettings *settings,
                                          MoatProject *project, const MoatChartSpec *spec);

G_END_DECLS
