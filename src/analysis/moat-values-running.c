/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken over several periods in a row: windows, and totals from the first period on.
 *
 * Figures of quarters, half-years and years stand side by side in filings.  A window goes back from
 * its last period through periods of the same length, each ending the day before the next begins.
 * A running total goes along the chain of periods that reaches furthest from the first day there
 * is, and of several such chains along the one with the most steps, so that no day is added twice
 * and a missing quarter does not end what the years go on to say.  Where the chain ends before the
 * figures do there is a gap, and what comes after it is not added, for it would not be all.
 *
 * Stocks and ratios do not add up: of a window they are averaged, or stay if a sum is asked for,
 * and there is no total of them. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"

#define MOST_TERMS 64 /* of one running total, which is then a term of the next ones */

/* The value before @value of the same length; of moments, the one before; NULL: there is none. */
static MoatDerivation *
find_before (const MoatValues *self, const MoatDerivation *value)
{
  MoatPeriod period = value->period;
  gboolean is_instant = moat_period_is_instant (period);
  guint at = moat_values_find_end (self, is_instant ? period.end : period.start - 1);
  MoatDerivation *found = NULL;

  if (is_instant)
    return at > 0 &&
               moat_period_is_instant (((MoatDerivation *) self->values->pdata[at - 1])->period)
             ? self->values->pdata[at - 1]
             : NULL;
  for (; at < self->values->len; at++)
    {
      MoatDerivation *before = self->values->pdata[at];

      if (before->period.end != period.start - 1)
        break;
      if (!moat_period_is_instant (before->period) &&
          moat_period_is_as_long (before->period, period))
        found = before;
    }
  return found;
}

/* The @n values that end with @last, in time; NULL: there are not so many in a row. */
static GPtrArray *
collect_window (const MoatValues *self, MoatDerivation *last, guint n)
{
  g_autoptr (GPtrArray) window = g_ptr_array_new ();

  for (MoatDerivation *value = last; value != NULL && window->len < n;
       value = find_before (self, value))
    g_ptr_array_insert (window, 0, value);
  return window->len == n ? g_steal_pointer (&window) : NULL;
}

void
moat_values_take_windows (MoatValues *self)
{
  gboolean is_sum = self->treatment->window_is_sum;
  GPtrArray *windows;

  if (is_sum && !moat_values_are_flows (self))
    return;
  windows = moat_values_new_list ();
  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *last = self->values->pdata[i];
      MoatPeriod period = last->period;
      g_autoptr (GPtrArray) window = collect_window (self, last, self->treatment->window);

      if (window == NULL)
        {
          moat_values_lose (self, MOAT_ABSENCE_NOT_COVERED, period, NULL);
          continue;
        }
      if (is_sum)
        period.start = ((const MoatDerivation *) window->pdata[0])->period.start;
      g_ptr_array_add (windows, moat_derivation_over (
                                  is_sum ? MOAT_DERIVATION_SUM : MOAT_DERIVATION_MEAN,
                                  (MoatDerivation *const *) window->pdata, window->len, period));
    }
  moat_values_replace (self, windows);
}

/** Link: the best chain of periods from the first day to the end of a value. */
typedef struct
{
  MoatDerivation *value; /* the last of the chain */
  gsize before;          /* index of the link before + 1; 0: it is the first */
  guint n;               /* of values in the chain */
} Link;

static MoatDate
find_first_day (const MoatValues *self)
{
  MoatDate first = MOAT_DATE_MAX;

  for (guint i = 0; i < self->values->len; i++)
    {
      const MoatDerivation *value = self->values->pdata[i];

      if (moat_derivation_is_fine (value) && !moat_period_is_instant (value->period))
        first = MIN (first, value->period.start);
    }
  return first;
}

/* The index + 1 of the link that ends on @day; 0: there is none. */
static gsize
find_link (GHashTable *by_end, MoatDate day)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (by_end, GINT_TO_POINTER (day)));
}

/* The chain that reaches furthest, its values in time. */
static GPtrArray *
find_chain (const MoatValues *self)
{
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (Link));
  g_autoptr (GHashTable) by_end = g_hash_table_new (NULL, NULL); /* day → index + 1 of the link */
  GPtrArray *chain = g_ptr_array_new ();
  MoatDate first = find_first_day (self);
  gsize at;

  for (guint i = 0; i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      Link link = { value, 0, 1 };
      gsize rival;

      if (!moat_derivation_is_fine (value) || moat_period_is_instant (value->period))
        continue;
      link.before = find_link (by_end, value->period.start - 1);
      if (link.before > 0)
        link.n += g_array_index (links, Link, link.before - 1).n;
      else if (value->period.start != first)
        continue;
      rival = find_link (by_end, value->period.end);
      if (rival > 0 && g_array_index (links, Link, rival - 1).n >= link.n)
        continue;
      g_array_append_val (links, link);
      g_hash_table_insert (by_end, GINT_TO_POINTER (value->period.end),
                           GSIZE_TO_POINTER (links->len));
    }
  if (links->len == 0)
    return chain;
  at = links->len;
  g_ptr_array_set_size (chain, (int) g_array_index (links, Link, at - 1).n);
  for (guint i = chain->len; i > 0; at = g_array_index (links, Link, at - 1).before)
    chain->pdata[--i] = g_array_index (links, Link, at - 1).value;
  return chain;
}

/* Says where the chain that ends on @end leaves off, if the figures go on. */
static void
say_gap (MoatValues *self, MoatDate end)
{
  MoatPeriod gap = { end + 1, MOAT_DATE_NONE };
  MoatDate next = MOAT_DATE_MAX;

  for (guint i = moat_values_find_end (self, end + 1); i < self->values->len; i++)
    {
      const MoatDerivation *value = self->values->pdata[i];

      if (!moat_derivation_is_fine (value) || moat_period_is_instant (value->period))
        continue;
      if (value->period.start > end)
        next = MIN (next, value->period.start);
      gap.end = value->period.end;
    }
  if (gap.end == MOAT_DATE_NONE)
    return;
  if (next > gap.start && next < MOAT_DATE_MAX)
    gap.end = next - 1;
  moat_values_lose (self, MOAT_ABSENCE_NOT_COVERED, gap, NULL);
}

void
moat_values_cumulate (MoatValues *self)
{
  g_autoptr (GPtrArray) chain = NULL, terms = NULL;
  GPtrArray *totals;
  MoatPeriod period;

  if (!moat_values_are_flows (self))
    {
      for (guint i = 0; i < self->values->len; i++)
        moat_values_lose (self, MOAT_ABSENCE_OTHER_PERIOD,
                          ((MoatDerivation *) self->values->pdata[i])->period, NULL);
      moat_values_replace (self, moat_values_new_list ());
      return;
    }
  chain = find_chain (self);
  terms = g_ptr_array_new ();
  totals = moat_values_new_list ();
  for (guint i = 0; i < chain->len; i++)
    {
      MoatDerivation *value = chain->pdata[i];

      period = value->period;
      period.start = ((const MoatDerivation *) chain->pdata[0])->period.start;
      if (terms->len == MOST_TERMS)
        {
          g_ptr_array_set_size (terms, 0);
          g_ptr_array_add (terms, totals->pdata[i - 1]);
        }
      g_ptr_array_add (terms, value);
      g_ptr_array_add (totals, i == 0
                                 ? moat_derivation_ref (value)
                                 : moat_derivation_over (MOAT_DERIVATION_SUM,
                                                         (MoatDerivation *const *) terms->pdata,
                                                         terms->len, period));
    }
  if (chain->len > 0)
    say_gap (self, period.end);
  for (guint i = 0; i < self->values->len; i++)
    if (!moat_derivation_is_fine (self->values->pdata[i]))
      g_ptr_array_add (totals, moat_derivation_ref (self->values->pdata[i]));
  moat_values_replace (self, totals);
}
