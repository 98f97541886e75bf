/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The finished scene: a list of nodes, the data they show, and what the whole is about.
 *
 * A scene is made by a MoatSceneBuilder and never changes afterwards, so it may be shared between
 * a widget, an export that runs and a test.  Nodes point into memory that the scene owns: their
 * coordinates and texts live as long as it does.
 *
 * Data come in runs.  Most runs are kept here; the data of a long line are made when somebody asks
 * for one, because a million of titles would take longer to write than the line to draw.
 *
 * Finding what is under the pointer is in moat-scene-pick.c, the text form in moat-scene-dump.c.
 */
#include "moat-scene.h"

#include "moat-scene-private.h"
#include "moat-total.h"

const char *
moat_node_role_to_nick (MoatNodeRole role)
{
  static const char *const nicks[MOAT_N_ROLES] = {
    [MOAT_ROLE_BACKGROUND] = "background",
    [MOAT_ROLE_TITLE] = "title",
    [MOAT_ROLE_SUBTITLE] = "subtitle",
    [MOAT_ROLE_GRID] = "grid",
    [MOAT_ROLE_AXIS] = "axis",
    [MOAT_ROLE_AXIS_LABEL] = "axis-label",
    [MOAT_ROLE_MARK] = "mark",
    [MOAT_ROLE_MARK_DETAIL] = "mark-detail",
    [MOAT_ROLE_MARK_LABEL] = "mark-label",
    [MOAT_ROLE_LEGEND] = "legend",
    [MOAT_ROLE_EVENT] = "event",
    [MOAT_ROLE_EVENT_LABEL] = "event-label",
    [MOAT_ROLE_ANNOTATION] = "annotation",
    [MOAT_ROLE_SOURCE] = "source",
    [MOAT_ROLE_MESSAGE] = "message",
  };

  g_return_val_if_fail ((guint) role < MOAT_N_ROLES, "");
  return nicks[role];
}

/* (transfer full) */
static MoatDatum *
copy_datum (const MoatDatum *datum)
{
  MoatDatum *copy = g_memdup2 (datum, sizeof *datum);

  copy->title = g_strdup (datum->title);
  copy->value = g_strdup (datum->value);
  copy->period = g_strdup (datum->period);
  if (copy->derivation)
    moat_derivation_ref (copy->derivation);
  return copy;
}

MoatScene *
moat_scene_ref (MoatScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
moat_scene_unref (MoatScene *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const MoatDatumRun *run = &g_array_index (self->runs, MoatDatumRun, i);
      if (run->source.free_data)
        run->source.free_data (run->source.data);
    }
  g_array_unref (self->nodes);
  g_array_unref (self->data);
  g_array_unref (self->runs);
  g_ptr_array_unref (self->points);
  g_string_chunk_free (self->texts);
  g_free (self);
}

double
moat_scene_get_width (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->width;
}

double
moat_scene_get_height (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->height;
}

const char *
moat_scene_get_title (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const char *
moat_scene_get_description (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->description;
}

MoatRect
moat_scene_get_plot (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, (MoatRect){ 0 });
  return self->plot;
}

const MoatTimeAxis *
moat_scene_get_time_axis (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->time_axis;
}

gsize
moat_scene_get_n_nodes (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->nodes->len;
}

const MoatNode *
moat_scene_get_node (const MoatScene *self, gsize index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->nodes->len, NULL);
  return &g_array_index (self->nodes, MoatNode, index);
}

gsize
moat_scene_get_n_data (const MoatScene *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_data;
}

const MoatDatumRun *
moat_scene_find_run (const MoatScene *self, gsize index)
{
  guint i = self->runs->len;

  while (i > 1 && g_array_index (self->runs, MoatDatumRun, i - 1).first > index)
    i--;
  return &g_array_index (self->runs, MoatDatumRun, i - 1);
}

MoatDatum *
moat_scene_get_datum (const MoatScene *self, gsize index)
{
  const MoatDatumRun *run;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_data, NULL);
  run = moat_scene_find_run (self, index);
  if (run->source.make)
    return run->source.make (run->source.data, index - run->first);
  return copy_datum (&g_array_index (self->data, MoatDatum, run->offset + index - run->first));
}

void
moat_datum_free (MoatDatum *self)
{
  if (!self)
    return;
  g_free ((char *) self->title);
  g_free ((char *) self->value);
  g_free ((char *) self->period);
  g_clear_pointer (&self->derivation, moat_derivation_unref);
  g_free (self);
}
