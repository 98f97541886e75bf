/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rows of charts whose values grow across: their height and their names.
 *
 * Rows fill the height that there is, but are never so far apart that they fall apart.  A name
 * has as many lines as its row has room for; the column of names takes a part of the picture at
 * most.  When rows are lower than a line, names stand at the heaviest of them, each in the middle
 * of its row, as many as do not touch.
 *
 * A chart may have hundreds of rows, so only names that stand on the picture are measured.
 */
#include "moat-plot-rows.h"

#include <math.h>

#include "moat-text-fit.h"

#define WIDEST_NAMES 0.36  /* of the area */
#define WIDEST_BAND 110.0  /* px at factor 1 from row to row */
#define WIDEST_BAR 48.0    /* px at factor 1 */
#define SHARE_OF_BAND 0.64 /* that a bar fills */
#define THIN_BAND 4.0      /* px below which bars fill their bands, so that they make one shape */
#define ROOMY 2.5          /* lines in a row from which on names are larger */
#define MOST_LINES 3
#define BALANCE_STEPS 5
#define MOST_MOVED 4.0 /* lines that a value may stand from its mark, free of its neighbours */

void
moat_plot_rows_init (MoatPlotRows *self)
{
  *self = (MoatPlotRows){ .rows = g_array_new (FALSE, TRUE, sizeof (MoatPlotRow)) };
}

void
moat_plot_rows_clear (MoatPlotRows *self)
{
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    {
      g_free (g_array_index (self->rows, MoatPlotRow, i).name);
      g_free (g_array_index (self->rows, MoatPlotRow, i).rank);
    }
  g_clear_pointer (&self->rows, g_array_unref);
}

static MoatPlotRow *
get_row (const MoatPlotRows *self, guint index)
{
  return &g_array_index (self->rows, MoatPlotRow, index);
}

static double
height_of (const MoatScope *scope, const MoatTextStyle *style)
{
  return moat_scope_measure (scope, style, "0").height;
}

static void
choose_heights (MoatPlotRows *self, const MoatScope *scope, const MoatRect *area)
{
  const MoatSizes *sizes = &scope->sizes;

  self->band = MIN (area->height / MAX (self->rows->len, 1), WIDEST_BAND * sizes->factor);
  self->bar = self->band < THIN_BAND ? self->band
                                     : MIN (self->band * SHARE_OF_BAND, WIDEST_BAR * sizes->factor);
  self->style = self->band >= height_of (scope, &sizes->text) ? sizes->text : sizes->small;
  if (self->band >= ROOMY * height_of (scope, &sizes->strong))
    self->style.size = sizes->strong.size;
  self->line = height_of (scope, &self->style);
  self->lines = (guint) CLAMP (floor (self->band / self->line), 1, MOST_LINES);
}

static int
compare_turns (gconstpointer a, gconstpointer b, gpointer rows)
{
  guint first = *(const guint *) a, second = *(const guint *) b;
  const MoatPlotRow *one = &((const MoatPlotRow *) rows)[first];
  const MoatPlotRow *other = &((const MoatPlotRow *) rows)[second];

  if (one->is_preferred != other->is_preferred)
    return one->is_preferred ? -1 : 1;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return (first > second) - (first < second);
}

/* Names the heaviest rows, as far as names stand at least a line apart. */
static void
choose_named (MoatPlotRows *self)
{
  guint n = self->rows->len;
  guint apart = (guint) MAX (ceil (self->line / self->band - 1e-6), 1);
  g_autofree guint *turns = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      turns[i] = i;
      get_row (self, i)->is_named = FALSE;
    }
  g_qsort_with_data (turns, (int) n, sizeof *turns, compare_turns, self->rows->data);
  self->n_unnamed = 0;
  for (guint i = 0; i < n; i++)
    {
      guint first = turns[i] - MIN (turns[i], apart - 1);
      guint end = MIN (turns[i] + apart, n);
      gboolean is_free = TRUE;

      for (guint k = first; k < end; k++)
        is_free &= !get_row (self, k)->is_named;
      get_row (self, turns[i])->is_named = is_free;
      self->n_unnamed += !is_free;
    }
}

static MoatTextStyle
style_of (const MoatPlotRows *self, const MoatPlotRow *row)
{
  MoatTextStyle style = self->style;

  if (row->is_preferred)
    style.weight = MOAT_TEXT_WEIGHT_BOLD;
  return style;
}

/* The widest of the named rows' names in as many lines as they may have. */
static double
measure_names (const MoatPlotRows *self, const MoatScope *scope, double most)
{
  double widest = 0;

  for (guint i = 0; i < self->rows->len && widest < most; i++)
    {
      const MoatPlotRow *row = get_row (self, i);
      MoatTextStyle style = style_of (self, row);

      if (row->is_named)
        widest = MAX (widest, moat_scope_measure (scope, &style, row->name).width);
    }
  return MIN (ceil (widest), most);
}

void
moat_plot_rows_measure (MoatPlotRows *self, const MoatScope *scope, const MoatRect *area)
{
  choose_heights (self, scope, area);
  choose_named (self);
  self->ranks = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const MoatPlotRow *row = get_row (self, i);
      MoatTextStyle style = style_of (self, row);

      if (row->is_named && row->rank)
        self->ranks = MAX (self->ranks, moat_scope_measure (scope, &style, row->rank).width);
    }
  if (self->ranks > 0)
    self->ranks += scope->sizes.pad * 1.5;
  self->names = measure_names (self, scope, WIDEST_NAMES * area->width - self->ranks);
  if (self->names > 0)
    self->names += scope->sizes.pad * 1.5;
}

double
moat_plot_rows_middle (const MoatPlotRows *self, const MoatRect *plot, guint index)
{
  return plot->y + (index + 0.5) * self->band;
}

void
moat_plot_rows_find_beside (const MoatPlotRows *self, guint index, guint *first, guint *end)
{
  guint reach = (guint) MAX (ceil ((self->line + self->bar) / 2 / self->band - 1e-6), 1) - 1;

  *first = index - MIN (index, reach);
  *end = MIN (index + reach + 1, self->rows->len);
}

static gboolean
is_cut (char **lines)
{
  guint n = g_strv_length (lines);

  return n == 0 || g_str_has_suffix (lines[n - 1], "…");
}

/* The lines of a name that has to be broken, as even as they get. */
static char **
break_name (const MoatPlotRows *self, const MoatScope *scope, const MoatTextStyle *style,
            const char *name, double width)
{
  char **lines = moat_text_fit_wrap (scope->measurer, style, name, width, self->lines);
  guint n = g_strv_length (lines);
  double low = n > 0 ? width / n : 0, high = width;

  for (guint i = 0; n > 1 && !is_cut (lines) && i < BALANCE_STEPS; i++)
    {
      double middle = (low + high) / 2;
      char **narrow = moat_text_fit_wrap (scope->measurer, style, name, middle, self->lines);
      gboolean is_worse = g_strv_length (narrow) > n || is_cut (narrow);

      *(is_worse ? &low : &high) = middle;
      g_strfreev (is_worse ? narrow : lines);
      lines = is_worse ? lines : narrow;
    }
  return lines;
}

static void
emit_name (MoatPlotRows *self, const MoatScope *scope, const MoatRect *plot, guint index)
{
  const MoatPlotRow *row = get_row (self, index);
  MoatTextStyle style = style_of (self, row);
  double right = plot->x - scope->sizes.pad * 1.5;
  double width = self->names - scope->sizes.pad * 1.5 + 0.01;
  g_auto (GStrv) lines = break_name (self, scope, &style, row->name, width);
  guint n = g_strv_length (lines);
  double y = moat_plot_rows_middle (self, plot, index) - n * self->line / 2;

  self->is_cut |= is_cut (lines);
  for (guint i = 0; i < n; i++)
    {
      MoatTextNode text = { lines[i], &style, scope->theme->ink, MOAT_TEXT_ALIGN_END, right, y };
      MoatRect box = moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, row->datum, &text);

      moat_room_take (scope->room, &box);
      y += self->line;
    }
}

static void
emit_rank (const MoatPlotRows *self, const MoatScope *scope, const MoatRect *plot, guint index)
{
  const MoatPlotRow *row = get_row (self, index);
  MoatTextNode text = { .text = row->rank,
                        .style = &self->style,
                        .color = scope->theme->ink_soft,
                        .align = MOAT_TEXT_ALIGN_END };
  MoatRect box;

  text.x = plot->x - self->names - scope->sizes.pad * 1.5;
  text.y = moat_plot_rows_middle (self, plot, index) - self->line / 2;
  box = moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, row->datum, &text);
  moat_room_take (scope->room, &box);
}

gboolean
moat_plot_rows_emit_value (const MoatPlotRows *self, const MoatPlot *plot, guint index,
                           const MoatPlotValue *value)
{
  const MoatScope *scope = plot->scope;
  double sign = value->after ? 1 : -1, right = plot->area.x + plot->area.width;
  MoatTextStyle style = self->style;
  MoatTextNode text = { .text = value->words,
                        .style = &style,
                        .color = value->color,
                        .align = value->after ? MOAT_TEXT_ALIGN_START : MOAT_TEXT_ALIGN_END,
                        .x = value->x + sign * scope->sizes.pad * MOAT_PLOT_VALUE_GAP };
  MoatTextExtents size;
  MoatRect box;

  style.weight = value->weight;
  size = moat_scope_measure (scope, &style, value->words);
  text.y = moat_plot_rows_middle (self, &plot->plot, index) - size.height / 2;
  box =
    (MoatRect){ text.x - (value->after ? 1 : size.width + 1), text.y, size.width + 2, size.height };
  if (fabs (value->x - value->mark) > MOST_MOVED * self->line || box.x < plot->plot.x - 2 ||
      box.x + box.width > right + 2)
    return FALSE;
  moat_scope_paper (scope, value->datum, &box);
  moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, value->datum, &text);
  moat_room_take (scope->room, &box);
  return TRUE;
}

void
moat_plot_rows_emit (MoatPlotRows *self, const MoatScope *scope, const MoatRect *plot)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!get_row (self, i)->is_named)
        continue;
      emit_name (self, scope, plot, i);
      if (get_row (self, i)->rank)
        emit_rank (self, scope, plot, i);
    }
}
