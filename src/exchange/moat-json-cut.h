/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatJsonPiece: an object within a JSON text. */
typedef struct
{
  gsize start;
  gsize length;
  gsize line; /* 1-based, on which it begins */
} MoatJsonPiece;

/** The JSON text without the objects that lie within @depth brackets: each is replaced by
 * {"": i}, where i is its index in @pieces (of MoatJsonPiece, cleared first).  There are no other
 * objects at that depth in what is given back, and every line has its number still.  Text that is
 * no JSON is no JSON afterwards either.  (transfer full) */
char *moat_json_cut (const char *text, gsize length, int depth, GArray *pieces);

G_END_DECLS
