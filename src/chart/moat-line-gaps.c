/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines that leave words alone.
 *
 * A line at an average goes over the whole plot and so over words that were there before it.  It is
 * drawn in pieces, from the end of one word to the beginning of the next.
 */
#include "config.h"

#include "moat-line-gaps.h"

#include <math.h>

/* From where to where along the line something is in the way. */
typedef struct
{
  double from, to;
} Gap;

static int
compare_gaps (gconstpointer a, gconstpointer b)
{
  const Gap *first = a, *second = b;

  return first->from < second->from ? -1 : first->from > second->from;
}

/* Words, and bubbles with words in them. */
static gboolean
is_in_the_way (const MoatNode *node)
{
  return node->kind == MOAT_NODE_TEXT ||
         (node->kind == MOAT_NODE_RECT && node->role == MOAT_ROLE_ANNOTATION &&
          node->fill.color.alpha >= 1);
}

static GArray *
find_gaps (const MoatScope *scope, const double ends[4], gboolean level)
{
  GArray *gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  double pad = 2 * scope->sizes.factor, at = level ? ends[1] : ends[0];

  for (gsize i = 0; i < moat_scene_builder_get_n_nodes (scope->builder); i++)
    {
      const MoatNode *node = moat_scene_builder_get_node (scope->builder, i);
      const MoatRect *box = &node->bounds;
      double low = level ? box->y : box->x;
      double high = low + (level ? box->height : box->width);
      Gap gap = { level ? box->x - pad : box->y - pad,
                  level ? box->x + box->width + pad : box->y + box->height + pad };

      if (is_in_the_way (node) && low - 1 < at && at < high + 1)
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_gaps);
  return gaps;
}

static void
emit_piece (const MoatScope *scope, int datum, const double ends[4], gboolean level,
            const MoatInk *ink, const Gap *piece)
{
  const double across[4] = { piece->from, ends[1], piece->to, ends[1] };
  const double up[4] = { ends[0], piece->from, ends[0], piece->to };

  if (piece->to - piece->from > 1)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_ANNOTATION, datum, level ? across : up, ink);
}

void
moat_line_emit_around_texts (const MoatScope *scope, int datum, const double ends[4],
                             const MoatInk *ink)
{
  gboolean level = fabs (ends[3] - ends[1]) < 0.01;
  double start = level ? MIN (ends[0], ends[2]) : MIN (ends[1], ends[3]);
  double end = level ? MAX (ends[0], ends[2]) : MAX (ends[1], ends[3]);
  g_autoptr (GArray) gaps = find_gaps (scope, ends, level);

  for (guint i = 0; i < gaps->len; i++)
    {
      const Gap *gap = &g_array_index (gaps, Gap, i);
      const Gap piece = { start, MIN (gap->from, end) };

      emit_piece (scope, datum, ends, level, ink, &piece);
      start = MAX (start, gap->to);
    }
  emit_piece (scope, datum, ends, level, ink, &(Gap){ start, end });
}
