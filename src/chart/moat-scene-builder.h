/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-scene.h"

G_BEGIN_DECLS

/**
 * MoatSceneBuilder: a scene while it is being made.  Nodes are painted in the order in which
 * they are added; data are walked in the order in which they are added.  Everything given is
 * copied.  A node that is not a finite number anywhere is not taken, so that no bad figure gets
 * as far as a painter.
 */
typedef struct _MoatSceneBuilder MoatSceneBuilder;

/** MoatDatumSource: data made when they are asked for, so that a million cost nothing.  @data is
 * owned by the scene and handed to every function. */
typedef struct
{
  gpointer data;
  GDestroyNotify free_data;
  gsize n;
  /* (transfer full): the datum at @index < n. */
  MoatDatum *(*make) (gpointer data, gsize index);
  /* The nearest within @slack px, with its distance in @distance; -1: none. */
  gssize (*pick) (gpointer data, double x, double y, double slack, double *distance);
  /* The datum of a fact; -1: none. */
  gssize (*find_fact) (gpointer data, gint64 fact_id);
} MoatDatumSource;

MoatSceneBuilder *moat_scene_builder_new (double width, double height);
void moat_scene_builder_free (MoatSceneBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSceneBuilder, moat_scene_builder_free)

void moat_scene_builder_set_title (MoatSceneBuilder *self, const char *title);
void moat_scene_builder_set_description (MoatSceneBuilder *self, const char *description);
void moat_scene_builder_set_plot (MoatSceneBuilder *self, const MoatRect *plot);
void moat_scene_builder_set_time_axis (MoatSceneBuilder *self, const MoatTimeAxis *axis);

/** Copies @datum; returns its index for the nodes that show it. */
int moat_scene_builder_add_datum (MoatSceneBuilder *self, const MoatDatum *datum);
/** Says where the mark of an added datum came to stand. */
void moat_scene_builder_set_datum_bounds (MoatSceneBuilder *self, int datum,
                                          const MoatRect *bounds);
/** Takes @source's data; returns the index of its first. */
int moat_scene_builder_add_source (MoatSceneBuilder *self, const MoatDatumSource *source);
gsize moat_scene_builder_get_n_data (const MoatSceneBuilder *self);
/** An added datum; NULL for one that a source makes.  Borrowed until the next is added. */
const MoatDatum *moat_scene_builder_get_datum (const MoatSceneBuilder *self, gsize index);

/** What has been added so far, so that what comes later keeps away.  Borrowed until the next. */
gsize moat_scene_builder_get_n_nodes (const MoatSceneBuilder *self);
const MoatNode *moat_scene_builder_get_node (const MoatSceneBuilder *self, gsize index);

/** MoatInk: how a shape is filled and outlined.  Zeros draw nothing. */
typedef struct
{
  MoatFill fill;
  MoatStroke stroke;
  double radius;
} MoatInk;

MoatInk moat_ink_fill (MoatColor color);
MoatInk moat_ink_stroke (MoatColor color, double width, double dash);

void moat_scene_builder_rect (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                              const MoatRect *rect, const MoatInk *ink);
void moat_scene_builder_line (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                              const double ends[4], const MoatInk *ink);
/** Moves the node that was added last behind all marks. */
void moat_scene_builder_lower (MoatSceneBuilder *self);
/** @points are @n pairs of x, y. */
void moat_scene_builder_path (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                              const MoatNode *path);
void moat_scene_builder_circle (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                                const MoatRect *square, const MoatInk *ink);

/** MoatTextNode: a line of text before it is placed: @x is the side that @align names (the middle
 * for CENTER), @y the top of its line box. */
typedef struct
{
  const char *text;
  const MoatTextStyle *style;
  MoatColor color;
  MoatTextAlign align;
  double x, y;
} MoatTextNode;

/** Returns the line box, so that what is near can keep away from it. */
MoatRect moat_scene_builder_text (MoatSceneBuilder *self, MoatNodeRole role, int datum,
                                  const MoatTextNode *text, MoatTextMeasurer *measurer);

/** (transfer full); @self is empty afterwards and only to be freed. */
MoatScene *moat_scene_builder_finish (MoatSceneBuilder *self);

G_END_DECLS
