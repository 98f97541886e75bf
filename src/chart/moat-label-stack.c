/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Labels in a column beside the marks that they name.
 *
 * Labels that would overlap are pushed apart as groups: a group's labels stay in the order of
 * their marks and spread evenly around where they want to be, so none goes farther than needed
 * (after the grouping used by Our World in Data).
 */
#include "moat-label-stack.h"

double
moat_label_stack_height (const GArray *labels)
{
  double height = 0;

  for (guint i = 0; i < labels->len; i++)
    height += g_array_index (labels, MoatStackedLabel, i).height;
  return height;
}

static int
compare_labels (gconstpointer a, gconstpointer b)
{
  const MoatStackedLabel *left = a, *right = b;

  if (left->wanted != right->wanted)
    return left->wanted < right->wanted ? -1 : 1;
  return left->index < right->index ? -1 : 1;
}

/* Sets @y of the labels [@first, @end), stacked around the mean of where they want to be. */
static void
stack_group (GArray *labels, guint first, guint end, double top, double bottom)
{
  double height = 0, middle = 0, y;

  for (guint i = first; i < end; i++)
    {
      const MoatStackedLabel *label = &g_array_index (labels, MoatStackedLabel, i);
      middle += label->wanted - (height + label->height / 2);
      height += label->height;
    }
  y = middle / (end - first);
  y = CLAMP (y, top, MAX (top, bottom - height));
  for (guint i = first; i < end; i++)
    {
      MoatStackedLabel *label = &g_array_index (labels, MoatStackedLabel, i);
      label->y = y + label->height / 2;
      y += label->height;
    }
}

/* Merges groups that overlap until none do; there are at most as many merges as labels. */
void
moat_label_stack_push_apart (GArray *labels, double top, double bottom)
{
  g_autofree guint *starts = g_new (guint, labels->len + 1);
  guint n = 0;

  g_array_sort (labels, compare_labels);
  for (guint i = 0; i < labels->len; i++)
    {
      starts[n++] = i;
      stack_group (labels, i, i + 1, top, bottom);
      while (n > 1)
        {
          const MoatStackedLabel *above =
            &g_array_index (labels, MoatStackedLabel, starts[n - 1] - 1);
          const MoatStackedLabel *below = &g_array_index (labels, MoatStackedLabel, starts[n - 1]);
          if (above->y + above->height / 2 <= below->y - below->height / 2 + 1e-6)
            break;
          n--;
          stack_group (labels, starts[n - 1], i + 1, top, bottom);
        }
    }
}
