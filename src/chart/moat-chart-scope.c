/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The surroundings of one picture: its request, its sizes, and where text may stand.
 *
 * Sizes grow with the square root of the canvas and shrink a little faster for the title, so
 * that a thumbnail keeps readable figures and a poster does not shout.  Every length that a mark
 * or guide uses comes from here or is a multiple of it.
 */
#include "moat-chart-scope.h"

#include <math.h>

#define REFERENCE_WIDTH 960.0
#define REFERENCE_HEIGHT 540.0
#define SMALLEST_TEXT 9.5
#define TEXT_CONTRAST 4.5

static MoatTextStyle
make_style (const MoatScope *scope, double size, MoatTextWeight weight)
{
  return (MoatTextStyle){
    .size = round (MAX (size, SMALLEST_TEXT) * 4) / 4,
    .weight = weight,
    .language = scope->language,
  };
}

static void
choose_sizes (MoatScope *scope)
{
  const MoatTheme *theme = scope->theme;
  MoatSizes *sizes = &scope->sizes;
  double ratio = MIN (scope->width / REFERENCE_WIDTH, scope->height / REFERENCE_HEIGHT);
  double text = CLAMP (sqrt (ratio), 0.74, 2.2);
  double title = ratio < 1 ? CLAMP (pow (ratio, 0.65), 0.42, 1) : text;

  sizes->factor = text;
  sizes->margin = CLAMP (0.0375 * MIN (scope->width, 1.8 * scope->height), 6, 150);
  sizes->pad = 6 * text;
  sizes->line = 1.5 * text;
  sizes->title = make_style (scope, theme->title_size * title, MOAT_TEXT_WEIGHT_BOLD);
  sizes->subtitle = make_style (scope, MAX (theme->subtitle_size * title, theme->small_size * text),
                                MOAT_TEXT_WEIGHT_REGULAR);
  sizes->text = make_style (scope, theme->text_size * text, MOAT_TEXT_WEIGHT_REGULAR);
  sizes->strong = make_style (scope, theme->text_size * 1.1 * text, MOAT_TEXT_WEIGHT_MEDIUM);
  sizes->small = make_style (scope, theme->small_size * text, MOAT_TEXT_WEIGHT_REGULAR);
  sizes->label = make_style (scope, theme->label_size * text, MOAT_TEXT_WEIGHT_BOLD);
}

static double
limit_side (double px, double least)
{
  return isfinite (px) ? MAX (px, least) : least;
}

void
moat_scope_init (MoatScope *self, const MoatChartRequest *request)
{
  *self = (MoatScope){
    .request = request,
    .theme = request->theme,
    .wording = request->wording,
    .language = moat_wording_get_language (request->wording),
    .measurer = request->measurer,
    .width = limit_side (request->width, MOAT_CHART_MIN_WIDTH),
    .height = limit_side (request->height, MOAT_CHART_MIN_HEIGHT),
    .late = g_ptr_array_new_with_free_func (g_free),
  };
  choose_sizes (self);
  self->builder = moat_scene_builder_new (self->width, self->height);
}

void
moat_scope_clear (MoatScope *self)
{
  g_clear_pointer (&self->builder, moat_scene_builder_free);
  g_clear_pointer (&self->room, moat_room_free);
  g_clear_pointer (&self->late, g_ptr_array_unref);
}

MoatTextExtents
moat_scope_measure (const MoatScope *self, const MoatTextStyle *style, const char *text)
{
  MoatTextExtents extents;

  moat_text_measurer_measure (self->measurer, style, text, &extents);
  return extents;
}

MoatRect
moat_scope_text (const MoatScope *self, MoatNodeRole role, int datum, const MoatTextNode *text)
{
  return moat_scene_builder_text (self->builder, role, datum, text, self->measurer);
}

void
moat_scope_paper (const MoatScope *self, int datum, const MoatRect *box)
{
  MoatInk ink = moat_ink_fill (self->theme->background);

  moat_scene_builder_rect (self->builder, MOAT_ROLE_MARK_LABEL, datum, box, &ink);
}

MoatColor
moat_scope_text_color (const MoatScope *self, MoatColor color, MoatColor ground)
{
  MoatColor ink = moat_scope_color_on (self, ground);

  for (double amount = 1; amount > 0; amount -= 0.1)
    {
      MoatColor mixed = moat_color_mix (color, ink, amount);
      if (moat_color_contrast (mixed, ground) >= TEXT_CONTRAST)
        return mixed;
    }
  return ink;
}

MoatColor
moat_scope_color_on (const MoatScope *self, MoatColor ground)
{
  MoatColor color = moat_color_readable (ground, self->theme->ink, self->theme->background);

  /* Neither reads well on a middle tone, but black or white always does: their contrasts with any
   * colour multiply to 21. */
  if (moat_color_contrast (color, ground) < TEXT_CONTRAST)
    color =
      moat_color_readable (ground, moat_color_from_rgb (0x000000), moat_color_from_rgb (0xffffff));
  return color;
}
