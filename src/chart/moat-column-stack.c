/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Stacks: figures on top of each other, with their total above; or as shares of it.
 *
 * What is above zero grows upwards and what is below downwards, each from zero, so that the height
 * of a part is always its value; the total is that of both.  A part that other columns have and
 * this one does not makes its total "at least" that (nobody knows which, if values may be below
 * zero), and its shares "at most"; the foot names it.  A share of a total that is partly negative
 * says nothing: what is below zero is then not drawn, and the foot names it too.
 *
 * Growth rates and indices cannot be added at all, nor shares of different wholes.
 */
#include <math.h>

#include "moat-chart-words.h"
#include "moat-column-bars.h"
#include "moat-column-missing.h"
#include "moat-difference.h"
#include "moat-unit.h"

static const MoatSeriesInfo *
info_of (const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_figures_get_series (figures, figure->series)->info;
}

/* Whether parts are shares of their totals. */
static gboolean
draws_shares (const MoatScope *scope)
{
  return scope->request->spec->kind != MOAT_CHART_KIND_STACKED;
}

/* Colours and names of parts when these are concepts: each concept has one, whosever it is. */
static void
tell_concepts_apart (const MoatScope *scope, MoatFigures *figures)
{
  g_autoptr (GPtrArray) concepts = g_ptr_array_new ();

  figures->by_entity = FALSE;
  for (guint i = 0; i < figures->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (figures->series, MoatChartSeries, i);
      guint at;

      if (!g_ptr_array_find_with_equal_func (concepts, series->info->concept, g_str_equal, &at))
        {
          at = concepts->len;
          g_ptr_array_add (concepts, series->info->concept);
        }
      series->color = scope->theme->series[at % MOAT_THEME_N_SERIES];
      g_free (series->name);
      series->name = g_strdup (moat_label_get (&series->info->concept_label, scope->language));
    }
}

/* Whether a figure is for another period than the latest of its entity in the same column: a stock
 * beside a flow, or last year's beside this year's, which do not add up. */
static gboolean
is_of_other_period (const MoatColumns *self, const MoatFigures *figures, guint index)
{
  const MoatFigure *figure = moat_figures_get (figures, index);
  const MoatColumnPlace *place = &g_array_index (self->places, MoatColumnPlace, index);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *other = moat_figures_get (figures, i);

      if (g_array_index (self->places, MoatColumnPlace, i).category == place->category &&
          g_strcmp0 (info_of (figures, other)->entity, info_of (figures, figure)->entity) == 0 &&
          moat_period_compare (other->observation->period, figure->observation->period) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
say_figures (const MoatScope *scope, MoatFigures *figures, MoatPhrase phrase, GArray *indices)
{
  g_autofree char *list = NULL;

  if (indices->len == 0)
    return;
  list = moat_column_list_figures (scope, figures, indices);
  g_ptr_array_add (figures->messages, moat_wording_phrase (scope->wording, phrase, list, NULL));
}

/* Which figures cannot stand in a stack; each is said. */
static MoatColumnPresence *
leave_out (const MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  MoatColumnPresence *presence = g_new0 (MoatColumnPresence, figures->figures->len + 1);
  gboolean as_shares = draws_shares (scope);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) negative = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < figures->figures->len; i++)
    {
      if (g_array_index (self->places, MoatColumnPlace, i).category == G_MAXUINT)
        presence[i] = MOAT_COLUMN_ABSENT;
      else if (is_of_other_period (self, figures, i))
        g_array_append_val (others, i);
      else if (as_shares && moat_figures_get (figures, i)->value < 0)
        g_array_append_val (negative, i);
    }
  for (guint i = 0; i < others->len; i++)
    presence[g_array_index (others, guint, i)] = MOAT_COLUMN_ABSENT;
  for (guint i = 0; i < negative->len; i++)
    presence[g_array_index (negative, guint, i)] = MOAT_COLUMN_NOT_DRAWN;
  say_figures (scope, figures, MOAT_PHRASE_MESSAGE_NOT_STACKED, others);
  say_figures (scope, figures, MOAT_PHRASE_MESSAGE_NO_SHARE, negative);
  return presence;
}

/* The share that the bar is of @total, and the words that are left of both. */
static void
become_share (MoatBar *bar, const MoatObservation *total)
{
  double share = total->best > 0 ? bar->figure.observation->best / total->best : 0;

  bar->computed = *bar->figure.observation;
  bar->computed.qualifier = (guint8) moat_qualifier_divide ((MoatQualifier) bar->computed.qualifier,
                                                            (MoatQualifier) total->qualifier);
  bar->computed.best = bar->computed.low = bar->computed.high = share;
  if (bar->computed.qualifier == MOAT_QUALIFIER_BETWEEN)
    bar->computed.qualifier = MOAT_QUALIFIER_ABOUT;
  bar->figure.observation = &bar->computed;
  bar->figure.amount = bar->figure.amount_low = bar->figure.amount_high = share;
}

/* Lacks a part: the total is at least what it is, or, if parts may be below zero, nobody knows. */
static void
miss (MoatBar *total, gboolean may_be_negative)
{
  MoatQualifier lack = may_be_negative ? MOAT_QUALIFIER_UNKNOWN : MOAT_QUALIFIER_OVER;

  total->computed.qualifier =
    (guint8) moat_qualifier_add ((MoatQualifier) total->computed.qualifier, lack);
}

/* The bars of one category, from zero on both sides, and their total. */
static void
pile_up (MoatColumns *self, const MoatScope *scope, MoatFigures *figures, guint category,
         const MoatColumnPresence *presence, const MoatColumnParts *parts)
{
  gboolean as_shares = draws_shares (scope);
  guint first = self->bars->len;
  g_autoptr (GPtrArray) values =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  double up = 0, down = 0, about = 0, whole;
  MoatBar *bar = NULL, *total;

  for (guint k = 0; k < 2 * figures->figures->len; k++)
    {
      guint i = k % figures->figures->len;
      const MoatFigure *figure = moat_figures_get (figures, i);

      if (g_array_index (self->places, MoatColumnPlace, i).category != category ||
          presence[i] != MOAT_COLUMN_PRESENT ||
          moat_columns_is_other (self, figures, figure->series) != (k != i))
        continue;
      bar = moat_columns_add_bar (self, figures, MOAT_BAR_PART, i);
      g_ptr_array_add (values, moat_columns_derive (figures, i));
      about += figure->value;
    }
  if (!bar)
    return;
  total = moat_columns_add_derived (self, moat_total_of (values, bar->figure.observation->period),
                                    about, MOAT_BAR_TOTAL, bar->figure.series);
  if (moat_column_parts_lack (parts, category))
    miss (total, figures->low < 0);
  total->category = category;
  total->is_label = TRUE;
  whole = as_shares ? total->computed.best : 1;
  for (guint i = first; whole > 0 && i + 1 < self->bars->len; i++)
    {
      double *end;

      bar = self->bars->pdata[i];
      end = bar->figure.value < 0 ? &down : &up;
      bar->from = *end / whole;
      bar->to = (*end += bar->figure.value) / whole;
      if (as_shares)
        become_share (bar, &total->computed);
    }
  total->from = down / whole;
  total->to = as_shares && whole > 0 ? 1 : up;
  if (as_shares && whole <= 0)
    total->from = total->to = 0;
}

/* What is seen of a total's words: the outermost part of a stack ends as its total does, unless
 * there are parts on both sides of zero. */
static void
look_like_totals (MoatColumns *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *total = self->bars->pdata[i];

      if (total->kind != MOAT_BAR_TOTAL || total->from * total->to != 0)
        continue;
      for (guint k = i; k > 0; k--)
        {
          MoatBar *bar = self->bars->pdata[k - 1];

          if (bar->kind != MOAT_BAR_PART)
            break;
          if (bar->figure.value == 0)
            continue;
          bar->look = (MoatQualifier) total->computed.qualifier;
          bar->range_low = total->computed.low;
          bar->range_high = total->computed.high;
          break;
        }
    }
}

/* What the subtitle says of shares: the totals above have their unit there. */
static char *
word_shares (const MoatColumns *self, const MoatScope *scope)
{
  gboolean is_mekko = scope->request->spec->kind == MOAT_CHART_KIND_MEKKO;
  g_autofree char *unit = moat_wording_unit (scope->wording, self->unit, self->total_scale);

  if (!unit[0])
    return g_strdup (moat_phrase_get (is_mekko ? MOAT_PHRASE_MEKKO : MOAT_PHRASE_SHARES_OF_TOTAL,
                                      scope->language));
  return moat_wording_phrase (
    scope->wording, is_mekko ? MOAT_PHRASE_MEKKO_IN : MOAT_PHRASE_SHARES_AND_TOTAL, unit, NULL);
}

static void
reach_to_totals (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  gboolean as_shares = draws_shares (scope);
  double largest = 0;

  if (as_shares)
    self->unit = figures->unit;
  for (guint i = 0; i < self->bars->len; i++)
    {
      const MoatBar *bar = self->bars->pdata[i];

      if (bar->kind != MOAT_BAR_TOTAL)
        continue;
      largest = MAX (largest, fabs (bar->computed.best));
      moat_columns_reach_to (self, bar, bar->to);
      if (bar->from < 0)
        moat_columns_reach_to (self, bar, bar->from);
    }
  if (as_shares)
    {
      self->total_scale = scope->request->spec->scale;
      if (self->total_scale < 0)
        self->total_scale = moat_wording_choose_scale (scope->wording, figures->unit, largest);
      largest /= pow (10, self->total_scale);
      self->total_decimals = largest > 0 ? (int) CLAMP (3 - floor (log10 (largest)), 0, 6) : 0;
      figures->shown_as = word_shares (self, scope);
      figures->unit = moat_unit_intern (MOAT_UNIT_RATIO);
      figures->most = 1;
    }
  moat_columns_set_range (self, scope, figures);
}

/* The column of a comparison with the most figures, the latest of equals. */
static int
find_fullest (const MoatFigures *figures, gsize n_columns)
{
  g_autofree guint *counts = g_new0 (guint, n_columns);
  gsize best = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      int column = moat_columns_column_of (figures, moat_figures_get (figures, i));
      if (column >= 0 && (gsize) column < n_columns)
        counts[column]++;
    }
  for (gsize i = 1; i < n_columns; i++)
    if (counts[i] >= counts[best])
      best = i;
  return (int) best;
}

/* A column for each entity has room for one period. */
static void
keep_one_period (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  const MoatChartRequest *request = scope->request;
  int kept = find_fullest (figures, request->n_columns);
  g_autofree char *period =
    moat_wording_period (scope->wording, request->columns[kept].period, MOAT_YEAR_END_CALENDAR);

  for (guint i = 0; i < figures->figures->len; i++)
    if (moat_columns_column_of (figures, moat_figures_get (figures, i)) != kept)
      g_array_index (self->places, MoatColumnPlace, i).category = G_MAXUINT;
  g_ptr_array_add (
    figures->messages,
    moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_ONE_PERIOD, period, NULL));
}

void
moat_columns_stack (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  g_autofree MoatColumnPresence *presence = NULL;
  MoatColumnParts parts;
  gboolean by_period = moat_columns_have_periods (scope, figures, TRUE);
  gboolean is_mekko = scope->request->spec->kind == MOAT_CHART_KIND_MEKKO;
  gboolean keeps_one = is_mekko && by_period && scope->request->n_columns > 0 &&
                       figures->n_entities > 1 && figures->n_concepts > 1;

  by_period = by_period && !keeps_one;

  if (!moat_columns_can_add_up (figures, !by_period && figures->n_concepts > 1))
    {
      moat_columns_refuse (figures);
      return;
    }
  if (by_period)
    moat_columns_place_by_period (self, scope, figures);
  else
    moat_columns_place_by_entity (self, scope, figures);
  if (keeps_one)
    keep_one_period (self, scope, figures);
  self->n_slots = 1;
  for (guint i = 0; i < self->places->len; i++)
    g_array_index (self->places, MoatColumnPlace, i).slot = 0;
  if (figures->n_entities == 1 || (!by_period && figures->n_concepts > 1))
    tell_concepts_apart (scope, figures);
  presence = leave_out (self, scope, figures);
  moat_column_parts_init (&parts, self, figures, presence);
  moat_column_parts_say (&parts, self, scope, figures);
  moat_columns_gather_others (self, scope, figures);
  for (guint i = 0; i < self->n_categories; i++)
    pile_up (self, scope, figures, i, presence, &parts);
  moat_column_parts_clear (&parts);
  reach_to_totals (self, scope, figures);
  if (!draws_shares (scope))
    {
      look_like_totals (self);
      moat_columns_choose_decimals (self, figures);
    }
}
