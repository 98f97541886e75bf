/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a scene as a PDF: one page as large as the chart, lines and areas as vectors, text as
 * text with its fonts embedded.
 *
 * A page is measured in points, so the picture is scaled by 0.75 (96 px and 72 pt are an inch).
 * The file has title, author, program and time.  Cairo would write the time of day; it always gets
 * one from the options, so that the same chart gives the same bytes.  What the chart was made
 * of goes along as the attachment moat.json (moat-pdf-attach.c).
 */
#include "config.h"

#include "moat-pdf-writer.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-cairo-painter.h"
#include "moat-export-error.h"
#include "moat-pdf-attach.h"

#define POINTS_PER_PX 0.75
#define MAX_SIDE 14400 /* pt; the largest page readers need to take (ISO 32000-1, annex C) */

static cairo_status_t
append_cb (void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, cairo_pdf_metadata_t key, const char *text)
{
  if (text != NULL && *text != '\0')
    cairo_pdf_surface_set_metadata (surface, key, text);
}

static void
describe (cairo_surface_t *surface, const MoatExportOptions *options)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (options->created);
  g_autofree char *date = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  set_metadata (surface, CAIRO_PDF_METADATA_TITLE, options->title);
  set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, options->author);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Moat " MOAT_VERSION);
  set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_status_t
draw (cairo_surface_t *surface, const MoatScene *scene, MoatPangoMeasurer *measurer)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cr, POINTS_PER_PX, POINTS_PER_PX);
  moat_cairo_painter_paint (cr, scene, measurer, 0);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  return status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status (surface);
}

GBytes *
moat_pdf_write (const MoatScene *scene, MoatPangoMeasurer *measurer,
                const MoatExportOptions *options, GError **error)
{
  double width = moat_scene_get_width (scene) * POINTS_PER_PX;
  double height = moat_scene_get_height (scene) * POINTS_PER_PX;
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;

  if (!(width <= MAX_SIDE && height <= MAX_SIDE))
    {
      g_set_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_TOO_LARGE,
                   /* Translators: width, height and the largest side. */
                   _ ("A page of %.0f × %.0f points is too large: %d a side is the most.  "
                      "Choose a smaller size."),
                   width, height, MAX_SIDE);
      return NULL;
    }
  surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, width, height);
  describe (surface, options);
  status = draw (surface, scene, measurer);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      moat_export_set_cairo_error (error, status);
      return NULL;
    }
  if (options->provenance != NULL)
    {
      const MoatPdfAttachment attachment = {
        .name = "moat.json",
        .mime_type = "application/json",
        .data = options->provenance,
        .size = strlen (options->provenance),
      };

      if (!moat_pdf_attach (pdf, &attachment, error))
        return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&pdf));
}
