-- Whoever follows something live by a session or a token stops when it ends, on every instance (lib/events/rights.ts). Told here, as
-- there are many ways to end one: a sign-out, a revoked token, a ban, an account that is gone.
CREATE FUNCTION tell_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('cell_rights', '');
  RETURN NULL;
END $$;
CREATE TRIGGER "Session_ended" AFTER DELETE ON "Session" FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER "ApiToken_gone" AFTER DELETE ON "ApiToken" FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER "ApiToken_ended" AFTER UPDATE OF "revokedAt", "expiresAt" ON "ApiToken" FOR EACH STATEMENT EXECUTE FUNCTION tell_rights();
CREATE TRIGGER "Person_banned" AFTER UPDATE OF "bannedAt" ON "Person" FOR EACH ROW WHEN (NEW."bannedAt" IS NOT NULL) EXECUTE FUNCTION tell_rights();
