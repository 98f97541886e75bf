/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure's fields are put into words for the person who types them.
 *
 * A reading repeats a value in full, not rounded: it is there to catch a zero too many.  The
 * choices of the lists carry the nicks that files use, so the dialog sets a field by the same text
 * as an import. */

#include "config.h"

#include "moat-figure-reading.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  const char *nick;
  const char *name;
} Choice;

static const Choice qualifiers[] = {
  /* Translators: how a figure was stated, as in “over CNY 380 bn”. */
  { "exact", N_ ("exact") },
  { "about", N_ ("about") },
  { "over", N_ ("over, at least") },
  { "under", N_ ("under, at most") },
  { "between", N_ ("between two numbers") },
};

static const Choice statuses[] = {
  { "actual", N_ ("Actual") },
  { "estimate", N_ ("Estimate") },
  { "plan", N_ ("Plan") },
  { "target", N_ ("Target") },
};

static const Choice grades[] = {
  { "reported", N_ ("Reported") },     { "derived", N_ ("Derived") },
  { "estimated", N_ ("Estimated") },   { "scenario", N_ ("Scenario") },
  { "unresolved", N_ ("Unresolved") },
};

gboolean
moat_figure_holds_number (const char *as_stated, const MoatQualifierWord *words)
{
  MoatQuantity quantity;

  return as_stated != NULL && moat_quantity_parse (as_stated, words, &quantity, NULL) &&
         quantity.has_value;
}

char *
moat_figure_read_value (const MoatFact *fact, MoatWording *wording)
{
  MoatNumberStyle style = moat_number_style (fact->unit);
  g_autofree char *number = NULL;

  if (fact->as_stated == NULL)
    return NULL;
  if (!fact->has_value)
    return g_strdup (_ ("No number in these words"));
  style.scale = 0;
  style.digits = 0;
  style.with_unit = TRUE;
  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    number = moat_wording_range (wording, moat_decimal_to_double (fact->low),
                                 moat_decimal_to_double (fact->high), &style);
  else
    number = moat_wording_number (wording, moat_decimal_to_double (fact->best), &style);
  return g_strdup_printf (
    /* Translators: what a statement was read as, such as “= CNY 324,751,000,000, exact”. */
    _ ("= %s, %s"), number,
    fact->qualifier < G_N_ELEMENTS (qualifiers) ? _ (qualifiers[fact->qualifier].name) : "");
}

char *
moat_figure_read_period (MoatPeriod period, MoatYearEnd year_end, MoatWording *wording)
{
  g_autofree char *name = NULL, *years = NULL;
  double length;

  if (!moat_period_is_valid (period))
    return NULL;
  name = moat_wording_period (wording, period, year_end);
  length = moat_period_length_years (period);
  if (moat_period_is_instant (period) || length == 1)
    return g_steal_pointer (&name);
  years = g_strdup_printf ("%.3g", length);
  /* Translators: a period and its length; the number may have decimals. */
  return g_strdup_printf (ngettext ("%s, %s year", "%s, %s years", length > 1 ? 2 : 1), name,
                          years);
}

static void
fill_constant (MoatChoiceRow *row, const Choice *choices, gsize n)
{
  g_autofree const char **keys = g_new0 (const char *, n + 1);
  g_autofree const char **labels = g_new0 (const char *, n + 1);

  for (gsize i = 0; i < n; i++)
    {
      keys[i] = choices[i].nick;
      labels[i] = _ (choices[i].name);
    }
  moat_choice_row_set_options (row, keys, labels);
}

static void
fill_from_project (MoatChoiceRow *row, GPtrArray *items, MoatFactField field)
{
  MoatLanguage language = moat_language_of_process ();
  g_autofree const char **keys = g_new0 (const char *, items->len + 1);
  g_autofree const char **labels = g_new0 (const char *, items->len + 1);

  for (guint i = 0; i < items->len; i++)
    if (field == MOAT_FACT_FIELD_ENTITY)
      {
        keys[i] = ((const MoatEntity *) items->pdata[i])->key;
        labels[i] = moat_label_get (&((const MoatEntity *) items->pdata[i])->label, language);
      }
    else if (field == MOAT_FACT_FIELD_CONCEPT)
      {
        keys[i] = ((const MoatConcept *) items->pdata[i])->key;
        labels[i] = moat_label_get (&((const MoatConcept *) items->pdata[i])->label, language);
      }
    else
      {
        keys[i] = ((const MoatSource *) items->pdata[i])->key;
        labels[i] = moat_label_get (&((const MoatSource *) items->pdata[i])->title, language);
      }
  moat_choice_row_set_options (row, keys, labels);
}

void
moat_figure_fill_choices (MoatChoiceRow *row, MoatProject *project, MoatFactField field)
{
  switch (field)
    {
    case MOAT_FACT_FIELD_ENTITY:
      fill_from_project (row, moat_project_get_entities (project), field);
      break;
    case MOAT_FACT_FIELD_CONCEPT:
      fill_from_project (row, moat_project_get_concepts (project), field);
      break;
    case MOAT_FACT_FIELD_SOURCE:
      fill_from_project (row, moat_project_get_sources (project), field);
      break;
    case MOAT_FACT_FIELD_QUALIFIER:
      fill_constant (row, qualifiers, G_N_ELEMENTS (qualifiers));
      break;
    case MOAT_FACT_FIELD_STATUS:
      fill_constant (row, statuses, G_N_ELEMENTS (statuses));
      break;
    case MOAT_FACT_FIELD_GRADE:
      fill_constant (row, grades, G_N_ELEMENTS (grades));
      break;
    default:
      g_return_if_reached ();
    }
}
