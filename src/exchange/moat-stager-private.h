/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-cell-figure.h"
#include "moat-cell-period.h"
#include "moat-stager.h"

G_BEGIN_DECLS

/* How the files of the stager share their work:
 *
 *   moat-stager.c        goes from row to row and from figure to figure
 *   moat-stager-names.c  remembers texts that come again: names, units, periods
 *   moat-stager-row.c    reads what a row says of all its figures
 *   moat-stager-fact.c   reads one figure and puts the fact together */

/** MoatStagerName: an entity, concept or source, once for each text that names it. */
typedef struct
{
  const char *key;      /* the project's, or the text; the same pointer for the same key */
  gboolean is_mapped;   /* the mapping knows the text */
  MoatYearEnd year_end; /* of entities */
  MoatUnitWords words;  /* of concepts: "R&D (EUR million)" */
} MoatStagerName;

/** MoatStagerNames: the texts of a table that come again.  Those of names are kept as long as the
 * stager; periods and units are forgotten when there are too many different ones. */
typedef struct
{
  const MoatMapping *mapping;
  const MoatStagerContext *context;
  GStringChunk *texts;
  GHashTable *entities; /* text → MoatStagerName */
  GHashTable *concepts; /* text → MoatStagerName */
  GHashTable *sources;  /* text → MoatStagerName */
  GHashTable *units;    /* text → MoatUnitWords, NULL: no unit */
  GHashTable *periods;  /* text and year end → MoatCellPeriod, NULL: no period */
} MoatStagerNames;

void moat_stager_names_init (MoatStagerNames *self, const MoatMapping *mapping,
                             const MoatStagerContext *context);
void moat_stager_names_clear (MoatStagerNames *self);
const MoatStagerName *moat_stager_names_get_entity (MoatStagerNames *self, const char *text);
const MoatStagerName *moat_stager_names_get_concept (MoatStagerNames *self, const char *text);
const MoatStagerName *moat_stager_names_get_source (MoatStagerNames *self, const char *text);
/* NULL: the text is no unit. */
const MoatUnitWords *moat_stager_names_get_unit (MoatStagerNames *self, const char *text);
/* NULL: the text is no period.  Until the next one is asked for. */
const MoatCellPeriod *moat_stager_names_get_period (MoatStagerNames *self, const char *text,
                                                    MoatYearEnd year_end);

/** MoatStagerColumn: a column of figures, with what its header says of them. */
typedef struct
{
  guint column;
  const MoatStagerName *entity;  /* nullable: as the row says */
  const MoatStagerName *concept; /* nullable */
  const char *period;            /* nullable */
  MoatUnitWords words;
} MoatStagerColumn;

/** MoatStagerRow: what a row says of all its figures. */
typedef struct
{
  const MoatStagerName *entity; /* nullable: each column has its own; likewise below */
  const MoatStagerName *concept;
  const MoatStagerName *source;
  gboolean has_period;
  MoatCellPeriod period;
  MoatUnitWords words;
  MoatQualifier qualifier;
  gboolean has_qualifier;
  MoatStatus status;
  MoatGrade grade;
  MoatDate known_from;
} MoatStagerRow;

typedef enum
{
  MOAT_STAGER_TAKEN,
  MOAT_STAGER_EMPTY,    /* nothing is stated */
  MOAT_STAGER_LEFT_OUT, /* not asked for */
  MOAT_STAGER_REFUSED,  /* the problem is set */
} MoatStagerVerdict;

struct _MoatStager
{
  MoatRowReader *rows;
  const MoatMapping *mapping;
  MoatStagerContext context;
  GHashTable *corrections; /* nullable */
  MoatStagerNames names;
  MoatStagerCounts counts;

  int columns[MOAT_COLUMN_N_ROLES]; /* the first of each role, -1: none */
  gboolean has_several[MOAT_COLUMN_N_ROLES];
  GArray *values;                                     /* of MoatStagerColumn */
  gboolean needs_entity, needs_concept, needs_period; /* of the row, for some column */
  gboolean has_only_numbers;                          /* no words, ends or qualifiers beside them */

  MoatRow row;        /* of the reader, or a correction */
  const char **cells; /* of it, one for each column of the mapping, without the space around them */
  GStringChunk *copies; /* of those that had to be shortened */
  gboolean has_row;
  guint next_value;
  MoatStagerRow said;
  GString *figure, *locator, *joined, *remark_en, *remark_zh, *shown;
};

/* moat-stager.c */
/* The cell without the space around it; "" where the row has no such cell or @column is -1. */
const char *moat_stager_get_cell (MoatStager *self, int column);
/* The text, or its beginning, for a message.  Until the next such call. */
const char *moat_stager_show (MoatStager *self, const char *text);
/* Sets @problem; returns REFUSED. */
MoatStagerVerdict moat_stager_refuse (MoatStager *self, MoatStagedProblem *problem, int column,
                                      const char *format, ...) G_GNUC_PRINTF (4, 5);
/* The cells of all columns with @role that hold something, with @separator between them; of several
 * columns of periods, those cells that are none belong to the concept.  Until the next such call.
 */
const char *moat_stager_join_cells (MoatStager *self, MoatColumnRole role, const char *separator);

/* moat-stager-row.c */
MoatStagerVerdict moat_stager_read_row (MoatStager *self, MoatStagedProblem *problem);
MoatStagerVerdict moat_stager_refuse_period (MoatStager *self, MoatStagedProblem *problem,
                                             int column, const char *text);

/* moat-stager-fact.c */
MoatStagerVerdict moat_stager_read_fact (MoatStager *self, const MoatStagerColumn *column,
                                         MoatStagedFact *fact, MoatStagedProblem *problem);

G_END_DECLS
