/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that figures and events come from, as a plain value: what a chart's source line
 * cites and what a reader would look up.  The place in the document stands with each fact, as its
 * locator. */
#include "config.h"

#include "moat-source.h"

#include <glib/gi18n-lib.h>

#include "moat-fact.h"

MoatSource *
moat_source_new (void)
{
  return g_new0 (MoatSource, 1);
}

MoatSource *
moat_source_copy (const MoatSource *self)
{
  MoatSource *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = moat_source_new ();
  copy->id = self->id;
  copy->key = g_strdup (self->key);
  copy->published = self->published;
  copy->url = g_strdup (self->url);
  moat_label_copy_into (&self->title, &copy->title);
  moat_label_copy_into (&self->publisher, &copy->publisher);
  moat_label_copy_into (&self->note, &copy->note);
  return copy;
}

void
moat_source_free (MoatSource *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  moat_label_clear (&self->title);
  moat_label_clear (&self->publisher);
  g_free (self->url);
  moat_label_clear (&self->note);
  g_free (self);
}

static gboolean
texts_equal (const char *a, const char *b)
{
  return g_str_equal (a != NULL ? a : "", b != NULL ? b : "");
}

gboolean
moat_source_equal (const MoatSource *a, const MoatSource *b)
{
  return texts_equal (a->key, b->key) && texts_equal (a->url, b->url) &&
         a->published == b->published && moat_label_equal (&a->title, &b->title) &&
         moat_label_equal (&a->publisher, &b->publisher) && moat_label_equal (&a->note, &b->note);
}

gboolean
moat_source_validate (const MoatSource *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (texts_equal (self->key, ""))
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING,
                         _ ("A source needs a key: a short word that files name it by"));
  else if (*moat_label_get (&self->title, MOAT_LANGUAGE_EN) == '\0')
    g_set_error_literal (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_MISSING,
                         _ ("A source needs a title"));
  else if (!texts_equal (self->url, "") && !g_uri_is_valid (self->url, G_URI_FLAGS_NONE, NULL))
    g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                 /* Translators: %s is what was typed. */
                 _ ("“%s” is no address; write it in full, as in https://example.org/report"),
                 self->url);
  else
    return TRUE;
  return FALSE;
}

/* The text behind a field; NULL for the date. */
static char **
find_text (MoatSource *self, MoatSourceField field, MoatLanguage language)
{
  gboolean chinese = language == MOAT_LANGUAGE_ZH;

  switch (field)
    {
    case MOAT_SOURCE_FIELD_TITLE:
      return chinese ? &self->title.zh : &self->title.en;
    case MOAT_SOURCE_FIELD_PUBLISHER:
      return chinese ? &self->publisher.zh : &self->publisher.en;
    case MOAT_SOURCE_FIELD_URL:
      return &self->url;
    case MOAT_SOURCE_FIELD_NOTE:
      return chinese ? &self->note.zh : &self->note.en;
    case MOAT_SOURCE_FIELD_KEY:
      return &self->key;
    case MOAT_SOURCE_FIELD_PUBLISHED:
    default:
      return NULL;
    }
}

char *
moat_source_get_text (const MoatSource *self, MoatSourceField field, MoatLanguage language)
{
  char **text;

  g_return_val_if_fail (self != NULL, NULL);

  text = find_text ((MoatSource *) self, field, language); /* only to find the field */
  if (text == NULL)
    return moat_date_to_iso (self->published);
  return g_strdup (*text != NULL ? *text : "");
}

gboolean
moat_source_set_text (MoatSource *self, MoatSourceField field, MoatLanguage language,
                      const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  MoatDate date = moat_date_parse_iso (trimmed, -1);
  char **target;

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  target = find_text (self, field, language);
  if (target != NULL)
    {
      g_free (*target);
      *target = g_steal_pointer (&trimmed);
      return TRUE;
    }
  if (date == MOAT_DATE_NONE && *trimmed != '\0')
    {
      g_set_error (error, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE,
                   /* Translators: %s is what was typed. */
                   _ ("“%s” is no date; write year, month and day as in 2025-02-24"), trimmed);
      return FALSE;
    }
  self->published = date;
  return TRUE;
}
