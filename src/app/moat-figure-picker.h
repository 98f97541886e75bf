/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "moat-project.h"

G_BEGIN_DECLS

#define MOAT_TYPE_FIGURE_PICKER (moat_figure_picker_get_type ())
G_DECLARE_FINAL_TYPE (MoatFigurePicker, moat_figure_picker, MOAT, FIGURE_PICKER, GtkPopover)

/**
 * MoatFigurePicker: a popover for pointing at a figure of a project: its words are typed, its row
 * is clicked.  Above the list stands how the figure goes with what is written already, and whether
 * it counts per year.
 * Signal `chosen` (char *key): a figure was pointed at; the popover closes.
 */
MoatFigurePicker *moat_figure_picker_new (void);
void moat_figure_picker_set_project (MoatFigurePicker *self, MoatProject *project);
/** @text (nullable) with the figure @key joined to it as is chosen above the list.
 * (transfer full) */
char *moat_figure_picker_join (MoatFigurePicker *self, const char *text, const char *key);

G_END_DECLS
