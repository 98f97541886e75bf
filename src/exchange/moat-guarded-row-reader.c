/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that come from a file, and a last look at the file where they end: the rows of any format
 * pass through here, so that no format needs to think of files that change while they are read.
 * What a format says about a file that was cut short under its hands is not the reason and gives
 * way to it. */
#include "config.h"

#include "moat-file-identity.h"

#define MOAT_TYPE_GUARDED_ROW_READER (moat_guarded_row_reader_get_type ())
G_DECLARE_FINAL_TYPE (MoatGuardedRowReader, moat_guarded_row_reader, MOAT, GUARDED_ROW_READER,
                      MoatRowReader)

struct _MoatGuardedRowReader
{
  MoatRowReader parent_instance;

  MoatRowReader *rows;
  char *path;
  MoatFileIdentity identity;
};

G_DEFINE_FINAL_TYPE (MoatGuardedRowReader, moat_guarded_row_reader, MOAT_TYPE_ROW_READER)

static gboolean
moat_guarded_row_reader_next (MoatRowReader *reader, MoatRow *row, GCancellable *cancellable,
                              GError **error)
{
  MoatGuardedRowReader *self = MOAT_GUARDED_ROW_READER (reader);
  g_autoptr (GError) failure = NULL;

  if (moat_row_reader_next (self->rows, row, cancellable, &failure))
    return TRUE;
  if (!g_cancellable_is_cancelled (cancellable) &&
      !moat_file_identity_check (&self->identity, self->path, error))
    return FALSE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static double
moat_guarded_row_reader_get_fraction (MoatRowReader *reader)
{
  return moat_row_reader_get_fraction (MOAT_GUARDED_ROW_READER (reader)->rows);
}

static void
moat_guarded_row_reader_finalize (GObject *object)
{
  MoatGuardedRowReader *self = MOAT_GUARDED_ROW_READER (object);

  g_clear_object (&self->rows);
  g_free (self->path);
  G_OBJECT_CLASS (moat_guarded_row_reader_parent_class)->finalize (object);
}

static void
moat_guarded_row_reader_class_init (MoatGuardedRowReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_guarded_row_reader_finalize;
  MOAT_ROW_READER_CLASS (klass)->next = moat_guarded_row_reader_next;
  MOAT_ROW_READER_CLASS (klass)->get_fraction = moat_guarded_row_reader_get_fraction;
}

static void
moat_guarded_row_reader_init (MoatGuardedRowReader *self)
{
}

MoatRowReader *
moat_guarded_row_reader_new (MoatRowReader *rows, const char *path,
                             const MoatFileIdentity *identity)
{
  MoatGuardedRowReader *self;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows) && path != NULL && identity != NULL, NULL);

  self = g_object_new (MOAT_TYPE_GUARDED_ROW_READER, NULL);
  self->rows = rows;
  self->path = g_strdup (path);
  self->identity = *identity;
  return MOAT_ROW_READER (self);
}
