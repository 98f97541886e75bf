/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "moat-scene.h"
#include "moat-theme.h"

G_BEGIN_DECLS

#define MOAT_TYPE_SCENE_PICTURE (moat_scene_picture_get_type ())
G_DECLARE_FINAL_TYPE (MoatScenePicture, moat_scene_picture, MOAT, SCENE_PICTURE, GtkWidget)

/** MoatSceneFunc: makes the scene of a size (px); NULL: there is nothing to show.  (transfer full)
 */
typedef MoatScene *(*MoatSceneFunc) (const MoatTheme *theme, MoatTextMeasurer *measurer,
                                     double width, double height, gpointer user_data);

/**
 * MoatScenePicture: a scene to look at, as large as the widget: a chart beside other things, that
 * is not pointed at or walked through (MoatChartView is).
 */
void moat_scene_picture_set_func (MoatScenePicture *self, MoatSceneFunc func, gpointer user_data);
void moat_scene_picture_set_theme (MoatScenePicture *self, const MoatTheme *theme);
/** The scene is another one now. */
void moat_scene_picture_changed (MoatScenePicture *self);

G_END_DECLS
