/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file is read, and what holds for every row of it: the upper and the lower part of the
 * assistant's settings.
 *
 * A setting that the file's format has no use for (the delimiter of a workbook) is not shown, and
 * neither is what every row says for itself.  Texts are checked as they are typed and marked when
 * they cannot be read; the mapping then has nothing in their place. */
#include "config.h"

#include "moat-import-columns-private.h"

#include <glib/gi18n-lib.h>

#include "moat-date.h"
#include "moat-entry.h"
#include "moat-figure-reading.h"
#include "moat-import-column-row.h"
#include "moat-unit.h"

static const char *const encodings[] = {
  "UTF-8",        "UTF-16LE",   "UTF-16BE",   "UTF-32LE",    "UTF-32BE", "gb18030",
  "windows-1252", "ISO-8859-1", "ISO-8859-7", "ISO-8859-15", NULL,
};

static const char *const delimiters[] = { ",", ";", "\t", "|", NULL };

/* How the file is read */

static void
dialect_chosen_cb (MoatImportColumns *self)
{
  const MoatDialect *now = moat_data_file_get_dialect (self->preview->file);
  const char *encoding = moat_choice_row_get_chosen (self->encoding);
  const char *delimiter = moat_choice_row_get_chosen (self->delimiter);
  g_autoptr (MoatDialect) dialect = moat_dialect_copy (now);

  if (encoding != NULL)
    {
      g_free (dialect->encoding);
      dialect->encoding = g_strdup (encoding);
    }
  if (delimiter != NULL)
    dialect->delimiter = *delimiter;
  moat_data_file_set_dialect (self->preview->file, dialect);
  _moat_import_columns_emit_reread (self);
}

static void
header_line_cb (MoatImportColumns *self)
{
  MoatMapping *mapping;

  if (self->loading)
    return;
  mapping = self->preview->mapping;
  mapping->header_line = (gsize) gtk_spin_button_get_value_as_int (self->header_line);
  mapping->first_line = mapping->header_line + 1;
  _moat_import_columns_take_header (self);
  _moat_import_columns_emit_changed (self);
}

static void
style_chosen_cb (MoatImportColumns *self)
{
  const char *mark = moat_choice_row_get_chosen (self->number_mark);
  const char *order = moat_choice_row_get_chosen (self->date_order);
  MoatMapping *mapping = self->preview->mapping;

  mapping->number_mark =
    g_strcmp0 (mark, "comma") == 0 ? MOAT_NUMBER_MARK_COMMA : MOAT_NUMBER_MARK_POINT;
  mapping->date_order = g_strcmp0 (order, "dmy") == 0   ? MOAT_DATE_ORDER_DMY
                        : g_strcmp0 (order, "mdy") == 0 ? MOAT_DATE_ORDER_MDY
                                                        : MOAT_DATE_ORDER_YMD;
  _moat_import_columns_emit_changed (self);
}

static void
show_dialect (MoatImportColumns *self)
{
  const MoatDialect *dialect = moat_data_file_get_dialect (self->preview->file);
  const char *const *tables = moat_data_file_get_tables (self->preview->file);
  char delimiter[2] = { dialect != NULL ? dialect->delimiter : '\0', '\0' };

  gtk_widget_set_visible (GTK_WIDGET (self->encoding), dialect != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->delimiter), dialect != NULL);
  if (dialect != NULL)
    {
      for (guint i = 0; encodings[i] != NULL; i++)
        if (g_ascii_strcasecmp (encodings[i], dialect->encoding) == 0)
          moat_choice_row_set_chosen (self->encoding, encodings[i]);
      moat_choice_row_set_chosen (self->delimiter, delimiter);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->table), g_strv_length ((GStrv) tables) > 1);
  moat_choice_row_set_options (self->table, tables, tables);
  moat_choice_row_set_chosen (
    self->table, self->preview->mapping->table != NULL ? self->preview->mapping->table : tables[0]);
}

/* What holds for every row */

static void
take (char **member, GtkEditable *entry)
{
  g_free (*member);
  *member = moat_entry_dup_text (entry);
}

static void
take_choices (MoatImportColumns *self)
{
  MoatMapping *mapping = self->preview->mapping;
  const char *scale = moat_choice_row_get_chosen (self->scale);
  const char *status = moat_choice_row_get_chosen (self->status);

  mapping->scale = scale != NULL ? (int) g_ascii_strtoll (scale, NULL, 10) : 0;
  moat_status_from_nick (status, &mapping->status);
  mapping->only_years = gtk_switch_get_active (self->only_years);
}

static void
every_changed_cb (MoatImportColumns *self)
{
  MoatMapping *mapping;
  g_autofree char *unit = NULL, *date = NULL;
  MoatPeriod period;

  if (self->loading)
    return;
  mapping = self->preview->mapping;
  take (&mapping->entity, self->entity);
  take (&mapping->concept, self->concept);
  take (&mapping->period, self->period);
  take (&mapping->source, self->source);
  unit = moat_entry_dup_text (self->unit);
  date = moat_entry_dup_text (self->known_from);
  mapping->unit = unit != NULL ? moat_unit_intern (unit) : NULL;
  mapping->known_from = date != NULL ? moat_date_parse_iso (date, -1) : MOAT_DATE_NONE;
  moat_entry_mark (GTK_WIDGET (self->unit), unit == NULL || mapping->unit != NULL);
  moat_entry_mark (GTK_WIDGET (self->known_from),
                   date == NULL || mapping->known_from != MOAT_DATE_NONE);
  moat_entry_mark (GTK_WIDGET (self->period),
                   mapping->period == NULL ||
                     moat_period_parse (mapping->period, MOAT_YEAR_END_CALENDAR, &period));
  take_choices (self);
  _moat_import_columns_emit_changed (self);
}

static void
show_text (GtkEditable *entry, const char *text, gboolean visible)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
  moat_entry_mark (GTK_WIDGET (entry), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (entry), visible);
}

static void
show_every (MoatImportColumns *self)
{
  const MoatMapping *mapping = self->preview->mapping;
  g_autofree char *scale = g_strdup_printf ("%d", mapping->scale);
  g_autofree char *date =
    mapping->known_from != MOAT_DATE_NONE ? moat_date_to_iso (mapping->known_from) : NULL;

  show_text (self->entity, mapping->entity, !moat_mapping_has_role (mapping, MOAT_COLUMN_ENTITY));
  show_text (self->concept, mapping->concept,
             !moat_mapping_has_role (mapping, MOAT_COLUMN_CONCEPT));
  show_text (self->period, mapping->period,
             !moat_mapping_has_role (mapping, MOAT_COLUMN_PERIOD) &&
               !moat_mapping_has_role (mapping, MOAT_COLUMN_PERIOD_END));
  show_text (self->unit, mapping->unit, TRUE);
  show_text (self->source, mapping->source, !moat_mapping_has_role (mapping, MOAT_COLUMN_SOURCE));
  show_text (self->known_from, date, !moat_mapping_has_role (mapping, MOAT_COLUMN_KNOWN_FROM));
  moat_choice_row_set_chosen (self->scale, scale);
  moat_choice_row_set_chosen (self->status, moat_status_to_nick (mapping->status));
  gtk_switch_set_active (self->only_years, mapping->only_years);
  gtk_widget_set_visible (self->only_years_row,
                          mapping->only_years ||
                            moat_mapping_has_role (mapping, MOAT_COLUMN_PERIOD_START));
}

/* What was recognised. */
static void
describe_file (MoatImportColumns *self)
{
  const MoatMapping *mapping = self->preview->mapping;
  const char *format = moat_data_file_get_format (self->preview->file) == MOAT_DATA_FORMAT_XLSX
                         ? _ ("Excel workbook")
                         : _ ("Delimited text");
  guint n_values = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < mapping->columns->len; i++)
    n_values += ((MoatColumnMapping *) mapping->columns->pdata[i])->role == MOAT_COLUMN_VALUE;
  /* Translators: the format of a file, and how many columns of it hold figures. */
  text = g_strdup_printf (
    ngettext ("%s with %u column of figures", "%s with %u columns of figures", n_values), format,
    n_values);
  adw_preferences_group_set_description (self->file_group, text);
}

/* Whether any name in the table is that of a currency. */
static gboolean
may_be_rates (const MoatImportPreview *preview)
{
  for (guint i = 0; preview->survey != NULL && i < preview->survey->series->len; i++)
    if (((MoatRateSeries *) preview->survey->series->pdata[i])->currency != NULL)
      return TRUE;
  return FALSE;
}

void
_moat_import_columns_show_file (MoatImportColumns *self)
{
  const MoatMapping *mapping = self->preview->mapping;
  static const char *const orders[] = { "ymd", "dmy", "mdy" };

  show_dialect (self);
  describe_file (self);
  gtk_widget_set_visible (self->rates_row, may_be_rates (self->preview));
  gtk_spin_button_set_value (self->header_line, mapping->header_line);
  moat_choice_row_set_chosen (self->number_mark,
                              mapping->number_mark == MOAT_NUMBER_MARK_COMMA ? "comma" : "point");
  moat_choice_row_set_chosen (self->date_order, orders[mapping->date_order]);
  show_every (self);
}

/* Building */

static void
connect_entries (MoatImportColumns *self)
{
  GtkEditable *entries[] = { self->entity, self->concept, self->period,
                             self->unit,   self->source,  self->known_from };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_object (entries[i], "changed", G_CALLBACK (every_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "changed", G_CALLBACK (every_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->status, "changed", G_CALLBACK (every_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->only_years, "notify::active", G_CALLBACK (every_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connect_choices (MoatImportColumns *self)
{
  g_signal_connect_object (self->table, "changed", G_CALLBACK (_moat_import_columns_emit_reread),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->encoding, "changed", G_CALLBACK (dialect_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->delimiter, "changed", G_CALLBACK (dialect_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->header_line, "value-changed", G_CALLBACK (header_line_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->number_mark, "changed", G_CALLBACK (style_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->date_order, "changed", G_CALLBACK (style_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

void
_moat_import_columns_init_file (MoatImportColumns *self)
{
  const char *const delimiter_names[] = { _ ("Comma"), _ ("Semicolon"), _ ("Tab"),
                                          _ ("Vertical bar"), NULL };
  static const char *const marks[] = { "point", "comma", NULL };
  static const char *const mark_names[] = { "1,234.5", "1.234,5", NULL };
  static const char *const orders[] = { "ymd", "dmy", "mdy", NULL };
  const char *const order_names[] = { _ ("Year, month, day"), _ ("Day, month, year"),
                                      _ ("Month, day, year"), NULL };
  const char *const *keys;
  const char *const *names;

  moat_choice_row_set_options (self->encoding, encodings, encodings);
  moat_choice_row_set_options (self->delimiter, delimiters, delimiter_names);
  moat_choice_row_set_options (self->number_mark, marks, mark_names);
  moat_choice_row_set_options (self->date_order, orders, order_names);
  moat_import_get_scales (&keys, &names);
  moat_choice_row_set_options (self->scale, keys, names);
  moat_figure_fill_choices (self->status, NULL, MOAT_FACT_FIELD_STATUS);
  connect_choices (self);
  connect_entries (self);
}
