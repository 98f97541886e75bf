/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-label.h"

G_BEGIN_DECLS

/** MoatClaimOperator: what a claim says of its left side and its right side. */
typedef enum
{
  MOAT_CLAIM_NO_OPERATOR, /* not said yet */
  MOAT_CLAIM_GREATER,
  MOAT_CLAIM_AT_LEAST,
  MOAT_CLAIM_EQUAL, /* within the tolerance, if there is one */
  MOAT_CLAIM_AT_MOST,
  MOAT_CLAIM_LESS,
  MOAT_CLAIM_COMPARABLE, /* of comparable size: the ratio is 1, within the tolerance */
  MOAT_CLAIM_N_OPERATORS
} MoatClaimOperator;

const char *moat_claim_operator_to_nick (MoatClaimOperator value); /* "", ">", … , "ratio" */
gboolean moat_claim_operator_from_nick (const char *nick, MoatClaimOperator *out);

/** How far a ratio may be from 1 to be of comparable size where the claim does not say it. */
#define MOAT_CLAIM_COMPARABLE_TOLERANCE 0.25

/**
 * MoatClaim: a statement of a source that can be put against figures: two expressions
 * (moat-expression.h) and what is said to hold between them.  Whether it does is computed whenever
 * it is asked and never stored.  Plain struct, see moat-fact.h for the manner.
 */
typedef struct
{
  gint64 id; /* 0 before it is stored */
  char *key; /* "c02" */
  MoatLabel statement;
  char *left; /* the text of an expression; nullable, as the next */
  char *right;
  MoatClaimOperator comparator;
  gboolean is_per_year; /* each amount counts per year, not as stated */
  gboolean has_tolerance;
  double tolerance;  /* a share, 0 or more: 0.25 is ±25 %; of EQUAL and COMPARABLE */
  MoatLabel missing; /* what its author knows to be missing */
  char *source;      /* key; nullable */
  char *locator;     /* nullable */
} MoatClaim;

MoatClaim *moat_claim_new (void);
MoatClaim *moat_claim_copy (const MoatClaim *self);
void moat_claim_free (MoatClaim *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatClaim, moat_claim_free)
/** The tolerance as it was written, "0.05"; NULL without one.  (transfer full) */
char *moat_claim_tolerance_to_string (const MoatClaim *self);
gboolean moat_claim_equal (const MoatClaim *a, const MoatClaim *b); /* all but the id */
/** Whether the claim can be stored: it needs a key, a statement, and a tolerance that is one.
 * Expressions that cannot be read are no obstacle: the claim cannot be checked then, and says why.
 * MOAT_FACT_ERROR (translated). */
gboolean moat_claim_validate (const MoatClaim *self, GError **error);

G_END_DECLS
