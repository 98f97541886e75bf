/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `moat [FILE…]`: the window.  Everything is in the application library, so that tests run the
 * same code; this sets the language and starts it.  MOAT_LOCALE_DIR lets a build folder use its own
 * translations.
 *
 * A frame takes and frees several pictures of the window's size.  Left to itself, glibc gives each
 * back to the kernel and gets it anew, page by page, which is a quarter of the time of a frame. */

#include "config.h"

#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <glib/gi18n-lib.h>

#include "moat-application.h"

#define LARGEST_PICTURE \
  (32 * 1024 * 1024) /* bytes; the most that glibc takes, and a screen of 4K */

static void
keep_pictures (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST_PICTURE);
  mallopt (M_TRIM_THRESHOLD, 2 * LARGEST_PICTURE);
#endif
}

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("MOAT_LOCALE_DIR");
  g_autoptr (MoatApplication) application = NULL;

  keep_pictures ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : MOAT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = moat_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
