/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-rect.h"

G_BEGIN_DECLS

/**
 * MoatRoom: which parts of the plot are taken, so that labels find a place where nothing else
 * is.  Solid shapes and texts take their place; what comes later keeps away.
 */
typedef struct _MoatRoom MoatRoom;

MoatRoom *moat_room_new (const MoatRect *within);
void moat_room_free (MoatRoom *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRoom, moat_room_free)

/** Nothing may be placed over @rect any more. */
void moat_room_take (MoatRoom *self, const MoatRect *rect);
/** TRUE when @rect is inside and nothing that is taken touches it. */
gboolean moat_room_is_free (const MoatRoom *self, const MoatRect *rect);
/** Moves @rect by whole px steps to the free place nearest to where it is; FALSE when there is
 * none.  Does not take it. */
gboolean moat_room_find (const MoatRoom *self, MoatRect *rect);

G_END_DECLS
