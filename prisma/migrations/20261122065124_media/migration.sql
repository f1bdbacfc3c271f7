-- CreateTable
CREATE TABLE "Media" (
    "id" TEXT NOT NULL,
    "personId" INTEGER,
    "description" TEXT NOT NULL DEFAULT '',
    "width" INTEGER NOT NULL DEFAULT 0,
    "height" INTEGER NOT NULL DEFAULT 0,
    "bytes" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(3),
    "keptUntil" TIMESTAMPTZ(3),

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MediaPlace" (
    "mediaId" TEXT NOT NULL,
    "postId" INTEGER NOT NULL,
    "index" INTEGER NOT NULL,

    CONSTRAINT "MediaPlace_pkey" PRIMARY KEY ("mediaId","postId","index")
);

-- CreateIndex
CREATE INDEX "Media_personId_createdAt_idx" ON "Media"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "Media_keptUntil_idx" ON "Media"("keptUntil");

-- CreateIndex
CREATE INDEX "MediaPlace_postId_index_idx" ON "MediaPlace"("postId", "index");

-- AddForeignKey
ALTER TABLE "Media" ADD CONSTRAINT "Media_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaPlace" ADD CONSTRAINT "MediaPlace_mediaId_fkey" FOREIGN KEY ("mediaId") REFERENCES "Media"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MediaPlace" ADD CONSTRAINT "MediaPlace_postId_index_fkey" FOREIGN KEY ("postId", "index") REFERENCES "Segment"("postId", "index") ON DELETE CASCADE ON UPDATE CASCADE;
