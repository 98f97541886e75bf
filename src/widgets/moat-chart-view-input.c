/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a chart is pointed at, walked through and zoomed.
 *
 *   pointer over a mark        outline and tip          click           select it (beside: none)
 *   wheel                      zoom at the pointer      double click    activate it
 *   Shift + wheel, sideways    move in time             drag            move in time
 *   pinch                      zoom                     ← → ↑ ↓         the mark before or after
 *   + −, also with Ctrl        zoom                     Home, End       the first or last mark
 *   Ctrl or Alt + ← →          move in time             Enter           activate it
 *   0, also with Ctrl          show everything          Escape          select nothing
 *   drag an annotation         move it                  Ctrl + Shift + arrows  the same
 *   Ctrl + click               select a second mark     Shift + ← →     select a second mark
 *
 * Zoom and place in time are how one looks at a chart, not part of it: nothing here is saved or
 * undone. A chart without a time axis leaves wheel and drag to whatever the widget stands in. */

#include "moat-chart-view-private.h"

#include <math.h>

/* How far from a mark the pointer still means it, px. */
#define PICK_SLACK 6.0
/* How much less time one notch of the wheel or one key shows. */
#define ZOOM_STEP 1.25
/* The part of what is shown that one key or notch moves. */
#define PAN_STEP 0.15
/* px that one key moves an annotation. */
#define MOVE_STEP 8.0
/* How far a drag goes before it is one, px. */
#define DRAG_THRESHOLD 4.0

/* NULL when there is nothing to zoom. */
static const MoatTimeAxis *
get_axis (MoatChartView *self)
{
  MoatScene *scene = moat_chart_view_get_scene (self);
  const MoatTimeAxis *axis = scene != NULL ? moat_scene_get_time_axis (scene) : NULL;

  return axis != NULL && axis->present ? axis : NULL;
}

static void
zoom_at (MoatChartView *self, double factor, double x)
{
  MoatRect plot;

  if (get_axis (self) == NULL)
    return;
  plot = moat_scene_get_plot (self->scene);
  _moat_chart_view_set_window (
    self, moat_time_window_zoom (_moat_chart_view_get_window (self), self->limits, factor,
                                 plot.width > 0 ? (x - plot.x) / plot.width : 0.5));
}

/* Moves @start by @part of its length. */
static void
pan_from (MoatChartView *self, MoatTimeWindow start, double part)
{
  if (get_axis (self) == NULL || !self->zoomed)
    return;
  _moat_chart_view_set_window (
    self, moat_time_window_pan (start, self->limits, part * (start.to - start.from)));
}

/* Pointer */

static void
point_at (MoatChartView *self, double x, double y)
{
  MoatScene *scene = moat_chart_view_get_scene (self);

  self->pointer_x = x;
  self->pointer_y = y;
  if (scene == NULL)
    return;
  _moat_chart_view_set_hovered (self, moat_scene_pick (scene, x, y, PICK_SLACK));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->hovered >= 0 ? "pointer"
                                                      : self->zoomed     ? "grab"
                                                                         : NULL);
  if (self->hovered >= 0)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  MoatChartView *self = user_data;

  if (!self->panning)
    point_at (self, x, y);
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  _moat_chart_view_set_hovered (user_data, -1);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  MoatChartView *self = user_data;
  MoatScene *scene = moat_chart_view_get_scene (self);
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (scene == NULL)
    return;
  if (n_press == 1 && (state & GDK_CONTROL_MASK) != 0)
    moat_chart_view_select_second (self, moat_scene_pick (scene, x, y, PICK_SLACK));
  else if (n_press == 1)
    moat_chart_view_select (self, moat_scene_pick (scene, x, y, PICK_SLACK));
  else if (n_press == 2 && self->selected != NULL)
    gtk_widget_activate (GTK_WIDGET (self));
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  MoatChartView *self = user_data;
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if (get_axis (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      dx += dy;
      dy = 0;
    }
  if (dx != 0)
    pan_from (self, _moat_chart_view_get_window (self), dx * PAN_STEP);
  if (dy != 0)
    zoom_at (self, pow (ZOOM_STEP, dy), self->pointer_x);
  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  MoatChartView *self = user_data;
  MoatScene *scene = moat_chart_view_get_scene (self);
  gssize index = scene != NULL ? moat_scene_pick (scene, x, y, PICK_SLACK) : -1;

  self->gesture_start = _moat_chart_view_get_window (self);
  g_clear_pointer (&self->dragged, moat_datum_free);
  self->drag_x = self->drag_y = 0;
  if (index < 0)
    return;
  self->dragged = moat_scene_get_datum (scene, (gsize) index);
  if (self->dragged->kind != MOAT_DATUM_ANNOTATION)
    g_clear_pointer (&self->dragged, moat_datum_free);
}

static void
drag_annotation (MoatChartView *self, GtkGesture *gesture, double dx, double dy)
{
  if (!self->panning && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  self->panning = TRUE;
  self->drag_x = dx;
  self->drag_y = dy;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  MoatChartView *self = user_data;
  MoatRect plot;

  if (self->dragged != NULL)
    {
      drag_annotation (self, GTK_GESTURE (gesture), dx, dy);
      return;
    }
  if (get_axis (self) == NULL || !self->zoomed)
    return;
  if (!self->panning)
    {
      if (fabs (dx) < DRAG_THRESHOLD)
        return;
      self->panning = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  plot = moat_scene_get_plot (self->scene);
  pan_from (self, self->gesture_start, -dx / MAX (plot.width, 1));
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  MoatChartView *self = user_data;
  g_autoptr (MoatDatum) dragged = g_steal_pointer (&self->dragged);

  if (dragged != NULL && self->panning)
    _moat_chart_view_move (self, dragged, dx, dy);
  self->panning = FALSE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->zoomed ? "grab" : NULL);
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, gpointer user_data)
{
  MoatChartView *self = user_data;

  self->gesture_start = _moat_chart_view_get_window (self);
}

static void
pinch_changed_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  MoatChartView *self = user_data;
  double x = 0, y = 0;
  MoatRect plot;

  if (get_axis (self) == NULL || scale <= 0)
    return;
  plot = moat_scene_get_plot (self->scene);
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  _moat_chart_view_set_window (self,
                               moat_time_window_zoom (self->gesture_start, self->limits, 1 / scale,
                                                      (x - plot.x) / MAX (plot.width, 1)));
}

/* Keys */

/* When the selected mark lies outside of the zoomed window, moves the window to it. */
static void
reveal_selected (MoatChartView *self)
{
  MoatRect plot;
  double middle;

  if (!self->zoomed || self->selected_index < 0 || get_axis (self) == NULL)
    return;
  plot = moat_scene_get_plot (self->scene);
  middle = self->selected->bounds.x + self->selected->bounds.width / 2;
  if (self->selected->bounds.x > plot.x + plot.width ||
      self->selected->bounds.x + self->selected->bounds.width < plot.x)
    pan_from (self, self->window, (middle - plot.x - plot.width / 2) / MAX (plot.width, 1));
}

typedef enum
{
  WALK_FIRST,
  WALK_BACK,
  WALK_ON,
  WALK_LAST,
} Walk;

static gboolean
walk_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MoatChartView *self = MOAT_CHART_VIEW (widget);
  MoatScene *scene = moat_chart_view_get_scene (self);
  gssize last = scene != NULL ? (gssize) moat_scene_get_n_data (scene) - 1 : -1;
  gssize now = self->selected_index, to = 0;
  gboolean is_second;
  int walk;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (arguments, "(ib)", &walk, &is_second);
  switch ((Walk) walk)
    {
    case WALK_FIRST:
      to = 0;
      break;
    case WALK_BACK:
      to = now < 0 ? last : MAX (now - 1, 0);
      break;
    case WALK_ON:
      to = MIN (now + 1, last);
      break;
    case WALK_LAST:
      to = last;
      break;
    default:
      g_assert_not_reached ();
    }
  if (is_second)
    moat_chart_view_select_second (self, to);
  else
    moat_chart_view_select (self, to);
  reveal_selected (self);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  moat_chart_view_zoom (MOAT_CHART_VIEW (widget), g_variant_get_double (arguments));
  return GDK_EVENT_STOP;
}

static gboolean
pan_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  moat_chart_view_pan (MOAT_CHART_VIEW (widget), g_variant_get_double (arguments));
  return GDK_EVENT_STOP;
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  MoatChartView *self = MOAT_CHART_VIEW (widget);
  double dx, dy;

  if (self->selected == NULL || self->selected->kind != MOAT_DATUM_ANNOTATION)
    return GDK_EVENT_PROPAGATE;
  g_variant_get (arguments, "(dd)", &dx, &dy);
  _moat_chart_view_move (self, self->selected, dx, dy);
  return GDK_EVENT_STOP;
}

static gboolean
reset_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  moat_chart_view_reset_zoom (MOAT_CHART_VIEW (widget));
  return GDK_EVENT_STOP;
}

static gboolean
activate_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (MOAT_CHART_VIEW (widget)->selected == NULL)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate (widget);
}

static gboolean
escape_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (MOAT_CHART_VIEW (widget)->selected == NULL)
    return GDK_EVENT_PROPAGATE;
  moat_chart_view_select (MOAT_CHART_VIEW (widget), -1);
  return GDK_EVENT_STOP;
}

/* @key on the main block and on the number pad. */
static void
bind_walk (GtkWidgetClass *klass, guint key, guint pad_key, Walk walk)
{
  const guint keys[] = { key, pad_key };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gtk_widget_class_add_binding (klass, keys[i], 0, walk_cb, "(ib)", (int) walk, FALSE);
      gtk_widget_class_add_binding (klass, keys[i], GDK_SHIFT_MASK, walk_cb, "(ib)", (int) walk,
                                    TRUE);
    }
}

/* With and without Ctrl: a chart has no text in which the plain key would mean something. */
static void
bind_zoom (GtkWidgetClass *klass, guint key, double factor)
{
  gtk_widget_class_add_binding (klass, key, 0, zoom_key_cb, "d", factor);
  gtk_widget_class_add_binding (klass, key, GDK_CONTROL_MASK, zoom_key_cb, "d", factor);
}

void
_moat_chart_view_class_init_input (GtkWidgetClass *klass)
{
  const guint in_keys[] = { GDK_KEY_plus, GDK_KEY_equal, GDK_KEY_KP_Add };
  const guint out_keys[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };
  const guint reset_keys[] = { GDK_KEY_0, GDK_KEY_KP_0 };
  const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };
  const struct
  {
    guint key;
    double dx, dy;
  } moves[] = { { GDK_KEY_Left, -MOVE_STEP, 0 },
                { GDK_KEY_Right, MOVE_STEP, 0 },
                { GDK_KEY_Up, 0, -MOVE_STEP },
                { GDK_KEY_Down, 0, MOVE_STEP } };
  const GdkModifierType pan_modifiers[] = { GDK_CONTROL_MASK, GDK_ALT_MASK };

  bind_walk (klass, GDK_KEY_Left, GDK_KEY_KP_Left, WALK_BACK);
  bind_walk (klass, GDK_KEY_Up, GDK_KEY_KP_Up, WALK_BACK);
  bind_walk (klass, GDK_KEY_Right, GDK_KEY_KP_Right, WALK_ON);
  bind_walk (klass, GDK_KEY_Down, GDK_KEY_KP_Down, WALK_ON);
  bind_walk (klass, GDK_KEY_Home, GDK_KEY_KP_Home, WALK_FIRST);
  bind_walk (klass, GDK_KEY_End, GDK_KEY_KP_End, WALK_LAST);
  for (gsize i = 0; i < G_N_ELEMENTS (in_keys); i++)
    bind_zoom (klass, in_keys[i], 1 / ZOOM_STEP);
  for (gsize i = 0; i < G_N_ELEMENTS (out_keys); i++)
    bind_zoom (klass, out_keys[i], ZOOM_STEP);
  for (gsize i = 0; i < G_N_ELEMENTS (reset_keys); i++)
    {
      gtk_widget_class_add_binding (klass, reset_keys[i], 0, reset_key_cb, NULL);
      gtk_widget_class_add_binding (klass, reset_keys[i], GDK_CONTROL_MASK, reset_key_cb, NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (pan_modifiers); i++)
    {
      gtk_widget_class_add_binding (klass, GDK_KEY_Left, pan_modifiers[i], pan_key_cb, "d",
                                    -PAN_STEP);
      gtk_widget_class_add_binding (klass, GDK_KEY_Right, pan_modifiers[i], pan_key_cb, "d",
                                    PAN_STEP);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (klass, moves[i].key, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                  move_key_cb, "(dd)", moves[i].dx, moves[i].dy);
  for (gsize i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding (klass, enter_keys[i], 0, activate_key_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, escape_key_cb, NULL);
}

void
_moat_chart_view_init_input (MoatChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_changed_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

/* Public API */

void
moat_chart_view_zoom (MoatChartView *self, double factor)
{
  MoatRect plot;

  g_return_if_fail (MOAT_IS_CHART_VIEW (self));
  g_return_if_fail (factor > 0);

  if (get_axis (self) == NULL)
    return;
  plot = moat_scene_get_plot (self->scene);
  zoom_at (self, factor, plot.x + plot.width / 2);
}

void
moat_chart_view_pan (MoatChartView *self, double part)
{
  g_return_if_fail (MOAT_IS_CHART_VIEW (self));
  pan_from (self, _moat_chart_view_get_window (self), part);
}

void
moat_chart_view_reset_zoom (MoatChartView *self)
{
  g_return_if_fail (MOAT_IS_CHART_VIEW (self));
  _moat_chart_view_set_window (self, self->limits);
}

gboolean
moat_chart_view_is_zoomed (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), FALSE);
  return self->zoomed;
}

gboolean
moat_chart_view_can_zoom (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), FALSE);
  return self->can_zoom;
}
