/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Of which periods the latest values are.
 *
 * The latest figures of several companies may be years apart, and a picture that sets them side by
 * side has to say so.  Bars and single columns name the period with each, lines and panels stand at
 * their time; for the other kinds one sentence groups the entities by period.
 */
#include "moat-chart-treatment.h"
#include "moat-chart-words.h"

#define MOST_PERIODS 6 /* that are named */

/* Entities whose latest figure is of one period. */
typedef struct
{
  char *period;
  GPtrArray *names; /* of char *, borrowed */
} Group;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->period);
  g_ptr_array_unref (group->names);
}

static gboolean
says_it_itself (MoatChartKind kind)
{
  return kind == MOAT_CHART_KIND_BAR || kind == MOAT_CHART_KIND_COLUMN ||
         kind == MOAT_CHART_KIND_SMALL_MULTIPLES || moat_chart_kind_has_time_axis (kind);
}

static void
add_to_group (GArray *groups, char *period, const char *name)
{
  Group group = { period, NULL };

  for (guint i = 0; i < groups->len; i++)
    {
      Group *other = &g_array_index (groups, Group, i);

      if (!g_str_equal (other->period, period))
        continue;
      g_free (period);
      if (!g_ptr_array_find_with_equal_func (other->names, name, g_str_equal, NULL))
        g_ptr_array_add (other->names, (gpointer) name);
      return;
    }
  group.names = g_ptr_array_new ();
  g_ptr_array_add (group.names, (gpointer) name);
  g_array_append_val (groups, group);
}

static GArray *
collect_groups (const MoatScope *scope, const MoatFigures *figures)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));

  g_array_set_clear_func (groups, clear_group);
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);

      for (gsize k = series->first; k < series->end; k++)
        add_to_group (groups,
                      moat_wording_period (scope->wording, series->observations[k].period,
                                           series->info->year_end),
                      moat_label_get (&series->info->entity_label, scope->language));
    }
  return groups;
}

char *
moat_treatment_word_latest (const MoatScope *scope, const MoatFigures *figures)
{
  const MoatChartSpec *spec = scope->request->spec;
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (spec->period_mode != MOAT_PERIODS_LATEST || says_it_itself (spec->kind))
    return g_strdup ("");
  groups = collect_groups (scope, figures);
  if (groups->len < 2)
    return g_strdup ("");
  for (guint i = 0; i < MIN (groups->len, MOST_PERIODS); i++)
    {
      const Group *group = &g_array_index (groups, Group, i);
      g_autofree char *names = moat_treatment_word_names (scope, group->names);

      g_ptr_array_add (parts, moat_wording_phrase (scope->wording, MOAT_PHRASE_WITH_STATUS,
                                                   group->period, names, NULL));
    }
  if (groups->len > MOST_PERIODS)
    g_ptr_array_add (parts, g_strdup ("…"));
  g_ptr_array_add (parts, NULL);
  list = moat_wording_list (scope->wording, (const char *const *) parts->pdata);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_NOTE_LATEST, list, NULL);
}
