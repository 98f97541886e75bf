/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-scope.h"

G_BEGIN_DECLS

/** Draws the upright or level line from @ends[0], @ends[1] to @ends[2], @ends[3] as part of an
 * annotation, with a gap at every text that is there already. */
void moat_line_emit_around_texts (const MoatScope *scope, int datum, const double ends[4],
                                  const MoatInk *ink);

G_END_DECLS
