/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names and values at both ends of slopes.
 *
 * Labels are pushed apart in the order of their values, so that the thin lines that lead to those
 * that were moved do not cross.  When they do not fit, or would stand too far from their values,
 * series lose their labels on both sides, the smallest first, a highlighted one last.
 *
 * A name stands on both sides where there is room, else at the right; a line that does not get that
 * far is named where it ends.
 */
#include "moat-slope-labels.h"

#include <math.h>

#include "moat-label-stack.h"
#include "moat-plot-words.h"
#include "moat-text-fit.h"

#define BOTH_NAMES 560.0  /* px of an area from which on names stand on both sides */
#define NARROW 400.0      /* px of an area below which labels are small */
#define LEAST_LINES 0.25  /* of the area, that names leave to the lines */
#define WIDEST_NAMES 0.24 /* of the area */
#define LEAD 13.0         /* px at factor 1 */
#define MOST_MOVED 4.0    /* lines that a label may stand from its value */

static const MoatFigure *
get_figure (const MoatPlot *plot, guint index)
{
  return moat_figures_get (plot->figures, index);
}

static const MoatChartSeries *
series_of (const MoatPlot *plot, const MoatFigure *figure)
{
  return moat_figures_get_series (plot->figures, figure->series);
}

static int
column_of (const MoatPlot *plot, gboolean is_last)
{
  return is_last ? (int) plot->figures->columns->len - 1 : 0;
}

/* Whether the series of @figure has a figure on the other side too. */
static gboolean
reaches_over (const MoatPlot *plot, const MoatFigure *figure, gboolean is_last)
{
  for (guint i = 0; i < plot->figures->figures->len; i++)
    {
      const MoatFigure *other = get_figure (plot, i);

      if (other->series == figure->series && other->column == column_of (plot, !is_last))
        return TRUE;
    }
  return FALSE;
}

static MoatTextStyle
style_of (const MoatSlopeLabels *self, const MoatChartSeries *series)
{
  MoatTextStyle style = self->style;

  if (series->is_highlighted)
    style.weight = MOAT_TEXT_WEIGHT_BOLD;
  return style;
}

static gboolean
is_named (const MoatSlopeLabels *self, const MoatPlot *plot, const MoatFigure *figure,
          gboolean is_last)
{
  return self->sides[is_last].names_all || !reaches_over (plot, figure, is_last);
}

static void
measure_side (MoatSlopeLabels *self, const MoatPlot *plot, gboolean is_last)
{
  const MoatScope *scope = plot->scope;
  MoatSlopeSide *side = &self->sides[is_last];

  for (guint i = 0; i < plot->figures->figures->len; i++)
    {
      const MoatFigure *figure = get_figure (plot, i);
      const MoatChartSeries *series = series_of (plot, figure);
      MoatTextStyle style = style_of (self, series);
      g_autofree char *value = NULL;

      if (figure->column != column_of (plot, is_last))
        continue;
      value = moat_plot_words_value (scope, plot->figures, figure, self->decimals);
      side->values = MAX (side->values, moat_scope_measure (scope, &style, value).width);
      if (side->names < WIDEST_NAMES * plot->area.width && is_named (self, plot, figure, is_last))
        side->names = MAX (side->names, moat_scope_measure (scope, &style, series->name).width);
    }
  side->names = MIN (ceil (side->names), WIDEST_NAMES * plot->area.width);
}

/* Takes from the names what the lines need: what is left of a name still tells it apart. */
static void
leave_lines (MoatSlopeLabels *self, const MoatPlot *plot)
{
  double width = 0, names = 0, most = (1 - LEAST_LINES) * plot->area.width, share;

  for (gboolean is_last = FALSE; is_last <= TRUE; is_last++)
    {
      width += moat_slope_labels_width (self, plot->scope, is_last);
      names += self->sides[is_last].names;
    }
  if (width <= most || names <= 0)
    return;
  share = MAX (names - (width - most), 0) / names;
  for (gboolean is_last = FALSE; is_last <= TRUE; is_last++)
    self->sides[is_last].names = MAX (self->sides[is_last].names * share, 3 * self->line);
}

void
moat_slope_labels_init (MoatSlopeLabels *self, const MoatPlot *plot)
{
  const MoatScope *scope = plot->scope;
  const MoatTextStyle *style = plot->area.width < NARROW ? &scope->sizes.small : &scope->sizes.text;

  *self = (MoatSlopeLabels){
    .style = *style,
    .line = moat_scope_measure (scope, style, "0").height,
    .lead = LEAD * scope->sizes.factor,
    .decimals = moat_plot_words_decimals (plot->figures),
    .dropped = g_hash_table_new (NULL, NULL),
  };
  for (gboolean is_last = FALSE; is_last <= TRUE; is_last++)
    {
      self->sides[is_last].labels = g_array_new (FALSE, TRUE, sizeof (MoatStackedLabel));
      self->sides[is_last].names_all = is_last || plot->area.width >= BOTH_NAMES;
      /* One axis has labels on one side only. */
      if (is_last || plot->figures->columns->len > 1)
        measure_side (self, plot, is_last);
    }
  leave_lines (self, plot);
}

void
moat_slope_labels_clear (MoatSlopeLabels *self)
{
  g_array_unref (self->sides[0].labels);
  g_array_unref (self->sides[1].labels);
  g_hash_table_unref (self->dropped);
}

double
moat_slope_labels_width (const MoatSlopeLabels *self, const MoatScope *scope, gboolean is_last)
{
  const MoatSlopeSide *side = &self->sides[is_last];

  if (side->values <= 0)
    return 0;
  return self->lead + side->values + (side->names > 0 ? side->names + scope->sizes.pad * 1.3 : 0);
}

static void
collect (MoatSlopeLabels *self, const MoatPlot *plot, gboolean is_last)
{
  GArray *labels = self->sides[is_last].labels;

  g_array_set_size (labels, 0);
  for (guint i = 0; i < plot->figures->figures->len && self->sides[is_last].values > 0; i++)
    {
      const MoatFigure *figure = get_figure (plot, i);
      MoatStackedLabel label = { .index = i,
                                 .wanted = moat_value_scale_clamp_px (&plot->scale, figure->value),
                                 .height = self->line };

      if (figure->column == column_of (plot, is_last) &&
          !g_hash_table_contains (self->dropped, GUINT_TO_POINTER (figure->series)))
        g_array_append_val (labels, label);
    }
}

/* Whether all labels of a side stand near their values. */
static gboolean
stack (MoatSlopeLabels *self, const MoatPlot *plot, gboolean is_last, double top, double bottom)
{
  GArray *labels = self->sides[is_last].labels;

  collect (self, plot, is_last);
  if (moat_label_stack_height (labels) > bottom - top)
    return FALSE;
  moat_label_stack_push_apart (labels, top, bottom);
  for (guint i = 0; i < labels->len; i++)
    {
      const MoatStackedLabel *label = &g_array_index (labels, MoatStackedLabel, i);
      if (fabs (label->y - label->wanted) > MOST_MOVED * self->line)
        return FALSE;
    }
  return TRUE;
}

/* A series by how much it matters. */
typedef struct
{
  guint series;
  gboolean is_preferred;
  double weight;
} Turn;

/* The one that matters least comes first. */
static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *first = a, *second = b;

  if (first->is_preferred != second->is_preferred)
    return first->is_preferred ? 1 : -1;
  if (first->weight != second->weight)
    return first->weight < second->weight ? -1 : 1;
  return first->series < second->series ? 1 : -1;
}

static GArray *
order_series (const MoatPlot *plot)
{
  GArray *turns = g_array_new (FALSE, TRUE, sizeof (Turn));

  for (guint i = 0; i < plot->figures->figures->len; i++)
    {
      const MoatFigure *figure = get_figure (plot, i);
      Turn *last = turns->len > 0 ? &g_array_index (turns, Turn, turns->len - 1) : NULL;

      if (!last || last->series != figure->series)
        {
          const Turn turn = { figure->series, series_of (plot, figure)->is_highlighted, 0 };
          g_array_append_val (turns, turn);
          last = &g_array_index (turns, Turn, turns->len - 1);
        }
      last->weight = MAX (last->weight, fabs (figure->value));
    }
  g_array_sort (turns, compare_turns);
  return turns;
}

/* Far too many are first brought to what fits at all, then given up one by one. */
void
moat_slope_labels_place (MoatSlopeLabels *self, const MoatPlot *plot, double top, double bottom)
{
  g_autoptr (GArray) turns = order_series (plot);
  guint most = (guint) MAX ((bottom - top) / self->line, 0), next = 0;

  self->n_series = turns->len;
  for (; turns->len - next > most; next++)
    g_hash_table_add (self->dropped, GUINT_TO_POINTER (g_array_index (turns, Turn, next).series));
  while (!stack (self, plot, FALSE, top, bottom) || !stack (self, plot, TRUE, top, bottom))
    {
      if (next == turns->len)
        break;
      g_hash_table_add (self->dropped, GUINT_TO_POINTER (g_array_index (turns, Turn, next).series));
      next++;
    }
}

static void
emit_lead (const MoatSlopeLabels *self, const MoatPlot *plot, const MoatStackedLabel *label,
           double axis, double sign)
{
  const MoatScope *scope = plot->scope;
  double near = axis + sign * (moat_plot_get_place (plot, label->index)->rect.width / 2 + 1);
  const double ends[4] = { near, label->wanted, axis + sign * (self->lead - 3), label->y };
  MoatInk ink = moat_ink_stroke (scope->theme->ink_soft, scope->sizes.line * 0.5, 0);

  if (fabs (label->y - label->wanted) > 1.5)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_MARK_DETAIL, -1, ends, &ink);
}

static void
emit_text (const MoatPlot *plot, int datum, const MoatTextNode *text)
{
  MoatRect box = moat_scope_text (plot->scope, MOAT_ROLE_MARK_LABEL, datum, text);

  moat_room_take (plot->scope->room, &box);
}

static void
emit_name (MoatSlopeLabels *self, const MoatPlot *plot, const MoatFigure *figure, double y,
           gboolean is_last)
{
  const MoatScope *scope = plot->scope;
  const MoatSlopeSide *side = &self->sides[is_last];
  const MoatChartSeries *series = series_of (plot, figure);
  MoatTextStyle style = style_of (self, series);
  g_auto (GStrv) lines =
    moat_text_fit_wrap (scope->measurer, &style, series->name, side->names + 0.01, 1);
  double off = self->lead + side->values + scope->sizes.pad * 1.3;
  MoatTextNode text = {
    .text = lines[0],
    .style = &style,
    .color =
      moat_scope_text_color (scope, moat_slope_color_of (plot, series), scope->theme->background),
    .align = is_last ? MOAT_TEXT_ALIGN_START : MOAT_TEXT_ALIGN_END,
    .x = is_last ? plot->plot.x + plot->plot.width + off : plot->plot.x - off,
    .y = y,
  };

  self->is_cut |= !lines[0] || g_strcmp0 (lines[0], series->name) != 0;
  if (lines[0])
    emit_text (plot, figure->datum, &text);
}

static void
emit_label (MoatSlopeLabels *self, const MoatPlot *plot, const MoatStackedLabel *label,
            gboolean is_last)
{
  const MoatScope *scope = plot->scope;
  const MoatFigure *figure = get_figure (plot, label->index);
  const MoatSlopeSide *side = &self->sides[is_last];
  MoatTextStyle style = style_of (self, series_of (plot, figure));
  double axis = is_last ? plot->plot.x + plot->plot.width : plot->plot.x;
  double sign = is_last ? 1 : -1, y = label->y - self->line / 2;
  g_autofree char *value = moat_plot_words_value (scope, plot->figures, figure, self->decimals);
  MoatTextNode text = {
    .text = value,
    .style = &style,
    .color = scope->theme->ink,
    .align = MOAT_TEXT_ALIGN_END,
    .x = is_last ? axis + self->lead + side->values : axis - self->lead,
    .y = y,
  };

  emit_lead (self, plot, label, axis, sign);
  emit_text (plot, figure->datum, &text);
  if (is_named (self, plot, figure, is_last))
    emit_name (self, plot, figure, y, is_last);
}

void
moat_slope_labels_emit (MoatSlopeLabels *self, const MoatPlot *plot)
{
  guint n = g_hash_table_size (self->dropped);

  for (gboolean is_last = FALSE; is_last <= TRUE; is_last++)
    for (guint i = 0; i < self->sides[is_last].labels->len; i++)
      emit_label (self, plot, &g_array_index (self->sides[is_last].labels, MoatStackedLabel, i),
                  is_last);
  if (n > 0)
    g_ptr_array_add (
      plot->scope->late,
      moat_plot_words_count (plot->scope, MOAT_PHRASE_MESSAGE_LINES_UNNAMED, n, self->n_series));
}
