/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer to "why this number?" for one fact: what was stated, where, by which rule it is
 * shown as it is, and the arithmetic.
 *
 * Every line has a key and, where there is one, a value in C notation for programs, and a heading
 * and text in the reader's language for people.  The arithmetic is done in exact decimals; a
 * division that does not end is cut to 15 significant digits and says so. */
#include "config.h"

#include "moat-explanation-private.h"

#include "moat-quantity.h"
#include "moat-unit.h"

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

MoatExplanation *
moat_explanation_new (void)
{
  MoatExplanation *self = g_new0 (MoatExplanation, 1);

  self->lines = g_ptr_array_new_with_free_func (line_free);
  return self;
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

void
moat_explainer_add (MoatExplainer *self, MoatExplanationPart part, const char *key,
                    MoatPhrase heading, char *text, char *value)
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
  line->heading = moat_wording_phrase (self->wording, heading, NULL);
  line->text = text;
  line->value = value;
  g_ptr_array_add (self->explanation->lines, line);
}

void
moat_explainer_set_unit (MoatExplainer *self, const char *pattern)
{
  GPtrArray *lines = self->explanation->lines;
  MoatExplanationLine *line = g_ptr_array_index (lines, lines->len - 1);

  line->unit = g_strconcat (self->context->fact->unit, pattern, NULL);
}

static char *
phrase (MoatExplainer *self, MoatPhrase id)
{
  return moat_wording_phrase (self->wording, id, NULL);
}

static void
add_period (MoatExplainer *self)
{
  MoatPeriod period = self->context->fact->period;
  g_autofree char *name = NULL, *dates = NULL, *start = NULL, *end = NULL;
  gboolean is_one_day;
  MoatDecimal years;

  if (!moat_period_is_valid (period))
    return; /* only in a file that was tampered with; checking it names the figure */
  name = moat_wording_period (self->wording, period, self->context->entity->year_end);
  dates = moat_wording_period_dates (self->wording, period);
  start = moat_date_to_iso (period.start);
  end = moat_date_to_iso (period.end);
  is_one_day = moat_period_is_instant (period) || period.start == period.end;
  moat_explainer_add (
    self, MOAT_EXPLANATION_FACT, "period", MOAT_PHRASE_EXPLAIN_PERIOD,
    is_one_day || g_str_equal (name, dates)
      ? g_strdup (name)
      : moat_wording_phrase (self->wording, MOAT_PHRASE_PERIOD_WITH_DATES, name, dates, NULL),
    *start != '\0' ? g_strdup_printf ("%s/%s", start, end) : g_strdup (end));
  if (moat_fact_get_years (self->context->fact, &years))
    moat_explainer_add (self, MOAT_EXPLANATION_FACT, "years", MOAT_PHRASE_EXPLAIN_YEARS,
                        moat_explainer_word_years (self, years), moat_decimal_to_string (years));
}

/* With the sign of the qualifier; the ends of a range. */
static char *
word_value (MoatWording *wording, const MoatFact *fact)
{
  g_autofree char *amount = NULL;

  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    return moat_wording_decimal_range (wording, fact->low, fact->high, fact->unit);
  amount = moat_wording_decimal (wording, fact->best, fact->unit);
  return g_strconcat (moat_wording_qualifier_sign (wording, fact->qualifier), amount, NULL);
}

/* For programs: without the qualifier, which has a line of its own; the ends of a range. */
static char *
value_to_string (const MoatFact *fact)
{
  g_autofree char *low = NULL, *high = NULL;

  if (fact->qualifier != MOAT_QUALIFIER_BETWEEN)
    return moat_decimal_to_string (fact->best);
  low = moat_decimal_to_string (fact->low);
  high = moat_decimal_to_string (fact->high);
  return g_strconcat (low, "/", high, NULL);
}

static void
add_value (MoatExplainer *self)
{
  const MoatFact *fact = self->context->fact;

  moat_explainer_add (self, MOAT_EXPLANATION_FACT, "as-stated", MOAT_PHRASE_EXPLAIN_AS_STATED,
                      g_strdup (fact->as_stated), g_strdup (fact->as_stated));
  if (fact->has_value)
    {
      moat_explainer_add (self, MOAT_EXPLANATION_FACT, "value", MOAT_PHRASE_EXPLAIN_VALUE,
                          word_value (self->wording, fact), value_to_string (fact));
      moat_explainer_set_unit (self, "");
    }
  else
    moat_explainer_add (self, MOAT_EXPLANATION_FACT, "value", MOAT_PHRASE_EXPLAIN_VALUE,
                        phrase (self, MOAT_PHRASE_NO_VALUE), NULL);
  moat_explainer_add (self, MOAT_EXPLANATION_FACT, "qualifier", MOAT_PHRASE_EXPLAIN_QUALIFIER,
                      phrase (self, (MoatPhrase) (MOAT_PHRASE_QUALIFIER_EXACT + fact->qualifier)),
                      g_strdup (moat_qualifier_to_nick (fact->qualifier)));
  moat_explainer_add (self, MOAT_EXPLANATION_FACT, "status", MOAT_PHRASE_EXPLAIN_STATUS,
                      phrase (self, (MoatPhrase) (MOAT_PHRASE_STATUS_ACTUAL + fact->status)),
                      g_strdup (moat_status_to_nick (fact->status)));
  moat_explainer_add (self, MOAT_EXPLANATION_FACT, "grade", MOAT_PHRASE_EXPLAIN_GRADE,
                      phrase (self, (MoatPhrase) (MOAT_PHRASE_GRADE_REPORTED + fact->grade)),
                      g_strdup (moat_grade_to_nick (fact->grade)));
}

static void
add_source (MoatExplainer *self)
{
  const MoatFact *fact = self->context->fact;
  const MoatSource *source = self->context->source;
  MoatLanguage language = moat_wording_get_language (self->wording);

  if (source != NULL)
    {
      moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "source", MOAT_PHRASE_EXPLAIN_SOURCE,
                          g_strdup (moat_label_get (&source->title, language)),
                          g_strdup (source->key));
      moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "publisher", MOAT_PHRASE_EXPLAIN_PUBLISHER,
                          g_strdup (moat_label_get (&source->publisher, language)), NULL);
      if (source->published != MOAT_DATE_NONE)
        moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "published",
                            MOAT_PHRASE_EXPLAIN_PUBLISHED,
                            moat_wording_date (self->wording, source->published),
                            moat_date_to_iso (source->published));
    }
  moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "locator", MOAT_PHRASE_EXPLAIN_LOCATOR,
                      g_strdup (fact->locator), g_strdup (fact->locator));
  if (source != NULL)
    moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "url", MOAT_PHRASE_EXPLAIN_URL,
                        g_strdup (source->url), g_strdup (source->url));
  if (fact->known_from != MOAT_DATE_NONE)
    moat_explainer_add (self, MOAT_EXPLANATION_SOURCE, "known-from", MOAT_PHRASE_EXPLAIN_KNOWN_FROM,
                        moat_wording_date (self->wording, fact->known_from),
                        moat_date_to_iso (fact->known_from));
}

static void
add_arithmetic (MoatExplainer *self, MoatBasis basis)
{
  const MoatFact *fact = self->context->fact;
  gboolean is_flow = moat_fact_context_is_flow (self->context);
  MoatDecimal years = { 0, 0 };
  MoatPhrase rule = MOAT_PHRASE_RULE_AS_STATED;

  if (is_flow && basis == MOAT_BASIS_PER_YEAR)
    rule = MOAT_PHRASE_RULE_PER_YEAR;
  else if (is_flow && moat_fact_get_years (self->context->fact, &years) &&
           moat_decimal_compare (years, moat_decimal_from_int (1)) > 0)
    rule = MOAT_PHRASE_RULE_SPAN;
  moat_explainer_add (self, MOAT_EXPLANATION_RULE, "rule", MOAT_PHRASE_EXPLAIN_RULE,
                      phrase (self, rule), g_strdup (moat_basis_to_nick (basis)));
  if (is_flow && fact->has_value)
    moat_explainer_add_division (self, "per-year", MOAT_PHRASE_EXPLAIN_STEP);
}

/* What a fact is to another, and what the other is to it. */
static const struct
{
  const char *key;
  MoatPhrase phrase;
} relations[][2] = {
  [MOAT_RELATION_RESTATES] = { { "restates", MOAT_PHRASE_RELATED_RESTATES },
                               { "restated-by", MOAT_PHRASE_RELATED_RESTATED_BY } },
  [MOAT_RELATION_PART_OF] = { { "part-of", MOAT_PHRASE_RELATED_PART_OF },
                              { "contains", MOAT_PHRASE_RELATED_CONTAINS } },
  [MOAT_RELATION_SAME_AS] = { { "same-as", MOAT_PHRASE_RELATED_SAME_AS },
                              { "same-as", MOAT_PHRASE_RELATED_SAME_AS } },
  [MOAT_RELATION_SUPERSEDES] = { { "replaces", MOAT_PHRASE_RELATED_REPLACES },
                                 { "replaced-by", MOAT_PHRASE_RELATED_REPLACED_BY } },
};

static void
add_notes (MoatExplainer *self)
{
  const MoatFactContext *context = self->context;
  MoatLanguage language = moat_wording_get_language (self->wording);

  for (gsize i = 0; i < context->n_related; i++)
    {
      const MoatRelatedFact *related = &context->related[i];
      gsize direction = related->is_other ? 1 : 0;

      moat_explainer_add (self, MOAT_EXPLANATION_NOTE, relations[related->kind][direction].key,
                          MOAT_PHRASE_EXPLAIN_RELATED,
                          moat_wording_phrase (self->wording,
                                               relations[related->kind][direction].phrase,
                                               related->fact->key, related->fact->as_stated, NULL),
                          g_strdup (related->fact->key));
    }
  moat_explainer_add (self, MOAT_EXPLANATION_NOTE, "remark", MOAT_PHRASE_EXPLAIN_NOTE,
                      g_strdup (moat_label_get (&context->fact->remark, language)), NULL);
}

MoatExplanation *
moat_explanation_for_fact (const MoatFactContext *context, MoatBasis basis, MoatWording *wording)
{
  MoatExplanation *explanation;
  MoatExplainer self;
  MoatLanguage language;
  const char *entity, *concept;

  g_return_val_if_fail (context != NULL && context->fact != NULL, NULL);
  g_return_val_if_fail (context->entity != NULL && context->concept != NULL, NULL);
  g_return_val_if_fail (wording != NULL, NULL);

  explanation = moat_explanation_new ();
  self = (MoatExplainer){ explanation, context, wording };
  language = moat_wording_get_language (wording);
  entity = moat_label_get (&context->entity->label, language);
  concept = moat_label_get (&context->concept->label, language);
  explanation->title =
    moat_wording_phrase (wording, MOAT_PHRASE_ENTITY_AND_CONCEPT, entity, concept, NULL);

  moat_explainer_add (&self, MOAT_EXPLANATION_FACT, "entity", MOAT_PHRASE_EXPLAIN_ENTITY,
                      g_strdup (entity), g_strdup (context->entity->key));
  moat_explainer_add (&self, MOAT_EXPLANATION_FACT, "concept", MOAT_PHRASE_EXPLAIN_CONCEPT,
                      g_strdup (concept), g_strdup (context->concept->key));
  add_period (&self);
  add_value (&self);
  add_source (&self);
  add_arithmetic (&self, basis);
  add_notes (&self);
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
