/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mapping that suits a file of the SEC, so that the user has only to look at it.
 *
 * The columns are always the same.  Companies are found among those of the project by the words of
 * their name without the legal form, as projects call "Alibaba Group" what is registered as
 * "ALIBABA GROUP HOLDING LTD". */
#include "config.h"

#include "moat-sec-mapping.h"

#include "moat-sec-company.h"
#include "moat-sec-row.h"

static const MoatColumnRole roles[MOAT_SEC_N_COLUMNS] = {
  [MOAT_SEC_ENTITY] = MOAT_COLUMN_ENTITY,       [MOAT_SEC_CONCEPT] = MOAT_COLUMN_CONCEPT,
  [MOAT_SEC_UNIT] = MOAT_COLUMN_UNIT,           [MOAT_SEC_START] = MOAT_COLUMN_PERIOD_START,
  [MOAT_SEC_END] = MOAT_COLUMN_PERIOD_END,      [MOAT_SEC_VALUE] = MOAT_COLUMN_VALUE,
  [MOAT_SEC_FILED] = MOAT_COLUMN_KNOWN_FROM,    [MOAT_SEC_LOCATOR] = MOAT_COLUMN_LOCATOR,
  [MOAT_SEC_REMARK_EN] = MOAT_COLUMN_REMARK_EN, [MOAT_SEC_REMARK_ZH] = MOAT_COLUMN_REMARK_ZH,
};

/* The project's entities by what makes their names. */
static GHashTable *
index_entities (const MoatKnownNames *known)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name, key;

  if (known == NULL || known->entities == NULL)
    return index;
  g_hash_table_iter_init (&iter, known->entities);
  while (g_hash_table_iter_next (&iter, &name, &key))
    g_hash_table_insert (index, moat_sec_company_make_key (name), key);
  return index;
}

MoatMapping *
moat_sec_mapping_new (const MoatSecSummary *summary, const MoatKnownNames *known)
{
  MoatMapping *mapping = moat_mapping_new ();
  g_autoptr (GHashTable) entities = index_entities (known);

  mapping->header_line = 1;
  mapping->first_line = 2;
  for (MoatSecColumn i = 0; i < MOAT_SEC_N_COLUMNS; i++)
    {
      const char *header = moat_sec_column_get_header (i);

      if (i == MOAT_SEC_FRAME && summary->is_data_set)
        header = MOAT_SEC_YEAR_END_HEADER;
      moat_mapping_add_column (mapping, header)->role = roles[i];
    }
  for (guint i = 0; i < summary->companies->len; i++)
    {
      const MoatSecCompany *company = summary->companies->pdata[i];
      g_autofree char *name = moat_sec_company_make_key (company->name);
      const char *key = g_hash_table_lookup (entities, name);

      g_hash_table_insert (mapping->entity_keys, g_strdup (company->name),
                           g_strdup (key != NULL ? key : company->entity->key));
    }
  for (guint i = 0; i < summary->tags->len; i++)
    {
      const MoatSecTag *tag = summary->tags->pdata[i];

      if (tag->taken)
        g_hash_table_insert (mapping->concept_keys, g_strdup (tag->concept), g_strdup (tag->key));
    }
  mapping->source = g_strdup (summary->source->key);
  mapping->only_mapped_concepts = TRUE;
  mapping->only_years = TRUE;
  return mapping;
}

MoatMapping *
moat_sec_suggest_mapping (MoatDataFile *file, const char *table, const MoatKnownNames *known,
                          GCancellable *cancellable, GError **error)
{
  g_autoptr (MoatSecSummary) summary = moat_sec_summarise (file, table, cancellable, error);
  MoatMapping *mapping;

  if (summary == NULL)
    return NULL;
  mapping = moat_sec_mapping_new (summary, known);
  mapping->table = g_strdup (table);
  return mapping;
}
