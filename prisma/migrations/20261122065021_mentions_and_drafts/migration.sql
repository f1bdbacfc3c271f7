-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "droppedAt" TIMESTAMPTZ(3),
ADD COLUMN     "place" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "savedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "Mention" (
    "postId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,

    CONSTRAINT "Mention_pkey" PRIMARY KEY ("postId","personId")
);

-- CreateIndex
CREATE INDEX "Mention_personId_postId_idx" ON "Mention"("personId", "postId" DESC);

-- CreateIndex
CREATE INDEX "Draft_personId_savedAt_idx" ON "Draft"("personId", "savedAt" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Draft_personId_place_key" ON "Draft"("personId", "place");

-- CreateIndex
-- By hand, as schema.prisma cannot name this class of a btree; what it says of null lets it be told apart, and a beginning is never null.
CREATE INDEX "Person_handle_begins" ON "Person" ("handle" text_pattern_ops) WHERE "handle" IS NOT NULL;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mention" ADD CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say: the beginning of a name, however it is written, is looked for while somebody is called.
CREATE INDEX "Person_name_begins" ON "Person" (lower("name") text_pattern_ops);
