/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Rates page: all exchange rates of a project as a table, with those that its charts lack above
 * it.
 *
 * A bank's history has hundreds of thousands of daily rates, so the pairs to choose from are read
 * again only while the page is seen, and when there is time for it.  A rate can be typed in, for a
 * missing one with all but the number filled in, imported, pasted, and edited in its cells. */

#include "config.h"

#include "moat-rates-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-convert-dialog.h"
#include "moat-key-picker.h"
#include "moat-missing-list.h"
#include "moat-rate-columns.h"
#include "moat-rate-dialog.h"
#include "moat-rate-words.h"
#include "moat-store-rates.h"

struct _MoatRatesPage
{
  GtkBox parent_instance;

  MoatMissingList *missing;
  MoatTablePane *pane;
  MoatKeyPicker *pairs;
  GMenuModel *row_menu;

  MoatProject *project;       /* nullable */
  MoatConvertDialog *convert; /* while it is open */
  gboolean pairs_are_old;
  guint pairs_source;
};

enum
{
  SELECTION_CHANGED,
  CHART_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatRatesPage, moat_rates_page, GTK_TYPE_BOX)

static MoatDataGrid *
get_grid (MoatRatesPage *self)
{
  return moat_table_pane_get_grid (self->pane);
}

/* The pairs to choose from */

/* A pair is one in either direction: "CNY/USD", shown as the first that has a rate. */
static void
fill_pairs (MoatRatesPage *self, const GStrv list)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (list[i], "/", 2);
      gboolean in_order = strcmp (ends[0], ends[1]) < 0;
      char *key = g_strjoin ("/", ends[in_order ? 0 : 1], ends[in_order ? 1 : 0], NULL);

      if (!g_hash_table_add (known, key))
        {
          g_free (key);
          continue;
        }
      g_ptr_array_add (keys, key);
      g_ptr_array_add (labels, g_strjoin (" – ", ends[0], ends[1], NULL));
    }
  g_ptr_array_add (keys, NULL);
  g_ptr_array_add (labels, NULL);
  moat_key_picker_set_options (self->pairs, (const char *const *) keys->pdata,
                               (const char *const *) labels->pdata);
}

static gboolean
update_pairs_cb (gpointer user_data)
{
  MoatRatesPage *self = user_data;
  g_auto (GStrv) list = NULL;

  self->pairs_source = 0;
  self->pairs_are_old = FALSE;
  if (self->project != NULL)
    list = moat_store_list_currency_pairs (moat_project_get_store (self->project), NULL);
  if (list != NULL)
    fill_pairs (self, list);
  return G_SOURCE_REMOVE;
}

static void
update_pairs_soon (MoatRatesPage *self)
{
  self->pairs_are_old = TRUE;
  if (self->pairs_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->pairs_source = g_idle_add_full (G_PRIORITY_LOW, update_pairs_cb, self, NULL);
}

static void
pairs_changed_cb (MoatRatesPage *self)
{
  g_auto (GStrv) chosen = moat_key_picker_dup_chosen (self->pairs);

  moat_record_list_set_pairs (moat_table_pane_get_list (self->pane), (const char *const *) chosen);
}

static void
show_all_cb (MoatRatesPage *self)
{
  moat_key_picker_set_chosen (self->pairs, NULL);
  pairs_changed_cb (self);
}

/* What is done with rates */

/* The rate of the row that is looked at; NULL: none.  (transfer full) */
static MoatRate *
dup_current (MoatRatesPage *self)
{
  gint64 id = moat_data_grid_get_current (get_grid (self));

  return id != 0 && self->project != NULL
           ? moat_store_get_rate (moat_project_get_store (self->project), id, NULL)
           : NULL;
}

static void
added_cb (GtkWidget *owner, gint64 id, const GError *error)
{
  if (id != 0)
    moat_table_pane_show_row (MOAT_RATES_PAGE (owner)->pane, id);
  else
    gtk_widget_activate_action (owner, "win.toast", "s", error->message);
}

/* A rate of the pair, kind and source of the one that is looked at is likely to be next. */
static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatRatesPage *self = MOAT_RATES_PAGE (widget);
  g_autoptr (MoatRate) proposal = dup_current (self);

  if (proposal != NULL)
    {
      proposal->value = moat_decimal_from_int (0);
      proposal->period = (MoatPeriod){ MOAT_DATE_NONE, MOAT_DATE_NONE };
      g_clear_pointer (&proposal->locator, g_free);
    }
  moat_rate_dialog_ask (widget, self->project, proposal, added_cb);
}

static void
rate_wanted_cb (MoatRatesPage *self, const MoatMissingRate *missing)
{
  g_autoptr (MoatRate) proposal = moat_rate_new ();

  proposal->base = missing->from;
  proposal->quote = missing->to;
  proposal->kind = missing->kind;
  proposal->period = missing->period;
  moat_rate_dialog_ask (GTK_WIDGET (self), self->project, proposal, added_cb);
}

static void
chart_wanted_cb (MoatRatesPage *self, const char *key)
{
  g_signal_emit (self, signals[CHART_WANTED], 0, key);
}

static void
delete_cb (MoatRatesPage *self)
{
  g_autoptr (GArray) ids = moat_table_pane_dup_selected (self->pane);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (ids->len == 0)
    return;
  if (!moat_project_delete_rates (self->project, (const gint64 *) ids->data, ids->len, &error))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  message = g_strdup_printf (
    ngettext ("Deleted %u exchange rate", "Deleted %u exchange rates", ids->len), ids->len);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", message);
}

static void
selection_changed_cb (MoatRatesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
close_convert (MoatRatesPage *self)
{
  if (self->convert != NULL)
    gtk_window_destroy (GTK_WINDOW (self->convert));
}

static void
convert_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  MoatRatesPage *self = MOAT_RATES_PAGE (widget);
  g_autoptr (MoatRate) like = dup_current (self);

  close_convert (self);
  g_set_weak_pointer (
    &self->convert,
    moat_convert_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->project, like));
  gtk_window_present (GTK_WINDOW (self->convert));
}

/* Class */

static void
moat_rates_page_map (GtkWidget *widget)
{
  MoatRatesPage *self = MOAT_RATES_PAGE (widget);

  GTK_WIDGET_CLASS (moat_rates_page_parent_class)->map (widget);
  if (self->pairs_are_old)
    update_pairs_soon (self);
}

static void
moat_rates_page_dispose (GObject *object)
{
  MoatRatesPage *self = MOAT_RATES_PAGE (object);

  if (self->pane != NULL)
    moat_rates_page_set_project (self, NULL);
  g_clear_handle_id (&self->pairs_source, g_source_remove);
  g_clear_weak_pointer (&self->convert);
  gtk_widget_dispose_template (GTK_WIDGET (self), MOAT_TYPE_RATES_PAGE);
  G_OBJECT_CLASS (moat_rates_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-rates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, MoatRatesPage, missing);
  gtk_widget_class_bind_template_child (widget_class, MoatRatesPage, pane);
  gtk_widget_class_bind_template_child (widget_class, MoatRatesPage, pairs);
  gtk_widget_class_bind_template_child (widget_class, MoatRatesPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, rate_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, chart_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, pairs_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
moat_rates_page_class_init (MoatRatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_rates_page_dispose;
  widget_class->map = moat_rates_page_map;
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", MOAT_TYPE_RATES_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[CHART_WANTED] = g_signal_new ("chart-wanted", MOAT_TYPE_RATES_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (MOAT_TYPE_KEY_PICKER);
  g_type_ensure (MOAT_TYPE_MISSING_LIST);
  g_type_ensure (MOAT_TYPE_TABLE_PANE);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "rates.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "rates.convert", NULL, convert_action);
}

static void
moat_rates_page_init (MoatRatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
moat_rates_page_new (GSettings *settings)
{
  MoatRatesPage *self = g_object_new (MOAT_TYPE_RATES_PAGE, NULL);
  g_autoptr (GArray) names = moat_rate_list_names ();
  MoatRecordList *list;

  moat_table_pane_set_kind (self->pane, moat_rate_columns_get_kind (), settings);
  moat_data_grid_set_menu (get_grid (self), self->row_menu);
  g_signal_connect_object (get_grid (self), "delete", G_CALLBACK (delete_cb), self,
                           G_CONNECT_SWAPPED);
  list = moat_table_pane_get_list (self->pane);
  moat_record_list_set_names (list, names);
  /* What the rate that is looked at says may be something else now. */
  g_signal_connect_object (list, "updated", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
moat_rates_page_set_project (MoatRatesPage *self, MoatProject *project)
{
  g_return_if_fail (MOAT_IS_RATES_PAGE (self));

  if (self->project == project)
    return;
  close_convert (self);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  moat_missing_list_set_project (self->missing, project);
  moat_table_pane_set_project (self->pane, project);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rates.add",
                                 project != NULL && !moat_project_is_read_only (project));
  if (project == NULL)
    return;
  g_signal_connect_swapped (project, "changed", G_CALLBACK (update_pairs_soon), self);
  update_pairs_soon (self);
}

gint64
moat_rates_page_get_current (MoatRatesPage *self)
{
  g_return_val_if_fail (MOAT_IS_RATES_PAGE (self), 0);
  return moat_data_grid_get_current (get_grid (self));
}

MoatTablePane *
moat_rates_page_get_pane (MoatRatesPage *self)
{
  g_return_val_if_fail (MOAT_IS_RATES_PAGE (self), NULL);
  return self->pane;
}
