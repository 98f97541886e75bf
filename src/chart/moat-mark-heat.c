/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A heat table: series below each other, periods side by side, each value in a cell whose tint
 * grows with it.
 *
 * From zero up there is one hue, that of the accent; where values lie on both sides of zero a
 * second hue stands for those below it, and both are pale at zero.  Numbers are written in the
 * cells in the ink that reads on them, all or none, for a table with holes would be read as one
 * with gaps.  What is not there is a dash on the bare ground.  What is not actual has the dashed
 * edge of a plan.
 *
 * Rows that would be too low to read are left out from the end, and so are the earliest columns
 * that have no room; the foot says how many.
 */
#include "moat-mark-heat.h"

#include <math.h>

#include "moat-chart-words.h"
#include "moat-text-fit.h"

#define MOST_NAMES 0.36  /* of the area that names may take */
#define ROW_LINES 1.25   /* of a line of text that a row is high at least */
#define HIGHEST_ROW 56.0 /* px at factor 1 */
#define LEAST_CELL 16.0  /* px at factor 1 that a column is wide at least */
#define PALEST 0.06      /* of the hue, at zero */
#define STRONGEST 0.92   /* at the largest value */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  guint n_rows, n_columns;        /* that are drawn */
  guint first_row, first_column;  /* all rows begin with the first */
  double names, line, band, cell; /* px */
  double largest;                 /* distance from zero */
  gboolean has_numbers;
} Heat;

/* Rows are the series that have figures, in their order. */
static guint
count_rows (const Heat *self)
{
  return self->figures->series->len;
}

static double
measure_names (const Heat *self)
{
  double widest = 0;

  for (guint i = 0; i < count_rows (self); i++)
    widest = MAX (widest, moat_scope_measure (self->scope, &self->scope->sizes.text,
                                              moat_figures_get_series (self->figures, i)->name)
                            .width);
  return MIN (widest + 2 * self->scope->sizes.pad, MOST_NAMES * self->plot->area.width);
}

static char *
word_value (const Heat *self, const MoatFigure *figure)
{
  return moat_words_amount (self->scope, self->figures, figure, FALSE);
}

static double
measure_numbers (const Heat *self)
{
  double widest = 0;

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (self->figures, i);
      g_autofree char *text = word_value (self, figure);

      widest =
        MAX (widest, moat_scope_measure (self->scope, &self->scope->sizes.small, text).width);
    }
  return widest + self->scope->sizes.pad;
}

/* The rows, columns and cells that the area has room for. */
static void
place (Heat *self)
{
  const MoatSizes *sizes = &self->scope->sizes;
  MoatRect area = self->plot->area;
  guint all_columns = self->figures->columns->len;
  double head, least;

  self->line = moat_scope_measure (self->scope, &sizes->text, "0").height;
  head = self->line + sizes->pad;
  self->names = measure_names (self);
  self->n_rows =
    MIN (count_rows (self), (guint) MAX ((area.height - head) / (ROW_LINES * self->line), 1));
  least = MAX (LEAST_CELL * sizes->factor, 1);
  self->n_columns = MIN (all_columns, (guint) MAX ((area.width - self->names) / least, 1));
  self->first_column = all_columns - self->n_columns;
  self->band = MIN ((area.height - head) / self->n_rows, HIGHEST_ROW * sizes->factor);
  self->cell = (area.width - self->names) / self->n_columns;
  self->has_numbers = measure_numbers (self) <= self->cell;
  self->plot->plot = (MoatRect){ area.x + self->names, area.y + head, area.width - self->names,
                                 self->band * self->n_rows };
}

static MoatRect
cell_at (const Heat *self, guint row, guint column)
{
  const MoatRect *plot = &self->plot->plot;
  double gap = self->scope->sizes.line;

  return (MoatRect){ plot->x + column * self->cell + gap / 2, plot->y + row * self->band + gap / 2,
                     MAX (self->cell - gap, 1), MAX (self->band - gap, 1) };
}

static MoatColor
tint (const Heat *self, double value)
{
  const MoatTheme *theme = self->scope->theme;
  double share = self->largest > 0 ? fabs (value) / self->largest : 0;
  MoatColor hue = value < 0 ? theme->annotation : theme->accent;

  return moat_color_mix (hue, theme->background, PALEST + (STRONGEST - PALEST) * MIN (share, 1));
}

static void
emit_text (const Heat *self, const char *text, const MoatTextStyle *style, const MoatRect *cell,
           MoatColor color, int datum)
{
  MoatTextExtents size = moat_scope_measure (self->scope, style, text);
  MoatTextNode node = { .text = text,
                        .style = style,
                        .color = color,
                        .align = MOAT_TEXT_ALIGN_CENTER,
                        .x = cell->x + cell->width / 2,
                        .y = cell->y + (cell->height - size.height) / 2 };

  moat_scope_text (self->scope, datum >= 0 ? MOAT_ROLE_MARK_LABEL : MOAT_ROLE_AXIS_LABEL, datum,
                   &node);
}

static void
emit_figure (const Heat *self, guint index)
{
  const MoatFigure *figure = moat_figures_get (self->figures, index);
  MoatRect cell;
  MoatColor ground = tint (self, figure->value);
  MoatInk ink = moat_ink_fill (ground);
  MoatMarkPlace *place = moat_plot_get_place (self->plot, index);

  if (figure->series >= self->n_rows || figure->column < (int) self->first_column)
    return;
  cell = cell_at (self, figure->series, (guint) figure->column - self->first_column);
  if (figure->observation->status != MOAT_STATUS_ACTUAL)
    ink.stroke = moat_ink_stroke (self->scope->theme->ink_soft, self->scope->sizes.line,
                                  3 * self->scope->sizes.factor)
                   .stroke;
  moat_scene_builder_rect (self->scope->builder, MOAT_ROLE_MARK, figure->datum, &cell, &ink);
  moat_scene_builder_set_datum_bounds (self->scope->builder, figure->datum, &cell);
  if (self->has_numbers)
    {
      g_autofree char *text = word_value (self, figure);
      emit_text (self, text, &self->scope->sizes.small, &cell,
                 moat_scope_color_on (self->scope, ground), figure->datum);
    }
  *place = (MoatMarkPlace){ TRUE, cell, cell.x + cell.width / 2, cell.y + cell.height / 2 };
}

/* A dash wherever no figure stands. */
static void
emit_missing (const Heat *self)
{
  g_autofree gboolean *there = g_new0 (gboolean, self->n_rows * self->n_columns + 1);

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (self->figures, i);
      if (figure->series < self->n_rows && figure->column >= (int) self->first_column)
        there[figure->series * self->n_columns + (guint) figure->column - self->first_column] =
          TRUE;
    }
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      MoatRect cell = cell_at (self, i / self->n_columns, i % self->n_columns);
      if (!there[i])
        emit_text (self, "–", &self->scope->sizes.small, &cell, self->scope->theme->ink_soft, -1);
    }
}

static void
emit_names (const Heat *self)
{
  const MoatScope *scope = self->scope;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (self->figures, i);
      MoatTextStyle style = scope->sizes.text;
      g_auto (GStrv) lines = NULL;
      MoatTextNode node = { .style = &style,
                            .color = scope->theme->ink,
                            .align = MOAT_TEXT_ALIGN_END,
                            .x = self->plot->plot.x - scope->sizes.pad };

      if (series->is_highlighted)
        style.weight = MOAT_TEXT_WEIGHT_BOLD;
      lines = moat_text_fit_wrap (scope->measurer, &style, series->name,
                                  self->names - scope->sizes.pad, 1);
      if (!lines[0])
        continue;
      self->plot->is_shortened |= g_strcmp0 (lines[0], series->name) != 0;
      node.text = lines[0];
      node.y = self->plot->plot.y + (i + 0.5) * self->band - self->line / 2;
      moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &node);
    }
}

/* Every so many columns that their names do not touch, counted from the last. */
static void
emit_heads (const Heat *self)
{
  double widest = 0;
  guint stride;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *name =
        moat_figures_name_column (self->figures, self->scope, (int) (self->first_column + i));
      widest = MAX (widest, moat_scope_measure (self->scope, &self->scope->sizes.text, name).width);
    }
  stride = (guint) MAX (ceil ((widest + self->scope->sizes.pad) / self->cell), 1);
  for (guint i = self->n_columns; i > 0; i -= MIN (stride, i))
    {
      g_autofree char *name =
        moat_figures_name_column (self->figures, self->scope, (int) (self->first_column + i - 1));
      MoatRect cell = cell_at (self, 0, i - 1);
      double width = moat_scope_measure (self->scope, &self->scope->sizes.text, name).width;

      cell.y = self->plot->area.y;
      cell.height = self->line;
      if (width > cell.width) /* the outermost stay on the paper */
        {
          double right = self->plot->area.x + self->plot->area.width;
          cell.x = MIN (cell.x + cell.width / 2 - width / 2, right - width);
          cell.width = width;
        }
      emit_text (self, name, &self->scope->sizes.text, &cell, self->scope->theme->ink_soft, -1);
    }
}

static void
say (const Heat *self, MoatPhrase phrase, guint part, guint whole)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *n = moat_wording_number (self->scope->wording, part, &style);
  g_autofree char *of = moat_wording_number (self->scope->wording, whole, &style);

  if (part > 0)
    g_ptr_array_add (self->scope->late,
                     moat_wording_phrase (self->scope->wording, phrase, n, of, NULL));
}

static void
emit (MoatPlot *plot)
{
  Heat self = { .plot = plot, .scope = plot->scope, .figures = plot->figures };

  self.largest = MAX (fabs (plot->figures->low), fabs (plot->figures->high));
  place (&self);
  emit_heads (&self);
  emit_names (&self);
  for (guint i = 0; i < plot->figures->figures->len; i++)
    emit_figure (&self, i);
  emit_missing (&self);
  say (&self, MOAT_PHRASE_MESSAGE_ROWS_LEFT_OUT, count_rows (&self) - self.n_rows,
       count_rows (&self));
  say (&self, MOAT_PHRASE_MESSAGE_COLUMNS_LEFT_OUT, self.first_column, plot->figures->columns->len);
  if (!self.has_numbers)
    g_ptr_array_add (
      plot->scope->late,
      moat_wording_phrase (plot->scope->wording, MOAT_PHRASE_MESSAGE_CELLS_UNLABELLED, NULL));
}

const MoatPlotKind moat_heat_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_NONE,
};
