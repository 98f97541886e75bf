/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From row to row, and within a row from figure to figure.
 *
 * What a figure is about is said by the header of its column, the row, or the table, in this order;
 * moat-stager-row.c reads what the row says, moat-stager-fact.c the figure.  A row in which no
 * figure stands says nothing, whatever else is in it, and is not complained about.  A line of text
 * with nothing but its first cell (a title between the rows, a note at the end) and a header that
 * is repeated on every page are no rows of data; they are counted as left out.
 *
 * Rows may be shorter than the header: cells at the end that hold nothing are often not written.
 * A row that is longer and holds something there has slipped, so it is refused as a whole. */
#include "config.h"

#include "moat-stager-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 40 /* characters of a cell in a message */

void
moat_staged_problem_clear (MoatStagedProblem *self)
{
  g_clear_pointer (&self->message, g_free);
}

const char *
moat_stager_get_cell (MoatStager *self, int column)
{
  return column >= 0 ? self->cells[column] : "";
}

const char *
moat_stager_show (MoatStager *self, const char *text)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return text;
  beginning = g_utf8_substring (text, 0, MAX_SHOWN - 1);
  g_string_assign (self->shown, beginning);
  g_string_append (self->shown, "…");
  return self->shown->str;
}

MoatStagerVerdict
moat_stager_refuse (MoatStager *self, MoatStagedProblem *problem, int column, const char *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  *problem =
    (MoatStagedProblem){ self->row.line, column, g_strdup_vprintf (format, arguments), self->row };
  va_end (arguments);
  return MOAT_STAGER_REFUSED;
}

/* Whether a cell of one of several columns of periods is part of the period: 2023, or the Q3 beside
 * it.  Where the levels of a header were put side by side, it may also be part of the measure. */
static gboolean
is_of_period (MoatStager *self, const char *cell)
{
  const MoatYearEnd march = { 3, 31 }; /* of whoever has fiscal years such as FY24/25 */

  return ((*cell == 'Q' || *cell == 'H') && g_ascii_isdigit (cell[1]) && cell[2] == '\0') ||
         moat_stager_names_get_period (&self->names, cell, march) != NULL;
}

static gboolean
has_part (MoatStager *self, guint at, MoatColumnRole role)
{
  const MoatColumnMapping *column = self->mapping->columns->pdata[at];
  const char *cell = self->cells[at];

  if (*cell == '\0' || (column->role != role && column->role != MOAT_COLUMN_PERIOD))
    return FALSE;
  if (column->role != MOAT_COLUMN_PERIOD || !self->has_several[MOAT_COLUMN_PERIOD])
    return column->role == role;
  if (role == MOAT_COLUMN_PERIOD)
    return is_of_period (self, cell);
  return role == MOAT_COLUMN_CONCEPT && !is_of_period (self, cell);
}

const char *
moat_stager_join_cells (MoatStager *self, MoatColumnRole role, const char *separator)
{
  if (!self->has_several[role] &&
      !(role == MOAT_COLUMN_CONCEPT && self->has_several[MOAT_COLUMN_PERIOD]))
    return moat_stager_get_cell (self, self->columns[role]);

  g_string_truncate (self->joined, 0);
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      if (!has_part (self, i, role))
        continue;
      if (self->joined->len > 0)
        g_string_append (self->joined, separator);
      g_string_append (self->joined, self->cells[i]);
    }
  return self->joined->str;
}

/* Adds a column of figures with what its header says. */
static void
add_value (MoatStager *self, guint at)
{
  const MoatColumnMapping *mapped = self->mapping->columns->pdata[at];
  MoatStagerColumn column = { .column = at };

  if (mapped->role == MOAT_COLUMN_VALUE)
    {
      if (mapped->entity != NULL)
        column.entity = moat_stager_names_get_entity (&self->names, mapped->entity);
      if (mapped->concept != NULL)
        column.concept = moat_stager_names_get_concept (&self->names, mapped->concept);
      column.period = mapped->period;
      column.words = (MoatUnitWords){ mapped->unit, mapped->scale };
    }
  self->needs_entity = self->needs_entity || column.entity == NULL;
  self->needs_concept = self->needs_concept || column.concept == NULL;
  self->needs_period = self->needs_period || column.period == NULL;
  g_array_append_val (self->values, column);
}

static void
sort_columns (MoatStager *self)
{
  static const MoatColumnRole carriers[] = { MOAT_COLUMN_VALUE, MOAT_COLUMN_AS_STATED,
                                             MOAT_COLUMN_LOW };

  for (int role = 0; role < MOAT_COLUMN_N_ROLES; role++)
    self->columns[role] = -1;
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = self->mapping->columns->pdata[i];

      self->has_several[column->role] = self->columns[column->role] >= 0;
      if (self->columns[column->role] < 0)
        self->columns[column->role] = (int) i;
      if (column->role == MOAT_COLUMN_VALUE)
        add_value (self, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (carriers) && self->values->len == 0; i++)
    if (self->columns[carriers[i]] >= 0)
      add_value (self, (guint) self->columns[carriers[i]]);
  self->has_only_numbers =
    self->columns[MOAT_COLUMN_AS_STATED] < 0 && self->columns[MOAT_COLUMN_LOW] < 0;
}

MoatStager *
moat_stager_new (MoatRowReader *rows, const MoatMapping *mapping, const MoatStagerContext *context,
                 GHashTable *corrections)
{
  MoatStager *self;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows) && mapping != NULL && context != NULL, NULL);

  self = g_new0 (MoatStager, 1);
  self->rows = g_object_ref (rows);
  self->mapping = mapping;
  self->context = *context;
  self->corrections = corrections;
  self->values = g_array_new (FALSE, FALSE, sizeof (MoatStagerColumn));
  self->cells = g_new0 (const char *, MAX (mapping->columns->len, 1));
  self->copies = g_string_chunk_new (256);
  self->figure = g_string_new (NULL);
  self->locator = g_string_new (NULL);
  self->joined = g_string_new (NULL);
  self->remark_en = g_string_new (NULL);
  self->remark_zh = g_string_new (NULL);
  self->shown = g_string_new (NULL);
  moat_stager_names_init (&self->names, mapping, &self->context);
  sort_columns (self);
  return self;
}

void
moat_stager_free (MoatStager *self)
{
  GString *const buffers[] = { self->figure,    self->locator,   self->joined,
                               self->remark_en, self->remark_zh, self->shown };

  for (guint i = 0; i < G_N_ELEMENTS (buffers); i++)
    g_string_free (buffers[i], TRUE);
  moat_stager_names_clear (&self->names);
  g_array_unref (self->values);
  g_free (self->cells);
  g_string_chunk_free (self->copies);
  g_object_unref (self->rows);
  g_free (self);
}

static gboolean
is_plain_end (char c)
{
  return (guchar) c > ' ' && (guchar) c < 0x80;
}

/* @cell without the space at its ends.  Few cells have any. */
static const char *
trim (MoatStager *self, const char *cell)
{
  gsize length = strlen (cell);

  if (length == 0 || (is_plain_end (*cell) && is_plain_end (cell[length - 1])))
    return cell;
  cell = moat_cell_trim (cell, &length);
  return cell[length] == '\0' ? cell
                              : g_string_chunk_insert_len (self->copies, cell, (gssize) length);
}

typedef enum
{
  ROW_OF_DATA,
  ROW_BLANK,
  ROW_OF_TEXT,  /* a title or a note */
  ROW_TOO_LONG, /* cells where there are no columns */
} RowKind;

/* Makes the cells of the row ready.  @n_figures counts the cells that could be figures. */
static RowKind
load_cells (MoatStager *self, int *too_long)
{
  guint n_columns = self->mapping->columns->len;
  guint n_filled = 0, last_filled = 0;

  g_string_chunk_clear (self->copies);
  for (guint i = 0; i < MAX (n_columns, self->row.n_cells); i++)
    {
      const char *cell = i < self->row.n_cells ? trim (self, self->row.cells[i]) : "";

      if (i < n_columns)
        self->cells[i] = cell;
      if (*cell == '\0')
        continue;
      n_filled++;
      last_filled = i;
    }

  if (n_filled == 0)
    return ROW_BLANK;
  *too_long = (int) last_filled;
  if (last_filled >= n_columns)
    return ROW_TOO_LONG;
  if (n_filled == 1 && last_filled == 0 && n_columns > 1)
    {
      MoatColumnRole role = ((MoatColumnMapping *) self->mapping->columns->pdata[0])->role;

      if (role != MOAT_COLUMN_VALUE && role != MOAT_COLUMN_AS_STATED && role != MOAT_COLUMN_LOW)
        return ROW_OF_TEXT;
    }
  return ROW_OF_DATA;
}

static gboolean
states_nothing (MoatStager *self)
{
  for (guint i = 0; i < self->values->len; i++)
    if (!moat_cell_is_empty (self->cells[g_array_index (self->values, MoatStagerColumn, i).column]))
      return FALSE;
  return moat_cell_is_empty (moat_stager_get_cell (self, self->columns[MOAT_COLUMN_AS_STATED])) &&
         moat_cell_is_empty (moat_stager_get_cell (self, self->columns[MOAT_COLUMN_LOW])) &&
         moat_cell_is_empty (moat_stager_get_cell (self, self->columns[MOAT_COLUMN_HIGH]));
}

static gboolean
repeats_header (MoatStager *self)
{
  for (guint i = 0; i < self->mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = self->mapping->columns->pdata[i];
      g_autofree char *header = g_strstrip (g_strdup (column->header));

      if (!g_str_equal (header, self->cells[i]))
        return FALSE;
    }
  return self->mapping->header_line > 0;
}

/* The next row at or below the first line of data, corrected.  FALSE: there is none. */
static gboolean
fetch_row (MoatStager *self, GCancellable *cancellable, GError **error)
{
  GStrv cells;

  do
    if (!moat_row_reader_next (self->rows, &self->row, cancellable, error))
      return FALSE;
  while (self->row.line < self->mapping->first_line ||
         self->row.line <= self->mapping->header_line);

  if (self->corrections != NULL &&
      (cells = g_hash_table_lookup (self->corrections, GSIZE_TO_POINTER (self->row.line))) != NULL)
    {
      self->row.cells = cells;
      self->row.n_cells = g_strv_length (cells);
    }
  return TRUE;
}

/* Reads what the row that was fetched says; TAKEN when it has figures to go through. */
static MoatStagerVerdict
begin_row (MoatStager *self, MoatStagedProblem *problem)
{
  int too_long = 0;
  RowKind kind = load_cells (self, &too_long);
  MoatStagerVerdict verdict;

  if (kind == ROW_BLANK)
    return MOAT_STAGER_EMPTY;
  if (kind == ROW_OF_TEXT)
    {
      self->counts.n_left_out++;
      return MOAT_STAGER_LEFT_OUT;
    }
  self->counts.n_rows++;
  if (kind == ROW_TOO_LONG)
    return moat_stager_refuse (self, problem, too_long,
                               /* Translators: two numbers of cells. */
                               _ ("The row has %u cells and the header %u"), (guint) too_long + 1,
                               self->mapping->columns->len);
  if (states_nothing (self))
    {
      self->counts.n_empty += self->values->len;
      return MOAT_STAGER_EMPTY;
    }

  verdict = moat_stager_read_row (self, problem);
  if (verdict == MOAT_STAGER_REFUSED && repeats_header (self))
    {
      moat_staged_problem_clear (problem);
      verdict = MOAT_STAGER_LEFT_OUT;
    }
  if (verdict == MOAT_STAGER_LEFT_OUT)
    {
      self->counts.n_rows--;
      self->counts.n_left_out++;
    }
  return verdict;
}

/* The next figure of the row; EMPTY: there are no more. */
static MoatStagerVerdict
next_in_row (MoatStager *self, MoatStagedFact *fact, MoatStagedProblem *problem)
{
  while (self->next_value < self->values->len)
    {
      const MoatStagerColumn *column =
        &g_array_index (self->values, MoatStagerColumn, self->next_value++);
      MoatStagerVerdict verdict = moat_stager_read_fact (self, column, fact, problem);

      if (verdict == MOAT_STAGER_TAKEN || verdict == MOAT_STAGER_REFUSED)
        return verdict;
      if (verdict == MOAT_STAGER_EMPTY)
        self->counts.n_empty++;
      else
        {
          self->counts.n_left_out++;
          /* Of a row with one figure, nothing is left. */
          if (self->values->len == 1)
            self->counts.n_rows--;
        }
    }
  return MOAT_STAGER_EMPTY;
}

MoatStaged
moat_stager_next (MoatStager *self, MoatStagedFact *fact, MoatStagedProblem *problem,
                  GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && fact != NULL && problem != NULL, MOAT_STAGED_END);

  while (TRUE)
    {
      MoatStagerVerdict verdict;
      g_autoptr (GError) failure = NULL;

      if (self->has_row)
        {
          verdict = next_in_row (self, fact, problem);
          if (verdict != MOAT_STAGER_EMPTY)
            return verdict == MOAT_STAGER_TAKEN ? MOAT_STAGED_FACT : MOAT_STAGED_PROBLEM;
          self->has_row = FALSE;
        }
      if (!fetch_row (self, cancellable, &failure))
        {
          if (failure == NULL)
            return MOAT_STAGED_END;
          g_propagate_error (error, g_steal_pointer (&failure));
          return MOAT_STAGED_ERROR;
        }
      verdict = begin_row (self, problem);
      if (verdict == MOAT_STAGER_REFUSED)
        return MOAT_STAGED_PROBLEM;
      self->has_row = verdict == MOAT_STAGER_TAKEN;
      self->next_value = 0;
    }
}

const MoatRow *
moat_stager_get_row (MoatStager *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->row;
}

const MoatStagerCounts *
moat_stager_get_counts (MoatStager *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->counts;
}

double
moat_stager_get_fraction (MoatStager *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return moat_row_reader_get_fraction (self->rows);
}
