/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives bytes to code that reads files: a file that is only in memory has a path below /proc while
 * it is open, so a million runs leave nothing on the disk. */
#define _GNU_SOURCE
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

char *
fuzz_make_file (const uint8_t *data, size_t size, int *fd)
{
  *fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_assert_cmpint (*fd, >=, 0);
  while (size > 0)
    {
      gssize n = write (*fd, data, size);

      g_assert_cmpint (n, >, 0);
      data += n;
      size -= (size_t) n;
    }
  return g_strdup_printf ("/proc/self/fd/%d", *fd);
}
