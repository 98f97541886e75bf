/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why an amount in another currency is what it is: the rule for its kind, the rate and how it came
 * about, where the rates stand, and the multiplication.
 *
 * A rate as stored is written with all its digits, a computed one with seven, as exchange rates
 * are; the amount is computed with all of them, and the line's value has them.  A source that
 * states the amount in both currencies implies a rate of its own, which is told beside and not
 * used. */
#include "config.h"

#include "moat-conversion.h"

#include "moat-explanation-private.h"
#include "moat-rate-arithmetic.h"

#define SHOWN_RATE_DIGITS 7
#define SHOWN_AMOUNT_DIGITS 15
#define MOST_TILES 12   /* that are listed one by one */
#define MOST_LOCATORS 4 /* of one source that are listed one by one */

typedef struct
{
  MoatExplainer explainer;
  const MoatConversion *conversion;
  const MoatConversionContext *context;
  MoatYearEnd year_end;
} Teller;

static char *
word_unit (const Teller *self, const char *unit)
{
  return moat_wording_unit (self->explainer.wording, unit, 0);
}

static char *
word_number (const Teller *self, MoatDecimal number, int digits)
{
  return moat_wording_decimal (self->explainer.wording, moat_decimal_rounded (number, digits),
                               NULL);
}

static char *
word_period (const Teller *self, MoatPeriod period)
{
  return moat_wording_period (self->explainer.wording, period, self->year_end);
}

static void
add (Teller *self, MoatExplanationPart part, const char *key, MoatPhrase heading, char *text,
     char *value, const char *unit)
{
  GPtrArray *lines = self->explainer.explanation->lines;
  MoatExplanationLine *line;

  moat_explainer_add (&self->explainer, part, key, heading, text, value);
  line = g_ptr_array_index (lines, lines->len - 1);
  line->unit = g_strdup (unit);
}

/* "≈ USD 40,000,000,000" */
static char *
word_amount (const Teller *self, const MoatAmount *amount)
{
  MoatWording *wording = self->explainer.wording;
  g_autofree char *text = NULL;

  if (amount->qualifier == MOAT_QUALIFIER_BETWEEN)
    return moat_wording_decimal_range (
      wording, moat_decimal_rounded (amount->low, SHOWN_AMOUNT_DIGITS),
      moat_decimal_rounded (amount->high, SHOWN_AMOUNT_DIGITS), amount->unit);
  text = moat_wording_decimal (wording, moat_decimal_rounded (amount->best, SHOWN_AMOUNT_DIGITS),
                               amount->unit);
  return g_strconcat (moat_wording_qualifier_sign (wording, amount->qualifier), text, NULL);
}

static char *
amount_to_string (const MoatAmount *amount)
{
  g_autofree char *low = NULL, *high = NULL;

  if (amount->qualifier != MOAT_QUALIFIER_BETWEEN)
    return moat_decimal_to_string (amount->best);
  low = moat_decimal_to_string (amount->low);
  high = moat_decimal_to_string (amount->high);
  return g_strconcat (low, "/", high, NULL);
}

/* "1 USD = 7.1957 CNY" */
static char *
word_equation (const Teller *self, const char *from, const char *to, const char *number)
{
  g_autofree char *one = word_unit (self, from);
  g_autofree char *other = word_unit (self, to);

  return moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_EQUATION, one, other,
                              number, NULL);
}

static char *
word_rate (const Teller *self)
{
  const MoatRateAnswer *rate = self->conversion->rate;
  int digits = rate->is_exact ? MOAT_RATE_DIGITS : SHOWN_RATE_DIGITS;
  g_autofree char *number = word_number (self, rate->value, digits);

  return word_equation (self, rate->from, rate->to, number);
}

/* "7.7784 CNY per EUR ÷ 1.0956 USD per EUR"; NULL for a rate that is used as it is stored. */
static char *
word_part (const Teller *self, const MoatRatePart *part)
{
  g_autoptr (GString) multiplied = g_string_new (NULL);
  g_autoptr (GString) divided = g_string_new (NULL);
  guint n_divided = 0;

  for (guint i = 0; i < part->n_legs; i++)
    {
      const MoatRateLeg *leg = &part->legs[i];
      GString *side = leg->is_inverse ? divided : multiplied;
      g_autofree char *number = word_number (self, leg->rate->value, MOAT_RATE_DIGITS);
      g_autofree char *base = word_unit (self, leg->rate->base);
      g_autofree char *quote = word_unit (self, leg->rate->quote);
      g_autofree char *text = moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_PER,
                                                   number, quote, base, NULL);

      n_divided += leg->is_inverse ? 1 : 0;
      g_string_append_printf (side, "%s%s", side->len > 0 ? " × " : "", text);
    }
  if (part->n_legs == 1 && n_divided == 0)
    return NULL;
  if (multiplied->len == 0)
    g_string_append_c (multiplied, '1');
  if (n_divided == 1)
    g_string_append_printf (multiplied, " ÷ %s", divided->str);
  else if (n_divided > 1)
    g_string_append_printf (multiplied, " ÷ (%s)", divided->str);
  return g_string_free (g_steal_pointer (&multiplied), FALSE);
}

static char *
word_parts (const Teller *self, const MoatRateAnswer *rate)
{
  const MoatRatePart *first = &g_array_index (rate->parts, MoatRatePart, 0);
  g_autofree char *expression = word_part (self, first);
  g_autofree char *number = word_number (self, first->value, SHOWN_RATE_DIGITS);

  if (expression == NULL)
    return NULL;
  return moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_COMPUTED, expression,
                              number, NULL);
}

static void
add_stored (Teller *self, const char *equation)
{
  const MoatRateAnswer *rate = self->conversion->rate;
  const MoatRatePart *part = &g_array_index (rate->parts, MoatRatePart, 0);
  g_autofree char *period = word_period (self, part->period);
  g_autofree char *wanted = word_period (self, rate->period);
  char *computed = word_parts (self, rate);
  MoatPhrase phrase = rate->rule == MOAT_RATE_RULE_EARLIER ? MOAT_PHRASE_STEP_RATE_EARLIER
                      : rate->kind == MOAT_RATE_CLOSING    ? MOAT_PHRASE_STEP_RATE_CLOSING
                                                           : MOAT_PHRASE_STEP_RATE_AVERAGE;

  add (self, MOAT_EXPLANATION_STEP, "rate", MOAT_PHRASE_EXPLAIN_RATE,
       moat_wording_phrase (self->explainer.wording, phrase, equation, period, wanted, NULL),
       moat_decimal_to_string (rate->value), NULL);
  if (computed != NULL)
    add (self, MOAT_EXPLANATION_STEP, "crossed", MOAT_PHRASE_EXPLAIN_STEP, computed, NULL, NULL);
}

static void
add_daily (Teller *self, const char *equation)
{
  MoatWording *wording = self->explainer.wording;
  const MoatRateAnswer *rate = self->conversion->rate;
  const MoatRatePart *first = &g_array_index (rate->parts, MoatRatePart, 0);
  g_autofree char *number = g_strdup_printf ("%u", rate->parts->len);
  g_autofree char *dates = moat_wording_period_dates (wording, rate->period);
  g_autofree char *day = moat_wording_date (wording, first->period.end);
  g_autofree char *computed = word_parts (self, rate);

  add (self, MOAT_EXPLANATION_STEP, "rate", MOAT_PHRASE_EXPLAIN_RATE,
       moat_wording_phrase (wording, MOAT_PHRASE_STEP_RATE_DAILY, equation, number, dates, NULL),
       moat_decimal_to_string (rate->value), NULL);
  if (computed != NULL)
    add (self, MOAT_EXPLANATION_STEP, "each-day", MOAT_PHRASE_EXPLAIN_STEP,
         moat_wording_phrase (wording, MOAT_PHRASE_STEP_EACH_DAY, day, computed, NULL), NULL, NULL);
}

/* "2013 (365 days): 6.1478" */
static char *
word_tile (const Teller *self, const MoatRatePart *part)
{
  g_autofree char *period = word_period (self, part->period);
  g_autofree char *days = g_strdup_printf ("%d", moat_period_days (part->period));
  g_autofree char *number = word_number (self, part->value, SHOWN_RATE_DIGITS);

  return moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_TILE, period, days, number,
                              NULL);
}

static void
add_tiles (Teller *self, const char *equation)
{
  MoatWording *wording = self->explainer.wording;
  const MoatRateAnswer *rate = self->conversion->rate;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = g_strdup_printf ("%u", rate->parts->len);
  guint n = rate->parts->len;

  add (self, MOAT_EXPLANATION_STEP, "rate", MOAT_PHRASE_EXPLAIN_RATE,
       moat_wording_phrase (wording, MOAT_PHRASE_STEP_RATE_TILES, equation, number, NULL),
       moat_decimal_to_string (rate->value), NULL);
  for (guint i = 0; i < n; i++)
    {
      if (n > MOST_TILES && i == MOST_TILES - 1)
        {
          g_ptr_array_add (items, g_strdup ("…"));
          i = n - 1;
        }
      g_ptr_array_add (items, word_tile (self, &g_array_index (rate->parts, MoatRatePart, i)));
    }
  g_ptr_array_add (items, NULL);
  add (self, MOAT_EXPLANATION_STEP, "tiles", MOAT_PHRASE_EXPLAIN_STEP,
       moat_wording_list (wording, (const char *const *) items->pdata), NULL, NULL);
}

static void
add_missing (Teller *self)
{
  MoatWording *wording = self->explainer.wording;
  const MoatRateAnswer *rate = self->conversion->rate;
  g_autofree char *from = word_unit (self, rate->from);
  g_autofree char *to = word_unit (self, rate->to);
  g_autofree char *period = word_period (self, rate->period);
  g_autofree char *dates = moat_period_to_iso (rate->period);

  add (self, MOAT_EXPLANATION_NOTE, "missing", MOAT_PHRASE_EXPLAIN_RATE,
       moat_wording_phrase (wording,
                            rate->kind == MOAT_RATE_AVERAGE ? MOAT_PHRASE_RATE_MISSING_AVERAGE
                                                            : MOAT_PHRASE_RATE_MISSING_CLOSING,
                            from, to, period, NULL),
       g_strdup_printf ("%s/%s %s %s", rate->from, rate->to, moat_rate_kind_to_nick (rate->kind),
                        dates),
       NULL);
}

static void
add_rate (Teller *self)
{
  g_autofree char *equation = word_rate (self);

  switch (self->conversion->rate->rule)
    {
    case MOAT_RATE_RULE_MISSING:
      add_missing (self);
      break;
    case MOAT_RATE_RULE_STORED:
    case MOAT_RATE_RULE_EARLIER:
      add_stored (self, equation);
      break;
    case MOAT_RATE_RULE_DAILY:
      add_daily (self, equation);
      break;
    case MOAT_RATE_RULE_TILES:
      add_tiles (self, equation);
      break;
    case MOAT_RATE_RULE_CONSTANT:
      add (self, MOAT_EXPLANATION_STEP, "rate", MOAT_PHRASE_EXPLAIN_RATE,
           g_steal_pointer (&equation), moat_decimal_to_string (self->conversion->rate->value),
           NULL);
      break;
    case MOAT_RATE_RULE_SAME:
      break;
    }
}

/* Which places of @source (nullable: rates without one) were used: those of a few rates, else the
 * first and the last. */
static char *
word_locators (const Teller *self, const char *source)
{
  const MoatRateAnswer *rate = self->conversion->rate;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  const char *last;

  for (guint i = 0; i < rate->parts->len; i++)
    {
      const MoatRatePart *part = &g_array_index (rate->parts, MoatRatePart, i);

      for (guint k = 0; k < part->n_legs; k++)
        {
          char *locator = part->legs[k].rate->locator;

          if (g_strcmp0 (part->legs[k].rate->source, source) == 0 && locator != NULL &&
              *locator != '\0' && g_hash_table_add (seen, locator))
            g_ptr_array_add (places, locator);
        }
    }
  if (places->len == 0)
    return NULL;
  last = g_ptr_array_index (places, places->len - 1);
  if (places->len > MOST_LOCATORS)
    return moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_LOCATORS,
                                g_ptr_array_index (places, 0), last, NULL);
  g_ptr_array_add (places, NULL);
  return moat_wording_list (self->explainer.wording, (const char *const *) places->pdata);
}

static void
add_source (Teller *self, const char *key)
{
  const MoatConversionContext *context = self->context;
  const MoatSource *source =
    context->find_source != NULL && key != NULL ? context->find_source (key, context->data) : NULL;
  MoatLanguage language = moat_wording_get_language (self->explainer.wording);
  const char *title = source != NULL ? moat_label_get (&source->title, language) : key;
  const char *publisher = source != NULL ? moat_label_get (&source->publisher, language) : "";
  const char *items[3] = { title, *publisher != '\0' ? publisher : NULL, NULL };
  char *locators = word_locators (self, key);

  if (key != NULL)
    add (self, MOAT_EXPLANATION_SOURCE, "rate-source", MOAT_PHRASE_EXPLAIN_RATE_SOURCE,
         moat_wording_list (self->explainer.wording, items), g_strdup (key), NULL);
  if (locators != NULL)
    add (self, MOAT_EXPLANATION_SOURCE, "rate-locator", MOAT_PHRASE_EXPLAIN_LOCATOR, locators, NULL,
         NULL);
}

static void
add_sources (Teller *self)
{
  const MoatRateAnswer *rate = self->conversion->rate;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rate->parts->len; i++)
    {
      const MoatRatePart *part = &g_array_index (rate->parts, MoatRatePart, i);

      for (guint k = 0; k < part->n_legs; k++)
        {
          char *key = part->legs[k].rate->source;

          if (g_hash_table_add (seen, key != NULL ? key : (char *) ""))
            add_source (self, key);
        }
    }
}

static void
add_product (Teller *self)
{
  const MoatConversion *conversion = self->conversion;
  const MoatRateAnswer *rate = conversion->rate;
  g_autofree char *amount = word_amount (self, &conversion->stated);
  g_autofree char *number =
    word_number (self, rate->value, rate->is_exact ? MOAT_RATE_DIGITS : SHOWN_RATE_DIGITS);
  g_autofree char *result = word_amount (self, &conversion->converted);

  add (self, MOAT_EXPLANATION_STEP, "converted", MOAT_PHRASE_EXPLAIN_STEP,
       moat_wording_phrase (self->explainer.wording,
                            conversion->is_exact ? MOAT_PHRASE_STEP_CONVERTED
                                                 : MOAT_PHRASE_STEP_CONVERTED_ROUNDED,
                            amount, number, result, NULL),
       amount_to_string (&conversion->converted), conversion->converted.unit);
}

/* The fact is stated in the other currency too: what rate does that imply? */
static void
add_implied (Teller *self)
{
  const MoatFactContext *fact = self->context->fact;
  const MoatAmount *stated = &self->conversion->stated;

  for (gsize i = 0; fact != NULL && i < fact->n_related; i++)
    {
      const MoatFact *other = fact->related[i].fact;
      MoatDecimal implied;
      g_autofree char *number = NULL, *equation = NULL;

      if ((fact->related[i].kind != MOAT_RELATION_RESTATES &&
           fact->related[i].kind != MOAT_RELATION_SAME_AS) ||
          !other->has_value || other->unit != self->conversion->rate->to ||
          other->unit == stated->unit ||
          !moat_decimal_divide (other->best, stated->best, MOAT_RATE_DIGITS, &implied))
        continue;
      number = word_number (self, implied, SHOWN_RATE_DIGITS);
      equation = word_equation (self, stated->unit, other->unit, number);
      add (self, MOAT_EXPLANATION_NOTE, "implied", MOAT_PHRASE_EXPLAIN_NOTE,
           moat_wording_phrase (self->explainer.wording, MOAT_PHRASE_RATE_IMPLIED, other->key,
                                other->as_stated, equation, NULL),
           moat_decimal_to_string (implied), NULL);
    }
}

static void
add_rule (Teller *self)
{
  const MoatConversion *conversion = self->conversion;
  MoatPhrase phrase = conversion->rate->rule == MOAT_RATE_RULE_CONSTANT
                        ? MOAT_PHRASE_RULE_RATE_CONSTANT
                      : conversion->stated.is_flow ? MOAT_PHRASE_RULE_RATE_FLOW
                                                   : MOAT_PHRASE_RULE_RATE_STOCK;

  add (self, MOAT_EXPLANATION_RULE, "rule", MOAT_PHRASE_EXPLAIN_RULE,
       moat_wording_phrase (self->explainer.wording, phrase, NULL),
       g_strdup (conversion->rate->rule == MOAT_RATE_RULE_CONSTANT
                   ? "constant"
                   : moat_rate_kind_to_nick (conversion->rate->kind)),
       NULL);
}

MoatExplanation *
moat_explanation_for_conversion (const MoatConversion *conversion,
                                 const MoatConversionContext *context, MoatWording *wording)
{
  static const MoatConversionContext nothing = { NULL, NULL, NULL };
  Teller self = { { moat_explanation_new (), NULL, wording },
                  conversion,
                  context != NULL ? context : &nothing,
                  MOAT_YEAR_END_CALENDAR };
  g_autofree char *amount = NULL, *to = NULL;

  g_return_val_if_fail (conversion != NULL && wording != NULL, NULL);

  if (self.context->fact != NULL)
    self.year_end = self.context->fact->entity->year_end;
  amount = word_amount (&self, &conversion->stated);
  to = word_unit (&self, conversion->rate->to);
  self.explainer.explanation->title =
    moat_wording_phrase (wording, MOAT_PHRASE_CONVERSION_TITLE, amount, to, NULL);
  add (&self, MOAT_EXPLANATION_FACT, "amount", MOAT_PHRASE_EXPLAIN_VALUE, g_strdup (amount),
       amount_to_string (&conversion->stated), conversion->stated.unit);
  if (moat_period_is_valid (conversion->stated.period))
    add (&self, MOAT_EXPLANATION_FACT, "period", MOAT_PHRASE_EXPLAIN_PERIOD,
         word_period (&self, conversion->stated.period), NULL, NULL);
  add_rule (&self);
  add_rate (&self);
  add_sources (&self);
  if (moat_conversion_is_done (conversion))
    add_product (&self);
  add_implied (&self);
  return self.explainer.explanation;
}
