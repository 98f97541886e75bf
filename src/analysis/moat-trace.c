/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been done to the values of a chart, over all of them: the chart says it once. */
#include "config.h"

#include "moat-trace.h"

#include "moat-derivation.h"

void
moat_trace_init (MoatTrace *self)
{
  *self = (MoatTrace){ .currencies = g_ptr_array_new () };
}

void
moat_trace_clear (MoatTrace *self)
{
  g_clear_pointer (&self->currencies, g_ptr_array_unref);
}

static void
add_conversion (MoatTrace *self, const MoatRateAnswer *rate)
{
  if (!rate || rate->rule == MOAT_RATE_RULE_SAME)
    return;
  if (!g_ptr_array_find (self->currencies, rate->from, NULL))
    g_ptr_array_add (self->currencies, (gpointer) rate->from);
  if (rate->rule == MOAT_RATE_RULE_CONSTANT)
    self->at_constant = TRUE;
  else if (rate->kind == MOAT_RATE_CLOSING)
    self->at_closings = TRUE;
  else
    self->at_averages = TRUE;
}

static void
add_base (MoatTrace *self, const MoatDerivation *base)
{
  if (!self->has_base)
    self->base = base->period;
  else if (moat_period_compare (self->base, base->period) != 0)
    self->base = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
  self->has_base = TRUE;
}

void
moat_trace_add (MoatTrace *self, const MoatDerivation *value)
{
  g_return_if_fail (self != NULL);

  if (!value)
    return;
  if (value->kind == MOAT_DERIVATION_CONVERT)
    add_conversion (self, value->rate);
  self->by_days |= value->kind == MOAT_DERIVATION_DAYS;
  if (value->kind == MOAT_DERIVATION_INDEX && value->operands && value->operands->len == 2)
    add_base (self, value->operands->pdata[1]);
  for (guint i = 0; value->operands && i < value->operands->len; i++)
    moat_trace_add (self, value->operands->pdata[i]);
}
