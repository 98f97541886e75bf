/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file whose tables can be read: what it is, and its rows whenever they are asked for.
 *
 * The contents say what a file is, not its name: each format is asked in turn whether it knows
 * them, and what none of them knows is delimited text, or is refused.  Formats are listed here and
 * live in files of their own; see moat-data-file-private.h.
 *
 * Nothing of the file is kept but its identity.  Each reading opens it anew and makes sure, at its
 * beginning and at its end, that it is the file that was recognised, mapped and previewed. */
#include "config.h"

#include "moat-data-file.h"

#include "moat-csv-row-reader.h"
#include "moat-data-file-private.h"
#include "moat-file-identity.h"
#include "moat-nick.h"
#include "moat-table.h"
#include "moat-text-file.h"
#include "moat-unguarded-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD_SIZE 65536

/* In the order in which they are asked; ended by NULL. */
static const MoatDataFormatReader *const readers[] = {
  &moat_xlsx_format,
  &moat_companyfacts_format,
  &moat_fsds_format,
  NULL,
};

static const char *const nicks[] = {
  [MOAT_DATA_FORMAT_AUTO] = "auto",
  [MOAT_DATA_FORMAT_CSV] = "csv",
  [MOAT_DATA_FORMAT_TSV] = "tsv",
  [MOAT_DATA_FORMAT_XLSX] = "xlsx",
  [MOAT_DATA_FORMAT_COMPANYFACTS] = "companyfacts",
  [MOAT_DATA_FORMAT_FSDS] = "fsds",
};

struct _MoatDataFile
{
  GObject parent_instance;

  char *path;     /* NULL: pasted */
  GBytes *pasted; /* NULL: a file */
  MoatFileIdentity identity;
  const MoatDataFormatReader *reader; /* NULL: delimited text */
  MoatDialect *dialect;               /* of delimited text */
  GStrv tables;
};

G_DEFINE_FINAL_TYPE (MoatDataFile, moat_data_file, G_TYPE_OBJECT)

static void
moat_data_file_finalize (GObject *object)
{
  MoatDataFile *self = MOAT_DATA_FILE (object);

  g_free (self->path);
  g_clear_pointer (&self->pasted, g_bytes_unref);
  g_clear_pointer (&self->dialect, moat_dialect_free);
  g_strfreev (self->tables);
  G_OBJECT_CLASS (moat_data_file_parent_class)->finalize (object);
}

static void
moat_data_file_class_init (MoatDataFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_data_file_finalize;
}

static void
moat_data_file_init (MoatDataFile *self)
{
}

MOAT_DEFINE_NICKS (MoatDataFormat, moat_data_format, nicks)

static gboolean
read_head (MoatDataFile *self, char *head, gsize *size, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_SIZE, size,
                                                    cancellable, error);
}

/* The reader of @format, or of the format that the contents have; NULL: delimited text. */
static gboolean
find_reader (MoatDataFile *self, MoatDataFormat format, GCancellable *cancellable, GError **error)
{
  g_autofree char *head = g_malloc (HEAD_SIZE);
  gsize size;

  if (format == MOAT_DATA_FORMAT_CSV || format == MOAT_DATA_FORMAT_TSV)
    return TRUE;
  if (!read_head (self, head, &size, cancellable, error))
    return FALSE;
  for (gsize i = 0; readers[i] != NULL && self->reader == NULL; i++)
    {
      if (format == MOAT_DATA_FORMAT_AUTO ? readers[i]->recognise (self->path, head, size)
                                          : readers[i]->format == format)
        self->reader = readers[i];
    }
  g_return_val_if_fail (format == MOAT_DATA_FORMAT_AUTO || self->reader != NULL, FALSE);
  return TRUE;
}

/* Delimited text is one table, named like the file. */
static void
name_table (MoatDataFile *self)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  self->tables = g_strsplit (name, "/", 1);
}

static gboolean
look_at_text (MoatDataFile *self, MoatDataFormat format, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autoptr (GInputStream) stream = NULL;
  goffset size;

  stream = moat_text_file_open (self->path, &size, cancellable, error);
  if (stream == NULL)
    return FALSE;
  self->dialect =
    moat_text_file_find_dialect (stream, name, format == MOAT_DATA_FORMAT_TSV ? '\t' : 0,
                                 format == MOAT_DATA_FORMAT_AUTO, cancellable, error);
  if (self->dialect == NULL)
    return FALSE;
  name_table (self);
  return TRUE;
}

static gboolean
list_tables (MoatDataFile *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);

  self->tables = self->reader->list_tables (self->path, cancellable, error);
  if (self->tables == NULL && error != NULL && (*error)->domain == MOAT_EXCHANGE_ERROR)
    /* Translators: the name of a file; what is wrong with it follows. */
    g_prefix_error (error, _ ("“%s”: "), name);
  return self->tables != NULL;
}

static gboolean
look_at_file (MoatDataFile *self, MoatDataFormat format, GCancellable *cancellable, GError **error)
{
  if (!find_reader (self, format, cancellable, error))
    return FALSE;
  if (self->reader == NULL)
    return look_at_text (self, format, cancellable, error);
  return list_tables (self, cancellable, error);
}

MoatDataFile *
moat_data_file_open (const char *path, MoatDataFormat format, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (MoatDataFile) self = NULL;
  g_autoptr (GError) failure = NULL;
  gboolean done;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (MOAT_TYPE_DATA_FILE, NULL);
  self->path = g_strdup (path);
  if (!moat_file_identity_take (&self->identity, path, error))
    return NULL;
  done = look_at_file (self, format, cancellable, &failure);
  if (!moat_file_identity_check (&self->identity, path, error))
    return NULL;
  if (done)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

MoatDataFile *
moat_data_file_new_from_text (const char *text, GError **error)
{
  MoatDataFile *self;

  g_return_val_if_fail (text != NULL, NULL);

  if (text[strspn (text, " \t\r\n")] == '\0')
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                           _ ("There are no cells on the clipboard"));
      return NULL;
    }
  self = g_object_new (MOAT_TYPE_DATA_FILE, NULL);
  self->pasted = g_bytes_new (text, strlen (text));
  self->dialect = moat_text_file_find_pasted_dialect (text);
  self->tables = g_new0 (char *, 2);
  self->tables[0] = g_strdup (_ ("Clipboard"));
  return self;
}

const char *
moat_data_file_get_path (MoatDataFile *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_FILE (self), NULL);

  return self->path;
}

MoatDataFormat
moat_data_file_get_format (MoatDataFile *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_FILE (self), MOAT_DATA_FORMAT_AUTO);

  if (self->reader != NULL)
    return self->reader->format;
  return self->dialect->delimiter == '\t' ? MOAT_DATA_FORMAT_TSV : MOAT_DATA_FORMAT_CSV;
}

const char *const *
moat_data_file_get_tables (MoatDataFile *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_FILE (self), NULL);

  return (const char *const *) self->tables;
}

const MoatDialect *
moat_data_file_get_dialect (MoatDataFile *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_FILE (self), NULL);

  return self->dialect;
}

void
moat_data_file_set_dialect (MoatDataFile *self, const MoatDialect *dialect)
{
  MoatDialect *copy;

  g_return_if_fail (MOAT_IS_DATA_FILE (self) && self->dialect != NULL);
  g_return_if_fail (dialect != NULL && moat_dialect_is_valid (dialect));

  copy = moat_dialect_copy (dialect);
  moat_dialect_free (self->dialect);
  self->dialect = copy;
}

static MoatRowReader *
open_text_rows (MoatDataFile *self, GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  MoatRowReader *rows;
  goffset size;

  if (self->pasted != NULL)
    {
      stream = g_memory_input_stream_new_from_bytes (self->pasted);
      size = (goffset) g_bytes_get_size (self->pasted);
    }
  else
    stream = moat_text_file_open (self->path, &size, NULL, error);
  if (stream == NULL)
    return NULL;
  rows = moat_csv_row_reader_new (stream, size, self->dialect, MOAT_CSV_PLAIN, error);
  return rows != NULL ? moat_unguarded_rows_new (rows) : NULL;
}

/* NULL with @error: there is none of that name. */
static const char *
find_table (MoatDataFile *self, const char *table, GError **error)
{
  if (table == NULL)
    return self->tables[0];
  if (g_strv_contains ((const char *const *) self->tables, table))
    return table;
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
               /* Translators: the name of a sheet. */
               _ ("The file has no table “%s”"), table);
  return NULL;
}

MoatRowReader *
moat_data_file_read_rows (MoatDataFile *self, const char *table, GError **error)
{
  g_autoptr (MoatRowReader) rows = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (MOAT_IS_DATA_FILE (self), NULL);

  table = find_table (self, table, error);
  if (table == NULL)
    return NULL;
  if (self->reader != NULL)
    rows = self->reader->open_rows (self->path, table, &failure);
  else
    rows = open_text_rows (self, &failure);
  if (self->path != NULL && !moat_file_identity_check (&self->identity, self->path, error))
    return NULL;
  if (rows == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (self->path == NULL)
    return g_steal_pointer (&rows);
  return moat_guarded_row_reader_new (g_steal_pointer (&rows), self->path, &self->identity);
}
