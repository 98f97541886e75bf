/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Financial Statement Data Sets of the SEC as tables: all numbers of a quarter that companies have
 * filed, and those of each company.
 *
 * num.txt has millions of lines and is streamed; the rows are its lines, joined with sub.txt and
 * tag.txt.  A period is given there by its last day and the quarters that it has: none is a moment,
 * four are a year.  Numbers about parts of a company (segments) and about companies that report
 * with it (co-registrants) say so in the name of the concept, because they are not the company's.
 */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "moat-data-file-private.h"
#include "moat-date.h"
#include "moat-fsds.h"
#include "moat-sec-row.h"
#include "moat-tab-lines.h"

#define ALL_COMPANIES "num"
#define MAX_QUARTERS 400

enum
{
  NUM_ADSH,
  NUM_TAG,
  NUM_VERSION,
  NUM_DDATE,
  NUM_QTRS,
  NUM_UOM,
  NUM_VALUE,
  NUM_SEGMENTS,
  NUM_COREG,
  NUM_FOOTNOTE,
  NUM_N_COLUMNS
};

static const char *const num_columns[] = { "adsh",   "tag",       "version", "ddate",
                                           "qtrs",   "uom",       "value",   "?segments",
                                           "?coreg", "?footnote", NULL };

#define MOAT_TYPE_FSDS_ROWS (moat_fsds_rows_get_type ())
G_DECLARE_FINAL_TYPE (MoatFsdsRows, moat_fsds_rows, MOAT, FSDS_ROWS, MoatRowReader)

struct _MoatFsdsRows
{
  MoatRowReader parent_instance;
  MoatZip *zip;
  char *company;       /* NULL: all */
  GHashTable *filings; /* accession number → MoatFsdsFiling */
  GHashTable *labels;  /* "tag version" → label */
  MoatTabLines *lines; /* of num.txt; NULL: the header has not been given */
  GString *concept;    /* texts of the row: */
  GString *name;       /* of the label */
  char *start;
  char *end;
  char *locator;
  char *cells[MOAT_SEC_N_COLUMNS]; /* borrowed */
};

G_DEFINE_FINAL_TYPE (MoatFsdsRows, moat_fsds_rows, MOAT_TYPE_ROW_READER)

static gboolean
open_members (MoatFsdsRows *self, GCancellable *cancellable, GError **error)
{
  self->filings = moat_fsds_read_filings (self->zip, cancellable, error);
  if (self->filings == NULL)
    return FALSE;
  self->labels = moat_fsds_read_labels (self->zip, cancellable, error);
  if (self->labels == NULL)
    return FALSE;
  self->lines = moat_tab_lines_open (self->zip, "num.txt", num_columns, cancellable, error);
  return self->lines != NULL;
}

static void
fill_header (MoatFsdsRows *self)
{
  for (MoatSecColumn i = 0; i < MOAT_SEC_N_COLUMNS; i++)
    self->cells[i] = (char *) moat_sec_column_get_header (i);
  self->cells[MOAT_SEC_FRAME] = (char *) MOAT_SEC_YEAR_END_HEADER;
}

/* The first day of the period of @quarters that ends on @end: "" for a moment, and the number of
 * quarters itself when it cannot be counted back. */
static char *
make_start (const char *end, const char *quarters)
{
  MoatDate date = moat_date_parse_iso (end, -1);
  MoatDate in_first_month;
  guint64 n;
  int year, month;

  if (!g_ascii_string_to_unsigned (quarters, 10, 0, MAX_QUARTERS, &n, NULL))
    return g_strdup (quarters);
  if (n == 0)
    return g_strdup ("");
  in_first_month = moat_date_add_months (date, 1 - 3 * (int) n);
  if (in_first_month == MOAT_DATE_NONE)
    return g_strdup (quarters);
  moat_date_split (in_first_month, &year, &month, NULL);
  return moat_date_to_iso (moat_date_new (year, month, 1));
}

/* Takes off the decimals that the data set gives to every number: "707626000.0000". */
static void
strip_zeros (char *number)
{
  const char *point = strchr (number, '.');
  gsize length = strlen (number);

  if (point == NULL || point == number || !g_ascii_isdigit (point[-1]) ||
      strpbrk (number, "eE") != NULL)
    return;
  while (number[length - 1] == '0')
    number[--length] = '\0';
  if (number[length - 1] == '.')
    number[--length] = '\0';
}

static void
name_concept (MoatFsdsRows *self, char **cells)
{
  g_autofree char *part = NULL;
  g_autofree char *whole = NULL;

  moat_fsds_make_concept (self->concept, cells[NUM_TAG], cells[NUM_VERSION]);
  g_string_printf (self->name, "%s %s", cells[NUM_TAG], cells[NUM_VERSION]);
  if (*cells[NUM_SEGMENTS] == '\0' && *cells[NUM_COREG] == '\0')
    return;
  part = g_strdup_printf ("%s%s%s", cells[NUM_SEGMENTS], *cells[NUM_COREG] != '\0' ? "coreg=" : "",
                          cells[NUM_COREG]);
  whole = moat_sec_make_concept_of_part (self->concept->str, part);
  g_string_assign (self->concept, whole);
}

static void
fill_filing (MoatFsdsRows *self, const MoatFsdsFiling *filing)
{
  char *nothing = (char *) "";

  self->cells[MOAT_SEC_ENTITY] = filing != NULL ? filing->company : nothing;
  self->cells[MOAT_SEC_CIK] = filing != NULL ? filing->cik : nothing;
  self->cells[MOAT_SEC_FORM] = filing != NULL ? filing->form : nothing;
  self->cells[MOAT_SEC_FILED] = filing != NULL ? filing->filed : nothing;
  self->cells[MOAT_SEC_FY] = filing != NULL ? filing->fy : nothing;
  self->cells[MOAT_SEC_FP] = filing != NULL ? filing->fp : nothing;
  self->cells[MOAT_SEC_FRAME] = filing != NULL ? filing->year_end : nothing;
}

static void
fill_number (MoatFsdsRows *self, char **cells, const MoatFsdsFiling *filing)
{
  const char *label;

  g_free (self->start);
  g_free (self->end);
  g_free (self->locator);
  name_concept (self, cells);
  label = g_hash_table_lookup (self->labels, self->name->str);
  self->end = moat_fsds_make_date (cells[NUM_DDATE]);
  self->start = make_start (self->end, cells[NUM_QTRS]);
  self->locator =
    moat_sec_make_locator (filing != NULL ? filing->form : "", cells[NUM_ADSH], self->concept->str);
  strip_zeros (cells[NUM_VALUE]);
  fill_filing (self, filing);
  self->cells[MOAT_SEC_CONCEPT] = self->concept->str;
  self->cells[MOAT_SEC_LABEL] = (char *) (label != NULL ? label : "");
  self->cells[MOAT_SEC_UNIT] = cells[NUM_UOM];
  self->cells[MOAT_SEC_START] = self->start;
  self->cells[MOAT_SEC_END] = self->end;
  self->cells[MOAT_SEC_VALUE] = cells[NUM_VALUE];
  self->cells[MOAT_SEC_ACCN] = cells[NUM_ADSH];
  self->cells[MOAT_SEC_LOCATOR] = self->locator;
  self->cells[MOAT_SEC_REMARK_EN] = cells[NUM_FOOTNOTE];
  self->cells[MOAT_SEC_REMARK_ZH] = (char *) "";
}

/* The next number of the company that is asked for. */
static gboolean
read_number (MoatFsdsRows *self, GCancellable *cancellable, GError **error)
{
  char *cells[NUM_N_COLUMNS];
  const MoatFsdsFiling *filing;

  do
    {
      if (!moat_tab_lines_next (self->lines, cells, cancellable, error))
        return FALSE;
      filing = g_hash_table_lookup (self->filings, cells[NUM_ADSH]);
    }
  while (self->company != NULL && (filing == NULL || strcmp (filing->company, self->company) != 0));
  fill_number (self, cells, filing);
  return TRUE;
}

static gboolean
moat_fsds_rows_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable, GError **error)
{
  MoatFsdsRows *self = MOAT_FSDS_ROWS (reader);

  if (self->lines == NULL)
    {
      if (!open_members (self, cancellable, error))
        return FALSE;
      fill_header (self);
    }
  else if (!read_number (self, cancellable, error))
    return FALSE;
  row->line = moat_tab_lines_get_line (self->lines);
  row->n_cells = MOAT_SEC_N_COLUMNS;
  row->cells = self->cells;
  return TRUE;
}

static double
moat_fsds_rows_get_fraction (MoatRowReader *reader)
{
  MoatFsdsRows *self = MOAT_FSDS_ROWS (reader);
  goffset size = moat_zip_get_size (self->zip, "num.txt");

  if (self->lines == NULL)
    return 0;
  return size > 0 ? (double) moat_tab_lines_get_position (self->lines) / (double) size : -1;
}

static void
moat_fsds_rows_finalize (GObject *object)
{
  MoatFsdsRows *self = MOAT_FSDS_ROWS (object);

  g_clear_pointer (&self->lines, moat_tab_lines_free);
  g_clear_pointer (&self->filings, g_hash_table_unref);
  g_clear_pointer (&self->labels, g_hash_table_unref);
  g_clear_pointer (&self->zip, moat_zip_free);
  g_string_free (self->concept, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self->company);
  g_free (self->start);
  g_free (self->end);
  g_free (self->locator);
  G_OBJECT_CLASS (moat_fsds_rows_parent_class)->finalize (object);
}

static void
moat_fsds_rows_class_init (MoatFsdsRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_fsds_rows_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = moat_fsds_rows_next;
  MOAT_ROW_READER_CLASS (klass)->get_fraction = moat_fsds_rows_get_fraction;
}

static void
moat_fsds_rows_init (MoatFsdsRows *self)
{
  self->concept = g_string_new (NULL);
  self->name = g_string_new (NULL);
}

static gboolean
recognise (const char *path, const char *head, gsize size)
{
  g_autoptr (MoatZip) zip = NULL;

  if (!moat_zip_is_archive (head, size))
    return FALSE;
  zip = moat_zip_open (path, NULL);
  return zip != NULL && moat_zip_has (zip, "sub.txt") && moat_zip_has (zip, "num.txt") &&
         moat_zip_has (zip, "tag.txt");
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* All companies together, and each by itself, a–z. */
static GStrv
list_tables (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatZip) zip = moat_zip_open (path, error);
  g_autoptr (GHashTable) filings = NULL;
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) names = NULL;
  GHashTableIter iter;
  gpointer value;

  if (zip == NULL)
    return NULL;
  filings = moat_fsds_read_filings (zip, cancellable, error);
  if (filings == NULL)
    return NULL;
  seen = g_hash_table_new (g_str_hash, g_str_equal);
  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, filings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const MoatFsdsFiling *filing = value;

      if (g_hash_table_add (seen, filing->company))
        g_ptr_array_add (names, g_strdup (filing->company));
    }
  g_ptr_array_sort (names, compare_texts);
  g_ptr_array_insert (names, 0, g_strdup (ALL_COMPANIES));
  g_ptr_array_add (names, NULL);
  return (GStrv) g_ptr_array_steal (names, NULL);
}

static MoatRowReader *
open_rows (const char *path, const char *table, GError **error)
{
  MoatZip *zip = moat_zip_open (path, error);
  MoatFsdsRows *self;

  if (zip == NULL)
    return NULL;
  self = g_object_new (MOAT_TYPE_FSDS_ROWS, NULL);
  self->zip = zip;
  self->company = strcmp (table, ALL_COMPANIES) != 0 ? g_strdup (table) : NULL;
  return MOAT_ROW_READER (self);
}

const MoatDataFormatReader moat_fsds_format = {
  .format = MOAT_DATA_FORMAT_FSDS,
  .recognise = recognise,
  .list_tables = list_tables,
  .open_rows = open_rows,
};
