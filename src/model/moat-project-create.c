/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Making new project files, empty or from a folder of tables.
 *
 * The sample is imported into a file in a temporary folder, which is then copied to its place
 * whole: if a single row of it is refused, nothing is left behind.  The import is one action, so
 * it stands in the journal, but it is settled before anybody sees the file: what people expect
 * of Undo in a project they have just opened is that there is nothing to undo, not that
 * everything disappears.
 */
#include "config.h"

#include "moat-project-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "moat-import.h"

static void
set_refused (GError **error, const MoatImportReport *report)
{
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
               /* Translators: where and why, such as "fact, line 3, column unit: …". */
               _ ("The tables cannot be imported: %s"), (const char *) report->problems->pdata[0]);
}

static gboolean
import_all (MoatStore *store, GPtrArray *tables, GError **error)
{
  g_autoptr (MoatImportReport) report = NULL;

  if (!moat_store_begin_action (store, _ ("Import tables"), error))
    return FALSE;
  if (moat_import_tables (store, tables, &report, error))
    {
      if (report->problems->len == 0)
        return moat_store_end_action (store, error) && moat_store_settle (store, error);
      set_refused (error, report);
    }
  moat_store_cancel_action (store);
  return FALSE;
}

/* Makes the project at @temporary and puts a copy of it at @path. */
static gboolean
create_by_way_of (const char *temporary, const char *path, GPtrArray *tables, GError **error)
{
  g_autoptr (MoatStore) store = moat_store_create (temporary, error);

  return store && import_all (store, tables, error) && moat_store_copy_to (store, path, error);
}

static gboolean
create_from_folder (const char *path, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) tables = moat_import_read_folder (folder, error);
  g_autofree char *scratch = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;

  if (!tables)
    return FALSE;
  scratch = g_dir_make_tmp ("moat-XXXXXX", error);
  if (!scratch)
    return FALSE;
  temporary = g_build_filename (scratch, "new.moat", NULL);
  done = create_by_way_of (temporary, path, tables, error);
  g_unlink (temporary);
  g_rmdir (scratch);
  return done;
}

static gboolean
create_empty (const char *path, GError **error)
{
  g_autoptr (MoatStore) store = moat_store_create (path, error);

  return store != NULL;
}

/* A disk that fails does so on the temporary file, whose name tells nobody anything. */
static void
name_target (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (error && (g_error_matches (*error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FULL) ||
                g_error_matches (*error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_FAILED)))
    /* Translators: in front of the reason; %s is the name of a file. */
    g_prefix_error (error, _ ("“%s” cannot be made: "), name);
}

MoatProject *
moat_project_create (const char *path, const char *sample_dir, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_EXISTS,
                   /* Translators: %s is the name of a file. */
                   _ ("“%s” exists already. Choose another name."), name);
      return NULL;
    }
  if (sample_dir ? !create_from_folder (path, sample_dir, error) : !create_empty (path, error))
    {
      name_target (path, error);
      return NULL;
    }
  return moat_project_open (path, FALSE, error);
}

char *
moat_project_get_sample_dir (void)
{
  const char *data = g_getenv ("MOAT_DATA_DIR");

  return g_build_filename (data && data[0] ? data : MOAT_DATA_DIR, "sample", NULL);
}
