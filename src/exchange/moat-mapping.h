/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "moat-decimal.h"
#include "moat-period.h"
#include "moat-vocabulary.h"

G_BEGIN_DECLS

/** MoatColumnRole: what the cells of a column are. */
typedef enum
{
  MOAT_COLUMN_IGNORED,
  MOAT_COLUMN_ENTITY,
  MOAT_COLUMN_CONCEPT, /* several are joined by a comma */
  MOAT_COLUMN_PERIOD, /* in any way that periods are written; several ("2023", "Q3") are joined, and
                       * what is no period in them belongs to the concept */
  MOAT_COLUMN_PERIOD_START,
  MOAT_COLUMN_PERIOD_END,
  MOAT_COLUMN_VALUE, /* several of them: a wide table; what each stands for is said beside it */
  MOAT_COLUMN_AS_STATED,
  MOAT_COLUMN_LOW,
  MOAT_COLUMN_HIGH,
  MOAT_COLUMN_UNIT, /* "USD", "USD million", "%": a unit, a multiplier or both */
  MOAT_COLUMN_QUALIFIER,
  MOAT_COLUMN_STATUS,
  MOAT_COLUMN_GRADE,
  MOAT_COLUMN_SOURCE,
  MOAT_COLUMN_LOCATOR, /* several are joined by a space, in their order */
  MOAT_COLUMN_KNOWN_FROM,
  MOAT_COLUMN_REMARK_EN,
  MOAT_COLUMN_REMARK_ZH,
  MOAT_COLUMN_KEY,
  MOAT_COLUMN_N_ROLES
} MoatColumnRole;

const char *moat_column_role_to_nick (MoatColumnRole value); /* "period-start" */
gboolean moat_column_role_from_nick (const char *nick, MoatColumnRole *out);

/** MoatColumnMapping: one column of a table.  For VALUE columns the fields below the role say
 * what the header says of every figure in the column; unset ones are the row's or the table's. */
typedef struct
{
  char *header; /* as it stands in the file */
  MoatColumnRole role;
  char *entity;     /* nullable */
  char *concept;    /* nullable */
  char *period;     /* "2023", "FY2023": read for each row's entity; nullable */
  const char *unit; /* interned; nullable */
  int scale;        /* power of ten that the numbers are multiplied by: 6 for millions */
} MoatColumnMapping;

/** MoatNumberMark: which character divides the decimals. */
typedef enum
{
  MOAT_NUMBER_MARK_POINT, /* 1,234.5 */
  MOAT_NUMBER_MARK_COMMA, /* 1.234,5 */
} MoatNumberMark;

/** MoatDateOrder: how dates that are all digits and slashes are meant. */
typedef enum
{
  MOAT_DATE_ORDER_YMD,
  MOAT_DATE_ORDER_DMY,
  MOAT_DATE_ORDER_MDY,
} MoatDateOrder;

/**
 * MoatMapping: how the rows of one table become facts.  Plain struct with public fields: found out
 * by moat_mapping_suggest(), changed by the user, remembered per header, read from JSON.
 */
typedef struct
{
  char *table;        /* sheet; NULL: the first */
  gsize header_line;  /* line of the header; 0: there is none */
  gsize first_line;   /* of the rows of data */
  GPtrArray *columns; /* of MoatColumnMapping */
  MoatNumberMark number_mark;
  MoatDateOrder date_order;

  /* What holds for every row that does not say otherwise; nullable. */
  char *entity;
  char *concept;
  char *period;
  const char *unit; /* interned */
  int scale;
  MoatStatus status;
  MoatGrade grade;
  char *source;
  char *locator_prefix; /* stands before what locates the row: "Sheet1"; NULL: none */
  MoatDate known_from;  /* MOAT_DATE_NONE: the source's date, else today */

  /* Texts as they stand in the file → keys of the project (char → char).  What is in no table is
   * looked for by key and name, and is new if there is no such. */
  GHashTable *entity_keys;
  GHashTable *concept_keys;
  gboolean only_mapped_concepts; /* rows about other concepts are left out, not refused */
  gboolean only_years;           /* of durations, only years (350–380 days) and longer */
} MoatMapping;

MoatMapping *moat_mapping_new (void);
MoatMapping *moat_mapping_copy (const MoatMapping *self);
void moat_mapping_free (MoatMapping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatMapping, moat_mapping_free)
/** Adds a column of the role IGNORED.  Borrowed. */
MoatColumnMapping *moat_mapping_add_column (MoatMapping *self, const char *header);
/** Whether a column has @role. */
gboolean moat_mapping_has_role (const MoatMapping *self, MoatColumnRole role);
/** What is missing or contradicts itself, translated; NULL: it can be used.  (transfer full) */
char *moat_mapping_find_problem (const MoatMapping *self);

/* moat-mapping-json.c: for --mapping and for remembering; described in the .c. */
char *moat_mapping_to_json (const MoatMapping *self);
/** Changes those members of @self that @json has.  MOAT_EXCHANGE_ERROR_MALFORMED names the member.
 */
gboolean moat_mapping_apply_json (MoatMapping *self, const char *json, GError **error);

G_END_DECLS
