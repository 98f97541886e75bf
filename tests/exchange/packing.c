/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of packed files share: archives of a test's own, packed from texts in the test,
 * and the way to real files beside the source, which may be absent. */
#include "packing.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/resource.h>

static void
pack_member (struct archive *archive, const Packed *member)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size = member->size > 0 ? (gsize) member->size : strlen (member->text);

  archive_entry_set_pathname (entry, member->name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, member->text, size), ==, (gssize) size);
  archive_entry_free (entry);
}

char *
pack_zip (const char *folder, const char *name, const Packed *members, const char *options)
{
  struct archive *archive = archive_write_new ();
  char *path = g_build_filename (folder, name, NULL);

  archive_write_set_format_zip (archive);
  if (options != NULL)
    g_assert_cmpint (archive_write_set_options (archive, options), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (const Packed *member = members; member->name != NULL; member++)
    pack_member (archive, member);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return path;
}

char *
find_shared_data (void)
{
  const char *given = g_getenv ("MOAT_SHARED_DATA");
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "data", NULL);
  const char *folder = given != NULL ? given : beside;

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_strdup (folder);
  g_test_skip ("the shared data is not here");
  return NULL;
}

gsize
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (gsize) usage.ru_maxrss * 1024;
}
