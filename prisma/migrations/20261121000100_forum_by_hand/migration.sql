-- What schema.prisma cannot say.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Lists without the threads that nobody sees, and those nobody has answered.
CREATE INDEX "Thread_unanswered" ON "Thread" ("lastActivityAt" DESC, id DESC) WHERE posts = 1 AND "deletedAt" IS NULL;
CREATE INDEX "Thread_category_unanswered" ON "Thread" ("categoryId", "lastActivityAt" DESC, id DESC) WHERE posts = 1 AND "deletedAt" IS NULL;

-- Open and sealed words are indexed apart: a search for one can never meet the other.
CREATE INDEX "Segment_open_words" ON "Segment" USING gin (to_tsvector('simple', text)) WHERE cardinality(scopes) = 0;
CREATE INDEX "Segment_sealed_words" ON "Segment" USING gin (to_tsvector('simple', text)) WHERE cardinality(scopes) > 0;
CREATE INDEX "Segment_open_trigrams" ON "Segment" USING gin (lower(text) gin_trgm_ops) WHERE cardinality(scopes) = 0;
CREATE INDEX "Segment_sealed_trigrams" ON "Segment" USING gin (lower(text) gin_trgm_ops) WHERE cardinality(scopes) > 0;
CREATE INDEX "Thread_title_words" ON "Thread" USING gin (to_tsvector('simple', title));
CREATE INDEX "Thread_title_trigrams" ON "Thread" USING gin (lower(title) gin_trgm_ops);

-- A post has at most one queue item that is open; the queue is read by weight, then age.
CREATE UNIQUE INDEX "QueueItem_open" ON "QueueItem" ("postId") WHERE "decidedAt" IS NULL;
CREATE INDEX "QueueItem_order" ON "QueueItem" (weight DESC, "openedAt", id) WHERE "decidedAt" IS NULL;

CREATE INDEX "Event_undelivered" ON "Event" (id) WHERE "deliveredAt" IS NULL;
CREATE INDEX "Notice_unread" ON "Notice" ("personId") WHERE "readAt" IS NULL;

ALTER TABLE "Thread" ADD CONSTRAINT "Thread_counters" CHECK (posts >= 0 AND posts <= "lastNumber" AND views >= 0);
ALTER TABLE "Post" ADD CONSTRAINT "Post_number" CHECK (number >= 1 AND revision >= 1);
ALTER TABLE "Category" ADD CONSTRAINT "Category_counter" CHECK (threads >= 0);
ALTER TABLE "Segment" ADD CONSTRAINT "Segment_tree" CHECK ((index = 0) = (parent IS NULL) AND (parent IS NULL OR parent < index));

-- The public log is only ever added to; a correction is a new entry.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The moderation log is only added to.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "Action_append_only" BEFORE UPDATE OR DELETE ON "Action" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Action_no_truncate" BEFORE TRUNCATE ON "Action" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
