/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-color.h"

G_BEGIN_DECLS

typedef enum
{
  MOAT_THEME_LIGHT,
  MOAT_THEME_DARK,
} MoatThemeKind;

#define MOAT_THEME_N_SERIES 8

/** MoatTheme: the colours and sizes of a chart.  Static and immutable.  Fonts in logical px. */
typedef struct
{
  MoatThemeKind kind;
  MoatColor background, ink, ink_soft, grid, axis, accent, annotation;
  MoatColor series[MOAT_THEME_N_SERIES]; /* told apart by colour-blind readers and in grey */
  double title_size, subtitle_size, text_size, small_size, label_size;
} MoatTheme;

const MoatTheme *moat_theme_get (MoatThemeKind kind);
const char *moat_theme_kind_to_nick (MoatThemeKind kind); /* "light", "dark" */
gboolean moat_theme_kind_from_nick (const char *nick, MoatThemeKind *out);

G_END_DECLS
