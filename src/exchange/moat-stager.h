/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"
#include "moat-quantity.h"
#include "moat-row-reader.h"

G_BEGIN_DECLS

/** MoatStagedFact: one figure of a file, read and not yet anybody's.  @entity, @concept and
 * @source are the project's keys where the mapping knows them, else the texts of the file; they
 * live as long as the stager and are the same pointer for the same text. The other texts are
 * borrowed until the next step. */
typedef struct
{
  gsize line;
  int column; /* 0-based, of the value */
  const char *entity;
  const char *concept;
  const char *source; /* nullable */
  MoatPeriod period;
  const char *as_stated; /* the cell, with the header's unit where the cell has none */
  gboolean has_value;
  MoatDecimal low, best, high; /* as of MoatFact */
  const char *unit;            /* interned; NULL: nowhere stated */
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;
  MoatDate known_from;   /* MOAT_DATE_NONE: not stated */
  const char *locator;   /* "row 12, column 2022"; never NULL */
  const char *remark_en; /* nullable */
  const char *remark_zh; /* nullable */
  const char *key;       /* nullable */
} MoatStagedFact;

/** MoatStagedProblem: why a figure or a row cannot be taken. */
typedef struct
{
  gsize line;
  int column;    /* 0-based; −1: the row as a whole */
  char *message; /* translated */
  MoatRow row;   /* as it stands; borrowed until the next step */
} MoatStagedProblem;

void moat_staged_problem_clear (MoatStagedProblem *self);

typedef enum
{
  MOAT_STAGED_FACT,
  MOAT_STAGED_PROBLEM,
  MOAT_STAGED_END,
  MOAT_STAGED_ERROR, /* the rest cannot be read */
} MoatStaged;

/** MoatStagerCounts: what has been gone through so far. */
typedef struct
{
  gsize n_rows;     /* of data, those left out not counted */
  gsize n_empty;    /* cells that state nothing: blank, "NA", "..", "n/a", "-" */
  gsize n_left_out; /* rows about concepts or periods that were not asked for */
} MoatStagerCounts;

/** What the project knows that reading a row needs.  @get_year_end is called in the thread that
 * reads. */
typedef struct
{
  const MoatQualifierWord *words; /* nullable: the default ones */
  MoatYearEnd (*get_year_end) (const char *entity, gpointer data);
  gpointer data;
} MoatStagerContext;

/**
 * MoatStager: rows and a mapping into staged facts, one at a time, in constant memory.
 */
typedef struct _MoatStager MoatStager;

/** @mapping and @context are borrowed and must not change while the stager lives; so is
 * @corrections (nullable): line (gsize in the pointer) → GStrv, the cells to read in place of that
 * row's. */
MoatStager *moat_stager_new (MoatRowReader *rows, const MoatMapping *mapping,
                             const MoatStagerContext *context, GHashTable *corrections);
void moat_stager_free (MoatStager *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatStager, moat_stager_free)
/** The next figure or problem.  @problem is to be cleared when PROBLEM was returned. */
MoatStaged moat_stager_next (MoatStager *self, MoatStagedFact *fact, MoatStagedProblem *problem,
                             GCancellable *cancellable, GError **error);
/** The row that was last looked at, as it stands or as corrected; borrowed until the next step. */
const MoatRow *moat_stager_get_row (MoatStager *self);
const MoatStagerCounts *moat_stager_get_counts (MoatStager *self);
double moat_stager_get_fraction (MoatStager *self);

G_END_DECLS
