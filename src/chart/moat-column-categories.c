/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which columns stand side by side, and what they are called.
 *
 * The columns of a comparison are its categories, and the series stand side by side in each.
 * Without one the categories are periods when a series has several figures.  When every series has
 * one, a row of periods would say nothing: then each figure is a category of its own, named by what
 * it measures and whose it is; if every entity has every concept, the concepts are the categories
 * and the entities stand side by side.  A period is named under a column when it is not the one
 * that most share.
 *
 * Stacks of one period have a category for each entity, whose concepts are the parts; if there is
 * only one concept the entities are the parts of one column.
 */
#include "moat-column-categories.h"

#include "moat-chart-words.h"

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (*(const MoatPeriod *) a, *(const MoatPeriod *) b);
}

static guint
find_period (GArray *periods, MoatPeriod period)
{
  guint at = 0;

  g_array_binary_search (periods, &period, compare_periods, &at);
  return at;
}

static const MoatSeriesInfo *
info_of (const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_figures_get_series (figures, figure->series)->info;
}

int
moat_columns_column_of (const MoatFigures *figures, const MoatFigure *figure)
{
  return moat_series_get_column (moat_figures_get_series (figures, figure->series)->series,
                                 figure->index);
}

/* Slots are the series that have figures, in their order. */
static guint
count_slots (const MoatFigures *figures, guint *slots)
{
  guint n = 0;

  for (guint i = 0; i < figures->series->len; i++)
    slots[i] = G_MAXUINT;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      guint series = moat_figures_get (figures, i)->series;
      if (slots[series] == G_MAXUINT)
        slots[series] = n++;
    }
  return n;
}

/* What a category is called; its weight grows with what stands in it. */
static void
add_name (MoatColumns *self, guint category, char **name)
{
  while (self->names->len <= category)
    {
      const double none = 0;
      g_ptr_array_add (self->names, NULL);
      g_array_append_val (self->weights, none);
    }
  g_assert (!self->names->pdata[category]);
  self->names->pdata[category] = name;
}

static char **
make_name (char *line)
{
  char **name = g_new0 (char *, 2);

  name[0] = line;
  return name;
}

/* The categories of a comparison that have figures, as they follow each other. */
static void
place_by_column (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
                 const guint *slots)
{
  const MoatChartRequest *request = scope->request;
  g_autofree guint *categories = g_new (guint, request->n_columns);

  for (gsize c = 0; c < request->n_columns; c++)
    {
      const MoatFigure *first = NULL;

      for (guint i = 0; i < figures->figures->len && !first; i++)
        if (moat_columns_column_of (figures, moat_figures_get (figures, i)) == (int) c)
          first = moat_figures_get (figures, i);
      categories[c] = self->n_categories;
      if (first)
        add_name (self, self->n_categories++,
                  make_name (moat_words_column (scope, figures, first, &request->columns[c])));
    }
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      int column = moat_columns_column_of (figures, figure);
      MoatColumnPlace place = { G_MAXUINT, slots[figure->series] };

      if (column >= 0 && (gsize) column < request->n_columns)
        place.category = categories[column];
      g_array_append_val (self->places, place);
    }
}

void
moat_columns_place_by_period (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  g_autofree guint *slots = g_new (guint, figures->series->len);

  self->by_period = self->thins = TRUE;
  self->n_slots = count_slots (figures, slots);
  if (scope->request->n_columns > 0)
    {
      place_by_column (self, scope, figures, slots);
      return;
    }
  for (guint i = 0; i < figures->figures->len; i++)
    g_array_append_val (periods, moat_figures_get (figures, i)->observation->period);
  g_array_sort (periods, compare_periods);
  for (guint i = periods->len; i > 1; i--)
    if (compare_periods (&g_array_index (periods, MoatPeriod, i - 1),
                         &g_array_index (periods, MoatPeriod, i - 2)) == 0)
      g_array_remove_index (periods, i - 1);
  self->n_categories = periods->len;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      MoatColumnPlace place = { find_period (periods, figure->observation->period),
                                slots[figure->series] };
      g_array_append_val (self->places, place);
      if (place.category >= self->names->len || !self->names->pdata[place.category])
        add_name (self, place.category, make_name (moat_words_period (scope, figures, figure)));
    }
}

/* Whether every entity has a figure of every concept, and there are several of both. */
static gboolean
is_full_table (const MoatFigures *figures)
{
  return figures->n_entities > 1 && figures->n_concepts > 1 &&
         figures->figures->len == figures->n_entities * figures->n_concepts;
}

/* The period of a figure where it is not the one that most share (@common, nullable); else NULL. */
static char *
name_other_period (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
                   const MoatPeriod *common)
{
  if (common && moat_period_compare (*common, figure->observation->period) == 0)
    return NULL;
  return moat_words_period (scope, figures, figure);
}

/* The lines under one figure's column: what, whose, when, as far as the others differ. */
static char **
name_figure (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
             gboolean with_entity, const MoatPeriod *common)
{
  const MoatSeriesInfo *info = info_of (figures, figure);
  char **name = g_new0 (char *, 4);
  guint n = 0;

  if (figures->n_concepts > 1 || figures->n_entities == 1)
    name[n++] = g_strdup (moat_label_get (&info->concept_label, scope->language));
  if (with_entity && figures->n_entities > 1)
    name[n++] = g_strdup (moat_label_get (&info->entity_label, scope->language));
  name[n++] = name_other_period (scope, figures, figure, common);
  return name;
}

/* The place of @key among @keys, which get it if it is new. */
static guint
place_of (GPtrArray *keys, char *key)
{
  guint at;

  if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, &at))
    return at;
  g_ptr_array_add (keys, key);
  return keys->len - 1;
}

void
moat_columns_place_by_name (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  MoatPeriod shared;
  const MoatPeriod *common = moat_words_common_period (figures, &shared) ? &shared : NULL;
  gboolean grouped = is_full_table (figures);
  g_autoptr (GPtrArray) concepts = g_ptr_array_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  self->n_slots = grouped ? (guint) figures->n_entities : 1;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatSeriesInfo *info = info_of (figures, figure);
      MoatColumnPlace place = { i, 0 };

      if (grouped)
        {
          place.category = place_of (concepts, info->concept);
          place.slot = place_of (entities, info->entity);
        }
      g_array_append_val (self->places, place);
      if (place.category == self->names->len)
        add_name (self, place.category, name_figure (scope, figures, figure, !grouped, common));
    }
  self->n_categories = self->names->len;
}

/* What all that is stacked in the only column is of. */
static char *
name_only_column (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure)
{
  if (scope->request->n_columns == 0)
    return moat_words_period (scope, figures, figure);
  return moat_words_column (scope, figures, figure, &scope->request->columns[0]);
}

void
moat_columns_place_by_entity (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  MoatPeriod shared;
  const MoatPeriod *common = moat_words_common_period (figures, &shared) ? &shared : NULL;
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatSeriesInfo *info = info_of (figures, figure);
      MoatColumnPlace place = { 0, 0 };
      char **name;

      if (figures->n_concepts > 1)
        place.category = place_of (entities, info->entity);
      g_array_append_val (self->places, place);
      if (place.category < self->names->len)
        continue;
      name = g_new0 (char *, 3);
      name[0] = figures->n_concepts > 1
                  ? g_strdup (moat_label_get (&info->entity_label, scope->language))
                  : name_only_column (scope, figures, figure);
      name[1] = figures->n_concepts > 1 ? name_other_period (scope, figures, figure, common) : NULL;
      add_name (self, place.category, name);
    }
  self->n_categories = self->names->len;
}

gboolean
moat_columns_have_periods (const MoatScope *scope, const MoatFigures *figures, gboolean by_entity)
{
  if (scope->request->n_columns > 0)
    return scope->request->n_columns > 1;
  for (guint i = 1; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);

      for (guint k = 0; k < i; k++)
        {
          const MoatFigure *other = moat_figures_get (figures, k);

          if (figure->series == other->series)
            return TRUE;
          if (by_entity &&
              (figures->n_concepts == 1 || g_strcmp0 (info_of (figures, figure)->entity,
                                                      info_of (figures, other)->entity) == 0) &&
              moat_period_compare (figure->observation->period, other->observation->period) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

char *
moat_columns_get_name (const MoatColumns *self, guint category)
{
  char **name = self->names->pdata[category];

  return g_strdup (name[0] ? name[0] : "");
}
