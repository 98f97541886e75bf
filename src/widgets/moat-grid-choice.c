/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of many to choose, found by typing: the list beneath a cell of a table.
 *
 * The keyboard stays in the entry; up and down walk through what matches the text, and Enter
 * takes what is marked.  The list is a GtkListView, so there may be thousands. */

#include "config.h"

#include "moat-grid-choice.h"

#include <glib/gi18n-lib.h>

#define MIN_WIDTH 220
#define MAX_HEIGHT 280

struct _MoatGridChoice
{
  GtkWidget parent_instance;

  GPtrArray *keys;
  GtkStringList *labels;
  GtkFilterListModel *matching; /* of GtkStringObject */
  GtkSingleSelection *selection;
  GtkStringFilter *filter;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *list;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (MoatGridChoice, moat_grid_choice, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), text);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), text);
}

static void
activate_cb (MoatGridChoice *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, chosen_signal, 0);
}

static void
entry_activate_cb (MoatGridChoice *self)
{
  g_signal_emit (self, chosen_signal, 0);
}

static void
mark (MoatGridChoice *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

static void
text_changed_cb (MoatGridChoice *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  if (g_list_model_get_n_items (G_LIST_MODEL (self->matching)) > 0)
    mark (self, 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, MoatGridChoice *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || selected == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    mark (self, MIN (selected + 1, n - 1));
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    mark (self, selected > 0 ? selected - 1 : 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
moat_grid_choice_dispose (GObject *object)
{
  MoatGridChoice *self = MOAT_GRID_CHOICE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_grid_choice_parent_class)->dispose (object);
}

static void
moat_grid_choice_class_init (MoatGridChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_grid_choice_dispose;
  chosen_signal = g_signal_new ("chosen", MOAT_TYPE_GRID_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
create_list (MoatGridChoice *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_set_focusable (self->list, FALSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Choices"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_box_append (GTK_BOX (self->box), scroller);
}

static void
create_entry (MoatGridChoice *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "system-search-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (text_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_box_append (GTK_BOX (self->box), self->entry);
}

static void
moat_grid_choice_init (MoatGridChoice *self)
{
  GtkExpression *label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->labels = gtk_string_list_new (NULL);
  self->filter = gtk_string_filter_new (label);
  self->matching = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->labels)),
                                              GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->matching));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->box, MIN_WIDTH, -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  create_entry (self);
  create_list (self);
}

/* Where the item that is marked stands among all. */
static guint
find_number (MoatGridChoice *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; item != NULL && i < self->keys->len; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (self->labels), i);

      if (other == item)
        return i;
    }
  return G_MAXUINT;
}

GtkWidget *
moat_grid_choice_new (GPtrArray *keys, GPtrArray *labels, const char *chosen)
{
  MoatGridChoice *self = g_object_new (MOAT_TYPE_GRID_CHOICE, NULL);
  guint number;

  self->keys = g_ptr_array_ref (keys);
  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (self->labels, labels->pdata[i]);
  if (chosen != NULL && g_ptr_array_find_with_equal_func (keys, chosen, g_str_equal, &number))
    mark (self, number);
  return GTK_WIDGET (self);
}

const char *
moat_grid_choice_get_chosen (MoatGridChoice *self)
{
  guint number;

  g_return_val_if_fail (MOAT_IS_GRID_CHOICE (self), NULL);

  number = find_number (self);
  return number != G_MAXUINT ? self->keys->pdata[number] : NULL;
}

GtkWidget *
moat_grid_choice_get_entry (MoatGridChoice *self)
{
  g_return_val_if_fail (MOAT_IS_GRID_CHOICE (self), NULL);
  return self->entry;
}
