/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-concept.h"
#include "moat-decimal.h"
#include "moat-label.h"
#include "moat-period.h"
#include "moat-quantity.h"
#include "moat-vocabulary.h"

G_BEGIN_DECLS

/**
 * MoatFact: one stated figure.  Entity, concept and source are named by their keys, so that a
 * fact reads the same in the project file, in a CSV file and in a dialog.
 * A plain struct with public fields; whoever makes one fills and owns it; others take it const.
 */
typedef struct
{
  gint64 id;     /* row in the project file; 0 before it is stored */
  char *key;     /* unique in the project: "f02" */
  char *entity;  /* key */
  char *concept; /* key */
  MoatPeriod period;
  char *as_stated;    /* the words of the source: "3247.51亿元" */
  gboolean has_value; /* FALSE: the text is kept and there is no number */
  MoatDecimal low;    /* the stated ends for `between`; otherwise equal to @best */
  MoatDecimal best;   /* in single units: 324751000000 */
  MoatDecimal high;
  const char *unit; /* interned, see moat-unit.h */
  MoatQualifier qualifier;
  MoatStatus status;
  MoatGrade grade;
  char *source;  /* key; NULL only while a figure is being typed in */
  char *locator; /* place in the source: "1.1.1" */
  MoatDate known_from;
  MoatLabel remark;
} MoatFact;

MoatFact *moat_fact_new (void);
MoatFact *moat_fact_copy (const MoatFact *self);
void moat_fact_free (MoatFact *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatFact, moat_fact_free)
gboolean moat_fact_equal (const MoatFact *a, const MoatFact *b); /* all but the id */
/** The interval that the qualifier gives the stated value, as doubles; open sides are infinite;
 * `about` is ±5 % (documented in the .c). Without a value all three are NaN. */
void moat_fact_interval (const MoatFact *self, double *low, double *best, double *high);
/** One unit of the last digit that the words as stated have: 1000000 for 3247.51亿元.  0 when there
 * is no number, or it is not the fact's value (any more).  @words (nullable): those of the project.
 */
double moat_fact_get_step (const MoatFact *self, const MoatQualifierWord *words);

/** MoatFactField: the fields a person can change, by the names the command line and the
 * import use. */
typedef enum
{
  MOAT_FACT_FIELD_KEY,
  MOAT_FACT_FIELD_ENTITY,
  MOAT_FACT_FIELD_CONCEPT,
  MOAT_FACT_FIELD_PERIOD_START,
  MOAT_FACT_FIELD_PERIOD_END,
  MOAT_FACT_FIELD_AS_STATED,
  MOAT_FACT_FIELD_VALUE,
  MOAT_FACT_FIELD_LOW,
  MOAT_FACT_FIELD_HIGH,
  MOAT_FACT_FIELD_UNIT,
  MOAT_FACT_FIELD_QUALIFIER,
  MOAT_FACT_FIELD_STATUS,
  MOAT_FACT_FIELD_GRADE,
  MOAT_FACT_FIELD_SOURCE,
  MOAT_FACT_FIELD_LOCATOR,
  MOAT_FACT_FIELD_KNOWN_FROM,
  MOAT_FACT_FIELD_REMARK_EN,
  MOAT_FACT_FIELD_REMARK_ZH,
  MOAT_FACT_N_COLUMNS,                          /* files have those above; */
  MOAT_FACT_FIELD_PERIOD = MOAT_FACT_N_COLUMNS, /* this one is both days of the period at once */
  MOAT_FACT_N_FIELDS
} MoatFactField;

const char *moat_fact_field_to_nick (MoatFactField field); /* "period-start" */
/** Also accepts the underscore form of CSV headings ("period_start"). */
gboolean moat_fact_field_from_nick (const char *nick, MoatFactField *out);

typedef enum
{
  MOAT_FACT_ERROR_FIELD,   /* no such field */
  MOAT_FACT_ERROR_VALUE,   /* the text is no value for the field */
  MOAT_FACT_ERROR_PERIOD,  /* the period ends before it starts, or has no end */
  MOAT_FACT_ERROR_UNIT,    /* the unit is not the words', or of another kind than the concept's */
  MOAT_FACT_ERROR_MISSING, /* entity, concept, unit, source or figure is missing */
} MoatFactError;

#define MOAT_FACT_ERROR (moat_fact_error_quark ())
GQuark moat_fact_error_quark (void);

/** The field as text, as files write it (plain decimals, ISO dates, nicks); "" when unset.
 * (transfer full) */
char *moat_fact_get_text (const MoatFact *self, MoatFactField field);
/** MoatFactReading: what else it takes to read a field. */
typedef struct
{
  const MoatQualifierWord *words; /* the project's; NULL: those a new project begins with */
  MoatYearEnd year_end;           /* of the entity, for "FY2023" */
} MoatFactReading;

/** Sets one field from text.  AS_STATED is read by moat_quantity_parse() and also sets value, low,
 * high, the qualifier and the unit if it states them; words whose number cannot be read are kept
 * without a value.  PERIOD is read by moat_period_parse().  The other fields set only themselves.
 * @reading (nullable): the default words and the calendar year.  On error nothing is changed and
 * the message says what would be right (translated). */
gboolean moat_fact_read_text (MoatFact *self, MoatFactField field, const char *text,
                              const MoatFactReading *reading, GError **error);
/** moat_fact_read_text() outside of any project. */
gboolean moat_fact_set_text (MoatFact *self, MoatFactField field, const char *text, GError **error);
/** Whether value, ends, unit and qualifier are those that the words state.  Words that state none
 * of them agree with any.  On error @field (nullable) is the one that differs, AS_STATED when the
 * words cannot be read and no value is given. */
gboolean moat_fact_words_agree (const MoatFact *self, const MoatQualifierWord *words,
                                MoatFactField *field, GError **error);
/** Whether the fact can be stored: what is missing or contradicts itself is named in @error
 * (translated).  @words (nullable): those of the project. */
gboolean moat_fact_validate (const MoatFact *self, const MoatQualifierWord *words, GError **error);
/** Whether the fact can be one of @concept: a unit of its kind, and a first day where the concept
 * is measured over a period.  MOAT_FACT_ERROR_UNIT or _PERIOD (translated). */
gboolean moat_fact_suits_concept (const MoatFact *self, const MoatConcept *concept, GError **error);

G_END_DECLS
