/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of spreadsheets, which are written in one way within cells and in the table of shared ones:
 * plain, or in runs with a look of their own, which are joined.  How a text is pronounced (Japanese
 * furigana) stands beside it and is left out.  White space around a text is kept only where the
 * file says so, as Excel does; characters that XML cannot hold are written _xHHHH_. */
#include "config.h"

#include "moat-xlsx-text.h"

#include <string.h>

void
moat_xlsx_text_init (MoatXlsxText *self)
{
  memset (self, 0, sizeof *self);
  self->text = g_string_new (NULL);
}

void
moat_xlsx_text_clear (MoatXlsxText *self)
{
  g_string_free (self->text, TRUE);
}

void
moat_xlsx_text_begin (MoatXlsxText *self)
{
  g_string_truncate (self->text, 0);
  self->in_t = FALSE;
  self->phonetic = 0;
}

void
moat_xlsx_text_start (MoatXlsxText *self, const char *name, const MoatXmlAttributes *attributes)
{
  if (strcmp (name, "rPh") == 0)
    self->phonetic++;
  else if (strcmp (name, "t") == 0 && self->phonetic == 0)
    {
      gsize length = 0;
      const char *space = moat_xml_find_attribute (attributes, "space", &length);

      self->in_t = TRUE;
      self->preserves = space != NULL && length == 8 && strncmp (space, "preserve", 8) == 0;
      self->begin = self->text->len;
    }
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void
trim (GString *text, gsize begin)
{
  gsize n = 0;

  while (text->len > begin && is_space (text->str[text->len - 1]))
    g_string_truncate (text, text->len - 1);
  while (begin + n < text->len && is_space (text->str[begin + n]))
    n++;
  g_string_erase (text, (gssize) begin, (gssize) n);
}

gboolean
moat_xlsx_is_escape (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && g_ascii_isxdigit (text[2]) &&
         g_ascii_isxdigit (text[3]) && g_ascii_isxdigit (text[4]) && g_ascii_isxdigit (text[5]) &&
         text[6] == '_';
}

/* The character that an escape at @text stands for; 0: it is no escape, or of no character that a
 * text may have. */
static gunichar
read_escape (const char *text)
{
  gunichar character = 0;

  if (!moat_xlsx_is_escape (text))
    return 0;
  for (int i = 2; i < 6; i++)
    character = character * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
  if (!g_unichar_validate (character))
    return 0;
  return character >= ' ' || strchr ("\t\n\r", (int) character) != NULL ? character : 0;
}

void
moat_xlsx_unescape (GString *text, gsize begin)
{
  const char *from = strstr (text->str + begin, "_x");
  char *to = (char *) from;

  if (from == NULL)
    return;
  while (*from != '\0')
    {
      gunichar character = read_escape (from);

      if (character == 0)
        *to++ = *from++;
      else
        {
          to += g_unichar_to_utf8 (character, to);
          from += strlen ("_xHHHH_");
        }
    }
  g_string_truncate (text, (gsize) (to - text->str));
}

void
moat_xlsx_text_end (MoatXlsxText *self, const char *name)
{
  if (strcmp (name, "rPh") == 0 && self->phonetic > 0)
    self->phonetic--;
  else if (strcmp (name, "t") == 0 && self->in_t)
    {
      self->in_t = FALSE;
      if (!self->preserves)
        trim (self->text, self->begin);
      moat_xlsx_unescape (self->text, self->begin);
    }
}

void
moat_xlsx_text_add (MoatXlsxText *self, const char *text, gsize length)
{
  if (self->in_t)
    g_string_append_len (self->text, text, (gssize) length);
}
