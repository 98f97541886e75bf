/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How exchange rates are put into words, in a table, a dialog and a list alike.
 *
 * A rate is a sentence, "1 USD = 7.1957 CNY", because a pair of currencies alone leaves open which
 * of them is counted in which. */

#include "config.h"

#include "moat-rate-words.h"

#include <glib/gi18n-lib.h>

#include "moat-figure-reading.h"

char *
moat_rate_word (const MoatRate *rate, MoatWording *wording)
{
  g_autofree char *base = NULL, *quote = NULL, *value = NULL;

  if (rate->base == NULL || rate->quote == NULL || moat_decimal_sign (rate->value) == 0)
    return NULL;
  value = moat_wording_decimal (wording, rate->value, NULL);
  base = moat_wording_unit (wording, rate->base, 0);
  quote = moat_wording_unit (wording, rate->quote, 0);
  return moat_wording_phrase (wording, MOAT_PHRASE_RATE_EQUATION, base, quote, value, NULL);
}

static char *
add_period (const char *rate, MoatRateKind kind, MoatPeriod period, MoatWording *wording)
{
  g_autofree char *name = moat_wording_period (wording, period, MOAT_YEAR_END_CALENDAR);

  if (kind == MOAT_RATE_AVERAGE)
    /* Translators: "1 USD = 7.1957 CNY" or "USD → CNY", and a period such as 2024. */
    return g_strdup_printf (_ ("%s, average of %s"), rate, name);
  /* Translators: "1 USD = 7.1957 CNY" or "USD → CNY", and a day. */
  return g_strdup_printf (_ ("%s, closing rate of %s"), rate, name);
}

char *
moat_rate_word_period (const MoatRate *rate, MoatWording *wording)
{
  g_autofree char *name = moat_wording_period (wording, rate->period, MOAT_YEAR_END_CALENDAR);

  /* Translators: what kind of exchange rate it is: of a period such as 2024, or of a day. */
  return g_strdup_printf (
    rate->kind == MOAT_RATE_AVERAGE ? _ ("Average of %s") : _ ("Closing rate of %s"), name);
}

char *
moat_rate_word_whole (const MoatRate *rate, MoatWording *wording)
{
  g_autofree char *sentence = moat_rate_word (rate, wording);

  return add_period (sentence, rate->kind, rate->period, wording);
}

char *
moat_rate_word_missing (const MoatMissingRate *missing, MoatWording *wording)
{
  g_autofree char *pair = g_strdup_printf ("%s → %s", missing->from, missing->to);

  return add_period (pair, missing->kind, missing->period, wording);
}

/* A day's name is read as a closing rate's day, so a one-day average keeps both its dates. */
char *
moat_rate_word_for_editing (const MoatRate *rate, MoatRateField field, MoatWording *wording)
{
  if (field == MOAT_RATE_FIELD_PERIOD && moat_period_days (rate->period) > 1)
    return moat_wording_period (wording, rate->period, MOAT_YEAR_END_CALENDAR);
  return moat_rate_get_text (rate, field);
}

const char *
moat_rate_name_kind (MoatRateKind kind)
{
  /* Translators: kinds of exchange rates: over a period, and at the end of a day. */
  return kind == MOAT_RATE_AVERAGE ? _ ("Average") : _ ("Closing");
}

GArray *
moat_rate_list_names (void)
{
  GArray *names = g_array_new (FALSE, FALSE, sizeof (MoatRowName));

  for (MoatRateKind kind = MOAT_RATE_AVERAGE; kind <= MOAT_RATE_CLOSING; kind++)
    g_array_append_val (
      names, ((MoatRowName){ moat_rate_kind_to_nick (kind), moat_rate_name_kind (kind) }));
  return names;
}

void
moat_rate_list_choices (MoatProject *project, MoatRateField field, GPtrArray *keys,
                        GPtrArray *labels)
{
  if (field == MOAT_RATE_FIELD_SOURCE)
    {
      g_ptr_array_add (keys, g_strdup (""));
      g_ptr_array_add (labels, g_strdup (_ ("No Source")));
      moat_figure_list_choices (project, MOAT_FACT_FIELD_SOURCE, keys, labels);
      return;
    }
  for (MoatRateKind kind = MOAT_RATE_AVERAGE; kind <= MOAT_RATE_CLOSING; kind++)
    {
      g_ptr_array_add (keys, g_strdup (moat_rate_kind_to_nick (kind)));
      g_ptr_array_add (labels, g_strdup (moat_rate_name_kind (kind)));
    }
}
