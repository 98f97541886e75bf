/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `comparison PROJECT.moat CHART WIDTHxHEIGHT`: how long a chart takes that compares many.  Prints
 * the medians in milliseconds of reading its figures, of building and drawing its picture, and of
 * finding what is under the pointer.
 */
#include <glib.h>
#include <stdlib.h>

#include "moat-cairo-painter.h"
#include "moat-chart-data.h"

#define N_ROUNDS 15
#define N_POINTS 1000

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare);
  return times[N_ROUNDS / 2];
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* One look at each of many places; milliseconds of one. */
static double
point (const MoatScene *scene)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint64 start = g_get_monotonic_time ();

  for (int i = 0; i < N_POINTS; i++)
    {
      double x = g_rand_double_range (random, 0, moat_scene_get_width (scene));
      double y = g_rand_double_range (random, 0, moat_scene_get_height (scene));
      gssize found = moat_scene_pick (scene, x, y, 12);

      if (found >= 0)
        moat_datum_free (moat_scene_get_datum (scene, (gsize) found));
    }
  return since (start) / N_POINTS;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  double read[N_ROUNDS], draw[N_ROUNDS], hover[N_ROUNDS];
  int width, height;

  if (argc != 4 || sscanf (argv[3], "%dx%d", &width, &height) != 2)
    return 2;
  project = moat_project_open (argv[1], TRUE, &error);
  for (int i = 0; project != NULL && i < N_ROUNDS; i++)
    {
      g_autoptr (MoatChartData) data = NULL;
      g_autoptr (MoatScene) scene = NULL;
      cairo_surface_t *surface;
      gint64 start = g_get_monotonic_time ();

      data =
        moat_chart_data_new (project, moat_project_find_chart (project, argv[2]), wording, &error);
      if (data == NULL)
        break;
      read[i] = since (start);
      start = g_get_monotonic_time ();
      scene = moat_chart_data_build_scene (data, moat_theme_get (MOAT_THEME_LIGHT),
                                           MOAT_TEXT_MEASURER (measurer), width, height,
                                           MOAT_DATE_NONE, MOAT_DATE_NONE);
      surface = moat_render_scene (scene, measurer, 1, &error);
      draw[i] = since (start);
      hover[i] = point (scene);
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  if (error != NULL)
    g_error ("%s", error->message);
  g_print ("%.2f %.2f %.4f\n", median (read), median (draw), median (hover));
  return 0;
}
