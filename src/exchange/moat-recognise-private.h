/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-recognise.h"
#include "moat-unit-words.h"

G_BEGIN_DECLS

/* How the files of recognition share their work:
 *
 *   moat-recognise.c           the steps in order, and what holds for the whole table
 *   moat-recognise-sample.c    the first rows, and how numbers and dates are written in them
 *   moat-recognise-header.c    which lines are the header, and what a header says of its column
 *   moat-recognise-words.c     the words that headers use for what a column is
 *   moat-recognise-roles.c     what each column is, by its header and its cells
 *   moat-recognise-metadata.c  the description that Our World in Data puts beside its files */

/** MoatSampleRow: a row of the sample, its cells without the space around them. */
typedef struct
{
  gsize line;
  GStrv cells;
  guint n_cells;
  guint n_filled;
} MoatSampleRow;

/** MoatSample: the first rows of a table. */
typedef struct
{
  GPtrArray *rows; /* of MoatSampleRow */
  guint n_columns; /* of the longest row, up to the last cell that holds something */
} MoatSample;

MoatSample *moat_sample_new (void);
void moat_sample_free (MoatSample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSample, moat_sample_free)
/** Reads enough rows to recognise the table by. */
MoatSample *moat_sample_read (MoatRowReader *rows, GCancellable *cancellable, GError **error);
/** The cell at @row of the sample; "" where there is none. */
const char *moat_sample_get (const MoatSample *self, guint row, guint column);
/** How the numbers and dates from @first_row on are written. */
void moat_sample_find_notation (const MoatSample *self, guint first_row, MoatNumberMark *mark,
                                MoatDateOrder *order);

/** MoatColumnStats: what the cells of a column are.  A year is a period and a figure. */
typedef struct
{
  guint n_filled; /* that state something */
  guint n_figures;
  guint n_periods;
  guint n_units;
  guint n_qualifiers;
  guint n_statuses;
  guint n_grades;
  guint n_texts;    /* neither a figure nor a period */
  guint n_distinct; /* different texts */
} MoatColumnStats;

MoatColumnStats moat_sample_count (const MoatSample *self, guint first_row, guint column,
                                   MoatNumberMark mark, MoatDateOrder order);

/** MoatHeader: the lines of a table that name its columns. */
typedef struct
{
  gboolean is_there;
  guint first_row, last_row; /* of the sample */
  guint data_row;            /* the first of data */
} MoatHeader;

MoatHeader moat_header_find (const MoatSample *sample);
/** How many columns the table has: those that are named, and beyond them those that one row of five
 * fills. What is further right has slipped. */
guint moat_header_count_columns (const MoatHeader *self, const MoatSample *sample);
/** The lines of the header of @column, without those that repeat the one above. (transfer full) */
GStrv moat_header_get_parts (const MoatHeader *self, const MoatSample *sample, guint column);

/** MoatHeaderSaying: what a header says of the figures below it; all nullable. */
typedef struct
{
  char *period;
  char *rest; /* without period and unit: what is measured, or of whom */
  MoatUnitWords words;
} MoatHeaderSaying;

void moat_header_read (const char *const *parts, MoatHeaderSaying *out);
void moat_header_saying_clear (MoatHeaderSaying *self);

/** The role that @header asks for; FALSE: none.  @rank: the lower, the surer among columns that ask
 * for the same. */
gboolean moat_recognise_word (const char *header, MoatColumnRole *role, guint *rank);
/** Whether @text (of a header or a cell) is usual for what figures measure. */
gboolean moat_recognise_is_measure (const char *text);
/** The folded form in which texts are compared.  (transfer full); NULL: not UTF-8. */
char *moat_recognise_fold (const char *text);

/** MoatGuess: a column while it is not decided what it is. */
typedef struct
{
  GStrv parts;
  char *header;
  MoatHeaderSaying said;
  MoatColumnStats stats;
  MoatColumnRole role;
  guint rank;
  gboolean is_code;     /* ignored because it names the rows in another way */
  gboolean is_recalled; /* the user has said so */
} MoatGuess;

/** MoatGuesses: everything that is known of a table while its mapping is made. */
typedef struct
{
  const MoatSample *sample;
  const MoatKnownNames *known; /* nullable */
  MoatHeader header;
  GArray *columns; /* of MoatGuess */
  MoatMapping *mapping;
} MoatGuesses;

/** Decides what the columns are. */
void moat_recognise_roles (MoatGuesses *self);
/** The key of @text among @names (nullable); NULL: none. */
const char *moat_recognise_find_known (GHashTable *names, const char *text);

/** Reads the metadata file beside the CSV file at @path, if there is one: unit, name and source of
 * the one column of figures. */
void moat_recognise_metadata (MoatMapping *mapping, const char *path);

G_END_DECLS
