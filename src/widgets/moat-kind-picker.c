/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice of a chart's kind.
 *
 * A chart is recognised by its picture, so each kind is an icon over its name, in a grid.  The
 * buttons are toggles of the action "chart.kind": that tells which is on, and whether there is
 * anything to change.  The popover is made when it opens for the first time. */
#include "config.h"

#include "moat-kind-picker.h"

#include <glib/gi18n-lib.h>

#include "moat-kind-words.h"

#define N_COLUMNS 3

struct _MoatKindPicker
{
  GtkWidget parent_instance;

  GtkWidget *button; /* a GtkMenuButton */
  GtkImage *icon;
  GtkWidget *marks[MOAT_CHART_N_KINDS]; /* "Suggested", of each kind; NULL until it opened */
  MoatChartPage page;
  MoatChartKind kind, proposal;
};

G_DEFINE_FINAL_TYPE (MoatKindPicker, moat_kind_picker, GTK_TYPE_WIDGET)

static void
update_marks (MoatKindPicker *self)
{
  for (guint i = 0; i < MOAT_CHART_N_KINDS; i++)
    if (self->marks[i] != NULL)
      gtk_widget_set_visible (self->marks[i], i == self->proposal);
}

static GtkWidget *
create_choice (MoatKindPicker *self, MoatChartKind kind)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (moat_kind_get_icon (kind));
  GtkWidget *label = gtk_label_new (moat_kind_get_label (kind));
  GtkWidget *mark = gtk_label_new (_ ("Suggested"));

  gtk_image_set_icon_size (GTK_IMAGE (icon), GTK_ICON_SIZE_LARGE);
  gtk_widget_add_css_class (mark, "suggested-mark");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, moat_kind_get_purpose (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  moat_kind_get_label (kind), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  moat_kind_get_purpose (kind), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", moat_chart_kind_to_nick (kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chart.kind");
  self->marks[kind] = mark;
  return button;
}

static void
create_popover_cb (GtkMenuButton *menu_button, gpointer user_data)
{
  MoatKindPicker *self = user_data;
  GtkWidget *popover, *grid;
  int n = 0;

  if (gtk_menu_button_get_popover (menu_button) != NULL)
    return;
  popover = gtk_popover_new ();
  grid = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (guint kind = 0; kind < MOAT_CHART_N_KINDS; kind++)
    {
      GtkWidget *choice;

      if (!moat_kind_is_on_page (kind, self->page))
        continue;
      choice = create_choice (self, kind);
      g_signal_connect_object (choice, "clicked", G_CALLBACK (gtk_popover_popdown), popover,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (grid), choice, n % N_COLUMNS, n / N_COLUMNS, 1, 1);
      n++;
    }
  gtk_popover_set_child (GTK_POPOVER (popover), grid);
  gtk_widget_add_css_class (popover, "kind-picker");
  gtk_menu_button_set_popover (menu_button, popover);
  update_marks (self);
}

static void
moat_kind_picker_dispose (GObject *object)
{
  MoatKindPicker *self = MOAT_KIND_PICKER (object);

  for (guint i = 0; i < MOAT_CHART_N_KINDS; i++)
    self->marks[i] = NULL;
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (moat_kind_picker_parent_class)->dispose (object);
}

static void
moat_kind_picker_class_init (MoatKindPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_kind_picker_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moat_kind_picker_init (MoatKindPicker *self)
{
  self->button = gtk_menu_button_new ();
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->icon));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kind of Chart"), -1);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

void
moat_kind_picker_set_page (MoatKindPicker *self, MoatChartPage page)
{
  g_return_if_fail (MOAT_IS_KIND_PICKER (self));

  self->page = page;
  for (guint i = 0; i < MOAT_CHART_N_KINDS; i++)
    self->marks[i] = NULL;
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), NULL);
}

void
moat_kind_picker_set_chosen (MoatKindPicker *self, MoatChartKind kind, MoatChartKind proposal)
{
  g_autofree char *tooltip = NULL;

  g_return_if_fail (MOAT_IS_KIND_PICKER (self));

  self->kind = kind;
  self->proposal = proposal;
  gtk_image_set_from_icon_name (self->icon, moat_kind_get_icon (kind));
  if (kind != proposal && moat_kind_is_on_page (proposal, self->page))
    {
      /* Translators: kinds of charts: the one that is drawn, and the one that suits the data. */
      tooltip = g_strdup_printf (_ ("%s (suggested: %s)"), moat_kind_get_label (kind),
                                 moat_kind_get_label (proposal));
    }
  else
    tooltip = g_strdup (moat_kind_get_label (kind));
  gtk_widget_set_tooltip_text (self->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tooltip, -1);
  update_marks (self);
}
