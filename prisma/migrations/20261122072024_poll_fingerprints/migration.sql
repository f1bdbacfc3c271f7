-- AlterTable
ALTER TABLE "Poll" ADD COLUMN "fingerprint" TEXT NOT NULL DEFAULT '';
