/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What became of a file: counts, and the first refusals with their rows.
 *
 * A file of a million rows may be refused row by row; what is kept of that is bounded, and who
 * wants all is told each as it happens.
 */
#include "config.h"

#include "moat-import-result.h"

void
moat_refusal_free (MoatRefusal *self)
{
  g_free (self->message);
  g_strfreev (self->cells);
  g_free (self);
}

MoatImportResult *
moat_import_result_new (void)
{
  MoatImportResult *self = g_new0 (MoatImportResult, 1);

  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_refusal_free);
  return self;
}

void
moat_import_result_free (MoatImportResult *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->refusals);
  g_free (self);
}

void
moat_import_result_take_refusal (MoatImportResult *self, MoatRefusal *refusal)
{
  if (self->refusals->len < MOAT_IMPORT_MAX_REFUSALS)
    g_ptr_array_add (self->refusals, refusal);
  else
    moat_refusal_free (refusal);
}
