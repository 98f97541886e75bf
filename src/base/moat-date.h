/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * MoatDate: a civil date of the proleptic Gregorian calendar as GDate's Julian day
 * (1 = 0001-01-01).  0 is no date.  Differences are days.
 */
typedef gint32 MoatDate;

#define MOAT_DATE_NONE ((MoatDate) 0)
#define MOAT_DATE_MIN ((MoatDate) 1)       /* 0001-01-01 */
#define MOAT_DATE_MAX ((MoatDate) 3652059) /* 9999-12-31 */

/** MOAT_DATE_NONE when there is no such day. */
MoatDate moat_date_new (int year, int month, int day);
/** The parts of a date, which must not be MOAT_DATE_NONE; each pointer is nullable. */
void moat_date_split (MoatDate self, int *year, int *month, int *day);
/** Reads YYYY-MM-DD and nothing else; @length in bytes, -1 for nul-terminated.
 * MOAT_DATE_NONE if it is no such date.  Fast: called for each of a million rows. */
MoatDate moat_date_parse_iso (const char *text, gssize length);
/** "2025-02-24"; "" for MOAT_DATE_NONE.  (transfer full) */
char *moat_date_to_iso (MoatDate self);
#define MOAT_DATE_ISO_SIZE 11
/** Writes the same to @text, which has room for MOAT_DATE_ISO_SIZE bytes. */
void moat_date_write_iso (MoatDate self, char *text);
/** 28–31; 0 when there is no such month. */
int moat_date_days_in_month (int year, int month);
/** Moves by whole months; the day is cut to the length of the month (31 Jan + 1 = 28/29 Feb).
 * MOAT_DATE_NONE stays none; beyond the years 1–9999 there is none either. */
MoatDate moat_date_add_months (MoatDate self, int months);
/** Today in the local time zone. */
MoatDate moat_date_today (void);

G_END_DECLS
