/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The left pane: the pages of the window and, beneath, the project's saved charts.
 *
 * A page is a row of the interface file named like its page in the window's stack; another page is
 * another row.  The list of charts is rebuilt after a change only where its texts differ, so that a
 * click is never lost to a row that has just been replaced. */

#include "config.h"

#include "moat-sidebar.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-name.h"
#include "moat-kind-words.h"

struct _MoatSidebar
{
  GtkBox parent_instance;

  GtkListBox *pages;
  GtkListBox *evidence; /* pages as well */
  GtkListBox *charts;
};

enum
{
  PAGE_SELECTED,
  CHART_SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatSidebar, moat_sidebar, GTK_TYPE_BOX)

static GtkWidget *
create_row (void)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  /* A title is a sentence; the pane's width is not for it to choose. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_add_css_class (box, "chart-row");
  return row;
}

static void
fill_row (GtkWidget *row, const char *key, const char *name, MoatChartKind kind)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

  gtk_widget_set_name (row, key);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (box)),
                                moat_kind_get_icon (kind));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
  gtk_widget_set_tooltip_text (row, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, MoatSidebar *self)
{
  g_signal_emit (self, signals[list == self->charts ? CHART_SELECTED : PAGE_SELECTED], 0,
                 gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
moat_sidebar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_SIDEBAR);
  G_OBJECT_CLASS (moat_sidebar_parent_class)->dispose (object);
}

static void
moat_sidebar_class_init (MoatSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_sidebar_dispose;
  signals[PAGE_SELECTED] = g_signal_new ("page-selected", MOAT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHART_SELECTED] = g_signal_new ("chart-selected", MOAT_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatSidebar, pages);
  gtk_widget_class_bind_template_child (widget_class, MoatSidebar, evidence);
  gtk_widget_class_bind_template_child (widget_class, MoatSidebar, charts);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
moat_sidebar_init (MoatSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moat_sidebar_set_project (MoatSidebar *self, MoatProject *project)
{
  MoatLanguage language = moat_language_of_process ();
  GPtrArray *specs;
  guint n;

  g_return_if_fail (MOAT_IS_SIDEBAR (self));

  specs = project != NULL ? moat_project_get_charts (project) : NULL;
  n = specs != NULL ? specs->len : 0;
  for (guint i = 0; i < n; i++)
    {
      const MoatChartSpec *spec = specs->pdata[i];
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->charts, (int) i);
      g_autofree char *name = moat_chart_name (project, spec, language);

      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (create_row ());
          gtk_list_box_append (self->charts, GTK_WIDGET (row));
        }
      fill_row (GTK_WIDGET (row), spec->key, name, spec->kind);
    }
  for (GtkListBoxRow *row; (row = gtk_list_box_get_row_at_index (self->charts, (int) n)) != NULL;)
    gtk_list_box_remove (self->charts, GTK_WIDGET (row));
}

/* Selects the row of that name, or none. */
static void
select_row (GtkListBox *list, const char *name)
{
  GtkListBoxRow *row;

  gtk_list_box_select_row (list, NULL);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (g_strcmp0 (gtk_widget_get_name (GTK_WIDGET (row)), name) == 0)
      gtk_list_box_select_row (list, row);
}

void
moat_sidebar_set_chart (MoatSidebar *self, const char *key)
{
  g_return_if_fail (MOAT_IS_SIDEBAR (self));
  select_row (self->charts, key);
}

void
moat_sidebar_set_page (MoatSidebar *self, const char *page)
{
  g_return_if_fail (MOAT_IS_SIDEBAR (self));

  select_row (self->pages, page);
  select_row (self->evidence, page);
}
