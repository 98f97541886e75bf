/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-export.h"

G_BEGIN_DECLS

/** @scene as a PDF of one page.  @options' created time is taken as it is.  Errors of
 * MOAT_EXPORT_ERROR. */
GBytes *moat_pdf_write (const MoatScene *scene, MoatPangoMeasurer *measurer,
                        const MoatExportOptions *options, GError **error);

G_END_DECLS
