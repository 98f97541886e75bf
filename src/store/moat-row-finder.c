/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The SQL functions that a query for rows is made of.
 *
 * What a row refers to (entity, concept, source) is not joined: those tables are small, so which
 * of the typed words their names contain, and where they stand when sorted, is worked out once, and
 * a row looks that up by its id.  Words that are found there need not be looked for in the texts of
 * a million rows.  A column in which none of the words can be found is not read at all: that takes
 * most of the time. */
#include "config.h"

#include "moat-row-finder.h"

#include <string.h>

#include "moat-db.h"
#include "moat-row-words.h"

#define MAX_ARGUMENTS 16 /* of a function: see moat-db.c */
#define N_REFERENCES 3   /* entity, concept and source, the first roles */

/* What a row of a small table is to the query. */
typedef struct
{
  gint64 id;
  MoatWordSet found; /* of the words, in its key and names */
  gint64 place;      /* among its table when that is sorted by name */
  char *name;
  MoatYearEnd year_end; /* of an entity */
} Reference;

struct _MoatRowFinder
{
  const MoatRowQuery *query;
  MoatRowRole roles[MAX_ARGUMENTS];
  int n_roles;
  MoatRowWords *words;
  MoatWordSet all;
  GHashTable *references[N_REFERENCES + 1]; /* by role: id → Reference, both in one */
  MoatWordSet referred[N_REFERENCES + 1];   /* by role: the words that any of them has */
  MoatWordSet *named;                       /* for each of the query's names */
  MoatWordSet all_named;
  GByteArray *texts; /* of the row that is looked at */
};

static void
free_reference (gpointer data)
{
  g_free (((Reference *) data)->name);
  g_free (data);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Reference *one = *(Reference *const *) a;
  const Reference *other = *(Reference *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : one->id < other->id ? -1 : one->id > other->id;
}

static void
find_places (GHashTable *references)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer reference;

  g_hash_table_iter_init (&iter, references);
  while (g_hash_table_iter_next (&iter, NULL, &reference))
    g_ptr_array_add (sorted, reference);
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++)
    ((Reference *) sorted->pdata[i])->place = i;
}

static MoatWordSet
find_in_copy (const MoatRowFinder *self, const char *text)
{
  g_autofree char *copy = g_strdup (text);

  return moat_row_words_find_text (self->words, self->all, copy, strlen (copy));
}

static gboolean
add_reference (sqlite3_stmt *row, gpointer data, GError **error)
{
  enum
  {
    ROLE,
    ID,
    MONTH,
    DAY,
    KEY,
    NAME_EN,
    NAME_ZH
  };
  MoatRowFinder *self = data;
  Reference *reference = g_new0 (Reference, 1);
  gboolean chinese = self->query->language == MOAT_LANGUAGE_ZH;

  reference->id = sqlite3_column_int64 (row, ID);
  reference->year_end.month = (guint8) sqlite3_column_int (row, MONTH);
  reference->year_end.day = (guint8) sqlite3_column_int (row, DAY);
  for (int i = KEY; i <= NAME_ZH; i++)
    reference->found |= find_in_copy (self, (const char *) sqlite3_column_text (row, i));
  reference->name = moat_statement_dup_text (row, chinese ? NAME_ZH : NAME_EN);
  if (*reference->name == '\0')
    {
      g_free (reference->name);
      reference->name = moat_statement_dup_text (row, chinese ? NAME_EN : NAME_ZH);
    }
  self->referred[sqlite3_column_int (row, ROLE)] |= reference->found;
  g_hash_table_insert (self->references[sqlite3_column_int (row, ROLE)], &reference->id, reference);
  return TRUE;
}

static gboolean
read_references (MoatRowFinder *self, sqlite3 *db, GError **error)
{
  if (!moat_db_for_each_row (
        db,
        "SELECT 1, id, year_end_month, year_end_day, key, label_en, label_zh FROM entity UNION ALL"
        " SELECT 2, id, 0, 0, key, label_en, label_zh FROM concept UNION ALL"
        " SELECT 3, id, 0, 0, key, title_en, title_zh FROM source",
        add_reference, self, error))
    return FALSE;
  for (int i = MOAT_ROW_ROLE_ENTITY; i <= MOAT_ROW_ROLE_SOURCE; i++)
    find_places (self->references[i]);
  return TRUE;
}

static void
read_names (MoatRowFinder *self)
{
  guint n = self->query->names != NULL ? self->query->names->len : 0;

  self->named = g_new0 (MoatWordSet, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const MoatRowName *name = &g_array_index (self->query->names, MoatRowName, i);

      self->named[i] = find_in_copy (self, name->nick) | find_in_copy (self, name->name);
      self->all_named |= self->named[i];
    }
}

/* The functions of the SELECT */

static const Reference *
look_up (const MoatRowFinder *self, int role, sqlite3_value *value)
{
  gint64 id = sqlite3_value_int64 (value);

  return g_hash_table_lookup (self->references[role], &id);
}

/* The words in the name of @nick. */
static MoatWordSet
find_named (const MoatRowFinder *self, const char *nick, gsize size)
{
  const GArray *names = self->query->names;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *named = g_array_index (names, MoatRowName, i).nick;

      if (self->named[i] != 0 && strlen (named) == size && memcmp (named, nick, size) == 0)
        return self->named[i];
    }
  return 0;
}

static MoatDate
read_date (sqlite3_value *value)
{
  const char *text = sqlite3_value_blob (value);

  return text != NULL ? moat_date_parse_iso (text, sqlite3_value_bytes (value)) : MOAT_DATE_NONE;
}

static MoatWordSet
find_period (const MoatRowFinder *self, MoatWordSet wanted, sqlite3_value **ends,
             const Reference *entity)
{
  MoatPeriod period = { read_date (ends[0]), read_date (ends[1]) };

  return moat_row_words_find_period (self->words, wanted, period,
                                     entity != NULL ? entity->year_end : MOAT_YEAR_END_CALENDAR);
}

/* The words in what the row refers to, in its number and in its period. */
static MoatWordSet
find_by_role (const MoatRowFinder *self, MoatWordSet wanted, int n_values, sqlite3_value **values)
{
  const Reference *entity = NULL;
  MoatWordSet found = 0;

  for (int i = 0; i < n_values && (wanted & ~found) != 0; i++)
    {
      const Reference *reference;

      switch (self->roles[i])
        {
        case MOAT_ROW_ROLE_ENTITY:
        case MOAT_ROW_ROLE_CONCEPT:
        case MOAT_ROW_ROLE_SOURCE:
          reference = look_up (self, (int) self->roles[i], values[i]);
          found |= reference != NULL ? reference->found : 0;
          if (self->roles[i] == MOAT_ROW_ROLE_ENTITY)
            entity = reference;
          break;
        case MOAT_ROW_ROLE_NUMBER:
          if (sqlite3_value_type (values[i]) != SQLITE_NULL)
            found |=
              moat_row_words_find_number (self->words, wanted, sqlite3_value_double (values[i]));
          break;
        case MOAT_ROW_ROLE_PERIOD_START:
          if (moat_row_words_get_periods (self->words) != 0)
            found |= find_period (self, wanted, &values[i], entity);
          break;
        case MOAT_ROW_ROLE_NAMED:
          found |= find_named (self, sqlite3_value_blob (values[i]),
                               (gsize) sqlite3_value_bytes (values[i]));
          break;
        default:
          break;
        }
    }
  return found;
}

/* The words in the texts of the row: one search in all of them at once. */
static MoatWordSet
find_in_texts (const MoatRowFinder *self, MoatWordSet wanted, int n_values, sqlite3_value **values)
{
  guint size = 0;

  for (int i = 0; i < n_values; i++)
    {
      /* A blob, because a text would be copied to give it an end. */
      const char *text =
        self->roles[i] >= MOAT_ROW_ROLE_TEXT ? sqlite3_value_blob (values[i]) : NULL;
      guint length = text != NULL ? (guint) sqlite3_value_bytes (values[i]) : 0;

      if (length == 0)
        continue;
      if (self->texts->len <= size + length)
        g_byte_array_set_size (self->texts, 2 * (size + length) + 1);
      memcpy (self->texts->data + size, text, length);
      size += length;
      self->texts->data[size++] = '\n'; /* nothing is found across two of them */
    }
  return moat_row_words_find_text (self->words, wanted, (char *) self->texts->data, size);
}

/* is_found (column, …): whether all the words are in the row. */
static void
is_found (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const MoatRowFinder *self = sqlite3_user_data (context);
  MoatWordSet wanted = self->all;

  wanted &= ~find_by_role (self, wanted, n_values, values);
  if (wanted != 0)
    wanted &= ~find_in_texts (self, wanted, n_values, values);
  sqlite3_result_int (context, wanted == 0);
}

/* place_of (role, id): NULL where there is none. */
static void
place_of (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const MoatRowFinder *self = sqlite3_user_data (context);
  const Reference *reference = look_up (self, sqlite3_value_int (values[0]), values[1]);

  if (reference != NULL)
    sqlite3_result_int64 (context, reference->place);
}

/* in_language (en, zh): the text that is shown. */
static void
in_language (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const MoatRowFinder *self = sqlite3_user_data (context);
  int first = self->query->language == MOAT_LANGUAGE_ZH ? 1 : 0;

  sqlite3_result_value (context, values[sqlite3_value_bytes (values[first]) > 0 ? first : !first]);
}

/* g_ascii_tolower() is a function, and sorting a million rows calls it some hundred million times.
 */
static inline int
to_lower (char c)
{
  return c >= 'A' && c <= 'Z' ? c | 0x20 : (guint8) c;
}

/* Skips the number at @p; *@start is its first digit that is not 0. */
static const char *
skip_number (const char *p, const char *end, const char **start)
{
  while (p < end && *p == '0')
    p++;
  *start = p;
  while (p < end && g_ascii_isdigit (*p))
    p++;
  return p;
}

/* Numbers by their value, letters without their case; what is equal so far byte by byte. */
static int
compare_naturally (void *data, int a_size, const void *a, int b_size, const void *b)
{
  const char *one = a, *one_end = one + a_size;
  const char *other = b, *other_end = other + b_size;
  int order;

  while (one < one_end && other < other_end)
    {
      int difference;

      if (g_ascii_isdigit (*one) && g_ascii_isdigit (*other))
        {
          const char *one_start, *other_start;

          one = skip_number (one, one_end, &one_start);
          other = skip_number (other, other_end, &other_start);
          if (one - one_start != other - other_start)
            return one - one_start < other - other_start ? -1 : 1;
          difference = memcmp (one_start, other_start, (gsize) (one - one_start));
        }
      else
        difference = to_lower (*one++) - to_lower (*other++);
      if (difference != 0)
        return difference;
    }
  if (one < one_end || other < other_end)
    return one < one_end ? 1 : -1;
  order = memcmp (a, b, (gsize) MIN (a_size, b_size));
  return order != 0 ? order : a_size - b_size;
}

static gboolean
add_functions (MoatRowFinder *self, sqlite3 *db, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int code =
    sqlite3_create_function_v2 (db, "is_found", -1, flags, self, is_found, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (db, "place_of", 2, flags, self, place_of, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code =
      sqlite3_create_function_v2 (db, "in_language", 2, flags, self, in_language, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_create_collation_v2 (db, "counted", SQLITE_UTF8, NULL, compare_naturally, NULL);
  return code == SQLITE_OK || moat_db_set_error (db, code, error);
}

MoatRowFinder *
moat_row_finder_new (sqlite3 *db, const MoatRowQuery *query, GError **error)
{
  g_autoptr (MoatRowFinder) self = g_new0 (MoatRowFinder, 1);

  self->query = query;
  self->words = moat_row_words_new (query->text);
  self->all = moat_row_words_get_all (self->words);
  self->texts = g_byte_array_new ();
  for (int i = 1; i <= N_REFERENCES; i++)
    self->references[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_reference);
  read_names (self);
  if (!read_references (self, db, error) || !add_functions (self, db, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
moat_row_finder_free (MoatRowFinder *self)
{
  if (self == NULL)
    return;
  for (int i = 1; i <= N_REFERENCES; i++)
    g_clear_pointer (&self->references[i], g_hash_table_unref);
  g_clear_pointer (&self->words, moat_row_words_free);
  g_byte_array_unref (self->texts);
  g_free (self->named);
  g_free (self);
}

gboolean
moat_row_finder_is_empty (const MoatRowFinder *self)
{
  return self->all == 0;
}

gboolean
moat_row_finder_take (MoatRowFinder *self, MoatRowRole role)
{
  MoatWordSet periods = moat_row_words_get_periods (self->words);
  MoatWordSet possible = self->all;

  g_return_val_if_fail (self->n_roles < MAX_ARGUMENTS, FALSE);

  if (role <= MOAT_ROW_ROLE_SOURCE)
    possible = self->referred[role] | (role == MOAT_ROW_ROLE_ENTITY ? periods : 0);
  else if (role == MOAT_ROW_ROLE_NUMBER)
    possible = moat_row_words_get_numbers (self->words);
  else if (role == MOAT_ROW_ROLE_NAMED)
    possible = self->all_named;
  else if (role == MOAT_ROW_ROLE_DATE)
    possible = moat_row_words_get_dates (self->words);
  else if (role != MOAT_ROW_ROLE_TEXT)
    possible = moat_row_words_get_dates (self->words) | periods;
  if (possible == 0)
    return FALSE;
  self->roles[self->n_roles++] = role;
  return TRUE;
}
