/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Adding what figures name: entities, concepts and sources, each as one journalled action.
 *
 * People know these by their names and files by their keys, so a key is made from the English
 * name where none is given: "Alibaba Cloud" becomes alibaba-cloud, or alibaba-cloud-2 where that
 * is taken in any of the three tables, so that a key never means two things.
 */
#include "config.h"

#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

/* A row of text as moat_store_insert_row() takes it. */
typedef struct
{
  const char *table;
  const char *columns[12]; /* ended by NULL, as are the values */
  const char *values[12];
} Row;

static gboolean
is_taken (MoatProject *self, const char *key)
{
  return moat_project_find_entity (self, key) || moat_project_find_concept (self, key) ||
         moat_project_find_source (self, key);
}

/* Small letters and digits of @name, with a hyphen for whatever stands between them; "" where
 * nothing of it can stand in a key. */
static GString *
fold_name (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);
  GString *key = g_string_new (NULL);

  for (const char *p = lower; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
    else if (key->len > 0 && key->str[key->len - 1] != '-')
      g_string_append_c (key, '-');
  if (key->len > 0 && key->str[key->len - 1] == '-')
    g_string_truncate (key, key->len - 1);
  return key;
}

static char *
make_key (MoatProject *self, const MoatLabel *name, const char *table)
{
  GString *folded = fold_name (name->en ? name->en : "");
  g_autofree char *stem = g_string_free (folded, FALSE);
  char *key;

  /* As of a name in Chinese alone. */
  if (!stem[0])
    {
      g_free (stem);
      stem = g_strdup (table);
    }
  key = g_strdup (stem);
  for (guint i = 2; is_taken (self, key); i++)
    {
      g_free (key);
      key = g_strdup_printf ("%s-%u", stem, i);
    }
  return key;
}

static gboolean
insert (MoatStore *store, gpointer data, GError **error)
{
  const Row *row = data;

  return moat_store_insert_row (store, row->table, row->columns, row->values, error);
}

/* Fills in the key and says what is added in the words of the program's language. */
static gboolean
add (MoatProject *self, Row *row, char **key, const MoatLabel *name, GError **error)
{
  gboolean made_key = !*key;
  g_autofree char *label = NULL;

  if (made_key)
    *key = make_key (self, name, row->table);
  row->values[0] = *key;
  /* Translators: the name of an action, shown at undo; %s is an entity, a measure or a source. */
  label = g_strdup_printf (_ ("Add “%s”"), moat_label_get (name, moat_language_of_process ()));
  if (moat_project_run_action (self, label, insert, row, error))
    return TRUE;
  if (made_key)
    g_clear_pointer (key, g_free);
  return FALSE;
}

gboolean
moat_project_add_entity (MoatProject *self, MoatEntity *entity, GError **error)
{
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;
  Row row = {
    .table = "entity",
    .columns = { "key", "label_en", "label_zh", "parent", "currency", "year_end_month",
                 "year_end_day", "tags" },
  };

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && entity, FALSE);

  month = g_strdup_printf ("%d", entity->year_end.month);
  day = g_strdup_printf ("%d", entity->year_end.day);
  row.values[1] = entity->label.en ? entity->label.en : "";
  row.values[2] = entity->label.zh ? entity->label.zh : "";
  row.values[3] = entity->parent ? entity->parent : "";
  row.values[4] = entity->currency ? entity->currency : "";
  row.values[5] = month;
  row.values[6] = day;
  row.values[7] = entity->tags ? entity->tags : "";
  return add (self, &row, &entity->key, &entity->label, error);
}

gboolean
moat_project_add_concept (MoatProject *self, MoatConcept *concept, GError **error)
{
  Row row = {
    .table = "concept",
    .columns = { "key", "label_en", "label_zh", "period_type", "unit_kind", "aggregation" },
  };

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && concept, FALSE);

  row.values[1] = concept->label.en ? concept->label.en : "";
  row.values[2] = concept->label.zh ? concept->label.zh : "";
  row.values[3] = moat_period_type_to_nick (concept->period_type);
  row.values[4] = moat_unit_kind_to_nick (concept->unit_kind);
  row.values[5] = moat_aggregation_to_nick (concept->aggregation);
  return add (self, &row, &concept->key, &concept->label, error);
}

gboolean
moat_project_add_source (MoatProject *self, MoatSource *source, GError **error)
{
  g_autofree char *published = NULL;
  Row row = {
    .table = "source",
    .columns = { "key", "title_en", "title_zh", "publisher_en", "publisher_zh", "published", "url",
                 "note_en", "note_zh" },
  };

  g_return_val_if_fail (MOAT_IS_PROJECT (self) && source, FALSE);

  published =
    source->published != MOAT_DATE_NONE ? moat_date_to_iso (source->published) : g_strdup ("");
  row.values[1] = source->title.en ? source->title.en : "";
  row.values[2] = source->title.zh ? source->title.zh : "";
  row.values[3] = source->publisher.en ? source->publisher.en : "";
  row.values[4] = source->publisher.zh ? source->publisher.zh : "";
  row.values[5] = published;
  row.values[6] = source->url ? source->url : "";
  row.values[7] = source->note.en ? source->note.en : "";
  row.values[8] = source->note.zh ? source->note.zh : "";
  return add (self, &row, &source->key, &source->title, error);
}
