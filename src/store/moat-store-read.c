/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading the project file: rows into domain values.
 *
 * Every list is one statement whose columns are named by an enum beside it.  References come out as
 * keys.  Facts in bulk have a way of their own, in moat-store-observations.c. */
#include "config.h"

#include "moat-store-private.h"

#include <glib/gi18n-lib.h>

#include "moat-unit.h"

/* Makes one value of the current row. */
typedef gpointer (*RowReader) (sqlite3_stmt *row);

static MoatDate
read_date (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;
}

static void
read_label (sqlite3_stmt *row, int column, MoatLabel *label)
{
  moat_label_clear (label);
  label->en = moat_statement_dup_text (row, column);
  label->zh = moat_statement_dup_text (row, column + 1);
}

static GPtrArray *
read_rows (sqlite3_stmt *select, RowReader read, GDestroyNotify free_value, GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (free_value);
  gboolean has_row;

  while (moat_statement_step (select, &has_row, error))
    {
      if (!has_row)
        {
          sqlite3_reset (select);
          return g_steal_pointer (&values);
        }
      g_ptr_array_add (values, read (select));
    }
  sqlite3_reset (select);
  return NULL;
}

static GPtrArray *
list (MoatStore *self, const char *sql, RowReader read, GDestroyNotify free_value, GError **error)
{
  sqlite3_stmt *select;

  g_return_val_if_fail (self != NULL, NULL);

  select = moat_store_statement (self, sql, error);
  return select != NULL ? read_rows (select, read, free_value, error) : NULL;
}

gboolean
moat_store_get_title (MoatStore *self, MoatLabel *title, GError **error)
{
  sqlite3_stmt *select =
    moat_store_statement (self, "SELECT title_en, title_zh FROM project", error);
  gboolean has_row = FALSE;

  if (select == NULL || !moat_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    read_label (select, 0, title);
  sqlite3_reset (select);
  return TRUE;
}

MoatQualifierWord *
moat_store_list_qualifier_words (MoatStore *self, GError **error)
{
  enum
  {
    WORD,
    QUALIFIER,
    FOLLOWS
  };
  g_autoptr (GArray) words = g_array_new (TRUE, TRUE, sizeof (MoatQualifierWord));
  sqlite3_stmt *select = moat_store_statement (
    self, "SELECT word, qualifier, follows FROM qualifier_word ORDER BY id", error);
  gboolean has_row = FALSE, done = FALSE;

  while (select != NULL && (done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatQualifierWord word = { 0 };

      word.word = moat_statement_dup_text (select, WORD);
      moat_qualifier_from_nick ((const char *) sqlite3_column_text (select, QUALIFIER),
                                &word.qualifier);
      word.follows = sqlite3_column_int (select, FOLLOWS) != 0;
      g_array_append_val (words, word);
    }
  if (select != NULL)
    sqlite3_reset (select);
  if (!done)
    {
      moat_qualifier_words_free (
        (MoatQualifierWord *) g_array_free (g_steal_pointer (&words), FALSE));
      return NULL;
    }
  return (MoatQualifierWord *) g_array_free (g_steal_pointer (&words), FALSE);
}

static gpointer
read_entity (sqlite3_stmt *row)
{
  enum
  {
    ID,
    KEY,
    LABEL_EN,
    LABEL_ZH,
    PARENT,
    CURRENCY,
    MONTH,
    DAY,
    TAGS
  };
  MoatEntity *entity = moat_entity_new ();
  const char *currency = (const char *) sqlite3_column_text (row, CURRENCY);

  entity->id = sqlite3_column_int64 (row, ID);
  entity->key = moat_statement_dup_text (row, KEY);
  read_label (row, LABEL_EN, &entity->label);
  entity->parent = moat_statement_dup_text (row, PARENT);
  entity->currency = currency != NULL ? moat_unit_intern (currency) : NULL;
  entity->year_end.month = (guint8) sqlite3_column_int (row, MONTH);
  entity->year_end.day = (guint8) sqlite3_column_int (row, DAY);
  entity->tags = moat_statement_dup_text (row, TAGS);
  return entity;
}

GPtrArray *
moat_store_list_entities (MoatStore *self, GError **error)
{
  return list (self,
               "SELECT e.id, e.key, e.label_en, e.label_zh, p.key, e.currency, e.year_end_month,"
               " e.year_end_day, e.tags FROM entity e LEFT JOIN entity p ON p.id = e.parent_id"
               " ORDER BY e.id",
               read_entity, (GDestroyNotify) moat_entity_free, error);
}

static gpointer
read_concept (sqlite3_stmt *row)
{
  enum
  {
    ID,
    KEY,
    LABEL_EN,
    LABEL_ZH,
    PERIOD_TYPE,
    UNIT_KIND,
    AGGREGATION
  };
  MoatConcept *concept = moat_concept_new ();

  concept->id = sqlite3_column_int64 (row, ID);
  concept->key = moat_statement_dup_text (row, KEY);
  read_label (row, LABEL_EN, &concept->label);
  moat_period_type_from_nick ((const char *) sqlite3_column_text (row, PERIOD_TYPE),
                              &concept->period_type);
  moat_unit_kind_from_nick ((const char *) sqlite3_column_text (row, UNIT_KIND),
                            &concept->unit_kind);
  moat_aggregation_from_nick ((const char *) sqlite3_column_text (row, AGGREGATION),
                              &concept->aggregation);
  return concept;
}

GPtrArray *
moat_store_list_concepts (MoatStore *self, GError **error)
{
  return list (self,
               "SELECT id, key, label_en, label_zh, period_type, unit_kind, aggregation"
               " FROM concept ORDER BY id",
               read_concept, (GDestroyNotify) moat_concept_free, error);
}

static gpointer
read_source (sqlite3_stmt *row)
{
  enum
  {
    ID,
    KEY,
    TITLE_EN,
    TITLE_ZH,
    PUBLISHER_EN,
    PUBLISHER_ZH,
    PUBLISHED,
    URL,
    NOTE_EN
  };
  MoatSource *source = moat_source_new ();

  source->id = sqlite3_column_int64 (row, ID);
  source->key = moat_statement_dup_text (row, KEY);
  read_label (row, TITLE_EN, &source->title);
  read_label (row, PUBLISHER_EN, &source->publisher);
  source->published = read_date (row, PUBLISHED);
  source->url = moat_statement_dup_text (row, URL);
  read_label (row, NOTE_EN, &source->note);
  return source;
}

GPtrArray *
moat_store_list_sources (MoatStore *self, GError **error)
{
  return list (self,
               "SELECT id, key, title_en, title_zh, publisher_en, publisher_zh, published, url,"
               " note_en, note_zh FROM source ORDER BY id",
               read_source, (GDestroyNotify) moat_source_free, error);
}

static gpointer
read_event (sqlite3_stmt *row)
{
  enum
  {
    ID,
    KEY,
    ENTITY,
    START,
    END,
    DIMENSION,
    LABEL_EN,
    LABEL_ZH,
    SOURCE,
    LOCATOR
  };
  MoatEvent *event = moat_event_new ();

  event->id = sqlite3_column_int64 (row, ID);
  event->key = moat_statement_dup_text (row, KEY);
  event->entity = moat_statement_dup_text (row, ENTITY);
  event->period.start = read_date (row, START);
  event->period.end = read_date (row, END);
  event->dimension = moat_statement_dup_text (row, DIMENSION);
  read_label (row, LABEL_EN, &event->label);
  event->source = moat_statement_dup_text (row, SOURCE);
  event->locator = moat_statement_dup_text (row, LOCATOR);
  return event;
}

GPtrArray *
moat_store_list_events (MoatStore *self, GError **error)
{
  return list (
    self,
    "SELECT v.id, v.key, e.key, v.period_start, v.period_end, d.key, v.label_en,"
    " v.label_zh, s.key, v.locator FROM event v LEFT JOIN entity e ON e.id = v.entity_id"
    " LEFT JOIN section d ON d.id = v.section_id LEFT JOIN source s ON s.id = v.source_id"
    " ORDER BY v.period_start, v.period_end, v.id",
    read_event, (GDestroyNotify) moat_event_free, error);
}

/* The columns of every statement that makes facts. */
#define FACT_COLUMNS                                                                              \
  "SELECT f.id, f.key, e.key, c.key, f.period_start, f.period_end, f.as_stated, f.value, f.low,"  \
  " f.high, f.unit, f.qualifier, f.status, f.grade, s.key, f.locator, f.known_from, f.remark_en," \
  " f.remark_zh FROM fact f JOIN entity e ON e.id = f.entity_id"                                  \
  " JOIN concept c ON c.id = f.concept_id LEFT JOIN source s ON s.id = f.source_id"

static gpointer
read_fact (sqlite3_stmt *row)
{
  enum
  {
    ID,
    KEY,
    ENTITY,
    CONCEPT,
    START,
    END,
    AS_STATED,
    VALUE,
    LOW,
    HIGH,
    UNIT,
    QUALIFIER,
    STATUS,
    GRADE,
    SOURCE,
    LOCATOR,
    KNOWN_FROM,
    REMARK_EN
  };
  MoatFact *fact = moat_fact_new ();
  const char *value = (const char *) sqlite3_column_text (row, VALUE);
  const char *low = (const char *) sqlite3_column_text (row, LOW);
  const char *high = (const char *) sqlite3_column_text (row, HIGH);

  fact->id = sqlite3_column_int64 (row, ID);
  fact->key = moat_statement_dup_text (row, KEY);
  fact->entity = moat_statement_dup_text (row, ENTITY);
  fact->concept = moat_statement_dup_text (row, CONCEPT);
  fact->period.start = read_date (row, START);
  fact->period.end = read_date (row, END);
  fact->as_stated = moat_statement_dup_text (row, AS_STATED);
  fact->has_value = value != NULL && moat_decimal_parse (value, &fact->best);
  fact->low = fact->high = fact->best;
  if (low != NULL && high != NULL)
    {
      moat_decimal_parse (low, &fact->low);
      moat_decimal_parse (high, &fact->high);
    }
  fact->unit = moat_unit_intern ((const char *) sqlite3_column_text (row, UNIT));
  moat_qualifier_from_nick ((const char *) sqlite3_column_text (row, QUALIFIER), &fact->qualifier);
  moat_status_from_nick ((const char *) sqlite3_column_text (row, STATUS), &fact->status);
  moat_grade_from_nick ((const char *) sqlite3_column_text (row, GRADE), &fact->grade);
  fact->source = moat_statement_dup_text (row, SOURCE);
  fact->locator = moat_statement_dup_text (row, LOCATOR);
  fact->known_from = read_date (row, KNOWN_FROM);
  read_label (row, REMARK_EN, &fact->remark);
  return fact;
}

#define FILTERED                            \
  " AND (?3 IS NULL OR s.key = ?3)"         \
  " AND (?4 IS NULL OR f.known_from <= ?4)" \
  " ORDER BY f.id LIMIT ?5 OFFSET ?6"

GPtrArray *
moat_store_list_facts (MoatStore *self, const MoatFactFilter *filter, GError **error)
{
  g_autofree char *as_known_on = NULL;
  sqlite3_stmt *select;
  gboolean is_series;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  /* Those of one entity and concept are found by an index. */
  is_series = filter->entity != NULL && filter->concept != NULL;
  select = moat_store_statement (
    self,
    is_series ? FACT_COLUMNS " WHERE f.entity_id = (SELECT id FROM entity WHERE key = ?1)"
                             " AND f.concept_id = (SELECT id FROM concept WHERE key = ?2)" FILTERED
              : FACT_COLUMNS " WHERE (?1 IS NULL OR e.key = ?1)"
                             " AND (?2 IS NULL OR c.key = ?2)" FILTERED,
    error);
  if (select == NULL)
    return NULL;
  as_known_on = moat_date_to_iso (filter->as_known_on);
  moat_statement_bind_optional (select, 1, filter->entity);
  moat_statement_bind_optional (select, 2, filter->concept);
  moat_statement_bind_optional (select, 3, filter->source);
  moat_statement_bind_optional (select, 4, as_known_on);
  moat_statement_bind_int (select, 5, filter->limit > 0 ? filter->limit : -1);
  moat_statement_bind_int (select, 6, filter->offset);
  return read_rows (select, read_fact, (GDestroyNotify) moat_fact_free, error);
}

/* The one fact that @select finds; @name is what was looked for. */
static MoatFact *
read_one_fact (sqlite3_stmt *select, const char *name, GError **error)
{
  MoatFact *fact = NULL;
  gboolean has_row;

  if (moat_statement_step (select, &has_row, error))
    {
      if (has_row)
        fact = read_fact (select);
      else
        g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                     /* Translators: %s is the key of a figure, such as f02. */
                     _ ("There is no figure “%s” in the project"), name);
    }
  sqlite3_reset (select);
  return fact;
}

MoatFact *
moat_store_get_fact (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (self, FACT_COLUMNS " WHERE f.id = ?1", error);
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (select == NULL)
    return NULL;
  moat_statement_bind_int (select, 1, id);
  return read_one_fact (select, name, error);
}

MoatFact *
moat_store_find_fact (MoatStore *self, const char *key, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (self, FACT_COLUMNS " WHERE f.key = ?1", error);

  if (select == NULL)
    return NULL;
  moat_statement_bind_text (select, 1, key);
  return read_one_fact (select, key, error);
}

gint64
moat_store_count_facts (MoatStore *self)
{
  gint64 n = 0;

  moat_db_get_int (self->db, "SELECT count (*) FROM fact", &n, NULL);
  return n;
}

gboolean
moat_store_has_facts (MoatStore *self)
{
  gint64 has = 0;

  moat_db_get_int (self->db, "SELECT EXISTS (SELECT 1 FROM fact)", &has, NULL);
  return has != 0;
}

void
moat_stored_chart_free (MoatStoredChart *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->spec);
  g_free (self);
}

static gpointer
read_chart (sqlite3_stmt *row)
{
  MoatStoredChart *chart = g_new0 (MoatStoredChart, 1);

  chart->id = sqlite3_column_int64 (row, 0);
  chart->key = moat_statement_dup_text (row, 1);
  chart->position = sqlite3_column_int (row, 2);
  chart->spec = moat_statement_dup_text (row, 3);
  return chart;
}

GPtrArray *
moat_store_list_charts (MoatStore *self, GError **error)
{
  return list (self, "SELECT id, key, position, spec FROM chart ORDER BY position, id", read_chart,
               (GDestroyNotify) moat_stored_chart_free, error);
}

gboolean
moat_store_find_id (MoatStore *self, const char *table, const char *key, gint64 *id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE key = ?1", table);
  sqlite3_stmt *select = moat_store_statement (self, sql, error);
  gboolean has_row, done;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_text (select, 1, key);
  done = moat_statement_step (select, &has_row, error);
  if (done && has_row)
    *id = sqlite3_column_int64 (select, 0);
  else if (done)
    g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                 /* Translators: the name of a table, such as source, and a key. */
                 _ ("The table %s has no row “%s”"), table, key);
  sqlite3_reset (select);
  return done && has_row;
}
