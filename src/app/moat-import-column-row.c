/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a column of a file is.
 *
 * The row shows the header, some of the cells and a list of what the column can be.  A column of
 * figures opens to say what all its figures have in common: the measure, the period, the unit, the
 * multiplier that the header states.  A table with one year a column has dozens of columns that
 * differ in nothing but the year; they are one row. */
#include "config.h"

#include "moat-import-column-row.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-entry.h"
#include "moat-unit.h"

static const char *const role_names[MOAT_COLUMN_N_ROLES] = {
  [MOAT_COLUMN_IGNORED] = N_ ("Not used"),
  [MOAT_COLUMN_ENTITY] = N_ ("Entity"),
  [MOAT_COLUMN_CONCEPT] = N_ ("Measure"),
  [MOAT_COLUMN_PERIOD] = N_ ("Period"),
  [MOAT_COLUMN_PERIOD_START] = N_ ("First day"),
  [MOAT_COLUMN_PERIOD_END] = N_ ("Last day"),
  /* Translators: what a column of a table holds: the numbers. */
  [MOAT_COLUMN_VALUE] = N_ ("Figures"),
  [MOAT_COLUMN_AS_STATED] = N_ ("Words as stated"),
  [MOAT_COLUMN_LOW] = N_ ("Lowest value"),
  [MOAT_COLUMN_HIGH] = N_ ("Highest value"),
  [MOAT_COLUMN_UNIT] = N_ ("Unit"),
  [MOAT_COLUMN_QUALIFIER] = N_ ("Qualifier"),
  [MOAT_COLUMN_STATUS] = N_ ("Status"),
  [MOAT_COLUMN_GRADE] = N_ ("Grade"),
  [MOAT_COLUMN_SOURCE] = N_ ("Source"),
  [MOAT_COLUMN_LOCATOR] = N_ ("Place in the source"),
  [MOAT_COLUMN_KNOWN_FROM] = N_ ("Known from"),
  [MOAT_COLUMN_REMARK_EN] = N_ ("Remark in English"),
  [MOAT_COLUMN_REMARK_ZH] = N_ ("Remark in Chinese"),
  [MOAT_COLUMN_KEY] = N_ ("Key"),
};

struct _MoatImportColumnRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *columns; /* of MoatColumnMapping, borrowed */
  GtkDropDown *role;
  GtkEditable *concept;
  GtkEditable *period;
  GtkEditable *unit;
  MoatChoiceRow *scale;
  gboolean loading;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatImportColumnRow, moat_import_column_row, ADW_TYPE_EXPANDER_ROW)

const char *
moat_import_role_get_name (MoatColumnRole role)
{
  return _ (role_names[role]);
}

void
moat_import_get_scales (const char *const **keys, const char *const **names)
{
  static const char *const all_keys[] = { "0", "3", "4", "6", "8", "9", "12", NULL };
  static const char *all_names[G_N_ELEMENTS (all_keys)];

  all_names[0] = _ ("As they stand");
  all_names[1] = _ ("Thousands");
  all_names[2] = _ ("Ten thousands (万)");
  all_names[3] = _ ("Millions");
  all_names[4] = _ ("Hundred millions (亿)");
  all_names[5] = _ ("Billions");
  all_names[6] = _ ("Trillions");
  *keys = all_keys;
  *names = all_names;
}

static MoatColumnMapping *
get_first (MoatImportColumnRow *self)
{
  return self->columns->pdata[0];
}

static void
update_expansion (MoatImportColumnRow *self)
{
  gboolean is_value = get_first (self)->role == MOAT_COLUMN_VALUE;

  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self), is_value);
  if (!is_value)
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
role_chosen_cb (MoatImportColumnRow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->role);

  if (self->loading || chosen >= MOAT_COLUMN_N_ROLES)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    ((MoatColumnMapping *) self->columns->pdata[i])->role = (MoatColumnRole) chosen;
  update_expansion (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
details_changed_cb (MoatImportColumnRow *self)
{
  const char *unit, *scale;
  MoatPeriod period;

  if (self->loading)
    return;
  unit = gtk_editable_get_text (self->unit);
  scale = moat_choice_row_get_chosen (self->scale);
  moat_entry_mark (GTK_WIDGET (self->unit), *unit == '\0' || moat_unit_intern (unit) != NULL);
  moat_entry_mark (
    GTK_WIDGET (self->period),
    *gtk_editable_get_text (self->period) == '\0' ||
      moat_period_parse (gtk_editable_get_text (self->period), MOAT_YEAR_END_CALENDAR, &period));
  for (guint i = 0; i < self->columns->len; i++)
    {
      MoatColumnMapping *column = self->columns->pdata[i];

      g_free (column->concept);
      column->concept = moat_entry_dup_text (self->concept);
      /* Several columns have a period each. */
      if (self->columns->len == 1)
        {
          g_free (column->period);
          column->period = moat_entry_dup_text (self->period);
        }
      column->unit = moat_unit_intern (unit);
      column->scale = scale != NULL ? (int) g_ascii_strtoll (scale, NULL, 10) : 0;
    }
  g_signal_emit (self, changed_signal, 0);
}

static GtkEditable *
add_entry (MoatImportColumnRow *self, const char *title, const char *text)
{
  GtkWidget *entry = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), title);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (details_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static void
add_details (MoatImportColumnRow *self)
{
  const MoatColumnMapping *column = get_first (self);
  g_autofree char *scale = g_strdup_printf ("%d", column->scale);
  const char *const *keys;
  const char *const *names;

  self->concept = add_entry (self, _ ("Measure"), column->concept);
  self->period = add_entry (self, _ ("Period"), column->period);
  gtk_widget_set_visible (GTK_WIDGET (self->period), self->columns->len == 1);
  self->unit = add_entry (self, _ ("Unit, such as CNY"), column->unit);
  self->scale = g_object_new (MOAT_TYPE_CHOICE_ROW, "title", _ ("Numbers Are"), NULL);
  moat_import_get_scales (&keys, &names);
  moat_choice_row_set_options (self->scale, keys, names);
  moat_choice_row_set_chosen (self->scale, scale);
  g_signal_connect_object (self->scale, "changed", G_CALLBACK (details_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->scale));
}

static void
moat_import_column_row_dispose (GObject *object)
{
  g_clear_pointer (&MOAT_IMPORT_COLUMN_ROW (object)->columns, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_import_column_row_parent_class)->dispose (object);
}

static void
moat_import_column_row_class_init (MoatImportColumnRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = moat_import_column_row_dispose;
  changed_signal = g_signal_new ("changed", MOAT_TYPE_IMPORT_COLUMN_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
moat_import_column_row_init (MoatImportColumnRow *self)
{
  const char *names[MOAT_COLUMN_N_ROLES + 1] = { NULL };

  for (int i = 0; i < MOAT_COLUMN_N_ROLES; i++)
    names[i] = moat_import_role_get_name (i);
  self->columns = g_ptr_array_new ();
  self->role = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_widget_set_valign (GTK_WIDGET (self->role), GTK_ALIGN_CENTER);
  g_signal_connect_object (self->role, "notify::selected", G_CALLBACK (role_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->role));
}

/* "1960 – 2023" for the columns of years. */
static char *
name_columns (MoatColumnMapping *const *columns, guint n)
{
  const char *first = columns[0]->header, *last = columns[n - 1]->header;

  if (n > 1)
    /* Translators: the headers of the first and the last of several columns. */
    return g_strdup_printf (_ ("%s to %s"), first, last);
  return g_strdup (first != NULL && *first != '\0' ? first : _ ("No header"));
}

GtkWidget *
moat_import_column_row_new (MoatColumnMapping *const *columns, guint n, const char *sample)
{
  MoatImportColumnRow *self = g_object_new (MOAT_TYPE_IMPORT_COLUMN_ROW, NULL);
  g_autofree char *name = name_columns (columns, n);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->columns, columns[i]);
  if (n > 1)
    /* Translators: a number of columns of a table. */
    subtitle = g_strdup_printf (ngettext ("%u column", "%u columns", n), n);
  else if (sample != NULL)
    subtitle = g_markup_escape_text (sample, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  self->loading = TRUE;
  gtk_drop_down_set_selected (self->role, columns[0]->role);
  add_details (self);
  update_expansion (self);
  self->loading = FALSE;
  return GTK_WIDGET (self);
}
