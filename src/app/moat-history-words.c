/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the history of a figure is put into words: statements, times, and what a change changed.
 *
 * The journal knows the columns of the file.  Of those, people see what the table of figures
 * shows; numbers kept beside the exact ones for drawing are left out, and ids of other rows become
 * their names. */

#include "config.h"

#include "moat-history-words.h"

#include <glib/gi18n-lib.h>

#include "moat-figure-reading.h"

static const struct
{
  const char *column;
  const char *title;
  MoatFactField field;
} shown[] = {
  { "key", N_ ("Key"), MOAT_FACT_FIELD_KEY },
  { "entity_id", N_ ("Entity"), MOAT_FACT_FIELD_ENTITY },
  { "concept_id", N_ ("Measure"), MOAT_FACT_FIELD_CONCEPT },
  { "period_start", N_ ("First day"), MOAT_FACT_FIELD_PERIOD_START },
  { "period_end", N_ ("Last day"), MOAT_FACT_FIELD_PERIOD_END },
  { "as_stated", N_ ("As stated"), MOAT_FACT_FIELD_AS_STATED },
  { "value", N_ ("Value"), MOAT_FACT_FIELD_VALUE },
  { "low", N_ ("Low end"), MOAT_FACT_FIELD_LOW },
  { "high", N_ ("High end"), MOAT_FACT_FIELD_HIGH },
  { "unit", N_ ("Unit"), MOAT_FACT_FIELD_UNIT },
  { "qualifier", N_ ("Qualifier"), MOAT_FACT_FIELD_QUALIFIER },
  { "status", N_ ("Status"), MOAT_FACT_FIELD_STATUS },
  { "grade", N_ ("Evidence"), MOAT_FACT_FIELD_GRADE },
  { "source_id", N_ ("Source"), MOAT_FACT_FIELD_SOURCE },
  { "locator", N_ ("Locator"), MOAT_FACT_FIELD_LOCATOR },
  { "known_from", N_ ("Known from"), MOAT_FACT_FIELD_KNOWN_FROM },
  { "remark_en", N_ ("Remark"), MOAT_FACT_FIELD_REMARK_EN },
  { "remark_zh", N_ ("Remark"), MOAT_FACT_FIELD_REMARK_ZH },
};

char *
moat_history_word_statement (const MoatFact *fact, MoatWording *wording)
{
  MoatNumberStyle style = moat_number_style (fact->unit);
  const char *words = fact->as_stated != NULL ? fact->as_stated : "";
  g_autofree char *number = NULL;

  if (!fact->has_value)
    return g_strdup (words);
  style.with_unit = TRUE;
  style.qualifier = fact->qualifier;
  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    number = moat_wording_range (wording, moat_decimal_to_double (fact->low),
                                 moat_decimal_to_double (fact->high), &style);
  else
    number = moat_wording_number (wording, moat_decimal_to_double (fact->best), &style);
  if (*words == '\0')
    return g_steal_pointer (&number);
  /* Translators: a number, and the words in which it was stated. */
  return g_strdup_printf (_ ("%s (%s)"), number, words);
}

char *
moat_history_word_time (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (iso, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  /* Translators: a day and a time, in the notation of g_date_time_format(). */
  return local != NULL ? g_date_time_format (local, _ ("%e %B %Y, %H:%M")) : g_strdup (iso);
}

static const MoatLabel *
find_label (MoatProject *project, MoatFactField field, gint64 id)
{
  GPtrArray *rows = field == MOAT_FACT_FIELD_ENTITY    ? moat_project_get_entities (project)
                    : field == MOAT_FACT_FIELD_CONCEPT ? moat_project_get_concepts (project)
                                                       : moat_project_get_sources (project);

  for (guint i = 0; i < rows->len; i++)
    {
      if (field == MOAT_FACT_FIELD_ENTITY && ((const MoatEntity *) rows->pdata[i])->id == id)
        return &((const MoatEntity *) rows->pdata[i])->label;
      if (field == MOAT_FACT_FIELD_CONCEPT && ((const MoatConcept *) rows->pdata[i])->id == id)
        return &((const MoatConcept *) rows->pdata[i])->label;
      if (field == MOAT_FACT_FIELD_SOURCE && ((const MoatSource *) rows->pdata[i])->id == id)
        return &((const MoatSource *) rows->pdata[i])->title;
    }
  return NULL;
}

static char *
word_cell (MoatProject *project, MoatFactField field, const char *text, MoatWording *wording)
{
  const MoatLabel *label;

  /* Translators: in place of a cell that says nothing. */
  if (text == NULL || *text == '\0')
    return g_strdup (_ ("nothing"));
  switch ((int) field)
    {
    case MOAT_FACT_FIELD_ENTITY:
    case MOAT_FACT_FIELD_CONCEPT:
    case MOAT_FACT_FIELD_SOURCE:
      label = find_label (project, field, g_ascii_strtoll (text, NULL, 10));
      return g_strdup (label != NULL ? moat_label_get (label, moat_wording_get_language (wording))
                                     : text);
    case MOAT_FACT_FIELD_QUALIFIER:
    case MOAT_FACT_FIELD_STATUS:
    case MOAT_FACT_FIELD_GRADE:
      return g_strdup (moat_figure_name_choice (field, text));
    default:
      return g_strdup (text);
    }
}

char *
moat_history_word_change (MoatProject *project, const MoatCellChange *change, MoatWording *wording)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *before = NULL, *after = NULL;

      if (!g_str_equal (shown[i].column, change->column))
        continue;
      before = word_cell (project, shown[i].field, change->before, wording);
      after = word_cell (project, shown[i].field, change->after, wording);
      /* Translators: what a change changed: the name of a field, and what it said before and
       * after. */
      return g_strdup_printf (_ ("%s: %s → %s"), _ (shown[i].title), before, after);
    }
  return NULL;
}
