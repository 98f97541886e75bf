/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart as a table: for reading in order, for copying by eye, and for everybody who does not
 * see the picture.
 *
 * It has the marks of the picture, in the order in which the keyboard walks through them, with the
 * same words: the name, the period and the value with its qualifier and status, and who stated it.
 * What is not drawn is not in it either; the foot of the picture says that. */

#include "config.h"

#include "moat-explore-page-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-pango-measurer.h"

/* The size that the scene is built for, px: any will do. */
#define SCENE_WIDTH 1280.0
#define SCENE_HEIGHT 720.0
/* Of each, a fact is read for its source. */
#define MOST_ROWS 2000

static MoatScene *
build_scene (MoatExplorePage *self)
{
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();

  return moat_chart_data_build_scene (self->data, moat_theme_get (MOAT_THEME_LIGHT),
                                      MOAT_TEXT_MEASURER (measurer), SCENE_WIDTH, SCENE_HEIGHT,
                                      MOAT_DATE_NONE, MOAT_DATE_NONE);
}

void
_moat_explore_page_update_table (MoatExplorePage *self)
{
  const char *const titles[] = { _ ("Name"), _ ("Period"), _ ("Value"), _ ("Source"), NULL };
  g_autoptr (MoatScene) scene = NULL;
  gsize n;

  if (!self->show_table || self->data == NULL)
    return;
  moat_text_table_set_columns (self->table, titles, NULL);
  scene = build_scene (self);
  n = MIN (moat_scene_get_n_data (scene), MOST_ROWS);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);
      g_autofree char *source =
        moat_chart_caption (self->project, self->data, self->wording, datum);
      const char *const cells[] = { datum->title, datum->period,
                                    datum->value != NULL ? datum->value : "",
                                    source != NULL ? source : "", NULL };

      moat_text_table_add_row (self->table, i + 1, cells, -1, NULL);
    }
}
