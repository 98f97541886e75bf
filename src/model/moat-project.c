/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The open project as an object: its file, its properties, undo and redo.
 *
 * Whatever changes the file goes between moat_project_begin_change() and
 * moat_project_end_change(), so that the laws of properties hold in one place: the state is whole
 * before anything is notified, a property is notified once and only if it changed, and `changed`
 * comes last.  Changes of other programs come in the same way, through moat_project_refresh(),
 * which compares the store's change counter.
 *
 * What the properties say is read from the file when it is first asked for: a program that only
 * draws a chart never asks.  Caches are in moat-project-cache.c, edits in moat-project-edit.c.
 */
#include "config.h"

#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

#include "moat-label.h"

struct _MoatProject
{
  GObject parent_instance;

  MoatStore *store;
  MoatProjectCache cache;
  guint revision;
  gint64 seen_counter; /* the store's change counter at the last change we know of */

  gboolean state_known; /* the three below are what the file says */
  char *title;
  char *undo_label; /* NULL: nothing to undo */
  char *redo_label;
};

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_READ_ONLY,
  PROP_TITLE,
  PROP_REVISION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changing_signal;
static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatProject, moat_project, G_TYPE_OBJECT)

static void
ensure_state (MoatProject *self)
{
  if (self->state_known)
    return;
  self->title = moat_project_dup_title (self, moat_language_of_process ());
  self->undo_label = moat_store_get_undo_label (self->store);
  self->redo_label = moat_store_get_redo_label (self->store);
  self->state_known = TRUE;
}

void
moat_project_begin_change (MoatProject *self)
{
  ensure_state (self);
  g_signal_emit (self, changing_signal, 0);
}

static void
notify_text (MoatProject *self, int property, int flag_property, const char *before,
             const char *after)
{
  if (g_strcmp0 (before, after) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  /* Of a project that can only be read, the flag is never set. */
  if (flag_property && !moat_project_is_read_only (self) && (before == NULL) != (after == NULL))
    g_object_notify_by_pspec (G_OBJECT (self), properties[flag_property]);
}

void
moat_project_end_change (MoatProject *self)
{
  g_autofree char *title = g_steal_pointer (&self->title);
  g_autofree char *undo_label = g_steal_pointer (&self->undo_label);
  g_autofree char *redo_label = g_steal_pointer (&self->redo_label);
  g_autoptr (MoatProject) alive = g_object_ref (self);
  gboolean was_known = self->state_known; /* if not, nobody has read them, so nothing changed */

  moat_project_cache_clear (&self->cache);
  self->state_known = FALSE;
  ensure_state (self);
  self->revision++;
  self->seen_counter = moat_store_get_change_counter (self->store);

  g_object_freeze_notify (G_OBJECT (self));
  if (was_known)
    {
      notify_text (self, PROP_UNDO_LABEL, PROP_CAN_UNDO, undo_label, self->undo_label);
      notify_text (self, PROP_REDO_LABEL, PROP_CAN_REDO, redo_label, self->redo_label);
      notify_text (self, PROP_TITLE, 0, title, self->title);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, changed_signal, 0);
}

MoatProjectCache *
moat_project_get_cache (MoatProject *self)
{
  return &self->cache;
}

static void
moat_project_finalize (GObject *object)
{
  MoatProject *self = MOAT_PROJECT (object);

  moat_project_cache_clear (&self->cache);
  g_clear_pointer (&self->store, moat_store_close);
  g_free (self->title);
  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (moat_project_parent_class)->finalize (object);
}

static void
moat_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoatProject *self = MOAT_PROJECT (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, moat_project_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, moat_project_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, moat_project_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, moat_project_get_redo_label (self));
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, moat_project_is_read_only (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, moat_project_get_title (self));
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
moat_project_class_init (MoatProjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = moat_project_finalize;
  object_class->get_property = moat_project_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_REVISION] = g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  changing_signal = g_signal_new ("changing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
moat_project_init (MoatProject *self)
{
}

MoatProject *
moat_project_open (const char *path, gboolean read_only, GError **error)
{
  MoatStore *store;
  MoatProject *self;

  g_return_val_if_fail (path != NULL, NULL);

  store =
    moat_store_open (path, read_only ? MOAT_STORE_OPEN_READ_ONLY : MOAT_STORE_OPEN_DEFAULT, error);
  if (!store)
    return NULL;
  self = g_object_new (MOAT_TYPE_PROJECT, NULL);
  self->store = store;
  self->seen_counter = moat_store_get_change_counter (store);
  return self;
}

MoatStore *
moat_project_get_store (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return self->store;
}

const char *
moat_project_get_path (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return moat_store_get_path (self->store);
}

char *
moat_project_dup_title (MoatProject *self, MoatLanguage language)
{
  MoatLabel title = { NULL, NULL };
  g_autofree char *text = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  if (moat_store_get_title (self->store, &title, NULL))
    text = g_strdup (moat_label_get (&title, language));
  moat_label_clear (&title);
  if (!text || !text[0])
    {
      g_autofree char *name = g_path_get_basename (moat_project_get_path (self));

      if (g_str_has_suffix (name, ".moat") && !g_str_equal (name, ".moat"))
        name[strlen (name) - strlen (".moat")] = '\0';
      g_free (text);
      text = g_filename_display_name (name);
    }
  return g_steal_pointer (&text);
}

const char *
moat_project_get_title (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  ensure_state (self);
  return self->title;
}

gboolean
moat_project_is_read_only (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), TRUE);
  return moat_store_is_read_only (self->store);
}

gint64
moat_project_get_modified (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), 0);
  return moat_store_get_modified (self->store);
}

guint
moat_project_get_revision (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), 0);
  return self->revision;
}

const char *
moat_project_get_undo_label (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  ensure_state (self);
  return self->undo_label;
}

const char *
moat_project_get_redo_label (MoatProject *self)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  ensure_state (self);
  return self->redo_label;
}

gboolean
moat_project_can_undo (MoatProject *self)
{
  return moat_project_get_undo_label (self) != NULL && !moat_project_is_read_only (self);
}

gboolean
moat_project_can_redo (MoatProject *self)
{
  return moat_project_get_redo_label (self) != NULL && !moat_project_is_read_only (self);
}

static gboolean
travel (MoatProject *self, gboolean (*go) (MoatStore *, char **, GError **), char **label,
        GError **error)
{
  moat_project_begin_change (self);
  if (!go (self->store, label, error))
    return FALSE;
  moat_project_end_change (self);
  return TRUE;
}

gboolean
moat_project_undo (MoatProject *self, char **label, GError **error)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  return travel (self, moat_store_undo, label, error);
}

gboolean
moat_project_redo (MoatProject *self, char **label, GError **error)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  return travel (self, moat_store_redo, label, error);
}

gboolean
moat_project_copy_to (MoatProject *self, const char *path, GError **error)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  return moat_store_copy_to (self->store, path, error);
}

gboolean
moat_project_refresh (MoatProject *self)
{
  gint64 counter;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), TRUE);

  if (!moat_store_peek_change_counter (self->store, &counter))
    return FALSE;
  if (counter != self->seen_counter)
    moat_project_end_change (self);
  return TRUE;
}
