/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-concept.h"
#include "moat-entity.h"
#include "moat-event.h"
#include "moat-fact-row.h"
#include "moat-fact.h"
#include "moat-observation.h"
#include "moat-relation.h"
#include "moat-source.h"

G_BEGIN_DECLS

/**
 * MoatStore: an open project file.  Belongs to the thread that opened it.  Reading needs no
 * action; every change is made inside one (moat_store_begin_action() … moat_store_end_action()),
 * which is one transaction with its journal entry.
 */
typedef struct _MoatStore MoatStore;

typedef enum
{
  MOAT_STORE_ERROR_NOT_FOUND,   /* no such file, or no such row */
  MOAT_STORE_ERROR_NOT_PROJECT, /* not a database, or a database of another program */
  MOAT_STORE_ERROR_NEWER,       /* made by a newer Moat; it can be opened read-only */
  MOAT_STORE_ERROR_CORRUPT,     /* damaged, cut short, or tampered with (foreign tables, triggers,
                                   views) */
  MOAT_STORE_ERROR_BUSY,        /* another program holds the lock; try again */
  MOAT_STORE_ERROR_READ_ONLY,   /* the file or its folder cannot be written */
  MOAT_STORE_ERROR_FULL,        /* the disk is full; nothing was changed */
  MOAT_STORE_ERROR_EXISTS,      /* will not overwrite */
  MOAT_STORE_ERROR_CONSTRAINT,  /* the change breaks a rule of the schema */
  MOAT_STORE_ERROR_TOO_LARGE,   /* more than one action can hold; nothing was changed */
  MOAT_STORE_ERROR_NOTHING,     /* nothing to undo or redo */
  MOAT_STORE_ERROR_FAILED,      /* anything else; the message says what */
} MoatStoreError;

#define MOAT_STORE_ERROR (moat_store_error_quark ())
GQuark moat_store_error_quark (void);

typedef enum
{
  MOAT_STORE_OPEN_DEFAULT = 0,
  MOAT_STORE_OPEN_READ_ONLY = 1 << 0, /* never write, not even a journal; newer files open too */
} MoatStoreOpenFlags;

/* moat-store.c: files */
/** Makes a new, empty project file (a temporary one, renamed when whole).  EXISTS if @path does. */
MoatStore *moat_store_create (const char *path, GError **error);
/** Opens a file as a stranger's: its first bytes, application id, version and schema are
 * verified, and quick_check runs, before anything of it is believed.  quick_check runs on a
 * second thread and connection while the caller begins to read; every function below that writes,
 * and moat_store_verify(), waits for it. */
MoatStore *moat_store_open (const char *path, MoatStoreOpenFlags flags, GError **error);
/** Waits for the check of the file that opening began.  CORRUPT if it failed.  To be called
 * before anything that was read leaves the program. */
gboolean moat_store_verify (MoatStore *self, GError **error);
/** Until release, what is read is one state of the file, and reading many rows singly takes one
 * lock instead of one each.  Writers of other programs wait.  Nothing during an action. */
void moat_store_hold (MoatStore *self);
void moat_store_release (MoatStore *self);
void moat_store_close (MoatStore *self); /* rolls an open action back */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatStore, moat_store_close)
const char *moat_store_get_path (MoatStore *self);
gboolean moat_store_is_read_only (MoatStore *self);
/** A whole copy, with its journal, under another name.  EXISTS if there is one. */
gboolean moat_store_copy_to (MoatStore *self, const char *path, GError **error);
/** Integrity, foreign keys, and what the schema cannot say (value and REAL agree, periods are
 * dates, units are known …): one text per problem, empty when sound.  (transfer full) NULL on
 * error. */
GPtrArray *moat_store_check (MoatStore *self, GError **error);
/** Every table but the journal as text in a fixed order, to compare two states.  (transfer full) */
char *moat_store_dump (MoatStore *self, GError **error);
/** From now on, whatever the store does fails with G_IO_ERROR_CANCELLED soon after @cancellable
 * (nullable: no longer; must be taken away before it goes) is cancelled. */
void moat_store_set_cancellable (MoatStore *self, GCancellable *cancellable);
/** Differs after any connection, also another program's, has changed the file. */
gint64 moat_store_get_change_counter (MoatStore *self);
/** The same without waiting for another program that is writing: FALSE then. */
gboolean moat_store_peek_change_counter (MoatStore *self, gint64 *counter);

/* moat-journal.c: actions, undo, redo */
/** Begins a transaction; BUSY after 5 s of waiting. @label is shown to people: "Change value of
 * f02". */
gboolean moat_store_begin_action (MoatStore *self, const char *label, GError **error);
/** Commits the changes with their journal entry; on error everything is rolled back.  An
 * action that changed nothing leaves no entry. */
gboolean moat_store_end_action (MoatStore *self, GError **error);
void moat_store_cancel_action (MoatStore *self);
/** Keeps every applied action on record but beyond the reach of undo: what a new project was made
 * of. */
gboolean moat_store_settle (MoatStore *self, GError **error);
/** Takes the last applied action back, or the last undone one forward; @label (nullable,
 * transfer full) gets its label.  NOTHING when there is none. */
gboolean moat_store_undo (MoatStore *self, char **label, GError **error);
gboolean moat_store_redo (MoatStore *self, char **label, GError **error);
/** The label of the action that undo (or redo) would take; NULL when none.  (transfer full) */
char *moat_store_get_undo_label (MoatStore *self);
char *moat_store_get_redo_label (MoatStore *self);

typedef struct
{
  gint64 id;
  char *time; /* ISO 8601, UTC */
  char *label;
  char *state; /* "applied", "undone", "abandoned", "settled" */
} MoatJournalEntry;

void moat_journal_entry_free (MoatJournalEntry *self);
/** When what the file says last changed, in seconds since 1970: the time of the last action that is
 * applied, or when the project was made.  Undo takes it back with the action.  0 when not known. */
gint64 moat_store_get_modified (MoatStore *self);
/** All entries, oldest first: of MoatJournalEntry.  (transfer full) */
GPtrArray *moat_store_list_journal (MoatStore *self, GError **error);

/* moat-store-read.c: domain values.  Arrays are (transfer full) with a free function; NULL and
 * @error on failure. */
/** The project's title.  Clear @title when done. */
gboolean moat_store_get_title (MoatStore *self, MoatLabel *title, GError **error);
GPtrArray *moat_store_list_entities (MoatStore *self, GError **error); /* by id */
GPtrArray *moat_store_list_concepts (MoatStore *self, GError **error);
GPtrArray *moat_store_list_sources (MoatStore *self, GError **error);
GPtrArray *moat_store_list_events (MoatStore *self, GError **error); /* by date */
/** The words that this project reads figures with, ended by a NULL word. */
MoatQualifierWord *moat_store_list_qualifier_words (MoatStore *self, GError **error);

/** MoatFactFilter: which facts; NULL or none means any. */
typedef struct
{
  const char *entity;   /* key */
  const char *concept;  /* key */
  const char *source;   /* key */
  MoatDate as_known_on; /* only statements made on or before */
  gint64 limit, offset; /* 0: all */
} MoatFactFilter;

GPtrArray *moat_store_list_facts (MoatStore *self, const MoatFactFilter *filter,
                                  GError **error);                                 /* by id */
MoatFact *moat_store_get_fact (MoatStore *self, gint64 id, GError **error);        /* NOT_FOUND */
MoatFact *moat_store_find_fact (MoatStore *self, const char *key, GError **error); /* NOT_FOUND */
gint64 moat_store_count_facts (MoatStore *self);
gboolean moat_store_has_facts (MoatStore *self); /* without counting them */
/** moat-store-tags.c: which sets an entity belongs to, divided by commas.  Needs an open action. */
gboolean moat_store_set_tags (MoatStore *self, gint64 entity_id, const char *tags, GError **error);
/** Which (entity, concept, unit) triples have facts: of MoatSeriesKey. */
typedef struct
{
  char *entity, *concept; /* keys */
  const char *unit;       /* interned */
} MoatSeriesKey;
void moat_series_key_free (MoatSeriesKey *self);
GPtrArray *moat_store_list_series_keys (MoatStore *self, GError **error);
/** The calendar years in which figures of an entity and a concept end, in any unit: adds each to
 * @years (of int) unless it has it. */
gboolean moat_store_add_years (MoatStore *self, const MoatSeriesKey *key, GArray *years,
                               GError **error);
/** MoatExactValue: what a fact states, as exact decimals. */
typedef struct
{
  gint64 fact_id;
  gboolean has_value;
  MoatDecimal low, best, high; /* as of MoatFact */
} MoatExactValue;
/** moat-store-exact.c: those of the facts of a series, in any order.  An array of MoatExactValue.
 * (transfer full) */
GArray *moat_store_read_exact (MoatStore *self, const char *entity, const char *concept,
                               const char *unit, GError **error);
/** How many facts such a series has.  It counts them: a tenth of a second for a million. */
gint64 moat_store_count_series (MoatStore *self, const char *entity, const char *concept,
                                const char *unit);
/** The facts of one series, sorted by period end, start, known-from; a GArray of
 * MoatObservation.  A million take a fraction of a second and 64 MB. */
GArray *moat_store_read_observations (MoatStore *self, const char *entity, const char *concept,
                                      const char *unit, GError **error);
/** Relations that touch the facts of an entity and concept; a GArray of MoatRelation. */
GArray *moat_store_read_relations (MoatStore *self, const char *entity, const char *concept,
                                   GError **error);
/** MoatCitationFilter: the facts of one series that are to be cited. */
typedef struct
{
  const char *entity, *concept, *unit; /* keys, and a unit */
  MoatDate as_known_on;                /* only statements made on or before; NONE: all */
  MoatDate from, to;                   /* only periods that overlap these days; NONE: all */
  gsize limit;
} MoatCitationFilter;

/** The distinct (source key, locator) pairs of such facts by source and locator, as an array of
 * GStrv pairs, at most @filter's limit.  Without dates it takes no longer for a million facts than
 * for ten; with dates, facts that are left out are looked at. */
GPtrArray *moat_store_list_citations (MoatStore *self, const MoatCitationFilter *filter,
                                      GError **error);

/** MoatStoredChart: a row of the chart table. */
typedef struct
{
  gint64 id;
  char *key;
  int position;
  char *spec; /* JSON */
} MoatStoredChart;
void moat_stored_chart_free (MoatStoredChart *self);
GPtrArray *moat_store_list_charts (MoatStore *self, GError **error); /* by position */

/* moat-store-rows.c: any table as text */
/** One row; cells are borrowed until the function returns.  FALSE and @error end the reading. */
typedef gboolean (*MoatStoreRowFunc) (const char *const *cells, gpointer data, GError **error);
/** Calls @func with each row of a table of the user's data, by id, in constant memory.  What
 * moat_store_insert_row() takes: @columns (ended by NULL) may name a reference without its suffix,
 * whose cell is then the key of the row meant; NULL is "". */
gboolean moat_store_for_each_row (MoatStore *self, const char *table, const char *const *columns,
                                  MoatStoreRowFunc func, gpointer data, GError **error);
/** How many rows such a table has. */
gint64 moat_store_count_rows (MoatStore *self, const char *table);
/** MoatSourceUse: what rests on a source. */
typedef struct
{
  char *key;
  gint64 n_facts, n_events, n_rates;
  gint64 n_others; /* claims, frameworks, their items, and evidence */
} MoatSourceUse;
void moat_source_use_free (MoatSourceUse *self);
/** Of every source, by id: of MoatSourceUse.  (transfer full); NULL and @error on failure. */
GPtrArray *moat_store_list_source_uses (MoatStore *self, GError **error);

/* moat-store-write.c: changes; each needs an open action */
/** Inserts (id 0; the new id is set) or updates.  CONSTRAINT names the column. */
gboolean moat_store_put_fact (MoatStore *self, MoatFact *fact, GError **error);
gboolean moat_store_delete_fact (MoatStore *self, gint64 id, GError **error);
gboolean moat_store_put_chart (MoatStore *self, MoatStoredChart *chart, GError **error);
gboolean moat_store_delete_chart (MoatStore *self, gint64 id, GError **error);
/** Inserts one row of any table of the user's data (not fact, not journal) from text.  @columns
 * may name a reference without its suffix ("entity" for entity_id): the value is then the key
 * of the row meant.  Empty text is the column's default, or NULL.  Ended by NULL both.  Errors
 * name the column. */
gboolean moat_store_insert_row (MoatStore *self, const char *table, const char *const *columns,
                                const char *const *values, GError **error);
/** A key that is not in use, "f15" for prefix "f".  (transfer full) */
char *moat_store_make_fact_key (MoatStore *self, const char *prefix, GError **error);

/* moat-store-batch.c, moat-store-statements.c: taking in figures by the million */
/** Begins an action that takes in a batch, to be ended and undone as any other.  In it facts and
 * relations are added by the functions below and by no others; what else is changed is recorded as
 * always.  @origin is what it comes from: the name of a file. */
gboolean moat_store_begin_batch (MoatStore *self, const char *label, const char *origin,
                                 GError **error);
/** The id of the batch that the open action takes in; 0: it takes in none. */
gint64 moat_store_get_batch (MoatStore *self);
/** MoatStatement: a figure that the project has.  Of @fact only id, period, words, numbers, unit,
 * qualifier, status, locator and known-from are set. All borrowed. */
typedef struct
{
  const MoatFact *fact;
  gint64 entity_id, concept_id, source_id;
} MoatStatement;
typedef void (*MoatStatementFunc) (const MoatStatement *statement, gpointer data);
/** Calls @func, which must not use the store, with each figure of an entity and concept, or with
 * all (0 and 0); those that the open batch has brought are left out. */
gboolean moat_store_read_statements (MoatStore *self, gint64 entity_id, gint64 concept_id,
                                     MoatStatementFunc func, gpointer data, GError **error);
/** The id of the fact with @key; 0 when there is none, −1 and @error on failure. */
gint64 moat_store_find_fact_id (MoatStore *self, const char *key, GError **error);
/** Says that most facts of the project will be new ones: their indices are made again at the end,
 * and nothing can be looked up by series or source until then; by key only if @keep_keys. No
 * reading may be under way. */
gboolean moat_store_begin_bulk (MoatStore *self, gboolean keep_keys, GError **error);
/** MoatBatchFact: a new fact.  @row is of a fact that has been validated and suits its concept,
 * except that @key is the key.  The ids are those of rows that are there.  All borrowed. */
typedef struct
{
  const MoatFactRow *row;
  const char *key;
  gint64 entity_id, concept_id, source_id;
} MoatBatchFact;
/** @id gets its id, the next one after that of the fact before. */
gboolean moat_store_add_batch_fact (MoatStore *self, const MoatBatchFact *fact, gint64 *id,
                                    GError **error);
/** Says what one fact is to another, one of which the batch has brought.  Does nothing if that is
 * said already, or if the fact would supersede itself by way of others. */
gboolean moat_store_add_batch_relation (MoatStore *self, MoatRelationKind kind, gint64 fact_id,
                                        gint64 other_id, GError **error);
/** moat_store_insert_row(), and @id gets the id. */
gboolean moat_store_insert_batch_row (MoatStore *self, const char *table,
                                      const char *const *columns, const char *const *values,
                                      gint64 *id, GError **error);

G_END_DECLS
