/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The XML of a sheet into rows.
 *
 * A block of XML goes in, and the rows that end within it come to wait in three arrays: their cells
 * that are not empty, with their columns; their texts; and the rows themselves.  A row in which the
 * block ended is moved to the front and goes on with the next.  So memory stays in proportion to
 * the block, whatever a sheet does.
 *
 * Rows and cells may leave out their references: then they follow the one before.  Rows come in the
 * order of the file, and a number may come twice.  A cell that lies in another row than its own, or
 * refers to a text that is not there, makes the sheet malformed, with the row in the message. */
#include "config.h"

#include "moat-xlsx-parser.h"

#include "moat-table.h"
#include "moat-xlsx-number.h"
#include "moat-xlsx-text.h"
#include "moat-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ROW_TEXT (16 * 1024 * 1024)

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,  /* the number of a shared text */
  TYPE_INLINE,  /* a text in an element is */
  TYPE_FORMULA, /* the text that a formula gave */
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE, /* in ISO 8601 */
} CellType;

typedef struct
{
  gsize number; /* 1-based */
  guint first;  /* of its cells */
  guint n_cells;
  gsize texts; /* where its texts begin */
} Row;

struct _MoatXlsxParser
{
  const MoatXlsxBook *book;
  const MoatXlsxStrings *strings;
  const MoatXlsxStyles *styles;
  MoatXml *xml;

  /* Rows that wait, and behind them the one that is being read. */
  GArray *cells; /* of MoatXlsxCell */
  GString *texts;
  GArray *rows;    /* of Row; without the one being read */
  guint next;      /* to be handed out */
  GError *failure; /* that came behind rows that wait */

  /* What is being read. */
  gboolean in_data; /* within sheetData */
  gboolean in_row;
  gboolean has_number; /* the row says which it is */
  Row row;
  guint column; /* of the cell */
  CellType type;
  guint style;
  gboolean in_value;
  gboolean in_text;
  GString *value;
  MoatXlsxText text;
};

static void
fail (MoatXlsxParser *self, MoatExchangeError code, const char *message)
{
  moat_xml_fail (self->xml, g_error_new_literal (MOAT_EXCHANGE_ERROR, (int) code, message));
}

static void
begin_row (MoatXlsxParser *self, const MoatXmlAttributes *attributes)
{
  g_autofree char *text = moat_xml_dup_attribute (attributes, "r");
  guint64 number = self->row.number + 1;

  self->in_row = TRUE;
  self->has_number = text != NULL;
  self->row.first = self->cells->len;
  self->row.texts = self->texts->len;
  self->column = G_MAXUINT; /* the next is the first */
  if (text != NULL && !g_ascii_string_to_unsigned (text, 10, 1, MOAT_XLSX_MAX_ROWS, &number, NULL))
    number = MOAT_XLSX_MAX_ROWS + 1;
  if (number > MOAT_XLSX_MAX_ROWS)
    fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("The row that follows lies beyond any sheet"));
  else
    self->row.number = (gsize) number;
}

static void
end_row (MoatXlsxParser *self)
{
  self->in_row = FALSE;
  self->row.n_cells = self->cells->len - self->row.first;
  if (self->row.n_cells > 0)
    g_array_append_val (self->rows, self->row);
}

static CellType
find_type (const char *text, gsize length)
{
  static const struct
  {
    const char *name;
    CellType type;
  } types[] = {
    { "s", TYPE_SHARED },  { "str", TYPE_FORMULA }, { "inlineStr", TYPE_INLINE },
    { "b", TYPE_BOOLEAN }, { "e", TYPE_ERROR },     { "d", TYPE_DATE },
  };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && memcmp (types[i].name, text, length) == 0)
      return types[i].type;
  return TYPE_NUMBER;
}

/* Takes the place of a cell from its reference, or from the cell before it. */
static void
place_cell (MoatXlsxParser *self, const char *reference, gsize length)
{
  gsize row;

  self->column++;
  if (reference == NULL)
    {
      if (self->column >= MOAT_XLSX_MAX_COLUMNS)
        fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("The row has more cells than any sheet"));
      return;
    }
  if (moat_xlsx_parse_reference (reference, length, &self->column, &row) != reference + length)
    {
      fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A cell lies beyond any sheet"));
      return;
    }
  if (!self->has_number)
    self->row.number = row;
  self->has_number = TRUE;
  if (row != self->row.number)
    fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("A cell of another row stands in this one"));
}

static void
begin_cell (MoatXlsxParser *self, const MoatXmlAttributes *attributes)
{
  gsize length = 0;
  const char *text = moat_xml_find_attribute (attributes, "r", &length);

  place_cell (self, text, length);
  text = moat_xml_find_attribute (attributes, "t", &length);
  self->type = find_type (text, length);
  text = moat_xml_find_attribute (attributes, "s", &length);
  self->style = 0;
  for (gsize i = 0; text != NULL && i < length && g_ascii_isdigit (text[i]); i++)
    self->style = self->style * 10 + (guint) (text[i] - '0');
  g_string_truncate (self->value, 0);
  moat_xlsx_text_begin (&self->text);
}

/* Adds the text of a cell that is a number, by its format. */
static guint8
add_number (MoatXlsxParser *self)
{
  const MoatXlsxFormat *format = moat_xlsx_styles_get (self->styles, self->style);

  moat_xlsx_append_number (self->texts, g_strstrip (self->value->str), format,
                           self->book->since_1904);
  return format != NULL && MOAT_XLSX_IS_DATE (format->kind) ? MOAT_XLSX_CELL_DATE
                                                            : MOAT_XLSX_CELL_NUMBER;
}

/* NULL: there is no such text. */
static const char *
find_shared (MoatXlsxParser *self)
{
  guint64 number;

  return g_ascii_string_to_unsigned (g_strstrip (self->value->str), 10, 0, G_MAXUINT32, &number,
                                     NULL)
           ? moat_xlsx_strings_get (self->strings, (gsize) number)
           : NULL;
}

/* Adds the text of a cell to the row's, or finds the shared one.  Returns the kind. */
static guint8
add_text (MoatXlsxParser *self, const char **shared)
{
  switch (self->type)
    {
    case TYPE_SHARED:
      *shared = find_shared (self);
      if (*shared == NULL)
        fail (self, MOAT_EXCHANGE_ERROR_MALFORMED,
              _ ("A cell refers to a text that is not in the file"));
      return MOAT_XLSX_CELL_TEXT;
    case TYPE_BOOLEAN:
      g_string_append (self->texts, strcmp (self->value->str, "1") == 0   ? "TRUE"
                                    : strcmp (self->value->str, "0") == 0 ? "FALSE"
                                                                          : self->value->str);
      return MOAT_XLSX_CELL_OTHER;
    case TYPE_ERROR:
      g_string_append (self->texts, self->value->str);
      return MOAT_XLSX_CELL_OTHER;
    case TYPE_DATE:
      moat_xlsx_append_iso_date (self->texts, self->value->str);
      return MOAT_XLSX_CELL_DATE;
    case TYPE_INLINE:
    case TYPE_FORMULA:
      moat_xlsx_unescape (self->value, 0);
      g_string_append (self->texts, self->value->str);
      return MOAT_XLSX_CELL_TEXT;
    case TYPE_NUMBER:
    default:
      return add_number (self);
    }
}

static void
end_cell (MoatXlsxParser *self)
{
  MoatXlsxCell cell = { .offset = self->texts->len - self->row.texts, .column = self->column };

  if (self->text.text->len > 0)
    {
      g_string_append_len (self->texts, self->text.text->str, (gssize) self->text.text->len);
      cell.kind = MOAT_XLSX_CELL_TEXT;
    }
  else if (self->value->len > 0)
    cell.kind = add_text (self, &cell.shared);
  if (self->texts->len - self->row.texts > MAX_ROW_TEXT)
    fail (self, MOAT_EXCHANGE_ERROR_TOO_LARGE, _ ("The row is larger than 16 MiB"));
  if (cell.shared != NULL ? *cell.shared == '\0'
                          : self->texts->len - self->row.texts == cell.offset)
    return;
  g_string_append_c (self->texts, '\0');
  g_array_append_val (self->cells, cell);
  /* The same reference over and over would fill the memory before anybody lays the row out. */
  if (self->cells->len - self->row.first > MOAT_XLSX_MAX_COLUMNS)
    fail (self, MOAT_EXCHANGE_ERROR_MALFORMED, _ ("The row has more cells than any sheet"));
}

static void
start_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  MoatXlsxParser *self = data;

  if (self->in_text)
    moat_xlsx_text_start (&self->text, name, attributes);
  else if (strcmp (name, "sheetData") == 0)
    self->in_data = TRUE;
  else if (!self->in_data)
    return;
  else if (strcmp (name, "row") == 0)
    begin_row (self, attributes);
  else if (!self->in_row)
    return;
  else if (strcmp (name, "c") == 0)
    begin_cell (self, attributes);
  else if (strcmp (name, "v") == 0)
    self->in_value = TRUE;
  else if (strcmp (name, "is") == 0)
    self->in_text = TRUE;
}

static void
end_cb (gpointer data, const char *name)
{
  MoatXlsxParser *self = data;

  if (self->in_text && strcmp (name, "is") != 0)
    moat_xlsx_text_end (&self->text, name);
  else if (self->in_text)
    self->in_text = FALSE;
  else if (strcmp (name, "v") == 0)
    self->in_value = FALSE;
  else if (strcmp (name, "c") == 0 && self->in_row)
    end_cell (self);
  else if (strcmp (name, "row") == 0 && self->in_row)
    end_row (self);
  else if (strcmp (name, "sheetData") == 0)
    self->in_data = FALSE;
}

static void
text_cb (gpointer data, const char *text, gsize length)
{
  MoatXlsxParser *self = data;

  if (self->in_value)
    g_string_append_len (self->value, text, (gssize) length);
  else if (self->in_text)
    moat_xlsx_text_add (&self->text, text, length);
  if (self->value->len > MOAT_XLSX_MAX_TEXT || self->text.text->len > MOAT_XLSX_MAX_TEXT)
    fail (self, MOAT_EXCHANGE_ERROR_TOO_LARGE, _ ("A cell is larger than 1 MiB"));
}

MoatXlsxParser *
moat_xlsx_parser_new (const MoatXlsxBook *book, const char *member, const MoatXlsxStrings *strings,
                      const MoatXlsxStyles *styles, GError **error)
{
  static const MoatXmlHandler handler = { start_cb, end_cb, text_cb };
  MoatXlsxParser *self = g_new0 (MoatXlsxParser, 1);

  self->book = book;
  self->strings = strings;
  self->styles = styles;
  self->cells = g_array_new (FALSE, TRUE, sizeof (MoatXlsxCell));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->texts = g_string_new (NULL);
  self->value = g_string_new (NULL);
  moat_xlsx_text_init (&self->text);
  self->xml = moat_xml_open (book->zip, member, &handler, self, error);
  if (self->xml == NULL)
    g_clear_pointer (&self, moat_xlsx_parser_free);
  return self;
}

void
moat_xlsx_parser_free (MoatXlsxParser *self)
{
  g_clear_pointer (&self->xml, moat_xml_free);
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_string_free (self->texts, TRUE);
  g_string_free (self->value, TRUE);
  moat_xlsx_text_clear (&self->text);
  g_clear_error (&self->failure);
  g_free (self);
}

/* Forgets the rows that have been handed out. */
static void
forget_rows (MoatXlsxParser *self)
{
  guint n_cells = self->in_row ? self->row.first : self->cells->len;
  gsize n_texts = self->in_row ? self->row.texts : self->texts->len;

  if (n_cells > 0)
    g_array_remove_range (self->cells, 0, n_cells);
  g_string_erase (self->texts, 0, (gssize) n_texts);
  g_array_set_size (self->rows, 0);
  self->row.first = 0;
  self->row.texts = 0;
  self->next = 0;
}

gboolean
moat_xlsx_parser_next (MoatXlsxParser *self, MoatXlsxRow *row, GCancellable *cancellable,
                       GError **error)
{
  const Row *found;

  while (self->next == self->rows->len && self->failure == NULL)
    {
      forget_rows (self);
      if (moat_xml_step (self->xml, cancellable, &self->failure))
        continue;
      if (self->failure == NULL)
        return FALSE;
      if (self->failure->domain == MOAT_EXCHANGE_ERROR)
        /* Translators: the number of a row; what is wrong with it follows. */
        g_prefix_error (&self->failure, _ ("Row %zu: "), self->row.number);
    }
  /* What was read before a failure is handed out before it is told. */
  if (self->next == self->rows->len)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      return FALSE;
    }
  found = &g_array_index (self->rows, Row, self->next++);
  row->number = found->number;
  row->n_cells = found->n_cells;
  row->cells = &g_array_index (self->cells, MoatXlsxCell, found->first);
  row->texts = self->texts->str + found->texts;
  return TRUE;
}

goffset
moat_xlsx_parser_get_position (const MoatXlsxParser *self)
{
  return moat_xml_get_position (self->xml);
}
