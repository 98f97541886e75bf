/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The legend: one swatch and name for each colour, in rows above the plot.
 *
 * It is the second choice: marks that can say their own name do, and a chart has a legend only
 * when they cannot.  It may take a part of the picture; names for which that is not enough are
 * counted at its end.
 */
#include "moat-legend.h"

#include <string.h>

#include "moat-text-fit.h"

#define MOST_SHARE 0.22   /* of the picture's height */
#define ROOM_FOR_REST 8.0 /* heights of a row, for the number of names that are left out */

/* Whether an earlier series has the same name and colour: parts of a stack that is of several
 * entities. */
static gboolean
is_said_before (const MoatFigures *figures, guint index)
{
  const MoatChartSeries *series = moat_figures_get_series (figures, index);

  for (guint i = 0; i < index; i++)
    {
      const MoatChartSeries *other = moat_figures_get_series (figures, i);

      if (g_strcmp0 (other->name, series->name) == 0 &&
          memcmp (&other->color, &series->color, sizeof other->color) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The name of the series' colour; NULL when an earlier series has said it. */
static const char *
name_of (const MoatScope *scope, const MoatFigures *figures, guint index)
{
  const MoatChartSeries *series = moat_figures_get_series (figures, index);

  if (!figures->by_entity)
    return is_said_before (figures, index) ? NULL : series->name;
  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (moat_figures_get_series (figures, i)->info->entity, series->info->entity) == 0)
      return NULL;
  return moat_label_get (&series->info->entity_label, scope->language);
}

static void
emit_swatch (const MoatScope *scope, MoatColor color, const MoatRect *box)
{
  MoatInk fill = moat_ink_fill (color);
  MoatInk stroke = moat_ink_stroke (color, scope->sizes.line * 1.5, 0);
  double y = box->y + box->height / 2;
  const double ends[4] = { box->x, y, box->x + box->width, y };

  fill.radius = 2 * scope->sizes.factor;
  if (scope->request->spec->kind == MOAT_CHART_KIND_LINE)
    moat_scene_builder_line (scope->builder, MOAT_ROLE_LEGEND, -1, ends, &stroke);
  else
    moat_scene_builder_rect (scope->builder, MOAT_ROLE_LEGEND, -1, box, &fill);
}

/* The first entries go where they have room; the rest is counted. */
typedef struct
{
  const MoatScope *scope;
  const MoatFigures *figures;
  const MoatRect *area;
  gboolean draws;
  double row, swatch, gap; /* px */
  double x, y;             /* of the next entry */
} Layout;

/* The names from series @first on, up to @most. */
static guint
count_names (const Layout *self, guint first, guint most)
{
  guint n = 0;

  for (guint i = first; i < self->figures->series->len && n < most; i++)
    n += name_of (self->scope, self->figures, i) != NULL;
  return n;
}

static void
go_on (Layout *self, double width)
{
  if (self->x <= self->area->x || self->x + width <= self->area->x + self->area->width)
    return;
  self->x = self->area->x;
  self->y += self->row;
}

static void
put_text (Layout *self, const char *words, double x, MoatColor color)
{
  const MoatTextNode text = { words,  &self->scope->sizes.small, color, MOAT_TEXT_ALIGN_START, x,
                              self->y };

  if (self->draws)
    moat_scope_text (self->scope, MOAT_ROLE_LEGEND, -1, &text);
}

/* "and 12 more"; nothing when it has no room either. */
static void
put_rest (Layout *self, guint n)
{
  const MoatScope *scope = self->scope;
  MoatNumberStyle style = moat_number_style (NULL);
  g_autofree char *count = moat_wording_number (scope->wording, n, &style);
  g_autofree char *words =
    moat_wording_phrase (scope->wording, MOAT_PHRASE_LEGEND_MORE, count, NULL);
  double width = moat_scope_measure (scope, &scope->sizes.small, words).width;

  if (self->x + width <= self->area->x + self->area->width)
    put_text (self, words, self->x, scope->theme->ink_soft);
}

/* Whether no entry of @width px may come after this one. */
static gboolean
is_full (const Layout *self, double width)
{
  double bottom = self->area->y + MOST_SHARE * self->scope->height;
  double last = self->area->x + self->area->width - ROOM_FOR_REST * self->row;

  return self->y + 2 * self->row > bottom && self->x > self->area->x && self->x + width > last;
}

/* Goes through the entries row by row, drawing them when @draws; returns the height. */
static double
lay_out (const MoatScope *scope, const MoatFigures *figures, const MoatRect *area, gboolean draws)
{
  const MoatTextStyle *style = &scope->sizes.small;
  double row = moat_scope_measure (scope, style, "0").height;
  Layout self = { scope, figures, area, draws, row, row * 0.7, scope->sizes.pad, area->x, area->y };

  for (guint i = 0; i < figures->series->len; i++)
    {
      const char *name = name_of (scope, figures, i);
      g_auto (GStrv) fitted = NULL;
      double width;

      if (!name)
        continue;
      fitted =
        moat_text_fit_wrap (scope->measurer, style, name, area->width - self.swatch - self.gap, 1);
      width = self.swatch + self.gap + moat_scope_measure (scope, style, fitted[0]).width;
      if (is_full (&self, width) && count_names (&self, i, 2) > 1)
        {
          if (draws)
            put_rest (&self, count_names (&self, i, G_MAXUINT));
          break;
        }
      go_on (&self, width);
      if (draws)
        {
          MoatRect box = { self.x, self.y + (row - self.swatch) / 2, self.swatch, self.swatch };
          emit_swatch (scope, moat_figures_get_series (figures, i)->color, &box);
          put_text (&self, fitted[0], self.x + self.swatch + self.gap, scope->theme->ink);
        }
      self.x += width + 3 * self.gap;
    }
  return self.y + row - area->y;
}

double
moat_legend_measure (const MoatScope *scope, const MoatFigures *figures, double width)
{
  MoatRect area = { 0, 0, width, 0 };

  if (figures->series->len < 2)
    return 0;
  return lay_out (scope, figures, &area, FALSE) + scope->sizes.pad;
}

void
moat_legend_emit (const MoatScope *scope, const MoatFigures *figures, const MoatRect *area)
{
  if (figures->series->len > 1)
    lay_out (scope, figures, area, TRUE);
}
