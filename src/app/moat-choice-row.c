/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a dialog with a drop-down list of things that have keys.
 *
 * AdwComboRow of libadwaita 1.2 cannot search, and a project may have hundreds of entities, so
 * this is an action row around a GtkDropDown, which can.  The row knows keys; the list shows
 * labels, cut where they are too long for the dialog, in full in the tooltip. */

#include "config.h"

#include "moat-choice-row.h"

#include "moat-text-width.h"

/* From how many options on there is a search entry. */
#define SEARCH_FROM 12
#define LABEL_CHARS 34
/* What is left of it at the least, however long the row's own texts are. */
#define LEAST_LABEL_CHARS 14
#define LIST_LABEL_CHARS 52

struct _MoatChoiceRow
{
  AdwActionRow parent_instance;

  GtkDropDown *list;
  GStrv keys;
  gboolean loading; /* TRUE while the program chooses */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatChoiceRow, moat_choice_row, ADW_TYPE_ACTION_ROW)

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_list_item_set_child (item, label);
}

static GtkLabel *
show_text (GtkListItem *item, int most_columns)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, moat_text_columns (text) > most_columns ? text : NULL);
  return GTK_LABEL (label);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkLabel *label = show_text (item, LABEL_CHARS);

  gtk_label_set_width_chars (
    label, MIN (moat_text_columns (gtk_label_get_text (label)), LEAST_LABEL_CHARS));
}

/* In the open list a label has the room it needs, whatever the width of the closed one. */
static void
bind_list_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkLabel *label = show_text (item, LIST_LABEL_CHARS);

  gtk_label_set_width_chars (
    label, MIN (moat_text_columns (gtk_label_get_text (label)), LIST_LABEL_CHARS));
}

static GtkListItemFactory *
create_factory (GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static void
selected_cb (MoatChoiceRow *self)
{
  if (!self->loading)
    g_signal_emit (self, changed_signal, 0);
}

static void
title_cb (MoatChoiceRow *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)), -1);
}

static void
moat_choice_row_finalize (GObject *object)
{
  g_strfreev (MOAT_CHOICE_ROW (object)->keys);
  G_OBJECT_CLASS (moat_choice_row_parent_class)->finalize (object);
}

static void
moat_choice_row_class_init (MoatChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_choice_row_finalize;
  changed_signal = g_signal_new ("changed", MOAT_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
moat_choice_row_init (MoatChoiceRow *self)
{
  g_autoptr (GtkListItemFactory) closed = create_factory (G_CALLBACK (bind_item_cb));
  g_autoptr (GtkListItemFactory) open = create_factory (G_CALLBACK (bind_list_item_cb));

  self->list = GTK_DROP_DOWN (
    gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_factory (self->list, closed);
  gtk_drop_down_set_list_factory (self->list, open);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->list));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->list));
}

void
moat_choice_row_set_options (MoatChoiceRow *self, const char *const *keys,
                             const char *const *labels)
{
  g_autoptr (GtkStringList) model = NULL;

  g_return_if_fail (MOAT_IS_CHOICE_ROW (self));
  g_return_if_fail (keys != NULL && labels != NULL);

  self->loading = TRUE;
  g_strfreev (self->keys);
  self->keys = g_strdupv ((GStrv) keys);
  model = gtk_string_list_new (labels);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (model));
  gtk_drop_down_set_enable_search (self->list, g_strv_length (self->keys) >= SEARCH_FROM);
  gtk_drop_down_set_selected (self->list, GTK_INVALID_LIST_POSITION);
  self->loading = FALSE;
}

void
moat_choice_row_set_chosen (MoatChoiceRow *self, const char *key)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (MOAT_IS_CHOICE_ROW (self));

  for (guint i = 0; key != NULL && self->keys != NULL && self->keys[i] != NULL; i++)
    if (g_str_equal (self->keys[i], key))
      position = i;
  self->loading = TRUE;
  gtk_drop_down_set_selected (self->list, position);
  self->loading = FALSE;
}

const char *
moat_choice_row_get_chosen (MoatChoiceRow *self)
{
  guint position;

  g_return_val_if_fail (MOAT_IS_CHOICE_ROW (self), NULL);

  position = gtk_drop_down_get_selected (self->list);
  return position != GTK_INVALID_LIST_POSITION ? self->keys[position] : NULL;
}
