/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange rates in the project file: reading them by pair and period, and changing them.
 *
 * The history of a central bank has some 300,000 daily rates, so a reader names the pair and the
 * days it wants; the unique index on pair, kind and last day answers that without touching the
 * rest.  A pair is asked for in either direction, because which currency is the base is the
 * source's choice.  The double that drawing uses is computed from the exact decimal here. */
#include "config.h"

#include "moat-store-rates.h"

#include <glib/gi18n-lib.h>

#include "moat-rate-text.h"
#include "moat-store-private.h"
#include "moat-unit.h"

#define COLUMNS                                                                                    \
  "SELECT r.id, r.base, r.quote, r.value, r.kind, r.period_start, r.period_end, s.key, r.locator " \
  "FROM rate r LEFT JOIN source s ON s.id = r.source_id"

enum
{
  ID,
  BASE,
  QUOTE,
  VALUE,
  KIND,
  START,
  END,
  SOURCE,
  LOCATOR
};

/* Parameters of every selection; those that a filter leaves open are not in its SQL. */
enum
{
  ONE = 1,
  OTHER,
  OF_KIND,
  FROM,
  TO,
  LIMIT,
  OFFSET
};

static const char *
read_unit (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? moat_unit_intern (text) : NULL;
}

static MoatDate
read_date (sqlite3_stmt *row, int column)
{
  const char *text = (const char *) sqlite3_column_text (row, column);

  return text != NULL ? moat_date_parse_iso (text, -1) : MOAT_DATE_NONE;
}

/* NULL for a row that only a tampered file has; checking the project names it. */
static MoatRate *
read_rate (sqlite3_stmt *row)
{
  g_autoptr (MoatRate) rate = moat_rate_new ();
  const char *value = (const char *) sqlite3_column_text (row, VALUE);

  rate->id = sqlite3_column_int64 (row, ID);
  rate->base = read_unit (row, BASE);
  rate->quote = read_unit (row, QUOTE);
  moat_rate_kind_from_nick ((const char *) sqlite3_column_text (row, KIND), &rate->kind);
  rate->period = (MoatPeriod){ read_date (row, START), read_date (row, END) };
  rate->source = moat_statement_dup_text (row, SOURCE);
  rate->locator = moat_statement_dup_text (row, LOCATOR);
  if (rate->base == NULL || rate->quote == NULL || !moat_period_is_valid (rate->period) ||
      value == NULL || !moat_decimal_parse (value, &rate->value) ||
      moat_decimal_sign (rate->value) <= 0)
    return NULL;
  return g_steal_pointer (&rate);
}

static void
append_where (GString *sql, const MoatRateFilter *filter)
{
  g_string_append (sql, " WHERE 1");
  if (filter->other != NULL)
    g_string_append (sql, " AND ((r.base = ?1 AND r.quote = ?2) OR"
                          " (r.base = ?2 AND r.quote = ?1))");
  else if (filter->one != NULL)
    g_string_append (sql, " AND (r.base = ?1 OR r.quote = ?1)");
  if (filter->of_kind)
    g_string_append (sql, " AND r.kind = ?3");
  if (filter->from != MOAT_DATE_NONE)
    g_string_append (sql, " AND r.period_end >= ?4");
  if (filter->to != MOAT_DATE_NONE)
    g_string_append (sql, " AND ifnull (r.period_start, r.period_end) <= ?5");
}

static void
bind_filter (sqlite3_stmt *select, const MoatRateFilter *filter)
{
  if (filter->one != NULL)
    moat_statement_bind_text (select, ONE, filter->one);
  if (filter->other != NULL)
    moat_statement_bind_text (select, OTHER, filter->other);
  if (filter->of_kind)
    moat_statement_bind_text (select, OF_KIND, moat_rate_kind_to_nick (filter->kind));
  if (filter->from != MOAT_DATE_NONE)
    moat_statement_bind_taken (select, FROM, moat_date_to_iso (filter->from));
  if (filter->to != MOAT_DATE_NONE)
    moat_statement_bind_taken (select, TO, moat_date_to_iso (filter->to));
}

GPtrArray *
moat_store_list_rates (MoatStore *self, const MoatRateFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_rate_free);
  g_autoptr (GString) sql = g_string_new (COLUMNS);
  sqlite3_stmt *select;
  gboolean has_row = TRUE, done = TRUE;

  g_return_val_if_fail (self != NULL && filter != NULL, NULL);

  append_where (sql, filter);
  g_string_append (sql, " ORDER BY r.base, r.quote, r.kind, r.period_end,"
                        " ifnull (r.period_start, '') LIMIT ?6 OFFSET ?7");
  select = moat_store_statement (self, sql->str, error);
  if (select == NULL)
    return NULL;
  bind_filter (select, filter);
  moat_statement_bind_int (select, LIMIT, filter->limit > 0 ? filter->limit : -1);
  moat_statement_bind_int (select, OFFSET, filter->offset);
  while ((done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatRate *rate = read_rate (select);

      if (rate != NULL)
        g_ptr_array_add (rates, rate);
    }
  sqlite3_reset (select);
  return done ? g_steal_pointer (&rates) : NULL;
}

gint64
moat_store_count_rates (MoatStore *self, const MoatRateFilter *filter, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT count (*) FROM rate r");
  sqlite3_stmt *select;
  gboolean has_row = FALSE;
  gint64 count = -1;

  g_return_val_if_fail (self != NULL && filter != NULL, -1);

  append_where (sql, filter);
  select = moat_store_statement (self, sql->str, error);
  if (select == NULL)
    return -1;
  bind_filter (select, filter);
  if (moat_statement_step (select, &has_row, error) && has_row)
    count = sqlite3_column_int64 (select, 0);
  sqlite3_reset (select);
  return count;
}

MoatRate *
moat_store_get_rate (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (self, COLUMNS " WHERE r.id = ?1", error);
  gboolean has_row = FALSE;
  MoatRate *rate = NULL;

  if (select == NULL)
    return NULL;
  moat_statement_bind_int (select, 1, id);
  if (moat_statement_step (select, &has_row, error))
    {
      rate = has_row ? read_rate (select) : NULL;
      if (rate == NULL)
        g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                             _ ("The exchange rate is no longer in the project"));
    }
  sqlite3_reset (select);
  return rate;
}

gboolean
moat_store_get_rate_extent (MoatStore *self, const char *one, const char *other, MoatPeriod *extent,
                            GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT min (ifnull (period_start, period_end)), max (period_end) FROM rate"
    " WHERE (base = ?1 AND quote = ?2) OR (base = ?2 AND quote = ?1)",
    error);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  moat_statement_bind_text (select, 1, one);
  moat_statement_bind_text (select, 2, other);
  if (moat_statement_step (select, &has_row, error) && has_row)
    *extent = (MoatPeriod){ read_date (select, 0), read_date (select, 1) };
  sqlite3_reset (select);
  return has_row && extent->end != MOAT_DATE_NONE;
}

MoatRate *
moat_store_find_rate (MoatStore *self, const MoatRate *like, GError **error)
{
  sqlite3_stmt *select = moat_store_statement (
    self,
    COLUMNS " WHERE r.base = ?1 AND r.quote = ?2 AND r.kind = ?3 AND r.period_end = ?4"
            " AND ifnull (r.period_start, '') = ?5",
    error);
  gboolean has_row = FALSE;
  MoatRate *rate = NULL;

  g_return_val_if_fail (like != NULL, NULL);

  if (select == NULL)
    return NULL;
  moat_statement_bind_text (select, 1, like->base);
  moat_statement_bind_text (select, 2, like->quote);
  moat_statement_bind_text (select, 3, moat_rate_kind_to_nick (like->kind));
  moat_statement_bind_taken (select, 4, moat_date_to_iso (like->period.end));
  moat_statement_bind_sized (select, 5, moat_date_to_iso (like->period.start),
                             like->period.start != MOAT_DATE_NONE ? 10 : 0);
  if (moat_statement_step (select, &has_row, error) && has_row)
    rate = read_rate (select);
  sqlite3_reset (select);
  return rate;
}

GPtrArray *
moat_store_list_rate_pairs (MoatStore *self, GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT base, quote, kind, count (*), min (ifnull (period_start, period_end)),"
    " max (period_end) FROM rate GROUP BY base, quote, kind ORDER BY base, quote, kind",
    error);
  gboolean has_row = TRUE, done = FALSE;

  while (select != NULL && (done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatRatePair *pair = g_new0 (MoatRatePair, 1);

      pair->base = read_unit (select, 0);
      pair->quote = read_unit (select, 1);
      moat_rate_kind_from_nick ((const char *) sqlite3_column_text (select, 2), &pair->kind);
      pair->count = sqlite3_column_int64 (select, 3);
      pair->extent = (MoatPeriod){ read_date (select, 4), read_date (select, 5) };
      if (pair->base != NULL && pair->quote != NULL)
        g_ptr_array_add (pairs, pair);
      else
        g_free (pair);
    }
  if (select != NULL)
    sqlite3_reset (select);
  return done ? g_steal_pointer (&pairs) : NULL;
}

GStrv
moat_store_list_currency_pairs (MoatStore *self, GError **error)
{
  g_autoptr (GStrvBuilder) pairs = g_strv_builder_new ();
  sqlite3_stmt *select =
    moat_store_statement (self, "SELECT DISTINCT base, quote FROM rate ORDER BY 1, 2", error);
  gboolean has_row = TRUE, done = FALSE;

  while (select != NULL && (done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      const char *base = read_unit (select, 0);
      const char *quote = read_unit (select, 1);
      g_autofree char *pair = g_strjoin ("/", base, quote, NULL);

      if (base != NULL && quote != NULL)
        g_strv_builder_add (pairs, pair);
    }
  if (select != NULL)
    sqlite3_reset (select);
  return done ? g_strv_builder_end (pairs) : NULL;
}

GArray *
moat_store_list_rate_years (MoatStore *self, GError **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (MoatRateYearMean));
  sqlite3_stmt *select = moat_store_statement (
    self,
    "SELECT base, quote, CAST (substr (period_end, 1, 4) AS INTEGER) AS year, avg (value_real)"
    " FROM rate WHERE period_start IS NULL OR (substr (period_start, 5) = '-01-01'"
    " AND period_end = substr (period_start, 1, 4) || '-12-31') GROUP BY base, quote, year",
    error);
  gboolean has_row = TRUE, done = FALSE;

  while (select != NULL && (done = moat_statement_step (select, &has_row, error)) && has_row)
    {
      MoatRateYearMean year = { read_unit (select, 0), read_unit (select, 1),
                                sqlite3_column_int (select, 2), sqlite3_column_double (select, 3) };

      if (year.base != NULL && year.quote != NULL)
        g_array_append_val (years, year);
    }
  if (select != NULL)
    sqlite3_reset (select);
  return done ? g_steal_pointer (&years) : NULL;
}

/* "CNY/USD 2024-12-31": what one dollar is in yuan, as rates are written. */
static char *
name_rate (const MoatRate *rate)
{
  g_autofree char *start = moat_date_to_iso (rate->period.start);
  g_autofree char *end = moat_date_to_iso (rate->period.end);

  return g_strdup_printf ("%s/%s %s%s%s", rate->quote, rate->base, start, *start != '\0' ? "/" : "",
                          end);
}

static gboolean
check_rate (const MoatRate *rate, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (moat_rate_validate (rate, &problem))
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT, problem->message);
  return FALSE;
}

static gboolean
bind_rate (MoatStore *self, sqlite3_stmt *put, const MoatRate *rate, gint64 batch, GError **error)
{
  gint64 source;

  moat_statement_bind_text (put, 1, rate->base);
  moat_statement_bind_text (put, 2, rate->quote);
  moat_statement_bind_taken (put, 3, moat_decimal_to_string (rate->value));
  moat_statement_bind_double (put, 4, moat_decimal_to_double (rate->value));
  moat_statement_bind_text (put, 5, moat_rate_kind_to_nick (rate->kind));
  moat_statement_bind_taken (put, 6, moat_date_to_iso (rate->period.start));
  moat_statement_bind_taken (put, 7, moat_date_to_iso (rate->period.end));
  if (rate->source == NULL || *rate->source == '\0')
    moat_statement_bind_null (put, 8);
  else if (!moat_store_find_id (self, "source", rate->source, &source, error))
    return FALSE;
  else
    moat_statement_bind_int (put, 8, source);
  moat_statement_bind_text (put, 9, rate->locator != NULL ? rate->locator : "");
  if (rate->id != 0)
    moat_statement_bind_int (put, 10, rate->id);
  else if (batch != 0)
    moat_statement_bind_int (put, 10, batch);
  else
    moat_statement_bind_null (put, 10);
  return TRUE;
}

/* Runs @put; a second rate of the same pair, kind and period is refused in the words of people. */
static gboolean
run_put (MoatStore *self, sqlite3_stmt *put, const MoatRate *rate, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (moat_statement_run (put, &local))
    {
      if (sqlite3_changes (self->db) > 0)
        return TRUE;
      g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                           _ ("The exchange rate is no longer in the project"));
    }
  else if (sqlite3_extended_errcode (self->db) == SQLITE_CONSTRAINT_UNIQUE)
    {
      g_autofree char *name = name_rate (rate);

      g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is a pair of currencies and days: "CNY/USD 2024-12-31". */
                   _ ("The project has a rate %s already. Change that one."), name);
    }
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
moat_store_put_rate (MoatStore *self, MoatRate *rate, gint64 batch, GError **error)
{
  static const char insert[] =
    "INSERT INTO rate (base, quote, value, value_real, kind, period_start, period_end, source_id,"
    " locator, batch_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
  static const char update[] =
    "UPDATE rate SET base = ?1, quote = ?2, value = ?3, value_real = ?4, kind = ?5,"
    " period_start = ?6, period_end = ?7, source_id = ?8, locator = ?9 WHERE id = ?10";
  sqlite3_stmt *put;

  g_return_val_if_fail (self != NULL && rate != NULL, FALSE);
  g_return_val_if_fail (moat_store_is_in_action (self), FALSE);

  if (!moat_store_may_change (self, error) || !check_rate (rate, error))
    return FALSE;
  put = moat_store_statement (self, rate->id == 0 ? insert : update, error);
  if (put == NULL || !bind_rate (self, put, rate, batch, error) ||
      !run_put (self, put, rate, error))
    return FALSE;
  if (rate->id == 0)
    rate->id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

gboolean
moat_store_delete_rate (MoatStore *self, gint64 id, GError **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (self != NULL && moat_store_is_in_action (self), FALSE);

  statement = moat_store_may_change (self, error)
                ? moat_store_statement (self, "DELETE FROM rate WHERE id = ?1", error)
                : NULL;
  if (statement == NULL)
    return FALSE;
  moat_statement_bind_int (statement, 1, id);
  if (!moat_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (self->db) > 0)
    return TRUE;
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("The exchange rate is no longer in the project"));
  return FALSE;
}
