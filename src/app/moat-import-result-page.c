/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would become of a file, before anything of the project is touched.
 *
 * The counts add up to the figures that were found, and what is not counted (blank cells, rows that
 * were not asked for) is said beneath.  Every refused row stands as it does in the file, with its
 * line and the reason, and the cell that is at fault is marked; cells can be corrected there and
 * the rows taken again.  The file itself is never changed. */
#include "config.h"

#include "moat-import-result-page.h"

#include <glib/gi18n-lib.h>

#include "moat-text-table.h"

struct _MoatImportResultPage
{
  AdwBin parent_instance;

  GtkLabel *added;
  GtkLabel *restated;
  GtkLabel *unchanged;
  GtkLabel *refused;
  GtkLabel *summary;
  GtkWidget *refused_box;
  GtkWidget *all_taken;
  GtkLabel *refused_title;
  GtkWidget *retake_button;
  MoatTextTable *rows;

  GHashTable *edited; /* set of the lines that were corrected */
};

enum
{
  RETAKE,
  SAVE_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (MoatImportResultPage, moat_import_result_page, ADW_TYPE_BIN)

static void
edited_cb (MoatTextTable *table, guint64 line, MoatImportResultPage *self)
{
  g_hash_table_add (self->edited, GSIZE_TO_POINTER (line));
  gtk_widget_set_sensitive (self->retake_button, TRUE);
}

static void
retake_clicked_cb (MoatImportResultPage *self)
{
  g_signal_emit (self, signals[RETAKE], 0);
}

static void
save_clicked_cb (MoatImportResultPage *self)
{
  g_signal_emit (self, signals[SAVE_REFUSED], 0);
}

static void
show_count (GtkLabel *label, gsize n)
{
  g_autofree char *text = g_strdup_printf ("%'" G_GSIZE_FORMAT, n);

  gtk_label_set_text (label, text);
}

/* Adds @text (transfer full), which says how many things @n are, if there are any. */
static void
append_count (GString *summary, gsize n, char *text)
{
  if (n > 0)
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", text);
  g_free (text);
}

/* What the four counts do not say. */
static char *
word_summary (const MoatImportResult *r)
{
  GString *text = g_string_new (NULL);

  append_count (text, r->n_rows,
                g_strdup_printf (ngettext ("%zu row", "%zu rows", (gulong) r->n_rows), r->n_rows));
  append_count (
    text, r->n_figures,
    g_strdup_printf (ngettext ("%zu figure", "%zu figures", (gulong) r->n_figures), r->n_figures));
  append_count (text, r->n_empty,
                g_strdup_printf (
                  ngettext ("%zu blank cell", "%zu blank cells", (gulong) r->n_empty), r->n_empty));
  append_count (text, r->n_left_out,
                g_strdup_printf (ngettext ("%zu row not asked for", "%zu rows not asked for",
                                           (gulong) r->n_left_out),
                                 r->n_left_out));
  append_count (
    text, r->n_new_entities,
    g_strdup_printf (ngettext ("%zu new entity", "%zu new entities", (gulong) r->n_new_entities),
                     r->n_new_entities));
  append_count (
    text, r->n_new_concepts,
    g_strdup_printf (ngettext ("%zu new measure", "%zu new measures", (gulong) r->n_new_concepts),
                     r->n_new_concepts));
  append_count (
    text, r->n_new_sources,
    g_strdup_printf (ngettext ("%zu new source", "%zu new sources", (gulong) r->n_new_sources),
                     r->n_new_sources));
  return g_string_free (text, FALSE);
}

/* As many columns as the widest refused row has, by the names they have in the file. */
static GPtrArray *
list_titles (const MoatImportResult *result, const MoatMapping *mapping)
{
  GPtrArray *titles = g_ptr_array_new ();
  guint n = mapping->columns->len;

  for (guint i = 0; i < result->refusals->len; i++)
    {
      const MoatRefusal *refusal = result->refusals->pdata[i];

      n = MAX (n, MAX (g_strv_length (refusal->cells), (guint) (refusal->column + 1)));
    }
  for (guint i = 0; i < n; i++)
    {
      const MoatColumnMapping *column =
        i < mapping->columns->len ? mapping->columns->pdata[i] : NULL;

      g_ptr_array_add (titles,
                       (gpointer) (column != NULL && column->header != NULL ? column->header : ""));
    }
  g_ptr_array_add (titles, NULL);
  return titles;
}

/* "R&D: “n/m” cannot be read as a figure" for each of @n refusals of one row.  (transfer full) */
static char *
word_reasons (MoatRefusal *const *refusals, guint n, const char *const *titles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      if (refusals[i]->column >= 0 && *titles[refusals[i]->column] != '\0')
        g_string_append_printf (text, "%s: ", titles[refusals[i]->column]);
      g_string_append (text, refusals[i]->message);
    }
  return g_string_free (text, FALSE);
}

/* Each row once, whatever the number of its cells that are refused. */
static void
show_refusals (MoatImportResultPage *self, const MoatImportResult *result,
               const MoatMapping *mapping)
{
  g_autoptr (GPtrArray) titles = list_titles (result, mapping);
  MoatRefusal *const *refusals = (MoatRefusal *const *) result->refusals->pdata;

  moat_text_table_set_columns (self->rows, (const char *const *) titles->pdata, _ ("Reason"));
  for (guint i = 0, n; i < result->refusals->len; i += n)
    {
      g_autofree char *reasons = NULL;

      n = 1;
      while (i + n < result->refusals->len && refusals[i + n]->line == refusals[i]->line)
        n++;
      reasons = word_reasons (refusals + i, n, (const char *const *) titles->pdata);
      moat_text_table_add_row (self->rows, refusals[i]->line,
                               (const char *const *) refusals[i]->cells, refusals[i]->column,
                               reasons);
    }
}

static void
moat_import_result_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), MOAT_TYPE_IMPORT_RESULT_PAGE);
  G_OBJECT_CLASS (moat_import_result_page_parent_class)->dispose (object);
}

static void
moat_import_result_page_finalize (GObject *object)
{
  g_hash_table_unref (MOAT_IMPORT_RESULT_PAGE (object)->edited);
  G_OBJECT_CLASS (moat_import_result_page_parent_class)->finalize (object);
}

static void
moat_import_result_page_class_init (MoatImportResultPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = moat_import_result_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = moat_import_result_page_finalize;
  signals[RETAKE] = g_signal_new ("retake", MOAT_TYPE_IMPORT_RESULT_PAGE, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_REFUSED] = g_signal_new ("save-refused", MOAT_TYPE_IMPORT_RESULT_PAGE,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/moatcharts/Moat/moat-import-result-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, MoatImportResultPage, name)
  BIND (added);
  BIND (restated);
  BIND (unchanged);
  BIND (refused);
  BIND (summary);
  BIND (refused_box);
  BIND (all_taken);
  BIND (refused_title);
  BIND (retake_button);
  BIND (rows);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, retake_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
moat_import_result_page_init (MoatImportResultPage *self)
{
  g_type_ensure (MOAT_TYPE_TEXT_TABLE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->edited = g_hash_table_new (NULL, NULL);
  moat_text_table_set_editable (self->rows, TRUE);
}

void
moat_import_result_page_set_result (MoatImportResultPage *self, const MoatImportResult *result,
                                    const MoatMapping *mapping)
{
  g_autofree char *summary = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (MOAT_IS_IMPORT_RESULT_PAGE (self));
  g_return_if_fail (result != NULL && mapping != NULL);

  show_count (self->added, result->n_added);
  show_count (self->restated, result->n_restated);
  show_count (self->unchanged, result->n_unchanged);
  show_count (self->refused, result->n_refused);
  summary = word_summary (result);
  gtk_label_set_text (self->summary, summary);
  gtk_widget_set_visible (self->refused_box, result->n_refused > 0);
  gtk_widget_set_visible (self->all_taken, result->n_refused == 0);
  if (result->refusals->len < result->n_refused)
    /* Translators: how many of how many refused rows are shown. */
    title = g_strdup_printf (_ ("Refused: the First %u of %zu"), result->refusals->len,
                             result->n_refused);
  gtk_label_set_text (self->refused_title, title != NULL ? title : _ ("Refused"));
  g_hash_table_remove_all (self->edited);
  gtk_widget_set_sensitive (self->retake_button, FALSE);
  show_refusals (self, result, mapping);
}

void
moat_import_result_page_collect (MoatImportResultPage *self, GHashTable *corrections)
{
  GHashTableIter iter;
  gpointer line;

  g_return_if_fail (MOAT_IS_IMPORT_RESULT_PAGE (self));

  g_hash_table_iter_init (&iter, self->edited);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    {
      GStrv cells = moat_text_table_dup_cells (self->rows, GPOINTER_TO_SIZE (line));

      if (cells != NULL)
        g_hash_table_insert (corrections, line, cells);
    }
}
