/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the button of the options says: only what is not as stated. */
#include "config.h"

#include "moat-chart-options.h"

#include <glib/gi18n-lib.h>

static char *
word_basis (MoatProject *project, const MoatChartSpec *spec, MoatLanguage language)
{
  const MoatConcept *whole;

  switch (moat_chart_spec_get_basis (spec))
    {
    case MOAT_BASIS_PER_YEAR:
      return g_strdup (_ ("Per Year"));
    case MOAT_BASIS_SHARE:
      whole = spec->share_of != NULL ? moat_project_find_concept (project, spec->share_of) : NULL;
      /* Translators: values are shown as a share of another measure, such as revenue. */
      return g_strdup_printf (_ ("%% of %s"),
                              whole != NULL ? moat_label_get (&whole->label, language) : "?");
    case MOAT_BASIS_INDEX:
      return g_strdup (_ ("Index"));
    case MOAT_BASIS_GROWTH:
      return g_strdup (_ ("Growth"));
    case MOAT_BASIS_CUMULATIVE:
      return g_strdup (_ ("Running Total"));
    case MOAT_BASIS_STATED:
    default:
      return NULL;
    }
}

char *
moat_chart_options_summarise (MoatProject *project, const MoatChartSpec *spec,
                              MoatLanguage language)
{
  g_autofree char *basis = word_basis (project, spec, language);
  const char *parts[5];
  gsize n = 0;

  if (basis != NULL)
    parts[n++] = basis;
  if (spec->unit != NULL)
    parts[n++] = spec->unit;
  if (spec->calendarised && spec->kind != MOAT_CHART_KIND_SPAN)
    parts[n++] = _ ("Calendar Years");
  if (n == 0)
    parts[n++] = C_ ("basis", "As Stated");
  parts[n] = NULL;
  return g_strjoinv (" · ", (GStrv) parts);
}
