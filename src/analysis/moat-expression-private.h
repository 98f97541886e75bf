/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-expression.h"

G_BEGIN_DECLS

/* Reading the text of an expression word by word.  Private to its parser. */

/** MoatExpressionScanner: a text and how far it has been read. */
typedef struct
{
  const char *text;
  const char *at;  /* what is read next; never in front of a space */
  guint depth;     /* of brackets */
  gsize *position; /* nullable: where reading failed */
} MoatExpressionScanner;

void moat_expression_scanner_init (MoatExpressionScanner *self, const char *text, gsize *position);
/** The character that is read next, from 0. */
gsize moat_expression_scanner_tell (const MoatExpressionScanner *self);
gboolean moat_expression_scanner_is_at_end (const MoatExpressionScanner *self);
/** The sign that is read next, in its ASCII form where there are several. */
gunichar moat_expression_scanner_peek (const MoatExpressionScanner *self);
/** Reads @sign if it is next. */
gboolean moat_expression_scanner_accept (MoatExpressionScanner *self, gunichar sign);
/** Reads @sign, which has to be next. */
gboolean moat_expression_scanner_expect (MoatExpressionScanner *self, gunichar sign,
                                         GError **error);
/** Reads @word, in small letters or capitals, if it is next. */
gboolean moat_expression_scanner_accept_word (MoatExpressionScanner *self, const char *word);
/** Reads a word; NULL when none is next.  (transfer full) */
char *moat_expression_scanner_take_word (MoatExpressionScanner *self);
/** Reads what stands in quotes; NULL, without an error when no quote is next.  (transfer full) */
char *moat_expression_scanner_take_quoted (MoatExpressionScanner *self, GError **error);
/** Reads digits, a point and an exponent; NULL when none is next.  (transfer full) */
char *moat_expression_scanner_take_digits (MoatExpressionScanner *self);
/** Reads everything up to a comma, a closing bracket or one of the words @until (ended by NULL).
 * (transfer full) */
char *moat_expression_scanner_take_until (MoatExpressionScanner *self, const char *const *until);
/** Sets MOAT_EXPRESSION_ERROR for what is read next, with @message (transfer full) behind the
 * character that it is about.  FALSE, to be returned. */
gboolean moat_expression_scanner_fail (MoatExpressionScanner *self, MoatExpressionError code,
                                       char *message, GError **error);

G_END_DECLS
