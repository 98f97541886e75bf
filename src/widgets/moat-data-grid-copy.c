/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clipboard of a table: the selected rows as tab-separated text, with the titles above.
 *
 * Spreadsheets take such text as cells, so what is copied is what they can count with: see
 * MoatGridDelegate.  A cell with a tab or a line end in it is quoted as they do.  Many rows are
 * read a portion at a time while the program has nothing else to do, so that the window answers
 * meanwhile. */

#include "config.h"

#include "moat-data-grid-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PORTION 256

/* The rows that are being copied. */
typedef struct _MoatGridCopy
{
  GArray *ids;
  GArray *shown; /* columns */
  guint done;
  GString *text;
  guint source;
} Copy;

static void
append_cell (GString *text, const char *cell)
{
  if (cell == NULL)
    return;
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

static void
append_row (MoatDataGrid *self, MoatRecord *record)
{
  Copy *copy = self->copy;

  for (guint i = 0; i < copy->shown->len; i++)
    {
      guint column = g_array_index (copy->shown, guint, i);
      g_autofree char *cell = NULL;

      if (i > 0)
        g_string_append_c (copy->text, '\t');
      cell = record != NULL ? self->delegate->get_copy_text (record, column, self->data)
                            : g_strdup (_ (self->columns[column].title));
      append_cell (copy->text, cell);
    }
  g_string_append_c (copy->text, '\n');
}

void
_moat_data_grid_stop_copying (MoatDataGrid *self)
{
  Copy *copy = self->copy;

  if (copy == NULL)
    return;
  self->copy = NULL;
  g_clear_handle_id (&copy->source, g_source_remove);
  g_array_unref (copy->ids);
  g_array_unref (copy->shown);
  g_string_free (copy->text, TRUE);
  g_free (copy);
}

static gboolean
copy_cb (gpointer user_data)
{
  MoatDataGrid *self = user_data;
  Copy *copy = self->copy;
  guint n = MIN (PORTION, copy->ids->len - copy->done);
  g_autoptr (GPtrArray) records =
    moat_record_list_read (self->list, &g_array_index (copy->ids, gint64, copy->done), n);

  for (guint i = 0; i < records->len; i++)
    append_row (self, records->pdata[i]);
  copy->done += n;
  if (copy->done < copy->ids->len)
    return G_SOURCE_CONTINUE;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), copy->text->str);
  copy->source = 0;
  n = copy->done;
  _moat_data_grid_stop_copying (self);
  g_signal_emit_by_name (self, "copied", n);
  return G_SOURCE_REMOVE;
}

void
_moat_data_grid_copy (MoatDataGrid *self)
{
  Copy *copy;

  _moat_data_grid_stop_copying (self);
  if (self->selection == NULL || moat_record_selection_get_size (self->selection) == 0)
    return;
  self->copy = copy = g_new0 (Copy, 1);
  copy->ids = moat_record_selection_dup_ids (self->selection);
  copy->shown = _moat_data_grid_list_shown (self);
  copy->text = g_string_new (NULL);
  append_row (self, NULL);
  copy->source = g_idle_add (copy_cb, self);
}

static void
text_read_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (MoatDataGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    g_signal_emit_by_name (self, "pasted", text);
}

void
_moat_data_grid_paste (MoatDataGrid *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, text_read_cb,
                                 g_object_ref (self));
}
