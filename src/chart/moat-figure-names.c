/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Names and colours that tell the series of a chart apart.
 *
 * A series is called by what it alone has: its entity, or its concept, or both.  An entity has one
 * colour, unless only series can be told apart.  A chart may compare a thousand, so keys are
 * numbered once rather than compared with each other.
 *
 * Where one is highlighted it alone has a colour: it is the story.
 */
#include "moat-chart-words.h"

#define GREY                                                                          \
  0.75 /* of the soft ink in what is not highlighted: a contrast of 3 with the ground \
        */

/* The keys of the series, numbered as they come. */
typedef struct
{
  guint *numbers; /* one for each series */
  guint *counts;  /* series that share a number */
  guint n;
} Keys;

static void
number_keys (Keys *self, const MoatFigures *figures, gboolean of_entities)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  *self = (Keys){ .numbers = g_new (guint, figures->series->len + 1),
                  .counts = g_new0 (guint, figures->series->len + 1) };
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatSeriesInfo *info = moat_figures_get_series (figures, i)->info;
      char *key = of_entities ? info->entity : info->concept;
      gpointer number;

      if (!g_hash_table_lookup_extended (known, key ? key : "", NULL, &number))
        {
          number = GUINT_TO_POINTER (self->n++);
          g_hash_table_insert (known, key ? key : (char *) "", number);
        }
      self->numbers[i] = GPOINTER_TO_UINT (number);
      self->counts[self->numbers[i]]++;
    }
}

static void
clear_keys (Keys *self)
{
  g_free (self->numbers);
  g_free (self->counts);
}

static guint
count_of (const Keys *self, guint series)
{
  return self->counts[self->numbers[series]];
}

/* Single figures stand side by side with their names below them: no colour has to say more than
 * whose they are. */
static gboolean
are_single (const MoatFigures *self)
{
  for (guint i = 0; i < self->series->len; i++)
    if (moat_figures_get_series (self, i)->n > 1)
      return FALSE;
  return TRUE;
}

/* Whether colours tell entities apart in a chart of @kind; @repeat: some have several series. */
static gboolean
choose_by_entity (const MoatFigures *self, MoatChartKind kind, gboolean repeat)
{
  if (kind == MOAT_CHART_KIND_COLUMN && are_single (self))
    return TRUE;
  return self->n_entities > 1 &&
         (!repeat || kind == MOAT_CHART_KIND_COLUMN || kind == MOAT_CHART_KIND_SPAN);
}

/* The colour of each entity stays what it is when others come and go, as long as there are enough
 * for all that were chosen. */
static guint
place_in_spec (const MoatScope *scope, const char *entity, guint otherwise)
{
  char **chosen = scope->request->spec->entities;

  if (!chosen || g_strv_length (chosen) > MOAT_THEME_N_SERIES)
    return otherwise;
  for (guint i = 0; chosen[i]; i++)
    if (g_strcmp0 (chosen[i], entity) == 0)
      return i;
  return otherwise;
}

static gboolean
is_named_by (const MoatMarkName *name, const MoatSeriesInfo *info)
{
  return (!name->entity || g_strcmp0 (name->entity, info->entity) == 0) &&
         (!name->concept || g_strcmp0 (name->concept, info->concept) == 0);
}

MoatColor
moat_figures_get_grey (const MoatScope *scope)
{
  return moat_color_mix (scope->theme->ink_soft, scope->theme->background, GREY);
}

/* One in the accent colour, the others grey; nothing when it is not drawn. */
static void
highlight (MoatFigures *self, const MoatScope *scope)
{
  const GPtrArray *annotations = scope->request->spec->annotations;

  for (guint a = 0; a < annotations->len; a++)
    {
      const MoatAnnotation *annotation = annotations->pdata[a];

      for (guint i = 0; annotation->kind == MOAT_ANNOTATION_HIGHLIGHT && i < self->series->len; i++)
        {
          MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);
          series->is_highlighted |= is_named_by (&annotation->from, series->info);
          self->has_highlight |= series->is_highlighted;
        }
    }
  for (guint i = 0; self->has_highlight && i < self->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);
      series->color = series->is_highlighted ? scope->theme->accent : moat_figures_get_grey (scope);
    }
}

void
moat_figures_tell_apart (MoatFigures *self, const MoatScope *scope)
{
  Keys entities, concepts;

  number_keys (&entities, self, TRUE);
  number_keys (&concepts, self, FALSE);
  self->n_entities = entities.n;
  self->n_concepts = concepts.n;
  self->by_entity =
    choose_by_entity (self, scope->request->spec->kind, entities.n < self->series->len);
  for (guint i = 0; i < self->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (self->series, MoatChartSeries, i);
      const MoatSeriesInfo *info = series->info;
      guint color = self->by_entity ? place_in_spec (scope, info->entity, entities.numbers[i]) : i;

      series->color = scope->theme->series[color % MOAT_THEME_N_SERIES];
      if (count_of (&entities, i) == 1 && self->n_entities > 1)
        series->name = g_strdup (moat_label_get (&info->entity_label, scope->language));
      else if (count_of (&concepts, i) == 1)
        series->name = g_strdup (moat_label_get (&info->concept_label, scope->language));
      else
        series->name = moat_words_series (scope->wording, info);
    }
  highlight (self, scope);
  clear_keys (&entities);
  clear_keys (&concepts);
}
