/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts in bulk: a million figures in a fraction of a second.
 *
 * A chart needs of a fact its period, its interval and how certain it is.  Those are read
 * straight into an array of MoatObservation: dates are parsed from the page without being copied (a
 * blob needs no terminator), words are told apart by their first letters, nothing is allocated per
 * row.
 *
 * A long series is read from both ends at once: this thread goes forwards, and after its first rows
 * a second thread with a connection of its own comes from the end, until they meet.  Both see the
 * same state of the file, because the statement that is under way here holds a lock that keeps
 * every writer out.  Whatever keeps the second thread from its work only leaves more for the
 * first. */
#include "config.h"

#include "moat-store-private.h"

#include <math.h>
#include <stdlib.h>

enum
{
  ID,
  START,
  END,
  BEST,
  LOW,
  HIGH,
  KNOWN_FROM,
  QUALIFIER,
  STATUS,
  GRADE
};

#define SERIES                                                                                  \
  "SELECT id, period_start, period_end, best_real, low_real, high_real, known_from, qualifier," \
  " status, grade FROM fact WHERE entity_id = (SELECT id FROM entity WHERE key = ?1)"           \
  " AND concept_id = (SELECT id FROM concept WHERE key = ?2) AND unit = ?3"

/* Rows between two looks at how far the other has come, and before a second reader is worth its
 * while. */
#define STRIDE 2048
#define ALONE 16384

/* One of the two readers. */
typedef struct
{
  sqlite3_stmt *select;
  GArray *rows;       /* of MoatObservation, in the order in which they are read */
  gboolean is_at_end; /* nothing is left to read */
} Reader;

/* What the two know of each other. */
typedef struct
{
  const char *path;
  const char *entity, *concept, *unit;
  GMutex mutex;            /* for what follows */
  MoatObservation last[2]; /* the last rows read, forwards and backwards; id 0: none yet */
  gboolean is_over;        /* they have met, or nothing is left for one of them */
} Meeting;

static MoatDate
read_date (sqlite3_stmt *row, int column)
{
  const char *text = sqlite3_column_blob (row, column);

  return text != NULL ? moat_date_parse_iso (text, sqlite3_column_bytes (row, column))
                      : MOAT_DATE_NONE;
}

static const char *
read_word (sqlite3_stmt *row, int column)
{
  const char *word = sqlite3_column_blob (row, column);

  return word != NULL ? word : "";
}

/* The CHECKs of the schema leave only these words, and their first letters differ. */
static MoatQualifier
read_qualifier (sqlite3_stmt *row)
{
  switch (*read_word (row, QUALIFIER))
    {
    case 'e':
      return MOAT_QUALIFIER_EXACT;
    case 'a':
      return MOAT_QUALIFIER_ABOUT;
    case 'o':
      return MOAT_QUALIFIER_OVER;
    case 'u':
      return MOAT_QUALIFIER_UNDER;
    case 'b':
      return MOAT_QUALIFIER_BETWEEN;
    default:
      return MOAT_QUALIFIER_UNKNOWN;
    }
}

static MoatStatus
read_status (sqlite3_stmt *row)
{
  switch (*read_word (row, STATUS))
    {
    case 'a':
      return MOAT_STATUS_ACTUAL;
    case 'e':
      return MOAT_STATUS_ESTIMATE;
    case 'p':
      return MOAT_STATUS_PLAN;
    default:
      return MOAT_STATUS_TARGET;
    }
}

static MoatGrade
read_grade (sqlite3_stmt *row)
{
  switch (*read_word (row, GRADE))
    {
    case 'r':
      return MOAT_GRADE_REPORTED;
    case 'd':
      return MOAT_GRADE_DERIVED;
    case 'e':
      return MOAT_GRADE_ESTIMATED;
    case 's':
      return MOAT_GRADE_SCENARIO;
    default:
      return MOAT_GRADE_UNRESOLVED;
    }
}

static void
read_observation (sqlite3_stmt *row, MoatObservation *observation)
{
  gboolean has_value = sqlite3_column_type (row, BEST) != SQLITE_NULL;

  observation->fact_id = sqlite3_column_int64 (row, ID);
  observation->period.start = read_date (row, START);
  observation->period.end = read_date (row, END);
  observation->best = has_value ? sqlite3_column_double (row, BEST) : NAN;
  observation->low = !has_value ? NAN
                     : sqlite3_column_type (row, LOW) == SQLITE_NULL
                       ? -INFINITY
                       : sqlite3_column_double (row, LOW);
  observation->high = !has_value ? NAN
                      : sqlite3_column_type (row, HIGH) == SQLITE_NULL
                        ? INFINITY
                        : sqlite3_column_double (row, HIGH);
  observation->known_from = read_date (row, KNOWN_FROM);
  observation->qualifier = (guint8) read_qualifier (row);
  observation->status = (guint8) read_status (row);
  observation->grade = (guint8) read_grade (row);
}

static int
compare_observations (gconstpointer a, gconstpointer b)
{
  const MoatObservation *one = a;
  const MoatObservation *other = b;

  if (one->period.start != other->period.start)
    return one->period.start < other->period.start ? -1 : 1;
  if (one->known_from != other->known_from)
    return one->known_from < other->known_from ? -1 : 1;
  return one->fact_id < other->fact_id ? -1 : 1;
}

/* The index has brought them in the order of their ends, and few have the same: sorting those here
 * costs less than a sort in SQL. */
static void
sort_ties (GArray *observations)
{
  MoatObservation *all = (MoatObservation *) (gpointer) observations->data;

  for (guint start = 0, end; start < observations->len; start = end)
    {
      for (end = start + 1; end < observations->len; end++)
        {
          if (all[end].period.end != all[start].period.end)
            break;
        }
      if (end - start > 1)
        qsort (all + start, end - start, sizeof *all, compare_observations);
    }
}

/* Reads at most @n more rows. */
static gboolean
read_rows (Reader *self, guint n, GError **error)
{
  MoatObservation observation = { 0 };
  gboolean has_row;

  for (guint i = 0; i < n; i++)
    {
      if (!moat_statement_step (self->select, &has_row, error))
        return FALSE;
      if (!has_row)
        {
          self->is_at_end = TRUE;
          return TRUE;
        }
      read_observation (self->select, &observation);
      if (moat_period_is_valid (observation.period)) /* the schema lets other dates through */
        g_array_append_val (self->rows, observation);
    }
  return TRUE;
}

/* The order of the statement; periods that have no valid end are not compared. */
static gboolean
is_before (const MoatObservation *a, const MoatObservation *b)
{
  return a->period.end != b->period.end ? a->period.end < b->period.end : a->fact_id < b->fact_id;
}

static void
bind_series (sqlite3_stmt *select, const Meeting *meeting)
{
  moat_statement_bind_text (select, 1, meeting->entity);
  moat_statement_bind_text (select, 2, meeting->concept);
  moat_statement_bind_text (select, 3, meeting->unit);
}

/* Reads until the two have met.  @side: 0 forwards, 1 backwards. */
static gboolean
read_to_meeting (Reader *self, Meeting *meeting, int side, GError **error)
{
  gboolean done = FALSE;

  while (!done)
    {
      const MoatObservation *last = meeting->last;

      if (!read_rows (self, STRIDE, error))
        return FALSE;
      g_mutex_lock (&meeting->mutex);
      if (self->rows->len > 0)
        meeting->last[side] = g_array_index (self->rows, MoatObservation, self->rows->len - 1);
      if (self->is_at_end ||
          (last[0].fact_id != 0 && last[1].fact_id != 0 && !is_before (&last[0], &last[1])))
        meeting->is_over = TRUE;
      done = meeting->is_over;
      g_mutex_unlock (&meeting->mutex);
    }
  return TRUE;
}

/* The second reader.  Returns its rows; none if anything is in its way. */
static gpointer
read_backwards (gpointer data)
{
  Meeting *meeting = data;
  Reader reader = { .rows = g_array_new (FALSE, FALSE, sizeof (MoatObservation)) };
  sqlite3 *db = moat_db_open (meeting->path, TRUE, NULL);

  if (db != NULL)
    reader.select = moat_db_prepare (db, SERIES " ORDER BY period_end DESC, id DESC", NULL);
  if (reader.select != NULL)
    {
      bind_series (reader.select, meeting);
      if (!read_to_meeting (&reader, meeting, 1, NULL))
        g_array_set_size (reader.rows, 0);
    }
  sqlite3_finalize (reader.select);
  sqlite3_close (db);
  return reader.rows;
}

/* Adds what was read backwards to what was read forwards, without what both have. */
static void
join_rows (GArray *forwards, const GArray *backwards)
{
  const MoatObservation *last =
    &g_array_index (forwards, MoatObservation, MAX (forwards->len, 1) - 1);
  guint n = backwards->len;

  while (n > 0 && forwards->len > 0 &&
         !is_before (last, &g_array_index (backwards, MoatObservation, n - 1)))
    n--;
  g_array_set_size (forwards, forwards->len + n);
  for (guint i = 0; i < n; i++)
    g_array_index (forwards, MoatObservation, forwards->len - 1 - i) =
      g_array_index (backwards, MoatObservation, i);
}

/* Reads the rest of a series whose first rows @reader has. */
static gboolean
read_from_both_ends (Reader *reader, Meeting *meeting, GError **error)
{
  GThread *second = g_thread_try_new ("moat-read", read_backwards, meeting, NULL);
  gboolean done = read_to_meeting (reader, meeting, 0, error);
  g_autoptr (GArray) backwards = NULL;

  g_mutex_lock (&meeting->mutex);
  meeting->is_over = TRUE;
  g_mutex_unlock (&meeting->mutex);
  if (second != NULL)
    backwards = g_thread_join (second);
  /* Past the last row the lock is gone, and what the second reads may be newer. */
  if (done && backwards != NULL && !reader->is_at_end)
    join_rows (reader->rows, backwards);
  return done;
}

GArray *
moat_store_read_observations (MoatStore *self, const char *entity, const char *concept,
                              const char *unit, GError **error)
{
  g_autoptr (GArray) observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  Meeting meeting = {
    .path = moat_store_get_path (self), .entity = entity, .concept = concept, .unit = unit
  };
  Reader reader = { .rows = observations };
  gboolean done;

  g_return_val_if_fail (self != NULL && entity != NULL && concept != NULL, NULL);

  reader.select = moat_store_statement (self, SERIES " ORDER BY period_end, id", error);
  if (reader.select == NULL)
    return NULL;
  bind_series (reader.select, &meeting);
  done = read_rows (&reader, ALONE, error);
  /* What an open action has changed is seen by its own connection only. */
  if (done && !reader.is_at_end && !moat_store_is_in_action (self))
    {
      g_mutex_init (&meeting.mutex);
      done = read_from_both_ends (&reader, &meeting, error);
      g_mutex_clear (&meeting.mutex);
    }
  else if (done && !reader.is_at_end)
    done = read_rows (&reader, G_MAXUINT, error);
  sqlite3_reset (reader.select);
  if (done)
    sort_ties (observations);
  return done ? g_steal_pointer (&observations) : NULL;
}
