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

static const Choice *
get_constants (MoatFactField field, gsize *n)
{
  switch ((int) field)
    {
    case MOAT_FACT_FIELD_QUALIFIER:
      *n = G_N_ELEMENTS (qualifiers);
      return qualifiers;
    case MOAT_FACT_FIELD_STATUS:
      *n = G_N_ELEMENTS (statuses);
      return statuses;
    case MOAT_FACT_FIELD_GRADE:
      *n = G_N_ELEMENTS (grades);
      return grades;
    default:
      *n = 0;
      return NULL;
    }
}

static void
append_choice (GPtrArray *keys, GPtrArray *labels, const char *key, const MoatLabel *label)
{
  g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_add (labels, g_strdup (moat_label_get (label, moat_language_of_process ())));
}

void
moat_figure_list_choices (MoatProject *project, MoatFactField field, GPtrArray *keys,
                          GPtrArray *labels)
{
  gsize n;
  const Choice *choices = get_constants (field, &n);
  GPtrArray *rows = field == MOAT_FACT_FIELD_ENTITY    ? moat_project_get_entities (project)
                    : field == MOAT_FACT_FIELD_CONCEPT ? moat_project_get_concepts (project)
                    : field == MOAT_FACT_FIELD_SOURCE  ? moat_project_get_sources (project)
                                                       : NULL;

  for (gsize i = 0; i < n; i++)
    {
      g_ptr_array_add (keys, g_strdup (choices[i].nick));
      g_ptr_array_add (labels, g_strdup (_ (choices[i].name)));
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      if (field == MOAT_FACT_FIELD_ENTITY)
        append_choice (keys, labels, ((const MoatEntity *) rows->pdata[i])->key,
                       &((const MoatEntity *) rows->pdata[i])->label);
      else if (field == MOAT_FACT_FIELD_CONCEPT)
        append_choice (keys, labels, ((const MoatConcept *) rows->pdata[i])->key,
                       &((const MoatConcept *) rows->pdata[i])->label);
      else
        append_choice (keys, labels, ((const MoatSource *) rows->pdata[i])->key,
                       &((const MoatSource *) rows->pdata[i])->title);
    }
}

void
moat_figure_fill_choices (MoatChoiceRow *row, MoatProject *project, MoatFactField field)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  moat_figure_list_choices (project, field, keys, labels);
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_choice_row_set_options (row, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

const char *
moat_figure_name_choice (MoatFactField field, const char *nick)
{
  gsize n;
  const Choice *choices = get_constants (field, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (g_strcmp0 (choices[i].nick, nick) == 0)
        return _ (choices[i].name);
    }
  return nick;
}

GArray *
moat_figure_list_names (void)
{
  const MoatFactField fields[] = { MOAT_FACT_FIELD_QUALIFIER, MOAT_FACT_FIELD_STATUS,
                                   MOAT_FACT_FIELD_GRADE };
  GArray *names = g_array_new (FALSE, FALSE, sizeof (MoatRowName));

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gsize n;
      const Choice *choices = get_constants (fields[i], &n);

      for (gsize j = 0; j < n; j++)
        g_array_append_val (names, ((MoatRowName){ choices[j].nick, _ (choices[j].name) }));
    }
  return names;
}
