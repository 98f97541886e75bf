/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-date.h"
#include "moat-label.h"

G_BEGIN_DECLS

/** MoatSource: the document a fact comes from. */
typedef struct
{
  gint64 id;
  char *key;
  MoatLabel title;
  MoatLabel publisher; /* who is cited: "Nanfanglue Consulting" */
  MoatDate published;
  char *url; /* nullable */
  MoatLabel note;
} MoatSource;

MoatSource *moat_source_new (void);
MoatSource *moat_source_copy (const MoatSource *self);
void moat_source_free (MoatSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatSource, moat_source_free)
gboolean moat_source_equal (const MoatSource *a, const MoatSource *b); /* all but the id */

/** MoatSourceField: the fields a person can change. */
typedef enum
{
  MOAT_SOURCE_FIELD_TITLE,
  MOAT_SOURCE_FIELD_PUBLISHER,
  MOAT_SOURCE_FIELD_PUBLISHED,
  MOAT_SOURCE_FIELD_URL,
  MOAT_SOURCE_FIELD_NOTE,
  MOAT_SOURCE_FIELD_KEY,
} MoatSourceField;

/** The field as text, a date as YYYY-MM-DD; of what is in two languages that of @language, which
 * may be empty.  (transfer full) */
char *moat_source_get_text (const MoatSource *self, MoatSourceField field, MoatLanguage language);
/** Sets it from text.  FALSE and MOAT_FACT_ERROR_VALUE (translated) for what is no date. */
gboolean moat_source_set_text (MoatSource *self, MoatSourceField field, MoatLanguage language,
                               const char *text, GError **error);
/** Whether the source can be stored: it needs a key, a title, and an address that is one if it has
 * any.  MOAT_FACT_ERROR (translated). */
gboolean moat_source_validate (const MoatSource *self, GError **error);

G_END_DECLS
