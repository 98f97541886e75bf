/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is said of bars that are not just figures: totals, shares of them, and changes.
 *
 * Labels that a reader adds up have one number of decimals.  A change has a sign, and between
 * shares it counts in percentage points: from 8% to 10% is not "+2%".
 */
#include "moat-column-words.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-unit.h"

#define SMALL_SHARE 0.0095 /* below it, a share has a decimal */

static gboolean
is_ratio (const char *unit)
{
  return unit && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_RATIO;
}

static const MoatSeriesInfo *
info_of (const MoatFigures *figures, const MoatBar *bar)
{
  return moat_figures_get_series (figures, bar->figure.series)->info;
}

/* A number in the words of @bar. */
static char *
word_number (const MoatScope *scope, const MoatBar *bar, MoatNumberStyle *style)
{
  const MoatFigure *figure = &bar->figure;

  if (figure->observation->qualifier == MOAT_QUALIFIER_BETWEEN && isfinite (figure->amount_low) &&
      isfinite (figure->amount_high) && !style->with_sign)
    return moat_wording_range (scope->wording, figure->amount_low, figure->amount_high, style);
  style->qualifier = (MoatQualifier) figure->observation->qualifier;
  if (style->qualifier == MOAT_QUALIFIER_BETWEEN)
    style->qualifier = MOAT_QUALIFIER_ABOUT;
  return moat_wording_number (scope->wording, figure->amount, style);
}

/* A change of a share, in percentage points. */
static char *
word_points (const MoatScope *scope, const MoatBar *bar, int decimals)
{
  MoatNumberStyle style = moat_number_style (NULL);
  MoatBar points = *bar;
  g_autofree char *number = NULL;

  points.figure.amount *= 100;
  style.with_sign = TRUE;
  style.scale = 0;
  style.fixed_decimals = decimals >= 0;
  style.decimals = decimals;
  number = word_number (scope, &points, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_POINTS, number, NULL);
}

/* A change between two values, not a part that leads from nothing to a total. */
static gboolean
is_change (const MoatBar *bar)
{
  return bar->kind == MOAT_BAR_STEP && bar->taken_from >= 0;
}

static gboolean
is_small_share (double share)
{
  return share > 0 && share < SMALL_SHARE;
}

char *
moat_column_words_label (const MoatColumns *self, const MoatScope *scope,
                         const MoatFigures *figures, const MoatBar *bar)
{
  const MoatChartSpec *spec = scope->request->spec;
  gboolean is_total = self->unit && bar->kind == MOAT_BAR_TOTAL;
  MoatNumberStyle style = moat_number_style (is_total ? self->unit : figures->unit);

  if (is_change (bar) && is_ratio (figures->unit))
    return word_points (scope, bar, self->decimals);
  style.scale = is_total ? self->total_scale : figures->scale;
  style.with_unit =
    is_ratio (style.unit) || (is_total && moat_label_get (&spec->subtitle, scope->language)[0]);
  style.with_sign = is_change (bar);
  if (spec->digits > 0)
    style.digits = spec->digits;
  else if (self->unit || self->decimals >= 0)
    {
      style.fixed_decimals = TRUE;
      style.decimals = is_total     ? self->total_decimals
                       : self->unit ? is_small_share (bar->figure.amount)
                                    : self->decimals;
    }
  return word_number (scope, bar, &style);
}

/* The name of what all series share, or NULL. */
static const char *
shared_name (const MoatScope *scope, const MoatFigures *figures)
{
  const MoatSeriesInfo *info = moat_figures_get_series (figures, 0)->info;

  if (figures->n_concepts == 1)
    return moat_label_get (&info->concept_label, scope->language);
  if (figures->n_entities == 1)
    return moat_label_get (&info->entity_label, scope->language);
  return NULL;
}

char *
moat_column_words_title (const MoatColumns *self, const MoatScope *scope,
                         const MoatFigures *figures, const MoatBar *bar)
{
  const char *total = moat_phrase_get (MOAT_PHRASE_TOTAL, scope->language);
  const char *shared = shared_name (scope, figures);

  if (bar->of >= 0)
    return moat_words_series (scope->wording, info_of (figures, bar));
  if (bar->is_label && !self->by_period && self->n_categories > 1)
    shared = moat_label_get (&info_of (figures, bar)->entity_label, scope->language);
  if (!shared)
    return g_strdup (total);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, shared, total, NULL);
}

static char *
word_change (const MoatScope *scope, const MoatFigures *figures, const MoatBar *bar)
{
  const MoatSeriesInfo *info = info_of (figures, bar);
  MoatNumberStyle style = moat_number_style (info->unit);
  const MoatFigure *before = moat_figures_get (figures, (guint) bar->taken_from);
  const MoatFigure *after = moat_figures_get (figures, (guint) bar->of);
  g_autofree char *from = moat_words_value (scope->wording, info, before->observation);
  g_autofree char *to = moat_words_value (scope->wording, info, after->observation);
  g_autofree char *range =
    moat_wording_phrase (scope->wording, MOAT_PHRASE_FROM_TO, from, to, NULL);
  g_autofree char *number = NULL;

  style.with_sign = style.with_unit = TRUE;
  number = is_ratio (info->unit) ? word_points (scope, bar, -1) : word_number (scope, bar, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS, number, range, NULL);
}

char *
moat_column_words_value (const MoatColumns *self, const MoatScope *scope,
                         const MoatFigures *figures, const MoatBar *bar)
{
  const MoatSeriesInfo *info = info_of (figures, bar);
  g_autofree char *value = NULL;
  g_autofree char *share = NULL;

  if (is_change (bar))
    return word_change (scope, figures, bar);
  if (bar->of < 0)
    return moat_words_value (scope->wording, info, bar->figure.observation);
  value = moat_words_value (scope->wording, info,
                            moat_figures_get (figures, (guint) bar->of)->observation);
  if (!self->unit)
    return g_steal_pointer (&value);
  share = moat_column_words_label (self, scope, figures, bar);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS, value, share, NULL);
}

char *
moat_column_words_period (const MoatColumns *self, const MoatScope *scope,
                          const MoatFigures *figures, const MoatBar *bar)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (is_change (bar))
    {
      from =
        moat_words_period (scope, figures, moat_figures_get (figures, (guint) bar->taken_from));
      to = moat_words_period (scope, figures, moat_figures_get (figures, (guint) bar->of));
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_FROM_TO, from, to, NULL);
    }
  if (bar->of < 0 && (self->by_period || self->is_bridge))
    return moat_columns_get_name (self, bar->category);
  return moat_words_period (scope, figures, &bar->figure);
}

char *
moat_column_words_line (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
                        const MoatBar *bar)
{
  const char *name = moat_figures_get_series (figures, bar->figure.series)->name;
  g_autofree char *title = NULL;
  g_autofree char *value = NULL;
  g_autofree char *period = NULL;

  if (bar->kind == MOAT_BAR_VALUE)
    {
      value = moat_words_one_line (scope, figures, &bar->figure);
      if (figures->series->len == 1)
        return g_steal_pointer (&value);
      return moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, name, value,
                                  NULL);
    }
  title = moat_column_words_title (self, scope, figures, bar);
  value = moat_column_words_value (self, scope, figures, bar);
  period = moat_column_words_period (self, scope, figures, bar);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_FIGURE, title, period, value,
                              NULL);
}
