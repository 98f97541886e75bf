/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands around the plot: the finding and its measure above; below, what could not be drawn,
 * the source and the notes.
 *
 * The plot keeps at least its share of the picture.  To get it, detail is given up in this order:
 * the rows of events, whose labels then stand beside their marks; the further lines of notes,
 * subtitle and messages; labels of events; the event lane; the subtitle; the messages; the notes,
 * which begin with the source; the second line of the title.
 * A title that is too long for its lines first gets smaller, then an ellipsis.
 */
#include "moat-frame.h"

#include "moat-text-fit.h"

static const MoatDetail levels[] = {
  /* lines of title, subtitle, notes, messages; rows of events, beside, all of them labelled */
  { 2, 2, 3, 2, 5, FALSE, TRUE },  { 2, 2, 3, 2, 8, TRUE, TRUE },   { 2, 2, 2, 2, 3, FALSE, TRUE },
  { 2, 2, 2, 2, 8, TRUE, TRUE },   { 2, 1, 2, 1, 8, TRUE, TRUE },   { 2, 1, 1, 1, 8, TRUE, TRUE },
  { 2, 1, 2, 1, 2, FALSE, FALSE }, { 2, 1, 1, 1, 2, FALSE, FALSE }, { 2, 1, 1, 1, 1, FALSE, FALSE },
  { 2, 1, 1, 1, 0, FALSE, FALSE }, { 2, 0, 1, 1, 0, FALSE, FALSE }, { 2, 0, 1, 0, 0, FALSE, FALSE },
  { 2, 0, 0, 0, 0, FALSE, FALSE }, { 1, 0, 0, 0, 0, FALSE, FALSE },
};

const MoatDetail *
moat_detail_get_levels (gsize *n)
{
  *n = G_N_ELEMENTS (levels);
  return levels;
}

static double
text_width (const MoatScope *scope)
{
  return scope->width - 2 * scope->sizes.margin;
}

static char **
break_text (const MoatScope *scope, const MoatTextStyle *style, const char *text, guint lines)
{
  if (!text || !text[0] || lines == 0)
    return g_new0 (char *, 1);
  return moat_text_fit_wrap (scope->measurer, style, text, text_width (scope), lines);
}

/* The largest of a few sizes at which the title is whole. */
static void
break_title (MoatFrame *self, const MoatScope *scope, const char *title, guint lines)
{
  static const double shrinks[] = { 1, 0.92, 0.84, 0.76, 0.68 };

  for (gsize i = 0; i < G_N_ELEMENTS (shrinks); i++)
    {
      g_auto (GStrv) all = NULL;

      self->title_style = scope->sizes.title;
      self->title_style.size = MAX (scope->sizes.title.size * shrinks[i], scope->sizes.text.size);
      all = break_text (scope, &self->title_style, title, 100);
      if (g_strv_length (all) <= lines)
        break;
    }
  self->title = break_text (scope, &self->title_style, title, lines);
}

static double
height_of (const MoatScope *scope, const MoatTextStyle *style, char **lines)
{
  double height = 0;

  for (guint i = 0; lines[i]; i++)
    height += moat_scope_measure (scope, style, lines[i]).height;
  return height;
}

void
moat_frame_measure (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text,
                    const MoatDetail *detail)
{
  const MoatSizes *sizes = &scope->sizes;
  double below;

  break_title (self, scope, text->title, detail->title_lines);
  self->subtitle = break_text (scope, &sizes->subtitle, text->subtitle, detail->subtitle_lines);
  self->messages = break_text (scope, &sizes->small, text->messages, detail->message_lines);
  self->notes = break_text (scope, &sizes->small, text->notes, detail->note_lines);
  self->top = sizes->margin * 0.75 + height_of (scope, &self->title_style, self->title) +
              height_of (scope, &sizes->subtitle, self->subtitle);
  if (self->subtitle[0])
    self->top += sizes->pad * 0.5;
  if (self->title[0])
    self->top += sizes->pad;
  below = height_of (scope, &sizes->small, self->messages) +
          height_of (scope, &sizes->small, self->notes);
  self->bottom = scope->height - sizes->margin * 0.75 - below - (below > 0 ? 2 * sizes->pad : 0);
}

void
moat_frame_clear (MoatFrame *self)
{
  g_clear_pointer (&self->title, g_strfreev);
  g_clear_pointer (&self->subtitle, g_strfreev);
  g_clear_pointer (&self->messages, g_strfreev);
  g_clear_pointer (&self->notes, g_strfreev);
}

/* Adds @lines from @y downwards; returns where they end. */
static double
emit_lines (const MoatScope *scope, MoatNodeRole role, char **lines, MoatTextNode *text)
{
  text->x = scope->sizes.margin;
  text->align = MOAT_TEXT_ALIGN_START;
  for (guint i = 0; lines[i]; i++)
    {
      text->text = lines[i];
      text->y += moat_scope_text (scope, role, -1, text).height;
    }
  return text->y;
}

void
moat_frame_emit (const MoatFrame *self, const MoatScope *scope)
{
  const MoatSizes *sizes = &scope->sizes;
  MoatTextNode title = { .style = &self->title_style, .color = scope->theme->ink };
  MoatTextNode subtitle = { .style = &sizes->subtitle, .color = scope->theme->ink_soft };
  MoatTextNode message = { .style = &sizes->small, .color = scope->theme->annotation };
  MoatTextNode note = { .style = &sizes->small, .color = scope->theme->ink_soft };

  title.y = sizes->margin * 0.75;
  subtitle.y = emit_lines (scope, MOAT_ROLE_TITLE, self->title, &title) + sizes->pad * 0.5;
  emit_lines (scope, MOAT_ROLE_SUBTITLE, self->subtitle, &subtitle);
  message.y = scope->height - sizes->margin * 0.75 -
              height_of (scope, &sizes->small, self->messages) -
              height_of (scope, &sizes->small, self->notes);
  note.y = emit_lines (scope, MOAT_ROLE_MESSAGE, self->messages, &message);
  emit_lines (scope, MOAT_ROLE_SOURCE, self->notes, &note);
}

void
moat_frame_emit_empty (const MoatScope *scope, const MoatRect *area, const char *heading,
                       const char *hint)
{
  const char *const texts[] = { heading, hint };
  const MoatTextStyle *const styles[] = { &scope->sizes.strong, &scope->sizes.small };
  char **lines[2];
  double y = area->y + area->height / 2;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      lines[i] = moat_text_fit_wrap (scope->measurer, styles[i], texts[i], area->width, 3);
      y -= height_of (scope, styles[i], lines[i]) / 2;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint k = 0; lines[i][k]; k++)
      {
        MoatTextNode text = {
          .text = lines[i][k],
          .style = styles[i],
          .color = i == 0 ? scope->theme->ink : scope->theme->ink_soft,
          .align = MOAT_TEXT_ALIGN_CENTER,
          .x = area->x + area->width / 2,
          .y = y,
        };
        y += moat_scope_text (scope, MOAT_ROLE_MESSAGE, -1, &text).height;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_strfreev (lines[i]);
}
