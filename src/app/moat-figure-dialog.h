/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_FIGURE_DIALOG (moat_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (MoatFigureDialog, moat_figure_dialog, MOAT, FIGURE_DIALOG, AdwWindow)

/**
 * MoatFigureDialog: one figure to type in or change.
 * Signals: `saved` (gint64: the fact's id), `deleted` (its key).  Actions: figure.save,
 * figure.delete.
 */
/** @fact is copied; with id 0 it is a new one, of which some fields may be proposed. */
MoatFigureDialog *moat_figure_dialog_new (GtkWindow *parent, MoatProject *project,
                                          const MoatFact *fact);

G_END_DECLS
