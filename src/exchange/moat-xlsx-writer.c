/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as the sheets of a workbook, through libxlsxwriter in its constant-memory mode.
 *
 * A cell is a number or a date only where a spreadsheet holds it exactly: numbers of up to fifteen
 * digits, dates of the calendar that Excel gets right.  Everything else is text, and text is
 * written as a string, which no spreadsheet runs as a formula.
 *
 * The library writes every row to a temporary file, of which it does not say whether it was
 * written, and packs those into the workbook at the end.  So the temporary files are looked at
 * before, and the workbook is read once more after it was packed: moat-xlsx-proof.c. */
#include "config.h"

#include "moat-table-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "moat-date.h"
#include "moat-decimal.h"
#include "moat-xlsx-text.h"

#define MOST_ROWS 1048576 /* of a sheet, with its header */
#define CHECK_EVERY 4096  /* rows */

struct _MoatXlsxWriter
{
  MoatTableWriter parent_instance;

  lxw_workbook *workbook; /* NULL once it is packed */
  char *path, *folder;
  lxw_format *header, *integer, *date;
  lxw_worksheet *sheet;
  gsize n_columns; /* of the sheet */
  GArray *n_rows;  /* of gsize: those of each sheet so far, with its header */
  GString *text;
};

G_DEFINE_FINAL_TYPE (MoatXlsxWriter, moat_xlsx_writer, MOAT_TYPE_TABLE_WRITER)

/* Those of the sheet that is being written. */
static gsize *
get_n_rows (MoatXlsxWriter *self)
{
  return &g_array_index (self->n_rows, gsize, self->n_rows->len - 1);
}

/* Excel takes the year 1900 for a leap year: only from March on do its days have one number. */
static gboolean
read_date (const char *cell, double *serial)
{
  MoatDate date = moat_date_parse_iso (cell, -1);

  *serial = date - moat_date_new (1899, 12, 30);
  return date >= moat_date_new (1900, 3, 1);
}

/* Whether spreadsheets, which keep doubles and show fifteen digits, hold the decimal. */
static gboolean
read_number (const char *cell, double *number, gboolean *is_integer)
{
  char shown[G_ASCII_DTOSTR_BUF_SIZE];
  MoatDecimal exact, kept;

  if (!moat_decimal_parse (cell, &exact))
    return FALSE;
  *number = moat_decimal_to_double (exact);
  *is_integer = exact.exponent >= 0;
  g_ascii_formatd (shown, sizeof shown, "%.15g", *number);
  return moat_decimal_parse (shown, &kept) && moat_decimal_compare (exact, kept) == 0;
}

static gboolean
needs_escape (const char *p, gunichar character)
{
  return (character < 0x20 && character != '\t' && character != '\n') || character == 0xfffe ||
         character == 0xffff || moat_xlsx_is_escape (p);
}

/* @cell as workbooks write text, ECMA-376 part 1, 22.9.2.19.  Borrowed. */
static const char *
escape (MoatXlsxWriter *self, const char *cell)
{
  g_string_truncate (self->text, 0);
  for (const char *p = cell, *next; *p != '\0'; p = next)
    {
      gunichar character = g_utf8_get_char (p);

      next = g_utf8_next_char (p);
      if (needs_escape (p, character))
        g_string_append_printf (self->text, "_x%04X_", character);
      else
        g_string_append_len (self->text, p, next - p);
    }
  return self->text->str;
}

static gboolean
write_text (MoatXlsxWriter *self, gsize row, gsize column, const char *cell, lxw_format *format,
            GError **error)
{
  gsize n;
  const char *name = moat_table_writer_get_columns (MOAT_TABLE_WRITER (self), &n)[column].name;

  if (worksheet_write_string (self->sheet, (lxw_row_t) row, (lxw_col_t) column, escape (self, cell),
                              format) == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               /* Translators: a line number, the name of a column. */
               _ ("Row %zu, column %s: the text is longer than the 32,767 characters that a cell "
                  "of a workbook holds.  Export as CSV."),
               row + 1, name);
  return FALSE;
}

static gboolean
write_cell (MoatXlsxWriter *self, gsize row, gsize column, MoatCellKind kind, const char *cell,
            GError **error)
{
  lxw_format *format = NULL;
  double number;
  gboolean is_integer = FALSE, is_typed = FALSE;

  if (kind == MOAT_CELL_NUMBER)
    is_typed = read_number (cell, &number, &is_integer);
  else if (kind == MOAT_CELL_DATE)
    is_typed = read_date (cell, &number);
  if (!is_typed)
    return *cell == '\0' || write_text (self, row, column, cell, NULL, error);
  format = kind == MOAT_CELL_DATE ? self->date : is_integer ? self->integer : NULL;
  worksheet_write_number (self->sheet, (lxw_row_t) row, (lxw_col_t) column, number, format);
  return TRUE;
}

/* The rows that the library has put aside. */
static gboolean
check_rows (MoatXlsxWriter *self, GError **error)
{
  if (self->sheet == NULL ||
      (fflush (self->sheet->optimize_tmpfile) == 0 && !ferror (self->sheet->optimize_tmpfile)))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
               /* Translators: %s is a folder. */
               _ ("The rows cannot be written to the folder “%s”: it may be full."), self->folder);
  return FALSE;
}

/* The buttons over the header that filter and sort all rows. */
static void
end_sheet (MoatXlsxWriter *self)
{
  if (self->sheet != NULL)
    worksheet_autofilter (self->sheet, 0, 0, (lxw_row_t) *get_n_rows (self) - 1,
                          (lxw_col_t) self->n_columns - 1);
}

static gboolean
moat_xlsx_writer_begin_table (MoatTableWriter *writer, const char *name, GError **error)
{
  MoatXlsxWriter *self = MOAT_XLSX_WRITER (writer);
  const MoatDataColumn *columns;
  gsize n_rows = 1;

  if (!check_rows (self, error))
    return FALSE;
  end_sheet (self);
  columns = moat_table_writer_get_columns (writer, &self->n_columns);
  self->sheet = workbook_add_worksheet (self->workbook, name);
  g_array_append_val (self->n_rows, n_rows);
  worksheet_freeze_panes (self->sheet, 1, 0);
  for (gsize i = 0; i < self->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);
  for (gsize i = 0; i < self->n_columns; i++)
    if (!write_text (self, 0, i, columns[i].name, self->header, error))
      return FALSE;
  return TRUE;
}

static gboolean
moat_xlsx_writer_add_row (MoatTableWriter *writer, const char *const *cells, GError **error)
{
  MoatXlsxWriter *self = MOAT_XLSX_WRITER (writer);
  const MoatDataColumn *columns = moat_table_writer_get_columns (writer, &self->n_columns);
  gsize *n_rows = get_n_rows (self);

  if (*n_rows == MOST_ROWS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                           _ ("A sheet of a workbook holds 1,048,575 rows at most, and there are "
                              "more.  Export as CSV."));
      return FALSE;
    }
  for (gsize i = 0; i < self->n_columns; i++)
    if (!write_cell (self, *n_rows, i, columns[i].kind, cells[i], error))
      return FALSE;
  ++*n_rows;
  return *n_rows % CHECK_EVERY != 0 || check_rows (self, error);
}

static gboolean
moat_xlsx_writer_finish (MoatTableWriter *writer, GCancellable *cancellable, GError **error)
{
  MoatXlsxWriter *self = MOAT_XLSX_WRITER (writer);
  lxw_error code;

  if (!check_rows (self, error))
    return FALSE;
  end_sheet (self);
  code = workbook_close (g_steal_pointer (&self->workbook));
  if (code == LXW_NO_ERROR)
    return moat_xlsx_prove (self->path, (const gsize *) (gpointer) self->n_rows->data,
                            self->n_rows->len, cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: %s is what the library that writes workbooks says, in English. */
               _ ("The workbook cannot be put together: %s"), lxw_strerror (code));
  return FALSE;
}

static void
moat_xlsx_writer_finalize (GObject *object)
{
  MoatXlsxWriter *self = MOAT_XLSX_WRITER (object);

  g_clear_pointer (&self->workbook, lxw_workbook_free);
  g_free (self->path);
  g_free (self->folder);
  g_array_unref (self->n_rows);
  g_string_free (self->text, TRUE);
  G_OBJECT_CLASS (moat_xlsx_writer_parent_class)->finalize (object);
}

static void
moat_xlsx_writer_class_init (MoatXlsxWriterClass *klass)
{
  MoatTableWriterClass *writer_class = MOAT_TABLE_WRITER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = moat_xlsx_writer_finalize;
  writer_class->begin_table = moat_xlsx_writer_begin_table;
  writer_class->add_row = moat_xlsx_writer_add_row;
  writer_class->finish = moat_xlsx_writer_finish;
}

static void
moat_xlsx_writer_init (MoatXlsxWriter *self)
{
  self->n_rows = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->text = g_string_new (NULL);
}

/* Properties are XML, in which characters that cannot be seen have no place.  (transfer full) */
static char *
make_property (const char *text)
{
  char *made = g_utf8_make_valid (text != NULL ? text : "", -1);

  for (char *p = made; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return made;
}

static void
set_properties (MoatXlsxWriter *self, const MoatDocumentProperties *properties)
{
  g_autofree char *title = make_property (properties->title);
  g_autofree char *author = make_property (properties->author);
  lxw_doc_properties said = {
    .title = *title != '\0' ? title : NULL,
    .author = *author != '\0' ? author : NULL,
    /* The library writes the present time in place of 0. */
    .created = (time_t) MAX (properties->created, 1),
  };

  workbook_set_properties (self->workbook, &said);
}

MoatTableWriter *
moat_xlsx_writer_new (const char *path, const MoatDocumentProperties *properties, GError **error)
{
  g_autoptr (MoatXlsxWriter) self = NULL;
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };

  g_return_val_if_fail (path != NULL && properties != NULL, NULL);

  self = g_object_new (MOAT_TYPE_XLSX_WRITER, NULL);
  self->path = g_strdup (path);
  self->folder = g_path_get_dirname (path);
  options.tmpdir = self->folder;
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           _ ("The workbook cannot be begun"));
      return NULL;
    }
  set_properties (self, properties);
  self->header = workbook_add_format (self->workbook);
  format_set_bold (self->header);
  self->integer = workbook_add_format (self->workbook);
  format_set_num_format (self->integer, "#,##0");
  self->date = workbook_add_format (self->workbook);
  format_set_num_format (self->date, "yyyy-mm-dd");
  return MOAT_TABLE_WRITER (g_steal_pointer (&self));
}
