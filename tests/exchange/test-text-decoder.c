/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decoding text: every encoding gives the same UTF-8 wherever its characters are cut, and what is
 * no text fails after all that is. */
#include "moat-text-decoder.h"
#include "reading-rows.h"

#include <string.h>

static const char *const encodings[] = { "UTF-8",    "UTF-16LE", "UTF-16BE",
                                         "UTF-32LE", "UTF-32BE", "gb18030" };

/* Decodes to the end, reading @size bytes at a time. */
static char *
decode (GInputStream *bytes, const char *encoding, gsize size, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (MoatTextDecoder) decoder = moat_text_decoder_new (bytes, encoding, &failure);
  g_autofree char *buffer = g_malloc (size);
  GString *text = g_string_new (NULL);
  gssize n;

  g_assert_no_error (failure);
  while ((n = g_input_stream_read (G_INPUT_STREAM (decoder), buffer, size, NULL, error)) > 0)
    g_string_append_len (text, buffer, n);
  return g_string_free (text, FALSE);
}

static void
assert_decoded (GBytes *bytes, const char *encoding, gsize step, gsize size, const char *wanted)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GInputStream) stream = trickle_new (data, (gssize) length, step);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = decode (stream, encoding, size, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_bad (const char *bytes, gsize size, const char *encoding, const char *before)
{
  for (gsize step = 1; step <= size; step++)
    {
      g_autoptr (GInputStream) stream = trickle_new (bytes, (gssize) size, step);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = decode (stream, encoding, 64, &error);

      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING);
      g_assert_nonnull (strstr (error->message, encoding));
      g_assert_cmpstr (text, ==, before);
    }
}

static void
test_every_encoding_gives_the_same (void)
{
  static const char text[] = "key,亿元\r\né,🙂,一\n";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      for (int with_mark = 0; with_mark < 2; with_mark++)
        {
          g_autoptr (GBytes) bytes = encode (text, -1, encodings[i], with_mark);

          for (gsize step = 1; step < 9; step++)
            assert_decoded (bytes, encodings[i], step, MOAT_TEXT_DECODER_MIN_READ, text);
          assert_decoded (bytes, encodings[i], 4096, 4096, text);
        }
    }
}

static void
test_single_byte_encodings (void)
{
  static const struct
  {
    const char *encoding, *bytes, *text;
  } cases[] = {
    { "windows-1252", "\x80 \xe9\x93", "€ é“" },
    { "ISO-8859-1", "\xe9\xa4", "é¤" },
    { "ISO-8859-15", "\xe9\xa4", "é€" },
    { "ISO-8859-7", "\xcb\xe5", "Λε" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].bytes, strlen (cases[i].bytes));

      assert_decoded (bytes, cases[i].encoding, 1, 64, cases[i].text);
    }
}

/* Much more than any buffer holds. */
static void
test_long_texts (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 40000; i++)
    g_string_append_printf (text, "%d,亿元🙂é%c", i, i % 10 == 0 ? '\n' : ' ');
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GBytes) bytes = encode (text->str, (gssize) text->len, encodings[i], TRUE);

      assert_decoded (bytes, encodings[i], 65521, 4093, text->str);
    }
}

static void
test_only_the_first_mark_is_dropped (void)
{
  static const char text[] = "\xef\xbb\xbfkey";

  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GBytes) bytes = encode (text, -1, encodings[i], TRUE);
      g_autoptr (GBytes) mark = encode ("", 0, encodings[i], TRUE);
      g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

      assert_decoded (bytes, encodings[i], 1, 64, text);
      assert_decoded (mark, encodings[i], 1, 64, "");
      assert_decoded (nothing, encodings[i], 1, 64, "");
    }
}

static void
test_what_is_no_text_fails_behind_the_rest (void)
{
#define BAD(bytes, encoding, before) assert_bad (bytes, sizeof bytes - 1, encoding, before)
  BAD ("a,b\n\xd2\xda", "UTF-8", "a,b\n");
  BAD ("ab\xc0\xaf", "UTF-8", "ab");         /* an overlong slash */
  BAD ("亿\xed\xa0\x80", "UTF-8", "亿");     /* half of a pair */
  BAD ("ab\xf4\x90\x80\x80", "UTF-8", "ab"); /* above U+10FFFF */
  BAD ("ab\xe4\xba", "UTF-8", "ab");         /* cut off */
  BAD ("12345678901234567\0x", "UTF-8", "12345678901234567");
  BAD ("\xe4\0", "UTF-8", "");
  BAD ("a\0b\0\0\0", "UTF-16LE", "ab");
  BAD ("a\0\x3d\xd8z\0", "UTF-16LE", "a");    /* half of a pair */
  BAD ("a\0b", "UTF-16LE", "a");              /* cut off */
  BAD ("\0\0\0a\0\x11\0\0", "UTF-32BE", "a"); /* above U+10FFFF */
  BAD ("ab\xd2\xda\xff\xff", "gb18030", "ab亿");
  BAD ("ab\xd2", "gb18030", "ab");
#undef BAD
}

/* The quick way through ASCII and the exact one behind it agree with GLib on any bytes. */
static void
test_random_bytes_as_utf8 (void)
{
  static const char *const pieces[] = {
    "a",    "12345678", "\x7f",     "\x80", "\xc3\xa9", "\xe4\xba\xbf", "\xf0\x9f\x99\x82",
    "\xc3", "\xe4\xba", "\xf0\x9f", "\xff"
  };

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GString) bytes = g_string_new ("x");
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      const char *end;
      gboolean valid;

      for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
        g_string_append (
          bytes, pieces[g_test_rand_int_range (0, g_test_rand_bit () ? 7 : G_N_ELEMENTS (pieces))]);
      stream = trickle_new (bytes->str, (gssize) bytes->len, (gsize) g_test_rand_int_range (1, 40));
      text = decode (stream, "utf8", 32, &error);
      valid = g_utf8_validate (bytes->str, (gssize) bytes->len, &end);
      g_assert_cmpint (error == NULL, ==, valid);
      g_assert_cmpuint (strlen (text), ==, end - bytes->str);
      g_assert_true (g_str_has_prefix (bytes->str, text));
    }
}

static void
test_unknown_encoding_is_an_error (void)
{
  g_autoptr (GInputStream) stream = trickle_new ("a", -1, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (moat_text_decoder_new (stream, "no-such-thing", &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_ENCODING);
  g_assert_nonnull (strstr (error->message, "no-such-thing"));
}

static void
test_bytes_are_counted (void)
{
  g_autoptr (GInputStream) stream = trickle_new ("\xd2\xda\xd4\xaa,", -1, 2);
  g_autoptr (MoatTextDecoder) decoder = moat_text_decoder_new (stream, "GBK", NULL);
  char buffer[64];

  g_assert_cmpuint (moat_text_decoder_get_n_read (decoder), ==, 0);
  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (decoder), buffer, 64, NULL, NULL), ==, 3);
  g_assert_cmpuint (moat_text_decoder_get_n_read (decoder), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/exchange/text-decoder/" name, function)
  ADD ("every-encoding-gives-the-same", test_every_encoding_gives_the_same);
  ADD ("single-byte-encodings", test_single_byte_encodings);
  ADD ("long-texts", test_long_texts);
  ADD ("only-the-first-mark-is-dropped", test_only_the_first_mark_is_dropped);
  ADD ("what-is-no-text-fails-behind-the-rest", test_what_is_no_text_fails_behind_the_rest);
  ADD ("random-bytes-as-utf8", test_random_bytes_as_utf8);
  ADD ("unknown-encoding-is-an-error", test_unknown_encoding_is_an_error);
  ADD ("bytes-are-counted", test_bytes_are_counted);
#undef ADD
  return g_test_run ();
}
