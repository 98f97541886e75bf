/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A suggestion of how to read a table that nobody has described.
 *
 * In order: the first rows are sampled; how numbers and dates are written and which lines are the
 * header is found out; each column is given a role; and what no column says is looked for around
 * the table: in the lines above the header ("Data Source", "单位：亿元"), in the metadata file
 * beside it, in the names of the sheet and the file.  The formats of the SEC describe themselves
 * and are left to moat-sec-mapping.c.
 *
 * A suggestion may be incomplete but should not be wrong: what cannot be told is left open, and
 * moat_mapping_find_problem() says what to choose. */
#include "config.h"

#include "moat-recognise.h"

#include <string.h>

#include "moat-recognise-private.h"
#include "moat-sec-mapping.h"

static void
clear_guess (gpointer data)
{
  MoatGuess *guess = data;

  g_strfreev (guess->parts);
  g_free (guess->header);
  moat_header_saying_clear (&guess->said);
}

/* Reads the headers and counts the cells below them. */
static void
look_at_columns (MoatGuesses *self)
{
  const MoatSample *sample = self->sample;
  MoatMapping *mapping = self->mapping;
  guint data_row = self->header.data_row;

  moat_sample_find_notation (sample, data_row, &mapping->number_mark, &mapping->date_order);
  for (guint i = 0; i < moat_header_count_columns (&self->header, sample); i++)
    {
      MoatGuess guess = { .parts = moat_header_get_parts (&self->header, sample, i) };

      /* A column without a name is called by its number. */
      guess.header =
        self->header.is_there ? g_strjoinv (" / ", guess.parts) : g_strdup_printf ("%u", i + 1);
      moat_header_read ((const char *const *) guess.parts, &guess.said);
      guess.stats =
        moat_sample_count (sample, data_row, i, mapping->number_mark, mapping->date_order);
      moat_mapping_add_column (mapping, guess.header);
      g_array_append_val (self->columns, guess);
    }
}

static void
set_lines (MoatGuesses *self)
{
  const GPtrArray *rows = self->sample->rows;
  const MoatHeader *header = &self->header;
  MoatMapping *mapping = self->mapping;

  if (header->is_there)
    mapping->header_line = ((MoatSampleRow *) rows->pdata[header->last_row])->line;
  mapping->first_line = header->data_row < rows->len
                          ? ((MoatSampleRow *) rows->pdata[header->data_row])->line
                          : mapping->header_line + 1;
}

/* "Data Source | World Development Indicators": a name and what it is for the whole table. */
static void
read_pair (MoatMapping *mapping, const char *name, const char *text)
{
  g_autofree char *folded = moat_recognise_fold (name);
  MoatUnitWords words;

  if (folded == NULL)
    return;
  if (strstr (folded, "source") != NULL || strstr (folded, "来源") != NULL)
    {
      g_free (mapping->source);
      mapping->source = g_strdup (text);
    }
  else if (strstr (folded, "updated") != NULL || strstr (folded, "published") != NULL)
    mapping->known_from = moat_date_parse_iso (text, -1);
  else if ((strstr (folded, "unit") != NULL || strstr (folded, "单位") != NULL) &&
           moat_unit_words_parse (text, &words))
    {
      mapping->unit = words.unit;
      mapping->scale = words.scale;
    }
}

/* What the lines above the header say.  Returns the title, if they have one. */
static const char *
read_preamble (MoatGuesses *self)
{
  const char *title = NULL;

  for (guint r = 0; r < self->header.first_row && r < self->sample->rows->len; r++)
    {
      const MoatSampleRow *row = self->sample->rows->pdata[r];
      const char *first = NULL, *second = NULL;
      MoatUnitWords words;

      for (guint i = 0; i < row->n_cells; i++)
        if (*row->cells[i] == '\0')
          continue;
        else if (first == NULL)
          first = row->cells[i];
        else if (second == NULL)
          second = row->cells[i];
      if (first == NULL || *first == '#')
        continue;
      if (second != NULL)
        read_pair (self->mapping, first, second);
      else if (moat_unit_words_parse (first, &words) ||
               (title != NULL && moat_unit_words_find (first, &words, NULL)))
        {
          self->mapping->unit = words.unit;
          self->mapping->scale = words.scale;
        }
      else if (title == NULL)
        title = first;
    }
  return title;
}

/* The name of a file or sheet as a text: "share-of-internet_users" is "Share of internet users".
 * NULL: a name that says nothing. */
static char *
make_title (const char *name)
{
  static const char *const empty_names[] = { "sheet", "tabelle", "feuil",  "工作表", "data",
                                             "table", "数据",    "export", "book",   "untitled" };
  g_autofree char *text = name != NULL ? g_strdup (name) : NULL;
  g_autofree char *folded = NULL;
  char capital[7] = { 0 };

  if (text == NULL || !g_utf8_validate (text, -1, NULL))
    return NULL;
  g_strstrip (g_strdelimit (text, "_-", ' '));
  folded = moat_recognise_fold (text);
  for (guint i = 0; i < G_N_ELEMENTS (empty_names); i++)
    if (g_str_has_prefix (folded, empty_names[i]) &&
        strspn (folded + strlen (empty_names[i]), " 0123456789()") ==
          strlen (folded + strlen (empty_names[i])))
      return NULL;
  if (*text == '\0')
    return NULL;

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), capital);
  return g_strconcat (capital, g_utf8_next_char (text), NULL);
}

/* Whether some figure would be left without what @offset, a member of columns, can say. */
static gboolean
is_missing (const MoatMapping *mapping, MoatColumnRole role, gsize offset)
{
  gboolean is_missing = TRUE;

  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];

      if (column->role == role)
        return FALSE;
      if (column->role == MOAT_COLUMN_VALUE)
        is_missing = G_STRUCT_MEMBER (char *, column, offset) == NULL;
      if (column->role == MOAT_COLUMN_VALUE && is_missing)
        break;
    }
  return is_missing;
}

/* A title, or else the name of the file, says what is measured; the name may say of whom. */
static void
fill_constants (MoatMapping *mapping, const char *title, const char *name)
{
  g_autofree char *named = make_title (name);
  MoatUnitWords words;

  if (is_missing (mapping, MOAT_COLUMN_CONCEPT, G_STRUCT_OFFSET (MoatColumnMapping, concept)))
    {
      mapping->concept = title != NULL ? g_strdup (title) : g_steal_pointer (&named);
      if (mapping->unit == NULL && mapping->concept != NULL)
        {
          g_autofree char *rest = NULL;

          if (moat_unit_words_find (mapping->concept, &words, &rest))
            {
              mapping->unit = words.unit;
              mapping->scale = words.scale;
              g_free (mapping->concept);
              mapping->concept = g_steal_pointer (&rest);
            }
        }
    }
  if (is_missing (mapping, MOAT_COLUMN_ENTITY, G_STRUCT_OFFSET (MoatColumnMapping, entity)))
    mapping->entity = g_steal_pointer (&named);
}

static void
add_key (GHashTable *keys, GHashTable *names, const char *text)
{
  const char *key = text != NULL ? moat_recognise_find_known (names, text) : NULL;

  if (key != NULL)
    g_hash_table_insert (keys, g_strdup (text), g_strdup (key));
}

/* Names that the project knows, in the sample and in headers. */
static void
find_keys (MoatGuesses *self)
{
  GHashTable *entities = self->known->entities, *concepts = self->known->concepts;
  MoatMapping *mapping = self->mapping;

  add_key (mapping->entity_keys, entities, mapping->entity);
  add_key (mapping->concept_keys, concepts, mapping->concept);
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const MoatColumnMapping *column = mapping->columns->pdata[i];

      add_key (mapping->entity_keys, entities, column->entity);
      add_key (mapping->concept_keys, concepts, column->concept);
      for (guint r = self->header.data_row; r < self->sample->rows->len; r++)
        if (column->role == MOAT_COLUMN_ENTITY)
          add_key (mapping->entity_keys, entities, moat_sample_get (self->sample, r, i));
        else if (column->role == MOAT_COLUMN_CONCEPT)
          add_key (mapping->concept_keys, concepts, moat_sample_get (self->sample, r, i));
    }
}

/* @name (nullable): of the file or sheet. */
static MoatMapping *
suggest_for_rows (MoatRowReader *rows, const char *name, const MoatKnownNames *known,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatSample) sample = moat_sample_read (rows, cancellable, error);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (MoatGuess));
  MoatGuesses self = { .sample = sample, .known = known, .columns = columns };
  const char *title;

  if (sample == NULL)
    return NULL;

  g_array_set_clear_func (columns, clear_guess);
  self.mapping = moat_mapping_new ();
  self.header = moat_header_find (sample);
  look_at_columns (&self);
  set_lines (&self);
  moat_recognise_roles (&self);
  title = read_preamble (&self);
  fill_constants (self.mapping, title, name);
  if (known != NULL)
    find_keys (&self);
  return self.mapping;
}

/* The name that says most of what is in @table. */
static char *
choose_name (MoatDataFile *file, const char *table)
{
  const char *const *tables = moat_data_file_get_tables (file);
  const char *path = moat_data_file_get_path (file);
  g_autofree char *title = NULL;
  char *stem, *dot;

  if (tables[0] != NULL && tables[1] != NULL)
    {
      title = make_title (table != NULL ? table : tables[0]);
      if (title != NULL)
        return g_steal_pointer (&title);
    }
  if (path == NULL)
    return NULL;
  stem = g_filename_display_basename (path);
  dot = strrchr (stem, '.');
  if (dot != NULL && dot > stem)
    *dot = '\0';
  return stem;
}

MoatMapping *
moat_mapping_suggest (MoatDataFile *file, const char *table, const MoatKnownNames *known,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatRowReader) rows = NULL;
  g_autofree char *name = NULL;
  const char *path = moat_data_file_get_path (file);
  MoatDataFormat format = moat_data_file_get_format (file);
  MoatMapping *mapping;

  if (format == MOAT_DATA_FORMAT_COMPANYFACTS || format == MOAT_DATA_FORMAT_FSDS)
    return moat_sec_suggest_mapping (file, table, known, cancellable, error);
  rows = moat_data_file_read_rows (file, table, error);
  if (rows == NULL)
    return NULL;
  name = choose_name (file, table);
  mapping = suggest_for_rows (rows, name, known, cancellable, error);
  if (mapping == NULL)
    return NULL;

  mapping->table = g_strdup (table);
  if (moat_data_file_get_tables (file)[1] != NULL)
    mapping->locator_prefix =
      g_strdup (table != NULL ? table : moat_data_file_get_tables (file)[0]);
  if (path != NULL)
    {
      moat_recognise_metadata (mapping, path);
      if (mapping->source == NULL)
        mapping->source = g_filename_display_basename (path);
    }
  return mapping;
}
