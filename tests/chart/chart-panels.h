/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart-fixture.h"

G_BEGIN_DECLS

/* Comparisons in scatter plots and small multiples. */

void fixture_init_scatter (Fixture *self);       /* eleven with two concepts and a size, two gaps */
void fixture_init_plain_scatter (Fixture *self); /* two hundred with two concepts */
void fixture_init_panels (Fixture *self);        /* eleven over nine years */
void fixture_init_many_panels (Fixture *self);   /* a hundred over forty years */

G_END_DECLS
