/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The popover that says on which basis a chart's values stand.
 *
 * It holds a copy of the chart's specification and never changes it: a choice makes a changed copy,
 * hands it out and waits to be shown the chart again, so that a refused or undone choice puts the
 * rows back.  What a choice needs besides gets a sensible value at once (a share is one of revenue,
 * an index begins where all have begun), and rows that would do nothing now are not seen.
 *
 * What the button beside says of the choices is in moat-chart-options-words.c. */
#include "config.h"

#include "moat-chart-options.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-entry.h"
#include "moat-store.h"
#include "moat-unit.h"

struct _MoatChartOptions
{
  GtkPopover parent_instance;

  MoatChoiceRow *basis, *share_of, *window, *currency, *years, *sort;
  AdwEntryRow *index_date, *constant_rate, *as_known_on;

  MoatProject *project; /* nullable */
  MoatChartSpec *spec;  /* nullable */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatChartOptions, moat_chart_options, GTK_TYPE_POPOVER)

/* Showing */

static void
show_text (AdwEntryRow *row, const char *text)
{
  moat_entry_mark (GTK_WIDGET (row), TRUE);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_date (AdwEntryRow *row, MoatDate date)
{
  g_autofree char *text = date != MOAT_DATE_NONE ? moat_date_to_iso (date) : g_strdup ("");

  show_text (row, text);
}

static void
fill_share_of (MoatChartOptions *self)
{
  GPtrArray *concepts = moat_project_get_concepts (self->project);
  MoatLanguage language = moat_language_of_process ();
  g_autoptr (GPtrArray) keys = g_ptr_array_new (), labels = g_ptr_array_new ();

  for (guint i = 0; i < concepts->len; i++)
    {
      const MoatConcept *concept = concepts->pdata[i];

      g_ptr_array_add (keys, concept->key);
      g_ptr_array_add (labels, (gpointer) moat_label_get (&concept->label, language));
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_choice_row_set_options (self->share_of, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

static void
add_currency (GPtrArray *keys, const char *unit)
{
  if (unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY &&
      !g_ptr_array_find (keys, unit, NULL))
    g_ptr_array_add (keys, (gpointer) unit);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Those that the project states anything in, or has companies report in. */
static void
fill_currency (MoatChartOptions *self)
{
  g_autoptr (GPtrArray) stated =
    moat_store_list_series_keys (moat_project_get_store (self->project), NULL);
  GPtrArray *entities = moat_project_get_entities (self->project);
  g_autoptr (GPtrArray) keys = g_ptr_array_new (), labels = NULL;

  for (guint i = 0; stated != NULL && i < stated->len; i++)
    add_currency (keys, ((MoatSeriesKey *) stated->pdata[i])->unit);
  for (guint i = 0; i < entities->len; i++)
    add_currency (keys, ((MoatEntity *) entities->pdata[i])->currency);
  add_currency (keys, self->spec->unit);
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_insert (keys, 0, (gpointer) "");
  g_ptr_array_add (keys, NULL);
  labels = g_ptr_array_copy (keys, NULL, NULL);
  labels->pdata[0] = (gpointer) C_ ("currency", "As Stated");
  moat_choice_row_set_options (self->currency, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

/* "3 mean": a window as a key. */
static char *
window_to_key (guint n, gboolean is_sum)
{
  return n < 2 ? g_strdup ("") : g_strdup_printf ("%u %s", n, is_sum ? "sum" : "mean");
}

static void
fill_window (MoatChartOptions *self)
{
  const struct
  {
    guint n;
    gboolean is_sum;
  } usual[] = { { 0, FALSE }, { 2, FALSE }, { 3, FALSE }, { 5, FALSE }, { 4, TRUE } };
  g_autofree char *chosen = window_to_key (self->spec->window, self->spec->window_is_sum);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  gboolean is_usual = FALSE;

  for (guint i = 0; i <= G_N_ELEMENTS (usual); i++)
    {
      guint n = i < G_N_ELEMENTS (usual) ? usual[i].n : self->spec->window;
      gboolean is_sum = i < G_N_ELEMENTS (usual) ? usual[i].is_sum : self->spec->window_is_sum;
      char *key = window_to_key (n, is_sum);

      if (i == G_N_ELEMENTS (usual) && is_usual)
        {
          g_free (key);
          break;
        }
      is_usual = is_usual || g_str_equal (key, chosen);
      g_ptr_array_add (keys, key);
      if (n < 2)
        g_ptr_array_add (labels, g_strdup (_ ("None")));
      else if (is_sum)
        /* Translators: a moving window: the sum of each period and those before it. */
        g_ptr_array_add (labels, g_strdup_printf (_ ("Sum of %u Periods"), n));
      else
        g_ptr_array_add (labels, g_strdup_printf (_ ("Mean of %u Periods"), n));
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_choice_row_set_options (self->window, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

static void
update_visible (MoatChartOptions *self)
{
  const MoatChartSpec *spec = self->spec;
  gboolean is_span = spec->kind == MOAT_CHART_KIND_SPAN;
  gboolean is_over_time = spec->kind == MOAT_CHART_KIND_SPAN ||
                          spec->kind == MOAT_CHART_KIND_LINE ||
                          spec->kind == MOAT_CHART_KIND_WATERFALL;

  /* The area of a block is the amount as stated, whatever the basis. */
  gtk_widget_set_visible (GTK_WIDGET (self->basis), !is_span);
  gtk_widget_set_visible (GTK_WIDGET (self->window), !is_span);
  gtk_widget_set_visible (GTK_WIDGET (self->years), !is_span);
  gtk_widget_set_visible (GTK_WIDGET (self->share_of), !is_span && spec->basis == MOAT_BASIS_SHARE);
  gtk_widget_set_visible (GTK_WIDGET (self->index_date),
                          !is_span && spec->basis == MOAT_BASIS_INDEX);
  gtk_widget_set_visible (GTK_WIDGET (self->constant_rate), spec->unit != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sort), !is_over_time);
}

void
moat_chart_options_set_spec (MoatChartOptions *self, MoatProject *project,
                             const MoatChartSpec *spec)
{
  g_autofree char *window = NULL;

  g_return_if_fail (MOAT_IS_CHART_OPTIONS (self));
  g_return_if_fail (project != NULL && spec != NULL);

  g_set_object (&self->project, project);
  g_clear_pointer (&self->spec, moat_chart_spec_free);
  self->spec = moat_chart_spec_copy (spec);
  /* A list must stay while one of its entries is being chosen. */
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      fill_share_of (self);
      fill_currency (self);
      fill_window (self);
    }
  window = window_to_key (spec->window, spec->window_is_sum);
  moat_choice_row_set_chosen (self->basis, moat_basis_to_nick (spec->basis));
  moat_choice_row_set_chosen (self->share_of, spec->share_of);
  moat_choice_row_set_chosen (self->currency, spec->unit != NULL ? spec->unit : "");
  moat_choice_row_set_chosen (self->window, window);
  show_date (self->index_date, spec->index_date);
  show_date (self->as_known_on, spec->as_known_on);
  show_text (self->constant_rate, spec->constant_rate != NULL ? spec->constant_rate : "");
  moat_choice_row_set_chosen (self->years, spec->calendarised ? "calendar" : "fiscal");
  moat_choice_row_set_chosen (self->sort, moat_chart_sort_to_nick (spec->sort));
  update_visible (self);
}

/* Choosing */

static void
hand_out (MoatChartOptions *self, MoatChartSpec *changed, const char *label)
{
  g_signal_emit (self, changed_signal, 0, changed, label);
  moat_chart_spec_free (changed);
}

/* Revenue if the project has it, or else the first measure that is not drawn itself. */
static char *
propose_whole (MoatChartOptions *self)
{
  GPtrArray *concepts = moat_project_get_concepts (self->project);

  if (moat_project_find_concept (self->project, "revenue") != NULL)
    return g_strdup ("revenue");
  for (guint i = 0; i < concepts->len; i++)
    {
      const MoatConcept *concept = concepts->pdata[i];

      if (!g_strv_contains ((const char *const *) self->spec->concepts, concept->key))
        return g_strdup (concept->key);
    }
  return concepts->len > 0 ? g_strdup (((MoatConcept *) concepts->pdata[0])->key) : NULL;
}

/* The end of the first year in which each of those with figures had one. */
static MoatDate
propose_index_date (MoatChartOptions *self)
{
  g_autoptr (GPtrArray) stated =
    moat_store_list_series_keys (moat_project_get_store (self->project), NULL);
  int latest_first = 0;

  for (guint i = 0; stated != NULL && i < stated->len; i++)
    {
      const MoatSeriesKey *key = stated->pdata[i];
      g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));

      if (!g_strv_contains ((const char *const *) self->spec->entities, key->entity) ||
          !g_strv_contains ((const char *const *) self->spec->concepts, key->concept) ||
          !moat_store_add_years (moat_project_get_store (self->project), key, years, NULL) ||
          years->len == 0)
        continue;
      latest_first = MAX (latest_first, g_array_index (years, int, years->len - 1));
    }
  return latest_first > 0 ? moat_period_years (latest_first, latest_first).end : MOAT_DATE_NONE;
}

static void
basis_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);

  if (!moat_basis_from_nick (moat_choice_row_get_chosen (self->basis), &changed->basis))
    g_assert_not_reached ();
  if (changed->basis == MOAT_BASIS_SHARE && changed->share_of == NULL)
    changed->share_of = propose_whole (self);
  if (changed->basis == MOAT_BASIS_INDEX && changed->index_date == MOAT_DATE_NONE)
    changed->index_date = propose_index_date (self);
  /* Translators: names of actions, shown at undo and in the log; %s is the chart's title. */
  hand_out (self, changed, _ ("Change basis of “%s”"));
}

static void
share_of_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);

  g_free (changed->share_of);
  changed->share_of = g_strdup (moat_choice_row_get_chosen (self->share_of));
  hand_out (self, changed, _ ("Change basis of “%s”"));
}

static void
window_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);
  const char *key = moat_choice_row_get_chosen (self->window);

  changed->window = (guint) g_ascii_strtoull (key, NULL, 10);
  changed->window_is_sum = g_str_has_suffix (key, "sum");
  hand_out (self, changed, _ ("Change moving window of “%s”"));
}

static void
currency_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);
  const char *key = moat_choice_row_get_chosen (self->currency);

  changed->unit = *key != '\0' ? moat_unit_intern (key) : NULL;
  /* A rate is one of two currencies. */
  g_clear_pointer (&changed->constant_rate, g_free);
  hand_out (self, changed, _ ("Change currency of “%s”"));
}

static void
years_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);

  changed->calendarised = g_str_equal (moat_choice_row_get_chosen (self->years), "calendar");
  hand_out (self, changed, _ ("Change years of “%s”"));
}

static void
sort_changed_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed = moat_chart_spec_copy (self->spec);

  if (!moat_chart_sort_from_nick (moat_choice_row_get_chosen (self->sort), &changed->sort))
    g_assert_not_reached ();
  hand_out (self, changed, _ ("Change order of “%s”"));
}

/* The text of @row as a day: of a longer period its last.  Empty: NONE. */
static gboolean
read_day (AdwEntryRow *row, MoatDate *date)
{
  g_autofree char *text = moat_entry_dup_text (GTK_EDITABLE (row));
  MoatPeriod period = { MOAT_DATE_NONE, MOAT_DATE_NONE };

  if (moat_entry_mark (GTK_WIDGET (row),
                       text == NULL || moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &period)))
    {
      *date = period.end;
      return TRUE;
    }
  gtk_widget_activate_action (GTK_WIDGET (row), "win.toast", "s",
                              _ ("Type a date, such as 2020-12-31, or a year."));
  return FALSE;
}

static void
index_date_applied_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed;
  MoatDate date;

  if (!read_day (self->index_date, &date))
    return;
  changed = moat_chart_spec_copy (self->spec);
  changed->index_date = date != MOAT_DATE_NONE ? date : propose_index_date (self);
  hand_out (self, changed, _ ("Change basis of “%s”"));
}

static void
as_known_on_applied_cb (MoatChartOptions *self)
{
  MoatChartSpec *changed;
  MoatDate date;

  if (!read_day (self->as_known_on, &date))
    return;
  changed = moat_chart_spec_copy (self->spec);
  changed->as_known_on = date;
  hand_out (self, changed, _ ("Change the day of knowledge of “%s”"));
}

static void
constant_rate_applied_cb (MoatChartOptions *self)
{
  g_autofree char *text = moat_entry_dup_text (GTK_EDITABLE (self->constant_rate));
  MoatChartSpec *changed;
  MoatDecimal rate;

  if (!moat_entry_mark (GTK_WIDGET (self->constant_rate),
                        text == NULL ||
                          (moat_decimal_parse (text, &rate) && moat_decimal_sign (rate) > 0)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Type what one unit of the other currency is worth, such as "
                                     "7.2, or nothing for the rates of each period."));
      return;
    }
  changed = moat_chart_spec_copy (self->spec);
  g_free (changed->constant_rate);
  changed->constant_rate = g_steal_pointer (&text);
  hand_out (self, changed, _ ("Change currency of “%s”"));
}

/* Class */

static void
moat_chart_options_dispose (GObject *object)
{
  MoatChartOptions *self = MOAT_CHART_OPTIONS (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->spec, moat_chart_spec_free);
  G_OBJECT_CLASS (moat_chart_options_parent_class)->dispose (object);
}

static void
moat_chart_options_class_init (MoatChartOptionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_chart_options_dispose;
  changed_signal = g_signal_new ("changed", MOAT_TYPE_CHART_OPTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-chart-options.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, basis);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, share_of);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, index_date);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, window);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, currency);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, constant_rate);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, years);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, sort);
  gtk_widget_class_bind_template_child (widget_class, MoatChartOptions, as_known_on);
  gtk_widget_class_bind_template_callback (widget_class, basis_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, share_of_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, index_date_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, window_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, currency_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, constant_rate_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, years_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_known_on_applied_cb);
}

static void
moat_chart_options_init (MoatChartOptions *self)
{
  const char *const bases[] = {
    "stated", "per-year", "share", "index", "growth", "cumulative", NULL
  };
  const char *const basis_labels[] = { C_ ("basis", "As Stated"),
                                       _ ("Per Year"),
                                       _ ("Share of Another Measure"),
                                       _ ("Index"),
                                       _ ("Growth"),
                                       _ ("Running Total"),
                                       NULL };
  const char *const years[] = { "fiscal", "calendar", NULL };
  const char *const year_labels[] = { _ ("Fiscal Years"), _ ("Calendar Years"), NULL };
  const char *const sorts[] = { "descending", "ascending", "name", "given", NULL };
  const char *const sort_labels[] = { _ ("Largest First"), _ ("Smallest First"), _ ("By Name"),
                                      _ ("As Chosen"), NULL };

  gtk_widget_init_template (GTK_WIDGET (self));
  moat_choice_row_set_options (self->basis, bases, basis_labels);
  moat_choice_row_set_options (self->years, years, year_labels);
  moat_choice_row_set_options (self->sort, sorts, sort_labels);
}

MoatChartOptions *
moat_chart_options_new (void)
{
  return g_object_new (MOAT_TYPE_CHART_OPTIONS, NULL);
}
