/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a texture: painted once, by the same painter and on the same kind of surface as a PNG,
 * and then shown for as many frames as it stays true.
 *
 * The texture takes the surface's memory over without a copy.  Cairo leaves the fourth byte of
 * an RGB24 pixel undefined, while the only 32-bit format of GTK 4.8 that cairo's byte order fits
 * reads it as opacity: it is set to opaque here, once. */

#include "moat-scene-texture.h"

#include "moat-cairo-painter.h"

static void
make_opaque (guchar *pixels, gsize stride, int width, int height)
{
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (pixels + stride * (gsize) y);

      for (int x = 0; x < width; x++)
        row[x] |= 0xff000000u;
    }
}

GdkTexture *
moat_scene_texture_new (const MoatScene *scene, MoatPangoMeasurer *measurer, double scale,
                        GError **error)
{
  cairo_surface_t *surface;
  g_autoptr (GBytes) bytes = NULL;
  int width, height;
  gsize stride;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (MOAT_IS_PANGO_MEASURER (measurer), NULL);

  surface = moat_render_scene (scene, measurer, scale, error);
  if (surface == NULL)
    return NULL;
  cairo_surface_flush (surface);
  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  stride = (gsize) cairo_image_surface_get_stride (surface);
  make_opaque (cairo_image_surface_get_data (surface), stride, width, height);
  bytes =
    g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}
