/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A DEFLATE encoder (RFC 1950, RFC 1951) for one kind of data: rows of an RGB picture in which
 * most pixels, after the `up` filter, equal their left neighbour.
 *
 * General encoders look for repetitions anywhere in the last 32 KiB and pay for it with every
 * byte: libdeflate's fastest level spends 14 ms on a chart of 1920 × 1080 and needs it in one
 * piece.  Here a match is a run of whole pixels at distance 3 and nothing else.  That finds nearly
 * all there is to find in a chart, eight bytes at a time, in about 2 ms, and needs memory for
 * one row and one block.
 *
 * Rows become tokens: a literal byte, or a run of 1 to 86 pixels (a match has at most 258 bytes).
 * Each BLOCK_SIZE tokens are one dynamic block with its own Huffman code for literals and lengths.
 * The distance code has one symbol, of one bit.  The header spends no effort on packing the code
 * lengths: four bits for each, 145 bytes a block.
 */
#include "moat-run-deflate.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#define PIXEL 3
#define MAX_RUN 86       /* pixels: 258 bytes */
#define BLOCK_SIZE 65536 /* tokens */
#define N_SYMBOLS 286    /* literals, the end of the block, lengths */
#define END_OF_BLOCK 256
#define FIRST_RUN 256     /* token of a run of n pixels: FIRST_RUN + n */
#define MAX_LENGTH 15     /* bits of a code */
#define MAX_TOKEN_BITS 21 /* a code, five extra bits and the distance */
#define HEADER_SIZE 256   /* bytes, more than the header of a block needs */

struct _MoatRunDeflate
{
  GByteArray *out;
  guint32 adler;
  guint64 bits; /* not yet written, the lowest first */
  guint n_bits;
  gsize n_tokens;
  guint16 tokens[BLOCK_SIZE];
};

/* The Huffman code of a block. */
typedef struct
{
  guint8 lengths[N_SYMBOLS];
  guint16 codes[N_SYMBOLS]; /* bits in the order in which they are written */
} Code;

/* How DEFLATE writes the length of a match. */
typedef struct
{
  guint symbol;
  guint extra, n_extra;
} Length;

typedef struct
{
  guint32 weight;
  guint symbol;
} Leaf;

static Length
split_length (guint n_pixels)
{
  guint rest = n_pixels * PIXEL - 3;
  guint n_extra;

  if (n_pixels == MAX_RUN)
    return (Length){ .symbol = 285 };
  if (rest < 8)
    return (Length){ .symbol = 257 + rest };
  n_extra = g_bit_storage (rest) - 3;
  return (Length){ .symbol = 257 + 4 * n_extra + (rest >> n_extra),
                   .extra = rest & ((1u << n_extra) - 1),
                   .n_extra = n_extra };
}

static int
compare_leaves (const void *a, const void *b)
{
  const Leaf *first = a;
  const Leaf *second = b;

  if (first->weight != second->weight)
    return first->weight < second->weight ? -1 : 1;
  return first->symbol < second->symbol ? -1 : 1;
}

/* Huffman's algorithm with two queues: @leaves by weight, and the inner nodes, which are made in
 * the order of their weight.  Returns the length of the longest code. */
static guint
measure_codes (const Leaf *leaves, guint n, guint8 *lengths)
{
  guint32 weights[2 * N_SYMBOLS];
  guint parents[2 * N_SYMBOLS];
  guint8 depths[2 * N_SYMBOLS];
  guint leaf = 0, inner = n, longest = 0;

  for (guint i = 0; i < n; i++)
    weights[i] = leaves[i].weight;
  for (guint node = n; node < 2 * n - 1; node++)
    {
      weights[node] = 0;
      for (int child = 0; child < 2; child++)
        {
          guint least =
            leaf < n && (inner == node || weights[leaf] <= weights[inner]) ? leaf++ : inner++;

          weights[node] += weights[least];
          parents[least] = node;
        }
    }
  depths[2 * n - 2] = 0;
  for (guint node = 2 * n - 2; node-- > 0;)
    {
      depths[node] = (guint8) (depths[parents[node]] + 1);
      if (node < n)
        {
          lengths[leaves[node].symbol] = depths[node];
          longest = MAX (longest, depths[node]);
        }
    }
  return longest;
}

/* Weights are evened out until no code is too long, which ends at the latest when all are 1. */
static void
choose_lengths (const guint32 *frequencies, guint8 *lengths)
{
  Leaf leaves[N_SYMBOLS];
  guint n = 0;

  for (guint i = 0; i < N_SYMBOLS; i++)
    if (frequencies[i] > 0)
      leaves[n++] = (Leaf){ frequencies[i], i };
  qsort (leaves, n, sizeof *leaves, compare_leaves);
  while (measure_codes (leaves, n, lengths) > MAX_LENGTH)
    for (guint i = 0; i < n; i++)
      leaves[i].weight = (leaves[i].weight >> 1) | 1;
}

static guint16
reverse_bits (guint value, guint n)
{
  guint reversed = 0;

  for (guint i = 0; i < n; i++)
    reversed |= ((value >> i) & 1) << (n - 1 - i);
  return (guint16) reversed;
}

/* RFC 1951, 3.2.2: codes of one length follow each other in the order of their symbols. */
static void
assign_codes (Code *code)
{
  guint next = 0;

  for (guint length = 1; length <= MAX_LENGTH; length++)
    {
      for (guint i = 0; i < N_SYMBOLS; i++)
        if (code->lengths[i] == length)
          code->codes[i] = reverse_bits (next++, length);
      next <<= 1;
    }
}

/* At most 32 bits; room for them must be there. */
static inline void
put_bits (MoatRunDeflate *self, guint8 **at, guint value, guint n)
{
  self->bits |= (guint64) value << self->n_bits;
  self->n_bits += n;
  while (self->n_bits >= 8)
    {
      *(*at)++ = (guint8) self->bits;
      self->bits >>= 8;
      self->n_bits -= 8;
    }
}

static void
put_header (MoatRunDeflate *self, guint8 **at, const Code *code, gboolean is_last)
{
  static const guint8 distance_lengths[] = { 0, 0, 1 }; /* of the codes for 1, 2 and 3 */

  put_bits (self, at, is_last ? 1 : 0, 1);
  put_bits (self, at, 2, 2); /* dynamic */
  put_bits (self, at, N_SYMBOLS - 257, 5);
  put_bits (self, at, G_N_ELEMENTS (distance_lengths) - 1, 5);
  put_bits (self, at, 19 - 4, 4);
  /* The code of the code lengths: none for the three that repeat, four bits for 0 to 15. */
  for (int i = 0; i < 19; i++)
    put_bits (self, at, i < 3 ? 0 : 4, 3);
  for (guint i = 0; i < N_SYMBOLS; i++)
    put_bits (self, at, reverse_bits (code->lengths[i], 4), 4);
  for (guint i = 0; i < G_N_ELEMENTS (distance_lengths); i++)
    put_bits (self, at, reverse_bits (distance_lengths[i], 4), 4);
}

static void
build_code (const MoatRunDeflate *self, const Length *runs, Code *code)
{
  guint32 frequencies[N_SYMBOLS] = { [END_OF_BLOCK] = 1 };

  for (gsize i = 0; i < self->n_tokens; i++)
    {
      guint token = self->tokens[i];

      frequencies[token <= FIRST_RUN ? token : runs[token - FIRST_RUN].symbol]++;
    }
  choose_lengths (frequencies, code->lengths);
  assign_codes (code);
}

static void
flush_block (MoatRunDeflate *self, gboolean is_last)
{
  Length runs[MAX_RUN + 1];
  Code code = { 0 };
  guint start = self->out->len;
  guint8 *at;

  for (guint n = 1; n <= MAX_RUN; n++)
    runs[n] = split_length (n);
  build_code (self, runs, &code);

  g_byte_array_set_size (self->out,
                         (guint) (start + HEADER_SIZE + self->n_tokens * MAX_TOKEN_BITS / 8));
  at = self->out->data + start;
  put_header (self, &at, &code, is_last);
  for (gsize i = 0; i < self->n_tokens; i++)
    {
      guint token = self->tokens[i];

      if (token < FIRST_RUN)
        {
          put_bits (self, &at, code.codes[token], code.lengths[token]);
        }
      else
        {
          const Length *run = &runs[token - FIRST_RUN];

          put_bits (self, &at, code.codes[run->symbol], code.lengths[run->symbol]);
          put_bits (self, &at, run->extra, run->n_extra + 1); /* and a 0 for the distance */
        }
    }
  put_bits (self, &at, code.codes[END_OF_BLOCK], code.lengths[END_OF_BLOCK]);
  if (is_last)
    put_bits (self, &at, 0, (8 - self->n_bits) % 8);
  g_byte_array_set_size (self->out, (guint) (at - self->out->data));
  self->n_tokens = 0;
}

static inline void
add_token (MoatRunDeflate *self, guint token)
{
  if (self->n_tokens == BLOCK_SIZE)
    flush_block (self, FALSE);
  self->tokens[self->n_tokens++] = (guint16) token;
}

/* The number of bytes from @start on that equal those a pixel before. */
static gsize
count_repeated (const guint8 *row, gsize start, gsize size)
{
  gsize i = start;

  for (; i + 8 <= size; i += 8)
    {
      guint64 here, before;

      memcpy (&here, row + i, 8);
      memcpy (&before, row + i - PIXEL, 8);
      if (here != before)
        break;
    }
  while (i < size && row[i] == row[i - PIXEL])
    i++;
  return i - start;
}

MoatRunDeflate *
moat_run_deflate_new (GByteArray *out)
{
  MoatRunDeflate *self = g_new (MoatRunDeflate, 1);

  self->out = out;
  self->adler = libdeflate_adler32 (0, NULL, 0);
  self->bits = 0;
  self->n_bits = 0;
  self->n_tokens = 0;
  g_byte_array_append (out, (const guint8 *) "\x78\x01", 2); /* 32 KiB window, fastest */
  return self;
}

void
moat_run_deflate_free (MoatRunDeflate *self)
{
  g_free (self);
}

void
moat_run_deflate_add_row (MoatRunDeflate *self, const guint8 *row, gsize n_pixels)
{
  gsize size = 1 + n_pixels * PIXEL;
  gsize i = 0;

  self->adler = libdeflate_adler32 (self->adler, row, size);
  for (; i < 1 + PIXEL; i++)
    add_token (self, row[i]);
  while (i < size)
    {
      gsize run = count_repeated (row, i, size) / PIXEL;

      i += run * PIXEL;
      for (; run > 0; run -= MIN (run, MAX_RUN))
        add_token (self, FIRST_RUN + (guint) MIN (run, MAX_RUN));
      for (int byte = 0; byte < PIXEL && i < size; byte++)
        add_token (self, row[i++]);
    }
}

void
moat_run_deflate_finish (MoatRunDeflate *self)
{
  guint32 adler = GUINT32_TO_BE (self->adler);

  flush_block (self, TRUE);
  g_byte_array_append (self->out, (const guint8 *) &adler, sizeof adler);
}
