/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"
#include "moat-rate.h"

G_BEGIN_DECLS

#define MOAT_TYPE_CONVERT_DIALOG (moat_convert_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoatConvertDialog, moat_convert_dialog, MOAT, CONVERT_DIALOG, AdwWindow)

/**
 * MoatConvertDialog: converts an amount at the rates of a project and says how.  It can stay open
 * beside the window and follows the project's changes.
 * Actions: convert.copy.
 */
/** Begins with the pair and the period of @like (nullable). */
MoatConvertDialog *moat_convert_dialog_new (GtkWindow *parent, MoatProject *project,
                                            const MoatRate *like);

G_END_DECLS
