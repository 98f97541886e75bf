/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writes a scene as an SVG document that can be read, searched, styled and edited.
 *
 * Cairo could write SVG too, but as glyph outlines: no word of the chart could be found or
 * changed.  Here each text is a <text> with the families of the chart's fonts, anchored as the
 * scene aligns it, and with the length that was measured, so that it still fits where a viewer
 * has other fonts.
 *
 * Every element has its role as class.  Nodes in a row that show the same datum are one <g> whose
 * <title> says what it is: browsers show that when the pointer rests on it, and screen readers
 * read it.  The document has a title and a description, and the provenance in its <metadata>.
 *
 * The unit is the logical px.  Nothing is snapped: an SVG has no pixels yet.
 */
#include "config.h"

#include "moat-svg-writer.h"

#include "moat-hatch.h"
#include "moat-svg-text.h"

typedef struct
{
  GString *svg;
  const MoatScene *scene;
  MoatPangoMeasurer *measurer;
  GArray *hatches; /* distinct MoatColor; the index is in the id of the pattern */
} Writer;

static gboolean
is_same_color (MoatColor a, MoatColor b)
{
  return a.red == b.red && a.green == b.green && a.blue == b.blue && a.alpha == b.alpha;
}

static guint
find_hatch (const Writer *self, MoatColor color)
{
  guint i = 0;

  while (i < self->hatches->len &&
         !is_same_color (g_array_index (self->hatches, MoatColor, i), color))
    i++;
  return i;
}

/* <name>text</name>, or nothing for no text. */
static void
append_element (GString *svg, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (svg, "<%s>", name);
  moat_svg_append_escaped (svg, text);
  g_string_append_printf (svg, "</%s>\n", name);
}

static void
append_metadata (GString *svg, const MoatExportOptions *options)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (options->created);
  g_autofree char *date = NULL;

  if (options->created != 0 && time != NULL)
    date = g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
  g_string_append (svg, "<metadata>\n"
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
                        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
                        "<rdf:Description rdf:about=\"\">\n");
  append_element (svg, "dc:title", options->title);
  append_element (svg, "dc:creator", options->author);
  append_element (svg, "dc:date", date);
  append_element (svg, "dc:source", "Moat " MOAT_VERSION);
  g_string_append (svg, "</rdf:Description>\n</rdf:RDF>\n");
  if (options->provenance != NULL)
    {
      g_string_append (svg, "<moat:provenance xmlns:moat=\"https://moatcharts.org/provenance\">");
      moat_svg_append_escaped (svg, options->provenance);
      g_string_append (svg, "</moat:provenance>\n");
    }
  g_string_append (svg, "</metadata>\n");
}

/* The pattern is the band of one line: turned by −45° its lines are those of moat-hatch.c. */
static void
append_hatches (Writer *self)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (self->scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (self->scene, i);

      if (node->fill.hatched && find_hatch (self, node->fill.hatch) == self->hatches->len)
        g_array_append_val (self->hatches, node->fill.hatch);
    }
  if (self->hatches->len == 0)
    return;

  g_string_append (self->svg, "<defs>\n");
  for (guint i = 0; i < self->hatches->len; i++)
    {
      g_string_append_printf (self->svg, "<pattern id=\"hatch%u\" patternUnits=\"userSpaceOnUse\"",
                              i);
      moat_svg_append_number_attribute (self->svg, "width", MOAT_HATCH_SPACING);
      moat_svg_append_number_attribute (self->svg, "height", MOAT_HATCH_SPACING);
      g_string_append (self->svg, " patternTransform=\"rotate(-45)\"><rect");
      moat_svg_append_number_attribute (self->svg, "y",
                                        (MOAT_HATCH_SPACING - MOAT_HATCH_WIDTH) / 2);
      moat_svg_append_number_attribute (self->svg, "width", MOAT_HATCH_SPACING);
      moat_svg_append_number_attribute (self->svg, "height", MOAT_HATCH_WIDTH);
      moat_svg_append_paint (self->svg, "fill", g_array_index (self->hatches, MoatColor, i));
      g_string_append (self->svg, "/></pattern>\n");
    }
  g_string_append (self->svg, "</defs>\n");
}

static void
append_rect (GString *svg, const MoatNode *node)
{
  g_string_append_printf (svg, "<rect class=\"%s\"", moat_node_role_to_nick (node->role));
  moat_svg_append_number_attribute (svg, "x", node->bounds.x);
  moat_svg_append_number_attribute (svg, "y", node->bounds.y);
  moat_svg_append_number_attribute (svg, "width", node->bounds.width);
  moat_svg_append_number_attribute (svg, "height", node->bounds.height);
  if (node->radius > 0)
    moat_svg_append_number_attribute (
      svg, "rx", MIN (node->radius, MIN (node->bounds.width, node->bounds.height) / 2));
}

static void
append_circle (GString *svg, const MoatNode *node)
{
  g_string_append_printf (svg, "<circle class=\"%s\"", moat_node_role_to_nick (node->role));
  moat_svg_append_number_attribute (svg, "cx", node->bounds.x + node->bounds.width / 2);
  moat_svg_append_number_attribute (svg, "cy", node->bounds.y + node->bounds.height / 2);
  moat_svg_append_number_attribute (svg, "r", MIN (node->bounds.width, node->bounds.height) / 2);
}

static void
append_path (GString *svg, const MoatNode *node)
{
  g_string_append_printf (svg, "<path class=\"%s\" d=\"", moat_node_role_to_nick (node->role));
  for (gsize i = 0; i < node->n_points; i++)
    {
      g_string_append_c (svg, i == 0 ? 'M' : 'L');
      moat_svg_append_number (svg, node->points[2 * i]);
      g_string_append_c (svg, ' ');
      moat_svg_append_number (svg, node->points[2 * i + 1]);
    }
  g_string_append (svg, node->closed ? "Z\"" : "\"");
}

/* An element with the shape of @node, still without its paint. */
static void
append_shape (GString *svg, const MoatNode *node)
{
  if (node->kind == MOAT_NODE_RECT)
    append_rect (svg, node);
  else if (node->kind == MOAT_NODE_CIRCLE)
    append_circle (svg, node);
  else
    append_path (svg, node);
}

static void
append_stroke (GString *svg, const MoatNode *node)
{
  if (node->stroke.color.alpha <= 0 || node->stroke.width <= 0)
    return;
  moat_svg_append_paint (svg, "stroke", node->stroke.color);
  moat_svg_append_number_attribute (svg, "stroke-width", node->stroke.width);
  if (node->stroke.dash > 0)
    moat_svg_append_number_attribute (svg, "stroke-dasharray", node->stroke.dash);
  if (node->n_points > 2)
    g_string_append (svg, " stroke-linejoin=\"round\"");
}

static void
append_painted_shape (const Writer *self, const MoatNode *node)
{
  if (node->fill.hatched)
    {
      if (node->fill.color.alpha > 0)
        {
          append_shape (self->svg, node);
          moat_svg_append_paint (self->svg, "fill", node->fill.color);
          g_string_append (self->svg, "/>\n");
        }
      append_shape (self->svg, node);
      g_string_append_printf (self->svg, " fill=\"url(#hatch%u)\"",
                              find_hatch (self, node->fill.hatch));
    }
  else
    {
      append_shape (self->svg, node);
      moat_svg_append_paint (self->svg, "fill", node->fill.color);
    }
  append_stroke (self->svg, node);
  g_string_append (self->svg, "/>\n");
}

static void
append_text (const Writer *self, const MoatNode *node)
{
  static const double anchors[] = { 0, 0.5, 1 };
  static const char *const anchor_names[] = { NULL, "middle", "end" };
  static const char *const weights[] = { NULL, "500", "700" };
  GString *svg = self->svg;
  MoatTextExtents extents;

  moat_text_measurer_measure (MOAT_TEXT_MEASURER (self->measurer), &node->text_style, node->text,
                              &extents);
  g_string_append_printf (svg, "<text class=\"%s\"", moat_node_role_to_nick (node->role));
  moat_svg_append_number_attribute (svg, "x",
                                    node->bounds.x + node->bounds.width * anchors[node->align]);
  moat_svg_append_number_attribute (svg, "y", node->baseline);
  moat_svg_append_number_attribute (svg, "font-size", node->text_style.size);
  if (weights[node->text_style.weight] != NULL)
    g_string_append_printf (svg, " font-weight=\"%s\"", weights[node->text_style.weight]);
  if (anchor_names[node->align] != NULL)
    g_string_append_printf (svg, " text-anchor=\"%s\"", anchor_names[node->align]);
  moat_svg_append_paint (svg, "fill", node->text_color);
  if (extents.width > 0)
    {
      moat_svg_append_number_attribute (svg, "textLength", extents.width);
      g_string_append (svg, " lengthAdjust=\"spacingAndGlyphs\"");
    }
  g_string_append_printf (svg, " xml:lang=\"%s\">",
                          node->text_style.language == MOAT_LANGUAGE_ZH ? "zh-Hans" : "en");
  moat_svg_append_escaped (svg, node->text);
  g_string_append (svg, "</text>\n");
}

static void
open_datum (const Writer *self, int index)
{
  g_autoptr (MoatDatum) datum = moat_scene_get_datum (self->scene, (gsize) index);
  g_autoptr (GString) words = g_string_new (NULL);
  const char *const parts[] = { datum->title, datum->value, datum->period };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", parts[i]);
  g_string_append (self->svg, "<g>\n");
  append_element (self->svg, "title", words->str);
}

static void
append_nodes (const Writer *self)
{
  int open = -1;

  for (gsize i = 0; i < moat_scene_get_n_nodes (self->scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (self->scene, i);

      if (node->datum != open)
        {
          if (open >= 0)
            g_string_append (self->svg, "</g>\n");
          if (node->datum >= 0)
            open_datum (self, node->datum);
          open = node->datum;
        }
      if (node->kind == MOAT_NODE_TEXT)
        append_text (self, node);
      else
        append_painted_shape (self, node);
    }
  if (open >= 0)
    g_string_append (self->svg, "</g>\n");
}

static void
append_root (GString *svg, const MoatScene *scene)
{
  double width = moat_scene_get_width (scene), height = moat_scene_get_height (scene);

  g_string_append (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
  moat_svg_append_number_attribute (svg, "width", width);
  moat_svg_append_number_attribute (svg, "height", height);
  g_string_append (svg, " viewBox=\"0 0 ");
  moat_svg_append_number (svg, width);
  g_string_append_c (svg, ' ');
  moat_svg_append_number (svg, height);
  g_string_append (svg, "\" role=\"img\" xml:space=\"preserve\" font-family=\"" MOAT_FONT_FAMILIES
                        "\">\n");
}

GBytes *
moat_svg_write (const MoatScene *scene, MoatPangoMeasurer *measurer,
                const MoatExportOptions *options)
{
  g_autoptr (GArray) hatches = g_array_new (FALSE, FALSE, sizeof (MoatColor));
  Writer self = { g_string_new (NULL), scene, measurer, hatches };

  append_root (self.svg, scene);
  append_element (self.svg, "title",
                  options->title != NULL ? options->title : moat_scene_get_title (scene));
  append_element (self.svg, "desc", moat_scene_get_description (scene));
  append_metadata (self.svg, options);
  g_string_append (self.svg, "<style>text { font-variant-numeric: tabular-nums; }</style>\n");
  append_hatches (&self);
  append_nodes (&self);
  g_string_append (self.svg, "</svg>\n");
  return g_string_free_to_bytes (self.svg);
}
