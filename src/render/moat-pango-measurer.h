/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "moat-text-measurer.h"

G_BEGIN_DECLS

/** The one font family list of all charts, for Pango and for CSS: what is not in the first comes
 * from the next that has it. */
#define MOAT_FONT_FAMILIES \
  "Inter,Noto Sans CJK SC,Source Han Sans SC,Noto Sans,DejaVu Sans,sans-serif"

#define MOAT_TYPE_PANGO_MEASURER (moat_pango_measurer_get_type ())
G_DECLARE_FINAL_TYPE (MoatPangoMeasurer, moat_pango_measurer, MOAT, PANGO_MEASURER, GObject)

/** MoatShapedText: a line of text as glyphs. */
typedef struct
{
  char *text;   /* valid UTF-8, with spaces for control characters */
  GSList *runs; /* of PangoGlyphItem, from left to right; offsets are into @text */
  MoatTextExtents extents;
} MoatShapedText;

/** A measurer with a PangoContext of its own (no hinting, 96 dpi, unrounded positions), the same
 * for every target; it remembers what it measured.  For the thread that made it only. */
MoatPangoMeasurer *moat_pango_measurer_new (void);
/** What is painted for a text: the glyphs that were measured.  Borrowed until the next text is
 * measured or shaped. */
const MoatShapedText *moat_pango_measurer_shape (MoatPangoMeasurer *self,
                                                 const MoatTextStyle *style, const char *text);

G_END_DECLS
