/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How `moat-cli import` reads a file.
 *
 * The table is recognised with the names that the project has; then the mapping file, if there is
 * one, changes what it names.  The options come last: --entity says whom the figures are about if
 * the table does not say it, --source what they are cited from; what the table says about its
 * sources then becomes part of the place in it, so that nothing of it is lost.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "moat-cli-import.h"
#include "moat-cli.h"
#include "moat-import-names.h"
#include "moat-recognise.h"
#include "moat-sec-mapping.h"
#include "moat-table.h"

static gboolean
is_from_sec (MoatDataFile *file)
{
  MoatDataFormat format = moat_data_file_get_format (file);

  return format == MOAT_DATA_FORMAT_COMPANYFACTS || format == MOAT_DATA_FORMAT_FSDS;
}

/* What the user has said in the window about other tables does not count here: a script does the
 * same for everybody. */
static gboolean
recognise (MoatProject *project, MoatDataFile *file, const char *table, MoatCliReading *reading,
           GError **error)
{
  g_autoptr (MoatImportNames) names = moat_import_names_new (project, FALSE);
  const MoatKnownNames *known = moat_import_names_get (names);

  if (!is_from_sec (file))
    reading->mapping = moat_mapping_suggest (file, table, known, NULL, error);
  else if ((reading->summary = moat_sec_summarise (file, table, NULL, error)))
    {
      reading->mapping = moat_sec_mapping_new (reading->summary, known);
      reading->mapping->table = g_strdup (table);
    }
  return reading->mapping != NULL;
}

static gboolean
apply_file (MoatMapping *mapping, const char *path, GError **error)
{
  g_autofree char *json = NULL;

  if (!path)
    return TRUE;
  if (g_file_get_contents (path, &json, NULL, error) &&
      moat_mapping_apply_json (mapping, json, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

static void
apply_source (MoatMapping *mapping, const char *source)
{
  if (!source)
    return;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      MoatColumnMapping *column = mapping->columns->pdata[i];
      if (column->role == MOAT_COLUMN_SOURCE)
        column->role = MOAT_COLUMN_LOCATOR;
    }
  g_free (mapping->source);
  mapping->source = g_strdup (source);
}

static gboolean
apply_entity (MoatCliReading *reading, const char *entity, GError **error)
{
  MoatMapping *mapping = reading->mapping;

  if (!entity)
    return TRUE;
  if (!moat_mapping_has_role (mapping, MOAT_COLUMN_ENTITY))
    {
      g_free (mapping->entity);
      mapping->entity = g_strdup (entity);
      return TRUE;
    }
  if (reading->summary && reading->summary->companies->len == 1)
    {
      const MoatSecCompany *company = reading->summary->companies->pdata[0];
      g_hash_table_insert (mapping->entity_keys, g_strdup (company->name), g_strdup (entity));
      return TRUE;
    }
  g_set_error_literal (error, MOAT_CLI_ERROR, MOAT_CLI_ERROR_REFUSED,
                       _ ("The file says itself whom its figures are about. Leave --entity out; "
                          "“entities” in a mapping file says which names are which keys."));
  return FALSE;
}

/* The name of a sheet that there is, before anything is said about its columns. */
static gboolean
check_table (MoatDataFile *file, const char *table, GError **error)
{
  const char *const *tables = moat_data_file_get_tables (file);
  g_autofree char *names = NULL;

  if (!table || g_strv_contains (tables, table))
    return TRUE;
  names = g_strjoinv (", ", (GStrv) tables);
  moat_cli_set_choice_error (error, "--sheet", table, names);
  return FALSE;
}

gboolean
moat_cli_import_find_reading (MoatProject *project, MoatDataFile *file,
                              const MoatCliImport *options, MoatCliReading *reading, GError **error)
{
  *reading = (MoatCliReading){ NULL, NULL };
  if (!check_table (file, options->sheet, error) ||
      !recognise (project, file, options->sheet, reading, error) ||
      !apply_file (reading->mapping, options->mapping, error))
    return FALSE;
  apply_source (reading->mapping, options->source);
  return apply_entity (reading, options->entity, error);
}

void
moat_cli_reading_clear (MoatCliReading *self)
{
  g_clear_pointer (&self->mapping, moat_mapping_free);
  g_clear_pointer (&self->summary, moat_sec_summary_free);
}
