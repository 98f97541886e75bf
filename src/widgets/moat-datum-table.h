/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-view.h"

G_BEGIN_DECLS

#define MOAT_TYPE_DATUM_TABLE (moat_datum_table_get_type ())
G_DECLARE_FINAL_TYPE (MoatDatumTable, moat_datum_table, MOAT, DATUM_TABLE, GtkWidget)

/**
 * MoatDatumTable: a chart as a table: the marks of its scene in keyboard order, with name, period,
 * value and one more line, such as the source.
 * Signal `datum-chosen` (pointer to a MoatDatum): the user clicked a row or pressed Enter on it.
 */
/** Shows @scene (nullable) from now on. */
void moat_datum_table_set_scene (MoatDatumTable *self, MoatScene *scene);
/** What the last column says; asked for as rows are seen. */
void moat_datum_table_set_caption_func (MoatDatumTable *self, MoatChartCaptionFunc func,
                                        gpointer user_data);

G_END_DECLS
