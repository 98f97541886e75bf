/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A claim as a picture: both of its sides as bars on one scale.
 *
 * The chart layer draws it as any other comparison, so that an open end, a soft edge and a hatch
 * mean here what they mean everywhere.  The left side stands above the right one, as they are
 * read.
 */
#include "config.h"

#include "moat-project-claims-private.h"

#include "moat-phrase.h"

static char *
word_fact (MoatCheckedClaims *self, const char *key, MoatWording *wording)
{
  const MoatFigures *figures = moat_claim_figures_get (self->figures);
  const MoatFact *fact = figures->find_fact (key, figures->data);
  MoatLanguage language = moat_wording_get_language (wording);
  const MoatEntity *entity;
  const MoatConcept *concept;

  if (!fact)
    return g_strdup (key);
  entity = moat_project_find_entity (self->project, fact->entity);
  concept = moat_project_find_concept (self->project, fact->concept);
  return moat_wording_phrase (wording, MOAT_PHRASE_ENTITY_AND_CONCEPT,
                              entity ? moat_label_get (&entity->label, language) : fact->entity,
                              concept ? moat_label_get (&concept->label, language) : fact->concept,
                              NULL);
}

char *
moat_checked_claims_word_side (MoatCheckedClaims *self, guint index, gboolean is_left,
                               MoatWording *wording)
{
  const MoatClaimCheck *check = moat_checked_claims_get (self, index);
  const MoatClaimSide *side = is_left ? &check->left : &check->right;
  const char *text = is_left ? check->claim->left : check->claim->right;
  const MoatExpression *expression = side->expression;

  /* The basis is not part of the name. */
  if (expression && expression->kind == MOAT_EXPRESSION_PER_YEAR)
    expression = expression->first;
  if (expression && expression->kind == MOAT_EXPRESSION_FACT)
    return word_fact (self, expression->key, wording);
  return g_strdup (text ? text : "");
}

MoatScene *
moat_checked_claims_build_scene (MoatCheckedClaims *self, guint index, MoatWording *wording,
                                 const MoatTheme *theme, MoatTextMeasurer *measurer, double width,
                                 double height)
{
  const MoatClaimCheck *check = moat_checked_claims_get (self, index);
  g_autofree char *left = moat_checked_claims_word_side (self, index, TRUE, wording);
  g_autofree char *right = moat_checked_claims_word_side (self, index, FALSE, wording);
  g_autofree char *ratio = moat_claim_check_word_ratio (check, wording);
  g_autofree char *basis = moat_wording_phrase (
    wording,
    check->claim->is_per_year ? MOAT_PHRASE_CLAIM_OTHER_PER_YEAR : MOAT_PHRASE_CLAIM_OTHER_STATED,
    NULL);
  const MoatLabel names[2] = { { left, left }, { right, right } };
  g_autoptr (GPtrArray) series = moat_claim_check_to_series (check, names);
  g_autoptr (MoatChartSpec) spec = NULL;
  MoatChartRequest request = { 0 };

  if (!series)
    return NULL;
  spec = moat_chart_spec_new ();
  spec->kind = MOAT_CHART_KIND_BAR;
  spec->sort = MOAT_CHART_SORT_GIVEN;
  moat_label_set (&spec->title, basis, basis);
  moat_label_set (&spec->subtitle, ratio, ratio);
  request.spec = spec;
  request.series = (MoatSeries *const *) series->pdata;
  request.n_series = series->len;
  request.wording = wording;
  request.theme = theme;
  request.measurer = measurer;
  request.width = width;
  request.height = height;
  return moat_chart_build (&request);
}
