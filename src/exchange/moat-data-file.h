/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-row-reader.h"

G_BEGIN_DECLS

/** MoatDataFormat: what a file is, by its contents and not by its name. */
typedef enum
{
  MOAT_DATA_FORMAT_AUTO, /* find out */
  MOAT_DATA_FORMAT_CSV,  /* delimited text of any delimiter; also the only one within a zip */
  MOAT_DATA_FORMAT_TSV,  /* delimited text whose delimiter is the tab */
  MOAT_DATA_FORMAT_XLSX,
  MOAT_DATA_FORMAT_COMPANYFACTS, /* SEC EDGAR JSON */
  MOAT_DATA_FORMAT_FSDS,         /* SEC Financial Statement Data Set: zip with sub, num, tag */
} MoatDataFormat;

const char *moat_data_format_to_nick (MoatDataFormat value); /* "csv", "companyfacts" */
gboolean moat_data_format_from_nick (const char *nick, MoatDataFormat *out);

/** MoatDialect: how delimited text is written.  Plain struct. */
typedef struct
{
  char *encoding; /* ICU's name: "UTF-8", "UTF-16LE", "gb18030", "windows-1252" */
  char delimiter; /* , ; tab | or any other ASCII character */
  char quote;     /* '"' mostly; 0: quotes are text */
  char escape;    /* 0: a quote inside quotes is written twice; '\\' */
} MoatDialect;

MoatDialect *moat_dialect_copy (const MoatDialect *self);
void moat_dialect_free (MoatDialect *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatDialect, moat_dialect_free)
/** Whether text can be written like that: the three characters are printable ASCII or the tab, and
 * differ. */
gboolean moat_dialect_is_valid (const MoatDialect *self);

/**
 * MoatDataFile: a file, or a pasted block of cells, whose tables can be read as often as is needed:
 * once to recognise and preview it, once to try it, once to take it in.  Each reading makes sure
 * that the file is still the one that was opened.  May be used from one thread at a time.
 */
#define MOAT_TYPE_DATA_FILE (moat_data_file_get_type ())
G_DECLARE_FINAL_TYPE (MoatDataFile, moat_data_file, MOAT, DATA_FILE, GObject)

/** Opens @path and finds out what it is.  MOAT_EXCHANGE_ERROR says what is wrong and where. */
MoatDataFile *moat_data_file_open (const char *path, MoatDataFormat format,
                                   GCancellable *cancellable, GError **error);
/** A pasted block of cells: tab-separated as spreadsheets put it on the clipboard, or any CSV. */
MoatDataFile *moat_data_file_new_from_text (const char *text, GError **error);
const char *moat_data_file_get_path (MoatDataFile *self); /* NULL: pasted */
MoatDataFormat moat_data_file_get_format (MoatDataFile *self);
/** The tables that can be read: sheets of a workbook, one (named like the file) otherwise; ended by
 * NULL.  Borrowed. */
const char *const *moat_data_file_get_tables (MoatDataFile *self);
/** How the text is written, as found out or as set; NULL for other formats.  Borrowed. */
const MoatDialect *moat_data_file_get_dialect (MoatDataFile *self);
/** @dialect has to be valid; that ICU knows its encoding is found out when rows are read. */
void moat_data_file_set_dialect (MoatDataFile *self, const MoatDialect *dialect);
/** The rows of @table (nullable: the first) from the beginning.  MOAT_EXCHANGE_ERROR_CHANGED when
 * the file is no longer what was opened; reading to the end checks it once more.  (transfer full)
 */
MoatRowReader *moat_data_file_read_rows (MoatDataFile *self, const char *table, GError **error);

G_END_DECLS
