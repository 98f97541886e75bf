/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a stack lacks: parts that stand in other columns and not in this one.
 *
 * A total of what happens to be known looks like a total of all.  So every part that has a figure
 * anywhere is expected in every column, and the foot says, part by part, in which it has none.
 * Parts are series, or concepts when the columns are entities.
 */
#include "moat-column-missing.h"

#include "moat-chart-words.h"

#define NAMED_SINGLY 3     /* figures or parts that a sentence names */
#define CATEGORIES_NAMED 4 /* of one part */

static const MoatSeriesInfo *
info_of (const MoatFigures *figures, guint series)
{
  return moat_figures_get_series (figures, series)->info;
}

/* Whether two series are the same part. */
static gboolean
is_same_part (const MoatColumns *self, const MoatFigures *figures, guint a, guint b)
{
  if (a == b)
    return TRUE;
  return !self->by_period && self->n_categories > 1 &&
         g_strcmp0 (info_of (figures, a)->concept, info_of (figures, b)->concept) == 0;
}

/* The first series of the part that the series @series belongs to. */
static gboolean
is_first_of_part (const MoatColumns *self, const MoatFigures *figures, guint series)
{
  for (guint i = 0; i < series; i++)
    if (is_same_part (self, figures, i, series))
      return FALSE;
  return TRUE;
}

/* Whether the part has a figure in @category, or, when that is G_MAXUINT, in any. */
static gboolean
has_part (const MoatColumns *self, const MoatFigures *figures, guint series, guint category,
          const MoatColumnPresence *presence)
{
  for (guint i = 0; i < figures->figures->len; i++)
    {
      guint stands_in = g_array_index (self->places, MoatColumnPlace, i).category;

      if (presence[i] != MOAT_COLUMN_ABSENT && (category == G_MAXUINT || stands_in == category) &&
          is_same_part (self, figures, moat_figures_get (figures, i)->series, series))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_missing (const MoatColumns *self, const MoatFigures *figures, guint series, guint category,
            const MoatColumnPresence *presence)
{
  return is_first_of_part (self, figures, series) &&
         has_part (self, figures, series, G_MAXUINT, presence) &&
         !has_part (self, figures, series, category, presence);
}

gboolean
moat_column_is_incomplete (const MoatColumns *self, const MoatFigures *figures, guint category,
                           const MoatColumnPresence *presence)
{
  for (guint i = 0; i < figures->series->len; i++)
    if (is_missing (self, figures, i, category, presence))
      return TRUE;
  return FALSE;
}

static char *
word_count (const MoatScope *scope, MoatPhrase phrase, guint part, guint whole)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *some = moat_wording_number (scope->wording, part, &style);
  g_autofree char *all = moat_wording_number (scope->wording, whole, &style);

  return moat_wording_phrase (scope->wording, phrase, some, all, NULL);
}

/* Whether nothing at all stands in @category, so that there is no total. */
static gboolean
is_empty (const MoatColumns *self, const MoatFigures *figures, guint category,
          const MoatColumnPresence *presence)
{
  for (guint i = 0; i < figures->figures->len; i++)
    if (presence[i] == MOAT_COLUMN_PRESENT &&
        g_array_index (self->places, MoatColumnPlace, i).category == category)
      return FALSE;
  return TRUE;
}

/* "Globex (2019, 2020)"; NULL when nothing of the part is missing. */
static char *
word_part (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
           guint series, const MoatColumnPresence *presence)
{
  g_autoptr (GPtrArray) where = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint n = 0;

  for (guint i = 0; i < self->n_categories; i++)
    if (!is_empty (self, figures, i, presence) && is_missing (self, figures, series, i, presence))
      {
        n++;
        g_ptr_array_add (where, moat_columns_get_name (self, i));
      }
  if (n == 0)
    return NULL;
  g_ptr_array_add (where, NULL);
  if (n > CATEGORIES_NAMED)
    list = word_count (scope, MOAT_PHRASE_SO_MANY_COLUMNS, n, self->n_categories);
  else
    list = g_strjoinv (moat_phrase_get (MOAT_PHRASE_LIST_COMMA, scope->language),
                       (char **) where->pdata);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS,
                              moat_figures_get_series (figures, series)->name, list, NULL);
}

char *
moat_column_join_few (const MoatScope *scope, GPtrArray *items)
{
  MoatNumberStyle style = moat_number_style (NULL);
  guint n = items->len;
  g_autofree char *list = NULL;
  g_autofree char *more = NULL;

  if (n > NAMED_SINGLY + 1)
    g_ptr_array_set_size (items, NAMED_SINGLY);
  g_ptr_array_add (items, NULL);
  list = moat_wording_list (scope->wording, (const char *const *) items->pdata);
  if (n <= NAMED_SINGLY + 1)
    return g_steal_pointer (&list);
  more = moat_wording_number (scope->wording, n - NAMED_SINGLY, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_NAMES_AND_MORE, list, more, NULL);
}

void
moat_column_say_missing (const MoatColumns *self, const MoatScope *scope, MoatFigures *figures,
                         const MoatColumnPresence *presence)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < figures->series->len; i++)
    {
      char *part = word_part (self, scope, figures, i, presence);
      if (part)
        g_ptr_array_add (parts, part);
    }
  if (parts->len == 0)
    return;
  list = moat_column_join_few (scope, parts);
  g_ptr_array_add (
    figures->messages,
    moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_INCOMPLETE, list, NULL));
}

char *
moat_column_list_figures (const MoatScope *scope, const MoatFigures *figures, const GArray *indices)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < indices->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, g_array_index (indices, guint, i));
      g_autofree char *line = moat_words_one_line (scope, figures, figure);

      g_ptr_array_add (names,
                       moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                                            moat_figures_get_series (figures, figure->series)->name,
                                            line, NULL));
    }
  return moat_column_join_few (scope, names);
}
