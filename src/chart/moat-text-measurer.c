/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How wide a line of text is, asked of whoever will paint it.
 *
 * The chart layer places text without knowing fonts: the render layer answers through Pango, tests
 * answer with a fixed width a character.  Both see the same layout code, so what is proved with
 * the one holds for the other.
 */
#include "moat-text-measurer.h"

G_DEFINE_INTERFACE (MoatTextMeasurer, moat_text_measurer, G_TYPE_OBJECT)

static void
moat_text_measurer_default_init (MoatTextMeasurerInterface *iface)
{
}

void
moat_text_measurer_measure (MoatTextMeasurer *self, const MoatTextStyle *style, const char *text,
                            MoatTextExtents *extents)
{
  g_return_if_fail (MOAT_IS_TEXT_MEASURER (self));
  g_return_if_fail (style != NULL && text != NULL && extents != NULL);
  MOAT_TEXT_MEASURER_GET_IFACE (self)->measure (self, style, text, extents);
}
