/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The values of bars: at the ends of those that begin at zero, in the middle of parts, over the
 * stacks that they make.
 *
 * Totals come first, then of bars side by side the last of each series and the extremes, then the
 * others from the largest down, as long as there is room; so what is dropped is the smallest.  Of a
 * few bars each is expected to have its value, so the chart says which could not; of many, the axis
 * has them.
 */
#include <math.h>

#include "moat-chart-words.h"
#include "moat-column-words.h"

#define NAMED_SINGLY 3 /* bars that a sentence names */
#define FEW_BARS 12    /* every one of them is expected to have its value */

typedef struct
{
  const MoatColumns *columns;
  const MoatScope *scope;
  const MoatFigures *figures;
  const MoatAxes *axes;
} Labeller;

/* One bar in the order of labelling. */
typedef struct
{
  const MoatBar *bar;
  int rank;
  double size;
  guint index;
} Turn;

static void
write_label (const Labeller *self, const MoatBar *bar, const MoatTextNode *text,
             const MoatRect *box, gboolean on_paper)
{
  if (on_paper)
    moat_scope_paper (self->scope, bar->figure.datum, box);
  moat_scope_text (self->scope, MOAT_ROLE_MARK_LABEL, bar->figure.datum, text);
  moat_room_take (self->scope->room, box);
}

static MoatTextNode
make_text (const Labeller *self, const char *label, const MoatTextStyle *style, double x)
{
  return (MoatTextNode){
    .text = label,
    .style = style,
    .color = self->scope->theme->ink,
    .align = MOAT_TEXT_ALIGN_CENTER,
    .x = x,
  };
}

/* The whole of the bar with what its look adds to it. */
static MoatRect
find_extent (const Labeller *self, const MoatBar *bar)
{
  MoatBlock block = {
    .rect = moat_columns_get_bar_rect (self->columns, self->scope, self->axes, bar),
    .upwards = bar->to >= bar->from,
    .qualifier = bar->look,
  };

  if (bar->is_label)
    {
      block.upwards = bar->to > 0 || bar->from >= 0;
      if (!moat_bar_is_net (bar) && !self->columns->unit)
        block.qualifier = (MoatQualifier) bar->figure.observation->qualifier;
    }
  block.range_low =
    moat_axes_clamp_y (self->axes, isfinite (bar->range_low) ? bar->range_low : bar->figure.value);
  block.range_high = moat_axes_clamp_y (self->axes, isfinite (bar->range_high) ? bar->range_high
                                                                               : bar->figure.value);
  return moat_block_extent (&block, self->scope);
}

/* Whether the label belongs below. */
static gboolean
is_below (const MoatBar *bar)
{
  if (bar->is_label)
    return bar->from < 0 && (bar->to <= 0 || bar->figure.value < 0);
  return bar->to < 0 || bar->from < 0;
}

/* Above or below the bar, smaller if it is wide.  FALSE if there is no room. */
static gboolean
label_end (const Labeller *self, const MoatBar *bar, const char *label)
{
  const MoatScope *scope = self->scope;
  const MoatTextStyle *const styles[] = { &scope->sizes.strong, &scope->sizes.small };
  gboolean is_soft = self->columns->unit && bar->kind == MOAT_BAR_TOTAL; /* over shares */
  MoatRect extent = find_extent (self, bar);
  gboolean below = is_below (bar);

  for (gsize i = is_soft; i < G_N_ELEMENTS (styles); i++)
    {
      MoatTextExtents size = moat_scope_measure (scope, styles[i], label);
      double half = size.width / 2 + 1, right = scope->plot.x + scope->plot.width - half;
      double x = MAX (MIN (extent.x + extent.width / 2, right), scope->plot.x + half);
      MoatTextNode text = make_text (self, label, styles[i], x);
      MoatRect box = { text.x - size.width / 2 - 1, 0, size.width + 2, size.height };

      if (is_soft)
        text.color = scope->theme->ink_soft;
      box.y = below ? extent.y + extent.height + 1 : extent.y - size.height - 1;
      text.y = box.y;
      if (!moat_room_is_free (scope->room, &box))
        continue;
      write_label (self, bar, &text, &box, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* In the middle of a part, or beside what crosses that. */
static gboolean
label_inside (const Labeller *self, const MoatBar *bar, const char *label)
{
  const MoatScope *scope = self->scope;
  const MoatTextStyle *const styles[] = { &scope->sizes.text, &scope->sizes.small };
  MoatRect rect = moat_columns_get_bar_rect (self->columns, scope, self->axes, bar);
  MoatBlock block = { .color = bar->color, .status = (MoatStatus) bar->figure.observation->status };
  static const double heights[] = { 0.5, 0.25, 0.75 }; /* beside the line of a total */
  MoatColor ground;
  gboolean is_plain = moat_block_get_ground (&block, scope, &ground);

  for (gsize i = 0; i < G_N_ELEMENTS (styles) * G_N_ELEMENTS (heights); i++)
    {
      const MoatTextStyle *style = styles[i / G_N_ELEMENTS (heights)];
      MoatTextExtents size = moat_scope_measure (scope, style, label);
      MoatTextNode text = make_text (self, label, style, rect.x + rect.width / 2);
      MoatRect box = { text.x - size.width / 2 - 2,
                       rect.y + (rect.height - size.height) * heights[i % G_N_ELEMENTS (heights)],
                       size.width + 4, size.height };

      if (box.width > rect.width || box.height + 2 > rect.height ||
          !moat_room_is_free_of_texts (scope->room, &box))
        continue;
      text.y = box.y;
      text.color = moat_scope_color_on (scope, ground);
      write_label (self, bar, &text, &box, !is_plain);
      return TRUE;
    }
  return FALSE;
}

/* Whether the bar is the only one of its stack, so that the total says its value already. */
static gboolean
is_alone (const MoatColumns *columns, guint index)
{
  const MoatBar *bar = columns->bars->pdata[index];
  const MoatBar *next = index + 1 < columns->bars->len ? columns->bars->pdata[index + 1] : NULL;
  const MoatBar *before = index > 0 ? columns->bars->pdata[index - 1] : NULL;

  return !columns->unit && bar->kind == MOAT_BAR_PART && next && next->kind == MOAT_BAR_TOTAL &&
         (!before || before->kind == MOAT_BAR_TOTAL);
}

/* 0: a total, or the last of its series; 1: the largest or smallest of all; 2: any other. */
static int
rank_of (const Labeller *self, const MoatBar *bar)
{
  const MoatFigures *figures = self->figures;
  guint next = (guint) bar->of + 1;

  if (bar->kind == MOAT_BAR_TOTAL)
    return 0;
  if (bar->kind != MOAT_BAR_VALUE)
    return 2;
  if (next == figures->figures->len ||
      moat_figures_get (figures, next)->series != bar->figure.series)
    return 0;
  return bar->figure.value == figures->high || bar->figure.value == figures->low ? 1 : 2;
}

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *first = a, *second = b;

  if (first->rank != second->rank)
    return first->rank - second->rank;
  if (first->size != second->size)
    return first->size > second->size ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

/* The bars that are to be labelled, the most important first. */
static GArray *
take_turns (const Labeller *self)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < self->columns->bars->len; i++)
    {
      const MoatBar *bar = self->columns->bars->pdata[i];
      double size = fabs (bar->kind == MOAT_BAR_TOTAL ? bar->figure.amount : bar->to - bar->from);
      const Turn turn = { bar, rank_of (self, bar), size, i };

      if (!is_alone (self->columns, i))
        g_array_append_val (turns, turn);
    }
  g_array_sort (turns, compare_turns);
  return turns;
}

/* The sentence about bars (of MoatBar) without labels. */
static void
say_unlabelled (const Labeller *self, GPtrArray *bars, guint n)
{
  const MoatScope *scope = self->scope;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (bars->len > NAMED_SINGLY)
    {
      MoatNumberStyle style = moat_number_style (NULL);
      g_autofree char *part = moat_wording_number (scope->wording, bars->len, &style);
      g_autofree char *whole = moat_wording_number (scope->wording, n, &style);

      g_ptr_array_add (scope->late,
                       moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_MANY_UNLABELLED,
                                            part, whole, NULL));
      return;
    }
  for (guint i = 0; i < bars->len; i++)
    g_ptr_array_add (names,
                     moat_column_words_line (self->columns, scope, self->figures, bars->pdata[i]));
  g_ptr_array_add (names, NULL);
  list = moat_wording_list (scope->wording, (const char *const *) names->pdata);
  g_ptr_array_add (
    scope->late, moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_UNLABELLED, list, NULL));
}

void
moat_columns_label (const MoatColumns *self, const MoatScope *scope, const MoatFigures *figures,
                    const MoatAxes *axes)
{
  const Labeller labeller = { self, scope, figures, axes };
  g_autoptr (GPtrArray) unlabelled = g_ptr_array_new ();
  g_autoptr (GArray) turns = take_turns (&labeller);

  for (guint i = 0; i < turns->len; i++)
    {
      const MoatBar *bar = g_array_index (turns, Turn, i).bar;
      g_autofree char *label = moat_column_words_label (self, scope, figures, bar);
      gboolean fits = bar->kind == MOAT_BAR_PART ? label_inside (&labeller, bar, label)
                                                 : label_end (&labeller, bar, label);

      /* Nobody looks for the label of a part that is not there. */
      if (!fits && (bar->kind != MOAT_BAR_PART || bar->figure.value != 0))
        g_ptr_array_add (unlabelled, (gpointer) bar);
    }
  if (turns->len <= FEW_BARS && unlabelled->len > 0)
    say_unlabelled (&labeller, unlabelled, turns->len);
}
