/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The marks of a broken axis: two slanted strokes on the axis and on every bar that is cut, and a
 * sentence in the foot.  What is left out is decided in moat-axis-break.c.
 */
#include "config.h"

#include "moat-annotations-private.h"

/* Two strokes with paper between them, across a bar that is @breadth wide around @middle; @at: the
 * px of the break along the scale. */
static void
emit_strokes (const MoatAnnotating *self, double middle, double breadth, double at)
{
  const MoatScope *scope = self->scope;
  double half = breadth / 2 + 3 * scope->sizes.factor, slant = 3 * scope->sizes.factor;
  double gap = 2.5 * scope->sizes.factor;
  MoatInk paper = moat_ink_stroke (scope->theme->background, 2 * gap, 0);
  MoatInk ink = moat_ink_stroke (scope->theme->axis, scope->sizes.line, 0);

  for (int i = -1; i <= 1; i++)
    {
      /* Paper first, then the strokes at its edges. */
      double offset = i < 0 ? 0 : (i == 0 ? -gap : gap);
      const double across[4] = { at + offset - slant, middle + half, at + offset + slant,
                                 middle - half };
      const double up[4] = { middle - half, at + offset + slant, middle + half,
                             at + offset - slant };

      moat_scene_builder_line (scope->builder, MOAT_ROLE_ANNOTATION, self->datum,
                               self->spots->scale.across ? across : up, i < 0 ? &paper : &ink);
    }
}

static gboolean
is_cut (const MoatSpots *spots, const MoatSpot *spot, double at)
{
  const MoatRect *rect = &spot->rect;

  return spots->scale.across ? rect->x < at && rect->x + rect->width > at
                             : rect->y < at && rect->y + rect->height > at;
}

void
moat_annotating_break (MoatAnnotating *self)
{
  const MoatSpots *spots = self->spots;
  const MoatValueScale *scale = &spots->scale;
  const MoatRect *plot = &spots->plot;
  g_autofree char *low = NULL, *high = NULL;
  MoatRect bounds = *plot;
  double at;

  if (!scale->present || !moat_axis_break_is_set (&scale->left_out))
    {
      moat_annotating_drop (self, scale->present ? MOAT_PHRASE_ANNOTATION_NO_GAP
                                                 : MOAT_PHRASE_ANNOTATION_NO_AXIS);
      return;
    }
  at = moat_value_scale_px (scale, scale->left_out.low);
  if (scale->across)
    bounds.x = at, bounds.width = 0;
  else
    bounds.y = at, bounds.height = 0;
  low = moat_annotating_word (self, scale->left_out.low, MOAT_QUALIFIER_EXACT);
  high = moat_annotating_word (self, scale->left_out.high, MOAT_QUALIFIER_EXACT);
  g_ptr_array_add (
    self->scope->late,
    moat_wording_phrase (self->scope->wording, MOAT_PHRASE_ANNOTATION_NOTE_BREAK, low, high, NULL));
  moat_annotating_add_datum (self, "", NULL, &bounds);
  for (guint i = 0; i < spots->spots->len; i++)
    {
      const MoatSpot *spot = &g_array_index (spots->spots, MoatSpot, i);

      if (!is_cut (spots, spot, at) || spot->is_total)
        continue;
      if (scale->across)
        emit_strokes (self, spot->rect.y + spot->rect.height / 2, spot->rect.height, at);
      else
        emit_strokes (self, spot->rect.x + spot->rect.width / 2, spot->rect.width, at);
    }
  emit_strokes (self, scale->across ? plot->y + plot->height : plot->x,
                4 * self->scope->sizes.factor, at);
}
