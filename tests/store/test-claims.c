/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims in the project file: every field returns, a change changes one row, and what the schema
 * does not take is refused with the file as it was. */
#include "config.h"

#include "moat-store-claims.h"
#include "project-file.h"

static MoatClaim *
make_claim (const char *key)
{
  MoatClaim *claim = moat_claim_new ();

  claim->key = g_strdup (key);
  moat_label_set (&claim->statement, "More than before", "多于以往");
  claim->left = g_strdup ("f01 − f02");
  claim->right = g_strdup ("largest (capex of \"US\" but meta)");
  claim->comparator = MOAT_CLAIM_COMPARABLE;
  claim->is_per_year = TRUE;
  claim->has_tolerance = TRUE;
  claim->tolerance = 0.25;
  moat_label_set (&claim->missing, NULL, "其余");
  claim->locator = g_strdup ("1.1");
  return claim;
}

static void
put (MoatStore *store, MoatClaim *claim)
{
  g_autoptr (GError) error = NULL;

  project_file_begin (store, "Claims");
  moat_store_put_claim (store, claim, &error);
  g_assert_no_error (error);
  project_file_end (store);
}

static MoatClaim *
read_one (MoatStore *store, guint index, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) claims = moat_store_list_claims (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (claims->len, ==, n);
  return moat_claim_copy (claims->pdata[index]);
}

static void
test_every_field_returns (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatClaim) claim = make_claim ("c01");
  g_autoptr (MoatClaim) bare = moat_claim_new ();
  g_autoptr (MoatClaim) read = NULL, read_bare = NULL;

  project_file_begin (store, "Source");
  project_file_insert (store, "source", "key=article", "title_en=Article", NULL);
  project_file_end (store);
  claim->source = g_strdup ("article");
  put (store, claim);
  bare->key = g_strdup ("c02");
  moat_label_set (&bare->statement, NULL, "只有中文");
  put (store, bare);
  g_clear_pointer (&store, moat_store_close);

  store = project_file_open (file);
  read = read_one (store, 0, 2);
  read_bare = read_one (store, 1, 2);
  g_assert_true (moat_claim_equal (read, claim));
  g_assert_cmpint (read->id, ==, claim->id);
  g_assert_true (moat_claim_equal (read_bare, bare));
  g_assert_null (read_bare->source);
}

static void
test_change_and_delete (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatClaim) claim = make_claim ("c01");
  g_autoptr (MoatClaim) other = make_claim ("c02");
  g_autoptr (MoatClaim) changed = NULL, kept = NULL, left = NULL, returned = NULL;
  g_autoptr (GError) error = NULL;

  put (store, claim);
  put (store, other);
  claim->comparator = MOAT_CLAIM_AT_MOST;
  claim->has_tolerance = FALSE;
  claim->is_per_year = FALSE;
  put (store, claim);
  changed = read_one (store, 0, 2);
  kept = read_one (store, 1, 2);
  g_assert_true (moat_claim_equal (changed, claim));
  g_assert_true (moat_claim_equal (kept, other));

  project_file_begin (store, "Delete");
  g_assert_true (moat_store_delete_claim (store, claim->id, &error));
  project_file_end (store);
  left = read_one (store, 0, 1);
  g_assert_cmpstr (left->key, ==, "c02");
  g_assert_true (moat_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  returned = read_one (store, 0, 2);
  g_assert_true (moat_claim_equal (returned, claim));
}

static void
assert_refused (MoatStore *store, MoatClaim *claim, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  project_file_begin (store, "Refused");
  g_assert_false (moat_store_put_claim (store, claim, &error));
  g_assert_error (error, domain, code);
  moat_store_cancel_action (store);
}

static void
test_refused (void)
{
  g_autoptr (ProjectFile) file = project_file_new ();
  g_autoptr (MoatStore) store = project_file_open (file);
  g_autoptr (MoatClaim) claim = make_claim ("c01");
  g_autoptr (MoatClaim) other = make_claim ("c01");
  g_autoptr (MoatClaim) read = NULL;
  g_autoptr (GError) error = NULL;

  put (store, claim);
  assert_refused (store, other, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT);
  other->source = g_strdup ("nowhere");
  assert_refused (store, other, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  other->tolerance = -1;
  assert_refused (store, other, MOAT_FACT_ERROR, MOAT_FACT_ERROR_VALUE);
  g_clear_pointer (&other->source, g_free);
  other->tolerance = 0;
  other->id = 99;
  other->key[2] = '9';
  assert_refused (store, other, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  project_file_begin (store, "Gone");
  g_assert_false (moat_store_delete_claim (store, 99, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND);
  moat_store_cancel_action (store);
  read = read_one (store, 0, 1);
  g_assert_true (moat_claim_equal (read, claim));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/claims/every-field-returns", test_every_field_returns);
  g_test_add_func ("/claims/change-and-delete", test_change_and_delete);
  g_test_add_func ("/claims/refused", test_refused);
  return g_test_run ();
}
