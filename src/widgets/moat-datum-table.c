/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a table: for reading in order, and for everybody who does not see the picture.
 *
 * It has the marks of the picture in the order in which the keyboard walks through them, with the
 * same words: the value with its qualifier and status as a screen reader is told it.  What is not
 * drawn is not in it either; the foot of the picture says that.  Rows are made as they are seen
 * (MoatDatumList), for a long line has a million. */
#include "config.h"

#include "moat-datum-table.h"

#include <glib/gi18n-lib.h>

#include "moat-datum-list.h"

#define SOURCE_CHARS 28

typedef enum
{
  COLUMN_NAME,
  COLUMN_PERIOD,
  COLUMN_VALUE,
  COLUMN_SOURCE,
  N_COLUMNS
} Column;

struct _MoatDatumTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  MoatDatumList *list;
  MoatChartCaptionFunc caption;
  gpointer caption_data;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (MoatDatumTable, moat_datum_table, GTK_TYPE_WIDGET)

static char *
word_cell (MoatDatumTable *self, Column column, const MoatDatum *datum)
{
  switch (column)
    {
    case COLUMN_NAME:
      return g_strdup (datum->title);
    case COLUMN_PERIOD:
      return g_strdup (datum->period);
    case COLUMN_VALUE:
      return g_strdup (datum->value);
    case COLUMN_SOURCE:
    case N_COLUMNS:
    default:
      return self->caption != NULL ? self->caption (datum, self->caption_data) : NULL;
    }
}

static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "moat-column"));
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column == COLUMN_VALUE ? 1 : 0);
  if (column == COLUMN_NAME || column == COLUMN_SOURCE)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (column == COLUMN_SOURCE)
    gtk_label_set_width_chars (GTK_LABEL (label), SOURCE_CHARS);
  if (column == COLUMN_VALUE || column == COLUMN_PERIOD)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MoatDatumTable *self = user_data;
  Column column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "moat-column"));
  g_autofree char *text =
    word_cell (self, column, moat_datum_item_get_datum (gtk_list_item_get_item (item)));
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_tooltip_text (label, text);
}

static void
activated_cb (GtkColumnView *view, guint position, MoatDatumTable *self)
{
  g_autoptr (MoatDatumItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (item != NULL)
    g_signal_emit (self, chosen_signal, 0, moat_datum_item_get_datum (item));
}

static void
add_column (MoatDatumTable *self, GtkColumnView *view, Column column, const char *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;

  g_object_set_data (G_OBJECT (factory), "moat-column", GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), self);
  added = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (added, TRUE);
  gtk_column_view_column_set_expand (added, column == COLUMN_NAME);
  gtk_column_view_append_column (view, added);
}

static void
moat_datum_table_dispose (GObject *object)
{
  MoatDatumTable *self = MOAT_DATUM_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (moat_datum_table_parent_class)->dispose (object);
}

static void
moat_datum_table_class_init (MoatDatumTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_datum_table_dispose;
  chosen_signal = g_signal_new ("datum-chosen", MOAT_TYPE_DATUM_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "datumtable");
}

static void
moat_datum_table_init (MoatDatumTable *self)
{
  GtkWidget *view;

  self->list = moat_datum_list_new ();
  view = gtk_column_view_new (
    GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)))));
  gtk_column_view_set_single_click_activate (GTK_COLUMN_VIEW (view), TRUE);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chart as a Table"), -1);
  add_column (self, GTK_COLUMN_VIEW (view), COLUMN_NAME, _ ("Name"));
  add_column (self, GTK_COLUMN_VIEW (view), COLUMN_PERIOD, _ ("Period"));
  add_column (self, GTK_COLUMN_VIEW (view), COLUMN_VALUE, _ ("Value"));
  add_column (self, GTK_COLUMN_VIEW (view), COLUMN_SOURCE, _ ("Source"));
  g_signal_connect (view, "activate", G_CALLBACK (activated_cb), self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), view);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
moat_datum_table_set_scene (MoatDatumTable *self, MoatScene *scene)
{
  g_return_if_fail (MOAT_IS_DATUM_TABLE (self));
  moat_datum_list_set_scene (self->list, scene);
}

void
moat_datum_table_set_caption_func (MoatDatumTable *self, MoatChartCaptionFunc func,
                                   gpointer user_data)
{
  g_return_if_fail (MOAT_IS_DATUM_TABLE (self));

  self->caption = func;
  self->caption_data = user_data;
}
