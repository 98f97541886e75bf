/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * MoatTextDecoder: a stream of UTF-8 over a stream of bytes in any encoding that ICU knows.  The
 * byte order mark is dropped.  What comes out is valid and has no zero byte: a reading that meets
 * anything else fails with MOAT_EXCHANGE_ERROR_ENCODING, after all the text in front of it.
 */
#define MOAT_TYPE_TEXT_DECODER (moat_text_decoder_get_type ())
G_DECLARE_FINAL_TYPE (MoatTextDecoder, moat_text_decoder, MOAT, TEXT_DECODER, GFilterInputStream)

/** The least size of a buffer that can be read into. */
#define MOAT_TEXT_DECODER_MIN_READ 16

/** @encoding: a name that ICU knows.  MOAT_EXCHANGE_ERROR_ENCODING: it does not. */
MoatTextDecoder *moat_text_decoder_new (GInputStream *bytes, const char *encoding, GError **error);
/** How many bytes have been read of the stream below. */
guint64 moat_text_decoder_get_n_read (MoatTextDecoder *self);

G_END_DECLS
