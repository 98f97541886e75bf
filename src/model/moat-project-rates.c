/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The exchange rates of a project: edits with undo, and converting with them.
 *
 * A conversion reads the rates that it needs and no others: those of the two currencies, and those
 * of each with the two that rates are crossed through, in the days of the amount's period and a few
 * before.  Which of them it uses, and how, is analysis' affair (moat-rate-table.c).
 */
#include "config.h"

#include "moat-project-rates.h"

#include <glib/gi18n-lib.h>

#include "moat-project-private.h"
#include "moat-store-rates.h"

/* "CNY/USD 2024-12-31" */
static char *
name_rate (const MoatRate *rate)
{
  g_autofree char *start = moat_date_to_iso (rate->period.start);
  g_autofree char *end = moat_date_to_iso (rate->period.end);

  return g_strdup_printf ("%s/%s %s%s%s", rate->quote ? rate->quote : "?",
                          rate->base ? rate->base : "?", start, start[0] ? "/" : "", end);
}

static gboolean
put_rate (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_put_rate (store, data, 0, error);
}

static gboolean
are_equal (const MoatRate *a, const MoatRate *b)
{
  return a->base == b->base && a->quote == b->quote && a->kind == b->kind &&
         moat_decimal_compare (a->value, b->value) == 0 &&
         moat_period_compare (a->period, b->period) == 0 && g_strcmp0 (a->source, b->source) == 0 &&
         g_strcmp0 (a->locator ? a->locator : "", b->locator ? b->locator : "") == 0;
}

gboolean
moat_project_put_rate (MoatProject *self, MoatRate *rate, GError **error)
{
  gboolean is_new = rate->id == 0;
  g_autofree char *name = name_rate (rate);
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);

  if (!is_new)
    {
      g_autoptr (MoatRate) old =
        moat_store_get_rate (moat_project_get_store (self), rate->id, error);

      if (!old)
        return FALSE;
      if (are_equal (old, rate))
        return TRUE;
    }
  /* Translators: labels of Undo and of the log; %s is a pair of currencies and days: "CNY/USD
   * 2024-12-31". */
  label = g_strdup_printf (is_new ? _ ("Add rate %s") : _ ("Change rate %s"), name);
  if (moat_project_run_action (self, label, put_rate, rate, error))
    return TRUE;
  if (is_new)
    rate->id = 0;
  return FALSE;
}

typedef struct
{
  const gint64 *ids;
  gsize n;
} Selection;

static gboolean
delete_rates (MoatStore *store, gpointer data, GError **error)
{
  const Selection *selection = data;

  for (gsize i = 0; i < selection->n; i++)
    if (!moat_store_delete_rate (store, selection->ids[i], error))
      return FALSE;
  return TRUE;
}

gboolean
moat_project_delete_rates (MoatProject *self, const gint64 *ids, gsize n, GError **error)
{
  Selection selection = { ids, n };
  g_autoptr (MoatRate) first = NULL;
  g_autofree char *name = NULL, *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);

  if (n == 0)
    return TRUE;
  first = moat_store_get_rate (moat_project_get_store (self), ids[0], error);
  if (!first)
    return FALSE;
  name = name_rate (first);
  label = n == 1
            /* Translators: a label of Undo and of the log; %s is "CNY/USD 2024-12-31". */
            ? g_strdup_printf (_ ("Delete rate %s"), name)
            /* Translators: a label of Undo and of the log. */
            : g_strdup_printf (ngettext ("Delete %zu rate", "Delete %zu rates", n), n);
  return moat_project_run_action (self, label, delete_rates, &selection, error);
}

static gboolean
load_pair (MoatStore *store, MoatRateTable *table, const char *one, const char *other,
           MoatPeriod within, GError **error)
{
  MoatRateFilter filter = { .one = one, .other = other };
  g_autoptr (GPtrArray) rates = NULL;

  if (g_str_equal (one, other))
    return TRUE;
  if (moat_period_is_valid (within))
    {
      MoatDate first = moat_period_is_instant (within) ? within.end : within.start;

      filter.from = MAX (first - MOAT_RATE_MAX_GAP, MOAT_DATE_MIN);
      filter.to = within.end;
    }
  rates = moat_store_list_rates (store, &filter, error);
  if (!rates)
    return FALSE;
  g_ptr_array_set_free_func (rates, NULL);
  for (guint i = 0; i < rates->len; i++)
    moat_rate_table_take (table, rates->pdata[i]);
  return TRUE;
}

static const char *const through[] = { "EUR", "USD" };

MoatRateTable *
moat_project_load_rates_among (MoatProject *self, const char *const *currencies, GError **error)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  MoatPeriod ever = { MOAT_DATE_NONE, MOAT_DATE_NONE };
  guint n_named;

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && currencies, NULL);

  for (; *currencies; currencies++)
    if (!g_ptr_array_find_with_equal_func (all, *currencies, g_str_equal, NULL))
      g_ptr_array_add (all, (gpointer) *currencies);
  n_named = all->len;
  for (gsize i = 0; i < G_N_ELEMENTS (through); i++)
    if (!g_ptr_array_find_with_equal_func (all, through[i], g_str_equal, NULL))
      g_ptr_array_add (all, (gpointer) through[i]);
  for (guint i = 0; i < n_named; i++)
    for (guint k = i + 1; k < all->len; k++)
      if (!load_pair (moat_project_get_store (self), table, all->pdata[i], all->pdata[k], ever,
                      error))
        return NULL;
  return g_steal_pointer (&table);
}

MoatRateTable *
moat_project_load_rates (MoatProject *self, const char *from, const char *to, MoatPeriod within,
                         GError **error)
{
  g_autoptr (MoatRateTable) table = moat_rate_table_new ();
  MoatStore *store;

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && from && to, NULL);

  store = moat_project_get_store (self);
  if (!load_pair (store, table, from, to, within, error))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (through); i++)
    if (!g_str_equal (through[i], from) && !g_str_equal (through[i], to) &&
        (!load_pair (store, table, from, through[i], within, error) ||
         !load_pair (store, table, to, through[i], within, error)))
      return NULL;
  return g_steal_pointer (&table);
}

void
moat_converted_free (MoatConverted *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->explanation, moat_explanation_free);
  g_free (self);
}

static const MoatSource *
find_source (const char *key, gpointer data)
{
  return moat_project_find_source (data, key);
}

MoatConverted *
moat_project_convert (MoatProject *self, const MoatAmount *amount, const char *to,
                      const MoatDecimal *constant, const MoatFactContext *subject,
                      MoatWording *wording, GError **error)
{
  MoatConversionContext context = { find_source, self, subject };
  g_autoptr (MoatRateTable) table = NULL;
  g_autoptr (MoatConversion) conversion = NULL;
  MoatConverted *converted;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (amount && to && wording, NULL);

  if (!constant)
    table = moat_project_load_rates (self, amount->unit, to, amount->period, error);
  if ((!constant && !table) || !moat_project_load (self, MOAT_PROJECT_SOURCES, error))
    return NULL;
  conversion = constant ? moat_conversion_new_constant (amount, to, *constant)
                        : moat_conversion_new (amount, to, table);
  converted = g_new0 (MoatConverted, 1);
  converted->is_done = moat_conversion_is_done (conversion);
  converted->amount = conversion->converted;
  converted->explanation = moat_explanation_for_conversion (conversion, &context, wording);
  return converted;
}
