/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is written at marks that stand below each other.
 *
 * Numbers in a column are compared by their digits, so they have one number of decimals, and no
 * more than their values have.  A value that would lose its digits by that keeps two, and one that
 * is far smaller still says its own unit.
 */
#include "moat-plot-words.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-unit.h"

#define MOST_NAMES 8 /* in a sentence */
#define MOST_ZEROS 3 /* behind those that the others have; a smaller value has its own scale */
#define SAME 1e-9    /* of a value: what doubles of decimals may be apart */

static gboolean
is_share (const MoatFigures *figures)
{
  return figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO;
}

/* @value as the axis counts it. */
static double
shown (const MoatFigures *figures, double value)
{
  return is_share (figures) ? value * 100 : value / pow (10, figures->scale);
}

/* Whether @value has all of its digits within @decimals, as far as @most shows them. */
static gboolean
is_whole (double value, int decimals, int most)
{
  double rough = round (value * pow (10, decimals)) / pow (10, decimals);
  double fine = round (value * pow (10, most)) / pow (10, most);

  return fabs (rough - fine) <= SAME * fabs (fine);
}

int
moat_plot_words_decimals (const MoatFigures *figures)
{
  int decimals = figures->decimals;
  gboolean are_whole = TRUE;

  while (decimals > 0 && are_whole)
    {
      for (guint i = 0; i < figures->figures->len && are_whole; i++)
        are_whole = is_whole (shown (figures, moat_figures_get (figures, i)->amount), decimals - 1,
                              figures->decimals);
      decimals -= are_whole;
    }
  return decimals;
}

char *
moat_plot_words_value (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                       int decimals)
{
  MoatNumberStyle style = moat_number_style (figures->unit);
  double size = fabs (shown (figures, figure->amount));

  style.scale = figures->scale;
  style.with_unit = is_share (figures);
  if (size > 0 && size < pow (10, 1 - MOST_ZEROS - decimals) && !is_share (figures))
    {
      style.scale = MOAT_SCALE_AUTO;
      style.with_unit = TRUE;
    }
  if (scope->request->spec->digits > 0)
    style.digits = scope->request->spec->digits;
  else if (size > 0 && size < pow (10, 1 - decimals))
    style.digits = 2;
  else
    {
      style.fixed_decimals = TRUE;
      style.decimals = decimals;
    }
  if (figure->observation->qualifier == MOAT_QUALIFIER_BETWEEN && isfinite (figure->amount_low) &&
      isfinite (figure->amount_high))
    return moat_wording_range (scope->wording, figure->amount_low, figure->amount_high, &style);
  style.qualifier = (MoatQualifier) figure->observation->qualifier;
  return moat_wording_number (scope->wording, figure->amount, &style);
}

char *
moat_plot_words_name (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                      const MoatPeriod *common)
{
  const char *name = moat_figures_get_series (figures, figure->series)->name;
  g_autofree char *period = NULL;

  if (!common || moat_period_compare (*common, figure->observation->period) == 0)
    return g_strdup (name);
  period = moat_words_period (scope, figures, figure);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS, name, period, NULL);
}

char *
moat_plot_words_count (const MoatScope *scope, MoatPhrase phrase, guint part, guint whole)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *some = moat_wording_number (scope->wording, part, &style);
  g_autofree char *all = moat_wording_number (scope->wording, whole, &style);

  return moat_wording_phrase (scope->wording, phrase, some, all, NULL);
}

char *
moat_plot_words_names (const MoatScope *scope, const GPtrArray *names)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autoptr (GPtrArray) some = g_ptr_array_new ();
  g_autofree char *list = NULL, *rest = NULL;

  for (guint i = 0; i < MIN (names->len, MOST_NAMES); i++)
    g_ptr_array_add (some, names->pdata[i]);
  g_ptr_array_add (some, NULL);
  list = moat_wording_list (scope->wording, (const char *const *) some->pdata);
  if (names->len <= MOST_NAMES)
    return g_steal_pointer (&list);
  rest = moat_wording_number (scope->wording, names->len - MOST_NAMES, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_NAMES_AND_MORE, list, rest, NULL);
}
