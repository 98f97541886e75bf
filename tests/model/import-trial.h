/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"
#include "moat-import-data.h"

/** The header of a long table that needs no help. */
#define TRIAL_HEAD "entity,concept,period,value,unit,source,known from\n"

/** Trial: an import that is being made. */
typedef struct
{
  Fixture *fixture;
  MoatDataFile *file;
  MoatMapping *mapping;
  gboolean dry_run;
  GCancellable *cancellable;
  guint n_told; /* refusals that were told one by one */
} Trial;

/** Writes @text as the file that a trial takes, and returns its path. */
char *trial_write_file (const Fixture *fixture, const char *text);
/** An import of @text, mapped as is suggested. */
void trial_init (Trial *self, Fixture *fixture, const char *text);
void trial_clear (Trial *self);
/** Makes the import; NULL and @error if that fails. */
MoatImportResult *trial_try (Trial *self, GError **error);
/** Makes the import, which has to work and to count each figure once. */
MoatImportResult *trial_run (Trial *self);
/** All of it.  (transfer full) */
MoatImportResult *import_text (Fixture *fixture, const char *text);
/** Imports @text and asserts "added restated unchanged refused", and that the project is sound. */
void assert_import (Fixture *fixture, const char *text, const char *counts);
/** A text with @n figures of days from 1990 on, in @n_entities series. */
char *trial_compose_many (guint n, guint n_entities);
