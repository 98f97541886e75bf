/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `first-frame PROJECT.moat`: the program `moat`, which ends with the first frame that has the
 * project's chart in it; with status 1 if another frame comes first.
 */
#include <unistd.h>

#include "moat-application.h"
#include "moat-chart-view.h"

static MoatChartView *
find_view (GtkWidget *widget)
{
  if (MOAT_IS_CHART_VIEW (widget))
    return MOAT_CHART_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      MoatChartView *view = find_view (child);
      if (view != NULL)
        return view;
    }
  return NULL;
}

static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  MoatChartView *view = find_view (window);

  _exit (view != NULL && moat_chart_view_get_data (view) != NULL &&
             gtk_widget_get_mapped (GTK_WIDGET (view)) &&
             gtk_widget_get_width (GTK_WIDGET (view)) > 0
           ? 0
           : 1);
}

static void
realized_cb (GtkWidget *window)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    window);
}

static void
added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (MoatApplication) application = moat_application_new (G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "window-added", G_CALLBACK (added_cb), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
