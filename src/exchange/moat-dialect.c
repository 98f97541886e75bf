/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How delimited text is written: which delimiter, quote and escape.
 *
 * The beginning of the text is read in every dialect that it could be of, and the one wins in which
 * it makes the most regular table: the one where most rows have the same number of cells, more than
 * one, and that has no errors.  Where several make every row alike, the rarer character is meant:
 * semicolons part the cells of a file with decimal commas, never the other way round.
 *
 * A first line “sep=;”, as Excel writes and reads it, settles the delimiter. */
#include "config.h"

#include "moat-dialect.h"

#include "moat-csv-row-reader.h"

#include <string.h>

/* From the rarest on. */
static const char delimiters[] = { '\t', '|', ';', ',' };

/* What a perfectly regular table is worth; any other has less than 1. */
#define PERFECT 2.0

MoatDialect *
moat_dialect_copy (const MoatDialect *self)
{
  MoatDialect *copy = g_memdup2 (self, sizeof *self);

  copy->encoding = g_strdup (self->encoding);
  return copy;
}

void
moat_dialect_free (MoatDialect *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_free (self);
}

static gboolean
can_mean_something (char character)
{
  return g_ascii_isprint (character) || character == '\t';
}

gboolean
moat_dialect_is_valid (const MoatDialect *self)
{
  return self->encoding != NULL && can_mean_something (self->delimiter) &&
         (self->quote == 0 || can_mean_something (self->quote)) &&
         (self->escape == 0 || can_mean_something (self->escape)) &&
         self->delimiter != self->quote && self->delimiter != self->escape &&
         (self->quote == 0 || self->quote != self->escape);
}

/* How regular a table with as many rows of each number of cells is, from 0 to 1. */
static double
rate_counts (GHashTable *counts, guint n_rows)
{
  GHashTableIter iter;
  gpointer key, value;
  guint n_cells = 1, most = 0;
  double share;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint n = GPOINTER_TO_UINT (key), times = GPOINTER_TO_UINT (value);

      if (n > 1 && (times > most || (times == most && n > n_cells)))
        {
          n_cells = n;
          most = times;
        }
    }
  if (most == 0)
    return 0;
  share = (double) most / n_rows;
  /* One cell more or less matters little where there are many. */
  return share == 1 ? PERFECT : share * share * (1 - 1.0 / n_cells);
}

/* What the table is worth that @text makes in a dialect. */
static double
rate_dialect (const char *text, gsize size, gboolean is_whole, const MoatDialect *dialect)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr (MoatRowReader) rows = moat_csv_row_reader_new (
    stream, -1, dialect, is_whole ? MOAT_CSV_PLAIN : MOAT_CSV_EXCERPT, NULL);
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;
  double worth;
  MoatRow row;

  for (; moat_row_reader_next (rows, &row, NULL, &error); n_rows++)
    {
      gpointer key = GUINT_TO_POINTER (row.n_cells);
      guint times = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key));

      g_hash_table_insert (counts, key, GUINT_TO_POINTER (times + 1));
    }
  if (n_rows == 0)
    return 0;
  worth = rate_counts (counts, n_rows);
  return error == NULL ? worth : MIN (worth, 1) / 2;
}

static void
try_dialect (const char *text, gsize size, gboolean is_whole, MoatDialect tried, MoatDialect *best,
             double *most)
{
  double worth = rate_dialect (text, size, is_whole, &tried);

  if (worth > *most)
    {
      *most = worth;
      *best = tried;
    }
}

static char
read_named_delimiter (const char *text, gsize size)
{
  gboolean is_named =
    size >= 6 && g_ascii_strncasecmp (text, "sep=", 4) == 0 && (text[5] == '\n' || text[5] == '\r');

  return is_named && can_mean_something (text[4]) && text[4] != '"' ? text[4] : 0;
}

MoatDialect *
moat_dialect_find (const char *text, gsize size, gboolean is_whole, char delimiter)
{
  static char utf8[] = "UTF-8";
  gboolean has_quotes = memchr (text, '"', size) != NULL;
  gboolean has_escapes = g_strstr_len (text, (gssize) size, "\\\"") != NULL;
  MoatDialect best = { utf8, delimiter, '"', 0 };
  double most = 0;

  if (best.delimiter == 0)
    best.delimiter = read_named_delimiter (text, size);
  delimiter = best.delimiter;
  if (best.delimiter == 0)
    best.delimiter = ',';
  for (gsize i = 0; i < G_N_ELEMENTS (delimiters); i++)
    {
      MoatDialect tried = { utf8, delimiter != 0 ? delimiter : delimiters[i], '"', 0 };

      try_dialect (text, size, is_whole, tried, &best, &most);
      if (has_escapes)
        {
          tried.escape = '\\';
          try_dialect (text, size, is_whole, tried, &best, &most);
          tried.escape = 0;
        }
      if (has_quotes && tried.delimiter == '\t')
        {
          tried.quote = 0;
          try_dialect (text, size, is_whole, tried, &best, &most);
        }
      if (delimiter != 0)
        break;
    }
  return moat_dialect_copy (&best);
}
