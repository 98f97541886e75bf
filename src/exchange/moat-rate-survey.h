/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-mapping.h"
#include "moat-rate-direction.h"
#include "moat-rate.h"
#include "moat-row-reader.h"

G_BEGIN_DECLS

/** MoatRateForm: how a table of exchange rates is laid out. */
typedef enum
{
  MOAT_RATE_FORM_WIDE,   /* a row for each day or period, a column for each currency */
  MOAT_RATE_FORM_LONG,   /* a row for each rate, with the name of its currency */
  MOAT_RATE_FORM_ACROSS, /* a row for each currency, a column for each period */
} MoatRateForm;

/** MoatRateStep: how far apart the days of a table are. */
typedef enum
{
  MOAT_RATE_STEP_DAY,
  MOAT_RATE_STEP_MONTH,  /* the day stands for its month */
  MOAT_RATE_STEP_YEAR,   /* … for its year */
  MOAT_RATE_STEP_STATED, /* the table names periods, not days */
} MoatRateStep;

/** MoatRateStand: whether the rates of a series can be taken. */
typedef enum
{
  MOAT_RATE_STAND_UNKNOWN,   /* the name is no currency */
  MOAT_RATE_STAND_UNDECIDED, /* the direction has to be given; @direction may suggest one */
  MOAT_RATE_STAND_LIKELY,    /* known examples decide the direction */
  MOAT_RATE_STAND_GIVEN,     /* the user has given or confirmed it */
} MoatRateStand;

/** MoatRateSeries: the rates of one currency in a table: a column, or the rows with a name. */
typedef struct
{
  char *name;                  /* as it stands in the file */
  const char *currency;        /* interned; NULL: the name is none that is known */
  const char *other;           /* the second of a pair; nullable */
  MoatRateStand stand;         /* LIKELY and GIVEN are taken */
  MoatRateDirection direction; /* @base NULL: there is no suggestion */
  char *example;               /* "1 USD = 6.9081 CNY (2019)"; nullable */
  char *problem;               /* why the rates are refused as they stand, translated; nullable */
  gboolean is_selected;        /* FALSE: left out */
  gsize n_values;
  MoatDate first, last;
  GArray *years; /* sums; private to the layer */
} MoatRateSeries;

/**
 * MoatRateSurvey: what a table of exchange rates holds, and how it is to be read.  Made by reading
 * all of it once; then a person looks at it and may change directions, kind and selection; then
 * moat_rate_reader_new() reads the rates.
 */
typedef struct
{
  MoatRateForm form;
  MoatRateStep step;
  MoatRateKind kind;        /* what the numbers are; days: closing, others: average */
  gsize header_line;        /* 0: none */
  int name_column;          /* LONG, ACROSS */
  int period_column;        /* WIDE, LONG */
  int value_column;         /* LONG */
  MoatNumberMark mark;      /* which character divides decimals, */
  MoatDateOrder date_order; /* and which part of a day comes first */
  GPtrArray *series;        /* of MoatRateSeries, in the order of the file */
  GHashTable *by_name;      /* their names → the same */
  GPtrArray *header;        /* of char: the texts of the columns */
  GArray *periods;          /* ACROSS: of MoatPeriod, one for each column; invalid: none */
  GPtrArray *columns;       /* WIDE: of MoatRateSeries, one for each column; nullable each */
} MoatRateSurvey;

/** Reads @rows to the end.  @more: examples besides those that the program knows, of
 * MoatRateExample (nullable).  MOAT_EXCHANGE_ERROR_MALFORMED: no table of rates. */
MoatRateSurvey *moat_rate_survey_new (MoatRowReader *rows, const GArray *more,
                                      GCancellable *cancellable, GError **error);
void moat_rate_survey_free (MoatRateSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatRateSurvey, moat_rate_survey_free)
/** Whether most names in the table are those of currencies and most numbers like those that known
 * rates have.  A table of countries' figures has such names too, but not such numbers. */
gboolean moat_rate_survey_is_likely (const MoatRateSurvey *self);
/** The series with this name, without the space around it; NULL: none. */
MoatRateSeries *moat_rate_survey_find (const MoatRateSurvey *self, const char *name);
/** Says what the numbers of a series are; to confirm a suggestion, pass that. */
gboolean moat_rate_survey_set_direction (MoatRateSurvey *self, const char *name,
                                         const MoatRateDirection *direction, GError **error);
/** Leaves out every series whose currencies are not among @currencies (ended by NULL; NULL: takes
 * all). */
void moat_rate_survey_select (MoatRateSurvey *self, const char *const *currencies);
/** Changes what @json names: {"directions": {"Euro": "EUR per USD"}, "currencies": ["CNY", "EUR"],
 * "kind": "average"}.  MOAT_EXCHANGE_ERROR_MALFORMED names the member. */
gboolean moat_rate_survey_apply_json (MoatRateSurvey *self, const char *json, GError **error);
/** The period that a period or day of the table stands for. */
MoatPeriod moat_rate_survey_get_period (const MoatRateSurvey *self, MoatPeriod stated);

G_END_DECLS
