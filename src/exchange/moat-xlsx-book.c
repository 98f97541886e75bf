/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents of an Excel workbook.
 *
 * _rels/.rels names the workbook, the workbook its sheets by the ids of its own .rels, which say
 * where each part is.  Types are compared by their last word, because the strict form of the format
 * has other addresses before it.  Sheets that are charts have no cells and are left out.
 *
 * Files that people take for such a workbook are told apart: the old .xls and files with a password
 * are compound files, .xlsb holds binary parts, and a zip can be anything. */
#include "config.h"

#include "moat-xlsx-book.h"

#include "moat-table.h"
#include "moat-xml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHEETS 10000
#define COMPOUND_MARK "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

typedef struct
{
  char *type;   /* last word: "worksheet" */
  char *target; /* name of a member */
} Relation;

/* What is read of a part of the archive. */
typedef struct
{
  MoatXlsxBook *book;
  MoatXml *xml;
  const char *folder;    /* of the part whose relations are read */
  GHashTable *relations; /* id → Relation */
  gboolean is_workbook;
} Reading;

static void
free_relation (gpointer data)
{
  Relation *relation = data;

  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
clear_sheet (gpointer data)
{
  MoatXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->member);
}

static void
fail_too_many (Reading *reading)
{
  moat_xml_fail (reading->xml,
                 g_error_new_literal (MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                                      _ ("The workbook has too many sheets")));
}

/* The name of the member that @target means, seen from @folder. */
static char *
resolve (const MoatZip *zip, const char *folder, const char *target)
{
  g_autofree char *base = g_strconcat ("/", folder, NULL);
  g_autofree char *path = g_canonicalize_filename (target, base);

  if (!moat_zip_has (zip, path))
    {
      g_autofree char *unescaped = g_uri_unescape_string (path, NULL);

      if (unescaped != NULL && moat_zip_has (zip, unescaped))
        return g_strdup (unescaped + 1);
    }
  return g_strdup (path + 1);
}

static void
relation_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  Reading *reading = data;
  g_autofree char *id = NULL, *type = NULL, *target = NULL, *mode = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0)
    return;
  id = moat_xml_dup_attribute (attributes, "Id");
  type = moat_xml_dup_attribute (attributes, "Type");
  target = moat_xml_dup_attribute (attributes, "Target");
  mode = moat_xml_dup_attribute (attributes, "TargetMode");
  if (id == NULL || type == NULL || target == NULL || g_strcmp0 (mode, "External") == 0)
    return;
  if (g_hash_table_size (reading->relations) == MAX_SHEETS)
    {
      fail_too_many (reading);
      return;
    }
  relation = g_new0 (Relation, 1);
  relation->type = g_path_get_basename (type);
  relation->target = resolve (reading->book->zip, reading->folder, target);
  g_hash_table_replace (reading->relations, g_steal_pointer (&id), relation);
}

static void
add_sheet (Reading *reading, const MoatXmlAttributes *attributes)
{
  g_autofree char *id = moat_xml_dup_attribute (attributes, "id");
  const Relation *relation = id != NULL ? g_hash_table_lookup (reading->relations, id) : NULL;
  MoatXlsxSheet sheet = { NULL, NULL };

  if (relation != NULL && strcmp (relation->type, "worksheet") != 0)
    return;
  if (reading->book->sheets->len == MAX_SHEETS)
    {
      fail_too_many (reading);
      return;
    }
  sheet.name = moat_xml_dup_attribute (attributes, "name");
  if (sheet.name == NULL)
    sheet.name = g_strdup ("");
  sheet.member = relation != NULL ? g_strdup (relation->target) : NULL;
  g_array_append_val (reading->book->sheets, sheet);
}

static void
workbook_cb (gpointer data, const char *name, const MoatXmlAttributes *attributes)
{
  Reading *reading = data;

  if (strcmp (name, "workbook") == 0)
    reading->is_workbook = TRUE;
  else if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *value = moat_xml_dup_attribute (attributes, "date1904");

      reading->book->since_1904 = g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0 ||
                                  g_strcmp0 (value, "on") == 0;
    }
  else if (strcmp (name, "sheet") == 0)
    add_sheet (reading, attributes);
}

static gboolean
read_part (Reading *reading, const char *member, const MoatXmlHandler *handler,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatXml) xml = moat_xml_open (reading->book->zip, member, handler, reading, error);

  reading->xml = xml;
  return xml != NULL && moat_xml_finish (xml, cancellable, error);
}

/* Reads what @part (NULL: the archive) relates to.  It need not relate to anything. */
static gboolean
read_relations (Reading *reading, const char *part, GCancellable *cancellable, GError **error)
{
  static const MoatXmlHandler handler = { .start = relation_cb };
  g_autofree char *folder = part != NULL ? g_path_get_dirname (part) : g_strdup ("");
  g_autofree char *name = part != NULL ? g_path_get_basename (part) : g_strdup ("");
  g_autofree char *member = g_strdup_printf ("%s/_rels/%s.rels", folder, name);

  g_hash_table_remove_all (reading->relations);
  if (!moat_zip_has (reading->book->zip, member))
    return TRUE;
  reading->folder = folder;
  return read_part (reading, member, &handler, cancellable, error);
}

/* The member of a type of which there is one; NULL: none is named.  (transfer full) */
static char *
find_target (const Reading *reading, const char *type)
{
  GHashTableIter iter;
  gpointer relation;

  g_hash_table_iter_init (&iter, reading->relations);
  while (g_hash_table_iter_next (&iter, NULL, &relation))
    if (strcmp (((Relation *) relation)->type, type) == 0)
      return g_strdup (((Relation *) relation)->target);
  return NULL;
}

static gboolean
fail_unsupported (GError **error, const char *message)
{
  g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED, message);
  return FALSE;
}

static gboolean
read_book (Reading *reading, GCancellable *cancellable, GError **error)
{
  static const MoatXmlHandler handler = { .start = workbook_cb };
  MoatXlsxBook *book = reading->book;
  g_autofree char *workbook = NULL;

  if (!read_relations (reading, NULL, cancellable, error))
    return FALSE;
  workbook = find_target (reading, "officeDocument");
  if (workbook == NULL)
    workbook = g_strdup ("xl/workbook.xml");
  if (g_str_has_suffix (workbook, ".bin"))
    return fail_unsupported (
      error, _ ("The file is a binary workbook (.xlsb). Save it as .xlsx and open that."));
  if (!moat_zip_has (book->zip, workbook))
    return fail_unsupported (error, _ ("There is no workbook in the file"));
  if (!read_relations (reading, workbook, cancellable, error) ||
      !read_part (reading, workbook, &handler, cancellable, error))
    return FALSE;
  if (!reading->is_workbook)
    return fail_unsupported (error, _ ("There is no workbook in the file"));
  if (book->sheets->len == 0)
    return fail_unsupported (error, _ ("The workbook has no sheet with cells"));
  book->strings = find_target (reading, "sharedStrings");
  book->styles = find_target (reading, "styles");
  /* Some programs name parts that they do not write. */
  if (book->strings != NULL && !moat_zip_has (book->zip, book->strings))
    g_clear_pointer (&book->strings, g_free);
  if (book->styles != NULL && !moat_zip_has (book->zip, book->styles))
    g_clear_pointer (&book->styles, g_free);
  return TRUE;
}

/* Says what a compound file is.  Its directory, which has the names of its streams in UTF-16, is
 * where the header says; that of a file with a password begins with EncryptedPackage or has it
 * within the first sectors. */
static gboolean
fail_compound (GFileInputStream *stream, const char *header, gsize size, GError **error)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t";
  const guchar *bytes = (const guchar *) header;
  char directory[4096];
  gsize n = 0;

  if (size >= 52 && bytes[30] <= 12)
    {
      goffset sector = bytes[48] | bytes[49] << 8 | bytes[50] << 16 | (goffset) bytes[51] << 24;

      if (!g_seekable_seek (G_SEEKABLE (stream), (sector + 1) << bytes[30], G_SEEK_SET, NULL,
                            NULL) ||
          !g_input_stream_read_all (G_INPUT_STREAM (stream), directory, sizeof directory, &n, NULL,
                                    NULL))
        n = 0;
    }
  for (gsize i = 0; i + sizeof name <= n; i++)
    if (memcmp (directory + i, name, sizeof name) == 0)
      return fail_unsupported (error, _ ("The file is protected by a password. Save a copy without "
                                         "one and open that."));
  return fail_unsupported (error, _ ("This is a workbook of an old Excel, or one with a password. "
                                     "Save it as .xlsx without a password."));
}

/* FALSE with @error: the file is no zip but something that people take for one. */
static gboolean
check_mark (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  char header[512];
  gsize size;

  if (stream == NULL || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header,
                                                  &size, cancellable, error))
    return FALSE;
  if (size >= 8 && memcmp (header, COMPOUND_MARK, 8) == 0)
    return fail_compound (stream, header, size, error);
  return TRUE;
}

MoatXlsxBook *
moat_xlsx_book_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatXlsxBook) self = g_new0 (MoatXlsxBook, 1);
  g_autoptr (GHashTable) relations =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_relation);
  Reading reading = { .book = self, .relations = relations };

  self->sheets = g_array_new (FALSE, FALSE, sizeof (MoatXlsxSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  if (!check_mark (path, cancellable, error))
    return NULL;
  self->zip = moat_zip_open (path, error);
  if (self->zip == NULL || !read_book (&reading, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
moat_xlsx_book_free (MoatXlsxBook *self)
{
  g_clear_pointer (&self->zip, moat_zip_free);
  g_array_unref (self->sheets);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self);
}
