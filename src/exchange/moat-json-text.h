/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Makes a table's JSON fit for JSON-GLib: the numbers of its objects become texts, digit for
 * digit.  @lines gets the line on which each object begins (gsize, 1-based, cleared first).
 * Errors of MOAT_EXCHANGE_ERROR, with the line: no UTF-8, nested too deep, or characters and
 * numbers that JSON has not.  (transfer full) */
char *moat_json_text_prepare (const char *text, gsize length, GArray *lines, GError **error);
/** The same for any JSON, or for a value that begins on @line of its file: every number becomes a
 * text.  (transfer full) */
char *moat_json_text_quote_numbers (const char *text, gsize length, gsize line, GError **error);

G_END_DECLS
