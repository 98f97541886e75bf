/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the text of an expression word by word.
 *
 * People type signs in many forms: a hyphen for a minus, an asterisk for ×, and on a Chinese
 * keyboard full-width brackets and commas.  All forms of a sign are one here, so that the parser
 * knows each sign once.  Keys are left as they are: they are compared to the letter. */
#include "config.h"

#include "moat-expression-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gunichar
fold_sign (gunichar c)
{
  static const struct
  {
    gunichar from, to;
  } signs[] = {
    { '-', 0x2212 },  { 0xFF0D, 0x2212 }, { '*', 0xD7 },   { '/', 0xF7 },   { 0xFF0A, 0xD7 },
    { 0xFF0F, 0xF7 }, { 0xFF0B, '+' },    { 0xFF08, '(' }, { 0xFF09, ')' }, { 0xFF0C, ',' },
    { 0x3001, ',' },  { 0xFF05, '%' },    { 0x201C, '"' }, { 0x201D, '"' }, { 0xFF02, '"' },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (signs[i].from == c)
      return signs[i].to;
  return c;
}

static void
skip_spaces (MoatExpressionScanner *self)
{
  while (*self->at != '\0' && g_unichar_isspace (g_utf8_get_char (self->at)))
    self->at = g_utf8_next_char (self->at);
}

void
moat_expression_scanner_init (MoatExpressionScanner *self, const char *text, gsize *position)
{
  *self = (MoatExpressionScanner){ text, text, 0, position };
  skip_spaces (self);
}

gsize
moat_expression_scanner_tell (const MoatExpressionScanner *self)
{
  return (gsize) g_utf8_pointer_to_offset (self->text, self->at);
}

gboolean
moat_expression_scanner_is_at_end (const MoatExpressionScanner *self)
{
  return *self->at == '\0';
}

gunichar
moat_expression_scanner_peek (const MoatExpressionScanner *self)
{
  return fold_sign (g_utf8_get_char (self->at));
}

gboolean
moat_expression_scanner_accept (MoatExpressionScanner *self, gunichar sign)
{
  if (*self->at == '\0' || moat_expression_scanner_peek (self) != sign)
    return FALSE;
  self->at = g_utf8_next_char (self->at);
  skip_spaces (self);
  return TRUE;
}

gboolean
moat_expression_scanner_expect (MoatExpressionScanner *self, gunichar sign, GError **error)
{
  char text[7] = "";

  if (moat_expression_scanner_accept (self, sign))
    return TRUE;
  g_unichar_to_utf8 (sign == 0xF7 ? '/' : sign, text);
  return moat_expression_scanner_fail (self, MOAT_EXPRESSION_ERROR_SYNTAX,
                                       /* Translators: a sign, such as a bracket. */
                                       g_strdup_printf (_ ("“%s” is expected"), text), error);
}

/* The end of the word at @text; @text itself when none begins there. */
static const char *
find_word_end (const char *text)
{
  const char *end = text;

  if (!g_unichar_isalpha (g_utf8_get_char (text)) && *text != '_')
    return text;
  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);
      gboolean is_inner =
        (c == '-' || c == '.') && g_unichar_isalnum (g_utf8_get_char (g_utf8_next_char (end)));

      if (!g_unichar_isalnum (c) && c != '_' && !is_inner)
        break;
    }
  return end;
}

/* Reads up to @end and the spaces behind it. */
static char *
take (MoatExpressionScanner *self, const char *end)
{
  char *text = g_strndup (self->at, (gsize) (end - self->at));

  self->at = end;
  skip_spaces (self);
  return text;
}

gboolean
moat_expression_scanner_accept_word (MoatExpressionScanner *self, const char *word)
{
  const char *end = find_word_end (self->at);
  gsize length = (gsize) (end - self->at);

  if (length != strlen (word) || g_ascii_strncasecmp (self->at, word, length) != 0)
    return FALSE;
  self->at = end;
  skip_spaces (self);
  return TRUE;
}

char *
moat_expression_scanner_take_word (MoatExpressionScanner *self)
{
  const char *end = find_word_end (self->at);

  return end > self->at ? take (self, end) : NULL;
}

char *
moat_expression_scanner_take_quoted (MoatExpressionScanner *self, GError **error)
{
  const char *begin, *end;
  char *text;

  if (moat_expression_scanner_peek (self) != '"')
    return NULL;
  begin = end = g_utf8_next_char (self->at);
  while (*end != '\0' && fold_sign (g_utf8_get_char (end)) != '"')
    end = g_utf8_next_char (end);
  if (*end == '\0' || end == begin)
    {
      moat_expression_scanner_fail (self, MOAT_EXPRESSION_ERROR_SYNTAX,
                                    g_strdup (*end == '\0' ? _ ("The quotes are not closed")
                                                           : _ ("There is nothing in the quotes")),
                                    error);
      return NULL;
    }
  text = g_strndup (begin, (gsize) (end - begin));
  self->at = g_utf8_next_char (end);
  skip_spaces (self);
  return text;
}

char *
moat_expression_scanner_take_digits (MoatExpressionScanner *self)
{
  const char *end = self->at;
  const char *exponent;

  while (g_ascii_isdigit (*end))
    end++;
  if (end == self->at)
    return NULL;
  if (*end == '.' && g_ascii_isdigit (end[1]))
    for (end++; g_ascii_isdigit (*end);)
      end++;
  exponent = end;
  if (*exponent == 'e' || *exponent == 'E')
    {
      exponent += exponent[1] == '-' || exponent[1] == '+' ? 2 : 1;
      if (g_ascii_isdigit (*exponent))
        for (end = exponent; g_ascii_isdigit (*end);)
          end++;
    }
  return take (self, end);
}

/* Whether one of @until stands at @text, as a word of its own. */
static gboolean
is_one_of (const char *text, const char *const *until)
{
  gsize length = (gsize) (find_word_end (text) - text);

  for (; *until != NULL; until++)
    if (length == strlen (*until) && g_ascii_strncasecmp (text, *until, length) == 0)
      return TRUE;
  return FALSE;
}

char *
moat_expression_scanner_take_until (MoatExpressionScanner *self, const char *const *until)
{
  const char *end = self->at;
  gboolean is_after_space = FALSE;
  char *text;

  for (; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = fold_sign (g_utf8_get_char (end));

      if (c == ')' || c == ',' || (is_after_space && is_one_of (end, until)))
        break;
      is_after_space = g_unichar_isspace (c);
    }
  text = take (self, end);
  return g_strchomp (text);
}

gboolean
moat_expression_scanner_fail (MoatExpressionScanner *self, MoatExpressionError code, char *message,
                              GError **error)
{
  gsize position = moat_expression_scanner_tell (self);

  if (self->position != NULL)
    *self->position = position;
  g_set_error (error, MOAT_EXPRESSION_ERROR, (int) code,
               /* Translators: the number of a character in what was typed, then a sentence that
                * says what is wrong there. */
               _ ("Character %zu: %s"), position + 1, message);
  g_free (message);
  return FALSE;
}
