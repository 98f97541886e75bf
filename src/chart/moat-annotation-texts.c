/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Callouts and footnotes: somebody's own words about a value.
 *
 * A callout stands in the nearest free place and is tied to its mark by a thin line.  A footnote is
 * a small number at the words of its mark, and its text in the foot of the picture.
 */
#include "config.h"

#include "moat-annotations-private.h"

#include <math.h>

#include "moat-text-fit.h"

#define CALLOUT_LINES 4
#define CALLOUT_WIDTH 170.0 /* px at factor 1 */

/* From the side of the box to the side of the mark, the shortest way. */
static void
find_lead (const MoatRect *box, const MoatSpot *spot, double ends[4])
{
  const MoatRect *mark = &spot->rect;
  double middle = box->x + box->width / 2, height = box->y + box->height / 2;

  ends[2] = CLAMP (middle, mark->x, mark->x + mark->width);
  ends[3] = CLAMP (height, mark->y, mark->y + mark->height);
  ends[0] = CLAMP (ends[2], box->x + 4, box->x + box->width - 4);
  ends[1] = CLAMP (ends[3], box->y, box->y + box->height);
}

/* Whether that line would cross no word. */
static gboolean
can_be_led (const MoatRoom *room, const MoatRect *place, gpointer data)
{
  double ends[4];

  find_lead (place, data, ends);
  return moat_room_is_line_free (room, ends, TRUE);
}

static void
lead (const MoatAnnotating *self, const MoatRect *box, const MoatSpot *spot)
{
  const MoatScope *scope = self->scope;
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.7, 0);
  double size = 4 * scope->sizes.factor, ends[4];
  MoatInk full = moat_ink_fill (scope->theme->annotation);
  MoatRect dot;

  find_lead (box, spot, ends);
  if (hypot (ends[2] - ends[0], ends[3] - ends[1]) < 3)
    return;
  dot = (MoatRect){ ends[2] - size / 2, ends[3] - size / 2, size, size };
  moat_scene_builder_line (scope->builder, MOAT_ROLE_ANNOTATION, self->datum, ends, &ink);
  moat_scene_builder_circle (scope->builder, MOAT_ROLE_ANNOTATION, self->datum, &dot, &full);
}

static void
emit_box (const MoatAnnotating *self, char **lines, const MoatRect *box)
{
  const MoatScope *scope = self->scope;
  double pad = scope->sizes.pad;
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.7, 0);
  MoatTextNode node = { .style = &scope->sizes.small,
                        .color = scope->theme->ink,
                        .align = MOAT_TEXT_ALIGN_START,
                        .x = box->x + pad,
                        .y = box->y + pad / 2 };

  ink.fill.color = scope->theme->background;
  ink.radius = 3 * scope->sizes.factor;
  moat_scene_builder_rect (scope->builder, MOAT_ROLE_ANNOTATION, self->datum, box, &ink);
  for (char **line = lines; *line; line++)
    {
      node.text = *line;
      node.y += moat_scope_text (scope, MOAT_ROLE_ANNOTATION, self->datum, &node).height;
    }
  moat_room_take (self->spots->room, box);
}

void
moat_annotating_callout (MoatAnnotating *self)
{
  const MoatScope *scope = self->scope;
  const MoatSpot *spot = moat_spots_find (self->spots, &self->annotation->from, FALSE);
  const char *text = moat_annotating_get_text (self);
  double pad = scope->sizes.pad;
  g_auto (GStrv) lines = NULL;
  MoatRect box = { 0, 0, 0, pad };

  if (!spot)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_MARK);
      return;
    }
  lines = moat_text_fit_wrap (scope->measurer, &scope->sizes.small, text,
                              CALLOUT_WIDTH * scope->sizes.factor, CALLOUT_LINES);
  for (char **line = lines; *line; line++)
    {
      MoatTextExtents size = moat_scope_measure (scope, &scope->sizes.small, *line);

      box.width = MAX (box.width, size.width + 2 * pad);
      box.height += size.height;
    }
  box.x = spot->rect.x + spot->rect.width + 2 * pad;
  box.y = spot->rect.y - box.height - 2 * pad;
  if (self->annotation->is_moved)
    moat_annotating_move (self, &box);
  else if (!moat_room_find (self->spots->room, &box, can_be_led, (gpointer) spot) &&
           !moat_room_find (self->spots->room, &box, NULL, NULL))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_ROOM);
      return;
    }
  moat_annotating_add_datum (self, "", NULL, &box);
  lead (self, &box, spot);
  emit_box (self, lines, &box);
}

/* Footnotes */

char *
moat_footnote_mark (guint n)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%u", n + 1);
  g_autoptr (GString) mark = g_string_new (NULL);

  for (const char *at = plain; *at; at++)
    g_string_append (mark, digits[*at - '0']);
  return g_string_free (g_steal_pointer (&mark), FALSE);
}

/* How many footnotes come before the one at @index. */
static guint
number_of (const GPtrArray *annotations, guint index)
{
  guint n = 0;

  for (guint i = 0; i < index; i++)
    n += ((const MoatAnnotation *) annotations->pdata[i])->kind == MOAT_ANNOTATION_FOOTNOTE;
  return n;
}

/* The word beside the mark, so that the number stands behind it; FALSE when it has none. */
static gboolean
find_words (const MoatAnnotating *self, const MoatSpot *spot, MoatRect *words)
{
  const MoatSceneBuilder *builder = self->scope->builder;

  for (gsize i = 0; spot->datum >= 0 && i < moat_scene_builder_get_n_nodes (builder); i++)
    {
      const MoatNode *node = moat_scene_builder_get_node (builder, i);

      if (node->kind == MOAT_NODE_TEXT && node->role == MOAT_ROLE_MARK_LABEL &&
          node->datum == spot->datum)
        {
          *words = node->bounds;
          return TRUE;
        }
    }
  return FALSE;
}

void
moat_annotating_footnote (MoatAnnotating *self)
{
  const MoatScope *scope = self->scope;
  const MoatSpot *spot = moat_spots_find (self->spots, &self->annotation->from, FALSE);
  g_autofree char *mark =
    moat_footnote_mark (number_of (scope->request->spec->annotations, self->index));
  MoatTextExtents size = moat_scope_measure (scope, &scope->sizes.strong, mark);
  MoatTextNode node = { .text = mark,
                        .style = &scope->sizes.strong,
                        .color = scope->theme->annotation,
                        .align = MOAT_TEXT_ALIGN_START };
  MoatRect words, box = { 0, 0, size.width, size.height };

  if (!spot)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_MARK);
      return;
    }
  if (find_words (self, spot, &words))
    {
      box.x = words.x + words.width + 1;
      box.y = words.y - size.height / 5;
    }
  else
    {
      box.x = spot->x - size.width / 2;
      box.y = spot->y - size.height - 2;
    }
  if (!moat_room_is_free_of_texts (self->spots->room, &box) &&
      !moat_room_find (self->spots->room, &box, NULL, NULL))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_ROOM);
      return;
    }
  moat_annotating_add_datum (self, mark, NULL, &box);
  node.x = box.x;
  node.y = box.y;
  moat_scope_paper (scope, self->datum, &box);
  moat_scope_text (scope, MOAT_ROLE_ANNOTATION, self->datum, &node);
  moat_room_take (self->spots->room, &box);
}

static gboolean
is_drawn (const MoatFigures *figures, const MoatMarkName *name)
{
  for (guint i = 0; i < figures->series->len; i++)
    {
      const MoatChartSeries *series = moat_figures_get_series (figures, i);

      for (gsize k = series->first; k < series->end; k++)
        if (moat_mark_name_fits (name, series->info, series->observations[k].period))
          return TRUE;
    }
  return FALSE;
}

char *
moat_annotations_word_footnotes (const MoatScope *scope, const MoatFigures *figures)
{
  const GPtrArray *annotations = scope->request->spec->annotations;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < annotations->len; i++)
    {
      const MoatAnnotation *annotation = annotations->pdata[i];
      g_autofree char *mark = NULL, *note = NULL;

      if (annotation->kind != MOAT_ANNOTATION_FOOTNOTE || !is_drawn (figures, &annotation->from))
        continue;
      mark = moat_footnote_mark (number_of (annotations, i));
      note = moat_wording_phrase (scope->wording, MOAT_PHRASE_ANNOTATION_FOOTNOTE, mark,
                                  moat_label_get (&annotation->text, scope->language), NULL);
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", note);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
