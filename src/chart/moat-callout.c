/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A label of a few lines.
 *
 * Labels are made and measured before it is known where they go: the same words are tried large
 * inside of a block, small inside, above it and beside it.  The colours depend on where it ends
 * up, so lines only say their tone.
 */
#include "moat-callout.h"

void
moat_callout_clear (MoatCallout *self)
{
  for (guint i = 0; i < self->n; i++)
    g_free (self->lines[i].text);
  self->n = 0;
}

void
moat_callout_add (MoatCallout *self, const MoatScope *scope, char *text, const MoatTextStyle *style,
                  MoatTone tone)
{
  guint i = self->n;

  if (!text)
    return;
  g_return_if_fail (i < MOAT_CALLOUT_LINES);
  self->lines[i].text = text;
  self->lines[i].style = *style;
  self->lines[i].tone = tone;
  self->lines[i].extents = moat_scope_measure (scope, style, text);
  self->width = MAX (self->width, self->lines[i].extents.width);
  self->height += self->lines[i].extents.height;
  self->n++;
}

void
moat_callout_emit (const MoatCallout *self, const MoatScope *scope, int datum, const MoatRect *box,
                   const MoatCalloutInk *ink)
{
  double y = box->y + (box->height - self->height) / 2;

  for (guint i = 0; i < self->n; i++)
    {
      MoatTextNode text = {
        .text = self->lines[i].text,
        .style = &self->lines[i].style,
        .color = scope->theme->ink,
        .align = MOAT_TEXT_ALIGN_CENTER,
        .x = box->x + box->width / 2,
        .y = y,
      };
      if (ink->on_mark)
        text.color = moat_scope_color_on (scope, ink->ground);
      else if (self->lines[i].tone == MOAT_TONE_SERIES)
        text.color = moat_scope_text_color (scope, ink->series, ink->ground);
      else if (self->lines[i].tone == MOAT_TONE_SOFT)
        text.color = scope->theme->ink_soft;
      moat_scope_text (scope, MOAT_ROLE_MARK_LABEL, datum, &text);
      y += self->lines[i].extents.height;
    }
}
