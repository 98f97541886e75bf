/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `grid PROJECT.moat`: how long the table of figures takes to draw a frame while it is scrolled a
 * row at a time, while it is dragged from end to end, and to show what a filter found; in
 * milliseconds, the median and the 95th percentile.
 *
 * Run under Xvfb.  What is measured is the program's own time for a frame, from its layout to the
 * end of painting.
 */
#include <stdlib.h>

#include <adwaita.h>

#include "moat-application.h"
#include "moat-figures-page.h"

#define FRAMES 120
#define FILTERS 5

typedef struct
{
  gint64 start;
  double times[FRAMES];
  int n;
} Meter;

static void
begin_cb (GdkFrameClock *clock, Meter *meter)
{
  meter->start = g_get_monotonic_time ();
}

static void
end_cb (GdkFrameClock *clock, Meter *meter)
{
  if (meter->start != 0 && meter->n < FRAMES)
    meter->times[meter->n++] = (double) (g_get_monotonic_time () - meter->start) / 1000;
  meter->start = 0;
}

static int
compare_doubles (const void *a, const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static void
print (const char *name, Meter *meter)
{
  qsort (meter->times, (size_t) meter->n, sizeof (double), compare_doubles);
  g_print ("%-22s %8.1f ms %8.1f ms 95%%\n", name, meter->times[meter->n / 2],
           meter->times[meter->n * 95 / 100]);
  meter->n = 0;
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scroll (GtkWidget *view, Meter *meter, gboolean drag)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double upper = gtk_adjustment_get_upper (adjustment);

  for (int n = 0; n < FRAMES;)
    {
      int before = meter->n;

      gtk_adjustment_set_value (adjustment, drag ? upper * ((n * 37) % FRAMES) / FRAMES : n * 90.0);
      while (meter->n == before)
        g_main_context_iteration (NULL, TRUE);
      n = meter->n;
    }
}

static double
run_filter (MoatRecordList *list, const char *text)
{
  gint64 start = g_get_monotonic_time ();

  moat_record_list_set_text (list, text);
  while (moat_record_list_get_pending (list))
    g_main_context_iteration (NULL, TRUE);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static void
time_filter (MoatRecordList *list, const char *text)
{
  double found[FILTERS], all[FILTERS];
  guint n = 0;

  for (int i = 0; i < FILTERS; i++)
    {
      found[i] = run_filter (list, text);
      n = g_list_model_get_n_items (G_LIST_MODEL (list));
      all[i] = run_filter (list, NULL);
    }
  qsort (found, FILTERS, sizeof (double), compare_doubles);
  qsort (all, FILTERS, sizeof (double), compare_doubles);
  g_print ("%-22s %8.1f ms %10u rows; all again %8.1f ms\n", text, found[FILTERS / 2], n,
           all[FILTERS / 2]);
}

int
main (int argc, char **argv)
{
  g_autoptr (MoatApplication) application = NULL;
  g_autoptr (MoatProject) project = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *page, *view;
  MoatRecordList *list;
  GdkFrameClock *clock;
  Meter meter = { 0 };

  if (argc != 2)
    return 2;
  application = moat_application_new (G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  project = moat_project_open (argv[1], TRUE, &error);
  if (project == NULL)
    g_error ("%s", error->message);
  window = gtk_window_new ();
  page = moat_figures_page_new (NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  moat_figures_page_set_project (MOAT_FIGURES_PAGE (page), project);
  view = find (page, GTK_TYPE_COLUMN_VIEW);
  list = moat_table_pane_get_list (moat_figures_page_get_pane (MOAT_FIGURES_PAGE (page)));
  while (moat_record_list_get_pending (list))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "update", G_CALLBACK (begin_cb), &meter);
  g_signal_connect (clock, "after-paint", G_CALLBACK (end_cb), &meter);
  scroll (view, &meter, FALSE);
  print ("three rows a frame", &meter);
  scroll (view, &meter, TRUE);
  print ("dragged", &meter);
  time_filter (list, "498.12");
  time_filter (list, "walk 1999-12");
  time_filter (list, "nothing has this");
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
