-- CreateTable
CREATE TABLE "Poll" (
    "postId" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "multiple" BOOLEAN NOT NULL,
    "options" INTEGER NOT NULL,
    "closesAt" TIMESTAMPTZ(3),
    "there" BOOLEAN NOT NULL DEFAULT true,
    "voters" INTEGER NOT NULL DEFAULT 0,
    "counts" INTEGER[],

    CONSTRAINT "Poll_pkey" PRIMARY KEY ("postId","index")
);

-- CreateTable
CREATE TABLE "Vote" (
    "postId" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "options" INTEGER[],
    "votedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("postId","index","personId")
);

-- CreateIndex
CREATE INDEX "Vote_personId_idx" ON "Vote"("personId");

-- AddForeignKey
ALTER TABLE "Poll" ADD CONSTRAINT "Poll_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_postId_index_fkey" FOREIGN KEY ("postId", "index") REFERENCES "Poll"("postId", "index") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was chosen is counted where it is written down, whoever does that: a vote, a change of it, an account that goes. The poll's row makes those
-- who vote at once take turns.
CREATE FUNCTION count_vote(poll_post integer, poll_index integer, chosen integer[], step integer) RETURNS void LANGUAGE sql AS $$
  UPDATE "Poll" SET
    "voters" = "voters" + step,
    "counts" = (
      SELECT array_agg(had.many + CASE WHEN had.place - 1 = ANY (chosen) THEN step ELSE 0 END ORDER BY had.place)
      FROM unnest("counts") WITH ORDINALITY AS had (many, place)
    )
  WHERE "postId" = poll_post AND "index" = poll_index
$$;
CREATE FUNCTION count_votes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM count_vote(OLD."postId", OLD."index", OLD."options", -1); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM count_vote(NEW."postId", NEW."index", NEW."options", 1); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "Vote_counted" AFTER INSERT OR UPDATE OR DELETE ON "Vote" FOR EACH ROW EXECUTE FUNCTION count_votes();
