/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of figures into a fact.
 *
 * A table may give a figure in words, as a number, by its ends, or in several of these ways at
 * once, as Moat's own export does.  The words come first, the number second and wins where the
 * words are none; what the words do state, the number has to be (moat-fact-check.c).  A table that
 * has only numbers gives its words by them. */
#include "config.h"

#include "moat-stager-private.h"

#include <glib/gi18n-lib.h>

#include "moat-fact.h"
#include "moat-unit.h"

#define YEAR_MIN_DAYS 350 /* 50 weeks: years of 52 and 53 weeks are years */

/* The unit and the power of ten around a cell.  What is nearer to the figure comes first; a power
 * of ten that belongs to another kind of unit is nobody's. */
static MoatUnitWords
combine_units (const MoatStager *self, const MoatStagerColumn *column,
               const MoatStagerName *concept)
{
  const MoatUnitWords levels[] = {
    column->words, self->said.words, concept->words, { self->mapping->unit, self->mapping->scale }
  };
  MoatUnitWords all = { NULL, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if (all.unit != NULL && levels[i].unit != NULL &&
          moat_unit_get_kind (all.unit) != moat_unit_get_kind (levels[i].unit))
        continue;
      if (all.unit == NULL)
        all.unit = levels[i].unit;
      if (all.scale == 0)
        all.scale = levels[i].scale;
    }
  return all;
}

static MoatStagerVerdict
refuse_error (MoatStager *self, MoatStagedProblem *problem, int column, const GError *error)
{
  return moat_stager_refuse (self, problem, column, "%s", error->message);
}

/* A number that has no words beside it: text without one is no figure. */
static MoatStagerVerdict
read_number (MoatStager *self, int column, const char *cell, const MoatCellReading *reading,
             MoatCellFigure *out, MoatStagedProblem *problem)
{
  g_autoptr (GError) error = NULL;

  if (!moat_cell_figure_read (cell, reading, out, &error))
    return refuse_error (self, problem, column, error);
  if (!out->has_value && !out->states_qualifier)
    return moat_stager_refuse (self, problem, column, _ ("“%s” cannot be read as a figure"),
                               moat_stager_show (self, cell));
  return MOAT_STAGER_TAKEN;
}

static MoatStagerVerdict
refuse_ends (MoatStager *self, MoatStagedProblem *problem, MoatColumnRole role)
{
  return moat_stager_refuse (self, problem, self->columns[role],
                             _ ("“Between” needs a low and a high end with the value in between"));
}

/* The words of the source, and with them value, ends and unit; @number is the cell of the number
 * beside them. */
static MoatStagerVerdict
read_words (MoatStager *self, const char *words, const char *number, const MoatCellReading *reading,
            MoatCellFigure *out, MoatStagedProblem *problem)
{
  g_autoptr (GError) error = NULL;

  if (moat_cell_figure_read (words, reading, out, &error))
    return MOAT_STAGER_TAKEN;
  if (moat_cell_is_empty (number))
    return refuse_error (self, problem, self->columns[MOAT_COLUMN_AS_STATED], error);
  *out = (MoatCellFigure){ .as_stated = words, .unit = reading->around.unit };
  return MOAT_STAGER_TAKEN;
}

/* The number beside words. */
static MoatStagerVerdict
add_number (MoatStager *self, int column, const char *cell, const MoatCellReading *reading,
            MoatCellFigure *figure, MoatStagedProblem *problem)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  MoatCellReading own = *reading;
  MoatCellFigure number;
  MoatStagerVerdict verdict;

  own.buffer = buffer;
  verdict = read_number (self, column, cell, &own, &number, problem);
  if (verdict != MOAT_STAGER_TAKEN)
    return verdict;
  if (figure->unit == NULL)
    figure->unit = number.unit;
  if (figure->has_value && moat_decimal_compare (figure->best, number.best) == 0)
    return MOAT_STAGER_TAKEN;
  figure->has_value = number.has_value;
  figure->best = number.best;
  if (figure->qualifier != MOAT_QUALIFIER_BETWEEN)
    figure->low = figure->high = number.best;
  return MOAT_STAGER_TAKEN;
}

/* The ends in columns of their own, beside a number or words. */
static MoatStagerVerdict
add_ends (MoatStager *self, const char *low, const char *high, const MoatCellReading *reading,
          MoatCellFigure *figure, MoatStagedProblem *problem)
{
  const MoatColumnRole roles[] = { MOAT_COLUMN_LOW, MOAT_COLUMN_HIGH };
  const char *const cells[] = { low, high };
  g_autoptr (GString) buffer = g_string_new (NULL);
  MoatCellReading own = *reading;
  MoatCellFigure ends[2];

  own.buffer = buffer;
  for (int i = 0; i < 2; i++)
    {
      MoatStagerVerdict verdict;

      if (moat_cell_is_empty (cells[i]))
        return refuse_ends (self, problem, roles[i]);
      verdict = read_number (self, self->columns[roles[i]], cells[i], &own, &ends[i], problem);
      if (verdict != MOAT_STAGER_TAKEN)
        return verdict;
      if (!ends[i].has_value)
        return refuse_ends (self, problem, roles[i]);
    }
  figure->low = ends[0].best;
  figure->high = ends[1].best;
  figure->qualifier = MOAT_QUALIFIER_BETWEEN;
  return MOAT_STAGER_TAKEN;
}

/* Whether @figure, which more than one cell has made, says one thing. */
static MoatStagerVerdict
check_figure (MoatStager *self, const MoatStagerColumn *column, const MoatCellFigure *figure,
              MoatStagedProblem *problem)
{
  const MoatFact fact = { .as_stated = (char *) figure->as_stated, /* only to compare */
                          .has_value = figure->has_value,
                          .low = figure->low,
                          .best = figure->best,
                          .high = figure->high,
                          .unit = figure->unit,
                          .qualifier = figure->qualifier };
  g_autoptr (GError) error = NULL;

  if (figure->qualifier == MOAT_QUALIFIER_BETWEEN && figure->has_value &&
      (moat_decimal_compare (figure->low, figure->best) > 0 ||
       moat_decimal_compare (figure->best, figure->high) > 0 ||
       moat_decimal_compare (figure->low, figure->high) == 0))
    return refuse_ends (self, problem, MOAT_COLUMN_LOW);
  if (!moat_fact_words_agree (&fact, self->context.words, NULL, &error))
    return refuse_error (self, problem, (int) column->column, error);
  return MOAT_STAGER_TAKEN;
}

/* A figure that stands in words, by its ends or with a qualifier beside it. */
static MoatStagerVerdict
read_composite (MoatStager *self, const MoatStagerColumn *column, const char *number,
                const MoatCellReading *reading, MoatCellFigure *out, MoatStagedProblem *problem)
{
  const char *words = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_AS_STATED]);
  const char *low = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_LOW]);
  const char *high = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_HIGH]);
  gboolean has_words = !moat_cell_is_empty (words);
  gboolean has_number = !moat_cell_is_empty (number);
  gboolean has_ends = !moat_cell_is_empty (low) || !moat_cell_is_empty (high);
  int at = (int) column->column;
  g_autofree char *span = NULL;
  MoatStagerVerdict verdict;

  if (!has_words && !has_number && !has_ends)
    return MOAT_STAGER_EMPTY;
  if (has_ends && !has_words && !has_number)
    words = span = g_strdup_printf ("%s – %s", low, high);

  if (!has_words && has_number)
    verdict = read_number (self, at, number, reading, out, problem);
  else
    verdict = read_words (self, words, number, reading, out, problem);
  if (verdict == MOAT_STAGER_TAKEN && has_words && has_number)
    verdict = add_number (self, at, number, reading, out, problem);
  if (verdict == MOAT_STAGER_TAKEN && has_ends && span == NULL)
    verdict = add_ends (self, low, high, reading, out, problem);
  if (verdict != MOAT_STAGER_TAKEN)
    return verdict;

  if (span != NULL && out->as_stated == span)
    out->as_stated = g_string_assign (reading->buffer, span)->str;
  if (self->said.has_qualifier)
    out->qualifier = self->said.qualifier;
  return check_figure (self, column, out, problem);
}

static MoatStagerVerdict
read_figure (MoatStager *self, const MoatStagerColumn *column, const MoatStagerName *concept,
             MoatCellFigure *out, MoatStagedProblem *problem)
{
  const MoatCellReading reading = { self->context.words, self->mapping->number_mark,
                                    combine_units (self, column, concept), self->figure };
  const char *number = moat_stager_get_cell (self, (int) column->column);
  gboolean is_number = self->has_only_numbers && !self->said.has_qualifier;

  if (!is_number)
    return read_composite (self, column, number, &reading, out, problem);
  if (moat_cell_is_empty (number))
    return MOAT_STAGER_EMPTY;
  return read_number (self, (int) column->column, number, &reading, out, problem);
}

/* The text that the period of a figure in @column is read from. */
static const char *
get_period_text (MoatStager *self, const MoatStagerColumn *column)
{
  const char *text = column->period;

  if (text == NULL)
    text = moat_stager_join_cells (self, MOAT_COLUMN_PERIOD, " ");
  return *text == '\0' && self->mapping->period != NULL ? self->mapping->period : text;
}

/* The header of @column may name a period, or another entity than the row's. */
static MoatStagerVerdict
find_period (MoatStager *self, const MoatStagerColumn *column, const MoatStagerName *entity,
             MoatCellPeriod *out, MoatStagedProblem *problem)
{
  const MoatCellPeriod *read;

  if (column->period == NULL && (column->entity == NULL || self->columns[MOAT_COLUMN_PERIOD] < 0))
    {
      *out = self->said.period;
      return MOAT_STAGER_TAKEN;
    }
  read =
    moat_stager_names_get_period (&self->names, get_period_text (self, column), entity->year_end);
  if (read == NULL)
    return moat_stager_refuse_period (self, problem, (int) column->column,
                                      get_period_text (self, column));
  *out = *read;
  return MOAT_STAGER_TAKEN;
}

static void
append_number (GString *out, gsize number)
{
  char digits[24];
  char *p = digits + sizeof digits;

  *--p = '\0';
  do
    *--p = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  g_string_append (out, p);
}

/* "Sheet1, row 12, column 2022", or the cells that say where it is. */
static const char *
describe_place (MoatStager *self, const MoatStagerColumn *column)
{
  const char *prefix = self->mapping->locator_prefix;
  const char *place = moat_stager_join_cells (self, MOAT_COLUMN_LOCATOR, " ");
  GString *out = self->locator;

  g_string_assign (out, prefix != NULL ? prefix : "");
  if (prefix != NULL && *prefix != '\0')
    g_string_append (out, ", ");
  if (*place != '\0')
    g_string_append (out, place);
  else
    {
      g_string_append (out, "row ");
      append_number (out, self->row.line);
    }
  if (self->values->len > 1)
    {
      const MoatColumnMapping *mapped = self->mapping->columns->pdata[column->column];

      g_string_append (out, ", column ");
      g_string_append (out, mapped->header);
    }
  return out->str;
}

/* The remark of a row, and @period (nullable) as it was before its mark was taken off. */
static const char *
describe_remark (MoatStager *self, MoatColumnRole role, const char *introduction,
                 const char *period, GString *out)
{
  const char *remark = moat_stager_get_cell (self, self->columns[role]);

  if (period == NULL)
    return *remark != '\0' ? remark : NULL;
  g_string_assign (out, remark);
  if (*remark != '\0')
    g_string_append (out, " ");
  g_string_append (out, introduction);
  g_string_append (out, period);
  return out->str;
}

MoatStagerVerdict
moat_stager_read_fact (MoatStager *self, const MoatStagerColumn *column, MoatStagedFact *fact,
                       MoatStagedProblem *problem)
{
  const MoatStagerRow *said = &self->said;
  const MoatStagerName *entity = column->entity != NULL ? column->entity : said->entity;
  const MoatStagerName *concept = column->concept != NULL ? column->concept : said->concept;
  const char *key = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_KEY]);
  MoatStagerVerdict verdict;
  MoatCellPeriod period = { 0 };
  MoatCellFigure figure = { 0 };
  const char *as_marked;

  verdict = read_figure (self, column, concept, &figure, problem);
  if (verdict != MOAT_STAGER_TAKEN)
    return verdict;
  verdict = find_period (self, column, entity, &period, problem);
  if (verdict != MOAT_STAGER_TAKEN)
    return verdict;
  if (self->mapping->only_years && !moat_period_is_instant (period.period) &&
      moat_period_days (period.period) < YEAR_MIN_DAYS)
    return MOAT_STAGER_LEFT_OUT;

  *fact = (MoatStagedFact){
    .line = self->row.line,
    .column = (int) column->column,
    .entity = entity->key,
    .concept = concept->key,
    .source = said->source != NULL ? said->source->key : NULL,
    .period = period.period,
    .as_stated = figure.as_stated,
    .has_value = figure.has_value,
    .low = figure.low,
    .best = figure.best,
    .high = figure.high,
    .unit = figure.unit,
    .qualifier = figure.qualifier,
    .status = period.is_estimate && said->status == MOAT_STATUS_ACTUAL ? MOAT_STATUS_ESTIMATE
                                                                       : said->status,
    .grade = said->grade,
    .known_from = said->known_from,
    .locator = describe_place (self, column),
    .key = *key != '\0' ? key : NULL,
  };
  /* Facts carry both languages, so these are no messages to translate. */
  as_marked = period.has_mark ? get_period_text (self, column) : NULL;
  fact->remark_en =
    describe_remark (self, MOAT_COLUMN_REMARK_EN, "Period as stated: ", as_marked, self->remark_en);
  fact->remark_zh =
    describe_remark (self, MOAT_COLUMN_REMARK_ZH, "期间原文：", as_marked, self->remark_zh);
  return MOAT_STAGER_TAKEN;
}
