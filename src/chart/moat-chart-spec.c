/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart shows, as it is saved: copying, comparing and freeing it.
 *
 * A specification is a plain struct that whoever makes it fills; this file knows which of its
 * fields it owns.  `unit` is interned and shared, so it is compared as a pointer and never freed.
 * Its JSON form is the model's affair.
 */
#include "moat-chart-spec.h"

#include "moat-wording.h"

static const char *const kind_nicks[] = { "span", "column", "line" };

const char *
moat_chart_kind_to_nick (MoatChartKind value)
{
  g_return_val_if_fail ((gsize) value < G_N_ELEMENTS (kind_nicks), NULL);
  return kind_nicks[value];
}

gboolean
moat_chart_kind_from_nick (const char *nick, MoatChartKind *out)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_nicks); i++)
    if (g_strcmp0 (nick, kind_nicks[i]) == 0)
      {
        *out = (MoatChartKind) i;
        return TRUE;
      }
  return FALSE;
}

MoatChartSpec *
moat_chart_spec_new (void)
{
  MoatChartSpec *self = g_new0 (MoatChartSpec, 1);

  self->entities = g_new0 (char *, 1);
  self->concepts = g_new0 (char *, 1);
  self->scale = MOAT_SCALE_AUTO;
  return self;
}

MoatChartSpec *
moat_chart_spec_copy (const MoatChartSpec *self)
{
  MoatChartSpec *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->key = g_strdup (self->key);
  copy->title = copy->subtitle = (MoatLabel){ NULL, NULL };
  moat_label_copy_into (&self->title, &copy->title);
  moat_label_copy_into (&self->subtitle, &copy->subtitle);
  copy->entities = g_strdupv (self->entities);
  copy->concepts = g_strdupv (self->concepts);
  copy->difference_from = g_strdup (self->difference_from);
  copy->difference_to = g_strdup (self->difference_to);
  return copy;
}

void
moat_chart_spec_free (MoatChartSpec *self)
{
  if (!self)
    return;
  g_free (self->key);
  moat_label_clear (&self->title);
  moat_label_clear (&self->subtitle);
  g_strfreev (self->entities);
  g_strfreev (self->concepts);
  g_free (self->difference_from);
  g_free (self->difference_to);
  g_free (self);
}

/* No list and an empty one say the same. */
static gboolean
lists_equal (const char *const *a, const char *const *b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a ? a : none, b ? b : none);
}

gboolean
moat_chart_spec_equal (const MoatChartSpec *a, const MoatChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return g_strcmp0 (a->key, b->key) == 0 && a->kind == b->kind &&
         moat_label_equal (&a->title, &b->title) && moat_label_equal (&a->subtitle, &b->subtitle) &&
         lists_equal ((const char *const *) a->entities, (const char *const *) b->entities) &&
         lists_equal ((const char *const *) a->concepts, (const char *const *) b->concepts) &&
         a->basis == b->basis && a->unit == b->unit && a->scale == b->scale &&
         a->digits == b->digits && a->show_events == b->show_events &&
         a->as_known_on == b->as_known_on && a->from == b->from && a->to == b->to &&
         g_strcmp0 (a->difference_from, b->difference_from) == 0 &&
         g_strcmp0 (a->difference_to, b->difference_to) == 0;
}

MoatBasis
moat_chart_spec_get_basis (const MoatChartSpec *self)
{
  g_return_val_if_fail (self != NULL, MOAT_BASIS_STATED);
  return self->kind == MOAT_CHART_KIND_SPAN ? MOAT_BASIS_STATED : self->basis;
}
