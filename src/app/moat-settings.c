/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program remembers between two runs: the window's size, the files, the last export.
 *
 * The keys and their defaults are a GSettings schema, data/org.moatcharts.Moat.gschema.xml.  The
 * values are kept in a key file, so that they are remembered without dconf and without a session
 * bus, and can be read and copied like any other file.
 *
 * The schema is looked for where GSettings looks (GSETTINGS_SCHEMA_DIR, XDG_DATA_DIRS) and then
 * beside the program's data, since a program installed under a prefix of its own is in none of
 * those.  g_settings_new() would end the process if it were missing; this returns an error. */

#include "config.h"

#include "moat-settings.h"

#include <glib/gi18n-lib.h>

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>

#define PATH "/org/moatcharts/Moat/"
#define MAX_RECENT 8

static GSettingsSchema *
look_up_schema (void)
{
  GSettingsSchemaSource *known = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;
  g_autoptr (GSettingsSchemaSource) source = NULL;
  const char *data_dir = g_getenv ("MOAT_DATA_DIR");
  g_autofree char *dir = NULL;

  if (known != NULL)
    schema = g_settings_schema_source_lookup (known, MOAT_APP_ID, TRUE);
  if (schema != NULL)
    return schema;
  dir = g_build_filename (data_dir != NULL ? data_dir : MOAT_DATA_DIR, "..", "glib-2.0", "schemas",
                          NULL);
  source = g_settings_schema_source_new_from_directory (dir, known, TRUE, NULL);
  return source != NULL ? g_settings_schema_source_lookup (source, MOAT_APP_ID, FALSE) : NULL;
}

GSettings *
moat_settings_new (GError **error)
{
  g_autoptr (GSettingsSchema) schema = look_up_schema ();
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *file = NULL;

  if (schema == NULL)
    {
      g_set_error (
        error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
        /* Translators: %s is org.moatcharts.Moat; the second is an environment variable. */
        _ ("The settings schema %s is not installed. Install Moat, or name the folder "
           "of the compiled schema in %s."),
        MOAT_APP_ID, "GSETTINGS_SCHEMA_DIR");
      return NULL;
    }
  file = g_build_filename (g_get_user_config_dir (), "moat", "settings.ini", NULL);
  backend = g_keyfile_settings_backend_new (file, PATH, "Moat");
  return g_settings_new_full (schema, backend, NULL);
}

char *
moat_settings_dup_last_file (GSettings *settings)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  value = g_settings_get_value (settings, "last-file");
  return *g_variant_get_bytestring (value) != '\0' ? g_variant_dup_bytestring (value, NULL) : NULL;
}

static void
add_recent (GSettings *settings, const char *path)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, "recent-files");
  g_autofree const char **before = g_variant_get_bytestring_array (value, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  for (gsize i = 0; before[i] != NULL && paths->len < MAX_RECENT; i++)
    if (!g_str_equal (before[i], path))
      g_ptr_array_add (paths, (gpointer) before[i]);
  g_settings_set_value (
    settings, "recent-files",
    g_variant_new_bytestring_array ((const char *const *) paths->pdata, (gssize) paths->len));
}

void
moat_settings_set_last_file (GSettings *settings, const char *path)
{
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_set_value (settings, "last-file", g_variant_new_bytestring (path != NULL ? path : ""));
  if (path != NULL)
    add_recent (settings, path);
}

GStrv
moat_settings_list_recent (GSettings *settings)
{
  g_autoptr (GVariant) value = NULL;
  g_autofree const char **paths = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  value = g_settings_get_value (settings, "recent-files");
  paths = g_variant_get_bytestring_array (value, NULL);
  for (gsize i = 0; paths[i] != NULL; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
      g_strv_builder_add (builder, paths[i]);
  return g_strv_builder_end (builder);
}
