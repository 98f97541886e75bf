/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip archives as spreadsheet programs and regulators write them, through libarchive.
 *
 * Archives come from strangers.  The central directory at the end of the file is what counts: an
 * archive that was cut off has none and is refused.  libarchive takes it into memory as a whole, so
 * the reading of it is stopped at DIRECTORY_LIMIT.  Only members that are stored or deflated are
 * read: other methods can ask for gigabytes of memory before they give a byte.
 *
 * Data is unpacked in constant memory.  How much there may be is limited by the ratio to what has
 * been read of the file, so that time spent stays in proportion to the size of the file: deflate
 * reaches 1,032 : 1 on a bomb, about 8 : 1 on tables of figures and 100 : 1 on a sheet of
 * repetitions. A bomb gives itself away when it is opened if it states its size, and after
 * RATIO_GRACE bytes if it does not. */
#include "config.h"

#include "moat-zip.h"

#include "moat-table.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_SIZE (32 * 1024)
#define DIRECTORY_LIMIT (8 * 1024 * 1024)
#define MAX_MEMBERS 10000
#define MAX_SIZE (G_GINT64_CONSTANT (4) * 1024 * 1024 * 1024)
#define MAX_RATIO 200
#define RATIO_GRACE (32 * 1024 * 1024)

/* The file as libarchive reads it: at its own place, whatever others do with the descriptor. */
typedef struct
{
  int fd; /* owned */
  goffset position;
  goffset size;
  goffset n_read; /* bytes asked of the file so far */
  goffset limit;  /* of @n_read */
  char block[BLOCK_SIZE];
} Source;

struct _MoatZip
{
  int fd;
  goffset size;
  GPtrArray *names;    /* of char, as they stand; ended by NULL */
  GArray *sizes;       /* of goffset, unpacked, −1: not stated; as many as names */
  GHashTable *numbers; /* folded name → number of the member, counted from 0 */
};

#define MOAT_TYPE_ZIP_STREAM (moat_zip_stream_get_type ())
G_DECLARE_FINAL_TYPE (MoatZipStream, moat_zip_stream, MOAT, ZIP_STREAM, GInputStream)

/* The contents of one member. */
struct _MoatZipStream
{
  GInputStream parent_instance;

  struct archive *archive;
  Source *source;   /* of @archive */
  goffset start;    /* bytes of the file read before the first of the contents */
  goffset unpacked; /* bytes given so far */
};

G_DEFINE_FINAL_TYPE (MoatZipStream, moat_zip_stream, G_TYPE_INPUT_STREAM)

static char *
fold_name (const char *name)
{
  char *folded = g_ascii_strdown (name, -1);

  g_strdelimit (folded, "\\", '/');
  while (g_str_has_prefix (folded, "/") || g_str_has_prefix (folded, "./"))
    memmove (folded, strchr (folded, '/') + 1, strlen (strchr (folded, '/')));
  return folded;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                       _ ("The archive is damaged or was cut off. Get the file once more."));
  return FALSE;
}

static gboolean
fail_too_large (GError **error)
{
  g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_TOO_LARGE,
                       _ ("The archive unpacks to far more than a table of figures would. If you "
                          "trust it, unpack it and open what is in it."));
  return FALSE;
}

/* Says why libarchive failed: the disk, a limit of ours, or the archive. */
static gboolean
fail_archive (struct archive *archive, const Source *source, GError **error)
{
  int code = archive_errno (archive);

  if (source->n_read > source->limit)
    return fail_too_large (error);
  if (code == ENOMEM || code == EIO || code == EACCES || code == EISDIR || code == ESTALE)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  return fail_damaged (error);
}

static la_ssize_t
read_cb (struct archive *archive, void *data, const void **block)
{
  Source *source = data;
  gssize size;

  do
    size = pread (source->fd, source->block, BLOCK_SIZE, source->position);
  while (size < 0 && errno == EINTR);
  if (size < 0)
    {
      archive_set_error (archive, errno, "%s", g_strerror (errno));
      return ARCHIVE_FATAL;
    }
  source->position += size;
  source->n_read += size;
  if (source->n_read > source->limit)
    {
      archive_set_error (archive, E2BIG, "%s", g_strerror (E2BIG));
      return ARCHIVE_FATAL;
    }
  *block = source->block;
  return size;
}

static la_int64_t
seek_cb (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  Source *source = data;
  goffset base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? source->position : source->size;

  /* Past the end there is nothing to read, which libarchive finds out by itself. */
  if (offset < -base || offset > G_MAXINT64 - base)
    return ARCHIVE_FATAL;
  source->position = base + offset;
  return source->position;
}

static la_int64_t
skip_cb (struct archive *archive, void *data, la_int64_t request)
{
  Source *source = data;
  goffset step = CLAMP (request, 0, MAX (source->size - source->position, 0));

  source->position += step;
  return step;
}

static int
close_cb (struct archive *archive, void *data)
{
  Source *source = data;

  close (source->fd);
  g_free (source);
  return ARCHIVE_OK;
}

/* Begins to read the archive.  NULL only when there is no descriptor to be had. */
static struct archive *
open_archive (const MoatZip *self, Source **out, GError **error)
{
  struct archive *archive;
  Source *source;
  int fd = fcntl (self->fd, F_DUPFD_CLOEXEC, 0);

  if (fd < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  source = g_new0 (Source, 1);
  source->fd = fd;
  source->size = self->size;
  source->limit = DIRECTORY_LIMIT;
  archive = archive_read_new ();
  archive_read_support_format_zip_seekable (archive);
  archive_read_set_read_callback (archive, read_cb);
  archive_read_set_seek_callback (archive, seek_cb);
  archive_read_set_skip_callback (archive, skip_cb);
  archive_read_set_close_callback (archive, close_cb);
  archive_read_set_callback_data (archive, source);
  /* A failure to open closes the source, and whatever follows fails too. */
  if (archive_read_open1 (archive) != ARCHIVE_OK)
    {
      fail_damaged (error);
      archive_read_free (archive);
      return NULL;
    }
  *out = source;
  return archive;
}

/* Goes to the next member.  FALSE without @error: there are no more.  A name that the locale cannot
 * write is only a warning. */
static gboolean
next_member (struct archive *archive, Source *source, struct archive_entry **entry, GError **error)
{
  int result;

  do
    result = archive_read_next_header (archive, entry);
  while (result == ARCHIVE_RETRY);
  if (result == ARCHIVE_EOF)
    return FALSE;
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
    return fail_archive (archive, source, error);
  source->limit = G_MAXINT64; /* the directory has been read */
  return TRUE;
}

/* Whether @entry is packed in a way that can be read without trusting it. */
static gboolean
check_member (struct archive *archive, struct archive_entry *entry, GError **error)
{
  const char *method = archive_format_name (archive);

  if (archive_entry_is_encrypted (entry))
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
                           _ ("The file is protected by a password. Save a copy without one and "
                              "open that."));
      return FALSE;
    }
  /* libarchive names the method only within the name of the format. */
  if (!g_str_has_suffix (method, "(deflation)") && !g_str_has_suffix (method, "(uncompressed)"))
    {
      g_set_error_literal (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_UNSUPPORTED,
                           _ ("The archive is packed in an uncommon way. Unpack it and open what "
                              "is in it."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_members (MoatZip *self, struct archive *archive, Source *source, GError **error)
{
  struct archive_entry *entry;
  GError *failure = NULL;

  while (next_member (archive, source, &entry, &failure))
    {
      const char *name = archive_entry_pathname (entry);
      goffset size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1;
      char *folded;

      if (self->names->len == MAX_MEMBERS)
        return fail_too_large (error);
      /* Names that are no UTF-8 stay reachable and can be shown. */
      g_ptr_array_add (self->names, g_utf8_make_valid (name != NULL ? name : "", -1));
      g_array_append_val (self->sizes, size);
      folded = fold_name (self->names->pdata[self->names->len - 1]);
      if (g_hash_table_contains (self->numbers, folded))
        g_free (folded);
      else
        g_hash_table_insert (self->numbers, folded, GUINT_TO_POINTER (self->names->len - 1));
    }
  g_ptr_array_add (self->names, NULL);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
moat_zip_is_archive (const char *head, gsize size)
{
  return size >= 4 && (memcmp (head, "PK\3\4", 4) == 0 || memcmp (head, "PK\5\6", 4) == 0);
}

MoatZip *
moat_zip_open (const char *path, GError **error)
{
  g_autoptr (MoatZip) self = g_new0 (MoatZip, 1);
  struct archive *archive;
  struct stat info;
  Source *source;
  gboolean listed;

  g_return_val_if_fail (path != NULL, NULL);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sizes = g_array_new (FALSE, FALSE, sizeof (goffset));
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &info) != 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("This is no file"));
      return NULL;
    }
  self->size = info.st_size;
  archive = open_archive (self, &source, error);
  if (archive == NULL)
    return NULL;
  listed = list_members (self, archive, source, error);
  archive_read_free (archive);
  return listed ? g_steal_pointer (&self) : NULL;
}

void
moat_zip_free (MoatZip *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->names);
  g_array_unref (self->sizes);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

/* The number of @name among the members; −1: there is no such. */
static int
find_member (const MoatZip *self, const char *name)
{
  g_autofree char *folded = fold_name (name);
  gpointer number;

  return g_hash_table_lookup_extended (self->numbers, folded, NULL, &number)
           ? (int) GPOINTER_TO_UINT (number)
           : -1;
}

const char *const *
moat_zip_get_names (const MoatZip *self)
{
  return (const char *const *) self->names->pdata;
}

gboolean
moat_zip_has (const MoatZip *self, const char *name)
{
  return find_member (self, name) >= 0;
}

goffset
moat_zip_get_size (const MoatZip *self, const char *name)
{
  int number = find_member (self, name);

  return number >= 0 ? g_array_index (self->sizes, goffset, number) : -1;
}

/* A bomb that states its size is refused before it is lit. */
static gboolean
check_size (const MoatZip *self, int number, GError **error)
{
  goffset size = g_array_index (self->sizes, goffset, number);

  if (size > MAX_SIZE || (size > RATIO_GRACE && size / MAX_RATIO > self->size))
    return fail_too_large (error);
  return TRUE;
}

GInputStream *
moat_zip_open_member (const MoatZip *self, const char *name, GError **error)
{
  g_autoptr (MoatZipStream) stream = NULL;
  struct archive_entry *entry;
  int number;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  number = find_member (self, name);
  if (number < 0)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: the name of a file within an archive. */
                   _ ("There is no “%s” in the archive"), name);
      return NULL;
    }
  if (!check_size (self, number, error))
    return NULL;
  stream = g_object_new (MOAT_TYPE_ZIP_STREAM, NULL);
  stream->archive = open_archive (self, &stream->source, error);
  if (stream->archive == NULL)
    return NULL;
  for (int i = 0; i <= number; i++)
    {
      GError *failure = NULL;

      if (!next_member (stream->archive, stream->source, &entry, &failure))
        {
          if (failure != NULL)
            g_propagate_error (error, failure);
          else
            fail_damaged (error); /* it has been cut meanwhile */
          return NULL;
        }
    }
  if (!check_member (stream->archive, entry, error))
    return NULL;
  stream->start = stream->source->n_read;
  return G_INPUT_STREAM (g_steal_pointer (&stream));
}

static gssize
moat_zip_stream_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable,
                      GError **error)
{
  MoatZipStream *self = MOAT_ZIP_STREAM (stream);
  goffset packed;
  la_ssize_t n;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return -1;
  do
    n = archive_read_data (self->archive, buffer, size);
  while (n == ARCHIVE_RETRY);
  /* What libarchive only warns of are checksums and sizes that do not fit. */
  if (n < 0)
    {
      fail_archive (self->archive, self->source, error);
      return -1;
    }
  self->unpacked += n;
  packed = self->source->n_read - self->start + BLOCK_SIZE;
  if (self->unpacked > MAX_SIZE ||
      (self->unpacked > RATIO_GRACE && self->unpacked / MAX_RATIO > packed))
    {
      fail_too_large (error);
      return -1;
    }
  return n;
}

static gboolean
moat_zip_stream_close (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  MoatZipStream *self = MOAT_ZIP_STREAM (stream);

  g_clear_pointer (&self->archive, archive_read_free);
  return TRUE;
}

static void
moat_zip_stream_finalize (GObject *object)
{
  MoatZipStream *self = MOAT_ZIP_STREAM (object);

  g_clear_pointer (&self->archive, archive_read_free);
  G_OBJECT_CLASS (moat_zip_stream_parent_class)->finalize (object);
}

static void
moat_zip_stream_class_init (MoatZipStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_zip_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = moat_zip_stream_read;
  G_INPUT_STREAM_CLASS (klass)->close_fn = moat_zip_stream_close;
}

static void
moat_zip_stream_init (MoatZipStream *self)
{
}
