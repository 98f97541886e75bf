/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a file is still the one that was opened: device, inode, size and the time of its last
 * change to the nanosecond.  A file that somebody writes to while it is read gives rows of which
 * nobody knows to which state they belong, so that they must not be taken in. */
#include "config.h"

#include "moat-file-identity.h"

#include "moat-table.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

gboolean
moat_file_identity_take (MoatFileIdentity *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat found;

  if (stat (path, &found) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                   /* Translators: the name of a file and a reason. */
                   _ ("“%s” cannot be opened: %s"), name, g_strerror (code));
      return FALSE;
    }
  if (!S_ISREG (found.st_mode))
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
                   S_ISDIR (found.st_mode)
                     /* Translators: the name of a folder. */
                     ? _ ("“%s” is a folder. Choose a file in it.")
                     /* Translators: the name of a pipe or a device. */
                     : _ ("“%s” is no file. Save its contents as a file first."),
                   name);
      return FALSE;
    }
  self->device = found.st_dev;
  self->inode = found.st_ino;
  self->size = found.st_size;
  self->changed = found.st_mtim;
  return TRUE;
}

gboolean
moat_file_identity_check (const MoatFileIdentity *self, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  MoatFileIdentity now;

  if (!moat_file_identity_take (&now, path, NULL))
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_CHANGED,
                   /* Translators: the name of a file. */
                   _ ("“%s” was moved or removed while it was read"), name);
      return FALSE;
    }
  if (now.device == self->device && now.inode == self->inode && now.size == self->size &&
      now.changed.tv_sec == self->changed.tv_sec && now.changed.tv_nsec == self->changed.tv_nsec)
    return TRUE;
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_CHANGED,
               /* Translators: the name of a file. */
               _ ("“%s” was changed while it was read. Open it again when nothing writes to it."),
               name);
  return FALSE;
}
