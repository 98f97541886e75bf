/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a chart shows, as it is saved: copying, comparing and freeing it.
 *
 * A specification is a plain struct that whoever makes it fills; this file knows which of its
 * fields it owns.  `unit` is interned and shared, so it is compared as a pointer and never freed.
 * Its JSON form is the model's affair.
 */
#include "moat-chart-spec.h"

#include <string.h>

#include "moat-nick.h"
#include "moat-wording.h"

static const char *const kind_nicks[MOAT_CHART_N_KINDS] = {
  "span", "column", "line",    "stacked-column",  "stacked-column-100", "waterfall", "bar",
  "dot",  "slope",  "scatter", "small-multiples", "heat-table",         "mekko",
};
static const char *const sort_nicks[] = { "descending", "ascending", "name", "given" };
static const char *const page_nicks[] = { "timeline", "peers" };

MOAT_DEFINE_NICKS (MoatChartKind, moat_chart_kind, kind_nicks)
MOAT_DEFINE_NICKS (MoatChartSort, moat_chart_sort, sort_nicks)
MOAT_DEFINE_NICKS (MoatChartPage, moat_chart_page, page_nicks)

static GPtrArray *
new_annotations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) moat_annotation_free);
}

MoatChartSpec *
moat_chart_spec_new (void)
{
  MoatChartSpec *self = g_new0 (MoatChartSpec, 1);

  self->entities = g_new0 (char *, 1);
  self->concepts = g_new0 (char *, 1);
  self->scale = MOAT_SCALE_AUTO;
  self->annotations = new_annotations ();
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
  copy->share_of = g_strdup (self->share_of);
  copy->constant_rate = g_strdup (self->constant_rate);
  copy->periods = self->periods ? g_array_copy (self->periods) : NULL;
  copy->annotations = new_annotations ();
  for (guint i = 0; i < self->annotations->len; i++)
    g_ptr_array_add (copy->annotations, moat_annotation_copy (self->annotations->pdata[i]));
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
  g_free (self->share_of);
  g_free (self->constant_rate);
  g_clear_pointer (&self->periods, g_array_unref);
  g_ptr_array_unref (self->annotations);
  g_free (self);
}

/* No list and an empty one say the same. */
static gboolean
lists_equal (const char *const *a, const char *const *b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a ? a : none, b ? b : none);
}

static gboolean
periods_equal (const GArray *a, const GArray *b)
{
  guint n = a ? a->len : 0;

  return n == (b ? b->len : 0) &&
         (n == 0 || memcmp (a->data, b->data, n * sizeof (MoatPeriod)) == 0);
}

static gboolean
annotations_equal (const GPtrArray *a, const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!moat_annotation_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/* How the figures are taken. */
static gboolean
treatments_equal (const MoatChartSpec *a, const MoatChartSpec *b)
{
  return a->basis == b->basis && g_strcmp0 (a->share_of, b->share_of) == 0 &&
         a->index_date == b->index_date && a->calendarised == b->calendarised &&
         g_strcmp0 (a->constant_rate, b->constant_rate) == 0 && a->window == b->window &&
         a->window_is_sum == b->window_is_sum && a->period_mode == b->period_mode &&
         periods_equal (a->periods, b->periods) && a->unit == b->unit &&
         a->as_known_on == b->as_known_on;
}

gboolean
moat_chart_spec_equal (const MoatChartSpec *a, const MoatChartSpec *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return g_strcmp0 (a->key, b->key) == 0 && a->kind == b->kind &&
         moat_label_equal (&a->title, &b->title) && moat_label_equal (&a->subtitle, &b->subtitle) &&
         lists_equal ((const char *const *) a->entities, (const char *const *) b->entities) &&
         lists_equal ((const char *const *) a->concepts, (const char *const *) b->concepts) &&
         treatments_equal (a, b) && a->page == b->page && a->sort == b->sort &&
         a->scale == b->scale && a->digits == b->digits && a->show_events == b->show_events &&
         a->from == b->from && a->to == b->to &&
         annotations_equal (a->annotations, b->annotations) &&
         g_strcmp0 (a->difference_from, b->difference_from) == 0 &&
         g_strcmp0 (a->difference_to, b->difference_to) == 0;
}

gboolean
moat_chart_kind_has_time_axis (MoatChartKind kind)
{
  return kind == MOAT_CHART_KIND_SPAN || kind == MOAT_CHART_KIND_LINE;
}

MoatBasis
moat_chart_spec_get_basis (const MoatChartSpec *self)
{
  g_return_val_if_fail (self != NULL, MOAT_BASIS_STATED);
  return self->kind == MOAT_CHART_KIND_SPAN ? MOAT_BASIS_STATED : self->basis;
}

gboolean
moat_chart_spec_is_comparison (const MoatChartSpec *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->kind == MOAT_CHART_KIND_SPAN)
    return self->unit != NULL;
  return self->kind > MOAT_CHART_KIND_LINE || self->unit != NULL ||
         self->basis > MOAT_BASIS_PER_YEAR || self->calendarised || self->window > 1 ||
         self->period_mode != MOAT_PERIODS_ALL;
}
