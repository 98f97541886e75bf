/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts of a table that come again and again.
 *
 * A million rows name a few hundred companies, years and units.  Each text is looked at once: which
 * key of the project it is, when the entity's year ends, what period it names.  Texts that name the
 * same thing get the same pointer, so that who takes the facts can compare pointers.
 *
 * Names have to live as long as the facts may refer to them.  Periods and units are only a
 * shortcut, so a table with a new day in every row does not fill the memory: from a certain number
 * on they are begun anew. */
#include "config.h"

#include "moat-stager-private.h"

#define MAX_REMEMBERED 8192

void
moat_stager_names_init (MoatStagerNames *self, const MoatMapping *mapping,
                        const MoatStagerContext *context)
{
  self->mapping = mapping;
  self->context = context;
  self->texts = g_string_chunk_new (4096);
  self->entities = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->concepts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->sources = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->periods = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
moat_stager_names_clear (MoatStagerNames *self)
{
  g_hash_table_unref (self->entities);
  g_hash_table_unref (self->concepts);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->units);
  g_hash_table_unref (self->periods);
  g_string_chunk_free (self->texts);
}

/* @keys (nullable) has the project's key for the text. */
static MoatStagerName *
add_name (MoatStagerNames *self, GHashTable *names, const char *text, GHashTable *keys)
{
  MoatStagerName *name = g_new0 (MoatStagerName, 1);
  const char *key = keys != NULL ? g_hash_table_lookup (keys, text) : NULL;

  name->is_mapped = key != NULL;
  name->key = g_string_chunk_insert_const (self->texts, key != NULL ? key : text);
  g_hash_table_insert (names, g_string_chunk_insert_const (self->texts, text), name);
  return name;
}

const MoatStagerName *
moat_stager_names_get_entity (MoatStagerNames *self, const char *text)
{
  MoatStagerName *name = g_hash_table_lookup (self->entities, text);

  if (name != NULL)
    return name;
  name = add_name (self, self->entities, text, self->mapping->entity_keys);
  name->year_end = self->context->get_year_end != NULL
                     ? self->context->get_year_end (name->key, self->context->data)
                     : MOAT_YEAR_END_CALENDAR;
  return name;
}

const MoatStagerName *
moat_stager_names_get_concept (MoatStagerNames *self, const char *text)
{
  MoatStagerName *name = g_hash_table_lookup (self->concepts, text);

  if (name != NULL)
    return name;
  name = add_name (self, self->concepts, text, self->mapping->concept_keys);
  moat_unit_words_find (text, &name->words, NULL);
  return name;
}

const MoatStagerName *
moat_stager_names_get_source (MoatStagerNames *self, const char *text)
{
  MoatStagerName *name = g_hash_table_lookup (self->sources, text);

  return name != NULL ? name : add_name (self, self->sources, text, NULL);
}

/* What @table says of @text; @found: it says something. */
static gpointer
remember (GHashTable *table, const char *text, gpointer value)
{
  if (g_hash_table_size (table) >= MAX_REMEMBERED)
    g_hash_table_remove_all (table);
  g_hash_table_insert (table, g_strdup (text), value);
  return value;
}

const MoatUnitWords *
moat_stager_names_get_unit (MoatStagerNames *self, const char *text)
{
  gpointer known;
  MoatUnitWords words;

  if (g_hash_table_lookup_extended (self->units, text, NULL, &known))
    return known;
  return remember (self->units, text,
                   moat_unit_words_parse (text, &words) ? g_memdup2 (&words, sizeof words) : NULL);
}

const MoatCellPeriod *
moat_stager_names_get_period (MoatStagerNames *self, const char *text, MoatYearEnd year_end)
{
  char key[64];
  gpointer known;
  MoatCellPeriod read;

  if ((gsize) g_snprintf (key, sizeof key, "%c%c%s", 'A' + year_end.month, 'A' + year_end.day,
                          text) >= sizeof key)
    return NULL; /* no period is that long */
  if (g_hash_table_lookup_extended (self->periods, key, NULL, &known))
    return known;
  return remember (self->periods, key,
                   moat_cell_period_read (text, year_end, self->mapping->date_order, &read)
                     ? g_memdup2 (&read, sizeof read)
                     : NULL);
}
