/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing a cell of a table in place.
 *
 * Text is edited in the cell; of a choice a list opens beneath it.  Enter takes what was typed, Tab
 * takes it and goes on to the next cell that can be edited, Escape leaves the cell as it was, and
 * going somewhere else takes it too, as in every spreadsheet.  What cannot be taken stays in the
 * cell with the reason beneath it until it is put right or given up; nothing else is edited
 * meanwhile, and nothing that was typed is lost. */

#include "config.h"

#include "moat-data-grid-private.h"
#include "moat-grid-choice.h"

#include <glib/gi18n-lib.h>

#define MESSAGE_WIDTH_CHARS 40

static void
drop_popover (MoatDataGrid *self, GtkPopover *popover)
{
  if (popover == NULL)
    return;
  g_signal_handlers_disconnect_by_data (popover, self);
  gtk_popover_popdown (popover);
  moat_grid_cell_drop (GTK_WIDGET (popover));
}

static void
drop_problem (MoatDataGrid *self)
{
  drop_popover (self, g_steal_pointer (&self->problem));
  if (self->editor != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->edited), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

/* Says beneath the cell why what was typed cannot be taken. */
static void
show_problem (MoatDataGrid *self, const char *message)
{
  GtkWidget *label = gtk_label_new (message);

  drop_problem (self);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MESSAGE_WIDTH_CHARS);
  self->problem = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "grid-problem");
  gtk_popover_set_child (self->problem, label);
  gtk_popover_set_autohide (self->problem, FALSE); /* the keyboard stays in the cell */
  gtk_popover_set_position (self->problem, GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self->problem), FALSE);
  moat_grid_cell_add_popover (self->edited, self->problem);
  gtk_widget_add_css_class (GTK_WIDGET (self->edited), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
  gtk_popover_popup (self->problem);
}

void
_moat_data_grid_stop_editing (MoatDataGrid *self)
{
  g_autoptr (MoatRecord) record = g_steal_pointer (&self->edited_record);
  MoatGridCell *cell = self->edited;

  if (cell == NULL || self->is_ending)
    return;
  self->is_ending = TRUE;
  drop_problem (self);
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (gtk_popover_get_child (self->choice), self);
  drop_popover (self, g_steal_pointer (&self->choice));
  self->editor = NULL;
  self->edited = NULL;
  moat_grid_cell_set_editor (cell, NULL);
  g_clear_pointer (&self->edited_before, g_free);
  self->is_ending = FALSE;
}

/* Ends editing and gives the keyboard back to the row. */
static void
return_to_row (MoatDataGrid *self)
{
  GtkWidget *row = _moat_data_grid_get_row_widget (self->edited);

  _moat_data_grid_stop_editing (self);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static char *
dup_typed (MoatDataGrid *self)
{
  GtkWidget *choice;

  if (self->choice == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  choice = gtk_popover_get_child (self->choice);
  return g_strdup (moat_grid_choice_get_chosen (MOAT_GRID_CHOICE (choice)));
}

gboolean
_moat_data_grid_commit (MoatDataGrid *self)
{
  g_autofree char *typed = NULL;
  g_autoptr (GError) error = NULL;
  guint column;

  if (self->edited == NULL)
    return TRUE;
  typed = dup_typed (self);
  if (typed == NULL || g_str_equal (typed, self->edited_before))
    {
      return_to_row (self);
      return TRUE;
    }
  column = moat_grid_cell_get_column (self->edited);
  self->is_ending =
    TRUE; /* what is stored may take the row out of the list, and the cell with it */
  if (self->delegate->set_text (self->edited_record, column, typed, self->data, &error))
    {
      self->is_ending = FALSE;
      return_to_row (self);
      return TRUE;
    }
  self->is_ending = FALSE;
  show_problem (self, error->message);
  if (GTK_IS_TEXT (self->editor))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (self->editor));
  return FALSE;
}

static gboolean
is_editable (MoatDataGrid *self, guint column)
{
  return self->is_editable && (self->columns[column].flags & MOAT_GRID_COLUMN_EDITABLE) != 0;
}

/* The next column after @column that can be edited, in the direction of @step; −1: none. */
static int
find_next (MoatDataGrid *self, guint column, int step)
{
  g_autoptr (GArray) shown = _moat_data_grid_list_shown (self);
  int place = -1;

  for (guint i = 0; i < shown->len; i++)
    {
      if (g_array_index (shown, guint, i) == column)
        place = (int) i;
    }
  for (place += step; place >= 0 && place < (int) shown->len; place += step)
    {
      guint next = g_array_index (shown, guint, place);

      if (is_editable (self, next))
        return (int) next;
    }
  return -1;
}

/* Takes what was typed and edits the next cell of the row. */
static void
go_on (MoatDataGrid *self, int step)
{
  gint64 id = moat_record_get_id (self->edited_record);
  int next = find_next (self, moat_grid_cell_get_column (self->edited), step);
  guint position;

  if (!_moat_data_grid_commit (self) || next < 0 ||
      !moat_record_list_find (self->list, id, &position))
    return;
  _moat_data_grid_focus (self, position);
  moat_data_grid_edit (self, (guint) next);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode,
                GdkModifierType state, MoatDataGrid *self)
{
  switch (keyval)
    {
    case GDK_KEY_Escape:
      return_to_row (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      go_on (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_ISO_Left_Tab:
      go_on (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      _moat_data_grid_commit (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (MoatDataGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  /* The keyboard may have gone to another window, or to a menu of the editor: it comes back. */
  if (self->is_ending || self->edited == NULL || self->choice != NULL || root == NULL ||
      !gtk_window_is_active (GTK_WINDOW (root)) || gtk_root_get_focus (root) == self->editor)
    return;
  if (self->problem == NULL)
    _moat_data_grid_commit (self);
}

static void
edited_cb (MoatDataGrid *self)
{
  drop_problem (self);
}

static void
choice_closed_cb (MoatDataGrid *self)
{
  if (!self->is_ending && self->edited != NULL)
    return_to_row (self);
}

static void
chosen_cb (MoatDataGrid *self)
{
  _moat_data_grid_commit (self);
}

static void
add_keys (MoatDataGrid *self, GtkWidget *widget)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
}

static void
begin_text (MoatDataGrid *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *text = gtk_text_new ();

  self->editor = text;
  gtk_editable_set_text (GTK_EDITABLE (text), self->edited_before);
  g_signal_connect_swapped (text, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  gtk_widget_add_controller (text, focus);
  add_keys (self, text);
  moat_grid_cell_set_editor (self->edited, text);
}

static void
begin_choice (MoatDataGrid *self, guint column)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *choice;

  self->delegate->list_choices (column, keys, labels, self->data);
  choice = moat_grid_choice_new (keys, labels, self->edited_before);
  self->editor = moat_grid_choice_get_entry (MOAT_GRID_CHOICE (choice));
  self->choice = GTK_POPOVER (gtk_popover_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->choice), "grid-choice");
  gtk_popover_set_child (self->choice, choice);
  gtk_popover_set_position (self->choice, GTK_POS_BOTTOM);
  g_signal_connect_swapped (choice, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect_swapped (self->choice, "closed", G_CALLBACK (choice_closed_cb), self);
  add_keys (self, GTK_WIDGET (self->choice));
  moat_grid_cell_add_popover (self->edited, self->choice);
  gtk_popover_popup (self->choice);
}

static void
describe_editor (MoatDataGrid *self, guint column)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->columns[column].title), -1);
}

gboolean
moat_data_grid_edit (MoatDataGrid *self, guint column)
{
  MoatGridCell *cell;
  guint position;

  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), FALSE);
  g_return_val_if_fail (column < self->n_columns, FALSE);

  if (!is_editable (self, column) || !_moat_data_grid_get_focused (self, &position) ||
      !_moat_data_grid_commit (self))
    return FALSE;
  _moat_data_grid_set_current (self, column);
  _moat_data_grid_scroll_to_column (self, column);
  cell = _moat_data_grid_find_cell (self, position, column);
  if (cell == NULL)
    return FALSE;
  self->edited = cell;
  self->edited_record = g_object_ref (gtk_list_item_get_item (moat_grid_cell_get_item (cell)));
  self->edited_before = self->delegate->get_edit_text (self->edited_record, column, self->data);
  if ((self->columns[column].flags & MOAT_GRID_COLUMN_CHOICE) != 0)
    begin_choice (self, column);
  else
    begin_text (self);
  describe_editor (self, column);
  gtk_widget_grab_focus (self->editor);
  return TRUE;
}

gboolean
moat_data_grid_is_editing (MoatDataGrid *self)
{
  g_return_val_if_fail (MOAT_IS_DATA_GRID (self), FALSE);
  return self->edited != NULL;
}
