/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** MoatFiledFigure: what one filing says of one concept and period.  Texts as they stand in the
 * file, never NULL, owned by the MoatCompanyFacts; equal texts are the same pointer. */
typedef struct
{
  const char *concept; /* "us-gaap:Revenues" */
  const char *label;
  const char *unit;
  const char *start; /* "": an instant */
  const char *end;
  const char *value;
  const char *form;
  const char *accn;
  const char *filed;
  const char *fy;
  const char *fp;
  const char *frame;
  guint order;             /* place in the file */
  gboolean is_translation; /* the filing states it in the company's reporting currency too */
} MoatFiledFigure;

/** MoatCompanyFacts: all that a company has filed, in the order in which it was filed. */
typedef struct
{
  const char *entity;   /* "ALPHABET INC." */
  const char *cik;      /* ten digits */
  const char *currency; /* in which most amounts are; NULL: there are none */
  GArray *figures;      /* of MoatFiledFigure: by date of filing, accession number, place */
  GStringChunk *texts;
} MoatCompanyFacts;

/** Reads the SEC's companyfacts JSON.  @text is followed by a NUL.  MOAT_EXCHANGE_ERROR says on
 * which line, and in which concept, it is no JSON, or what in it is not as the SEC has it. */
MoatCompanyFacts *moat_companyfacts_parse (const char *text, gsize length,
                                           GCancellable *cancellable, GError **error);
void moat_companyfacts_free (MoatCompanyFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MoatCompanyFacts, moat_companyfacts_free)

G_END_DECLS
