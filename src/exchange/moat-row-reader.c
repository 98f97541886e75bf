/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readers of all formats have in common: rows are asked for one at a time, and once a
 * reader has ended or failed it stays so, whatever its class does. */
#include "config.h"

#include "moat-row-reader.h"

typedef struct
{
  gboolean ended;
} MoatRowReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MoatRowReader, moat_row_reader, G_TYPE_OBJECT)

static void
moat_row_reader_class_init (MoatRowReaderClass *klass)
{
}

static void
moat_row_reader_init (MoatRowReader *self)
{
}

gboolean
moat_row_reader_next (MoatRowReader *self, MoatRow *row, GCancellable *cancellable, GError **error)
{
  MoatRowReaderPrivate *priv = moat_row_reader_get_instance_private (self);

  g_return_val_if_fail (MOAT_IS_ROW_READER (self) && row != NULL, FALSE);

  if (priv->ended)
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !MOAT_ROW_READER_GET_CLASS (self)->next (self, row, cancellable, error))
    {
      priv->ended = TRUE;
      return FALSE;
    }
  return TRUE;
}

double
moat_row_reader_get_fraction (MoatRowReader *self)
{
  MoatRowReaderClass *klass;

  g_return_val_if_fail (MOAT_IS_ROW_READER (self), -1);

  klass = MOAT_ROW_READER_GET_CLASS (self);
  return klass->get_fraction != NULL ? klass->get_fraction (self) : -1;
}
