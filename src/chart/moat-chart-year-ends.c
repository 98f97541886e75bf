/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * On which days the fiscal years end that a chart names.
 *
 * One sentence when the years of all that is drawn end alike; else one for each day, with the
 * entities whose years end then, of which a few are named.  Who has calendar years only is not
 * spoken of.
 */
#include "moat-chart-treatment.h"
#include "moat-chart-words.h"

#define NAMED_ENTITIES 3 /* in a sentence */
#define MOST_DAYS 4      /* that have a sentence */
#define LOOKED_AT 400    /* figures of a series */

/* Entities whose years end on one day. */
typedef struct
{
  MoatYearEnd day;
  GPtrArray *names; /* of char *, borrowed */
} Group;

static gboolean
is_fiscal (MoatPeriod period, MoatYearEnd year_end)
{
  MoatPeriodKind kind = moat_period_classify (period, year_end, NULL, NULL, NULL);

  return kind >= MOAT_PERIOD_KIND_FISCAL_QUARTER && kind <= MOAT_PERIOD_KIND_FISCAL_YEARS;
}

static gboolean
has_fiscal (const MoatChartSeries *series)
{
  for (gsize i = series->first; i < series->end && i < series->first + LOOKED_AT; i++)
    if (is_fiscal (series->observations[i].period, series->info->year_end))
      return TRUE;
  return FALSE;
}

static void
clear_group (gpointer data)
{
  g_ptr_array_unref (((Group *) data)->names);
}

static gboolean
is_same (MoatYearEnd a, MoatYearEnd b)
{
  return a.month == b.month && a.day == b.day;
}

static void
add_to_group (GArray *groups, MoatYearEnd day, const char *name)
{
  Group group = { .day = day };

  for (guint i = 0; i < groups->len; i++)
    if (is_same (g_array_index (groups, Group, i).day, day))
      {
        g_ptr_array_add (g_array_index (groups, Group, i).names, (gpointer) name);
        return;
      }
  group.names = g_ptr_array_new ();
  g_ptr_array_add (group.names, (gpointer) name);
  g_array_append_val (groups, group);
}

/* The days that years end on; @alike gets whether those of all that is drawn end on one. */
static GArray *
collect_groups (const MoatScope *scope, const MoatFigures *figures, gboolean *alike)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (groups, clear_group);
  *alike = TRUE;
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      char *entity = series->info->entity ? series->info->entity : (char *) "";

      if (has_fiscal (series) && g_hash_table_add (seen, entity))
        add_to_group (groups, series->info->year_end,
                      moat_label_get (&series->info->entity_label, scope->language));
    }
  for (guint i = 0; groups->len > 0 && i < figures->series->len; i++)
    *alike &= is_same (moat_figures_get_series (figures, i)->info->year_end,
                       g_array_index (groups, Group, 0).day);
  return groups;
}

char *
moat_treatment_word_names (const MoatScope *scope, const GPtrArray *names)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  g_autofree char *list = NULL, *more = NULL;
  MoatNumberStyle style = moat_number_style (NULL);

  for (guint i = 0; i < MIN (names->len, NAMED_ENTITIES); i++)
    g_ptr_array_add (named, names->pdata[i]);
  g_ptr_array_add (named, NULL);
  list =
    g_strjoinv (moat_phrase_get (MOAT_PHRASE_LIST_COMMA, scope->language), (char **) named->pdata);
  if (names->len <= NAMED_ENTITIES)
    return g_steal_pointer (&list);
  more = moat_wording_number (scope->wording, names->len - NAMED_ENTITIES, &style);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_NAMES_AND_MORE, list, more, NULL);
}

static char *
word_group (const MoatScope *scope, const Group *group, gboolean alike)
{
  g_autofree char *day = moat_wording_year_end (scope->wording, group->day);
  g_autofree char *names = moat_treatment_word_names (scope, group->names);

  if (alike)
    return moat_wording_phrase (scope->wording, MOAT_PHRASE_NOTE_YEAR_END, day, NULL);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_NOTE_YEAR_END_OF, names, day, NULL);
}

char *
moat_treatment_word_year_ends (const MoatScope *scope, const MoatFigures *figures)
{
  gboolean alike;
  g_autoptr (GArray) groups = collect_groups (scope, figures, &alike);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  MoatNumberStyle style = moat_number_style (NULL);
  guint others = 0;

  for (guint i = 0; i < groups->len; i++)
    if (i < MOST_DAYS)
      g_ptr_array_add (sentences, word_group (scope, &g_array_index (groups, Group, i), alike));
    else
      others += g_array_index (groups, Group, i).names->len;
  if (others > 0)
    {
      g_autofree char *count = moat_wording_number (scope->wording, others, &style);
      g_ptr_array_add (sentences, moat_wording_phrase (
                                    scope->wording, MOAT_PHRASE_NOTE_YEAR_ENDS_MORE, count, NULL));
    }
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (scope->language == MOAT_LANGUAGE_ZH ? "" : " ", (char **) sentences->pdata);
}
