/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts cannot convert, above the table of exchange rates.
 *
 * Finding that out reads the figures and rates of every chart, so it is done after a change when
 * there is time for it, and not at all while the page is not seen. */

#include "config.h"

#include "moat-missing-list.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-name.h"
#include "moat-rate-words.h"

/* Rows from which on the rest is only counted: such a gap is filled by a file. */
#define MAX_ROWS 50

struct _MoatMissingList
{
  GtkBox parent_instance;

  GtkWidget *content; /* of this widget, which is seen as long as the page is */
  GtkLabel *heading;
  GtkListBox *rows;
  GtkLabel *more;

  MoatProject *project; /* nullable */
  MoatWording *wording;
  GPtrArray *missing; /* of MoatMissingRate */
  gboolean is_old;
  guint update_source;
};

enum
{
  RATE_WANTED,
  CHART_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatMissingList, moat_missing_list, GTK_TYPE_BOX)

/* Rows */

static const MoatMissingRate *
get_missing (MoatMissingList *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  return self->missing->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
}

static void
fill_cb (GtkButton *button, MoatMissingList *self)
{
  g_signal_emit (self, signals[RATE_WANTED], 0, get_missing (self, GTK_WIDGET (button)));
}

static void
show_chart_cb (GtkButton *button, MoatMissingList *self)
{
  g_signal_emit (self, signals[CHART_WANTED], 0, get_missing (self, GTK_WIDGET (button))->chart);
}

static char *
word_need (MoatMissingList *self, const MoatMissingRate *missing)
{
  GPtrArray *charts = moat_project_get_charts (self->project);

  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];
      g_autofree char *name = NULL;

      if (!g_str_equal (spec->key, missing->chart))
        continue;
      name = moat_chart_name (self->project, spec, moat_wording_get_language (self->wording));
      /* Translators: how many figures cannot be converted, and the title of a chart. */
      return g_strdup_printf (
        ngettext ("%u figure in “%s”", "%u figures in “%s”", missing->n_facts), missing->n_facts,
        name);
    }
  return g_strdup ("");
}

static void
add_button (MoatMissingList *self, GtkWidget *row, GtkWidget *button, GCallback clicked)
{
  /* Several rows have the same buttons. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_chart_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("moat-line-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Show Chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Show Chart"), -1);
  return button;
}

static void
add_row (MoatMissingList *self, const MoatMissingRate *missing)
{
  g_autofree char *title = moat_rate_word_missing (missing, self->wording);
  g_autofree char *need = word_need (self, missing);
  g_autofree char *need_markup = g_markup_escape_text (need, -1);
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", title, need);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), need_markup);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, tooltip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  add_button (self, row, create_chart_button (), G_CALLBACK (show_chart_cb));
  if (!moat_project_is_read_only (self->project))
    add_button (self, row, gtk_button_new_with_mnemonic (_ ("_Type It…")), G_CALLBACK (fill_cb));
  gtk_list_box_append (self->rows, row);
}

static void
fill_rows (MoatMissingList *self, GPtrArray *missing)
{
  guint n = missing->len;
  GtkListBoxRow *row;
  g_autofree char *heading =
    g_strdup_printf (ngettext ("%u exchange rate that charts need is missing",
                               "%u exchange rates that charts need are missing", n),
                     n);

  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->missing = g_ptr_array_ref (missing);
  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    add_row (self, missing->pdata[i]);
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n > MAX_ROWS);
  if (n > MAX_ROWS)
    {
      g_autofree char *more = g_strdup_printf (
        ngettext ("And %u more. A file of rates fills them at once.",
                  "And %u more. A file of rates fills them at once.", n - MAX_ROWS),
        n - MAX_ROWS);

      gtk_label_set_text (self->more, more);
    }
  gtk_widget_set_visible (self->content, n > 0);
}

/* Updating */

static gboolean
update_cb (gpointer user_data)
{
  MoatMissingList *self = user_data;
  g_autoptr (GPtrArray) missing = NULL;

  self->update_source = 0;
  self->is_old = FALSE;
  /* What cannot be read the table beneath says too. */
  if (self->project != NULL)
    missing = moat_project_list_missing_rates (self->project, NULL);
  if (missing != NULL)
    fill_rows (self, missing);
  else
    gtk_widget_set_visible (self->content, FALSE);
  return G_SOURCE_REMOVE;
}

static void
update_soon (MoatMissingList *self)
{
  self->is_old = TRUE;
  if (self->update_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_source = g_idle_add_full (G_PRIORITY_LOW, update_cb, self, NULL);
}

/* Class */

static void
moat_missing_list_map (GtkWidget *widget)
{
  MoatMissingList *self = MOAT_MISSING_LIST (widget);

  GTK_WIDGET_CLASS (moat_missing_list_parent_class)->map (widget);
  if (self->is_old)
    update_soon (self);
}

static void
moat_missing_list_dispose (GObject *object)
{
  MoatMissingList *self = MOAT_MISSING_LIST (object);

  moat_missing_list_set_project (self, NULL);
  g_clear_handle_id (&self->update_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_MISSING_LIST);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->wording, moat_wording_unref);
  G_OBJECT_CLASS (moat_missing_list_parent_class)->dispose (object);
}

static void
moat_missing_list_class_init (MoatMissingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_missing_list_dispose;
  widget_class->map = moat_missing_list_map;
  signals[RATE_WANTED] = g_signal_new ("rate-wanted", MOAT_TYPE_MISSING_LIST, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CHART_WANTED] = g_signal_new ("chart-wanted", MOAT_TYPE_MISSING_LIST, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-missing-list.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatMissingList, content);
  gtk_widget_class_bind_template_child (widget_class, MoatMissingList, heading);
  gtk_widget_class_bind_template_child (widget_class, MoatMissingList, rows);
  gtk_widget_class_bind_template_child (widget_class, MoatMissingList, more);
}

static void
moat_missing_list_init (MoatMissingList *self)
{
  self->wording = moat_wording_new (moat_language_of_process ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moat_missing_list_set_project (MoatMissingList *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_MISSING_LIST (self));

  if (self->project == project)
    return;
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  gtk_widget_set_visible (self->content, FALSE);
  if (project == NULL)
    return;
  g_signal_connect_swapped (project, "changed", G_CALLBACK (update_soon), self);
  update_soon (self);
}
