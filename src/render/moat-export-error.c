/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can go wrong when a picture becomes a file, in words for the person who asked for it.
 *
 * Cairo has some forty statuses.  Two of them say what to do about it, memory and size; the rest
 * are faults of ours or of the system and are passed on in Cairo's own English words, for a report.
 */
#include "config.h"

#include "moat-export-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (moat_export_error, moat_export_error)

void
moat_export_set_memory_error (GError **error)
{
  g_set_error_literal (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_MEMORY,
                       _ ("There is not enough memory to export the chart.  "
                          "Choose a smaller size or scale."));
}

void
moat_export_set_cairo_error (GError **error, cairo_status_t status)
{
  g_return_if_fail (status != CAIRO_STATUS_SUCCESS);

  if (status == CAIRO_STATUS_NO_MEMORY)
    moat_export_set_memory_error (error);
  else
    /* Translators: {reason} is in English, from the drawing library. */
    g_set_error (error, MOAT_EXPORT_ERROR,
                 status == CAIRO_STATUS_INVALID_SIZE ? MOAT_EXPORT_ERROR_TOO_LARGE
                                                     : MOAT_EXPORT_ERROR_FAILED,
                 /* Translators: %s is the reason of the drawing library, in English. */
                 _ ("The chart could not be drawn: %s"), cairo_status_to_string (status));
}
