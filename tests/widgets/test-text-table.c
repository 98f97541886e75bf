/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a file's rows: short rows are blank at their end, what is typed is in the row and
 * told once, and nothing is left behind. */

#include "moat-text-table.h"

static const char *const titles[] = { "company", "2023", "2024", NULL };
static const char *const full[] = { "Alibaba", "1", "2", NULL };
static const char *const cut[] = { "Tencent", NULL };

typedef struct
{
  GtkWidget *window;
  MoatTextTable *table;
  guint n_edited;
  guint64 line;
} Fixture;

static void
edited_cb (MoatTextTable *table, guint64 line, Fixture *fixture)
{
  fixture->n_edited++;
  fixture->line = line;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->table = MOAT_TEXT_TABLE (moat_text_table_new ());
  moat_text_table_set_editable (fixture->table, TRUE);
  g_signal_connect (fixture->table, "edited", G_CALLBACK (edited_cb), fixture);
  moat_text_table_set_columns (fixture->table, titles, "Reason");
  moat_text_table_add_row (fixture->table, 7, full, 1, "This is no number");
  moat_text_table_add_row (fixture->table, 9, cut, -1, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->table));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->window))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The widget under @root that shows @text. */
static GtkWidget *
find (GtkWidget *root, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    {
      g_autofree char *shown = NULL;

      g_object_get (root, GTK_IS_LABEL (root) ? "label" : "text", &shown, NULL);
      if (g_strcmp0 (shown, text) == 0)
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for (Fixture *fixture, GType type, const char *text)
{
  GtkWidget *found;

  while ((found = find (GTK_WIDGET (fixture->table), type, text)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
test_rows_show_line_reason_and_cells (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wrong = wait_for (fixture, GTK_TYPE_TEXT, "1");

  g_assert_cmpuint (moat_text_table_get_n_rows (fixture->table), ==, 2);
  g_assert_true (gtk_widget_has_css_class (wrong, "error"));
  g_assert_false (gtk_widget_has_css_class (wait_for (fixture, GTK_TYPE_TEXT, "2"), "error"));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "7"));
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "This is no number"));
}

static void
test_typed_text_is_in_the_row (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell = wait_for (fixture, GTK_TYPE_TEXT, "2");
  g_auto (GStrv) cells = NULL;

  g_assert_cmpuint (fixture->n_edited, ==, 0); /* what the program shows is no edit */
  gtk_editable_insert_text (GTK_EDITABLE (cell), ".5", -1, &(int){ 1 });
  g_assert_cmpuint (fixture->n_edited, ==, 1);
  g_assert_cmpuint (fixture->line, ==, 7);
  cells = moat_text_table_dup_cells (fixture->table, 7);
  g_assert_cmpstrv (cells, ((const char *const[]){ "Alibaba", "1", "2.5", NULL }));
}

static void
test_short_rows_stay_short (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) before = moat_text_table_dup_cells (fixture->table, 9);

  g_assert_cmpstrv (before, cut);
  g_assert_null (moat_text_table_dup_cells (fixture->table, 8));
}

static void
test_new_columns_take_the_rows_away (Fixture *fixture, gconstpointer data)
{
  moat_text_table_set_columns (fixture->table, titles, NULL);
  g_assert_cmpuint (moat_text_table_get_n_rows (fixture->table), ==, 0);
  moat_text_table_set_title (fixture->table, 1, "2023 · Figures");
  g_assert_nonnull (wait_for (fixture, GTK_TYPE_LABEL, "2023 · Figures"));
}

static void
test_nothing_is_left_behind (void)
{
  GtkWidget *table = moat_text_table_new ();

  g_object_ref_sink (table);
  moat_text_table_set_columns (MOAT_TEXT_TABLE (table), titles, NULL);
  moat_text_table_add_row (MOAT_TEXT_TABLE (table), 1, full, -1, NULL);
  g_object_add_weak_pointer (G_OBJECT (table), (gpointer *) &table);
  g_object_unref (table);
  g_assert_null (table);
}

int
main (int argc, char *argv[])
{
  gtk_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/text-table/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows-show-line-reason-and-cells", test_rows_show_line_reason_and_cells);
  ADD ("typed-text-is-in-the-row", test_typed_text_is_in_the_row);
  ADD ("short-rows-stay-short", test_short_rows_stay_short);
  ADD ("new-columns-take-the-rows-away", test_new_columns_take_the_rows_away);
#undef ADD
  g_test_add_func ("/text-table/nothing-is-left-behind", test_nothing_is_left_behind);
  return g_test_run ();
}
