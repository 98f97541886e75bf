/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sets of entities: saving the chosen ones under a name, and deleting those that are not wanted.
 *
 * A name that there is already is replaced; the button says so before it is pressed. */
#include "config.h"

#include "moat-sets-dialog.h"

#include <glib/gi18n-lib.h>

#include "moat-entry.h"
#include "moat-project-sets.h"

typedef struct
{
  AdwMessageDialog *dialog;
  GtkWidget *owner;
  MoatProject *project;
  GStrv entities;
  GtkEditable *name;
  GtkWidget *group; /* of the sets that there are */
  GPtrArray *rows;  /* its rows */
} Dialog;

static void fill (Dialog *self);

static void
say (Dialog *self, const char *message)
{
  gtk_widget_activate_action (self->owner, "win.toast", "s", message);
}

/* (transfer full): the names of the entities of a set. */
static char *
word_members (Dialog *self, GStrv keys)
{
  MoatLanguage language = moat_language_of_process ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (MoatWording) wording = moat_wording_new (language);

  for (char **key = keys; *key != NULL; key++)
    {
      const MoatEntity *entity = moat_project_find_entity (self->project, *key);

      g_ptr_array_add (
        labels, (gpointer) (entity != NULL ? moat_label_get (&entity->label, language) : *key));
    }
  g_ptr_array_add (labels, NULL);
  return moat_wording_list (wording, (const char *const *) labels->pdata);
}

static void
delete_cb (GtkButton *button, Dialog *self)
{
  const char *name = gtk_widget_get_name (GTK_WIDGET (button));
  const char *const none[] = { NULL };
  g_autoptr (GError) error = NULL;

  if (!moat_project_put_set (self->project, name, none, &error))
    say (self, error->message);
  fill (self);
}

static void
add_row (Dialog *self, const char *name)
{
  g_auto (GStrv) keys = moat_project_list_set (self->project, name);
  g_autofree char *members = word_members (self, keys);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (members, -1);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  /* Translators: %s is the name of a set of entities. */
  g_autofree char *label = g_strdup_printf (_ ("Delete Set “%s”"), name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_set_sensitive (button, !moat_project_is_read_only (self->project));
  g_signal_connect (button, "clicked", G_CALLBACK (delete_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
fill (Dialog *self)
{
  g_auto (GStrv) names = moat_project_list_sets (self->project);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->group), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (char **name = names; *name != NULL; name++)
    add_row (self, *name);
  gtk_widget_set_visible (self->group, self->rows->len > 0);
}

static void
name_changed_cb (Dialog *self)
{
  g_autofree char *name = moat_entry_dup_text (self->name);
  g_auto (GStrv) keys = name != NULL ? moat_project_list_set (self->project, name) : NULL;

  adw_message_dialog_set_response_enabled (self->dialog, "save",
                                           name != NULL && self->entities[0] != NULL &&
                                             !moat_project_is_read_only (self->project));
  adw_message_dialog_set_response_label (
    self->dialog, "save", keys != NULL && keys[0] != NULL ? _ ("_Replace") : _ ("_Save"));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Dialog *self = user_data;
  g_autofree char *name = moat_entry_dup_text (self->name);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "save") &&
      !moat_project_put_set (self->project, name, (const char *const *) self->entities, &error))
    say (self, error->message);
}

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_object_unref (self->owner);
  g_object_unref (self->project);
  g_strfreev (self->entities);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
moat_sets_dialog_open (GtkWidget *owner, MoatProject *project, const char *const *entities)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *group, *row;
  Dialog *self = g_new0 (Dialog, 1);
  g_autofree char *members = NULL;

  g_return_if_fail (GTK_IS_WIDGET (owner) && MOAT_IS_PROJECT (project) && entities != NULL);

  self->owner = g_object_ref (owner);
  self->project = g_object_ref (project);
  self->entities = g_strdupv ((GStrv) entities);
  self->rows = g_ptr_array_new ();
  members = word_members (self, self->entities);
  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (owner)), _ ("Sets of Entities"), members));
  group = adw_preferences_group_new ();
  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Save as Set"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->name = GTK_EDITABLE (row);
  self->group = adw_preferences_group_new ();
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), self->group);
  gtk_widget_set_size_request (box, 420, -1);
  adw_message_dialog_set_extra_child (self->dialog, box);
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Close"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "save");
  g_signal_connect_swapped (row, "changed", G_CALLBACK (name_changed_cb), self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_dialog, 0);
  fill (self);
  name_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
