/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * `frames PROJECT.moat`: how long a frame takes while the chart `line` of a project is zoomed and
 * moved, as large as it is in a window of 1280 × 800 px, and how much memory the program needs for
 * it.  Prints five numbers: the medians of the floor and of Moat and what 95 % of the frames of
 * each stay below, in milliseconds; the peak of memory in MiB.
 *
 * A frame is all of what the change costs the program: the new scene, its picture and GTK's own
 * work.  The floor is a frame of a window of that size that shows another picture, which it has
 * already.
 */
#include <gtk/gtk.h>
#include <malloc.h>
#include <sys/resource.h>

#include "moat-chart-view.h"
#include "moat-project.h"
#include "moat-theme.h"

#define N_FRAMES 100
#define WIDTH 728
#define HEIGHT 685

typedef struct
{
  GtkWidget *window;
  gint64 start; /* µs; of the frame, or of the change before it */
  double frame; /* ms; of the last frame; −1: not yet */
} Clock;

static void
before_cb (GdkFrameClock *frame_clock, Clock *clock)
{
  clock->start = g_get_monotonic_time () - clock->start;
}

static void
after_cb (GdkFrameClock *frame_clock, Clock *clock)
{
  clock->frame = (double) (g_get_monotonic_time () - clock->start) / 1000;
  gdk_display_sync (gtk_widget_get_display (clock->window)); /* the server's work is not ours */
}

typedef void (*Change) (GtkWidget *widget, int i);

/* The other one of two pictures. */
static void
swap_picture (GtkWidget *widget, int i)
{
  GdkTexture *const *pictures = g_object_get_data (G_OBJECT (widget), "pictures");

  gtk_picture_set_paintable (GTK_PICTURE (widget), GDK_PAINTABLE (pictures[i % 2]));
}

/* In, to and fro, and out again, as with the wheel and by dragging. */
static void
move_chart (GtkWidget *widget, int i)
{
  MoatChartView *view = MOAT_CHART_VIEW (widget);

  if (i % 50 < 10)
    moat_chart_view_zoom (view, 0.8);
  else if (i % 50 < 40)
    moat_chart_view_pan (view, i % 2 == 0 ? 0.05 : -0.03);
  else
    moat_chart_view_zoom (view, 1.25);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Milliseconds of @N_FRAMES frames, shortest first. */
static void
measure (Clock *clock, GtkWidget *widget, Change change, double *frames)
{
  for (int i = 0; i < N_FRAMES; i++)
    {
      gint64 start = g_get_monotonic_time ();

      change (widget, i);
      clock->frame = -1;
      /* what the change itself took belongs to the frame, the wait for its turn does not */
      clock->start = g_get_monotonic_time () - start;
      while (clock->frame < 0)
        g_main_context_iteration (NULL, TRUE);
      frames[i] = clock->frame;
    }
  qsort (frames, N_FRAMES, sizeof *frames, compare);
}

static GtkWidget *
make_pictures (GdkTexture **pictures)
{
  GtkWidget *widget = gtk_picture_new ();

  for (int i = 0; i < 2; i++)
    {
      gsize size = 4 * WIDTH * HEIGHT;
      guchar *pixels = g_malloc (size);
      g_autoptr (GBytes) bytes = NULL;

      for (gsize k = 0; k < size; k++)
        pixels[k] = (guchar) (k % 4 == 3 ? 0xff : (k >> 8) + 128 * (gsize) i);
      bytes = g_bytes_new_take (pixels, size);
      pictures[i] = gdk_memory_texture_new (WIDTH, HEIGHT, GDK_MEMORY_DEFAULT, bytes, 4 * WIDTH);
    }
  g_object_set_data (G_OBJECT (widget), "pictures", pictures);
  gtk_picture_set_paintable (GTK_PICTURE (widget), GDK_PAINTABLE (pictures[0]));
  return widget;
}

static GtkWidget *
make_view (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatProject) project = moat_project_open (path, FALSE, &error);
  g_autoptr (MoatWording) wording = moat_wording_new (MOAT_LANGUAGE_EN);
  g_autoptr (MoatChartData) data = NULL;
  GtkWidget *view = moat_chart_view_new ();

  if (project != NULL)
    data =
      moat_chart_data_new (project, moat_project_find_chart (project, "line"), wording, &error);
  if (data == NULL)
    g_error ("%s", error->message);
  moat_chart_view_set_data (MOAT_CHART_VIEW (view), data);
  return view;
}

static void
show (Clock *clock, GtkWidget *child)
{
  GdkFrameClock *frame_clock;

  clock->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (clock->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (clock->window), child);
  gtk_window_present (GTK_WINDOW (clock->window));
  frame_clock = gtk_widget_get_frame_clock (clock->window);
  g_signal_connect (frame_clock, "before-paint", G_CALLBACK (before_cb), clock);
  g_signal_connect_after (frame_clock, "after-paint", G_CALLBACK (after_cb), clock);
}

int
main (int argc, char **argv)
{
  double floor[N_FRAMES], frames[N_FRAMES];
  GdkTexture *pictures[2];
  Clock clock = { .frame = -1 };
  struct rusage usage;
  GtkWidget *widget;

  if (argc != 2)
    return 2;
  mallopt (M_MMAP_THRESHOLD, 32 * 1024 * 1024); /* as main() of moat does */
  mallopt (M_TRIM_THRESHOLD, 64 * 1024 * 1024);
  gtk_init ();
  widget = make_pictures (pictures);
  show (&clock, widget);
  measure (&clock, widget, swap_picture, floor);
  gtk_window_destroy (GTK_WINDOW (clock.window));
  widget = make_view (argv[1]);
  show (&clock, widget);
  while (moat_chart_view_get_scene (MOAT_CHART_VIEW (widget)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  measure (&clock, widget, move_chart, frames);
  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.2f %.2f %.2f %.2f %.1f\n", floor[N_FRAMES / 2], frames[N_FRAMES / 2],
           floor[N_FRAMES * 95 / 100], frames[N_FRAMES * 95 / 100],
           (double) usage.ru_maxrss / 1024);
  return 0;
}
