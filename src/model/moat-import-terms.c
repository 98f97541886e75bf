/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Who and what a file terms: entities, concepts and sources.
 *
 * A text is the key of one, else its term in either language, compared as people compare (small and
 * large letters, wide and narrow ones are the same).  If the project has none like that it is new:
 * as the request describes it, as the standard concept of that key, or as no more than its term.  A
 * new concept is what its first figure is: a flow or a stock, of money, a ratio or a count.
 *
 * The project is read once.  From then on nothing here touches the store, so that the thread which
 * reads the file can ask while another one stores.
 */
#include "config.h"

#include "moat-import-terms.h"

#include <glib/gi18n-lib.h>

#include "moat-fold.h"
#include "moat-standard-concept.h"
#include "moat-unit.h"

typedef enum
{
  ENTITY,
  CONCEPT,
  SOURCE,
  N_KINDS
} Kind;

typedef struct
{
  GPtrArray *terms;       /* of MoatImportTerm */
  GHashTable *by_id;      /* gint64 → MoatImportTerm, of those that the project has had */
  GHashTable *by_key;     /* char → MoatImportTerm */
  GHashTable *by_label;   /* folded char → MoatImportTerm */
  GHashTable *by_pointer; /* a text that was asked for → MoatImportTerm */
} Terms;

struct _MoatImportTerms
{
  Terms kinds[N_KINDS];
  const MoatImportRequest *request;
  char *file_name;
};

static void
term_free (MoatImportTerm *self)
{
  moat_entity_free (self->entity);
  moat_concept_free (self->concept);
  moat_source_free (self->source);
  g_free (self);
}

static const char *
get_key (const MoatImportTerm *term)
{
  return term->entity ? term->entity->key : term->concept ? term->concept->key : term->source->key;
}

static const MoatLabel *
get_label (const MoatImportTerm *term)
{
  return term->entity    ? &term->entity->label
         : term->concept ? &term->concept->label
                         : &term->source->title;
}

static void
add_label (Terms *self, const char *text, MoatImportTerm *term)
{
  char *folded = text && *text ? moat_fold_text (text) : NULL;

  if (folded && !g_hash_table_contains (self->by_label, folded))
    g_hash_table_insert (self->by_label, folded, term);
  else
    g_free (folded);
}

/* @term is taken. */
static MoatImportTerm *
add_term (Terms *self, MoatImportTerm *term)
{
  const MoatLabel *label = get_label (term);

  term->index = self->terms->len;
  g_ptr_array_add (self->terms, term);
  g_hash_table_insert (self->by_key, (gpointer) get_key (term), term);
  add_label (self, label->en, term);
  add_label (self, label->zh, term);
  add_label (self, get_key (term), term);
  return term;
}

static void
init_terms (Terms *self)
{
  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_label = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_pointer = g_hash_table_new (NULL, NULL);
}

static MoatImportTerm *
new_term (Kind kind, gpointer value, gint64 id)
{
  MoatImportTerm *term = g_new0 (MoatImportTerm, 1);

  term->id = id;
  term->is_known = id != 0;
  if (kind == ENTITY)
    term->entity = value;
  else if (kind == CONCEPT)
    term->concept = value;
  else
    term->source = value;
  return term;
}

/* Every value has its id first. */
static gboolean
take_list (MoatImportTerms *self, Kind kind, GPtrArray *list)
{
  if (!list)
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      gint64 *id = list->pdata[i];

      g_hash_table_insert (self->kinds[kind].by_id, id,
                           add_term (&self->kinds[kind], new_term (kind, list->pdata[i], *id)));
    }
  g_ptr_array_set_free_func (list, NULL);
  g_ptr_array_unref (list);
  return TRUE;
}

MoatImportTerms *
moat_import_terms_new (MoatStore *store, const MoatImportRequest *request, GError **error)
{
  g_autoptr (MoatImportTerms) self = g_new0 (MoatImportTerms, 1);
  const char *path = moat_data_file_get_path (request->file);

  self->request = request;
  self->file_name = path ? g_path_get_basename (path) : g_strdup (_ ("Clipboard"));
  for (int kind = 0; kind < N_KINDS; kind++)
    init_terms (&self->kinds[kind]);
  if (!take_list (self, ENTITY, moat_store_list_entities (store, error)) ||
      !take_list (self, CONCEPT, moat_store_list_concepts (store, error)) ||
      !take_list (self, SOURCE, moat_store_list_sources (store, error)))
    return NULL;
  return g_steal_pointer (&self);
}

void
moat_import_terms_free (MoatImportTerms *self)
{
  for (int kind = 0; kind < N_KINDS; kind++)
    {
      g_clear_pointer (&self->kinds[kind].by_id, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].by_key, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].by_label, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].by_pointer, g_hash_table_unref);
      g_clear_pointer (&self->kinds[kind].terms, g_ptr_array_unref);
    }
  g_free (self->file_name);
  g_free (self);
}

/* One that there is; NULL: none. */
static MoatImportTerm *
find_known (const Terms *self, const char *text)
{
  MoatImportTerm *term = g_hash_table_lookup (self->by_key, text);
  g_autofree char *folded = NULL;

  if (term)
    return term;
  folded = moat_fold_text (text);
  return folded ? g_hash_table_lookup (self->by_label, folded) : NULL;
}

/* "Aldora Systems" → "aldora-systems", "10-Q 2013" → "10-q-2013"; letters of any script stay. */
static char *
make_key (const Terms *self, const char *text, char divider)
{
  g_autofree char *folded = moat_fold_text (text);
  g_autoptr (GString) key = g_string_new (NULL);
  gsize length;

  for (const char *at = folded ? folded : ""; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c) || c == '_')
        g_string_append_unichar (key, c);
      else if (key->len > 0 && key->str[key->len - 1] != divider)
        g_string_append_c (key, divider);
    }
  while (key->len > 0 && key->str[key->len - 1] == divider)
    g_string_truncate (key, key->len - 1);
  if (key->len == 0)
    g_string_append_c (key, 'x');
  length = key->len;
  for (int n = 2; g_hash_table_contains (self->by_key, key->str); n++)
    {
      g_string_truncate (key, length);
      g_string_append_printf (key, "%c%d", divider, n);
    }
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static gboolean
is_chinese (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

static void
set_label (MoatLabel *label, const char *text)
{
  char **side = is_chinese (text) ? &label->zh : &label->en;

  *side = g_strstrip (g_strdup (text));
}

/* What the request knows of it. */
static gpointer
find_described (GPtrArray *list, const char *(*get) (gconstpointer value), const char *text)
{
  for (guint i = 0; list && i < list->len; i++)
    if (g_str_equal (get (list->pdata[i]), text))
      return list->pdata[i];
  return NULL;
}

static const char *
get_entity_key (gconstpointer entity)
{
  return ((const MoatEntity *) entity)->key;
}

static const char *
get_source_key (gconstpointer source)
{
  return ((const MoatSource *) source)->key;
}

static MoatEntity *
new_entity (MoatImportTerms *self, const char *text)
{
  const MoatEntity *described = find_described (self->request->entities, get_entity_key, text);
  MoatEntity *entity = moat_entity_new ();

  if (!described)
    {
      entity->key = make_key (&self->kinds[ENTITY], text, '-');
      set_label (&entity->label, text);
      return entity;
    }
  entity->key = g_strdup (text);
  moat_label_copy_into (&described->label, &entity->label);
  entity->currency = described->currency;
  entity->year_end = described->year_end;
  entity->tags = g_strdup (described->tags);
  return entity;
}

static MoatSource *
new_source (MoatImportTerms *self, const char *text)
{
  const MoatSource *described = find_described (self->request->sources, get_source_key, text);
  MoatSource *source = moat_source_new ();

  if (!described)
    {
      source->key = make_key (&self->kinds[SOURCE], text, '-');
      set_label (&source->title, text);
      return source;
    }
  source->key = g_strdup (text);
  moat_label_copy_into (&described->title, &source->title);
  moat_label_copy_into (&described->publisher, &source->publisher);
  moat_label_copy_into (&described->note, &source->note);
  source->published = described->published;
  source->url = g_strdup (described->url);
  return source;
}

/* "operating_income" reads "Operating income". */
static char *
make_readable (const char *text)
{
  char *readable = g_strdup (text);

  if (strchr (text, ' ') || !strchr (text, '_'))
    return readable;
  g_strdelimit (readable, "_", ' ');
  *readable = g_ascii_toupper (*readable);
  return readable;
}

static MoatConcept *
new_concept (MoatImportTerms *self, const char *text, const char *unit, MoatPeriod period)
{
  MoatConcept *concept = moat_standard_concept_new (text);
  g_autofree char *readable = NULL;

  if (concept)
    return concept;
  concept = moat_concept_new ();
  readable = make_readable (text);
  concept->key = make_key (&self->kinds[CONCEPT], text, '_');
  set_label (&concept->label, readable);
  concept->unit_kind = unit ? moat_unit_get_kind (unit) : MOAT_UNIT_KIND_MONEY;
  concept->period_type =
    moat_period_is_instant (period) ? MOAT_PERIOD_TYPE_INSTANT : MOAT_PERIOD_TYPE_DURATION;
  if (concept->unit_kind == MOAT_UNIT_KIND_RATIO)
    concept->aggregation = MOAT_AGGREGATION_MEAN;
  else if (concept->period_type == MOAT_PERIOD_TYPE_INSTANT)
    concept->aggregation = MOAT_AGGREGATION_LAST;
  else
    concept->aggregation = MOAT_AGGREGATION_SUM;
  return concept;
}

MoatImportTerm *
moat_import_terms_find_entity (MoatImportTerms *self, const char *text)
{
  Terms *terms = &self->kinds[ENTITY];
  MoatImportTerm *term = g_hash_table_lookup (terms->by_pointer, text);

  if (term)
    return term;
  term = find_known (terms, text);
  if (!term)
    term = add_term (terms, new_term (ENTITY, new_entity (self, text), 0));
  g_hash_table_insert (terms->by_pointer, (gpointer) text, term);
  return term;
}

MoatImportTerm *
moat_import_terms_find_concept (MoatImportTerms *self, const char *text, const char *unit,
                                MoatPeriod period)
{
  Terms *terms = &self->kinds[CONCEPT];
  MoatImportTerm *term = g_hash_table_lookup (terms->by_pointer, text);

  if (term)
    return term;
  term = find_known (terms, text);
  if (!term)
    term = add_term (terms, new_term (CONCEPT, new_concept (self, text, unit, period), 0));
  g_hash_table_insert (terms->by_pointer, (gpointer) text, term);
  return term;
}

MoatImportTerm *
moat_import_terms_find_source (MoatImportTerms *self, const char *text)
{
  Terms *terms = &self->kinds[SOURCE];
  MoatImportTerm *term;

  if (!text)
    text = self->request->mapping->source ? self->request->mapping->source : self->file_name;
  term = g_hash_table_lookup (terms->by_pointer, text);
  if (term)
    return term;
  term = find_known (terms, text);
  if (!term)
    term = add_term (terms, new_term (SOURCE, new_source (self, text), 0));
  g_hash_table_insert (terms->by_pointer, (gpointer) text, term);
  return term;
}

MoatYearEnd
moat_import_terms_get_year_end (MoatImportTerms *self, const char *text)
{
  const MoatImportTerm *term = find_known (&self->kinds[ENTITY], text);
  const MoatEntity *described = NULL;

  if (term)
    return term->entity->year_end;
  described = find_described (self->request->entities, get_entity_key, text);
  return described ? described->year_end : MOAT_YEAR_END_CALENDAR;
}

static guint32
find_index (const Terms *self, gint64 id)
{
  const MoatImportTerm *term = g_hash_table_lookup (self->by_id, &id);

  return term ? term->index : G_MAXUINT32;
}

guint32
moat_import_terms_index_entity (const MoatImportTerms *self, gint64 id)
{
  return find_index (&self->kinds[ENTITY], id);
}

guint32
moat_import_terms_index_concept (const MoatImportTerms *self, gint64 id)
{
  return find_index (&self->kinds[CONCEPT], id);
}

guint32
moat_import_terms_index_source (const MoatImportTerms *self, gint64 id)
{
  return find_index (&self->kinds[SOURCE], id);
}
