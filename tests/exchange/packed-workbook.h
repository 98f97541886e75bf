/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** A workbook of a test's own; what is NULL is what most files have. */
typedef struct
{
  const char *rows;      /* contents of sheetData */
  const char *behind;    /* what follows sheetData */
  const char *strings;   /* contents of sst; NULL: there is no such part */
  const char *styles;    /* contents of styleSheet; NULL: there is no such part */
  const char *book;      /* contents of workbook behind its sheets */
  const char *sheets;    /* contents of sheets in the workbook */
  const char *relations; /* contents of the workbook's relations */
  const char *sheet;     /* the whole of the sheet's part */
  gssize sheet_size;     /* of @sheet; 0: up to the NUL */
  const char *package;   /* contents of the relations of the package */
  const char *options;   /* libarchive's for the zip */
} Workbook;

/** Packs the workbook into a new file in @folder and returns its path. */
char *make_workbook (const char *folder, const Workbook *self);
/** All rows of the sheet @sheet (nullable: the first) of a file, as dump_rows() gives them; @error
 * (nullable) is what ended them. */
char *dump_sheet (const char *path, const char *sheet, GError **error);
