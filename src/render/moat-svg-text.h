/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-color.h"

G_BEGIN_DECLS

/* The pieces an SVG file is written from. */

/** @value in C notation with at most two decimals and no needless zeros. */
void moat_svg_append_number (GString *svg, double value);
/** ` name="value"`. */
void moat_svg_append_number_attribute (GString *svg, const char *name, double value);
/** @text as character data or the value of an attribute; what XML 1.0 cannot hold becomes U+FFFD.
 */
void moat_svg_append_escaped (GString *svg, const char *text);
/** ` name="#rrggbb"`, with `name-opacity` when it is not opaque; "none" when it is transparent. */
void moat_svg_append_paint (GString *svg, const char *name, MoatColor color);

G_END_DECLS
