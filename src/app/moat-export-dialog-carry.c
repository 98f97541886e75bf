/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying a chart into another program: copied as an image, or dragged out of the preview.
 *
 * A dragged chart is a file in the user's cache folder, written when the drag begins and
 * replaced by the next one of its name, and an image for programs that take those. */

#include "config.h"

#include "moat-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "moat-scene-texture.h"
#include "moat-store.h"
#include "moat-toast.h"

/* Width of the picture that hangs from the pointer in a drag, px. */
#define DRAG_ICON_WIDTH 240.0

/* The image in the resolution that was chosen. */
static GdkTexture *
create_image (MoatExportDialog *self, GError **error)
{
  if (!moat_store_verify (moat_project_get_store (self->project), error))
    return NULL;
  return moat_scene_texture_new (self->scene, self->measurer,
                                 gtk_spin_button_get_value (self->scale), error);
}

static void
copy_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoatExportDialog *self = MOAT_EXPORT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = create_image (self, &error);

  if (texture == NULL)
    {
      _moat_export_dialog_show_error (self, error);
      return;
    }
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("Copied")));
}

static GFile *
write_for_drag (MoatExportDialog *self, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "moat", NULL);
  g_autofree char *name = _moat_export_dialog_propose_name (self);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (folder, 0700);
  return _moat_export_dialog_export_to (self, file, error) ? g_steal_pointer (&file) : NULL;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  MoatExportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = self->scene != NULL ? write_for_drag (self, &error) : NULL;
  g_autoptr (GdkTexture) texture = file != NULL ? create_image (self, &error) : NULL;
  GdkContentProvider *providers[2];
  g_autoptr (GSList) files = NULL;
  GdkFileList *list;

  if (texture == NULL)
    {
      if (error != NULL)
        _moat_export_dialog_show_error (self, error);
      return NULL;
    }
  files = g_slist_prepend (NULL, file);
  list = gdk_file_list_new_from_list (files);
  providers[0] = gdk_content_provider_new_typed (GDK_TYPE_FILE_LIST, list);
  providers[1] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
  g_boxed_free (GDK_TYPE_FILE_LIST, list);
  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  MoatExportDialog *self = user_data;
  GdkPaintable *preview = gtk_picture_get_paintable (self->preview);
  double height = DRAG_ICON_WIDTH / gdk_paintable_get_intrinsic_aspect_ratio (preview);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) icon = NULL;

  gdk_paintable_snapshot (preview, snapshot, DRAG_ICON_WIDTH, height);
  icon = gtk_snapshot_free_to_paintable (snapshot, NULL);
  gtk_drag_source_set_icon (source, icon, 0, 0);
}

void
_moat_export_dialog_class_init_carry (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "export.copy", NULL, copy_action);
}

void
_moat_export_dialog_init_carry (MoatExportDialog *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->preview), GTK_EVENT_CONTROLLER (source));
}
