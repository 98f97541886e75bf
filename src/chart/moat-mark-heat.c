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
 * The key above says what the palest and the strongest tint stand for.
 *
 * Rows that would be too low to read are left out from the end, and so are the earliest columns
 * that have no room; the foot says how many.
 */
#include "moat-mark-heat.h"

#include <math.h>

#include "moat-plot-key.h"
#include "moat-plot-rows.h"
#include "moat-plot-words.h"

#define ROW_LINES 1.25  /* of a line of text that a row is high at least */
#define KEY_RADIUS 5.0  /* px at factor 1 */
#define LEAST_CELL 16.0 /* px at factor 1 that a column is wide at least */
#define PALEST 0.12     /* of the hue, at zero */
#define STRONGEST 0.92  /* at the largest value */

typedef struct
{
  MoatPlot *plot;
  const MoatScope *scope;
  const MoatFigures *figures;
  MoatPlotRows rows; /* those that are drawn: the first of the series */
  guint n_columns, first_column;
  double cell;    /* px that a column is wide */
  double largest; /* distance from zero */
  int decimals;
  gboolean has_numbers;
} Heat;

static char *
word_value (const Heat *self, const MoatFigure *figure)
{
  return moat_plot_words_value (self->scope, self->figures, figure, self->decimals);
}

static double
measure_numbers (const Heat *self)
{
  double widest = 0;

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      g_autofree char *text = word_value (self, moat_figures_get (self->figures, i));

      widest =
        MAX (widest, moat_scope_measure (self->scope, &self->scope->sizes.small, text).width);
    }
  return widest + self->scope->sizes.pad;
}

static void
add_rows (Heat *self, double height)
{
  double line = moat_scope_measure (self->scope, &self->scope->sizes.text, "0").height;
  guint most = (guint) MAX (height / (ROW_LINES * line), 1);

  for (guint i = 0; i < MIN (self->figures->series->len, most); i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (self->figures, i);
      MoatPlotRow row = { .name = g_strdup (series->name),
                          .is_preferred = series->is_highlighted,
                          .datum = -1 };
      g_array_append_val (self->rows.rows, row);
    }
}

/* Divides the area among the key, the names and the cells that there is room for. */
static void
place (Heat *self, double key)
{
  const MoatSizes *sizes = &self->scope->sizes;
  MoatRect *plot = &self->plot->plot;
  double head = moat_scope_measure (self->scope, &sizes->text, "0").height + sizes->pad;

  *plot = self->plot->area;
  plot->y += key + head;
  plot->height = MAX (plot->height - key - head, 1);
  add_rows (self, plot->height);
  moat_plot_rows_measure (&self->rows, self->scope, plot);
  plot->height = self->rows.band * self->rows.rows->len;
  plot->x += self->rows.names;
  plot->width = MAX (plot->width - self->rows.names, 1);
  self->n_columns =
    MIN (self->figures->columns->len, (guint) MAX (plot->width / (LEAST_CELL * sizes->factor), 1));
  self->first_column = self->figures->columns->len - self->n_columns;
  self->cell = plot->width / self->n_columns;
  self->has_numbers = measure_numbers (self) <= self->cell;
}

static MoatRect
cell_at (const Heat *self, guint row, guint column)
{
  const MoatRect *plot = &self->plot->plot;
  double gap = self->scope->sizes.line;

  return (MoatRect){ plot->x + column * self->cell + gap / 2,
                     plot->y + row * self->rows.band + gap / 2, MAX (self->cell - gap, 1),
                     MAX (self->rows.band - gap, 1) };
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

  if (figure->series >= self->rows.rows->len || figure->column < (int) self->first_column)
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
  g_autofree gboolean *there = g_new0 (gboolean, self->rows.rows->len * self->n_columns + 1);

  for (guint i = 0; i < self->figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (self->figures, i);
      if (figure->series < self->rows.rows->len && figure->column >= (int) self->first_column)
        there[figure->series * self->n_columns + (guint) figure->column - self->first_column] =
          TRUE;
    }
  for (guint i = 0; i < self->rows.rows->len * self->n_columns; i++)
    {
      MoatRect cell = cell_at (self, i / self->n_columns, i % self->n_columns);
      if (!there[i])
        emit_text (self, "–", &self->scope->sizes.small, &cell, self->scope->theme->ink_soft, -1);
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

      cell.height = moat_scope_measure (self->scope, &self->scope->sizes.text, name).height;
      cell.y = self->plot->plot.y - cell.height - self->scope->sizes.pad / 2;
      if (width > cell.width) /* the outermost stay on the paper */
        {
          double right = self->plot->area.x + self->plot->area.width;
          cell.x = MIN (cell.x + cell.width / 2 - width / 2, right - width);
          cell.width = width;
        }
      emit_text (self, name, &self->scope->sizes.text, &cell, self->scope->theme->ink_soft, -1);
    }
}

/* What the palest and the strongest tints stand for. */
static MoatPlotKey *
make_key (const Heat *self)
{
  MoatPlotKey *key = moat_plot_key_new ();
  const double ends[] = { self->figures->low, self->figures->high };
  MoatNumberStyle style = moat_number_style (self->figures->unit);

  style.with_unit = TRUE;
  style.scale = self->figures->scale;
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && ends[0] < ends[1]; i++)
    {
      g_autofree char *name = moat_wording_number (self->scope->wording, ends[i], &style);
      moat_plot_key_add (key, name, tint (self, ends[i]), KEY_RADIUS * self->scope->sizes.factor);
    }
  return key;
}

static void
say (const Heat *self, MoatPhrase phrase, guint part, guint whole)
{
  if (part > 0)
    g_ptr_array_add (self->scope->late, moat_plot_words_count (self->scope, phrase, part, whole));
}

static void
emit (MoatPlot *plot)
{
  Heat self = { .plot = plot, .scope = plot->scope, .figures = plot->figures };
  g_autoptr (MoatPlotKey) key = NULL;

  self.largest = MAX (fabs (plot->figures->low), fabs (plot->figures->high));
  self.decimals = moat_plot_words_decimals (plot->figures);
  moat_plot_rows_init (&self.rows);
  key = make_key (&self);
  place (&self, moat_plot_key_measure (key, plot->scope, plot->area.width));
  moat_plot_key_emit (key, plot->scope, &plot->area);
  emit_heads (&self);
  moat_plot_rows_emit (&self.rows, plot->scope, &plot->plot);
  for (guint i = 0; i < plot->figures->figures->len; i++)
    emit_figure (&self, i);
  emit_missing (&self);
  say (&self, MOAT_PHRASE_MESSAGE_ROWS_LEFT_OUT, plot->figures->series->len - self.rows.rows->len,
       plot->figures->series->len);
  say (&self, MOAT_PHRASE_MESSAGE_COLUMNS_LEFT_OUT, self.first_column, plot->figures->columns->len);
  if (!self.has_numbers)
    g_ptr_array_add (
      plot->scope->late,
      moat_wording_phrase (plot->scope->wording, MOAT_PHRASE_MESSAGE_CELLS_UNLABELLED, NULL));
  plot->is_shortened |= self.rows.is_cut;
  moat_plot_rows_clear (&self.rows);
}

const MoatPlotKind moat_heat_kind = {
  .emit = emit,
  .looks = MOAT_PLOT_LOOKS_NONE,
};
