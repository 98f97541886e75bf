/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "moat-store.h"

G_BEGIN_DECLS

/* A project file in a folder of its own, and what the tests of this folder do to it. */

/** ProjectFile: @path is a project with the entity "acme", its segment "acme-cloud", the concepts
 * "investment", "staff", "cash" (an amount at a moment) and "margin", the sources "paper" and
 * "filing", and no figures. */
typedef struct
{
  char *folder;
  char *path;
} ProjectFile;

#define PROJECT_FILE_EXIT_SKIPPED 77

ProjectFile *project_file_new (void);
void project_file_free (ProjectFile *self); /* with everything in the folder */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ProjectFile, project_file_free)
/** The path of @name in the folder.  (transfer full) */
char *project_file_get_sibling (const ProjectFile *self, const char *name);
/** Opens the project to write; the test fails if that does. */
MoatStore *project_file_open (const ProjectFile *self);
/** The bytes of the file, as they were read before, and no journal beside it. */
void project_file_restore (const ProjectFile *self, GBytes *bytes);
/** Runs @run in a process of its own, which has to end well.  If it exits with
 * PROJECT_FILE_EXIT_SKIPPED, the test is skipped, and @unable (nullable) says why. */
void project_file_run_apart (const ProjectFile *self, void (*run) (const ProjectFile *self),
                             const char *unable);
/** Fails the test unless the folder holds @n files and nothing else. */
void project_file_assert_n_files (const ProjectFile *self, guint n);

/** Begin and end an action; the test fails if that does. */
void project_file_begin (MoatStore *store, const char *label);
void project_file_end (MoatStore *store);
/** Fails the test unless the journal's entries since the last settled one, oldest first, are
 * "label:state label:state". */
void project_file_assert_entries (MoatStore *store, const char *wanted);
/** Fails the test if moat_store_check() finds a problem. */
void project_file_assert_sound (MoatStore *store);

/** A figure of Acme's investment in 2024 that can be stored. */
MoatFact *project_file_make_fact (const char *key, const char *as_stated);
/** Stores such a figure in an action of its own, labelled with its key.  Returns its id. */
gint64 project_file_put_fact (MoatStore *store, const char *key, const char *as_stated);
/** Inserts a row from "column=value" texts in the open action. */
void project_file_insert (MoatStore *store, const char *table, ...) G_GNUC_NULL_TERMINATED;

/* What other programs do. */
/** Runs @sql with none of the store's settings. */
void project_file_tamper (const char *path, const char *sql);
/** Writes @size bytes at @offset of the file. */
void project_file_patch (const char *path, gsize offset, const void *bytes, gsize size);
/** Every table but the journal's (and what is parked), row by row in the order of their ids; values
 * as SQL literals, so that no two differ alike. */
char *project_file_dump (const char *path);
/** Fails the test unless the dump is @wanted. */
void project_file_assert_dump (const ProjectFile *self, const char *wanted);
/** The first column of the first row of @sql. */
gint64 project_file_count (const char *path, const char *sql);
GBytes *project_file_read (const char *path);
/** Fails the test unless the file holds @wanted to the byte. */
void project_file_assert_bytes (const char *path, GBytes *wanted);

/** Lets SQLite wait without letting time pass: a busy timeout is over at once. */
void project_file_skip_waiting (void);

G_END_DECLS
