-- CreateEnum
CREATE TYPE "PostsFate" AS ENUM ('leave', 'hide', 'delete');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ActionKind" ADD VALUE 'warn';
ALTER TYPE "ActionKind" ADD VALUE 'silence';
ALTER TYPE "ActionKind" ADD VALUE 'ban';
ALTER TYPE "ActionKind" ADD VALUE 'unban';
ALTER TYPE "ActionKind" ADD VALUE 'note';
ALTER TYPE "ActionKind" ADD VALUE 'standing';
ALTER TYPE "ActionKind" ADD VALUE 'appoint';
ALTER TYPE "ActionKind" ADD VALUE 'relieve';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "categoryId" INTEGER,
ADD COLUMN     "fate" "PostsFate",
ADD COLUMN     "held" BOOLEAN,
ADD COLUMN     "priorHeld" BOOLEAN,
ADD COLUMN     "priorStanding" "Standing",
ADD COLUMN     "priorUntil" TIMESTAMPTZ(3),
ADD COLUMN     "standing" "Standing",
ADD COLUMN     "until" TIMESTAMPTZ(3),
ALTER COLUMN "threadId" DROP NOT NULL;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "silencedUntil" TIMESTAMPTZ(3),
ADD COLUMN     "standingHeld" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "CategoryModerator" (
    "personId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "appointedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CategoryModerator_pkey" PRIMARY KEY ("personId","categoryId")
);

-- CreateTable
CREATE TABLE "Warning" (
    "actionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Warning_pkey" PRIMARY KEY ("actionId")
);

-- CreateTable
CREATE TABLE "Remark" (
    "id" SERIAL NOT NULL,
    "actionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BannedPost" (
    "actionId" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,
    "priorState" "PostState" NOT NULL,

    CONSTRAINT "BannedPost_pkey" PRIMARY KEY ("actionId","postId")
);

-- CreateIndex
CREATE INDEX "CategoryModerator_categoryId_idx" ON "CategoryModerator"("categoryId");

-- CreateIndex
CREATE INDEX "Warning_personId_idx" ON "Warning"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Remark_actionId_key" ON "Remark"("actionId");

-- CreateIndex
CREATE INDEX "Remark_personId_id_idx" ON "Remark"("personId", "id" DESC);

-- AddForeignKey
ALTER TABLE "CategoryModerator" ADD CONSTRAINT "CategoryModerator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryModerator" ADD CONSTRAINT "CategoryModerator_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Warning" ADD CONSTRAINT "Warning_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Remark" ADD CONSTRAINT "Remark_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
