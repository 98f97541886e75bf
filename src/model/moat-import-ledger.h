/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-fact.h"

G_BEGIN_DECLS

/** MoatLedgerEntry: what an import has to know of a statement.  Entities, concepts and sources are
 * the numbers of their names (MoatImportTerm). */
typedef struct
{
  guint64 content; /* moat_ledger_hash_content() */
  gint64 fact_id;
  const char *unit; /* interned */
  MoatPeriod period;
  MoatDate known_from;
  guint32 entity, concept, source;
  guint32 locator;  /* moat_ledger_hash_locator() */
  guint32 subject;  /* moat_ledger_hash_subject() */
  guint32 next;     /* the ledger's own */
  guint16 n_before; /* the ledger's own: statements of the same period, at most G_MAXUINT16 */
  guint8 status;
  guint8 is_new; /* the import has brought it */
} MoatLedgerEntry;

/** MoatLedgerVerdict: what a statement is beside those that are known. */
typedef enum
{
  MOAT_LEDGER_ADDED,     /* nothing was known, or another source says the same */
  MOAT_LEDGER_RESTATED,  /* something else was known */
  MOAT_LEDGER_UNCHANGED, /* it is known */
  MOAT_LEDGER_TOO_MANY,  /* of one period: rows that something else must tell apart */
} MoatLedgerVerdict;

/** What is to be said of a new statement: ids of facts, 0 for none. */
typedef struct
{
  gint64 supersedes, superseded_by, same_as, restates;
} MoatLedgerRelations;

/** MoatLedger: the statements that are known of each entity, concept, period and status, in about
 * 60 bytes each. */
typedef struct _MoatLedger MoatLedger;

/** Of more statements about one period than this, an import takes no others. */
#define MOAT_LEDGER_MAX_OF_PERIOD 1000

MoatLedger *moat_ledger_new (void);
void moat_ledger_free (MoatLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatLedger, moat_ledger_free)
/** Adds what the project has. */
void moat_ledger_add_known (MoatLedger *self, MoatLedgerEntry *entry);
/** Adds a statement, right after it was judged. */
void moat_ledger_add (MoatLedger *self, const MoatLedgerEntry *entry);
/** What @entry, which is not in the ledger yet, would be.  @is_dated: its known-from date is stated
 * and not only that of the import.  @is_distinct: no statement that the import itself has brought
 * is the same. */
MoatLedgerVerdict moat_ledger_judge (const MoatLedger *self, MoatLedgerEntry *entry,
                                     gboolean is_dated, gboolean is_distinct,
                                     MoatLedgerRelations *relations);

/** A number for what a figure says: value, ends and qualifier, or the words without a number. */
guint64 moat_ledger_hash_content (const MoatFact *fact);
guint32 moat_ledger_hash_locator (const char *locator);
/** A number for what a statement is about. */
guint32 moat_ledger_hash_subject (const MoatLedgerEntry *entry);
/** Has what is known of @entry, which will be judged soon, fetched from memory meanwhile. */
void moat_ledger_prefetch (const MoatLedger *self, const MoatLedgerEntry *entry);

G_END_DECLS
