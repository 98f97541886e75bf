/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which encoding a text has, found out from its beginning.
 *
 * From the certain to the likely: a byte order mark; zero bytes, which only UTF-16 and UTF-32 have
 * and whose places tell them apart; validity as UTF-8, which other encodings do not have by chance.
 * What is left goes to ICU's detector.  It knows languages from long texts, and tables are short
 * and full of digits, so that two things are known better here: text that decodes into the common
 * Chinese characters is GB18030, and a guess that ICU itself doubts is Western. */
#include "config.h"

#include "moat-dialect.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#define WESTERN "windows-1252"
#define CHINESE "gb18030"

/* Bytes that are not ASCII, and the detector's 0–100: below, its guess is no better than the
 * default. */
#define MIN_BYTES 4
#define MIN_CONFIDENCE 20
/* From here on it is believed even against text that could be Chinese. */
#define SURE_CONFIDENCE 60

static const struct
{
  const char *mark;
  gsize size;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },     { "\x84\x31\x95\x33", 4, CHINESE },
};

static const char *
find_mark (const char *bytes, gsize size)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      if (size >= marks[i].size && memcmp (bytes, marks[i].mark, marks[i].size) == 0)
        return marks[i].encoding;
    }
  return NULL;
}

/* How much speaks for units of @width bytes: ASCII, and above all what makes a table.  (Characters
 * such as 一, U+4E00, are ASCII when they are read the wrong way round.) */
static gsize
weigh_units (const char *bytes, gsize size, gsize width, gboolean big_endian)
{
  gsize n = 0;

  for (gsize i = 0; i + width <= size; i += width)
    {
      char character = bytes[big_endian ? i + width - 1 : i];
      gsize n_zeros = 0;

      for (gsize k = 0; k < width; k++)
        n_zeros += bytes[i + k] == 0;
      if (n_zeros == width - 1 && character > 0)
        n += strchr ("\n\r\t,;|\" ", character) != NULL ? 16 : 1;
    }
  return n;
}

/* The encoding with zero bytes for which most speaks. */
static const char *
find_wide (const char *bytes, gsize size)
{
  static const struct
  {
    gsize width;
    gboolean big_endian;
    const char *encoding;
  } wide[] = {
    { 4, FALSE, "UTF-32LE" },
    { 4, TRUE, "UTF-32BE" },
    { 2, FALSE, "UTF-16LE" },
    { 2, TRUE, "UTF-16BE" },
  };
  const char *found = NULL;
  gsize most = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      gsize n = weigh_units (bytes, size, wide[i].width, wide[i].big_endian);

      if (n > most)
        {
          most = n;
          found = wide[i].encoding;
        }
    }
  return found;
}

/* Characters that no text has, of which other kinds of file are full. */
static gsize
count_controls (const UChar *units, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += units[i] < 0x20 && (units[i] < '\t' || units[i] > '\r') && units[i] != 0x1a;
  return n;
}

/* Whether the bytes are text of @encoding; a character that the end cuts is none of its faults. */
static gboolean
is_text_of (const char *bytes, gsize size, gboolean is_whole, const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (encoding, &status);
  const char *source = bytes;
  gsize n_units = 0, n_controls = 0;

  ucnv_setToUCallBack (converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  do
    {
      UChar units[1024], *end = units;

      if (status == U_BUFFER_OVERFLOW_ERROR)
        status = U_ZERO_ERROR;
      ucnv_toUnicode (converter, &end, units + G_N_ELEMENTS (units), &source, bytes + size, NULL,
                      is_whole, &status);
      n_units += (gsize) (end - units);
      n_controls += count_controls (units, (gsize) (end - units));
    }
  while (status == U_BUFFER_OVERFLOW_ERROR);
  if (converter != NULL)
    ucnv_close (converter);
  return U_SUCCESS (status) && n_controls * 100 <= n_units;
}

/* Whether nine of ten characters that are not ASCII are punctuation or of the first level of GB
 * 2312, the 3,755 characters that common text is made of. */
static gboolean
looks_chinese (const char *bytes, gsize size)
{
  gsize n = 0, n_common = 0;

  for (gsize i = 0; i + 1 < size; i++)
    {
      guchar lead = (guchar) bytes[i], trail = (guchar) bytes[i + 1];

      if (lead < 0x81)
        continue;
      n++;
      n_common +=
        trail >= 0xa1 && ((lead >= 0xa1 && lead <= 0xa3) || (lead >= 0xb0 && lead <= 0xd7));
      i++;
    }
  return n > 0 && n_common * 10 >= n * 9;
}

typedef struct
{
  char *encoding; /* the best guess that a file can be in; NULL: there is none */
  int confidence; /* in it */
  int chinese;    /* confidence that it is Chinese */
} Guess;

/* Not the mainframe's encodings, in which line ends are others, nor the seven-bit ones. */
static gboolean
can_be_in_file (const char *encoding)
{
  return !g_str_has_prefix (encoding, "IBM") && !g_str_has_prefix (encoding, "UTF") &&
         !g_str_has_prefix (encoding, "ISO-2022");
}

static void
ask_detector (const char *bytes, gsize size, gboolean is_whole, Guess *guess)
{
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open (&status);
  const UCharsetMatch **matches;
  int n = 0;

  ucsdet_setText (detector, bytes, (int32_t) size, &status);
  matches = ucsdet_detectAll (detector, &n, &status);
  for (int i = 0; U_SUCCESS (status) && i < n; i++)
    {
      const char *name = ucsdet_getName (matches[i], &status);
      int confidence = ucsdet_getConfidence (matches[i], &status);

      if (U_FAILURE (status))
        break;
      if (g_ascii_strcasecmp (name, CHINESE) == 0)
        guess->chinese = confidence;
      if (guess->encoding == NULL && can_be_in_file (name) &&
          is_text_of (bytes, size, is_whole, name))
        {
          guess->encoding = g_strdup (name);
          guess->confidence = confidence;
        }
    }
  if (detector != NULL)
    ucsdet_close (detector);
}

/* Whether the guess stands against text that looks Chinese: only if it is another of the Far East,
 * and Chinese not nearly as likely.  Others are guessed from the words in ASCII. */
static gboolean
is_sure (const Guess *guess)
{
  return guess->encoding != NULL && guess->confidence >= SURE_CONFIDENCE &&
         guess->chinese * 4 < guess->confidence * 3 &&
         (g_str_has_prefix (guess->encoding, "EUC") || g_str_equal (guess->encoding, "Big5") ||
          g_str_equal (guess->encoding, "Shift_JIS"));
}

static gsize
count_beyond_ascii (const char *bytes, gsize size)
{
  gsize n = 0;

  for (gsize i = 0; i < size; i++)
    n += (guchar) bytes[i] >= 0x80;
  return n;
}

static char *
guess_encoding (const char *bytes, gsize size, gboolean is_whole)
{
  Guess guess = { NULL, 0, 0 };
  g_autofree char *found = NULL;

  ask_detector (bytes, size, is_whole, &guess);
  found = guess.encoding;
  if (!is_sure (&guess) && looks_chinese (bytes, size) &&
      is_text_of (bytes, size, is_whole, CHINESE))
    return g_strdup (CHINESE);
  if (found == NULL || guess.confidence < MIN_CONFIDENCE ||
      count_beyond_ascii (bytes, size) < MIN_BYTES || g_str_equal (found, "ISO-8859-1"))
    return is_text_of (bytes, size, is_whole, WESTERN) ? g_strdup (WESTERN) : NULL;
  return g_ascii_strcasecmp (found, CHINESE) == 0 ? g_strdup (CHINESE) : g_steal_pointer (&found);
}

/* UTF-16 is half zeros where it is ASCII, and no UTF-8 where it is not. */
static gboolean
can_be_wide (const char *bytes, gsize size, gboolean is_utf8)
{
  gsize n_zeros = 0;

  for (gsize i = 0; i < size; i++)
    n_zeros += bytes[i] == 0;
  return n_zeros > 0 && (!is_utf8 || n_zeros * 8 > size);
}

char *
moat_encoding_find (const char *bytes, gsize size, gboolean is_whole)
{
  const char *found = find_mark (bytes, size);
  gboolean is_utf8;

  if (found != NULL)
    return g_strdup (found);
  is_utf8 = is_text_of (bytes, size, is_whole, "UTF-8");
  if (can_be_wide (bytes, size, is_utf8))
    found = find_wide (bytes, size);
  if (found != NULL && is_text_of (bytes, size, is_whole, found))
    return g_strdup (found);
  return is_utf8 ? g_strdup ("UTF-8") : guess_encoding (bytes, size, is_whole);
}
