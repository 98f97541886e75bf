/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-text-measurer.h"

G_BEGIN_DECLS

/** Breaks @text into at most @max_lines lines of at most @width px, the last one ending with "…"
 * if something had to go.  Breaks at spaces, after hyphens and slashes, and between Chinese
 * characters where typesetting allows it; a word that is too long for a line is broken anywhere.
 * No line at all when @text is empty, @max_lines is 0 or not even "…" fits.  (transfer full) */
char **moat_text_fit_wrap (MoatTextMeasurer *measurer, const MoatTextStyle *style, const char *text,
                           double width, guint max_lines);

G_END_DECLS
