/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `moat-cli`: the program without a window.
 *
 * Sets the language and hands over to moat-cli.c, which knows the commands.  MOAT_LOCALE_DIR lets
 * a build folder use its own translations.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "moat-cli.h"

int
main (int argc, char *argv[])
{
  const char *locale_dir = g_getenv ("MOAT_LOCALE_DIR");

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir ? locale_dir : MOAT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  return moat_cli_run ((const char *const *) argv);
}
