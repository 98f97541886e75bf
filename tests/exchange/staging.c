/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Staged facts and problems as lines of text, so that a test can say in a few words what it
 * expects of a table and a failure shows all of what came instead. */
#include "staging.h"

#include <string.h>

#include "cells.h"
#include "moat-fact.h"

MoatMapping *
mapping_for (const char *columns)
{
  g_auto (GStrv) parts = g_strsplit (columns, "|", -1);
  MoatMapping *mapping = moat_mapping_new ();

  mapping->header_line = 1;
  mapping->first_line = 2;
  for (int i = 0; parts[i] != NULL; i++)
    {
      char *colon = strrchr (parts[i], ':');
      MoatColumnMapping *column;

      *colon = '\0';
      column = moat_mapping_add_column (mapping, parts[i]);
      g_assert_true (moat_column_role_from_nick (colon + 1, &column->role));
    }
  return mapping;
}

static MoatYearEnd
get_year_end (const char *entity, gpointer data)
{
  return g_str_has_prefix (entity, "march") ? (MoatYearEnd){ 3, 31 } : MOAT_YEAR_END_CALENDAR;
}

/* What every staged fact has to be, whatever it states. */
static void
check_fact (const MoatStagedFact *fact)
{
  const MoatFact whole = { .as_stated = (char *) fact->as_stated,
                           .has_value = fact->has_value,
                           .low = fact->low,
                           .best = fact->best,
                           .high = fact->high,
                           .unit = fact->unit,
                           .qualifier = fact->qualifier };
  g_autoptr (GError) error = NULL;

  g_assert_true (moat_period_is_valid (fact->period));
  g_assert_nonnull (fact->entity);
  g_assert_nonnull (fact->concept);
  g_assert_nonnull (fact->locator);
  moat_fact_words_agree (&whole, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
describe_fact (GString *out, const MoatStagedFact *fact)
{
  g_autofree char *start = moat_date_to_iso (fact->period.start);
  g_autofree char *end = moat_date_to_iso (fact->period.end);
  g_autofree char *known = moat_date_to_iso (fact->known_from);
  g_autofree char *low = moat_decimal_to_string (fact->low);
  g_autofree char *best = moat_decimal_to_string (fact->best);
  g_autofree char *high = moat_decimal_to_string (fact->high);

  g_string_append_printf (out, "%zu:%d %s %s %s%s%s = %s →", fact->line, fact->column, fact->entity,
                          fact->concept, start, *start != '\0' ? "/" : "", end, fact->as_stated);
  if (!fact->has_value)
    g_string_append (out, " nothing");
  else if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    g_string_append_printf (out, " %s..%s..%s", low, best, high);
  else
    g_string_append_printf (out, " %s", best);
  if (fact->unit != NULL)
    g_string_append_printf (out, " %s", fact->unit);
  if (fact->qualifier != MOAT_QUALIFIER_EXACT)
    g_string_append_printf (out, " %s", moat_qualifier_to_nick (fact->qualifier));
  if (fact->status != MOAT_STATUS_ACTUAL)
    g_string_append_printf (out, " %s", moat_status_to_nick (fact->status));
  if (fact->grade != MOAT_GRADE_REPORTED)
    g_string_append_printf (out, " %s", moat_grade_to_nick (fact->grade));
  if (fact->source != NULL)
    g_string_append_printf (out, " [%s]", fact->source);
  if (*known != '\0')
    g_string_append_printf (out, " known %s", known);
  if (fact->key != NULL)
    g_string_append_printf (out, " #%s", fact->key);
  g_string_append_printf (out, " @%s", fact->locator);
  if (fact->remark_en != NULL)
    g_string_append_printf (out, " (%s)", fact->remark_en);
  if (fact->remark_zh != NULL)
    g_string_append_printf (out, " （%s）", fact->remark_zh);
  g_string_append_c (out, '\n');
}

char *
stage_rows (MoatRowReader *rows, const MoatMapping *mapping, GHashTable *corrections)
{
  const MoatStagerContext context = { .get_year_end = get_year_end };
  g_autoptr (MoatStager) stager = moat_stager_new (rows, mapping, &context, corrections);
  GString *out = g_string_new (NULL);
  const MoatStagerCounts *counts = moat_stager_get_counts (stager);
  g_autoptr (GError) error = NULL;
  MoatStagedProblem problem = { 0 };
  MoatStagedFact fact;
  MoatStaged staged;

  while ((staged = moat_stager_next (stager, &fact, &problem, NULL, &error)) == MOAT_STAGED_FACT ||
         staged == MOAT_STAGED_PROBLEM)
    {
      if (staged == MOAT_STAGED_FACT)
        {
          check_fact (&fact);
          describe_fact (out, &fact);
          continue;
        }
      g_assert_cmpuint (problem.row.line, ==, problem.line);
      g_string_append_printf (out, "%zu:%d ! %s\n", problem.line, problem.column, problem.message);
      moat_staged_problem_clear (&problem);
    }
  if (staged == MOAT_STAGED_ERROR)
    g_string_append_printf (out, "error: %s\n", error->message);
  g_string_append_printf (out, "rows %zu", counts->n_rows);
  if (counts->n_empty > 0)
    g_string_append_printf (out, " empty %zu", counts->n_empty);
  if (counts->n_left_out > 0)
    g_string_append_printf (out, " left out %zu", counts->n_left_out);
  return g_string_free (out, FALSE);
}

void
assert_staged (const char *table, const MoatMapping *mapping, const char *expected)
{
  g_autoptr (MoatRowReader) rows = cells_read (table);
  g_autofree char *problem = moat_mapping_find_problem (mapping);
  g_autofree char *found = NULL;

  g_assert_cmpstr (problem, ==, NULL);
  found = stage_rows (rows, mapping, NULL);
  g_assert_cmpstr (found, ==, expected);
}
