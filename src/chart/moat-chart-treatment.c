/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How the values of a comparison were made: the words that a reader needs to trust it.
 *
 * The basis belongs to what is measured ("R&D as % of Revenue").  What was done to values is said
 * when it was done to any that is drawn, which their derivations tell: that they were converted,
 * and by which rule; that fiscal years were shared out over calendar years; that each value is of
 * several periods.  A year that stands for fiscal years of several companies is called that.
 */
#include "moat-chart-treatment.h"

#include "moat-chart-words.h"
#include "moat-plot-kind.h"
#include "moat-trace.h"

#define NAMED_CURRENCIES 3

static char *
word_number (const MoatScope *scope, guint number)
{
  MoatNumberStyle style = moat_number_style (NULL);

  return moat_wording_number (scope->wording, number, &style);
}

static void
trace (const MoatFigures *figures, MoatTrace *out)
{
  moat_trace_init (out);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatChartSeries *series = moat_figures_get_series (figures, figure->series);
      moat_trace_add (out, moat_series_get_derivation (series->series, figure->index));
    }
  /* Lines have no figures; the last of each series went through all that its others did. */
  for (guint i = 0; figures->figures->len == 0 && i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      if (series->n > 0)
        moat_trace_add (out, moat_series_get_derivation (series->series, series->n - 1));
    }
}

/* What indices are 100 in: the period that all have their base in, or the day. */
static char *
word_base (const MoatScope *scope, const MoatFigures *figures)
{
  g_auto (MoatTrace) done = { NULL };

  trace (figures, &done);
  if (done.has_base && moat_period_is_valid (done.base))
    return moat_wording_period (scope->wording, done.base,
                                moat_figures_get_series (figures, 0)->info->year_end);
  return moat_wording_date (scope->wording, scope->request->spec->index_date);
}

char *
moat_treatment_word_measure (const MoatScope *scope, const MoatFigures *figures,
                             const char *measure)
{
  gboolean is_named = measure && measure[0];
  g_autofree char *base = NULL;
  const char *whole = scope->request->share_label;

  if (figures->series->len == 0)
    return g_strdup (is_named ? measure : "");
  switch (moat_figures_get_series (figures, 0)->info->basis)
    {
    case MOAT_BASIS_SHARE:
      if (!whole)
        break;
      return is_named ? moat_wording_phrase (scope->wording, MOAT_PHRASE_MEASURE_AS_SHARE, measure,
                                             whole, NULL)
                      : moat_wording_phrase (scope->wording, MOAT_PHRASE_AS_SHARE, whole, NULL);
    case MOAT_BASIS_GROWTH:
      return moat_wording_phrase (
        scope->wording, is_named ? MOAT_PHRASE_MEASURE_GROWTH : MOAT_PHRASE_GROWTH, measure, NULL);
    case MOAT_BASIS_CUMULATIVE:
      return moat_wording_phrase (
        scope->wording, is_named ? MOAT_PHRASE_MEASURE_CUMULATIVE : MOAT_PHRASE_CUMULATIVE, measure,
        NULL);
    case MOAT_BASIS_INDEX:
      base = word_base (scope, figures);
      return is_named ? moat_wording_phrase (scope->wording, MOAT_PHRASE_MEASURE_INDEX, measure,
                                             base, NULL)
                      : moat_wording_phrase (scope->wording, MOAT_PHRASE_INDEX, base, NULL);
    case MOAT_BASIS_STATED:
    case MOAT_BASIS_PER_YEAR:
    default:
      break;
    }
  return g_strdup (is_named ? measure : "");
}

static char *
word_latest (const MoatScope *scope, const MoatFigures *figures)
{
  g_autofree char *words = NULL;
  gboolean are_all = TRUE;
  MoatPeriod common;

  if (!moat_words_common_period (figures, &common))
    return g_strdup (moat_phrase_get (MOAT_PHRASE_LATEST_OF_EACH, scope->language));
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);

      if (moat_period_compare (figure->observation->period, common) != 0)
        are_all = FALSE;
      else if (!words)
        words = moat_words_period (scope, figures, figure);
    }
  return are_all ? g_steal_pointer (&words)
                 : moat_wording_phrase (scope->wording, MOAT_PHRASE_COMMON_PERIOD, words, NULL);
}

/* "2024" of several fiscal years. */
static char *
word_mixed (const MoatScope *scope, const MoatFigures *figures, const MoatColumn *column)
{
  gboolean is_date =
    moat_figures_get_series (figures, 0)->info->period_type == MOAT_PERIOD_TYPE_INSTANT;
  g_autofree char *year =
    moat_wording_period (scope->wording, column->period, MOAT_YEAR_END_CALENDAR);

  return moat_wording_phrase (
    scope->wording, is_date ? MOAT_PHRASE_DATES_IN : MOAT_PHRASE_FISCAL_YEARS_IN, year, NULL);
}

/* The one column of which figures are drawn; NULL: none or several. */
static const MoatColumn *
find_only (const MoatScope *scope, const MoatFigures *figures, const MoatFigure **first)
{
  *first = NULL;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);

      if (figure->column < 0 || (*first && (*first)->column != figure->column))
        return NULL;
      if (!*first)
        *first = figure;
    }
  return *first && (gsize) (*first)->column < scope->request->n_columns
           ? &scope->request->columns[(*first)->column]
           : NULL;
}

char *
moat_treatment_word_period (const MoatScope *scope, const MoatFigures *figures)
{
  const MoatChartRequest *request = scope->request;
  const MoatFigure *first;
  const MoatColumn *only;
  gboolean is_date, any_mixed = FALSE;

  if (figures->figures->len == 0 || figures->time.present)
    return NULL;
  if (request->spec->period_mode == MOAT_PERIODS_LATEST || moat_figures_take_latest (scope))
    return word_latest (scope, figures);
  only = find_only (scope, figures, &first);
  if (only && only->is_mixed && moat_period_is_valid (only->period))
    return word_mixed (scope, figures, only);
  if (only)
    return moat_words_column (scope, figures, first, only);
  for (gsize i = 0; i < request->n_columns; i++)
    any_mixed |= request->columns[i].is_mixed;
  if (!any_mixed)
    return NULL;
  is_date = moat_figures_get_series (figures, 0)->info->period_type == MOAT_PERIOD_TYPE_INSTANT;
  return g_strdup (moat_phrase_get (
    is_date ? MOAT_PHRASE_DATES_IN_EACH : MOAT_PHRASE_FISCAL_YEARS_IN_EACH, scope->language));
}

/* "CNY, HKD", "5 currencies". */
static char *
word_currencies (const MoatScope *scope, const GPtrArray *currencies)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *count = NULL;

  if (currencies->len > NAMED_CURRENCIES)
    {
      count = word_number (scope, currencies->len);
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_SO_MANY_CURRENCIES, count, NULL);
    }
  for (guint i = 0; i < currencies->len; i++)
    g_ptr_array_add (names, moat_wording_unit (scope->wording, currencies->pdata[i], 0));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (moat_phrase_get (MOAT_PHRASE_LIST_COMMA, scope->language),
                     (char **) names->pdata);
}

/* "0.14 USD per CNY". */
static char *
word_constant (const MoatScope *scope, const MoatTrace *done, const char *currencies)
{
  const MoatChartSpec *spec = scope->request->spec;
  g_autofree char *to = moat_wording_unit (scope->wording, spec->unit, 0);
  g_autofree char *number = NULL;
  MoatDecimal rate;

  if (!spec->constant_rate || !moat_decimal_parse (spec->constant_rate, &rate))
    return g_strdup (currencies);
  number = moat_wording_decimal (scope->wording, rate, NULL);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_RATE_PER, number, to, currencies, NULL);
}

static char *
word_conversion (const MoatScope *scope, const MoatTrace *done)
{
  g_autofree char *currencies = word_currencies (scope, done->currencies);
  g_autofree char *constant = NULL;

  if (done->at_constant)
    {
      constant = word_constant (scope, done, currencies);
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_CONVERTED_AT, currencies, constant,
                                  NULL);
    }
  return moat_wording_phrase (scope->wording,
                              !done->at_closings   ? MOAT_PHRASE_CONVERTED_AT_AVERAGES
                              : !done->at_averages ? MOAT_PHRASE_CONVERTED_AT_CLOSINGS
                                                   : MOAT_PHRASE_CONVERTED_BY_RULE,
                              currencies, NULL);
}

void
moat_treatment_add_steps (const MoatScope *scope, const MoatFigures *figures, GPtrArray *parts)
{
  const MoatChartSpec *spec = scope->request->spec;
  g_auto (MoatTrace) done = { NULL };
  g_autofree char *window = NULL;

  if (figures->series->len == 0)
    return;
  trace (figures, &done);
  if (done.currencies->len > 0)
    g_ptr_array_add (parts, word_conversion (scope, &done));
  if (done.by_days)
    g_ptr_array_add (parts, g_strdup (moat_phrase_get (MOAT_PHRASE_SHARED_OUT, scope->language)));
  if (spec->window < 2 ||
      !moat_series_get_derivation (moat_figures_get_series (figures, 0)->series, 0))
    return;
  window = word_number (scope, spec->window);
  g_ptr_array_add (parts, moat_wording_phrase (scope->wording,
                                               spec->window_is_sum ? MOAT_PHRASE_WINDOW_SUM
                                                                   : MOAT_PHRASE_WINDOW_MEAN,
                                               window, NULL));
}
