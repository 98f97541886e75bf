/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lines at an average, a median or a target, and bands.
 *
 * An average is taken of what is drawn: of a stack, of the totals.  It is computed as every value
 * is, with the qualifiers of what it comes from, and answers why it is what it is.  The line goes
 * over the whole plot; its words stand at its end, beside the plot where there is room, else at the
 * nearest free place, led to the line.
 */
#include "config.h"

#include "moat-annotations-private.h"

#include <math.h>

#include "moat-line-gaps.h"
#include "moat-text-fit.h"
#include "moat-total.h"

#define BAND_ALPHA 0.14
#define LABEL_LINES 3
#define LEAST_BESIDE 60.0 /* px beside the plot in which a label can stand */

/* Where each has values of several periods on one scale, a mean of both would be of neither: only
 * the later counts. */
static gboolean
is_superseded (const MoatSpots *spots, guint index)
{
  MoatChartKind kind = spots->scope->request->spec->kind;
  const MoatSpot *spot = &g_array_index (spots->spots, MoatSpot, index);

  if (kind != MOAT_CHART_KIND_DOT && kind != MOAT_CHART_KIND_SLOPE)
    return FALSE;
  for (guint i = 0; i < spots->spots->len; i++)
    {
      const MoatSpot *other = &g_array_index (spots->spots, MoatSpot, i);

      if (other->series == spot->series &&
          moat_period_compare (other->observation->period, spot->observation->period) > 0)
        return TRUE;
    }
  return FALSE;
}

/* The values that a line is about: totals where there are any, else all. */
static GPtrArray *
collect_values (const MoatSpots *spots)
{
  GPtrArray *values = g_ptr_array_new ();
  gboolean has_totals = FALSE;

  for (guint i = 0; i < spots->spots->len; i++)
    has_totals |= g_array_index (spots->spots, MoatSpot, i).is_total &&
                  spots->scope->request->spec->kind == MOAT_CHART_KIND_STACKED;
  for (guint i = 0; i < spots->spots->len; i++)
    {
      const MoatSpot *spot = &g_array_index (spots->spots, MoatSpot, i);

      if (spot->value && spot->is_total == has_totals && !is_superseded (spots, i))
        g_ptr_array_add (values, spot->value);
    }
  return values;
}

/* The value of the line and how it came about; FALSE when there is none. */
static gboolean
find_level (const MoatAnnotating *self, MoatDerivation **derivation, MoatObservation *level)
{
  g_autoptr (GPtrArray) values = NULL;

  if (self->annotation->kind == MOAT_ANNOTATION_TARGET)
    {
      *level =
        (MoatObservation){ .best = self->annotation->low, .qualifier = MOAT_QUALIFIER_EXACT };
      return isfinite (level->best);
    }
  values = collect_values (self->spots);
  if (values->len == 0)
    return FALSE;
  *derivation = moat_total_of_middle (values, self->annotation->kind == MOAT_ANNOTATION_MEDIAN);
  *level = moat_derivation_to_observation (*derivation);
  return isfinite (level->best);
}

static char *
word_level (const MoatAnnotating *self, const MoatObservation *level)
{
  const MoatPhrase phrases[] = { [MOAT_ANNOTATION_AVERAGE] = MOAT_PHRASE_ANNOTATION_AVERAGE,
                                 [MOAT_ANNOTATION_MEDIAN] = MOAT_PHRASE_ANNOTATION_MEDIAN,
                                 [MOAT_ANNOTATION_TARGET] = MOAT_PHRASE_ANNOTATION_TARGET };
  const char *text = moat_annotating_get_text (self);
  g_autofree char *number =
    moat_annotating_word (self, level->best, (MoatQualifier) level->qualifier);

  if (*text)
    return g_strdup_printf ("%s %s", text, number);
  return moat_wording_phrase (self->scope->wording, phrases[self->annotation->kind], number, NULL);
}

/* Writes @lines in @box, and leads them to @x, @y where they stand elsewhere. */
static void
emit_label (const MoatAnnotating *self, char **lines, const MoatRect *box)
{
  const MoatScope *scope = self->scope;
  MoatTextNode node = { .style = &scope->sizes.small,
                        .color = scope->theme->annotation,
                        .align = MOAT_TEXT_ALIGN_START,
                        .x = box->x,
                        .y = box->y };

  moat_scope_paper (scope, self->datum, box);
  for (char **line = lines; *line; line++)
    {
      node.text = *line;
      node.y += moat_scope_text (scope, MOAT_ROLE_ANNOTATION, self->datum, &node).height;
    }
  moat_room_take (self->spots->room, box);
}

static MoatRect
measure_lines (const MoatScope *scope, char **lines)
{
  MoatRect box = { 0 };

  for (char **line = lines; *line; line++)
    {
      MoatTextExtents size = moat_scope_measure (scope, &scope->sizes.small, *line);

      box.width = MAX (box.width, size.width);
      box.height += size.height;
    }
  return box;
}

/* The label of the line at @px: beside the plot at its level, above it for a line that stands
 * upright; else at the nearest free place. */
static void
label_line (const MoatAnnotating *self, double px, const char *words)
{
  const MoatScope *scope = self->scope;
  const MoatRect *plot = &self->spots->plot, *area = &self->spots->area;
  gboolean upright = self->spots->scale.across;
  double beside = area->x + area->width - plot->x - plot->width - scope->sizes.pad;
  double width = upright ? plot->width / 3 : beside >= LEAST_BESIDE ? beside : plot->width / 4;
  g_auto (GStrv) lines =
    moat_text_fit_wrap (scope->measurer, &scope->sizes.small, words, width, LABEL_LINES);
  MoatRect box = measure_lines (scope, lines), wanted;

  box.x = upright ? px + scope->sizes.pad : plot->x + plot->width + scope->sizes.pad;
  box.y = upright ? plot->y : px - box.height / 2;
  if (!upright && box.x + box.width > area->x + area->width)
    {
      box.x = plot->x + plot->width - box.width;
      box.y = px - box.height - 2;
    }
  moat_annotating_move (self, &box);
  wanted = box;
  if (!moat_room_is_free (self->spots->room, &box) &&
      !moat_room_find (self->spots->room, &box, NULL, NULL))
    {
      g_ptr_array_add (
        scope->late,
        moat_wording_phrase (scope->wording, MOAT_PHRASE_ANNOTATION_LABEL_NO_ROOM, words, NULL));
      return;
    }
  if (hypot (box.x - wanted.x, box.y - wanted.y) > 1.5 * box.height && !upright)
    {
      double middle = CLAMP (box.x + box.width / 2, plot->x, plot->x + plot->width);
      const double ends[4] = { middle, box.y < px ? box.y + box.height : box.y, middle, px };
      MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line * 0.6, 0);

      moat_line_emit_around_texts (scope, self->datum, ends, &ink);
    }
  emit_label (self, lines, &box);
}

/* Where the line goes; why it goes nowhere is in @why then. */
static gboolean
find_line (const MoatAnnotating *self, MoatDerivation **derivation, MoatObservation *level,
           double ends[4], MoatPhrase *why)
{
  const MoatValueScale *scale = &self->spots->scale;
  const MoatRect *plot = &self->spots->plot;
  double px;

  *why = MOAT_PHRASE_ANNOTATION_NO_AXIS;
  if (!scale->present)
    return FALSE;
  *why = MOAT_PHRASE_ANNOTATION_NO_MARK;
  if (!find_level (self, derivation, level))
    return FALSE;
  *why = MOAT_PHRASE_ANNOTATION_OUTSIDE;
  px = moat_value_scale_px (scale, level->best);
  ends[0] = ends[2] = scale->across ? px : plot->x;
  ends[1] = ends[3] = scale->across ? plot->y : px;
  if (scale->across)
    ends[3] += plot->height;
  else
    ends[2] += plot->width;
  return !moat_axis_break_hides (&scale->left_out, level->best) &&
         (scale->across ? px >= plot->x && px <= plot->x + plot->width
                        : px >= plot->y && px <= plot->y + plot->height);
}

void
moat_annotating_take_line (const MoatAnnotating *self)
{
  g_autoptr (MoatDerivation) derivation = NULL;
  MoatObservation level;
  MoatPhrase why;
  double ends[4];

  if (find_line (self, &derivation, &level, ends, &why))
    moat_room_take_line (self->spots->room, ends);
}

void
moat_annotating_line (MoatAnnotating *self)
{
  const MoatScope *scope = self->scope;
  g_autoptr (MoatDerivation) derivation = NULL;
  g_autofree char *words = NULL;
  MoatInk ink = moat_ink_stroke (scope->theme->annotation, scope->sizes.line, 5);
  MoatObservation level;
  MoatPhrase why;
  MoatRect bounds;
  double ends[4];

  if (!find_line (self, &derivation, &level, ends, &why))
    {
      moat_annotating_drop (self, why);
      return;
    }
  words = word_level (self, &level);
  bounds = (MoatRect){ ends[0], ends[1], ends[2] - ends[0], ends[3] - ends[1] };
  moat_annotating_add_datum (self, words, derivation, &bounds);
  moat_line_emit_around_texts (scope, self->datum, ends, &ink);
  label_line (self, self->spots->scale.across ? ends[0] : ends[1], words);
}

/* Bands */

/* The rectangle of a period or of a range of values; FALSE when nothing of it is shown. */
static gboolean
find_band (const MoatAnnotating *self, MoatRect *band)
{
  const MoatAnnotation *annotation = self->annotation;
  const MoatAxes *axes = &self->spots->placing->axes;
  const MoatValueScale *scale = &self->spots->scale;
  double from, to;

  *band = self->spots->plot;
  if (moat_period_is_valid (annotation->period))
    {
      MoatDate first = moat_period_is_instant (annotation->period) ? annotation->period.end
                                                                   : annotation->period.start;

      from = moat_axes_clamp_x (axes, first);
      to = moat_axes_clamp_x (axes, annotation->period.end + 1.0);
      band->x = from;
      band->width = to - from;
      return band->width > 0;
    }
  from = isfinite (annotation->low) ? moat_value_scale_clamp_px (scale, annotation->low)
                                    : moat_value_scale_clamp_px (scale, scale->low);
  to = isfinite (annotation->high) ? moat_value_scale_clamp_px (scale, annotation->high)
                                   : moat_value_scale_clamp_px (scale, scale->high);
  if (scale->across)
    {
      band->x = MIN (from, to);
      band->width = fabs (to - from);
    }
  else
    {
      band->y = MIN (from, to);
      band->height = fabs (to - from);
    }
  return band->width > 0 && band->height > 0;
}

void
moat_annotating_band (MoatAnnotating *self)
{
  const MoatScope *scope = self->scope;
  gboolean is_time = moat_period_is_valid (self->annotation->period);
  MoatInk ink = moat_ink_fill (scope->theme->annotation);
  const char *text = moat_annotating_get_text (self);
  MoatRect band, box;

  if (is_time ? !moat_chart_kind_has_time_axis (scope->request->spec->kind)
              : !self->spots->scale.present)
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_NO_AXIS);
      return;
    }
  if (!find_band (self, &band))
    {
      moat_annotating_drop (self, MOAT_PHRASE_ANNOTATION_OUTSIDE);
      return;
    }
  ink.fill.color.alpha = BAND_ALPHA;
  moat_annotating_add_datum (self, "", NULL, &band);
  moat_scene_builder_rect (scope->builder, MOAT_ROLE_ANNOTATION, self->datum, &band, &ink);
  moat_scene_builder_lower (scope->builder);
  if (*text)
    {
      g_auto (GStrv) lines =
        moat_text_fit_wrap (scope->measurer, &scope->sizes.small, text,
                            MAX (band.width, self->spots->plot.width / 4), LABEL_LINES);

      box = measure_lines (scope, lines);
      box.x = band.x + scope->sizes.pad / 2;
      box.y = band.y + scope->sizes.pad / 2;
      moat_annotating_move (self, &box);
      if (moat_room_is_free (self->spots->room, &box) ||
          moat_room_find (self->spots->room, &box, NULL, NULL))
        emit_label (self, lines, &box);
      else
        g_ptr_array_add (
          scope->late,
          moat_wording_phrase (scope->wording, MOAT_PHRASE_ANNOTATION_LABEL_NO_ROOM, text, NULL));
    }
}
