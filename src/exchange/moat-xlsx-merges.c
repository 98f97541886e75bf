/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merged cells.  In the file their text stands in the first cell only; what is seen is one text
 * that holds for all of them.
 *
 * Only labels are repeated: texts without digits other than those of years, quarters and halves,
 * and whatever is a period or a date.  A figure that was merged over three cells was stated once,
 * and repeating it would count it three times.
 *
 * - Downwards a label is repeated over all rows of its merged cells.
 * - To the right it is repeated only in the head of the sheet, which ends before the first row with
 * a number that is no year: "2023" over "R&D" and "Sales" is the year of both, whereas "Europe"
 *   over a row of figures is a heading.
 *
 * A cell that has a text of its own keeps it.  Merged cells are listed at the end of a sheet's XML,
 * behind its rows, which is why that is read twice.  No program lets one make merged cells that
 * overlap; where they do, the first counts. */
#include "config.h"

#include "moat-xlsx-merges.h"

#include "moat-period.h"
#include "moat-table.h"
#include "moat-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_MERGES 1000000
/* A longer text is no label. */
#define MAX_LABEL 1024

typedef struct
{
  guint32 first_row;
  guint32 last_row;
  guint16 first_column;
  guint16 last_column;
} Merge;

/* Merged cells that have begun and whose label is repeated. */
typedef struct
{
  guint32 last_row;
  guint16 first_column;
  guint16 last_column; /* to be filled */
  guint8 kind;
  char *text;
} Open;

struct _MoatXlsxMerges
{
  MoatXml *xml;   /* while reading */
  GArray *merges; /* of Merge, by row and column */
  guint next;     /* the first that has not begun */
  GArray *open;   /* of Open; one at most for each first column */
  gsize row;      /* filled last */
  gboolean in_data;
};

const char *
moat_xlsx_parse_reference (const char *text, gsize length, guint *column, gsize *row)
{
  const char *end = text + length;

  *column = 0;
  *row = 0;
  for (; text < end && g_ascii_isalpha (*text) && *column <= MOAT_XLSX_MAX_COLUMNS; text++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
  for (; text < end && g_ascii_isdigit (*text) && *row <= MOAT_XLSX_MAX_ROWS; text++)
    *row = *row * 10 + (gsize) (*text - '0');
  if (*column == 0 || *column > MOAT_XLSX_MAX_COLUMNS || *row == 0 || *row > MOAT_XLSX_MAX_ROWS)
    return NULL;
  *column -= 1;
  return text;
}

static void
merge_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  MoatXlsxMerges *self = data;
  gsize length = 0, first_row, last_row;
  guint first_column, last_column;
  const char *text, *end;
  Merge merge;

  if (strcmp (name, "mergeCell") != 0)
    return;
  text = moat_xml_find_attribute (attributes, "ref", &length);
  end = text != NULL ? text + length : NULL;
  if (text == NULL)
    return;
  text = moat_xlsx_parse_reference (text, length, &first_column, &first_row);
  if (text == NULL || text == end || *text != ':' ||
      moat_xlsx_parse_reference (text + 1, (gsize) (end - text) - 1, &last_column, &last_row) !=
        end ||
      last_column < first_column || last_row < first_row)
    return;
  merge = (Merge){ (guint32) first_row, (guint32) last_row, (guint16) first_column,
                   (guint16) last_column };
  g_array_append_val (self->merges, merge);
  if (self->merges->len > MAX_MERGES)
    moat_xml_fail (self->xml,
                   g_error_new_literal (MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                                        _ ("The sheet has more than a million merged cells")));
}

static int
compare_merges (gconstpointer a, gconstpointer b)
{
  const Merge *first = a, *second = b;

  if (first->first_row != second->first_row)
    return first->first_row < second->first_row ? -1 : 1;
  return (int) first->first_column - (int) second->first_column;
}

static void
clear_open (gpointer data)
{
  g_free (((Open *) data)->text);
}

MoatXlsxMerges *
moat_xlsx_merges_read (const MoatZip *zip, const char *member, GCancellable *cancellable,
                       GError **error)
{
  static const MoatXmlHandler handler = { .start = merge_cb };
  g_autoptr (MoatXlsxMerges) self = g_new0 (MoatXlsxMerges, 1);
  g_autoptr (MoatXml) xml = moat_xml_open (zip, member, &handler, self, error);

  self->xml = xml;
  self->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  self->open = g_array_new (FALSE, FALSE, sizeof (Open));
  g_array_set_clear_func (self->open, clear_open);
  if (xml == NULL || !moat_xml_finish (xml, cancellable, error))
    return NULL;
  self->xml = NULL;
  g_array_sort (self->merges, compare_merges);
  return g_steal_pointer (&self);
}

void
moat_xlsx_merges_free (MoatXlsxMerges *self)
{
  g_array_unref (self->merges);
  g_array_unref (self->open);
  g_free (self);
}

static gboolean
is_year (const char *digits, gsize n)
{
  return n == 4 && (strncmp (digits, "19", 2) == 0 || strncmp (digits, "20", 2) == 0);
}

/* Whether digits stand in @text only as years, or as the number of a quarter or half. */
static gboolean
has_only_periods (const char *text)
{
  for (const char *p = text; *p != '\0';)
    {
      gsize n = strspn (p, "0123456789");

      if (n > 0 && !is_year (p, n) && !(n == 1 && p > text && strchr ("QHqh", p[-1]) != NULL))
        return FALSE;
      p += MAX (n, 1);
    }
  return TRUE;
}

static gboolean
is_label (const char *text, MoatXlsxCellKind kind)
{
  MoatPeriod period;

  switch (kind)
    {
    case MOAT_XLSX_CELL_DATE:
      return TRUE;
    case MOAT_XLSX_CELL_NUMBER:
      return is_year (text, strlen (text));
    case MOAT_XLSX_CELL_TEXT:
      return strlen (text) <= MAX_LABEL &&
             (has_only_periods (text) || moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &period));
    case MOAT_XLSX_CELL_EMPTY:
    case MOAT_XLSX_CELL_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
has_figure (const MoatXlsxGrid *grid)
{
  for (guint i = 0; i < grid->n; i++)
    if (grid->kinds[i] == MOAT_XLSX_CELL_NUMBER &&
        !is_year (grid->cells[i], strlen (grid->cells[i])))
      return TRUE;
  return FALSE;
}

static guint
fill_cells (MoatXlsxGrid *grid, guint first, guint last, char *text, guint8 kind)
{
  guint n = 0;

  for (guint i = first; i <= last; i++)
    if (grid->kinds[i] == MOAT_XLSX_CELL_EMPTY)
      {
        grid->cells[i] = text;
        grid->kinds[i] = kind;
        grid->n = MAX (grid->n, i + 1);
        n++;
      }
  return n;
}

static gboolean
is_taken (const MoatXlsxMerges *self, const Merge *merge)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      const Open *open = &g_array_index (self->open, Open, i);

      if (open->first_column <= merge->last_column && merge->first_column <= open->last_column)
        return TRUE;
    }
  return FALSE;
}

/* Merged cells that begin in the row of @grid. */
static guint
begin (MoatXlsxMerges *self, const Merge *merge, MoatXlsxGrid *grid)
{
  guint column = merge->first_column;
  guint8 kind = grid->kinds[column];
  char *text = grid->cells[column];
  Open open = { merge->last_row, merge->first_column,
                self->in_data ? merge->first_column : merge->last_column, kind, NULL };

  if (!is_label (text, kind) || is_taken (self, merge))
    return 0;
  if (merge->last_row > merge->first_row)
    {
      open.text = g_strdup (text);
      g_array_append_val (self->open, open);
    }
  return fill_cells (grid, column, open.last_column, text, kind);
}

guint
moat_xlsx_merges_fill (MoatXlsxMerges *self, MoatXlsxGrid *grid)
{
  guint n = 0;
  int covered = -1; /* last column of merged cells that begin in this row */

  if (grid->row <= self->row)
    return 0;
  self->row = grid->row;
  self->in_data = self->in_data || has_figure (grid);
  for (guint i = self->open->len; i-- > 0;)
    if (g_array_index (self->open, Open, i).last_row < grid->row)
      g_array_remove_index_fast (self->open, i);
  for (guint i = 0; i < self->open->len; i++)
    {
      const Open *open = &g_array_index (self->open, Open, i);

      n += fill_cells (grid, open->first_column, open->last_column, open->text, open->kind);
    }
  for (; self->next < self->merges->len; self->next++)
    {
      const Merge *merge = &g_array_index (self->merges, Merge, self->next);

      if (merge->first_row > grid->row)
        break;
      if (merge->first_row < grid->row || merge->first_column <= covered)
        continue;
      covered = merge->last_column;
      n += begin (self, merge, grid);
    }
  return n;
}
