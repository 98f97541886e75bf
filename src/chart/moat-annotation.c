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

static const char *const kind_nicks[] = {
  "cagr",      "difference", "total-difference", "average",  "median", "target", "break",
  "highlight", "band",       "callout",          "footnote",
};
static const char *const form_nicks[] = { "ratio", "amount", "percent" };

static gboolean
find_nick (const char *const *nicks, gsize n, const char *nick, gsize *index)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (nicks[i], nick) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
moat_annotation_kind_to_nick (MoatAnnotationKind value)
{
  g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (kind_nicks), NULL);
  return kind_nicks[value];
}

gboolean
moat_annotation_kind_from_nick (const char *nick, MoatAnnotationKind *out)
{
  gsize index;

  if (!find_nick (kind_nicks, G_N_ELEMENTS (kind_nicks), nick, &index))
    return FALSE;
  *out = (MoatAnnotationKind) index;
  return TRUE;
}

const char *
moat_difference_form_to_nick (MoatDifferenceForm value)
{
  g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (form_nicks), NULL);
  return form_nicks[value];
}

gboolean
moat_difference_form_from_nick (const char *nick, MoatDifferenceForm *out)
{
  gsize index;

  if (!find_nick (form_nicks, G_N_ELEMENTS (form_nicks), nick, &index))
    return FALSE;
  *out = (MoatDifferenceForm) index;
  return TRUE;
}

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
