-- Posts that wait because of the radar, and what moderators said of its findings.
ALTER TYPE "ActionKind" ADD VALUE 'hold';
ALTER TYPE "ActionKind" ADD VALUE 'release';

-- AlterTable
ALTER TABLE "Action" ADD COLUMN     "holding" BOOLEAN;

-- AlterTable
ALTER TABLE "QueueItem" ADD COLUMN     "radar" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "RadarVerdict" (
    "id" SERIAL NOT NULL,
    "postId" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "entries" TEXT[],
    "scopes" TEXT[],
    "scores" DOUBLE PRECISION[],
    "outcome" "FlagOutcome" NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actionId" INTEGER NOT NULL,

    CONSTRAINT "RadarVerdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "RadarVerdict_actionId_key" ON "RadarVerdict"("actionId");

-- CreateIndex
CREATE INDEX "RadarVerdict_postId_idx" ON "RadarVerdict"("postId");

-- AddForeignKey
ALTER TABLE "RadarVerdict" ADD CONSTRAINT "RadarVerdict_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
