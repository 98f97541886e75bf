/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing any number of entities or concepts.
 *
 * The button says what is chosen: the one name, or how many.  The list is a GtkListView over a
 * filtered GListStore of options, made when the popover opens for the first time, so that it costs
 * nothing before and stays quick with thousands of options.  An option is its key, its label
 * and whether it is checked; the check buttons of the rows are bound to that.
 *
 * The order of the choice is kept: it is the order in which a chart draws its series. */

#include "config.h"

#include "moat-key-picker.h"

#include <glib/gi18n-lib.h>

#define LIST_WIDTH 280
#define LIST_MAX_HEIGHT 360

#define MOAT_TYPE_KEY_OPTION (moat_key_option_get_type ())
G_DECLARE_FINAL_TYPE (MoatKeyOption, moat_key_option, MOAT, KEY_OPTION, GObject)

struct _MoatKeyOption
{
  GObject parent_instance;

  char *key;
  char *label;
  gboolean checked;
};

struct _MoatKeyPicker
{
  GtkWidget parent_instance;

  char *title;
  GListStore *options; /* of MoatKeyOption */
  GPtrArray *chosen;   /* of char: keys in the order chosen */
  GtkWidget *button;   /* a GtkMenuButton */
  GtkLabel *label;
  GtkSearchEntry *search; /* NULL until the popover opened */
  GtkStringFilter *filter;
  gboolean loading; /* TRUE while options are set by program */
};

enum
{
  OPTION_PROP_LABEL = 1,
  OPTION_PROP_CHECKED,
  OPTION_N_PROPS
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *option_properties[OPTION_N_PROPS];
static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatKeyOption, moat_key_option, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (MoatKeyPicker, moat_key_picker, GTK_TYPE_WIDGET)

/* An option */

static void
moat_key_option_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  MoatKeyOption *self = MOAT_KEY_OPTION (object);

  switch (prop_id)
    {
    case OPTION_PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case OPTION_PROP_CHECKED:
      g_value_set_boolean (value, self->checked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_key_option_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  MoatKeyOption *self = MOAT_KEY_OPTION (object);

  switch (prop_id)
    {
    case OPTION_PROP_CHECKED:
      if (self->checked == g_value_get_boolean (value))
        return;
      self->checked = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_key_option_finalize (GObject *object)
{
  MoatKeyOption *self = MOAT_KEY_OPTION (object);

  g_free (self->key);
  g_free (self->label);
  G_OBJECT_CLASS (moat_key_option_parent_class)->finalize (object);
}

static void
moat_key_option_class_init (MoatKeyOptionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moat_key_option_get_property;
  object_class->set_property = moat_key_option_set_property;
  object_class->finalize = moat_key_option_finalize;
  option_properties[OPTION_PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  option_properties[OPTION_PROP_CHECKED] =
    g_param_spec_boolean ("checked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, OPTION_N_PROPS, option_properties);
}

static void
moat_key_option_init (MoatKeyOption *self)
{
}

/* The button */

static MoatKeyOption *
find_option (MoatKeyPicker *self, const char *key)
{
  GListModel *model = G_LIST_MODEL (self->options);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MoatKeyOption) option = g_list_model_get_item (model, i);

      if (g_str_equal (option->key, key))
        return option; /* the store holds it */
    }
  return NULL;
}

static void
update_button (MoatKeyPicker *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->chosen->len; i++)
    {
      MoatKeyOption *option = find_option (self, self->chosen->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "",
                              option != NULL ? option->label : (char *) self->chosen->pdata[i]);
    }
  if (self->chosen->len == 1)
    text = g_strdup (names->str);
  else if (self->chosen->len > 1)
    {
      /* Translators: the button that chooses what a chart shows, such as "Entities: 3". */
      text = g_strdup_printf (_ ("%s: %u"), self->title, self->chosen->len);
    }
  else
    text = g_strdup (self->title);
  gtk_label_set_text (self->label, text);
  gtk_widget_set_tooltip_text (self->button, names->len > 0 ? names->str : self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, names->str, -1);
}

static void
checked_cb (MoatKeyOption *option, GParamSpec *pspec, MoatKeyPicker *self)
{
  guint index;

  if (self->loading)
    return;
  if (option->checked)
    g_ptr_array_add (self->chosen, g_strdup (option->key));
  else if (g_ptr_array_find_with_equal_func (self->chosen, option->key, g_str_equal, &index))
    g_ptr_array_remove_index (self->chosen, index);
  update_button (self);
  g_signal_emit (self, changed_signal, 0);
}

/* The popover */

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *check = gtk_check_button_new ();

  /* The whole row is the target: see activate_row_cb(). */
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_list_item_set_child (item, check);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  MoatKeyOption *option = gtk_list_item_get_item (item);
  GtkWidget *check = gtk_list_item_get_child (item);
  GBinding *binding = g_object_bind_property (option, "checked", check, "active",
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), option->label);
  g_object_set_data_full (G_OBJECT (item), "moat-binding", g_object_ref (binding), g_object_unref);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  g_binding_unbind (g_object_get_data (G_OBJECT (item), "moat-binding"));
  g_object_set_data (G_OBJECT (item), "moat-binding", NULL);
}

static void
activate_row_cb (GtkListView *list, guint position, gpointer user_data)
{
  g_autoptr (MoatKeyOption) option =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  g_object_set (option, "checked", !option->checked, NULL);
}

static void
search_changed_cb (GtkSearchEntry *search, MoatKeyPicker *self)
{
  gtk_string_filter_set_search (self->filter, gtk_editable_get_text (GTK_EDITABLE (search)));
}

static GtkWidget *
create_list (MoatKeyPicker *self)
{
  GtkExpression *label = gtk_property_expression_new (MOAT_TYPE_KEY_OPTION, NULL, "label");
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;
  GtkWidget *list, *scroller = gtk_scrolled_window_new ();

  self->filter = gtk_string_filter_new (label);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->options)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  g_signal_connect (list, "activate", G_CALLBACK (activate_row_cb), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_MAX_HEIGHT);
  return scroller;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  MoatKeyPicker *self = user_data;
  GtkWidget *popover, *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  /* The entry takes Escape for itself. */
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (gtk_popover_popdown), popover,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (box, LIST_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "key-picker");
  gtk_menu_button_set_popover (button, popover);
}

/* The picker */

static void
moat_key_picker_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, MOAT_KEY_PICKER (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_key_picker_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  MoatKeyPicker *self = MOAT_KEY_PICKER (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      if (self->title == NULL)
        self->title = g_strdup ("");
      update_button (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
moat_key_picker_dispose (GObject *object)
{
  MoatKeyPicker *self = MOAT_KEY_PICKER (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->filter);
  g_clear_object (&self->options);
  G_OBJECT_CLASS (moat_key_picker_parent_class)->dispose (object);
}

static void
moat_key_picker_finalize (GObject *object)
{
  MoatKeyPicker *self = MOAT_KEY_PICKER (object);

  g_free (self->title);
  g_ptr_array_unref (self->chosen);
  G_OBJECT_CLASS (moat_key_picker_parent_class)->finalize (object);
}

static void
moat_key_picker_class_init (MoatKeyPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = moat_key_picker_get_property;
  object_class->set_property = moat_key_picker_set_property;
  object_class->dispose = moat_key_picker_dispose;
  object_class->finalize = moat_key_picker_finalize;
  properties[PROP_TITLE] = g_param_spec_string (
    "title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", MOAT_TYPE_KEY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
moat_key_picker_init (MoatKeyPicker *self)
{
  self->options = g_list_store_new (MOAT_TYPE_KEY_OPTION);
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, 22);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->button), create_popover_cb, self,
                                         NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
moat_key_picker_new (const char *title)
{
  return g_object_new (MOAT_TYPE_KEY_PICKER, "title", title, NULL);
}

/* Options that are the same are not made again: the open list would jump to its beginning. */
static gboolean
has_options (MoatKeyPicker *self, const char *const *keys, const char *const *labels)
{
  GListModel *model = G_LIST_MODEL (self->options);
  guint n = g_list_model_get_n_items (model);

  if (g_strv_length ((GStrv) keys) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (MoatKeyOption) option = g_list_model_get_item (model, i);

      if (!g_str_equal (option->key, keys[i]) || !g_str_equal (option->label, labels[i]))
        return FALSE;
    }
  return TRUE;
}

void
moat_key_picker_set_options (MoatKeyPicker *self, const char *const *keys,
                             const char *const *labels)
{
  g_autoptr (GPtrArray) options = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (MOAT_IS_KEY_PICKER (self));
  g_return_if_fail (keys != NULL && labels != NULL);

  if (has_options (self, keys, labels))
    return;
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      MoatKeyOption *option = g_object_new (MOAT_TYPE_KEY_OPTION, NULL);

      option->key = g_strdup (keys[i]);
      option->label = g_strdup (labels[i]);
      option->checked = g_ptr_array_find_with_equal_func (self->chosen, keys[i], g_str_equal, NULL);
      g_signal_connect_object (option, "notify::checked", G_CALLBACK (checked_cb), self, 0);
      g_ptr_array_add (options, option);
    }
  g_list_store_splice (self->options, 0, g_list_model_get_n_items (G_LIST_MODEL (self->options)),
                       options->pdata, options->len);
  update_button (self);
}

void
moat_key_picker_set_chosen (MoatKeyPicker *self, const char *const *keys)
{
  GListModel *model;

  g_return_if_fail (MOAT_IS_KEY_PICKER (self));

  g_ptr_array_set_size (self->chosen, 0);
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (keys[i]));
  model = G_LIST_MODEL (self->options);
  self->loading = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (MoatKeyOption) option = g_list_model_get_item (model, i);

      g_object_set (option, "checked",
                    g_ptr_array_find_with_equal_func (self->chosen, option->key, g_str_equal, NULL),
                    NULL);
    }
  self->loading = FALSE;
  update_button (self);
}

GStrv
moat_key_picker_dup_chosen (MoatKeyPicker *self)
{
  GStrvBuilder *builder;
  GStrv keys;

  g_return_val_if_fail (MOAT_IS_KEY_PICKER (self), NULL);

  builder = g_strv_builder_new ();
  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (builder, self->chosen->pdata[i]);
  keys = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return keys;
}
