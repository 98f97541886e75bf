/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The claims of a project: edits with undo, and putting them against the figures.
 *
 * A verdict is never stored: it is computed from the figures as they are each time it is asked for,
 * so it cannot outlive a figure that it rests on.  Reading and checking happen while the file is
 * held, so that all verdicts are about one state of it.
 */
#include "config.h"

#include "moat-project-claims-private.h"

#include <glib/gi18n-lib.h>

#include "moat-project-private.h"
#include "moat-store-claims.h"

GPtrArray *
moat_project_get_claims (MoatProject *self, GError **error)
{
  MoatProjectCache *cache;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);

  cache = moat_project_get_cache (self);
  if (!cache->claims)
    cache->claims = moat_store_list_claims (moat_project_get_store (self), error);
  return cache->claims;
}

static const MoatClaim *
find (GPtrArray *claims, gint64 id, const char *key)
{
  for (guint i = 0; claims && i < claims->len; i++)
    {
      const MoatClaim *claim = claims->pdata[i];

      if (key ? g_str_equal (claim->key, key) : claim->id == id)
        return claim;
    }
  return NULL;
}

const MoatClaim *
moat_project_find_claim (MoatProject *self, const char *key)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  return key ? find (moat_project_get_claims (self, NULL), 0, key) : NULL;
}

/* "c06": the first number beyond all those that are in use. */
static char *
make_key (GPtrArray *claims)
{
  guint64 last = 0;

  for (guint i = 0; i < claims->len; i++)
    {
      const MoatClaim *claim = claims->pdata[i];
      guint64 number;

      if (claim->key[0] == 'c' &&
          g_ascii_string_to_unsigned (claim->key + 1, 10, 1, G_MAXINT32, &number, NULL))
        last = MAX (last, number);
    }
  return g_strdup_printf ("c%02" G_GUINT64_FORMAT, last + 1);
}

static gboolean
put_claim (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_put_claim (store, data, error);
}

/* The store would refuse the key of another claim too, in the words of the schema. */
static gboolean
check_key (GPtrArray *claims, const MoatClaim *claim, GError **error)
{
  const MoatClaim *other = find (claims, 0, claim->key);

  if (!other || other->id == claim->id)
    return TRUE;
  g_set_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_CONSTRAINT,
               /* Translators: %s is the key of a claim, such as c02. */
               _ ("There is a claim “%s” already. Choose another key."), claim->key);
  return FALSE;
}

static gboolean
add_claim (MoatProject *self, GPtrArray *claims, MoatClaim *claim, GError **error)
{
  gboolean made_key = !claim->key || claim->key[0] == '\0';
  g_autofree char *label = NULL;

  if (made_key)
    {
      g_free (claim->key);
      claim->key = make_key (claims);
    }
  /* Translators: a label of Undo and of the log; %s is the key of a claim, such as c06. */
  label = g_strdup_printf (_ ("Add claim %s"), claim->key);
  if (moat_claim_validate (claim, error) && check_key (claims, claim, error) &&
      moat_project_run_action (self, label, put_claim, claim, error))
    return TRUE;
  claim->id = 0;
  if (made_key)
    g_clear_pointer (&claim->key, g_free);
  return FALSE;
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOT_FOUND,
                       _ ("The claim is no longer in the project"));
}

gboolean
moat_project_put_claim (MoatProject *self, MoatClaim *claim, GError **error)
{
  GPtrArray *claims;
  const MoatClaim *old;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (claim != NULL, FALSE);

  claims = moat_project_get_claims (self, error);
  if (!claims)
    return FALSE;
  if (claim->id == 0)
    return add_claim (self, claims, claim, error);
  if (!moat_claim_validate (claim, error))
    return FALSE;
  old = find (claims, claim->id, NULL);
  if (!old)
    {
      set_gone (error);
      return FALSE;
    }
  if (moat_claim_equal (old, claim))
    return TRUE;
  if (!check_key (claims, claim, error))
    return FALSE;
  /* Translators: a label of Undo and of the log; %s is the key of a claim, such as c02. */
  label = g_strdup_printf (_ ("Change claim %s"), old->key);
  return moat_project_run_action (self, label, put_claim, claim, error);
}

static gboolean
delete_claim (MoatStore *store, gpointer data, GError **error)
{
  return moat_store_delete_claim (store, *(gint64 *) data, error);
}

gboolean
moat_project_delete_claim (MoatProject *self, gint64 id, GError **error)
{
  GPtrArray *claims;
  const MoatClaim *claim;
  g_autofree char *label = NULL;

  g_return_val_if_fail (MOAT_IS_PROJECT (self), FALSE);

  claims = moat_project_get_claims (self, error);
  if (!claims)
    return FALSE;
  claim = find (claims, id, NULL);
  if (!claim)
    {
      set_gone (error);
      return FALSE;
    }
  /* Translators: a label of Undo and of the log; %s is the key of a claim, such as c02. */
  label = g_strdup_printf (_ ("Delete claim %s"), claim->key);
  return moat_project_run_action (self, label, delete_claim, &id, error);
}

/* Checks @claims, or all claims of the project if that is NULL. */
static MoatCheckedClaims *
check (MoatProject *self, GPtrArray *claims, MoatWording *wording, GError **error)
{
  g_autoptr (MoatCheckedClaims) checked = g_new0 (MoatCheckedClaims, 1);

  checked->project = self;
  checked->figures = moat_claim_figures_new (self);
  checked->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_claim_check_free);
  if (!moat_project_load (self, MOAT_PROJECT_ENTITIES, error) ||
      !moat_project_load (self, MOAT_PROJECT_CONCEPTS, error) ||
      !moat_project_load (self, MOAT_PROJECT_SOURCES, error))
    return NULL;
  if (!claims)
    claims = moat_project_get_claims (self, error);
  if (!claims)
    return NULL;
  for (guint i = 0; i < claims->len; i++)
    g_ptr_array_add (
      checked->checks,
      moat_claim_check_new (claims->pdata[i], moat_claim_figures_get (checked->figures), wording));
  return moat_claim_figures_verify (checked->figures, error) ? g_steal_pointer (&checked) : NULL;
}

static MoatCheckedClaims *
check_held (MoatProject *self, GPtrArray *claims, MoatWording *wording, GError **error)
{
  MoatStore *store = moat_project_get_store (self);
  MoatCheckedClaims *checked;

  moat_store_hold (store);
  checked = check (self, claims, wording, error);
  moat_store_release (store);
  return checked;
}

MoatCheckedClaims *
moat_project_check_claims (MoatProject *self, MoatWording *wording, GError **error)
{
  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (wording != NULL, NULL);
  return check_held (self, NULL, wording, error);
}

MoatCheckedClaims *
moat_project_check_claim (MoatProject *self, const MoatClaim *claim, MoatWording *wording,
                          GError **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_return_val_if_fail (MOAT_IS_PROJECT (self), NULL);
  g_return_val_if_fail (claim != NULL && wording != NULL, NULL);

  g_ptr_array_add (one, (gpointer) claim);
  return check_held (self, one, wording, error);
}

void
moat_checked_claims_free (MoatCheckedClaims *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->checks); /* borrows from the figures */
  moat_claim_figures_free (self->figures);
  g_free (self);
}

guint
moat_checked_claims_get_size (const MoatCheckedClaims *self)
{
  return self->checks->len;
}

const MoatClaimCheck *
moat_checked_claims_get (const MoatCheckedClaims *self, guint index)
{
  g_return_val_if_fail (index < self->checks->len, NULL);
  return self->checks->pdata[index];
}

MoatExplanation *
moat_checked_claims_explain (MoatCheckedClaims *self, guint index, MoatWording *wording,
                             GError **error)
{
  MoatDerivationContext context = moat_claim_figures_get_context (self->figures);
  g_autoptr (MoatExplanation) explanation = NULL;

  g_return_val_if_fail (index < self->checks->len, NULL);

  explanation = moat_claim_check_explain (self->checks->pdata[index], &context, wording);
  return moat_claim_figures_verify (self->figures, error) ? g_steal_pointer (&explanation) : NULL;
}
