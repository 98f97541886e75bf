/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the dots of a plot stand for, in one line above it.
 *
 * When there are more entries than the line has room for, those between the first and the last are
 * left out, from the first on: colours go from the one to the other.
 */
#include "moat-plot-key.h"

typedef struct
{
  char *name;
  MoatColor color;
  double radius;
} Entry;

struct _MoatPlotKey
{
  GArray *entries; /* of Entry */
};

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
}

MoatPlotKey *
moat_plot_key_new (void)
{
  MoatPlotKey *self = g_new0 (MoatPlotKey, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  return self;
}

void
moat_plot_key_free (MoatPlotKey *self)
{
  g_array_unref (self->entries);
  g_free (self);
}

void
moat_plot_key_add (MoatPlotKey *self, const char *name, MoatColor color, double radius)
{
  Entry entry = { g_strdup (name), color, radius };

  g_array_append_val (self->entries, entry);
}

double
moat_plot_key_measure (const MoatPlotKey *self, const MoatScope *scope, double width)
{
  if (self->entries->len == 0)
    return 0;
  return moat_scope_measure (scope, &scope->sizes.small, "0").height + scope->sizes.pad * 0.5;
}

static const Entry *
get_entry (const MoatPlotKey *self, guint index)
{
  return &g_array_index (self->entries, Entry, index);
}

/* The px of an entry without the space behind it. */
static double
width_of (const MoatScope *scope, const Entry *entry)
{
  return 2 * entry->radius + scope->sizes.pad +
         moat_scope_measure (scope, &scope->sizes.small, entry->name).width;
}

static double
emit_entry (const MoatScope *scope, const Entry *entry, double x, double y, double height)
{
  const MoatTextStyle *style = &scope->sizes.small;
  MoatRect dot = { x, y + height / 2 - entry->radius, 2 * entry->radius, 2 * entry->radius };
  MoatInk ink = moat_ink_fill (entry->color);
  MoatTextNode text = { .text = entry->name,
                        .style = style,
                        .color = scope->theme->ink,
                        .align = MOAT_TEXT_ALIGN_START,
                        .x = x + 2 * entry->radius + scope->sizes.pad,
                        .y = y };

  moat_scene_builder_circle (scope->builder, MOAT_ROLE_LEGEND, -1, &dot, &ink);
  moat_scope_text (scope, MOAT_ROLE_LEGEND, -1, &text);
  return x + width_of (scope, entry);
}

void
moat_plot_key_emit (const MoatPlotKey *self, const MoatScope *scope, const MoatRect *area)
{
  double height = moat_scope_measure (scope, &scope->sizes.small, "0").height;
  double gap = 3 * scope->sizes.pad, x = area->x, right = area->x + area->width, last;
  guint n = self->entries->len;

  if (n == 0)
    return;
  last = width_of (scope, get_entry (self, n - 1));
  for (guint i = 0; i < n; i++)
    {
      double width = width_of (scope, get_entry (self, i));
      double behind = i + 1 < n ? gap + last : 0;

      if (x + width + behind <= right)
        x = emit_entry (scope, get_entry (self, i), x, area->y, height) + gap;
    }
}
