-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "feedVersion" INTEGER NOT NULL DEFAULT 0;
