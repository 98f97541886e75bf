/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names by which a table is recognised.
 *
 * Entities and concepts are found by their keys and by their names in either language, folded, so
 * that “ALIBABA GROUP” is alibaba-group.  The roles of columns are remembered by folded header: an
 * analyst's tables come from the same few places, and what was corrected once need not be corrected
 * again.  Headers that are only a period or a number say nothing about the next table and are not
 * kept.  The file of roles is small, is read once and written whole; that it cannot be written is
 * worth a log message and no more. */
#include "config.h"

#include "moat-import-names.h"

#include <glib/gstdio.h>

#include "moat-fold.h"

#define GROUP "columns"
#define MAX_REMEMBERED 2000

struct _MoatImportNames
{
  MoatKnownNames known;
  GKeyFile *columns; /* folded header → nick of its role */
  char *path;
};

static void
add_name (GHashTable *names, const char *name, const char *key)
{
  g_autofree char *folded = NULL;

  if (!name || !name[0])
    return;
  folded = moat_fold_text (name);
  /* A key is not shadowed by a name that happens to be the same. */
  if (!g_hash_table_contains (names, folded))
    g_hash_table_insert (names, g_steal_pointer (&folded), g_strdup (key));
}

static void
add_names (GHashTable *names, const char *key, const MoatLabel *label)
{
  add_name (names, key, key);
  add_name (names, label->en, key);
  add_name (names, label->zh, key);
}

/* A header as a key file can hold it; NULL: one that is not worth keeping. */
static char *
fold_header (const char *header)
{
  g_autofree char *folded = moat_fold_text (header);
  MoatPeriod period;

  g_strstrip (folded);
  if (!folded[0] || moat_period_parse (header, MOAT_YEAR_END_CALENDAR, &period))
    return NULL;
  /* What a key of a key file cannot have. */
  g_strdelimit (folded, "=[]\n\r\t", ' ');
  g_strstrip (folded);
  return folded[0] ? g_steal_pointer (&folded) : NULL;
}

static const char *
recall (const char *header, gpointer data)
{
  MoatImportNames *self = data;
  g_autofree char *key = fold_header (header);
  g_autofree char *nick = key ? g_key_file_get_string (self->columns, GROUP, key, NULL) : NULL;
  MoatColumnRole role;

  return nick && moat_column_role_from_nick (nick, &role) ? moat_column_role_to_nick (role) : NULL;
}

MoatImportNames *
moat_import_names_new (MoatProject *project, gboolean remembering)
{
  MoatImportNames *self = g_new0 (MoatImportNames, 1);
  GPtrArray *entities = moat_project_get_entities (project);
  GPtrArray *concepts = moat_project_get_concepts (project);

  self->known.entities = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->known.concepts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; entities && i < entities->len; i++)
    {
      const MoatEntity *entity = entities->pdata[i];
      add_names (self->known.entities, entity->key, &entity->label);
    }
  for (guint i = 0; concepts && i < concepts->len; i++)
    {
      const MoatConcept *concept = concepts->pdata[i];
      add_names (self->known.concepts, concept->key, &concept->label);
    }
  self->path = g_build_filename (g_get_user_data_dir (), "moat", "columns.ini", NULL);
  self->columns = g_key_file_new ();
  if (!remembering)
    return self;
  g_key_file_load_from_file (self->columns, self->path, G_KEY_FILE_NONE, NULL);
  self->known.recall = recall;
  self->known.recall_data = self;
  return self;
}

void
moat_import_names_free (MoatImportNames *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->known.entities);
  g_hash_table_unref (self->known.concepts);
  g_key_file_unref (self->columns);
  g_free (self->path);
  g_free (self);
}

const MoatKnownNames *
moat_import_names_get (MoatImportNames *self)
{
  return &self->known;
}

void
moat_import_names_remember (MoatImportNames *self, const MoatMapping *mapping)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_auto (GStrv) keys = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (self && mapping);

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];
      g_autofree char *key = column->header ? fold_header (column->header) : NULL;

      if (key)
        g_key_file_set_string (self->columns, GROUP, key, moat_column_role_to_nick (column->role));
    }
  keys = g_key_file_get_keys (self->columns, GROUP, NULL, NULL);
  for (guint i = 0, n = keys ? g_strv_length (keys) : 0; i + MAX_REMEMBERED < n; i++)
    g_key_file_remove_key (self->columns, GROUP, keys[i], NULL); /* the oldest */
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_key_file_save_to_file (self->columns, self->path, &error))
    g_info ("Columns cannot be remembered: %s", error ? error->message : folder);
}
