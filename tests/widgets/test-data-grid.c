/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table and its selection: which columns sort it, that all rows are selected without being
 * read, that what moves stays selected, that cells follow their rows, and that columns are
 * remembered. */

#include <glib/gstdio.h>

#include "moat-column-order.h"
#include "moat-data-grid.h"
#include "moat-grid-cell.h"
#include "moat-project-evidence.h"

typedef struct
{
  char *folder, *path;
  MoatProject *project;
  MoatRecordList *list;
  GtkWidget *window;
  MoatDataGrid *grid;
} Fixture;

enum
{
  KEY,
  WORDS,
  LOCATOR
};

static const MoatGridColumn columns[] = {
  { "key", "Key", 80, MOAT_GRID_COLUMN_EDITABLE },
  { "as-stated", "Words", 120, MOAT_GRID_COLUMN_EDITABLE },
  { "locator", "Locator", 90, MOAT_GRID_COLUMN_HIDDEN },
};

static char *
get_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatFact *fact = moat_record_get_fact (record);

  g_assert_nonnull (fact);
  return g_strdup (column == KEY ? fact->key : column == WORDS ? fact->as_stated : fact->locator);
}

static gboolean
set_text (MoatRecord *record, guint column, const char *text, gpointer data, GError **error)
{
  Fixture *fixture = data;
  g_autoptr (MoatFact) fact = moat_fact_copy (moat_record_get_fact (record));

  return moat_project_read_fact_text (
           fixture->project, fact, column == KEY ? MOAT_FACT_FIELD_KEY : MOAT_FACT_FIELD_AS_STATED,
           text, error) &&
         moat_project_put_fact (fixture->project, fact, error);
}

static const MoatGridDelegate delegate = { get_text, get_text, get_text, NULL, set_text };

static void
settle (Fixture *fixture)
{
  while (moat_record_list_get_pending (fixture->list) || !gtk_widget_get_mapped (fixture->window) ||
         g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = moat_project_get_sample_dir ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("moat-grid-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "p.moat", NULL);
  fixture->project = moat_project_create (fixture->path, sample, &error);
  g_assert_no_error (error);
  fixture->list = moat_record_list_new (MOAT_ROW_TABLE_FACTS);
  moat_record_list_set_project (fixture->list, fixture->project);
  fixture->window = gtk_window_new ();
  fixture->grid = g_object_new (MOAT_TYPE_DATA_GRID, NULL);
  moat_data_grid_set_columns (fixture->grid, columns, G_N_ELEMENTS (columns), &delegate, fixture);
  moat_data_grid_set_list (fixture->grid, fixture->list);
  moat_data_grid_set_editable (fixture->grid, TRUE);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->grid));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  MoatDataGrid *grid = fixture->grid;

  g_object_add_weak_pointer (G_OBJECT (grid), (gpointer *) &grid);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (grid);
  moat_record_list_set_project (fixture->list, NULL);
  g_object_unref (fixture->list);
  g_object_unref (fixture->project);
  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      (text == NULL || g_strcmp0 (moat_grid_cell_get_text (MOAT_GRID_CELL (root)), text) == 0))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkColumnView *
get_view (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (find (GTK_WIDGET (fixture->grid), GTK_TYPE_COLUMN_VIEW, NULL));
}

static GtkColumnViewColumn *
get_column (Fixture *fixture, guint place)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (get_view (fixture)), place);

  return column; /* the view holds it */
}

static gint64
find_id (Fixture *fixture, const char *key)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MoatRecord) record = g_list_model_get_item (model, i);

      if (g_str_equal (moat_record_get_fact (record)->key, key))
        return moat_record_get_id (record);
    }
  return 0;
}

static void
test_cells_follow_their_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (MoatFact) fact = NULL;
  g_autoptr (MoatRecord) record = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_autofree char *name = NULL;
  GtkWidget *cell = find (GTK_WIDGET (fixture->grid), MOAT_TYPE_GRID_CELL, "3800亿元");

  g_assert_nonnull (cell);
  g_assert_null (find (GTK_WIDGET (fixture->grid), MOAT_TYPE_GRID_CELL, "lead; 1.1.2"));
  fact = moat_fact_copy (moat_record_get_fact (record));
  moat_project_read_fact_text (fixture->project, fact, MOAT_FACT_FIELD_AS_STATED, "CNY 9 bn", NULL);
  g_assert_true (moat_project_put_fact (fixture->project, fact, NULL));
  g_assert_cmpstr (moat_grid_cell_get_text (MOAT_GRID_CELL (cell)), ==, "CNY 9 bn");
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                             "CNY 9 bn");
  g_assert_null (name);
}

static void
test_clicked_columns_are_asked_for_in_their_order (Fixture *fixture, gconstpointer data)
{
  GtkColumnView *view = get_view (fixture);
  MoatColumnProbe *probe = moat_column_probe_new ();
  g_autoptr (GArray) orders = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GtkSorter) sorter = moat_column_probe_create_sorter (probe, i);

      gtk_column_view_column_set_sorter (get_column (fixture, i), sorter);
    }
  orders = moat_column_probe_ask (probe, view);
  g_assert_cmpuint (orders->len, ==, 0);
  g_clear_pointer (&orders, g_array_unref);
  gtk_column_view_sort_by_column (view, get_column (fixture, 2), GTK_SORT_DESCENDING);
  orders = moat_column_probe_ask (probe, view);
  g_assert_cmpuint (orders->len, ==, 1);
  g_assert_cmpuint (g_array_index (orders, MoatColumnOrder, 0).column, ==, 2);
  g_assert_true (g_array_index (orders, MoatColumnOrder, 0).descending);
  for (guint i = 0; i < 3; i++)
    gtk_column_view_column_set_sorter (get_column (fixture, i), NULL);
  moat_column_probe_free (probe);
}

static void
test_sorting_is_the_query_s (Fixture *fixture, gconstpointer data)
{
  gtk_column_view_sort_by_column (get_view (fixture), get_column (fixture, KEY),
                                  GTK_SORT_DESCENDING);
  settle (fixture);
  g_assert_cmpint (moat_record_list_get_id (fixture->list, 0), ==, find_id (fixture, "f67"));
}

static void
test_moved_rows_stay_selected (Fixture *fixture, gconstpointer data)
{
  MoatRecordSelection *selection = moat_data_grid_get_selection (fixture->grid);
  gint64 id = find_id (fixture, "f02");
  g_autoptr (GArray) ids = NULL;

  g_assert_true (moat_data_grid_show_row (fixture->grid, id));
  gtk_column_view_sort_by_column (get_view (fixture), get_column (fixture, KEY),
                                  GTK_SORT_DESCENDING);
  settle (fixture);
  ids = moat_record_selection_dup_ids (selection);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
  g_assert_cmpint (moat_data_grid_get_current (fixture->grid), ==, id);
  moat_record_list_set_text (fixture->list, "f09");
  settle (fixture);
  g_assert_cmpuint (moat_record_selection_get_size (selection), ==, 0);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, guint *count)
{
  *count += n_items;
}

static void
test_selection_takes_what_GTK_asks (Fixture *fixture, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (moat_data_grid_get_selection (fixture->grid));
  guint count = 0;

  g_signal_connect (model, "selection-changed", G_CALLBACK (selection_changed_cb), &count);
  g_assert_true (gtk_selection_model_select_all (model));
  g_assert_cmpuint (count, ==, 67);
  g_assert_true (gtk_selection_model_unselect_range (model, 2, 3));
  g_assert_false (gtk_selection_model_is_selected (model, 3));
  g_assert_true (gtk_selection_model_is_selected (model, 5));
  g_assert_true (gtk_selection_model_select_item (model, 3, TRUE));
  g_assert_cmpuint (moat_record_selection_get_size (MOAT_RECORD_SELECTION (model)), ==, 1);
  g_signal_handlers_disconnect_by_data (model, &count);
}

static GtkEditable *
edit (Fixture *fixture, const char *key, guint column)
{
  g_assert_true (moat_data_grid_show_row (fixture->grid, find_id (fixture, key)));
  settle (fixture);
  g_assert_true (moat_data_grid_edit (fixture->grid, column));
  return GTK_EDITABLE (find (GTK_WIDGET (fixture->grid), GTK_TYPE_TEXT, NULL));
}

static void
test_refused_text_stays_in_the_cell (Fixture *fixture, gconstpointer data)
{
  GtkEditable *text = edit (fixture, "f03", KEY);

  gtk_editable_set_text (text, "f04");
  /* Another cell is wanted: what was typed comes first. */
  g_assert_false (moat_data_grid_edit (fixture->grid, WORDS));
  g_assert_true (moat_data_grid_is_editing (fixture->grid));
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "f04");
  g_assert_nonnull (find (GTK_WIDGET (fixture->grid), GTK_TYPE_POPOVER, NULL));
  gtk_editable_set_text (text, "f99");
  g_assert_true (moat_data_grid_edit (fixture->grid, WORDS));
  g_assert_cmpint (find_id (fixture, "f99"), !=, 0);
}

static void
test_row_that_goes_ends_its_editing (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_id (fixture, "f03");

  edit (fixture, "f03", KEY);
  g_assert_true (moat_project_delete_facts (fixture->project, &id, 1, NULL));
  settle (fixture);
  g_assert_false (moat_data_grid_is_editing (fixture->grid));
}

static void
test_columns_are_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.moatcharts.Moat");
  GtkWidget *other = g_object_ref_sink (g_object_new (MOAT_TYPE_DATA_GRID, NULL));
  GActionGroup *actions = moat_data_grid_get_column_actions (fixture->grid);
  MoatDataGrid *old = fixture->grid;
  GtkColumnViewColumn *words;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) first = NULL;

  g_settings_reset (settings, "figures-columns");
  moat_data_grid_bind_settings (fixture->grid, settings, "figures-columns");
  g_action_group_change_action_state (actions, "locator", g_variant_new_boolean (TRUE));
  g_action_group_change_action_state (actions, "key", g_variant_new_boolean (FALSE));
  words = get_column (fixture, WORDS);
  gtk_column_view_column_set_fixed_width (words, 222);
  gtk_column_view_insert_column (get_view (fixture), 0, words);
  g_object_add_weak_pointer (G_OBJECT (old), (gpointer *) &old);
  gtk_window_set_child (GTK_WINDOW (fixture->window), NULL); /* what waits is saved */
  while (old != NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->grid = MOAT_DATA_GRID (other);
  moat_data_grid_set_columns (fixture->grid, columns, G_N_ELEMENTS (columns), &delegate, fixture);
  moat_data_grid_bind_settings (fixture->grid, settings, "figures-columns");
  view = get_view (fixture);
  first = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (first), ==, "Words");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, 222);
  g_assert_false (gtk_column_view_column_get_visible (get_column (fixture, 1)));
  g_assert_true (gtk_column_view_column_get_visible (get_column (fixture, 2)));
  gtk_window_set_child (GTK_WINDOW (fixture->window), other);
  g_object_unref (other);
  g_settings_reset (settings, "figures-columns");
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  add ("/widgets/data-grid/cells-follow-their-rows", test_cells_follow_their_rows);
  add ("/widgets/data-grid/clicked-columns-are-asked-for-in-their-order",
       test_clicked_columns_are_asked_for_in_their_order);
  add ("/widgets/data-grid/sorting-is-the-query-s", test_sorting_is_the_query_s);
  add ("/widgets/data-grid/moved-rows-stay-selected", test_moved_rows_stay_selected);
  add ("/widgets/data-grid/selection-takes-what-GTK-asks", test_selection_takes_what_GTK_asks);
  add ("/widgets/data-grid/refused-text-stays-in-the-cell", test_refused_text_stays_in_the_cell);
  add ("/widgets/data-grid/row-that-goes-ends-its-editing", test_row_that_goes_ends_its_editing);
  add ("/widgets/data-grid/columns-are-remembered", test_columns_are_remembered);
  return g_test_run ();
}
