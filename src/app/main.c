/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `moat [FILE…]`: the window.  Everything is in the application library, so that tests run the
 * same code; this sets the language and starts it.  MOAT_LOCALE_DIR lets a build folder use its own
 * translations. */

#include "config.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "moat-application.h"

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("MOAT_LOCALE_DIR");
  g_autoptr (MoatApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : MOAT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = moat_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
