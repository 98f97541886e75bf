/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates as values, and the nicks of their kinds; how a rate is found and crossed is the
 * business of analysis. */
#include "config.h"

#include "moat-rate.h"

#include "moat-nick.h"

#include <string.h>

static const char *const kinds[] = { "average", "closing" };

MOAT_DEFINE_NICKS (MoatRateKind, moat_rate_kind, kinds)

MoatRate *
moat_rate_new (void)
{
  return g_new0 (MoatRate, 1);
}

MoatRate *
moat_rate_copy (const MoatRate *self)
{
  MoatRate *copy = g_memdup2 (self, sizeof *self);

  copy->source = g_strdup (self->source);
  copy->locator = g_strdup (self->locator);
  return copy;
}

void
moat_rate_free (MoatRate *self)
{
  if (self == NULL)
    return;
  g_free (self->source);
  g_free (self->locator);
  g_free (self);
}
