/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours as values: building, mixing, and the contrast that decides which of two is legible.
 *
 * Components are sRGB with straight alpha.  Mixing is source-over compositing on the encoded
 * components, as Cairo and every browser do it, so that a tint computed here equals the same
 * tint painted with transparency.  Contrast is that of WCAG 2.1 on linear light:
 * https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
 * Palettes and what a colour stands for belong to the chart's theme.
 */
#include "moat-color.h"

#include <math.h>

static double
decode_component (double encoded)
{
  return encoded <= 0.04045 ? encoded / 12.92 : pow ((encoded + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (MoatColor color)
{
  return 0.2126 * decode_component (color.red) + 0.7152 * decode_component (color.green) +
         0.0722 * decode_component (color.blue);
}

static guint
to_byte (double component)
{
  return (guint) lround (CLAMP (component, 0.0, 1.0) * 255.0);
}

MoatColor
moat_color_from_rgb (guint32 rgb)
{
  return (MoatColor){
    .red = ((rgb >> 16) & 0xff) / 255.0,
    .green = ((rgb >> 8) & 0xff) / 255.0,
    .blue = (rgb & 0xff) / 255.0,
    .alpha = 1.0,
  };
}

char *
moat_color_to_hex (MoatColor self)
{
  return g_strdup_printf ("#%02x%02x%02x", to_byte (self.red), to_byte (self.green),
                          to_byte (self.blue));
}

MoatColor
moat_color_with_alpha (MoatColor self, double alpha)
{
  self.alpha = alpha;
  return self;
}

MoatColor
moat_color_mix (MoatColor self, MoatColor behind, double amount)
{
  double front = self.alpha * CLAMP (amount, 0.0, 1.0);
  double back = behind.alpha * (1.0 - front);
  double alpha = front + back;

  if (alpha <= 0.0)
    return (MoatColor){ 0.0, 0.0, 0.0, 0.0 };

  return (MoatColor){
    .red = (self.red * front + behind.red * back) / alpha,
    .green = (self.green * front + behind.green * back) / alpha,
    .blue = (self.blue * front + behind.blue * back) / alpha,
    .alpha = alpha,
  };
}

double
moat_color_contrast (MoatColor a, MoatColor b)
{
  double luminance_a = relative_luminance (a);
  double luminance_b = relative_luminance (b);

  return (fmax (luminance_a, luminance_b) + 0.05) / (fmin (luminance_a, luminance_b) + 0.05);
}

MoatColor
moat_color_readable (MoatColor ground, MoatColor a, MoatColor b)
{
  return moat_color_contrast (ground, a) >= moat_color_contrast (ground, b) ? a : b;
}
