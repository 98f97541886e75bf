/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which columns stand side by side, and what is written under them.
 *
 * When a series has several figures the categories are periods, and the series stand side by side
 * in each.  When every series has one, a row of periods would say nothing: then each figure is a
 * category of its own, named by what it measures and whose it is; if every entity has every
 * concept, the concepts are the categories and the entities stand side by side.  A period is
 * named under a column when it is not the one that most share.
 *
 * Labels of periods are thinned out evenly until they do not touch; others are broken into lines.
 */
#include "moat-chart-words.h"
#include "moat-mark-column.h"
#include "moat-text-fit.h"

#define LINES_OF_A_NAME 3
#define LINES_OF_THE_REST 2 /* of whose it is, and of when */

static int
compare_periods (gconstpointer a, gconstpointer b)
{
  return moat_period_compare (*(const MoatPeriod *) a, *(const MoatPeriod *) b);
}

static guint
find_period (GArray *periods, MoatPeriod period)
{
  guint at = 0;

  g_array_binary_search (periods, &period, compare_periods, &at);
  return at;
}

/* Slots are the series that have figures, in their order. */
static guint
count_slots (const MoatFigures *figures, guint *slots)
{
  guint n = 0;

  for (guint i = 0; i < figures->series->len; i++)
    slots[i] = G_MAXUINT;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      guint series = moat_figures_get (figures, i)->series;
      if (slots[series] == G_MAXUINT)
        slots[series] = n++;
    }
  return n;
}

static void
place_by_period (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  g_autoptr (GArray) periods = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));
  g_autofree guint *slots = g_new (guint, figures->series->len);

  self->n_slots = count_slots (figures, slots);
  for (guint i = 0; i < figures->figures->len; i++)
    g_array_append_val (periods, moat_figures_get (figures, i)->observation->period);
  g_array_sort (periods, compare_periods);
  for (guint i = periods->len; i > 1; i--)
    if (compare_periods (&g_array_index (periods, MoatPeriod, i - 1),
                         &g_array_index (periods, MoatPeriod, i - 2)) == 0)
      g_array_remove_index (periods, i - 1);
  self->n_categories = periods->len;
  g_ptr_array_set_size (self->names, (int) periods->len);
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      MoatColumnPlace place = { find_period (periods, figure->observation->period),
                                slots[figure->series] };
      g_array_append_val (self->places, place);
      if (!self->names->pdata[place.category])
        {
          char **name = g_new0 (char *, 2);
          name[0] = moat_words_period (scope, figures, figure);
          self->names->pdata[place.category] = name;
        }
    }
}

/* Whether every entity has a figure of every concept, and there are several of both. */
static gboolean
is_full_table (const MoatFigures *figures)
{
  return figures->n_entities > 1 && figures->n_concepts > 1 &&
         figures->figures->len == figures->n_entities * figures->n_concepts;
}

/* The lines under one figure's column: what, whose, when, as far as the others differ. */
static char **
name_figure (const MoatScope *scope, const MoatFigures *figures, const MoatFigure *figure,
             gboolean with_entity)
{
  const MoatSeriesInfo *info = moat_figures_get_series (figures, figure->series)->info;
  const char *entity = moat_label_get (&info->entity_label, scope->language);
  const char *concept = moat_label_get (&info->concept_label, scope->language);
  char **name = g_new0 (char *, 4);
  guint n = 0;
  MoatPeriod common;

  if (figures->n_concepts > 1 || figures->n_entities == 1)
    name[n++] = g_strdup (concept);
  if (with_entity && figures->n_entities > 1)
    name[n++] = g_strdup (entity);
  if (!moat_words_common_period (figures, &common) ||
      moat_period_compare (common, figure->observation->period) != 0)
    name[n++] = moat_words_period (scope, figures, figure);
  return name;
}

static void
place_by_name (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  gboolean grouped = is_full_table (figures);
  g_autoptr (GPtrArray) concepts = g_ptr_array_new ();
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();

  self->n_slots = grouped ? (guint) figures->n_entities : 1;
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const MoatFigure *figure = moat_figures_get (figures, i);
      const MoatSeriesInfo *info = moat_figures_get_series (figures, figure->series)->info;
      MoatColumnPlace place = { i, 0 };

      if (grouped)
        {
          if (!g_ptr_array_find_with_equal_func (concepts, info->concept, g_str_equal,
                                                 &place.category))
            {
              place.category = concepts->len;
              g_ptr_array_add (concepts, info->concept);
            }
          if (!g_ptr_array_find_with_equal_func (entities, info->entity, g_str_equal, &place.slot))
            {
              place.slot = entities->len;
              g_ptr_array_add (entities, info->entity);
            }
        }
      g_array_append_val (self->places, place);
      if (place.category == self->names->len)
        g_ptr_array_add (self->names, name_figure (scope, figures, figure, !grouped));
    }
  self->n_categories = self->names->len;
}

void
moat_columns_init (MoatColumns *self, const MoatScope *scope, const MoatFigures *figures)
{
  *self = (MoatColumns){
    .places = g_array_new (FALSE, FALSE, sizeof (MoatColumnPlace)),
    .names = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev),
    .n_slots = 1,
  };
  for (guint i = 1; i < figures->figures->len; i++)
    self->by_period |=
      moat_figures_get (figures, i)->series == moat_figures_get (figures, i - 1)->series;
  if (self->by_period)
    place_by_period (self, scope, figures);
  else
    place_by_name (self, scope, figures);
}

void
moat_columns_clear (MoatColumns *self)
{
  g_array_unref (self->places);
  g_ptr_array_unref (self->names);
}

/* The lines of one label, broken to @width; the first part is what it is called, the rest soft. */
static GPtrArray *
break_name (const MoatScope *scope, char **name, double width, guint *n_main)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  *n_main = 0;
  for (guint i = 0; name[i]; i++)
    {
      const MoatTextStyle *style = i == 0 ? &scope->sizes.text : &scope->sizes.small;
      g_auto (GStrv) broken = moat_text_fit_wrap (scope->measurer, style, name[i], width,
                                                  i == 0 ? LINES_OF_A_NAME : LINES_OF_THE_REST);
      for (guint k = 0; broken[k]; k++)
        g_ptr_array_add (lines, g_strdup (broken[k]));
      if (i == 0)
        *n_main = lines->len;
    }
  return lines;
}

/* The middle of category @i, moved so that a label of @width px stays within the plot. */
static double
label_middle (const MoatColumns *self, const MoatRect *plot, guint i, double width)
{
  double middle = plot->x + (i + 0.5) * plot->width / MAX (self->n_categories, 1);

  return CLAMP (middle, plot->x + width / 2,
                MAX (plot->x + width / 2, plot->x + plot->width - width / 2));
}

/* Every how many periods a label is written so that none touch. */
static guint
choose_stride (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot)
{
  static const guint strides[] = { 1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000 };
  g_autofree double *widths = g_new (double, self->names->len + 1);

  for (guint i = 0; i < self->names->len; i++)
    widths[i] =
      moat_scope_measure (scope, &scope->sizes.text, ((char **) self->names->pdata[i])[0]).width;
  for (gsize i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      gboolean touch = FALSE;

      for (guint k = strides[i]; k < self->names->len && !touch; k += strides[i])
        {
          guint before = k - strides[i];
          double apart = label_middle (self, plot, k, widths[k]) -
                         label_middle (self, plot, before, widths[before]);
          touch = apart < (widths[k] + widths[before]) / 2 + scope->sizes.pad;
        }
      if (!touch)
        return strides[i];
    }
  return MAX (self->n_categories, 1);
}

static double
line_height (const MoatScope *scope, gboolean is_main)
{
  return moat_scope_measure (scope, is_main ? &scope->sizes.text : &scope->sizes.small, "0").height;
}

static double
band_of (const MoatColumns *self, double width)
{
  return width / MAX (self->n_categories, 1);
}

double
moat_columns_measure (const MoatColumns *self, const MoatScope *scope, double width)
{
  double band = band_of (self, width), tallest = 0;

  if (self->by_period)
    return line_height (scope, TRUE) + scope->sizes.pad;
  for (guint i = 0; i < self->names->len; i++)
    {
      guint n_main;
      g_autoptr (GPtrArray) lines =
        break_name (scope, self->names->pdata[i], band - scope->sizes.pad, &n_main);
      tallest = MAX (tallest, n_main * line_height (scope, TRUE) +
                                (lines->len - n_main) * line_height (scope, FALSE));
    }
  return tallest + scope->sizes.pad;
}

gboolean
moat_columns_is_cut (const MoatColumns *self, const MoatScope *scope, double width)
{
  for (guint i = 0; !self->by_period && i < self->names->len; i++)
    {
      char **name = self->names->pdata[i];

      for (guint k = 0; name[k]; k++)
        {
          const MoatTextStyle *style = k == 0 ? &scope->sizes.text : &scope->sizes.small;
          g_auto (GStrv) lines =
            moat_text_fit_wrap (scope->measurer, style, name[k],
                                band_of (self, width) - scope->sizes.pad, LINES_OF_A_NAME + 1);
          if (g_strv_length (lines) > (k == 0 ? LINES_OF_A_NAME : LINES_OF_THE_REST))
            return TRUE;
        }
    }
  return FALSE;
}

void
moat_columns_emit_names (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot)
{
  double band = band_of (self, plot->width);
  guint stride = self->by_period ? choose_stride (self, scope, plot) : 1;

  for (guint i = 0; i < self->names->len; i += stride)
    {
      char **name = self->names->pdata[i];
      double y = plot->y + plot->height + scope->sizes.pad;
      guint n_main = 1;
      g_autoptr (GPtrArray) lines =
        break_name (scope, name, self->by_period ? plot->width : band - scope->sizes.pad, &n_main);

      for (guint k = 0; k < lines->len; k++)
        {
          const MoatTextStyle *style = k < n_main ? &scope->sizes.text : &scope->sizes.small;
          double width = moat_scope_measure (scope, style, lines->pdata[k]).width;
          MoatTextNode text = {
            .text = lines->pdata[k],
            .style = style,
            .color = k < n_main && !self->by_period ? scope->theme->ink : scope->theme->ink_soft,
            .align = MOAT_TEXT_ALIGN_CENTER,
            .x = label_middle (self, plot, i, width),
            .y = y,
          };
          y += moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text).height;
        }
    }
}
