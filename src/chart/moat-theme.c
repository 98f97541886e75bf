/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The two looks of a chart.
 *
 * Text reaches a contrast of 4.5 on its ground (WCAG 2.1 AA), marks one of 3.  The series
 * colours were searched for the largest smallest distance between any two of them, seen with
 * normal vision and with protanopia, deuteranopia and tritanopia (Machado, Oliveira and
 * Fernandes 2009), with lightnesses apart so that a grey print still tells them apart; the first
 * is given: the accent.  The tests measure all of that again.
 *
 * Sizes are those of a picture of 960 × 540; moat-chart-scope.c scales them with the canvas.
 */
#include "moat-theme.h"

#include "moat-nick.h"

#define RGB(r, g, b)                           \
  {                                            \
    (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0 \
  }

#define SIZES \
  .title_size = 23, .subtitle_size = 14.5, .text_size = 12.5, .small_size = 11, .label_size = 18

static const MoatTheme light = {
  .kind = MOAT_THEME_LIGHT,
  .background = RGB (0xff, 0xff, 0xff),
  .ink = RGB (0x1c, 0x20, 0x29),
  .ink_soft = RGB (0x66, 0x6c, 0x79),
  .grid = RGB (0xe4, 0xe6, 0xea),
  .axis = RGB (0x2b, 0x30, 0x3a),
  .accent = RGB (0x1a, 0x5f, 0xb4),
  .annotation = RGB (0xc2, 0x4d, 0x00),
  .series = {
    RGB (0x1a, 0x5f, 0xb4),
    RGB (0xd3, 0x6a, 0x09),
    RGB (0x0e, 0x9f, 0xd7),
    RGB (0xaa, 0x4b, 0x88),
    RGB (0x55, 0x4e, 0x00),
    RGB (0xe9, 0x25, 0x5f),
    RGB (0x03, 0x3b, 0x1f),
    RGB (0x45, 0x00, 0x5c),
  },
  SIZES,
};

static const MoatTheme dark = {
  .kind = MOAT_THEME_DARK,
  .background = RGB (0x1e, 0x1f, 0x24),
  .ink = RGB (0xf2, 0xf3, 0xf5),
  .ink_soft = RGB (0xa6, 0xab, 0xb8),
  .grid = RGB (0x34, 0x37, 0x40),
  .axis = RGB (0xc9, 0xcd, 0xd6),
  .accent = RGB (0x62, 0xa0, 0xea),
  .annotation = RGB (0xff, 0xa3, 0x48),
  .series = {
    RGB (0x62, 0xa0, 0xea),
    RGB (0xca, 0x60, 0x57),
    RGB (0x50, 0xec, 0x73),
    RGB (0xff, 0xa4, 0xac),
    RGB (0x7d, 0x98, 0x03),
    RGB (0x9a, 0x60, 0x93),
    RGB (0xc6, 0xff, 0x53),
    RGB (0xff, 0xcf, 0xff),
  },
  SIZES,
};

const MoatTheme *
moat_theme_get (MoatThemeKind kind)
{
  return kind == MOAT_THEME_DARK ? &dark : &light;
}

static const char *const kind_nicks[] = {
  [MOAT_THEME_LIGHT] = "light",
  [MOAT_THEME_DARK] = "dark",
};

MOAT_DEFINE_NICKS (MoatThemeKind, moat_theme_kind, kind_nicks)
