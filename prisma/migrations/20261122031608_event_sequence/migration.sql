-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "sequence" BIGINT;

-- CreateIndex
CREATE UNIQUE INDEX "Event_sequence_key" ON "Event"("sequence");

-- CreateIndex
CREATE INDEX "Event_threadId_sequence_idx" ON "Event"("threadId", "sequence");

-- By hand: the events that have no place in the order yet, which is what is asked for at every commit.
CREATE INDEX "Event_unsequenced" ON "Event" (id) WHERE sequence IS NULL;
