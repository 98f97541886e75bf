/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart says about its figures.
 *
 * Every text on the picture that is not the user's is made here, from the figures that are drawn,
 * through MoatWording: so a qualifier or a plan is never lost on the way to a label.  The unit is
 * said once: in the subtitle, or at the axis when the subtitle is the user's own; shares carry
 * their % everywhere because a bare 8 would be read as something else.
 *
 * Notes and the subtitle are in moat-chart-notes.c.
 */
#include "moat-chart-words.h"

#include <math.h>
#include <string.h>

#include "moat-unit.h"

#define NAMED_SINGLY 3 /* figures that a message names */

static gboolean
is_share (const MoatFigures *figures)
{
  return figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO;
}

static const MoatSeriesInfo *
info_of (const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_figures_get_series (figures, figure->series)->info;
}

/* A stated range has no sign: its two ends say it. */
static char *
word_interval (MoatWording *wording, const double values[3], MoatQualifier qualifier,
               MoatNumberStyle *style)
{
  if (qualifier == MOAT_QUALIFIER_BETWEEN && isfinite (values[0]) && isfinite (values[2]))
    return moat_wording_range (wording, values[0], values[2], style);
  style->qualifier = qualifier;
  return moat_wording_number (wording, values[1], style);
}

char *
moat_words_amount (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                   gboolean with_unit)
{
  double values[3] = { figure->amount_low, figure->amount, figure->amount_high };
  MoatNumberStyle style = moat_number_style (figures->unit);

  style.scale = figures->scale;
  style.with_unit = with_unit || is_share (figures);
  if (scope->request->spec->digits > 0)
    style.digits = scope->request->spec->digits;
  return word_interval (scope->wording, values, (MoatQualifier) figure->observation->qualifier,
                        &style);
}

char *
moat_words_rate (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  double values[3] = { figure->low, figure->value, figure->high };
  MoatNumberStyle style = moat_number_style (figures->unit);
  g_autofree char *number = NULL;

  if (!figures->yearly || figure->value == figure->amount)
    return NULL;
  style.scale = figures->scale;
  /* Chinese does not read without one: 每年325亿元. */
  style.with_unit = scope->language == MOAT_LANGUAGE_ZH;
  style.digits = scope->request->spec->digits;
  style.fixed_decimals = style.digits <= 0;
  style.decimals = figures->decimals;
  number =
    word_interval (scope->wording, values, (MoatQualifier) figure->observation->qualifier, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_PER_YEAR, number, NULL);
}

char *
moat_words_period (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_wording_period (scope->wording, figure->observation->period,
                              info_of (figures, figure)->year_end);
}

static const char *
status_word (MoatWording *wording, MoatStatus status)
{
  static const MoatPhrase phrases[] = { MOAT_PHRASE_STATUS_ACTUAL, MOAT_PHRASE_STATUS_ESTIMATE,
                                        MOAT_PHRASE_STATUS_PLAN, MOAT_PHRASE_STATUS_TARGET };

  return moat_phrase_get (phrases[MIN ((gsize) status, G_N_ELEMENTS (phrases) - 1)],
                          moat_wording_get_language (wording));
}

/* @text with the status behind it; actual figures need no word. */
static char *
with_status (MoatWording *wording, const char *text, MoatStatus status)
{
  if (status == MOAT_STATUS_ACTUAL)
    return g_strdup (text);
  return moat_wording_phrase (wording, MOAT_PHRASE_WITH_STATUS, text, status_word (wording, status),
                              NULL);
}

char *
moat_words_status_period (const MoatScope *scope, const MoatFigures *figures,
                          const MoatFigure *figure)
{
  MoatStatus status = (MoatStatus) figure->observation->status;
  g_autofree char *period = moat_words_period (scope, figures, figure);

  if (status == MOAT_STATUS_ACTUAL)
    return g_steal_pointer (&period);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_STATUS_AND_PERIOD,
                              status_word (scope->wording, status), period, NULL);
}

/* @number (transfer full, nullable) with its sign as a sentence says it: in Chinese, a word. */
static char *
say_sign (const MoatScope *scope, char *number, MoatQualifier qualifier)
{
  static const MoatPhrase phrases[] = {
    [MOAT_QUALIFIER_ABOUT] = MOAT_PHRASE_SAID_ABOUT,
    [MOAT_QUALIFIER_OVER] = MOAT_PHRASE_SAID_OVER,
    [MOAT_QUALIFIER_UNDER] = MOAT_PHRASE_SAID_UNDER,
    [MOAT_QUALIFIER_UNKNOWN] = MOAT_PHRASE_SAID_UNKNOWN,
  };
  g_autofree char *owned = number;
  const char *sign = moat_wording_qualifier_sign (scope->wording, qualifier);

  if (!number || !sign[0] || !g_str_has_prefix (number, sign))
    return g_steal_pointer (&owned);
  return moat_wording_phrase (scope->wording, phrases[qualifier], number + strlen (sign), NULL);
}

char *
moat_words_one_line (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  MoatStatus status = (MoatStatus) figure->observation->status;
  MoatQualifier qualifier = (MoatQualifier) figure->observation->qualifier;
  g_autofree char *amount =
    say_sign (scope, moat_words_amount (scope, figures, figure, TRUE), qualifier);
  g_autofree char *period = moat_words_period (scope, figures, figure);
  g_autofree char *rate = say_sign (scope, moat_words_rate (scope, figures, figure), qualifier);
  g_autofree char *whole = NULL;

  if (status != MOAT_STATUS_ACTUAL)
    whole = moat_wording_phrase (scope->wording, MOAT_PHRASE_STATUS_IN_PERIOD, amount, period,
                                 status_word (scope->wording, status), NULL);
  else
    whole = moat_wording_phrase (
      scope->wording, rate ? MOAT_PHRASE_OVER_PERIOD : MOAT_PHRASE_IN_PERIOD, amount, period, NULL);
  return rate ? g_strdup_printf ("%s · %s", whole, rate) : g_steal_pointer (&whole);
}

char *
moat_words_unlabelled (const MoatScope *scope, const MoatFigures *figures, const GArray *indices)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (indices->len > NAMED_SINGLY)
    {
      g_autofree char *part = moat_wording_number (scope->wording, indices->len, &style);
      g_autofree char *whole = moat_wording_number (scope->wording, figures->figures->len, &style);
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_MANY_UNLABELLED, part, whole,
                                  NULL);
    }
  for (guint i = 0; i < indices->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, g_array_index (indices, guint, i));
      g_autofree char *line = moat_words_one_line (scope, figures, figure);
      const char *name = moat_figures_get_series (figures, figure->series)->name;

      g_ptr_array_add (
        names,
        figures->series->len == 1
          ? g_steal_pointer (&line)
          : moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, name, line, NULL));
    }
  g_ptr_array_add (names, NULL);
  list = moat_wording_list (scope->wording, (const char *const *) names->pdata);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_UNLABELLED, list, NULL);
}

char *
moat_words_value (MoatWording *wording, const MoatSeriesInfo *info,
                  const MoatObservation *observation)
{
  double values[3] = { observation->low, observation->best, observation->high };
  MoatNumberStyle style = moat_number_style (info->unit);
  g_autofree char *number = NULL;
  g_autofree char *rate = NULL;

  if (!isfinite (observation->best))
    return g_strdup (moat_phrase_get (MOAT_PHRASE_NO_VALUE, moat_wording_get_language (wording)));
  style.with_unit = TRUE;
  number = word_interval (wording, values, (MoatQualifier) observation->qualifier, &style);
  if (info->basis == MOAT_BASIS_PER_YEAR && info->unit_kind != MOAT_UNIT_KIND_RATIO &&
      !moat_period_is_instant (observation->period))
    {
      rate = moat_wording_phrase (wording, MOAT_PHRASE_PER_YEAR, number, NULL);
      return with_status (wording, rate, (MoatStatus) observation->status);
    }
  return with_status (wording, number, (MoatStatus) observation->status);
}

char *
moat_words_series (MoatWording *wording, const MoatSeriesInfo *info)
{
  return moat_wording_phrase (
    wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
    moat_label_get (&info->entity_label, moat_wording_get_language (wording)),
    moat_label_get (&info->concept_label, moat_wording_get_language (wording)), NULL);
}

/* Whatever more than half of them share is what is left when unlike ones cancel each other out
 * (Boyer and Moore 1981). */
gboolean
moat_words_common_period (const MoatFigures *figures, MoatPeriod *out)
{
  guint n = figures->figures->len, left = 0, same = 0;
  MoatPeriod candidate = { MOAT_DATE_NONE, MOAT_DATE_NONE };

  for (guint i = 0; i < n; i++)
    {
      MoatPeriod period = moat_figures_get (figures, i)->observation->period;

      if (left == 0)
        candidate = period;
      left += moat_period_compare (period, candidate) == 0 ? 1 : -1;
    }
  for (guint i = 0; i < n; i++)
    same +=
      moat_period_compare (moat_figures_get (figures, i)->observation->period, candidate) == 0;
  if (2 * same <= n)
    return FALSE;
  *out = candidate;
  return TRUE;
}
