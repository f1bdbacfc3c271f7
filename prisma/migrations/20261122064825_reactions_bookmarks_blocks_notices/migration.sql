-- Reactions with their counts on the post, bookmarks with a note and a reminder, people blocked, and notices of more kinds than moderation's.

-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('moderation', 'reply', 'mention', 'quote', 'thread', 'reminder');

-- CreateEnum
CREATE TYPE "ReactionKind" AS ENUM ('heart', 'tears', 'laugh', 'think');

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "kind" "NoticeKind" NOT NULL DEFAULT 'moderation',
ADD COLUMN     "number" INTEGER,
ADD COLUMN     "threadId" INTEGER;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "quiet" "NoticeKind"[] DEFAULT ARRAY[]::"NoticeKind"[],
ADD COLUMN     "showsSeen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "heart" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "laugh" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "tears" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "think" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Reaction" (
    "postId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "kind" "ReactionKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("postId","personId","kind")
);

-- CreateTable
CREATE TABLE "Bookmark" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "note" TEXT,
    "remindAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Bookmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Block" (
    "personId" INTEGER NOT NULL,
    "blockedId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Block_pkey" PRIMARY KEY ("personId","blockedId")
);

-- CreateIndex
CREATE INDEX "Reaction_personId_idx" ON "Reaction"("personId");

-- CreateIndex
CREATE INDEX "Bookmark_personId_id_idx" ON "Bookmark"("personId", "id" DESC);

-- CreateIndex
CREATE INDEX "Bookmark_postId_idx" ON "Bookmark"("postId");

-- CreateIndex
CREATE UNIQUE INDEX "Bookmark_personId_postId_key" ON "Bookmark"("personId", "postId");

-- CreateIndex
CREATE INDEX "Block_blockedId_idx" ON "Block"("blockedId");

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bookmark" ADD CONSTRAINT "Bookmark_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Block" ADD CONSTRAINT "Block_blockedId_fkey" FOREIGN KEY ("blockedId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- Notices so far were moderation's; each is about the post of its event.
UPDATE "Notice" n SET "threadId" = p."threadId", number = p.number FROM "Event" e JOIN "Post" p ON p.id = e."postId" WHERE e.id = n."eventId";

-- Somebody's unread ones: counted on every page, and marked as read by the posts that are opened.
DROP INDEX "Notice_unread";
CREATE INDEX "Notice_unread" ON "Notice" ("personId", "threadId", number) WHERE "readAt" IS NULL;

-- Whom to tell no more when a post goes.
CREATE INDEX "Notice_unread_place" ON "Notice" ("threadId", number) WHERE "readAt" IS NULL;

-- Of one post, one notice for a person; of a followed thread, one at a time.
CREATE UNIQUE INDEX "Notice_once" ON "Notice" ("personId", "threadId", number) WHERE kind IN ('reply', 'mention', 'quote', 'thread');
CREATE UNIQUE INDEX "Notice_thread" ON "Notice" ("personId", "threadId") WHERE kind = 'thread' AND "readAt" IS NULL;

-- Reminders in the order in which they are due, and what was removed long enough ago.
CREATE INDEX "Bookmark_due" ON "Bookmark" ("remindAt") WHERE "remindAt" IS NOT NULL AND "removedAt" IS NULL;
CREATE INDEX "Bookmark_removed" ON "Bookmark" ("removedAt") WHERE "removedAt" IS NOT NULL;

-- Nobody blocks themselves.
ALTER TABLE "Block" ADD CONSTRAINT "Block_not_oneself" CHECK ("personId" <> "blockedId");
