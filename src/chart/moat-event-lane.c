/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The lane of events beneath the plot, on the same days.
 *
 * An event that is known to the day is a dot, one that is known to the month or the year a bar
 * of that length: precision is not made up.  Its label stands beneath it, wherever there is room
 * as long as it is beneath: it may slide to either side, in two lines if it is long, with the date
 * below.  Events that would touch go to the next row; those that find no row keep their mark in the
 * last one, without a label, so that nothing that happened is lost to the pointer.
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
  char **lines; /* of the label, broken */
  double width; /* of the label with its date */
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

/* The label in one line, or in two if it is long, and the mark at its days. */
static void
measure_item (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes)
{
  const MoatSizes *sizes = &scope->sizes;
  double most = MAX (SHARE_OF_PLOT * axes->plot.width, SMALLEST_LABEL_WIDTH * sizes->factor);
  double radius = dot_radius (scope), height = 5.5 * sizes->factor;
  double left = moat_axes_clamp_x (axes, first_day (item->period));
  double right = moat_axes_clamp_x (axes, item->period.end + 1.0);

  g_strfreev (item->lines);
  item->lines =
    moat_text_fit_wrap (scope->measurer, &sizes->text, item->text, MIN (most, axes->plot.width), 2);
  item->width = moat_scope_measure (scope, &sizes->small, item->date).width;
  for (guint i = 0; item->lines[i]; i++)
    item->width = MAX (item->width, moat_scope_measure (scope, &sizes->text, item->lines[i]).width);
  item->mark = (MoatRect){ left, radius - height / 2, right - left, height };
  if (moat_period_days (item->period) <= 1 || right - left < 2 * radius)
    {
      double x =
        CLAMP ((left + right) / 2, axes->plot.x + radius, axes->plot.x + axes->plot.width - radius);
      item->mark = (MoatRect){ x - radius, 0, 2 * radius, 2 * radius };
    }
}

/* Puts @item into the first row where its mark and its label have room; @mark_ends and
 * @label_ends are where each row is taken up to. */
static gboolean
put_in_row (MoatLaneItem *item, const MoatScope *scope, const MoatAxes *axes, GArray *rows,
            guint row)
{
  double *ends = g_array_index (rows, double *, row);
  double gap = 2 * scope->sizes.pad;
  double plot_end = axes->plot.x + axes->plot.width;
  double middle = item->mark.x + (item->mark.width - item->width) / 2;
  double least = MAX (axes->plot.x, item->mark.x + item->mark.width - item->width);
  double most = MIN (plot_end - item->width, item->mark.x);

  if (item->width < item->mark.width)
    least = most = CLAMP (middle, axes->plot.x, MAX (axes->plot.x, plot_end - item->width));
  least = MAX (least, ends[1] + gap);
  if (item->mark.x < ends[0] + scope->sizes.pad / 2 || least > most)
    return FALSE;
  item->row = row;
  item->labelled = TRUE;
  item->label_x = CLAMP (middle, least, most);
  ends[0] = item->mark.x + item->mark.width;
  ends[1] = item->label_x + item->width;
  return TRUE;
}

double
moat_event_lane_pack (MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                      guint max_rows)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (double *));
  g_autofree double *ends = g_new (double, 2 * MAX (max_rows, 1));
  guint most_lines = 1;

  for (guint i = 0; i < max_rows; i++)
    {
      double *row = &ends[2 * i];
      row[0] = row[1] = -INFINITY;
      g_array_append_val (rows, row);
    }
  self->n_rows = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      MoatLaneItem *item = &g_array_index (self->items, MoatLaneItem, i);

      measure_item (item, scope, axes);
      item->labelled = FALSE;
      item->row = max_rows > 0 ? max_rows - 1 : 0;
      for (guint row = 0; row < max_rows && !item->labelled; row++)
        put_in_row (item, scope, axes, rows, row);
      if (max_rows > 0)
        self->n_rows = MAX (self->n_rows, item->row + 1);
      most_lines = MAX (most_lines, item->labelled ? g_strv_length (item->lines) : 1);
    }
  self->row_height = 2 * dot_radius (scope) + scope->sizes.pad * 0.6 +
                     most_lines * line_height (scope, &scope->sizes.text) +
                     line_height (scope, &scope->sizes.small) + scope->sizes.pad * 1.2;
  return self->n_rows * self->row_height;
}

static void
emit_item (const MoatLaneItem *item, const MoatScope *scope, double y)
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
  MoatTextNode text = { .style = &scope->sizes.text,
                        .color = scope->theme->ink,
                        .align = MOAT_TEXT_ALIGN_CENTER };

  if (mark.width == mark.height)
    moat_scene_builder_circle (scope->builder, MOAT_ROLE_EVENT, at, &mark, &ink);
  else
    moat_scene_builder_rect (scope->builder, MOAT_ROLE_EVENT, at, &mark, &ink);
  if (!item->labelled)
    return;
  text.x = item->label_x + item->width / 2;
  text.y = y + 2 * dot_radius (scope) + scope->sizes.pad * 0.6;
  for (guint i = 0; item->lines[i]; i++)
    {
      text.text = item->lines[i];
      text.y += moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, at, &text).height;
    }
  text.text = item->date;
  text.style = &scope->sizes.small;
  text.color = scope->theme->ink_soft;
  moat_scope_text (scope, MOAT_ROLE_EVENT_LABEL, at, &text);
}

void
moat_event_lane_emit (const MoatEventLane *self, const MoatScope *scope, const MoatAxes *axes,
                      double y)
{
  MoatInk ink = moat_ink_stroke (scope->theme->grid, scope->sizes.line * 0.7, 0);

  for (guint row = 0; row < self->n_rows; row++)
    {
      double middle = y + row * self->row_height + dot_radius (scope);
      const double ends[4] = { axes->plot.x, middle, axes->plot.x + axes->plot.width, middle };
      moat_scene_builder_line (scope->builder, MOAT_ROLE_GRID, -1, ends, &ink);
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const MoatLaneItem *item = &g_array_index (self->items, MoatLaneItem, i);
      if (self->n_rows > 0)
        emit_item (item, scope, y + item->row * self->row_height);
    }
}
