/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One stated figure as a value: making, copying, comparing, and the interval it stands for.
 *
 * The words as stated and the exact decimals are what is kept; the interval in doubles is what
 * drawing and comparing use.  How a fact is read from and written as text stands in
 * moat-fact-text.c.
 *
 * "About" is taken as ±5 %.  No source says how wide its "about" is; 5 % is the tolerance that
 * lets a rounded conversion ("USD 40 bn, about CNY 280 bn") agree with the year's rates and still
 * tells 40 from 45.  It only widens intervals that are compared: the mark is drawn at the figure.
 */
#include "config.h"

#include "moat-fact.h"

#include <math.h>

MoatFact *
moat_fact_new (void)
{
  return g_new0 (MoatFact, 1);
}

MoatFact *
moat_fact_copy (const MoatFact *self)
{
  MoatFact *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->entity = g_strdup (self->entity);
  copy->concept = g_strdup (self->concept);
  copy->as_stated = g_strdup (self->as_stated);
  copy->source = g_strdup (self->source);
  copy->locator = g_strdup (self->locator);
  copy->remark = (MoatLabel){ NULL, NULL };
  moat_label_copy_into (&self->remark, &copy->remark);
  return copy;
}

void
moat_fact_free (MoatFact *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->entity);
  g_free (self->concept);
  g_free (self->as_stated);
  g_free (self->source);
  g_free (self->locator);
  moat_label_clear (&self->remark);
  g_free (self);
}

/* NULL and "" both mean that nothing is there. */
static gboolean
texts_equal (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

static gboolean
values_equal (const MoatFact *a, const MoatFact *b)
{
  if (a->has_value != b->has_value)
    return FALSE;
  return !a->has_value || (moat_decimal_compare (a->low, b->low) == 0 &&
                           moat_decimal_compare (a->best, b->best) == 0 &&
                           moat_decimal_compare (a->high, b->high) == 0);
}

gboolean
moat_fact_equal (const MoatFact *a, const MoatFact *b)
{
  return texts_equal (a->key, b->key) && texts_equal (a->entity, b->entity) &&
         texts_equal (a->concept, b->concept) && texts_equal (a->as_stated, b->as_stated) &&
         texts_equal (a->unit, b->unit) && texts_equal (a->source, b->source) &&
         texts_equal (a->locator, b->locator) && a->period.start == b->period.start &&
         a->period.end == b->period.end && a->qualifier == b->qualifier && a->status == b->status &&
         a->grade == b->grade && a->known_from == b->known_from && values_equal (a, b) &&
         moat_label_equal (&a->remark, &b->remark);
}

void
moat_fact_interval (const MoatFact *self, double *low, double *best, double *high)
{
  double value;

  *low = *best = *high = NAN;
  if (!self->has_value)
    return;

  value = moat_decimal_to_double (self->best);
  *low = *best = *high = value;
  switch (self->qualifier)
    {
    case MOAT_QUALIFIER_EXACT:
      break;
    case MOAT_QUALIFIER_ABOUT:
      *low = value - fabs (value) * MOAT_ABOUT_SHARE;
      *high = value + fabs (value) * MOAT_ABOUT_SHARE;
      break;
    case MOAT_QUALIFIER_OVER:
      *high = INFINITY;
      break;
    case MOAT_QUALIFIER_UNDER:
      *low = -INFINITY;
      break;
    case MOAT_QUALIFIER_BETWEEN:
      *low = moat_decimal_to_double (self->low);
      *high = moat_decimal_to_double (self->high);
      break;
    case MOAT_QUALIFIER_UNKNOWN:
      *low = -INFINITY;
      *high = INFINITY;
      break;
    }
}
