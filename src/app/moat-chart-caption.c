/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a hovered mark that says who stated its figure, when and where.
 *
 * The whole fact is read for it, one row of the file, when the pointer comes to rest on a mark
 * and not before; a chart itself draws from observations, which have no source. */

#include "config.h"

#include "moat-chart-caption.h"

#include "moat-store.h"

char *
moat_source_caption (MoatProject *project, const char *key, const char *locator,
                     MoatWording *wording)
{
  const MoatSource *source = key != NULL ? moat_project_find_source (project, key) : NULL;
  MoatLanguage language = moat_wording_get_language (wording);
  g_autofree char *date = NULL;
  const char *parts[4];
  const char *who;
  gsize n = 0;

  if (source == NULL)
    return NULL;
  who = moat_label_get (&source->publisher, language);
  parts[n++] = *who != '\0' ? who : moat_label_get (&source->title, language);
  if (source->published != MOAT_DATE_NONE)
    parts[n++] = date = moat_wording_date (wording, source->published);
  if (locator != NULL && *locator != '\0')
    parts[n++] = locator;
  parts[n] = NULL;
  return g_strjoinv (" · ", (GStrv) parts);
}

char *
moat_chart_caption (MoatProject *project, const MoatChartData *data, MoatWording *wording,
                    const MoatDatum *datum)
{
  g_autoptr (MoatFact) fact = NULL;

  if (datum->kind == MOAT_DATUM_ANNOTATION)
    return NULL;
  if (datum->kind == MOAT_DATUM_EVENT)
    {
      const MoatEvent *event = moat_chart_data_get_event (data, datum->index);

      return moat_source_caption (project, event->source, event->locator, wording);
    }
  fact = moat_store_get_fact (moat_project_get_store (project), datum->fact_id, NULL);
  return fact != NULL ? moat_source_caption (project, fact->source, fact->locator, wording) : NULL;
}
