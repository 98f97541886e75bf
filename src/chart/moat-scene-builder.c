/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes scenes, one node after the other.
 *
 * The builder fills a scene that nobody else has yet and hands it over when it is done, so a scene
 * that is seen is whole and never changes.  It copies what it is given: coordinates into one block
 * a path, strings into one chunk for all.
 *
 * It is also the last guard: a node with a coordinate that is not a finite number is dropped here,
 * because one NaN in a path makes Cairo refuse all that follows.  Marks are expected to have kept
 * such figures back and to have said so; this catches overflow of absurd but finite ones.
 */
#include "moat-scene-builder.h"

#include <math.h>

#include "moat-scene-private.h"
#include "moat-total.h"

struct _MoatSceneBuilder
{
  MoatScene *scene; /* NULL once it is handed over */
};

static const char *
keep_text (MoatScene *scene, const char *text)
{
  return g_string_chunk_insert (scene->texts, text ? text : "");
}

static gboolean
is_finite_rect (const MoatRect *rect)
{
  return isfinite (rect->x) && isfinite (rect->y) && isfinite (rect->width) &&
         isfinite (rect->height);
}

static void
append_node (MoatSceneBuilder *self, const MoatNode *node)
{
  g_return_if_fail (self->scene != NULL);
  if (is_finite_rect (&node->bounds) && node->bounds.width >= 0 && node->bounds.height >= 0)
    g_array_append_vals (self->scene->nodes, node, 1);
}

/* Its texts are the scene's. */
static void
clear_datum (gpointer data)
{
  g_clear_pointer (&((MoatDatum *) data)->derivation, moat_derivation_unref);
}

gsize
moat_scene_builder_get_n_nodes (const MoatSceneBuilder *self)
{
  return self->scene->nodes->len;
}

const MoatNode *
moat_scene_builder_get_node (const MoatSceneBuilder *self, gsize index)
{
  return &g_array_index (self->scene->nodes, MoatNode, index);
}

MoatSceneBuilder *
moat_scene_builder_new (double width, double height)
{
  MoatSceneBuilder *self = g_new0 (MoatSceneBuilder, 1);
  MoatScene *scene = g_new0 (MoatScene, 1);

  g_atomic_ref_count_init (&scene->references);
  scene->width = width;
  scene->height = height;
  scene->nodes = g_array_new (FALSE, TRUE, sizeof (MoatNode));
  scene->data = g_array_new (FALSE, TRUE, sizeof (MoatDatum));
  g_array_set_clear_func (scene->data, clear_datum);
  scene->runs = g_array_new (FALSE, TRUE, sizeof (MoatDatumRun));
  scene->points = g_ptr_array_new_with_free_func (g_free);
  scene->texts = g_string_chunk_new (1024);
  scene->title = scene->description = keep_text (scene, "");
  self->scene = scene;
  return self;
}

void
moat_scene_builder_free (MoatSceneBuilder *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->scene, moat_scene_unref);
  g_free (self);
}

void
moat_scene_builder_set_title (MoatSceneBuilder *self, const char *title)
{
  self->scene->title = keep_text (self->scene, title);
}

void
moat_scene_builder_set_description (MoatSceneBuilder *self, const char *description)
{
  self->scene->description = keep_text (self->scene, description);
}

void
moat_scene_builder_set_plot (MoatSceneBuilder *self, const MoatRect *plot)
{
  self->scene->plot = *plot;
}

void
moat_scene_builder_set_time_axis (MoatSceneBuilder *self, const MoatTimeAxis *axis)
{
  self->scene->time_axis = *axis;
}

int
moat_scene_builder_add_datum (MoatSceneBuilder *self, const MoatDatum *datum)
{
  MoatScene *scene = self->scene;
  MoatDatum copy = *datum;
  MoatDatumRun *last = NULL;

  copy.title = keep_text (scene, datum->title);
  copy.value = keep_text (scene, datum->value);
  copy.period = keep_text (scene, datum->period);
  if (copy.derivation)
    moat_derivation_ref (copy.derivation);
  if (scene->runs->len > 0)
    last = &g_array_index (scene->runs, MoatDatumRun, scene->runs->len - 1);
  if (!last || last->source.make)
    {
      MoatDatumRun run = { .first = scene->n_data, .offset = scene->data->len };
      g_array_append_val (scene->runs, run);
      last = &g_array_index (scene->runs, MoatDatumRun, scene->runs->len - 1);
    }
  g_array_append_val (scene->data, copy);
  last->n++;
  return (int) scene->n_data++;
}

int
moat_scene_builder_add_source (MoatSceneBuilder *self, const MoatDatumSource *source)
{
  MoatScene *scene = self->scene;
  MoatDatumRun run = { .first = scene->n_data, .n = source->n, .source = *source };

  g_array_append_val (scene->runs, run);
  scene->n_data += source->n;
  return (int) run.first;
}

gsize
moat_scene_builder_get_n_data (const MoatSceneBuilder *self)
{
  return self->scene->n_data;
}

const MoatDatum *
moat_scene_builder_get_datum (const MoatSceneBuilder *self, gsize index)
{
  const MoatDatumRun *run;

  g_return_val_if_fail (index < self->scene->n_data, NULL);
  run = moat_scene_find_run (self->scene, index);
  if (run->source.make)
    return NULL;
  return &g_array_index (self->scene->data, MoatDatum, run->offset + index - run->first);
}

void
moat_scene_builder_set_datum_bounds (MoatSceneBuilder *self, int datum, const MoatRect *bounds)
{
  MoatDatum *kept = (MoatDatum *) moat_scene_builder_get_datum (self, (gsize) datum);

  g_return_if_fail (kept != NULL);
  kept->bounds = *bounds;
}

MoatInk
moat_ink_fill (MoatColor color)
{
  return (MoatInk){ .fill.color = color };
}

MoatInk
moat_ink_stroke (MoatColor color, double width, double dash)
{
  return (MoatInk){ .stroke = { .color = color, .width = width, .dash = dash } };
}

static void
append_shape (MoatSceneBuilder *self, MoatNode *node, const MoatRect *bounds, const MoatInk *ink)
{
  node->bounds = *bounds;
  node->fill = ink->fill;
  node->stroke = ink->stroke;
  node->radius = ink->radius;
  append_node (self, node);
}

void
moat_scene_builder_rect (MoatSceneBuilder *self, MoatNodeRole role, int datum, const MoatRect *rect,
                         const MoatInk *ink)
{
  MoatNode node = { .kind = MOAT_NODE_RECT, .role = role, .datum = datum };

  append_shape (self, &node, rect, ink);
}

void
moat_scene_builder_circle (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                           const MoatRect *square, const MoatInk *ink)
{
  MoatNode node = { .kind = MOAT_NODE_CIRCLE, .role = role, .datum = datum };

  append_shape (self, &node, square, ink);
}

/* The smallest rectangle around @points; its width is not a number if one of them is not. */
static MoatRect
hull (const double *points, gsize n)
{
  double left = points[0], right = points[0], top = points[1], bottom = points[1];

  for (gsize i = 0; i < n; i++)
    {
      double x = points[2 * i], y = points[2 * i + 1];
      if (!isfinite (x) || !isfinite (y))
        return (MoatRect){ .width = (double) NAN };
      left = MIN (left, x);
      right = MAX (right, x);
      top = MIN (top, y);
      bottom = MAX (bottom, y);
    }
  return (MoatRect){ left, top, right - left, bottom - top };
}

void
moat_scene_builder_path (MoatSceneBuilder *self, MoatNodeRole role, int datum, const MoatNode *path)
{
  MoatNode node = *path;
  double *copy;

  if (path->n_points < 2)
    return;
  copy = g_memdup2 (path->points, path->n_points * 2 * sizeof *copy);
  g_ptr_array_add (self->scene->points, copy);
  node.kind = MOAT_NODE_PATH;
  node.role = role;
  node.datum = datum;
  node.points = copy;
  node.bounds = hull (copy, node.n_points);
  append_node (self, &node);
}

void
moat_scene_builder_line (MoatSceneBuilder *self, MoatNodeRole role, int datum, const double ends[4],
                         const MoatInk *ink)
{
  MoatNode node = { .points = ends, .n_points = 2, .fill = ink->fill, .stroke = ink->stroke };

  moat_scene_builder_path (self, role, datum, &node);
}

MoatRect
moat_scene_builder_text (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                         const MoatTextNode *text, MoatTextMeasurer *measurer)
{
  MoatNode node = { .kind = MOAT_NODE_TEXT, .role = role, .datum = datum };
  MoatTextExtents extents;
  double shift = 0;

  moat_text_measurer_measure (measurer, text->style, text->text, &extents);
  if (text->align == MOAT_TEXT_ALIGN_CENTER)
    shift = extents.width / 2;
  else if (text->align == MOAT_TEXT_ALIGN_END)
    shift = extents.width;
  node.bounds = (MoatRect){ text->x - shift, text->y, extents.width, extents.height };
  node.text = keep_text (self->scene, text->text);
  node.text_style = *text->style;
  node.text_color = text->color;
  node.baseline = text->y + extents.ascent;
  node.align = text->align;
  if (text->text[0])
    append_node (self, &node);
  return node.bounds;
}

MoatScene *
moat_scene_builder_finish (MoatSceneBuilder *self)
{
  g_return_val_if_fail (self->scene != NULL, NULL);
  return g_steal_pointer (&self->scene);
}

void
moat_scene_builder_lower (MoatSceneBuilder *self)
{
  GArray *nodes = self->scene->nodes;
  guint at = 0;
  MoatNode last;

  if (nodes->len == 0)
    return;
  last = g_array_index (nodes, MoatNode, nodes->len - 1);
  while (at + 1 < nodes->len && g_array_index (nodes, MoatNode, at).role != MOAT_ROLE_MARK &&
         g_array_index (nodes, MoatNode, at).role != MOAT_ROLE_MARK_DETAIL)
    at++;
  g_array_set_size (nodes, nodes->len - 1);
  g_array_insert_val (nodes, at, last);
}
