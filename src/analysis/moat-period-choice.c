/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that the modes of choosing periods have in files and on the command line. */
#include "config.h"

#include "moat-period-choice.h"

#include "moat-nick.h"

static const char *const mode_nicks[] = { "all", "latest", "chosen" };

MOAT_DEFINE_NICKS (MoatPeriodMode, moat_period_mode, mode_nicks)
