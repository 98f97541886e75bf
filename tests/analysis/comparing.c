/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of comparisons share: figures written down in a table, made into what a comparison
 * takes, and its result as one line of text. */
#include "comparing.h"

#include <string.h>

#include "moat-rate-arithmetic.h"
#include "moat-series-build.h"
#include "moat-unit.h"

#define SHOWN_DIGITS 15

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

Comparing *
comparing_new (void)
{
  Comparing *self = g_new0 (Comparing, 1);

  self->comparables = g_array_new (FALSE, TRUE, sizeof (MoatComparable));
  self->owned = g_ptr_array_new_with_free_func (free_list);
  return self;
}

void
comparing_free (Comparing *self)
{
  g_array_unref (self->comparables);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

MoatDecimal
decimal (const char *text)
{
  MoatDecimal value;

  g_assert_true (moat_decimal_parse (text, &value));
  return value;
}

MoatPeriod
period (const char *text, MoatYearEnd year_end)
{
  MoatPeriod value;

  if (!moat_period_parse (text, year_end, &value))
    g_error ("%s is no period", text);
  return value;
}

static MoatStated
state (gint64 id, const Figure *figure, MoatYearEnd year_end, MoatPeriodType period_type)
{
  MoatStated stated = {
    .fact_id = id,
    .period = period (figure->period, year_end),
    .period_type = period_type,
    .has_value = figure->value != NULL,
    .unit = moat_unit_intern (figure->unit != NULL ? figure->unit : "CNY"),
    .status = figure->status,
    .known_from = moat_date_new (2025, 1, 1),
  };
  g_auto (GStrv) ends = g_strsplit (figure->value != NULL ? figure->value : "0", "..", 2);
  const char *number = ends[0];

  if (strchr ("><~", *number) != NULL)
    {
      stated.qualifier = *number == '>'   ? MOAT_QUALIFIER_OVER
                         : *number == '<' ? MOAT_QUALIFIER_UNDER
                                          : MOAT_QUALIFIER_ABOUT;
      number += 2;
    }
  stated.low = stated.best = stated.high = decimal (number);
  if (ends[1] != NULL)
    {
      stated.qualifier = MOAT_QUALIFIER_BETWEEN;
      stated.high = decimal (ends[1]);
      g_assert_true (moat_decimal_add (stated.low, stated.high, &stated.best));
      g_assert_true (moat_decimal_multiply (stated.best, decimal ("0.5"), &stated.best));
    }
  return stated;
}

MoatDerivation *
derive (gint64 id, const Figure *figure)
{
  MoatPeriod when = period (figure->period, MOAT_YEAR_END_CALENDAR);
  MoatStated stated =
    state (id, figure, MOAT_YEAR_END_CALENDAR,
           moat_period_is_instant (when) ? MOAT_PERIOD_TYPE_INSTANT : MOAT_PERIOD_TYPE_DURATION);

  return moat_derivation_new_fact (&stated);
}

/* The figures in @unit. */
static MoatSeries *
build (Comparing *self, const MoatSeriesInfo *info, const char *unit, const Figure *figures,
       gsize n, gint64 first_id)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (MoatStated));
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  MoatSeriesRequest request = { .info = *info };

  request.info.unit = unit;
  for (gsize i = 0; i < n; i++)
    {
      MoatStated stated =
        state (first_id + (gint64) i, &figures[i], info->year_end, info->period_type);
      g_autoptr (MoatDerivation) value = NULL;
      MoatObservation observation;

      if (stated.unit != unit)
        continue;
      value = moat_derivation_new_fact (&stated);
      observation = moat_derivation_to_observation (value);
      g_array_append_val (all, stated);
      g_array_append_val (observations, observation);
    }
  return moat_series_build_exact (&request, observations, (const MoatStated *) (gpointer) all->data,
                                  all->len);
}

static GPtrArray *
build_all (Comparing *self, const MoatSeriesInfo *info, const Figure *figures, gsize n)
{
  GPtrArray *series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  g_autoptr (GPtrArray) units = g_ptr_array_new ();

  for (gsize i = 0; i < n; i++)
    {
      char *unit = (char *) moat_unit_intern (figures[i].unit != NULL ? figures[i].unit : "CNY");

      if (g_ptr_array_find (units, unit, NULL))
        continue;
      g_ptr_array_add (units, unit);
      g_ptr_array_add (series, build (self, info, unit, figures, n, self->n_facts + 1));
    }
  self->n_facts += (gint64) n;
  g_ptr_array_add (self->owned, series);
  return series;
}

void
comparing_add_kind (Comparing *self, const char *name, guint month, MoatPeriodType period_type,
                    MoatUnitKind unit_kind, const Figure *figures, gsize n)
{
  MoatComparable comparable = {
    .info = { .entity = (char *) name,
              .concept = (char *) "investment",
              .period_type = period_type,
              .unit_kind = unit_kind,
              .unit = moat_unit_intern (n > 0 && figures[0].unit != NULL ? figures[0].unit : "CNY"),
              .year_end = { (guint8) month,
                            (guint8) moat_date_days_in_month (2023, (int) month) } },
  };
  GPtrArray *series = build_all (self, &comparable.info, figures, n);

  comparable.stated = (MoatSeries *const *) series->pdata;
  comparable.n_stated = series->len;
  comparable.whole_info = comparable.info;
  g_array_append_val (self->comparables, comparable);
}

void
comparing_add (Comparing *self, const char *name, guint month, const Figure *figures, gsize n)
{
  comparing_add_kind (self, name, month, MOAT_PERIOD_TYPE_DURATION, MOAT_UNIT_KIND_MONEY, figures,
                      n);
}

void
comparing_add_whole (Comparing *self, const Figure *figures, gsize n)
{
  MoatComparable *last =
    &g_array_index (self->comparables, MoatComparable, self->comparables->len - 1);
  GPtrArray *series = build_all (self, &last->whole_info, figures, n);

  last->whole = (MoatSeries *const *) series->pdata;
  last->n_whole = series->len;
}

MoatComparison *
comparing_compare (Comparing *self, const char *periods)
{
  g_auto (GStrv) words = g_strsplit (periods != NULL ? periods : "", ",", -1);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  MoatPeriodChoice choice = { .mode = MOAT_PERIODS_ALL };

  if (g_strcmp0 (periods, "latest") == 0)
    choice.mode = MOAT_PERIODS_LATEST;
  else if (periods != NULL)
    choice.mode = MOAT_PERIODS_CHOSEN;
  for (guint i = 0; choice.mode == MOAT_PERIODS_CHOSEN && words[i] != NULL; i++)
    {
      MoatPeriod one = period (words[i], MOAT_YEAR_END_CALENDAR);
      g_array_append_val (chosen, one);
    }
  choice.periods = (const MoatPeriod *) (gpointer) chosen->data;
  choice.n_periods = chosen->len;
  return moat_comparison_new ((const MoatComparable *) (gpointer) self->comparables->data,
                              self->comparables->len, &self->treatment, &choice);
}

void
comparing_add_rate (MoatRateTable *table, const char *from, const char *to, const char *when,
                    const char *value)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern (from);
  rate->quote = moat_unit_intern (to);
  rate->value = decimal (value);
  rate->period = period (when, MOAT_YEAR_END_CALENDAR);
  rate->kind = moat_period_is_instant (rate->period) ? MOAT_RATE_CLOSING : MOAT_RATE_AVERAGE;
  rate->source = g_strdup ("bank");
  rate->locator = g_strdup_printf ("row %s", when);
  moat_rate_table_take (table, rate);
}

static char *
word_number (MoatDecimal value)
{
  return moat_decimal_to_string (moat_decimal_rounded (value, SHOWN_DIGITS));
}

char *
word_derivation (const MoatDerivation *value)
{
  static const char *const problems[] = {
    [MOAT_DERIVATION_PROBLEM_NO_VALUE] = "no value",
    [MOAT_DERIVATION_PROBLEM_NO_RATE] = "no rate",
    [MOAT_DERIVATION_PROBLEM_NOT_MEANINGFUL] = "n/m",
    [MOAT_DERIVATION_PROBLEM_ZERO] = "zero",
    [MOAT_DERIVATION_PROBLEM_UNLIKE_UNITS] = "unlike units",
    [MOAT_DERIVATION_PROBLEM_UNLIKE_PERIODS] = "unlike periods",
    [MOAT_DERIVATION_PROBLEM_OVERFLOW] = "overflow",
  };
  static const char *const signs[] = { "", "~ ", "> ", "< ", "", "? " };
  g_autofree char *low = word_number (value->low);
  g_autofree char *best = word_number (value->best);
  g_autofree char *high = word_number (value->high);

  if (value->problem != MOAT_DERIVATION_PROBLEM_NONE)
    return g_strdup (problems[value->problem]);
  if (value->qualifier == MOAT_QUALIFIER_BETWEEN)
    return g_strdup_printf ("%s..%s", low, high);
  g_assert_cmpstr (low, ==, best);
  g_assert_cmpstr (high, ==, best);
  return g_strconcat (signs[value->qualifier], best, NULL);
}

void
assert_derivation (MoatDerivation *value, const char *expected)
{
  g_autofree char *words = word_derivation (value);

  g_assert_cmpstr (words, ==, expected);
  moat_derivation_unref (value);
}

static void
append (GString *line, const char *what, MoatPeriod when, MoatYearEnd year_end)
{
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autofree char *name =
    moat_period_is_valid (when) ? moat_wording_period (wording, when, year_end) : g_strdup ("any");

  g_string_append_printf (line, "%s%s%s%s", line->len > 0 ? "; " : "", what,
                          *what != '\0' ? " " : "", name);
}

void
assert_series (const MoatComparison *comparison, const char *name, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < comparison->series->len; i++)
    {
      MoatSeries *series = comparison->series->pdata[i];
      const MoatSeriesInfo *info = moat_series_get_info (series);
      gsize n;

      moat_series_get_observations (series, &n);
      for (gsize k = 0; k < n && g_str_equal (info->entity, name); k++)
        {
          const MoatDerivation *value = moat_series_get_derivation (series, k);
          g_autofree char *words = word_derivation (value);

          g_assert_cmpint (moat_series_get_column (series, k), >=, 0);
          g_assert_cmpint (moat_series_get_column (series, k), <, (int) comparison->columns->len);
          g_assert_true (value->unit == info->unit);
          append (line, "", value->period, info->year_end);
          g_string_append_printf (line, " %s", words);
          if (value->status != MOAT_STATUS_ACTUAL)
            g_string_append_printf (line, " %s", moat_status_to_nick (value->status));
        }
    }
  g_assert_cmpstr (line->str, ==, expected);
}

void
assert_columns (const MoatComparison *comparison, const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < comparison->columns->len; i++)
    {
      const MoatColumn *column = &g_array_index (comparison->columns, MoatColumn, i);

      append (line, "", column->period, MOAT_YEAR_END_CALENDAR);
      if (column->is_mixed)
        g_string_append (line, " mixed");
    }
  g_assert_cmpstr (line->str, ==, expected);
}

void
assert_absences (const MoatComparison *comparison, guint index, const char *expected)
{
  static const char *const reasons[] = {
    [MOAT_ABSENCE_NO_FIGURE] = "no-figure",     [MOAT_ABSENCE_OTHER_PERIOD] = "other-period",
    [MOAT_ABSENCE_NO_RATE] = "no-rate",         [MOAT_ABSENCE_NO_WHOLE] = "no-whole",
    [MOAT_ABSENCE_NOT_COVERED] = "not-covered", [MOAT_ABSENCE_SPAN] = "span",
    [MOAT_ABSENCE_NO_BASE] = "no-base",         [MOAT_ABSENCE_NOT_MEANINGFUL] = "n/m",
    [MOAT_ABSENCE_NO_VALUE] = "no-value",       [MOAT_ABSENCE_UNLIKE_UNITS] = "unlike-units",
  };
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < comparison->absences->len; i++)
    {
      const MoatAbsence *absence = &g_array_index (comparison->absences, MoatAbsence, i);

      if (absence->comparable != index)
        continue;
      append (line, reasons[absence->reason], absence->period, MOAT_YEAR_END_CALENDAR);
      if (absence->from != NULL)
        g_string_append_printf (line, " %s/%s", absence->from, absence->to);
    }
  g_assert_cmpstr (line->str, ==, expected);
}
