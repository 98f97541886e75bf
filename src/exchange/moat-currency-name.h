/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatCurrencyNames: which currency a text in a table of exchange rates stands for.  Names of
 * countries and currencies, in English and Chinese, come from ICU when the first of them is met. */
typedef struct _MoatCurrencyNames MoatCurrencyNames;

MoatCurrencyNames *moat_currency_names_new (void);
void moat_currency_names_free (MoatCurrencyNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatCurrencyNames, moat_currency_names_free)
/** "CNY", "China", "中国", "人民币", "US dollar (USD)" name one currency, @first; "USD/CNY",
 * "CNY per USD" and "USDCNY" two, in their order, which says nothing about the direction of the
 * rate: @second is NULL otherwise.  FALSE: no currency that is known. */
gboolean moat_currency_names_find (MoatCurrencyNames *self, const char *text, const char **first,
                                   const char **second);

G_END_DECLS
