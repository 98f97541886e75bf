/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each column is.
 *
 * The header proposes a role (moat-recognise-words.c), the cells may refuse it: a column "time
 * period" that holds names of countries is none.  Of several columns that ask for a role that only
 * one can have, the one with the surest word gets it.
 *
 * Where the figures are decides the form of the table.  Headers that are periods make it wide by
 * period.  A column called "value" makes it long.  Otherwise every other column of numbers is a
 * measure, unless the table has measures in its rows, or nothing but a period beside the numbers
 * and headers that nobody calls a measure: then they are entities.
 *
 * What tells rows apart belongs to what they state: where the same entity, measure and period come
 * twice, further columns of words are joined to the measure until they do not. */
#include "config.h"

#include "moat-recognise-private.h"

#include <string.h>

#include "moat-cell-period.h"

#define MAX_TRIED 16 /* columns that are looked at together with all others */

static MoatGuess *
get (const MoatGuesses *self, guint i)
{
  return &g_array_index (self->columns, MoatGuess, i);
}

/* The first column of a role; NULL: none. */
static MoatGuess *
find (const MoatGuesses *self, MoatColumnRole role)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (get (self, i)->role == role)
      return get (self, i);
  return NULL;
}

static guint
count (const MoatGuesses *self, MoatColumnRole role)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += get (self, i)->role == role;
  return n;
}

/* At least half of the cells that state something. */
static gboolean
is_mostly (const MoatGuess *column, guint n)
{
  return column->stats.n_filled > 0 && n * 2 >= column->stats.n_filled;
}

/* Whether the cells can be what the header says. */
static gboolean
cells_allow (const MoatGuess *column, MoatColumnRole role)
{
  const MoatColumnStats *stats = &column->stats;

  switch ((int) role)
    {
    case MOAT_COLUMN_PERIOD:
    case MOAT_COLUMN_KNOWN_FROM:
    case MOAT_COLUMN_PERIOD_END:
      return is_mostly (column, stats->n_periods);
    case MOAT_COLUMN_PERIOD_START: /* empty in a table of instants */
      return stats->n_filled == 0 || is_mostly (column, stats->n_periods);
    case MOAT_COLUMN_VALUE:
      return is_mostly (column, stats->n_figures);
    case MOAT_COLUMN_LOW:
    case MOAT_COLUMN_HIGH:
      return stats->n_filled == 0 || is_mostly (column, stats->n_figures);
    case MOAT_COLUMN_UNIT:
      return is_mostly (column, stats->n_units);
    case MOAT_COLUMN_QUALIFIER:
      return is_mostly (column, stats->n_qualifiers);
    case MOAT_COLUMN_STATUS:
      return is_mostly (column, stats->n_statuses);
    case MOAT_COLUMN_GRADE:
      return is_mostly (column, stats->n_grades);
    case MOAT_COLUMN_ENTITY:
    case MOAT_COLUMN_CONCEPT:
      return is_mostly (column, stats->n_texts);
    default:
      return TRUE;
    }
}

static void
propose_roles (MoatGuesses *self)
{
  const MoatKnownNames *known = self->known;

  for (guint i = 0; i < self->columns->len; i++)
    {
      MoatGuess *column = get (self, i);
      MoatColumnRole role;
      const char *recalled = known != NULL && known->recall != NULL && *column->header != '\0'
                               ? known->recall (column->header, known->recall_data)
                               : NULL;

      column->is_recalled = moat_column_role_from_nick (recalled, &role);
      if (column->is_recalled)
        column->role = role;
      else if (moat_recognise_word (column->header, &role, &column->rank))
        {
          column->is_code = role == MOAT_COLUMN_IGNORED;
          if (cells_allow (column, role))
            column->role = role;
        }
    }
}

/* Leaves each role that only one column can have to the surest of them. */
static void
settle_roles (MoatGuesses *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    for (guint k = 0; k < self->columns->len; k++)
      {
        MoatGuess *column = get (self, i), *other = get (self, k);

        if (i == k || column->role != other->role || column->role == MOAT_COLUMN_IGNORED ||
            column->role == MOAT_COLUMN_LOCATOR || column->is_recalled)
          continue;
        if (other->is_recalled || other->rank < column->rank ||
            (other->rank == column->rank && k < i))
          column->role = MOAT_COLUMN_IGNORED;
      }
}

static gboolean
is_free (const MoatGuess *column)
{
  return column->role == MOAT_COLUMN_IGNORED && !column->is_recalled && !column->is_code;
}

static gboolean
holds_figures (const MoatGuess *column)
{
  return is_free (column) && is_mostly (column, column->stats.n_figures);
}

/* Headers that are periods, over figures or nothing.  FALSE: fewer than two, and one alone only
 * counts where there is no column of periods. */
static gboolean
find_values_by_period (MoatGuesses *self)
{
  gboolean has_period =
    find (self, MOAT_COLUMN_PERIOD) != NULL || find (self, MOAT_COLUMN_PERIOD_END) != NULL;
  guint n = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->columns->len; i++)
        {
          MoatGuess *column = get (self, i);

          if (column->said.period == NULL || !is_free (column) ||
              !(column->stats.n_filled == 0 || holds_figures (column)))
            continue;
          if (pass == 0)
            n += column->stats.n_filled > 0;
          else
            column->role = MOAT_COLUMN_VALUE;
        }
      if (n < (has_period ? 2u : 1u))
        return FALSE;
    }
  return TRUE;
}

/* Whether what stands above the numbers names entities, not measures. */
static gboolean
are_entities (MoatGuesses *self)
{
  guint n = 0, n_known = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatGuess *column = get (self, i);

      if (column->role != MOAT_COLUMN_VALUE || column->said.rest == NULL)
        continue;
      n++;
      if (self->known != NULL &&
          moat_recognise_find_known (self->known->entities, column->said.rest) != NULL)
        n_known++;
      else if (column->said.words.unit != NULL || moat_recognise_is_measure (column->said.rest) ||
               (self->known != NULL &&
                moat_recognise_find_known (self->known->concepts, column->said.rest) != NULL))
        return FALSE;
    }
  return find (self, MOAT_COLUMN_CONCEPT) != NULL || n_known * 2 > n || n >= 2;
}

/* The year once more, beside a date. */
static gboolean
repeats_period (const MoatGuess *column)
{
  return column->stats.n_periods == column->stats.n_filled && column->said.words.unit == NULL &&
         !moat_recognise_is_measure (column->header);
}

/* Every column of numbers that is nothing else. */
static void
find_values_by_header (MoatGuesses *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (holds_figures (get (self, i)) && *get (self, i)->header != '\0' &&
        !repeats_period (get (self, i)))
      get (self, i)->role = MOAT_COLUMN_VALUE;
}

static gboolean
holds_words (const MoatGuess *column)
{
  return column->role == MOAT_COLUMN_IGNORED && !column->is_recalled &&
         is_mostly (column, column->stats.n_texts);
}

/* Whether the cells of @column are names in @names, or, without any, usual measures. */
static gboolean
cells_are_measures (const MoatGuesses *self, guint column)
{
  GHashTable *concepts = self->known != NULL ? self->known->concepts : NULL;
  guint n = 0, n_measures = 0;

  for (guint r = self->header.data_row; r < self->sample->rows->len; r++)
    {
      const char *cell = moat_sample_get (self->sample, r, column);

      if (*cell == '\0')
        continue;
      n++;
      n_measures +=
        moat_recognise_find_known (concepts, cell) != NULL || moat_recognise_is_measure (cell);
    }
  return n_measures * 2 > n;
}

/* Columns of words that nothing in their header explains. */
static void
find_names (MoatGuesses *self)
{
  gboolean has_measures = find (self, MOAT_COLUMN_CONCEPT) != NULL;

  /* Codes name rows where nothing else does. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->columns->len; i++)
      {
        MoatGuess *column = get (self, i);

        if (!holds_words (column) || column->is_code != (pass == 1))
          continue;
        if (!has_measures && cells_are_measures (self, i))
          {
            column->role = MOAT_COLUMN_CONCEPT;
            has_measures = TRUE;
          }
        else if (find (self, MOAT_COLUMN_ENTITY) == NULL && !cells_are_measures (self, i))
          column->role = MOAT_COLUMN_ENTITY;
      }
}

/* How many rows of the sample have the same entity, measure and period as another. */
static guint
count_repeated (const MoatGuesses *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (guint r = self->header.data_row; r < self->sample->rows->len; r++)
    {
      GString *key = g_string_new (NULL);

      for (guint i = 0; i < self->columns->len; i++)
        switch ((int) get (self, i)->role)
          {
          case MOAT_COLUMN_ENTITY:
          case MOAT_COLUMN_CONCEPT:
          case MOAT_COLUMN_PERIOD:
          case MOAT_COLUMN_PERIOD_START:
          case MOAT_COLUMN_PERIOD_END:
            g_string_append (key, moat_sample_get (self->sample, r, i));
            g_string_append_c (key, '\n');
            break;
          default:
            break;
          }
      n += !g_hash_table_add (seen, g_string_free (key, FALSE));
    }
  return n;
}

/* Joins columns of words to the measure while that tells more rows apart. */
static void
tell_rows_apart (MoatGuesses *self)
{
  guint n_repeated = count_repeated (self), n_tried = 0;

  for (guint i = 0; i < self->columns->len && n_repeated > 0 && n_tried < MAX_TRIED; i++)
    {
      MoatGuess *column = get (self, i);
      guint n;

      if (!holds_words (column) || !is_free (column) || column->stats.n_distinct < 2)
        continue;
      column->role = MOAT_COLUMN_CONCEPT;
      n_tried++;
      n = count_repeated (self);
      if (n >= n_repeated)
        column->role = MOAT_COLUMN_IGNORED;
      n_repeated = MIN (n, n_repeated);
    }
}

/* How many rows have a period in none of the columns of periods. */
static guint
count_without_period (const MoatGuesses *self)
{
  const MoatMapping *mapping = self->mapping;
  guint n = 0;

  for (guint r = self->header.data_row; r < self->sample->rows->len; r++)
    {
      gboolean has_period = FALSE;

      for (guint i = 0; i < self->columns->len && !has_period; i++)
        {
          MoatCellPeriod read;

          has_period = get (self, i)->role == MOAT_COLUMN_PERIOD &&
                       moat_cell_period_read (moat_sample_get (self->sample, r, i),
                                              MOAT_YEAR_END_CALENDAR, mapping->date_order, &read);
        }
      n += !has_period;
    }
  return n;
}

/* The column with most periods whose header does not say so.  Where the levels of a header were put
 * side by side, periods stand in several columns with other words between them; then all of these
 * are needed. */
static void
find_periods (MoatGuesses *self)
{
  guint n_missing = self->sample->rows->len;

  for (int i = 0; n_missing > 0 && i < MAX_TRIED; i++)
    {
      MoatGuess *best = NULL;
      guint n;

      for (guint c = 0; c < self->columns->len; c++)
        {
          MoatGuess *column = get (self, c);

          if (is_free (column) && column->said.period == NULL && column->stats.n_periods > 0 &&
              column->stats.n_periods + column->stats.n_texts == column->stats.n_filled &&
              (best == NULL || column->stats.n_periods > best->stats.n_periods))
            best = column;
        }
      if (best == NULL ||
          (n_missing == self->sample->rows->len && !is_mostly (best, best->stats.n_periods)))
        return;
      best->role = MOAT_COLUMN_PERIOD;
      n = count_without_period (self);
      if (n >= n_missing)
        {
          best->role = MOAT_COLUMN_IGNORED;
          return;
        }
      n_missing = n;
    }
}

/* Quarters in a column of their own beside the year. */
static void
add_quarter (MoatGuesses *self)
{
  const MoatGuess *period = find (self, MOAT_COLUMN_PERIOD);
  MoatColumnRole role;
  guint rank;

  for (guint i = 0; i < self->columns->len && period != NULL; i++)
    {
      MoatGuess *column = get (self, i);
      const char *cell = moat_sample_get (self->sample, self->header.data_row, i);

      if (column != period && is_free (column) &&
          moat_recognise_word (column->header, &role, &rank) && role == MOAT_COLUMN_PERIOD &&
          (*cell == 'Q' || *cell == 'H') && g_ascii_isdigit (cell[1]) && cell[2] == '\0')
        column->role = MOAT_COLUMN_PERIOD;
    }
}

/* What the headers say of the figures below them.  @value: the column that is called so, whose
 * header says nothing of what is measured; nullable. */
static void
describe_values (MoatGuesses *self, const MoatGuess *value)
{
  gboolean has_measures = find (self, MOAT_COLUMN_CONCEPT) != NULL;
  gboolean by_entity = value == NULL && find (self, MOAT_COLUMN_ENTITY) == NULL &&
                       find (self, MOAT_COLUMN_PERIOD) != NULL && are_entities (self);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatGuess *column = get (self, i);
      MoatColumnMapping *mapped = self->mapping->columns->pdata[i];

      mapped->role = column->role;
      if (column->role != MOAT_COLUMN_VALUE)
        continue;
      mapped->unit = column->said.words.unit;
      mapped->scale = column->said.words.scale;
      if (column == value)
        continue;
      mapped->period = g_strdup (column->said.period);
      if (by_entity)
        mapped->entity = g_strdup (column->said.rest);
      else if (!has_measures ||
               (column->said.period == NULL && count (self, MOAT_COLUMN_VALUE) > 1))
        mapped->concept = g_strdup (column->said.rest);
    }
}

void
moat_recognise_roles (MoatGuesses *self)
{
  gboolean has_values, is_by_period;

  propose_roles (self);
  settle_roles (self);
  if (find (self, MOAT_COLUMN_PERIOD) == NULL && find (self, MOAT_COLUMN_PERIOD_END) == NULL)
    find_periods (self);
  add_quarter (self);

  has_values = find (self, MOAT_COLUMN_VALUE) != NULL || find (self, MOAT_COLUMN_AS_STATED) != NULL;
  is_by_period = !has_values && find_values_by_period (self);
  if (!has_values && !is_by_period)
    find_values_by_header (self);
  find_names (self);
  if (is_by_period || count (self, MOAT_COLUMN_VALUE) <= 1)
    tell_rows_apart (self);
  describe_values (self, has_values ? find (self, MOAT_COLUMN_VALUE) : NULL);
}
