/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart draws, as a list.
 *
 * A chart is one widget, and GTK 4.8 has no accessible objects for the parts of a custom drawn
 * one.  This list holds the same data in the same order, so that a list view beside the chart
 * can be read, walked and searched by anybody.  Items are made on demand: a line of a million
 * figures costs a million rows of nothing. */

#include "moat-datum-list.h"

struct _MoatDatumItem
{
  GObject parent_instance;

  MoatDatum *datum;
};

G_DEFINE_FINAL_TYPE (MoatDatumItem, moat_datum_item, G_TYPE_OBJECT)

struct _MoatDatumList
{
  GObject parent_instance;

  MoatScene *scene; /* nullable */
};

static void moat_datum_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoatDatumList, moat_datum_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      moat_datum_list_model_init))

static void
moat_datum_item_finalize (GObject *object)
{
  g_clear_pointer (&MOAT_DATUM_ITEM (object)->datum, moat_datum_free);
  G_OBJECT_CLASS (moat_datum_item_parent_class)->finalize (object);
}

static void
moat_datum_item_class_init (MoatDatumItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_datum_item_finalize;
}

static void
moat_datum_item_init (MoatDatumItem *self)
{
}

const MoatDatum *
moat_datum_item_get_datum (MoatDatumItem *self)
{
  g_return_val_if_fail (MOAT_IS_DATUM_ITEM (self), NULL);
  return self->datum;
}

static GType
moat_datum_list_get_item_type (GListModel *model)
{
  return MOAT_TYPE_DATUM_ITEM;
}

static guint
moat_datum_list_get_n_items (GListModel *model)
{
  MoatDatumList *self = MOAT_DATUM_LIST (model);

  return self->scene != NULL ? (guint) MIN (moat_scene_get_n_data (self->scene), G_MAXUINT) : 0;
}

static gpointer
moat_datum_list_get_item (GListModel *model, guint position)
{
  MoatDatumList *self = MOAT_DATUM_LIST (model);
  MoatDatumItem *item;

  if (position >= moat_datum_list_get_n_items (model))
    return NULL;
  item = g_object_new (MOAT_TYPE_DATUM_ITEM, NULL);
  item->datum = moat_scene_get_datum (self->scene, position);
  return item;
}

static void
moat_datum_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = moat_datum_list_get_item_type;
  iface->get_n_items = moat_datum_list_get_n_items;
  iface->get_item = moat_datum_list_get_item;
}

static void
moat_datum_list_dispose (GObject *object)
{
  g_clear_pointer (&MOAT_DATUM_LIST (object)->scene, moat_scene_unref);
  G_OBJECT_CLASS (moat_datum_list_parent_class)->dispose (object);
}

static void
moat_datum_list_class_init (MoatDatumListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_datum_list_dispose;
}

static void
moat_datum_list_init (MoatDatumList *self)
{
}

MoatDatumList *
moat_datum_list_new (void)
{
  return g_object_new (MOAT_TYPE_DATUM_LIST, NULL);
}

void
moat_datum_list_set_scene (MoatDatumList *self, MoatScene *scene)
{
  guint before;

  g_return_if_fail (MOAT_IS_DATUM_LIST (self));

  if (self->scene == scene)
    return;
  before = moat_datum_list_get_n_items (G_LIST_MODEL (self));
  g_clear_pointer (&self->scene, moat_scene_unref);
  if (scene != NULL)
    self->scene = moat_scene_ref (scene);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before,
                              moat_datum_list_get_n_items (G_LIST_MODEL (self)));
}
