/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of tables: every *.csv and *.json in it, each a table named like its file.
 *
 * Files are taken in the order of their names, so that what is reported about a folder does not
 * depend on the file system.  Other files, and hidden ones, are none of our business.
 */
#include "config.h"

#include "moat-import.h"

#include <glib/gi18n-lib.h>

typedef MoatTable *(*ReadFunc) (const char *name, GInputStream *stream, GCancellable *cancellable,
                                GError **error);

static ReadFunc
find_reader (const char *file_name)
{
  if (file_name[0] == '.')
    return NULL;
  if (g_str_has_suffix (file_name, ".csv"))
    return moat_csv_read;
  if (g_str_has_suffix (file_name, ".json"))
    return moat_json_table_read;
  return NULL;
}

static MoatTable *
read_file (const char *folder, const char *file_name, GError **error)
{
  g_autofree char *path = g_build_filename (folder, file_name, NULL);
  g_autofree char *name = g_strndup (file_name, strrchr (file_name, '.') - file_name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  MoatTable *table = NULL;

  if (stream)
    table = find_reader (file_name) (name, G_INPUT_STREAM (stream), NULL, error);
  if (!table)
    g_prefix_error (error, "%s: ", file_name);
  return table;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
moat_import_read_folder (const char *path, GError **error)
{
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_table_free);
  const char *name;

  g_return_val_if_fail (path != NULL, NULL);

  folder = g_dir_open (path, 0, error);
  if (!folder)
    return NULL;
  while ((name = g_dir_read_name (folder)))
    if (find_reader (name))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len == 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                   /* Translators: %s is a folder. */
                   _ ("There are no tables in the folder %s"), path);
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      MoatTable *table = read_file (path, names->pdata[i], error);
      if (!table)
        return NULL;
      g_ptr_array_add (tables, table);
    }
  return g_steal_pointer (&tables);
}
