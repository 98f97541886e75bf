/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Annotations of a picture, one after the other.
 *
 * Each kind draws itself; here stand their order, their datum (so that they can be pointed at,
 * moved and asked why), what is said of those that are not drawn, and the pieces that several kinds
 * are made of.
 */
#include "config.h"

#include "moat-annotations-private.h"

#include <math.h>

#include "moat-total.h"

typedef void (*DrawFunc) (MoatAnnotating *self);

static const struct
{
  DrawFunc draw; /* NULL: it is part of the marks */
  guint turn;    /* what is drawn first keeps its place */
  MoatPhrase name;
} kinds[] = {
  [MOAT_ANNOTATION_CAGR] = { moat_annotating_cagr, 0, MOAT_PHRASE_ANNOTATION_NAME_CAGR },
  [MOAT_ANNOTATION_DIFFERENCE] = { moat_annotating_difference, 1,
                                   MOAT_PHRASE_ANNOTATION_NAME_DIFFERENCE },
  [MOAT_ANNOTATION_TOTAL_DIFFERENCE] = { moat_annotating_difference, 1,
                                         MOAT_PHRASE_ANNOTATION_NAME_TOTAL_DIFFERENCE },
  [MOAT_ANNOTATION_AVERAGE] = { moat_annotating_line, 2, MOAT_PHRASE_ANNOTATION_NAME_AVERAGE },
  [MOAT_ANNOTATION_MEDIAN] = { moat_annotating_line, 2, MOAT_PHRASE_ANNOTATION_NAME_MEDIAN },
  [MOAT_ANNOTATION_TARGET] = { moat_annotating_line, 2, MOAT_PHRASE_ANNOTATION_NAME_TARGET },
  [MOAT_ANNOTATION_BREAK] = { moat_annotating_break, 2, MOAT_PHRASE_ANNOTATION_NAME_BREAK },
  [MOAT_ANNOTATION_HIGHLIGHT] = { NULL, 2, MOAT_PHRASE_ANNOTATION_NAME_BREAK },
  [MOAT_ANNOTATION_BAND] = { moat_annotating_band, 2, MOAT_PHRASE_ANNOTATION_NAME_BAND },
  [MOAT_ANNOTATION_CALLOUT] = { moat_annotating_callout, 3, MOAT_PHRASE_ANNOTATION_NAME_CALLOUT },
  [MOAT_ANNOTATION_FOOTNOTE] = { moat_annotating_footnote, 4,
                                 MOAT_PHRASE_ANNOTATION_NAME_FOOTNOTE },
};

#define N_TURNS 5
#define TURN_OF_LINES 2

const char *
moat_annotating_get_text (const MoatAnnotating *self)
{
  return moat_label_get (&self->annotation->text, self->scope->language);
}

static char *
word_name (const MoatAnnotating *self)
{
  return moat_wording_phrase (self->scope->wording, kinds[self->annotation->kind].name,
                              moat_annotating_get_text (self), NULL);
}

void
moat_annotating_drop (const MoatAnnotating *self, MoatPhrase why)
{
  g_autofree char *name = word_name (self);
  g_autofree char *reason = moat_wording_phrase (self->scope->wording, why, NULL);

  g_ptr_array_add (self->scope->late,
                   moat_wording_phrase (self->scope->wording, MOAT_PHRASE_ANNOTATION_NOT_DRAWN,
                                        name, reason, NULL));
}

void
moat_annotating_add_datum (MoatAnnotating *self, const char *value, MoatDerivation *derivation,
                           const MoatRect *bounds)
{
  g_autofree char *name = word_name (self);
  const char *text = moat_annotating_get_text (self);
  const MoatDatum datum = {
    .kind = MOAT_DATUM_ANNOTATION,
    .series = -1,
    .index = self->index,
    .title = *text ? text : name,
    .value = value,
    .period = "",
    .derivation = derivation,
  };

  self->datum = moat_scene_builder_add_datum (self->scope->builder, &datum);
  moat_scene_builder_set_datum_bounds (self->scope->builder, self->datum, bounds);
}

void
moat_annotating_move (const MoatAnnotating *self, MoatRect *rect)
{
  const MoatRect *area = &self->spots->area;

  if (!self->annotation->is_moved)
    return;
  rect->x = CLAMP (rect->x + self->annotation->dx * self->spots->plot.width, area->x,
                   MAX (area->x, area->x + area->width - rect->width));
  rect->y = CLAMP (rect->y + self->annotation->dy * self->spots->plot.height, area->y,
                   MAX (area->y, area->y + area->height - rect->height));
}

char *
moat_annotating_word (const MoatAnnotating *self, double value, MoatQualifier qualifier)
{
  const MoatFigures *figures = &self->spots->placing->figures;
  MoatNumberStyle style = moat_number_style (figures->unit);
  g_autofree char *number = NULL;

  style.with_unit = TRUE;
  style.qualifier = qualifier;
  number = moat_wording_number (self->scope->wording, value, &style);
  return figures->yearly
           ? moat_wording_phrase (self->scope->wording, MOAT_PHRASE_PER_YEAR, number, NULL)
           : g_steal_pointer (&number);
}

static MoatTextStyle
bubble_style (const MoatAnnotating *self)
{
  MoatTextStyle style = self->scope->sizes.text;

  style.weight = MOAT_TEXT_WEIGHT_BOLD;
  return style;
}

MoatRect
moat_annotating_measure_bubble (const MoatAnnotating *self, const char *text)
{
  MoatTextStyle style = bubble_style (self);
  MoatTextExtents size = moat_scope_measure (self->scope, &style, text);

  return (MoatRect){ 0, 0, size.width + 2.4 * self->scope->sizes.pad, size.height * 1.6 };
}

void
moat_annotating_bubble (const MoatAnnotating *self, const MoatRect *box, const char *text)
{
  const MoatScope *scope = self->scope;
  MoatTextStyle style = bubble_style (self);
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.8, 0);
  MoatTextNode node = { text,
                        &style,
                        scope->theme->annotation,
                        MOAT_TEXT_ALIGN_CENTER,
                        box->x + box->width / 2,
                        box->y +
                          (box->height - moat_scope_measure (scope, &style, text).height) / 2 };

  ink.fill.color = scope->theme->background;
  ink.radius = box->height / 2;
  moat_scene_builder_rect (scope->builder, MOAT_ROLE_ANNOTATION, self->datum, box, &ink);
  moat_scope_text (scope, MOAT_ROLE_ANNOTATION, self->datum, &node);
  moat_room_take (self->spots->room, box);
}

static gboolean
is_line (const MoatAnnotation *annotation)
{
  return annotation->kind == MOAT_ANNOTATION_AVERAGE ||
         annotation->kind == MOAT_ANNOTATION_MEDIAN || annotation->kind == MOAT_ANNOTATION_TARGET;
}

/* Bubbles may stand on lines; words, which come after, may not. */
static void
take_lines (MoatSpots *spots, const GPtrArray *annotations)
{
  for (guint i = 0; i < annotations->len; i++)
    if (is_line (annotations->pdata[i]))
      moat_annotating_take_line (
        &(MoatAnnotating){ spots, spots->scope, annotations->pdata[i], i, -1 });
}

void
moat_annotations_emit (MoatPlacing *placing, GArray *blocks)
{
  const MoatScope *scope = &placing->scope;
  const GPtrArray *annotations = scope->request->spec->annotations;
  g_auto (MoatSpots) spots = { 0 };

  if (annotations->len == 0)
    return;
  moat_spots_init (&spots, placing, blocks);
  for (guint turn = 0; turn < N_TURNS; turn++)
    for (guint i = 0; i < annotations->len; i++)
      {
        const MoatAnnotation *annotation = annotations->pdata[i];
        MoatAnnotating self = { &spots, scope, annotation, i, -1 };

        if (i == 0 && turn == TURN_OF_LINES)
          take_lines (&spots, annotations);
        if (kinds[annotation->kind].draw && kinds[annotation->kind].turn == turn)
          kinds[annotation->kind].draw (&self);
      }
}

/* Room */

double
moat_annotations_measure_top (const MoatScope *scope)
{
  const GPtrArray *annotations = scope->request->spec->annotations;
  double row = moat_scope_measure (scope, &scope->sizes.text, "0").height * 2.2, top = 0;

  for (guint i = 0; i < annotations->len; i++)
    if (((const MoatAnnotation *) annotations->pdata[i])->kind == MOAT_ANNOTATION_CAGR)
      top += row;
  return top;
}

/* Labels of lines stand beside the plot, arrows between rows too: as wide as the longest number. */
double
moat_annotations_measure_right (const MoatScope *scope, const MoatFigures *figures)
{
  const GPtrArray *annotations = scope->request->spec->annotations;
  const MoatPlotKind *kind = moat_plot_kind_get (scope->request->spec->kind);
  double right = 0;

  for (guint i = 0; i < annotations->len; i++)
    {
      const MoatAnnotation *annotation = annotations->pdata[i];
      gboolean is_arrow = kind && (annotation->kind == MOAT_ANNOTATION_DIFFERENCE ||
                                   annotation->kind == MOAT_ANNOTATION_TOTAL_DIFFERENCE);

      if (is_line (annotation) || is_arrow)
        right = MAX (right, moat_scope_measure (scope, &scope->sizes.text, "≈ CNY 000.0 bn").width +
                              2 * scope->sizes.pad);
    }
  return MIN (right, scope->width / 5);
}
