/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands against what in a scatter plot.
 *
 * The first concept that the spec lists is x, the second y and the third the size.  Each has an
 * axis and so a unit of its own: the one that most of its figures have; a figure in another is not
 * drawn.  An entity is a point when it has a value on both axes.
 */
#include "moat-scatter.h"

#include <math.h>

#include "moat-chart-words.h"

/* The role of a concept; N_ROLES: none. */
static guint
role_of (const MoatScatter *self, const char *concept)
{
  guint role = 0;

  while (role < MOAT_SCATTER_N_ROLES && g_strcmp0 (self->measures[role].concept, concept) != 0)
    role++;
  return role;
}

/* The concepts that the spec lists, else those of the series as they were given. */
static void
find_concepts (MoatScatter *self, const MoatScope *scope)
{
  const MoatChartRequest *request = scope->request;
  char **listed = request->spec->concepts;
  guint n = 0;

  for (guint i = 0; listed && listed[i] && n < MOAT_SCATTER_N_ROLES; i++)
    self->measures[n++].concept = listed[i];
  for (gsize i = 0; i < request->n_series && n < MOAT_SCATTER_N_ROLES && !(listed && listed[0]);
       i++)
    {
      const MoatSeriesInfo *info = moat_series_get_info (request->series[i]);
      if (role_of (self, info->concept) == MOAT_SCATTER_N_ROLES)
        self->measures[n++].concept = info->concept;
    }
}

/* The unit that most figures of a concept have. */
static void
find_unit (MoatScatterMeasure *measure, const MoatScope *scope, const MoatFigures *figures)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  guint most = 0;

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatSeriesInfo *info = moat_figures_get_series (figures, figure->series)->info;
      guint count;

      if (!measure->concept || g_strcmp0 (info->concept, measure->concept) != 0)
        continue;
      count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, info->unit)) + 1;
      g_hash_table_insert (counts, (gpointer) info->unit, GUINT_TO_POINTER (count));
      measure->label = moat_label_get (&info->concept_label, scope->language);
      if (count > most)
        {
          most = count;
          measure->unit = info->unit;
        }
    }
}

static void
say_other_unit (MoatScatter *self, const MoatScope *scope, const MoatSeriesInfo *info)
{
  g_autofree char *name = moat_words_series (scope->wording, info);
  g_autofree char *unit = moat_wording_unit (scope->wording, info->unit, 0);

  g_ptr_array_add (scope->late, moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_OTHER_UNIT,
                                                     name, unit[0] ? unit : info->unit, NULL));
}

/* One point for each entity, whatever it has. */
static void
collect (MoatScatter *self, const MoatScope *scope, const MoatFigures *figures)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      guint series_index = moat_figures_get (figures, i)->series, role;
      const MoatChartSeries *series = moat_figures_get_series (figures, series_index);
      const char *key = series->info->entity ? series->info->entity : "";
      MoatScatterPoint point = { .entity = key, .figures = { -1, -1, -1 } };
      gpointer at;

      role = role_of (self, series->info->concept);
      if (role == MOAT_SCATTER_N_ROLES)
        continue;
      if (series->info->unit != self->measures[role].unit)
        {
          say_other_unit (self, scope, series->info);
          continue;
        }
      if (!g_hash_table_lookup_extended (known, key, NULL, &at))
        {
          point.name = moat_label_get (&series->info->entity_label, scope->language);
          at = GUINT_TO_POINTER (self->points->len);
          g_hash_table_insert (known, (gpointer) key, at);
          g_array_append_val (self->points, point);
        }
      {
        MoatScatterPoint *kept =
          &g_array_index (self->points, MoatScatterPoint, GPOINTER_TO_UINT (at));
        kept->figures[role] = (int) i;
        kept->is_highlighted |= series->is_highlighted;
      }
    }
}

double
moat_scatter_get_value (const MoatFigures *figures, const MoatScatterPoint *point,
                        MoatScatterRole role)
{
  return moat_figures_get (figures, (guint) point->figures[role])->value;
}

/* Keeps the points with a value on both axes. */
static void
keep_whole (MoatScatter *self, const MoatFigures *figures)
{
  guint n = 0;

  for (guint i = 0; i < self->points->len; i++)
    {
      MoatScatterPoint point = g_array_index (self->points, MoatScatterPoint, i);
      gboolean has_size = point.figures[MOAT_SCATTER_SIZE] >= 0 &&
                          moat_scatter_get_value (figures, &point, MOAT_SCATTER_SIZE) >= 0;

      if (point.figures[MOAT_SCATTER_X] < 0 || point.figures[MOAT_SCATTER_Y] < 0)
        {
          g_ptr_array_add (self->absent, (gpointer) point.name);
          continue;
        }
      if (self->measures[MOAT_SCATTER_SIZE].concept && !has_size)
        {
          point.figures[MOAT_SCATTER_SIZE] = -1;
          g_ptr_array_add (self->sizeless, (gpointer) point.name);
        }
      g_array_index (self->points, MoatScatterPoint, n++) = point;
    }
  g_array_set_size (self->points, n);
}

/* The range and scale of what is drawn. */
static void
measure (MoatScatter *self, const MoatScope *scope, const MoatFigures *figures,
         MoatScatterRole role)
{
  MoatScatterMeasure *measure = &self->measures[role];
  int wished = scope->request->spec->scale;

  measure->low = INFINITY;
  measure->high = -INFINITY;
  for (guint i = 0; i < self->points->len; i++)
    {
      const MoatScatterPoint *point = &g_array_index (self->points, MoatScatterPoint, i);
      const MoatFigure *figure;

      if (point->figures[role] < 0)
        continue;
      figure = moat_figures_get (figures, (guint) point->figures[role]);
      measure->low = MIN (measure->low, figure->value);
      measure->high = MAX (measure->high, figure->value);
      if (figure->observation->qualifier == MOAT_QUALIFIER_BETWEEN &&
          moat_figures_is_drawable (figure->low) && moat_figures_is_drawable (figure->high))
        {
          measure->low = MIN (measure->low, figure->low);
          measure->high = MAX (measure->high, figure->high);
        }
    }
  if (measure->low > measure->high)
    measure->low = measure->high = 0;
  measure->scale = wished >= 0
                     ? wished
                     : moat_wording_choose_scale (scope->wording, measure->unit,
                                                  MAX (fabs (measure->low), fabs (measure->high)));
}

static int
compare_points (gconstpointer a, gconstpointer b, gpointer data)
{
  const MoatScatterPoint *first = a, *second = b;
  const MoatFigures *figures = data;
  double sizes[2];

  if (first->is_highlighted != second->is_highlighted)
    return first->is_highlighted - second->is_highlighted;
  for (int i = 0; i < 2; i++)
    {
      const MoatScatterPoint *point = i == 0 ? first : second;
      sizes[i] = point->figures[MOAT_SCATTER_SIZE] < 0
                   ? -1
                   : moat_scatter_get_value (figures, point, MOAT_SCATTER_SIZE);
    }
  if (sizes[0] != sizes[1])
    return sizes[0] > sizes[1] ? -1 : 1;
  return first->figures[MOAT_SCATTER_Y] - second->figures[MOAT_SCATTER_Y];
}

void
moat_scatter_init (MoatScatter *self, const MoatScope *scope, const MoatFigures *figures)
{
  *self = (MoatScatter){ .points = g_array_new (FALSE, TRUE, sizeof (MoatScatterPoint)),
                         .absent = g_ptr_array_new (),
                         .sizeless = g_ptr_array_new () };
  find_concepts (self, scope);
  for (guint i = 0; i < MOAT_SCATTER_N_ROLES; i++)
    find_unit (&self->measures[i], scope, figures);
  collect (self, scope, figures);
  keep_whole (self, figures);
  for (guint i = 0; i < MOAT_SCATTER_N_ROLES; i++)
    measure (self, scope, figures, (MoatScatterRole) i);
  g_array_sort_with_data (self->points, compare_points, (gpointer) figures);
}

void
moat_scatter_clear (MoatScatter *self)
{
  g_clear_pointer (&self->points, g_array_unref);
  g_clear_pointer (&self->absent, g_ptr_array_unref);
  g_clear_pointer (&self->sizeless, g_ptr_array_unref);
}

char *
moat_scatter_word_title (const MoatScope *scope, const MoatFigures *figures)
{
  MoatScatter self = { .points = NULL };
  const char *labels[MOAT_SCATTER_N_ROLES] = { "", "", "" };

  find_concepts (&self, scope);
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatSeriesInfo *info = moat_figures_get_series (figures, i)->info;
      guint role = role_of (&self, info->concept);

      if (role < MOAT_SCATTER_N_ROLES)
        labels[role] = moat_label_get (&info->concept_label, scope->language);
    }
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_AGAINST, labels[MOAT_SCATTER_X],
                              labels[MOAT_SCATTER_Y], NULL);
}

char *
moat_scatter_word_measure (const MoatScope *scope, const MoatScatterMeasure *measure)
{
  g_autofree char *unit =
    measure->unit ? moat_wording_unit (scope->wording, measure->unit, measure->scale) : NULL;

  if (!unit || !unit[0])
    return g_strdup (measure->label ? measure->label : "");
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_MEASURE_AND_UNIT, measure->label, unit,
                              NULL);
}

/* "Revenue: USD 5 bn; R&D expense: > USD 2 bn": all that a point says. */
static char *
word_values (const MoatScatter *self, const MoatScope *scope, const MoatFigures *figures,
             const MoatScatterPoint *point)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MOAT_SCATTER_N_ROLES; i++)
    {
      const MoatFigure *figure;
      g_autofree char *value = NULL;

      if (point->figures[i] < 0)
        continue;
      figure = moat_figures_get (figures, (guint) point->figures[i]);
      value =
        moat_words_value (scope->wording, moat_figures_get_series (figures, figure->series)->info,
                          figure->observation);
      g_ptr_array_add (values, moat_wording_phrase (scope->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                                                    self->measures[i].label, value, NULL));
    }
  g_ptr_array_add (values, NULL);
  return moat_wording_list (scope->wording, (const char *const *) values->pdata);
}

static void
add_datum (const MoatScope *scope, const MoatFigures *figures, guint index, const char *title,
           const char *values)
{
  MoatFigure *figure = moat_figures_get (figures, index);
  const MoatChartSeries *series = moat_figures_get_series (figures, figure->series);
  g_autofree char *name = moat_words_series (scope->wording, series->info);
  g_autofree char *value = moat_words_value (scope->wording, series->info, figure->observation);
  g_autofree char *period = moat_words_period (scope, figures, figure);
  const MoatDatum datum = { .kind = MOAT_DATUM_OBSERVATION,
                            .fact_id = figure->observation->fact_id,
                            .series = series->request_index,
                            .index = figure->index,
                            .title = title ? title : name,
                            .value = values ? values : value,
                            .period = period };

  figure->datum = moat_scene_builder_add_datum (scope->builder, &datum);
}

void
moat_scatter_add_data (const MoatScatter *self, const MoatScope *scope, const MoatFigures *figures)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const MoatScatterPoint *point = &g_array_index (self->points, MoatScatterPoint, i);
      g_autofree char *values = word_values (self, scope, figures, point);

      add_datum (scope, figures, (guint) point->figures[MOAT_SCATTER_Y], point->name, values);
      add_datum (scope, figures, (guint) point->figures[MOAT_SCATTER_X], NULL, NULL);
      if (point->figures[MOAT_SCATTER_SIZE] >= 0)
        add_datum (scope, figures, (guint) point->figures[MOAT_SCATTER_SIZE], NULL, NULL);
    }
}
