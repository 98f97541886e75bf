/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A large JSON text in pieces, so that no more of it than a piece is ever held as a tree.
 *
 * JSON-GLib has no reader that goes through a text: it makes a tree that takes thirty times the
 * room of the text.  The objects at a depth that the caller knows are therefore taken out, by
 * nothing more than brackets and quotes, and what remains is small.  Whether the rest and each of
 * the pieces is JSON is for a parser to say: as brackets match within a piece, the whole is JSON if
 * and only if they all are.  An object that does not end goes on to the end of the text. */
#include "config.h"

#include "moat-json-cut.h"

typedef struct
{
  const char *at;
  const char *end;
  gsize line;
} Walk;

static void
skip_text (Walk *walk)
{
  for (walk->at++; walk->at < walk->end && *walk->at != '"'; walk->at++)
    {
      if (*walk->at == '\\' && walk->at + 1 < walk->end)
        walk->at++;
      walk->line += *walk->at == '\n';
    }
  if (walk->at < walk->end)
    walk->at++;
}

/* Goes on by one text, or one character of anything else, and says how much deeper that led. */
static int
step (Walk *walk)
{
  char c = *walk->at;

  if (c == '"')
    {
      skip_text (walk);
      return 0;
    }
  walk->at++;
  walk->line += c == '\n';
  if (c == '{' || c == '[')
    return 1;
  return c == '}' || c == ']' ? -1 : 0;
}

static void
skip_object (Walk *walk)
{
  int depth = step (walk);

  while (depth > 0 && walk->at < walk->end)
    depth += step (walk);
}

char *
moat_json_cut (const char *text, gsize length, int depth, GArray *pieces)
{
  g_autoptr (GString) out = g_string_new (NULL);
  Walk walk = { .at = text, .end = text + length, .line = 1 };
  int found = 0;

  g_return_val_if_fail (text != NULL && depth >= 0 && pieces != NULL, NULL);

  g_array_set_size (pieces, 0);
  while (walk.at < walk.end)
    {
      const char *start = walk.at;
      MoatJsonPiece piece = { .start = (gsize) (start - text), .line = walk.line };

      if (*start != '{' || found != depth)
        {
          found += step (&walk);
          g_string_append_len (out, start, walk.at - start);
          continue;
        }
      skip_object (&walk);
      piece.length = (gsize) (walk.at - start);
      g_string_append_printf (out, "{\"\":%u}", pieces->len);
      for (gsize i = piece.line; i < walk.line; i++)
        g_string_append_c (out, '\n');
      g_array_append_val (pieces, piece);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
