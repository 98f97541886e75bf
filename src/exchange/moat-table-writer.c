/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of all formats have in common: which table they are at, and that nothing follows
 * a failure. */
#include "config.h"

#include "moat-table-writer.h"

typedef struct
{
  const MoatDataColumn *columns; /* of the table that is being written; NULL: none yet */
  gsize n_columns;
  gboolean has_ended; /* finished or failed */
} MoatTableWriterPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (MoatTableWriter, moat_table_writer, G_TYPE_OBJECT)

static void
moat_table_writer_class_init (MoatTableWriterClass *klass)
{
}

static void
moat_table_writer_init (MoatTableWriter *self)
{
}

static gboolean
note (MoatTableWriter *self, gboolean done)
{
  MoatTableWriterPrivate *priv = moat_table_writer_get_instance_private (self);

  priv->has_ended = priv->has_ended || !done;
  return done;
}

gboolean
moat_table_writer_begin_table (MoatTableWriter *self, const char *name,
                               const MoatDataColumn *columns, gsize n_columns, GError **error)
{
  MoatTableWriterPrivate *priv = moat_table_writer_get_instance_private (self);

  g_return_val_if_fail (MOAT_IS_TABLE_WRITER (self) && !priv->has_ended, FALSE);
  g_return_val_if_fail (name != NULL && columns != NULL && n_columns > 0, FALSE);

  priv->columns = columns;
  priv->n_columns = n_columns;
  return note (self, MOAT_TABLE_WRITER_GET_CLASS (self)->begin_table (self, name, error));
}

gboolean
moat_table_writer_add_row (MoatTableWriter *self, const char *const *cells, GError **error)
{
  MoatTableWriterPrivate *priv = moat_table_writer_get_instance_private (self);

  g_return_val_if_fail (MOAT_IS_TABLE_WRITER (self) && !priv->has_ended, FALSE);
  g_return_val_if_fail (priv->columns != NULL && cells != NULL, FALSE);

  return note (self, MOAT_TABLE_WRITER_GET_CLASS (self)->add_row (self, cells, error));
}

gboolean
moat_table_writer_finish (MoatTableWriter *self, GCancellable *cancellable, GError **error)
{
  MoatTableWriterPrivate *priv = moat_table_writer_get_instance_private (self);
  gboolean done;

  g_return_val_if_fail (MOAT_IS_TABLE_WRITER (self) && !priv->has_ended, FALSE);

  done = MOAT_TABLE_WRITER_GET_CLASS (self)->finish (self, cancellable, error);
  priv->has_ended = TRUE;
  return done;
}

const MoatDataColumn *
moat_table_writer_get_columns (MoatTableWriter *self, gsize *n)
{
  MoatTableWriterPrivate *priv = moat_table_writer_get_instance_private (self);

  *n = priv->n_columns;
  return priv->columns;
}
