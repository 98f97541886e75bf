/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to "why this number?" for one fact: what was stated, where, by which rule it is
 * shown as it is, and the arithmetic.
 *
 * Every line has a key and, where there is one, a value in C notation for programs, and a heading
 * and text in the reader's language for people.  The arithmetic is done in exact decimals; a
 * division that does not end is cut to 15 significant digits and says so. */
#include "config.h"

#include "moat-explanation.h"

#include "moat-quantity.h"
#include "moat-unit.h"

#define QUOTIENT_DIGITS 15

static void
line_free (gpointer data)
{
  MoatExplanationLine *line = data;

  g_free (line->heading);
  g_free (line->text);
  g_free (line->value);
  g_free (line->unit);
  g_free (line);
}

void
moat_explanation_free (MoatExplanation *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* What the helpers below add lines to. */
typedef struct
{
  MoatExplanation *explanation;
  const MoatFactContext *context;
  MoatWording *wording;
} Writer;

/* Takes @text and @value; an empty text is no line. */
static void
add (Writer *writer, MoatExplanationPart part, const char *key, MoatPhrase heading, char *text,
     char *value)
{
  MoatExplanationLine *line;

  if (text == NULL || *text == '\0')
    {
      g_free (text);
      g_free (value);
      return;
    }
  line = g_new0 (MoatExplanationLine, 1);
  line->part = part;
  line->key = key;
  line->heading = moat_wording_phrase (writer->wording, heading, NULL);
  line->text = text;
  line->value = value;
  g_ptr_array_add (writer->explanation->lines, line);
}

/* Says what the value of the line added last is counted in. */
static void
set_unit (Writer *writer, const char *pattern)
{
  GPtrArray *lines = writer->explanation->lines;
  MoatExplanationLine *line = g_ptr_array_index (lines, lines->len - 1);

  line->unit = g_strconcat (writer->context->fact->unit, pattern, NULL);
}

static char *
phrase (Writer *writer, MoatPhrase id)
{
  return moat_wording_phrase (writer->wording, id, NULL);
}

static gboolean
is_fiscal (const Writer *writer)
{
  MoatPeriodKind kind = moat_period_classify (writer->context->fact->period,
                                              writer->context->entity->year_end, NULL, NULL, NULL);

  return kind == MOAT_PERIOD_KIND_FISCAL_YEAR || kind == MOAT_PERIOD_KIND_FISCAL_YEARS;
}

static gboolean
get_years (const Writer *writer, MoatDecimal *years)
{
  gint64 numerator, denominator;

  if (!moat_period_is_valid (writer->context->fact->period))
    return FALSE;
  moat_period_years_fraction (writer->context->fact->period, &numerator, &denominator);
  return numerator > 0 &&
         moat_decimal_divide (moat_decimal_from_int (numerator),
                              moat_decimal_from_int (denominator), QUOTIENT_DIGITS, years);
}

static char *
word_years (Writer *writer, MoatDecimal years)
{
  MoatNumberStyle style = moat_number_style (NULL);
  gboolean fiscal = is_fiscal (writer);
  g_autofree char *number = NULL;

  if (moat_decimal_compare (years, moat_decimal_from_int (1)) == 0)
    return phrase (writer, fiscal ? MOAT_PHRASE_ONE_FISCAL_YEAR : MOAT_PHRASE_ONE_YEAR);
  number = moat_wording_number (writer->wording, moat_decimal_to_double (years), &style);
  return moat_wording_phrase (writer->wording,
                              fiscal ? MOAT_PHRASE_FISCAL_YEARS : MOAT_PHRASE_YEARS, number, NULL);
}

static void
add_period (Writer *writer)
{
  MoatPeriod period = writer->context->fact->period;
  g_autofree char *name = NULL, *dates = NULL, *start = NULL, *end = NULL;
  gboolean is_one_day;
  MoatDecimal years;

  if (!moat_period_is_valid (period))
    return; /* only in a file that was tampered with; checking it names the figure */
  name = moat_wording_period (writer->wording, period, writer->context->entity->year_end);
  dates = moat_wording_period_dates (writer->wording, period);
  start = moat_date_to_iso (period.start);
  end = moat_date_to_iso (period.end);
  is_one_day = moat_period_is_instant (period) || period.start == period.end;
  add (writer, MOAT_EXPLANATION_FACT, "period", MOAT_PHRASE_EXPLAIN_PERIOD,
       is_one_day || g_str_equal (name, dates)
         ? g_strdup (name)
         : moat_wording_phrase (writer->wording, MOAT_PHRASE_PERIOD_WITH_DATES, name, dates, NULL),
       *start != '\0' ? g_strdup_printf ("%s/%s", start, end) : g_strdup (end));
  if (get_years (writer, &years))
    add (writer, MOAT_EXPLANATION_FACT, "years", MOAT_PHRASE_EXPLAIN_YEARS,
         word_years (writer, years), moat_decimal_to_string (years));
}

static void
add_value (Writer *writer)
{
  const MoatFact *fact = writer->context->fact;

  add (writer, MOAT_EXPLANATION_FACT, "as-stated", MOAT_PHRASE_EXPLAIN_AS_STATED,
       g_strdup (fact->as_stated), g_strdup (fact->as_stated));
  if (fact->has_value)
    {
      add (writer, MOAT_EXPLANATION_FACT, "value", MOAT_PHRASE_EXPLAIN_VALUE,
           moat_wording_decimal (writer->wording, fact->best, fact->unit),
           moat_decimal_to_string (fact->best));
      set_unit (writer, "");
    }
  else
    add (writer, MOAT_EXPLANATION_FACT, "value", MOAT_PHRASE_EXPLAIN_VALUE,
         phrase (writer, MOAT_PHRASE_NO_VALUE), NULL);
  add (writer, MOAT_EXPLANATION_FACT, "qualifier", MOAT_PHRASE_EXPLAIN_QUALIFIER,
       phrase (writer, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + fact->qualifier)),
       g_strdup (moat_qualifier_to_nick (fact->qualifier)));
  add (writer, MOAT_EXPLANATION_FACT, "status", MOAT_PHRASE_EXPLAIN_STATUS,
       phrase (writer, (MoatPhrase) (MOAT_PHRASE_STATUS_ACTUAL + fact->status)),
       g_strdup (moat_status_to_nick (fact->status)));
  add (writer, MOAT_EXPLANATION_FACT, "grade", MOAT_PHRASE_EXPLAIN_GRADE,
       phrase (writer, (MoatPhrase) (MOAT_PHRASE_GRADE_REPORTED + fact->grade)),
       g_strdup (moat_grade_to_nick (fact->grade)));
}

static void
add_source (Writer *writer)
{
  const MoatFact *fact = writer->context->fact;
  const MoatSource *source = writer->context->source;
  MoatLanguage language = moat_wording_get_language (writer->wording);

  if (source != NULL)
    {
      add (writer, MOAT_EXPLANATION_SOURCE, "source", MOAT_PHRASE_EXPLAIN_SOURCE,
           g_strdup (moat_label_get (&source->title, language)), g_strdup (source->key));
      add (writer, MOAT_EXPLANATION_SOURCE, "publisher", MOAT_PHRASE_EXPLAIN_PUBLISHER,
           g_strdup (moat_label_get (&source->publisher, language)), NULL);
      if (source->published != MOAT_DATE_NONE)
        add (writer, MOAT_EXPLANATION_SOURCE, "published", MOAT_PHRASE_EXPLAIN_PUBLISHED,
             moat_wording_date (writer->wording, source->published),
             moat_date_to_iso (source->published));
    }
  add (writer, MOAT_EXPLANATION_SOURCE, "locator", MOAT_PHRASE_EXPLAIN_LOCATOR,
       g_strdup (fact->locator), g_strdup (fact->locator));
  if (source != NULL)
    add (writer, MOAT_EXPLANATION_SOURCE, "url", MOAT_PHRASE_EXPLAIN_URL, g_strdup (source->url),
         g_strdup (source->url));
  if (fact->known_from != MOAT_DATE_NONE)
    add (writer, MOAT_EXPLANATION_SOURCE, "known-from", MOAT_PHRASE_EXPLAIN_KNOWN_FROM,
         moat_wording_date (writer->wording, fact->known_from),
         moat_date_to_iso (fact->known_from));
}

/* Divides the fact's amount by the years of its period, as the fraction that they are: a month's
 * length is no decimal, twelve times an amount is.  Exact when multiplying back gives it again. */
static gboolean
divide_by_years (const MoatFact *fact, MoatDecimal *quotient, gboolean *exact)
{
  gint64 numerator, denominator;
  MoatDecimal years, amount, product;

  moat_period_years_fraction (fact->period, &numerator, &denominator);
  years = moat_decimal_from_int (numerator);
  if (!moat_decimal_multiply (fact->best, moat_decimal_from_int (denominator), &amount) ||
      !moat_decimal_divide (amount, years, QUOTIENT_DIGITS, quotient))
    return FALSE;
  *exact = moat_decimal_multiply (*quotient, years, &product) &&
           moat_decimal_compare (product, amount) == 0;
  return TRUE;
}

static void
add_division (Writer *writer)
{
  const MoatFact *fact = writer->context->fact;
  MoatDecimal years, quotient;
  g_autofree char *amount = NULL;
  g_autofree char *length = NULL;
  g_autofree char *rate = NULL;
  gboolean exact;

  if (!get_years (writer, &years) || !divide_by_years (fact, &quotient, &exact))
    return;
  amount = moat_wording_decimal (writer->wording, fact->best, NULL);
  length = word_years (writer, years);
  rate = moat_wording_decimal (writer->wording, quotient, fact->unit);
  add (writer, MOAT_EXPLANATION_STEP, "per-year", MOAT_PHRASE_EXPLAIN_STEP,
       moat_wording_phrase (writer->wording,
                            exact ? MOAT_PHRASE_STEP_PER_YEAR : MOAT_PHRASE_STEP_PER_YEAR_ROUNDED,
                            amount, length, rate, NULL),
       moat_decimal_to_string (quotient));
  set_unit (writer, " per year");
}

static void
add_arithmetic (Writer *writer, MoatBasis basis)
{
  const MoatFact *fact = writer->context->fact;
  const MoatConcept *concept = writer->context->concept;
  gboolean is_flow = concept->period_type == MOAT_PERIOD_TYPE_DURATION &&
                     concept->unit_kind != MOAT_UNIT_KIND_RATIO &&
                     !moat_period_is_instant (fact->period);
  MoatDecimal years = { 0, 0 };
  MoatPhrase rule = MOAT_PHRASE_RULE_AS_STATED;

  if (is_flow && basis == MOAT_BASIS_PER_YEAR)
    rule = MOAT_PHRASE_RULE_PER_YEAR;
  else if (is_flow && get_years (writer, &years) &&
           moat_decimal_compare (years, moat_decimal_from_int (1)) > 0)
    rule = MOAT_PHRASE_RULE_SPAN;
  add (writer, MOAT_EXPLANATION_RULE, "rule", MOAT_PHRASE_EXPLAIN_RULE, phrase (writer, rule),
       g_strdup (moat_basis_to_nick (basis)));
  if (is_flow && fact->has_value)
    add_division (writer);
}

static void
add_notes (Writer *writer)
{
  const MoatFactContext *context = writer->context;
  MoatLanguage language = moat_wording_get_language (writer->wording);

  for (gsize i = 0; context->restated != NULL && context->restated[i] != NULL; i++)
    add (writer, MOAT_EXPLANATION_NOTE, "restated", MOAT_PHRASE_EXPLAIN_RESTATES,
         moat_wording_phrase (writer->wording, MOAT_PHRASE_RESTATED_FIGURE,
                              context->restated[i]->key, context->restated[i]->as_stated, NULL),
         g_strdup (context->restated[i]->key));
  add (writer, MOAT_EXPLANATION_NOTE, "remark", MOAT_PHRASE_EXPLAIN_NOTE,
       g_strdup (moat_label_get (&context->fact->remark, language)), NULL);
}

MoatExplanation *
moat_explanation_for_fact (const MoatFactContext *context, MoatBasis basis, MoatWording *wording)
{
  MoatExplanation *explanation;
  Writer writer;
  MoatLanguage language;
  const char *entity, *concept;

  g_return_val_if_fail (context != NULL && context->fact != NULL, NULL);
  g_return_val_if_fail (context->entity != NULL && context->concept != NULL, NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  explanation = g_new0 (MoatExplanation, 1);
  explanation->lines = g_ptr_array_new_with_free_func (line_free);
  writer = (Writer){ explanation, context, wording };
  language = moat_wording_get_language (wording);
  entity = moat_label_get (&context->entity->label, language);
  concept = moat_label_get (&context->concept->label, language);
  explanation->title =
    moat_wording_phrase (wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, entity, concept, NULL);

  add (&writer, MOAT_EXPLANATION_FACT, "entity", MOAT_PHRASE_EXPLAIN_ENTITY, g_strdup (entity),
       g_strdup (context->entity->key));
  add (&writer, MOAT_EXPLANATION_FACT, "concept", MOAT_PHRASE_EXPLAIN_CONCEPT, g_strdup (concept),
       g_strdup (context->concept->key));
  add_period (&writer);
  add_value (&writer);
  add_source (&writer);
  add_arithmetic (&writer, basis);
  add_notes (&writer);
  return explanation;
}

/* Columns on a terminal: Han characters are two wide. */
static gsize
measure (const char *text)
{
  gsize width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

char *
moat_explanation_to_text (const MoatExplanation *self)
{
  g_autoptr (GString) text = g_string_new (self->title);
  gsize widest = 0;

  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MoatExplanationLine *line = g_ptr_array_index (self->lines, i);

      widest = MAX (widest, measure (line->heading));
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      const MoatExplanationLine *line = g_ptr_array_index (self->lines, i);

      g_string_append_printf (text, "  %s%*s  %s", line->heading,
                              (int) (widest - measure (line->heading)), "", line->text);
      if (line->unit != NULL)
        g_string_append_printf (text, " [%s %s]", line->value, line->unit);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
