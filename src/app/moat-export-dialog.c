/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a chart out of the program.
 *
 * The preview shows the scene that will be exported: same size, language and colours.  Saving,
 * dragging and copying all use that scene, so there is nothing to be surprised by later.  Before
 * anything leaves, the check of the project file that opening began must have passed.
 *
 * Copying and dragging are in moat-export-dialog-carry.c. */

#include "config.h"

#include "moat-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "moat-export.h"
#include "moat-replace-dialog.h"
#include "moat-scene-texture.h"
#include "moat-store.h"
#include "moat-toast.h"

/* The longer side of the preview's picture, px: no less than it is ever shown with. */
#define PREVIEW_SIDE 960.0

static const struct
{
  const char *key;
  const char *name;
  int width, height; /* px */
} sizes[] = {
  { "slide", N_ ("Slide, 16:9"), 1280, 720 },
  { "slide-4-3", N_ ("Slide, 4:3"), 960, 720 },
  { "page", N_ ("A4 page, landscape"), 1123, 794 },
  { "column", N_ ("Text width of a report"), 640, 400 },
  { "square", N_ ("Square"), 1080, 1080 },
  { "custom", N_ ("Custom"), 0, 0 },
};

G_DEFINE_FINAL_TYPE (MoatExportDialog, moat_export_dialog, ADW_TYPE_WINDOW)

void
_moat_export_dialog_show_error (MoatExportDialog *self, const GError *error)
{
  adw_toast_overlay_add_toast (self->toasts, moat_toast_new (error->message));
}

static MoatExportFormat
get_format (MoatExportDialog *self)
{
  MoatExportFormat format = MOAT_EXPORT_PNG;

  moat_export_format_from_nick (moat_choice_row_get_chosen (self->format), &format);
  return format;
}

/* Pixels for each px of the chart, as it is exported. */
static double
get_scale (MoatExportDialog *self)
{
  return get_format (self) == MOAT_EXPORT_PNG ? gtk_spin_button_get_value (self->scale) : 1;
}

/* The scene and its preview */

static gboolean
update_data (MoatExportDialog *self, GError **error)
{
  MoatLanguage language = MOAT_LANGUAGE_EN;
  g_autoptr (MoatWording) wording = NULL;

  moat_language_from_nick (moat_choice_row_get_chosen (self->language), &language);
  if (self->data != NULL && self->data_language == language)
    return TRUE;
  g_clear_pointer (&self->data, moat_chart_data_unref);
  wording = moat_wording_new (language);
  self->data = moat_chart_data_new (self->project, self->spec, wording, error);
  self->data_language = language;
  return self->data != NULL;
}

static void
update_summary (MoatExportDialog *self)
{
  double width = gtk_spin_button_get_value (self->width);
  double height = gtk_spin_button_get_value (self->height);
  g_autofree char *text = NULL;

  if (get_format (self) == MOAT_EXPORT_PNG)
    /* Translators: the size of an image. */
    text = g_strdup_printf (_ ("%d × %d pixels"), (int) (width * get_scale (self)),
                            (int) (height * get_scale (self)));
  else
    /* Translators: the size of a page. */
    text = g_strdup_printf (_ ("%.1f × %.1f cm"), width / 96 * 2.54, height / 96 * 2.54);
  gtk_label_set_text (self->summary, text);
}

/* Pixels for each px of the chart in the preview: as many as can be seen. */
static double
get_preview_scale (MoatExportDialog *self)
{
  double largest =
    MAX (gtk_spin_button_get_value (self->width), gtk_spin_button_get_value (self->height));

  return MIN (1, PREVIEW_SIDE / largest) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
update (MoatExportDialog *self)
{
  MoatThemeKind theme = MOAT_THEME_LIGHT;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;

  if (self->loading)
    return;
  g_clear_pointer (&self->scene, moat_scene_unref);
  moat_theme_kind_from_nick (moat_choice_row_get_chosen (self->theme), &theme);
  if (update_data (self, &error))
    {
      self->scene = moat_chart_data_build_scene (
        self->data, moat_theme_get (theme), MOAT_TEXT_MEASURER (self->measurer),
        gtk_spin_button_get_value (self->width), gtk_spin_button_get_value (self->height),
        MOAT_DATE_NONE, MOAT_DATE_NONE);
      texture =
        moat_scene_texture_new (self->scene, self->measurer, get_preview_scale (self), &error);
    }
  gtk_picture_set_paintable (self->preview, GDK_PAINTABLE (texture));
  if (self->scene != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    moat_scene_get_title (self->scene), -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.save", self->scene != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.copy", self->scene != NULL);
  gtk_widget_set_sensitive (self->scale_row, get_format (self) == MOAT_EXPORT_PNG);
  update_summary (self);
  if (error != NULL)
    _moat_export_dialog_show_error (self, error);
}

/* Leaving the program */

/* @provenance must outlive the options.  FALSE when the project file turned out to be damaged. */
static gboolean
prepare_options (MoatExportDialog *self, MoatExportOptions *options, char **provenance,
                 GError **error)
{
  if (!moat_store_verify (moat_project_get_store (self->project), error))
    return FALSE;
  *provenance = moat_chart_data_to_provenance (self->data, error);
  if (*provenance == NULL)
    return FALSE;
  *options = (MoatExportOptions){
    .format = get_format (self),
    .scale = get_scale (self),
    .title = moat_scene_get_title (self->scene),
    .author = moat_export_get_author (),
    .provenance = *provenance,
    .created = moat_project_get_modified (self->project),
  };
  return TRUE;
}

gboolean
_moat_export_dialog_export_to (MoatExportDialog *self, GFile *file, GError **error)
{
  MoatExportOptions options;
  g_autofree char *provenance = NULL;

  return prepare_options (self, &options, &provenance, error) &&
         moat_export_to_file (self->scene, self->measurer, &options, file, NULL, error);
}

/* "investment-timeline.png"  (transfer full) */
char *
_moat_export_dialog_propose_name (MoatExportDialog *self)
{
  return g_strconcat (self->spec->key, ".", moat_export_format_to_nick (get_format (self)), NULL);
}

static void
remember (MoatExportDialog *self)
{
  g_settings_set_enum (self->settings, "export-format", get_format (self));
  g_settings_set_int (self->settings, "export-width",
                      gtk_spin_button_get_value_as_int (self->width));
  g_settings_set_int (self->settings, "export-height",
                      gtk_spin_button_get_value_as_int (self->height));
  g_settings_set_int (self->settings, "export-scale",
                      gtk_spin_button_get_value_as_int (self->scale));
}

static void
save (GtkWindow *owner, const char *path)
{
  MoatExportDialog *self = MOAT_EXPORT_DIALOG (owner);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *message = NULL;

  if (!_moat_export_dialog_export_to (self, file, &error))
    {
      _moat_export_dialog_show_error (self, error);
      return;
    }
  remember (self);
  name = g_file_get_basename (file);
  /* Translators: %s is the name of a file. */
  message = g_strdup_printf (_ ("Exported “%s”"), name);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "win.toast", "s", message);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* An ending that names a format chooses it: a picture is what its name says. */
static void
follow_ending (MoatExportDialog *self, const char *path)
{
  const char *dot = strrchr (path, '.');
  MoatExportFormat format;

  if (dot == NULL || !moat_export_format_from_nick (dot + 1, &format))
    return;
  moat_choice_row_set_chosen (self->format, dot + 1);
  update (self);
}

static void
chooser_response_cb (GtkNativeDialog *dialog, int response, MoatExportDialog *self)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL, *extension = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  path = g_file_get_path (file);
  if (path == NULL)
    {
      adw_toast_overlay_add_toast (self->toasts,
                                   moat_toast_new (_ ("Only files of this computer can be used.")));
      return;
    }
  follow_ending (self, path);
  extension = g_strconcat (".", moat_export_format_to_nick (get_format (self)), NULL);
  moat_replace_dialog_ask (GTK_WINDOW (self), path, extension, save);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  MoatExportDialog *self = MOAT_EXPORT_DIALOG (widget);
  g_autofree char *name = _moat_export_dialog_propose_name (self);

  self->chooser = gtk_file_chooser_native_new (_ ("Export Chart"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect (self->chooser, "response", G_CALLBACK (chooser_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Controls */

/* Chooses the preset that the numbers are. */
static void
recognise_size (MoatExportDialog *self)
{
  int width = gtk_spin_button_get_value_as_int (self->width);
  int height = gtk_spin_button_get_value_as_int (self->height);
  gsize i = 0;

  while (sizes[i].width != 0 && (sizes[i].width != width || sizes[i].height != height))
    i++;
  moat_choice_row_set_chosen (self->size, sizes[i].key);
}

static void
number_changed_cb (MoatExportDialog *self)
{
  if (self->loading)
    return;
  recognise_size (self);
  update (self);
}

static void
size_changed_cb (MoatExportDialog *self)
{
  const char *key = moat_choice_row_get_chosen (self->size);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (g_str_equal (sizes[i].key, key) && sizes[i].width != 0)
      {
        self->loading = TRUE;
        gtk_spin_button_set_value (self->width, sizes[i].width);
        gtk_spin_button_set_value (self->height, sizes[i].height);
        self->loading = FALSE;
        update (self);
      }
}

/* Class */

static void
moat_export_dialog_dispose (GObject *object)
{
  MoatExportDialog *self = MOAT_EXPORT_DIALOG (object);

  self->loading = TRUE;
  g_clear_object (&self->chooser);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->project);
  g_clear_object (&self->measurer);
  g_clear_pointer (&self->spec, moat_chart_spec_free);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  g_clear_pointer (&self->scene, moat_scene_unref);
  G_OBJECT_CLASS (moat_export_dialog_parent_class)->dispose (object);
}

static void
moat_export_dialog_class_init (MoatExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_export_dialog_dispose;
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, format);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, size);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, language);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, theme);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, width);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, height);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, scale);
  gtk_widget_class_bind_template_child (widget_class, MoatExportDialog, scale_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, size_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, number_changed_cb);
  gtk_widget_class_install_action (widget_class, "export.save", NULL, save_action);
  _moat_export_dialog_class_init_carry (widget_class);
}

static void
fill_choices (MoatExportDialog *self)
{
  const char *const format_keys[] = { "png", "pdf", "svg", NULL };
  const char *const format_names[] = { _ ("PNG image"), _ ("PDF page"), _ ("SVG drawing"), NULL };
  const char *const language_keys[] = { "en", "zh_CN", NULL };
  const char *const language_names[] = { moat_language_get_name (MOAT_LANGUAGE_EN),
                                         moat_language_get_name (MOAT_LANGUAGE_ZH), NULL };
  const char *const theme_keys[] = { "light", "dark", NULL };
  const char *const theme_names[] = { _ ("Light"), _ ("Dark"), NULL };
  const char *size_keys[G_N_ELEMENTS (sizes) + 1] = { NULL };
  const char *size_names[G_N_ELEMENTS (sizes) + 1] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      size_keys[i] = sizes[i].key;
      size_names[i] = _ (sizes[i].name);
    }
  moat_choice_row_set_options (self->format, format_keys, format_names);
  moat_choice_row_set_options (self->language, language_keys, language_names);
  moat_choice_row_set_options (self->theme, theme_keys, theme_names);
  moat_choice_row_set_options (self->size, size_keys, size_names);
}

static void
moat_export_dialog_init (MoatExportDialog *self)
{
  self->loading = TRUE;
  self->measurer = moat_pango_measurer_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self);
  _moat_export_dialog_init_carry (self);
}

MoatExportDialog *
moat_export_dialog_new (GtkWindow *parent, GSettings *settings, MoatProject *project,
                        const MoatChartSpec *spec)
{
  MoatExportDialog *self;

  g_return_val_if_fail (MOAT_IS_PROJECT (project), NULL);
  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (MOAT_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  self->project = g_object_ref (project);
  self->spec = moat_chart_spec_copy (spec);
  moat_choice_row_set_chosen (
    self->format, moat_export_format_to_nick (g_settings_get_enum (settings, "export-format")));
  moat_choice_row_set_chosen (self->language, moat_language_to_nick (moat_language_of_process ()));
  moat_choice_row_set_chosen (self->theme, moat_theme_kind_to_nick (MOAT_THEME_LIGHT));
  gtk_spin_button_set_value (self->width, g_settings_get_int (settings, "export-width"));
  gtk_spin_button_set_value (self->height, g_settings_get_int (settings, "export-height"));
  gtk_spin_button_set_value (self->scale, g_settings_get_int (settings, "export-scale"));
  recognise_size (self);
  self->loading = FALSE;
  update (self);
  return self;
}
