/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fiscal years shared out over calendar years.
 *
 * A calendar year gets its amount from what is stated for it.  Best is an amount for the year
 * itself, then amounts of parts of it that cover it, such as its four quarters, or nine months and
 * a quarter: no day is shared then.  Else each year-long amount that touches it gives the part of
 * its days that fall into it.  Every day has to be covered, and none twice; a year that is not has
 * no value.  An amount for several years is a promise for all of them and is not shared out. Stocks
 * and ratios have no days to share and stay.
 *
 * Covering goes from part to part by their last days, the cheapest way: the fewest parts, and the
 * company's own fiscal years rather than the twelve months that end with some quarter. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"

#define FOREIGN_COST 100 /* more than all parts that a year may have of the company's own */

/** Step: the cheapest way to cover a year up to the end of a part. */
typedef struct
{
  MoatDerivation *part; /* as it is stated */
  gsize before;         /* index of the step before + 1; 0: it is the first */
  int cost;
} Step;

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  if ((*left)->period.start != (*right)->period.start)
    return (*left)->period.start < (*right)->period.start ? -1 : 1;
  return moat_period_compare ((*left)->period, (*right)->period);
}

static int
get_cost (const MoatValues *self, const MoatDerivation *part)
{
  switch (moat_period_classify (part->period, self->info.year_end, NULL, NULL, NULL))
    {
    case MOAT_PERIOD_KIND_OTHER:
    case MOAT_PERIOD_KIND_DAY:
      return FOREIGN_COST;
    default:
      return 1;
    }
}

static gsize
find_step (GHashTable *by_end, MoatDate day)
{
  return GPOINTER_TO_SIZE (g_hash_table_lookup (by_end, GINT_TO_POINTER (day)));
}

/* Those of @parts that cover @year day by day, none twice, in time; NULL: they do not.  What of a
 * part lies outside of the year does not count. */
static GPtrArray *
cover (const MoatValues *self, GPtrArray *parts, MoatPeriod year)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_autoptr (GHashTable) by_end = g_hash_table_new (NULL, NULL); /* day → index + 1 of the step */
  GPtrArray *way;

  g_ptr_array_sort (parts, compare_starts);
  for (guint i = 0; i < parts->len; i++)
    {
      MoatDerivation *part = parts->pdata[i];
      MoatDate start = MAX (part->period.start, year.start);
      MoatDate end = MIN (part->period.end, year.end);
      Step step = { part, find_step (by_end, start - 1), get_cost (self, part) };
      gsize rival = find_step (by_end, end);

      if (step.before > 0)
        step.cost += g_array_index (steps, Step, step.before - 1).cost;
      else if (start != year.start)
        continue;
      if (rival > 0 && g_array_index (steps, Step, rival - 1).cost <= step.cost)
        continue;
      g_array_append_val (steps, step);
      g_hash_table_insert (by_end, GINT_TO_POINTER (end), GSIZE_TO_POINTER (steps->len));
    }
  if (find_step (by_end, year.end) == 0)
    return NULL;
  way = g_ptr_array_new ();
  for (gsize at = find_step (by_end, year.end); at > 0;
       at = g_array_index (steps, Step, at - 1).before)
    g_ptr_array_insert (way, 0, g_array_index (steps, Step, at - 1).part);
  return way;
}

/* The amount of @year from those of @parts that cover it. */
static MoatDerivation *
add_up (const MoatValues *self, GPtrArray *parts, MoatPeriod year)
{
  g_autoptr (GPtrArray) way = cover (self, parts, year);
  g_autoptr (GPtrArray) terms = moat_values_new_list ();

  if (way == NULL)
    return NULL;
  for (guint i = 0; i < way->len; i++)
    g_ptr_array_add (terms, moat_derivation_take_days (way->pdata[i], year));
  if (terms->len == 1)
    return moat_derivation_ref (terms->pdata[0]);
  return moat_derivation_over (MOAT_DERIVATION_SUM, (MoatDerivation *const *) terms->pdata,
                               terms->len, year);
}

/* What is stated for @year, or can be made of what is; else loses the year, with the reason. */
static MoatDerivation *
make_year (MoatValues *self, MoatPeriod year)
{
  g_autoptr (GPtrArray) within = g_ptr_array_new (), touching = g_ptr_array_new ();
  MoatDerivation *sum;

  for (guint i = moat_values_find_end (self, year.start); i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];

      if (value->period.end > year.end + MOAT_LONGEST_YEAR)
        break;
      if (!moat_derivation_is_fine (value) || moat_period_overlap (value->period, year) == 0)
        continue;
      if (value->period.start >= year.start && value->period.end <= year.end)
        g_ptr_array_add (within, value);
      if (moat_period_is_about_a_year (value->period))
        g_ptr_array_add (touching, value);
    }
  sum = add_up (self, within, year);
  if (sum == NULL)
    sum = add_up (self, touching, year);
  if (sum == NULL)
    moat_values_lose (self, MOAT_ABSENCE_NOT_COVERED, year, NULL);
  return sum;
}

/* The years that the values touch, if any; spans are lost. */
static void
find_years (MoatValues *self, int *first, int *last)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->values->len; i++)
    {
      const MoatDerivation *value = self->values->pdata[i];
      int from, to;

      if (moat_period_is_instant (value->period))
        continue;
      if (moat_period_days (value->period) > MOAT_LONGEST_YEAR)
        {
          moat_values_lose (self, MOAT_ABSENCE_SPAN, value->period, NULL);
          continue;
        }
      moat_date_split (value->period.start, &from, NULL, NULL);
      moat_date_split (value->period.end, &to, NULL, NULL);
      *first = any ? MIN (*first, from) : from;
      *last = any ? MAX (*last, to) : to;
      any = TRUE;
    }
}

void
moat_values_calendarise (MoatValues *self)
{
  GPtrArray *years;
  int first = 0, last = -1;

  if (!moat_values_are_flows (self))
    return;
  find_years (self, &first, &last);
  years = moat_values_new_list ();
  for (int year = first; year <= last; year++)
    {
      MoatDerivation *value = make_year (self, moat_period_years (year, year));

      if (value != NULL)
        g_ptr_array_add (years, value);
    }
  for (guint i = 0; i < self->values->len; i++)
    if (moat_period_is_instant (((MoatDerivation *) self->values->pdata[i])->period))
      g_ptr_array_add (years, moat_derivation_ref (self->values->pdata[i]));
  moat_values_replace (self, years);
}
