/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Train, measure and place: how large the parts of a picture are and where they stand.
 *
 * Parts depend on each other in a circle: the numbers of the value axis need a width that
 * depends on its height, which depends on the rows of events, which depend on the width.  One
 * round begins with a guess of the plot and ends with one that is nearly right; the second is
 * exact but for parts of a px, and marks are clamped to it.
 *
 * A plot that would become too low gives up detail around it, level by level (moat-frame.c).
 */
#include "moat-chart-place.h"

#include "moat-annotations.h"
#include "moat-chart-words.h"
#include "moat-legend.h"
#include "moat-mark-line.h"
#include "moat-mark-span.h"

#define FIRST_SHARE 0.42 /* of the picture that the plot is guessed to be high */
#define ROUNDS 2

static MoatChartKind
kind_of (const MoatPlacing *self)
{
  return self->scope.request->spec->kind;
}

static double
small_height (const MoatPlacing *self)
{
  return moat_scope_measure (&self->scope, &self->scope.sizes.small, "0").height;
}

static double
reach_span (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
            gpointer width)
{
  return moat_span_reach (scope, figures, figure, *(double *) width);
}

static double
reach_column (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
              gpointer width)
{
  return moat_column_reach (scope, figures, figure);
}

static void
train_axis (MoatPlacing *self)
{
  static const MoatReachFunc reaches[MOAT_CHART_N_KINDS] = {
    [MOAT_CHART_KIND_SPAN] = reach_span,
    [MOAT_CHART_KIND_COLUMN] = reach_column,
    [MOAT_CHART_KIND_LINE] = NULL,
    [MOAT_CHART_KIND_STACKED] = reach_column,
    [MOAT_CHART_KIND_STACKED_100] = reach_column,
    [MOAT_CHART_KIND_WATERFALL] = reach_column,
    [MOAT_CHART_KIND_MEKKO] = reach_column,
  };
  const MoatFigures *figures = self->columns.places ? &self->columns.reach : &self->figures;
  double width = self->axes.plot.width;

  moat_value_axis_clear (&self->axis);
  moat_value_axis_train (&self->axis, &self->scope, figures, self->axes.plot.height,
                         reaches[kind_of (self)], &width);
  self->axes.low = self->axis.low;
  self->axes.high = self->axis.high;
  self->axes.left_out = self->axis.left_out;
}

static void
place_across (MoatPlacing *self)
{
  const MoatSizes *sizes = &self->scope.sizes;
  double left = sizes->margin, right = self->scope.width - sizes->margin;

  if (self->axis.label_width > 0)
    left += self->axis.label_width + sizes->pad;
  if (kind_of (self) == MOAT_CHART_KIND_LINE)
    right -= moat_line_measure_labels (&self->scope, &self->figures, self->names_lines);
  else if (self->names_parts)
    right -= moat_columns_measure_parts (&self->columns, &self->scope, &self->figures);
  right = MIN (right, self->scope.width - sizes->margin -
                        moat_annotations_measure_right (&self->scope, &self->figures));
  self->axes.plot.x = left;
  self->axes.plot.width = MAX (right - left, 1);
}

/* The legend, below the head; returns how high it is. */
static double
place_legend (MoatPlacing *self)
{
  const MoatScope *scope = &self->scope;
  double width = scope->width - 2 * scope->sizes.margin;

  if (!self->has_legend)
    return 0;
  self->legend = (MoatRect){ scope->sizes.margin, self->frame.top + scope->sizes.pad, width, 0 };
  self->legend.height = moat_legend_measure (scope, &self->figures, width);
  return self->legend.height;
}

static void
place_down (MoatPlacing *self, const MoatDetail *detail)
{
  const MoatScope *scope = &self->scope;
  double top = self->frame.top + small_height (self) / 2 + scope->sizes.pad,
         bottom = self->frame.bottom;
  double lane = moat_event_lane_pack (&self->lane, scope, &self->axes, detail->event_rows,
                                      detail->events_beside);

  top += place_legend (self);
  if (self->caption[0])
    top += small_height (self);
  self->annotation_top = moat_annotations_measure_top (scope);
  top += self->annotation_top;
  bottom -= lane;
  self->lane_y = bottom;
  if (lane > 0)
    bottom -= 2 * scope->sizes.pad;
  if (self->figures.time.present)
    bottom -= moat_time_axis_measure (scope);
  else if (self->columns.places)
    bottom -= moat_columns_measure (&self->columns, scope, self->axes.plot.width);
  self->axes.plot.y = top;
  self->axes.plot.height = MAX (bottom - top, 1);
}

/* The sentence about the events that are not named. */
static char *
word_unnamed (const MoatPlacing *self)
{
  MoatWording *wording = self->scope.wording;
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *part = moat_wording_number (wording, self->lane.n_unlabelled, &style);
  g_autofree char *whole = moat_wording_number (wording, self->lane.items->len, &style);

  if (self->lane.items->len == 1)
    return moat_wording_phrase (wording, MOAT_PHRASE_MESSAGE_EVENT_UNNAMED, NULL);
  return moat_wording_phrase (wording, MOAT_PHRASE_MESSAGE_EVENTS_UNNAMED, part, whole, NULL);
}

/* What could not be drawn, and what could not be named or labelled for want of room. */
static char *
join_messages (const MoatPlacing *self, GPtrArray *late)
{
  const MoatScope *scope = &self->scope;
  const char *const *given = scope->request->messages;
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *events = NULL;

  for (guint i = 0; given && given[i]; i++)
    g_ptr_array_add (all, (char *) given[i]);
  g_ptr_array_extend (all, self->figures.messages, NULL, NULL);
  if (late)
    g_ptr_array_extend (all, late, NULL, NULL);
  if (self->lane.n_unlabelled > 0)
    g_ptr_array_add (all, events = word_unnamed (self));
  g_ptr_array_add (all, NULL);
  return g_strjoinv (scope->language == MOAT_LANGUAGE_ZH ? "" : " ", (char **) all->pdata);
}

static MoatFrameText
frame_text (const MoatPlacing *self, gboolean is_shortened)
{
  return (MoatFrameText){
    .title = self->title,
    .subtitle = self->subtitle,
    .source = self->scope.request->source_line,
    .notes = self->notes,
    .messages = self->messages,
    .is_shortened = is_shortened,
  };
}

static void
measure_frame (MoatPlacing *self, const MoatDetail *detail)
{
  MoatFrameText text;

  g_free (self->messages);
  self->messages = join_messages (self, self->plan.late);
  text = frame_text (self, self->plan.is_shortened);
  moat_frame_clear (&self->frame);
  moat_frame_measure (&self->frame, &self->scope, &text, detail);
}

gboolean
moat_placing_emit_foot (MoatPlacing *self, MoatPlan *plan)
{
  MoatFrameText text;
  gboolean fits;

  plan->is_shortened = self->area.is_shortened ||
                       (self->columns.places &&
                        moat_columns_is_cut (&self->columns, &self->scope, self->axes.plot.width));
  g_free (self->messages);
  self->messages = join_messages (self, self->scope.late);
  text = frame_text (self, plan->is_shortened);
  fits = moat_frame_change_foot (&self->frame, &self->scope, &text);
  moat_frame_emit_foot (&self->frame, &self->scope);
  return fits;
}

/* The same for a chart that lays out its own plot: all between the head and the foot. */
static gboolean
place_area (MoatPlacing *self, const MoatDetail *detail)
{
  const MoatScope *scope = &self->scope;
  MoatRect *area = &self->area.area;
  double top;

  measure_frame (self, detail);
  top = self->frame.top + scope->sizes.pad + place_legend (self);
  if (self->caption[0])
    top += small_height (self) + scope->sizes.pad;
  *area = (MoatRect){ scope->sizes.margin, top,
                      MAX (scope->width - 2 * scope->sizes.margin -
                             moat_annotations_measure_right (scope, &self->figures),
                           1),
                      MAX (self->frame.bottom - top, 1) };
  self->axes.plot = *area;
  return area->height >= detail->least_plot * scope->height;
}

/* The px that the numbers of the value axis have. */
static double
left_of (const MoatPlacing *self)
{
  return self->axes.plot.x - self->scope.sizes.margin;
}

/* Whether the plot keeps its share at @detail and nothing is lost that must not be. */
static gboolean
place_at (MoatPlacing *self, const MoatDetail *detail)
{
  guint said;

  if (self->kind)
    return place_area (self, detail);
  self->axes.plot = (MoatRect){ 0, 0, self->scope.width, self->scope.height * FIRST_SHARE };
  self->lane.n_unlabelled = 0;
  for (guint tries = 0; tries == 0 || (self->lane.n_unlabelled != said && tries < 3); tries++)
    {
      said = self->lane.n_unlabelled;
      measure_frame (self, detail);
      for (guint i = 0; i < ROUNDS; i++)
        {
          train_axis (self);
          place_across (self);
          place_down (self, detail);
        }
    }
  train_axis (self);
  /* Numbers that have become wider by that get their room. */
  for (guint i = 0; i < ROUNDS && self->axis.label_width > left_of (self); i++)
    {
      place_across (self);
      place_down (self, detail);
      train_axis (self);
    }
  return self->axes.plot.height >= detail->least_plot * self->scope.height &&
         (self->lane.n_unlabelled == 0 || !detail->all_events);
}

/* The footnotes, then what one has to know to read the marks. */
static char *
word_notes (const MoatPlacing *self)
{
  g_autofree char *notes = moat_words_notes (&self->scope, &self->figures);
  g_autofree char *footnotes = moat_annotations_word_footnotes (&self->scope, &self->figures);

  return g_strconcat (footnotes, footnotes[0] && notes[0] ? " " : "", notes, NULL);
}

static void
word (MoatPlacing *self)
{
  gboolean says_unit, is_empty = self->figures.series->len == 0;

  self->title = moat_words_title (&self->scope, &self->figures);
  self->subtitle = moat_words_subtitle (&self->scope, &self->figures, &says_unit);
  self->notes = word_notes (self);
  self->caption =
    says_unit || is_empty ? g_strdup ("") : moat_words_unit (&self->scope, &self->figures);
}

/* What only some families of charts have. */
static void
init_family (MoatPlacing *self, const MoatPlan *plan)
{
  MoatChartKind kind = kind_of (self);

  self->names_lines = !plan->has_legend && self->figures.series->len > 1;
  if (self->kind)
    {
      self->area = (MoatPlot){ .scope = &self->scope, .figures = &self->figures };
      self->area.places = g_array_new (FALSE, TRUE, sizeof (MoatMarkPlace));
      g_array_set_size (self->area.places, self->figures.figures->len);
      self->has_legend |=
        self->kind->needs_legend && self->kind->needs_legend (&self->scope, &self->figures);
    }
  else if (moat_columns_has_kind (kind) && self->figures.figures->len > 0)
    {
      moat_columns_init (&self->columns, &self->scope, &self->figures);
      self->names_parts =
        !plan->has_legend && moat_columns_names_parts (&self->columns, &self->figures);
      self->has_legend |=
        !self->names_parts && moat_columns_need_legend (&self->columns, &self->figures);
    }
}

void
moat_placing_init (MoatPlacing *self, const MoatChartRequest *request, const MoatPlan *plan)
{
  const MoatDetail *levels;
  gsize n;

  *self = (MoatPlacing){ .has_legend = plan->has_legend,
                         .plan = *plan,
                         .kind = moat_plot_kind_get (request->spec->kind) };
  moat_scope_init (&self->scope, request);
  moat_figures_resolve (&self->figures, &self->scope);
  init_family (self, plan);
  moat_event_lane_init (&self->lane, &self->scope, &self->figures);
  word (self);
  self->axes.from = self->figures.time.from;
  self->axes.to = self->figures.time.to;
  self->axes.at_ends = request->spec->basis == MOAT_BASIS_CUMULATIVE;
  levels = moat_detail_get_levels (&n);
  for (gsize i = 0; i < n && !place_at (self, &levels[i]); i++)
    ;
  self->scope.plot = self->axes.plot;
  self->scope.room = moat_room_new (&self->axes.plot);
}

void
moat_placing_clear (MoatPlacing *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->notes, g_free);
  g_clear_pointer (&self->messages, g_free);
  g_clear_pointer (&self->caption, g_free);
  moat_frame_clear (&self->frame);
  moat_value_axis_clear (&self->axis);
  g_clear_pointer (&self->area.places, g_array_unref);
  g_clear_pointer (&self->blocks, g_array_unref);
  if (self->columns.places)
    moat_columns_clear (&self->columns);
  moat_event_lane_clear (&self->lane);
  moat_figures_clear (&self->figures);
  moat_scope_clear (&self->scope);
}
