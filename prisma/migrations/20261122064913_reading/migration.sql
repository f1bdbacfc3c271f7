-- CreateEnum
CREATE TYPE "FollowLevel" AS ENUM ('follow', 'normal', 'mute');

-- AlterTable
ALTER TABLE "Category" ADD COLUMN     "posts" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Reading" (
    "personId" INTEGER NOT NULL,
    "threadId" INTEGER NOT NULL,
    "readTo" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Reading_pkey" PRIMARY KEY ("personId","threadId")
);

-- CreateTable
CREATE TABLE "Follow" (
    "personId" INTEGER NOT NULL,
    "threadId" INTEGER NOT NULL,
    "level" "FollowLevel" NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Follow_pkey" PRIMARY KEY ("personId","threadId")
);

-- CreateTable
CREATE TABLE "CategoryFollow" (
    "personId" INTEGER NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "level" "FollowLevel" NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CategoryFollow_pkey" PRIMARY KEY ("personId","categoryId")
);

-- CreateIndex
CREATE INDEX "Reading_personId_readAt_idx" ON "Reading"("personId", "readAt" DESC);

-- CreateIndex
CREATE INDEX "Reading_threadId_idx" ON "Reading"("threadId");

-- CreateIndex
CREATE INDEX "Follow_threadId_level_idx" ON "Follow"("threadId", "level");

-- CreateIndex
CREATE INDEX "CategoryFollow_categoryId_level_idx" ON "CategoryFollow"("categoryId", "level");

-- The most answered threads of a period are looked for among those of the period.
-- CreateIndex
CREATE INDEX "Thread_createdAt_idx" ON "Thread"("createdAt");

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Follow" ADD CONSTRAINT "Follow_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryFollow" ADD CONSTRAINT "CategoryFollow_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CategoryFollow" ADD CONSTRAINT "CategoryFollow_categoryId_fkey" FOREIGN KEY ("categoryId") REFERENCES "Category"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say: the few threads that stand before all others, and that nobody has read less than nothing.
CREATE INDEX "Thread_pinned" ON "Thread" ("categoryId", "pinnedAt" DESC) WHERE "pinnedAt" IS NOT NULL AND "deletedAt" IS NULL;
ALTER TABLE "Reading" ADD CONSTRAINT "Reading_readTo" CHECK ("readTo" >= 0);
