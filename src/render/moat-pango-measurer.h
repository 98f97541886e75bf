/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "moat-text-measurer.h"

G_BEGIN_DECLS

#define MOAT_TYPE_PANGO_MEASURER (moat_pango_measurer_get_type ())
G_DECLARE_FINAL_TYPE (MoatPangoMeasurer, moat_pango_measurer, MOAT, PANGO_MEASURER, GObject)

/** A measurer with a PangoContext of its own (no hinting, 96 dpi, unrounded positions), the same
 * for every target; it remembers what it measured. Also makes the layouts that painters show. */
MoatPangoMeasurer *moat_pango_measurer_new (void);
/** (transfer full) */
PangoLayout *moat_pango_measurer_create_layout (MoatPangoMeasurer *self, const MoatTextStyle *style, const char *text);

G_END_DECLS
