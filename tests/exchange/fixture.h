/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/** Fixture: a folder of a test's own. */
typedef struct
{
  char *folder;
} Fixture;

void fixture_set_up (Fixture *self, gconstpointer data);
/** Removes the folder and the files in it. */
void fixture_tear_down (Fixture *self, gconstpointer data);
