/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks into workbooks as they are stored: parts, and the cells of a sheet with their types.  Reads
 * just as much of the format as writing has a use for, and independently of the readers. */
#include "workbook.h"

#include <libxml/parser.h>
#include <string.h>

#include "moat-date.h"
#include "moat-zip.h"

char *
workbook_read_part (const char *path, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatZip) zip = moat_zip_open (path, &error);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) text = g_memory_output_stream_new_resizable ();

  g_assert_no_error (error);
  stream = moat_zip_open_member (zip, part, &error);
  g_assert_no_error (error);
  g_output_stream_splice (text, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_strndup (g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (text)),
                    g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (text)));
}

static xmlDoc *
read_xml (const char *path, const char *part)
{
  g_autofree char *text = workbook_read_part (path, part);
  xmlDoc *document = xmlReadMemory (text, (int) strlen (text), part, NULL, XML_PARSE_NONET);

  g_assert_nonnull (document);
  return document;
}

static xmlNode *
find_child (xmlNode *node, const char *name)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE && g_str_equal (child->name, name))
        return child;
    }
  return NULL;
}

static char *
get_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = g_strdup ((const char *) value);

  xmlFree (value);
  return copy;
}

/* Characters that XML has not are written as _x000B_. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0';)
    {
      char *end = NULL;
      guint64 code = p[0] == '_' && p[1] == 'x' ? g_ascii_strtoull (p + 2, &end, 16) : 0;

      if (end != NULL && end == p + 6 && *end == '_')
        {
          g_string_append_unichar (out, (gunichar) code);
          p += 7;
        }
      else
        g_string_append_c (out, *p++);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* The styles that show a number as a date are those whose format has a year. */
static gboolean
is_date_style (xmlNode *styles, const char *style)
{
  xmlNode *formats = find_child (styles, "numFmts");
  xmlNode *styled = find_child (find_child (styles, "cellXfs"), "xf");
  g_autofree char *id = NULL;

  for (guint64 i = style != NULL ? g_ascii_strtoull (style, NULL, 10) : 0; i > 0; i--)
    styled = styled->next;
  id = get_attribute (styled, "numFmtId");
  for (xmlNode *format = formats != NULL ? formats->children : NULL; format != NULL;
       format = format->next)
    {
      g_autofree char *format_id = get_attribute (format, "numFmtId");
      g_autofree char *code = get_attribute (format, "formatCode");

      if (g_strcmp0 (format_id, id) == 0)
        return strstr (code, "yyyy") != NULL;
    }
  return FALSE;
}

static char *
read_cell (xmlNode *cell, xmlNode *styles)
{
  g_autofree char *type = get_attribute (cell, "t");
  g_autofree char *style = get_attribute (cell, "s");
  xmlNode *node = find_child (cell, g_strcmp0 (type, "inlineStr") == 0 ? "is" : "v");
  xmlChar *content;
  g_autofree char *text = NULL;

  g_assert_null (find_child (cell, "f"));
  if (node == NULL)
    return g_strdup ("");
  content = xmlNodeGetContent (node);
  text = unescape ((const char *) content);
  xmlFree (content);
  if (type != NULL)
    return g_strconcat ("s:", text, NULL);
  return g_strconcat (is_date_style (styles, style) ? "d:" : "n:", text, NULL);
}

/* 0 for A12. */
static guint
find_column (xmlNode *cell)
{
  g_autofree char *place = get_attribute (cell, "r");
  guint column = 0;

  for (const char *p = place; g_ascii_isupper (*p); p++)
    column = column * 26 + (guint) (*p - 'A') + 1;
  return column - 1;
}

static void
add_row (MoatTable *table, xmlNode *row, gsize line, xmlNode *styles)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint n_columns = g_strv_length (table->columns);

  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    {
      while (cells->len < find_column (cell))
        g_ptr_array_add (cells, g_strdup (""));
      g_ptr_array_add (cells, read_cell (cell, styles));
    }
  while (cells->len < n_columns)
    g_ptr_array_add (cells, g_strdup (""));
  g_ptr_array_add (cells, NULL);
  if (line > 1)
    {
      moat_table_add_row (table, line, (GStrv) g_ptr_array_steal (cells, NULL));
      return;
    }
  g_strfreev (table->columns);
  table->columns = (GStrv) g_ptr_array_steal (cells, NULL);
  for (int i = 0; table->columns[i] != NULL; i++)
    memmove (table->columns[i], table->columns[i] + 2, strlen (table->columns[i] + 2) + 1);
}

/* "xl/worksheets/sheet3.xml": sheets are packed in their order. */
static char *
find_sheet (const char *path, const char *name)
{
  xmlDoc *book = read_xml (path, "xl/workbook.xml");
  xmlNode *sheet = find_child (xmlDocGetRootElement (book), "sheets")->children;
  guint number = 0;
  gboolean is_found = FALSE;

  for (; sheet != NULL && !is_found; sheet = sheet->next)
    {
      g_autofree char *sheet_name = get_attribute (sheet, "name");

      number++;
      is_found = g_str_equal (sheet_name, name);
    }
  xmlFreeDoc (book);
  g_assert_true (is_found);
  return g_strdup_printf ("xl/worksheets/sheet%u.xml", number);
}

MoatTable *
workbook_read_sheet (const char *path, const char *sheet)
{
  g_autofree char *part = find_sheet (path, sheet);
  xmlDoc *styles = read_xml (path, "xl/styles.xml");
  xmlDoc *document = read_xml (path, part);
  MoatTable *table = moat_table_new (sheet);
  gsize line = 0;

  for (xmlNode *row = find_child (xmlDocGetRootElement (document), "sheetData")->children;
       row != NULL; row = row->next)
    add_row (table, row, ++line, xmlDocGetRootElement (styles));
  xmlFreeDoc (document);
  xmlFreeDoc (styles);
  return table;
}

static char *
untype (const char *cell)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_str_has_prefix (cell, "n:"))
    return g_strdup (
      g_ascii_formatd (number, sizeof number, "%.15g", g_ascii_strtod (cell + 2, NULL)));
  if (g_str_has_prefix (cell, "d:"))
    return moat_date_to_iso (moat_date_new (1899, 12, 30) +
                             (MoatDate) g_ascii_strtoll (cell + 2, NULL, 10));
  return g_strdup (*cell != '\0' ? cell + 2 : "");
}

void
workbook_untype (MoatTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      MoatTableRow *row = table->rows->pdata[i];

      for (int j = 0; row->cells[j] != NULL; j++)
        {
          char *text = untype (row->cells[j]);

          g_free (row->cells[j]);
          row->cells[j] = text;
        }
    }
}
