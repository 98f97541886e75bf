/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The source line of a chart, written from the facts that are drawn.
 *
 * A source is cited as its publisher (its title, when nobody is named or the same one published
 * another that is cited too) and date.  Locators are what people typed: "lead; 1.1.2", "p. 12".
 * Those that are section numbers are gathered, put in order and named as sections; the others,
 * which say where on a page rather than where in a document, are named only for a source that has
 * no section numbers.  The line stays a line: only so many places and sources are named, and dots
 * say that there are more; where not even the first of several places is short enough, as with
 * filings, none is named.
 */
#include "moat-source-line.h"

#define MOST_PLACE_CHARS 60 /* of one source, unless it is a single place */
#define MOST_SOURCES 6

struct _MoatSourceLine
{
  GPtrArray *sources;   /* of char: keys in the order of their first citation */
  GHashTable *sections; /* key → GPtrArray of char, section numbers */
  GHashTable *others;   /* key → GPtrArray of char, other places */
};

MoatSourceLine *
moat_source_line_new (void)
{
  MoatSourceLine *self = g_new0 (MoatSourceLine, 1);

  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->sections =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->others =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

void
moat_source_line_free (MoatSourceLine *self)
{
  g_hash_table_unref (self->sections);
  g_hash_table_unref (self->others);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

static gboolean
is_section (const char *place)
{
  return g_ascii_isdigit (place[0]) && strspn (place, "0123456789.") == strlen (place);
}

/* By the numbers between the dots: 1.2 before 1.10. */
static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;

  while (*x && *y)
    {
      char *x_end, *y_end;
      guint64 x_number = g_ascii_strtoull (x, &x_end, 10);
      guint64 y_number = g_ascii_strtoull (y, &y_end, 10);

      if (x_number != y_number)
        return x_number < y_number ? -1 : 1;
      x = *x_end == '.' ? x_end + 1 : x_end;
      y = *y_end == '.' ? y_end + 1 : y_end;
    }
  return (*x != '\0') - (*y != '\0');
}

static const char *
intern_source (MoatSourceLine *self, const char *source)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (self->sources, source, g_str_equal, &index))
    return self->sources->pdata[index];
  g_ptr_array_add (self->sources, g_strdup (source));
  source = self->sources->pdata[self->sources->len - 1];
  g_hash_table_insert (self->sections, (gpointer) source, g_ptr_array_new_with_free_func (g_free));
  g_hash_table_insert (self->others, (gpointer) source, g_ptr_array_new_with_free_func (g_free));
  return source;
}

void
moat_source_line_add (MoatSourceLine *self, const char *source, const char *locator)
{
  g_auto (GStrv) places = g_strsplit (locator ? locator : "", ";", -1);

  if (!source)
    return;
  source = intern_source (self, source);
  for (char **p = places; *p; p++)
    {
      const char *place = g_strstrip (*p);
      GPtrArray *list =
        g_hash_table_lookup (is_section (place) ? self->sections : self->others, source);

      if (place[0] && !g_ptr_array_find_with_equal_func (list, place, g_str_equal, NULL))
        g_ptr_array_add (list, g_strdup (place));
    }
}

GPtrArray *
moat_source_line_get_sources (const MoatSourceLine *self)
{
  return self->sources;
}

/* As many of the places as are short enough together; "" if none is.  (transfer full) */
static char *
join_places (const GPtrArray *places, MoatWording *wording)
{
  const char *comma = moat_phrase_get (MOAT_PHRASE_LIST_COMMA, moat_wording_get_language (wording));
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      const char *place = places->pdata[i];
      gsize end = out->len;

      g_string_append_printf (out, "%s%s", i > 0 ? comma : "", place);
      if (places->len > 1 && g_utf8_strlen (out->str, -1) > MOST_PLACE_CHARS)
        {
          g_string_truncate (out, end);
          if (i > 0)
            g_string_append_printf (out, "%s…", comma);
          break;
        }
    }
  return g_string_free (out, FALSE);
}

/* Whether a reader could take the name for that of another source in the line. */
static gboolean
is_shared (const MoatSourceLine *self, MoatProject *project, const char *publisher,
           MoatLanguage language)
{
  guint n = 0;

  for (guint i = 0; i < self->sources->len && n < 2; i++)
    {
      const MoatSource *source = moat_project_find_source (project, self->sources->pdata[i]);

      n += source && g_str_equal (moat_label_get (&source->publisher, language), publisher);
    }
  return n > 1;
}

/* Borrowed from @source. */
static const char *
name_source (const MoatSourceLine *self, MoatProject *project, const MoatSource *source,
             MoatLanguage language)
{
  const char *publisher = moat_label_get (&source->publisher, language);

  if (publisher[0] && !is_shared (self, project, publisher, language))
    return publisher;
  return moat_label_get (&source->title, language);
}

static char *
word_source (const MoatSourceLine *self, MoatProject *project, const MoatSource *source,
             MoatWording *wording)
{
  MoatLanguage language = moat_wording_get_language (wording);
  g_autoptr (GPtrArray) sections = g_ptr_array_new (); /* borrowed, sorted */
  const GPtrArray *others = g_hash_table_lookup (self->others, source->key);
  const char *name = name_source (self, project, source, language);
  g_autofree char *cited = NULL;
  g_autofree char *places = NULL;

  if (source->published != MOAT_DATE_NONE)
    {
      g_autofree char *date = moat_wording_date (wording, source->published);
      cited = moat_wording_phrase (wording, MOAT_PHRASE_SOURCE_AND_DATE, name, date, NULL);
    }
  else
    cited = g_strdup (name);
  g_ptr_array_extend (sections, g_hash_table_lookup (self->sections, source->key), NULL, NULL);
  g_ptr_array_sort (sections, compare_sections);
  places = join_places (sections->len > 0 ? sections : others, wording);
  if (!places[0])
    return g_steal_pointer (&cited);
  if (sections->len > 0)
    return moat_wording_phrase (
      wording, sections->len == 1 ? MOAT_PHRASE_SOURCE_SECTION : MOAT_PHRASE_SOURCE_SECTIONS, cited,
      places, NULL);
  return moat_wording_phrase (wording, MOAT_PHRASE_SOURCE_PLACES, cited, places, NULL);
}

char *
moat_source_line_word (const MoatSourceLine *self, MoatProject *project, MoatWording *wording)
{
  g_autoptr (GPtrArray) cited = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < self->sources->len; i++)
    {
      const MoatSource *source = moat_project_find_source (project, self->sources->pdata[i]);

      if (cited->len == MOST_SOURCES)
        {
          g_ptr_array_add (cited, g_strdup ("…"));
          break;
        }
      if (source)
        g_ptr_array_add (cited, word_source (self, project, source, wording));
    }
  if (cited->len == 0)
    return NULL;
  g_ptr_array_add (cited, NULL);
  list = moat_wording_list (wording, (const char *const *) cited->pdata);
  return moat_wording_phrase (wording, MOAT_PHRASE_SOURCE, list, NULL);
}
