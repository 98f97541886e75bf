/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

/** MoatPlotKey: a line above a plot that says what its dots stand for: "● 2019  ● 2024". */
typedef struct _MoatPlotKey MoatPlotKey;

MoatPlotKey *moat_plot_key_new (void);
void moat_plot_key_free (MoatPlotKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatPlotKey, moat_plot_key_free)
/** Adds a dot of @color and @radius (px) with its name. */
void moat_plot_key_add (MoatPlotKey *self, const char *name, MoatColor color, double radius);
/** The height it needs, with the space below it; 0 when there is nothing in it. */
double moat_plot_key_measure (const MoatPlotKey *self, const MoatScope *scope, double width);
/** Writes it at the top of @area. */
void moat_plot_key_emit (const MoatPlotKey *self, const MoatScope *scope, const MoatRect *area);

G_END_DECLS
