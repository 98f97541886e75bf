/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of values by size, with ties: equal values share a place, and as many places are left
 * out after it ("1, 2, 2, 4"), as in a competition. */
#include "config.h"

#include "moat-derivation.h"
#include "moat-rank.h"

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const MoatDerivation *const *values = data;
  const MoatRanked *left = a, *right = b;
  int order = moat_decimal_compare (values[right->index]->best, values[left->index]->best);

  return order != 0 ? order : (int) left->index - (int) right->index;
}

GArray *
moat_rank (const MoatDerivation *const *values, gsize n)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (MoatRanked));

  g_return_val_if_fail (n == 0 || values != NULL, ranked);

  for (gsize i = 0; i < n; i++)
    {
      MoatRanked item = { (guint) i, 0 };

      if (values[i] != NULL && values[i]->problem == MOAT_DERIVATION_PROBLEM_NONE)
        g_array_append_val (ranked, item);
    }
  g_array_sort_with_data (ranked, compare_values, (gpointer) values);
  for (guint i = 0; i < ranked->len; i++)
    {
      MoatRanked *item = &g_array_index (ranked, MoatRanked, i);
      const MoatRanked *before = i > 0 ? item - 1 : NULL;

      item->rank = before != NULL && moat_decimal_compare (values[before->index]->best,
                                                           values[item->index]->best) == 0
                     ? before->rank
                     : i + 1;
    }
  return ranked;
}
