/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures text with Pango, and keeps the shaped text for whoever paints it.
 *
 * Layout must not depend on where a chart goes, so nothing is ever taken from a target: the
 * context is our own, unhinted, at 96 dpi and with unrounded positions.  Then the same text has
 * the same width on screen, in a PNG of any scale, in a PDF and in an SVG.
 *
 * The line box comes from the first font of the family list and not from the text, so a row of
 * labels shares one baseline although some hold Han and some only figures.  Ink of the fallback
 * fonts fits it: Han glyphs reach 0.88 em above the baseline and 0.12 em below.
 *
 * Lines come broken and ellipsised, so Pango's itemiser and shaper are all that is needed of it.
 * A PangoLayout also breaks lines, and asks every font for its metrics, for which it lays out a
 * sample text: that would add half to the time to a first chart, and double it in Chinese.
 *
 * Texts are shaped once: a chart measures a label and then paints it, often for many frames.  The
 * cache has two generations.  A text that is asked for again moves to the young one; when that is
 * full the old one is dropped, so what is in use stays and memory is bounded.
 *
 * Not thread safe: Pango's contexts are not.
 */
#include "config.h"

#include "moat-pango-measurer.h"

#include <pango/pangocairo.h>
#include <string.h>

/* Texts in one generation: several times what a dense chart shows, some megabytes at most. */
#define GENERATION_SIZE 1024

/* Noto Sans CJK SC has the Simplified forms whatever the language; for fonts that hold several
 * sets the language tag chooses.  Latin text is tagged as English only where the style says so. */
static const char *const language_tags[] = {
  [MOAT_LANGUAGE_EN] = "en",
  [MOAT_LANGUAGE_ZH] = "zh-hans",
};

/* A measured text; key and value of the cache in one. */
typedef struct
{
  MoatTextStyle style;
  char *text; /* as asked for */
  MoatShapedText shaped;
} Measured;

struct _MoatPangoMeasurer
{
  GObject parent_instance;

  PangoContext *context;
  PangoAttrList *attributes[G_N_ELEMENTS (language_tags)];
  GHashTable *young; /* set of Measured */
  GHashTable *old;
};

static void moat_pango_measurer_text_measurer_init (MoatTextMeasurerInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MoatPangoMeasurer, moat_pango_measurer, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (MOAT_TYPE_TEXT_MEASURER,
                                                      moat_pango_measurer_text_measurer_init))

static guint
measured_hash (gconstpointer data)
{
  const Measured *self = data;

  return g_str_hash (self->text) ^ g_double_hash (&self->style.size) ^
         (guint) (self->style.weight * 8 + self->style.language);
}

static gboolean
measured_equal (gconstpointer a, gconstpointer b)
{
  const Measured *first = a;
  const Measured *second = b;

  return first->style.size == second->style.size && first->style.weight == second->style.weight &&
         first->style.language == second->style.language && g_str_equal (first->text, second->text);
}

static void
measured_free (gpointer data)
{
  Measured *self = data;

  g_free (self->text);
  g_slist_free_full (self->shaped.runs, (GDestroyNotify) pango_glyph_item_free);
  g_free (self->shaped.text);
  g_free (self);
}

static GHashTable *
generation_new (void)
{
  return g_hash_table_new_full (measured_hash, measured_equal, measured_free, NULL);
}

static PangoFontDescription *
describe_font (const MoatTextStyle *style)
{
  static const PangoWeight weights[] = {
    [MOAT_TEXT_WEIGHT_REGULAR] = PANGO_WEIGHT_NORMAL,
    [MOAT_TEXT_WEIGHT_MEDIUM] = PANGO_WEIGHT_MEDIUM,
    [MOAT_TEXT_WEIGHT_BOLD] = PANGO_WEIGHT_BOLD,
  };
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, MOAT_FONT_FAMILIES);
  pango_font_description_set_weight (description, weights[style->weight]);
  pango_font_description_set_absolute_size (description, style->size * PANGO_SCALE);
  return description;
}

/* pango_font_get_metrics() would shape a sample text to learn two numbers of the font's header. */
static void
read_line_box (PangoContext *context, const PangoFontDescription *description,
               MoatTextExtents *extents)
{
  g_autoptr (PangoFont) font = pango_context_load_font (context, description);
  hb_font_extents_t box = { 0 };

  if (font != NULL)
    hb_font_get_h_extents (pango_font_get_hb_font (font), &box);
  extents->ascent = pango_units_to_double (box.ascender);
  extents->height = pango_units_to_double (box.ascender - box.descender);
}

/* @text as a line that can be shaped: valid, and with spaces for control characters. */
static char *
clean_text (const char *text)
{
  char *clean = g_utf8_make_valid (text, -1);

  for (char *p = clean; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return clean;
}

/* Fills in the runs of @shaped, left to right, and its width. */
static void
shape (MoatPangoMeasurer *self, PangoAttrList *attributes, MoatShapedText *shaped)
{
  int length = (int) strlen (shaped->text);
  /* Weak: the first letter that has a direction decides. */
  GList *logical = pango_itemize_with_base_dir (self->context, PANGO_DIRECTION_WEAK_LTR,
                                                shaped->text, 0, length, attributes, NULL);
  GList *items = pango_reorder_items (logical);
  int width = 0;

  for (GList *l = items; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = g_slice_new0 (PangoGlyphItem);

      run->item = l->data;
      run->glyphs = pango_glyph_string_new ();
      pango_shape_full (shaped->text + run->item->offset, run->item->length, shaped->text, length,
                        &run->item->analysis, run->glyphs);
      width += pango_glyph_string_get_width (run->glyphs);
      shaped->runs = g_slist_prepend (shaped->runs, run);
    }
  shaped->runs = g_slist_reverse (shaped->runs);
  shaped->extents.width = pango_units_to_double (width);
  g_list_free (items);
  g_list_free (logical);
}

static Measured *
measured_new (MoatPangoMeasurer *self, const MoatTextStyle *style, const char *text)
{
  Measured *measured = g_new0 (Measured, 1);
  g_autoptr (PangoFontDescription) description = describe_font (style);

  measured->style = *style;
  measured->text = g_strdup (text);
  measured->shaped.text = clean_text (text);
  pango_context_set_font_description (self->context, description);
  shape (self, self->attributes[style->language], &measured->shaped);
  read_line_box (self->context, description, &measured->shaped.extents);
  return measured;
}

static const Measured *
look_up (MoatPangoMeasurer *self, const MoatTextStyle *style, const char *text)
{
  const Measured key = { .style = *style, .text = (char *) text };
  gpointer found = g_hash_table_lookup (self->young, &key);

  if (found != NULL)
    return found;

  if (!g_hash_table_steal_extended (self->old, &key, &found, NULL))
    found = measured_new (self, style, text);
  if (g_hash_table_size (self->young) >= GENERATION_SIZE)
    {
      g_hash_table_unref (self->old);
      self->old = g_steal_pointer (&self->young);
      self->young = generation_new ();
    }
  g_hash_table_add (self->young, found);
  return found;
}

static void
moat_pango_measurer_measure (MoatTextMeasurer *measurer, const MoatTextStyle *style,
                             const char *text, MoatTextExtents *extents)
{
  *extents = look_up (MOAT_PANGO_MEASURER (measurer), style, text)->shaped.extents;
}

static void
moat_pango_measurer_finalize (GObject *object)
{
  MoatPangoMeasurer *self = MOAT_PANGO_MEASURER (object);

  g_clear_pointer (&self->young, g_hash_table_unref);
  g_clear_pointer (&self->old, g_hash_table_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (self->attributes); i++)
    g_clear_pointer (&self->attributes[i], pango_attr_list_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (moat_pango_measurer_parent_class)->finalize (object);
}

static void
moat_pango_measurer_class_init (MoatPangoMeasurerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_pango_measurer_finalize;
}

static void
moat_pango_measurer_text_measurer_init (MoatTextMeasurerInterface *interface)
{
  interface->measure = moat_pango_measurer_measure;
}

static void
moat_pango_measurer_init (MoatPangoMeasurer *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (language_tags[0]));
  cairo_font_options_destroy (options);

  for (gsize i = 0; i < G_N_ELEMENTS (language_tags); i++)
    {
      PangoLanguage *language = pango_language_from_string (language_tags[i]);

      self->attributes[i] = pango_attr_list_new ();
      pango_attr_list_insert (self->attributes[i], pango_attr_language_new (language));
      pango_attr_list_insert (self->attributes[i], pango_attr_font_features_new ("tnum=1"));
    }
  self->young = generation_new ();
  self->old = generation_new ();
}

MoatPangoMeasurer *
moat_pango_measurer_new (void)
{
  return g_object_new (MOAT_TYPE_PANGO_MEASURER, NULL);
}

const MoatShapedText *
moat_pango_measurer_shape (MoatPangoMeasurer *self, const MoatTextStyle *style, const char *text)
{
  g_return_val_if_fail (MOAT_IS_PANGO_MEASURER (self), NULL);
  g_return_val_if_fail (style != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return &look_up (self, style, text)->shaped;
}
