/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the model share: projects in temporary folders, and short ways to read and
 * change the facts in them. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "moat-chart-json.h"

Fixture *
fixture_new (gboolean with_sample)
{
  Fixture *self = g_new0 (Fixture, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *sample = with_sample ? moat_project_get_sample_dir () : NULL;

  self->folder = g_dir_make_tmp ("moat-model-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "test.moat", NULL);
  self->project = moat_project_create (self->path, sample, &error);
  g_assert_no_error (error);
  return self;
}

void
fixture_free (Fixture *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&self->project);
  folder = g_dir_open (self->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

void
fixture_reopen (Fixture *self, gboolean read_only)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->project);
  self->project = moat_project_open (self->path, read_only, &error);
  g_assert_no_error (error);
}

void
fixture_run_sql (const Fixture *self, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

int
fixture_count (const Fixture *self, const char *query)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  int count;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, query, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  count = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return count;
}

char *
next_fact_key (const Fixture *self, int ahead)
{
  int last = fixture_count (self, "SELECT max (CAST (substr (key, 2) AS INTEGER)) FROM fact"
                                  " WHERE key GLOB 'f[0-9]*'");

  return g_strdup_printf ("f%02d", last + 1 + ahead);
}

MoatFact *
get_fact (MoatProject *project, const char *key)
{
  g_autoptr (GError) error = NULL;
  MoatFact *fact = moat_store_find_fact (moat_project_get_store (project), key, &error);

  g_assert_no_error (error);
  return fact;
}

void
set_field (MoatFact *fact, MoatFactField field, const char *text)
{
  g_autoptr (GError) error = NULL;

  moat_fact_set_text (fact, field, text, &error);
  g_assert_no_error (error);
}

gboolean
edit (MoatProject *project, const char *key, MoatFactField field, const char *text, GError **error)
{
  g_autoptr (MoatFact) fact = get_fact (project, key);

  set_field (fact, field, text);
  return moat_project_put_fact (project, fact, error);
}

MoatFact *
make_fact (const char *as_stated)
{
  MoatFact *fact = moat_fact_new ();

  set_field (fact, MOAT_FACT_FIELD_ENTITY, "alibaba-group");
  set_field (fact, MOAT_FACT_FIELD_CONCEPT, "rd_expense");
  set_field (fact, MOAT_FACT_FIELD_PERIOD_START, "2023-01-01");
  set_field (fact, MOAT_FACT_FIELD_PERIOD_END, "2023-12-31");
  set_field (fact, MOAT_FACT_FIELD_UNIT, "CNY");
  set_field (fact, MOAT_FACT_FIELD_AS_STATED, as_stated);
  set_field (fact, MOAT_FACT_FIELD_SOURCE, "nanfanglue-2025");
  set_field (fact, MOAT_FACT_FIELD_KNOWN_FROM, "2025-03-17");
  return fact;
}

char *
dump (MoatProject *project)
{
  g_autoptr (GError) error = NULL;
  char *text = moat_store_dump (moat_project_get_store (project), &error);

  g_assert_no_error (error);
  return text;
}

MoatChartSpec *
make_spec (const char *key, const char *json)
{
  g_autoptr (GError) error = NULL;
  MoatChartSpec *spec = moat_chart_spec_from_json (key, json, &error);

  g_assert_no_error (error);
  return spec;
}
