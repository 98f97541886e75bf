/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports that tests of the model make: a text becomes a file beside the project, the suggested
 * mapping is taken as it is, and what the result counts has to add up. */
#include "import-trial.h"

#include "moat-recognise.h"

char *
trial_write_file (const Fixture *fixture, const char *text)
{
  char *path = g_build_filename (fixture->folder, "figures.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

void
trial_init (Trial *self, Fixture *fixture, const char *text)
{
  g_autofree char *path = trial_write_file (fixture, text);
  const MoatKnownNames nothing = { 0 };
  g_autoptr (GError) error = NULL;

  *self = (Trial){ .fixture = fixture };
  self->file = moat_data_file_open (path, MOAT_DATA_FORMAT_AUTO, NULL, &error);
  g_assert_no_error (error);
  self->mapping = moat_mapping_suggest (self->file, NULL, &nothing, NULL, &error);
  g_assert_no_error (error);
}

void
trial_clear (Trial *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->mapping, moat_mapping_free);
  g_clear_object (&self->cancellable);
}

static void
refused_cb (const MoatRefusal *refusal, gpointer data)
{
  ((Trial *) data)->n_told++;
}

MoatImportResult *
trial_try (Trial *self, GError **error)
{
  const MoatImportRequest request = {
    .file = self->file,
    .mapping = self->mapping,
    .dry_run = self->dry_run,
    .refused = refused_cb,
    .data = self,
  };
  MoatImportResult *result =
    moat_import_data (self->fixture->path, &request, self->cancellable, error);

  g_assert_true (moat_project_refresh (self->fixture->project));
  return result;
}

MoatImportResult *
trial_run (Trial *self)
{
  g_autoptr (GError) error = NULL;
  MoatImportResult *result = trial_try (self, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (result->n_figures, ==,
                    result->n_added + result->n_restated + result->n_unchanged + result->n_refused);
  g_assert_cmpuint (self->n_told, ==, result->n_refused);
  return result;
}

MoatImportResult *
import_text (Fixture *fixture, const char *text)
{
  MoatImportResult *result;
  Trial trial;

  trial_init (&trial, fixture, text);
  result = trial_run (&trial);
  trial_clear (&trial);
  return result;
}

void
assert_import (Fixture *fixture, const char *text, const char *counts)
{
  g_autoptr (MoatImportResult) result = import_text (fixture, text);
  g_autofree char *found = g_strdup_printf ("%zu %zu %zu %zu", result->n_added, result->n_restated,
                                            result->n_unchanged, result->n_refused);
  MoatStore *store = moat_project_get_store (fixture->project);
  g_autoptr (GPtrArray) problems = moat_store_check (store, NULL);

  if (!g_str_equal (found, counts) && result->refusals->len > 0)
    g_test_message ("%s", ((MoatRefusal *) result->refusals->pdata[0])->message);
  g_assert_cmpstr (found, ==, counts);
  if (problems->len > 0)
    g_error ("%s", (const char *) problems->pdata[0]);
}

char *
trial_compose_many (guint n, guint n_entities)
{
  GString *text = g_string_new (TRIAL_HEAD);
  char day[MOAT_DATE_ISO_SIZE];

  for (guint i = 0; i < n; i++)
    {
      moat_date_write_iso (moat_date_new (1990, 1, 1) + (int) (i / n_entities), day);
      g_string_append_printf (text, "e%u,cash,%s,%u.5,USD,S,\n", i % n_entities, day, i);
    }
  return g_string_free (text, FALSE);
}
