/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Turns a scene into a file: checks what is asked for, hands it to the writer of the format, and
 * replaces the file.
 *
 * Writers make the whole file in memory, because a chart is small and only then is it known that
 * nothing failed.  It is written under another name in the same folder and renamed, so whoever
 * reads the old file sees the old or the new one whole, and after a failure the old one is still
 * there and nothing else.  Links are followed; a file keeps its permissions.  There is no fsync:
 * what is lost with the power can be exported again.
 *
 * Bytes depend on the scene and the options only.  SOURCE_DATE_EPOCH
 * (https://reproducible-builds.org/specs/source-date-epoch) overrides the time.
 */
#include "config.h"

#include "moat-export.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "moat-cairo-painter.h"
#include "moat-pdf-writer.h"
#include "moat-png-writer.h"
#include "moat-svg-writer.h"

#define MIN_SCALE 1.0
#define MAX_SCALE 4.0
#define LATEST G_GINT64_CONSTANT (253402300799) /* the end of the year 9999 */

static const char *const nicks[] = {
  [MOAT_EXPORT_PNG] = "png",
  [MOAT_EXPORT_PDF] = "pdf",
  [MOAT_EXPORT_SVG] = "svg",
};

const char *
moat_export_format_to_nick (MoatExportFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (nicks), NULL);
  return nicks[format];
}

gboolean
moat_export_format_from_nick (const char *nick, MoatExportFormat *out)
{
  for (gsize i = 0; nick != NULL && i < G_N_ELEMENTS (nicks); i++)
    if (g_ascii_strcasecmp (nick, nicks[i]) == 0)
      {
        *out = (MoatExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
moat_export_get_author (void)
{
  const char *name = g_get_real_name ();

  return g_strcmp0 (name, "Unknown") != 0 ? name : NULL;
}

/* The time to write; 0 is none. */
static gint64
choose_time (gint64 created)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 fixed;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, LATEST, &fixed, NULL))
    return fixed;
  return CLAMP (created, 0, LATEST);
}

static char *
make_valid (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static GBytes *
write_png (const MoatScene *scene, MoatPangoMeasurer *measurer, const MoatExportOptions *options,
           GError **error)
{
  cairo_surface_t *image = NULL;
  GBytes *file;

  if (!(options->scale >= MIN_SCALE && options->scale <= MAX_SCALE))
    {
      g_set_error (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED,
                   /* Translators: the scale asked for, the least and the greatest. */
                   _ ("A scale of %g is not possible: choose one from %g to %g."), options->scale,
                   MIN_SCALE, MAX_SCALE);
      return NULL;
    }
  image = moat_render_scene (scene, measurer, options->scale, error);
  if (image == NULL)
    return NULL;
  file = moat_png_write (image, options, error);
  cairo_surface_destroy (image);
  return file;
}

GBytes *
moat_export_to_bytes (const MoatScene *scene, MoatPangoMeasurer *measurer,
                      const MoatExportOptions *options, GError **error)
{
  MoatExportOptions checked = *options;
  g_autofree char *title = make_valid (options->title);
  g_autofree char *author = make_valid (options->author);
  g_autofree char *provenance = make_valid (options->provenance);

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (MOAT_IS_PANGO_MEASURER (measurer), NULL);

  checked.title = title;
  checked.author = author;
  checked.provenance = provenance;
  checked.created = choose_time (options->created);
  switch (options->format)
    {
    case MOAT_EXPORT_PNG:
      return write_png (scene, measurer, &checked, error);
    case MOAT_EXPORT_PDF:
      return moat_pdf_write (scene, measurer, &checked, error);
    case MOAT_EXPORT_SVG:
      return moat_svg_write (scene, measurer, &checked);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The file that @file leads to, through links. */
static GFile *
follow_links (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *target = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);
  return target;
}

/* The permissions of the file that will be replaced; 0 when there is none.  FALSE when there is
 * something that cannot be replaced, such as a folder. */
static gboolean
read_permissions (GFile *target, guint32 *mode, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (target, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_UNIX_MODE,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  *mode = 0;
  if (info == NULL)
    return TRUE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_autofree char *name = g_file_get_parse_name (target);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is not a file that can be replaced.  Choose another name."), name);
      return FALSE;
    }
  *mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 07777;
  return TRUE;
}

/* A new file with @mode, or with the usual permissions when that is 0.  It is gone again if it
 * could not be written. */
static gboolean
write_file (GFile *file, GBytes *bytes, guint32 mode, GCancellable *cancellable, GError **error)
{
  GFileCreateFlags flags = mode != 0 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, flags, cancellable, error);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error) &&
      (mode == 0 || g_file_set_attribute_uint32 (file, G_FILE_ATTRIBUTE_UNIX_MODE, mode,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error)))
    return TRUE;
  g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, NULL);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

/* Writes @bytes beside @file.  @target is what @temporary is to replace.  (transfer full) both */
static gboolean
stage (GBytes *bytes, GFile *file, GFile **target, GFile **temporary, GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GFile) folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *shown = g_file_get_parse_name (file);
  guint32 mode;

  *temporary = NULL;
  *target = follow_links (file);
  if (!read_permissions (*target, &mode, cancellable, error))
    return FALSE;
  folder = g_file_get_parent (*target); /* the root has none, but that is no file */
  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    {
      g_autofree char *place = g_file_get_parse_name (folder);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no folder “%s”."), place);
      return FALSE;
    }
  name = g_strdup_printf (".moat-export-%08x%08x", g_random_int (), g_random_int ());
  *temporary = g_file_get_child (folder, name);
  if (write_file (*temporary, bytes, mode, cancellable, error))
    return TRUE;
  g_clear_object (temporary);
  /* Translators: in front of the reason; %s is the name of a file. */
  g_prefix_error (error, _ ("“%s” cannot be written: "), shown);
  return FALSE;
}

gboolean
moat_export_write_all (GBytes *const *contents, GFile *const *files, gsize n,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_full ((guint) n, g_object_unref);
  g_autoptr (GPtrArray) temporaries = g_ptr_array_new_full ((guint) n, g_object_unref);
  gboolean done = TRUE;

  for (gsize i = 0; done && i < n; i++)
    {
      GFile *target, *temporary;

      done = stage (contents[i], files[i], &target, &temporary, cancellable, error);
      g_ptr_array_add (targets, target);
      if (temporary != NULL)
        g_ptr_array_add (temporaries, temporary);
    }
  for (gsize i = 0; done && i < n; i++)
    done = g_file_move (temporaries->pdata[i], targets->pdata[i], G_FILE_COPY_OVERWRITE,
                        cancellable, NULL, NULL, error);
  for (gsize i = 0; !done && i < temporaries->len; i++)
    g_file_delete (temporaries->pdata[i], NULL, NULL);
  return done;
}

gboolean
moat_export_write (GBytes *bytes, GFile *file, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  return moat_export_write_all (&bytes, &file, 1, cancellable, error);
}

gboolean
moat_export_to_file (const MoatScene *scene, MoatPangoMeasurer *measurer,
                     const MoatExportOptions *options, GFile *file, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = moat_export_to_bytes (scene, measurer, options, error);
  if (bytes == NULL)
    return FALSE;
  return moat_export_write (bytes, file, cancellable, error);
}
