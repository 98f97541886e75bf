/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-project.h"
#include "moat-store.h"

/** Fixture: a project in a folder of its own, which goes with it. */
typedef struct
{
  char *folder;
  char *path; /* of the project's file */
  MoatProject *project;
} Fixture;

/** With the sample in it, or empty. */
Fixture *fixture_new (gboolean with_sample);
void fixture_free (Fixture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

/** Closes the project and opens it again. */
void fixture_reopen (Fixture *self, gboolean read_only);
/** Runs SQL on the file as another program would. */
void fixture_run_sql (const Fixture *self, const char *sql);
/** The number that a query on the file gives. */
int fixture_count (const Fixture *self, const char *query);

/** The key of the next figure added without one, or of one @ahead of it.  (transfer full) */
char *next_fact_key (const Fixture *self, int ahead);
/** A fact that has to be there.  (transfer full) */
MoatFact *get_fact (MoatProject *project, const char *key);
void set_field (MoatFact *fact, MoatFactField field, const char *text);
/** Changes one field of a fact through the project. */
gboolean edit (MoatProject *project, const char *key, MoatFactField field, const char *text,
               GError **error);
/** A fact of the sample's kind that is not stored yet. */
MoatFact *make_fact (const char *as_stated);
/** Everything in the project as text. */
char *dump (MoatProject *project);
/** A spec of a chart from JSON that has to be right. */
MoatChartSpec *make_spec (const char *key, const char *json);
