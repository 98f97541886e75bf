/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The sentences around a chart: title and subtitle when nobody wrote them, the notes at the foot,
 * and the description for people who do not see the picture.
 *
 * Notes explain only what is on the picture: the fiscal year when a fiscal year is named, the
 * hatch when something is hatched.  The description is made by rule from the same figures: what
 * the chart says, each figure while there are few, else each series in a sentence.
 */
#include <math.h>

#include "moat-chart-treatment.h"
#include "moat-chart-words.h"
#include "moat-mark-column.h"
#include "moat-mark-line.h"
#include "moat-plot-kind.h"
#include "moat-scatter.h"
#include "moat-unit.h"

#define CONCEPTS_NAMED 3
#define FIGURES_IN_DESCRIPTION 12
#define SERIES_IN_DESCRIPTION 24
#define NO_NOTE MOAT_N_PHRASES
#define STATUSES_LOOKED_AT 5000 /* plans end a series; a longer one is looked at from its end */

static const char *
label (const MoatScope *scope, const MoatLabel *text)
{
  return moat_label_get (text, scope->language);
}

static char *
join (const MoatScope *scope, GPtrArray *parts)
{
  g_ptr_array_add (parts, NULL);
  return moat_wording_list (scope->wording, (const char *const *) parts->pdata);
}

/* Whether each axis says its own unit. */
static gboolean
mixes_units (const MoatScope *scope)
{
  const MoatPlotKind *kind = moat_plot_kind_get (scope->request->spec->kind);

  return kind && kind->mixes_units;
}

char *
moat_words_unit (const MoatScope *scope, const MoatFigures *figures)
{
  g_autofree char *unit = NULL;

  if (!figures->unit || mixes_units (scope))
    return g_strdup ("");
  unit = moat_wording_unit (scope->wording, figures->unit, figures->scale);
  if (!figures->yearly || !unit[0])
    return g_steal_pointer (&unit);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_UNIT_PER_YEAR, unit, NULL);
}

/* What is measured, as far as one name covers it; "" when only labels can say. */
static char *
word_measure (const MoatScope *scope, const MoatFigures *figures)
{
  const MoatSeriesInfo *first;

  if (figures->series->len == 0)
    return g_strdup ("");
  first = moat_figures_get_series (figures, 0)->info;
  if (figures->n_concepts == 1)
    return g_strdup (label (scope, &first->concept_label));
  if (figures->n_entities == 1)
    return g_strdup (label (scope, &first->entity_label));
  if (figures->series->len <= 2)
    {
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < figures->series->len; i++)
        g_ptr_array_add (
          names, moat_words_series (scope->wording, moat_figures_get_series (figures, i)->info));
      return join (scope, names);
    }
  return g_strdup ("");
}

/* The names of a few concepts of several entities, as they were given; "" of many. */
static char *
join_concepts (const MoatScope *scope)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; i < scope->request->n_series; i++)
    {
      const MoatSeriesInfo *info = moat_series_get_info (scope->request->series[i]);
      if (g_hash_table_add (known, info->concept ? info->concept : (char *) ""))
        g_ptr_array_add (names, (gpointer) label (scope, &info->concept_label));
    }
  if (names->len > CONCEPTS_NAMED)
    return g_strdup ("");
  return join (scope, names);
}

char *
moat_words_title (const MoatScope *scope, const MoatFigures *figures)
{
  const char *given = label (scope, &scope->request->spec->title);

  if (given[0])
    return g_strdup (given);
  if (figures->series->len == 0)
    return g_strdup (moat_phrase_get (MOAT_PHRASE_NO_DATA, scope->language));
  if (figures->n_entities == 1 && figures->n_concepts == 1)
    return moat_words_series (scope->wording, moat_figures_get_series (figures, 0)->info);
  if (figures->n_concepts > 1 && mixes_units (scope))
    return moat_scatter_word_title (scope, figures);
  if (figures->n_concepts > 1 && figures->n_entities > 1)
    return join_concepts (scope);
  return word_measure (scope, figures);
}

/* Whether all of the single figures that stand side by side are of one period, and which. */
static char *
word_shared_period (const MoatScope *scope, const MoatFigures *figures)
{
  g_autofree char *words = NULL;
  const MoatFigure *named = NULL;
  MoatPeriod period;
  guint same = 0;

  for (guint i = 0; i < figures->series->len; i++)
    if (moat_figures_get_series (figures, i)->end - moat_figures_get_series (figures, i)->first > 1)
      return NULL;
  if (!moat_columns_has_kind (scope->request->spec->kind) ||
      !moat_words_common_period (figures, &period))
    return NULL;
  for (guint i = 0; i < figures->figures->len; i++)
    if (moat_period_compare (moat_figures_get (figures, i)->observation->period, period) == 0)
      {
        named = moat_figures_get (figures, i);
        same++;
      }
  words = moat_words_period (scope, figures, named);
  if (same == figures->figures->len)
    return g_steal_pointer (&words);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_COMMON_PERIOD, words, NULL);
}

/* The measure on its basis, and the unit; NULL when there is nothing to say of either.  What the
 * title names already is not named again. */
static char *
word_measure_and_unit (const MoatScope *scope, const MoatFigures *figures, const char *unit)
{
  const char *basis_unit = figures->unit ? figures->unit : "";
  gboolean is_index = g_str_equal (basis_unit, MOAT_UNIT_INDEX);
  gboolean is_bare = !unit[0] || moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO;
  g_autofree char *title = moat_words_title (scope, figures);
  g_autofree char *name = word_measure (scope, figures);
  g_autofree char *measure = NULL;
  gboolean has_title = label (scope, &scope->request->spec->title)[0];

  if (!has_title && (figures->n_entities == 1 || g_str_equal (title, name)))
    name[0] = '\0';
  measure = moat_treatment_word_measure (scope, figures, name);
  if (is_bare || is_index)
    return measure[0] ? g_steal_pointer (&measure) : NULL;
  if (!measure[0])
    return moat_wording_phrase (scope->wording, MOAT_PHRASE_IN_UNIT, unit, NULL);
  return moat_wording_phrase (scope->wording, MOAT_PHRASE_MEASURE_AND_UNIT, measure, unit, NULL);
}

char *
moat_words_subtitle (const MoatScope *scope, const MoatFigures *figures, gboolean *says_unit)
{
  const char *given = label (scope, &scope->request->spec->subtitle);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *unit = moat_words_unit (scope, figures);
  gboolean is_share = figures->unit && moat_unit_get_kind (figures->unit) == MOAT_UNIT_KIND_RATIO;
  char *measure, *period;

  *says_unit = is_share || !unit[0] || !given[0];
  if (given[0])
    return g_strdup (given);
  if (figures->series->len == 0)
    return g_strdup ("");
  measure = word_measure_and_unit (scope, figures, unit);
  if (measure)
    g_ptr_array_add (parts, measure);
  if (scope->request->spec->kind == MOAT_CHART_KIND_SPAN && !is_share)
    g_ptr_array_add (parts,
                     g_strdup (moat_phrase_get (MOAT_PHRASE_AREA_IS_AMOUNT, scope->language)));
  if (figures->shown_as)
    g_ptr_array_add (parts, g_strdup (figures->shown_as));
  period = scope->request->n_columns > 0 || figures->columns
             ? moat_treatment_word_period (scope, figures)
             : word_shared_period (scope, figures);
  if (period)
    g_ptr_array_add (parts, period);
  moat_treatment_add_steps (scope, figures, parts);
  return join (scope, parts);
}

/* Which statuses and qualifiers are on the picture, as bits. */
static void
find_used (const MoatScope *scope, const MoatFigures *figures, guint *statuses, guint *qualifiers)
{
  *statuses = *qualifiers = 0;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatObservation *observation = moat_figures_get (figures, i)->observation;
      *statuses |= 1u << observation->status;
      *qualifiers |= 1u << observation->qualifier;
    }
  if (figures->has_looks)
    *qualifiers = figures->looks;
  for (guint i = 0; scope->request->spec->kind == MOAT_CHART_KIND_LINE && i < figures->series->len;
       i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);
      gsize first = MAX (series->first, series->end - MIN (series->end, STATUSES_LOOKED_AT));
      for (gsize k = first; k < series->end; k++)
        *statuses |= 1u << series->observations[k].status;
      for (gsize k = series->first; moat_line_has_markers (scope, series) && k < series->end; k++)
        *qualifiers |= 1u << series->observations[k].qualifier;
    }
}

/* How marks show what they do not say in words. */
typedef enum
{
  LOOKS_COLUMNS,
  LOOKS_LINES,
  LOOKS_BARS,
  LOOKS_POINTS,
  LOOKS_NONE,
} Looks;

static Looks
looks_of (const MoatScope *scope)
{
  static const Looks of_plots[] = {
    [MOAT_PLOT_LOOKS_NONE] = LOOKS_NONE,
    [MOAT_PLOT_LOOKS_BARS] = LOOKS_BARS,
    [MOAT_PLOT_LOOKS_POINTS] = LOOKS_POINTS,
  };
  MoatChartKind kind = scope->request->spec->kind;

  if (moat_plot_kind_get (kind))
    return of_plots[moat_plot_kind_get (kind)->looks];
  return kind == MOAT_CHART_KIND_LINE ? LOOKS_LINES : LOOKS_COLUMNS;
}

static void
append_note (GString *out, const MoatScope *scope, const char *note)
{
  if (out->len > 0 && note[0] && scope->language != MOAT_LANGUAGE_ZH)
    g_string_append_c (out, ' ');
  g_string_append (out, note);
}

/* The notes on statuses, then on qualifiers, by how they look. */
static void
append_looks (GString *out, const MoatScope *scope, guint statuses, guint qualifiers)
{
  static const struct
  {
    gboolean of_status;
    guint used; /* bits */
    MoatPhrase phrases[LOOKS_NONE];
  } notes[] = {
    { TRUE,
      1u << MOAT_STATUS_PLAN,
      { MOAT_PHRASE_NOTE_HATCHED_PLAN, NO_NOTE, MOAT_PHRASE_NOTE_HATCHED_PLAN, NO_NOTE } },
    { TRUE,
      1u << MOAT_STATUS_ESTIMATE,
      { MOAT_PHRASE_NOTE_PALE_ESTIMATE, NO_NOTE, MOAT_PHRASE_NOTE_PALE_ESTIMATE, NO_NOTE } },
    { TRUE,
      1u << MOAT_STATUS_TARGET,
      { MOAT_PHRASE_NOTE_HOLLOW_TARGET, NO_NOTE, MOAT_PHRASE_NOTE_HOLLOW_TARGET, NO_NOTE } },
    { TRUE,
      1u << MOAT_STATUS_PLAN | 1u << MOAT_STATUS_ESTIMATE | 1u << MOAT_STATUS_TARGET,
      { NO_NOTE, MOAT_PHRASE_NOTE_DASHED_LINE, NO_NOTE, MOAT_PHRASE_NOTE_HOLLOW_POINT } },
    { FALSE,
      1u << MOAT_QUALIFIER_OVER,
      { MOAT_PHRASE_NOTE_OPEN_TOP, MOAT_PHRASE_NOTE_ARROW_UP, MOAT_PHRASE_NOTE_OPEN_END,
        MOAT_PHRASE_NOTE_ARROW_ON } },
    { FALSE,
      1u << MOAT_QUALIFIER_ABOUT,
      { MOAT_PHRASE_NOTE_SOFT_TOP, MOAT_PHRASE_NOTE_HALO, MOAT_PHRASE_NOTE_SOFT_END,
        MOAT_PHRASE_NOTE_HALO } },
    { FALSE,
      1u << MOAT_QUALIFIER_UNDER,
      { MOAT_PHRASE_NOTE_CAPPED_TOP, MOAT_PHRASE_NOTE_ARROW_DOWN, MOAT_PHRASE_NOTE_CAPPED_END,
        MOAT_PHRASE_NOTE_ARROW_BACK } },
    { FALSE,
      1u << MOAT_QUALIFIER_BETWEEN,
      { MOAT_PHRASE_NOTE_BRACKET, MOAT_PHRASE_NOTE_BRACKET, MOAT_PHRASE_NOTE_BRACKET,
        MOAT_PHRASE_NOTE_BRACKET } },
  };
  Looks looks = looks_of (scope);

  for (gsize i = 0; looks != LOOKS_NONE && i < G_N_ELEMENTS (notes); i++)
    if (notes[i].phrases[looks] != NO_NOTE &&
        ((notes[i].of_status ? statuses : qualifiers) & notes[i].used))
      append_note (out, scope, moat_phrase_get (notes[i].phrases[looks], scope->language));
}

/* What was done to values, where the subtitle is the user's own and does not say it. */
static void
append_treatment (GString *out, const MoatScope *scope, const MoatFigures *figures)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *basis = NULL;

  if (!label (scope, &scope->request->spec->subtitle)[0] || scope->request->n_columns == 0)
    return;
  basis = moat_treatment_word_measure (scope, figures, NULL);
  if (basis[0])
    g_ptr_array_add (parts, g_steal_pointer (&basis));
  moat_treatment_add_steps (scope, figures, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *note =
        moat_wording_phrase (scope->wording, MOAT_PHRASE_SENTENCE, parts->pdata[i], NULL);
      if (g_ascii_islower (note[0]))
        note[0] = g_ascii_toupper (note[0]);
      append_note (out, scope, note);
    }
}

char *
moat_words_notes (const MoatScope *scope, const MoatFigures *figures)
{
  GString *out = g_string_new (NULL);
  g_autofree char *latest = moat_treatment_word_latest (scope, figures);
  g_autofree char *year_ends = moat_treatment_word_year_ends (scope, figures);
  guint statuses, qualifiers;

  find_used (scope, figures, &statuses, &qualifiers);
  append_treatment (out, scope, figures);
  append_note (out, scope, latest);
  append_note (out, scope, year_ends);
  append_looks (out, scope, statuses, qualifiers);
  if (figures->has_net)
    append_note (out, scope, moat_phrase_get (MOAT_PHRASE_NOTE_NET_LINE, scope->language));
  return g_string_free (out, FALSE);
}

/* A title may end with its own full stop. */
static void
append_sentence (GString *out, const MoatScope *scope, const char *text)
{
  static const char *const ends[] = { ".", "!", "?", "。", "！", "？" };
  g_autofree char *sentence = NULL;
  gboolean ended = FALSE;

  if (!text || !text[0])
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    ended |= g_str_has_suffix (text, ends[i]);
  if (!ended)
    sentence = moat_wording_phrase (scope->wording, MOAT_PHRASE_SENTENCE, text, NULL);
  if (out->len > 0 && scope->language != MOAT_LANGUAGE_ZH)
    g_string_append_c (out, ' ');
  g_string_append (out, sentence ? sentence : text);
}

/* The first observation of the smallest or the largest number: its words say more than a bare
 * number would.  Halves are asked for their extremes, so a million cost twenty questions. */
static const MoatObservation *
find_extreme (const MoatChartSeries *series, gboolean largest)
{
  const MoatPyramid *pyramid = moat_series_get_pyramid (series->series);
  gsize first = series->first, end = series->end;
  double all[2], half[2];

  if (!moat_pyramid_range (pyramid, first, end, &all[0], &all[1]))
    return &series->observations[first];
  while (end - first > 1)
    {
      gsize middle = first + (end - first) / 2;
      if (moat_pyramid_range (pyramid, first, middle, &half[0], &half[1]) &&
          half[largest] == all[largest])
        end = middle;
      else
        first = middle;
    }
  return &series->observations[first];
}

static char *
describe_series (const MoatScope *scope, const MoatChartSeries *series)
{
  MoatWording *wording = scope->wording;
  MoatNumberStyle bare = moat_number_style (NULL);
  const MoatSeriesInfo *info = series->info;
  const MoatObservation *first = &series->observations[series->first];
  g_autofree char *name = moat_words_series (wording, info);
  g_autofree char *count = NULL, *from = NULL, *to = NULL, *lowest = NULL, *highest = NULL;

  if (series->end == series->first)
    return NULL;
  from = moat_wording_period (wording, first->period, info->year_end);
  lowest = moat_words_value (wording, info, find_extreme (series, FALSE));
  if (series->end == series->first + 1)
    return moat_wording_phrase (wording, MOAT_PHRASE_DESCRIPTION_FIGURE, name, from, lowest, NULL);
  bare.digits = 0;
  count = moat_wording_number (wording, (double) (series->end - series->first), &bare);
  to = moat_wording_period (wording, series->observations[series->end - 1].period, info->year_end);
  highest = moat_words_value (wording, info, find_extreme (series, TRUE));
  return moat_wording_phrase (wording, MOAT_PHRASE_DESCRIPTION_SERIES, name, count, from, to,
                              lowest, highest, NULL);
}

static void
describe_data (GString *out, const MoatScope *scope, gsize n_figures)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < moat_scene_builder_get_n_data (scope->builder); i++)
    {
      const MoatDatum *datum = moat_scene_builder_get_datum (scope->builder, i);

      if (datum && datum->kind == MOAT_DATUM_EVENT)
        g_ptr_array_add (events, moat_wording_phrase (scope->wording, MOAT_PHRASE_MEASURE_AND_UNIT,
                                                      datum->title, datum->period, NULL));
      else if (datum && n_figures <= FIGURES_IN_DESCRIPTION)
        {
          g_autofree char *text =
            moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_FIGURE, datum->title,
                                 datum->period, datum->value, NULL);
          append_sentence (out, scope, text);
        }
    }
  if (events->len > 0)
    {
      g_autofree char *list = join (scope, events);
      g_autofree char *text =
        moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_EVENTS, list, NULL);
      append_sentence (out, scope, text);
    }
}

static void
append_rest (GString *out, const MoatScope *scope, guint n)
{
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *count = moat_wording_number (scope->wording, n, &style);
  g_autofree char *text =
    moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_MORE, count, NULL);

  append_sentence (out, scope, text);
}

char *
moat_words_description (const MoatScope *scope, const MoatFigures *figures,
                        const MoatDescriptionText *text)
{
  GString *out = g_string_new (NULL);
  g_autofree char *difference = NULL;
  gsize n = figures->figures->len;
  gboolean by_series = n == 0 || n > FIGURES_IN_DESCRIPTION;

  append_sentence (out, scope, text->title);
  append_sentence (out, scope, text->subtitle);
  for (guint i = 0; by_series && i < MIN (figures->series->len, SERIES_IN_DESCRIPTION); i++)
    {
      g_autofree char *series = describe_series (scope, moat_figures_get_series (figures, i));
      append_sentence (out, scope, series);
    }
  if (by_series && figures->series->len > SERIES_IN_DESCRIPTION)
    append_rest (out, scope, figures->series->len - SERIES_IN_DESCRIPTION);
  append_sentence (out, scope, text->hint);
  describe_data (out, scope, n);
  if (text->difference)
    difference = moat_wording_phrase (scope->wording, MOAT_PHRASE_DESCRIPTION_DIFFERENCE,
                                      text->difference, NULL);
  append_sentence (out, scope, text->messages);
  append_sentence (out, scope, difference);
  return g_string_free (out, FALSE);
}
