/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The scene as text, for golden tests and for reading what a chart is made of.
 *
 * One node a line in painting order: kind, role, datum, where, how it is filled and outlined, and
 * its text.  Coordinates have one decimal, in C notation whatever the locale, so a dump differs
 * only where the picture would.  What is not there (no fill, no outline, no datum) is left out.
 */
#include <math.h>

#include "moat-scene-private.h"

static const char *const kinds[] = { "rect", "path", "circle", "text" };

/* −0.04 would print as "-0.0"; there is one zero in a dump. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double rounded = round (value * 10) / 10;

  g_string_append (out,
                   g_ascii_formatd (buffer, sizeof buffer, "%.1f", rounded == 0 ? 0 : rounded));
}

static void
append_color (GString *out, const char *name, MoatColor color)
{
  g_autofree char *hex = NULL;

  if (color.alpha <= 0)
    return;
  hex = moat_color_to_hex (color);
  g_string_append_printf (out, " %s %s", name, hex);
  if (color.alpha < 1)
    g_string_append_printf (out, "/%d%%", (int) round (color.alpha * 100));
}

static void
append_box (GString *out, const MoatRect *rect)
{
  append_number (out, rect->x);
  g_string_append_c (out, ',');
  append_number (out, rect->y);
  g_string_append_c (out, ' ');
  append_number (out, rect->width);
  g_string_append_c (out, 'x');
  append_number (out, rect->height);
}

static void
append_points (GString *out, const MoatNode *node)
{
  for (gsize i = 0; i < node->n_points; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_number (out, node->points[2 * i]);
      g_string_append_c (out, ',');
      append_number (out, node->points[2 * i + 1]);
    }
  if (node->closed)
    g_string_append (out, " z");
}

static void
append_paint (GString *out, const MoatNode *node)
{
  append_color (out, "fill", node->fill.color);
  if (node->fill.hatched)
    append_color (out, "hatch", node->fill.hatch);
  if (node->stroke.color.alpha <= 0)
    return;
  append_color (out, "stroke", node->stroke.color);
  g_string_append_c (out, ' ');
  append_number (out, node->stroke.width);
  if (node->stroke.dash > 0)
    {
      g_string_append (out, " dash ");
      append_number (out, node->stroke.dash);
    }
}

static void
append_text (GString *out, const MoatNode *node)
{
  static const char *const aligns[] = { "start", "center", "end" };
  static const char *const weights[] = { "regular", "medium", "bold" };
  g_string_append_printf (out, " %s", aligns[node->align]);
  g_string_append_c (out, ' ');
  append_number (out, node->text_style.size);
  g_string_append_printf (out, " %s", weights[node->text_style.weight]);
  append_color (out, "ink", node->text_color);
  g_string_append_printf (out, " \"%s\"", node->text);
}

char *
moat_scene_dump (const MoatScene *self)
{
  GString *out = g_string_new ("scene ");

  g_return_val_if_fail (self != NULL, NULL);
  append_number (out, self->width);
  g_string_append_c (out, 'x');
  append_number (out, self->height);
  g_string_append (out, " plot ");
  append_box (out, &self->plot);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const MoatNode *node = &g_array_index (self->nodes, MoatNode, i);

      g_string_append_printf (out, "%s %s ", kinds[node->kind],
                              moat_node_role_to_nick (node->role));
      if (node->datum >= 0)
        g_string_append_printf (out, "#%d ", node->datum);
      if (node->kind == MOAT_NODE_PATH)
        append_points (out, node);
      else
        append_box (out, &node->bounds);
      if (node->kind == MOAT_NODE_TEXT)
        append_text (out, node);
      else
        append_paint (out, node);
      g_string_append_c (out, '\n');
    }
  for (guint i = 0; i < self->data->len; i++)
    {
      const MoatDatum *datum = &g_array_index (self->data, MoatDatum, i);
      g_string_append_printf (out, "datum %u %s | %s | %s\n", i, datum->title, datum->value,
                              datum->period);
    }
  g_string_append_printf (out, "description %s\n", self->description);
  return g_string_free (out, FALSE);
}
