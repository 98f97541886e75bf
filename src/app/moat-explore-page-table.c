/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart as a table, in place of the picture.  Its scene is built without zoom, and only while
 * the table is seen. */

#include "config.h"

#include "moat-explore-page-private.h"

#include "moat-chart-caption.h"
#include "moat-pango-measurer.h"

/* The size that the scene is built for, px: any will do. */
#define SCENE_WIDTH 1280.0
#define SCENE_HEIGHT 720.0

void
_moat_explore_page_update_table (MoatExplorePage *self)
{
  g_autoptr (MoatPangoMeasurer) measurer = NULL;
  g_autoptr (MoatScene) scene = NULL;

  if (!self->show_table)
    return;
  if (self->data != NULL)
    {
      measurer = moat_pango_measurer_new ();
      scene = moat_chart_data_build_scene (self->data, moat_theme_get (MOAT_THEME_LIGHT),
                                           MOAT_TEXT_MEASURER (measurer), SCENE_WIDTH, SCENE_HEIGHT,
                                           MOAT_DATE_NONE, MOAT_DATE_NONE);
    }
  moat_datum_table_set_scene (self->table, scene);
}

static void
datum_chosen_cb (MoatExplorePage *self, gpointer datum)
{
  moat_chart_view_select_datum (self->view, datum);
}

void
_moat_explore_page_class_init_table (GtkWidgetClass *klass)
{
  g_type_ensure (MOAT_TYPE_DATUM_TABLE);
  gtk_widget_class_bind_template_child (klass, MoatExplorePage, table);
  gtk_widget_class_bind_template_callback (klass, datum_chosen_cb);
}
