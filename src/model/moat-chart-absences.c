/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What cannot be compared, worded for the foot of a chart.
 *
 * Those who miss something for one reason and one period stand in one sentence, by name; so many of
 * them that a foot could not hold their names are named up to a number, with how many more there
 * are.
 */
#include "config.h"

#include "moat-chart-comparison.h"

#include "moat-project-private.h"
#include "moat-unit.h"

#define MOST_NAMES 8

static const MoatPhrase phrases[] = {
  [MOAT_ABSENCE_NO_FIGURE] = MOAT_PHRASE_ABSENCE_NO_FIGURE,
  [MOAT_ABSENCE_OTHER_PERIOD] = MOAT_PHRASE_ABSENCE_OTHER_PERIOD,
  [MOAT_ABSENCE_NO_RATE] = MOAT_PHRASE_ABSENCE_NO_RATE,
  [MOAT_ABSENCE_NO_WHOLE] = MOAT_PHRASE_ABSENCE_NO_WHOLE,
  [MOAT_ABSENCE_NOT_COVERED] = MOAT_PHRASE_ABSENCE_NOT_COVERED,
  [MOAT_ABSENCE_SPAN] = MOAT_PHRASE_ABSENCE_SPAN,
  [MOAT_ABSENCE_NO_BASE] = MOAT_PHRASE_ABSENCE_NO_BASE,
  [MOAT_ABSENCE_NOT_MEANINGFUL] = MOAT_PHRASE_ABSENCE_NOT_MEANINGFUL,
  [MOAT_ABSENCE_NO_VALUE] = MOAT_PHRASE_ABSENCE_NO_VALUE,
  [MOAT_ABSENCE_UNLIKE_UNITS] = MOAT_PHRASE_ABSENCE_UNLIKE_UNITS,
};

/* With several concepts, a name says of which. */
static char *
name_comparable (const MoatChartData *self, const MoatComparable *comparable)
{
  MoatLanguage language = moat_wording_get_language (self->wording);
  const char *entity = moat_label_get (&comparable->info.entity_label, language);
  char **concepts = self->spec->concepts;

  if (!concepts || !concepts[0] || !concepts[1])
    return g_strdup (entity);
  return moat_wording_phrase (self->wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, entity,
                              moat_label_get (&comparable->info.concept_label, language), NULL);
}

static gboolean
is_alike (const MoatAbsence *a, const MoatAbsence *b)
{
  return a->reason == b->reason && a->from == b->from && a->to == b->to &&
         moat_period_compare (a->period, b->period) == 0;
}

/* "Meta, Microsoft and 3 more" */
static char *
join_names (const MoatChartData *self, GPtrArray *names)
{
  g_autofree char *list = NULL;
  g_autofree char *rest = NULL;
  guint more = names->len > MOST_NAMES ? names->len - MOST_NAMES : 0;

  if (more > 0)
    g_ptr_array_set_size (names, MOST_NAMES);
  g_ptr_array_add (names, NULL);
  list = moat_wording_list (self->wording, (const char *const *) names->pdata);
  if (more == 0)
    return g_steal_pointer (&list);
  rest = g_strdup_printf ("%u", more);
  return moat_wording_phrase (self->wording, MOAT_PHRASE_NAMES_AND_MORE, list, rest, NULL);
}

static char *
word_absence (const MoatChartData *self, const MoatAbsence *absence, const char *names,
              MoatYearEnd year_end)
{
  g_autofree char *period = moat_period_is_valid (absence->period)
                              ? moat_wording_period (self->wording, absence->period, year_end)
                              : moat_wording_phrase (self->wording, MOAT_PHRASE_ANY_PERIOD, NULL);

  if (absence->reason == MOAT_ABSENCE_NO_RATE && absence->from)
    return moat_wording_phrase (self->wording, MOAT_PHRASE_ABSENCE_NO_RATE_OF, names, period,
                                absence->from, absence->to, NULL);
  return moat_wording_phrase (self->wording, phrases[absence->reason], names, period, NULL);
}

void
moat_chart_say_absences (MoatChartData *self, const MoatComparable *comparables)
{
  const GArray *absences = self->comparison->absences;
  g_autofree gboolean *said = g_new0 (gboolean, absences->len + 1);

  for (guint i = 0; i < absences->len; i++)
    {
      const MoatAbsence *absence = &g_array_index (absences, MoatAbsence, i);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *list = NULL;

      if (said[i])
        continue;
      for (guint k = i; k < absences->len; k++)
        {
          const MoatAbsence *other = &g_array_index (absences, MoatAbsence, k);

          if (said[k] || !is_alike (absence, other))
            continue;
          said[k] = TRUE;
          g_ptr_array_add (names, name_comparable (self, &comparables[other->comparable]));
        }
      list = join_names (self, names);
      g_ptr_array_add (
        self->messages,
        word_absence (self, absence, list, comparables[absence->comparable].info.year_end));
    }
}
