/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The smallest parts of a stack that has more parts than there are colours.
 *
 * Colours that come round again would say that two parts are one.  So the largest parts keep
 * theirs, and the rest is grey, outermost in every stack and named together; each is still a bar of
 * its own, with its own words.
 */
#include <math.h>

#include "moat-column-bars.h"

typedef struct
{
  guint series; /* the first of the part */
  double size;  /* of all its figures */
} Part;

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const Part *first = a, *second = b;

  if (first->size != second->size)
    return first->size > second->size ? -1 : 1;
  return first->series < second->series ? -1 : first->series > second->series;
}

/* The parts, the largest first. */
static GArray *
rank_parts (const MoatFigures *figures)
{
  GArray *parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < figures->series->len; i++)
    {
      char *name = moat_figures_get_series (figures, i)->name;
      const Part part = { i, 0 };

      if (g_hash_table_contains (places, name))
        continue;
      g_hash_table_insert (places, name, GUINT_TO_POINTER (parts->len));
      g_array_append_val (parts, part);
    }
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      gpointer at =
        g_hash_table_lookup (places, moat_figures_get_series (figures, figure->series)->name);

      g_array_index (parts, Part, GPOINTER_TO_UINT (at)).size += fabs (figure->value);
    }
  g_array_sort (parts, compare_parts);
  return parts;
}

void
moat_columns_gather_others (MoatColumns *self, const MoatScope *scope, MoatFigures *figures)
{
  g_autoptr (GArray) parts = rank_parts (figures);
  g_autoptr (GHashTable) kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_kept = MOAT_THEME_N_SERIES - 1;
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *count = NULL;
  guint color = 0;

  if (parts->len <= MOAT_THEME_N_SERIES)
    return;
  count = moat_wording_number (scope->wording, parts->len - n_kept, &style);
  self->others = moat_wording_phrase (scope->wording, MOAT_PHRASE_OTHERS, count, NULL);
  figures->by_entity = FALSE;
  for (guint i = 0; i < n_kept; i++)
    {
      guint series = g_array_index (parts, Part, i).series;
      g_hash_table_add (kept, g_strdup (moat_figures_get_series (figures, series)->name));
    }
  for (guint i = 0; i < figures->series->len; i++)
    {
      MoatChartSeries *series = &g_array_index (figures->series, MoatChartSeries, i);

      if (g_hash_table_contains (kept, series->name))
        {
          series->color = scope->theme->series[color++ % n_kept];
          continue;
        }
      g_free (series->name);
      series->name = g_strdup (self->others);
      series->color = scope->theme->ink_soft;
    }
}

gboolean
moat_columns_is_other (const MoatColumns *self, const MoatFigures *figures, guint series)
{
  return self->others &&
         g_strcmp0 (moat_figures_get_series (figures, series)->name, self->others) == 0;
}
