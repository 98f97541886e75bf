/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An explanation as widgets: its parts beneath each other, each a heading and a grid of lines, so
 * that an answer looks the same in the inspector and in dialogs.  Texts can be selected. */

#include "config.h"

#include "moat-explanation-parts.h"

#include <glib/gi18n-lib.h>

static const char *
part_title (MoatExplanationPart part)
{
  switch (part)
    {
    case MOAT_EXPLANATION_FACT:
      return _ ("Statement");
    case MOAT_EXPLANATION_SOURCE:
      return _ ("Source");
    case MOAT_EXPLANATION_RULE:
      return _ ("Rule");
    case MOAT_EXPLANATION_STEP:
      return _ ("Arithmetic");
    case MOAT_EXPLANATION_NOTE:
      return _ ("Notes");
    default:
      g_return_val_if_reached ("");
    }
}

GtkWidget *
moat_explanation_parts_add (GtkBox *parts, const char *title)
{
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *grid = gtk_grid_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (parts, heading);
  gtk_box_append (parts, grid);
  return grid;
}

void
moat_explanation_parts_add_line (GtkWidget *grid, int row, const char *heading, const char *text)
{
  GtkWidget *left = gtk_label_new (heading);
  GtkWidget *right = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_yalign (GTK_LABEL (left), 0);
  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (left), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (left), 12);
  gtk_widget_add_css_class (left, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_yalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (right), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (right), TRUE);
  gtk_widget_add_css_class (right, "numeric");
  gtk_widget_set_hexpand (right, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (right), GTK_ACCESSIBLE_RELATION_LABELLED_BY, left,
                                  NULL, -1);
  gtk_grid_attach (GTK_GRID (grid), left, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), right, 1, row, 1, 1);
}

void
moat_explanation_parts_show (GtkBox *parts, const MoatExplanation *explanation)
{
  moat_explanation_parts_show_some (parts, explanation, G_MAXUINT);
}

void
moat_explanation_parts_show_some (GtkBox *parts, const MoatExplanation *explanation, guint which)
{
  int part = -1, row = 0;
  GtkWidget *grid = NULL;

  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const MoatExplanationLine *line = explanation->lines->pdata[i];

      if ((which & (1u << line->part)) == 0)
        continue;
      if ((int) line->part != part)
        {
          part = (int) line->part;
          row = 0;
          grid = moat_explanation_parts_add (parts, part_title (line->part));
        }
      moat_explanation_parts_add_line (grid, row++, line->heading, line->text);
    }
}

void
moat_explanation_parts_clear (GtkBox *parts)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (parts))) != NULL)
    gtk_box_remove (parts, child);
}
