/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-import-ledger.h"
#include "moat-import-result.h"
#include "moat-import-terms.h"
#include "moat-stager.h"

G_BEGIN_DECLS

/** MoatImportItem: a figure that can be stored. */
typedef struct
{
  MoatImportTerm *entity, *concept, *source;
  MoatFactRow row;
  const char *key;       /* as the file states it; nullable */
  MoatLedgerEntry entry; /* without the fact's id */
  gboolean is_dated;     /* somebody stated its known-from date */
  gsize line;
  int column;
  const char *cells; /* of the line, one after the other, each with its zero */
  guint n_cells;
} MoatImportItem;

/** MoatImportBlock: some rows of a file, one after the other, with all texts of their own. */
typedef struct
{
  GArray *items;           /* of MoatImportItem */
  GPtrArray *refusals;     /* of MoatRefusal */
  MoatStagerCounts counts; /* of the file so far */
  double fraction;         /* of the file; −1: not known */
  gboolean is_last;
  GError *error; /* why there is no more; of the last only */

  GStringChunk *texts;
} MoatImportBlock;

/** MoatImportReader: reads, stages and checks a file in a thread of its own, a few blocks ahead of
 * who stores them. */
typedef struct _MoatImportReader MoatImportReader;

/** Begins to read.  Everything is borrowed; @terms is the thread's until the reader is freed.  NULL
 * and @error when the file cannot be read from the start. */
MoatImportReader *moat_import_reader_new (const MoatImportRequest *request, MoatImportTerms *terms,
                                          const MoatQualifierWord *words, GCancellable *cancellable,
                                          GError **error);
/** Waits for the thread, which gives up. */
void moat_import_reader_free (MoatImportReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatImportReader, moat_import_reader_free)
/** The next block, to be given back.  Not after the last one. */
MoatImportBlock *moat_import_reader_next (MoatImportReader *self);
void moat_import_reader_give_back (MoatImportReader *self, MoatImportBlock *block);

/** That a figure cannot be stored after all. */
MoatRefusal *moat_import_item_refuse (const MoatImportItem *item, const char *message);
G_END_DECLS
