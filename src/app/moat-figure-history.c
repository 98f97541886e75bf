/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a figure: who said what when, and what was done to it here.
 *
 * Statements come from the facts themselves: the same entity, measure, period and unit, and what
 * restates or supersedes the figure, by the day from which each is known.  Changes come from the
 * journal, which is looked through in a thread, for it has all that was ever done.  Nothing is read
 * before the history is looked at. */

#include "config.h"

#include "moat-figure-history.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-chart-name.h"
#include "moat-history-words.h"
#include "moat-project-evidence.h"
#include "moat-store-history.h"
#include "moat-store.h"

struct _MoatFigureHistory
{
  GtkBox parent_instance;

  GtkBox *sections;
  MoatProject *project; /* nullable */
  MoatWording *wording;
  gint64 fact_id;            /* 0: none */
  gboolean is_old;           /* what is shown is of another fact or time */
  GCancellable *cancellable; /* while the journal is looked through */
};

enum
{
  FACT_CHOSEN,
  CHART_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatFigureHistory, moat_figure_history, GTK_TYPE_BOX)

/* Sections */

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* A heading and a list beneath it. */
static GtkWidget *
add_section (MoatFigureHistory *self, const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  add_label (GTK_WIDGET (self->sections), title, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->sections, list);
  return list;
}

static GtkWidget *
add_row (GtkWidget *list, const char *name, gboolean can_activate)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_add_css_class (box, "history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), can_activate);
  gtk_widget_set_focusable (row, can_activate);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return box;
}

static void
clear (MoatFigureHistory *self)
{
  GtkWidget *child;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
}

/* Statements */

static void
statement_activated_cb (GtkListBox *list, GtkListBoxRow *row, MoatFigureHistory *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "fact");

  g_signal_emit (self, signals[FACT_CHOSEN], 0, *id);
}

static void
add_statement (MoatFigureHistory *self, GtkWidget *list, const MoatFact *fact)
{
  g_autofree char *date = moat_wording_date (self->wording, fact->known_from);
  g_autofree char *value = moat_history_word_statement (fact, self->wording);
  g_autofree char *source =
    moat_source_caption (self->project, fact->source, fact->locator, self->wording);
  g_autofree char *name = g_strjoin (", ", date, value, source, NULL);
  gboolean is_this = fact->id == self->fact_id;
  GtkWidget *box = add_row (list, name, !is_this);
  GtkWidget *row = gtk_widget_get_parent (box);

  g_object_set_data_full (G_OBJECT (row), "fact", g_memdup2 (&fact->id, sizeof fact->id), g_free);
  add_label (box, date, "dim-label");
  add_label (box, value, is_this ? "heading" : "numeric");
  if (source != NULL)
    add_label (box, source, "caption");
}

static void
show_statements (MoatFigureHistory *self)
{
  MoatStore *store = moat_project_get_store (self->project);
  g_autoptr (GArray) ids = moat_store_list_statements (store, self->fact_id, NULL);
  GtkWidget *list;

  if (ids == NULL || ids->len == 0)
    return;
  list = add_section (self, _ ("Statements"));
  g_signal_connect (list, "row-activated", G_CALLBACK (statement_activated_cb), self);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (MoatFact) fact = moat_store_get_fact (store, g_array_index (ids, gint64, i), NULL);

      if (fact != NULL)
        add_statement (self, list, fact);
    }
}

/* Charts */

static void
chart_activated_cb (GtkListBox *list, GtkListBoxRow *row, MoatFigureHistory *self)
{
  g_signal_emit (self, signals[CHART_CHOSEN], 0, g_object_get_data (G_OBJECT (row), "chart"));
}

static void
show_charts (MoatFigureHistory *self)
{
  MoatStore *store = moat_project_get_store (self->project);
  g_autoptr (MoatFact) fact = moat_store_get_fact (store, self->fact_id, NULL);
  g_auto (GStrv) charts =
    fact != NULL ? moat_project_list_charts_of_fact (self->project, fact, NULL) : NULL;
  GtkWidget *list;

  if (charts == NULL || charts[0] == NULL)
    return;
  list = add_section (self, _ ("Charts"));
  g_signal_connect (list, "row-activated", G_CALLBACK (chart_activated_cb), self);
  for (gsize i = 0; charts[i] != NULL; i++)
    {
      const MoatChartSpec *spec = moat_project_find_chart (self->project, charts[i]);
      g_autofree char *name =
        moat_chart_name (self->project, spec, moat_wording_get_language (self->wording));
      GtkWidget *box = add_row (list, name, TRUE);

      g_object_set_data_full (G_OBJECT (gtk_widget_get_parent (box)), "chart", g_strdup (charts[i]),
                              g_free);
      add_label (box, name, "body");
    }
}

/* Changes */

static void
add_change (MoatFigureHistory *self, GtkWidget *list, const MoatRowRecord *record)
{
  g_autofree char *time = moat_history_word_time (record->time);
  GtkWidget *box = add_row (list, record->label, FALSE);

  add_label (box, time, "dim-label");
  add_label (box, record->label, "body");
  if (record->is_undone)
    add_label (box, _ ("Taken back"), "caption");
  for (guint i = 0; i < record->changes->len; i++)
    {
      g_autofree char *words =
        moat_history_word_change (self->project, record->changes->pdata[i], self->wording);

      if (words != NULL)
        add_label (box, words, "caption");
    }
}

static void
show_changes (MoatFigureHistory *self, const GPtrArray *records)
{
  GtkWidget *list;

  if (records->len == 0)
    return;
  list = add_section (self, _ ("Changes in This Project"));
  for (guint i = 0; i < records->len; i++)
    add_change (self, list, records->pdata[i]);
}

typedef struct
{
  char *path;
  gint64 fact_id;
} Job;

static void
free_job (gpointer data)
{
  g_free (((Job *) data)->path);
  g_free (data);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  GPtrArray *records =
    moat_store_read_history (job->path, "fact", job->fact_id, cancellable, &error);

  if (records != NULL)
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *history = user_data;
  g_autoptr (MoatFigureHistory) self = g_weak_ref_get (history);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = g_task_propagate_pointer (G_TASK (result), &error);

  g_weak_ref_clear (history);
  g_free (history);
  if (self == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (records != NULL)
    show_changes (self, records);
  else
    add_label (GTK_WIDGET (self->sections), error->message, "error");
}

static void
read_changes (MoatFigureHistory *self)
{
  g_autoptr (GTask) task = NULL;
  /* Not a reference: the last one must not go in a thread. */
  GWeakRef *history = g_new0 (GWeakRef, 1);
  Job *job = g_new0 (Job, 1);

  g_weak_ref_init (history, self);

  job->path = g_strdup (moat_project_get_path (self->project));
  job->fact_id = self->fact_id;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, read_cb, history);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, read_in_thread);
}

static void
update (MoatFigureHistory *self)
{
  if (!self->is_old || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->is_old = FALSE;
  clear (self);
  if (self->project == NULL || self->fact_id == 0)
    {
      add_label (GTK_WIDGET (self->sections), _ ("Select a figure to see its history."),
                 "dim-label");
      return;
    }
  show_statements (self);
  show_charts (self);
  read_changes (self);
}

/* Class */

static void
moat_figure_history_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (moat_figure_history_parent_class)->map (widget);
  update (MOAT_FIGURE_HISTORY (widget));
}

static void
moat_figure_history_dispose (GObject *object)
{
  MoatFigureHistory *self = MOAT_FIGURE_HISTORY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->project);
  g_clear_pointer (&self->wording, moat_wording_unref);
  G_OBJECT_CLASS (moat_figure_history_parent_class)->dispose (object);
}

static void
moat_figure_history_class_init (MoatFigureHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_figure_history_dispose;
  GTK_WIDGET_CLASS (klass)->map = moat_figure_history_map;
  signals[FACT_CHOSEN] = g_signal_new ("fact-chosen", MOAT_TYPE_FIGURE_HISTORY, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHART_CHOSEN] = g_signal_new ("chart-chosen", MOAT_TYPE_FIGURE_HISTORY, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
moat_figure_history_init (MoatFigureHistory *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *sections = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->wording = moat_wording_new (moat_language_of_process ());
  self->sections = GTK_BOX (sections);
  gtk_widget_add_css_class (sections, "answer");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), sections);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self), scroller);
  self->is_old = TRUE;
}

void
moat_figure_history_set_fact (MoatFigureHistory *self, MoatProject *project, gint64 fact_id)
{
  g_return_if_fail (MOAT_IS_FIGURE_HISTORY (self));

  g_set_object (&self->project, project);
  self->fact_id = fact_id;
  self->is_old = TRUE;
  update (self);
}
