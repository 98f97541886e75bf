/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that the cells of a workbook share: each stands once in a part of its own, and cells
 * name it by its number.
 *
 * There may be a million of them, so they are kept in one block behind each other.  MEMORY_LIMIT
 * holds for the texts and the index together. */
#include "config.h"

#include "moat-xlsx-strings.h"

#include "moat-table.h"
#include "moat-xlsx-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MEMORY_LIMIT (128 * 1024 * 1024)

struct _MoatXlsxStrings
{
  GString *texts; /* each ended by NUL */
  GArray *places; /* of guint32, where each begins */

  /* While reading. */
  MoatXml *xml;
  MoatXlsxText text;
  gboolean in_item;
};

static void
item_start_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  MoatXlsxStrings *self = data;

  if (self->in_item)
    moat_xlsx_text_start (&self->text, name, attributes);
  else if (strcmp (name, "si") == 0)
    {
      self->in_item = TRUE;
      moat_xlsx_text_begin (&self->text);
    }
}

static void
fail_too_large (MoatXlsxStrings *self, const char *message)
{
  moat_xml_fail (self->xml,
                 g_error_new_literal (MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE, message));
}

static void
item_end_cb (gpointer data, const char *name)
{
  MoatXlsxStrings *self = data;
  guint32 place = (guint32) self->texts->len;

  if (!self->in_item)
    return;
  if (strcmp (name, "si") != 0)
    {
      moat_xlsx_text_end (&self->text, name);
      return;
    }
  self->in_item = FALSE;
  g_array_append_val (self->places, place);
  /* With the NUL. */
  g_string_append_len (self->texts, self->text.text->str, (gssize) self->text.text->len + 1);
  if (self->texts->len + self->places->len * sizeof place > MEMORY_LIMIT)
    fail_too_large (self, _ ("The workbook has more than 128 MiB of texts"));
}

static void
item_text_cb (gpointer data, const char *text, gsize length)
{
  MoatXlsxStrings *self = data;

  if (!self->in_item)
    return;
  moat_xlsx_text_add (&self->text, text, length);
  if (self->text.text->len > MOAT_XLSX_MAX_TEXT)
    fail_too_large (self, _ ("A cell is larger than 1 MiB"));
}

MoatXlsxStrings *
moat_xlsx_strings_read (const MoatZip *zip, const char *member, GCancellable *cancellable,
                        GError **error)
{
  static const MoatXmlHandler handler = { item_start_cb, item_end_cb, item_text_cb };
  g_autoptr (MoatXlsxStrings) self = g_new0 (MoatXlsxStrings, 1);

  self->texts = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (guint32));
  moat_xlsx_text_init (&self->text);
  if (member != NULL)
    {
      g_autoptr (MoatXml) xml = moat_xml_open (zip, member, &handler, self, error);

      self->xml = xml;
      if (xml == NULL || !moat_xml_finish (xml, cancellable, error))
        return NULL;
      self->xml = NULL;
    }
  return g_steal_pointer (&self);
}

void
moat_xlsx_strings_free (MoatXlsxStrings *self)
{
  g_string_free (self->texts, TRUE);
  g_array_unref (self->places);
  moat_xlsx_text_clear (&self->text);
  g_free (self);
}

const char *
moat_xlsx_strings_get (const MoatXlsxStrings *self, gsize number)
{
  return number < self->places->len
           ? self->texts->str + g_array_index (self->places, guint32, number)
           : NULL;
}
