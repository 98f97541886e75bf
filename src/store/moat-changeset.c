/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The changesets in the journal, as bytes: whether they are well-formed, and in which order.
 *
 * The format is that of SQLite's session extension: for each table a 'T', the number of its
 * columns, a byte for each of them (whether it is part of the key) and its name, then the changes:
 * operation, a byte, and one record (INSERT, DELETE) or two (UPDATE).  A record has a value for
 * each column: a type and what belongs to it.  Numbers of bytes and columns are SQLite's varints.
 *
 * SQLite reads a changeset that is cut short without end (3.40), and takes one for any table.  In
 * a stranger's file both are there to be tried, so the bytes are judged here first.
 *
 * A change is applied with the foreign keys in force.  If a row goes, ON DELETE CASCADE takes along
 * what refers to it, even a row that the same changeset is about to let refer to another.  Hence
 * the order: the tables that refer come first, those they refer to after them. */
#include "config.h"

#include "moat-changeset.h"

#include <sqlite3.h>
#include <string.h>

#include "moat-schema.h"

#define MAX_COLUMNS 100

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

typedef struct
{
  int rank; /* of the table in moat_schema_get_tables() */
  const guint8 *start;
  gsize size;
} Part;

static gboolean
skip (Reader *self, gsize n)
{
  if (n > (gsize) (self->end - self->at))
    return FALSE;
  self->at += n;
  return TRUE;
}

static gboolean
read_byte (Reader *self, guint8 *byte)
{
  if (self->at == self->end)
    return FALSE;
  *byte = *self->at++;
  return TRUE;
}

/* Up to 5 bytes, 7 bits each, the highest first; more are not needed for any size SQLite allows. */
static gboolean
read_varint (Reader *self, gsize *value)
{
  guint8 byte;

  *value = 0;
  for (int i = 0; i < 5; i++)
    {
      if (!read_byte (self, &byte))
        return FALSE;
      *value = *value << 7 | (byte & 0x7f);
      if ((byte & 0x80) == 0)
        return *value <= G_MAXINT32;
    }
  return FALSE;
}

static gboolean
skip_value (Reader *self)
{
  guint8 type;
  gsize size;

  if (!read_byte (self, &type))
    return FALSE;
  switch (type)
    {
    case 0: /* not changed */
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (self, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_varint (self, &size) && skip (self, size);
    default:
      return FALSE;
    }
}

static gboolean
skip_change (Reader *self, gsize n_columns)
{
  guint8 operation;
  gsize n_values;

  if (!read_byte (self, &operation) || !skip (self, 1))
    return FALSE;
  if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE)
    return FALSE;
  n_values = operation == SQLITE_UPDATE ? 2 * n_columns : n_columns;
  for (gsize i = 0; i < n_values; i++)
    {
      if (!skip_value (self))
        return FALSE;
    }
  return TRUE;
}

static int
find_rank (const char *name)
{
  const char *const *tables = moat_schema_get_tables ();

  for (int i = 0; tables[i] != NULL; i++)
    {
      if (g_str_equal (tables[i], name))
        return i;
    }
  return -1;
}

/* The header of a table and its changes. */
static gboolean
read_part (Reader *self, Part *part)
{
  const guint8 *nul;
  guint8 mark;
  gsize n_columns;

  part->start = self->at;
  if (!read_byte (self, &mark) || mark != 'T' || !read_varint (self, &n_columns) ||
      n_columns == 0 || n_columns > MAX_COLUMNS || !skip (self, n_columns))
    return FALSE;
  nul = memchr (self->at, '\0', (gsize) (self->end - self->at));
  if (nul == NULL)
    return FALSE;
  part->rank = find_rank ((const char *) self->at);
  self->at = nul + 1;
  while (self->at < self->end && *self->at != 'T')
    {
      if (!skip_change (self, n_columns))
        return FALSE;
    }
  part->size = (gsize) (self->at - part->start);
  return part->rank >= 0;
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  return ((const Part *) b)->rank - ((const Part *) a)->rank;
}

GByteArray *
moat_changeset_arrange (const guint8 *changeset, gsize size)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Reader reader = { changeset, changeset + size };
  GByteArray *arranged;

  while (reader.at < reader.end)
    {
      Part part;

      if (!read_part (&reader, &part))
        return NULL;
      g_array_append_val (parts, part);
    }
  if (parts->len == 0)
    return NULL;
  g_array_sort (parts, compare_parts);

  arranged = g_byte_array_sized_new ((guint) size);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      g_byte_array_append (arranged, part->start, (guint) part->size);
    }
  return arranged;
}
