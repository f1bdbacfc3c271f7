-- CreateTable
CREATE TABLE "PostSearch" (
    "postId" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "threadId" INTEGER NOT NULL,
    "authorId" INTEGER,
    "categoryId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "versions" TEXT[],
    "terms" tsvector NOT NULL,

    CONSTRAINT "PostSearch_pkey" PRIMARY KEY ("postId")
);

-- CreateTable
CREATE TABLE "SearchSpace" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "SearchSpace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchWord" (
    "word" TEXT NOT NULL,
    "key" TEXT NOT NULL,

    CONSTRAINT "SearchWord_pkey" PRIMARY KEY ("word")
);

-- CreateTable
CREATE TABLE "SearchNews" (
    "postId" INTEGER NOT NULL,

    CONSTRAINT "SearchNews_pkey" PRIMARY KEY ("postId")
);

-- CreateIndex
CREATE INDEX "PostSearch_threadId_idx" ON "PostSearch"("threadId");

-- CreateIndex
CREATE UNIQUE INDEX "SearchSpace_name_key" ON "SearchSpace"("name");

-- AddForeignKey
ALTER TABLE "PostSearch" ADD CONSTRAINT "PostSearch_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

CREATE EXTENSION IF NOT EXISTS btree_gin;

-- The block first, so that a search for common words reads the newest posts alone. No list of entries that wait to be sorted in: every search
-- would read all of it.
CREATE INDEX "PostSearch_terms" ON "PostSearch" USING gin (block, terms) WITH (fastupdate = off);
CREATE INDEX "SearchWord_key" ON "SearchWord" USING gin (key gin_trgm_ops) WITH (fastupdate = off);

-- How a search is planned must not depend on which words there are.
ALTER TABLE "PostSearch" ALTER COLUMN terms SET STATISTICS 0;

-- What nobody may read is not found, whoever takes it away. Whoever brings it back indexes it again.
CREATE FUNCTION forget_post() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "PostSearch" WHERE "postId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "Post_forgotten" AFTER UPDATE OF state ON "Post" FOR EACH ROW WHEN (NEW.state <> 'visible') EXECUTE FUNCTION forget_post();
CREATE FUNCTION forget_thread() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "PostSearch" WHERE "threadId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "Thread_forgotten" AFTER UPDATE OF "deletedAt" ON "Thread" FOR EACH ROW WHEN (NEW."deletedAt" IS NOT NULL) EXECUTE FUNCTION forget_thread();

-- Search has an index of its own now.
DROP INDEX "Segment_open_words", "Segment_sealed_words", "Segment_open_trigrams", "Segment_sealed_trigrams", "Thread_title_words", "Thread_title_trigrams";
