/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of one sheet of a workbook, each laid out with all its cells: the ones between those
 * that are in the file are empty, and merged ones are filled.
 *
 * GAP_LIMIT is for sheets that have little in them and that far out, which would be laid out at
 * great length: that many empty or repeated cells may come, and GAPS_PER_CELL for each that is
 * filled. */
#include "config.h"

#include "moat-xlsx-sheet.h"

#include "moat-table.h"
#include "moat-xlsx-parser.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GAP_LIMIT (16 * 1024 * 1024)
#define GAPS_PER_CELL 64

#define MOAT_TYPE_XLSX_ROWS (moat_xlsx_rows_get_type ())
G_DECLARE_FINAL_TYPE (MoatXlsxRows, moat_xlsx_rows, MOAT, XLSX_ROWS, MoatRowReader)

struct _MoatXlsxRows
{
  MoatRowReader parent_instance;

  MoatXlsxBook *book;
  char *member;
  MoatXlsxStyles *styles;
  MoatXlsxStrings *strings;
  MoatXlsxMerges *merges;
  MoatXlsxParser *parser; /* NULL: nothing has been read yet */

  MoatXlsxGrid grid; /* the row handed out last */
  gsize n_gaps;
  gsize n_filled;
};

G_DEFINE_FINAL_TYPE (MoatXlsxRows, moat_xlsx_rows, MOAT_TYPE_ROW_READER)

/* Reads what the rows need and begins with them. */
static gboolean
prepare (MoatXlsxRows *self, GCancellable *cancellable, GError **error)
{
  const MoatXlsxBook *book = self->book;

  self->styles = moat_xlsx_styles_read (book->zip, book->styles, cancellable, error);
  if (self->styles == NULL)
    return FALSE;
  self->strings = moat_xlsx_strings_read (book->zip, book->strings, cancellable, error);
  if (self->strings == NULL)
    return FALSE;
  self->merges = moat_xlsx_merges_read (book->zip, self->member, cancellable, error);
  if (self->merges == NULL)
    return FALSE;
  self->parser = moat_xlsx_parser_new (book, self->member, self->strings, self->styles, error);
  return self->parser != NULL;
}

static void
clear_grid (MoatXlsxGrid *grid)
{
  for (guint i = 0; i < grid->n; i++)
    grid->cells[i] = (char *) "";
  memset (grid->kinds, MOAT_XLSX_CELL_EMPTY, grid->n);
  grid->n = 0;
}

/* Lays a row out with all its cells. */
static gboolean
lay_out (MoatXlsxRows *self, const MoatXlsxRow *row, GError **error)
{
  MoatXlsxGrid *grid = &self->grid;

  clear_grid (grid);
  grid->row = row->number;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const MoatXlsxCell *cell = &row->cells[i];
      const char *text = cell->shared != NULL ? cell->shared : row->texts + cell->offset;

      if (grid->kinds[cell->column] != MOAT_XLSX_CELL_EMPTY)
        {
          g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                       /* Translators: two numbers. */
                       _ ("Row %zu: Two cells stand in column %u"), row->number, cell->column + 1);
          return FALSE;
        }
      grid->cells[cell->column] = (char *) text;
      grid->kinds[cell->column] = cell->kind;
      grid->n = MAX (grid->n, cell->column + 1);
    }
  self->n_filled += row->n_cells;
  self->n_gaps += grid->n - row->n_cells;
  self->n_gaps += moat_xlsx_merges_fill (self->merges, grid);
  if (self->n_gaps > GAP_LIMIT && self->n_gaps / GAPS_PER_CELL > self->n_filled)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                   /* Translators: the number of a row. */
                   _ ("Row %zu: Nearly all cells of the sheet are empty. Delete those that lie far "
                      "out."),
                   row->number);
      return FALSE;
    }
  return TRUE;
}

static gboolean
moat_xlsx_rows_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable, GError **error)
{
  MoatXlsxRows *self = MOAT_XLSX_ROWS (reader);
  MoatXlsxRow found;

  if ((self->parser == NULL && !prepare (self, cancellable, error)) ||
      !moat_xlsx_parser_next (self->parser, &found, cancellable, error) ||
      !lay_out (self, &found, error))
    return FALSE;
  row->line = found.number;
  row->n_cells = self->grid.n;
  row->cells = self->grid.cells;
  return TRUE;
}

static double
moat_xlsx_rows_get_fraction (MoatRowReader *reader)
{
  MoatXlsxRows *self = MOAT_XLSX_ROWS (reader);
  goffset size = moat_zip_get_size (self->book->zip, self->member);

  if (self->parser == NULL)
    return 0;
  return size > 0 ? MIN (1, (double) moat_xlsx_parser_get_position (self->parser) / (double) size)
                  : -1;
}

static void
moat_xlsx_rows_finalize (GObject *object)
{
  MoatXlsxRows *self = MOAT_XLSX_ROWS (object);

  g_clear_pointer (&self->parser, moat_xlsx_parser_free);
  g_clear_pointer (&self->merges, moat_xlsx_merges_free);
  g_clear_pointer (&self->strings, moat_xlsx_strings_free);
  g_clear_pointer (&self->styles, moat_xlsx_styles_free);
  g_clear_pointer (&self->book, moat_xlsx_book_free);
  g_free (self->member);
  g_free (self->grid.cells);
  g_free (self->grid.kinds);
  G_OBJECT_CLASS (moat_xlsx_rows_parent_class)->finalize (object);
}

static void
moat_xlsx_rows_class_init (MoatXlsxRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_xlsx_rows_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = moat_xlsx_rows_next;
  MOAT_ROW_READER_CLASS (klass)->get_fraction = moat_xlsx_rows_get_fraction;
}

static void
moat_xlsx_rows_init (MoatXlsxRows *self)
{
  self->grid.cells = g_new (char *, MOAT_XLSX_MAX_COLUMNS);
  self->grid.kinds = g_new (guint8, MOAT_XLSX_MAX_COLUMNS);
  self->grid.n = MOAT_XLSX_MAX_COLUMNS;
  clear_grid (&self->grid);
}

GStrv
moat_xlsx_list_sheets (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatXlsxBook) book = moat_xlsx_book_open (path, cancellable, error);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (book == NULL)
    return NULL;
  for (guint i = 0; i < book->sheets->len; i++)
    g_strv_builder_add (names, g_array_index (book->sheets, MoatXlsxSheet, i).name);
  return g_strv_builder_end (names);
}

MoatRowReader *
moat_xlsx_read_rows (const char *path, const char *sheet, GError **error)
{
  g_autoptr (MoatXlsxRows) self = NULL;
  MoatXlsxBook *book = moat_xlsx_book_open (path, NULL, error);
  const char *member = NULL;

  if (book == NULL)
    return NULL;
  self = g_object_new (MOAT_TYPE_XLSX_ROWS, NULL);
  self->book = book;
  for (guint i = 0; i < book->sheets->len && member == NULL; i++)
    {
      const MoatXlsxSheet *candidate = &g_array_index (book->sheets, MoatXlsxSheet, i);

      if (sheet == NULL || strcmp (candidate->name, sheet) == 0)
        member = candidate->member;
    }
  if (member == NULL)
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("There is no such sheet in the workbook"));
      return NULL;
    }
  self->member = g_strdup (member);
  return MOAT_ROW_READER (g_steal_pointer (&self));
}
