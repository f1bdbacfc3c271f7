-- CreateEnum
CREATE TYPE "AppealOutcome" AS ENUM ('upheld', 'overturned');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ActionKind" ADD VALUE 'uphold';
ALTER TYPE "ActionKind" ADD VALUE 'overturn';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "appealedId" INTEGER,
ADD COLUMN     "wordingId" INTEGER;

-- CreateTable
CREATE TABLE "Wording" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "words" JSONB,
    "offered" BOOLEAN NOT NULL DEFAULT true,
    "editorId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Wording_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Appeal" (
    "id" SERIAL NOT NULL,
    "actionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "outcome" "AppealOutcome",
    "decidedAt" TIMESTAMPTZ(3),
    "decisionId" INTEGER,

    CONSTRAINT "Appeal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Wording_key_id_idx" ON "Wording"("key", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_actionId_key" ON "Appeal"("actionId");

-- CreateIndex
CREATE UNIQUE INDEX "Appeal_decisionId_key" ON "Appeal"("decisionId");

-- CreateIndex
CREATE INDEX "Appeal_personId_idx" ON "Appeal"("personId");

-- CreateIndex
CREATE INDEX "Appeal_decidedAt_idx" ON "Appeal"("decidedAt" DESC);

-- CreateIndex
CREATE INDEX "Action_kind_id_idx" ON "Action"("kind", "id" DESC);

-- CreateIndex
CREATE INDEX "Action_categoryId_id_idx" ON "Action"("categoryId", "id" DESC);

-- CreateIndex
CREATE INDEX "Action_createdAt_idx" ON "Action"("createdAt");

-- CreateIndex
CREATE INDEX "Flag_createdAt_reason_outcome_idx" ON "Flag"("createdAt", "reason", "outcome");

-- CreateIndex
CREATE INDEX "QueueItem_decidedAt_openedAt_idx" ON "QueueItem"("decidedAt", "openedAt");

-- AddForeignKey
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By hand: what a canned reason said is only ever added to, and the queue of appeals is what waits.
CREATE TRIGGER "Wording_append_only" BEFORE UPDATE OR DELETE ON "Wording" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Wording_no_truncate" BEFORE TRUNCATE ON "Wording" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE INDEX "Appeal_open" ON "Appeal" (id) WHERE outcome IS NULL;
CREATE INDEX "Action_by_no_moderator" ON "Action" (id DESC) WHERE "actorId" IS NULL;
ALTER TABLE "Appeal" ADD CONSTRAINT "Appeal_decided" CHECK ((outcome IS NULL) = ("decidedAt" IS NULL) AND (outcome IS NULL) = ("decisionId" IS NULL));

-- The category of entries from before it was written down: a new fact about them, where theirs stay as they were.
ALTER TABLE "Action" DISABLE TRIGGER "Action_append_only";
UPDATE "Action" a SET "categoryId" = t."categoryId" FROM "Thread" t WHERE t.id = a."threadId" AND a."categoryId" IS NULL;
ALTER TABLE "Action" ENABLE TRIGGER "Action_append_only";
