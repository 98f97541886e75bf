/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pointing at a figure.
 *
 * The list is the same as that of the Figures page, found by a query in a thread, so that it is as
 * quick with a million figures.  A row says what a person knows a figure by: whose, of what, when,
 * and how much. */
#include "config.h"

#include "moat-figure-picker.h"

#include <glib/gi18n-lib.h>

#include "moat-expression.h"
#include "moat-figure-reading.h"
#include "moat-record-list.h"

#define WIDTH 360
#define HEIGHT 280

struct _MoatFigurePicker
{
  GtkPopover parent_instance;

  GtkSearchEntry *search;
  GtkDropDown *join;
  GtkCheckButton *per_year;
  GtkListView *view;

  MoatRecordList *list;
  MoatProject *project; /* nullable */
  MoatWording *wording;
};

static guint chosen_signal;

G_DEFINE_FINAL_TYPE (MoatFigurePicker, moat_figure_picker, GTK_TYPE_POPOVER)

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "numeric" : "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static char *
word_value (const MoatFact *fact, MoatWording *wording)
{
  MoatNumberStyle style = moat_number_style (fact->unit);

  if (!fact->has_value)
    return g_strdup (fact->as_stated);
  style.with_unit = TRUE;
  style.qualifier = fact->qualifier;
  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    return moat_wording_range (wording, moat_decimal_to_double (fact->low),
                               moat_decimal_to_double (fact->high), &style);
  return moat_wording_number (wording, moat_decimal_to_double (fact->best), &style);
}

/* "2025–2027: > CNY 380 bn" and "Alibaba Group: Cloud and AI infrastructure investment". */
static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MoatFigurePicker *self = user_data;
  const MoatFact *fact = moat_record_get_fact (gtk_list_item_get_item (item));
  MoatLanguage language = moat_wording_get_language (self->wording);
  GtkWidget *box = gtk_list_item_get_child (item);
  const MoatEntity *entity;
  const MoatConcept *concept;
  g_autofree char *value = NULL, *period = NULL, *first = NULL, *second = NULL;

  if (fact == NULL)
    return;
  entity = moat_project_find_entity (self->project, fact->entity);
  concept = moat_project_find_concept (self->project, fact->concept);
  value = word_value (fact, self->wording);
  period = moat_wording_period (self->wording, fact->period,
                                entity != NULL ? entity->year_end : MOAT_YEAR_END_CALENDAR);
  /* Translators: a figure in a list: its period, then its value. */
  first = g_strdup_printf (_ ("%s: %s"), period, value);
  second = g_strdup_printf (
    _ ("%s: %s"), entity != NULL ? moat_label_get (&entity->label, language) : fact->entity,
    concept != NULL ? moat_label_get (&concept->label, language) : fact->concept);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), first);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), second);
  gtk_widget_set_tooltip_text (box, second);
}

static void
activated_cb (GtkListView *view, guint position, MoatFigurePicker *self)
{
  g_autoptr (MoatRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  const MoatFact *fact = record != NULL ? moat_record_get_fact (record) : NULL;

  if (fact == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, fact->key);
}

static void
search_changed_cb (MoatFigurePicker *self)
{
  moat_record_list_set_text (self->list, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
map_cb (MoatFigurePicker *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static GtkWidget *
create_list (MoatFigurePicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)))),
    factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Figures"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, WIDTH, HEIGHT);
  return scroller;
}

static void
moat_figure_picker_dispose (GObject *object)
{
  MoatFigurePicker *self = MOAT_FIGURE_PICKER (object);

  if (self->list != NULL)
    moat_record_list_set_project (self->list, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->project);
  g_clear_pointer (&self->wording, moat_wording_unref);
  G_OBJECT_CLASS (moat_figure_picker_parent_class)->dispose (object);
}

static void
moat_figure_picker_class_init (MoatFigurePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_figure_picker_dispose;
  chosen_signal = g_signal_new ("chosen", MOAT_TYPE_FIGURE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moat_figure_picker_init (MoatFigurePicker *self)
{
  /* In the order of MoatExpressionJoin. */
  const char *const joins[] = { _ ("Only this figure"), _ ("Add"),       _ ("Subtract"),
                                _ ("Multiply by"),      _ ("Divide by"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *how = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->wording = moat_wording_new (moat_language_of_process ());
  self->list = moat_record_list_new (MOAT_ROW_TABLE_FACTS);
  moat_record_list_set_names (self->list, moat_figure_list_names ());
  self->join = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (joins));
  self->per_year = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_ ("Per _year")));
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->join), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How the figure is used"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), self);
  gtk_widget_set_hexpand (GTK_WIDGET (self->join), TRUE);
  gtk_box_append (GTK_BOX (how), GTK_WIDGET (self->join));
  gtk_box_append (GTK_BOX (how), GTK_WIDGET (self->per_year));
  gtk_box_append (GTK_BOX (box), how);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_after (self, "map", G_CALLBACK (map_cb), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "key-picker");
}

MoatFigurePicker *
moat_figure_picker_new (void)
{
  return g_object_new (MOAT_TYPE_FIGURE_PICKER, NULL);
}

void
moat_figure_picker_set_project (MoatFigurePicker *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_FIGURE_PICKER (self));

  g_set_object (&self->project, project);
  moat_record_list_set_project (self->list, project);
}

char *
moat_figure_picker_join (MoatFigurePicker *self, const char *text, const char *key)
{
  g_return_val_if_fail (MOAT_IS_FIGURE_PICKER (self), NULL);

  return moat_expression_join (text, (MoatExpressionJoin) gtk_drop_down_get_selected (self->join),
                               key, gtk_check_button_get_active (self->per_year));
}
