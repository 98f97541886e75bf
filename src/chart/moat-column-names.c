/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is written under the columns.
 *
 * Names of periods are in one line, and thinned out evenly until they do not touch.  Other names
 * are broken into lines as wide as their category, or, where categories are narrow, as wide as a
 * few letters; then not all have room, and those of the largest columns are kept.  The chart says
 * how many have no name.
 */
#include "moat-chart-words.h"
#include "moat-mark-column.h"
#include "moat-text-fit.h"

#define LINES_OF_A_NAME 3
#define LINES_OF_THE_REST 2 /* of whose it is, and of when */
#define NARROWEST_NAME 4.6  /* times the size of its text that a broken name is wide */

/* One category's name, broken into lines. */
typedef struct
{
  guint category;
  GPtrArray *lines; /* of char * */
  guint n_main;     /* the first lines: what it is called; the rest is soft */
  double width;
  double x; /* of its middle */
  gboolean is_cut;
} Name;

static void
clear_name (gpointer data)
{
  g_clear_pointer (&((Name *) data)->lines, g_ptr_array_unref);
}

static const MoatTextStyle *
style_of (const MoatScope *scope, gboolean is_main)
{
  return is_main ? &scope->sizes.text : &scope->sizes.small;
}

static double
line_height (const MoatScope *scope, gboolean is_main)
{
  return moat_scope_measure (scope, style_of (scope, is_main), "0").height;
}

/* The lines of a label, broken to @width. */
static void
break_name (Name *self, const MoatScope *scope, char **name, double width)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; name[i]; i++)
    {
      guint most = i == 0 ? LINES_OF_A_NAME : LINES_OF_THE_REST;
      const MoatTextStyle *style = style_of (scope, i == 0);
      g_auto (GStrv) lines = moat_text_fit_wrap (scope->measurer, style, name[i], width, most + 1);

      if (g_strv_length (lines) > most)
        {
          g_strfreev (lines);
          lines = moat_text_fit_wrap (scope->measurer, style, name[i], width, most);
          self->is_cut = TRUE;
        }
      for (guint k = 0; lines[k]; k++)
        {
          double wide = moat_scope_measure (scope, style, lines[k]).width;
          self->width = MAX (self->width, wide);
          g_ptr_array_add (self->lines, g_strdup (lines[k]));
        }
      if (i == 0)
        self->n_main = self->lines->len;
    }
}

static double
height_of (const MoatScope *scope, const Name *name)
{
  return name->n_main * line_height (scope, TRUE) +
         (name->lines->len - name->n_main) * line_height (scope, FALSE);
}

/* The middle of a category, moved so that the name stays within the plot. */
static double
place_middle (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot,
              const Name *name)
{
  double x, band, middle;

  moat_columns_get_band (self, scope, plot, name->category, &x, &band);
  middle = x + band / 2;
  return CLAMP (middle, plot->x + name->width / 2,
                MAX (plot->x + name->width / 2, plot->x + plot->width - name->width / 2));
}

static gboolean
do_touch (const MoatScope *scope, const Name *a, const Name *b)
{
  double apart = a->x > b->x ? a->x - b->x : b->x - a->x;

  return apart < (a->width + b->width) / 2 + scope->sizes.pad - 0.01;
}

/* Removes names evenly until none touch. */
static void
thin (GArray *names, const MoatScope *scope)
{
  static const guint strides[] = { 1, 2, 4, 5, 10, 20, 50, 100, 200, 500, 1000 };
  guint stride = MAX (names->len, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (strides); i++)
    {
      gboolean touch = FALSE;

      for (guint k = strides[i]; k < names->len && !touch; k += strides[i])
        touch = do_touch (scope, &g_array_index (names, Name, k),
                          &g_array_index (names, Name, k - strides[i]));
      if (touch)
        continue;
      stride = MIN (stride, strides[i]);
      break;
    }
  for (guint i = names->len; i > 0; i--)
    if ((i - 1) % stride != 0)
      g_array_remove_index (names, i - 1);
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer data)
{
  const GArray *weights = data;
  guint i = *(const guint *) a, k = *(const guint *) b;
  double first = g_array_index (weights, double, i), second = g_array_index (weights, double, k);

  if (first != second)
    return first > second ? -1 : 1;
  return i < k ? -1 : i > k;
}

/* Whether @x lies under one of @names, so that nothing that stands there has room. */
static gboolean
is_taken (GArray *names, double x)
{
  for (guint i = 0; i < names->len; i++)
    {
      const Name *name = &g_array_index (names, Name, i);
      if (x > name->x - name->width / 2 && x < name->x + name->width / 2)
        return TRUE;
    }
  return FALSE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *first = a, *second = b;

  return (first->category > second->category) - (first->category < second->category);
}

/* The names of the largest columns, as many as do not touch.  Of a thousand, most are not even
 * broken into lines. */
static void
keep_largest (GArray *names, const MoatColumns *self, const MoatScope *scope, const MoatRect *plot)
{
  guint n = self->names->len;
  g_autofree guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_weights, self->weights);
  for (guint i = 0; i < n; i++)
    {
      Name name = { .category = order[i] };
      gboolean touch = FALSE;
      double x, width;

      moat_columns_get_band (self, scope, plot, order[i], &x, &width);
      if (is_taken (names, x + width / 2))
        continue;
      break_name (&name, scope, self->names->pdata[order[i]],
                  MAX (width - scope->sizes.pad, NARROWEST_NAME * scope->sizes.text.size));
      name.x = place_middle (self, scope, plot, &name);
      for (guint k = 0; k < names->len && !touch; k++)
        touch = do_touch (scope, &g_array_index (names, Name, k), &name);
      if (touch || name.lines->len == 0)
        clear_name (&name);
      else
        g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
}

/* The names that are written under @plot, from left to right. */
static GArray *
choose_names (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot)
{
  GArray *names = g_array_new (FALSE, TRUE, sizeof (Name));

  g_array_set_clear_func (names, clear_name);
  for (guint i = 0; self->thins && i < self->names->len; i++)
    {
      Name name = { .category = i };

      break_name (&name, scope, self->names->pdata[i], plot->width);
      name.x = place_middle (self, scope, plot, &name);
      g_array_append_val (names, name);
    }
  if (self->thins)
    thin (names, scope);
  else
    keep_largest (names, self, scope, plot);
  return names;
}

double
moat_columns_measure (const MoatColumns *self, const MoatScope *scope, double width)
{
  const MoatRect plot = { 0, 0, width, 0 };
  g_autoptr (GArray) names = NULL;
  double tallest = 0;

  if (self->thins)
    return line_height (scope, TRUE) + scope->sizes.pad;
  names = choose_names (self, scope, &plot);
  for (guint i = 0; i < names->len; i++)
    tallest = MAX (tallest, height_of (scope, &g_array_index (names, Name, i)));
  return tallest + scope->sizes.pad;
}

gboolean
moat_columns_is_cut (const MoatColumns *self, const MoatScope *scope, double width)
{
  const MoatRect plot = { 0, 0, width, 0 };
  g_autoptr (GArray) names = NULL;
  gboolean is_cut = FALSE;

  if (self->thins)
    return FALSE;
  names = choose_names (self, scope, &plot);
  for (guint i = 0; i < names->len; i++)
    is_cut |= g_array_index (names, Name, i).is_cut;
  return is_cut;
}

static void
emit_name (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot, const Name *name)
{
  double y = plot->y + plot->height + scope->sizes.pad;

  for (guint i = 0; i < name->lines->len; i++)
    {
      gboolean is_main = i < name->n_main;
      MoatTextNode text = {
        .text = name->lines->pdata[i],
        .style = style_of (scope, is_main),
        .color = is_main && !self->thins ? scope->theme->ink : scope->theme->ink_soft,
        .align = MOAT_TEXT_ALIGN_CENTER,
        .x = name->x,
        .y = y,
      };
      y += moat_scope_text (scope, MOAT_ROLE_AXIS_LABEL, -1, &text).height;
    }
}

void
moat_columns_emit_names (const MoatColumns *self, const MoatScope *scope, const MoatRect *plot)
{
  g_autoptr (GArray) names = choose_names (self, scope, plot);

  for (guint i = 0; i < names->len; i++)
    emit_name (self, scope, plot, &g_array_index (names, Name, i));
  if (!self->thins && names->len < self->names->len)
    {
      MoatNumberStyle style = moat_number_style (NULL);
      g_autofree char *part =
        moat_wording_number (scope->wording, self->names->len - names->len, &style);
      g_autofree char *whole = moat_wording_number (scope->wording, self->names->len, &style);

      g_ptr_array_add (scope->late,
                       moat_wording_phrase (scope->wording, MOAT_PHRASE_MESSAGE_COLUMNS_UNNAMED,
                                            part, whole, NULL));
    }
}
