/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a project file: it opens or is refused; what opens can be checked, read and drawn
 * from, and reading changes no byte of it. */
#include "fuzz.h"
#include "moat-chart-data.h"
#include "moat-project.h"
#include "moat-store.h"

#include <glib/gstdio.h>
#include <string.h>

static void
read_project (MoatProject *project)
{
  g_autoptr (GPtrArray) problems = moat_project_check (project, NULL);
  g_autoptr (GPtrArray) facts = moat_store_list_facts (moat_project_get_store (project),
                                                       &(MoatFactFilter){ .limit = 1000 }, NULL);
  GPtrArray *charts = moat_project_get_charts (project);

  for (guint i = 0; charts != NULL && i < charts->len; i++)
    {
      g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
      MoatChartData *data = moat_chart_data_new (project, charts->pdata[i], wording, NULL);

      if (data != NULL)
        moat_chart_data_unref (data);
    }
}

/* SQLite puts its journal beside the file, so this one needs a folder. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *folder = g_dir_make_tmp ("moat-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "fuzz.moat", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = NULL;
  gsize size_after;

  g_file_set_contents (path, (const char *) data, (gssize) size, &error);
  g_assert_no_error (error);
  project = moat_project_open (path, TRUE, &error);
  g_assert_true ((project == NULL) == (error != NULL));
  if (project != NULL)
    read_project (project);
  g_clear_object (&project);
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_true (size_after == size && memcmp (after, data, size) == 0);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing was left beside it */
  return 0;
}
