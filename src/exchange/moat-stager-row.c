/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row says of all its figures: whom they are about, what they measure, of which period, in
 * what unit, from which source, and how sure they are.
 *
 * What a column of figures says of itself comes before the row, the row before the table.  An empty
 * cell says nothing.  What cannot be read refuses the whole row, at the cell that is at fault. */
#include "config.h"

#include "moat-stager-private.h"

#include <glib/gi18n-lib.h>

MoatStagerVerdict
moat_stager_refuse_period (MoatStager *self, MoatStagedProblem *problem, int column,
                           const char *text)
{
  return moat_stager_refuse (self, problem, column,
                             _ ("“%s” is no period; write it as in 2025, FY2025, 2024 Q4, "
                                "2025-2027 or 2025-01-01/2027-12-31"),
                             moat_stager_show (self, text));
}

static MoatStagerVerdict
read_names (MoatStager *self, MoatStagedProblem *problem)
{
  const MoatMapping *mapping = self->mapping;
  MoatStagerRow *said = &self->said;
  const char *text = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_ENTITY]);

  text = *text != '\0' ? text : mapping->entity;
  if (text != NULL)
    said->entity = moat_stager_names_get_entity (&self->names, text);
  else if (self->needs_entity)
    return moat_stager_refuse (self, problem, self->columns[MOAT_COLUMN_ENTITY],
                               _ ("The row does not say whom its figures are about"));

  text = moat_stager_join_cells (self, MOAT_COLUMN_CONCEPT, ", ");
  if (*text != '\0')
    {
      said->concept = moat_stager_names_get_concept (&self->names, text);
      if (mapping->only_mapped_concepts && !said->concept->is_mapped && self->needs_concept)
        return MOAT_STAGER_LEFT_OUT;
    }
  else if (mapping->concept != NULL)
    said->concept = moat_stager_names_get_concept (&self->names, mapping->concept);
  else if (self->needs_concept)
    return moat_stager_refuse (self, problem, self->columns[MOAT_COLUMN_CONCEPT],
                               _ ("The row does not say what its figures measure"));

  text = moat_stager_get_cell (self, self->columns[MOAT_COLUMN_SOURCE]);
  text = *text != '\0' ? text : mapping->source;
  if (text != NULL)
    said->source = moat_stager_names_get_source (&self->names, text);
  return MOAT_STAGER_TAKEN;
}

/* The first, or with @is_end the last, day of what a cell names: a day, a month, a year.
 * MOAT_DATE_NONE: none. */
static MoatDate
read_edge (MoatStager *self, const char *text, MoatYearEnd year_end, gboolean is_end)
{
  MoatDate day = moat_date_parse_iso (text, -1);
  const MoatCellPeriod *read;

  if (day == MOAT_DATE_NONE)
    day = moat_cell_date_read (text, self->mapping->date_order);
  if (day != MOAT_DATE_NONE)
    return day;
  read = moat_stager_names_get_period (&self->names, text, year_end);
  if (read == NULL)
    return MOAT_DATE_NONE;
  return is_end || moat_period_is_instant (read->period) ? read->period.end : read->period.start;
}

/* The period in two columns.  The last day alone is an instant. */
static MoatStagerVerdict
read_edges (MoatStager *self, MoatYearEnd year_end, MoatStagedProblem *problem)
{
  const MoatColumnRole roles[] = { MOAT_COLUMN_PERIOD_START, MOAT_COLUMN_PERIOD_END };
  MoatDate days[2] = { MOAT_DATE_NONE, MOAT_DATE_NONE };

  for (int i = 0; i < 2; i++)
    {
      const char *text = moat_stager_get_cell (self, self->columns[roles[i]]);

      if (*text == '\0')
        continue;
      days[i] = read_edge (self, text, year_end, i == 1);
      if (days[i] == MOAT_DATE_NONE)
        return moat_stager_refuse (
          self, problem, self->columns[roles[i]],
          _ ("“%s” is no date; write year, month and day as in 2025-02-24"),
          moat_stager_show (self, text));
    }
  if (days[1] == MOAT_DATE_NONE && days[0] == MOAT_DATE_NONE)
    return MOAT_STAGER_EMPTY;
  if (days[1] == MOAT_DATE_NONE)
    return moat_stager_refuse (self, problem, self->columns[MOAT_COLUMN_PERIOD_END],
                               _ ("The period has no last day"));
  if (days[0] > days[1])
    return moat_stager_refuse (self, problem, self->columns[MOAT_COLUMN_PERIOD_END],
                               _ ("The period ends before it starts"));
  self->said.period = (MoatCellPeriod){ .period = { days[0], days[1] } };
  self->said.has_period = TRUE;
  return MOAT_STAGER_TAKEN;
}

static MoatStagerVerdict
read_period (MoatStager *self, MoatStagedProblem *problem)
{
  MoatStagerRow *said = &self->said;
  MoatYearEnd year_end = said->entity != NULL ? said->entity->year_end : MOAT_YEAR_END_CALENDAR;
  int column = self->columns[MOAT_COLUMN_PERIOD];
  const char *text;
  const MoatCellPeriod *read;

  if (self->columns[MOAT_COLUMN_PERIOD_END] >= 0)
    {
      MoatStagerVerdict verdict = read_edges (self, year_end, problem);

      if (verdict != MOAT_STAGER_EMPTY)
        return verdict;
      column = self->columns[MOAT_COLUMN_PERIOD_END];
    }
  text = moat_stager_join_cells (self, MOAT_COLUMN_PERIOD, " ");
  if (*text == '\0')
    {
      text = self->mapping->period;
      column = text != NULL ? -1 : column;
    }
  if (text == NULL)
    return self->needs_period
             ? moat_stager_refuse (self, problem, column, _ ("The row has no period"))
             : MOAT_STAGER_TAKEN;

  read = moat_stager_names_get_period (&self->names, text, year_end);
  if (read == NULL)
    return self->needs_period ? moat_stager_refuse_period (self, problem, column, text)
                              : MOAT_STAGER_TAKEN;
  said->period = *read;
  said->has_period = TRUE;
  return MOAT_STAGER_TAKEN;
}

static MoatStagerVerdict
read_unit (MoatStager *self, MoatStagedProblem *problem)
{
  int column = self->columns[MOAT_COLUMN_UNIT];
  const char *text = moat_stager_get_cell (self, column);
  const MoatUnitWords *words;

  if (moat_cell_is_empty (text))
    return MOAT_STAGER_TAKEN;
  words = moat_stager_names_get_unit (&self->names, text);
  if (words == NULL)
    return moat_stager_refuse (
      self, problem, column,
      _ ("“%s” is no unit; write a currency code such as CNY, or ratio, or count"),
      moat_stager_show (self, text));
  self->said.words = *words;
  return MOAT_STAGER_TAKEN;
}

/* "over", or a word or sign that figures are stated with: ">", 超过. */
static gboolean
read_qualifier (MoatStager *self, const char *text, MoatQualifier *out)
{
  g_autofree char *before = NULL;
  MoatQuantity quantity;

  if (moat_qualifier_from_nick (text, out))
    return *out != MOAT_QUALIFIER_UNKNOWN;
  before = g_strconcat (text, " 1", NULL);
  if (!moat_quantity_parse (before, self->context.words, &quantity, NULL) ||
      !quantity.states_qualifier)
    return FALSE;
  *out = quantity.qualifier;
  return TRUE;
}

static MoatStagerVerdict
read_surety (MoatStager *self, MoatStagedProblem *problem)
{
  MoatStagerRow *said = &self->said;
  const int *columns = self->columns;
  const char *text;

  text = moat_stager_get_cell (self, columns[MOAT_COLUMN_QUALIFIER]);
  said->has_qualifier = *text != '\0';
  if (said->has_qualifier && !read_qualifier (self, text, &said->qualifier))
    return moat_stager_refuse (self, problem, columns[MOAT_COLUMN_QUALIFIER],
                               _ ("“%s” is none of: %s"), moat_stager_show (self, text),
                               "exact, about, over, under, between");

  said->status = self->mapping->status;
  text = moat_stager_get_cell (self, columns[MOAT_COLUMN_STATUS]);
  if (*text != '\0' && !moat_status_from_nick (text, &said->status))
    return moat_stager_refuse (self, problem, columns[MOAT_COLUMN_STATUS],
                               _ ("“%s” is none of: %s"), moat_stager_show (self, text),
                               "actual, estimate, plan, target");

  said->grade = self->mapping->grade;
  text = moat_stager_get_cell (self, columns[MOAT_COLUMN_GRADE]);
  if (*text != '\0' && !moat_grade_from_nick (text, &said->grade))
    return moat_stager_refuse (self, problem, columns[MOAT_COLUMN_GRADE], _ ("“%s” is none of: %s"),
                               moat_stager_show (self, text),
                               "reported, derived, estimated, scenario, unresolved");

  said->known_from = self->mapping->known_from;
  text = moat_stager_get_cell (self, columns[MOAT_COLUMN_KNOWN_FROM]);
  if (*text != '\0')
    said->known_from = moat_cell_date_read (text, self->mapping->date_order);
  if (*text != '\0' && said->known_from == MOAT_DATE_NONE)
    return moat_stager_refuse (self, problem, columns[MOAT_COLUMN_KNOWN_FROM],
                               _ ("“%s” is no date; write year, month and day as in 2025-02-24"),
                               moat_stager_show (self, text));
  return MOAT_STAGER_TAKEN;
}

MoatStagerVerdict
moat_stager_read_row (MoatStager *self, MoatStagedProblem *problem)
{
  MoatStagerVerdict (*const steps[]) (MoatStager *, MoatStagedProblem *) = {
    read_names,
    read_period,
    read_unit,
    read_surety,
  };

  self->said = (MoatStagerRow){ 0 };
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      MoatStagerVerdict verdict = steps[i](self, problem);

      if (verdict != MOAT_STAGER_TAKEN)
        return verdict;
    }
  return MOAT_STAGER_TAKEN;
}
