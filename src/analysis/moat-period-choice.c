/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the modes of choosing periods have in files and on the command line. */
#include "config.h"

#include "moat-period-choice.h"

static const char *const mode_nicks[] = { "all", "latest", "chosen" };

const char *
moat_period_mode_to_nick (MoatPeriodMode value)
{
  g_return_val_if_fail (value < G_N_ELEMENTS (mode_nicks), NULL);

  return mode_nicks[value];
}

gboolean
moat_period_mode_from_nick (const char *nick, MoatPeriodMode *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mode_nicks); i++)
    {
      if (g_strcmp0 (nick, mode_nicks[i]) == 0)
        {
          *out = (MoatPeriodMode) i;
          return TRUE;
        }
    }
  return FALSE;
}
