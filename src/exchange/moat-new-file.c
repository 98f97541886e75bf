/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that is there whole or not at all.
 *
 * It is written under another name in the same folder and renamed at the end, so whoever reads the
 * old file sees the old or the new one whole, and after a failure the old one is still there and
 * nothing else.  g_file_replace() would do, but where it cannot rename it writes over the old file.
 * There is no fsync: what is lost with the power can be exported again. */
#include "config.h"

#include "moat-new-file.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _MoatNewFile
{
  GFile *target;
  GFile *temporary; /* NULL once it has taken its name */
  guint32 mode;     /* the permissions to take over; 0: the usual ones */
};

/* The file that @path leads to, through links. */
static GFile *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  GFile *target = g_file_new_for_path (real != NULL ? real : path);

  free (real);
  return target;
}

/* Whether @target can be replaced, with its permissions in @mode, or made, 0 in @mode. */
static gboolean
check_target (GFile *target, guint32 *mode, GError **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (target, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_UNIX_MODE,
                       G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *name = g_file_get_parse_name (target);

  *mode = 0;
  if (info == NULL)
    return TRUE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” is not a file that can be replaced.  Choose another name."), name);
      return FALSE;
    }
  *mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE) & 07777;
  return TRUE;
}

static gboolean
check_folder (GFile *folder, GError **error)
{
  g_autofree char *place = NULL;

  if (g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY)
    return TRUE;
  place = g_file_get_parse_name (folder);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no folder “%s”."), place);
  return FALSE;
}

/* Makes the file under its other name.  The contents are nobody's who could not read the old one.
 */
static gboolean
make_temporary (MoatNewFile *self, GFile *folder, GError **error)
{
  g_autofree char *name =
    g_strdup_printf (".moat-export-%08x%08x", g_random_int (), g_random_int ());
  g_autofree char *shown = g_file_get_parse_name (self->target);
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GFileOutputStream) stream =
    g_file_create (file, self->mode != 0 ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE, NULL, error);

  if (stream != NULL)
    self->temporary = g_object_ref (file);
  if (stream != NULL && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error))
    return TRUE;
  /* Translators: in front of the reason; %s is the name of a file. */
  g_prefix_error (error, _ ("“%s” cannot be written: "), shown);
  return FALSE;
}

MoatNewFile *
moat_new_file_new (const char *path, GError **error)
{
  g_autoptr (MoatNewFile) self = g_new0 (MoatNewFile, 1);
  g_autoptr (GFile) folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self->target = follow_links (path);
  if (!check_target (self->target, &self->mode, error))
    return NULL;
  folder = g_file_get_parent (self->target); /* the root has none, but that is no file */
  if (!check_folder (folder, error) || !make_temporary (self, folder, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
moat_new_file_free (MoatNewFile *self)
{
  if (self == NULL)
    return;
  if (self->temporary != NULL)
    g_file_delete (self->temporary, NULL, NULL);
  g_clear_object (&self->temporary);
  g_clear_object (&self->target);
  g_free (self);
}

const char *
moat_new_file_get_path (const MoatNewFile *self)
{
  return g_file_peek_path (self->temporary);
}

gboolean
moat_new_file_take_name (MoatNewFile *self, GError **error)
{
  g_autofree char *shown = g_file_get_parse_name (self->target);

  if ((self->mode == 0 ||
       g_file_set_attribute_uint32 (self->temporary, G_FILE_ATTRIBUTE_UNIX_MODE, self->mode,
                                    G_FILE_QUERY_INFO_NONE, NULL, error)) &&
      g_file_move (self->temporary, self->target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error))
    {
      g_clear_object (&self->temporary);
      return TRUE;
    }
  g_prefix_error (error, _ ("“%s” cannot be written: "), shown);
  return FALSE;
}
