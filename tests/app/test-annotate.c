/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Putting something on a chart in the window: from the menu, with the marks that are selected;
 * moving it by mouse and keys, changing its words, taking it away, and undoing all of it. */

#include <adwaita.h>

#include "driver.h"
#include "moat-chart-view.h"
#include "moat-explore-page.h"
#include "moat-inspector.h"

typedef struct
{
  Driver *driver;
  GtkWidget *root; /* the window */
  MoatExplorePage *page;
  MoatChartView *view;
} Fixture;

/* Shows a chart of one company's columns. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  MoatWindow *window;

  fixture->driver = driver_new ();
  window = driver_start_sample (fixture->driver);
  fixture->root = GTK_WIDGET (window);
  fixture->page = MOAT_EXPLORE_PAGE (driver_wait_for (fixture->root, MOAT_TYPE_EXPLORE_PAGE, NULL));
  fixture->view = moat_explore_page_get_view (fixture->page);
  moat_explore_page_set_chart_key (fixture->page, "alibaba-rd");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  driver_settle (fixture->driver);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  driver_free (fixture->driver);
}

static const GPtrArray *
get_annotations (Fixture *fixture)
{
  return moat_explore_page_get_spec (fixture->page)->annotations;
}

/* Chooses an entry of the menu. */
static void
annotate (Fixture *fixture, const char *label)
{
  GtkWidget *popover;

  driver_click (fixture->driver, driver_wait_for (fixture->root, GTK_TYPE_MENU_BUTTON, "Annotate"));
  popover = driver_wait_for (fixture->root, GTK_TYPE_POPOVER, NULL);
  driver_click (fixture->driver, driver_wait_for (popover, GTK_TYPE_LABEL, label));
  driver_wait_gone (GTK_TYPE_POPOVER, NULL);
  driver_settle (fixture->driver);
}

/* The index in the scene of the annotation at @index of the spec; −1: it is not drawn. */
static gssize
find_drawn (Fixture *fixture, gsize index)
{
  MoatScene *scene = moat_chart_view_get_scene (fixture->view);

  for (gsize i = 0; i < moat_scene_get_n_data (scene); i++)
    {
      g_autoptr (MoatDatum) datum = moat_scene_get_datum (scene, i);

      if (datum->kind == MOAT_DATUM_ANNOTATION && datum->index == index)
        return (gssize) i;
    }
  return -1;
}

static void
test_growth_between_two_marks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *inspector = driver_wait_for (fixture->root, MOAT_TYPE_INSPECTOR, NULL);
  const MoatAnnotation *annotation;
  gssize drawn;

  driver_key (fixture->driver, "Home");
  driver_key (fixture->driver, "<Shift>Right");
  driver_key (fixture->driver, "<Shift>Right");
  annotate (fixture, "Growth a Year");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 1);
  annotation = get_annotations (fixture)->pdata[0];
  g_assert_cmpint (annotation->kind, ==, MOAT_ANNOTATION_CAGR);
  g_assert_cmpstr (annotation->from.entity, ==, "alibaba-group");
  g_assert_cmpint (annotation->from.period.end, <, annotation->to.period.end);
  drawn = find_drawn (fixture, 0);
  g_assert_cmpint (drawn, >=, 0);
  moat_chart_view_select (fixture->view, drawn);
  driver_settle (fixture->driver);
  /* It answers for itself. */
  g_assert_nonnull (strstr (moat_inspector_get_text (MOAT_INSPECTOR (inspector)), "3,753,000,000"));
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 0);
}

static void
test_without_marks_it_says_what_to_do (Fixture *fixture, gconstpointer data)
{
  annotate (fixture, "Ratio");
  driver_wait_for (fixture->root, GTK_TYPE_LABEL,
                   "Select two marks first: click one, then the other with Ctrl.");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 0);
}

static void
test_callout_is_written_changed_and_deleted (Fixture *fixture, gconstpointer data)
{
  driver_key (fixture->driver, "End");
  annotate (fixture, "Callout…");
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"),
               "The largest");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 1);
  moat_chart_view_select (fixture->view, find_drawn (fixture, 0));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  driver_key (fixture->driver, "Return");
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"),
               "The largest so far");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  g_assert_cmpstr (((MoatAnnotation *) get_annotations (fixture)->pdata[0])->text.en, ==,
                   "The largest so far");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  driver_key (fixture->driver, "Delete");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 0);
  driver_key (fixture->driver, "<Control>z");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 1);
}

static void
test_a_callout_is_moved_by_mouse_and_keys (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatDatum) before = NULL;
  const MoatAnnotation *annotation;
  gssize drawn;

  driver_key (fixture->driver, "Home");
  annotate (fixture, "Callout…");
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "English"), "Here");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "English");
  drawn = find_drawn (fixture, 0);
  before = moat_scene_get_datum (moat_chart_view_get_scene (fixture->view), (gsize) drawn);
  driver_drag (fixture->driver, GTK_WIDGET (fixture->view),
               before->bounds.x + before->bounds.width / 2,
               before->bounds.y + before->bounds.height / 2, 60, 20);
  driver_settle (fixture->driver);
  annotation = get_annotations (fixture)->pdata[0];
  g_assert_true (annotation->is_moved);
  g_assert_cmpfloat (annotation->dx, >, 0.02);
  moat_chart_view_select (fixture->view, find_drawn (fixture, 0));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  {
    double dx = annotation->dx;

    driver_key (fixture->driver, "<Control><Shift>Left");
    annotation = get_annotations (fixture)->pdata[0];
    g_assert_cmpfloat (annotation->dx, <, dx);
  }
  driver_key (fixture->driver, "<Control>z");
  driver_key (fixture->driver, "<Control>z");
  g_assert_false (((MoatAnnotation *) get_annotations (fixture)->pdata[0])->is_moved);
}

static void
test_target_is_typed_as_people_write_it (Fixture *fixture, gconstpointer data)
{
  annotate (fixture, "Target Line…");
  driver_fill (fixture->driver, driver_wait_for (NULL, ADW_TYPE_ENTRY_ROW, "Value"), "30 bn");
  driver_key (fixture->driver, "Return");
  driver_wait_gone (ADW_TYPE_ENTRY_ROW, "Value");
  g_assert_cmpuint (get_annotations (fixture)->len, ==, 1);
  g_assert_cmpfloat (((MoatAnnotation *) get_annotations (fixture)->pdata[0])->low, ==, 30e9);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/app/annotate/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("growth-between-two-marks", test_growth_between_two_marks);
  ADD ("without-marks-it-says-what-to-do", test_without_marks_it_says_what_to_do);
  ADD ("callout-is-written-changed-and-deleted", test_callout_is_written_changed_and_deleted);
  ADD ("a-callout-is-moved-by-mouse-and-keys", test_a_callout_is_moved_by_mouse_and_keys);
  ADD ("target-is-typed-as-people-write-it", test_target_is_typed_as_people_write_it);
#undef ADD
  return g_test_run ();
}
