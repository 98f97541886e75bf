/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-export.h"

G_BEGIN_DECLS

/** @scene as an SVG document.  @options' created time is taken as it is.  Cannot fail. */
GBytes *moat_svg_write (const MoatScene *scene, MoatPangoMeasurer *measurer,
                        const MoatExportOptions *options);

G_END_DECLS
