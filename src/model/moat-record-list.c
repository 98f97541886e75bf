/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of the project as a list, however many rows it has.
 *
 * The list is an array of ids; moat-record-cache.c makes the records of those that are seen.
 *
 * A query runs in a thread with a connection of its own.  Another one, or a change of the project
 * that is about to be made, interrupts it: a reader would keep the change waiting.  When a query is
 * done the old and the new ids are compared and `items-changed` says the difference, so that
 * scroll position and selection stay wherever rows stay.  What rows say is read again at once.
 */
#include "config.h"

#include "moat-record-list.h"

#include <string.h>

#include "moat-list-changes.h"
#include "moat-record-cache.h"
#include "moat-store-find.h"

/* When a row that GTK holds goes, it looks for it among all that come in its place, and so makes
 * the record of each (GTK 4.8).  From so many on, the rows go first and the others come then. */
#define MOST_AT_ONCE 1000

struct _MoatRecordList
{
  GObject parent_instance;

  MoatProject *project; /* nullable */
  MoatRowQuery *query;
  GArray *ids; /* of gint64 */
  gint64 n_rows;
  GError *error;
  GCancellable *cancellable; /* of the query that runs; NULL: none does */
  guint restart_source;
  MoatRecordCache *cache;
};

enum
{
  PROP_PENDING = 1,
  PROP_N_ROWS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint updated_signal;

static void moat_record_list_init_model (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoatRecordList, moat_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      moat_record_list_init_model))

/* List model */

static GType
moat_record_list_get_item_type (GListModel *model)
{
  return MOAT_TYPE_RECORD;
}

static guint
moat_record_list_get_n_items (GListModel *model)
{
  return MOAT_RECORD_LIST (model)->ids->len;
}

static gpointer
moat_record_list_get_item (GListModel *model, guint position)
{
  MoatRecordList *self = MOAT_RECORD_LIST (model);

  return position < self->ids->len ? moat_record_cache_get (self->cache, self->ids, position)
                                   : NULL;
}

static void
moat_record_list_init_model (GListModelInterface *iface)
{
  iface->get_item_type = moat_record_list_get_item_type;
  iface->get_n_items = moat_record_list_get_n_items;
  iface->get_item = moat_record_list_get_item;
}

/* Queries */

typedef struct
{
  MoatRowQuery *query;
  char *path;
  gint64 n_rows;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  moat_row_query_free (job->query);
  g_free (job->path);
  g_free (job);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GArray *ids = moat_store_find_rows (job->query, job->path, cancellable, &job->n_rows, &error);

  if (ids)
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
stop (MoatRecordList *self)
{
  g_clear_handle_id (&self->restart_source, g_source_remove);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* After each splice the list is what the signal says it is. */
static void
splice (MoatRecordList *self, guint position, guint n_removed, const gint64 *added, guint n_added)
{
  if (n_removed > 0)
    g_array_remove_range (self->ids, position, n_removed);
  if (n_added > 0)
    g_array_insert_vals (self->ids, position, added, n_added);
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
set_ids (MoatRecordList *self, GArray *ids)
{
  g_autoptr (GArray) changes = moat_list_changes_find (self->ids, ids);

  moat_record_cache_forget_positions (self->cache);
  for (guint i = 0; i < changes->len; i++)
    {
      const MoatListChange *change = &g_array_index (changes, MoatListChange, i);
      const gint64 *added = &g_array_index (ids, gint64, change->position);
      guint n_removed = change->n_removed;

      if (change->n_added > MOST_AT_ONCE)
        {
          splice (self, change->position, n_removed, NULL, 0);
          n_removed = 0;
        }
      splice (self, change->position, n_removed, added, change->n_added);
    }
}

static void
set_n_rows (MoatRecordList *self, gint64 n_rows)
{
  if (self->n_rows == n_rows)
    return;
  self->n_rows = n_rows;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ROWS]);
}

static void
query_done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *list = user_data;
  g_autoptr (MoatRecordList) self = g_weak_ref_get (list);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (list);
  g_free (list);
  /* The list is gone, or another query has taken the place of this one. */
  if (!self || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->error = g_steal_pointer (&error);
  if (ids)
    {
      set_ids (self, ids);
      set_n_rows (self, job->n_rows);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
  g_signal_emit (self, updated_signal, 0);
}

static void
start (MoatRecordList *self)
{
  gboolean was_pending = self->cancellable != NULL || self->restart_source != 0;
  g_autoptr (GTask) task = NULL;
  GWeakRef *list;
  Job *job;

  stop (self);
  if (!self->project)
    return;
  self->cancellable = g_cancellable_new ();
  /* Not a reference: the last one must not go in a thread. */
  list = g_new0 (GWeakRef, 1);
  g_weak_ref_init (list, self);
  task = g_task_new (NULL, self->cancellable, query_done_cb, list);
  job = g_new0 (Job, 1);
  job->query = moat_row_query_copy (self->query);
  job->path = g_strdup (moat_project_get_path (self->project));
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run_in_thread);
  if (!was_pending)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING]);
}

static gboolean
restart_cb (gpointer user_data)
{
  MoatRecordList *self = user_data;

  start (self);
  return G_SOURCE_REMOVE;
}

/* A query that runs would keep the change waiting.  Should nothing come of the change, the query
 * is needed all the same. */
static void
project_changing_cb (MoatRecordList *self)
{
  if (!self->cancellable)
    return;
  stop (self);
  self->restart_source = g_idle_add (restart_cb, self);
}

static void
project_changed_cb (MoatRecordList *self)
{
  moat_record_cache_refresh (self->cache);
  start (self);
}

/* Class */

static void
moat_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  MoatRecordList *self = MOAT_RECORD_LIST (object);

  switch (id)
    {
    case PROP_PENDING:
      g_value_set_boolean (value, moat_record_list_get_pending (self));
      break;
    case PROP_N_ROWS:
      g_value_set_int64 (value, self->n_rows);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
leave_project (MoatRecordList *self)
{
  stop (self);
  if (self->project)
    g_signal_handlers_disconnect_by_data (self->project, self);
  moat_record_cache_set_project (self->cache, NULL);
  g_clear_object (&self->project);
}

static void
moat_record_list_dispose (GObject *object)
{
  MoatRecordList *self = MOAT_RECORD_LIST (object);

  leave_project (self);
  G_OBJECT_CLASS (moat_record_list_parent_class)->dispose (object);
}

static void
moat_record_list_finalize (GObject *object)
{
  MoatRecordList *self = MOAT_RECORD_LIST (object);

  g_clear_pointer (&self->cache, moat_record_cache_free);
  g_array_unref (self->ids);
  moat_row_query_free (self->query);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (moat_record_list_parent_class)->finalize (object);
}

static void
moat_record_list_class_init (MoatRecordListClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moat_record_list_get_property;
  object_class->dispose = moat_record_list_dispose;
  object_class->finalize = moat_record_list_finalize;
  properties[PROP_PENDING] = g_param_spec_boolean ("pending", NULL, NULL, FALSE, flags);
  properties[PROP_N_ROWS] = g_param_spec_int64 ("n-rows", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  updated_signal = g_signal_new ("updated", MOAT_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
moat_record_list_init (MoatRecordList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

MoatRecordList *
moat_record_list_new (MoatRowTable table)
{
  MoatRecordList *self = g_object_new (MOAT_TYPE_RECORD_LIST, NULL);

  self->query = moat_row_query_new (table);
  self->cache = moat_record_cache_new (table);
  return self;
}

void
moat_record_list_set_project (MoatRecordList *self, MoatProject *project)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_if_fail (MOAT_IS_RECORD_LIST (self));

  if (self->project == project)
    return;
  leave_project (self);
  set_ids (self, none);
  moat_record_cache_set_project (self->cache, project);
  set_n_rows (self, 0);
  g_clear_error (&self->error);
  if (project)
    {
      self->project = g_object_ref (project);
      g_signal_connect_swapped (project, "changing", G_CALLBACK (project_changing_cb), self);
      g_signal_connect_swapped (project, "changed", G_CALLBACK (project_changed_cb), self);
    }
  start (self);
}

void
moat_record_list_set_text (MoatRecordList *self, const char *text)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));

  text = text && *text ? text : NULL;
  if (g_strcmp0 (text, self->query->text) == 0)
    return;
  g_free (self->query->text);
  self->query->text = g_strdup (text);
  start (self);
}

static gboolean
is_same_choice (const char *const *a, const char *const *b)
{
  return a && b ? g_strv_equal (a, b) : a == b;
}

static void
set_choice (MoatRecordList *self, GStrv *choice, const char *const *keys)
{
  keys = keys && keys[0] ? keys : NULL;
  if (is_same_choice (keys, (const char *const *) *choice))
    return;
  g_strfreev (*choice);
  *choice = g_strdupv ((char **) keys);
  start (self);
}

void
moat_record_list_set_entities (MoatRecordList *self, const char *const *keys)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));
  set_choice (self, &self->query->entities, keys);
}

void
moat_record_list_set_concepts (MoatRecordList *self, const char *const *keys)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));
  set_choice (self, &self->query->concepts, keys);
}

void
moat_record_list_set_sources (MoatRecordList *self, const char *const *keys)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));
  set_choice (self, &self->query->sources, keys);
}

void
moat_record_list_set_pairs (MoatRecordList *self, const char *const *pairs)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));
  set_choice (self, &self->query->pairs, pairs);
}

void
moat_record_list_set_names (MoatRecordList *self, GArray *names)
{
  g_return_if_fail (MOAT_IS_RECORD_LIST (self));

  g_clear_pointer (&self->query->names, g_array_unref);
  self->query->names = g_array_ref (names);
}

void
moat_record_list_set_orders (MoatRecordList *self, const MoatRowOrder *orders, guint n)
{
  GArray *old;

  g_return_if_fail (MOAT_IS_RECORD_LIST (self));

  old = self->query->orders;
  if (old->len == n && (n == 0 || memcmp (old->data, orders, n * sizeof *orders) == 0))
    return;
  g_array_set_size (old, 0);
  g_array_append_vals (old, orders, n);
  start (self);
}

gboolean
moat_record_list_is_restricted (MoatRecordList *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), FALSE);
  return moat_row_query_is_restricted (self->query);
}

gboolean
moat_record_list_get_pending (MoatRecordList *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), FALSE);
  return self->cancellable != NULL || self->restart_source != 0;
}

gint64
moat_record_list_get_n_rows (MoatRecordList *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), 0);
  return self->n_rows;
}

const GError *
moat_record_list_get_error (MoatRecordList *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), NULL);
  return self->error;
}

gint64
moat_record_list_get_id (MoatRecordList *self, guint position)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), 0);
  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

gboolean
moat_record_list_find (MoatRecordList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

GPtrArray *
moat_record_list_read (MoatRecordList *self, const gint64 *ids, guint n)
{
  g_return_val_if_fail (MOAT_IS_RECORD_LIST (self), NULL);
  return moat_record_cache_read (self->cache, ids, n);
}
