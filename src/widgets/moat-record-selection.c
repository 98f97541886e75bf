/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a table are selected.
 *
 * GtkMultiSelection holds the item of every selected row, so that selecting all of a million rows
 * would read them all from the file.  Here a selection is a set of positions, and of few selected
 * rows their ids, by which they are found again when they have moved. */

#include "config.h"

#include "moat-record-selection.h"

/* Of more rows the ids are not kept: they are a selection of almost everything. */
#define MAX_KEPT 5000

struct _MoatRecordSelection
{
  GObject parent_instance;

  MoatRecordList *list;
  GtkBitset *selected;
  GHashTable *ids; /* of the selected rows, unless they are too many */
};

static void moat_record_selection_init_list (GListModelInterface *iface);
static void moat_record_selection_init_selection (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoatRecordSelection, moat_record_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      moat_record_selection_init_list)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        moat_record_selection_init_selection))

/* List model */

static GType
get_item_type (GListModel *model)
{
  return MOAT_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (MOAT_RECORD_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (MOAT_RECORD_SELECTION (model)->list), position);
}

static void
moat_record_selection_init_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Selection model: what is not here GTK does by way of set_selection */

static void
keep_ids (MoatRecordSelection *self)
{
  g_hash_table_remove_all (self->ids);
  if (gtk_bitset_get_size (self->selected) <= MAX_KEPT)
    {
      g_autoptr (GArray) ids = moat_record_selection_dup_ids (self);

      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (self->ids, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
    }
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (MOAT_RECORD_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_copy (MOAT_RECORD_SELECTION (model)->selected);
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  MoatRecordSelection *self = MOAT_RECORD_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);

  /* What is selected and should not be, or the other way round. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->selected, changes);
  keep_ids (self);
  gtk_selection_model_selection_changed (model, gtk_bitset_get_minimum (changes),
                                         gtk_bitset_get_maximum (changes) -
                                           gtk_bitset_get_minimum (changes) + 1);
  return TRUE;
}

static void
moat_record_selection_init_selection (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->set_selection = set_selection;
}

/* Changes of the list */

static void
items_changed_cb (MoatRecordSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  for (guint i = position; g_hash_table_size (self->ids) > 0 && i < position + added; i++)
    {
      gint64 id = moat_record_list_get_id (self->list, i);

      if (g_hash_table_contains (self->ids, &id))
        gtk_bitset_add (self->selected, i);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* Rows that are gone are forgotten, so that they do not come back selected. */
static void
updated_cb (MoatRecordSelection *self)
{
  keep_ids (self);
}

/* Class */

static void
moat_record_selection_dispose (GObject *object)
{
  MoatRecordSelection *self = MOAT_RECORD_SELECTION (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (moat_record_selection_parent_class)->dispose (object);
}

static void
moat_record_selection_finalize (GObject *object)
{
  MoatRecordSelection *self = MOAT_RECORD_SELECTION (object);

  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->ids);
  G_OBJECT_CLASS (moat_record_selection_parent_class)->finalize (object);
}

static void
moat_record_selection_class_init (MoatRecordSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_record_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = moat_record_selection_finalize;
}

static void
moat_record_selection_init (MoatRecordSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

MoatRecordSelection *
moat_record_selection_new (MoatRecordList *list)
{
  MoatRecordSelection *self = g_object_new (MOAT_TYPE_RECORD_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (list, "updated", G_CALLBACK (updated_cb), self);
  return self;
}

MoatRecordList *
moat_record_selection_get_list (MoatRecordSelection *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_SELECTION (self), NULL);
  return self->list;
}

guint64
moat_record_selection_get_size (MoatRecordSelection *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD_SELECTION (self), 0);
  return gtk_bitset_get_size (self->selected);
}

GArray *
moat_record_selection_dup_ids (MoatRecordSelection *self)
{
  GArray *ids;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (MOAT_IS_RECORD_SELECTION (self), NULL);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gboolean valid = gtk_bitset_iter_init_first (&iter, self->selected, &position); valid;
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = moat_record_list_get_id (self->list, position);

      g_array_append_val (ids, id);
    }
  return ids;
}
