/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picker of entities and concepts: it keeps the order of the choice, is quiet about what
 * programs set, finds by label, and leaves nothing behind. */

#include "moat-key-picker.h"

static const char *const keys[] = { "aws", "ali", "tencent", NULL };
static const char *const labels[] = { "Amazon Web Services", "Alibaba Group", "Tencent", NULL };

static void
count_cb (MoatKeyPicker *picker, guint *count)
{
  (*count)++;
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

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static void
wait_mapped (GtkWidget *widget)
{
  while (!is_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
show_picker (GtkWidget **picker)
{
  GtkWidget *window = gtk_window_new ();

  *picker = moat_key_picker_new ("Entities");
  moat_key_picker_set_options (MOAT_KEY_PICKER (*picker), keys, labels);
  gtk_window_set_child (GTK_WINDOW (window), *picker);
  gtk_window_present (GTK_WINDOW (window));
  wait_mapped (window);
  return window;
}

static const char *
button_text (GtkWidget *picker)
{
  return gtk_label_get_text (GTK_LABEL (find (picker, GTK_TYPE_LABEL)));
}

static void
test_order_is_kept (void)
{
  const char *const chosen[] = { "tencent", "aws", NULL };
  GtkWidget *picker = g_object_ref_sink (moat_key_picker_new ("Entities"));
  g_auto (GStrv) result = NULL;

  moat_key_picker_set_options (MOAT_KEY_PICKER (picker), keys, labels);
  moat_key_picker_set_chosen (MOAT_KEY_PICKER (picker), chosen);
  result = moat_key_picker_dup_chosen (MOAT_KEY_PICKER (picker));
  g_assert_true (g_strv_equal ((const char *const *) result, chosen));
  g_assert_finalize_object (picker);
}

static void
test_setting_is_quiet (void)
{
  const char *const chosen[] = { "ali", NULL };
  GtkWidget *picker = g_object_ref_sink (moat_key_picker_new ("Entities"));
  guint count = 0;

  g_signal_connect (picker, "changed", G_CALLBACK (count_cb), &count);
  moat_key_picker_set_options (MOAT_KEY_PICKER (picker), keys, labels);
  moat_key_picker_set_chosen (MOAT_KEY_PICKER (picker), chosen);
  moat_key_picker_set_options (MOAT_KEY_PICKER (picker), keys, labels);
  g_assert_cmpuint (count, ==, 0);
  g_assert_finalize_object (picker);
}

static void
test_button_says_what_is_chosen (void)
{
  GtkWidget *picker = g_object_ref_sink (moat_key_picker_new ("Entities"));

  moat_key_picker_set_options (MOAT_KEY_PICKER (picker), keys, labels);
  g_assert_cmpstr (button_text (picker), ==, "Entities");
  moat_key_picker_set_chosen (MOAT_KEY_PICKER (picker), (const char *const[]){ "ali", NULL });
  g_assert_cmpstr (button_text (picker), ==, "Alibaba Group");
  moat_key_picker_set_chosen (MOAT_KEY_PICKER (picker), keys);
  g_assert_cmpstr (button_text (picker), ==, "Entities: 3");
  g_assert_finalize_object (picker);
}

static void
test_checking_changes_the_choice (void)
{
  GtkWidget *picker, *list, *window = show_picker (&picker);
  g_auto (GStrv) result = NULL;
  guint count = 0;

  g_signal_connect (picker, "changed", G_CALLBACK (count_cb), &count);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (picker, GTK_TYPE_MENU_BUTTON)));
  list = find (picker, GTK_TYPE_LIST_VIEW);
  wait_mapped (list);
  g_signal_emit_by_name (list, "activate", 1u);
  g_signal_emit_by_name (list, "activate", 0u);
  result = moat_key_picker_dup_chosen (MOAT_KEY_PICKER (picker));
  g_assert_cmpstr (result[0], ==, "ali");
  g_assert_cmpstr (result[1], ==, "aws");
  g_assert_cmpuint (count, ==, 2);
  g_signal_emit_by_name (list, "activate", 1u);
  g_assert_cmpuint (count, ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_one_item (GtkSelectionModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (model)) == 1;
}

static void
test_search_finds_by_label (void)
{
  GtkWidget *picker, *window = show_picker (&picker);
  GtkSelectionModel *model;

  gtk_menu_button_popup (GTK_MENU_BUTTON (find (picker, GTK_TYPE_MENU_BUTTON)));
  wait_mapped (find (picker, GTK_TYPE_LIST_VIEW));
  gtk_editable_set_text (GTK_EDITABLE (find (picker, GTK_TYPE_SEARCH_ENTRY)), "bab");
  model = gtk_list_view_get_model (GTK_LIST_VIEW (find (picker, GTK_TYPE_LIST_VIEW)));
  while (!has_one_item (model))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/key-picker/order-is-kept", test_order_is_kept);
  g_test_add_func ("/widgets/key-picker/setting-is-quiet", test_setting_is_quiet);
  g_test_add_func ("/widgets/key-picker/button-says-what-is-chosen",
                   test_button_says_what_is_chosen);
  g_test_add_func ("/widgets/key-picker/checking-changes-the-choice",
                   test_checking_changes_the_choice);
  g_test_add_func ("/widgets/key-picker/search-finds-by-label", test_search_finds_by_label);
  return g_test_run ();
}
