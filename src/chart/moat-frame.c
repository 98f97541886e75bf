/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands around the plot: the finding and its measure above; below, what could not be drawn,
 * the source and the notes.
 *
 * The foot has as many lines as it needs, up to a third of the picture: what a mark means must not
 * be lost.  If they are not enough the source is cut first, then the messages, never the notes
 * that explain the marks; and whatever is cut anywhere, the foot says so.
 * Only a picture that has no plot left, because of a long legend, cuts the foot further.
 *
 * The plot keeps its share of the picture.  To get it, detail is given up in this order: the rows
 * of events, whose labels then stand beside their marks; the second line of the subtitle; some of
 * its share; labels of events; then a smaller plot does, before the subtitle goes and the title's
 * second line. A title that is too long for its lines first gets smaller, then an ellipsis.
 */
#include "moat-frame.h"

#include "moat-text-fit.h"

#define ALL_LINES 100
#define FOOT (1 / 3.0)
#define SHARE 0.42
#define NAMED_SHARE 0.33 /* with which all events are rather named than the plot larger */
#define LEAST_SHARE 0.25

static const MoatDetail levels[] = {
  /* lines of title, subtitle; rows of events, beside, all of them labelled; foot, plot */
  { 2, 2, 5, FALSE, TRUE, FOOT, SHARE },
  { 2, 2, 8, TRUE, TRUE, FOOT, SHARE },
  { 2, 1, 8, TRUE, TRUE, FOOT, SHARE },
  { 2, 1, 8, TRUE, TRUE, FOOT, NAMED_SHARE },
  { 2, 1, 2, FALSE, FALSE, FOOT, SHARE },
  { 2, 1, 1, FALSE, FALSE, FOOT, SHARE },
  { 2, 2, 0, FALSE, FALSE, FOOT, SHARE },
  { 2, 2, 0, FALSE, FALSE, FOOT, LEAST_SHARE },
  { 2, 1, 0, FALSE, FALSE, FOOT, LEAST_SHARE },
  { 2, 0, 0, FALSE, FALSE, FOOT, LEAST_SHARE },
  { 2, 0, 0, FALSE, FALSE, FOOT / 2, LEAST_SHARE },
  { 1, 0, 0, FALSE, FALSE, FOOT / 2, LEAST_SHARE },
  { 1, 0, 0, FALSE, FALSE, 0, LEAST_SHARE },
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

/* Whether all of @text stands in @lines. */
static gboolean
is_whole (const MoatScope *scope, const MoatTextStyle *style, const char *text, guint lines)
{
  g_auto (GStrv) all = break_text (scope, style, text, ALL_LINES);

  return g_strv_length (all) <= lines;
}

/* The largest of a few sizes at which the title is whole. */
static void
break_title (MoatFrame *self, const MoatScope *scope, const char *title, guint lines)
{
  static const double shrinks[] = { 1, 0.92, 0.84, 0.76, 0.68 };
  gboolean whole = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (shrinks) && !whole; i++)
    {
      self->title_style = scope->sizes.title;
      self->title_style.size = MAX (scope->sizes.title.size * shrinks[i], scope->sizes.text.size);
      whole = is_whole (scope, &self->title_style, title, lines);
    }
  self->title = break_text (scope, &self->title_style, title, lines);
  self->is_shortened |= !whole;
}

static char *
join (const MoatScope *scope, const char *a, const char *b)
{
  gboolean both = a && a[0] && b && b[0];

  return g_strconcat (a ? a : "", both && scope->language != MOAT_LANGUAGE_ZH ? " " : "",
                      b ? b : "", NULL);
}

static char **
append_lines (char **lines, char **more)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) lines);
  g_strv_builder_addv (all, (const char **) more);
  return g_strv_builder_end (all);
}

/* Messages and notes in at most @most lines, at least 1; FALSE when something had to be cut. */
static gboolean
break_foot (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text, guint most)
{
  const MoatTextStyle *style = &scope->sizes.small;
  const char *shortened = moat_phrase_get (MOAT_PHRASE_MESSAGE_SHORTENED, scope->language);
  gboolean is_cut = self->is_shortened || text->is_shortened;
  g_autofree char *said = join (scope, is_cut ? shortened : "", text->messages);
  g_autofree char *all = join (scope, text->source, text->notes);
  g_auto (GStrv) keys = NULL;
  g_auto (GStrv) source = NULL;
  guint taken;

  g_clear_pointer (&self->messages, g_strfreev);
  g_clear_pointer (&self->notes, g_strfreev);
  self->messages = break_text (scope, style, said, ALL_LINES);
  self->notes = break_text (scope, style, all, ALL_LINES);
  if (g_strv_length (self->messages) + g_strv_length (self->notes) <= most)
    return TRUE;
  g_strfreev (self->messages);
  g_strfreev (self->notes);
  g_free (said);
  said = join (scope, shortened, text->messages);
  keys = break_text (scope, style, text->notes, most - 1);
  taken = g_strv_length (keys);
  self->messages = break_text (scope, style, said, most > taken + 2 ? most - taken - 1 : 1);
  taken += g_strv_length (self->messages);
  source = break_text (scope, style, text->source, most > taken ? most - taken : 0);
  self->notes = append_lines (source, keys);
  return FALSE;
}

static double
height_of (const MoatScope *scope, const MoatTextStyle *style, char **lines)
{
  double height = 0;

  for (guint i = 0; lines[i]; i++)
    height += moat_scope_measure (scope, style, lines[i]).height;
  return height;
}

static double
line_height (const MoatScope *scope)
{
  return moat_scope_measure (scope, &scope->sizes.small, "0").height;
}

static guint
count_foot_lines (const MoatFrame *self)
{
  return g_strv_length (self->messages) + g_strv_length (self->notes);
}

void
moat_frame_measure (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text,
                    const MoatDetail *detail)
{
  const MoatSizes *sizes = &scope->sizes;
  double below;

  break_title (self, scope, text->title, detail->title_lines);
  self->subtitle = break_text (scope, &sizes->subtitle, text->subtitle, detail->subtitle_lines);
  self->is_shortened |= !is_whole (scope, &sizes->subtitle, text->subtitle, detail->subtitle_lines);
  self->most_foot_lines = (guint) MAX (detail->foot * scope->height / line_height (scope), 1);
  break_foot (self, scope, text, self->most_foot_lines);
  self->foot_lines = count_foot_lines (self);
  self->top = sizes->margin * 0.75 + height_of (scope, &self->title_style, self->title) +
              height_of (scope, &sizes->subtitle, self->subtitle);
  if (self->subtitle[0])
    self->top += sizes->pad * 0.5;
  if (self->title[0])
    self->top += sizes->pad;
  below = self->foot_lines * line_height (scope);
  self->bottom = scope->height - sizes->margin * 0.75 - below - (below > 0 ? 2 * sizes->pad : 0);
}

gboolean
moat_frame_change_foot (MoatFrame *self, const MoatScope *scope, const MoatFrameText *text)
{
  return break_foot (self, scope, text, MAX (self->foot_lines, 1)) ||
         self->foot_lines >= self->most_foot_lines;
}

void
moat_frame_clear (MoatFrame *self)
{
  self->is_shortened = FALSE;
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
moat_frame_emit_head (const MoatFrame *self, const MoatScope *scope)
{
  const MoatSizes *sizes = &scope->sizes;
  MoatTextNode title = { .style = &self->title_style, .color = scope->theme->ink };
  MoatTextNode subtitle = { .style = &sizes->subtitle, .color = scope->theme->ink_soft };

  title.y = sizes->margin * 0.75;
  subtitle.y = emit_lines (scope, MOAT_ROLE_TITLE, self->title, &title) + sizes->pad * 0.5;
  emit_lines (scope, MOAT_ROLE_SUBTITLE, self->subtitle, &subtitle);
}

void
moat_frame_emit_foot (const MoatFrame *self, const MoatScope *scope)
{
  const MoatSizes *sizes = &scope->sizes;
  MoatTextNode message = { .style = &sizes->small, .color = scope->theme->annotation };
  MoatTextNode note = { .style = &sizes->small, .color = scope->theme->ink_soft };

  message.y = scope->height - sizes->margin * 0.75 - count_foot_lines (self) * line_height (scope);
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
