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
/** The same for a mark, which a line may cross when there is no other way. */
void moat_room_take_mark (MoatRoom *self, const MoatRect *rect);
/** Nothing may be placed over the straight line from @ends[0], @ends[1] to @ends[2], @ends[3]. */
void moat_room_take_line (MoatRoom *self, const double ends[4]);
/** TRUE when @rect is inside and nothing that is taken touches it. */
gboolean moat_room_is_free (const MoatRoom *self, const MoatRect *rect);
/** The same, but marks may be under it. */
gboolean moat_room_is_free_of_texts (const MoatRoom *self, const MoatRect *rect);
/** Whether the straight line from @ends[0], @ends[1] to @ends[2], @ends[3] crosses nothing that is
 * taken, but for what it begins in and, with @over_marks, for marks. */
gboolean moat_room_is_line_free (const MoatRoom *self, const double ends[4], gboolean over_marks);

/** Whether the straight line from @ends[0], @ends[1] to @ends[2], @ends[3] goes through @rect. */
gboolean moat_room_is_crossed (const MoatRect *rect, const double ends[4]);

/** MoatRoomTest: whether a free place will do. */
typedef gboolean (*MoatRoomTest) (const MoatRoom *self, const MoatRect *place, gpointer data);

/** Moves @rect to the nearest free place that passes @test (nullable); FALSE, and @rect untouched,
 * when there is none.  Does not take it. */
gboolean moat_room_find (const MoatRoom *self, MoatRect *rect, MoatRoomTest test, gpointer data);

G_END_DECLS
