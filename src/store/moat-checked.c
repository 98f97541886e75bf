/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which large files have been checked, so that one that nobody has touched since is not read from
 * end to end each time it is opened.
 *
 * A file is known by its device, inode, size and the times of its last write and last change.
 * The last is set by the kernel with every write, and no program can choose it; that is what keeps
 * a stranger's file from passing for another.  Times have a grain, so a file that was written
 * within the last seconds has no stamp.  The list stands in the user's cache folder, the newest
 * line last; without it, or without a line in it, a file is checked. */
#include "config.h"

#include "moat-checked.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_LINES 64
#define GRAIN_S 3 /* FAT counts in steps of two seconds */

static char *
make_list_path (void)
{
  return g_build_filename (g_get_user_cache_dir (), "moat", "checked", NULL);
}

char *
moat_checked_make_stamp (const char *path)
{
  struct stat info;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (stat (path, &info) != 0 || info.st_ctim.tv_sec > now - GRAIN_S ||
      info.st_mtim.tv_sec > now - GRAIN_S)
    return NULL;
  return g_strdup_printf ("%s %" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %" G_GINT64_FORMAT
                          " %" G_GINT64_FORMAT ".%09ld %" G_GINT64_FORMAT ".%09ld",
                          MOAT_VERSION, (guint64) info.st_dev, (guint64) info.st_ino,
                          (gint64) info.st_size, (gint64) info.st_mtim.tv_sec, info.st_mtim.tv_nsec,
                          (gint64) info.st_ctim.tv_sec, info.st_ctim.tv_nsec);
}

static GStrv
read_lines (void)
{
  g_autofree char *path = make_list_path ();
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return g_new0 (char *, 1);
  return g_strsplit (text, "\n", -1);
}

gboolean
moat_checked_is_known (const char *stamp)
{
  g_auto (GStrv) lines = NULL;

  if (stamp == NULL)
    return FALSE;
  lines = read_lines ();
  return g_strv_contains ((const char *const *) lines, stamp);
}

void
moat_checked_remember (const char *stamp)
{
  g_autofree char *path = make_list_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_auto (GStrv) lines = read_lines ();
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = g_strv_length (lines);

  for (guint i = n > MOST_LINES ? n - MOST_LINES : 0; i < n; i++)
    if (*lines[i] != '\0')
      g_string_append_printf (text, "%s\n", lines[i]);
  g_string_append_printf (text, "%s\n", stamp);
  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents_full (path, text->str, (gssize) text->len, G_FILE_SET_CONTENTS_CONSISTENT,
                            0600, NULL);
}
