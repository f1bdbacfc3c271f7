-- Moderators edit threads, too.
ALTER TYPE "ActionKind" ADD VALUE 'retitle';
ALTER TYPE "ActionKind" ADD VALUE 'move';
ALTER TYPE "ActionKind" ADD VALUE 'rescope-thread';
ALTER TYPE "ActionKind" ADD VALUE 'retag';

ALTER TABLE "Action" ALTER COLUMN "postId" DROP NOT NULL;

ALTER TABLE "Thread" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "Edition" (
    "threadId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "categoryId" INTEGER NOT NULL,
    "spoiler" TEXT,
    "tagIds" INTEGER[],
    "editorId" INTEGER,
    "endedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Edition_pkey" PRIMARY KEY ("threadId","number")
);

CREATE INDEX "Action_threadId_id_idx" ON "Action"("threadId", "id" DESC);

ALTER TABLE "Edition" ADD CONSTRAINT "Edition_threadId_fkey" FOREIGN KEY ("threadId") REFERENCES "Thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- "/t/42/edit" is the page that edits thread 42, so no thread's words in its address are that.
UPDATE "Thread" SET slug = 'edit-thread' WHERE slug = 'edit';
