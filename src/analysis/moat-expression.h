/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-decimal.h"
#include "moat-derivation.h"
#include "moat-period.h"

G_BEGIN_DECLS

/**
 * An expression over figures, as the sides of a claim are written:
 *
 *     f01 − f02                                     figures by their keys
 *     280 bn CNY, 5 %, 29                           numbers, with a unit or without
 *     per_year (f01)                                an amount divided by the years of its period
 *     convert (f13, CNY)                            at the rate of its own period
 *     convert (f13, CNY, 2023)                      at that of another
 *     rate (USD/CNY, 2024)                          what one dollar was in yuan
 *     rate (USD/CNY)                                in the period of the other side, or any other
 *     largest (capital_expenditure of "US hyperscaler" but alphabet in 2024)
 *
 *     expression = term { ("+" | "−") term }
 *     term       = factor { ("×" | "÷") factor }
 *     factor     = number | figure | "(" expression ")" | function
 *     number     = ["−"] digits ["thousand" | "m" | "bn" | "tn" | "万" | "亿" | "万亿"] [unit]
 *     unit       = "%" | currency
 *     function   = "per_year" "(" expression ")"
 *                | "convert" "(" expression "," currency ["," period] ")"
 *                | "rate" "(" currency "/" currency ["," period] ")"
 *                | ("largest" | "smallest" | "sum" | "mean" | "median" | "count") "(" selection ")"
 *     selection  = concept ["of" (entity | tag)] {"but" entity} ["in" period | "latest"]
 *                  ["per" ("year" | "half" | "quarter" | "month")]
 *
 * "-", "*" and "/" are taken for −, × and ÷.  A figure, a concept and an entity are named by their
 * keys, which may be put in quotes and have to be if they hold other signs than letters, digits,
 * "_", "." and "-" or do not begin with a letter; between two keys a "-" that is to be a minus
 * stands between spaces.  What stands in quotes behind "of" is a tag.  A period is what
 * moat_period_parse() reads.
 *
 * A selection takes the figures of a concept as they are known: of the entity, of all that bear the
 * tag, or of all; without those behind "but" and their parts; for the period, as a comparison
 * chooses them (moat-period-choice.h), or the latest of each.  With "per", only figures of such a
 * length count, and every one of them that lies in the period has to be there.
 */
typedef enum
{
  MOAT_EXPRESSION_NUMBER,
  MOAT_EXPRESSION_FACT,
  MOAT_EXPRESSION_SUM, /* of two operands, as the three below */
  MOAT_EXPRESSION_DIFFERENCE,
  MOAT_EXPRESSION_PRODUCT,
  MOAT_EXPRESSION_QUOTIENT,
  MOAT_EXPRESSION_PER_YEAR, /* of one operand, as the next */
  MOAT_EXPRESSION_CONVERT,
  MOAT_EXPRESSION_RATE,
  MOAT_EXPRESSION_SELECTION,
} MoatExpressionKind;

/** MoatSelectionFunction: what is made of the figures that a selection finds. */
typedef enum
{
  MOAT_SELECTION_LARGEST,
  MOAT_SELECTION_SMALLEST,
  MOAT_SELECTION_SUM,
  MOAT_SELECTION_MEAN,
  MOAT_SELECTION_MEDIAN,
  MOAT_SELECTION_COUNT,
} MoatSelectionFunction;

/** MoatSelectionLength: of which length the periods of figures have to be; months of each. */
typedef enum
{
  MOAT_SELECTION_ANY_LENGTH = 0,
  MOAT_SELECTION_MONTHS = 1,
  MOAT_SELECTION_QUARTERS = 3,
  MOAT_SELECTION_HALVES = 6,
  MOAT_SELECTION_YEARS = 12,
} MoatSelectionLength;

/** MoatSelection: which figures.  Plain struct. */
typedef struct
{
  MoatSelectionFunction function;
  char *concept; /* key */
  char *entity;  /* key; nullable */
  char *tag;     /* nullable */
  GStrv but;     /* keys of entities; nullable */
  gboolean has_period;
  MoatPeriod period;
  gboolean is_latest;
  MoatSelectionLength length;
} MoatSelection;

/** MoatExpression: a part of an expression.  Plain struct, read only once parsed. */
typedef struct _MoatExpression MoatExpression;

struct _MoatExpression
{
  MoatExpressionKind kind;
  gsize position;        /* of its first character, from 0 */
  MoatExpression *first; /* operands; nullable */
  MoatExpression *second;
  MoatDecimal number;    /* NUMBER */
  const char *unit;      /* NUMBER: interned, NULL for a bare number; CONVERT: the currency */
  char *key;             /* FACT */
  const char *from, *to; /* RATE: interned currencies */
  gboolean has_period;   /* RATE, CONVERT */
  MoatPeriod period;
  MoatSelection selection; /* SELECTION */
};

typedef enum
{
  MOAT_EXPRESSION_ERROR_EMPTY,    /* nothing but spaces */
  MOAT_EXPRESSION_ERROR_SYNTAX,   /* something else was expected at the position */
  MOAT_EXPRESSION_ERROR_NUMBER,   /* more digits than a number may have */
  MOAT_EXPRESSION_ERROR_UNIT,     /* no such currency */
  MOAT_EXPRESSION_ERROR_PERIOD,   /* no such period */
  MOAT_EXPRESSION_ERROR_TOO_LONG, /* deeper or longer than a person writes */
} MoatExpressionError;

#define MOAT_EXPRESSION_ERROR (moat_expression_error_quark ())
GQuark moat_expression_error_quark (void);

/** Reads @text, all of it.  On error @position (nullable) gets the character, from 0, that could
 * not be read; the message (translated) says it too.  (transfer full) */
MoatExpression *moat_expression_parse (const char *text, gsize *position, GError **error);
void moat_expression_free (MoatExpression *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatExpression, moat_expression_free)
/** @key as it is to stand in an expression: in quotes if it needs them.  (transfer full) */
char *moat_expression_quote (const char *key);
/** MoatExpressionJoin: how a figure that is pointed at goes with what an expression says already.
 */
typedef enum
{
  MOAT_EXPRESSION_JOIN_INSTEAD, /* it alone */
  MOAT_EXPRESSION_JOIN_PLUS,
  MOAT_EXPRESSION_JOIN_MINUS,
  MOAT_EXPRESSION_JOIN_TIMES,
  MOAT_EXPRESSION_JOIN_DIVIDE,
} MoatExpressionJoin;

/** moat-expression-join.c: @text (nullable) with the figure @key put behind it, per year if so; in
 * brackets what has to be to keep its meaning.  Of a text that is empty or cannot be read, the
 * figure alone.  (transfer full) */
char *moat_expression_join (const char *text, MoatExpressionJoin join, const char *key,
                            gboolean is_per_year);

G_END_DECLS
