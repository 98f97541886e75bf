/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one entity and concept on one basis: an immutable, reference counted holder.
 *
 * A series owns its observations and says what they are about.  The one thing that is made later is
 * the pyramid that drawing a long line needs: it costs a pass over the observations and most series
 * never need it, so the first call builds it.  How observations are chosen and computed stands in
 * moat-series-build.c. */
#include "config.h"

#include "moat-derivation.h"

#include "moat-nick.h"
#include "moat-series-private.h"

struct _MoatSeries
{
  gatomicrefcount references;
  MoatSeriesInfo info;
  GArray *observations;   /* MoatObservation */
  GArray *issues;         /* MoatSeriesIssue */
  GPtrArray *derivations; /* MoatDerivation, as observations; NULL: stated */
  GArray *columns;        /* of int, as observations; NULL: none */
  MoatPyramid *pyramid;   /* made on the first call */
};

static const char *const basis_nicks[] = { "stated", "per-year", "share",
                                           "index",  "growth",   "cumulative" };

MOAT_DEFINE_NICKS (MoatBasis, moat_basis, basis_nicks)

MoatSeries *
moat_series_new (const MoatSeriesInfo *info, GArray *observations, GArray *issues)
{
  MoatSeries *self = g_new0 (MoatSeries, 1);

  g_atomic_ref_count_init (&self->references);
  self->info = *info;
  self->info.entity = g_strdup (info->entity);
  self->info.concept = g_strdup (info->concept);
  self->info.entity_label = (MoatLabel){ NULL, NULL };
  self->info.concept_label = (MoatLabel){ NULL, NULL };
  moat_label_copy_into (&info->entity_label, &self->info.entity_label);
  moat_label_copy_into (&info->concept_label, &self->info.concept_label);
  self->observations = observations;
  self->issues = issues;
  return self;
}

MoatSeries *
moat_series_new_computed (const MoatSeriesInfo *info, GPtrArray *derivations, GArray *columns,
                          GArray *issues)
{
  GArray *observations =
    g_array_sized_new (FALSE, FALSE, sizeof (MoatObservation), derivations->len);
  MoatSeries *self;

  g_return_val_if_fail (columns == NULL || columns->len == derivations->len, NULL);

  for (guint i = 0; i < derivations->len; i++)
    {
      MoatObservation observation = moat_derivation_to_observation (derivations->pdata[i]);
      g_array_append_val (observations, observation);
    }
  self = moat_series_new (info, observations, issues);
  self->derivations = derivations;
  self->columns = columns;
  return self;
}

MoatSeries *
moat_series_ref (MoatSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
moat_series_unref (MoatSeries *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;
  g_free (self->info.entity);
  g_free (self->info.concept);
  moat_label_clear (&self->info.entity_label);
  moat_label_clear (&self->info.concept_label);
  g_clear_pointer (&self->pyramid, moat_pyramid_free);
  g_array_unref (self->observations);
  g_array_unref (self->issues);
  g_clear_pointer (&self->derivations, g_ptr_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self);
}

const MoatSeriesInfo *
moat_series_get_info (const MoatSeries *self)
{
  return &self->info;
}

const MoatObservation *
moat_series_get_observations (const MoatSeries *self, gsize *n)
{
  if (n != NULL)
    *n = self->observations->len;
  return (const MoatObservation *) self->observations->data;
}

const MoatDerivation *
moat_series_get_derivation (const MoatSeries *self, gsize index)
{
  g_return_val_if_fail (index < self->observations->len, NULL);

  return self->derivations != NULL ? self->derivations->pdata[index] : NULL;
}

int
moat_series_get_column (const MoatSeries *self, gsize index)
{
  g_return_val_if_fail (index < self->observations->len, -1);

  return self->columns != NULL ? g_array_index (self->columns, int, index) : -1;
}

const MoatPyramid *
moat_series_get_pyramid (MoatSeries *self)
{
  if (self->pyramid == NULL)
    {
      gsize n;
      const MoatObservation *observations = moat_series_get_observations (self, &n);

      self->pyramid = moat_pyramid_new (observations, n);
    }
  return self->pyramid;
}

const MoatSeriesIssue *
moat_series_get_issues (const MoatSeries *self, gsize *n)
{
  if (n != NULL)
    *n = self->issues->len;
  return (const MoatSeriesIssue *) self->issues->data;
}
