/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "moat-export.h"

G_BEGIN_DECLS

/** Sets the error that @status stands for; @status is a failure. */
void moat_export_set_cairo_error (GError **error, cairo_status_t status);
/** Sets MOAT_EXPORT_ERROR_MEMORY. */
void moat_export_set_memory_error (GError **error);

G_END_DECLS
