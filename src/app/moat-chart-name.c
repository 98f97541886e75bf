/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of charts.
 *
 * A chart without a title is named after what it shows, as its picture does: the first measure,
 * then the first entity.  Keys of new charts are numbered; people never see them, but the
 * command line does. */

#include "config.h"

#include "moat-chart-name.h"

#include <glib/gi18n-lib.h>

char *
moat_chart_name (MoatProject *project, const MoatChartSpec *spec, MoatLanguage language)
{
  const char *title = moat_label_get (&spec->title, language);
  const MoatConcept *concept = NULL;
  const MoatEntity *entity = NULL;

  if (*title != '\0')
    return g_strdup (title);
  if (spec->concepts != NULL && spec->concepts[0] != NULL)
    concept = moat_project_find_concept (project, spec->concepts[0]);
  if (spec->entities != NULL && spec->entities[0] != NULL)
    entity = moat_project_find_entity (project, spec->entities[0]);
  if (concept != NULL && entity != NULL)
    {
      /* Translators: the name of a chart without a title: an entity, then what is measured. */
      return g_strdup_printf (_ ("%s: %s"), moat_label_get (&entity->label, language),
                              moat_label_get (&concept->label, language));
    }
  return g_strdup (_ ("Untitled Chart"));
}

char *
moat_chart_make_key (MoatProject *project)
{
  for (guint i = moat_project_get_charts (project)->len + 1;; i++)
    {
      g_autofree char *key = g_strdup_printf ("chart-%u", i);

      if (moat_project_find_chart (project, key) == NULL)
        return g_steal_pointer (&key);
    }
}
