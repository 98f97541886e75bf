/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A name or sentence in each language.
 *
 * The struct is embedded by value in entities, concepts, sources and the like, so it has no
 * constructor: zeroed memory is an empty label, and the holder calls moat_label_clear() when it
 * goes.  A side that is missing falls back to the other one, because half a translation is
 * better than an empty place in a chart.  NULL and "" mean the same everywhere.
 */
#include "moat-label.h"

const char *
moat_label_get (const MoatLabel *self, MoatLanguage language)
{
  const char *wanted = language == MOAT_LANGUAGE_ZH ? self->zh : self->en;
  const char *other = language == MOAT_LANGUAGE_ZH ? self->en : self->zh;

  if (wanted && *wanted)
    return wanted;
  return other ? other : "";
}

void
moat_label_set (MoatLabel *self, const char *en, const char *zh)
{
  /* Copied first: the new texts may be the old ones. */
  char *en_copy = g_strdup (en);
  char *zh_copy = g_strdup (zh);

  moat_label_clear (self);
  self->en = en_copy;
  self->zh = zh_copy;
}

void
moat_label_copy_into (const MoatLabel *self, MoatLabel *target)
{
  if (self != target)
    moat_label_set (target, self->en, self->zh);
}

gboolean
moat_label_equal (const MoatLabel *a, const MoatLabel *b)
{
  return g_str_equal (a->en ? a->en : "", b->en ? b->en : "") &&
         g_str_equal (a->zh ? a->zh : "", b->zh ? b->zh : "");
}

void
moat_label_clear (MoatLabel *self)
{
  g_clear_pointer (&self->en, g_free);
  g_clear_pointer (&self->zh, g_free);
}
