/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart on the screen: its pixels are those of the exported PNG, its selection survives
 * what it should, zooming is kept within the data, and it tells assistive tools what it shows. */

#include <glib/gstdio.h>

#include "moat-chart-view-private.h"
#include "moat-datum-list.h"
#include "moat-export.h"
#include "moat-pango-measurer.h"
#include "moat-project.h"

typedef struct
{
  char *folder;
  char *path;
  MoatProject *project;
  MoatWording *wording;
  GtkWidget *window;
  MoatChartView *view;
  guint n_selections;
} Fixture;

static void
count_cb (MoatChartView *view, guint *count)
{
  (*count)++;
}

static void
show_chart (Fixture *fixture, const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatChartData) data = moat_chart_data_new (
    fixture->project, moat_project_find_chart (fixture->project, key), fixture->wording, &error);

  g_assert_no_error (error);
  moat_chart_view_set_data (fixture->view, data);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = moat_project_get_sample_dir ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("moat-view-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "sample.moat", NULL);
  fixture->project = moat_project_create (fixture->path, sample, &error);
  g_assert_no_error (error);
  fixture->wording = moat_wording_new (MOAT_LANGUAGE_EN);
  fixture->window = gtk_window_new ();
  fixture->view = MOAT_CHART_VIEW (moat_chart_view_new ());
  g_signal_connect (fixture->view, "selection-changed", G_CALLBACK (count_cb),
                    &fixture->n_selections);
  show_chart (fixture, "investment-timeline");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (moat_chart_view_get_scene (fixture->view) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer view = fixture->view;

  g_object_add_weak_pointer (G_OBJECT (fixture->view), &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (view);
  moat_wording_unref (fixture->wording);
  g_assert_finalize_object (fixture->project);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gint64
id_of (Fixture *fixture, const char *key)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);
  gsize n = moat_scene_get_n_data (scene);

  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);

      if (strstr (datum->value, key) != NULL)
        return datum->fact_id;
    }
  g_assert_not_reached ();
}

static void
test_texture_is_the_exported_png (Fixture *fixture, gconstpointer data)
{
  GdkTexture *shown = moat_chart_view_get_texture (fixture->view);
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);
  g_autoptr (MoatPangoMeasurer) measurer = moat_pango_measurer_new ();
  MoatExportOptions options = { .format = MOAT_EXPORT_PNG, .scale = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = moat_export_to_bytes (scene, measurer, &options, &error);
  g_autoptr (GdkTexture) exported = NULL;
  gsize stride = (gsize) gdk_texture_get_width (shown) * 4;
  gsize size = stride * (gsize) gdk_texture_get_height (shown);
  g_autofree guchar *left = g_malloc (size), *right = g_malloc (size);

  g_assert_no_error (error);
  exported = gdk_texture_new_from_bytes (png, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (exported), ==, gdk_texture_get_width (shown));
  g_assert_cmpint (gdk_texture_get_height (exported), ==, gdk_texture_get_height (shown));
  gdk_texture_download (shown, left, stride);
  gdk_texture_download (exported, right, stride);
  g_assert_cmpmem (left, size, right, size);
}

static void
test_texture_is_painted_once (Fixture *fixture, gconstpointer data)
{
  GdkTexture *first = moat_chart_view_get_texture (fixture->view);

  moat_chart_view_select (fixture->view, 0);
  g_assert_true (moat_chart_view_get_texture (fixture->view) == first);
}

static void
test_selecting_emits_once (Fixture *fixture, gconstpointer data)
{
  moat_chart_view_select (fixture->view, 0);
  moat_chart_view_select (fixture->view, 0);
  g_assert_cmpuint (fixture->n_selections, ==, 1);
  moat_chart_view_select (fixture->view, -1);
  moat_chart_view_select (fixture->view, -1);
  g_assert_cmpuint (fixture->n_selections, ==, 2);
  g_assert_null (moat_chart_view_get_selected (fixture->view));
}

static void
test_selection_survives_zoom (Fixture *fixture, gconstpointer data)
{
  gint64 plan = id_of (fixture, "380");

  g_assert_true (moat_chart_view_select_fact (fixture->view, plan));
  for (int i = 0; i < 8; i++)
    moat_chart_view_zoom (fixture->view, 0.5);
  g_assert_nonnull (moat_chart_view_get_scene (fixture->view));
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->fact_id, ==, plan);
}

static void
test_selection_survives_new_data (Fixture *fixture, gconstpointer data)
{
  gint64 plan = id_of (fixture, "380");

  moat_chart_view_select_fact (fixture->view, plan);
  show_chart (fixture, "beside-aws");
  g_assert_cmpint (moat_chart_view_get_selected (fixture->view)->fact_id, ==, plan);
  g_assert_cmpuint (fixture->n_selections, ==, 1);
}

static void
test_selection_ends_with_its_figure (Fixture *fixture, gconstpointer data)
{
  moat_chart_view_select_fact (fixture->view, id_of (fixture, "380"));
  show_chart (fixture, "cloud-footprint");
  g_assert_null (moat_chart_view_get_selected (fixture->view));
  g_assert_cmpuint (fixture->n_selections, ==, 2);
}

static void
test_zoom_and_reset (Fixture *fixture, gconstpointer data)
{
  MoatTimeAxis before = *moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view));
  const MoatTimeAxis *axis;

  g_assert_true (moat_chart_view_can_zoom (fixture->view));
  g_assert_false (moat_chart_view_is_zoomed (fixture->view));
  moat_chart_view_zoom (fixture->view, 0.5);
  axis = moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view));
  g_assert_true (moat_chart_view_is_zoomed (fixture->view));
  g_assert_cmpint (axis->to - axis->from, <, (before.to - before.from) * 6 / 10);
  moat_chart_view_pan (fixture->view, 0.5);
  g_assert_cmpint (moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view))->to, >,
                   before.from + (before.to - before.from) * 3 / 4);
  moat_chart_view_reset_zoom (fixture->view);
  axis = moat_scene_get_time_axis (moat_chart_view_get_scene (fixture->view));
  g_assert_cmpint (axis->from, ==, before.from);
  g_assert_cmpint (axis->to, ==, before.to);
}

static void
test_categories_do_not_zoom (Fixture *fixture, gconstpointer data)
{
  show_chart (fixture, "cloud-footprint");
  g_assert_false (moat_chart_view_can_zoom (fixture->view));
  moat_chart_view_zoom (fixture->view, 0.5);
  g_assert_false (moat_chart_view_is_zoomed (fixture->view));
}

static void
test_dark_theme_paints_anew (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GdkTexture) light = g_object_ref (moat_chart_view_get_texture (fixture->view));

  moat_chart_view_set_theme (fixture->view, moat_theme_get (MOAT_THEME_DARK));
  g_assert_true (moat_chart_view_get_texture (fixture->view) != light);
}

static void
test_tells_what_it_shows (Fixture *fixture, gconstpointer data)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);

  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_IMG);
  show_chart (fixture, "investment-timeline");
  scene = moat_chart_view_get_scene (fixture->view);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       moat_scene_get_title (scene));
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       moat_scene_get_description (scene));
}

static void
test_tells_what_is_selected (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = NULL;
  const MoatDatum *datum;

  moat_chart_view_select_fact (fixture->view, id_of (fixture, "380"));
  datum = moat_chart_view_get_selected (fixture->view);
  description = g_strdup_printf ("Selected: %s, %s, %s", datum->value, datum->period, datum->title);
  gtk_test_accessible_assert_property (fixture->view, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
}

static void
test_list_has_the_same_data (Fixture *fixture, gconstpointer data)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);
  g_autoptr (MoatDatumList) list = moat_datum_list_new ();
  g_autoptr (MoatDatumItem) item = NULL;
  g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, 0);

  moat_datum_list_set_scene (list, scene);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==,
                    moat_scene_get_n_data (scene));
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (moat_datum_item_get_datum (item)->value, ==, datum->value);
  moat_datum_list_set_scene (list, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
test_nothing_to_show (Fixture *fixture, gconstpointer data)
{
  moat_chart_view_select (fixture->view, 0);
  moat_chart_view_set_data (fixture->view, NULL);
  g_assert_null (moat_chart_view_get_scene (fixture->view));
  g_assert_null (moat_chart_view_get_texture (fixture->view));
  g_assert_null (moat_chart_view_get_selected (fixture->view));
}

/* At a size where what was under the pointer stands elsewhere. */
static void
test_hover_ends_when_its_mark_moves (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->view);
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);
  gsize last = moat_scene_get_n_data (scene) - 1;
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (MoatDatum) before = moat_scene_get_datum (scene, last);
  g_autoptr (MoatDatum) after = NULL;

  _moat_chart_view_set_hovered (fixture->view, (gssize) last);
  gtk_widget_size_allocate (widget, &(GtkAllocation){ 0, 0, 330, 242 }, -1);
  scene = moat_chart_view_get_scene (fixture->view);
  after = moat_scene_get_datum (scene, last);
  g_assert_cmpfloat (after->bounds.x, !=, before->bounds.x);
  _moat_chart_view_snapshot (widget, snapshot);
  g_assert_cmpint (fixture->view->hovered, ==, -1);
}

#define ADD(name, function) \
  g_test_add ("/widgets/chart-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("texture-is-the-exported-png", test_texture_is_the_exported_png);
  ADD ("texture-is-painted-once", test_texture_is_painted_once);
  ADD ("selecting-emits-once", test_selecting_emits_once);
  ADD ("selection-survives-zoom", test_selection_survives_zoom);
  ADD ("selection-survives-new-data", test_selection_survives_new_data);
  ADD ("selection-ends-with-its-figure", test_selection_ends_with_its_figure);
  ADD ("zoom-and-reset", test_zoom_and_reset);
  ADD ("categories-do-not-zoom", test_categories_do_not_zoom);
  ADD ("dark-theme-paints-anew", test_dark_theme_paints_anew);
  ADD ("tells-what-it-shows", test_tells_what_it_shows);
  ADD ("tells-what-is-selected", test_tells_what_is_selected);
  ADD ("list-has-the-same-data", test_list_has_the_same_data);
  ADD ("hover-ends-with-its-mark", test_hover_ends_when_its_mark_moves);
  ADD ("nothing-to-show", test_nothing_to_show);
  return g_test_run ();
}
