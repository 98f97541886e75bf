/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lane of events beneath the plot, on the same days.
 *
 * An event that is known to the day is a dot, one that is known to the month or the year a bar
 * of that length: precision is not made up.  Events that would touch go to the next row.
 *
 * A label stands beneath its mark, wherever there is room as long as it is beneath: it may slide
 * to either side, in two lines if it is long, with the date below.  Where that takes too many rows
 * it stands beside its mark, in one line with the date, so that a row is only a third as high.
 *
 * Events that find no row keep their mark, where it covers no other if that can be, without a
 * label, so that nothing that happened is lost to the pointer; the lane counts them, because the
 * chart has to say it.  Where there is no row for labels at all, one strip has all the marks.
 */
#include "moat-event-lane.h"

#include <math.h>

#include "moat-text-fit.h"

#define SMALLEST_LABEL_WIDTH 90.0 /* px at factor 1 */
#define SHARE_OF_PLOT 0.26        /* that a label may be wide before it is broken */

typedef struct
{
  MoatPeriod period;
  gsize event;      /* index in the request */
  const char *text; /* borrowed from the request */
  char *date;
  char **lines;      /* of the label, broken */
  double width;      /* of the label with its date */
  double date_width; /* of the date */
  guint row;
  gboolean labelled;
  MoatRect mark; /* y from the top of the row */
  double label_x;
} MoatLaneItem;

static void
clear_item (gpointer data)
{
  MoatLaneItem *item = data;

  g_free (item->date);
  g_strfreev (item->lines);
}

static MoatDate
first_day (MoatPeriod period)
{
  return moat_period_is_instant (period) ? period.end : period.start;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const MoatLaneItem *left = a, *right = b;
  int order = (first_day (left->period) > first_day (right->period)) -
              (first_day (left->period) < first_day (right->period));

  return order ? order : moat_period_compare (left->period, right->period);
}

void
moat_event_lane_init (MoatEventLane *self, const MoatScope *scope, const MoatFigures *figures)
{
  const MoatChartRequest *request = scope->request;

  *self = (MoatEventLane){ .items = g_array_new (FALSE, TRUE, sizeof (MoatLaneItem)) };
  g_array_set_clear_func (self->items, clear_item);
  for (gsize i = 0; request->spec->show_events && figures->time.present && i < request->n_events;
       i++)
    {
      const MoatChartEvent *event = &request->events[i];
      MoatLaneItem item = { .period = event->period,
                            .event = i,
                            .text = event->label ? event->label : "" };

      if (!moat_period_is_valid (event->period) || event->period.end < figures->time.from ||
          first_day (event->period) > figures->time.to)
        continue;
      item.date = moat_period_days (event->period) > 1
                    ? moat_wording_period (scope->wording, event->period, MOAT_YEAR_END_CALENDAR)
                    : moat_wording_date (scope->wording, event->period.end);
      g_array_append_val (self->items, item);
    }
  g_array_sort (self->items, compare_items);
}

void
moat_event_lane_clear (MoatEventLane *self)
{
  g_array_unref (self->items);
}

static double
line_height (const MoatScope *scope, const MoatTextStyle *style)
{
  return moat_scope_measure (scope, style, "0").height;
}

static double
dot_radius (const MoatScope *scope)
{
  return 4.6 * scope->sizes.factor;
}

/* How far a label beside a mark is from it, and its date from it. */
static double
beside_gap (const MoatScope *scope)
{
  return scope->sizes.pad;
}

/* The y of the marks' middle within a row. */
static double
mark_middle (const MoatScope *scope, gboolean beside)
{
  if (!beside)
    return dot_radius (scope);
  return MAX (dot_radius (scope), line_height (scope, &scope->sizes.text) / 2);
}

static void
measure_label (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, gboolean beside)
{
  const MoatSizes *sizes = &scope->sizes;
  double most = MAX (SHARE_OF_PLOT * axes->plot.width, SMALLEST_LABEL_WIDTH * sizes->factor);

  g_strfreev (item->lines);
  item->lines =
    moat_text_fit_wrap (scope->measurer, &sizes->text, item->text,
                        beside ? axes->plot.width : MIN (most, axes->plot.width), beside ? 1 : 2);
  item->date_width = moat_scope_measure (scope, &sizes->small, item->date).width;
  item->width = item->date_width;
  if (beside)
    item->width += item->lines[0] ? moat_scope_measure (scope, &sizes->text, item->text).width +
                                      beside_gap (scope)
                                  : 0;
  for (guint i = 0; !beside && item->lines[i]; i++)
    item->width = MAX (item->width, moat_scope_measure (scope, &sizes->text, item->lines[i]).width);
}

static void
measure_mark (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, gboolean beside)
{
  double radius = dot_radius (scope), height = 5.5 * scope->sizes.factor;
  double left = moat_axes_clamp_x (axes, first_day (item->period));
  double right = moat_axes_clamp_x (axes, item->period.end + 1.0);
  double middle = mark_middle (scope, beside);

  item->mark = (MoatRect){ left, middle - height / 2, right - left, height };
  if (moat_period_days (item->period) <= 1 || right - left < 2 * radius)
    {
      double x =
        CLAMP ((left + right) / 2, axes->plot.x + radius, axes->plot.x + axes->plot.width - radius);
      item->mark = (MoatRect){ x - radius, middle - radius, 2 * radius, 2 * radius };
    }
}

/* Up to where a row is taken, in px. */
typedef struct
{
  double marks, labels;
} RowEnds;

static gboolean
has_room_for_mark (const MoatLaneItem *item, const MoatScope *scope, const RowEnds *ends)
{
  return item->mark.x >= ends->marks + scope->sizes.pad / 2;
}

static gboolean
fit_beneath (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, const RowEnds *ends)
{
  double plot_end = axes->plot.x + axes->plot.width;
  double middle = item->mark.x + (item->mark.width - item->width) / 2;
  double least = MAX (axes->plot.x, item->mark.x + item->mark.width - item->width);
  double most = MIN (plot_end - item->width, item->mark.x);

  if (item->width < item->mark.width)
    least = most = CLAMP (middle, axes->plot.x, MAX (axes->plot.x, plot_end - item->width));
  least = MAX (least, ends->labels + 2 * scope->sizes.pad);
  if (!has_room_for_mark (item, scope, ends) || least > most)
    return FALSE;
  item->label_x = CLAMP (middle, least, most);
  return TRUE;
}

/* To the right of the mark, else to its left. */
static gboolean
fit_beside (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, const RowEnds *ends)
{
  double taken = MAX (ends->marks, ends->labels) + 2 * scope->sizes.pad;
  double plot_end = axes->plot.x + axes->plot.width;
  double right = item->mark.x + item->mark.width + beside_gap (scope);
  double left = item->mark.x - beside_gap (scope) - item->width;

  if (item->mark.x < taken)
    return FALSE;
  item->label_x = right + item->width <= plot_end ? right : left;
  return item->label_x == right || left >= MAX (axes->plot.x, taken);
}

/* Puts @item into the first row where its mark and its label have room. */
static void
put_in_row (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, GArray *rows,
            gboolean beside)
{
  item->labelled = FALSE;
  item->row = rows->len > 0 ? rows->len - 1 : 0;
  for (guint i = 0; i < rows->len && !item->labelled; i++)
    {
      const RowEnds *ends = &g_array_index (rows, RowEnds, i);

      item->labelled =
        beside ? fit_beside (item, scope, axes, ends) : fit_beneath (item, scope, axes, ends);
      if (item->labelled)
        item->row = i;
    }
  for (guint i = rows->len; i > 0 && !item->labelled; i--)
    if (has_room_for_mark (item, scope, &g_array_index (rows, RowEnds, i - 1)))
      {
        item->row = i - 1;
        break;
      }
  if (rows->len > 0)
    {
      RowEnds *ends = &g_array_index (rows, RowEnds, item->row);
      ends->marks = MAX (ends->marks, item->mark.x + item->mark.width);
      if (item->labelled)
        ends->labels = MAX (ends->labels, item->label_x + item->width);
    }
}

double
moat_event_lane_pack (MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                      guint max_rows, gboolean beside)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (RowEnds));
  const RowEnds empty = { -INFINITY, -INFINITY };
  guint most_lines = 1;

  for (guint i = 0; i < max_rows; i++)
    g_array_append_val (rows, empty);
  self->n_rows = self->n_unlabelled = 0;
  self->beside = beside;
  for (guint i = 0; i < self->items->len; i++)
    {
      MoatLaneItem *item = &g_array_index (self->items, MoatLaneItem, i);

      measure_label (item, scope, axes, beside);
      measure_mark (item, scope, axes, beside);
      put_in_row (item, scope, axes, rows, beside);
      self->n_rows = MAX (self->n_rows, item->row + 1);
      if (item->labelled)
        most_lines = MAX (most_lines, g_strv_length (item->lines));
      else
        self->n_unlabelled++;
    }
  self->row_height = 2 * mark_middle (scope, beside) + scope->sizes.pad * 0.6;
  if (!beside && max_rows > 0)
    self->row_height += most_lines * line_height (scope, &scope->sizes.text) +
                        line_height (scope, &scope->sizes.small) + scope->sizes.pad * 1.2;
  return self->n_rows * self->row_height;
}

static void
emit_label_beneath (const MoatLaneItem *item, const MoatScope *scope, int datum, double y)
{
  MoatTextNode text = { .style = &scope->sizes.text,
                        .color = scope->theme->ink,
                        .align = MOAT_TEXT_ALIGN_CENTER };

  text.x = item->label_x + item->width / 2;
  text.y = y + 2 * dot_radius (scope) + scope->sizes.pad * 0.6;
  for (guint i = 0; item->lines[i]; i++)
    {
      text.text = item->lines[i];
      text.y += moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, datum, &text).height;
    }
  text.text = item->date;
  text.style = &scope->sizes.small;
  text.color = scope->theme->ink_soft;
  moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, datum, &text);
}

/* Label and date in one line, on one baseline. */
static void
emit_label_beside (const MoatLaneItem *item, const MoatScope *scope, int datum, double y)
{
  MoatTextNode text = { .text = item->text,
                        .style = &scope->sizes.text,
                        .color = scope->theme->ink,
                        .align = MOAT_TEXT_ALIGN_START };
  double large = moat_scope_measure (scope, text.style, "0").ascent;

  text.x = item->label_x;
  text.y = y + mark_middle (scope, TRUE) - line_height (scope, text.style) / 2;
  moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, datum, &text);
  text.text = item->date;
  text.style = &scope->sizes.small;
  text.color = scope->theme->ink_soft;
  text.x = item->label_x + item->width - item->date_width;
  text.y += large - moat_scope_measure (scope, text.style, "0").ascent;
  moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, datum, &text);
}

static void
emit_item (const MoatLaneItem *item, const MoatScope *scope, double y, gboolean beside)
{
  const MoatDatum datum = {
    .kind = MOAT_DATUM_EVENT,
    .series = -1,
    .index = item->event,
    .bounds = { item->mark.x, item->mark.y + y, item->mark.width, item->mark.height },
    .title = item->text,
    .value = scope->request->events[item->event].entity,
    .period = item->date,
  };
  int at = moat_scene_builder_add_datum (scope->builder, &datum);
  MoatInk ink = moat_ink_fill (scope->theme->ink);
  MoatRect mark = datum.bounds;

  if (mark.width == mark.height)
    moat_scene_builder_circle (scope->builder, MOAT_ROLE_EVENT, at, &mark, &ink);
  else
    moat_scene_builder_rect (scope->builder, MOAT_ROLE_EVENT, at, &mark, &ink);
  if (item->labelled && beside)
    emit_label_beside (item, scope, at, y);
  else if (item->labelled)
    emit_label_beneath (item, scope, at, y);
}

void
moat_event_lane_emit (const MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                      double y)
{
  MoatInk ink = moat_ink_stroke (scope->theme->grid, scope->sizes.line * 0.7, 0);

  for (guint row = 0; row < self->n_rows && !self->beside; row++)
    {
      double middle = y + row * self->row_height + dot_radius (scope);
      const double ends[4] = { axes->plot.x, middle, axes->plot.x + axes->plot.width, middle };
      moat_scene_builder_line (scope->builder, MOAT_ROLE_GRID, -1, ends, &ink);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const MoatLaneItem *item = &g_array_index (self->items, MoatLaneItem, i);
      emit_item (item, scope, y + item->row * self->row_height, self->beside);
    }
}
