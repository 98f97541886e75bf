/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short messages over a window.
 *
 * In libadwaita 1.2 a toast's title is markup, and has no property to say that it is not: a file
 * name with an ampersand would be shown as nothing.  So whatever is shown is escaped here. */

#include "config.h"

#include "moat-toast.h"

AdwToast *
moat_toast_new (const char *message)
{
  g_autofree char *markup = NULL;

  g_return_val_if_fail (message != NULL, NULL);

  markup = g_markup_escape_text (message, -1);
  return adw_toast_new (markup);
}
