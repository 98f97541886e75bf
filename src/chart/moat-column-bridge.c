/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bridges (waterfalls): what leads from one total to another.
 *
 * One series: its first and last value stand as totals, and each value between them is the change
 * to it from the one before, floating between the two levels.  Several series: the totals are of
 * two columns, the first and the last that have the most parts, and each series is one step, what
 * its value has changed by.  In one column only, the parts lead from zero to their total.
 *
 * Steps are differences of exact decimals, so they add up to the end exactly; their words follow
 * from both values (over − over is unknown).  A series without a value at both ends would break the
 * bridge: it is left out of the totals too, and the foot says so.  So is a figure for a quarter
 * among those for years, which is no change of anything.
 */
#include <math.h>

#include "moat-chart-words.h"
#include "moat-column-bars.h"
#include "moat-column-missing.h"

#define LONGER 1.12 /* times, that periods of one length may differ */

/* A level that steps lead to and from. */
typedef struct
{
  MoatColumns *columns;
  const MoatScope *scope;
  MoatFigures *figures;
  MoatDerivation *level; /* NULL: nothing */
  double at;             /* the level, on the value axis */
  guint category;        /* of the next bar */
  gboolean *is_out;      /* of each figure: it is for a period of another length */
} Bridge;

static void
add_name (Bridge *self, char *main, double weight)
{
  char **name = g_new0 (char *, 2);

  name[0] = main;
  g_ptr_array_add (self->columns->names, name);
  g_array_append_val (self->columns->weights, weight);
}

/* Names of totals are kept before those of steps. */
static double
weight_of (const MoatBar *bar)
{
  double size = bar->to > bar->from ? bar->to - bar->from : bar->from - bar->to;

  return bar->kind == MOAT_BAR_TOTAL ? G_MAXDOUBLE : size;
}

static void
finish_bar (Bridge *self, MoatBar *bar, char *name)
{
  bar->category = self->category++;
  bar->slot = 0;
  if (bar->kind == MOAT_BAR_STEP)
    bar->color = self->scope->theme->series[bar->to < bar->from];
  else
    bar->color = self->scope->theme->ink_soft;
  moat_columns_reach_to (self->columns, bar,
                         bar->from <= 0 && bar->to <= 0 ? MIN (bar->from, bar->to)
                                                        : MAX (bar->from, bar->to));
  add_name (self, name, weight_of (bar));
}

/* The value of one figure as a total. */
static void
add_total_of (Bridge *self, guint index)
{
  MoatBar *bar = moat_columns_add_bar (self->columns, self->figures, MOAT_BAR_TOTAL, index);

  bar->look = (MoatQualifier) bar->figure.observation->qualifier;
  finish_bar (self, bar, moat_words_period (self->scope, self->figures, &bar->figure));
}

/* Adds @value to the level. */
static void
raise_level (Bridge *self, MoatDerivation *value)
{
  double about = self->at + moat_derivation_to_observation (value).best;

  if (self->level)
    {
      MoatDerivation *both[2] = { self->level, value };
      g_autoptr (GPtrArray) values = g_ptr_array_new ();
      MoatPeriod period = moat_derivation_to_observation (value).period;

      g_ptr_array_add (values, both[0]);
      g_ptr_array_add (values, both[1]);
      self->level = moat_total_of (values, period);
      moat_derivation_unref (both[0]);
    }
  else
    self->level = moat_derivation_ref (value);
  self->at = moat_derivation_to_observation (self->level).best;
  if (!isfinite (self->at))
    self->at = about;
}

/* The sum of @values (of MoatDerivation) as the total named @name (transfer full). */
static void
add_total (Bridge *self, GPtrArray *values, guint series, char *name)
{
  const MoatDerivation *last = values->pdata[values->len - 1];
  MoatDerivation *total = moat_total_of (values, moat_derivation_to_observation (last).period);
  MoatBar *bar = moat_columns_add_derived (self->columns, total, self->at, MOAT_BAR_TOTAL, series);

  bar->to = bar->computed.best;
  bar->look = (MoatQualifier) bar->computed.qualifier;
  finish_bar (self, bar, name);
}

/* From the level to what it is after the figure at @to has taken the place of the one at @from
 * (-1: of nothing). */
static void
add_step (Bridge *self, int from, guint to, char *name)
{
  const MoatFigure *after = moat_figures_get (self->figures, to);
  g_autoptr (MoatDerivation) last = moat_columns_derive (self->figures, to);
  g_autoptr (MoatDerivation) first =
    from >= 0 ? moat_columns_derive (self->figures, (guint) from) : NULL;
  double about = after->value, before = self->at;
  MoatDerivation *change = first ? moat_total_of_change (first, last) : moat_derivation_ref (last);
  MoatBar *bar;

  if (from >= 0)
    about -= moat_figures_get (self->figures, (guint) from)->value;
  raise_level (self, change);
  bar = moat_columns_add_derived (self->columns, change, about, MOAT_BAR_STEP, after->series);
  bar->from = before;
  bar->to = self->at;
  bar->of = (int) to;
  bar->taken_from = from;
  finish_bar (self, bar, name);
}

/* Steps from each value of the only series to the next. */
static void
bridge_values (Bridge *self)
{
  int before = -1;
  guint first = 0;

  while (self->is_out[first])
    first++;
  for (guint i = first; i < self->figures->figures->len; i++)
    {
      g_autoptr (MoatDerivation) value = moat_columns_derive (self->figures, i);
      g_autofree char *period =
        moat_words_period (self->scope, self->figures, moat_figures_get (self->figures, i));

      if (self->is_out[i])
        continue;
      if (i == first)
        {
          add_total_of (self, i);
          raise_level (self, value);
        }
      else
        add_step (self, before, i,
                  moat_wording_phrase (self->scope->wording, MOAT_PHRASE_BRIDGE_TO, period, NULL));
      before = (int) i;
    }
  if (before > (int) first)
    add_total_of (self, (guint) before);
}

/* The figure of @series in @category; -1: none. */
static int
find_figure (const Bridge *self, guint series, guint category)
{
  for (guint i = 0; i < self->figures->figures->len; i++)
    if (!self->is_out[i] && moat_figures_get (self->figures, i)->series == series &&
        g_array_index (self->columns->places, MoatColumnPlace, i).category == category)
      return (int) i;
  return -1;
}

static guint
count_parts (const Bridge *self, guint category)
{
  guint n = 0;

  for (guint i = 0; i < self->figures->series->len; i++)
    n += find_figure (self, i, category) >= 0;
  return n;
}

/* The two columns that the bridge is between: those asked for, or the first and the last of those
 * that have the most parts. */
static void
choose_ends (const Bridge *self, guint *first, guint *last)
{
  guint n = self->columns->n_categories, most = 0, best[2] = { 0, 0 };

  *first = 0;
  *last = n - 1;
  if (self->scope->request->spec->period_mode == MOAT_PERIODS_CHOSEN)
    return;
  for (guint i = 0; i < n; i++)
    most = MAX (most, count_parts (self, i));
  best[0] = n;
  for (guint i = 0; i < n; i++)
    if (count_parts (self, i) == most)
      {
        best[0] = MIN (best[0], i);
        best[1] = i;
      }
  if (best[0] == best[1])
    return;
  *first = best[0];
  *last = best[1];
}

static void
say_left_out (const Bridge *self, GPtrArray *names)
{
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;
  list = moat_column_join_few (self->scope, names);
  g_ptr_array_add (
    self->figures->messages,
    moat_wording_phrase (self->scope->wording, MOAT_PHRASE_MESSAGE_NOT_IN_BRIDGE, list, NULL));
}

/* Whether the series at @series has what a step needs: the figures, whose indices are @ends. */
static gboolean
find_ends (const Bridge *self, guint series, const guint categories[2], int ends[2])
{
  for (gsize i = 0; i < 2; i++)
    ends[i] = find_figure (self, series, categories[i]);
  return ends[0] >= 0 && ends[1] >= 0;
}

/* Steps from the parts of one column to those of another; from nothing if they are the same. */
static void
bridge_columns (Bridge *self, const guint categories[2], char **names)
{
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) first =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  g_autoptr (GPtrArray) last =
    g_ptr_array_new_with_free_func ((GDestroyNotify) moat_derivation_unref);
  gboolean from_nothing = categories[0] == categories[1];
  guint any = 0;
  int ends[2];

  for (guint i = 0; i < self->figures->series->len; i++)
    {
      if (!find_ends (self, i, categories, ends))
        {
          g_ptr_array_add (left_out, g_strdup (moat_figures_get_series (self->figures, i)->name));
          continue;
        }
      any = i;
      g_ptr_array_add (first, moat_columns_derive (self->figures, (guint) ends[0]));
      g_ptr_array_add (last, moat_columns_derive (self->figures, (guint) ends[1]));
    }
  say_left_out (self, left_out);
  if (first->len == 0)
    return;
  for (guint i = 0; !from_nothing && i < first->len; i++)
    raise_level (self, first->pdata[i]);
  if (!from_nothing)
    add_total (self, first, any, g_strdup (names[0]));
  for (guint i = 0; i < self->figures->series->len; i++)
    if (find_ends (self, i, categories, ends))
      add_step (self, from_nothing ? -1 : ends[0], (guint) ends[1],
                g_strdup (moat_figures_get_series (self->figures, i)->name));
  add_total (self, last, any, g_strdup (names[1]));
}

static void
bridge_parts (Bridge *self)
{
  MoatColumns *columns = self->columns;
  guint ends[2];
  char *names[2];

  moat_columns_place_by_period (columns, self->scope, self->figures);
  if (columns->n_categories == 0)
    return;
  choose_ends (self, &ends[0], &ends[1]);
  names[0] = moat_columns_get_name (columns, ends[0]);
  names[1] = moat_columns_get_name (columns, ends[1]);
  g_ptr_array_set_size (columns->names, 0);
  g_array_set_size (columns->weights, 0);
  bridge_columns (self, ends, names);
  g_free (names[0]);
  g_free (names[1]);
}

/* Whether two periods are about as long, as years and leap years are. */
static gboolean
are_alike (MoatPeriod a, MoatPeriod b)
{
  int first = moat_period_days (a), second = moat_period_days (b);

  return MAX (first, second) <= MIN (first, second) * LONGER;
}

/* Leaves out what is for a period of another length than most, the last of equals. */
static void
leave_out_lengths (Bridge *self)
{
  guint n = self->figures->figures->len, most = 0;
  g_autoptr (GArray) out = g_array_new (FALSE, FALSE, sizeof (guint));
  MoatPeriod usual = { 0, 0 };
  g_autofree char *list = NULL;

  for (guint i = 0; i < n; i++)
    {
      MoatPeriod period = moat_figures_get (self->figures, i)->observation->period;
      guint alike = 0;

      for (guint k = 0; k < n; k++)
        alike += are_alike (period, moat_figures_get (self->figures, k)->observation->period);
      if (alike >= most)
        usual = period;
      most = MAX (most, alike);
    }
  for (guint i = 0; i < n; i++)
    {
      self->is_out[i] =
        !are_alike (usual, moat_figures_get (self->figures, i)->observation->period);
      if (self->is_out[i])
        g_array_append_val (out, i);
    }
  if (out->len == 0)
    return;
  list = moat_column_list_figures (self->scope, self->figures, out);
  g_ptr_array_add (
    self->figures->messages,
    moat_wording_phrase (self->scope->wording, MOAT_PHRASE_MESSAGE_OTHER_LENGTH, list, NULL));
}

static gboolean
is_of_one_series (const MoatFigures *figures)
{
  for (guint i = 1; i < figures->figures->len; i++)
    if (moat_figures_get (figures, i)->series != moat_figures_get (figures, 0)->series)
      return FALSE;
  return TRUE;
}

void
moat_columns_bridge (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  g_autofree gboolean *is_out = g_new0 (gboolean, figures->figures->len + 1);
  Bridge bridge = { .columns = self, .scope = scope, .figures = figures, .is_out = is_out };

  self->is_bridge = TRUE;
  if (scope->request->spec->basis != MOAT_BASIS_CUMULATIVE) /* which is longer from end to end */
    leave_out_lengths (&bridge);
  if (is_of_one_series (figures))
    bridge_values (&bridge);
  else if (!moat_columns_can_add_up (figures, FALSE))
    {
      moat_columns_refuse (figures);
      return;
    }
  else
    bridge_parts (&bridge);
  if (self->names->len > 1)
    {
      g_autofree char *first = moat_columns_get_name (self, 0);
      g_autofree char *last = moat_columns_get_name (self, self->names->len - 1);
      if (((const MoatBar *) self->bars->pdata[0])->kind == MOAT_BAR_TOTAL)
        figures->shown_as =
          moat_wording_phrase (scope->wording, MOAT_PHRASE_FROM_TO, first, last, NULL);
    }
  g_clear_pointer (&bridge.level, moat_derivation_unref);
  self->by_period = self->thins = FALSE;
  self->n_slots = 1;
  self->n_categories = bridge.category;
  moat_columns_set_range (self, scope, figures);
  moat_columns_choose_decimals (self, figures);
}
