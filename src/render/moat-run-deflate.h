/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatRunDeflate: packs the filtered rows of an RGB image into a zlib stream. */
typedef struct _MoatRunDeflate MoatRunDeflate;

/** Appends to @out, which is borrowed and must live as long. */
MoatRunDeflate *moat_run_deflate_new (GByteArray *out);
void moat_run_deflate_free (MoatRunDeflate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRunDeflate, moat_run_deflate_free)

/** A row: the byte of its filter and @n_pixels × 3 bytes; at least one pixel. */
void moat_run_deflate_add_row (MoatRunDeflate *self, const guint8 *row, gsize n_pixels);
/** Ends the stream; only to be freed afterwards. */
void moat_run_deflate_finish (MoatRunDeflate *self);

G_END_DECLS
