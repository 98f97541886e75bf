/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a table: it is recognised, its rows are staged by the mapping that was suggested,
 * and every figure that comes out has an entity, a concept, a place and a period.  The mapping goes
 * to JSON and back without a change. */
#include "fuzz.h"
#include "moat-recognise.h"
#include "moat-stager.h"

#include <unistd.h>

static MoatYearEnd
get_year_end (const char *entity, gpointer data)
{
  return (MoatYearEnd){ 3, 31 };
}

static void
check_json (const MoatMapping *mapping)
{
  g_autofree char *json = moat_mapping_to_json (mapping);
  g_autoptr (MoatMapping) copy = moat_mapping_copy (mapping);
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;

  moat_mapping_apply_json (copy, json, &error);
  g_assert_no_error (error);
  again = moat_mapping_to_json (copy);
  g_assert_cmpstr (again, ==, json);
}

static void
stage (MoatDataFile *file, const MoatMapping *mapping)
{
  const MoatStagerContext context = { .get_year_end = get_year_end };
  g_autoptr (MoatRowReader) rows = moat_data_file_read_rows (file, mapping->table, NULL);
  g_autoptr (MoatStager) stager = NULL;
  MoatStaged staged = MOAT_STAGED_FACT;

  if (rows == NULL)
    return;
  stager = moat_stager_new (rows, mapping, &context, NULL);
  while (staged == MOAT_STAGED_FACT || staged == MOAT_STAGED_PROBLEM)
    {
      MoatStagedFact fact;
      MoatStagedProblem problem = { 0 };
      g_autoptr (GError) error = NULL;

      staged = moat_stager_next (stager, &fact, &problem, NULL, &error);
      if (staged == MOAT_STAGED_PROBLEM)
        {
          g_assert_nonnull (problem.message);
          moat_staged_problem_clear (&problem);
        }
      else if (staged == MOAT_STAGED_FACT)
        {
          g_assert_true (moat_period_is_valid (fact.period));
          g_assert_true (fact.entity != NULL && fact.concept != NULL && fact.locator != NULL);
        }
      else
        g_assert_true ((staged == MOAT_STAGED_ERROR) == (error != NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  int fd;
  g_autofree char *path = fuzz_make_file (data, size, &fd);
  g_autoptr (MoatDataFile) file = moat_data_file_open (path, MOAT_DATA_FORMAT_CSV, NULL, NULL);
  g_autoptr (MoatMapping) mapping = NULL;

  if (file != NULL)
    mapping = moat_mapping_suggest (file, NULL, NULL, NULL, NULL);
  if (mapping != NULL)
    {
      g_autofree char *problem = moat_mapping_find_problem (mapping);

      check_json (mapping);
      if (problem == NULL)
        stage (file, mapping);
    }
  close (fd);
  return 0;
}
