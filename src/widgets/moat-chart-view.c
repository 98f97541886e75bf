/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart on the screen: picture, selection and what assistive tools are told.
 *
 * The picture is the scene that exports use as well, painted once per (data, size, scale,
 * theme, zoom) into a texture; frames in between show the texture again.  GTK 4.8 would replay a
 * Cairo node's recording at every frame, which a long line cannot afford.  Hover and selection are
 * two outlines on top, so that moving the pointer never paints the chart.
 *
 * Everything is lazy: a change drops the scene, and the next frame (or the next question)
 * builds it.  Many changes in one frame cost one scene.
 *
 * The selection is in moat-chart-view-select.c.  Outlines are drawn in moat-chart-view-draw.c;
 * pointer, keys and zooming are in moat-chart-view-input.c. */

#include "config.h"

#include "moat-chart-view-private.h"

#include <glib/gi18n-lib.h>

#include "moat-scene-texture.h"

enum
{
  PROP_ZOOMED = 1,
  PROP_CAN_ZOOM,
  N_PROPS
};

enum
{
  SELECTION_CHANGED,
  ACTIVATED,
  ANNOTATION_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatChartView, moat_chart_view, GTK_TYPE_WIDGET)

/* What follows from a scene just built: how far one can zoom out, and where the selection is. */
static void
adopt_scene (MoatChartView *self)
{
  const MoatTimeAxis *axis = moat_scene_get_time_axis (self->scene);

  if (axis->present)
    {
      MoatTimeWindow full = { axis->full_from, axis->full_to + 1.0 };
      MoatTimeWindow shown = moat_time_window_shown (axis);

      self->limits = moat_time_window_union (self->zoomed ? self->limits : shown, full);
    }
  _moat_chart_view_adopt_selection (self);
}

/* Known from the data alone, so that no scene has to be built before there is a size to show. */
static void
update_can_zoom (MoatChartView *self)
{
  GPtrArray *series = self->data != NULL ? moat_chart_data_get_series (self->data) : NULL;
  gsize n = 0;
  gboolean can_zoom;

  for (guint i = 0; series != NULL && i < series->len && n == 0; i++)
    moat_series_get_observations (series->pdata[i], &n);
  can_zoom = n > 0 && moat_chart_kind_has_time_axis (moat_chart_data_get_spec (self->data)->kind);
  if (self->can_zoom == can_zoom)
    return;
  self->can_zoom = can_zoom;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_ZOOM]);
}

static void
ensure_scene (MoatChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  MoatDate from = MOAT_DATE_NONE, to = MOAT_DATE_NONE;

  if (self->scene != NULL && self->scene_width == width && self->scene_height == height)
    return;
  /* Whatever the pointer was on may stand elsewhere, or not at all, in another scene. */
  _moat_chart_view_set_hovered (self, -1);
  g_clear_pointer (&self->scene, moat_scene_unref);
  g_clear_object (&self->texture);
  if (self->data == NULL || width <= 0 || height <= 0)
    return;
  if (self->zoomed)
    moat_time_window_get_days (self->window, &from, &to);
  self->scene = moat_chart_data_build_scene (
    self->data, self->theme, MOAT_TEXT_MEASURER (self->measurer), width, height, from, to);
  self->scene_width = width;
  self->scene_height = height;
  adopt_scene (self);
}

static void
moat_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum =
    orientation == GTK_ORIENTATION_HORIZONTAL ? MOAT_CHART_MIN_WIDTH : MOAT_CHART_MIN_HEIGHT;
  *natural = *minimum * 2;
}

static void
moat_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoatChartView *self = MOAT_CHART_VIEW (widget);

  if (gtk_widget_should_layout (self->tip))
    moat_chart_tip_place (MOAT_CHART_TIP (self->tip), self->pointer_x, self->pointer_y, width,
                          height);
}

/* Class */

static void
moat_chart_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOMED:
      g_value_set_boolean (value, MOAT_CHART_VIEW (object)->zoomed);
      break;
    case PROP_CAN_ZOOM:
      g_value_set_boolean (value, MOAT_CHART_VIEW (object)->can_zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_chart_view_dispose (GObject *object)
{
  MoatChartView *self = MOAT_CHART_VIEW (object);

  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->selected, moat_datum_free);
  g_clear_pointer (&self->other, moat_datum_free);
  g_clear_pointer (&self->dragged, moat_datum_free);
  g_clear_pointer (&self->scene, moat_scene_unref);
  g_clear_object (&self->texture);
  g_clear_object (&self->measurer);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  G_OBJECT_CLASS (moat_chart_view_parent_class)->dispose (object);
}

static void
moat_chart_view_class_init (MoatChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = moat_chart_view_get_property;
  object_class->dispose = moat_chart_view_dispose;
  widget_class->snapshot = _moat_chart_view_snapshot;
  widget_class->measure = moat_chart_view_measure;
  widget_class->size_allocate = moat_chart_view_size_allocate;

  properties[PROP_ZOOMED] =
    g_param_spec_boolean ("zoomed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_ZOOM] =
    g_param_spec_boolean ("can-zoom", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", MOAT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", MOAT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
  signals[ANNOTATION_MOVED] =
    g_signal_new ("annotation-moved", MOAT_TYPE_CHART_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "chartview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  _moat_chart_view_class_init_input (widget_class);
}

static void
moat_chart_view_init (MoatChartView *self)
{
  self->theme = moat_theme_get (MOAT_THEME_LIGHT);
  self->measurer = moat_pango_measurer_new ();
  self->selected_index = self->other_index = -1;
  self->hovered = -1;
  self->tip = moat_chart_tip_new ();
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart"),
                                  -1);
  _moat_chart_view_init_input (self);
}

/* For moat-chart-view-input.c */

void
_moat_chart_view_invalidate (MoatChartView *self)
{
  _moat_chart_view_set_hovered (self, -1);
  g_clear_pointer (&self->scene, moat_scene_unref);
  g_clear_object (&self->texture);
  self->selected_index = self->other_index = -1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_moat_chart_view_move (MoatChartView *self, const MoatDatum *datum, double dx, double dy)
{
  MoatRect plot = moat_scene_get_plot (self->scene);

  g_signal_emit (self, signals[ANNOTATION_MOVED], 0, (guint) datum->index, dx / MAX (plot.width, 1),
                 dy / MAX (plot.height, 1));
}

MoatTimeWindow
_moat_chart_view_get_window (MoatChartView *self)
{
  return self->zoomed ? self->window : self->limits;
}

void
_moat_chart_view_set_window (MoatChartView *self, MoatTimeWindow window)
{
  gboolean zoomed = !moat_time_window_covers (window, self->limits);
  gboolean was_zoomed = self->zoomed;

  self->window = window;
  self->zoomed = zoomed;
  _moat_chart_view_invalidate (self);
  if (zoomed != was_zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOMED]);
}

void
_moat_chart_view_set_hovered (MoatChartView *self, gssize index)
{
  if (index == self->hovered)
    return;
  self->hovered = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (index >= 0)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (self->scene, (gsize) index);
      g_autofree char *caption =
        self->caption_func != NULL ? self->caption_func (datum, self->caption_data) : NULL;

      moat_chart_tip_show (MOAT_CHART_TIP (self->tip), datum, caption);
    }
  else
    gtk_widget_set_visible (self->tip, FALSE);
}

/* Public API */

GtkWidget *
moat_chart_view_new (void)
{
  return g_object_new (MOAT_TYPE_CHART_VIEW, NULL);
}

void
moat_chart_view_set_data (MoatChartView *self, MoatChartData *data)
{
  g_return_if_fail (MOAT_IS_CHART_VIEW (self));

  if (data != NULL)
    moat_chart_data_ref (data);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  self->data = data;
  _moat_chart_view_invalidate (self);
  update_can_zoom (self);
  if (data == NULL)
    {
      _moat_chart_view_set_selected (self, NULL, -1);
      _moat_chart_view_describe (self);
      return;
    }
  ensure_scene (self);
  if (self->scene != NULL && self->selected != NULL && self->selected_index < 0)
    _moat_chart_view_set_selected (self, NULL, -1);
  _moat_chart_view_describe (self);
}

MoatChartData *
moat_chart_view_get_data (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), NULL);
  return self->data;
}

void
moat_chart_view_set_theme (MoatChartView *self, const MoatTheme *theme)
{
  g_return_if_fail (MOAT_IS_CHART_VIEW (self));
  g_return_if_fail (theme != NULL);

  if (theme == self->theme)
    return;
  self->theme = theme;
  _moat_chart_view_invalidate (self);
}

void
moat_chart_view_set_caption_func (MoatChartView *self, MoatChartCaptionFunc func,
                                  gpointer user_data)
{
  g_return_if_fail (MOAT_IS_CHART_VIEW (self));
  self->caption_func = func;
  self->caption_data = user_data;
}

MoatScene *
moat_chart_view_get_scene (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), NULL);
  ensure_scene (self);
  return self->scene;
}

GdkTexture *
moat_chart_view_get_texture (MoatChartView *self)
{
  int scale;

  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), NULL);

  scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  ensure_scene (self);
  if (self->scene == NULL)
    return NULL;
  if (self->texture == NULL || self->texture_scale != scale)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&self->texture);
      self->texture = moat_scene_texture_new (self->scene, self->measurer, scale, &error);
      self->texture_scale = scale;
      if (self->texture == NULL)
        g_warning ("Could not paint the chart: %s", error->message);
    }
  return self->texture;
}
