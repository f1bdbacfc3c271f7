-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ActionKind" ADD VALUE 'hide';
ALTER TYPE "ActionKind" ADD VALUE 'delete';
ALTER TYPE "ActionKind" ADD VALUE 'restore';
ALTER TYPE "ActionKind" ADD VALUE 'edit';
ALTER TYPE "ActionKind" ADD VALUE 'lock';
ALTER TYPE "ActionKind" ADD VALUE 'unlock';
ALTER TYPE "ActionKind" ADD VALUE 'pin';
ALTER TYPE "ActionKind" ADD VALUE 'unpin';
ALTER TYPE "ActionKind" ADD VALUE 'delete-thread';
ALTER TYPE "ActionKind" ADD VALUE 'restore-thread';
ALTER TYPE "ActionKind" ADD VALUE 'merge';
ALTER TYPE "ActionKind" ADD VALUE 'split';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "toThreadId" INTEGER;

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "brought" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "editedByModerator" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "meant" TEXT,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3),
ADD COLUMN     "replyThreadId" INTEGER;

-- AlterTable
ALTER TABLE "Thread" ADD COLUMN     "mergedIntoId" INTEGER,
ADD COLUMN     "removedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "PostMove" (
    "actionId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "fromThreadId" INTEGER NOT NULL,
    "fromNumber" INTEGER NOT NULL,
    "toThreadId" INTEGER NOT NULL,
    "toNumber" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "brought" TEXT[],
    "meant" TEXT,
    "replyTo" INTEGER,
    "replyThreadId" INTEGER,

    CONSTRAINT "PostMove_pkey" PRIMARY KEY ("actionId","postId")
);

-- CreateIndex
CREATE INDEX "PostMove_fromThreadId_fromNumber_idx" ON "PostMove"("fromThreadId", "fromNumber");

-- CreateIndex
CREATE INDEX "PostMove_postId_idx" ON "PostMove"("postId");

-- AddForeignKey
ALTER TABLE "PostMove" ADD CONSTRAINT "PostMove_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
