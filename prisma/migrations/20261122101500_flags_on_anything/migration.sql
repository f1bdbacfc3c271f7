-- CreateEnum
CREATE TYPE "TargetKind" AS ENUM ('post', 'thread', 'title', 'person');

-- AlterEnum
ALTER TYPE "ActionKind" ADD VALUE 'accept';

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'report';

-- DropIndex
DROP INDEX "Flag_personId_idx";

-- AlterTable
ALTER TABLE "Flag" ADD COLUMN     "aboutId" INTEGER,
ADD COLUMN     "target" "TargetKind" NOT NULL DEFAULT 'post',
ADD COLUMN     "threadId" INTEGER,
ALTER COLUMN "postId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "QueueItem" ADD COLUMN     "assignedAt" TIMESTAMPTZ(3),
ADD COLUMN     "assigneeId" INTEGER,
ADD COLUMN     "categoryId" INTEGER,
ADD COLUMN     "held" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "personId" INTEGER,
ADD COLUMN     "reasons" "FlagReason"[] DEFAULT ARRAY[]::"FlagReason"[],
ADD COLUMN     "target" "TargetKind" NOT NULL DEFAULT 'post',
ADD COLUMN     "threadId" INTEGER,
ALTER COLUMN "postId" DROP NOT NULL;

-- CreateIndex
CREATE INDEX "Flag_personId_id_idx" ON "Flag"("personId", "id" DESC);

-- CreateIndex
CREATE INDEX "Flag_actionId_idx" ON "Flag"("actionId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_threadId_target_personId_key" ON "Flag"("threadId", "target", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_aboutId_personId_key" ON "Flag"("aboutId", "personId");

-- CreateIndex
CREATE INDEX "QueueItem_actionId_idx" ON "QueueItem"("actionId");

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_aboutId_fkey" FOREIGN KEY ("aboutId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- By hand: one target each, and one open item for each target.
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_target" CHECK (CASE target WHEN 'post' THEN "postId" WHEN 'person' THEN "aboutId" ELSE "threadId" END IS NOT NULL AND num_nonnulls("postId", "threadId", "aboutId") = 1);
ALTER TABLE "QueueItem" ADD CONSTRAINT "QueueItem_target" CHECK (CASE target WHEN 'post' THEN "postId" WHEN 'person' THEN "personId" ELSE "threadId" END IS NOT NULL AND num_nonnulls("postId", "threadId", "personId") = 1);
CREATE UNIQUE INDEX "QueueItem_open_thread" ON "QueueItem" ("threadId", target) WHERE "decidedAt" IS NULL;
CREATE UNIQUE INDEX "QueueItem_open_person" ON "QueueItem" ("personId") WHERE "decidedAt" IS NULL;

-- Where an item lies and whether its post is held, whoever moves or holds it.
CREATE FUNCTION place_queue_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.target = 'post' THEN
    SELECT t."categoryId", p.state = 'held' INTO NEW."categoryId", NEW.held FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" WHERE p.id = NEW."postId";
  ELSIF NEW."threadId" IS NOT NULL THEN
    SELECT t."categoryId" INTO NEW."categoryId" FROM "Thread" t WHERE t.id = NEW."threadId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "QueueItem_placed" BEFORE INSERT ON "QueueItem" FOR EACH ROW EXECUTE FUNCTION place_queue_item();
CREATE FUNCTION place_post_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueItem" q SET held = NEW.state = 'held', "categoryId" = t."categoryId" FROM "Thread" t WHERE t.id = NEW."threadId" AND q."postId" = NEW.id AND q."decidedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "Post_item_placed" AFTER UPDATE OF state, "threadId" ON "Post" FOR EACH ROW
  WHEN (OLD.state <> NEW.state OR OLD."threadId" <> NEW."threadId") EXECUTE FUNCTION place_post_item();
CREATE FUNCTION place_thread_items() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "QueueItem" q SET "categoryId" = NEW."categoryId" FROM "Post" p WHERE p."threadId" = NEW.id AND q."postId" = p.id AND q."decidedAt" IS NULL;
  UPDATE "QueueItem" SET "categoryId" = NEW."categoryId" WHERE "threadId" = NEW.id AND "decidedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "Thread_items_placed" AFTER UPDATE OF "categoryId" ON "Thread" FOR EACH ROW
  WHEN (OLD."categoryId" <> NEW."categoryId") EXECUTE FUNCTION place_thread_items();

UPDATE "QueueItem" q SET "categoryId" = t."categoryId", held = p.state = 'held',
  reasons = coalesce((SELECT array_agg(DISTINCT f.reason) FROM "Flag" f WHERE f."postId" = p.id AND f.outcome IS NULL), '{}')
FROM "Post" p JOIN "Thread" t ON t.id = p."threadId" WHERE q."postId" = p.id AND q."decidedAt" IS NULL;

-- By weight, then age, as one walks it page by page; of one category, and of what is held.
DROP INDEX "QueueItem_order";
CREATE INDEX "QueueItem_order" ON "QueueItem" ((-weight), "openedAt", id) WHERE "decidedAt" IS NULL;
CREATE INDEX "QueueItem_category_order" ON "QueueItem" ("categoryId", (-weight), "openedAt", id) WHERE "decidedAt" IS NULL;
CREATE INDEX "QueueItem_held_order" ON "QueueItem" ((-weight), "openedAt", id) WHERE "decidedAt" IS NULL AND held;
CREATE INDEX "QueueItem_assigned" ON "QueueItem" ("assigneeId", (-weight), "openedAt", id) WHERE "decidedAt" IS NULL AND "assigneeId" IS NOT NULL;
