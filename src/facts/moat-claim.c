/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A statement of a source that can be put against figures, as a plain value.
 *
 * Its sides are kept as they were typed, also when they cannot be read: a claim that somebody is
 * still working on is not lost, and says what is wrong with it when it is checked.  Nothing here
 * knows whether a claim is true (moat-claim-check.h). */
#include "config.h"

#include "moat-claim.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "moat-fact.h"
#include "moat-nick.h"

static const char *const operator_nicks[MOAT_CLAIM_N_OPERATORS] = {
  [MOAT_CLAIM_NO_OPERATOR] = "",     [MOAT_CLAIM_GREATER] = ">",  [MOAT_CLAIM_AT_LEAST] = ">=",
  [MOAT_CLAIM_EQUAL] = "=",          [MOAT_CLAIM_AT_MOST] = "<=", [MOAT_CLAIM_LESS] = "<",
  [MOAT_CLAIM_COMPARABLE] = "ratio",
};

MOAT_DEFINE_NICKS (MoatClaimOperator, moat_claim_operator, operator_nicks)

MoatClaim *
moat_claim_new (void)
{
  return g_new0 (MoatClaim, 1);
}

MoatClaim *
moat_claim_copy (const MoatClaim *self)
{
  MoatClaim *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = moat_claim_new ();
  copy->id = self->id;
  copy->key = g_strdup (self->key);
  moat_label_copy_into (&self->statement, &copy->statement);
  copy->left = g_strdup (self->left);
  copy->right = g_strdup (self->right);
  copy->comparator = self->comparator;
  copy->is_per_year = self->is_per_year;
  copy->has_tolerance = self->has_tolerance;
  copy->tolerance = self->tolerance;
  moat_label_copy_into (&self->missing, &copy->missing);
  copy->source = g_strdup (self->source);
  copy->locator = g_strdup (self->locator);
  return copy;
}

void
moat_claim_free (MoatClaim *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  moat_label_clear (&self->statement);
  g_free (self->left);
  g_free (self->right);
  moat_label_clear (&self->missing);
  g_free (self->source);
  g_free (self->locator);
  g_free (self);
}

char *
moat_claim_tolerance_to_string (const MoatClaim *self)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (self != NULL, NULL);

  /* Fifteen digits are what a double keeps of a decimal. */
  return self->has_tolerance
           ? g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", self->tolerance))
           : NULL;
}

/* No text and an empty one are the same. */
static gboolean
are_same (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

gboolean
moat_claim_equal (const MoatClaim *a, const MoatClaim *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return are_same (a->key, b->key) && moat_label_equal (&a->statement, &b->statement) &&
         are_same (a->left, b->left) && are_same (a->right, b->right) &&
         a->comparator == b->comparator && a->is_per_year == b->is_per_year &&
         a->has_tolerance == b->has_tolerance &&
         (!a->has_tolerance || a->tolerance == b->tolerance) &&
         moat_label_equal (&a->missing, &b->missing) && are_same (a->source, b->source) &&
         are_same (a->locator, b->locator);
}

gboolean
moat_claim_validate (const MoatClaim *self, GError **error)
{
  const char *problem = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (self->key == NULL || *self->key == '\0')
    problem = _ ("The claim has no key");
  else if (*moat_label_get (&self->statement, MOAT_LANGUAGE_EN) == '\0')
    problem = _ ("Write down what is claimed");
  if (problem != NULL)
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING, problem);
  else if (self->has_tolerance && !(isfinite (self->tolerance) && self->tolerance >= 0))
    {
      problem = _ ("A tolerance is a share, such as 5 %");
      g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE, problem);
    }
  return problem == NULL;
}
