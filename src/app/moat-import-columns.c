/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was recognised in a table, and how to change it.
 *
 * On the left is how the file is read and what its columns are, on the right the first rows as they
 * stand, under headings that say what each column is taken for.  Whatever is changed on the left
 * changes the mapping and the headings at once; what changes how the file is read (its encoding,
 * its sheet) makes the assistant look at it again.
 *
 * Columns beyond the first MAX_COLUMNS have no row of their own: nobody goes through a thousand
 * rows.  They keep what they were recognised as. */
#include "config.h"

#include "moat-import-columns-private.h"

#include <glib/gi18n-lib.h>

#include "moat-import-column-row.h"

#define MAX_COLUMNS 200
#define MAX_PREVIEW_COLUMNS 100
/* From how many neighbouring years on columns are one row. */
#define RUN_FROM 4
#define N_SAMPLES 3

enum
{
  CHANGED,
  REREAD,
  READ_OTHERWISE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatImportColumns, moat_import_columns, ADW_TYPE_BIN)

static const MoatColumnMapping *
get_column (MoatImportColumns *self, guint i)
{
  return self->preview->mapping->columns->pdata[i];
}

static const char *
get_cell (const MoatPreviewRow *row, guint column)
{
  return column < g_strv_length (row->cells) ? row->cells[column] : "";
}

/* Preview */

/* "Country Name · Entity" */
static char *
word_title (const MoatColumnMapping *column)
{
  const char *header = column->header != NULL ? column->header : "";

  if (column->role == MOAT_COLUMN_IGNORED)
    return g_strdup (header);
  return g_strdup_printf ("%s%s%s", header, *header != '\0' ? " · " : "",
                          moat_import_role_get_name (column->role));
}

static void
update_titles (MoatImportColumns *self)
{
  guint n = MIN (self->preview->mapping->columns->len, MAX_PREVIEW_COLUMNS);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = word_title (get_column (self, i));

      moat_text_table_set_title (self->table_view, i, title);
    }
}

static void
show_rows (MoatImportColumns *self)
{
  guint n = MIN (self->preview->mapping->columns->len, MAX_PREVIEW_COLUMNS);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (titles, word_title (get_column (self, i)));
  g_ptr_array_add (titles, NULL);
  moat_text_table_set_columns (self->table_view, (const char *const *) titles->pdata, NULL);
  for (guint i = 0; i < self->preview->rows->len; i++)
    {
      const MoatPreviewRow *row = self->preview->rows->pdata[i];

      moat_text_table_add_row (self->table_view, row->line, (const char *const *) row->cells, -1,
                               NULL);
    }
}

/* Columns */

static void
column_changed_cb (MoatImportColumns *self)
{
  update_titles (self);
  _moat_import_columns_emit_changed (self);
}

/* "China, India, Japan" */
static char *
sample_cells (MoatImportColumns *self, guint column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->preview->rows->len && n < N_SAMPLES; i++)
    {
      const MoatPreviewRow *row = self->preview->rows->pdata[i];
      const char *cell = get_cell (row, column);

      if (row->line < self->preview->mapping->first_line || *cell == '\0')
        continue;
      g_string_append_printf (text, "%s%.*s", n > 0 ? " · " : "", 60, cell);
      n++;
    }
  /* Cutting by bytes may have cut a character. */
  return g_utf8_make_valid (text->str, -1);
}

static gboolean
is_year_column (const MoatColumnMapping *column)
{
  return column->role == MOAT_COLUMN_VALUE && column->period != NULL;
}

/* How many columns from @start on differ in the year alone. */
static guint
measure_run (MoatImportColumns *self, guint start)
{
  const MoatColumnMapping *first = get_column (self, start);
  guint end = start + 1;

  if (!is_year_column (first))
    return 1;
  while (end < self->preview->mapping->columns->len)
    {
      const MoatColumnMapping *column = get_column (self, end);

      if (!is_year_column (column) || g_strcmp0 (column->concept, first->concept) != 0 ||
          column->unit != first->unit || column->scale != first->scale)
        break;
      end++;
    }
  return end - start >= RUN_FROM ? end - start : 1;
}

static void
show_columns (MoatImportColumns *self)
{
  MoatColumnMapping *const *columns =
    (MoatColumnMapping *const *) self->preview->mapping->columns->pdata;
  guint n = self->preview->mapping->columns->len;

  for (guint i = 0; i < self->column_rows->len; i++)
    adw_preferences_group_remove (self->columns_group, self->column_rows->pdata[i]);
  g_ptr_array_set_size (self->column_rows, 0);
  for (guint i = 0, run; i < n && self->column_rows->len < MAX_COLUMNS; i += run)
    {
      g_autofree char *sample = sample_cells (self, i);
      GtkWidget *row;

      run = measure_run (self, i);
      row = moat_import_column_row_new (columns + i, run, sample);
      g_signal_connect_object (row, "changed", G_CALLBACK (column_changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->columns_group, row);
      g_ptr_array_add (self->column_rows, row);
    }
}

void
_moat_import_columns_take_header (MoatImportColumns *self)
{
  MoatMapping *mapping = self->preview->mapping;

  for (guint i = 0; i < self->preview->rows->len; i++)
    {
      const MoatPreviewRow *row = self->preview->rows->pdata[i];

      if (row->line != mapping->header_line)
        continue;
      for (guint j = 0; row->cells[j] != NULL; j++)
        {
          MoatColumnMapping *column = j < mapping->columns->len
                                        ? mapping->columns->pdata[j]
                                        : moat_mapping_add_column (mapping, row->cells[j]);

          g_free (column->header);
          column->header = g_strdup (row->cells[j]);
        }
    }
  show_columns (self);
  show_rows (self);
}

void
_moat_import_columns_emit_changed (MoatImportColumns *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
_moat_import_columns_emit_reread (MoatImportColumns *self)
{
  g_signal_emit (self, signals[REREAD], 0, moat_choice_row_get_chosen (self->table));
}

static void
otherwise_clicked_cb (MoatImportColumns *self)
{
  g_signal_emit (self, signals[READ_OTHERWISE], 0);
}

static void
moat_import_columns_dispose (GObject *object)
{
  MoatImportColumns *self = MOAT_IMPORT_COLUMNS (object);

  self->preview = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_IMPORT_COLUMNS);
  g_clear_pointer (&self->column_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_import_columns_parent_class)->dispose (object);
}

static void
moat_import_columns_class_init (MoatImportColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_import_columns_dispose;
  signals[CHANGED] = g_signal_new ("changed", MOAT_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", MOAT_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[READ_OTHERWISE] = g_signal_new ("read-otherwise", MOAT_TYPE_IMPORT_COLUMNS,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-import-columns.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoatImportColumns, name)
  BIND (page);
  BIND (file_group);
  BIND (table);
  BIND (encoding);
  BIND (delimiter);
  BIND (rates_row);
  BIND (header_row);
  BIND (header_line);
  BIND (number_mark);
  BIND (date_order);
  BIND (columns_group);
  BIND (every_group);
  BIND (entity);
  BIND (concept);
  BIND (period);
  BIND (unit);
  BIND (scale);
  BIND (status);
  BIND (source);
  BIND (known_from);
  BIND (only_years);
  BIND (only_years_row);
  BIND (table_view);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, otherwise_clicked_cb);
}

static void
moat_import_columns_init (MoatImportColumns *self)
{
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  g_type_ensure (MOAT_TYPE_TEXT_TABLE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->column_rows = g_ptr_array_new ();
  _moat_import_columns_init_file (self);
}

void
moat_import_columns_set_preview (MoatImportColumns *self, MoatImportPreview *preview)
{
  g_return_if_fail (MOAT_IS_IMPORT_COLUMNS (self));

  self->preview = preview;
  if (preview == NULL)
    return;
  self->loading = TRUE;
  _moat_import_columns_show_file (self);
  show_columns (self);
  show_rows (self);
  self->loading = FALSE;
}
