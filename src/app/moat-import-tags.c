/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which tags of a company's filings are taken for which measure.
 *
 * A filing has hundreds of tags and an analyst wants a dozen.  Those that state a measure that
 * Moat knows stand first, with what the file holds under them and why one is taken and another is
 * only offered; two tags of one measure are never added up.  The others are found by typing.  A
 * measure that the company does not report is listed as that. */
#include "config.h"

#include "moat-import-tags.h"

#include <glib/gi18n-lib.h>

#include "moat-choice-row.h"
#include "moat-date.h"
#include "moat-fold.h"
#include "moat-standard-concept.h"

#include <string.h>

/* How many tags are shown at once. */
#define MAX_FOUND 60

struct _MoatImportTags
{
  AdwBin parent_instance;

  AdwPreferencesGroup *company_group;
  MoatChoiceRow *table;
  AdwActionRow *company;
  GtkSwitch *only_years;
  AdwPreferencesGroup *tags_group;
  AdwPreferencesGroup *others_group;
  GtkEditable *search;
  GPtrArray *tag_rows;   /* of GtkWidget, borrowed from tags_group */
  GPtrArray *other_rows; /* of GtkWidget, borrowed from others_group */
  GPtrArray *keys;       /* of const char *: "" and those of the measures */
  GPtrArray *names;      /* of char *: what they are called */

  MoatImportPreview *preview; /* borrowed; nullable */
  gboolean loading;
};

enum
{
  CHANGED,
  REREAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatImportTags, moat_import_tags, ADW_TYPE_BIN)

/* The measures that a tag can be taken for. */

static void
list_measures (MoatImportTags *self)
{
  const char *const *keys = moat_standard_concept_get_keys ();
  MoatLanguage language = moat_language_of_process ();

  g_ptr_array_add (self->keys, (gpointer) "");
  g_ptr_array_add (self->names, g_strdup (_ ("Not used")));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (MoatConcept) concept = moat_standard_concept_new (keys[i]);

      g_ptr_array_add (self->keys, (gpointer) keys[i]);
      g_ptr_array_add (self->names, g_strdup (moat_label_get (&concept->label, language)));
    }
  g_ptr_array_add (self->keys, NULL);
  g_ptr_array_add (self->names, NULL);
}

/* Tags */

static void
tag_chosen_cb (MoatChoiceRow *row, MoatImportTags *self)
{
  const MoatSecTag *tag = g_object_get_data (G_OBJECT (row), "tag");
  const char *key = moat_choice_row_get_chosen (row);
  GHashTable *concept_keys = self->preview->mapping->concept_keys;

  if (key == NULL || *key == '\0')
    g_hash_table_remove (concept_keys, tag->concept);
  else
    g_hash_table_insert (concept_keys, g_strdup (tag->concept), g_strdup (key));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "us-gaap:Revenues · USD · 12 years, 40 quarters · 2009–2025" and the note beneath. */
static char *
describe_tag (const MoatSecTag *tag)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *years =
    g_strdup_printf (ngettext ("%u year", "%u years", tag->n_years), tag->n_years);
  g_autofree char *quarters =
    g_strdup_printf (ngettext ("%u quarter", "%u quarters", tag->n_quarters), tag->n_quarters);
  g_autofree char *instants =
    g_strdup_printf (ngettext ("%u date", "%u dates", tag->n_instants), tag->n_instants);
  g_autofree char *markup = NULL;

  append_part (text, tag->concept);
  for (guint i = 0; i < tag->units->len; i++)
    append_part (text, tag->units->pdata[i]);
  append_part (text, tag->n_years > 0 ? years : NULL);
  append_part (text, tag->n_quarters > 0 ? quarters : NULL);
  append_part (text, tag->n_instants > 0 ? instants : NULL);
  if (tag->first != MOAT_DATE_NONE)
    {
      g_autofree char *first = moat_date_to_iso (tag->first);
      g_autofree char *last = moat_date_to_iso (tag->last);
      g_autofree char *range = g_strdup_printf ("%.4s–%.4s", first, last);

      append_part (text, range);
    }
  if (tag->note != NULL)
    g_string_append_printf (text, "\n%s", tag->note);
  markup = g_markup_escape_text (text->str, -1);
  return g_steal_pointer (&markup);
}

static GtkWidget *
create_tag_row (MoatImportTags *self, const MoatSecTag *tag)
{
  MoatChoiceRow *row = g_object_new (MOAT_TYPE_CHOICE_ROW, NULL);
  const char *key = g_hash_table_lookup (self->preview->mapping->concept_keys, tag->concept);
  g_autofree char *title =
    g_markup_escape_text (tag->label != NULL ? tag->label : tag->concept, -1);
  g_autofree char *subtitle = describe_tag (tag);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  moat_choice_row_set_options (row, (const char *const *) self->keys->pdata,
                               (const char *const *) self->names->pdata);
  moat_choice_row_set_chosen (row, key != NULL ? key : "");
  g_object_set_data (G_OBJECT (row), "tag", (gpointer) tag);
  g_signal_connect_object (row, "changed", G_CALLBACK (tag_chosen_cb), self, 0);
  return GTK_WIDGET (row);
}

/* A measure that no tag of the file states. */
static GtkWidget *
create_missing_row (const MoatSecTag *tag)
{
  g_autoptr (MoatConcept) concept = moat_standard_concept_new (tag->key);
  GtkWidget *row = adw_action_row_new ();
  const char *name =
    concept != NULL ? moat_label_get (&concept->label, moat_language_of_process ()) : tag->key;
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Not disclosed"));
  gtk_widget_add_css_class (row, "dim-label");
  return row;
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, GtkWidget *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
show_known_tags (MoatImportTags *self)
{
  const MoatSecSummary *summary = self->preview->summary;

  clear_rows (self->tags_group, self->tag_rows);
  for (guint i = 0; i < summary->tags->len; i++)
    {
      const MoatSecTag *tag = summary->tags->pdata[i];

      if (tag->key != NULL)
        add_row (self->tags_group, self->tag_rows,
                 tag->concept != NULL ? create_tag_row (self, tag) : create_missing_row (tag));
    }
}

static gboolean
is_found (const MoatSecTag *tag, const char *needle)
{
  g_autofree char *concept = moat_fold_text (tag->concept);
  g_autofree char *label = tag->label != NULL ? moat_fold_text (tag->label) : NULL;

  return strstr (concept, needle) != NULL || (label != NULL && strstr (label, needle) != NULL);
}

static void
search_cb (MoatImportTags *self)
{
  g_autofree char *needle = moat_fold_text (gtk_editable_get_text (self->search));
  const MoatSecSummary *summary = self->preview != NULL ? self->preview->summary : NULL;

  clear_rows (self->others_group, self->other_rows);
  if (needle == NULL || *needle == '\0' || summary == NULL)
    return;
  for (guint i = 0; i < summary->tags->len && self->other_rows->len < MAX_FOUND; i++)
    {
      const MoatSecTag *tag = summary->tags->pdata[i];

      if (tag->key == NULL && tag->concept != NULL && is_found (tag, needle))
        add_row (self->others_group, self->other_rows, create_tag_row (self, tag));
    }
}

/* The company */

static void
show_company (MoatImportTags *self)
{
  const MoatSecSummary *summary = self->preview->summary;
  const char *const *tables = moat_data_file_get_tables (self->preview->file);
  const MoatSecCompany *company = summary->companies->len > 0 ? summary->companies->pdata[0] : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->table), g_strv_length ((GStrv) tables) > 1);
  moat_choice_row_set_options (self->table, tables, tables);
  moat_choice_row_set_chosen (
    self->table, self->preview->mapping->table != NULL ? self->preview->mapping->table : tables[0]);
  if (company != NULL && summary->companies->len == 1)
    {
      g_autofree char *title =
        g_markup_escape_text (moat_label_get (&company->entity->label, MOAT_LANGUAGE_EN), -1);
      g_autofree char *subtitle = g_strdup_printf (
        /* Translators: the number of a company with the SEC, the end of its fiscal year as month
         * and day, the currency it reports in. */
        _ ("CIK %s · fiscal year ends %02d-%02d · %s"), company->cik,
        company->entity->year_end.month, company->entity->year_end.day,
        company->entity->currency != NULL ? company->entity->currency : "–");

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->company), title);
      adw_action_row_set_subtitle (self->company, subtitle);
    }
  else
    {
      g_autofree char *title = g_strdup_printf (
        ngettext ("%u company", "%u companies", summary->companies->len), summary->companies->len);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->company), title);
      adw_action_row_set_subtitle (self->company, "");
    }
}

static void
table_chosen_cb (MoatImportTags *self)
{
  g_signal_emit (self, signals[REREAD], 0, moat_choice_row_get_chosen (self->table));
}

static void
only_years_cb (MoatImportTags *self)
{
  if (self->loading || self->preview == NULL)
    return;
  self->preview->mapping->only_years = gtk_switch_get_active (self->only_years);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
moat_import_tags_dispose (GObject *object)
{
  MoatImportTags *self = MOAT_IMPORT_TAGS (object);

  self->preview = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_IMPORT_TAGS);
  g_clear_pointer (&self->tag_rows, g_ptr_array_unref);
  g_clear_pointer (&self->other_rows, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (moat_import_tags_parent_class)->dispose (object);
}

static void
moat_import_tags_class_init (MoatImportTagsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_import_tags_dispose;
  signals[CHANGED] = g_signal_new ("changed", MOAT_TYPE_IMPORT_TAGS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[REREAD] = g_signal_new ("reread", MOAT_TYPE_IMPORT_TAGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-import-tags.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoatImportTags, name)
  BIND (company_group);
  BIND (table);
  BIND (company);
  BIND (only_years);
  BIND (tags_group);
  BIND (others_group);
  BIND (search);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, table_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, only_years_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static void
moat_import_tags_init (MoatImportTags *self)
{
  g_type_ensure (MOAT_TYPE_CHOICE_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tag_rows = g_ptr_array_new ();
  self->other_rows = g_ptr_array_new ();
  self->keys = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  list_measures (self);
}

void
moat_import_tags_set_preview (MoatImportTags *self, MoatImportPreview *preview)
{
  g_return_if_fail (MOAT_IS_IMPORT_TAGS (self));

  self->preview = preview;
  if (preview == NULL)
    return;
  self->loading = TRUE;
  gtk_switch_set_active (self->only_years, preview->mapping->only_years);
  self->loading = FALSE;
  show_company (self);
  show_known_tags (self);
  search_cb (self);
}
