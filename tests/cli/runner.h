/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "moat-table.h"

G_BEGIN_DECLS

/**
 * Runner: runs the built moat-cli as a script would, in a folder of its own that goes with it.
 * Names of files are taken relative to that folder.  $MOAT_CLI is the program.
 */
typedef struct _Runner Runner;

typedef enum
{
  RUNNER_DEFAULT = 0,
  RUNNER_BOUND = 1 << 0,    /* by permissions, also when the test runs as root */
  RUNNER_NO_SPACE = 1 << 1, /* no file can grow beyond 4 KiB: what a full disk looks like */
  RUNNER_FULL_OUT = 1 << 2, /* standard output is a full device */
} RunnerFlags;

/** RunnerResult: what a run left.  The test fails if the program crashed. */
typedef struct
{
  int status;
  char *out, *err;
} RunnerResult;

Runner *runner_new (void);
/** One whose folder holds the sample as "a.moat". */
Runner *runner_new_sample (void);
void runner_free (Runner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Runner, runner_free)

void runner_result_free (RunnerResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RunnerResult, runner_result_free)

/** Absolute name of a file of the runner's folder.  (transfer full) */
char *runner_path (Runner *self, const char *name);
/** For the runs from now on. */
void runner_setenv (Runner *self, const char *variable, const char *value);
void runner_set_flags (Runner *self, RunnerFlags flags);
/** FALSE, and the test is skipped, where RUNNER_BOUND cannot be had. */
gboolean runner_can_bind (void);

/** Runs moat-cli with the arguments, which end with NULL.  (transfer full) */
RunnerResult *runner_run (Runner *self, ...) G_GNUC_NULL_TERMINATED;
RunnerResult *runner_run_strv (Runner *self, const char *const *arguments);
/** Runs it, asserts status 0 and a silent standard error, and returns its output. */
char *runner_get (Runner *self, ...) G_GNUC_NULL_TERMINATED;
/** `new NAME --sample`. */
void runner_make_sample (Runner *self, const char *name);
/** `export a.moat --chart CHART -o OUT` with the arguments after OUT, which end with NULL; asserts
 * that it succeeds and says nothing. */
void runner_export (Runner *self, const char *chart, const char *out, ...) G_GNUC_NULL_TERMINATED;

/** Status 1, nothing on standard output, one line on standard error that has @part in it. */
void runner_assert_refused (const RunnerResult *result, const char *part);
/** Status 2, nothing on standard output, a line on standard error that has @part in it. */
void runner_assert_usage (const RunnerResult *result, const char *part);
/** The JSON of @text, which has to be whole.  (transfer full) */
JsonNode *runner_parse_json (const char *text);
void runner_assert_contains (const char *text, const char *part);

/** Every file of the folder and below with a digest of its bytes, to compare two states. */
char *runner_snapshot (Runner *self);
GBytes *runner_read (Runner *self, const char *name);
void runner_write (Runner *self, const char *name, const void *data, gsize size);
/** Runs SQL on a database as a stranger would, with none of the program's care. */
void runner_sql (Runner *self, const char *name, const char *sql);

/** `facts` as a table, with the arguments after FILE, which end with NULL. */
MoatTable *runner_read_facts (Runner *self, const char *name, ...) G_GNUC_NULL_TERMINATED;
/** A cell of the row with this key; "" when there is none.  Borrowed. */
const char *runner_cell (const MoatTable *table, const char *key, const char *column);

G_END_DECLS
