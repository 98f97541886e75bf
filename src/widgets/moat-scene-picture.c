/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene as a picture in a page.
 *
 * The scene is asked for when a frame needs it, at the size that the widget has then, painted once
 * into a texture and shown again until something changes.  Assistive tools are told the title and
 * the description of the scene, which repeats its values. */
#include "config.h"

#include "moat-scene-picture.h"

#include <glib/gi18n-lib.h>

#include "moat-scene-texture.h"

struct _MoatScenePicture
{
  GtkWidget parent_instance;

  MoatSceneFunc func; /* nullable */
  gpointer user_data;
  const MoatTheme *theme;
  MoatPangoMeasurer *measurer;
  GdkTexture *texture; /* of the size below; NULL: to be painted */
  int width, height, scale;
};

G_DEFINE_FINAL_TYPE (MoatScenePicture, moat_scene_picture, GTK_TYPE_WIDGET)

static void
describe (MoatScenePicture *self, MoatScene *scene)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene != NULL ? moat_scene_get_title (scene) : _ ("Chart"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scene != NULL ? moat_scene_get_description (scene) : "", -1);
}

static void
ensure_texture (MoatScenePicture *self, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (MoatScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  if (self->texture != NULL && self->width == width && self->height == height &&
      self->scale == scale)
    return;
  g_clear_object (&self->texture);
  self->width = width;
  self->height = height;
  self->scale = scale;
  if (self->func != NULL && width > 0 && height > 0)
    scene =
      self->func (self->theme, MOAT_TEXT_MEASURER (self->measurer), width, height, self->user_data);
  describe (self, scene);
  if (scene != NULL)
    self->texture = moat_scene_texture_new (scene, self->measurer, scale, &error);
  if (error != NULL)
    g_warning ("Could not paint the chart: %s", error->message);
}

static void
moat_scene_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  MoatScenePicture *self = MOAT_SCENE_PICTURE (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  ensure_texture (self, width, height);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
moat_scene_picture_dispose (GObject *object)
{
  MoatScenePicture *self = MOAT_SCENE_PICTURE (object);

  self->func = NULL;
  g_clear_object (&self->texture);
  g_clear_object (&self->measurer);
  G_OBJECT_CLASS (moat_scene_picture_parent_class)->dispose (object);
}

static void
moat_scene_picture_class_init (MoatScenePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_scene_picture_dispose;
  widget_class->snapshot = moat_scene_picture_snapshot;
  gtk_widget_class_set_css_name (widget_class, "scenepicture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
moat_scene_picture_init (MoatScenePicture *self)
{
  self->theme = moat_theme_get (MOAT_THEME_LIGHT);
  self->measurer = moat_pango_measurer_new ();
  describe (self, NULL);
}

void
moat_scene_picture_set_func (MoatScenePicture *self, MoatSceneFunc func, gpointer user_data)
{
  g_return_if_fail (MOAT_IS_SCENE_PICTURE (self));

  self->func = func;
  self->user_data = user_data;
  moat_scene_picture_changed (self);
}

void
moat_scene_picture_set_theme (MoatScenePicture *self, const MoatTheme *theme)
{
  g_return_if_fail (MOAT_IS_SCENE_PICTURE (self));
  g_return_if_fail (theme != NULL);

  if (self->theme == theme)
    return;
  self->theme = theme;
  moat_scene_picture_changed (self);
}

void
moat_scene_picture_changed (MoatScenePicture *self)
{
  g_return_if_fail (MOAT_IS_SCENE_PICTURE (self));

  g_clear_object (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
