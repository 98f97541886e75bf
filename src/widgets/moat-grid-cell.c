/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of text in a table.
 *
 * GTK keeps some two hundred rows around those that are seen, and gives all of them other items
 * when one drags the scroll bar.  A GtkLabel shapes its text when it is measured, seen or not; with
 * a dozen columns that takes several frames.  This cell is as high as a line of its font is, so its
 * text is shaped only when it is drawn.
 *
 * While it is edited it holds the editor, and the popovers that belong to that. */

#include "config.h"

#include "moat-grid-cell.h"

struct _MoatGridCell
{
  GtkWidget parent_instance;

  GtkListItem *item; /* that the cell is the child of */
  guint column;
  gboolean is_numeric;
  char *text; /* nullable */
  GtkWidget *editor;
  PangoLayout *layout; /* of the text; NULL until it is drawn */
};

G_DEFINE_FINAL_TYPE (MoatGridCell, moat_grid_cell, GTK_TYPE_WIDGET)

static void
ensure_layout (MoatGridCell *self)
{
  PangoAttrList *attributes;

  if (self->layout != NULL)
    return;
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  if (self->is_numeric)
    {
      pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
      pango_layout_set_attributes (self->layout, attributes);
      pango_attr_list_unref (attributes);
    }
}

static void
moat_grid_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoatGridCell *self = MOAT_GRID_CELL (widget);
  GdkRGBA color;
  int height;

  if (self->editor == NULL && self->text != NULL)
    {
      ensure_layout (self);
      pango_layout_set_width (self->layout, gtk_widget_get_width (widget) * PANGO_SCALE);
      pango_layout_get_pixel_size (self->layout, NULL, &height);
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (
        snapshot,
        &GRAPHENE_POINT_INIT (0, (float) ((gtk_widget_get_height (widget) - height) / 2)));
      gtk_snapshot_append_layout (snapshot, self->layout, &color);
      gtk_snapshot_restore (snapshot);
    }
  GTK_WIDGET_CLASS (moat_grid_cell_parent_class)->snapshot (widget, snapshot);
}

/* The height of a line that may have Chinese in it, whatever language the program runs in. */
static int
get_line_height (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (
    gtk_widget_get_pango_context (widget), NULL, pango_language_from_string ("zh-cn"));
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics) +
                                  pango_font_metrics_get_descent (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
moat_grid_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? get_line_height (widget) : 0;
}

static void
moat_grid_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  MoatGridCell *self = MOAT_GRID_CELL (widget);
  int minimum;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        gtk_popover_present (GTK_POPOVER (child));
    }
  if (self->editor == NULL)
    return;
  gtk_widget_measure (self->editor, GTK_ORIENTATION_VERTICAL, width, &minimum, NULL, NULL, NULL);
  height = MAX (height, minimum);
  gtk_widget_allocate (self->editor, width, height, -1, NULL);
}

/* What does not fit is told. */
static gboolean
moat_grid_cell_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                              GtkTooltip *tooltip)
{
  MoatGridCell *self = MOAT_GRID_CELL (widget);

  if (self->layout == NULL || self->editor != NULL || !pango_layout_is_ellipsized (self->layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, self->text);
  return TRUE;
}

static void
moat_grid_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  g_clear_object (&MOAT_GRID_CELL (widget)->layout);
  GTK_WIDGET_CLASS (moat_grid_cell_parent_class)->system_setting_changed (widget, setting);
}

static void
moat_grid_cell_dispose (GObject *object)
{
  MoatGridCell *self = MOAT_GRID_CELL (object);
  GtkWidget *child;

  self->editor = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (moat_grid_cell_parent_class)->dispose (object);
}

static void
moat_grid_cell_finalize (GObject *object)
{
  g_free (MOAT_GRID_CELL (object)->text);
  G_OBJECT_CLASS (moat_grid_cell_parent_class)->finalize (object);
}

static void
moat_grid_cell_class_init (MoatGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_grid_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = moat_grid_cell_finalize;
  widget_class->snapshot = moat_grid_cell_snapshot;
  widget_class->measure = moat_grid_cell_measure;
  widget_class->size_allocate = moat_grid_cell_size_allocate;
  widget_class->query_tooltip = moat_grid_cell_query_tooltip;
  widget_class->system_setting_changed = moat_grid_cell_system_setting_changed;
  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
moat_grid_cell_init (MoatGridCell *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
moat_grid_cell_new (GtkListItem *item, guint column, gboolean is_numeric)
{
  MoatGridCell *self = g_object_new (MOAT_TYPE_GRID_CELL, NULL);

  self->item = item;
  self->column = column;
  self->is_numeric = is_numeric;
  return GTK_WIDGET (self);
}

GtkListItem *
moat_grid_cell_get_item (MoatGridCell *self)
{
  g_return_val_if_fail (MOAT_IS_GRID_CELL (self), NULL);
  return self->item;
}

guint
moat_grid_cell_get_column (MoatGridCell *self)
{
  g_return_val_if_fail (MOAT_IS_GRID_CELL (self), 0);
  return self->column;
}

void
moat_grid_cell_set_text (MoatGridCell *self, const char *text)
{
  g_return_if_fail (MOAT_IS_GRID_CELL (self));

  if (g_strcmp0 (text, self->text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  g_clear_object (&self->layout);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
moat_grid_cell_get_text (MoatGridCell *self)
{
  g_return_val_if_fail (MOAT_IS_GRID_CELL (self), NULL);
  return self->text;
}

static gboolean
unparent_cb (gpointer user_data)
{
  g_autoptr (GtkWidget) child = user_data;

  if (gtk_widget_get_parent (child) != NULL)
    gtk_widget_unparent (child);
  return G_SOURCE_REMOVE;
}

void
moat_grid_cell_drop (GtkWidget *child)
{
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_idle_add (unparent_cb, g_object_ref (child));
}

void
moat_grid_cell_set_editor (MoatGridCell *self, GtkWidget *editor)
{
  g_return_if_fail (MOAT_IS_GRID_CELL (self));

  if (self->editor != NULL)
    {
      gtk_widget_set_visible (self->editor, FALSE);
      moat_grid_cell_drop (self->editor);
    }
  self->editor = editor;
  if (editor != NULL)
    {
      gtk_widget_set_parent (editor, GTK_WIDGET (self));
      gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
moat_grid_cell_add_popover (MoatGridCell *self, GtkPopover *popover)
{
  g_return_if_fail (MOAT_IS_GRID_CELL (self));

  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
}
