/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a selection asks for and does not find, by name.
 *
 * Whoever was named, by key or by tag, and has no figure is missed; of all entities together, those
 * that have nothing to do with the concept are not.  Where every quarter of a period is asked for,
 * it is said how many there are, and whether one statement covers them all, which does not tell
 * what each of them was. */
#include "config.h"

#include "moat-evaluation-private.h"

typedef MoatSelectionSearch Search;

void
moat_selection_miss (Search *self, char *text)
{
  moat_evaluation_add_missing (self->evaluation, text);
  self->evaluation->is_incomplete = TRUE;
}

void
moat_selection_miss_many (Search *self, const MoatEntity *entity)
{
  MoatWording *wording = self->request->wording;
  MoatLanguage language = moat_wording_get_language (wording);

  moat_selection_miss (self, moat_wording_phrase (wording, MOAT_PHRASE_MISSING_TOO_MANY,
                                                  moat_label_get (&self->concept->label, language),
                                                  moat_label_get (&entity->label, language), NULL));
}

static char *
word_absence (Search *self, const MoatAbsence *absence)
{
  static const MoatPhrase phrases[] = {
    [MOAT_ABSENCE_NO_FIGURE] = MOAT_PHRASE_MISSING_FIGURES,
    [MOAT_ABSENCE_NOT_COVERED] = MOAT_PHRASE_MISSING_FIGURES_FOR,
    [MOAT_ABSENCE_OTHER_PERIOD] = MOAT_PHRASE_MISSING_FIGURES_FOR,
    [MOAT_ABSENCE_NO_VALUE] = MOAT_PHRASE_MISSING_FIGURE_NUMBER,
    [MOAT_ABSENCE_SPAN] = MOAT_PHRASE_MISSING_FIGURE_SPAN,
    [MOAT_ABSENCE_NO_RATE] = MOAT_PHRASE_MISSING_FIGURE_RATE,
    [MOAT_ABSENCE_UNLIKE_UNITS] = MOAT_PHRASE_MISSING_FIGURE_UNIT,
  };
  MoatWording *wording = self->request->wording;
  const MoatEntity *entity = g_ptr_array_index (self->entities, absence->comparable);
  MoatPhrase phrase = (guint) absence->reason < G_N_ELEMENTS (phrases)
                        ? phrases[absence->reason]
                        : MOAT_PHRASE_MISSING_FIGURES;
  g_autofree char *period = NULL;

  if (moat_period_is_valid (absence->period))
    period = moat_wording_period (wording, absence->period, entity->year_end);
  else if (phrase == MOAT_PHRASE_MISSING_FIGURES_FOR)
    phrase = MOAT_PHRASE_MISSING_FIGURES;
  return moat_wording_phrase (
    wording, phrase != 0 ? phrase : MOAT_PHRASE_MISSING_FIGURES,
    moat_label_get (&self->concept->label, moat_wording_get_language (wording)),
    moat_label_get (&entity->label, moat_wording_get_language (wording)),
    period != NULL ? period : "", NULL);
}

/* The one statement for a whole period whose parts are asked for. */
static const MoatFact *
find_whole (Search *self, const MoatEntity *entity)
{
  const MoatFigures *figures = self->request->figures;
  GPtrArray *facts = figures->get_facts (entity->key, self->concept->key, figures->data);

  for (guint i = 0; facts != NULL && i < facts->len; i++)
    {
      const MoatFact *fact = g_ptr_array_index (facts, i);

      if (moat_period_compare (fact->period, self->selection->period) == 0)
        return fact;
    }
  return NULL;
}

/* "Needs 6 figures of …, one for each quarter of …; there are 0." */
static void
miss_parts (Search *self, guint index, guint n_missing)
{
  static const MoatPhrase lengths[] = {
    [MOAT_SELECTION_MONTHS] = MOAT_PHRASE_MISSING_MONTHS,
    [MOAT_SELECTION_QUARTERS] = MOAT_PHRASE_MISSING_QUARTERS,
    [MOAT_SELECTION_HALVES] = MOAT_PHRASE_MISSING_HALVES,
    [MOAT_SELECTION_YEARS] = MOAT_PHRASE_MISSING_YEARS,
  };
  MoatWording *wording = self->request->wording;
  MoatLanguage language = moat_wording_get_language (wording);
  const MoatEntity *entity = g_ptr_array_index (self->entities, index);
  const MoatFact *whole = find_whole (self, entity);
  g_autofree char *needed = g_strdup_printf ("%u", self->periods->len);
  g_autofree char *there = g_strdup_printf ("%u", self->periods->len - n_missing);
  g_autofree char *period =
    moat_wording_period (wording, self->selection->period, entity->year_end);

  moat_selection_miss (self, moat_wording_phrase (wording, lengths[self->selection->length], needed,
                                                  moat_label_get (&self->concept->label, language),
                                                  moat_label_get (&entity->label, language), period,
                                                  there, NULL));
  if (whole == NULL)
    return;
  moat_evaluation_add_fact (self->evaluation, whole);
  moat_selection_miss (self, moat_wording_phrase (wording, MOAT_PHRASE_MISSING_ONE_FOR_ALL,
                                                  whole->key, whole->as_stated, period, NULL));
}

/* What was asked for and is not there; nobody who was not named is missed. */
void
moat_selection_note_absences (Search *self, const MoatComparison *comparison)
{
  gboolean is_named = self->selection->entity != NULL || self->selection->tag != NULL;
  g_autofree guint *n_parts = g_new0 (guint, self->entities->len + 1);

  for (guint i = 0; i < comparison->absences->len; i++)
    {
      const MoatAbsence *absence = &g_array_index (comparison->absences, MoatAbsence, i);

      if (!is_named && absence->reason == MOAT_ABSENCE_NO_FIGURE)
        continue;
      if (absence->comparable >= self->entities->len)
        continue;
      if (self->periods->len > 1)
        n_parts[absence->comparable] +=
          absence->reason == MOAT_ABSENCE_NO_FIGURE ? self->periods->len : 1;
      else
        moat_selection_miss (self, word_absence (self, absence));
    }
  for (guint i = 0; i < self->entities->len; i++)
    if (n_parts[i] > 0)
      miss_parts (self, i, MIN (n_parts[i], self->periods->len));
}

void
moat_selection_miss_all (Search *self)
{
  MoatWording *wording = self->request->wording;
  const char *concept = moat_label_get (&self->concept->label, moat_wording_get_language (wording));

  if (self->entities->len == 0 && self->selection->tag != NULL)
    moat_selection_miss (self, moat_wording_phrase (wording,
                                                    self->selection->but != NULL
                                                      ? MOAT_PHRASE_MISSING_OTHER_TAGGED
                                                      : MOAT_PHRASE_MISSING_TAGGED,
                                                    concept, self->selection->tag, NULL));
  else if (!self->evaluation->is_incomplete)
    moat_selection_miss (self,
                         moat_wording_phrase (wording, MOAT_PHRASE_MISSING_ALL, concept, NULL));
}
