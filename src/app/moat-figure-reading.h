/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-choice-row.h"
#include "moat-project.h"
#include "moat-row-query.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/* How the fields of figures are put into words. */

/** "= CNY 324,751,000,000, exact": how the words of @fact were read.  (transfer full) */
char *moat_figure_read_value (const MoatFact *fact, MoatWording *wording);
/** "FY2014–FY2023, 10 years"; NULL for what is no period.  (transfer full) */
char *moat_figure_read_period (MoatPeriod period, MoatYearEnd year_end, MoatWording *wording);
/** Whether a number can be read in the words of a source (nullable). */
gboolean moat_figure_holds_number (const char *as_stated, const MoatQualifierWord *words);
/** Gives @row all that @field, an ENTITY, CONCEPT, SOURCE, QUALIFIER, STATUS or GRADE, can be. */
void moat_figure_fill_choices (MoatChoiceRow *row, MoatProject *project, MoatFactField field);

/** The same as keys and labels, (char, owned by the arrays). */
void moat_figure_list_choices (MoatProject *project, MoatFactField field, GPtrArray *keys,
                               GPtrArray *labels);
/** What people see for a word of QUALIFIER, STATUS or GRADE. */
const char *moat_figure_name_choice (MoatFactField field, const char *nick);
/** All those, so that rows are found by what is seen: an array of MoatRowName.  (transfer full) */
GArray *moat_figure_list_names (void);

G_END_DECLS
