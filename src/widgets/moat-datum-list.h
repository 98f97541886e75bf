/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-scene.h"

G_BEGIN_DECLS

#define MOAT_TYPE_DATUM_ITEM (moat_datum_item_get_type ())
G_DECLARE_FINAL_TYPE (MoatDatumItem, moat_datum_item, MOAT, DATUM_ITEM, GObject)

/** MoatDatumItem: one row of a MoatDatumList. */
const MoatDatum *moat_datum_item_get_datum (MoatDatumItem *self);

#define MOAT_TYPE_DATUM_LIST (moat_datum_list_get_type ())
G_DECLARE_FINAL_TYPE (MoatDatumList, moat_datum_list, MOAT, DATUM_LIST, GObject)

/**
 * MoatDatumList: the data of a scene as a GListModel of MoatDatumItem, in keyboard order, made
 * as they are asked for.
 */
MoatDatumList *moat_datum_list_new (void);
/** Shows @scene (nullable) from now on. */
void moat_datum_list_set_scene (MoatDatumList *self, MoatScene *scene);

G_END_DECLS
