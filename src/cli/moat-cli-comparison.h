/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-cli.h"

G_BEGIN_DECLS

/** Prints what @spec compares as "text" (also for NULL), "csv" or "json", worded in @language. */
gboolean moat_cli_print_comparison (MoatProject *project, const MoatChartSpec *spec,
                                    const char *format, MoatLanguage language, GError **error);

G_END_DECLS
