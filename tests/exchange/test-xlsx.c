/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Excel workbooks made in the test: every kind of cell, what may be left out, merged cells, and
 * what is refused, with the row that is to blame. */
#include "fixture.h"
#include "moat-table.h"
#include "moat-xlsx-sheet.h"
#include "packed-workbook.h"
#include "packing.h"
#include "reading-rows.h"

#include <string.h>

static void
assert_rows (Fixture *self, const Workbook *book, const char *wanted)
{
  g_autofree char *path = make_workbook (self->folder, book);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = dump_sheet (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, wanted);
}

static void
assert_failure (Fixture *self, const Workbook *book, MoatExchangeError code, const char *wanted)
{
  g_autofree char *path = make_workbook (self->folder, book);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) rows = moat_xlsx_read_rows (path, NULL, &error);
  MoatRow row;

  g_assert_no_error (error);
  while (moat_row_reader_next (rows, &row, NULL, &error))
    ;
  g_assert_error (error, MOAT_EXCHANGE_ERROR, (int) code);
  if (!g_str_has_prefix (error->message, wanted))
    g_error ("“%s” does not begin with “%s”", error->message, wanted);
}

static void
test_cells (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v> 0 </v></c></row>"
            "<row r=\"3\"><c r=\"B3\"><v>1.5</v></c><c r=\"D3\" t=\"n\"><v>2</v></c>"
            "<c r=\"E3\" s=\"0\"/></row>"
            "<row r=\"4\"><c r=\"A4\" t=\"b\"><v>1</v></c><c r=\"B4\" t=\"b\"><v>0</v></c>"
            "<c r=\"C4\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
            "<c r=\"D4\" t=\"str\"><f>A1&amp;\"x\"</f><v>a_x000A_b</v></c>"
            "<c r=\"E4\" t=\"inlineStr\"><is><t>in &lt;line&gt;</t></is></c>"
            "<c r=\"F4\" t=\"d\"><v>2021-03-31T00:00:00</v></c>"
            "<c r=\"G4\" t=\"inlineStr\"><v>as value</v></c>"
            "<c r=\"H4\"><f>A1</f></c></row>"
            "<row r=\"5\" hidden=\"1\"/><row r=\"6\"><c r=\"A6\" s=\"3\"/></row>",
    .strings = "<si><t>zero</t></si><si><t>one</t></si>",
  };

  assert_rows (self, &book,
               "1|one|zero\n3||1.5||2\n"
               "4|TRUE|FALSE|#DIV/0!|a\nb|in <line>|2021-03-31|as value\n");
}

/* References may be left out, and rows come as the file has them. */
static void
test_places (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .rows = "<row><c><v>1</v></c><c><v>2</v></c></row>"
            "<row><c r=\"C2\"><v>3</v></c><c><v>4</v></c></row>"
            "<row><c r=\"b7\"><v>5</v></c></row>"
            "<row><c><v>6</v></c></row>"
            "<row r=\"4\"><c r=\"C4\"><v>8</v></c><c r=\"A4\"><v>7</v></c></row>"
            "<row r=\"1048576\"><c r=\"A1048576\"><v>9</v></c></row>",
  };

  assert_rows (self, &book, "1|1|2\n2|||3|4\n7||5\n8|6\n4|7||8\n1048576|9\n");
}

static void
test_texts (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .rows = "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
            "<c t=\"s\"><v>3</v></c><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c>"
            "<c t=\"inlineStr\"><is><r><t xml:space=\"preserve\">in </t></r><r><t>runs</t></r></is>"
            "</c></row>",
    .strings =
      "<si><r><rPr><b/></rPr><t xml:space=\"preserve\">bold </t></r><r><t>plain</t></r></si>"
      "<si><t>課きく</t><rPh sb=\"0\" eb=\"1\"><t>カ</t></rPh><phoneticPr/></si>"
      "<si><t>  trimmed \n</t></si>"
      "<si><t xml:space=\"preserve\"> kept </t></si>"
      "<si><t>_x005F_x000D_ _x4e9a__x0001__xD800_</t></si>"
      "<si/>",
  };

  assert_rows (self, &book,
               "1|bold plain|課きく|trimmed| kept |_x000D_ 亚_x0001__xD800_||in runs\n");
}

static void
test_formats (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .rows =
      "<row><c s=\"1\"><v>44197</v></c><c s=\"2\"><v>8.5000000000000006E-2</v></c>"
      "<c s=\"3\"><v>380</v></c><c s=\"4\"><v>44196</v></c><c s=\"5\"><v>7</v></c>"
      "<c s=\"99\"><v>7</v></c><c s=\"\"><v>7</v></c><c s=\"1\" t=\"str\"><v>44197</v></c></row>",
    .styles = "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/>"
              "<numFmt numFmtId=\"165\" formatCode=\"#,##0&quot; mn&quot;\"/></numFmts>"
              "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>"
              "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
              "<xf numFmtId=\"165\"/><xf numFmtId=\"164\"/><xf numFmtId=\"777\"/></cellXfs>"
              "<dxfs><dxf><numFmt numFmtId=\"164\" formatCode=\"0%\"/></dxf></dxfs>",
  };

  assert_rows (self, &book, "1|2021-01-01|8.5%|380 mn|2020-12|7|7|7|44197\n");
}

static void
test_since_1904 (Fixture *self, gconstpointer data)
{
  Workbook book = {
    .rows = "<row><c s=\"0\"><v>42735</v></c></row>",
    .styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
    .book = "<workbookPr date1904=\"1\"/>",
  };

  assert_rows (self, &book, "1|2021-01-01\n");
  book.book = "<workbookPr date1904=\"false\"/>";
  assert_rows (self, &book, "1|2016-12-31\n");
}

/* Labels hold for all merged cells, to the right only in the head; figures never do. */
static void
test_merged (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .rows =
      "<row><c t=\"str\"><v>Company</v></c><c><v>2022</v></c><c/><c t=\"str\"><v>2023 (EUR)</v></c>"
      "</row>"
      "<row><c r=\"B2\" t=\"str\"><v>R&amp;D</v></c><c t=\"str\"><v>Sales</v></c>"
      "<c t=\"str\"><v>R&amp;D</v></c><c t=\"str\"><v>Sales</v></c></row>"
      "<row><c t=\"str\"><v>Europe</v></c><c><v>1</v></c></row>"
      "<row><c r=\"A4\" t=\"str\"><v>SAP</v></c><c r=\"B4\"><v>5</v></c>"
      "<c r=\"C4\" t=\"str\"><v>over 380 bn</v></c><c r=\"D4\" t=\"str\"><v>FY2023</v></c></row>"
      "<row><c r=\"B5\"><v>6</v></c></row>"
      "<row><c r=\"A6\" t=\"str\"><v>own</v></c></row>"
      "<row><c r=\"A7\" t=\"str\"><v>Asia</v></c><c r=\"E7\"><v>1</v></c></row>",
    .behind = "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"D1:E1\"/>"
              "<mergeCell ref=\"B1:C1\"/><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"B5:B6\"/>"
              "<mergeCell ref=\"C4:C6\"/><mergeCell ref=\"D4:D6\"/><mergeCell ref=\"A7:C7\"/>"
              "<mergeCell ref=\"A4:D4\"/><mergeCell ref=\"rubbish\"/><mergeCell ref=\"C9:A1\"/>"
              "</mergeCells>",
  };

  assert_rows (self, &book,
               "1|Company|2022|2022|2023 (EUR)|2023 (EUR)\n"
               "2|Company|R&D|Sales|R&D|Sales\n"
               "3|Europe|1\n"
               "4|SAP|5|over 380 bn|FY2023\n"
               "5|SAP|6||FY2023\n"
               "6|own|||FY2023\n"
               "7|Asia||||1\n");
}

static void
test_sheets (Fixture *self, gconstpointer data)
{
#define TYPE "http://purl.oclc.org/ooxml/officeDocument/relationships/"
  const Workbook book = {
    .rows = "<row><c><v>1</v></c></row>",
    .sheets =
      "<sheet name=\"Chart\" r:id=\"c\"/><sheet name=\"A &amp; B\" r:id=\"a\"/>"
      "<sheet name=\"数据\" state=\"veryHidden\" r:id=\"b\"/><sheet name=\"Lost\" r:id=\"x\"/>",
    .relations =
      "<Relationship Id=\"c\" Type=\"" TYPE "chartsheet\" Target=\"charts/1.xml\"/>"
      "<Relationship Id=\"a\" Type=\"" TYPE "worksheet\" Target=\"/xl/worksheets/absent.xml\"/>"
      "<Relationship Id=\"b\" Type=\"" TYPE
      "worksheet\" Target=\"../XL/worksheets/x/../SHEET1.xml\"/>",
  };
  g_autofree char *path = make_workbook (self->folder, &book);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = moat_xlsx_list_sheets (path, NULL, &error);
  g_autofree char *joined = NULL, *dump = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv ("|", names);
  g_assert_cmpstr (joined, ==, "A & B|数据|Lost");
  dump = dump_sheet (path, "数据", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, "1|1\n");
  for (const char *const *name = (const char *const[]){ "A & B", "Lost", "Chart", NULL };
       *name != NULL; name++)
    {
      g_autofree char *none = dump_sheet (path, *name, &error);

      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED);
      g_clear_error (&error);
    }
}

/* Any prefix, strict names, UTF-16, no namespace, elements of others among the cells. */
static void
test_spellings (Fixture *self, gconstpointer data)
{
  Workbook book = {
    .sheet = "<q:worksheet xmlns:q=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
             "xmlns:o=\"urn:other\"><q:sheetData><q:row r=\"2\"><o:c><o:v>9</o:v></o:c>"
             "<q:c r=\"A2\" o:r=\"B7\"><q:v><![CDATA[4]]>2</q:v><o:v>3</o:v></q:c></q:row>"
             "</q:sheetData></q:worksheet>",
  };
  g_autoptr (GBytes) utf16 = encode (book.sheet, -1, "UTF-16LE", TRUE);
  gsize size;

  assert_rows (self, &book, "2|42\n");
  book.sheet = g_bytes_get_data (utf16, &size);
  book.sheet_size = (gssize) size;
  assert_rows (self, &book, "2|42\n");
  book = (Workbook){ .sheet = "<worksheet><sheetData/></worksheet>" };
  assert_rows (self, &book, "");
}

static void
test_refused_rows (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *rows;
    const char *message;
  } cases[] = {
    { "<row r=\"3\"><c r=\"XFE3\"><v>1</v></c></row>", "Row 3: A cell lies beyond any sheet" },
    { "<row r=\"2\"><c r=\"A1048577\"><v>1</v></c></row>", "Row 2: A cell lies beyond any sheet" },
    { "<row r=\"2\"><c r=\"A0\"><v>1</v></c></row>", "Row 2: A cell lies beyond" },
    { "<row r=\"2\"><c r=\"$A$2\"><v>1</v></c></row>", "Row 2: A cell lies beyond" },
    { "<row r=\"2\"><c r=\"99999999999999999999\"><v>1</v></c></row>",
      "Row 2: A cell lies beyond" },
    { "<row r=\"2\"/><row r=\"1048577\"/>", "Row 2: The row that follows lies beyond any sheet" },
    { "<row r=\"1048576\"/><row/>", "Row 1048576: The row that follows lies beyond any sheet" },
    { "<row r=\"0\"/>", "Row 0: The row that follows lies beyond any sheet" },
    { "<row r=\"x\"/>", "Row 0: The row that follows lies beyond any sheet" },
    { "<row r=\"2\"><c r=\"A3\"><v>1</v></c></row>", "Row 2: A cell of another row" },
    { "<row r=\"2\"><c r=\"XFD2\"/><c><v>1</v></c></row>", "Row 2: The row has more cells" },
    { "<row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"B2\"><v>2</v></c></row>",
      "Row 2: Two cells stand in column 2" },
    { "<row r=\"9\"><c t=\"s\"><v>1</v></c></row>", "Row 9: A cell refers to a text" },
    { "<row r=\"9\"><c t=\"s\"><v>-1</v></c></row>", "Row 9: A cell refers to a text" },
    { "<row r=\"9\"><c><v>1</v></row>", "The file is damaged: “xl/worksheets/sheet1.xml”" },
    { "<row r=\"9\"><c><v>&other;</v></c></row>", "The file is damaged: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Workbook book = { .rows = cases[i].rows, .strings = "<si><t>x</t></si>" };

      assert_failure (self, &book, MOAT_EXCHANGE_ERROR_MALFORMED, cases[i].message);
    }
}

/* What is taken for a workbook and is none. */
static void
test_other_kinds (Fixture *self, gconstpointer data)
{
#define RELATION "<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\""
  static const struct
  {
    const char *package;
    const char *sheets;
    const char *words;
  } cases[] = {
    { RELATION "xl/workbook.bin\"/>", NULL, ".xlsb" },
    { RELATION "word/document.xml\"/>", NULL, "no workbook" },
    { RELATION "xl/worksheets/sheet1.xml\"/>", NULL, "no workbook" },
    { RELATION "xl/workbook.xml\" TargetMode=\"External\"/>", "", "no sheet" },
    { "", "", "no sheet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Workbook book = { .package = cases[i].package, .sheets = cases[i].sheets };
      g_autofree char *path = make_workbook (self->folder, &book);
      g_autoptr (GError) error = NULL;

      g_assert_null (moat_xlsx_list_sheets (path, NULL, &error));
      g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* A compound file says by the names of its streams whether it has a password. */
static void
test_compound (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "book.xlsx", NULL);
  g_autofree char *bytes = g_malloc0 (2048);
  g_autoptr (GError) error = NULL;

  memcpy (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  bytes[30] = 9; /* sectors of 512 bytes */
  bytes[48] = 1; /* the directory is in the second */
  g_assert_true (g_file_set_contents (path, bytes, 2048, NULL));
  g_assert_null (moat_xlsx_list_sheets (path, NULL, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "old Excel"));
  g_clear_error (&error);

  memcpy (bytes + 1024 + 128, "E\0n\0c\0r\0y\0p\0t\0e\0d\0", 18);
  g_assert_true (g_file_set_contents (path, bytes, 2048, NULL));
  g_assert_null (moat_xlsx_list_sheets (path, NULL, &error));
  g_assert_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "is protected by a password"));
}

/* Rows before the damage are handed out. */
static void
test_damaged_behind (Fixture *self, gconstpointer data)
{
  const Workbook book = { .rows = "<row><c><v>1</v></c></row><row><c t=\"s\"><v>7</v></c></row>"
                                  "<row><c><v>3</v></c></row>",
                          .behind = "<mergeCells/>" };
  g_autofree char *path = make_workbook (self->folder, &book);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = dump_sheet (path, NULL, &error);

  g_assert_true (g_str_has_prefix (dump, "1|1\n! Row 2: "));
}

static void
test_document_type (Fixture *self, gconstpointer data)
{
  const Workbook book = {
    .sheet = "<!DOCTYPE worksheet [<!ENTITY a \"x\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
             "<worksheet><sheetData><row><c t=\"str\"><v>&a;&b;</v></c></row></sheetData>"
             "</worksheet>",
  };

  assert_failure (self, &(Workbook){ .sheet = "" }, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "The file is damaged: ");
  assert_failure (self, &(Workbook){ .sheet = "<a>" }, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "The file is damaged: ");
  assert_failure (self, &book, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "“xl/worksheets/sheet1.xml” in the file declares a document type");
}

/* @text @n times, with the number in place of each #. */
static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (GString) one = g_string_new (text);
      char number[16];

      g_snprintf (number, sizeof number, "%u", i);
      g_string_replace (one, "#", number, 0);
      g_string_append (all, one->str);
    }
  return g_string_free (all, FALSE);
}

/* Rows that do not fit into one block, and cells cut by its end. */
static void
test_many_rows (Fixture *self, gconstpointer data)
{
  g_autofree char *rows = repeat ("<row r=\"#\"><c r=\"B#\" t=\"inlineStr\"><is><t>text "
                                  "#</t></is></c><c r=\"C#\"><v>#</v></c></row>",
                                  20000);
  const Workbook book = { .rows = rows };
  g_autofree char *path = make_workbook (self->folder, &book);
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatRowReader) reader = moat_xlsx_read_rows (path, NULL, &error);
  double last = moat_row_reader_get_fraction (reader);
  MoatRow row;
  gsize n = 0;

  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 0);
  while (moat_row_reader_next (reader, &row, NULL, &error))
    {
      g_autofree char *text = g_strdup_printf ("text %zu", ++n);
      double fraction = moat_row_reader_get_fraction (reader);

      g_assert_cmpuint (row.line, ==, n);
      g_assert_cmpuint (row.n_cells, ==, 3);
      g_assert_cmpstr (row.cells[0], ==, "");
      g_assert_cmpstr (row.cells[1], ==, text);
      g_assert_cmpstr (row.cells[2], ==, text + 5);
      g_assert_true (fraction >= last && fraction <= 1);
      last = fraction;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 20000);
  g_assert_cmpfloat (last, ==, 1);
}

static void
test_cancel (Fixture *self, gconstpointer data)
{
  const Workbook book = { .rows = "<row><c><v>1</v></c></row>" };
  g_autofree char *path = make_workbook (self->folder, &book);
  g_autoptr (MoatRowReader) reader = moat_xlsx_read_rows (path, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  MoatRow row;

  g_cancellable_cancel (cancellable);
  g_assert_false (moat_row_reader_next (reader, &row, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Small files that would be large when laid out, or that hold what no sheet holds. */
static void
test_hostile (Fixture *self, gconstpointer data)
{
  g_autofree char *wide = repeat ("<row r=\"#\"><c r=\"XFD#\"><v>1</v></c></row>", 5000);
  g_autofree char *filled = repeat ("<row><c/><c><v>#</v></c></row>", 2000);
  g_autofree char *labels = g_strconcat ("<row><c t=\"str\"><v>label</v></c></row>", filled, NULL);
  g_autofree char *same = repeat ("<mergeCell ref=\"A1:XFD1048576\"/>", 20000);
  g_autofree char *merges = g_strconcat ("<mergeCells>", same, "</mergeCells>", NULL);
  g_autofree char *long_text = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *cell = g_strconcat ("<row><c t=\"str\"><v>", long_text, "</v></c></row>", NULL);
  g_autofree char *deep = repeat ("<row>", 10000);
  g_autofree char *cells = repeat ("<c r=\"A1\"><v>#</v></c>", 16385);
  g_autofree char *crowded = g_strconcat ("<row r=\"1\">", cells, "</row>", NULL);
  gsize before = peak_memory ();

  assert_failure (self, &(Workbook){ .rows = wide }, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                  "Row 1025: Nearly all cells");
  assert_failure (self, &(Workbook){ .rows = labels, .behind = merges },
                  MOAT_EXCHANGE_ERROR_TOO_LARGE, "Row 1");
  assert_failure (self, &(Workbook){ .rows = cell }, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                  "Row 1: A cell is larger than 1 MiB");
  assert_failure (self, &(Workbook){ .rows = deep }, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "The file is damaged");
  assert_failure (self, &(Workbook){ .rows = crowded }, MOAT_EXCHANGE_ERROR_MALFORMED,
                  "Row 1: The row has more cells");
  g_assert_cmpuint (peak_memory () - before, <, 100 * 1024 * 1024);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/xlsx/cells", test_cells },
    { "/xlsx/places", test_places },
    { "/xlsx/texts", test_texts },
    { "/xlsx/formats", test_formats },
    { "/xlsx/since-1904", test_since_1904 },
    { "/xlsx/merged", test_merged },
    { "/xlsx/sheets", test_sheets },
    { "/xlsx/spellings", test_spellings },
    { "/xlsx/refused-rows", test_refused_rows },
    { "/xlsx/other-kinds", test_other_kinds },
    { "/xlsx/compound", test_compound },
    { "/xlsx/damaged-behind", test_damaged_behind },
    { "/xlsx/document-type", test_document_type },
    { "/xlsx/many-rows", test_many_rows },
    { "/xlsx/cancel", test_cancel },
    { "/xlsx/hostile", test_hostile },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, fixture_set_up, tests[i].test, fixture_tear_down);
  return g_test_run ();
}
