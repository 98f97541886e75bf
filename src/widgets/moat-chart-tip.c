/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The box beside the pointer: what the mark is, its value, its period, and where it comes from.
 *
 * It is a child of the chart view and not a popover: it never takes focus or input, needs no
 * surface of its own, and its place is decided in the same layout pass as the chart.  It stands
 * below and to the right of the pointer and changes sides where it would be cut. */

#include "moat-chart-tip.h"

#define GAP 14
#define MARGIN 4
#define MAX_WIDTH_CHARS 44

struct _MoatChartTip
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *period;
  GtkLabel *caption;
};

G_DEFINE_FINAL_TYPE (MoatChartTip, moat_chart_tip, GTK_TYPE_WIDGET)

static GtkLabel *
add_line (MoatChartTip *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
moat_chart_tip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (moat_chart_tip_parent_class)->dispose (object);
}

static void
moat_chart_tip_class_init (MoatChartTipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_chart_tip_dispose;
  gtk_widget_class_set_css_name (widget_class, "charttip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLTIP);
}

static void
moat_chart_tip_init (MoatChartTip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->value = add_line (self, "value");
  self->period = add_line (self, "period");
  self->title = add_line (self, "name");
  self->caption = add_line (self, "caption");
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

GtkWidget *
moat_chart_tip_new (void)
{
  return g_object_new (MOAT_TYPE_CHART_TIP, NULL);
}

void
moat_chart_tip_show (MoatChartTip *self, const MoatDatum *datum, const char *caption)
{
  g_return_if_fail (MOAT_IS_CHART_TIP (self));
  g_return_if_fail (datum != NULL);

  set_line (self->title, datum->title);
  set_line (self->value, datum->value);
  set_line (self->period, datum->period);
  set_line (self->caption, caption);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
moat_chart_tip_place (MoatChartTip *self, double x, double y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRequisition size;
  double left = x + GAP, top = y + GAP;

  gtk_widget_get_preferred_size (widget, NULL, &size);
  size.width = MIN (size.width, MAX (width - 2 * MARGIN, 1));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, size.width, NULL, &size.height, NULL, NULL);
  if (left + size.width > width - MARGIN)
    left = x - GAP - size.width;
  if (top + size.height > height - MARGIN)
    top = y - GAP - size.height;
  left = CLAMP (left, MARGIN, MAX (width - MARGIN - size.width, MARGIN));
  top = CLAMP (top, MARGIN, MAX (height - MARGIN - size.height, MARGIN));
  gtk_widget_size_allocate (widget,
                            &(GtkAllocation){ (int) left, (int) top, size.width, size.height }, -1);
}
