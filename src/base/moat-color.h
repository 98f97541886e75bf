/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatColor: sRGB with straight alpha, each 0–1. */
typedef struct
{
  double red, green, blue, alpha;
} MoatColor;

MoatColor moat_color_from_rgb (guint32 rgb); /* 0xRRGGBB, opaque */
/** "#rrggbb", alpha left out.  (transfer full) */
char *moat_color_to_hex (MoatColor self);
/** The same colour with another alpha, 0–1. */
MoatColor moat_color_with_alpha (MoatColor self, double alpha);
/** @self over @behind, opaque if @behind is; @amount 0–1 of @self. */
MoatColor moat_color_mix (MoatColor self, MoatColor behind, double amount);
/** Contrast ratio as WCAG 2.1 defines it, 1–21; alpha is ignored. */
double moat_color_contrast (MoatColor a, MoatColor b);
/** Whichever of @a and @b reads better on @ground. */
MoatColor moat_color_readable (MoatColor ground, MoatColor a, MoatColor b);

G_END_DECLS
