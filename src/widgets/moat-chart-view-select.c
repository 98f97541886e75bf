/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected in a chart: one mark, or two, for what is between them.
 *
 * The selection is a copy of its datum.  It is looked up again in each new scene and stays
 * selected while it is only outside of the zoomed window; it is cleared when new data lacks it.
 * Assistive tools are told the selection as the description of the chart, for GTK 4.8 has no
 * accessible objects for parts of a widget. */
#include "config.h"

#include "moat-chart-view-private.h"

#include <glib/gi18n-lib.h>

/* Whether @a and @b stand for the same; computed values have no fact and are known by their words.
 */
static gboolean
is_same (const MoatDatum *a, const MoatDatum *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind != MOAT_DATUM_OBSERVATION)
    return a->index == b->index;
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->period, b->period) == 0;
}

static gssize
find_datum (MoatScene *scene, const MoatDatum *datum)
{
  if (datum->kind == MOAT_DATUM_OBSERVATION && datum->fact_id != 0)
    return moat_scene_find_fact (scene, datum->fact_id);
  /* Events are the last data of a scene. */
  for (gsize n = moat_scene_get_n_data (scene); n > 0; n--)
    {
      g_autoptr (MoatDatum) other = moat_scene_get_datum (scene, n - 1);

      if (is_same (other, datum))
        return (gssize) n - 1;
      if (datum->kind == MOAT_DATUM_EVENT && other->kind != MOAT_DATUM_EVENT)
        return -1;
    }
  return -1;
}

void
_moat_chart_view_describe (MoatChartView *self)
{
  MoatScene *scene = moat_chart_view_get_scene (self);
  g_autofree char *description = NULL;

  if (scene == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Chart"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "", -1);
      return;
    }
  if (self->other != NULL)
    {
      /* Translators: what a screen reader says of two selected marks: of each value, period, name.
       */
      description = g_strdup_printf (_ ("Selected: %s, %s, %s; and %s, %s, %s"), self->other->value,
                                     self->other->period, self->other->title, self->selected->value,
                                     self->selected->period, self->selected->title);
    }
  else if (self->selected != NULL)
    {
      /* Translators: what a screen reader says of the selected mark: value, period, name. */
      description = g_strdup_printf (_ ("Selected: %s, %s, %s"), self->selected->value,
                                     self->selected->period, self->selected->title);
    }
  else
    description = g_strdup (moat_scene_get_description (scene));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  moat_scene_get_title (scene), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
}

/* Looks @datum up in the new scene and takes over what that says of it; its index there. */
static gssize
adopt (MoatChartView *self, MoatDatum **datum)
{
  gssize index = *datum != NULL ? find_datum (self->scene, *datum) : -1;

  if (index >= 0)
    {
      moat_datum_free (*datum);
      *datum = moat_scene_get_datum (self->scene, (gsize) index);
    }
  return index;
}

void
_moat_chart_view_adopt_selection (MoatChartView *self)
{
  self->selected_index = adopt (self, &self->selected);
  self->other_index = adopt (self, &self->other);
}

void
_moat_chart_view_set_selected (MoatChartView *self, MoatDatum *datum, gssize index)
{
  if (datum == NULL && self->selected == NULL)
    return;
  g_clear_pointer (&self->other, moat_datum_free);
  self->other_index = -1;
  g_clear_pointer (&self->selected, moat_datum_free);
  self->selected = datum;
  self->selected_index = index;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _moat_chart_view_describe (self);
  g_signal_emit_by_name (self, "selection-changed");
}

/* Public API */

const MoatDatum *
moat_chart_view_get_selected (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), NULL);
  return self->selected;
}

void
moat_chart_view_select (MoatChartView *self, gssize index)
{
  MoatScene *scene;

  g_return_if_fail (MOAT_IS_CHART_VIEW (self));

  scene = moat_chart_view_get_scene (self);
  if (scene == NULL || index < 0 || (gsize) index >= moat_scene_get_n_data (scene))
    _moat_chart_view_set_selected (self, NULL, -1);
  else if (index != self->selected_index)
    _moat_chart_view_set_selected (self, moat_scene_get_datum (scene, (gsize) index), index);
}

const MoatDatum *
moat_chart_view_get_other (MoatChartView *self)
{
  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), NULL);
  return self->other;
}

void
moat_chart_view_select_second (MoatChartView *self, gssize index)
{
  MoatScene *scene;
  MoatDatum *first;
  gssize first_index;

  g_return_if_fail (MOAT_IS_CHART_VIEW (self));

  scene = moat_chart_view_get_scene (self);
  if (scene == NULL || index < 0 || (gsize) index >= moat_scene_get_n_data (scene) ||
      index == self->selected_index)
    return;
  /* A third mark takes the place of the second. */
  first = self->other != NULL ? self->other : self->selected;
  first_index = self->other != NULL ? self->other_index : self->selected_index;
  if (self->other != NULL)
    self->other = NULL;
  else
    self->selected = NULL;
  _moat_chart_view_set_selected (self, moat_scene_get_datum (scene, (gsize) index), index);
  if (first == NULL)
    return;
  self->other = first;
  self->other_index = first_index;
  _moat_chart_view_describe (self);
  g_signal_emit_by_name (self, "selection-changed");
}

gboolean
moat_chart_view_select_datum (MoatChartView *self, const MoatDatum *datum)
{
  MoatScene *scene;
  gssize index;

  g_return_val_if_fail (MOAT_IS_CHART_VIEW (self), FALSE);
  g_return_val_if_fail (datum != NULL, FALSE);

  scene = moat_chart_view_get_scene (self);
  index = scene != NULL ? find_datum (scene, datum) : -1;
  if (index >= 0)
    moat_chart_view_select (self, index);
  return index >= 0;
}

gboolean
moat_chart_view_select_fact (MoatChartView *self, gint64 fact_id)
{
  return moat_chart_view_select_datum (
    self, &(MoatDatum){ .kind = MOAT_DATUM_OBSERVATION, .fact_id = fact_id });
}
