/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Edits of a project: facts and charts, each edit one journalled action.
 *
 * The label of an action is what Undo offers and what the log shows, so it says what was changed
 * in the words of the program's language: whole sentences in a table, one for each field, because a
 * sentence put together from parts cannot be translated.  Changing the words of a figure changes
 * its value, ends, qualifier and unit along with them; that is one change, of the value.
 *
 * An edit that would change nothing is recognised before an action is begun.
 */
#include "config.h"

#include "moat-project-private.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-json.h"

static const char *const field_labels[MOAT_FACT_N_FIELDS] = {
  /* Translators: labels of Undo and of the log; %s is the key of a figure, such as f02. */
  [MOAT_FACT_FIELD_KEY] = N_ ("Change key of %s"),
  [MOAT_FACT_FIELD_ENTITY] = N_ ("Change entity of %s"),
  [MOAT_FACT_FIELD_CONCEPT] = N_ ("Change concept of %s"),
  [MOAT_FACT_FIELD_PERIOD_START] = N_ ("Change period of %s"),
  [MOAT_FACT_FIELD_PERIOD_END] = N_ ("Change period of %s"),
  [MOAT_FACT_FIELD_AS_STATED] = N_ ("Change wording of %s"),
  [MOAT_FACT_FIELD_VALUE] = N_ ("Change value of %s"),
  [MOAT_FACT_FIELD_LOW] = N_ ("Change low end of %s"),
  [MOAT_FACT_FIELD_HIGH] = N_ ("Change high end of %s"),
  [MOAT_FACT_FIELD_UNIT] = N_ ("Change unit of %s"),
  [MOAT_FACT_FIELD_QUALIFIER] = N_ ("Change qualifier of %s"),
  [MOAT_FACT_FIELD_STATUS] = N_ ("Change status of %s"),
  [MOAT_FACT_FIELD_GRADE] = N_ ("Change grade of %s"),
  [MOAT_FACT_FIELD_SOURCE] = N_ ("Change source of %s"),
  [MOAT_FACT_FIELD_LOCATOR] = N_ ("Change place in the source of %s"),
  [MOAT_FACT_FIELD_KNOWN_FROM] = N_ ("Change date of statement of %s"),
  [MOAT_FACT_FIELD_REMARK_EN] = N_ ("Change remark of %s"),
  [MOAT_FACT_FIELD_REMARK_ZH] = N_ ("Change remark of %s"),
  [MOAT_FACT_FIELD_PERIOD] = N_ ("Change period of %s"),
};

#define BIT(field) (1u << MOAT_FACT_FIELD_##field)
#define PERIOD_FIELDS (BIT (PERIOD_START) | BIT (PERIOD_END) | BIT (PERIOD))
#define REMARK_FIELDS (BIT (REMARK_EN) | BIT (REMARK_ZH))
#define FIGURE_FIELDS \
  (BIT (AS_STATED) | BIT (VALUE) | BIT (LOW) | BIT (HIGH) | BIT (QUALIFIER) | BIT (UNIT))

static guint
find_changed_fields (const MoatFact *old, const MoatFact *new)
{
  guint changed = 0;

  for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
    {
      g_autofree char *before = moat_fact_get_text (old, (MoatFactField) field);
      g_autofree char *after = moat_fact_get_text (new, (MoatFactField) field);
      if (!g_str_equal (before, after))
        changed |= 1u << field;
    }
  return changed;
}

static char *
label_fact_change (const MoatFact *old, const MoatFact *new)
{
  guint changed = find_changed_fields (old, new);
  const char *pattern = N_ ("Change %s");
  GString *label;

  if ((changed & BIT (VALUE)) && !(changed & ~FIGURE_FIELDS))
    pattern = field_labels[MOAT_FACT_FIELD_VALUE];
  else if (changed && !(changed & ~PERIOD_FIELDS))
    pattern = field_labels[MOAT_FACT_FIELD_PERIOD_END];
  else if (changed && !(changed & ~REMARK_FIELDS))
    pattern = field_labels[MOAT_FACT_FIELD_REMARK_EN];
  else
    for (int field = 0; field < MOAT_FACT_N_FIELDS; field++)
      if (changed == 1u << field)
        pattern = field_labels[field];
  label = g_string_new (_ (pattern));
  g_string_replace (label, "%s", old->key, 1);
  return g_string_free (label, FALSE);
}

gboolean
moat_project_run_action (MoatProject *self, const char *label, MoatProjectChange change,
                         gpointer data, GError **error)
{
  MoatStore *store = moat_project_get_store (self);

  moat_project_begin_change (self);
  if (!moat_store_begin_action (store, label, error))
    return FALSE;
  if (!change (store, data, error))
    {
      moat_store_cancel_action (store);
      return FALSE;
    }
  if (!moat_store_end_action (store, error))
    return FALSE;
  moat_project_end_change (self);
  return TRUE;
}

/* The store would refuse the key of another fact too, in the words of the schema. */
static gboolean
check_key (MoatProject *self, const MoatFact *fact, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (MoatFact) other =
    moat_store_find_fact (moat_project_get_store (self), fact->key, &local);

  if (other && other->id != fact->id)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                 _ ("There is a figure “%s” already. Choose another key."), fact->key);
  else if (!other && !g_error_matches (local, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    return TRUE;
  return FALSE;
}

gboolean
moat_project_read_fact_text (MoatProject *self, MoatFact *fact, MoatFactField field,
                             const char *text, GError **error)
{
  MoatFactReading reading = { NULL, MOAT_YEAR_END_CALENDAR };
  const MoatEntity *entity;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (fact != NULL && text != NULL, FALSE);

  reading.words = moat_project_get_qualifier_words (self, error);
  if (!reading.words || !moat_project_load (self, MOAT_PROJECT_ENTITIES, error))
    return FALSE;
  entity = moat_project_find_entity (self, fact->entity);
  if (entity)
    reading.year_end = entity->year_end;
  return moat_fact_read_text (fact, field, text, &reading, error);
}

/* Whether @fact makes sense with the words of the project. */
static gboolean
check_fact (MoatProject *self, const MoatFact *fact, GError **error)
{
  const MoatQualifierWord *words = moat_project_get_qualifier_words (self, error);

  return words && moat_fact_validate (fact, words, error);
}

static gboolean
put_fact (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_put_fact (store, data, error);
}

static gboolean
add_fact (MoatProject *self, MoatFact *fact, GError **error)
{
  gboolean made_key = fact->key == NULL || fact->key[0] == '\0';
  g_autofree char *label = NULL;

  if (made_key)
    {
      char *key = moat_store_make_fact_key (moat_project_get_store (self), "f", error);
      if (!key)
        return FALSE;
      g_free (fact->key);
      fact->key = key;
    }
  /* Translators: a label of Undo and of the log; %s is the key of a figure, such as f15. */
  label = g_strdup_printf (_ ("Add %s"), fact->key);
  if (check_fact (self, fact, error) && check_key (self, fact, error) &&
      moat_project_run_action (self, label, put_fact, fact, error))
    return TRUE;
  fact->id = 0;
  if (made_key)
    g_clear_pointer (&fact->key, g_free);
  return FALSE;
}

gboolean
moat_project_put_fact (MoatProject *self, MoatFact *fact, GError **error)
{
  g_autoptr (MoatFact) old = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (fact != NULL, FALSE);

  if (fact->id == 0)
    return add_fact (self, fact, error);
  if (!check_fact (self, fact, error))
    return FALSE;
  old = moat_store_get_fact (moat_project_get_store (self), fact->id, error);
  if (!old)
    return FALSE;
  if (moat_fact_equal (old, fact))
    return TRUE;
  if (!check_key (self, fact, error))
    return FALSE;
  label = label_fact_change (old, fact);
  return moat_project_run_action (self, label, put_fact, fact, error);
}

static gboolean
delete_fact (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_delete_fact (store, ((MoatFact *) data)->id, error);
}

gboolean
moat_project_delete_fact (MoatProject *self, gint64 id, GError **error)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);

  fact = moat_store_get_fact (moat_project_get_store (self), id, error);
  if (!fact)
    return FALSE;
  /* Translators: a label of Undo and of the log; %s is the key of a figure, such as f03. */
  label = g_strdup_printf (_ ("Delete %s"), fact->key);
  return moat_project_run_action (self, label, delete_fact, fact, error);
}

static const char *
name_chart (const MoatChartSpec *spec)
{
  const char *title = moat_label_get (&spec->title, moat_language_of_process ());

  return title[0] ? title : spec->key;
}

static gboolean
same_without (const MoatChartSpec *old, const MoatChartSpec *new,
              void (*equalise) (MoatChartSpec *copy, const MoatChartSpec *other))
{
  g_autoptr (MoatChartSpec) copy = moat_chart_spec_copy (new);

  equalise (copy, old);
  return moat_chart_spec_equal (old, copy);
}

static void
equalise_kind (MoatChartSpec *copy, const MoatChartSpec *other)
{
  copy->kind = other->kind;
}

static void
equalise_titles (MoatChartSpec *copy, const MoatChartSpec *other)
{
  moat_label_copy_into (&other->title, &copy->title);
  moat_label_copy_into (&other->subtitle, &copy->subtitle);
}

static void
equalise_selection (MoatChartSpec *copy, const MoatChartSpec *other)
{
  g_strfreev (copy->entities);
  g_strfreev (copy->concepts);
  copy->entities = g_strdupv (other->entities);
  copy->concepts = g_strdupv (other->concepts);
}

static char *
label_chart_change (const MoatChartSpec *old, const MoatChartSpec *new)
{
  if (!old)
    /* Translators: labels of Undo and of the log; %s is the title or key of a chart. */
    return g_strdup_printf (_ ("Add chart %s"), name_chart (new));
  if (same_without (old, new, equalise_kind))
    return g_strdup_printf (_ ("Change kind of %s"), name_chart (old));
  if (same_without (old, new, equalise_titles))
    return g_strdup_printf (_ ("Change title of %s"), name_chart (old));
  if (same_without (old, new, equalise_selection))
    return g_strdup_printf (_ ("Change selection of %s"), name_chart (old));
  return g_strdup_printf (_ ("Change %s"), name_chart (old));
}

/* The row of @key, and where the next chart would stand; NULL when there is no such row. */
static const MoatStoredChart *
find_stored (MoatProject *self, const char *key, int *next_position)
{
  const GPtrArray *rows = moat_project_get_cache (self)->stored_charts;
  const MoatStoredChart *found = NULL;

  *next_position = 1;
  for (guint i = 0; i < rows->len; i++)
    {
      const MoatStoredChart *row = rows->pdata[i];
      *next_position = MAX (*next_position, row->position + 1);
      if (g_str_equal (row->key, key))
        found = row;
    }
  return found;
}

static gboolean
put_chart (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_put_chart (store, data, error);
}

gboolean
moat_project_put_chart (MoatProject *self, const MoatChartSpec *spec, const char *label,
                        GError **error)
{
  g_autoptr (MoatChartSpec) checked = NULL;
  MoatStoredChart row = { 0 };
  const MoatStoredChart *old;
  g_autofree char *key = NULL;
  g_autofree char *json = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (spec != NULL && spec->key != NULL && spec->key[0] != '\0', FALSE);

  if (!moat_project_load_charts (self, error))
    return FALSE;
  old = find_stored (self, spec->key, &row.position);
  json = moat_chart_spec_to_json (spec);
  checked = moat_chart_spec_from_json (spec->key, json, error); /* what is saved can be read */
  if (!checked)
    return FALSE;
  if (old && g_str_equal (old->spec, json))
    return TRUE;
  if (old)
    {
      row.id = old->id;
      row.position = old->position;
    }
  key = g_strdup (spec->key);
  row.key = key;
  row.spec = json;
  words = label ? g_strdup (label)
                : label_chart_change (old ? moat_project_find_chart (self, key) : NULL, spec);
  return moat_project_run_action (self, words, put_chart, &row, error);
}

static gboolean
delete_chart (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_delete_chart (store, *(gint64 *) data, error);
}

gboolean
moat_project_delete_chart (MoatProject *self, const char *key, GError **error)
{
  const MoatStoredChart *row;
  const MoatChartSpec *spec;
  g_autofree char *label = NULL;
  gint64 id;
  int position;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  if (!moat_project_load_charts (self, error))
    return FALSE;
  row = find_stored (self, key, &position);
  if (!row)
    return moat_project_read_chart (self, key, error) != NULL; /* sets NOT_FOUND */
  id = row->id;
  spec = moat_project_find_chart (self, key); /* NULL when unreadable, which may be why it goes */
  /* Translators: a label of Undo and of the log; %s is the title or key of a chart. */
  label = g_strdup_printf (_ ("Delete chart %s"), spec ? name_chart (spec) : key);
  return moat_project_run_action (self, label, delete_chart, &id, error);
}
