/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companyfacts files as a table: one row for each statement of a figure, in order of filing.
 *
 * The whole file is read before the first row is given, because its order is by concept and the
 * rows' is not. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-companyfacts.h"
#include "moat-data-file-private.h"
#include "moat-sec-row.h"
#include "moat-table.h"

/* Ten times what the companies that file most have. */
#define MAX_SIZE (128 << 20)

#define MOAT_TYPE_COMPANYFACTS_ROWS (moat_companyfacts_rows_get_type ())
G_DECLARE_FINAL_TYPE (MoatCompanyfactsRows, moat_companyfacts_rows, MOAT, COMPANYFACTS_ROWS,
                      MoatRowReader)

struct _MoatCompanyfactsRows
{
  MoatRowReader parent_instance;
  char *path;
  MoatCompanyFacts *facts; /* NULL: not yet read */
  guint next;              /* 0: the header */
  char *locator;
  char *cells[MOAT_SEC_N_COLUMNS]; /* borrowed */
};

G_DEFINE_FINAL_TYPE (MoatCompanyfactsRows, moat_companyfacts_rows, MOAT_TYPE_ROW_READER)

/* The contents of a file with a NUL behind them. */
static GByteArray *
load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (1 << 16);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), block, 1 << 16, cancellable, error)) >
         0)
    {
      g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len <= MAX_SIZE)
        continue;
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                   /* Translators: %d is a size in MiB. */
                   _ ("The file is larger than the %d MiB that a companyfacts file may have"),
                   MAX_SIZE >> 20);
      return NULL;
    }
  if (n < 0)
    return NULL;
  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return g_steal_pointer (&bytes);
}

static gboolean
read_facts (MoatCompanyfactsRows *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = load (self->path, cancellable, error);

  if (bytes == NULL)
    return FALSE;
  self->facts =
    moat_companyfacts_parse ((const char *) bytes->data, bytes->len - 1, cancellable, error);
  return self->facts != NULL;
}

static void
fill_header (MoatCompanyfactsRows *self)
{
  for (MoatSecColumn i = 0; i < MOAT_SEC_N_COLUMNS; i++)
    self->cells[i] = (char *) moat_sec_column_get_header (i);
}

/* A filing in a foreign currency translates it into US dollars for the reader's convenience; other
 * currencies are those of parts of the company. */
static void
fill_remark (MoatCompanyfactsRows *self, const MoatFiledFigure *figure)
{
  const char *en = "";
  const char *zh = "";

  if (figure->is_translation && strcmp (figure->unit, "USD") == 0)
    {
      en = "Convenience translation into US dollars";
      zh = "为方便读者而折算的美元金额";
    }
  else if (figure->is_translation)
    {
      en = "The same filing states this figure in the reporting currency too";
      zh = "同一申报文件中亦以列报货币列示该数";
    }
  self->cells[MOAT_SEC_REMARK_EN] = (char *) en;
  self->cells[MOAT_SEC_REMARK_ZH] = (char *) zh;
}

static void
fill_figure (MoatCompanyfactsRows *self, const MoatFiledFigure *figure)
{
  g_free (self->locator);
  self->locator = moat_sec_make_locator (figure->form, figure->accn, figure->concept);
  self->cells[MOAT_SEC_ENTITY] = (char *) self->facts->entity;
  self->cells[MOAT_SEC_CIK] = (char *) self->facts->cik;
  self->cells[MOAT_SEC_CONCEPT] = (char *) figure->concept;
  self->cells[MOAT_SEC_LABEL] = (char *) figure->label;
  self->cells[MOAT_SEC_UNIT] = (char *) figure->unit;
  self->cells[MOAT_SEC_START] = (char *) figure->start;
  self->cells[MOAT_SEC_END] = (char *) figure->end;
  self->cells[MOAT_SEC_VALUE] = (char *) figure->value;
  self->cells[MOAT_SEC_FORM] = (char *) figure->form;
  self->cells[MOAT_SEC_ACCN] = (char *) figure->accn;
  self->cells[MOAT_SEC_FILED] = (char *) figure->filed;
  self->cells[MOAT_SEC_FY] = (char *) figure->fy;
  self->cells[MOAT_SEC_FP] = (char *) figure->fp;
  self->cells[MOAT_SEC_FRAME] = (char *) figure->frame;
  self->cells[MOAT_SEC_LOCATOR] = self->locator;
  fill_remark (self, figure);
}

static gboolean
moat_companyfacts_rows_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable,
                             GError **error)
{
  MoatCompanyfactsRows *self = MOAT_COMPANYFACTS_ROWS (reader);

  if (self->facts == NULL && !read_facts (self, cancellable, error))
    return FALSE;
  if (self->next > self->facts->figures->len)
    return FALSE;
  if (self->next == 0)
    fill_header (self);
  else
    fill_figure (self, &g_array_index (self->facts->figures, MoatFiledFigure, self->next - 1));
  row->line = ++self->next;
  row->n_cells = MOAT_SEC_N_COLUMNS;
  row->cells = self->cells;
  return TRUE;
}

static double
moat_companyfacts_rows_get_fraction (MoatRowReader *reader)
{
  MoatCompanyfactsRows *self = MOAT_COMPANYFACTS_ROWS (reader);

  if (self->facts == NULL)
    return 0;
  return self->next / (self->facts->figures->len + 1.0);
}

static void
moat_companyfacts_rows_finalize (GObject *object)
{
  MoatCompanyfactsRows *self = MOAT_COMPANYFACTS_ROWS (object);

  g_clear_pointer (&self->facts, moat_companyfacts_free);
  g_free (self->path);
  g_free (self->locator);
  G_OBJECT_CLASS (moat_companyfacts_rows_parent_class)->finalize (object);
}

static void
moat_companyfacts_rows_class_init (MoatCompanyfactsRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_companyfacts_rows_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = moat_companyfacts_rows_next;
  MOAT_ROW_READER_CLASS (klass)->get_fraction = moat_companyfacts_rows_get_fraction;
}

static void
moat_companyfacts_rows_init (MoatCompanyfactsRows *self)
{
}

/* An object that has facts and, before or after them, a company's number or name. */
static gboolean
recognise (const char *path, const char *head, gsize size)
{
  g_autofree char *text = g_strndup (head, size);
  const char *start = text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0);

  return start[strspn (start, " \t\r\n")] == '{' && strstr (start, "\"facts\"") != NULL &&
         (strstr (start, "\"entityName\"") != NULL || strstr (start, "\"cik\"") != NULL ||
          strstr (start, "\"units\"") != NULL);
}

static GStrv
list_tables (const char *path, GCancellable *cancellable, GError **error)
{
  GStrv tables = g_new0 (char *, 2);

  tables[0] = g_path_get_basename (path);
  return tables;
}

static MoatRowReader *
open_rows (const char *path, const char *table, GError **error)
{
  MoatCompanyfactsRows *self = g_object_new (MOAT_TYPE_COMPANYFACTS_ROWS, NULL);

  self->path = g_strdup (path);
  return MOAT_ROW_READER (self);
}

const MoatDataFormatReader moat_companyfacts_format = {
  .format = MOAT_DATA_FORMAT_COMPANYFACTS,
  .recognise = recognise,
  .list_tables = list_tables,
  .open_rows = open_rows,
};
