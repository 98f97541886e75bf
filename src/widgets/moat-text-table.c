/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of text in columns that are only known when a file has been read.
 *
 * A GtkColumnView over a list of rows that are in memory: a few hundred of a preview, at most some
 * thousands that were refused.  (The project's own tables, which may have a million rows, are
 * another widget's.)  GTK makes widgets for the rows that are seen and no others; every text is cut
 * to one line there and whole in its tooltip, so that a paragraph in a cell cannot break the table.
 *
 * A cell that can be typed in is a GtkText.  What is typed goes into the row at once, and the table
 * tells of it. */
#include "config.h"

#include "moat-text-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELL_CHARS 40
#define COLUMN_WIDTH 120 /* px */
#define NOTE_WIDTH 280

/* One row.  A GObject, for GListStore takes nothing else. */

#define MOAT_TYPE_TEXT_ROW (moat_text_row_get_type ())
G_DECLARE_FINAL_TYPE (MoatTextRow, moat_text_row, MOAT, TEXT_ROW, GObject)

struct _MoatTextRow
{
  GObject parent_instance;

  gsize line;
  GPtrArray *cells; /* of char */
  int marked;
  char *note; /* nullable */
};

G_DEFINE_FINAL_TYPE (MoatTextRow, moat_text_row, G_TYPE_OBJECT)

static void
moat_text_row_finalize (GObject *object)
{
  MoatTextRow *self = MOAT_TEXT_ROW (object);

  g_ptr_array_unref (self->cells);
  g_free (self->note);
  G_OBJECT_CLASS (moat_text_row_parent_class)->finalize (object);
}

static void
moat_text_row_class_init (MoatTextRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_text_row_finalize;
}

static void
moat_text_row_init (MoatTextRow *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

/* The table */

struct _MoatTextTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GListStore *rows;   /* of MoatTextRow */
  GPtrArray *columns; /* of GtkColumnViewColumn, those of the cells */
  gboolean editable;
  gboolean binding; /* TRUE while the program puts texts into cells */
};

enum
{
  PROP_EDITABLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint edited_signal;

G_DEFINE_FINAL_TYPE (MoatTextTable, moat_text_table, GTK_TYPE_WIDGET)

/* Which column a factory makes cells for: an index of the cells, or one of these. */
#define COLUMN_LINE -1
#define COLUMN_NOTE -2

static int
get_column (gpointer factory)
{
  return GPOINTER_TO_INT (g_object_get_data (factory, "column"));
}

static void
show_text (GtkWidget *widget, const char *text, gboolean wrong)
{
  gboolean is_long = g_utf8_strlen (text, -1) > CELL_CHARS || strchr (text, '\n') != NULL;

  if (GTK_IS_LABEL (widget))
    gtk_label_set_text (GTK_LABEL (widget), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  gtk_widget_set_tooltip_text (widget, is_long ? text : NULL);
  if (wrong)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
}

static void
typed_cb (GtkEditable *editable, GtkListItem *item)
{
  MoatTextTable *self = g_object_get_data (G_OBJECT (item), "table");
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (item), "column"));
  MoatTextRow *row = gtk_list_item_get_item (item);
  const char *text = gtk_editable_get_text (editable);

  if (self->binding || row == NULL)
    return;
  while (row->cells->len <= column)
    g_ptr_array_add (row->cells, g_strdup (""));
  g_free (row->cells->pdata[column]);
  row->cells->pdata[column] = g_strdup (text);
  g_signal_emit (self, edited_signal, 0, (guint64) row->line);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MoatTextTable *self)
{
  int column = get_column (factory);
  GtkWidget *widget;

  if (self->editable && column >= 0)
    {
      widget = gtk_text_new ();
      g_object_set_data (G_OBJECT (item), "table", self);
      g_object_set_data (G_OBJECT (item), "column", GINT_TO_POINTER (column));
      g_signal_connect_object (widget, "changed", G_CALLBACK (typed_cb), item, 0);
    }
  else
    {
      widget = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (widget), column == COLUMN_LINE ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (widget), TRUE);
    }
  if (column == COLUMN_LINE)
    gtk_widget_add_css_class (widget, "dim-label");
  gtk_widget_add_css_class (widget, "numeric");
  gtk_list_item_set_child (item, widget);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, MoatTextTable *self)
{
  int column = get_column (factory);
  MoatTextRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);

  self->binding = TRUE;
  if (column == COLUMN_LINE)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GSIZE_FORMAT, row->line);

      show_text (widget, line, FALSE);
    }
  else if (column == COLUMN_NOTE)
    show_text (widget, row->note != NULL ? row->note : "", FALSE);
  else
    show_text (widget, (guint) column < row->cells->len ? row->cells->pdata[column] : "",
               column == row->marked);
  self->binding = FALSE;
}

static GtkColumnViewColumn *
append_column (MoatTextTable *self, const char *title, int column, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) made = NULL;

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  made = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_fixed_width (made, width);
  gtk_column_view_append_column (self->view, made);
  return made; /* borrowed from the view */
}

static void
moat_text_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    g_value_set_boolean (value, MOAT_TEXT_TABLE (object)->editable);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moat_text_table_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EDITABLE)
    moat_text_table_set_editable (MOAT_TEXT_TABLE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
moat_text_table_dispose (GObject *object)
{
  MoatTextTable *self = MOAT_TEXT_TABLE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_text_table_parent_class)->dispose (object);
}

static void
moat_text_table_class_init (MoatTextTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moat_text_table_dispose;
  object_class->get_property = moat_text_table_get_property;
  object_class->set_property = moat_text_table_set_property;
  properties[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  edited_signal = g_signal_new ("edited", MOAT_TYPE_TEXT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "texttable");
}

static void
moat_text_table_init (MoatTextTable *self)
{
  self->rows = g_list_store_new (MOAT_TYPE_TEXT_ROW);
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))))));
  gtk_column_view_set_show_column_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
moat_text_table_new (void)
{
  return g_object_new (MOAT_TYPE_TEXT_TABLE, NULL);
}

void
moat_text_table_set_editable (MoatTextTable *self, gboolean editable)
{
  g_return_if_fail (MOAT_IS_TEXT_TABLE (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
}

void
moat_text_table_set_columns (MoatTextTable *self, const char *const *titles, const char *note_title)
{
  GListModel *shown;

  g_return_if_fail (MOAT_IS_TEXT_TABLE (self));
  g_return_if_fail (titles != NULL);

  g_list_store_remove_all (self->rows);
  g_ptr_array_set_size (self->columns, 0);
  shown = gtk_column_view_get_columns (self->view);
  while (g_list_model_get_n_items (shown) > 0)
    {
      g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (shown, 0);

      gtk_column_view_remove_column (self->view, last);
    }
  /* Translators: the title of a column with the line numbers of a file. */
  append_column (self, _ ("Line"), COLUMN_LINE, 60);
  if (note_title != NULL)
    append_column (self, note_title, COLUMN_NOTE, NOTE_WIDTH);
  for (int i = 0; titles[i] != NULL; i++)
    g_ptr_array_add (self->columns,
                     g_object_ref (append_column (self, titles[i], i, COLUMN_WIDTH)));
}

void
moat_text_table_set_title (MoatTextTable *self, guint column, const char *title)
{
  g_return_if_fail (MOAT_IS_TEXT_TABLE (self));

  if (column < self->columns->len)
    gtk_column_view_column_set_title (self->columns->pdata[column], title);
}

void
moat_text_table_add_row (MoatTextTable *self, gsize line, const char *const *cells, int marked,
                         const char *note)
{
  g_autoptr (MoatTextRow) row = NULL;

  g_return_if_fail (MOAT_IS_TEXT_TABLE (self));

  row = g_object_new (MOAT_TYPE_TEXT_ROW, NULL);
  row->line = line;
  row->marked = marked;
  row->note = g_strdup (note);
  for (guint i = 0; cells != NULL && cells[i] != NULL; i++)
    g_ptr_array_add (row->cells, g_strdup (cells[i]));
  g_list_store_append (self->rows, row);
}

guint
moat_text_table_get_n_rows (MoatTextTable *self)
{
  g_return_val_if_fail (MOAT_IS_TEXT_TABLE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

GStrv
moat_text_table_dup_cells (MoatTextTable *self, gsize line)
{
  g_return_val_if_fail (MOAT_IS_TEXT_TABLE (self), NULL);

  for (guint i = 0; i < moat_text_table_get_n_rows (self); i++)
    {
      g_autoptr (MoatTextRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      GStrv cells;

      if (row->line != line)
        continue;
      cells = g_new0 (char *, row->cells->len + 1);
      for (guint j = 0; j < row->cells->len; j++)
        cells[j] = g_strdup (row->cells->pdata[j]);
      return cells;
    }
  return NULL;
}
