/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is done to several figures at once, and to sources.
 *
 * However many rows it is about, an edit is one action: it is undone in one step, and if one row
 * refuses, none is changed.
 */
#include "config.h"

#include "moat-project-evidence.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "moat-chart-data-private.h"
#include "moat-chart-select.h"
#include "moat-project-private.h"
#include "moat-store-sources.h"

typedef struct
{
  const gint64 *ids;
  guint n;
  GArray *copies; /* of gint64 */
} Facts;

/* The key of the only fact, for a label; NULL when there are several, or it is gone. */
static char *
dup_only_key (MoatProject *self, const gint64 *ids, guint n)
{
  g_autoptr (MoatFact) fact = NULL;

  if (n == 1)
    fact = moat_store_get_fact (moat_project_get_store (self), ids[0], NULL);
  return fact ? g_strdup (fact->key) : NULL;
}

static gboolean
delete_facts (MoatStore *store, gpointer data, GError **error)
{
  const Facts *facts = data;

  for (guint i = 0; i < facts->n; i++)
    {
      g_autoptr (GError) local = NULL;

      if (moat_store_delete_fact (store, facts->ids[i], &local) ||
          g_error_matches (local, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return TRUE;
}

gboolean
moat_project_delete_facts (MoatProject *self, const gint64 *ids, guint n, GError **error)
{
  Facts facts = { ids, n, NULL };
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL || n == 0, FALSE);

  if (n == 0)
    return TRUE;
  key = dup_only_key (self, ids, n);
  /* Translators: labels of Undo and of the log; %s is the key of a figure, such as f03. */
  label = key ? g_strdup_printf (_ ("Delete %s"), key)
              : g_strdup_printf (ngettext ("Delete %u figure", "Delete %u figures", n), n);
  return moat_project_run_action (self, label, delete_facts, &facts, error);
}

/* Keys end in a number, and that after the highest is free, as are all that follow. */
static char *
make_next_key (const char *key)
{
  const char *digits = key + strcspn (key, "0123456789");
  g_autofree char *prefix = g_strndup (key, (gsize) (digits - key));

  return g_strdup_printf ("%s%02" G_GINT64_FORMAT, prefix, g_ascii_strtoll (digits, NULL, 10) + 1);
}

static gboolean
duplicate_facts (MoatStore *store, gpointer data, GError **error)
{
  Facts *facts = data;
  g_autofree char *key = moat_store_make_fact_key (store, "f", error);

  for (guint i = 0; key && i < facts->n; i++)
    {
      g_autoptr (MoatFact) fact = moat_store_get_fact (store, facts->ids[i], error);
      char *next;

      if (!fact)
        return FALSE;
      next = make_next_key (key);
      g_free (fact->key);
      fact->key = g_steal_pointer (&key);
      key = next;
      fact->id = 0;
      if (!moat_store_put_fact (store, fact, error))
        return FALSE;
      g_array_append_val (facts->copies, fact->id);
    }
  return key != NULL;
}

gboolean
moat_project_duplicate_facts (MoatProject *self, const gint64 *ids, guint n, GArray **copies,
                              GError **error)
{
  g_autoptr (GArray) made = g_array_new (FALSE, FALSE, sizeof (gint64));
  Facts facts = { ids, n, made };
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (ids != NULL || n == 0, FALSE);

  key = dup_only_key (self, ids, n);
  /* Translators: labels of Undo and of the log; %s is the key of a figure, such as f03. */
  label = key ? g_strdup_printf (_ ("Duplicate %s"), key)
              : g_strdup_printf (ngettext ("Duplicate %u figure", "Duplicate %u figures", n), n);
  if (n > 0 && !moat_project_run_action (self, label, duplicate_facts, &facts, error))
    return FALSE;
  if (copies)
    *copies = g_steal_pointer (&made);
  return TRUE;
}

static const char *
name_source (const MoatSource *source)
{
  return moat_label_get (&source->title, moat_language_of_process ());
}

/* The source of that key; NULL and NOT_FOUND when there is none. */
static const MoatSource *
get_source (MoatProject *self, const char *key, GError **error)
{
  const MoatSource *source;

  if (!moat_project_load (self, MOAT_PROJECT_SOURCES, error))
    return NULL;
  source = moat_project_find_source (self, key);
  if (!source)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                 /* Translators: %s is the key of a source. */
                 _ ("There is no source “%s” in the project"), key);
  return source;
}

static gboolean
update_source (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_update_source (store, data, error);
}

gboolean
moat_project_update_source (MoatProject *self, const MoatSource *source, GError **error)
{
  const MoatSource *other;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (source != NULL, FALSE);

  if (!moat_source_validate (source, error) ||
      !moat_project_load (self, MOAT_PROJECT_SOURCES, error))
    return FALSE;
  other = moat_project_find_source (self, source->key);
  if (other && other->id != source->id)
    {
      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the key of a source. */
                   _ ("There is a source “%s” already. Choose another key."), source->key);
      return FALSE;
    }
  if (other && moat_source_equal (other, source))
    return TRUE;
  /* Translators: a label of Undo and of the log; %s is the title of a source. */
  label = g_strdup_printf (_ ("Change source “%s”"), name_source (source));
  return moat_project_run_action (self, label, update_source, (gpointer) source, error);
}

/* Which sources go, and what takes their place (0: nothing rests on them). */
typedef struct
{
  GArray *ids; /* of gint64 */
  gint64 other;
} Move;

static gboolean
move_and_delete (MoatStore *store, gpointer data, GError **error)
{
  const Move *move = data;

  for (guint i = 0; i < move->ids->len; i++)
    {
      gint64 id = g_array_index (move->ids, gint64, i);

      if (move->other != 0 && !moat_store_move_source_uses (store, id, move->other, error))
        return FALSE;
      if (!moat_store_delete_source (store, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_free (MoatProject *self, const MoatSource *source, GError **error)
{
  gint64 n;

  if (!moat_store_count_source_uses (moat_project_get_store (self), source->id, NULL, &n, error))
    return FALSE;
  if (n == 0)
    return TRUE;
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
               /* Translators: the title of a source. */
               _ ("“%s” cannot be removed while something rests on it. Replace it by another "
                  "source."),
               name_source (source));
  return FALSE;
}

gboolean
moat_project_delete_sources (MoatProject *self, const char *const *keys, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *label = NULL;
  Move move = { ids, 0 };

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (keys != NULL && keys[0] != NULL, FALSE);

  for (gsize i = 0; keys[i]; i++)
    {
      const MoatSource *source = get_source (self, keys[i], error);

      if (!source || !is_free (self, source, error))
        return FALSE;
      g_array_append_val (ids, source->id);
      if (!label)
        /* Translators: a label of Undo and of the log; %s is the title of a source. */
        label = g_strdup_printf (_ ("Remove source “%s”"), name_source (source));
    }
  if (ids->len > 1)
    {
      g_free (label);
      label =
        g_strdup_printf (ngettext ("Remove %u source", "Remove %u sources", ids->len), ids->len);
    }
  return moat_project_run_action (self, label, move_and_delete, &move, error);
}

gboolean
moat_project_replace_sources (MoatProject *self, const char *const *keys, const char *other,
                              GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const MoatSource *to;
  g_autofree char *label = NULL;
  Move move = { ids, 0 };

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (keys != NULL && keys[0] != NULL && other != NULL, FALSE);
  g_return_val_if_fail (!g_strv_contains (keys, other), FALSE);

  to = get_source (self, other, error);
  if (!to)
    return FALSE;
  move.other = to->id;
  for (gsize i = 0; keys[i]; i++)
    {
      const MoatSource *source = get_source (self, keys[i], error);

      if (!source)
        return FALSE;
      g_array_append_val (ids, source->id);
      if (!label)
        /* Translators: a label of Undo and of the log; the titles of two sources. */
        label = g_strdup_printf (_ ("Replace source “%s” by “%s”"), name_source (source),
                                 name_source (to));
    }
  if (ids->len > 1)
    {
      g_free (label);
      /* Translators: a label of Undo and of the log; a number and the title of a source. */
      label = g_strdup_printf (
        ngettext ("Replace %u source by “%s”", "Replace %u sources by “%s”", ids->len), ids->len,
        name_source (to));
    }
  return moat_project_run_action (self, label, move_and_delete, &move, error);
}

static gboolean
has_key (GStrv keys, const char *key)
{
  return keys && g_strv_contains ((const char *const *) keys, key);
}

static gboolean
draws (const GArray *selected, const MoatFact *fact)
{
  for (guint i = 0; i < selected->len; i++)
    {
      const MoatSelected *item = &g_array_index (selected, MoatSelected, i);

      if (item->drawn && item->unit == fact->unit &&
          g_str_equal (item->entity->key, fact->entity) &&
          g_str_equal (item->concept->key, fact->concept))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_id (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Whether the chart draws @fact or, when it compares, computes what it draws from it. */
static gboolean
chart_takes (MoatProject *self, const MoatChartSpec *spec, const MoatFact *fact, gboolean *takes,
             GError **error)
{
  gboolean compares = moat_chart_spec_is_comparison (spec);
  g_autoptr (GArray) found = NULL;

  *takes = FALSE;
  if (!has_key (spec->entities, fact->entity) ||
      (spec->as_known_on != MOAT_DATE_NONE && fact->known_from > spec->as_known_on) ||
      (!has_key (spec->concepts, fact->concept) &&
       !(compares && g_strcmp0 (spec->share_of, fact->concept) == 0)))
    return TRUE;
  if (compares)
    {
      g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
      g_autoptr (MoatChartData) data = moat_chart_data_new (self, spec, wording, error);

      found = data ? moat_chart_data_list_facts (data, G_MAXSIZE, NULL) : NULL;
      *takes = found && has_id (found, fact->id);
    }
  else if (moat_chart_is_within (spec, fact->period))
    {
      found = moat_chart_select (self, spec, error);
      *takes = found && draws (found, fact);
    }
  else
    return TRUE;
  return found != NULL;
}

GStrv
moat_project_list_charts_of_fact (MoatProject *self, const MoatFact *fact, GError **error)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  GPtrArray *charts;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  if (!moat_project_load_charts (self, error))
    return NULL;
  charts = moat_project_get_charts (self);
  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];
      gboolean takes;

      if (!chart_takes (self, spec, fact, &takes, error))
        return NULL;
      if (takes)
        g_strv_builder_add (keys, spec->key);
    }
  return g_strv_builder_end (keys);
}
