/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody has put on a chart, as it is saved.
 *
 * An annotation names the values it belongs to by entity, concept and period and never by place, so
 * that it follows them; only the offset that a hand has given it is a length, in shares of the
 * plot. Where it stands on a picture is found anew for each.
 */
#include "moat-annotation.h"

#include <math.h>

#include "moat-nick.h"

static const char *const kind_nicks[] = {
  "cagr",      "difference", "total-difference", "average",  "median", "target", "break",
  "highlight", "band",       "callout",          "footnote",
};
static const char *const form_nicks[] = { "ratio", "amount", "percent" };

MOAT_DEFINE_NICKS (MoatAnnotationKind, moat_annotation_kind, kind_nicks)
MOAT_DEFINE_NICKS (MoatDifferenceForm, moat_difference_form, form_nicks)

MoatAnnotation *
moat_annotation_new (MoatAnnotationKind kind)
{
  MoatAnnotation *self = g_new0 (MoatAnnotation, 1);

  self->kind = kind;
  self->low = self->high = NAN;
  return self;
}

static MoatMarkName
copy_name (const MoatMarkName *name)
{
  return (MoatMarkName){ g_strdup (name->entity), g_strdup (name->concept), name->period };
}

MoatAnnotation *
moat_annotation_copy (const MoatAnnotation *self)
{
  MoatAnnotation *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->from = copy_name (&self->from);
  copy->to = copy_name (&self->to);
  copy->text = (MoatLabel){ NULL, NULL };
  moat_label_copy_into (&self->text, &copy->text);
  return copy;
}

void
moat_annotation_free (MoatAnnotation *self)
{
  if (!self)
    return;
  g_free (self->from.entity);
  g_free (self->from.concept);
  g_free (self->to.entity);
  g_free (self->to.concept);
  moat_label_clear (&self->text);
  g_free (self);
}

static gboolean
names_equal (const MoatMarkName *a, const MoatMarkName *b)
{
  return g_strcmp0 (a->entity, b->entity) == 0 && g_strcmp0 (a->concept, b->concept) == 0 &&
         a->period.start == b->period.start && a->period.end == b->period.end;
}

static gboolean
numbers_equal (double a, double b)
{
  return (isnan (a) && isnan (b)) || !(a < b || a > b || isnan (a) || isnan (b));
}

gboolean
moat_annotation_equal (const MoatAnnotation *a, const MoatAnnotation *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->kind == b->kind && names_equal (&a->from, &b->from) && names_equal (&a->to, &b->to) &&
         a->form == b->form && numbers_equal (a->low, b->low) && numbers_equal (a->high, b->high) &&
         a->period.start == b->period.start && a->period.end == b->period.end &&
         moat_label_equal (&a->text, &b->text) && a->is_moved == b->is_moved &&
         numbers_equal (a->dx, b->dx) && numbers_equal (a->dy, b->dy);
}
