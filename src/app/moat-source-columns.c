/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the Sources page: what their cells say, and how what is typed is taken.
 *
 * What a source says in two languages is shown and edited in that of the window; where only the
 * other one says anything, that is shown, and typing adds the missing one. */

#include "config.h"

#include "moat-source-columns.h"

#include <glib/gi18n-lib.h>

#include "moat-project-evidence.h"

enum
{
  TITLE,
  PUBLISHER,
  PUBLISHED,
  FIGURES,
  URL,
  NOTE,
  KEY,
  N_COLUMNS
};

#define TEXT MOAT_GRID_COLUMN_EDITABLE

/* Translators: the titles of columns of a table of sources. */
static const MoatGridColumn columns[N_COLUMNS] = {
  [TITLE] = { "title", N_ ("Title"), 290, TEXT },
  [PUBLISHER] = { "publisher", N_ ("Publisher"), 160, TEXT },
  [PUBLISHED] = { "published", N_ ("Published"), 130, TEXT },
  [FIGURES] = { MOAT_SOURCE_COLUMN_FIGURES, N_ ("Figures"), 80, MOAT_GRID_COLUMN_NUMERIC },
  [URL] = { "url", N_ ("Address"), 150, TEXT },
  [NOTE] = { "note", N_ ("Note"), 150, TEXT | MOAT_GRID_COLUMN_WIDE },
  [KEY] = { "key", N_ ("Key"), 130, TEXT },
};

static const MoatSourceField fields[N_COLUMNS] = {
  [TITLE] = MOAT_SOURCE_FIELD_TITLE,         [PUBLISHER] = MOAT_SOURCE_FIELD_PUBLISHER,
  [PUBLISHED] = MOAT_SOURCE_FIELD_PUBLISHED, [URL] = MOAT_SOURCE_FIELD_URL,
  [NOTE] = MOAT_SOURCE_FIELD_NOTE,           [KEY] = MOAT_SOURCE_FIELD_KEY,
};

static char *
get_edit_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatTableContext *context = data;
  const MoatSource *source = moat_record_get_source (record);

  if (source == NULL)
    return g_strdup ("");
  return moat_source_get_text (source, fields[column],
                               moat_wording_get_language (context->wording));
}

static char *
get_text (MoatRecord *record, guint column, gpointer data)
{
  const MoatTableContext *context = data;
  const MoatSource *source = moat_record_get_source (record);
  MoatLanguage language = moat_wording_get_language (context->wording);

  if (source == NULL)
    return NULL;
  switch (column)
    {
    case TITLE:
      return g_strdup (moat_label_get (&source->title, language));
    case PUBLISHER:
      return g_strdup (moat_label_get (&source->publisher, language));
    case NOTE:
      return g_strdup (moat_label_get (&source->note, language));
    case PUBLISHED:
      return moat_wording_date (context->wording, source->published);
    case FIGURES:
      return moat_wording_decimal (context->wording,
                                   moat_decimal_from_int (moat_record_get_n_facts (record)), NULL);
    default:
      return get_edit_text (record, column, data);
    }
}

static char *
get_copy_text (MoatRecord *record, guint column, gpointer data)
{
  if (column == FIGURES)
    return g_strdup_printf ("%" G_GINT64_FORMAT, moat_record_get_n_facts (record));
  return column == PUBLISHED ? get_edit_text (record, column, data)
                             : get_text (record, column, data);
}

static gboolean
set_text (MoatRecord *record, guint column, const char *text, gpointer data, GError **error)
{
  const MoatTableContext *context = data;
  g_autoptr (MoatSource) source = NULL;

  if (moat_record_get_source (record) == NULL)
    return TRUE;
  source = moat_source_copy (moat_record_get_source (record));
  return moat_source_set_text (source, fields[column], moat_wording_get_language (context->wording),
                               text, error) &&
         moat_project_update_source (context->project, source, error);
}

const MoatTableKind *
moat_source_columns_get_kind (void)
{
  static const MoatGridDelegate delegate = { get_text, get_edit_text, get_copy_text, NULL,
                                             set_text };
  static const MoatTableKind kind = {
    .table = MOAT_ROW_TABLE_SOURCES,
    .name = N_ ("Sources"),
    .columns = columns,
    .n_columns = N_COLUMNS,
    .delegate = &delegate,
    .settings_key = "sources-columns",
    .icon_name = "moat-sources-symbolic",
    .empty_title = N_ ("No Sources Yet"),
    .empty_text = N_ ("Every figure rests on a source: an article, a filing, a table."),
    .add_label = N_ ("_Add a Source…"),
    .add_action = "sources.add",
    .unread_title = N_ ("The Sources Cannot Be Read"),
  };

  return &kind;
}
