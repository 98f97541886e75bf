/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one entity and concept while they are made comparable: what is stated, or shared
 * out over calendar years, in one unit, by period; to be searched by days.
 *
 * A value that is stated in the currency asked for is taken as it is stated, for a source knows
 * better than a rate what its money was worth; only where there is none is one converted.  Words
 * without a number stand in nobody's way.  Without a currency the figures are taken in one unit,
 * and a period that has a figure in another unit only is lost, and said to be. */
#include "config.h"

#include "moat-comparison-private.h"
#include "moat-derivation-private.h"
#include "moat-unit.h"

void
moat_values_init (MoatValues *self, const MoatSeriesInfo *info, const MoatTreatment *treatment,
                  guint comparable)
{
  *self = (MoatValues){
    .treatment = treatment,
    .info = *info,
    .comparable = comparable,
    .values = moat_values_new_list (),
    .lost = g_array_new (FALSE, FALSE, sizeof (MoatAbsence)),
  };
}

void
moat_values_clear (MoatValues *self)
{
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->lost, g_array_unref);
}

GPtrArray *
moat_values_new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const MoatDerivation *const *left = a, *const *right = b;

  return moat_period_compare ((*left)->period, (*right)->period);
}

void
moat_values_replace (MoatValues *self, GPtrArray *values)
{
  g_ptr_array_unref (self->values);
  self->values = values;
  g_ptr_array_sort (values, compare_values);
}

/* The rate that was looked for and not found. */
static const MoatRateAnswer *
find_missing_rate (const MoatDerivation *value)
{
  if (value->rate != NULL && value->rate->rule == MOAT_RATE_RULE_MISSING)
    return value->rate;
  for (guint i = 0; value->operands != NULL && i < value->operands->len; i++)
    {
      const MoatDerivation *operand = value->operands->pdata[i];
      const MoatRateAnswer *rate =
        moat_derivation_is_fine (operand) ? NULL : find_missing_rate (operand);

      if (rate != NULL)
        return rate;
    }
  return NULL;
}

static MoatAbsence
make_absence (const MoatValues *self, MoatAbsenceReason reason, MoatPeriod period,
              const MoatDerivation *value)
{
  const MoatRateAnswer *rate =
    value != NULL && reason == MOAT_ABSENCE_NO_RATE ? find_missing_rate (value) : NULL;

  return (MoatAbsence){
    .reason = reason,
    .comparable = self->comparable,
    .period = period,
    .from = rate != NULL ? rate->from : NULL,
    .to = rate != NULL ? rate->to : NULL,
  };
}

void
moat_values_lose (MoatValues *self, MoatAbsenceReason reason, MoatPeriod period,
                  const MoatDerivation *value)
{
  MoatAbsence absence = make_absence (self, reason, period, value);

  g_array_append_val (self->lost, absence);
}

MoatAbsence
moat_absence_of (const MoatValues *self, const MoatDerivation *value)
{
  static const MoatAbsenceReason reasons[] = {
    [MOAT_DERIVATION_PROBLEM_NONE] = MOAT_ABSENCE_NO_VALUE,
    [MOAT_DERIVATION_PROBLEM_NO_VALUE] = MOAT_ABSENCE_NO_VALUE,
    [MOAT_DERIVATION_PROBLEM_NO_RATE] = MOAT_ABSENCE_NO_RATE,
    [MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL] = MOAT_ABSENCE_NOT_MEANINGFUL,
    [MOAT_DERIVATION_PROBLEM_ZERO] = MOAT_ABSENCE_NOT_MEANINGFUL,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS] = MOAT_ABSENCE_UNLIKE_UNITS,
    [MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS] = MOAT_ABSENCE_OTHER_PERIOD,
    [MOAT_DERIVATION_PROBLEM_OVERFLOW] = MOAT_ABSENCE_NO_VALUE,
  };

  return make_absence (self, reasons[value->problem], value->period, value);
}

guint
moat_values_find_end (const MoatValues *self, MoatDate day)
{
  guint low = 0, high = self->values->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((const MoatDerivation *) self->values->pdata[middle])->period.end < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

MoatDerivation *
moat_values_find (const MoatValues *self, MoatPeriod period, int slack)
{
  MoatDerivation *found = NULL;
  int nearest = G_MAXINT;

  if (!moat_period_is_instant (period))
    slack = MIN (slack, moat_period_days (period) / 3); /* a day is no other day */
  for (guint i = moat_values_find_end (self, period.end - slack); i < self->values->len; i++)
    {
      MoatDerivation *value = self->values->pdata[i];
      int first = ABS (value->period.start - period.start);
      int last = ABS (value->period.end - period.end);

      if (value->period.end > period.end + slack)
        break;
      if (first > slack || first + last >= nearest ||
          moat_period_is_instant (value->period) != moat_period_is_instant (period) ||
          !moat_period_is_as_long (value->period, period))
        continue;
      found = value;
      nearest = first + last;
    }
  return found;
}

gboolean
moat_values_are_flows (const MoatValues *self)
{
  return self->info.period_type == MOAT_PERIOD_TYPE_DURATION &&
         self->info.unit_kind != MOAT_UNIT_KIND_RATIO;
}

gboolean
moat_period_is_about_a_year (MoatPeriod period)
{
  int days = moat_period_days (period);

  return days >= MOAT_SHORTEST_YEAR && days <= MOAT_LONGEST_YEAR;
}

static MoatDerivation *
convert (const MoatValues *self, MoatDerivation *value)
{
  const MoatTreatment *treatment = self->treatment;
  g_autoptr (MoatRateTable) none = NULL;

  if (treatment->currency == NULL)
    return moat_derivation_ref (value);
  if (treatment->has_constant_rate)
    return moat_derivation_convert_constant (value, treatment->currency, treatment->constant_rate);
  if (treatment->rates != NULL)
    return moat_derivation_convert (value, treatment->currency, treatment->rates);
  none = moat_rate_table_new ();
  return moat_derivation_convert (value, treatment->currency, none);
}

/** Collecting: the values as they are stated, and the periods that have one already. */
typedef struct
{
  MoatValues *values;
  GHashTable *periods; /* set of start and end in one number */
  gboolean with_words; /* take what has no number, and only that */
} Collecting;

static gint64
identify (MoatPeriod period)
{
  return ((gint64) period.start << 32) | (guint32) period.end;
}

/* The values of @series as they are stated, calendarised if asked for. */
static void
take_series (MoatValues *stated, MoatValues *self, MoatSeries *series)
{
  gsize n;

  moat_values_init (stated, moat_series_get_info (series), self->treatment, self->comparable);
  moat_series_get_observations (series, &n);
  for (gsize i = 0; i < n; i++)
    {
      MoatDerivation *value = (MoatDerivation *) moat_series_get_derivation (series, i);

      g_return_if_fail (value != NULL);
      g_ptr_array_add (stated->values, moat_derivation_ref (value));
    }
  self->is_stated = self->is_stated || n > 0;
  if (self->treatment->calendarised)
    moat_values_calendarise (stated);
  g_array_append_vals (self->lost, stated->lost->data, stated->lost->len);
}

/* Adds the values of @stated for the periods that have none yet; those of another unit that cannot
 * be converted are lost. */
static void
add_values (Collecting *self, const MoatValues *stated, gboolean is_taken)
{
  for (guint i = 0; i < stated->values->len; i++)
    {
      MoatDerivation *value = stated->values->pdata[i];
      gint64 identity = identify (value->period);

      if (moat_derivation_is_fine (value) == self->with_words ||
          g_hash_table_contains (self->periods, &identity))
        continue;
      g_hash_table_add (self->periods, g_memdup2 (&identity, sizeof identity));
      if (is_taken)
        g_ptr_array_add (self->values->values, convert (self->values, value));
      else
        moat_values_lose (self->values, MOAT_ABSENCE_UNLIKE_UNITS, value->period, NULL);
    }
}

/* What one series has lost and another has is not lost. */
static void
forget_found (Collecting *self)
{
  GArray *lost = self->values->lost;

  for (guint i = lost->len; i > 0; i--)
    {
      const MoatAbsence *absence = &g_array_index (lost, MoatAbsence, i - 1);
      gint64 identity = identify (absence->period);

      if (absence->reason != MOAT_ABSENCE_UNLIKE_UNITS &&
          g_hash_table_contains (self->periods, &identity))
        g_array_remove_index (lost, i - 1);
    }
}

/* The unit that is taken without converting: the one asked for; else the one preferred, or the
 * first if there is none of that. */
static const char *
choose_unit (const MoatValues *self, MoatSeries *const *stated, gsize n)
{
  if (self->treatment->currency != NULL && self->info.unit_kind == MOAT_UNIT_KIND_MONEY)
    return self->treatment->currency;
  for (gsize i = 0; i < n; i++)
    if (moat_series_get_info (stated[i])->unit == self->info.unit)
      return self->info.unit;
  return n > 0 ? moat_series_get_info (stated[0])->unit : self->info.unit;
}

void
moat_values_collect (MoatValues *self, MoatSeries *const *stated, gsize n)
{
  gboolean converts =
    self->treatment->currency != NULL && self->info.unit_kind == MOAT_UNIT_KIND_MONEY;
  g_autoptr (GHashTable) periods =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree MoatValues *stated_values = g_new0 (MoatValues, n + 1);
  Collecting collecting = { self, periods, FALSE };
  const char *unit = choose_unit (self, stated, n);

  for (gsize i = 0; i < n; i++)
    take_series (&stated_values[i], self, stated[i]);
  for (int words = 0; words <= 1; words++)
    for (int others = 0; others <= 1; others++)
      for (gsize i = 0; i < n; i++)
        {
          const MoatSeriesInfo *info = &stated_values[i].info;

          collecting.with_words = words == 1;
          if ((info->unit != unit) == (others == 1))
            add_values (&collecting, &stated_values[i],
                        others == 0 || (converts && info->unit_kind == MOAT_UNIT_KIND_MONEY));
        }
  forget_found (&collecting);
  for (gsize i = 0; i < n; i++)
    moat_values_clear (&stated_values[i]);
  if (unit != self->info.unit)
    self->info.unit_kind = moat_unit_get_kind (unit);
  self->info.unit = unit;
  g_ptr_array_sort (self->values, compare_values);
}
