-- Which action decided a flag and a queue item, and a canned reason by its key, so that it can be read in any language.
ALTER TABLE "Flag" ADD COLUMN "actionId" INTEGER;
ALTER TABLE "QueueItem" ADD COLUMN "actionId" INTEGER;
ALTER TABLE "Action" ADD COLUMN "canned" TEXT;
