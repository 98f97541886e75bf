/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The right pane.
 *
 * “Why This Number?” lays the explanation of the selected figure out by its parts: what was
 * stated, where, by which rule and in which steps it became what is drawn.  Every text can be
 * selected, and the whole answer copied.  An event has no arithmetic and shows what is known of it.
 *
 * “Figures” is the chart as a list, for reading in order and for everybody who does not see the
 * picture.  Its scene is built without zoom, and only while the list can be seen. */

#include "config.h"

#include "moat-inspector.h"

#include <glib/gi18n-lib.h>

#include "moat-chart-caption.h"
#include "moat-datum-list.h"
#include "moat-explanation-parts.h"
#include "moat-figure-history.h"
#include "moat-history-words.h"
#include "moat-pango-measurer.h"
#include "moat-rate-words.h"
#include "moat-store-rates.h"
#include "moat-store.h"

/* The size that the list's scene is built for, px: any will do. */
#define LIST_SCENE_WIDTH 1280.0
#define LIST_SCENE_HEIGHT 720.0

struct _MoatInspector
{
  GtkBox parent_instance;

  GtkStack *stack;
  GtkStack *why_stack;
  GtkLabel *value;
  GtkLabel *name;
  GtkBox *parts;
  GtkListView *figures;
  GtkStackPage *figures_page;
  MoatFigureHistory *history;

  MoatProject *project; /* nullable */
  MoatChartData *data;  /* nullable */
  MoatWording *wording;
  char *text;          /* the answer; nullable */
  MoatDatumList *list; /* NULL until the list was looked at */
  gboolean list_is_old;
};

enum
{
  DATUM_CHOSEN,
  FACT_CHOSEN,
  CHART_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatInspector, moat_inspector, GTK_TYPE_BOX)

/* The answer */

static void
show_explanation (MoatInspector *self, const MoatExplanation *explanation)
{
  moat_explanation_parts_show (self->parts, explanation);
  self->text = moat_explanation_to_text (explanation);
}

static void
show_event (MoatInspector *self, const MoatDatum *datum)
{
  MoatLanguage language = moat_wording_get_language (self->wording);
  const MoatEvent *event = moat_chart_data_get_event (self->data, datum->index);
  const MoatEntity *entity =
    event->entity != NULL ? moat_project_find_entity (self->project, event->entity) : NULL;
  g_autofree char *source =
    moat_source_caption (self->project, event->source, event->locator, self->wording);
  GtkWidget *grid = moat_explanation_parts_add (self->parts, _ ("Event"));
  int row = 0;

  moat_explanation_parts_add_line (grid, row++, _ ("Date"), datum->period);
  if (entity != NULL)
    moat_explanation_parts_add_line (grid, row++, _ ("Entity"),
                                     moat_label_get (&entity->label, language));
  if (source != NULL)
    moat_explanation_parts_add_line (grid, row++, _ ("Source"), source);
  self->text = g_strjoin ("\n", moat_label_get (&event->label, language), datum->period,
                          source != NULL ? source : "", NULL);
}

static void
show_error (MoatInspector *self, const GError *error)
{
  GtkWidget *grid = moat_explanation_parts_add (self->parts, _ ("Notes"));

  moat_explanation_parts_add_line (grid, 0, _ ("Problem"), error->message);
  self->text = g_strdup (error->message);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatInspector *self = MOAT_INSPECTOR (widget);

  if (self->text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

/* The list */

static void
setup_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *const classes[] = { "heading", "numeric", "dim-label" };

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, classes[i]);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_figure_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const MoatDatum *datum = moat_datum_item_get_datum (gtk_list_item_get_item (item));
  GtkWidget *value = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *period = gtk_widget_get_next_sibling (value);
  GtkWidget *title = gtk_widget_get_next_sibling (period);

  gtk_label_set_text (GTK_LABEL (value), datum->value != NULL ? datum->value : "");
  gtk_widget_set_visible (value, datum->value != NULL && *datum->value != '\0');
  gtk_label_set_text (GTK_LABEL (period), datum->period);
  gtk_label_set_text (GTK_LABEL (title), datum->title);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), datum->title);
}

static void
figure_activated_cb (GtkListView *view, guint position, MoatInspector *self)
{
  g_autoptr (MoatDatumItem) item = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  g_signal_emit (self, signals[DATUM_CHOSEN], 0, moat_datum_item_get_datum (item));
}

static void
create_list (MoatInspector *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->list = moat_datum_list_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_figure_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_figure_cb), NULL);
  gtk_list_view_set_factory (self->figures, factory);
  gtk_list_view_set_model (self->figures, selection);
}

static void
update_list (MoatInspector *self)
{
  g_autoptr (MoatPangoMeasurer) measurer = NULL;
  g_autoptr (MoatScene) scene = NULL;

  if (!self->list_is_old ||
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "figures") != 0)
    return;
  if (self->list == NULL)
    create_list (self);
  if (self->data != NULL)
    {
      measurer = moat_pango_measurer_new ();
      scene = moat_chart_data_build_scene (self->data, moat_theme_get (MOAT_THEME_LIGHT),
                                           MOAT_TEXT_MEASURER (measurer), LIST_SCENE_WIDTH,
                                           LIST_SCENE_HEIGHT, MOAT_DATE_NONE, MOAT_DATE_NONE);
    }
  moat_datum_list_set_scene (self->list, scene);
  self->list_is_old = FALSE;
}

static void
page_changed_cb (MoatInspector *self)
{
  update_list (self);
}

static void
fact_chosen_cb (MoatInspector *self, gint64 id)
{
  g_signal_emit (self, signals[FACT_CHOSEN], 0, id);
}

static void
chart_chosen_cb (MoatInspector *self, const char *key)
{
  g_signal_emit (self, signals[CHART_CHOSEN], 0, key);
}

/* Class */

static void
moat_inspector_dispose (GObject *object)
{
  MoatInspector *self = MOAT_INSPECTOR (object);

  g_clear_object (&self->project);
  g_clear_object (&self->list);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_INSPECTOR);
  G_OBJECT_CLASS (moat_inspector_parent_class)->dispose (object);
}

static void
moat_inspector_finalize (GObject *object)
{
  MoatInspector *self = MOAT_INSPECTOR (object);

  g_free (self->text);
  moat_wording_unref (self->wording);
  G_OBJECT_CLASS (moat_inspector_parent_class)->finalize (object);
}

static void
moat_inspector_class_init (MoatInspectorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = moat_inspector_dispose;
  object_class->finalize = moat_inspector_finalize;
  signals[DATUM_CHOSEN] = g_signal_new ("datum-chosen", MOAT_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[FACT_CHOSEN] = g_signal_new ("fact-chosen", MOAT_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[CHART_CHOSEN] = g_signal_new ("chart-chosen", MOAT_TYPE_INSPECTOR, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_FIGURE_HISTORY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-inspector.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, stack);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, why_stack);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, value);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, name);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, parts);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, figures);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, figures_page);
  gtk_widget_class_bind_template_child (widget_class, MoatInspector, history);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, figure_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fact_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_chosen_cb);
  gtk_widget_class_install_action (widget_class, "inspector.copy", NULL, copy_action);
}

static void
moat_inspector_init (MoatInspector *self)
{
  self->wording = moat_wording_new (moat_language_of_process ());
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
moat_inspector_set_data (MoatInspector *self, MoatProject *project, MoatChartData *data)
{
  g_return_if_fail (MOAT_IS_INSPECTOR (self));

  g_set_object (&self->project, project);
  if (data != NULL)
    moat_chart_data_ref (data);
  g_clear_pointer (&self->data, moat_chart_data_unref);
  self->data = data;
  self->list_is_old = TRUE;
  update_list (self);
}

static void
begin_answer (MoatInspector *self, const char *value, const char *name)
{
  gtk_label_set_text (self->value, value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value), value != NULL && *value != '\0');
  gtk_label_set_text (self->name, name);
}

/* Takes over @explanation or, when it is NULL, what @error says. */
static void
answer (MoatInspector *self, MoatExplanation *explanation, const GError *error)
{
  if (explanation != NULL)
    show_explanation (self, explanation);
  else
    show_error (self, error);
  g_clear_pointer (&explanation, moat_explanation_free);
}

/* Forgets the answer before; @fact_id is that of the next one. */
static void
clear_answer (MoatInspector *self, gint64 fact_id)
{
  moat_explanation_parts_clear (self->parts);
  g_clear_pointer (&self->text, g_free);
  moat_figure_history_set_fact (self->history, self->project, fact_id);
}

void
moat_inspector_explain (MoatInspector *self, const MoatDatum *datum)
{
  gboolean is_fact = datum != NULL && datum->kind == MOAT_DATUM_OBSERVATION;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (MOAT_IS_INSPECTOR (self));

  clear_answer (self, is_fact ? datum->fact_id : 0);
  gtk_stack_page_set_visible (self->figures_page, TRUE);
  if (datum == NULL || self->data == NULL)
    {
      gtk_stack_set_visible_child_name (self->why_stack, "none");
      return;
    }
  begin_answer (self, datum->value, datum->title);
  if (datum->kind == MOAT_DATUM_EVENT)
    show_event (self, datum);
  else if (datum->kind == MOAT_DATUM_ANNOTATION && datum->derivation == NULL)
    self->text = g_strjoin ("\n", datum->title, datum->value, NULL);
  else
    answer (self, moat_chart_data_explain_datum (self->data, datum, &error), error);
  gtk_stack_set_visible_child_name (self->why_stack, "answer");
}

/* The list of the chart's figures has no place beside a table. */
static void
leave_chart (MoatInspector *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "figures") == 0)
    gtk_stack_set_visible_child_name (self->stack, "why");
  gtk_stack_page_set_visible (self->figures_page, FALSE);
}

void
moat_inspector_explain_fact (MoatInspector *self, MoatProject *project, gint64 fact_id)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;
  const MoatConcept *concept;

  g_return_if_fail (MOAT_IS_INSPECTOR (self));

  g_set_object (&self->project, project);
  if (project != NULL && fact_id != 0)
    fact = moat_store_get_fact (moat_project_get_store (project), fact_id, NULL);
  clear_answer (self, fact != NULL ? fact_id : 0);
  leave_chart (self);
  if (fact == NULL)
    {
      gtk_stack_set_visible_child_name (self->why_stack, "none");
      return;
    }
  value = moat_history_word_statement (fact, self->wording);
  concept = moat_project_find_concept (project, fact->concept);
  begin_answer (self, value,
                concept != NULL
                  ? moat_label_get (&concept->label, moat_wording_get_language (self->wording))
                  : fact->concept);
  answer (self,
          moat_project_explain_fact (project, fact_id, MOAT_BASIS_STATED, self->wording, &error),
          error);
  gtk_stack_set_visible_child_name (self->why_stack, "answer");
}

/* A rate answers by converting one unit: by which rule it serves, and who says so. */
static void
answer_rate (MoatInspector *self, const MoatRate *rate)
{
  const MoatDecimal one = moat_decimal_from_int (1);
  const MoatAmount amount = { .low = one,
                              .best = one,
                              .high = one,
                              .qualifier = MOAT_QUALIFIER_EXACT,
                              .unit = rate->base,
                              .period = rate->period,
                              .is_flow = rate->kind == MOAT_RATE_AVERAGE };
  g_autoptr (GError) error = NULL;
  g_autoptr (MoatConverted) converted =
    moat_project_convert (self->project, &amount, rate->quote, NULL, NULL, self->wording, &error);

  if (converted != NULL)
    show_explanation (self, converted->explanation);
  else
    show_error (self, error);
}

void
moat_inspector_explain_rate (MoatInspector *self, MoatProject *project, gint64 rate_id)
{
  g_autoptr (MoatRate) rate = NULL;
  g_autofree char *value = NULL, *period = NULL;

  g_return_if_fail (MOAT_IS_INSPECTOR (self));

  g_set_object (&self->project, project);
  if (project != NULL && rate_id != 0)
    rate = moat_store_get_rate (moat_project_get_store (project), rate_id, NULL);
  clear_answer (self, 0);
  leave_chart (self);
  if (rate == NULL)
    {
      gtk_stack_set_visible_child_name (self->why_stack, "none");
      return;
    }
  value = moat_rate_word (rate, self->wording);
  period = moat_rate_word_period (rate, self->wording);
  begin_answer (self, value, period);
  answer_rate (self, rate);
  gtk_stack_set_visible_child_name (self->why_stack, "answer");
}

const char *
moat_inspector_get_text (MoatInspector *self)
{
  g_return_val_if_fail (MOAT_IS_INSPECTOR (self), NULL);
  return self->text;
}
