/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of any encoding into valid UTF-8, in constant memory.
 *
 * UTF-8 is read straight into the caller's buffer and only looked through; a character that the
 * buffer's end cuts is kept for the next reading.  Everything else goes through ICU by way of
 * UTF-16 into a buffer of our own, from which the caller is served.
 *
 * Bytes that are no text are never replaced, since a figure with a hole in it is worse than none.
 * The text before them is delivered and the reading after that fails, so that whoever counts lines
 * knows where it happened. */
#include "config.h"

#include "moat-text-decoder.h"

#include "moat-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#define BLOCK_SIZE 65536
#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define MARK_SIZE 3

struct _MoatTextDecoder
{
  GFilterInputStream parent_instance;

  char *encoding;
  UConverter *converter; /* NULL: the bytes are UTF-8 */
  UConverter *to_utf8;
  guint64 n_read;
  gboolean begun;  /* the place of the byte order mark is behind */
  gboolean at_end; /* of the stream below */
  gboolean is_bad; /* what comes next is no text */

  char cut[U8_MAX_LENGTH]; /* the beginning of a character */
  gsize cut_size;

  char *block;     /* BLOCK_SIZE bytes as they were read */
  GString *output; /* decoded */
  gsize output_position;
};

G_DEFINE_FINAL_TYPE (MoatTextDecoder, moat_text_decoder, G_TYPE_FILTER_INPUT_STREAM)

static gboolean
set_bad (MoatTextDecoder *self, GError **error)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING,
               /* Translators: the name of an encoding, as “UTF-8”. */
               _ ("This is no text in the encoding %s. Choose another encoding, or save the "
                  "file as UTF-8."),
               self->encoding);
  return FALSE;
}

/* The length of what @text begins with that is ASCII without zero bytes, in steps of eight. */
static gsize
skip_ascii (const char *text, gsize size)
{
  const guint64 low = 0x0101010101010101, high = 0x8080808080808080;
  gsize position = 0;

  for (; position + sizeof low <= size; position += sizeof low)
    {
      guint64 word;

      memcpy (&word, text + position, sizeof word);
      /* A byte of zero borrows from its high bit. */
      if (((word | (word - low)) & high) != 0)
        break;
    }
  return position;
}

/* How much of @text is valid, from its beginning, and whether the rest is but the beginning of a
 * character. */
static gsize
measure_valid (const char *text, gsize size, gboolean *is_cut)
{
  gsize position = 0;

  *is_cut = FALSE;
  while (position < size)
    {
      gsize start;
      UChar32 character;

      position += skip_ascii (text + position, size - position);
      /* The rest of the word that stopped it, and more of the same kind. */
      for (start = position; position < size; start = position)
        {
          U8_NEXT (text, position, size, character);
          if (character <= 0)
            {
              *is_cut = character < 0 && size - start < U8_MAX_LENGTH &&
                        g_utf8_get_char_validated (text + start, size - start) == (gunichar) -2;
              return start;
            }
          if (character < 0x80)
            break;
        }
    }
  return size;
}

/* Reads the stream below. */
static gboolean
read_below (MoatTextDecoder *self, char *buffer, gsize size, gsize *n, GCancellable *cancellable,
            GError **error)
{
  GInputStream *bytes = g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
  gssize found = g_input_stream_read (bytes, buffer, size, cancellable, error);

  if (found < 0)
    return FALSE;
  *n = (gsize) found;
  self->n_read += *n;
  self->at_end = *n == 0;
  return TRUE;
}

/* Fills @buffer after what was cut last time; what is then in it is looked through. */
static gssize
read_utf8 (MoatTextDecoder *self, char *buffer, gsize size, GCancellable *cancellable,
           GError **error)
{
  gsize filled = self->cut_size, valid = 0;
  gboolean is_cut = TRUE;

  memcpy (buffer, self->cut, filled);
  while (valid == 0 && is_cut && !self->at_end)
    {
      gsize n;

      if (!read_below (self, buffer + filled, size - filled, &n, cancellable, error))
        return -1;
      filled += n;
      valid = measure_valid (buffer, filled, &is_cut);
      if (filled == 0)
        return 0;
    }
  self->cut_size = is_cut && !self->at_end ? filled - valid : 0;
  memcpy (self->cut, buffer + valid, self->cut_size);
  self->is_bad = valid + self->cut_size < filled;
  return (gssize) valid;
}

/* One block through ICU into the output. */
static gboolean
decode_block (MoatTextDecoder *self, GCancellable *cancellable, GError **error)
{
  UChar pivot[BLOCK_SIZE / 8];
  const char *source = self->block;
  UErrorCode status;
  gsize n;

  if (!read_below (self, self->block, BLOCK_SIZE, &n, cancellable, error))
    return FALSE;
  g_string_truncate (self->output, 0);
  self->output_position = 0;
  do
    {
      UChar *pivot_end = pivot;
      const UChar *rest = pivot;
      /* A unit of UTF-16 takes three bytes at most. */
      char utf8[3 * G_N_ELEMENTS (pivot) + U8_MAX_LENGTH], *utf8_end = utf8;
      UErrorCode utf8_status = U_ZERO_ERROR;

      status = U_ZERO_ERROR;
      ucnv_toUnicode (self->converter, &pivot_end, pivot + G_N_ELEMENTS (pivot), &source,
                      self->block + n, NULL, self->at_end, &status);
      ucnv_fromUnicode (self->to_utf8, &utf8_end, utf8 + sizeof utf8, &rest, pivot_end, NULL, FALSE,
                        &utf8_status);
      g_string_append_len (self->output, utf8, utf8_end - utf8);
      if (U_FAILURE (utf8_status))
        status = utf8_status;
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  self->is_bad = U_FAILURE (status);
  return TRUE;
}

static gssize
read_decoded (MoatTextDecoder *self, char *buffer, gsize size, GCancellable *cancellable,
              GError **error)
{
  gsize left = self->output->len - self->output_position, valid;
  gboolean is_cut;

  while (left == 0 && !self->at_end && !self->is_bad)
    {
      if (!decode_block (self, cancellable, error))
        return -1;
      /* Only a zero can be amiss. */
      valid = measure_valid (self->output->str, self->output->len, &is_cut);
      self->is_bad = self->is_bad || valid < self->output->len;
      g_string_truncate (self->output, valid);
      left = valid;
    }
  left = MIN (left, size);
  memcpy (buffer, self->output->str + self->output_position, left);
  self->output_position += left;
  return (gssize) left;
}

static gssize
read_some (MoatTextDecoder *self, char *buffer, gsize size, GCancellable *cancellable,
           GError **error)
{
  if (self->converter != NULL)
    return read_decoded (self, buffer, size, cancellable, error);
  return self->is_bad ? 0 : read_utf8 (self, buffer, size, cancellable, error);
}

static gssize
moat_text_decoder_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable,
                        GError **error)
{
  MoatTextDecoder *self = MOAT_TEXT_DECODER (stream);
  char *text = buffer;
  gssize n;

  g_return_val_if_fail (size >= MOAT_TEXT_DECODER_MIN_READ, -1);

  n = read_some (self, text, size, cancellable, error);
  if (n >= MARK_SIZE && !self->begun && memcmp (text, BYTE_ORDER_MARK, MARK_SIZE) == 0)
    {
      n -= MARK_SIZE;
      memmove (text, text + MARK_SIZE, (gsize) n);
      if (n == 0)
        n = read_some (self, text, size, cancellable, error);
    }
  self->begun = TRUE;
  if (n == 0 && self->is_bad)
    {
      set_bad (self, error);
      return -1;
    }
  return n;
}

static void
moat_text_decoder_finalize (GObject *object)
{
  MoatTextDecoder *self = MOAT_TEXT_DECODER (object);

  g_clear_pointer (&self->converter, ucnv_close);
  g_clear_pointer (&self->to_utf8, ucnv_close);
  g_string_free (self->output, TRUE);
  g_free (self->block);
  g_free (self->encoding);
  G_OBJECT_CLASS (moat_text_decoder_parent_class)->finalize (object);
}

static void
moat_text_decoder_class_init (MoatTextDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_text_decoder_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = moat_text_decoder_read;
}

static void
moat_text_decoder_init (MoatTextDecoder *self)
{
  self->output = g_string_new (NULL);
}

static gboolean
open_converters (MoatTextDecoder *self, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;

  self->converter = ucnv_open (self->encoding, &status);
  self->to_utf8 = ucnv_open ("UTF-8", &status);
  ucnv_setToUCallBack (self->converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_FAILURE (status))
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING,
                   /* Translators: the name of an encoding. */
                   _ ("No encoding “%s” is known"), self->encoding);
      return FALSE;
    }
  self->block = g_malloc (BLOCK_SIZE);
  return TRUE;
}

MoatTextDecoder *
moat_text_decoder_new (GInputStream *bytes, const char *encoding, GError **error)
{
  g_autoptr (MoatTextDecoder) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (bytes) && encoding != NULL, NULL);

  self = g_object_new (MOAT_TYPE_TEXT_DECODER, "base-stream", bytes, NULL);
  self->encoding = g_strdup (encoding);
  if (ucnv_compareNames (encoding, "UTF-8") != 0 && !open_converters (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint64
moat_text_decoder_get_n_read (MoatTextDecoder *self)
{
  g_return_val_if_fail (MOAT_IS_TEXT_DECODER (self), 0);

  return self->n_read;
}
