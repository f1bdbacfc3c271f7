-- CreateEnum
CREATE TYPE "Opens" AS ENUM ('ask', 'seen', 'everything');

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "opens" "Opens";
