/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-choice-row.h"
#include "moat-project.h"
#include "moat-wording.h"

G_BEGIN_DECLS

/* What the figure dialog says beside its rows. */

/** "= CNY 324,751,000,000, exact": how the words of @fact were read.  (transfer full) */
char *moat_figure_read_value (const MoatFact *fact, MoatWording *wording);
/** "FY2014–FY2023, 10 years"; NULL for what is no period.  (transfer full) */
char *moat_figure_read_period (MoatPeriod period, MoatYearEnd year_end, MoatWording *wording);
/** Whether a number can be read in the words of a source (nullable). */
gboolean moat_figure_holds_number (const char *as_stated, const MoatQualifierWord *words);
/** Gives @row all that @field, an ENTITY, CONCEPT, SOURCE, QUALIFIER, STATUS or GRADE, can be. */
void moat_figure_fill_choices (MoatChoiceRow *row, MoatProject *project, MoatFactField field);

G_END_DECLS
