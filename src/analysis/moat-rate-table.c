/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking exchange rates up: by pair, kind and period, the other way round and crossed.
 *
 * The rates of a pair in one direction are two arrays, averages and closing rates, sorted by period
 * when they are first searched.  A part is the rate of one period: one stored rate, or two that
 * meet in a third currency.  It is computed in one division, the rates that are multiplied by over
 * those that are divided by, so that nothing is rounded twice.
 *
 * A mean of daily rates takes each day's rate in the direction that was asked for: an amount that
 * accrues evenly is worth that.  The mean of the inverses is not the inverse of the mean.
 *
 * Answers are kept, with their parts shared: hundreds of companies that report for one year all ask
 * for the same mean of 250 days.  A new rate may change any of them, so then they are dropped; and
 * when they have become too many, so that what is kept stays bounded. */
#include "config.h"

#include "moat-rate-table.h"

#include "moat-rate-arithmetic.h"

#define MOST_KEPT_PARTS 250000 /* of kept answers: some 25 MB */

/* The rates of one pair in one direction. */
typedef struct
{
  GPtrArray *rates[2]; /* by MoatRateKind, of MoatRate */
  gboolean is_sorted;
} Pair;

struct _MoatRateTable
{
  GHashTable *pairs;   /* "USD/CNY": what one USD is in CNY → Pair */
  GHashTable *answers; /* set of MoatRateAnswer, by what was asked */
  guint n_parts;       /* of all answers together */
};

/* In this order; NULL: not crossed. */
static const char *const routes[] = { NULL, "EUR", "USD" };

static Pair *
pair_new (void)
{
  Pair *self = g_new0 (Pair, 1);

  for (int i = 0; i < 2; i++)
    self->rates[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_rate_free);
  return self;
}

static void
pair_free (gpointer data)
{
  Pair *self = data;

  for (int i = 0; i < 2; i++)
    g_ptr_array_unref (self->rates[i]);
  g_free (self);
}

/* By what was asked; the currencies are interned. */
static guint
hash_question (gconstpointer data)
{
  const MoatRateAnswer *answer = data;
  guint hash = g_direct_hash (answer->from) * 31 + g_direct_hash (answer->to);

  return ((hash * 31 + (guint) answer->period.start) * 31 + (guint) answer->period.end) * 2 +
         (guint) answer->kind;
}

static gboolean
is_same_question (gconstpointer a, gconstpointer b)
{
  const MoatRateAnswer *left = a, *right = b;

  return left->from == right->from && left->to == right->to && left->kind == right->kind &&
         moat_period_compare (left->period, right->period) == 0;
}

static void
forget_answers (MoatRateTable *self)
{
  g_hash_table_remove_all (self->answers);
  self->n_parts = 0;
}

static MoatRateAnswer *
copy_answer (const MoatRateAnswer *answer)
{
  MoatRateAnswer *copy = g_memdup2 (answer, sizeof *answer);

  g_array_ref (copy->parts);
  return copy;
}

static void
keep_answer (MoatRateTable *self, const MoatRateAnswer *answer)
{
  self->n_parts += answer->parts->len + 1;
  if (self->n_parts > MOST_KEPT_PARTS)
    {
      forget_answers (self);
      self->n_parts = answer->parts->len + 1;
    }
  g_hash_table_add (self->answers, copy_answer (answer));
}

MoatRateTable *
moat_rate_table_new (void)
{
  MoatRateTable *self = g_new0 (MoatRateTable, 1);

  self->pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pair_free);
  self->answers = g_hash_table_new_full (hash_question, is_same_question,
                                         (GDestroyNotify) moat_rate_answer_free, NULL);
  return self;
}

void
moat_rate_table_free (MoatRateTable *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->answers);
  g_hash_table_unref (self->pairs);
  g_free (self);
}

void
moat_rate_table_take (MoatRateTable *self, MoatRate *rate)
{
  g_autofree char *name = NULL;
  Pair *pair;

  g_return_if_fail (self != NULL && rate != NULL && rate->base != NULL && rate->quote != NULL);
  g_return_if_fail (moat_decimal_sign (rate->value) > 0 && moat_period_is_valid (rate->period));

  name = g_strconcat (rate->base, "/", rate->quote, NULL);
  pair = g_hash_table_lookup (self->pairs, name);
  if (pair == NULL)
    {
      pair = pair_new ();
      g_hash_table_insert (self->pairs, g_steal_pointer (&name), pair);
    }
  g_ptr_array_add (pair->rates[rate->kind], rate);
  pair->is_sorted = FALSE;
  forget_answers (self);
}

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const MoatRate *const *first = a, *const *second = b;

  return moat_period_compare ((*first)->period, (*second)->period);
}

/* The stored rates of a pair in one direction; NULL: none. */
static const GPtrArray *
get_rates (MoatRateTable *self, const char *base, const char *quote, MoatRateKind kind)
{
  char name[16];
  Pair *pair;

  g_snprintf (name, sizeof name, "%s/%s", base, quote);
  pair = g_hash_table_lookup (self->pairs, name);
  if (pair == NULL)
    return NULL;
  if (!pair->is_sorted)
    for (int i = 0; i < 2; i++)
      g_ptr_array_sort (pair->rates[i], compare_periods);
  pair->is_sorted = TRUE;
  return pair->rates[kind];
}

static const MoatRate *
find_stored (MoatRateTable *self, const char *base, const char *quote, MoatRateKind kind,
             MoatPeriod period)
{
  const GPtrArray *rates = get_rates (self, base, quote, kind);
  guint low = 0, high = rates != NULL ? rates->len : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const MoatRate *rate = g_ptr_array_index (rates, middle);
      int order = moat_period_compare (rate->period, period);

      if (order == 0)
        return rate;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static gboolean
find_leg (MoatRateTable *self, const char *from, const char *to, MoatRateKind kind,
          MoatPeriod period, MoatRateLeg *leg)
{
  leg->rate = find_stored (self, from, to, kind, period);
  leg->is_inverse = leg->rate == NULL;
  if (leg->is_inverse)
    leg->rate = find_stored (self, to, from, kind, period);
  return leg->rate != NULL;
}

static gboolean
compute_part (MoatRatePart *part, int digits, gboolean *is_exact)
{
  MoatDecimal multiplied = moat_decimal_from_int (1), divided = moat_decimal_from_int (1);

  for (guint i = 0; i < part->n_legs; i++)
    {
      MoatDecimal *side = part->legs[i].is_inverse ? &divided : &multiplied;

      if (!moat_decimal_times (*side, part->legs[i].rate->value, side, is_exact))
        return FALSE;
    }
  if (moat_decimal_compare (divided, moat_decimal_from_int (1)) != 0)
    return moat_decimal_over (multiplied, divided, digits, &part->value, is_exact);
  part->value = multiplied;
  return TRUE;
}

/* The rate of exactly @period by way of @via (nullable). */
static gboolean
find_part (MoatRateTable *self, const MoatRateAnswer *wanted, const char *via, MoatRateKind kind,
           MoatPeriod period, MoatRatePart *part)
{
  *part = (MoatRatePart){ .period = period };
  if (via == NULL)
    part->n_legs = find_leg (self, wanted->from, wanted->to, kind, period, &part->legs[0]) ? 1 : 0;
  else if (!g_str_equal (via, wanted->from) && !g_str_equal (via, wanted->to) &&
           find_leg (self, wanted->from, via, kind, period, &part->legs[0]) &&
           find_leg (self, via, wanted->to, kind, period, &part->legs[1]))
    part->n_legs = 2;
  return part->n_legs > 0;
}

static void
take_one (MoatRateAnswer *answer, MoatRatePart *part, MoatRateRule rule)
{
  answer->is_exact = TRUE;
  if (!compute_part (part, MOAT_RATE_DIGITS, &answer->is_exact))
    return;
  g_array_append_vals (answer->parts, part, 1);
  answer->value = part->value;
  answer->rule = rule;
}

static gboolean
find_one (MoatRateTable *self, MoatRateAnswer *answer, MoatPeriod period, MoatRateRule rule)
{
  MoatRatePart part;

  for (gsize i = 0; i < G_N_ELEMENTS (routes) && answer->rule == MOAT_RATE_RULE_MISSING; i++)
    if (find_part (self, answer, routes[i], answer->kind, period, &part))
      take_one (answer, &part, rule);
  return answer->rule != MOAT_RATE_RULE_MISSING;
}

static int
get_weight (const MoatRatePart *part)
{
  return moat_period_is_instant (part->period) ? 1 : moat_period_days (part->period);
}

/* The mean of the parts, weighted by their days. */
static void
take_mean (MoatRateAnswer *answer, MoatRateRule rule)
{
  MoatDecimal sum = { 0, 0 };
  gint64 days = 0;

  answer->is_exact = TRUE;
  for (guint i = 0; i < answer->parts->len; i++)
    {
      MoatRatePart *part = &g_array_index (answer->parts, MoatRatePart, i);
      int weight = get_weight (part);
      MoatDecimal term;

      if (!compute_part (part, MOAT_RATE_TERM_DIGITS, &answer->is_exact) ||
          !moat_decimal_times (part->value, moat_decimal_from_int (weight), &term,
                               &answer->is_exact) ||
          !moat_decimal_add (sum, moat_decimal_rounded (term, MOAT_RATE_TERM_DIGITS), &sum))
        return;
      sum = moat_decimal_rounded (sum, MOAT_RATE_DIGITS);
      days += weight;
    }
  if (moat_decimal_over (sum, moat_decimal_from_int (days), MOAT_RATE_DIGITS, &answer->value,
                         &answer->is_exact))
    answer->rule = rule;
}

/* Collects the closing rate of each day of the period that has one; FALSE if too many in a row have
 * none. */
static gboolean
collect_days (MoatRateTable *self, MoatRateAnswer *answer, const char *via)
{
  MoatDate last = answer->period.start - 1;

  g_array_set_size (answer->parts, 0);
  for (MoatDate day = answer->period.start; day <= answer->period.end; day++)
    {
      MoatRatePart part;

      if (day - last > MOAT_RATE_MAX_GAP + 1)
        return FALSE;
      if (!find_part (self, answer, via, MOAT_RATE_CLOSING, moat_period_instant (day), &part))
        continue;
      g_array_append_val (answer->parts, part);
      last = day;
    }
  return answer->period.end - last <= MOAT_RATE_MAX_GAP && answer->parts->len > 0;
}

static gboolean
find_daily (MoatRateTable *self, MoatRateAnswer *answer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (routes) && answer->rule == MOAT_RATE_RULE_MISSING; i++)
    if (collect_days (self, answer, routes[i]))
      take_mean (answer, MOAT_RATE_RULE_DAILY);
  return answer->rule != MOAT_RATE_RULE_MISSING;
}

static int
compare_latest_first (gconstpointer a, gconstpointer b)
{
  const MoatDate *first = a, *second = b;

  return (*second > *first) - (*second < *first);
}

static void
add_ends (GArray *ends, const GPtrArray *rates, MoatPeriod within)
{
  for (guint i = 0; rates != NULL && i < rates->len; i++)
    {
      const MoatRate *rate = g_ptr_array_index (rates, i);

      if (rate->period.start == within.start && rate->period.end <= within.end)
        g_array_append_val (ends, rate->period.end);
    }
}

/* The last days of the averages that begin with @rest and end within it, longest first. */
static GArray *
list_ends (MoatRateTable *self, const MoatRateAnswer *answer, MoatPeriod rest)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (MoatDate));

  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    {
      const char *other = routes[i] != NULL ? routes[i] : answer->to;

      add_ends (ends, get_rates (self, answer->from, other, MOAT_RATE_AVERAGE), rest);
      add_ends (ends, get_rates (self, other, answer->from, MOAT_RATE_AVERAGE), rest);
    }
  g_array_sort (ends, compare_latest_first);
  return ends;
}

/* Adds averages that cover @rest to the parts.  @dead_ends: days from which that was tried in vain.
 * The depth is that of the number of parts: a few hundred at most. */
static gboolean
cover (MoatRateTable *self, MoatRateAnswer *answer, MoatPeriod rest, GHashTable *dead_ends)
{
  g_autoptr (GArray) ends = NULL;

  if (rest.start > rest.end)
    return TRUE;
  if (g_hash_table_contains (dead_ends, GINT_TO_POINTER (rest.start)))
    return FALSE;
  ends = list_ends (self, answer, rest);
  for (guint i = 0; i < ends->len; i++)
    {
      MoatPeriod tile = { rest.start, g_array_index (ends, MoatDate, i) };
      MoatPeriod after = { tile.end + 1, rest.end };
      guint n_before = answer->parts->len;
      MoatRatePart part;
      gboolean found = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (routes) && !found; k++)
        found = find_part (self, answer, routes[k], MOAT_RATE_AVERAGE, tile, &part);
      if (!found)
        continue;
      g_array_append_val (answer->parts, part);
      if (cover (self, answer, after, dead_ends))
        return TRUE;
      g_array_set_size (answer->parts, n_before);
    }
  g_hash_table_add (dead_ends, GINT_TO_POINTER (rest.start));
  return FALSE;
}

static void
find_tiles (MoatRateTable *self, MoatRateAnswer *answer)
{
  g_autoptr (GHashTable) dead_ends = g_hash_table_new (NULL, NULL);

  g_array_set_size (answer->parts, 0);
  if (cover (self, answer, answer->period, dead_ends))
    take_mean (answer, MOAT_RATE_RULE_TILES);
}

static void
find_closing (MoatRateTable *self, MoatRateAnswer *answer)
{
  for (int back = 0; back <= MOAT_RATE_MAX_GAP && answer->period.end - back > 0; back++)
    if (find_one (self, answer, moat_period_instant (answer->period.end - back),
                  back == 0 ? MOAT_RATE_RULE_STORED : MOAT_RATE_RULE_EARLIER))
      return;
}

static MoatRateAnswer *
answer_new (const char *from, const char *to, MoatRateKind kind, MoatPeriod period)
{
  MoatRateAnswer *self = g_new0 (MoatRateAnswer, 1);

  self->from = from;
  self->to = to;
  self->kind = kind;
  self->period = kind == MOAT_RATE_CLOSING ? moat_period_instant (period.end) : period;
  self->value = moat_decimal_from_int (1);
  self->is_exact = TRUE;
  self->parts = g_array_new (FALSE, FALSE, sizeof (MoatRatePart));
  return self;
}

MoatRateAnswer *
moat_rate_table_find (MoatRateTable *self, const char *from, const char *to, MoatRateKind kind,
                      MoatPeriod period)
{
  const MoatRateAnswer *kept;
  MoatRateAnswer *answer;

  g_return_val_if_fail (self != NULL && from != NULL && to != NULL, NULL);
  g_return_val_if_fail (moat_period_is_valid (period), NULL);

  answer = answer_new (from, to, kind, period);
  if (g_str_equal (from, to))
    {
      answer->rule = MOAT_RATE_RULE_SAME;
      return answer;
    }
  kept = g_hash_table_lookup (self->answers, answer);
  if (kept != NULL)
    {
      moat_rate_answer_free (answer);
      return copy_answer (kept);
    }
  if (kind == MOAT_RATE_CLOSING)
    find_closing (self, answer);
  else if (!moat_period_is_instant (period) &&
           !find_one (self, answer, period, MOAT_RATE_RULE_STORED) && !find_daily (self, answer))
    find_tiles (self, answer);
  if (answer->rule == MOAT_RATE_RULE_MISSING)
    g_array_set_size (answer->parts, 0);
  keep_answer (self, answer);
  return answer;
}

MoatRateAnswer *
moat_rate_answer_new_constant (const char *from, const char *to, MoatDecimal value)
{
  MoatRateAnswer *answer;

  g_return_val_if_fail (from != NULL && to != NULL && moat_decimal_sign (value) > 0, NULL);

  answer = answer_new (from, to, MOAT_RATE_AVERAGE, (MoatPeriod){ 0, 0 });
  answer->rule = MOAT_RATE_RULE_CONSTANT;
  answer->value = value;
  return answer;
}

void
moat_rate_answer_free (MoatRateAnswer *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->parts);
  g_free (self);
}

const char *
moat_rate_part_get_via (const MoatRatePart *self)
{
  const MoatRateLeg *first = &self->legs[0];

  if (self->n_legs < 2)
    return NULL;
  return first->is_inverse ? first->rate->base : first->rate->quote;
}
