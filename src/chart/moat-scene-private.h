/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-scene-builder.h"

G_BEGIN_DECLS

/** MoatDatumRun: data that follow each other, either kept in the scene or made by a source. */
typedef struct
{
  gsize first; /* index of the run's first datum in the scene */
  gsize n;
  gsize offset;           /* kept: of the first in MoatScene.data */
  MoatDatumSource source; /* made: make is not NULL */
} MoatDatumRun;

/* What the scene's own files share; nobody else sees it. */
struct _MoatScene
{
  gatomicrefcount references;
  double width, height;
  const char *title, *description; /* in @texts */
  MoatRect plot;
  MoatTimeAxis time_axis;
  GArray *nodes;       /* of MoatNode */
  GPtrArray *points;   /* owns the coordinates of paths */
  GStringChunk *texts; /* owns every string */
  GArray *data;        /* of MoatDatum */
  GArray *runs;        /* of MoatDatumRun */
  gsize n_data;
};

/** The run that holds datum @index < n_data.  Borrowed. */
const MoatDatumRun *moat_scene_find_run (const MoatScene *self, gsize index);

G_END_DECLS
