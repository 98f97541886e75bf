/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of a workbook, of which only the number formats matter: a cell names the number of a
 * style (an xf of cellXfs), which names a format by its id, which is built in or spelled out. */
#include "config.h"

#include "moat-xlsx-styles.h"

#include "moat-table.h"
#include "moat-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Excel itself has room for 65,490 styles. */
#define MAX_STYLES 100000

struct _MoatXlsxStyles
{
  GHashTable *formats; /* id → MoatXlsxFormat */
  GPtrArray *styles;   /* of MoatXlsxFormat, borrowed from formats; NULL: a plain number */
  MoatXml *xml;        /* while reading */
  gboolean in_cells;   /* within cellXfs */
};

static void
free_format (gpointer data)
{
  moat_xlsx_format_clear (data);
  g_free (data);
}

/* A number in an attribute; 0 when it is none. */
static guint
read_id (const MoatXmlAttributes *attributes, const char *name)
{
  g_autofree char *text = moat_xml_dup_attribute (attributes, name);
  guint64 id;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT, &id, NULL) ? (guint) id
                                                                                        : 0;
}

static MoatXlsxFormat *
add_format (MoatXlsxStyles *self, guint id, const char *code)
{
  MoatXlsxFormat *format = g_new0 (MoatXlsxFormat, 1);

  moat_xlsx_format_parse (format, code);
  g_hash_table_replace (self->formats, GUINT_TO_POINTER (id), format);
  return format;
}

static MoatXlsxFormat *
find_format (MoatXlsxStyles *self, guint id)
{
  MoatXlsxFormat *format = g_hash_table_lookup (self->formats, GUINT_TO_POINTER (id));

  if (format == NULL && moat_xlsx_format_builtin (id) != NULL)
    format = add_format (self, id, moat_xlsx_format_builtin (id));
  return format;
}

static void
start_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  MoatXlsxStyles *self = data;

  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = moat_xml_dup_attribute (attributes, "formatCode");
      guint id = read_id (attributes, "numFmtId");

      /* Of two with one id the first is used; differential formats come later and have theirs too.
       */
      if (code != NULL && !g_hash_table_contains (self->formats, GUINT_TO_POINTER (id)))
        add_format (self, id, code);
    }
  else if (strcmp (name, "cellXfs") == 0)
    self->in_cells = TRUE;
  else if (self->in_cells && strcmp (name, "xf") == 0)
    g_ptr_array_add (self->styles, find_format (self, read_id (attributes, "numFmtId")));
  if (self->styles->len + g_hash_table_size (self->formats) > MAX_STYLES)
    moat_xml_fail (self->xml,
                   g_error_new_literal (MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                                        _ ("The workbook has too many cell styles")));
}

static void
end_cb (gpointer data, const char *name)
{
  MoatXlsxStyles *self = data;

  if (strcmp (name, "cellXfs") == 0)
    self->in_cells = FALSE;
}

MoatXlsxStyles *
moat_xlsx_styles_read (const MoatZip *zip, const char *member, GCancellable *cancellable,
                       GError **error)
{
  static const MoatXmlHandler handler = { .start = start_cb, .end = end_cb };
  g_autoptr (MoatXlsxStyles) self = g_new0 (MoatXlsxStyles, 1);

  self->formats = g_hash_table_new_full (NULL, NULL, NULL, free_format);
  self->styles = g_ptr_array_new ();
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
moat_xlsx_styles_free (MoatXlsxStyles *self)
{
  g_hash_table_unref (self->formats);
  g_ptr_array_unref (self->styles);
  g_free (self);
}

const MoatXlsxFormat *
moat_xlsx_styles_get (const MoatXlsxStyles *self, guint number)
{
  return number < self->styles->len ? self->styles->pdata[number] : NULL;
}
