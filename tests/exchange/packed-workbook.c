/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks that tests make of pieces of XML, so that each test shows what the file has that it is
 * about, and nothing binary has to be kept. */
#include "packed-workbook.h"

#include "moat-xlsx-sheet.h"
#include "packing.h"
#include "reading-rows.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

static char *
wrap (const char *element, const char *contents)
{
  return contents != NULL ? g_strdup_printf ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                             "<%s xmlns=\"" MAIN "\">%s</%s>",
                                             element, contents, element)
                          : NULL;
}

static const char * or (const char *given, const char *usual)
{
  return given != NULL ? given : usual;
}

char *
make_workbook (const char *folder, const Workbook *self)
{
  g_autofree char *book = g_strdup_printf (
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>%s</sheets>%s</workbook>",
    or (self->sheets, "<sheet name=\"One\" sheetId=\"1\" r:id=\"rId1\"/>"), or (self->book, ""));
  g_autofree char *relations = g_strdup_printf (
    "<Relationships xmlns=\"" PACKAGE "\">%s</Relationships>",
    or (self->relations,
        "<Relationship Id=\"rId1\" Type=\"" OFFICE "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
        "<Relationship Id=\"rId2\" Type=\"" OFFICE "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        "<Relationship Id=\"rId3\" Type=\"" OFFICE "/styles\" Target=\"styles.xml\"/>"));
  g_autofree char *package =
    g_strdup_printf ("<Relationships xmlns=\"" PACKAGE "\">%s</Relationships>",
                     or (self->package, "<Relationship Id=\"rId1\" Type=\"" OFFICE
                                        "/officeDocument\" Target=\"xl/workbook.xml\"/>"));
  g_autofree char *data =
    g_strdup_printf ("<sheetData>%s</sheetData>%s", or (self->rows, ""), or (self->behind, ""));
  g_autofree char *sheet = wrap ("worksheet", data);
  g_autofree char *strings = wrap ("sst", self->strings);
  g_autofree char *styles = wrap ("styleSheet", self->styles);
  Packed members[8] = {
    { "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>" },
    { "_rels/.rels", package },
    { "xl/workbook.xml", book },
    { "xl/_rels/workbook.xml.rels", relations },
    { "xl/worksheets/sheet1.xml", or (self->sheet, sheet), self->sheet_size },
  };
  gsize n = 5;

  if (strings != NULL)
    members[n++] = (Packed){ "xl/sharedStrings.xml", strings };
  if (styles != NULL)
    members[n++] = (Packed){ "xl/styles.xml", styles };
  return pack_zip (folder, "book.xlsx", members, self->options);
}

char *
dump_sheet (const char *path, const char *sheet, GError **error)
{
  g_autoptr (MoatRowReader) rows = moat_xlsx_read_rows (path, sheet, error);

  return rows != NULL ? dump_rows (rows, error) : NULL;
}
