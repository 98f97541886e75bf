/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-chart-spec.h"

G_BEGIN_DECLS

#define MOAT_TYPE_KIND_PICKER (moat_kind_picker_get_type ())
G_DECLARE_FINAL_TYPE (MoatKindPicker, moat_kind_picker, MOAT, KIND_PICKER, GtkWidget)

/**
 * MoatKindPicker: a button that shows the kind of a chart and opens a list of the kinds of a page,
 * with pictures.  Choosing one sends the kind's nick to the action "chart.kind".
 */
/** Offers the kinds of @page. */
void moat_kind_picker_set_page (MoatKindPicker *self, MoatChartPage page);
/** Shows @kind as the one that is drawn and marks @proposal as the one that suits the data. */
void moat_kind_picker_set_chosen (MoatKindPicker *self, MoatChartKind kind, MoatChartKind proposal);

G_END_DECLS
