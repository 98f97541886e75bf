/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words that the values of an enumeration have in files and on the command line. */

/** The word of @value < @n; "" for any other.  Static. */
const char *moat_nick_of (const char *const *nicks, guint n, guint value);
/** Which of @nicks @nick (nullable) is, exactly.  FALSE, and @out untouched: none. */
gboolean moat_nick_find (const char *const *nicks, guint n, const char *nick, guint *out);

/** Defines NAME_to_nick() and NAME_from_nick() of the enumeration @Type from @array, which has a
 * word for each value, in their order. */
#define MOAT_DEFINE_NICKS(Type, name, array)                          \
  const char *name##_to_nick (Type value)                             \
  {                                                                   \
    return moat_nick_of (array, G_N_ELEMENTS (array), (guint) value); \
  }                                                                   \
                                                                      \
  gboolean name##_from_nick (const char *nick, Type *out)             \
  {                                                                   \
    guint value;                                                      \
                                                                      \
    if (!moat_nick_find (array, G_N_ELEMENTS (array), nick, &value))  \
      return FALSE;                                                   \
    *out = (Type) value;                                              \
    return TRUE;                                                      \
  }

G_END_DECLS
