/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Attaches a file to a PDF that Cairo wrote; Cairo 1.16 cannot.
 *
 * PDF has a way to change a file by appending to it (ISO 32000-1, 7.5.6): new objects, a
 * cross-reference section for just those, and a trailer that points back to the one before.
 * What is appended is the catalog again with /Names and /AF, a file specification, and the
 * attached file as a compressed stream.  Nothing that Cairo wrote is touched.
 *
 * Only what Cairo writes is understood: one classic cross-reference table that begins with object
 * 0, a trailer with /Size, /Root and /Info in that order.  Anything else is an error, so that a
 * Cairo that writes in another way is noticed by the tests and not by readers of broken files.
 */
#include "config.h"

#include "moat-pdf-attach.h"

#include <glib/gi18n-lib.h>
#include <libdeflate.h>
#include <string.h>

#include "moat-export-error.h"

#define TAIL_SIZE 512
#define XREF_ENTRY_SIZE 20 /* bytes of a line of the table, fixed by the format */
#define COMPRESSION 9

/* What the end of a file says about it. */
typedef struct
{
  guint n_objects;
  guint catalog, info; /* object numbers */
  gsize xref;          /* offset of the cross-reference table */
} Trailer;

/* @offset … @offset + @length, cut to the file, as a string that may be searched. */
static char *
copy_text (const GByteArray *pdf, gsize offset, gsize length)
{
  if (offset >= pdf->len)
    return g_strdup ("");
  return g_strndup ((const char *) pdf->data + offset, MIN (length, pdf->len - offset));
}

static gboolean
read_trailer (const GByteArray *pdf, Trailer *trailer)
{
  gsize length = MIN (pdf->len, TAIL_SIZE);
  g_autofree char *tail = NULL;
  const char *start = NULL;
  unsigned long xref;

  /* The table before the trailer is text, so there is no NUL in the tail of all but empty files. */
  tail = copy_text (pdf, pdf->len - length, length);
  start = strstr (tail, "trailer");
  if (start == NULL ||
      sscanf (start, "trailer << /Size %u /Root %u 0 R /Info %u 0 R >> startxref %lu",
              &trailer->n_objects, &trailer->catalog, &trailer->info, &xref) != 4)
    return FALSE;
  trailer->xref = xref;
  return trailer->catalog < trailer->n_objects;
}

/* The entries of the catalog, without the brackets around them; NULL when it is not found. */
static char *
read_catalog (const GByteArray *pdf, const Trailer *trailer)
{
  g_autofree char *head = copy_text (pdf, trailer->xref, 32);
  g_autofree char *line = NULL;
  g_autofree char *object = NULL;
  unsigned long offset;
  unsigned first, count, number;
  int head_size = 0, entries = 0;
  char *end;

  if (sscanf (head, "xref %u %u%n", &first, &count, &head_size) != 2 || first != 0)
    return NULL;
  line = copy_text (
    pdf, trailer->xref + (gsize) head_size + 1 + (gsize) trailer->catalog * XREF_ENTRY_SIZE,
    XREF_ENTRY_SIZE);
  if (sscanf (line, "%10lu %*5u n", &offset) != 1)
    return NULL;
  object = copy_text (pdf, offset, 4096);
  end = strstr (object, "endobj");
  if (end == NULL || sscanf (object, "%u 0 obj << %n", &number, &entries) != 1 || entries == 0 ||
      number != trailer->catalog)
    return NULL;
  *end = '\0';
  end = strrchr (object, '>');
  if (end == NULL || end == object || end[-1] != '>' || strstr (object, "/Type /Catalog") == NULL ||
      strstr (object, "/Names") != NULL)
    return NULL;
  end[-1] = '\0';
  return g_strchomp (g_strdup (object + entries));
}

G_GNUC_PRINTF (2, 3)
static void
append_format (GByteArray *pdf, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_byte_array_append (pdf, (const guint8 *) text, (guint) strlen (text));
}

static void
append_file (GByteArray *pdf, guint number, const MoatPdfAttachment *attachment, GBytes *packed)
{
  g_auto (GStrv) halves = g_strsplit (attachment->mime_type, "/", 2);
  gsize size;
  gconstpointer data = g_bytes_get_data (packed, &size);

  append_format (pdf,
                 "%u 0 obj\n<< /Type /EmbeddedFile /Subtype /%s#2F%s /Filter /FlateDecode\n"
                 "   /Length %" G_GSIZE_FORMAT " /Params << /Size %" G_GSIZE_FORMAT " >> >>\n"
                 "stream\n",
                 number, halves[0], halves[1], size, attachment->size);
  g_byte_array_append (pdf, data, (guint) size);
  append_format (pdf, "\nendstream\nendobj\n");
}

static GBytes *
compress (const MoatPdfAttachment *attachment, GError **error)
{
  struct libdeflate_compressor *compressor = libdeflate_alloc_compressor (COMPRESSION);
  gsize bound, size;
  guint8 *packed;

  if (compressor == NULL)
    {
      moat_export_set_memory_error (error);
      return NULL;
    }
  bound = libdeflate_zlib_compress_bound (compressor, attachment->size);
  packed = g_malloc (bound);
  size = libdeflate_zlib_compress (compressor, attachment->data, attachment->size, packed, bound);
  libdeflate_free_compressor (compressor);
  return g_bytes_new_take (packed, size);
}

gboolean
moat_pdf_attach (GByteArray *pdf, const MoatPdfAttachment *attachment, GError **error)
{
  g_autofree char *catalog = NULL;
  g_autoptr (GBytes) packed = NULL;
  guint catalog_at, specification_at, file_at, xref_at, specification, file;
  Trailer trailer;

  g_return_val_if_fail (strpbrk (attachment->name, "()\\") == NULL, FALSE);
  g_return_val_if_fail (strchr (attachment->mime_type, '/') != NULL, FALSE);

  if (read_trailer (pdf, &trailer))
    catalog = read_catalog (pdf, &trailer);
  if (catalog == NULL)
    {
      g_set_error_literal (error, MOAT_EXPORT_ERROR, MOAT_EXPORT_ERROR_FAILED,
                           _ ("The sources of the chart could not be attached to the PDF: "
                              "its structure is not known."));
      return FALSE;
    }
  packed = compress (attachment, error);
  if (packed == NULL)
    return FALSE;

  specification = trailer.n_objects;
  file = trailer.n_objects + 1;
  catalog_at = pdf->len;
  append_format (pdf,
                 "%u 0 obj\n<< %s\n   /Names << /EmbeddedFiles << /Names [ (%s) %u 0 R ] >> >>\n"
                 "   /AF [ %u 0 R ]\n>>\nendobj\n",
                 trailer.catalog, catalog, attachment->name, specification, specification);
  specification_at = pdf->len;
  append_format (pdf,
                 "%u 0 obj\n<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Data\n"
                 "   /EF << /F %u 0 R /UF %u 0 R >> >>\nendobj\n",
                 specification, attachment->name, attachment->name, file, file);
  file_at = pdf->len;
  append_file (pdf, file, attachment, packed);
  xref_at = pdf->len;
  append_format (pdf, "xref\n%u 1\n%010u 00000 n \n%u 2\n%010u 00000 n \n%010u 00000 n \n",
                 trailer.catalog, catalog_at, specification, specification_at, file_at);
  append_format (pdf,
                 "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %" G_GSIZE_FORMAT
                 "\n>>\nstartxref\n%u\n%%%%EOF\n",
                 trailer.n_objects + 2, trailer.catalog, trailer.info, trailer.xref, xref_at);
  return TRUE;
}
