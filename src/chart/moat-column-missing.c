/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a stack lacks: parts that stand in other columns and not in this one.
 *
 * A total of what happens to be known looks like a total of all.  So every part that has a figure
 * anywhere is expected in every column, and the foot says, part by part, in which it has none.
 * Parts are series, or concepts when the columns are entities.
 */
#include "moat-column-missing.h"

#include <string.h>

#include "moat-chart-words.h"

#define NAMED_SINGLY 3     /* figures or parts that a sentence names */
#define CATEGORIES_NAMED 4 /* of one part */

/* Numbers the parts: series, or concepts where the columns are entities. */
static void
number_parts (MoatColumnParts *self, const MoatColumns *columns, const MoatFigures *figures)
{
  gboolean by_concept = !columns->by_period && columns->n_categories > 1;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->parts = g_new (guint, figures->series->len + 1);
  for (guint i = 0; i < figures->series->len; i++)
    {
      char *key = moat_figures_get_series (figures, i)->info->concept;
      gpointer part;

      if (by_concept && g_hash_table_lookup_extended (known, key, NULL, &part))
        {
          self->parts[i] = GPOINTER_TO_UINT (part);
          continue;
        }
      self->parts[i] = self->n_parts++;
      g_hash_table_insert (known, key, GUINT_TO_POINTER (self->parts[i]));
    }
}

void
moat_column_parts_init (MoatColumnParts *self, const MoatColumns *columns,
                        const MoatFigures *figures, const MoatColumnPresence *presence)
{
  *self = (MoatColumnParts){ .n_categories = columns->n_categories };
  number_parts (self, columns, figures);
  self->stands = g_new0 (guint8, (gsize) self->n_parts * self->n_categories + 1);
  self->is_full = g_new0 (gboolean, self->n_categories + 1);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      guint category = g_array_index (columns->places, MoatColumnPlace, i).category;
      gsize part = self->parts[moat_figures_get (figures, i)->series];

      if (category >= self->n_categories || presence[i] == MOAT_COLUMN_ABSENT)
        continue;
      self->stands[part * self->n_categories + category] = TRUE;
      self->is_full[category] |= presence[i] == MOAT_COLUMN_PRESENT;
    }
}

void
moat_column_parts_clear (MoatColumnParts *self)
{
  g_free (self->parts);
  g_free (self->stands);
  g_free (self->is_full);
}

static gboolean
stands_anywhere (const MoatColumnParts *self, guint part)
{
  return memchr (&self->stands[(gsize) part * self->n_categories], TRUE, self->n_categories) !=
         NULL;
}

static gboolean
is_missing (const MoatColumnParts *self, guint part, guint category)
{
  return self->is_full[category] && !self->stands[(gsize) part * self->n_categories + category] &&
         stands_anywhere (self, part);
}

gboolean
moat_column_parts_lack (const MoatColumnParts *self, guint category)
{
  for (guint i = 0; i < self->n_parts; i++)
    if (is_missing (self, i, category))
      return TRUE;
  return FALSE;
}

static char *
word_count (const MoatScope *scope, guint part, guint whole)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *some = moat_wording_number (scope->wording, part, &style);
  g_autofree char *all = moat_wording_number (scope->wording, whole, &style);

  return moat_wording_phrase (scope->wording, MOAT_PHRASE_SO_MANY_COLUMNS, some, all, NULL);
}

/* "Globex (2019, 2020)"; NULL when nothing of the part called @name is missing. */
static char *
word_part (const MoatColumnParts *self, const MoatColumns *columns, const MoatScope *scope,
           guint part, const char *name)
{
  g_autoptr (GPtrArray) where = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint n = 0;

  for (guint i = 0; i < self->n_categories; i++)
    if (is_missing (self, part, i) && ++n <= CATEGORIES_NAMED)
      g_ptr_array_add (where, moat_columns_get_name (columns, i));
  if (n == 0)
    return NULL;
  g_ptr_array_add (where, NULL);
  if (n > CATEGORIES_NAMED)
    list = word_count (scope, n, self->n_categories);
  else
    list = g_strjoinv (moat_phrase_get (MOAT_PHRASE_LIST_COMMA, scope->language),
                       (char **) where->pdata);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS, name, list, NULL);
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
moat_column_parts_say (const MoatColumnParts *self, const MoatColumns *columns,
                       const MoatScope *scope, MoatFigures *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  guint next = 0;

  for (guint i = 0; i < figures->series->len; i++)
    {
      char *part;

      if (self->parts[i] < next)
        continue;
      next = self->parts[i] + 1;
      part = word_part (self, columns, scope, self->parts[i],
                        moat_figures_get_series (figures, i)->name);
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
